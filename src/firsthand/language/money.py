"""Sums of money: "$189,739,535", "US$8bn", "€2.5 million", "$24 to $26 a share", "8 milliards de dollars", "80亿美元"."""

import re
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.language.bounds import change, hedge_after, hedge_before, link, moved_by, only_toward
from firsthand.language.counted import find_per
from firsthand.language.currencies import currency_after, currency_before
from firsthand.language.numerals import Numeral, find_numerals, grammar, in_scale_of, scaled_by
from firsthand.records import Money
from firsthand.records.reading import Approximation


class _Marked(NamedTuple):
    """A numeral with its currency; ``start`` and ``end`` take the currency in."""

    start: int
    end: int
    numeral: Numeral
    currency: str | None
    symbol: bool


def find_money(text: str, language: str = "en", numerals: list[Numeral] | None = None) -> tuple[Money, ...]:
    """Every sum in ``text``. ``numerals`` may be handed over where they were already found."""
    given = find_numerals(text, language) if numerals is None else numerals
    found: list[Money] = []
    previous: Numeral | None = None
    last: _Marked | None = None
    at = 0
    for index, numeral in enumerate(given):
        marked = _marked(text, numeral, language) if numeral.start >= at else None
        if marked is not None:
            joined = _of_last(text, found, last, marked, language)
            if joined is not None:
                found[-1] = joined
            else:
                found.extend(_listed(text, given[:index], marked, at))
                same = last and previous and last.numeral.start == previous.start
                found.append(_sum(text, marked, None if same else previous, language))
            at = marked.end
            last = marked
        elif last and previous and previous.start == last.numeral.start and numeral.start >= at:
            more = _second(text, found[-1], last, numeral, language)
            if more is not None:
                found[-1] = more
                at = more.end
        previous = numeral
    return tuple(_told(text, one, language) for one in found)


_LIST = re.compile(
    r"(?:[,،、] ?|(?:,? )?(?:and|und|et|y|e|en|i|oraz|и|та|й|và|ve|och|a|dan|και|与|和|及|と)[ \u00a0]?| و ?)"
)
LISTED = 3
"""Fewest figures of a list in which the last one's currency and scale are those of all: two may be a day and a sum."""


def _listed(text: str, before: list[Numeral], marked: _Marked, at: int) -> list[Money]:
    """The sums before the one that has the currency: "9.7, 21.4 and 12.2 million euros"."""
    if marked.symbol and marked.start < marked.numeral.start:
        return []
    found: list[Money] = []
    following = marked.start
    for one in reversed(before):
        apart = _LIST.fullmatch(text, one.end, following) is None or one.start < at
        if apart or one.vague or one.spelled or (one.scale == 1 and marked.numeral.scale > 1 and one.value >= 1e3):
            break
        value = scaled_by(one.value, marked.numeral.scale if one.scale == 1 else 1)
        sum_ = Money(one.start, one.end, text[one.start : one.end], value, value, marked.currency, "exact", one.digits)
        found.insert(0, sum_)
        following = one.start
    return found if len(found) + 1 >= LISTED else []


def _marked(text: str, numeral: Numeral, language: str) -> _Marked | None:
    lead = currency_before(text, numeral.start)
    if lead is not None:
        end, scale = _late_scale(text, numeral, numeral.end, language)
        scale *= lead.scale
        code = "CNY" if language == "zh" and text[lead.at] in "¥￥" else lead.code  # the sign of both yen and yuan
        value = scaled_by(numeral.value, scale) * (-1 if _MINUS.search(text, max(0, lead.at - 7), lead.at) else 1)
        return _Marked(lead.at, end, numeral._replace(value=value, scale=numeral.scale * scale), code, True)
    trail = currency_after(text, numeral, language)
    if trail is None:
        return None
    end, scale = _late_scale(text, numeral, trail.at, language) if trail.symbol else (trail.at, 1.0)
    scale *= trail.scale
    return _Marked(
        numeral.start,
        end,
        numeral._replace(value=scaled_by(numeral.value, scale), scale=numeral.scale * scale),
        trail.code,
        trail.symbol,
    )


_MINUS = re.compile(r"(?:(?:\A|[ (\u00a0])[-−]|\bminus[ \u00a0])\Z")


