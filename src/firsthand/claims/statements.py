"""Statements from sentences: cut, attributed, weighed, filled with their facts, and anchored."""

import hashlib
import re

from firsthand.claims.anonymity import Key, reasons, with_reason
from firsthand.claims.certainty import certainty, loose_allegation, predicate
from firsthand.claims.chains import QUOTED_SHARE, Chain, shares, told_of
from firsthand.claims.events import Events
from firsthand.claims.facts import Found, within
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.layout import Block, Placed
from firsthand.claims.likelihood import likelihood, weighed
from firsthand.claims.lists import introducing
from firsthand.claims.segments import segments
from firsthand.claims.timing import Timing, with_tense
from firsthand.records import Attribution, Document, Span, Statement, StatementKind, anchor

CAPTION_WORDS = 5
"""A caption or title without a verb still says something when it is this long ("Howitzers on parade in the capital")."""


def statements_of(
    document: Document,
    sentences: list[Sentence],
    placed: list[Placed],
    blocks: list[Block],
    chains: list[Chain],
    facts: Found,
) -> tuple[Statement, ...]:
    """All statements of an English account, in order."""
    found: list[Statement] = []
    facts = with_tense(sentences, placed, blocks, facts)
    events = Events(sentences, placed, blocks, facts)
    timing = Timing(sentences, placed, blocks, facts)
    unnamed = reasons(sentences, placed, blocks, chains)
    for number, (sentence, place, chain) in enumerate(zip(sentences, placed, chains, strict=True)):
        if not _says_something(sentence, place) or introducing(sentence) is not None:
            continue
        for first, end in segments(sentence, chain.hops):
            statement = _statement(
                document,
                number,
                sentence,
                place,
                blocks[place.block],
                chain,
                facts,
                events,
                timing,
                unnamed,
                first,
                end,
            )
            if statement is not None:
                found.append(statement)
    return tuple(found)


def _says_something(sentence: Sentence, place: Placed) -> bool:
    """A heading, a byline or a bare link says nothing; a caption without a verb may."""
    words = [w for w in sentence.words if w[:1].isalpha()]
    if len(words) < 2 or _DESK.match(sentence.text):
        return False
    if _is_heading(sentence):
        return False
    if any(
        sentence.is_verb(t) and sentence.tags[t] != "VBN" and sentence.deps[t] not in ("compound", "amod")
        for t in range(len(sentence))
    ):
        return True
    if any(sentence.quoted):
        return len(words) >= 3
    if _without_verb(sentence, words):
        return True
    if place.furniture is None or len(words) < CAPTION_WORDS or sentence.text.startswith("("):
        return False
    return not _CREDIT.match(sentence.text)


def _is_heading(sentence: Sentence) -> bool:
    """ "How the mayor thinks about piers": a question word that the main verb hangs on, and nothing that asks."""
    root = next((t for t, dep in enumerate(sentence.deps) if dep == "ROOT"), 0)
    opens = sentence.tags[0] in ("WRB", "WP") and sentence.heads[0] == root and sentence.is_verb(root)
    opens = opens and not sentence.quoted[root]
    return opens and not any(w in (",", ":", ";", "?", "!") or w.endswith("?") for w in sentence.words)


def _without_verb(sentence: Sentence, words: list[str]) -> bool:
    """A whole sentence whose verb the parser missed ("The bid values each share at nine times its price."): it ends in a full
    stop, holds a figure, and is no heading in capitals.
    """
    small = sum(w[:1].islower() for w in words)
    figure = any(t == "CD" for t in sentence.tags)
    whole = sentence.text[:1].isupper() and sentence.text.rstrip(' ”"’»)').endswith(".")
    return whole and figure and small >= LEAST_SMALL and any(t == "NNS" for t in sentence.tags)


LEAST_SMALL = 5
"""Words without a capital in a sentence; a byline or an address has fewer."""
LONGEST_NAME = 60
"""Characters within which a name ends that opens a sentence."""
_DESK = re.compile(
    r"\W*(?:(?:(?:additional|further) )?(?:reporting|writing|editing|compiled|translated|photography) (?:and \w+ )?by [A-Z]"
    r"|contribut(?:ing|ors?):|(?:partial |full )?transcript as follows"
    r"|(?:follow|like) [^.]{1,60}\bon (?:twitter|facebook|instagram|youtube)\b"
    r"|(?:read|see|watch|listen to|hear) (?:[\w’'.-]+ ){0,9}(?:here|below|above)\W*$"
    r"|read (?:the )?(?:rest|more|full)\b|(?:click|subscribe|sign up) "
    r"|[^.]{3,200} contributed (?:to this (?:report|story|article)|reporting)\b|(?-i:[A-Z])[\w’' -]{1,60} reported from )",
    re.IGNORECASE,
)
"""An agency's line on who wrote and edited, a page's call to its reader."""
_CREDIT = re.compile(
    r"\W*(?:(?:image|photo|picture|photograph|video)s?\W+)?(?:credit|courtesy|source|by|via)\b|\W*(?:©|\(c\))",
    re.IGNORECASE,
)
"""A caption's line that names only who took the picture."""


