"""Readers of Chinese dates: "去年11月初", "二〇三一年六月三日", "两年前", "过去三周"."""

import re

from firsthand.language.tables import for_language
from firsthand.records import DateExpression

_ONES = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "几": 3, "数": 3}
_YEARS = {"去年": -1.0, "上年": -1.0, "前年": -2.0, "今年": 0.0, "明年": 1.0}


def han_number(written: str) -> int:
    """A number up to 99 in Han numerals; 0 for what is none."""
    tens, ten, ones = written.partition("十")
    if not ten:
        return _ONES.get(written, 0)
    return 10 * (_ONES.get(tens, 1) if tens else 1) + (_ONES.get(ones, 0) if ones else 0)


def han_year(written: str) -> str:
    """A year digit by digit: "二〇三一"."""
    return "".join(str(_ONES.get(c, 0)) for c in written)


def _number(written: str | None) -> int:
    return 0 if not written else int(written) if written.isdigit() else han_number(written)


def han_day(match: re.Match[str], text: str, language: str, rules: object) -> DateExpression | None:
    """A month or a day, with a year or "last year" before it."""
    part = match.groupdict()
    month, day = _number(part["month"]), _number(part["day"])
    if not 1 <= month <= 12 or day > 31:
        return None
    year = part["year"]
    head = f"{int(year) if year.isdigit() else han_year(year)}-" if year else "--"
    offset = _YEARS.get(part["which"] or "")
    return DateExpression(
        match.start(),
        match.end(),
        match.group(),
        "day" if day else "month",
        f"{head}{month:02d}" + (f"-{day:02d}" if day else ""),
        offset,
        None if offset is None else "year",
        bool(part["vague"]),
    )


def han_days(match: re.Match[str], text: str, language: str, rules: object) -> DateExpression | None:
    """ "5月2日至9日", "5月30日至6月2日"."""
    part = match.groupdict()
    month, first, last = _number(part["month"]), _number(part["day"]), _number(part["until"])
    until = _number(part["month2"]) or month
    if not (1 <= month <= 12 and 1 <= until <= 12 and 1 <= first <= 31 and 1 <= last <= 31):
        return None
    if (until, last) <= (month, first):
        return None
    year = part["year"]
    head = f"{int(year) if year.isdigit() else han_year(year)}" if year else "-"
    value = f"{head}-{month:02d}-{first:02d}/{head}-{until:02d}-{last:02d}"
    return DateExpression(match.start(), match.end(), match.group(), "interval", value)


def han_bare(match: re.Match[str], text: str, language: str, rules: object) -> DateExpression | None:
    """ "27日", "11日至12日": days whose month the text leaves to its own date."""
    first, last = int(match["day"]), match["until"] and int(match["until"])
    if last and last <= first:
        return None
    value = f"---{first:02d}/---{last:02d}" if last else f"---{first:02d}"
    return DateExpression(match.start(), match.end(), match.group(), "interval" if last else "day", value)


def _counted(match: re.Match[str], language: str) -> tuple[float, str]:
    return float(_number(match["count"])), for_language("dates", language)["units"][match["unit"]]


def han_ago(match: re.Match[str], text: str, language: str, rules: object) -> DateExpression | None:
    """ "两年前": two years ago."""
    count, unit = _counted(match, language)
    if not count:
        return None
    offset = -count if match["word"] == "前" else count
    vague = match["count"] in ("数", "几")
    return DateExpression(match.start(), match.end(), match.group(), "relative", None, offset, unit, vague)


def han_span(match: re.Match[str], text: str, language: str, rules: object) -> DateExpression | None:
    """ "过去三周": the past three weeks."""
    count, unit = _counted(match, language)
    return DateExpression(match.start(), match.end(), match.group(), "interval", None, -count, unit) if count else None