@cache
def _scales(language: str) -> re.Pattern[str] | None:
    rules = grammar(language)
    words = sorted({*rules.scales, *rules.short, "mm"}, key=len, reverse=True)
    return re.compile(rf"[ \u00a0]?({'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _late_scale(text: str, numeral: Numeral, end: int, language: str) -> tuple[int, float]:
    """The scale of "75 USD million" and "$ 5 m": beside a currency one letter is a scale even where it stands apart."""
    pattern = _scales(language)
    match = pattern.match(text, end) if pattern is not None and numeral.scale == 1 and not numeral.spelled else None
    if match is None:
        return end, 1.0
    rules = grammar(language)
    word = match[1].lower()
    return match.end(), rules.scales.get(word) or rules.short.get(word) or 1e6


def _sum(text: str, marked: _Marked, left: Numeral | None, language: str) -> Money:
    """One sum; the lower end of a range may stand before its currency ("8 to 10 billion dollars")."""
    numeral = marked.numeral
    approximation: Approximation = "at_least" if numeral.vague else "exact"
    low, start = numeral.value, marked.start
    alone = left is None or start != numeral.start or left.value <= 0
    if left is not None and not alone and link(text, left.start, left.end, numeral.start, language) == "range":
        value = in_scale_of(left, numeral)
        if value <= numeral.value:
            low, start, approximation = value, left.start, "range"
    return Money(
        start, marked.end, text[start : marked.end], low, numeral.value, marked.currency, approximation, numeral.digits
    )


def _of_last(text: str, found: list[Money], last: _Marked | None, marked: _Marked, language: str) -> Money | None:
    """The sum before, when this one is its upper end: "$24 to $26", "between €1 and €2 million"."""
    if last is None or not found or marked.currency != last.currency or found[-1].low != found[-1].high:
        return None
    if link(text, last.start, last.end, marked.start, language) != "range" or moved_by(text, last.start, language):
        return None
    low = in_scale_of(last.numeral, marked.numeral)
    if low >= marked.numeral.value:
        return None
    start = found[-1].start
    return Money(
        start, marked.end, text[start : marked.end], low, marked.numeral.value, marked.currency, "range",
        max(found[-1].digits, marked.numeral.digits),
    )  # fmt: skip


_CENTS = re.compile(r"[ \u00a0]?(?:cents?|pence|p\b|kopecks|centimes|céntimos|centesimi|копеек)(?!\w)", re.IGNORECASE)
_AND = re.compile(r"(?:,?[ \u00a0](?:and|et|und|y|con|e)[ \u00a0]|,?[ \u00a0])")


def _second(text: str, one: Money, last: _Marked, numeral: Numeral, language: str) -> Money | None:
    """What a bare number after a sum adds: the upper end of "$24-26 million", the cents of "ten dollars and five cents"."""
    between = text[last.end : numeral.start]
    if (
        _AND.fullmatch(between)
        and 0 < numeral.value < 100
        and last.numeral.scale == 1
        and not (numeral.value % 1 or one.high % 1)
    ):
        cents = _CENTS.match(text, numeral.end)
        if cents is not None:
            value = one.high + numeral.value / 100
            written = text[one.start : cents.end()]
            return replace(one, end=cents.end(), text=written, low=value, high=value, digits=one.digits + 2)
    if not last.symbol or one.low != one.high or link(text, last.start, last.end, numeral.start, language) != "range":
        return None
    low = in_scale_of(last.numeral._replace(value=one.low), numeral)
    if not low < numeral.value or (numeral.scale == 1 and last.numeral.scale > 1):
        return None
    return Money(
        one.start, numeral.end, text[one.start : numeral.end], low, numeral.value, one.currency, "range", numeral.digits
    )


def _told(text: str, one: Money, language: str) -> Money:
    """What the words around a sum say of it: hedge, rate, rise or fall."""
    approximation = one.approximation
    if approximation in ("exact", "at_least"):
        hedge = hedge_before(text, one.start, language) or hedge_after(text, one.end, language)
        approximation = hedge.approximation if hedge else approximation
    per = find_per(text, one.end, language)
    told = change(text, one.start, one.end, language, share=False, money=True)
    if told and approximation == "at_most" and only_toward(text, one.start, language):
        approximation = "exact"
    if approximation == one.approximation and per is None and told is None:
        return one
    return replace(one, approximation=approximation, per=per.name if per else None, change=told)
