"""The day that a page or a footer states, read strictly: a form that is not known gives nothing, never a guess.

Returns ISO days, and ISO days with their time where one is written so. A time zone is not converted: "11 pm, 19
November" is the 19th, as the page says.
"""

import re
from datetime import date
from functools import cache

from firsthand.language.tables import table


@cache
def _months() -> dict[str, int]:
    """Names and abbreviations of the months in 40 languages, lower case (``data/months.json``, after the CLDR)."""
    return {name: int(number) for number, names in table("months")["months"].items() for name in names}


@cache
def _month_names() -> str:
    return "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))


_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T\d{2,6}|(?!\d))")
_HAN = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_HANGUL = re.compile(r"(\d{4})\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일")
_VIETNAMESE = re.compile(r"ngày\s(\d{1,2})(?:\stháng\s|[/-])(\d{1,2})(?:\snăm\s|[/-])(\d{4})", re.I)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")


@cache
def _day_month() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?(?:\s+(?:de|of))?[\s-]+({_month_names()})\.?,?(?:\s+(?:de|del))?[\s-]+(\d{{4}})(?!\d)",
        re.I,
    )


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({_month_names()})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+(?:\d{{1,2}}[:.]\d{{2}}\s+)?)(\d{{4}})(?!\d)",
        re.I,
    )


@cache
def _year_month_day() -> re.Pattern[str]:
    """As Hungarian writes it: ``2024. május 7.``"""
    return re.compile(rf"(?<!\d)(\d{{4}})\.?\s+({_month_names()})\.?\s+(\d{{1,2}})(?!\d)", re.I)


EARLIEST, LATEST = 1600, 2100
"""Newspapers begin in the 1600s; years outside are fillers such as 0001-01-01."""


def _iso(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if EARLIEST <= found.year <= LATEST else None


def stated_day(text: str, *, month_first: bool | None = None) -> str | None:
    """The first day stated in ``text`` (its first 300 characters), as YYYY-MM-DD.

    ``05/10/2018`` needs ``month_first`` (True or False); without it only unambiguous numbers count.
    """
    text = text[:300]
    found: list[tuple[int, str]] = []

    def note(match: re.Match[str] | None, value: str | None) -> None:
        if match is not None and value is not None:
            found.append((match.start(), value))

    for pattern in (_ISO, _HAN, _HANGUL):
        if match := pattern.search(text):
            note(match, _iso(match[1], match[2], match[3]))
    if match := _COMPACT.search(text):
        note(match, _iso(match[1], match[2], match[3]))
    if match := _VIETNAMESE.search(text):
        note(match, _iso(match[3], match[2], match[1]))
    if match := _day_month().search(text):
        note(match, _iso(match[3], _months()[match[2].lower()], match[1]))
    if match := _month_day().search(text):
        note(match, _iso(match[3], _months()[match[1].lower()], match[2]))
    if match := _year_month_day().search(text):
        note(match, _iso(match[1], _months()[match[2].lower()], match[3]))
    if match := _NUMERIC.search(text):
        note(match, _numeric(match, month_first))
    return min(found)[1] if found else None


def only_a_day(text: str) -> bool:
    """Whether a line says nothing but a day: beside its numbers and month only a weekday and small words ("de", "of")."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[:80].lower())
    known = _months().keys() | _weekdays() | _SMALL
    return len(text) <= 60 and stated_day(text) is not None and all(word in known for word in words)


def part_of_a_day(words: str) -> bool:
    """Whether words are no more than a piece of a date that a comma cuts: "Oct. 8", "2031"."""
    return all(
        word in _months() or word in _weekdays() or word in _SMALL for word in re.findall(r"[^\W\d_]+", words.lower())
    )


_SMALL = frozenset(
    "de del of the le el den am em ngày tháng năm th st nd rd er yıl г р року года год 年 月 日 년 월 일".split()
)


@cache
def _weekdays() -> frozenset[str]:
    names = table("months")["weekdays"]
    return frozenset(word for name in names for word in name.split())


_INSTANT = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:T|\s)([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(?:[.,]\d{1,9})?)?"
    r"\s?(?:(Z|UTC|GMT)\b|([+-](?:0\d|1[0-4])):?([0-5]\d)?(?!\d))?",
    re.I,
)


def stated_moment(text: str, *, month_first: bool | None = None) -> str | None:
    """The first day stated in ``text``, with its time where that is written in ISO 8601: ``2025-10-27T09:12:00Z``.

    Seconds and zone only where they are stated, fractions of a second dropped. Midnight to the second is what a
    template writes where only the day is known: no time.
    """
    day = stated_day(text, month_first=month_first)
    match = _INSTANT.search(text[:300])
    if day is None or match is None or day != _iso(match[1], match[2], match[3]):
        return day
    hour, minute, second = match[4], match[5], match[6]
    if (hour, minute) == ("00", "00") and second in (None, "00"):
        return day
    zone = "Z" if match[7] else f"{match[8]}:{match[9] or '00'}" if match[8] else ""
    return f"{day}T{hour}:{minute}" + (f":{second}" if second else "") + zone


def _numeric(match: re.Match[str], month_first: bool | None) -> str | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if year < 100:
        year += 2000
    if match[2] == "." or first > 12:
        return _iso(year, second, first)
    if second > 12:
        return _iso(year, first, second)
    if first == second:
        return _iso(year, first, second)
    if month_first is None:
        return None
    return _iso(year, first, second) if month_first else _iso(year, second, first)


def month_first(language: str | None) -> bool | None:
    """Who writes the month first in numbers: US English. Plain "en" may be British, so it decides nothing."""
    if not language:
        return None
    low = language.lower().replace("_", "-")
    if low in ("en-us", "en-ph"):
        return True
    return None if low.startswith("en") and low in ("en",) else False


_URL_DAY = re.compile(
    r"/(?P<y>(?:19|20)\d{2})(?:/|-|_)?(?P<m>\d{2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:/|-|_)?(?P<d>\d{2})(?=[/_.-]|\b|\d{5,})",
    re.I,
)


def day_in_address(address: str) -> str | None:
    """The day in an address such as /2025/10/27/, /2019/nov/18/ or /201911181077343476-…; None without one."""
    match = _URL_DAY.search(address[:2_000])
    if match is None:
        return None
    month = _months().get(match["m"].lower()) if match["m"].isalpha() else int(match["m"])
    return _iso(match["y"], month or 0, match["d"])
