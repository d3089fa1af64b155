"""The patterns of written dates in one language, and the words that say where to look for them.

Reading every pattern over every text costs most of the time, and nearly all of it is wasted: a date has a month, a weekday,
a unit or a figure in it. So the words of a text are looked up once, and each pattern is tried around its own words only.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from firsthand.language.tables import for_language

YEAR = r"(?:1\d\d\d|2[01]\d\d)"
REACH = 48
"""Characters to each side of a trigger word in which a pattern is tried; the longest expression read has about 40."""


TURN = r"[\u200e\u200f]?"
"""A mark that turns the direction of writing: Arabic papers have them in their dates."""
AFTER_DOT = r"(?:(?<=\.)[ \u00a0])?"


class Scanner(NamedTuple):
    """One pattern; ``family`` names the triggers around which it is tried, "" for everywhere."""

    name: str
    pattern: re.Pattern[str]
    family: str


class Patterns(NamedTuple):
    """All that reading the dates of one language needs."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    relative: dict[str, tuple[float, str]]
    last: frozenset[str]
    next: frozenset[str]
    scanners: tuple[Scanner, ...]
    triggers: dict[str, tuple[str, ...]]


def alternation(words: Any) -> str:
    """Longest first; a space stands for any."""
    return "|".join(re.escape(w).replace(r"\ ", r"[ \u00a0]") for w in sorted(words, key=len, reverse=True) if w)


_LOCATIVES = (("ь", "е"), ("т", "те"), ("ень", "ні"), ("ий", "ому"), ("пад", "паді"))
"""Endings of "in June" where CLDR lists only "June" and "of June"."""
_DOUBTFUL = frozenset({"May", "March"})
"""English months that are other words in lower case; abbreviations are too."""
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
ORDINALS = {word.replace("-", joint): n for n, word in enumerate(_ORDINALS, 1) for joint in "- "}


def calendar_names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Month and weekday names from CLDR and the language's table, with English newspaper abbreviations."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    part = for_language("dates", language)
    months.update({name: int(number) for name, number in part.get("months", {}).items()})
    weekdays.update({name: int(number) for name, number in part.get("weekdays", {}).items()})
    if language in ("zh", "vi"):
        return months, weekdays
    from babel import Locale  # lazily: an unchanged second run never needs it

    locale = Locale.parse(language)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                months.setdefault(name.lower().rstrip("."), number)
            for number, name in locale.days[context][width].items():
                if width == "wide" or language == "en":  # German "so", Dutch "do", Spanish "mar" are words first
                    weekdays.setdefault(name.lower().rstrip("."), number + 1)
    if language == "fa":  # the parsing copy has no joiners
        for names in (months, weekdays):
            names.update({name.replace("\u200c", ""): number for name, number in list(names.items())})
    if language == "he":  # "in" is written on to the month
        months.update({f"ב{name}": number for name, number in list(months.items())})
    if language == "el":  # CLDR has "Οκτώβριος" and "Οκτωβρίου", newspapers write "τον Οκτώβριο"
        months.update({name[:-1]: number for name, number in list(months.items()) if name.endswith("ος")})
    if language in ("ru", "uk"):
        for name, number in list(months.items()):
            for ending, changed in _LOCATIVES:
                if len(name) > 3 and name.endswith(ending):
                    months.setdefault(name[: -len(ending)] + changed, number)
        months.setdefault("мае", 5)
        months.pop("лист", None)  # a letter, in Ukrainian
    if language == "en":
        months["sept"] = 9
        for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
            weekdays.pop(name, None)
    return months, weekdays


@cache
def patterns(language: str) -> Patterns | None:
    """The patterns of a language, or None where it has no table."""
    part = for_language("dates", language)
    if not part:
        return None
    months, weekdays = calendar_names(language)
    scanners = _cjk(part) if language == "zh" else _Builder(language, part, months, weekdays).scanners()
    relative = alternation(part["relative"])
    edge = ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")
    vague = _vague(part)
    scanners.append(
        Scanner("relative", re.compile(rf"{edge[0]}{vague}(?P<relative>{relative}){edge[1]}", re.I), "relative")
    )
    scanners[:0] = _whole_phrases(part, language)
    if language == "zh":
        scanners = [s._replace(family="") for s in scanners]
    return Patterns(
        months,
        weekdays,
        part.get("seasons", {}),
        {k: (float(v[0]), v[1]) for k, v in part["relative"].items()},
        frozenset((*part.get("last", ()), *part.get("last_after", ()))),
        frozenset((*part.get("next", ()), *part.get("next_after", ()))),
        tuple(scanners),
        _triggers(part, months, weekdays),
    )


