"""Numbers that one account says in another measure: a share in per cent, twelve months for a year."""

from collections.abc import Sequence

from firsthand.comparison.sides import Sentence
from firsthand.comparison.words import words_of
from firsthand.records import Quantity

_LENGTHS = {
    "minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "fortnight": 20160.0, "month": 43800.0, "year": 525600.0,
    "decade": 5256000.0, "century": 52560000.0,
}  # fmt: skip
"""Minutes of a length of time."""
ALIKE = 0.04
"""How far apart two lengths may be: twelve months, 52 weeks and a year."""


def in_other_units(item: Quantity, parents: Sequence[Sentence]) -> bool:
    """Whether a share or a length of time is one of the parent's sentences' in another measure."""
    timed = any(w.form.removesuffix("s") in _LENGTHS for w in words_of(item.text))
    return _as_share(item, parents) or (timed and _as_long(item, parents))


def _as_share(item: Quantity, parents: Sequence[Sentence]) -> bool:
    """Whether a share is one of the parent's in per cent, or the other way round."""
    share = _share(item)
    if share is None:
        return False
    others = [f.item for s in parents for f in s.of("quantity") if isinstance(f.item, Quantity)]
    shares = [_share(other) for other in others if other.unit != item.unit]
    return any(other is not None and abs(share - other) <= PERCENT for other in shares)


def _share(item: Quantity) -> float | None:
    if item.unit == "percent":
        return item.low / 100
    return item.low if item.unit == "share" else None


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
