"""Numerals as written: "189,739,535", "1.234,5", "forty-two", "8 milliards", "US$8bn"'s "8bn", "сорок", "80亿".

One scanner for all languages; what differs (decimal mark, number words, scales) stands in ``data/numbers.json``.
A numeral has a value and says how many significant digits were given; what it counts is for other modules.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.language.numberwords import NumberWords, Spelled, all_scales, alternation, number_words, phrased, plain
from firsthand.language.tables import for_language, table


class Numeral(NamedTuple):
    """``value`` includes the scale word; ``digits`` counts significant digits written; ``spelled`` when in words;
    ``vague`` for "dozens", "hundreds" (value is the least that the word allows); ``article`` when "a" opens it;
    ``scale`` is the factor of the scale word ("8bn": 1e9), already in ``value``."""

    start: int
    end: int
    value: float
    digits: int
    spelled: bool
    vague: bool = False
    article: bool = False
    scale: float = 1.0


class Grammar(NamedTuple):
    """The number words, scales and patterns of one language, ready to use."""

    language: str
    decimal: str
    scales: dict[str, float]
    short: dict[str, float]
    vague: dict[str, float]
    figure: re.Pattern[str]
    words: NumberWords | None
    part: re.Pattern[str] | None
    parts: dict[str, float]
    of: re.Pattern[str]
    unless: re.Pattern[str] | None
    about: frozenset[str]


@cache
def grammar(language: str) -> Grammar:
    """The number grammar of a language; one without a table is read with figures alone, by its decimal mark and its millions where
    ``data/figures.json`` has them, else in English style."""
    part = for_language("numbers", language)
    if not part:
        part = {name: {} for name in ("small", "tens", "scales", "short_scales", "plural_scales")}
        part |= {"decimal": ".", **{name: [] for name in ("hundred", "joiners", "articles", "half", "percent")}}
        part |= for_language("figures", language)
    scales = all_scales(part)
    short = part["short_scales"]
    parts = part.get("and_parts", {})
    after = None
    if parts:
        scale = rf"(?:[ \u00a0-](?P<scale>{alternation(scales)})(?![^\W_]))?"
        after = re.compile(rf"[ \u00a0-](?P<part>{phrased(parts)})(?![^\W_]){scale}", re.IGNORECASE)
    of = rf"[ \u00a0](?:(?:{alternation(part['of'])})[ \u00a0])?" if part.get("of") else r"[ \u00a0]"
    return Grammar(
        language,
        part["decimal"],
        scales,
        short,
        part["plural_scales"],
        _figures(language, scales, short),
        number_words(language) if language not in GLUED else None,
        after,
        parts,
        re.compile(of, re.IGNORECASE),
        re.compile(part["unless"], re.IGNORECASE) if "unless" in part else None,
        frozenset(part.get("about", ())),
    )


def is_round(words: str, language: str) -> bool:
    """Whether a numeral is only told about: "une cinquantaine", "десяток"."""
    return words.lower().split()[-1] in grammar(language).about


HAN = frozenset({"zh", "ja"})
"""Languages that write numbers in Han characters."""
GLUED = HAN | {"ko"}
"""Languages in which nothing parts a number from what stands beside it: "65억", "105機を"."""
_GLYPHS = {g: unicodedata.numeric(g) for g in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


def _figures(language: str, scales: dict[str, float], short: dict[str, float]) -> re.Pattern[str]:
    """The pattern of a figure with its scale word. Where thousands are parted by plain spaces ("12 345"), English and
    Vietnamese want two such groups or a round one: "May 12 345 people came" is no number of five digits.
    """
    cjk = language in GLUED
    group = r"[.,'’٬\u00a0\u202f\u2009]"
    spaced = ""
    if language in ("en", "vi", ""):
        spaced = r"(?:\d{1,3}(?: \d{3}){2,6}|\d{1,3} [05]00)(?!\d|[.,]\d| \d{3}(?!\d))|"
    elif not cjk:
        group = r"[.,'’٬\u00a0\u202f\u2009 ]"
    indian = r"\d{1,2}(?:,\d{2}){1,5},\d{3}(?:\.\d+)?(?![\d,])|"
    number = rf"{indian}{spaced}\d{{1,3}}(?:{group}\d{{3}})+(?:[.,٫]\d+)?(?!\d)|\d+(?:[.,٫]\d+)?"
    part = rf"(?P<part>[{''.join(_GLYPHS)}]|[ \u00a0-][1-9]/[2-9](?![\d/]))?"
    tails = []
    if scales:
        edge = "" if cjk else r"(?![^\W\d_])"
        larger = "" if cjk else rf"(?:[ \u00a0](?P<times>{alternation(scales)}){edge})?"
        tails.append(rf"[ \u00a0\u202f-]?(?P<scale>{alternation(scales)}){edge}{larger}")
    if short:
        # one letter is a scale only where it touches the figure: "1.5m", not "12 m"
        words = alternation(w for w in short if len(w) > 1)
        dot = "" if language == "en" else r"(?:\.(?=[ \u00a0]?[^\W_]))?"  # "12 Mio. Tonnen"
        letters = alternation(w for w in short if len(w) == 1)
        choices = ([rf"[ \u00a0\u202f]?(?P<short>{words}){dot}"] if words else []) + (
            [f"(?P<letter>{letters})"] if letters else []
        )
        tails.append(rf"(?:{'|'.join(choices)})(?![^\W_])")
    tail = rf"(?:{'|'.join(tails)})?" if tails else ""
    # Arabic writes "and", "by" and "for" on to the figure
    lead = r"(?<![A-Za-z\d_])" if cjk else r"(?<![^\Wوبلف])" if language == "ar" else r"(?<!\w)"
    return re.compile(rf"{lead}(?<!\d[.,])(?P<number>{number}){part}{tail}", re.IGNORECASE)


def find_numerals(text: str, language: str = "en") -> list[Numeral]:
    """All numerals in ``text`` in order, not overlapping. Figures glued to letters ("Su35") are no numerals, unless the
    letters are a unit ("300mm", "10x").
    """
    rules = grammar(language)
    found = [n for m in rules.figure.finditer(text) if (n := _figure(m, text, rules)) is not None]
    priced = list(_priced(text, rules))
    if priced:  # what was read of "Sh1.2 billion" without its beginning goes
        found = [n for n in found if not any(one.start <= n.start < one.end for one in priced)] + priced
        found.sort()
    if rules.words is not None:
        taken = [(n.start, n.end) for n in found]
        at = 0
        for start, numbers in rules.words.find(text):
            if not numbers or (rules.unless is not None and rules.unless.match(text, start)):
                continue
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if at < len(taken) and taken[at][0] < numbers[-1].end:
                continue
            found.extend(_in_words(n) for n in numbers)
    if rules.language == "ko":
        found.extend(_some_korean(text, rules))
    if rules.language in HAN:
        idioms = [m.span() for m in rules.unless.finditer(text)] if rules.unless is not None else []
        found.extend(_chinese(text, sorted([*idioms, *((n.start, n.end) for n in found)])))
    return _joined(text, sorted(found), rules)


def _priced(text: str, rules: Grammar) -> Iterator[Numeral]:
    """Figures glued to a currency's letters ("EUR50m", "N500,000"): capitals need a scale or parted thousands, for "N95" is none."""
    for mark in _currency_marks().finditer(text):
        at = mark.end()
        piece = text[at : at + LONGEST_PRICED]
        match = rules.figure.match(piece)
        numeral = _figure(match, piece, rules) if match is not None else None
        letter = match is not None and match.groupdict().get("letter") and len(mark[0]) == 1
        if match is None or numeral is None or letter:  # "P50m" is rather a name
            continue
        plain = mark[0] == "RM" or not mark[0].isalpha() or any(c.islower() for c in mark[0])
        if plain or numeral.scale > 1 or re.search(r"\d[.,]\d{3}(?!\d)", match["number"]):
            yield numeral._replace(start=at + numeral.start, end=at + numeral.end)


