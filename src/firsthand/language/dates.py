"""Dates as written. What is relative stays relative; ``calendar.resolve`` counts it once an account's date is known.

``value`` is ISO 8601 at the precision given: "2024-06-03", "2024-06", "2024", "199" (a decade), "20" (a century: the years
20..), "2024-06-03/2024-06-07" (an interval); without a year "--09-02" or "--10" (XML Schema's gMonthDay and gMonth); a
season, quarter or half is EDTF's "2024-23", "2024-33", or "--23" without a year. A weekday alone has ``offset_unit``
"weekday" and its ISO number as ``offset``. "The past three weeks" is an interval with an offset of -3 weeks.
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from firsthand.language.anchors import anchored
from firsthand.language.datejoins import joined
from firsthand.language.datepatterns import ORDINALS, REACH, Patterns, patterns
from firsthand.language.handates import han_ago, han_bare, han_day, han_days, han_number, han_span, han_year
from firsthand.language.labels import is_clock_time
from firsthand.language.numerals import find_numerals
from firsthand.language.tables import for_language
from firsthand.language.timespans import ago, ago_before, span
from firsthand.records import DateExpression
from firsthand.records.reading import Precision

_Match = re.Match[str]


def find_dates(text: str, language: str = "en") -> tuple[DateExpression, ...]:
    """Every date expression in ``text``, in order, not overlapping: the scanner named first wins, then the longer."""
    if language in _HAN_DATES:
        written, text, language = text, text.translate(_HAN_DATES[language]), "zh"
        return tuple(replace(d, text=written[d.start : d.end]) for d in find_dates(text, language))
    rules = patterns(language)
    if rules is None:  # no tables for it: years and what a newspaper quotes in English
        language = "en"
        rules = patterns(language)
        assert rules is not None
    written = text
    if not text.isascii():
        text = text.translate(_OTHER_DIGITS)
    claimed = bytearray(len(text))
    found: list[DateExpression] = []
    windows = _windows(text, rules, language)
    for name, scanner, family in rules.scanners:
        for low, high in windows.get(family, ()) if family else ((0, len(text)),):
            for match in scanner.finditer(text, low, high):
                if any(claimed[match.start() : match.end()]):
                    continue
                date = _READERS[name](match, text, language, rules)
                if date is None or date.start >= date.end or any(claimed[date.start : date.end]):
                    continue
                claimed[date.start : date.end] = b"\x01" * (date.end - date.start)
                found.append(date if text is written else replace(date, text=written[date.start : date.end]))
    return tuple(anchored(joined(sorted(found, key=lambda d: d.start), written, language), written))


_HAN_DATES: dict[str, dict[int, int]] = {
    "ja": {},
    "ko": {ord("년"): ord("年"), ord("월"): ord("月"), ord("일"): ord("日")},
}
"""Languages that write dates as Chinese does, with the characters that stand for its year, month and day."""
_OTHER_DIGITS = {0x660 + n: str(n) for n in range(10)} | {0x6F0 + n: str(n) for n in range(10)}
"""Arabic and Persian digits; the patterns know European ones."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_FIGURE_AFTER = re.compile(r"['’]?s|[-./]\d")


def _windows(text: str, rules: Patterns, language: str) -> dict[str, list[tuple[int, int]]]:
    """For each family of patterns the stretches of text around its trigger words."""
    found: dict[str, list[tuple[int, int]]] = {}
    if language == "zh":
        return found
    triggers = rules.triggers
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        if word[0].isdigit():
            if (
                end - start == 4
                or (end - start == 2 and _FIGURE_AFTER.match(text, end))
                or (end - start == 1 and start and text[start - 1] in "QHqh")
            ):
                _extend(found, "figure", start, end, text)
            continue
        families = triggers.get(word.lower())
        if families is not None:
            for family in families:
                _extend(found, family, start, end, text)
    return found


def _extend(found: dict[str, list[tuple[int, int]]], family: str, start: int, end: int, text: str) -> None:
    """Adds a window that does not cut a word in two, joined to the one before where they touch."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    for _ in range(REACH):
        if high >= len(text) or not text[high - 1].isalnum():
            break
        high += 1
    windows = found.setdefault(family, [])
    if windows and windows[-1][1] >= low:
        windows[-1] = (windows[-1][0], high)
    else:
        windows.append((low, high))


# Readers, one for each kind of pattern


def _parts(match: _Match) -> dict[str, str | None]:
    return match.groupdict()


def _step(part: dict[str, str | None], rules: Patterns) -> float | None:
    which = (part.get("which") or part.get("after") or "").lower()
    return None if not which else -1.0 if which in rules.last else 1.0 if which in rules.next else 0.0


def _made(
    match: _Match, precision: Precision, value: str, part: dict[str, str | None], rules: Patterns | None = None
) -> DateExpression:
    value = value if value.isascii() else "".join(str(int(c)) if c.isdigit() else c for c in value)
    offset = _step(part, rules) if rules else None
    unit = "year" if offset is not None else None
    return DateExpression(
        match.start(), match.end(), match.group(), precision, value, offset, unit, bool(part.get("vague"))
    )


def _month_of(raw: str, rules: Patterns) -> int:
    return int(raw) if raw.isdigit() else rules.months.get(raw.lower().rstrip("."), 0) or han_number(raw)


def _day_of(raw: str) -> int:
    return int(raw) if raw.isdigit() else ORDINALS.get(raw.lower(), 0) or han_number(raw)


def _calendar_day(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """A day of a month, in whatever order."""
    part = _parts(match)
    month, day = _month_of(part["month"] or "", rules), _day_of(part["day"] or "")
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    head = f"{part['year']}-" if part.get("year") else "--"
    return _made(match, "day", f"{head}{month:02d}-{day:02d}", part, rules)


def _iso(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    return _calendar_day(match, text, language, rules) if match["day"] else _made(
        match, "month", f"{match['year']}-{match['month']}", {}
    )  # fmt: skip


def _dotted(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    if language == "en" and int(match["day"]) <= 12 and match["mark"] != ".":
        return None  # 04/05/2024 is April in one country and May in the next
    return _calendar_day(match, text, language, rules)


def _days(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "June 3-7"."""
    part = _parts(match)
    month, first, last = _month_of(part["month"] or "", rules), _day_of(part["day"] or ""), int(part["until"] or 0)
    if not 1 <= month <= 12 or not 1 <= first < last <= 31:
        return None
    head = f"{part['year']}-{month:02d}" if part.get("year") else f"--{month:02d}"
    return _made(match, "interval", f"{head}-{first:02d}/{head}-{last:02d}", part)


def _month(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    part = _parts(match)
    raw = part["month"] or ""
    month = _month_of(raw, rules)
    if not 1 <= month <= 12:
        return None
    if part.get("day"):
        return _calendar_day(match, text, language, rules)
    told = part.get("year") or part.get("which") or part.get("after") or part.get("vague")
    if not told and language in _SMALL_MONTHS and raw[:1].isupper() and _NAME_AFTER.match(text, match.end()):
        return None  # "Julio Aranda"
    if raw in ("May", "March", "MAY", "MARCH") and not told and not _after_preposition(text, match.start(), language):
        return None
    dotted = text[match.start("month") + len(raw) : match.start("month") + len(raw) + 1] == "."
    short = len(raw) <= 3 and not raw.isdigit() and raw.lower() not in _SHORT_MONTHS
    if language not in ("zh", "vi") and short and not (part.get("year") or part.get("vague") or dotted):
        return None  # "Jan", "Mar", "Dec" alone are as often names
    if raw.isupper() and language == "en" and not told:
        return None
    head = f"{part['year']}-" if part.get("year") else "--"
    return _made(match, "month", f"{head}{month:02d}", part, rules)


_SHORT_MONTHS = frozenset("may mai май мая мае маю maj mag mei maí máj".split())
"""Whole names of months that are as short as abbreviations."""
_SMALL_MONTHS = frozenset("es fr it pt pl cs nl sv ru uk".split())
"""Languages that write months with a small letter."""
_NAME_AFTER = re.compile(r"[ \u00a0][^\W\d_a-zà-ÿа-яё]")


def _year(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    year = match["year"]
    if not year.isdigit():
        year = han_year(year)
    if language != "zh" and not _is_year(match, text, language):
        return None
    return _made(match, "year", year, _parts(match))


def _years(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "2014-2018", "the 2019-20 season"."""
    first, until = match["year"], match["until"]
    if any(word.lower() in rules.months for word in _TOKEN.findall(match.group())):
        return None  # "between March 2022 and January 2024"
    last = until if len(until) == 4 else first[:2] + until
    if not 0 < int(last) - int(first) <= 100 or (
        match["dash"] and len(until) == 2 and int(until) <= 12 and match["dash"] == "-"
    ):
        return None
    return _made(match, "interval", f"{first}/{last}", {})


def _months_apart(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "Between March and June 2031"; the year of the second month is the first one's too where that comes earlier."""
    first, last = _month_of(match["first"], rules), _month_of(match["month"], rules)
    if not 1 <= first <= 12 or not 1 <= last <= 12:
        return None
    until = match["year"]
    since = match["from"] or (str(int(until) - (first > last)) if until else None)
    if (until is None) != (since is None) or (until is None and first >= last):
        return None
    low, high = (f"{since}-{first:02d}", f"{until}-{last:02d}") if until else (f"--{first:02d}", f"--{last:02d}")
    return _made(match, "interval", f"{low}/{high}", {})


def _fiscal(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    return _made(match, "year", match["year"] or f"20{match['short']}", {"vague": "fiscal"})


_IN_A_SEASON = re.compile(
    r"\b(?:in|by|since|until|till|through|during|for|from)[ \u00a0](?:the[ \u00a0])?\Z", re.IGNORECASE
)


def _in_a_season(text: str, start: int, language: str) -> bool:
    """Words like "fall" and "spring" alone are seasons only where nothing else can stand."""
    if language != "en":
        return _after_preposition(text, start, language)
    return _IN_A_SEASON.search(text, max(0, start - 14), start) is not None


def _season(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    part = _parts(match)
    told = part.get("year") or part.get("which") or part.get("after") or part.get("vague")
    alone = match.group().lower() in for_language("dates", language).get("seasons_alone", ())
    if not told and not alone and language != "zh" and not _in_a_season(text, match.start(), language):
        return None
    year = part.get("year") or "-"
    year = year if year == "-" or year.isdigit() else han_year(year)
    return _made(match, "season", f"{year}-{rules.seasons[(part['season'] or '').lower()]}", part, rules)


_ORDER = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip


def _quarter(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    part = _parts(match)
    word, span = (part["quarter"] or "").lower(), (part["span"] or "").lower()
    orders: dict[str, int] = for_language("dates", language).get("quarters", {}).get("order", {})
    number = _ORDER.get(word) or orders.get(word) or (int(word) if word.isdigit() else han_number(word))
    half = span in _HALVES
    year = part.get("year") or part.get("before")
    if word in ("last", "final") and not year and not part.get("own"):
        return None  # "last quarter" is counted from the day
    if half and number > 2 and word not in ("last", "final"):
        return None
    if (
        not year
        and not part.get("own")
        and (half or not _BUSINESS.search(text, max(0, match.start() - 12), match.start() + 4))
    ):
        return None
    code = 39 + min(number, 2) if half else 32 + number
    head = year if year and year.isdigit() else han_year(year) if year else "-"
    return _made(match, "half" if half else "quarter", f"{head}-{code}", part, rules)


_HALVES = frozenset(
    "half h halbjahr halbjahres halbjahrs hälfte semestre moitié mitad metà metade полугодие полугодии полугодия половине "
    "половину півріччя півріччі półrocze półroczu półrocza halfjaar helft pololetí halvåret".split()
)
"""Halves of a year; what else a table lists are quarters."""
_BUSINESS = re.compile(r"\b(?:for|of|in|im|du|del|nel|во?|у)[ \u00a0](?:the|its|their)?", re.IGNORECASE)


def _q(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    year = match["year"] or match["before"]
    number, half = int(match["quarter"]), match["span"] in "Hh"
    if year is None or (half and number > 2):
        return None
    return _made(match, "half" if half else "quarter", f"{year}-{(39 if half else 32) + number}", {})


def _stretch(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "The first week of June", "the first nine months of 2031", "the last ten days of May": whole days and months, as a
    newspaper counts them.
    """
    part = _parts(match)
    unit = for_language("dates", language)["units"][(part["unit"] or "").lower()]
    order = (part["order"] or "").lower()
    count = 1
    if part["count"]:
        numerals = find_numerals(part["count"], language)
        if len(numerals) != 1 or not 1 <= numerals[0].value <= 52:
            return None
        count = int(numerals[0].value)
    month = _month_of(part["month"] or "", rules) if part["month"] else 0
    year = part["only"] or part["year"] or "-"
    if unit == "month" and not month:
        first, last = (13 - count, 12) if order in ("last", "final") else (1, count)
        if order not in ("first", "last", "final") or count > 12:
            return None
        return _made(match, "interval", f"{year}-{first:02d}/{year}-{last:02d}", {})
    days = {"day": 1, "week": 7}.get(unit)
    if days is None or order in ("last", "final") or (order != "first" and (count > 1 or unit == "day")):
        return None
    nth = _ORDER[order]
    first, last = days * (nth - 1) + 1, days * (nth - 1 + count)
    if last > 31:
        return None
    head = f"{year}-{month or 1:02d}"
    return _made(match, "week" if days * count == 7 else "interval", f"{head}-{first:02d}/{head}-{last:02d}", {})


def _decade(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    part = _parts(match)
    if language == "zh":
        century = {"19": "18", "20": "19", "21": "20", "二十": "19", "二十一": "20"}.get(part["century"] or "", "19")
        tens = (part["decade"] or "")[0]
        return _made(match, "decade", century + (tens if tens.isdigit() else str(han_number(tens))), part)
    decade = part.get("decade") or f"19{part['short']}"
    return _made(match, "decade", decade[:3], part)


def _century(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    word = (match["century"] or "").lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    return _made(match, "century", f"{number - 1:02d}", _parts(match)) if 1 <= number <= 30 else None


_OF_A_MONTH = re.compile(r"[ \u00a0](?:of|in)[ \u00a0]([^\W\d_]+)")


def _weekday(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    number = float(rules.weekdays[match["weekday"].lower()])
    ahead = _OF_A_MONTH.match(text, match.end())
    if ahead is not None and ahead[1].lower() in rules.months:
        return None  # "the last Sunday of March" is no last Sunday
    return DateExpression(match.start(), match.end(), match.group(), "day", None, number, "weekday")


_RELATIVE: dict[str, Precision] = {
    "day": "day", "month": "month", "year": "year", "quarter": "quarter", "decade": "decade"
}  # fmt: skip


def _relative(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    offset, unit = rules.relative[match["relative"].lower().replace("\u00a0", " ")]
    vague = bool(match["vague"])
    return DateExpression(
        match.start(), match.end(), match.group(), _RELATIVE.get(unit, "relative"), None, offset, unit, vague
    )


def _placed(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "Year-end", "Jahresende", "明年底"."""
    _, unit, offset = for_language("dates", language)["placed"][match["placed"].lower().replace("\u00a0", " ")]
    return DateExpression(
        match.start(), match.end(), match.group(), _RELATIVE.get(unit, "relative"), None, float(offset), unit, True
    )


def _year_part(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "Nửa đầu năm 2031", "2031年上半年"."""
    code = for_language("dates", language)["year_parts"][match["part"].lower().replace("\u00a0", " ")]
    return _made(match, "half" if code >= 40 else "quarter", f"{match['year']}-{code}", {})


def _of_the(match: _Match, text: str, language: str, rules: Patterns) -> DateExpression | None:
    """ "By the end of the year", "la fin de l’année prochaine": counted from the account’s day."""
    unit = for_language("dates", language)["of_the"][match["unit"].lower()]
    step = _step(_parts(match), rules) or 0.0
    return DateExpression(
        match.start(), match.end(), match.group(), _RELATIVE.get(unit, "relative"), None, step, unit, True
    )


_PREPOSITION = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|to|of|for|during|before|after|through|between|and|or|on|around|about|late|early|the|a|"
    r"an|its|their|this|last|next)|[(,–—-])[ \u00a0]?\Z",
    re.IGNORECASE,
)


_PREPOSITION_ELSEWHERE = re.compile(
    r"(?:(?<!\w)(?:en|depuis|dès|au|im|in|seit|bis|ab|vom|zum|desde|hasta|nel|nell|dal|dall|del|della|dell|la|el|l|cet|cette|d|"
    r"в|во|с|до|за|на|у|від|к|trong|từ|vào|năm|في|منذ|خلال)[’']?|[(,–—-])[ \u00a0]?\Z",
    re.IGNORECASE,
)


def _after_preposition(text: str, start: int, language: str) -> bool:
    pattern = _PREPOSITION if language == "en" else _PREPOSITION_ELSEWHERE
    return pattern.search(text, max(0, start - 12), start) is not None


_COUNTED = re.compile(r"[ \u00a0](?:[a-z]+[ \u00a0])?[a-z]{3,}s\b")
_AUXILIARY = re.compile(r"[ \u00a0](?:was|is|has|as|its|his|this|thus|plus|does|elections?|talks|sanctions)\b")
_STRONG = re.compile(
    r"\b(?:the|its|their|his|her|in|by|since|until|from|of|during|before|after|through|between|early|mid|late|en|depuis|im|seit|desde|nel|в|у|năm|al|del|dal|von|bis|с|до|від)[ \u00a0]\Z",
    re.I,
)
_ANOTHER_YEAR = re.compile(r"(?:19|20)\d\d(?:,| and|, and| or| to| through|-|–)[ \u00a0]\Z")
""""The 2014 and 2016 campaigns"."""
_IN = re.compile(
    r"\b(?:in|since|until|by|year|of|before|after|from|en|im|seit|nel|desde|depuis|в|у|с|до|năm)[ \u00a0]\Z",
    re.IGNORECASE,
)


def _is_year(match: _Match, text: str, language: str) -> bool:
    """A bare four-digit figure is a year unless it counts something ("2000 soldiers") with nothing before it; far from
    now only right after "in" and its like.
    """
    year = int(match["year"])
    if is_clock_time(text, match.start("year"), match.end("year")):
        return False
    before = (max(0, match.start() - 12), match.start())
    if not 1900 <= year <= 2099:
        return _IN.search(text, *before) is not None and not _COUNTED.match(text, match.end())
    if match.groupdict().get("vague") or _STRONG.search(text, *before) or _ANOTHER_YEAR.search(text, *before):
        return True
    return language != "en" or not _COUNTED.match(text, match.end()) or _AUXILIARY.match(text, match.end()) is not None


_Reader = Callable[[_Match, str, str, Patterns], DateExpression | None]
_READERS: dict[str, _Reader] = {
    "iso": _iso,
    "dotted": _dotted,
    "days": _days,
    "months_apart": _months_apart,
    "day_month": _calendar_day,
    "month_day": _calendar_day,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "q": _q,
    "stretch": _stretch,
    "decade": _decade,
    "century": _century,
    "fiscal": _fiscal,
    "weekday": _weekday,
    "ago": ago,
    "ago_before": ago_before,
    "span": span,
    "years": _years,
    "year": _year,
    "relative": _relative,
    "of_the": _of_the,
    "placed": _placed,
    "year_part": _year_part,
    "han": han_day,
    "han_days": han_days,
    "han_bare": han_bare,
    "han_ago": han_ago,
    "han_span": han_span,
}