def year_first() -> Scanner:
    """ "2031/6/3", "2031. 6. 3.": nobody puts the day between year and month."""
    pattern = (
        rf"(?<![\d./-])(?P<year>20\d\d|19\d\d)(?P<mark>[./]){AFTER_DOT}(?P<month>1[0-2]|0?[1-9])(?P=mark){AFTER_DOT}"
        r"(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/])(?!\.\d)"
    )
    return Scanner("iso", re.compile(pattern), "figure")


def _whole_phrases(part: dict[str, Any], language: str) -> list[Scanner]:
    """ "Year-end", "Jahresende", "yıl sonuna", "明年底"; "nửa đầu năm 2031", "2031 yılının ilk yarısında", "2031年上半年"."""
    found = []
    open_, close = ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")
    if part.get("placed"):
        phrases = alternation(part["placed"])
        found.append(Scanner("placed", re.compile(rf"{open_}(?P<placed>{phrases}){close}", re.I), "placed"))
    if part.get("year_parts"):
        parts = alternation(part["year_parts"])
        of = alternation((*part.get("of", ()), "năm")) if language == "vi" else alternation(part.get("of", ()))
        glue = alternation(part.get("year_glue", ())) if language != "zh" else "年"
        year = rf"(?P<year>{YEAR})"
        if glue:
            pattern = rf"(?<!\d){year}[ \u00a0]?(?:{glue})[ \u00a0]?(?:的)?(?P<part>{parts})"
        else:
            pattern = rf"{open_}(?P<part>{parts})[ \u00a0](?:(?:{of})[ \u00a0])?{year}(?!\d)"
        found.append(Scanner("year_part", re.compile(pattern, re.I), "figure"))
    for lead, joint in part.get("year_pairs", ()):
        word = r"(?:[^\W\d_]{1,7}['’]?[ \u00a0]?)?"
        ends = rf"{re.escape(lead)}[ \u00a0]{word}(?P<year>{YEAR})[ \u00a0]{word}{re.escape(joint)}[ \u00a0]?{word}(?P<until>{YEAR})"
        found.append(Scanner("years", re.compile(rf"(?<!\w)(?P<dash>){ends}(?!\d)", re.I), "figure"))
    return found


def _vague(part: dict[str, Any]) -> str:
    when = [*part.get("early", ()), *part.get("mid", ()), *part.get("late", ()), *part.get("since", ())]
    return rf"(?:(?P<vague>(?i:{alternation(when)}))[ \u00a0-]?)?" if when else "(?P<vague>(?!))?"


def _triggers(part: dict[str, Any], months: dict[str, int], weekdays: dict[str, int]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}

    def add(family: str, phrases: Any) -> None:
        for phrase in phrases:
            words = re.findall(r"[^\W\d_]+", phrase.lower())
            if words:
                # the rarest word of a phrase is most likely its longest
                found.setdefault(max(reversed(words), key=len), set()).add(family)

    add("month", months or ["tháng"])
    add("weekday", weekdays)
    add("season", part.get("seasons", ()))
    add("relative", part["relative"])
    add("ago", (*part.get("ago", ()), *part.get("later", ()), *part.get("ago_before", ())))
    add("span", part.get("spans", ()))
    add("figure", part.get("figures", ()))
    add("span", part["units"] if part.get("span_lead") else ())
    add("span", part.get("of_the", ()))
    add("placed", part.get("placed", ()))
    return {word: tuple(families) for word, families in found.items()}


