"""The roles of a proposed statement: a cue that the tables know with a source that can speak, in one sentence of the text."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.claims.sources import Source, can_speak
from firsthand.language.cues import english_cues
from firsthand.language.speech import cue_class
from firsthand.records import Attribution, CueClass, Span

REACH_SENTENCES = 3
"""How far back a statement's source may stand: quotations and lists carry theirs about so far."""
LONGEST_SOURCE = 200
"""Characters. Who needs more is described rather than named."""
APART = 120
"""Characters between source and cue; the longest apposition in news prose has fewer."""


class Roles(msgspec.Struct, frozen=True):
    """Source and cue of one hop, in the text's own words."""

    source: str
    cue: str


def hops_of(
    text: str, sentences: Sequence[Span], touched: Sequence[int], chain: Sequence[Roles], language: str
) -> tuple[Attribution, ...] | str:
    """The hops of a statement that stands in the sentences ``touched``, or why one of them is none."""
    found: list[Attribution] = []
    for roles in chain:
        cue_class = _cue_class(roles.cue, language)
        if cue_class is None:
            return "whose cue is none"
        if not _may_speak(roles.source, language):
            return "whose source cannot speak"
        spans = next(filter(None, (_together(text, sentences[n], roles) for n in _near(touched, len(sentences)))), None)
        if spans is None:
            return "whose source and cue were not found in one sentence near by"
        found.append(_hop(roles, spans, cue_class, language))
    return tuple(found)


def _near(touched: Sequence[int], count: int) -> Iterator[int]:
    """The statement's own sentences, then its neighbours, the nearest first."""
    yield from touched
    for step in range(1, REACH_SENTENCES + 1):
        if touched[0] - step >= 0:
            yield touched[0] - step
        if step == 1 and touched[-1] + 1 < count:
            yield touched[-1] + 1


def _together(text: str, sentence: Span, roles: Roles) -> tuple[Span, Span] | None:
    """Source and cue in one sentence, apart and as near to each other as they come."""
    sources, cues = _places(text, sentence, roles.source), _places(text, sentence, roles.cue)
    pairs = [(s, c) for s in sources for c in cues if s[1] <= c[0] or c[1] <= s[0]]
    if not pairs:
        return None
    source, cue = min(pairs, key=lambda pair: max(pair[1][0] - pair[0][1], pair[0][0] - pair[1][1]))
    return (source, cue) if max(cue[0] - source[1], source[0] - cue[1]) <= APART else None


def _places(text: str, sentence: Span, words: str) -> list[Span]:
    """Where ``words`` stand as whole words in a sentence, the first twenty places of them."""
    found: list[Span] = []
    at = sentence[0]
    while words and len(found) < 20 and (start := text.find(words, at, sentence[1])) >= 0:
        end = start + len(words)
        if not (_joined(text, start) or _joined(text, end)):
            found.append((start, end))
        at = start + 1
    return found


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on across ``at``; Han and kana have no words to go on."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (
        before.isalnum()
        and after.isalnum()
        and not "\u2e80" <= before <= "\u9fff"
        and not "\u2e80" <= after <= "\u9fff"
    )


def _cue_class(cue: str, language: str) -> CueClass | None:
    """The class of the table's cue that ``cue`` is or holds: "has repeatedly said" is "said"."""
    lowered = " ".join(cue.lower().split())
    if language != "en":
        return cue_class(lowered, language)
    cues = english_cues()
    for phrase, listed in cues.prepositions.items():
        if _holds(lowered, phrase):
            return listed
    words = re.findall(r"[^\W\d_]+", lowered)
    for word in words:
        if word in cues.verbs:
            return cues.verbs[word][1]
    named = next((cues.nouns[word][1] if word in cues.nouns else cues.adverbs.get(word) for word in words), None)
    return named


def _holds(text: str, words: str) -> bool:
    return bool(_places(text, (0, len(text)), words))


def _may_speak(source: str, language: str) -> bool:
    if not 0 < len(source) <= LONGEST_SOURCE or not any(c.isalpha() for c in source):
        return False
    if _cue_class(source, language) is not None and source.islower() and " " not in source.strip():
        return False  # "said" for a source: the roles were swapped
    if language != "en":
        return True
    described = Source(source, head_of(source))
    return bool(described.pronoun) or described.named or described.type != "unknown" or can_speak(described.head)


def head_of(source: str) -> str:
    """The word that a source phrase is about, near enough without grammar: the last before "of", "in", "who" or a comma."""
    core = re.split(
        r",|\s\(|\s(?:of|in|from|at|for|with|on|who|whose|which|that|to|by|familiar|close)\s", source, maxsplit=1
    )[0]
    words = re.findall(r"[^\s\"“”]+", core)
    return words[-1].rstrip(".,;:") if words else source


def _hop(roles: Roles, spans: tuple[Span, Span], cue_class: CueClass, language: str) -> Attribution:
    source, cue = spans
    if language != "en":
        named = roles.source[:1].isupper()
        return Attribution(roles.source, "person" if named else "unknown", named, None, cue_class, source, cue)
    told = Source(roles.source, head_of(roles.source))
    if told.type == "document" and cue_class == "neutral":
        cue_class = "documentary"
    return Attribution(roles.source, told.type, told.named, told.count, cue_class, source, cue)
