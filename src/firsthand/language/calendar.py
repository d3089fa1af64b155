"""Date expressions counted from an account's date: from "last month" to its first and last day.

What is written without a year is given one by newspaper usage: the year is left out for dates within the calendar
year of publication, and around New Year for those nearest to it (Associated Press style).
"""

import re
from datetime import date, timedelta
from functools import cache

from firsthand.language.anchors import hangs
from firsthand.language.tables import table
from firsthand.records import DateExpression, Resolved

_VALUE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF seasons as months of the northern meteorological year."""


def resolve(expression: DateExpression, published: str | None, whose: str = "") -> Resolved | None:
    """First and last day that ``expression`` can mean in an account of ``published`` (ISO 8601 date or time), or None
    where the account's date is unreadable or the expression hangs on an event that has no date ("two weeks later").

    ``whose`` says in words whose day that is: a copy's "last month" is counted from its original's. What is counted from
    an earlier date of the text says from which, and what that was counted from.
    """
    base = _day(published or "")
    if base is None:
        return None
    if expression.anchor is not None:
        return _from_anchor(expression, expression.anchor, published, whose)
    if hangs(expression):
        return None
    span = _span(expression, base)
    if span is None:
        return None
    try:
        first, last = _narrowed(expression, *span, base)
    except (ValueError, OverflowError):  # the calendar ends
        return None
    basis = (
        "as written" if _complete(expression) else f"counted from {base.isoformat()}" + (f", {whose}" if whose else "")
    )
    return Resolved(first.isoformat(), last.isoformat(), basis)


def _from_anchor(
    expression: DateExpression, anchor: DateExpression, published: str | None, whose: str
) -> Resolved | None:
    """Counts from the days that the anchor means. What is counted in weeks, months or years names a time around a day."""
    earlier = resolve(anchor, published, whose)
    if earlier is None or expression.offset is None or expression.offset_unit is None:
        return None
    first, last = date.fromisoformat(earlier.earliest), date.fromisoformat(earlier.latest)
    unit, offset = expression.offset_unit, expression.offset
    if unit in ("day", "hour") and (last - first).days > LONGEST_FOR_DAYS:
        return None
    if unit == "weekday":  # "Friday of last week"
        day = first + timedelta(days=(round(offset) - first.isoweekday()) % 7)
        return Resolved(day.isoformat(), day.isoformat(), earlier.basis)
    try:
        if expression.precision in ("month", "quarter", "year", "decade"):  # "the previous month"
            span = _shifted(first, offset, unit, expression)
        else:
            slack = timedelta(days=SLACK.get(unit, 0) if abs(offset) >= 1 else 0)
            span = _leaned(expression, _moved(first, offset, unit), _moved(last, offset, unit), slack)
    except (ValueError, OverflowError):
        return None
    if span is None:
        return None
    basis = f"counted from “{anchor.text}” ({_in_days(first, last)})"
    if earlier.basis != "as written":
        basis += f", that {earlier.basis}"
    return Resolved(span[0].isoformat(), span[1].isoformat(), basis)


LONGEST_FOR_DAYS = 7
""""The next day" after a date that is vaguer than a week is no day."""
SLACK = {"week": 3, "month": 15, "year": 120, "decade": 730}
"""Days to each side of "two weeks later", "two years later": about half of the unit, less for years. To one side only of
"nearly two years ago"."""


def _moved(day: date, offset: float, unit: str) -> date:
    """``day`` with ``offset`` units added. Raises ValueError or OverflowError where the calendar ends."""
    if unit in IN_DAYS:
        return day + timedelta(days=round(offset * IN_DAYS[unit]))
    index = day.year * 12 + day.month - 1 + round(offset * MONTHS[unit])
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))


IN_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "weekend": 7.0}


MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0, "decade": 120.0, "century": 1200.0}


def _in_days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


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
    if "/" in value:
        return _interval(value, expression, base)
    if expression.precision == "century":
        return date(int(value) * 100, 1, 1), date(int(value) * 100 + 99, 12, 31)
    if expression.precision == "decade":
        start = int(value) * 10
        return date(start, 1, 1), date(start + 9, 12, 31)
    if value.startswith("---"):
        return _monthless(int(value[3:]), expression, base)
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


def _interval(value: str, expression: DateExpression, base: date) -> tuple[date, date] | None:
    ends = [_written(_plain(expression, end), base) for end in value.split("/")]
    if ends[0] is None or ends[1] is None or ends[0][0] > ends[1][1]:
        return None
    return ends[0][0], ends[1][1]


def _plain(expression: DateExpression, value: str) -> DateExpression:
    return DateExpression(expression.start, expression.end, expression.text, "day", value, tense=expression.tense)


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
    if expression.offset is not None and _of_a_year().search(expression.text):
        return _try(base.year + round(expression.offset), part, day)  # "May last year" is not "last May"
    if expression.offset is not None and expression.offset < 0:
        past = [s for s in candidates if s[1] < base]
        return past[-1] if past else None
    if expression.offset is not None and expression.offset > 0:
        return next((s for s in candidates if s[0] > base), None)

    if expression.tense == "past":
        return max((s for s in candidates if s[0] <= base), default=None)
    if expression.tense == "future":
        return min((s for s in candidates if s[1] >= base), default=None)

    def distance(span: tuple[date, date]) -> int:
        return max((span[0] - base).days, (base - span[1]).days, 0)

    nearest = min(candidates, key=distance)
    same_year = next((s for s in candidates if s[0].year == base.year), nearest)
    # two months against eight: "in December" said in January is last year's
    return nearest if distance(nearest) <= 62 and distance(same_year) > 240 else same_year


def _monthless(day: int, expression: DateExpression, base: date) -> tuple[date, date] | None:
    """A day without its month: the nearest, one to come only where it is twice as near; the last where its clause is in the
    past. A clause that seems to speak of what is to come means the next where that is near: 将 marks an object as well.
    """
    first = base.replace(day=1)
    if expression.offset is not None:  # "上月27日"
        there = _moved(first, expression.offset, "month")
        return _try(there.year, there.month, day)
    months = (_moved(first, offset, "month") for offset in (-2, -1, 0, 1, 2))
    days = [found[0] for m in months if (found := _try(m.year, m.month, day)) is not None]
    if expression.tense == "past":
        days = [d for d in days if d <= base]
    elif expression.tense == "future":
        days = [d for d in days if 0 <= (d - base).days <= NEAR] or days
    chosen = min(days, key=lambda d: (base - d).days if d <= base else 2 * (d - base).days, default=None)
    return (chosen, chosen) if chosen is not None else None


NEAR = 15
"""Days within which a bare day to come is spoken of: half a month."""


@cache
def _of_a_year() -> re.Pattern[str]:
    """ "Last year", "去年", "năm ngoái", "прошлого года": the words of all tables that count in years."""
    words = set(_HAN_YEARS)
    for part in table("dates").values():
        words.update(phrase for phrase, (_, unit) in part["relative"].items() if unit == "year")
        units = {unit for unit, kind in part["units"].items() if kind == "year"} | {"année", "roku", "року"}
        for name in ("last_after", "this_after", "next_after"):
            words.update(w for w in part.get(name, ()) if units & set(w.split()))
    return re.compile("(?i)" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))))


_HAN_YEARS = ("去年", "上年", "今年", "明年")


@cache
def _told() -> re.Pattern[str]:
    """The words of all tables for "last" and "next" before or behind a weekday: "vendredi dernier", "下周二"."""
    words = {
        name: {w for part in table("dates").values() for key in (name, f"{name}_after") for w in part.get(key, ())}
        for name in ("last", "next")
    }

    def one_of(name: str) -> str:
        return "|".join(map(re.escape, sorted((w for w in words[name] if w), key=len, reverse=True)))

    following, before = rf"(?P<next>(?:this[ \u00a0]coming|{one_of('next')}))", rf"(?:{one_of('last')})"
    return re.compile(rf"(?i)(?:\A|[ \u00a0])(?:{following}|{before})(?:\Z|[ \u00a0])|\A(?:(?P<han>下)|上)")


def _try(year: int, part: int, day: int | None) -> tuple[date, date] | None:
    try:
        return _months(year, part, day)
    except ValueError:  # 29 February
        return None


def _relative(expression: DateExpression, base: date) -> tuple[date, date] | None:
    offset, unit = expression.offset or 0.0, expression.offset_unit or ""
    if unit == "weekday":
        back = (base.isoweekday() - int(offset)) % 7
        told = _told().search(expression.text)
        if told is not None and (told["next"] or told["han"]):
            back -= 7
        elif told is not None and back == 0:
            back = 7
        elif told is None and expression.tense == "future" and back:
            back -= 7
        day = base - timedelta(days=back)
        return day, day
    if expression.precision == "interval":
        there = _moved(base, offset, unit)
        return (there, base) if offset < 0 else (base, there)
    if expression.precision == "relative" and unit in SLACK and _leaning(expression):
        there = _moved(base, offset, unit)
        return _leaned(expression, there, there, timedelta(days=SLACK[unit]))
    return _shifted(base, offset, unit, expression)


def _shifted(base: date, offset: float, unit: str, expression: DateExpression) -> tuple[date, date] | None:
    counted = (expression.precision == "relative" and unit != "week") or abs(offset) > 1
    if unit in ("hour", "day"):
        day = base + timedelta(days=round(offset / 24 if unit == "hour" else offset))
        return day, day
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=round(offset))
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        # early in the week "the weekend" is the one that is over
        back = (
            -1
            if offset == 0 and base.isoweekday() <= 3 and not re.match(r"(?i)this", expression.text)
            else round(offset)
        )
        saturday = base - timedelta(days=base.weekday() - 5) + timedelta(weeks=back)
        return saturday, saturday + timedelta(days=1)
    months = MONTHS.get(unit)
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
    if counted and unit == "decade":  # "a decade ago" is about that time, not those ten years
        middle = date(year, month + 1, min(base.day, 28))
        return middle - timedelta(days=SLACK[unit]), middle + timedelta(days=SLACK[unit])
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        return date(year // years * years, 1, 1), date(year // years * years + years - 1, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _leaned(expression: DateExpression, first: date, last: date, slack: timedelta) -> tuple[date, date]:
    """Days around ``first`` to ``last``: "nearly two years ago" is that long or somewhat less, "over a year later" longer."""
    leaning = _leaning(expression) * (-1 if (expression.offset or 0) < 0 else 1)
    return first - slack * (leaning <= 0), last + slack * (leaning >= 0)


def _leaning(expression: DateExpression) -> int:
    """-1 where less time lay between than the expression counts, 1 where more did, else 0."""
    found = _hedges().search(expression.text)
    return 0 if found is None else -1 if found["short"] else 1


@cache
def _hedges() -> re.Pattern[str]:
    """The words of all tables, the longest first: "no more than" is not "more than"."""
    words = {
        name: {w for part in table("dates").values() for w in part.get(name, ())} for name in ("short_of", "beyond")
    }

    def one_of(name: str) -> str:
        return "|".join(map(re.escape, sorted(words[name], key=len, reverse=True)))

    edge = r"(?![^\W\d_\u4e00-\u9fff])"
    return re.compile(
        rf"(?i)(?<![^\W\d_\u4e00-\u9fff])(?:(?P<short>{one_of('short_of')})|(?:{one_of('beyond')})){edge}"
    )


@cache
def _places() -> tuple[tuple[str, int], ...]:
    """The words for "early", "mid" and "late" in all tables, longest first, with the third that they keep."""
    found: dict[str, int] = {}
    for part in table("dates").values():
        for place, name in enumerate(("early", "mid", "late")):
            found.update(dict.fromkeys(part.get(name, ()), place))
            found.update({phrase: place for phrase, told in part.get("placed", {}).items() if told[0] == name})
    return tuple(sorted(((w, p) for w, p in found.items() if w), key=lambda item: -len(item[0])))


_LATER_IN = re.compile(r"(?i)later[ \u00a0]")
_EARLIER_IN = re.compile(r"(?i)earlier[ \u00a0]")


def _narrowed(expression: DateExpression, first: date, last: date, base: date) -> tuple[date, date]:
    """ "early", "mid" and "late" keep a third of the span; "later this year" what is left of it."""
    if not expression.approximate or (expression.value is None and expression.offset_unit not in _NAMED_SPANS):
        return first, last
    written = expression.text.lower()
    if first <= base <= last and _LATER_IN.match(written):
        return base, last
    if first <= base <= last and _EARLIER_IN.match(written):
        return first, base
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    third = ((last - first).days + 1) // 3
    for word, place in _places():
        if written.startswith(word) or written.endswith(f" {word}") or (word in _HAN_PLACES and word in written):
            if whole_year:
                return date(first.year, 4 * place + 1, 1), _month_end(first.year, 4 * place + 4)
            if (
                expression.precision == "decade" and last.year - first.year == 9
            ):  # whole years: 1990 to 1993, … 1997 to 1999
                since, until = ((0, 3), (4, 6), (7, 9))[place]
                return date(first.year + since, 1, 1), date(first.year + until, 12, 31)
            start = first + timedelta(days=third * place)
            return start, last if place == 2 else start + timedelta(days=max(0, third - 1))
    return first, last


_NAMED_SPANS = ("week", "month", "quarter", "year", "decade", "weekend")
_HAN_PLACES = frozenset("初底末") | {"上旬", "中旬", "下旬", "年中"}
