"""The hard facts of a text as a comparable multiset: numbers, sums, designations, dates, names. Any language, no parser.

Keys do not depend on the language where that can be helped: numbers are values, designations canonical, states ISO
codes, names a folded surname. Two texts that tell one story share most of them, in whatever words they tell it.
"""

import re
from typing import Literal

import msgspec

from firsthand.language.dates import find_dates
from firsthand.language.designations import find_designations
from firsthand.language.folding import fold
from firsthand.language.guess import guess_language
from firsthand.language.money import find_money
from firsthand.language.numerals import find_numerals
from firsthand.language.states import find_states

FactKind = Literal["number", "money", "designation", "date", "name"]


class Fact(msgspec.Struct, frozen=True, order=True):
    """One hard fact; ``key`` compares across texts and languages, ``start``/``end`` are offsets into the text."""

    kind: FactKind
    key: str
    start: int
    end: int


_CAPITAL = "".join(c for c in map(chr, (*range(0x590), *range(0x1E00, 0x2000))) if c.isupper() or c.istitle())
"""Latin, Greek, Cyrillic and Armenian capitals; a pattern of Python's own has no name for them."""
_WORD = rf"[{re.escape(_CAPITAL)}][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_NAME = re.compile(rf"(?<!\w)(?P<name>{_WORD}(?:[ \u00a0](?:{_WORD}|[A-Z]\.|de|von|van|bin|al|el|der)){{0,6}})")
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?…:;。！？\n\r][\"'”’»)]{0,2}|[\"“«„(\[—–-])[\s\u00a0]*\Z")
_PARTICLES = frozenset({"de", "von", "van", "bin", "al", "el", "der"})


def hard_facts(text: str, language: str | None = None) -> tuple[Fact, ...]:
    """All hard facts of ``text`` in order. ``language`` (ISO 639-1) picks the tables; without it they are guessed."""
    code = (language or guess_language(text)).split("-")[0].lower()
    claimed = bytearray(len(text))
    facts: list[Fact] = []

    def add(kind: FactKind, key: str, start: int, end: int) -> None:
        if not any(claimed[start:end]):
            claimed[start:end] = b"\x01" * (end - start)
            facts.append(Fact(kind, key, start, end))

    for mention in find_designations(text):
        add("designation", mention.canonical, mention.start, mention.end)
    numerals = [n for n in find_numerals(text, code) if not any(claimed[n.start : n.end])]
    for sum_ in find_money(text, code, numerals):
        add("money", f"{sum_.currency or '?'} {sum_.high:.12g}", sum_.start, sum_.end)
    for date in find_dates(text, code):
        key = date.value or (f"{date.offset:+g} {date.offset_unit}" if date.offset is not None else "")
        if key:
            add("date", key, date.start, date.end)
    for numeral in numerals:
        # "one" and "un" are articles as often as numbers: too common to tell two stories apart
        if not (numeral.spelled and (numeral.value <= 1 or numeral.vague)):
            add("number", f"{numeral.value:.12g}", numeral.start, numeral.end)
    for state in find_states(text, code):
        add("name", state.canonical, state.start, state.end)
    if code not in ("zh", "ar"):
        for match in _NAME.finditer(text):
            _add_name(match, text, add)
    return tuple(sorted(facts, key=lambda f: (f.start, f.end)))


def _add_name(match: re.Match[str], text: str, add: object) -> None:
    """A capitalised run; one word alone at the head of a sentence is no name, only a sentence's head."""
    words = match["name"].replace("\u00a0", " ").split(" ")
    start, end = match.span("name")
    while words and words[-1] in _PARTICLES:
        end -= len(words.pop()) + 1
    opens = _SENTENCE_OPENS.search(text, max(0, start - 4), start) is not None or start == 0
    if opens and len(words) == 1:
        return
    key = fold(words[-1].rstrip("."))
    if len(key) >= 2 and callable(add):
        add("name", key, start, end)
