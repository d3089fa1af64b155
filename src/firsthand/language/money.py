"""Sums of money: "$189,739,535", "US$8bn", "€2.5 million", "8 milliards de dollars", "80亿美元"."""

import re
from bisect import bisect_left
from functools import lru_cache

from firsthand.language.bounds import hedge_after, hedge_before, link
from firsthand.language.numerals import Numeral, find_numerals
from firsthand.language.tables import table
from firsthand.records import Money
from firsthand.records.reading import Approximation

_FILLER = r"(?:[ \u00a0\u202f-]|[ \u00a0]d[e'’] ?|[ \u00a0]de[ \u00a0])?"
"""What may stand between a number and its currency word: nothing, a space, French and Spanish "de"."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    data = table("currencies")
    symbols: dict[str, str] = data["symbols"]
    words = {w.lower(): c for w, c in data["words"].items()}
    known = {**{s.lower(): c for s, c in symbols.items()}, **words}
    marks = "|".join(re.escape(s) for s in sorted(symbols, key=len, reverse=True))
    names = "|".join(re.escape(w) for w in sorted([*words, *symbols], key=len, reverse=True))
    before = re.compile(rf"(?<![^\W\d_])({marks})[ \u00a0\u202f]?\Z")
    after = re.compile(rf"{_FILLER}({names})(?![^\W_\u4e00-\u9fff])", re.IGNORECASE)
    return before, after, known


def find_money(text: str, language: str = "en", numerals: list[Numeral] | None = None) -> tuple[Money, ...]:
    """Every sum in ``text``. ``numerals`` may be handed over where they were already found."""
    given = find_numerals(text, language) if numerals is None else numerals
    before, after, known = _patterns()
    found: list[Money] = []
    marked: list[tuple[Numeral, int, int, str | None]] = []
    for numeral in given:
        lead = before.search(text, max(0, numeral.start - 6), numeral.start)
        trail = after.match(text, numeral.end) if lead is None else None
        if lead is not None:
            marked.append((numeral, lead.start(1), numeral.end, known[lead[1].lower()]))
        elif trail is not None and not numeral.vague | (trail[1] == "元" and numeral.value < 1):
            marked.append((numeral, numeral.start, trail.end(1), known[trail[1].lower()] or None))
    for numeral, start, end, currency in marked:
        found.append(_sum(text, language, numeral, start, end, currency, given))
    return tuple(found)


def _sum(
    text: str, language: str, numeral: Numeral, start: int, end: int, currency: str | None, given: list[Numeral]
) -> Money:
    low = high = numeral.value
    approximation: Approximation = "exact"
    # "$8 billion to $10 billion" stays two sums; "8 to 10 billion dollars" is one range with a shared scale.
    earlier = bisect_left(given, numeral) - 1
    if start == numeral.start and earlier >= 0:
        left = given[earlier]
        if link(text, left.end, numeral.start, language) == "range" and left.value > 0:
            value = left.value * (numeral.scale if left.scale == 1 else 1)
            if value <= numeral.value:
                low, start, approximation = value, left.start, "range"
    if approximation == "exact":
        hedge = hedge_before(text, start, language) or hedge_after(text, end, language)
        approximation = hedge.approximation if hedge else "exact"
    return Money(start, end, text[start:end], low, high, currency, approximation, numeral.digits)
