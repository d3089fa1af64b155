"""Dates as written. What is relative stays relative; ``calendar.resolve`` counts it once an account's date is known.

``value`` is ISO 8601 at the precision given: "2024-06-03", "2024-06", "2024", "199" (a decade); without a year
"--09-02" or "--10" (XML Schema's gMonthDay and gMonth); a season or quarter is EDTF's "2024-23", "2024-33", or
"--23" without a year. A weekday alone has ``offset_unit`` "weekday" and its ISO number as ``offset``.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from firsthand.language.bounds import hedge_before
from firsthand.language.numerals import find_numerals
from firsthand.language.tables import for_language
from firsthand.records import DateExpression

YEAR = r"(?:1[89]\d\d|20\d\d)"
_RELATIVE_UNITS = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade"}


class _Patterns(NamedTuple):
    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    relative: dict[str, tuple[float, str]]
    last: frozenset[str]
    next: frozenset[str]
    scanners: tuple[tuple[str, re.Pattern[str]], ...]


def _alternation(words: Any) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[ \u00a0]") for w in sorted(words, key=len, reverse=True) if w)


_LOCATIVES = (("ь", "е"), ("т", "те"), ("ень", "ні"), ("ий", "ому"), ("пад", "паді"))
"""Endings of "in June" where CLDR lists only "June" and "of June"."""


def _calendar_names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Month and weekday names from CLDR, with English newspaper abbreviations."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    if language in ("zh", "vi"):
        return months, weekdays
    from babel import Locale  # lazily: an unchanged second run never needs it

    locale = Locale.parse(language)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                months.setdefault(name.lower().rstrip("."), number)
            for number, name in locale.days[context][width].items():
                weekdays.setdefault(name.lower().rstrip("."), number + 1)
    if language in ("ru", "uk"):
        for name, number in list(months.items()):
            for ending, changed in _LOCATIVES:
                if len(name) > 3 and name.endswith(ending):
                    months.setdefault(name[: -len(ending)] + changed, number)
        months.setdefault("мае", 5)
    if language == "en":
        months["sept"] = 9
        for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
            weekdays.pop(name, None)
    return months, weekdays


@cache
def _patterns(language: str) -> _Patterns | None:
    part = for_language("dates", language)
    if not part:
        return None
    months, weekdays = _calendar_names(language)
    scanners = _cjk_scanners(language) if language == "zh" else _word_scanners(language, part, months, weekdays)
    if part["relative"]:
        edge = ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")
        scanners.append(
            ("relative", re.compile(rf"{edge[0]}(?P<relative>{_alternation(part['relative'])}){edge[1]}", re.I))
        )
    return _Patterns(
        months,
        weekdays,
        part.get("seasons", {}),
        {k: (float(v[0]), v[1]) for k, v in part["relative"].items()},
        frozenset(part.get("last", ())),
        frozenset(part.get("next", ())),
        tuple(scanners),
    )


def _cjk_scanners(language: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (
            "han",
            re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12]\d|3[01]|0?[1-9])[日号])?"),
        ),
        (
            "han_ago",
            re.compile(
                r"(?P<count>\d{1,3}|[一两二三四五六七八九十]{1,3})(?P<unit>天|周|个月|年)(?:之)?(?P<word>前|后)"
            ),
        ),
        ("year", re.compile(rf"(?<!\d)(?P<year>{YEAR})年")),
    ]


def _word_scanners(
    language: str, part: dict[str, Any], months: dict[str, int], weekdays: dict[str, int]
) -> list[tuple[str, re.Pattern[str]]]:
    # English and German months are capitalised; "may" and "march" in lower case are no months.
    flags = re.IGNORECASE if language not in ("en",) else re.NOFLAG
    names = [m.capitalize() for m in months] if language == "en" else list(months)
    days = [d.capitalize() for d in weekdays] if language == "en" else list(weekdays)
    month = rf"(?P<month>{_alternation(names)})\.?(?!\w)" if names else r"tháng (?P<month>1[0-2]|0?[1-9])(?!\d)"
    of = rf"(?:(?:{_alternation(part.get('of', ()))})[ \u00a0])?" if _alternation(part.get("of", ())) else ""
    when = [*part.get("early", ()), *part.get("mid", ()), *part.get("late", ())]
    vague = rf"(?:(?P<vague>(?i:{_alternation(when)}))[ \u00a0-]?)?" if when else "(?P<vague>(?!))?"
    near = [*part.get("last", ()), *part.get("this", ()), *part.get("next", ())]
    which = rf"(?:(?P<which>(?i:{_alternation(near)}))[ \u00a0])?" if near else "(?P<which>(?!))?"
    year = rf"(?P<year>{YEAR})(?!\d)(?![.,]\d)"
    day = r"(?P<day>3[01]|[12]\d|0?[1-9])"
    found: list[tuple[str, re.Pattern[str]]] = [
        (
            "iso",
            re.compile(
                rf"(?<![\d-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[12]\d|3[01]|0[1-9]))?(?![\d-])"
            ),
        ),
        (
            "dotted",
            re.compile(
                rf"(?<![\d.])(?P<day>3[01]|[12]\d|0?[1-9])[./](?P<month>1[0-2]|0?[1-9])[./](?P<year>{YEAR})(?!\d)"
            ),
        ),
    ]
    if language == "vi":
        found.append(
            (
                "month",
                re.compile(
                    rf"(?<!\w)(?:ngày {day}[ /-])?{month}(?:[/ ,]+(?:năm )?{year})?(?P<vague>(?!))?(?P<which>(?!))?",
                    re.I,
                ),
            )
        )
    else:
        found += [
            (
                "day_month",
                re.compile(
                    rf"(?<![\w.,]){day}(?:\.|er|º|st|nd|rd|th)?[ \u00a0](?:de[ \u00a0]|of[ \u00a0])?{month}(?![ \u00a0]\d{{1,2}}\b)(?:,?[ \u00a0]{of}{year})?",
                    flags,
                ),
            ),
            (
                "month_day",
                re.compile(
                    rf"(?<!\w){month}[ \u00a0]{day}(?:st|nd|rd|th)?(?![\d:])(?!,\d)(?:,?[ \u00a0]{year})?", flags
                ),
            ),
            ("month", re.compile(rf"(?<!\w){vague}{which}{month}(?:,?[ \u00a0]{of}{year})?", flags)),
        ]
    if part.get("seasons"):
        seasons = _alternation(part["seasons"])
        found.append(
            ("season", re.compile(rf"(?<!\w){vague}{which}(?P<season>{seasons})(?!\w)(?:[ \u00a0]{of}{year})?", re.I))
        )
    if language == "en":
        found += [
            (
                "quarter",
                re.compile(
                    rf"(?<!\w)(?:the )?(?P<quarter>first|second|third|fourth|last) (?P<span>quarter|half)(?:(?: of)? {year}| of (?:the |this )year)?",
                    re.I,
                ),
            ),
            ("q", re.compile(rf"(?<!\w)(?P<span>[QH])(?P<quarter>[1-4])(?: (?:of )?{year})?(?!\w)")),
            (
                "decade",
                re.compile(
                    r"(?<!\w)(?:(?P<vague>early|mid|late)[ -])?(?:the )?(?P<decade>(?:1[89]|20)\d)0['’]?s(?!\w)", re.I
                ),
            ),
        ]
    if days:
        found.append(("weekday", re.compile(rf"(?<!\w){which}(?P<weekday>{_alternation(days)})(?!\w)", flags)))
    before, behind = part.get("ago_before", ()), [*part.get("ago", ()), *part.get("later", ())]
    if before:
        found.append(
            (
                "ago_before",
                re.compile(
                    rf"(?<!\w)(?P<word>{_alternation(before)})[ \u00a0](?P<rest>[^.;!?\n]{{0,40}}?)[ \u00a0](?P<unit>{_alternation(part['units'])})(?!\w)",
                    re.I,
                ),
            )
        )
    if behind:
        found.append(
            (
                "ago",
                re.compile(
                    rf"(?<!\w)(?P<unit>{_alternation(part['units'])})[ \u00a0](?P<word>{_alternation(behind)})(?!\w)",
                    re.I,
                ),
            )
        )
    found.append(
        (
            "year",
            re.compile(
                rf"(?<![\w.,$€£¥/+-])(?:{vague}){year}(?![\w/])" if when else rf"(?<![\w.,$€£¥/+-]){year}(?![\w/])",
                flags,
            ),
        )
    )
    return found


def find_dates(text: str, language: str = "en") -> tuple[DateExpression, ...]:
    """Every date expression in ``text``, in order, not overlapping: the scanner named first wins, then the longer."""
    patterns = _patterns(language)
    if patterns is None:  # no tables for it: years and what a newspaper quotes in English
        language = "en"
        patterns = _patterns(language)
        assert patterns is not None
    claimed = bytearray(len(text))
    found: list[DateExpression] = []
    for name, scanner in patterns.scanners:
        for match in scanner.finditer(text):
            if any(claimed[match.start() : match.end()]):
                continue
            date = _READERS.get(name, _calendar)(name, match, text, language, patterns)
            if date is None or date.start == date.end or any(claimed[date.start : date.end]):
                continue
            claimed[date.start : date.end] = b"\x01" * (date.end - date.start)
            found.append(date)
    return tuple(sorted(found, key=lambda d: d.start))


def _calendar(name: str, match: re.Match[str], text: str, language: str, rules: _Patterns) -> DateExpression | None:
    """Everything with a month, a season or a year of its own."""
    part = match.groupdict()
    year, written = part.get("year"), match.group()
    vague, which = part.get("vague"), (part.get("which") or "").lower()
    start = match.start()
    if name == "year":
        if not _is_year(match, text, language):
            return None
        return DateExpression(start, match.end(), written, "year", str(year), approximate=bool(vague))
    if name in ("quarter", "q"):
        return _quarter(match, written)
    if name == "decade":
        return DateExpression(start, match.end(), written, "decade", part["decade"], approximate=bool(vague))
    if name == "season":
        if not (year or which or vague or _after_preposition(text, start)):
            return None
        number = rules.seasons[part["season"].lower()]
        offset = _step(which, rules)
        return DateExpression(
            start,
            match.end(),
            written,
            "season",
            f"{year or '-'}-{number}",
            offset,
            "year" if offset is not None else None,
            bool(vague),
        )
    raw = part.get("month") or ""
    month = int(raw) if raw.isdigit() else rules.months[raw.lower().rstrip(".")]
    day = part.get("day")
    if name == "dotted" and int(day or 0) <= 12 and language == "en":
        return None  # 04/05/2024 is April in one country and May in the next
    if name == "month" and raw in ("May", "March") and not (year or which or vague or _after_preposition(text, start)):
        return None
    if (
        name == "month"
        and len(raw) <= 3
        and not raw.endswith("mai")
        and raw not in ("May",)
        and not (year or text[match.start("month") + len(raw) : match.end("month")] == ".")
    ):
        return None  # "Jan", "Mar", "Dec" alone are as often names
    head = f"{year}-" if year else "--"
    value = f"{head}{month:02d}" + (f"-{int(day):02d}" if day else "")
    offset = _step(which, rules)
    return DateExpression(
        start,
        match.end(),
        written,
        "day" if day else "month",
        value,
        offset,
        "year" if offset is not None else None,
        bool(vague),
    )


def _step(which: str, rules: _Patterns) -> float | None:
    return None if not which else -1.0 if which in rules.last else 1.0 if which in rules.next else 0.0


_PREPOSITION = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|to|of|for|during|before|after|through|between|and|or|on|around|about|late|early|"
    r"en|depuis|dès|au|à|im|in|seit|bis|ab|desde|hasta|nel|dal|в|с|до|за|у|від|trong|từ|vào|năm|the|a|an|its|their|"
    r"this|last|next)|[(,–—-])[ \u00a0]?\Z",
    re.IGNORECASE,
)


def _after_preposition(text: str, start: int) -> bool:
    return _PREPOSITION.search(text, max(0, start - 12), start) is not None


_COUNTED = re.compile(r"[ \u00a0](?:[a-z]+[ \u00a0])?[a-z]{3,}s\b")
_AUXILIARY = re.compile(r"[ \u00a0](?:was|is|has|as|its|his|this|thus|plus|does|elections?|talks|sanctions)\b")
_STRONG = re.compile(
    r"\b(?:the|its|their|his|her|in|by|since|until|from|of|during|before|after|through|between|early|mid|late|en|depuis|im|seit|desde|nel|в|у|năm)[ \u00a0]\Z",
    re.I,
)


def _is_year(match: re.Match[str], text: str, language: str) -> bool:
    """A bare four-digit figure is a year unless it counts something ("2000 soldiers") with nothing before it."""
    if match.groupdict().get("vague") or _STRONG.search(text, max(0, match.start() - 12), match.start()):
        return True
    if language == "en" and _COUNTED.match(text, match.end()) and not _AUXILIARY.match(text, match.end()):
        return False
    return 1900 <= int(match["year"]) <= 2099


def _quarter(match: re.Match[str], written: str) -> DateExpression | None:
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    word = match["quarter"].lower()
    number = order.get(word) or int(word)
    half = match["span"].lower() in ("half", "h")
    if half and (number > 2 and word != "last"):
        return None
    code = 39 + min(number, 2) if half else 32 + number
    if match["year"] is None and not written.lower().endswith("year"):
        return None
    return DateExpression(
        match.start(), match.end(), written, "half" if half else "quarter", f"{match['year'] or '-'}-{code}"
    )


def _weekday(name: str, match: re.Match[str], text: str, language: str, rules: _Patterns) -> DateExpression | None:
    return DateExpression(
        match.start(),
        match.end(),
        match.group(),
        "day",
        None,
        float(rules.weekdays[match["weekday"].lower()]),
        "weekday",
    )


def _relative(name: str, match: re.Match[str], text: str, language: str, rules: _Patterns) -> DateExpression | None:
    key = match["relative"].lower().replace("\u00a0", " ")
    offset, unit = rules.relative[key]
    precision = {"day": "day", "month": "month", "year": "year", "quarter": "quarter", "decade": "decade"}.get(
        unit, "relative"
    )
    return DateExpression(match.start(), match.end(), match.group(), precision, None, offset, unit)  # type: ignore[arg-type]


_SOME = re.compile(r"\b(a few|several|some|many|a couple of|a|an|one|a half|half a)[ \u00a0]\Z", re.IGNORECASE)
_SOME_VALUES = {
    "a few": 3.0,
    "several": 3.0,
    "some": 3.0,
    "many": 0.0,
    "a couple of": 2.0,
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "a half": 0.5,
    "half a": 0.5,
}


def _ago(name: str, match: re.Match[str], text: str, language: str, rules: _Patterns) -> DateExpression | None:
    """ "nearly two years ago", "two weeks later", "il y a deux ans": a count of units to one side."""
    part = for_language("dates", language)
    unit = part["units"][match["unit"].lower()]
    start, end = match.span()
    if name == "ago":
        counted = _count_before(text, match.start("unit"), language)
        sign = -1 if match["word"].lower() in part.get("ago", ()) else 1
        if counted is None:
            return None
        start, count, approximate = counted
        if match["word"].lower() in ("before", "after") and _starts_clause(text, end):
            return None  # "two weeks after the vote" hangs on an event, not on the date before it
    else:
        sign = -1
        numerals = find_numerals(match["rest"], language)
        if not numerals:
            return None
        count = numerals[-1].value
        approximate = hedge_before(text, match.start("rest") + numerals[-1].start, language) is not None
    if not 0 < count < 10_000:
        return None
    return DateExpression(
        start, end, text[start:end], "relative", None, sign * count, _RELATIVE_UNITS[unit], approximate
    )


def _starts_clause(text: str, end: int) -> bool:
    return re.match(r"[ \u00a0]\w", text[end : end + 3]) is not None


def _count_before(text: str, unit_start: int, language: str) -> tuple[int, float, bool] | None:
    window = max(0, unit_start - 40)
    # only the words that stand directly before the unit count it
    for numeral in reversed(find_numerals(text[window:unit_start], language)):
        start, end = window + numeral.start, window + numeral.end
        if text[end:unit_start].strip(" \u00a0-") not in ("", "full", "more", "whole"):
            break
        hedge = hedge_before(text, start, language)
        return (hedge.start if hedge else start), numeral.value, hedge is not None or numeral.vague
    some = _SOME.search(text, window, unit_start)
    if some is None or language != "en":
        return None
    value = _SOME_VALUES[some[1].lower()]
    hedge = hedge_before(text, some.start(1), language)
    if not value:
        return None
    return (
        (hedge.start if hedge else some.start(1)),
        value,
        hedge is not None or some[1].lower() not in ("a", "an", "one"),
    )


def _han_ago(name: str, match: re.Match[str], text: str, language: str, rules: _Patterns) -> DateExpression | None:
    """ "两年前": two years ago."""
    numerals = find_numerals(match["count"] + "个", language)
    if not numerals:
        return None
    unit = for_language("dates", language)["units"][match["unit"]]
    offset = numerals[0].value * (-1 if match["word"] == "前" else 1)
    return DateExpression(match.start(), match.end(), match.group(), "relative", None, offset, unit)


_READERS = {"han_ago": _han_ago, "weekday": _weekday, "relative": _relative, "ago": _ago, "ago_before": _ago}