def _cjk(part: dict[str, Any]) -> list[Scanner]:
    day = r"(?P<day>[12]\d|3[01]|0?[1-9]|[一二三]?十?[一二三四五六七八九十])"
    month = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
    year = rf"(?P<year>{YEAR}|[一二][〇零一二三四五六七八九]{{3}})"
    near = "".join(("(?:(?P<which>去年|今年|明年|前年|上年))?",))
    count = r"(?P<count>\d{1,4}|[一两二三四五六七八九十]{1,3}|数|几)"
    until = r"(?:至|到|—|–|-|~|～)(?:(?P<month2>1[0-2]|0?[1-9])月)?(?P<until>[12]\d|3[01]|0?[1-9])[日号]"
    return [
        year_first(),
        Scanner("han_days", re.compile(rf"(?:{year}年 ?)?{month}月 ?{day}[日号]?{until}"), ""),
        Scanner(
            "han",
            re.compile(rf"(?:{year}年 ?|{near}){month}月 ?(?P<vague>初|上旬|中旬|下旬|底|末)?(?:{day}[日号])?"),
            "",
        ),
        Scanner(
            "han_bare",
            re.compile(
                r"(?<![\d./:：·-])(?P<day>[12]\d|3[01]|0?[1-9])日?(?:(?:至|到|から|[~～–—-])(?P<until>[12]\d|3[01]|0?[1-9]))?日"
                r"(?! ?(?:[间間内以后後前目连連続游元报報かぶで간째만후뒤전씩치동])|新聞)"
            ),
            "",
        ),
        Scanner(
            "han_ago",
            re.compile(rf"(?:约|大约|近)?{count}(?P<unit>天|周|星期|个星期|个月|年)(?:多)?(?:之|以)?(?P<word>前|后)"),
            "",
        ),
        Scanner("han_span", re.compile(rf"(?:过去|最近|近)(?:的)?{count}(?P<unit>天|周|个星期|个月|年)"), ""),
        Scanner(
            "weekday", re.compile(r"(?P<which>上|本|这|下)?(?:个)?(?P<weekday>(?:周|星期|礼拜)[一二三四五六日天])"), ""
        ),
        Scanner(
            "decade",
            re.compile(
                r"(?:(?P<century>20|二十|19|十九|21|二十一)世纪)?(?P<decade>[1-9]0|[二三四五六七八九]十)年代(?P<vague>初|末|中期)?"
            ),
            "",
        ),
        Scanner(
            "season",
            re.compile(rf"(?:(?:{year}年|{near}))(?P<season>{alternation(part['seasons'])})(?P<vague>(?!))?"),
            "",
        ),
        Scanner("quarter", re.compile(rf"(?:{year}年|{near})(?:第)?(?P<quarter>[一二三四1-4])(?P<span>季度)"), ""),
        Scanner("year", re.compile(rf"(?<!\d){year}年(?P<vague>初|年中|底|末)?"), ""),
    ]


_YEAR_FIRST = {"hu": r"\.", "lt": r" m\.", "lv": r"\. gada"}
"""What stands behind the year where it comes first: "2031. június 3-án", "2031 m. kovo 9 d.", "2031. gada 9. marts"."""


