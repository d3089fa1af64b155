"""When two figures say the same, when one is the other rounded, and when they count the same thing."""

import math
from functools import lru_cache

from firsthand.comparison.words import listed, stem, words_of
from firsthand.language.numerals import find_numerals
from firsthand.language.tables import table
from firsthand.records import Money, Quantity

MOST_ROUNDED = 0.1
"""A figure more than a tenth away from the other is another figure, however few digits it is given with."""
_KINDS = tuple(
    frozenset(map(stem, words.split()))
    for words in "jet fighter plane aircraft warplane airplane aeroplane,people person,soldier troop serviceman servicemen,"
    "percent pct,ship vessel,firm company".split(",")
)
"""Counted nouns that stand for one another in news. Kept short: a wrong pair would be a wrong finding."""
_WORDS = listed("figures: words")


def measures() -> frozenset[str]:
    """Units that can be exchanged for one another by mistake: those of the table, and the words for them."""
    data = table("units")
    found = {
        unit
        for values in data.values()
        if isinstance(values, dict)
        for unit in values.values()
        if isinstance(unit, str)
    }
    return frozenset(found | _WORDS)


MEASURES = measures()

Figure = Quantity | Money


LOOSE_FROM, LOOSE_TO = 0.5, 6.0
"""What "dozens" (stored as 24), "hundreds" (200) and their like may stand for, times the stored value: 12 to 144."""
MORE = 1.25
""""More than 40" is borne out by 43 and not by 90."""


def loose(figure: Figure) -> bool:
    """Whether a figure only names an order of size: "dozens", "thousands"."""
    return figure.approximation == "at_least" and figure.low == figure.high and _order_of_size(figure.text)


@lru_cache(maxsize=1 << 12)
def _order_of_size(text: str) -> bool:
    """Whether a figure opens with a word like "dozens", in any language that has such words. The bound alone does not tell:
    "at least five" is stored like "dozens" and yet is a number.
    """
    if any(c.isdigit() for c in text):
        return False
    opening = ((language, find_numerals(text, language)[:1]) for language in table("numbers"))
    return any(numeral.vague and numeral.start == 0 for _, found in opening for numeral in found)


def within(exact: Figure, wide: Figure) -> bool:
    """Whether a figure lies in what a loose one may stand for."""
    return LOOSE_FROM * wide.low <= exact.low and exact.high <= LOOSE_TO * wide.low


def agree(child: Figure, parent: Figure) -> bool:
    """Whether the child's figure says what the parent's says, or more exactly the same."""
    if child.low < child.high and parent.low < parent.high:
        return (child.low, child.high) == (parent.low, parent.high)
    if child.low <= parent.high and parent.low <= child.high:
        return True
    if loose(parent):
        return within(child, parent)
    bounded = parent.approximation in ("more_than", "at_least") and child.approximation == "exact"
    if bounded and parent.low <= child.low <= MORE * parent.low:
        return True
    values = (*getattr(child, "alternatives", ()), *getattr(parent, "alternatives", ()))
    return any(f.low <= value <= f.high for value in values for f in (child, parent) if value not in _own(f))


def _own(figure: Figure) -> tuple[float, ...]:
    return getattr(figure, "alternatives", ())


def digits_of(value: float) -> int:
    """Significant digits of a value, trailing zeros not counted: 190,000,000 has two."""
    written = f"{abs(value):.12g}"
    if "e" in written:
        written = f"{abs(value):.0f}"
    written = written.replace(".", "").lstrip("0")
    return max(1, len(written.rstrip("0")))


def rounded(child: Figure, parent: Figure) -> bool:
    """Whether the child's figure is the parent's at the digits that the child gives."""
    if parent.low != parent.high:
        return False
    value, to = parent.low, _stated(child)
    if value == 0 or to == 0 or value * to < 0 or abs(value - to) > MOST_ROUNDED * abs(value):
        return False
    digits = digits_of(to)
    if digits >= digits_of(value):
        return False
    step = 10 ** (math.floor(math.log10(abs(value))) - digits + 1)
    if math.isclose(round(value / step) * step, to, rel_tol=1e-9):
        return True
    if child.approximation in ("more_than", "at_least"):
        return math.isclose(math.floor(value / step) * step, to, rel_tol=1e-9)
    if child.approximation in ("less_than", "at_most", "about"):
        return math.isclose(math.ceil(value / step) * step, to, rel_tol=1e-9)
    return False


def slip(a: Figure, b: Figure) -> bool:
    """Whether one figure is the other with its digits exchanged (24, 42) or a power of ten away: slips of the hand."""
    if a.low != a.high or b.low != b.high or a.low <= 0 or b.low <= 0:
        return False
    power = math.log10(a.low / b.low)
    if abs(power) >= 1 and math.isclose(power, round(power), abs_tol=1e-9):
        return True
    x, y = f"{a.low:.12g}", f"{b.low:.12g}"
    return len(x) > 1 and x != y and sorted(x) == sorted(y)


def exchanged(a: str, b: str) -> bool:
    """Whether two runs of digits have the same digits in another order, or are a power of ten apart."""
    if a == b or not a.isdigit() or not b.isdigit() or max(len(a), len(b)) > LONGEST:
        return False
    short, long = sorted((a, b), key=len)
    return sorted(a) == sorted(b) if len(a) == len(b) else long == short + "0" * (len(long) - len(short))


LONGEST = 15
"""Digits of a number that anybody writes in a sentence."""


def vague(child: Figure, parent: Figure) -> bool:
    """Whether the child only names the order of size of the parent's figure."""
    if loose(child):
        return within(parent, child)
    return parent.low == parent.high and child.low < child.high and child.low <= parent.low <= child.high


def _stated(figure: Figure) -> float:
    """The figure as written: "more than 40" is stored as a range that begins there."""
    if figure.approximation in ("more_than", "at_least"):
        return figure.low
    if figure.approximation in ("less_than", "at_most"):
        return figure.high
    if figure.low == figure.high:
        return figure.low
    return (figure.low + figure.high) / 2 if figure.approximation == "about" else 0.0


def nouns(quantity: Quantity) -> set[str]:
    """Stems of what is counted: the unit, and the last word of the noun phrase."""
    found = {stem(w.form) for w in words_of(quantity.unit)} if quantity.unit else set()
    if quantity.noun:
        found |= {stem(w.form) for w in words_of(quantity.noun)[-1:]}
    if quantity.unit and "%" in quantity.unit:
        found.add("percent")
    for kind in _KINDS:
        if found & kind:
            found |= kind
    return found


def same_noun(a: Quantity, b: Quantity) -> bool:
    """Whether both count the same kind of thing. A figure that counts nothing named is comparable with none."""
    if (a.unit in MEASURES or b.unit in MEASURES) and a.unit and b.unit and a.unit != b.unit:
        return bool(nouns(a) & nouns(b) & {"percent"})
    return bool(nouns(a) & nouns(b))