LONGEST_PRICED = 60
"""Characters of a figure with its scale words."""


@cache
def _currency_marks() -> re.Pattern[str]:
    data = table("currencies")
    marks = (*data["glued"], *data["symbols"])
    letters = (mark for mark in marks if mark.isalpha() or (mark[-1].isalpha() and not mark[0].isalpha()))  # "$US5"
    return re.compile(rf"(?<!\w)(?:[A-Z]{{3}}|{alternation(letters)})(?=\d)")


def _joined(text: str, found: list[Numeral], rules: Grammar) -> list[Numeral]:
    """What belongs to one number: "two and a half million", "hundreds of thousands"."""
    joined: list[Numeral] = []
    for numeral in found:
        if joined and numeral.start < joined[-1].end:
            continue
        last = joined[-1] if joined else None
        if last is not None and _changes_to(last, numeral, text):
            joined[-1] = last = last._replace(value=scaled_by(last.value, numeral.scale), scale=numeral.scale)
        near = last is not None and last.vague and numeral.vague and numeral.start - last.end < 8
        if last is not None and near and rules.of.fullmatch(text, last.end, numeral.start):
            # "hundreds of thousands": at least 200 × 1000
            value = last.value * 10 ** (len(f"{numeral.value:.0f}") - 1)
            joined[-1] = last._replace(end=numeral.end, value=value)
            continue
        if last is not None and _goes_on_below(last, numeral, text, rules):  # "2兆4800億", "8조 8천억"
            value, scale = last.value + numeral.value, max(1.0, numeral.scale)
            joined[-1] = last._replace(end=numeral.end, value=value, digits=last.digits + 1, scale=scale)
            continue
        beside = _scale_follows(last, numeral, text, rules)
        if last is not None and beside:  # "сотни тысяч"
            joined[-1] = last._replace(end=numeral.end, value=last.value * numeral.value)
            continue
        following = rules.part.match(text, numeral.end) if rules.part and not numeral.vague else None
        if following is not None:
            scale = rules.scales[following["scale"].lower()] if following["scale"] else 1.0
            value = scaled_by(numeral.value + rules.parts[plain(following["part"])] * _round(numeral), scale)
            numeral = numeral._replace(end=following.end(), value=value, digits=numeral.digits + 1, scale=scale)
        joined.append(numeral)
    return joined


