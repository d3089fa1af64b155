"""Readers of counts of units to one side: "nearly two years ago", "il y a deux ans", "через два года", "the past three weeks"."""

import re

from firsthand.language.bounds import hedge_before
from firsthand.language.datepatterns import Patterns
from firsthand.language.numerals import find_numerals
from firsthand.language.tables import for_language
from firsthand.records import DateExpression

_Match = re.Match[str]
_SOME = re.compile(r"\b(a few|several|some|a couple of|a|an|one|a half|half a|half an)[ \u00a0]\Z", re.IGNORECASE)
_SOME_VALUES = {
    "a few": 3.0,
    "several": 3.0,
    "some": 3.0,
    "a couple of": 2.0,
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "a half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
}


def ago(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "nearly two years ago", "two weeks later"."""
    part = for_language("dates", language)
    unit = part["units"][match["unit"].lower()]
    word = match["word"].lower().replace("\u00a0", " ")
    counted = _count_before(text, match.start("unit"), language, part)
    if counted is None:
        return None
    start, count, approximate = counted
    if word == "after" and _starts_clause(text, match.end()) and not _DATE_AHEAD.match(text, match.end()):
        return None  # "two weeks after the vote" hangs on an event, not on the date before it
    if word in ("before", "from") and _starts_clause(text, match.end()) and not _DATE_AHEAD.match(text, match.end()):
        return None
    return _offset(start, match.end(), text, -count if word in part.get("ago", ()) else count, unit, approximate)


def ago_before(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "il y a presque deux ans", "vor zwei Jahren", "через два года"."""
    part = for_language("dates", language)
    rest = match["rest"]
    numerals = find_numerals(rest, language)
    if numerals:
        count = numerals[-1].value
        if rest[numerals[-1].end :].strip():
            return None
        approximate = hedge_before(text, match.start("rest") + numerals[-1].start, language) is not None
    else:
        some: dict[str, float] = part.get("some", {})
        word = rest.lower().strip()
        if word not in some:
            return None
        count, approximate = some[word], some[word] != 1
    sign = 1 if match["word"].lower() in part.get("later_before", ()) else -1
    return _offset(match.start(), match.end(), text, sign * count, part["units"][match["unit"].lower()], approximate)


def _offset(start: int, end: int, text: str, offset: float, unit: str, approximate: bool) -> DateExpression | None:
    if unit == "fortnight":
        offset, unit = 2 * offset, "week"
    if not 0 < abs(offset) < 10_000:
        return None
    return DateExpression(start, end, text[start:end], "relative", None, offset, unit, approximate)


_CLAUSE = re.compile(r"[ \u00a0]\w")
_DATE_AHEAD = re.compile(
    r"[ \u00a0](?:the[ \u00a0])?(?:[A-Z][a-z]+\.?[ \u00a0]\d|\d{1,2}(?:st|nd|rd|th)?[ \u00a0][A-Z]|(?:next|last)[ \u00a0]|(?:19|20)\d\d)"
)


def _starts_clause(text: str, end: int) -> bool:
    return _CLAUSE.match(text, end) is not None


def _count_before(text: str, unit_start: int, language: str, part: dict[str, object]) -> tuple[int, float, bool] | None:
    window = max(0, unit_start - 40)
    # only the words that stand directly before the unit count it
    for numeral in reversed(find_numerals(text[window:unit_start], language)):
        start, end = window + numeral.start, window + numeral.end
        if text[end:unit_start].strip(" \u00a0-") not in ("", "full", "more", "whole"):
            break
        if start == window and start and text[start - 1].isalnum():
            break
        hedge = hedge_before(text, start, language)
        return (hedge.start if hedge else start), numeral.value, hedge is not None or numeral.vague
    if language != "en":
        return _some_before(text, unit_start, part)
    some = _SOME.search(text, window, unit_start)
    if some is None:
        return None
    value = _SOME_VALUES[some[1].lower()]
    hedge = hedge_before(text, some.start(1), language)
    plain = some[1].lower() in ("a", "an", "one")
    return (hedge.start if hedge else some.start(1)), value, hedge is not None or not plain


def _some_before(text: str, unit_start: int, part: dict[str, object]) -> tuple[int, float, bool] | None:
    """ "несколько месяцев", "un anno": a count in a word that is no numeral; a unit may also stand for one of it."""
    some = part.get("some", {})
    assert isinstance(some, dict)
    before = text[max(0, unit_start - 16) : unit_start].rstrip(" \u00a0").lower()
    for word in sorted(some, key=len, reverse=True):
        if before.endswith(word) and not before[: len(before) - len(word)][-1:].isalpha():
            start = unit_start - len(text[max(0, unit_start - 16) : unit_start]) + len(before) - len(word)
            return start, float(some[word]), some[word] != 1
    return (unit_start, 1.0, False) if part.get("unit_alone") else None


_FEW = {"few": 3.0, "several": 3.0, "couple of": 2.0, "couple": 2.0}


def span(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "The past three weeks", "the next two years"."""
    part = for_language("dates", language)
    words = match["count"].lower()
    numerals = find_numerals(words, language)
    exact = len(numerals) == 1 and numerals[0].start == 0 and numerals[0].end == len(words)
    count = numerals[0].value if exact else _FEW.get(words) or part.get("some", {}).get(words)
    if not count or not 0 < count < 1000:
        return None
    lead = match["lead"].lower().replace("\u00a0", " ")
    sign = 1 if lead in part.get("span_next", ()) else -1
    return DateExpression(
        match.start(),
        match.end(),
        match.group(),
        "interval",
        None,
        sign * count,
        part["units"][match["unit"].lower()],
        not exact,
    )
