"""Dates that share a part with the one beside them: "in May and August 2021", "last year in May", "Friday of last week".

Each is read by itself first; here neighbours with nothing but a small word between them lend each other what they lack.
"""

import datetime
import re
from collections.abc import Sequence

from msgspec.structs import replace

from firsthand.language.tables import for_language
from firsthand.records import DateExpression

JOINT = re.compile(
    r"[ \u00a0]?(?:,|and|or|und|oder|sowie|et|ou|puis|y|e|o|u|ed|i|oraz|lub|и|или|та|й|і|або|en|of|ve|veya|och|și|a|και|và|hoặc|و|یا|أو|和|及|与|"
    r"與|、)[ \u00a0]?(?:(?:in|im|en|em|no|nel|w|в|у|on|am|el|le|les|in the)[ \u00a0])?",
    re.IGNORECASE,
)
"""What stands between two months of one year."""
BESIDE = re.compile(
    r"[ \u00a0]?(?:(?:in|im|en|em|no|nel|a|ad|w|we|в|во|у|on|op|am|na|на|of|der|des|de|del|della|di|da|vào|hồi|في|من|در|"
    r"the)[ \u00a0])?(?:(?:el|la|le)[ \u00a0])?",
    re.IGNORECASE,
)
"""What stands between a year or a week and the month or weekday in it."""
WITH_WEEKDAY = re.compile(
    r"\.?[ \u00a0]?[,،、(（]?[ \u00a0]?(?:(?:ngày|dnia|den|the|el|le|el día)[ \u00a0])?", re.IGNORECASE
)
"""What stands between a weekday and its day."""


def joined(dates: Sequence[DateExpression], text: str, language: str) -> list[DateExpression]:
    """``dates``, in order, with what neighbours share; a pair that is one date becomes one."""
    found: list[DateExpression] = []
    for date in dates:
        date = _placed_behind(date, text, language)
        before = found[-1] if found else None
        whole = _one(before, date, text) if before is not None else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(date)
    for at in range(len(found) - 2, -1, -1):
        found[at] = _with_year(found[at], found[at + 1], text)
    return found


def _with_year(date: DateExpression, following: DateExpression, text: str) -> DateExpression:
    """ "May" of "May and August 2021"; a later month of the list named first is the year before's."""
    value, after = date.value or "", following.value or ""
    yearless = value.startswith("--") and value[2:3] != "-" and "/" not in value and date.offset is None
    if not yearless or not after[:4].isdigit() or after[4:5] != "-" or "/" in after:
        return date
    months = date.precision in ("month", "day") and following.precision == date.precision
    if not months or JOINT.fullmatch(text, date.end, following.start) is None:
        return date
    year = int(after[:4]) - (value[2:] > after[5:])
    return replace(date, value=f"{year}-{value[2:]}")


def _one(before: DateExpression, date: DateExpression, text: str) -> DateExpression | None:
    """Two neighbours that name one time: a year and its month, a week and its day."""
    if date.start - before.end > GAP:
        return None
    start, end = before.start, date.end
    for day, weekday in ((before, date), (date, before)):  # "thứ Sáu, 9 tháng 1, 2031", "2031年1月9日星期五"
        if _falls_on(day, weekday, text) and WITH_WEEKDAY.fullmatch(text, before.end, date.start):
            return replace(day, start=start, end=end, text=text[start:end])
    if BESIDE.fullmatch(text, before.end, date.start) is None:
        return None
    for year, month in ((before, date), (date, before)):
        counted = year.value is None and year.offset_unit == "year" and year.anchor is None and not year.approximate
        if counted and abs(year.offset or 0) <= 1 and (month.value or "").startswith("--") and month.offset is None:
            return replace(month, start=start, end=end, text=text[start:end], offset=year.offset, offset_unit="year")
    if (
        before.value is None and before.offset_unit == "month" and re.fullmatch("---[0-9]+", date.value or "")
    ):  # "上月27日"
        return replace(date, start=start, text=text[start:end], offset=before.offset, offset_unit="month")
    for week, day in ((before, date), (date, before)):
        counted = week.value is None and week.offset_unit == "week" and week.precision == "relative"
        if counted and abs(week.offset or 0) <= 1 and day.offset_unit == "weekday" and day.anchor is None:
            return replace(day, start=start, end=end, text=text[start:end], anchor=week)
    return None


def _falls_on(day: DateExpression, weekday: DateExpression, text: str) -> bool:
    """Whether a calendar day and a weekday are one: it must be that weekday, or without a year have it right behind."""
    if day.precision != "day" or weekday.offset_unit != "weekday" or weekday.anchor is not None:
        return False
    if (day.value or "").startswith("--") and text[day.end : weekday.start] in ("", " ", "(", " (", "（"):
        return True
    try:
        return datetime.date.fromisoformat(day.value or "").isoweekday() == weekday.offset
    except ValueError:
        return False


GAP = 12
"""Letters between two dates that are one, at most."""


def _placed_behind(date: DateExpression, text: str, language: str) -> DateExpression:
    """ "Mayıs ortasında": where a language puts "in the middle of" behind the month."""
    part = for_language("dates", language)
    if not part.get("places_behind") or date.precision != "month" or date.value is None:
        return date
    tail = text[date.end : date.end + REACH]
    for name in ("early", "mid", "late"):
        for word in sorted(part.get(name, ()), key=len, reverse=True):
            found = re.match(rf"['’]?\w{{0,4}}[ \u00a0]{re.escape(word)}(?!\w)", tail)
            if found is not None:
                end = date.end + found.end()
                return replace(date, end=end, text=text[date.start : end], approximate=True)
    return date


REACH = 24