_FROM = re.compile(r"(?<!\w)(?:from|de|von|van|da|desde|с|со|з|із|від|z|ze|od)[ \u00a0][$€£]?\Z", re.IGNORECASE)
_TO = re.compile(r"[ \u00a0](?:to|à|a|auf|naar|para|do|na|до)[ \u00a0][$€£]?", re.IGNORECASE)
MOST_CHANGED = 20
"""How many times over a number may rise or fall and leave its scale word to the other: "from 2 to 3 million"."""


def _changes_to(left: Numeral, right: Numeral, text: str) -> bool:
    """Whether a number is in the scale of the one it rises or falls to: "from 2 to 3 million", not "from 900 to 2 million"."""
    if left.scale != 1 or right.scale == 1 or left.vague or right.vague or left.value <= 0 or right.value <= 0:
        return False
    near = 1 / MOST_CHANGED <= left.value / (right.value / right.scale) <= MOST_CHANGED
    between = near and _TO.fullmatch(text, left.end, right.start)
    return bool(between and _FROM.search(text, max(0, left.start - 12), left.start))


def _goes_on_below(last: Numeral, numeral: Numeral, text: str, rules: Grammar) -> bool:
    """Whether a number is written scale by scale and goes on with what is less: "1 млн 200 тыс.", "2 bin 318"; in scripts without
    blanks with any figure, elsewhere below a scale of its own, or below a thousand with the three figures that it lacks."""
    if last.vague or numeral.vague or numeral.value >= last.scale or not numeral.value.is_integer():
        return False
    if rules.language in GLUED:
        return last.scale >= SCALED and text[last.end : numeral.start] in ("", " ", "\u00a0")
    whole = last.value.is_integer() and (last.value / last.scale).is_integer() and last.scale >= THOUSAND
    parts = text[last.end : numeral.start], text[numeral.end : numeral.end + 1]
    if not whole or parts[0] not in (" ", "\u00a0") or parts[1] in ("-", "%"):
        return False
    hundreds = last.scale == THOUSAND and numeral.value >= 100 and not (last.spelled and rules.language == "en")
    return THOUSAND <= numeral.scale < last.scale or (hundreds and not numeral.spelled and last.digits <= 3)


