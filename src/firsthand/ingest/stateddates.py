"""The day that a page or a footer states, read strictly: a form that is not known gives nothing, never a guess.

Returns ISO days, and ISO days with their time where one is written so. A time zone is not converted: "11 pm, 19
November" is the 19th, as the page says.
"""

import re
from datetime import date

_MONTH_NAMES = {
    1: "january jan januar janvier janv enero ene janeiro gennaio gen januari stycznia января янв січня ocak",
    2: "february feb februar février févr fevrier febrero fevereiro fev febbraio februari lutego февраля фев лютого şubat",
    3: "march mar märz maerz mrz mars marzo março marco maart maret marca марта мар березня mart",
    4: "april apr avril avr abril abr aprile kwietnia апреля апр квітня nisan",
    5: "may mai mayo maio maggio mag mei maja мая травня mayıs",
    6: "june jun juni juin junio junho giugno giu czerwca июня июн червня haziran",
    7: "july jul juli juillet juil julio julho luglio lug lipca июля июл липня temmuz",
    8: "august aug août aout agosto ago augustus agustus sierpnia августа авг серпня ağustos",
    9: "september sep sept septembre septiembre setembro set settembre września сентября сен сент вересня eylül",
    10: "october oct oktober okt octobre octubre outubro out ottobre ott października октября окт жовтня ekim",
    11: "november nov novembre noviembre novembro listopada ноября ноя нояб листопада kasım",
    12: "december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre desember des grudnia декабря дек грудня aralık",
}
_MONTH = {name: number for number, names in _MONTH_NAMES.items() for name in names.split()}
_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T\d{2,6}|(?!\d))")
_HAN = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_HANGUL = re.compile(r"(\d{4})\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일")
_VIETNAMESE = re.compile(r"ngày\s(\d{1,2})(?:\stháng\s|[/-])(\d{1,2})(?:\snăm\s|[/-])(\d{4})", re.I)
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?(?:\s+(?:de|of))?[\s-]+({_NAMES})\.?,?(?:\s+(?:de|del))?[\s-]+(\d{{4}})(?!\d)",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+(?:\d{{1,2}}[:.]\d{{2}}\s+)?)(\d{{4}})(?!\d)", re.I
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")

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
    if match := _DAY_MONTH.search(text):
        note(match, _iso(match[3], _MONTH[match[2].lower()], match[1]))
    if match := _MONTH_DAY.search(text):
        note(match, _iso(match[3], _MONTH[match[1].lower()], match[2]))
    if match := _NUMERIC.search(text):
        note(match, _numeric(match, month_first))
    return min(found)[1] if found else None


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
    month = _MONTH.get(match["m"].lower()) if match["m"].isalpha() else int(match["m"])
    return _iso(match["y"], month or 0, match["d"])