def _statement(
    document: Document,
    number: int,
    sentence: Sentence,
    place: Placed,
    block: Block,
    chain: Chain,
    facts: Found,
    events: Events,
    timing: Timing,
    unnamed: dict[Key, Span],
    first: int,
    end: int,
) -> Statement | None:
    tokens = set(range(first, end))
    span = _trimmed(sentence, first, end)
    if span is None:
        return None
    covering, content = shares(sentence, chain, tokens)
    attribution = tuple(
        with_reason(record, unnamed) for record in (*chain.carried, *(chain.records[n] for n in covering))
    )
    innermost = chain.hops[covering[-1]] if covering else None
    opening = block.document_span(sentence.offset, sentence.offset + 1)[0]
    named = any(m.start == opening for m in within(facts.mentions, opening, opening + LONGEST_NAME))
    value, deciding = certainty(sentence, content, innermost, opens_with_name=named)
    alleging = loose_allegation(sentence, tokens, {chain.hops[n].verb for n in covering})
    if alleging is not None and not attribution:
        value, deciding = "Uu", deciding | {alleging}
    silent = innermost is not None and innermost.cue_class == "non_answer"
    listed = None if silent else likelihood(sentence, content, deciding, block)
    start, stop = block.document_span(sentence.offset + span[0], sentence.offset + span[1])
    proof = anchor(document.id, document.text, start, stop)
    quoted = _quoted_spans(sentence, block, span)
    told = {t for n in covering for t in told_of(sentence, chain.hops, chain.hops[n])}
    said = {t for t in tokens - told if sentence.words[t][:1].isalnum()}
    marked = any(_in_marks(sentence, t) for t in tokens.difference(*(chain.hops[n].source for n in covering)))
    kind = _kind(sentence, said, attribution, innermost, marked, bool(chain.carried), value == "Uu")
    words = [sentence.span(t, t) for t in sorted(deciding)]
    dates = within(facts.dates, start, stop)
    beside = None if dates or not content else timing.beside(number, content, predicate(sentence, content), chain.hops)
    return Statement(
        id=statement_id(document.id, start, stop, kind),
        document=document.id,
        start=start,
        end=stop,
        text=proof.text,
        kind=kind,
        attribution=attribution,
        certainty=weighed(value, listed),
        certainty_words=tuple(block.document_span(sentence.offset + s, sentence.offset + e) for s, e in words),
        quantities=within(facts.quantities, start, stop),
        money=within(facts.money, start, stop),
        likelihood=listed,
        dates=dates,
        date_beside=beside,
        mentions=within(facts.mentions, start, stop),
        quoted=quoted,
        furniture=place.furniture,
        events=events.events(number, first, end, value, deciding, beside),
    )


def statement_id(document: str, start: int, end: int, kind: str) -> str:
    """Stable across runs: what stands where, and as what."""
    return hashlib.sha256(f"{document}\0{start}\0{end}\0{kind}".encode()).hexdigest()[:16]


_OPENING = "“‘«„\"'([「『$€£¥#"
_CLOSING = "”’»“\"')]」』.!?…%。！？"


def _trimmed(sentence: Sentence, first: int, end: int) -> Span | None:
    """The span of a piece without the commas, dashes and spaces at its edges."""
    start, stop = sentence.span(first, end - 1)
    text = sentence.text
    while start < stop and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    while stop > start and not (text[stop - 1].isalnum() or text[stop - 1] in _CLOSING):
        stop -= 1
    return (start, stop) if stop > start else None


def _quoted_spans(sentence: Sentence, block: Block, span: Span) -> tuple[Span, ...]:
    """Document spans of the words inside outermost quotation marks within the piece."""
    found = []
    for quotation in sentence.quotations:
        if quotation.level:
            continue
        start = max(quotation.inner_start, sentence.offset + span[0])
        end = min(quotation.inner_end, sentence.offset + span[1])
        if end > start:
            found.append(block.document_span(start, end))
    return tuple(found)


def _in_marks(sentence: Sentence, at: int) -> bool:
    """Whether the word at ``at`` stands between quotation marks of any kind."""
    start = sentence.offset + sentence.parsed.starts[at]
    return any(q.inner_start <= start < q.inner_end for q in sentence.quotations)


def _kind(
    sentence: Sentence,
    said: set[int],
    attribution: tuple[Attribution, ...],
    innermost: Hop | None,
    marked: bool,
    carried: bool,
    open_: bool,
) -> StatementKind:
    if innermost is not None and innermost.cue_class == "non_answer":
        return "non_answer"
    inside = sum(1 for t in said if sentence.quoted[t])
    full = any(q.extent == "full" and not q.level for q in sentence.quotations)
    if said and inside >= QUOTED_SHARE * len(said) and (full or inside == len(said)):
        return "quotation"
    if not attribution and open_ and sentence.text.rstrip(' ”"’»)').endswith("?"):
        return "question"
    if attribution:
        return "mixed_quotation" if marked and not carried else "indirect_speech"
    return "assertion"