SCALED, THOUSAND = 10_000, 1_000


def _scale_follows(last: Numeral | None, numeral: Numeral, text: str, rules: Grammar) -> bool:
    """Whether a scale word alone follows a vague number."""
    if last is None or not last.vague or numeral.vague or not numeral.spelled:
        return False
    word = text[numeral.start : numeral.end].lower()
    return word in rules.scales and rules.of.fullmatch(text, last.end, numeral.start) is not None


def _round(numeral: Numeral) -> float:
    """What "and a half" is half of: the scale of "3 million and a half", of "a million and a half"; else one."""
    if numeral.scale > 1:
        return numeral.scale
    return next(
        (s for s in (1e12, 1e9, 1e6, 1e3) if numeral.spelled and numeral.value >= s and not numeral.value % s), 1.0
    )


_LETTER = re.compile(r"[^\W\d_]")
_MINUS = re.compile(r"(?<!plus or )(?<!\d )(?<!\d)\bminus \Z")
_NEGATIVE = re.compile(r"(?:\A|(?<![\d.,:–—-])[ (\u00a0])[-−]\Z")
"""A minus sign: it touches its figure and nothing before it, and no other figure stands there ("10 -5")."""


@cache
def _glued() -> re.Pattern[str]:
    """Units that touch their figure."""
    return re.compile(rf"(?:{alternation(table('units')['glued'])})(?![^\W_])")


def _figure(match: re.Match[str], text: str, rules: Grammar) -> Numeral | None:
    scaled = match.groupdict()
    word, short = scaled.get("scale"), scaled.get("short") or scaled.get("letter")
    if scaled.get("letter") and re.search(r"[.,]\d{3}\Z", match["number"]) and text[match.end("number")] in "mM":
        short = None  # "the 5,000m final" is run in metres
    bare = not word and not short and rules.language not in GLUED
    end = match.end() if word or short else max(match.end("number"), match.end("part"))
    after = text[end : end + 1]
    if bare and _LETTER.match(after) and not "\u3040" <= after <= "\uac00" and not _glued().match(text, end):
        return None
    written = match["number"]
    value = _value(written, rules.decimal)
    if value is None:
        return None
    digits = significant(written)
    if match["part"]:
        value += _fraction(match["part"])
        digits += 1
    scale = rules.scales[word.lower()] if word else rules.short[short.lower()] if short else 1.0
    if scaled.get("times"):
        scale *= rules.scales[scaled["times"].lower()]
    start = match.start()
    if _NEGATIVE.search(text, max(0, start - 4), start) or (
        text[start - 3 : start] == ", -" and text[end : end + 1] == "%"
    ):
        value, start = -value, start - 1
    elif _MINUS.search(text, max(0, start - 14), start):
        value, start = -value, start - 6
    return Numeral(start, end, scaled_by(value, scale), digits, False, scale=scale)


def in_scale_of(left: Numeral, right: Numeral) -> float:
    """The lower number in the scale of the upper: "two to three million", "one to two hundred thousand"."""
    if left.scale != 1 or left.vague:
        return left.value
    hundreds = right.scale * 100
    for scale in (hundreds, right.scale) if right.spelled and right.value % hundreds == 0 else (right.scale,):
        if left.value < right.value / scale:
            return scaled_by(left.value, scale)
    return left.value


def scaled_by(value: float, scale: float) -> float:
    """16.4 million is 16,400,000, whatever binary fractions make of it."""
    return value if scale == 1 else float(f"{value * scale:.15g}")


def _fraction(written: str) -> float:
    """ "½", " 1/2"."""
    if written in _GLYPHS:
        return _GLYPHS[written]
    above, _, below = written[1:].partition("/")
    return int(above) / int(below)


