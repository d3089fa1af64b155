"""Date expressions counted from an account's date: from "last month" to its first and last day.

What is written without a year is given one by newspaper usage: the year is left out for dates within the calendar
year of publication, and around New Year for those nearest to it (Associated Press style).
"""

import re
from datetime import date, timedelta

from firsthand.language.tables import for_language
from firsthand.records import DateExpression, Resolved

_VALUE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF seasons as months of the northern meteorological year."""


def resolve(expression: DateExpression, published: str | None, whose: str = "") -> Resolved | None:
    """First and last day that ``expression`` can mean in an account of ``published`` (ISO 8601 date or time), or None
    where the account's date is unreadable or the expression hangs on another event ("two weeks later").

    ``whose`` says in words whose day that is: a copy's "last month" is counted from its original's.
    """
    base = _day(published or "")
    if base is None:
        return None
    span = _span(expression, base)
    if span is None:
        return None
    first, last = _narrowed(expression, *span)
    basis = (
        "as written" if _complete(expression) else f"counted from {base.isoformat()}" + (f", {whose}" if whose else "")
    )
    return Resolved(first.isoformat(), last.isoformat(), basis)


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _complete(expression: DateExpression) -> bool:
    return expression.value is not None and not expression.value.startswith("-")


def _span(expression: DateExpression, base: date) -> tuple[date, date] | None:
    try:
        if expression.value is not None:
            return _written(expression, base)
        if expression.offset is not None and expression.offset_unit is not None:
            return _relative(expression, base)
    except (ValueError, OverflowError):
        return None
    return None


def _written(expression: DateExpression, base: date) -> tuple[date, date] | None:
    value = expression.value or ""
    if expression.precision == "decade":
        start = int(value) * 10
        return date(start, 1, 1), date(start + 9, 12, 31)
    if value.startswith("--"):
        month, _, day = value[2:].partition("-")
        return _yearless(int(month), int(day) if day else None, expression, base)
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year = base.year if match["year"] == "-" else int(match["year"])
    part = int(match["part"]) if match["part"] else None
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    return _months(year, part, int(match["day"]) if match["day"] else None)


def _months(year: int, part: int, day: int | None) -> tuple[date, date] | None:
    """A month, or EDTF's season (21–24), quarter (33–36) or half (40–41) of ``year``."""
    if day is not None:
        return date(year, part, day), date(year, part, day)
    if part in _SEASONS:
        first, last = _SEASONS[part]
        return date(year, first, 1), _month_end(year + (last < first), last)
    if 33 <= part <= 36:
        return date(year, 3 * (part - 33) + 1, 1), _month_end(year, 3 * (part - 33) + 3)
    if 40 <= part <= 41:
        return date(year, 6 * (part - 40) + 1, 1), _month_end(year, 6 * (part - 40) + 6)
    return date(year, part, 1), _month_end(year, part)


def _month_end(year: int, month: int) -> date:
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def _yearless(part: int, day: int | None, expression: DateExpression, base: date) -> tuple[date, date] | None:
    """A month, day or season without its year. "last December" is the latest one that is over, "next May" the first to
    come, "this fall" the nearest; without such a word the one in the year of publication, unless another is far nearer.
    """
    candidates = [s for y in range(base.year - 4, base.year + 5) if (s := _try(y, part, day)) is not None]
    if not candidates:
        return None
    if expression.offset is not None and expression.offset < 0:
        past = [s for s in candidates if s[1] < base]
        return past[-1] if past else None
    if expression.offset is not None and expression.offset > 0:
        return next((s for s in candidates if s[0] > base), None)

    def distance(span: tuple[date, date]) -> int:
        return max((span[0] - base).days, (base - span[1]).days, 0)

    nearest = min(candidates, key=distance)
    same_year = next((s for s in candidates if s[0].year == base.year), nearest)
    # two months against eight: "in December" said in January is last year's
    return nearest if distance(nearest) <= 62 and distance(same_year) > 240 else same_year


def _try(year: int, part: int, day: int | None) -> tuple[date, date] | None:
    try:
        return _months(year, part, day)
    except ValueError:  # 29 February
        return None


def _relative(expression: DateExpression, base: date) -> tuple[date, date] | None:
    offset, unit = expression.offset or 0.0, expression.offset_unit or ""
    if unit == "weekday":
        back = (base.isoweekday() - int(offset)) % 7
        if re.match(r"(?i)next\b|this coming\b", expression.text):
            back -= 7
        elif re.match(r"(?i)last\b", expression.text) and back == 0:
            back = 7
        day = base - timedelta(days=back)
        return day, day
    if _hangs_on_another(expression):
        return None
    return _shifted(base, offset, unit, expression)


_LATER = re.compile(
    r"(?i)\b(?:later|afterwards?|after|before|earlier|prior|following|previous|the next|plus tard|plus tôt|später|zuvor|"
    r"después|más tarde|antes|dopo|più tardi|спустя|потому)\b"
)


def _hangs_on_another(expression: DateExpression) -> bool:
    """ "two weeks later" counts from what was told just before, not from the account's date."""
    return _LATER.search(expression.text) is not None


def _shifted(base: date, offset: float, unit: str, expression: DateExpression) -> tuple[date, date] | None:
    counted = (expression.precision == "relative" and unit != "week") or abs(offset) > 1
    if unit in ("hour", "day"):
        day = base + timedelta(days=round(offset / 24 if unit == "hour" else offset))
        return day, day
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=round(offset))
        return monday, monday + timedelta(days=6)
    months = {"month": 1.0, "quarter": 3.0, "year": 12.0, "decade": 120.0}.get(unit)
    if months is None:
        return None
    index = base.year * 12 + base.month - 1 + round(offset * months)
    year, month = divmod(index, 12)
    if unit == "month":
        return date(year, month + 1, 1), _month_end(year, month + 1)
    if unit == "quarter":
        first = month // 3 * 3 + 1
        return date(year, first, 1), _month_end(year, first + 2)
    if counted and unit == "year":
        # "two years ago" is about that time, not that calendar year: half a year to each side
        middle = date(year, month + 1, min(base.day, 28))
        slack = timedelta(days=120 if expression.approximate else 183)
        return middle - slack, middle + slack
    if unit == "decade":
        return date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _narrowed(expression: DateExpression, first: date, last: date) -> tuple[date, date]:
    """ "early", "mid" and "late" keep a third of the span."""
    if expression.value is None or not expression.approximate:
        return first, last
    opening = expression.text.lower()
    third = ((last - first).days + 1) // 3
    for language in ("en", "fr", "de", "es", "it", "ru", "uk"):
        part = for_language("dates", language)
        for place, words in enumerate((part.get("early", ()), part.get("mid", ()), part.get("late", ()))):
            if any(opening.startswith(w) for w in words):
                start = first + timedelta(days=third * place)
                return start, last if place == 2 else start + timedelta(days=max(0, third - 1))
    return first, last
