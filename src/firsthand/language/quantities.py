"""Counted things and measures: "40 new fighter jets", "nearly a third", "46 percent", "three (or maybe 13) planes"."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.language.bounds import change, hedge_after, hedge_before, link, moved_by, only_toward
from firsthand.language.counted import Noun, Unit, find_noun, find_unit
from firsthand.language.dates import find_dates
from firsthand.language.designations import find_designations
from firsthand.language.labels import after_a_name, labels
from firsthand.language.money import find_money
from firsthand.language.numerals import Numeral, find_numerals
from firsthand.language.tables import for_language, table
from firsthand.records import Quantity, Span
from firsthand.records.reading import Approximation


def find_quantities(
    text: str,
    language: str = "en",
    numerals: list[Numeral] | None = None,
    taken: list[Span] | None = None,
) -> tuple[Quantity, ...]:
    """Every quantity of ``text``. ``taken`` are spans that sums, dates and designations already hold; they are looked
    for where not given.
    """
    given = find_numerals(text, language) if numerals is None else numerals
    if taken is None:
        taken = [(m.start, m.end) for m in find_designations(text)]
        taken += [(m.start, m.end) for m in find_money(text, language, given)]
        taken += [(d.start, d.end) for d in find_dates(text, language)]
    held = bytearray(len(text))
    for start, end in taken:
        held[start:end] = b"\x01" * (end - start)
    found = [f for f in _fractions(text, language) if not any(held[f.start : f.end]) and not _inside(f, given)]
    for fraction in found:
        held[fraction.start : fraction.end] = b"\x01" * (fraction.end - fraction.start)
    free = [n for n in given if not any(held[n.start : n.end])]
    at = 0
    while at < len(free):
        joined, quantity = _read(text, language, free, at)
        at += joined
        if quantity is not None:
            found.append(quantity)
            while at < len(free) and free[at].end <= quantity.end:
                at += 1  # "ciento" of "40 por ciento"
    return _with_changes(text, language, sorted(found, key=lambda q: q.start))


def _inside(fraction: Quantity, numerals: list[Numeral]) -> bool:
    """Whether a fraction is part of a longer number ("half a million")."""
    at = bisect_left(numerals, fraction.start + 1, key=lambda n: n.start) - 1
    return at >= 0 and (numerals[at].start < fraction.start < numerals[at].end or numerals[at].end > fraction.end)


def _with_changes(text: str, language: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Gives each the rise or fall that the words around it tell of."""
    changed = []
    for quantity in found:
        share = quantity.unit in ("percent", "percentage point")
        told = change(text, quantity.start, quantity.end, language, share=share)
        if told and quantity.approximation == "at_most" and only_toward(text, quantity.start, language):
            quantity = replace(quantity, approximation="exact")
        changed.append(replace(quantity, change=told) if told else quantity)
    return tuple(changed)


class _Value(NamedTuple):
    """One number, or two that belong together."""

    low: float
    high: float
    start: int
    end: int
    digits: int
    approximation: Approximation
    joined: int = 1
    alternatives: tuple[float, ...] = ()
    share: bool = False


def _read(text: str, language: str, numerals: list[Numeral], at: int) -> tuple[int, Quantity | None]:
    """The quantity that begins with numeral ``at``, and how many numerals it takes."""
    numeral = numerals[at]
    following = numerals[at + 1] if at + 1 < len(numerals) else None
    value = _paired(text, language, numeral, following)
    last = numeral if value.joined == 1 else following
    assert last is not None
    if labels(text, numeral, value.end, language):
        return value.joined, None
    start, end, approximation = value.start, value.end, value.approximation
    unit = None if value.share else find_unit(text, end, language, spelled=last.spelled)
    noun = (
        None
        if unit and unit.name != "time"
        else find_noun(
            text, end, language, one=value.high == 1, linked=last.scale >= 1e6 and language in _ARTICLE_IS_ONE
        )
    )
    if not _counts(text, numeral, value, unit, noun, language):
        return value.joined, None
    if approximation in ("exact", "at_least"):
        ends = [e for e in (end, unit.end if unit else None, noun.span[1] if noun else None) if e is not None]
        hedge = hedge_before(text, start, language) or next(
            (h for e in ends if (h := hedge_after(text, e, language))), None
        )
        approximation = hedge.approximation if hedge else approximation
        if hedge is not None and hedge.start >= end and unit is None and noun is None:
            noun = find_noun(text, hedge.end, language, one=False)  # "50 or more employees"
    if unit is not None and unit.name == "foot" and following is not None and value.joined == 1:
        tall = _with_inches(text, value, unit, following, approximation)
        if tall is not None:
            return 2, tall
    if unit is not None and (noun is None or unit.end > noun.span[0]):
        return value.joined, Quantity(
            start,
            unit.end,
            text[start : unit.end],
            value.low,
            value.high,
            _aged(text, start, unit.name, language),
            approximation,
            value.digits,
            None,
            None,
            value.alternatives,
        )
    return value.joined, Quantity(
        start,
        end,
        text[start:end],
        value.low,
        value.high,
        "share" if value.share else noun.head if noun else _aged(text, start, None, language),
        approximation,
        value.digits,
        noun.words if noun else None,
        noun.span if noun else None,
        value.alternatives,
    )