def significant(written: str) -> int:
    """Significant digits of a figure: "8" and "190" give 1 and 2, "189,739,535" nine, "2.50" three."""
    bare = re.sub(r"[^\d]", "", written).lstrip("0")
    if not re.search(r"[.,]\d{1,2}$", written):
        bare = bare.rstrip("0")
    return max(1, len(bare))


def _value(written: str, decimal: str) -> float | None:
    """A figure's value. A mark that repeats, or that stands before a different one, groups thousands; a single mark
    before exactly three digits is read by the language's custom; any other single mark is the decimal one.
    """
    if len(written) > 40:
        return None
    bare = re.sub(r"['’٬\u00a0\u202f\u2009 ]", "", written).replace("٫", ".")
    marks = [c for c in bare if c in ".,"]
    if len(set(marks)) == 2:
        last = marks[-1]
        bare = bare.replace("." if last == "," else ",", "").replace(last, ".")
    elif len(marks) > 1:
        bare = bare.replace(marks[0], "")
    elif marks:
        whole, _, rest = bare.partition(marks[0])
        grouped = len(rest) == 3 and whole not in ("0", "") and marks[0] != decimal
        bare = whole + rest if grouped else f"{whole}.{rest}"
    return float(bare)


def _in_words(number: Spelled) -> Numeral:
    return Numeral(
        number.start,
        number.end,
        number.value,
        1 if number.vague else significant(f"{number.value:.0f}"),
        True,
        number.vague,
        number.article,
        number.scale,
    )


_HAN_DIGITS = dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}
_HAN = re.compile(
    r"(?P<some>(?<![为為如任])[数數几幾何](?=[十百千万萬亿億]))?[零〇一二两兩三四五六七八九十百千万萬亿億]{1,16}"
)
_HAN_COUNTERS = "架艘辆枚名人台套件个年月日次场家项位门具倍天岁吨座条只种支部层间"


def _chinese(text: str, taken: list[tuple[int, int]]) -> list[Numeral]:
    """Han numerals of two characters or more, or one before a measure word: a lone 一 is mostly no number."""
    found = []
    occupied = iter(taken)
    current = next(occupied, None)
    for match in _HAN.finditer(text):
        while current is not None and current[1] <= match.start():
            current = next(occupied, None)
        if current is not None and current[0] < match.end():
            continue
        some = bool(match["some"])
        word = match.group()[some:]
        if some:
            word = "二" + word  # "数十万": at least twice a hundred thousand
        if word[0] in "百千万萬亿億" and len(word) == 1:
            continue
        counted = text[match.end() : match.end() + 1] in _HAN_COUNTERS and word != "一"
        if len(word) == 1 and not counted and text[max(0, match.start() - 3) : match.start()] != "百分之":
            continue
        total = section = digit = 0.0
        for char in word:
            if char in _HAN_DIGITS:
                digit = _HAN_DIGITS[char]
            elif char in _HAN_UNITS:
                section += (digit or 1) * _HAN_UNITS[char]
                digit = 0
            else:
                scale, group = _HAN_SCALES[char], section + digit
                # "五億八千七百万" adds a smaller group, "三万億" makes the whole larger
                total = (total + group) * scale if total < scale else total + group * scale
                section = digit = 0
        value = total + section + digit
        found.append(Numeral(match.start(), match.end(), value, significant(f"{value:.0f}"), True, some))
    return found


_SOME_KOREAN = re.compile(r"(?<![^\W_])수(?P<scale>[십백천]?[만억]|[십백천조])(?=[^\W\d_]|[ \u00a0])")


def _some_korean(text: str, rules: Grammar) -> Iterator[Numeral]:
    """ "수천 명", thousands of people: at least two thousand."""
    for match in _SOME_KOREAN.finditer(text):
        scale = {"십": 10.0, "백": 100.0, "십만": 1e5, **rules.scales}[match["scale"]]
        yield Numeral(match.start(), match.end(), 2 * scale, 1, True, True)


def languages() -> frozenset[str]:
    """Languages that have a number table."""
    return frozenset(table("numbers"))
