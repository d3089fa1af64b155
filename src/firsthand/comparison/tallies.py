"""Numbers and times that are no counts and no dates: "third", "half", "twice", "6:20 a.m.", "evening", "Easter", "twice a week".
What stands in one text's place of another's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from firsthand.comparison.words import Word
from firsthand.language.tables import table

Sort: TypeAlias = Literal["rank", "share", "times", "hour", "part", "feast", "rate", "span"]

OF_TIME: tuple[Sort, ...] = ("hour", "part", "feast")
OF_MEASURE: tuple[Sort, ...] = ("rate", "span")
"""Sorts that say when, and in what measure; all others say how many."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_WRITTEN = re.compile(r"^(\d+)(st|nd|rd|th)$")
_VALUES: dict[Sort, dict[str, str]] = {
    "rank": {str(n): form for n, form in enumerate(_ORDINALS, start=1)},
    "share": {"1/2": "half halves", "1/4": "quarter quarters", "1/3": "thirds", "all": "all every"},
    "times": {"1": "once", "2": "twice", "3": "thrice"},
    "part": {
        "morning": "morning mornings dawn daybreak", "noon": "noon midday", "afternoon": "afternoon afternoons",
        "evening": "evening evenings night nights tonight overnight dusk nightfall", "midnight": "midnight",
    },
    "rate": {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly annually"},
}  # fmt: skip
_WORDS = {
    form: (sort, value) for sort, values in _VALUES.items() for value, forms in values.items() for form in forms.split()
}
FEASTS = {tuple(name.split()): value for value, names in table("wording_en")["feasts"].items() for name in names}
"""Days that are called by a name, folded."""
_UNITS = "minute hour day night week weekend fortnight month year decade century".split()
_PLURALS = {
    unit.removesuffix("y") + "ies" * unit.endswith("y") + "s" * (not unit.endswith("y")): unit for unit in _UNITS
}
_LASTING = frozenset("within for whole entire".split())


class Tally(NamedTuple):
    """One such number or time: its sort, its value, and its words."""

    sort: Sort
    value: str
    words: tuple[Word, ...]


def tallies(words: Sequence[Word], text: str) -> list[Tally]:
    """The ranks, shares, times, hours, feasts and rates among some words of ``text``, in order. "At first", "second to none"
    and a day of the month are not told from ranks: only what differs in one place of two texts says anything.
    """
    found = []
    at = 0
    while at < len(words):
        tally = next((t for read in _READERS if (t := read(words, at, text)) is not None), None)
        if tally is not None:
            found.append(tally)
        at += len(tally.words) if tally is not None else 1
    return found


def _forms(words: Sequence[Word], at: int, many: int) -> tuple[str, ...]:
    return tuple(w.form for w in words[at : at + many])


def _number(form: str) -> int | None:
    if form in _CARDINALS:
        return _CARDINALS.index(form) + 1
    return int(form) if form.isdecimal() and len(form) < len("1000000000") else None


def _feast(words: Sequence[Word], at: int, text: str) -> Tally | None:
    for many in (3, 2, 1):
        value = FEASTS.get(_forms(words, at, many))
        if value is not None and text[words[at].start].isupper():
            return Tally("feast", value, tuple(words[at : at + many]))
    return None


def _hour(words: Sequence[Word], at: int, text: str) -> Tally | None:
    """ "6:20", "2:19:47", "5 a.m.", "five in the morning", of which half of the day it is not counted."""
    first = _number(words[at].form)
    if first is None:
        return None
    end, values = at + 1, [first]
    while end < len(words) and text[words[end - 1].end : words[end].start] == ":" and words[end].form.isdecimal():
        values.append(int(words[end].form))
        end += 1
    after = _forms(words, end, 3)
    half = next((n for n in (1, 2, 3) if after[:n] in _HALVES), 0)
    if first > 24 or (len(values) == 1 and not half):
        return None
    clock = (
        [first % 12, *values[1:], 0] if len(values) < 2 else [first % 12, *values[1:]] if len(values) == 2 else values
    )
    last = end if after[:1] == ("in",) else end + half
    return Tally("hour", ":".join(f"{v:02}" for v in clock), tuple(words[at:last]))


_HALVES = frozenset(
    {("am",), ("pm",), ("a", "m"), ("p", "m"), ("o'clock",)}
    | {("in", "the", part) for part in ("morning", "afternoon", "evening")}
)


def _fraction(words: Sequence[Word], at: int, text: str) -> Tally | None:
    """ "A third more", "two thirds", "every third", "every three", "one ship in three"."""
    first, then = words[at].form, _forms(words, at + 1, 3)
    in_three = next((n for n in (0, 1) if then[n : n + 1] == ("in",) and _number("".join(then[n + 1 : n + 2]))), None)
    if first == "one" and in_three is not None:
        return Tally("share", f"1/{_number(then[in_three + 1])}", tuple(words[at : at + in_three + 3]))
    if first == "every" and (number := _number("".join(then[:1]))) and number <= 100:
        return Tally("share", f"1/{number}", tuple(words[at : at + 2]))
    many = 1 if first in ("a", "one", "every") else _number(first)
    rank = _WORDS.get(then[0].removesuffix("s")) if then else None
    if many is None or rank is None or rank[0] != "rank" or rank[1] in ("1", "2"):
        return None
    plural = then[0].endswith("s")
    if plural != (many > 1) or (not plural and first != "every" and then[1:2] not in _OF_A_WHOLE):
        return None
    return Tally("share", f"{many}/{rank[1]}", tuple(words[at : at + 2]))


_OF_A_WHOLE = frozenset((form,) for form in "of more less fewer higher lower bigger smaller larger".split())


def _rate(words: Sequence[Word], at: int, text: str) -> Tally | None:
    """ "Twice a week", "five times per month": in which measure it is counted."""
    before, article, unit = (*_forms(words, at - 1, 1), *_forms(words, at, 2), "", "")[:3] if at else ("", "", "")
    if article in ("a", "per", "each", "every") and before in ("once", "twice", "thrice", "times", "time"):
        return Tally("rate", unit, tuple(words[at : at + 2])) if unit in _UNITS else None
    return None


def _span(words: Sequence[Word], at: int, text: str) -> Tally | None:
    """ "Within weeks", "the whole weekend"."""
    before, form = _forms(words, at - 1, 1)[0] if at else "", words[at].form
    unit = form if before in ("whole", "entire") and form in _UNITS else _PLURALS.get(form)
    return Tally("span", unit, (words[at],)) if unit is not None and before in _LASTING else None


def _times(words: Sequence[Word], at: int, text: str) -> Tally | None:
    number = _number(words[at].form)
    if number is None or _forms(words, at + 1, 1) != ("times",):
        return None
    return Tally("times", str(number), tuple(words[at : at + 2]))


def _word(words: Sequence[Word], at: int, text: str) -> Tally | None:
    form = words[at].form
    if (written := _WRITTEN.match(form)) is not None:
        return Tally("rank", written[1], (words[at],))
    again = form == "once" and _forms(words, at + 1, 1) in (("more",), ("again",))
    return Tally(*_WORDS[form], (words[at],)) if form in _WORDS and not again else None


_READERS: tuple[Callable[[Sequence[Word], int, str], Tally | None], ...] = (
    _feast,
    _hour,
    _fraction,
    _rate,
    _times,
    _span,
    _word,
)


def alone(mine: Sequence[Tally], theirs: Sequence[Tally]) -> Iterator[tuple[Tally, Tally]]:
    """The tallies of one sort that each side has and the other has not, where there is one of each."""
    here, there = ({(t.sort, t.value): t for t in reversed(side)} for side in (mine, theirs))
    own = [t for key, t in here.items() if key not in there]
    gone = [t for key, t in there.items() if key not in here]
    for sort in sorted({t.sort for t in own}):
        left = [t for t in own if t.sort == sort], [t for t in gone if t.sort == sort]
        if len(left[0]) == len(left[1]) == 1:
            yield left[0][0], left[1][0]
