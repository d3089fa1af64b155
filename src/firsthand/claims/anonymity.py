"""Why a source is not named, where the text says so ("on condition of anonymity because …"): a span beside the source."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from firsthand.claims.chains import Chain
from firsthand.claims.grammar import Sentence
from firsthand.claims.layout import Block, Placed
from firsthand.records import Attribution, Span

_UNNAMED = re.compile(
    r"(?i)\b(?:(?:on|under) (?:the )?condition(?:s)? of (?:strict |complete )?anonymity|(?:on|for|request\w*|grant\w*|demand\w*|insist\w* on) "
    r"anonymity|anonymously|condition that \w{1,12}(?: \w{1,12})? not be (?:named|identified|quoted by name)|"
    r"(?:not|declin\w{1,3}|refus\w{1,3}) (?:to|wish to|want to|wishing to|wanting to) be (?:publicly |further )?(?:named|identified|quoted by name))"
)
"""How English news prose says that a source asked not to be named."""
_REASON = re.compile(
    r"(?i),?\s+(?=(?:because|as|since|in order|so as|so that|so|to|for|under|citing|due|given|out of|lest|fearing|discussing|"
    r"describing|while)\b)"
)
_BACK = re.compile(
    r"(?i)\W*(?:they|he|she|both|all|most|some|the (?:\w+ )?(?:officials?|people|persons?|sources?|aides?))\b"
)
"""How a sentence begins that goes on about the sources of the one before."""
_KINDS = frozenset({"person", "group", "office", "unknown"})
Key: TypeAlias = tuple[Span | None, Span | None]


def reasons(
    sentences: Sequence[Sentence], placed: Sequence[Placed], blocks: Sequence[Block], chains: Sequence[Chain]
) -> dict[Key, Span]:
    """The stated reason (document span) of each unnamed source that has one, by the source's and the cue's spans."""
    found: dict[Key, Span] = {}
    for number, (sentence, place, chain) in enumerate(zip(sentences, placed, chains, strict=True)):
        asked = _UNNAMED.search(sentence.text)
        given = _REASON.match(sentence.text, asked.end()) if asked else None
        if asked is None or given is None:
            continue
        block = blocks[place.block]
        span = block.document_span(sentence.offset + given.end(), sentence.offset + _end(sentence, chain, given.end()))
        at = block.document_span(sentence.offset + asked.start(), sentence.offset + asked.end())[0]
        holding, nearest = _whose(chain.records, at)
        for record in holding or _before(sentences, placed, chains, number) or nearest:
            found[_key(record)] = span
    return found


def with_reason(record: Attribution, known: Mapping[Key, Span]) -> Attribution:
    """The record with its reason, if it has one."""
    reason = known.get(_key(record)) if known else None
    return record if reason is None else replace(record, reason=reason)


def _key(record: Attribution) -> Key:
    return record.source, record.cue


def _whose(records: Sequence[Attribution], at: int) -> tuple[list[Attribution], list[Attribution]]:
    """The unnamed source whose own words hold the place ``at``, and the one that begins nearest before it."""
    unnamed = [r for r in records if not r.named and r.type in _KINDS and r.source is not None and r.source[0] <= at]
    holding = [r for r in unnamed if r.source is not None and at < r.source[1]]
    return holding[-1:], sorted(unnamed, key=lambda r: r.source or (0, 0))[-1:]


def _before(
    sentences: Sequence[Sentence], placed: Sequence[Placed], chains: Sequence[Chain], number: int
) -> list[Attribution]:
    """ "They spoke on condition of anonymity because …": the unnamed source of the sentence before."""
    if number == 0 or placed[number - 1].block != placed[number].block or not _BACK.match(sentences[number].text):
        return []
    earlier = chains[number - 1]
    return [r for r in (*earlier.carried, *earlier.records) if not r.named and r.type in _KINDS][-1:]


def _end(sentence: Sentence, chain: Chain, start: int) -> int:
    """Where the reason ends: before the next cue, else with the sentence; without the marks at its edge."""
    starts = sentence.parsed.starts
    verbs = [
        starts[hop.verb] for hop in chain.hops if starts[hop.verb] > start and not _inside(sentence, hop.verb, start)
    ]
    end = min(verbs, default=len(sentence.text))
    return start + len(sentence.text[start:end].rstrip(' ,;:.—–-“"\u00a0'))


def _inside(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether a cue belongs to the reason itself ("to describe the talks", "because the clerk was told not to talk")."""
    return sentence.tags[verb] in ("VB", "VBG") or any(
        sentence.parsed.starts[a] >= start and sentence.is_verb(a) for a in sentence.ancestors(verb)
    )
