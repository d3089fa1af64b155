"""The states of a sentence in a language that is read without a parser: by name, by a capital that speaks for a government,
by a person whom the account has given a state; and what the word beside each makes of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from firsthand.claims.events_lexicon import UNSPACED, Lexicon, folded
from firsthand.language.folding import fold
from firsthand.language.states import find_capitals, find_states
from firsthand.records import Statement

Part: TypeAlias = Literal["", "agent", "towards", "place"]
LED = 40
"""Characters before a name in which the word that leads to it stands ("par le président serbe")."""
BESIDE = 24
"""Characters between a state's name and the person or newspaper that belongs to it."""
STEM = 5
"""Letters of a family name that its case endings leave alone."""
_POSTPOSED = frozenset({"ja", "ko", "tr"})
"""Languages that say behind a name what it is in its sentence."""
_APOSTROPHES = str.maketrans("'’", "  ")
_BETWEEN = re.compile(r"(?:[^\W\d_]+\s+){0,3}")
_ARTICLE = re.compile(r"(?:[^\W\d_]{1,4}\s+)?")


class Seen(NamedTuple):
    """A state in a sentence, with offsets in it. ``part`` is what the word beside it makes of it, ``town`` says that it is a
    capital, ``said`` that it stands in the name of the statement's source.
    """

    start: int
    end: int
    state: str
    part: Part
    town: bool
    said: bool


class Line(NamedTuple):
    """A statement with its folded text and the states in it, in order."""

    statement: Statement
    text: str
    states: tuple[Seen, ...]


def people_of(statements: Sequence[Statement], lexicon: Lexicon) -> dict[str, str]:
    """The stem of a family name → the state that the account gives its person ("le président serbe Dragan Ilmo"). Two of
    one name in two states are nobody's, and a newspaper is no person.
    """
    found: dict[str, str] = {}
    for statement in statements:
        mentions = [m for m in statement.mentions if m.schema in ("Person", "Other") and m.country is None]
        named = _states_in(statement.text, lexicon) if mentions else []
        for mention in mentions:
            at, end = mention.start - statement.start, mention.end - statement.start
            near = [code for a, b, code in named if a < end and _belongs(statement.text, a, b, at)]
            if near:
                key = _stem(mention.text)
                found[key] = near[-1] if found.get(key, near[-1]) == near[-1] else ""
    return {key: state for key, state in found.items() if key and state}


def line_of(statement: Statement, lexicon: Lexicon, people: Mapping[str, str]) -> Line:
    """A statement with the states that may act in it: a newspaper's own is none."""
    text = folded(statement.text)
    language = lexicon.language
    said = [hop.source for hop in statement.attribution if hop.source is not None]
    places = [(*span, False) for span in _named(statement.text, language)]
    plain = statement.text.translate(_APOSTROPHES)
    towns = find_capitals(plain, language)
    for start, end, code in (*towns, *_persons(statement, people)):
        if not any(a < end and start < b for a, b, _, _ in places):
            places.append((start, end, code, True))
    capitals = {span[:2] for span in towns}
    found: list[Seen] = []
    for start, end, code, late in sorted(places):
        if not _of_a_newspaper(text, start, end, lexicon):
            part = _part(text, start, end, lexicon, found[-1].end if found else 0)
            town = late and (start, end) in capitals
            found.append(Seen(start, end, code, part, town, any(a <= start + statement.start < b for a, b in said)))
    return Line(statement, text, tuple(found))


def _named(text: str, language: str) -> list[tuple[int, int, str]]:
    plain = text.translate(_APOSTROPHES)  # "l'Égypte", "Kahire'de"
    return [(m.start, m.end, m.country) for m in find_states(plain, language) if m.country is not None]


def _states_in(text: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """States by name, but for those of newspapers."""
    plain = folded(text)
    return [one for one in _named(text, lexicon.language) if not _of_a_newspaper(plain, *one[:2], lexicon)]


def states_spoken_of(statements: Sequence[Statement], lexicon: Lexicon) -> frozenset[str]:
    """All states of an account, by name or by capital, but for those of newspapers."""
    found: set[str] = set()
    for statement in statements:
        text = folded(statement.text)
        found.update(code for _, _, code in _states_in(statement.text, lexicon))
        capitals = find_capitals(statement.text, lexicon.language)
        found.update(code for start, end, code in capitals if not _of_a_newspaper(text, start, end, lexicon))
    return frozenset(found)


def _persons(statement: Statement, people: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for m in statement.mentions:
        state = people.get(_stem(m.text)) if m.schema in ("Person", "Other") else None
        if state is not None:
            yield m.start - statement.start, m.end - statement.start, state


def _belongs(text: str, start: int, end: int, name: int) -> bool:
    """Whether a state stands in a name, as where capitals run on, or before it without a stop between."""
    return start >= name or (end <= name <= end + BESIDE and not any(c in ",.;:" for c in text[end:name]))


def _stem(name: str) -> str:
    return fold(name.split()[-1])[:STEM] if name.split() else ""


def _of_a_newspaper(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "Le journal français …", "французская газета": whose newspaper it is says nothing of the state."""
    behind = lexicon.outlet.search(text, end, end + BESIDE)
    if behind is not None and not text[end : behind.start()].strip():
        return True
    before = lexicon.outlet.finditer(text, max(0, start - BESIDE), start)
    return any(not text[match.end() : start].strip() for match in before)


def _part(text: str, start: int, end: int, lexicon: Lexicon, floor: int) -> Part:
    """What the word that leads to a name makes of it; what stands before ``floor`` leads to another."""
    for part, words, between in (
        ("agent", lexicon.agent, _BETWEEN),
        ("towards", lexicon.towards, _BETWEEN),
        ("place", lexicon.place, _ARTICLE),
    ):
        if lexicon.language in _POSTPOSED:
            match = words.search(text, end, end + BESIDE)
            if match is not None and len(text[end : match.start()].strip()) <= (0 if part == "place" else 8):
                return part  # type: ignore[return-value]
        elif lexicon.language in UNSPACED:
            if any(m.end() == start for m in words.finditer(text, max(floor, start - 4), start)):
                return part  # type: ignore[return-value]
        else:
            for match in words.finditer(text, max(floor, start - LED), start):
                if between.fullmatch(text[match.end() : start].lstrip()):
                    return part  # type: ignore[return-value]
    return ""
