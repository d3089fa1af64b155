"""Numbers that one account says in another way: "both" for two, "half" where the other has "twice", a count that is what is
left of a whole or the sum of its parts, twelve months for a year.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

from firsthand.comparison.sides import Sentence
from firsthand.comparison.words import words_of
from firsthand.records import Quantity

_SAID = {
    2.0: "both twice pair couple double doubled doubling doubles two either second duo half halved",
    3.0: "trio triple tripled thrice third",
    4.0: "quadruple quadrupled quarter",
    0.5: "half halved twice double doubled doubling",
    12.0: "dozen",
    14.0: "fortnight",
    10.0: "decade",
    100.0: "hundred century",
}
"""Words by which a number is said where the number does not stand."""
_LENGTHS = {
    "minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "fortnight": 20160.0, "month": 43800.0, "year": 525600.0,
    "decade": 5256000.0, "century": 52560000.0,
}  # fmt: skip
"""Minutes of a length of time."""
ALIKE = 0.04
"""How far apart two lengths may be: twelve months, 52 weeks and a year."""
MOST_FIGURES = 8
"""Figures of a sentence that are added up and taken from one another."""


def said_otherwise(item: Quantity, parents: Sequence[Sentence]) -> bool:
    """Whether the parent's sentences say a number that does not stand in them."""
    if item.low != item.high:
        return False
    words = {w.form for s in parents for w in s.words}
    if words & set(_SAID.get(item.low, "").split()) or in_other_units(item, parents):
        return True
    if any(_RANKS.get(w.form) == item.low for s in parents for w in s.words):
        return True  # four tries, "the fourth attempt"
    values = [f.item.low for s in parents for f in s.of("quantity") if isinstance(f.item, Quantity)][:MOST_FIGURES]
    return any(item.low in (a + b, abs(a - b)) for a, b in combinations(values, 2))


def in_other_units(item: Quantity, parents: Sequence[Sentence]) -> bool:
    """Whether a share or a length of time is one of the parent's sentences' in another measure."""
    timed = any(w.form.removesuffix("s") in _LENGTHS for w in words_of(item.text))
    return _as_share(item, parents) or (timed and _as_long(item, parents))


def _as_share(item: Quantity, parents: Sequence[Sentence]) -> bool:
    """Whether a share is one of the parent's in per cent, or the other way round, or "every fifth"."""
    share = _share(item)
    if share is None:
        return False
    others = [f.item for s in parents for f in s.of("quantity") if isinstance(f.item, Quantity)]
    shares = [_share(other) for other in others if other.unit != item.unit]
    every = [
        1 / _RANKS[b.form] for s in parents for a, b in pairwise(s.words) if a.form == "every" and b.form in _RANKS
    ]
    return any(other is not None and abs(share - other) <= PERCENT for other in (*shares, *every))


def _share(item: Quantity) -> float | None:
    if item.unit == "percent":
        return item.low / 100
    return item.low if item.unit == "share" else None


_RANKS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
PERCENT = 0.011
"""How far apart two shares may be that are one: a third is 33 per cent."""


def _as_long(item: Quantity, parents: Sequence[Sentence]) -> bool:
    """Whether a length of time is one of the parent's in another unit."""
    mine = _minutes(item.low, [w.form for w in words_of(item.text)])
    for sentence in parents:
        forms = [w.form for w in sentence.words]
        for at, form in enumerate(forms):
            unit = form.removesuffix("s") if form not in _LENGTHS else form
            if unit in _LENGTHS:
                before = forms[at - 1] if at else ""
                many = float(before) if before.isdigit() else 0.5 if {"half"} & set(forms[max(0, at - 2) : at]) else 1.0
                if mine and abs(many * _LENGTHS[unit] - mine) <= ALIKE * mine:
                    return True
    return False


def _minutes(many: float, forms: Sequence[str]) -> float:
    units = [_LENGTHS[u] for f in forms if (u := f if f in _LENGTHS else f.removesuffix("s")) in _LENGTHS]
    return many * units[0] if units else 0.0