class _Builder:
    """Puts together the patterns of one language with words between spaces."""

    def __init__(self, language: str, part: dict[str, Any], months: dict[str, int], weekdays: dict[str, int]) -> None:
        self.language, self.part = language, part
        self.english = language == "en"
        flags = re.NOFLAG if self.english else re.IGNORECASE
        self.flags = flags
        if self.english:
            sure = [m for m in months if (len(m) > 4 or m in ("june", "july")) and m.capitalize() not in _DOUBTFUL]
            unsure = [m.capitalize() for m in months if m not in sure]
            names = rf"(?i:{alternation(sure)})|{alternation(unsure)}|{alternation(m.upper() for m in months)}"
        else:
            names = alternation(months)
        self.month = (
            rf"(?P<month>{names})(?!\w)(?:\.(?<![^\W\d_]{{5}}\.)(?<!May\.)(?<!June\.)(?<!July\.)(?!\w))?"
            if months
            else r"tháng (?P<month>1[0-2]|0?[1-9])(?!\d)"
        )
        days = [d.capitalize() for d in weekdays] if self.english else list(weekdays)
        self.days = alternation(days)
        of = alternation(part.get("of", ()))
        self.of = rf"(?:(?:{of})[ \u00a0])?" if of else ""
        self.vague = _vague(part)
        near = [*part.get("last", ()), *part.get("this", ()), *part.get("next", ())]
        self.which = rf"(?:(?P<which>(?i:{alternation(near)}))[ \u00a0])?" if near else "(?P<which>(?!))?"
        behind = [*part.get("last_after", ()), *part.get("this_after", ()), *part.get("next_after", ())]
        self.behind = rf"(?:[ \u00a0](?P<after>(?i:{alternation(behind)}))(?!\w))?" if behind else "(?P<after>(?!))?"
        self.year = rf"(?P<year>{YEAR})(?!\d)(?![.,]\d)"
        spelled = rf"|(?i:{alternation(ORDINALS)})" if self.english else ""
        self.day = rf"(?P<day>(?:3[01]|[12]\d|0?[1-9]){spelled})"

    def scanners(self) -> list[Scanner]:
        part, month, year, day, of = self.part, self.month, self.year, self.day, self.of
        found = [self._stretch()] if self.english else []
        found += [
            self._months_apart(lead, joint) for lead, joint in part.get("year_pairs", ()) if self.language != "vi"
        ]
        found += [
            self._of(
                "iso",
                rf"(?<![\d-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[12]\d|3[01]|0[1-9]))?(?![\d-])",
                "figure",
            ),
            self._of(
                "dotted",
                rf"(?<![\d.])(?P<day>3[01]|[12]\d|0?[1-9]){TURN}(?P<mark>[./-]){AFTER_DOT}(?P<month>1[0-2]|0?[1-9])"
                rf"{TURN}(?P=mark){AFTER_DOT}(?P<year>{YEAR})(?!\d)",
                "figure",
            ),
            year_first(),
        ]
        if self.language == "vi":
            pattern = (
                rf"(?<!\w)(?:{self.vague})(?:(?:ngày |mùng )?{day}[ /-])?{month}(?:[/ ,]+(?:năm )?{year})?"
                r"(?:[ \u00a0](?P<after>năm ngoái|năm nay|năm tới|trước|tới))?(?P<which>(?!))?"
            )
            found.append(self._of("month", pattern, "month", re.I))
            found.append(
                self._of(
                    "dotted",
                    r"(?<![\d/])(?:ngày |(?:đêm|sáng|trưa|chiều|tối|hôm) (?:ngày )?)(?P<day>3[01]|[12]\d|0?[1-9])(?P<mark>[/-])(?P<month>1[0-2]|0?[1-9])(?![\d/])(?P<year>(?!))?",
                    "figure",
                )
            )
        else:
            weekday = (
                rf"(?:(?:{self.days})\.?,?[ \u00a0](?:den[ \u00a0]|the[ \u00a0]|le[ \u00a0])?)?" if self.days else ""
            )
            behind_year = _YEAR_FIRST.get(self.language)
            if behind_year:
                rest = (
                    rf"{day}\.[ \u00a0]{month}" if self.language == "lv" else rf"{month}[ \u00a0]{day}(?!\d)(?: d\.)?"
                )
                found.append(self._of("month", rf"(?<![\w.,]){year}{behind_year}[ \u00a0]{rest}", "month"))
            later = rf"(?:[ \u00a0]?,?[ \u00a0]{of}{year})?"
            to = r"(?:[ \u00a0]?[-–—][ \u00a0]?|[ \u00a0](?:to|through|until|au|bis|al|до|по|and|et|y|e)[ \u00a0])"
            until = r"(?P<until>3[01]|[12]\d|0?[1-9])"
            suffix = r"(?:\.|er|º|-?(?:st|nd|rd|th)|-?го|ης|η)?"
            found += [
                self._of(
                    "days",
                    rf"(?<![\w.,]){day}{suffix}{to}{until}{suffix}[ \u00a0](?:de[ \u00a0]|of[ \u00a0])?{month}{later}",
                    "month",
                ),
                self._of(
                    "days",
                    rf"(?<!\w){month}[ \u00a0]{day}(?:st|nd|rd|th)?{to}{until}(?:st|nd|rd|th)?(?![\w:]|[.,]\d)(?![ \u00a0](?:million|billion|percent)){later}",
                    "month",
                ),
                self._of(
                    "day_month",
                    rf"{weekday}(?<![\w.,]){day}{suffix}[ \u00a0-](?:(?:day[ \u00a0])?of[ \u00a0]|de[ \u00a0])?{month}(?![ \u00a0]\d{{1,2}}\b){later}{self.behind}",
                    "month",
                ),
                self._of(
                    "month_day",
                    rf"{weekday}(?<!\w){month}[ \u00a0-]?{day}(?:st|nd|rd|th)?(?![\w:])(?!,\d){later}",
                    "month",
                ),
                self._of(
                    "month",
                    rf"(?<!\w){self.vague}{self.which}{month}(?:,?[ \u00a0](?:in[ \u00a0])?{of}{year}(?:[ \u00a0]?(?:г|р)\.)?|{self.behind})",
                    "month",
                ),
            ]
        if part.get("seasons"):
            seasons = alternation(part["seasons"])
            found.append(
                self._of(
                    "season",
                    rf"(?<!\w){self.vague}{self.which}(?P<season>{seasons})(?!\w)(?:[ \u00a0]{of}{year})?{self.behind}",
                    "season",
                    re.I,
                )
            )
        found += self._english() if self.english else self._others()
        if part.get("of_the"):
            spans = alternation(part["of_the"])
            found.append(
                self._of(
                    "of_the",
                    rf"(?<!\w)(?:the[ \u00a0])?(?P<place>{alternation((*part['early'], *part['mid'], *part['late']))})[ \u00a0-]?(?<!\w)(?:the[ \u00a0])?(?P<unit>{spans})(?!\w)(?![ \u00a0]\d){self.behind}",
                    "span",
                    re.I,
                )
            )
        if self.days:
            found.append(
                self._of("weekday", rf"(?<!\w){self.which}(?P<weekday>{self.days})(?!\w){self.behind}", "weekday")
            )
        found += self._counted()
        lead = rf"(?:{self.vague})" if "late" in part else "(?P<vague>(?!))?"
        ahead = r"(?<![\w.,$€£¥/+])(?<![^\s\d(]-)" if self.english else r"(?<![\w.,$€£¥/+-])"
        found.append(
            self._of(
                "years",
                rf"(?<![\w.,$€£¥/+-])(?P<year>{YEAR})(?P<dash>[-–—/~])(?P<until>{YEAR}|\d\d)(?![\w-])",
                "figure",
            )
        )
        found.append(self._of("year", rf"{ahead}{lead}{year}(?![\w/])(?:[ \u00a0]?(?:г|р)\.)?", "figure"))
        return found

    def _of(self, name: str, pattern: str, family: str, flags: int | None = None) -> Scanner:
        return Scanner(name, re.compile(pattern, self.flags if flags is None else flags), family)

    def _stretch(self) -> Scanner:
        """ "The first nine months of 2031": before the month and the year in it are taken for dates of their own."""
        return self._of(
            "stretch",
            rf"(?<!\w)(?:the[ \u00a0])?(?P<order>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[ \u00a0]"
            rf"(?:(?P<count>\d{{1,2}}|[a-z]+)[ \u00a0])?(?P<unit>days?|weeks?|months?)[ \u00a0](?:of|in)[ \u00a0]"
            rf"(?:(?:{self.month})(?:,?[ \u00a0]{self.year})?|(?P<only>{YEAR})(?!\d)|(?:the|this)[ \u00a0]year)",
            "span",
        )

    def _months_apart(self, lead: str, joint: str) -> Scanner:
        """ "Between March and June 2031", "from November 2030 to May 2031"."""
        first = self.month.replace("(?P<month>", "(?P<first>")
        return self._of(
            "months_apart",
            rf"(?<!\w)(?i:{lead})[ \u00a0]{first}(?:,?[ \u00a0]{self.of}(?P<from>{YEAR}))?[ \u00a0]{joint}[ \u00a0]?{self.month}"
            rf"(?:,?[ \u00a0]{self.of}{self.year})?(?![ \u00a0]\d)",
            "month",
        )

    def _english(self) -> list[Scanner]:
        """Quarters, halves, weeks of a month, decades, centuries, fiscal years."""
        year, of = self.year, r"(?:[ \u00a0](?:of[ \u00a0])?(?:fiscal[ \u00a0])?"
        order = r"(?P<quarter>first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
        return [
            self._of(
                "quarter",
                rf"(?<!\w)(?:the )?{order}[ \u00a0-](?P<span>quarter|half){of}{year}|(?P<own> of (?:the |this )(?:fiscal )?year))?(?!\w)",
                "span",
                re.I,
            ),
            self._of(
                "q",
                rf"(?<!\w)(?P<before>{YEAR})[ \u00a0-](?P<span>[QHqh])(?P<quarter>[1-4])(?P<year>(?!))?(?!\w)",
                "figure",
            ),
            self._of(
                "q",
                rf"(?<!\w)(?P<span>[QHqh])(?P<quarter>[1-4])(?:[ \u00a0-]?(?:of )?{year})?(?P<before>(?!))?(?!\w)",
                "figure",
            ),
            self._of(
                "decade",
                r"(?<!\w)(?:(?P<vague>early|mid|late)[ -])?(?:the )?(?:(?P<decade>(?:1\d|20)\d)0['’]?s|['’](?P<short>[2-9])0['’]?s)(?!\w)",
                "figure",
                re.I,
            ),
            self._of(
                "century",
                rf"(?<!\w)(?:(?P<vague>early|mid|late)[ -])?(?:the )?(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{alternation(ORDINALS)})[ \u00a0-]{{1,2}}century(?!\w)",
                "span",
                re.I,
            ),
            self._of(
                "fiscal",
                rf"(?<!\w)(?:FY[ \u00a0-]?|fiscal(?: year)? )(?:(?P<year>{YEAR})|['’]?(?P<short>\d\d))(?!\w)",
                "figure",
            ),
        ]

    def _others(self) -> list[Scanner]:
        """Decades and quarters of the other languages, as far as their tables have words for them."""
        found = []
        decade, quarters = self.part.get("decade"), self.part.get("quarters")
        if decade:
            found.append(self._of("decade", rf"(?<!\w){decade}", "figure"))
        if quarters:
            order, quarter = alternation(quarters["order"]), alternation(quarters["words"])
            found.append(
                self._of(
                    "quarter",
                    rf"(?<!\w)(?P<quarter>{order})[ \u00a0](?P<span>{quarter})(?:[ \u00a0]{self.of}{self.year})?(?P<own>(?!))?(?!\w)",
                    "span",
                )
            )
        return found

    def _counted(self) -> list[Scanner]:
        """ "two years ago", "il y a deux ans", "the past three weeks"."""
        part = self.part
        before, behind = part.get("ago_before", ()), [*part.get("ago", ()), *part.get("later", ())]
        units = alternation(part["units"])
        found = []
        if before:
            found.append(
                self._of(
                    "ago_before",
                    rf"(?<!\w)(?P<word>{alternation(before)})[ \u00a0](?P<rest>[^.;!?\n]{{0,40}}?)[ \u00a0](?P<unit>{units})(?!\w)",
                    "ago",
                    re.I,
                )
            )
        if behind:
            found.append(
                self._of("ago", rf"(?<!\w)(?P<unit>{units})[ \u00a0](?P<word>{alternation(behind)})(?!\w)", "ago", re.I)
            )
        if part.get("span_lead"):
            lead = alternation(part["span_lead"])
            count = r"(?P<count>\d{1,3}|[^\W\d_]+(?:[ \u00a0-][^\W\d_]+){0,3}?)"
            found.append(
                self._of(
                    "span",
                    rf"(?<!\w)(?<!\bto )(?<!\bwill )(?<!ould )(?<!\bmay )(?<!\bmight )(?<!\bcan )(?P<lead>{lead})[ \u00a0]{count}[ \u00a0](?P<unit>{units})(?!\w)(?![ \u00a0]of\b)",
                    "span",
                    re.I,
                )
            )
        return found