_INCHES = re.compile(r"[ \u00a0-]?(?:inches|inch|in\.?)(?!\w)", re.IGNORECASE)


def _with_inches(
    text: str, value: _Value, unit: Unit, inches: Numeral, approximation: Approximation
) -> Quantity | None:
    """ "Five feet and two inches", "6-foot-5", in feet."""
    between = text[unit.end : inches.start]
    measured = _INCHES.match(text, inches.end)
    if not 0 <= inches.value < 12 or between not in (" ", " and ", ", ", "-") or not (measured or between == "-"):
        return None
    end = measured.end() if measured else inches.end
    tall = value.low + inches.value / 12
    return Quantity(value.start, end, text[value.start : end], tall, tall, "foot", approximation, value.digits + 1)


def _paired(text: str, language: str, numeral: Numeral, following: Numeral | None) -> _Value:
    """A number by itself, a range, alternatives, or a part of so many."""
    plain: Approximation = "at_least" if numeral.vague else "exact"
    alone = _Value(numeral.value, numeral.value, numeral.start, numeral.end, numeral.digits, plain)
    if following is None:
        return alone
    if _in_so_many(text, numeral, following, language):
        share = numeral.value / following.value
        return _Value(share, share, numeral.start, following.end, numeral.digits, plain, 2, share=True)
    left_end = numeral.end
    relation = link(text, numeral.start, left_end, following.start, language)
    if relation is None:
        unit = find_unit(text, left_end, language, spelled=numeral.spelled)
        if unit is not None:
            other = find_unit(text, following.end, language, spelled=following.spelled)
            if other is not None and other.name.split("/")[0] == unit.name.split("/")[0]:
                left_end = unit.end
                relation = link(text, numeral.start, left_end, following.start, language)
                if relation == "range" and moved_by(text, numeral.start, language):
                    return alone
    if relation == "range" and _is_range(text, numeral, following, left_end, language):
        low = numeral.value
        low *= following.scale if numeral.scale == 1 and low < following.value / following.scale else 1
        digits = max(numeral.digits, following.digits)
        return _Value(min(low, following.value), following.value, numeral.start, following.end, digits, "range", 2)
    if relation == "or":
        pair = (numeral.value, following.value)
        end = following.end + (
            text[following.end : following.end + 1] == ")" and "(" in text[left_end : following.start]
        )
        return _Value(min(pair), max(pair), numeral.start, end, numeral.digits, "or", 2, pair)
    return alone


def _is_range(text: str, left: Numeral, right: Numeral, left_end: int, language: str) -> bool:
    """ "20 to 30", not a score or a vote ("2-1", "24-31"): a dash joins a range only before what is counted."""
    if text[left_end : right.start].strip() not in ("-", "–", "—"):
        return left.value < right.value or right.scale > 1
    if left.value >= right.value or (right.value < 10 and not right.spelled):
        counted = left.value < right.value and find_unit(text, right.end, language, spelled=right.spelled)
        return bool(counted)
    return bool(
        find_unit(text, right.end, language, spelled=right.spelled)
        or find_noun(text, right.end, language, one=False)
        or hedge_before(text, left.start, language)
    )


@cache
def _ratio(language: str) -> re.Pattern[str] | None:
    words: list[str] = for_language("counted", language).get("in_so_many", [])
    return re.compile("[ \u00a0](?:" + "|".join(map(re.escape, words)) + ")[ \u00a0]", re.IGNORECASE) if words else None


_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "game", "century"})
MOST_IN_SO_MANY = 9
"""Of "nine in ten"; what is more is seldom said so, and "40 in 2 days" is no share."""


def _in_so_many(text: str, left: Numeral, right: Numeral, language: str) -> bool:
    """ "one in five": a share."""
    pattern = _ratio(language)
    if pattern is None or not 0 < left.value <= MOST_IN_SO_MANY or not left.value < right.value or right.scale > 1:
        return False
    if pattern.fullmatch(text, left.end, right.start) is None or text[right.end : right.end + 1] == "%":
        return False
    unit = find_unit(text, right.end, language, spelled=right.spelled)
    return unit is None or unit.name.split("/")[0] not in _TIME_UNITS


def _counts(text: str, numeral: Numeral, value: _Value, unit: Unit | None, noun: Noun | None, language: str) -> bool:
    """Whether a number that is no label counts something, in English: "one" by itself, "a hundred" and what looks like a
    year ask for more than others.
    """
    if language in _ARTICLE_IS_ONE and numeral.spelled and numeral.value == 1 and value.joined == 1:
        return numeral.end - numeral.start > len("una") or _SINGLE.match(text, numeral.end) is not None
    if language != "en" or value.joined > 1 or unit is not None:
        return True
    if numeral.spelled and numeral.value == 1:
        return noun is not None and _one_counts(text, numeral.start, numeral.end)
    if numeral.article and not numeral.vague and numeral.value < 12:
        return False
    bare = not numeral.spelled and numeral.scale == 1 and "," not in text[numeral.start : numeral.end]
    if bare and noun is None and after_a_name(text, numeral.start):
        return False  # "the Apollo 11 crew"
    return not (bare and 1900 <= numeral.value <= 2099 and numeral.value % 1 == 0 and noun is None)


_ARTICLE_IS_ONE = frozenset({"fr", "it", "es", "pt", "vi", "tr", "fa"})
"""Languages whose word for one is their article as well."""
_SINGLE = re.compile(r"[ \u00a0](?:seule?|sol[ao]|só|únic[ao]|unic[ao]|unique|duy nhất|tek)(?!\w)", re.IGNORECASE)
_NOT_ONE = re.compile(r"\b(?:no|any|every|some|this|that|each|which|the|a|another)[ \u00a0]\Z", re.IGNORECASE)
_ONE_GOES_ON = re.compile(
    r"[ \u00a0](?:of|another|day|might|can|could|would|said|is|was|has|that|to|who|in|by|thing|way|more)\b"
)


def _one_counts(text: str, start: int, end: int) -> bool:
    """ "at least one company" counts; "no one", "one of them", "one another", "this one", "one day" do not."""
    return not _NOT_ONE.search(text, max(0, start - 9), start) and not _ONE_GOES_ON.match(text, end)


_AGED = re.compile(r"\b(?:aged?|of age)[ \u00a0]\Z", re.IGNORECASE)


def _aged(text: str, start: int, unit: str | None, language: str) -> str | None:
    if unit is None and language == "en" and _AGED.search(text, max(0, start - 8), start):
        return "year old"
    return unit


@cache
def _fraction_pattern(language: str) -> tuple[re.Pattern[str], dict[str, float], re.Pattern[str]] | None:
    part: dict[str, float] = table("units")["fractions"].get(language, {})
    if not part:
        return None
    body = "|".join(re.escape(w).replace(r"\ ", "[ \u00a0-]") for w in sorted(part, key=len, reverse=True))
    after: list[str] = for_language("counted", language).get("of_whole", [])
    follows = "|".join(map(re.escape, after))
    edges = ("", "") if language == "zh" else (r"(?<!\w)(?<!\w-)", r"(?!\w)")
    whole = rf"[ \u00a0]+(?:{follows})(?!\w)|[ \u00a0]*(?:[.,;)]|\Z)" if after else ""
    return re.compile(rf"{edges[0]}({body}){edges[1]}", re.IGNORECASE), part, re.compile(whole, re.IGNORECASE)


_OF_ONE = re.compile(r"[ \u00a0](?:of[ \u00a0])?an?[ \u00a0]([a-z-]+)", re.IGNORECASE)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PARTED = re.compile(
    r"[a-z][ -](?:thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)\Z", re.IGNORECASE
)


def _fractions(text: str, language: str) -> list[Quantity]:
    """ "a third", "two-thirds", "half of": parts of a whole, as numbers below one."""
    patterned = _fraction_pattern(language)
    if patterned is None:
        return []
    pattern, values, whole = patterned
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        value = values[re.sub("[ \u00a0-]", " ", match.group().lower())]
        unit: str | None = "share"
        of_one = _OF_ONE.match(text, end) if language == "en" else None
        if of_one is not None:  # "two-thirds of a million", "half an hour"
            scale = _SCALES.get(of_one[1].lower())
            measure = None if scale else find_unit(text, of_one.start(1) - 1, language, spelled=True)
            if scale:
                value, end, unit = value * scale, of_one.end(), None
            elif measure is not None:
                end, unit = measure.end, measure.name
        hedge = hedge_before(text, start, language) or hedge_after(text, end, language)
        parted = "-" in match.group() or _PARTED.search(match.group()) or end > match.end()
        if not (parted or hedge or whole.match(text, end)):
            continue  # "a third candidate", "a half hour"
        approximation: Approximation = hedge.approximation if hedge else "exact"
        noun = find_noun(text, end, language, one=False) if language == "en" and unit in ("share", None) else None
        name = unit or (noun.head if noun else None)
        words, head = (noun.words, noun.span) if noun else (None, None)
        found.append(Quantity(start, end, text[start:end], value, value, name, approximation, 1, words, head))
    return found
