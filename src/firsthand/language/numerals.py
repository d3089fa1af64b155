"""Numerals as written: "189,739,535", "1.234,5", "forty-two", "8 milliards", "US$8bn"'s "8bn", "сорок", "80亿".

One scanner for all languages; what differs (decimal mark, number words, scales) stands in ``data/numbers.json``.
A numeral has a value and says how many significant digits were given; what it counts is for other modules.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from firsthand.language.tables import for_language, table


class Numeral(NamedTuple):
    """``value`` includes the scale word; ``digits`` counts significant digits written; ``spelled`` when in words;
    ``vague`` for "dozens", "hundreds" (value is the least that the word allows); ``article`` when "a" opens it;
    ``scale`` is the factor of a figure's scale word ("8bn": 1e9), already in ``value``."""

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
    words: dict[str, float]
    hundreds: frozenset[str]
    scales: dict[str, float]
    short: dict[str, float]
    vague: dict[str, float]
    joiners: frozenset[str]
    figure: re.Pattern[str]
    spelled: re.Pattern[str] | None


def _alternation(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def grammar(language: str) -> Grammar:
    """The number grammar of a language; one without a table is read with figures alone, in English style."""
    part = for_language("numbers", language)
    if not part:
        part = {
            "decimal": ".",
            "small": {},
            "tens": {},
            "hundred": [],
            "scales": {},
            "short_scales": {},
            "plural_scales": {},
            "joiners": [],
            "articles": [],
            "half": [],
            "percent": [],
        }
    words = {**part["small"], **part["tens"], **_compounds(language, part)}
    scales = dict(part["scales"])
    long_scales = {**scales, **{p: scales[p[:-1]] for p in part["plural_scales"] if p[:-1] in scales}}
    short = part["short_scales"]
    cjk = language == "zh"
    group = r"[.,'’\u00a0\u202f\u2009]"
    if language not in ("en", "zh", "vi", ""):
        group = r"[.,'’\u00a0\u202f\u2009 ]"
    number = rf"\d{{1,3}}(?:{group}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
    tail = ""
    if long_scales:
        edge = "" if cjk else r"(?![^\W\d_])"
        tail = rf"(?:[ \u00a0\u202f\u2009-]?(?P<scale>{_alternation(long_scales)}){edge})?"
    if short:
        tail = rf"(?:{tail[:-1] if tail else '(?:'}|[ \u00a0\u202f]?(?P<short>{_alternation(short)})\.?(?![^\W_]))?"
    figure = re.compile(
        rf"(?<![\w])(?<!\d[.,])(?P<number>{number}){tail}"
        if not cjk
        else rf"(?<![A-Za-z\d_])(?<!\d[.,])(?P<number>{number}){tail}",
        re.IGNORECASE,
    )
    spelled = None
    lexicon = {**words, **dict.fromkeys(part["hundred"], 100.0), **long_scales, **part["plural_scales"]}
    if lexicon and not cjk:
        one = rf"(?:{_alternation(lexicon)})(?![^\W_])"
        joiner = rf"(?:[ \u00a0-]|[ \u00a0](?:{_alternation(part['joiners']) or 'and'})[ \u00a0])"
        start = rf"(?:(?:{_alternation(part['articles'])})[ \u00a0])?" if part["articles"] else ""
        spelled = re.compile(rf"(?<![\w’'-]){start}{one}(?:{joiner}{one}){{0,12}}", re.IGNORECASE)
    return Grammar(
        language,
        part["decimal"],
        words,
        frozenset(part["hundred"]),
        long_scales,
        short,
        part["plural_scales"],
        frozenset(part["joiners"]),
        figure,
        spelled,
    )


def _compounds(language: str, part: dict[str, Any]) -> dict[str, float]:
    """Numbers that a language writes as one word: German "siebenundzwanzig", French "quatre-vingt-dix-sept"."""
    built: dict[str, float] = {}
    if language == "de":
        units = {**{w: v for w, v in part["small"].items() if 0 < v < 10}, "ein": 1}
        for unit, value in units.items():
            for ten, tens in part["tens"].items():
                if unit != "eins":
                    built[f"{unit}und{ten}"] = tens + value
        below = {**{w: v for w, v in part["small"].items() if v}, **part["tens"], **built}
        for word, value in list(below.items()):
            if value < 100:
                built[f"{word}hundert"] = value * 100
                built[f"{word}tausend"] = value * 1000
    if language == "fr":
        for unit, value in part["small"].items():
            if 10 < value < 20:
                built[f"soixante-{unit}"] = 60 + value
                built[f"quatre-vingt-{unit}"] = 80 + value
    return built


def find_numerals(text: str, language: str = "en") -> list[Numeral]:
    """All numerals in ``text`` in order, not overlapping. Figures glued to letters ("Su35", "4x") are no numerals."""
    rules = grammar(language)
    found = [n for m in rules.figure.finditer(text) if (n := _figure(m, text, rules)) is not None]
    if rules.spelled is not None:
        taken = [(n.start, n.end) for n in found]
        at = 0
        for match in rules.spelled.finditer(text):
            while at < len(taken) and taken[at][1] <= match.start():
                at += 1
            if at < len(taken) and taken[at][0] < match.end():
                continue
            found.extend(_spelled(match, rules))
    if rules.language == "zh":
        found.extend(_chinese(text, [(n.start, n.end) for n in found]))
    return sorted(found)


_LETTER = re.compile(r"[^\W\d_]")


def _figure(match: re.Match[str], text: str, rules: Grammar) -> Numeral | None:
    after = text[match.end("number") : match.end("number") + 1]
    scaled = match.groupdict()
    word, short = scaled.get("scale"), scaled.get("short")
    if not word and not short and rules.language != "zh" and _LETTER.match(after) and not "\u3040" <= after <= "\uac00":
        return None
    written = match["number"]
    value = _value(written, rules.decimal)
    if value is None:
        return None
    digits = significant(written)
    scale = rules.scales[word.lower()] if word else rules.short[short.lower()] if short else 1.0
    return Numeral(match.start(), match.end(), value * scale, digits, False, scale=scale)


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
    bare = re.sub(r"['’\u00a0\u202f\u2009 ]", "", written)
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


_Word = tuple[int, int, str]
_WORD = re.compile(r"[^\s\u00a0]+")


def _spelled(match: re.Match[str], rules: Grammar) -> list[Numeral]:
    """Adds up number words: units and tens add, "hundred" multiplies what stands before it, scales close a group.

    Words that cannot be one number ("two and three") are given as several.
    """
    found: list[Numeral] = []
    words = _split_words(match, rules)
    at = 0
    while at < len(words):
        taken, numeral = _one_spelled(words[at:], rules)
        if numeral is not None:
            found.append(numeral)
        at += max(1, taken)
    return found


def _one_spelled(words: list[_Word], rules: Grammar) -> tuple[int, Numeral | None]:
    """The number that ``words`` begin with, and how many words it takes."""
    total = current = 0.0
    first = last = None
    article = False
    for at, (start, end, word) in enumerate(words):
        if word in rules.vague and first is None:
            return at + 1, Numeral(start, end, rules.vague[word], 1, True, True, article)
        if word in rules.words and not (article and rules.words[word] < 100):
            value = rules.words[word]
            if current and not _may_follow(current, value):
                break
            current += value
        elif word in rules.hundreds:
            if current >= 100:
                break
            current = (current or 1) * 100
        elif word in rules.scales:
            total += (current or 1) * rules.scales[word]
            current = 0.0
        elif word in rules.joiners and first is not None:
            continue
        elif first is None and not article and word not in rules.joiners:
            article = True
            first_article = start
            continue
        else:
            break
        first = first if first is not None else (first_article if article else start)
        last = (at, end)
    if first is None or last is None:
        return 1, None
    value = total + current
    return last[0] + 1, Numeral(first, last[1], value, significant(f"{value:.0f}"), True, False, article)


def _may_follow(before: float, value: float) -> bool:
    """ "twenty three" and "hundred forty" are one number; "two three" and "one one" are not."""
    return (before % 100 == 0 and value < 100) or (before % 10 == 0 and before % 100 >= 20 and value < 20)


def _split_words(match: re.Match[str], rules: Grammar) -> list[_Word]:
    words: list[_Word] = []
    for piece in _WORD.finditer(match.group()):
        start, text = match.start() + piece.start(), piece.group().lower()
        if text in rules.words or text in rules.scales or text in rules.vague or text in rules.hundreds:
            words.append((start, start + len(text), text))
            continue
        for part in text.split("-"):
            if part:
                words.append((start, start + len(part), part))
            start += len(part) + 1
    joined: list[_Word] = []
    for start, end, word in words:  # two-word entries ("hàng chục") come back together
        if joined and f"{joined[-1][2]} {word}" in rules.vague:
            joined[-1] = (joined[-1][0], end, f"{joined[-1][2]} {word}")
        else:
            joined.append((start, end, word))
    return joined


_HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}
_HAN = re.compile(r"[零〇一二两兩三四五六七八九十百千万萬亿億]{1,16}")
_HAN_COUNTERS = "架艘辆枚名人台套件个年月日次场家项位门具"


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
        word = match.group()
        if word[0] in "百千万萬亿億" and len(word) == 1:
            continue
        if len(word) == 1 and (text[match.end() : match.end() + 1] not in _HAN_COUNTERS or word == "一"):
            continue
        total = section = digit = 0.0
        for char in word:
            if char in _HAN_DIGITS:
                digit = _HAN_DIGITS[char]
            elif char in _HAN_UNITS:
                section += (digit or 1) * _HAN_UNITS[char]
                digit = 0
            else:
                total = (total + section + digit) * _HAN_SCALES[char]
                section = digit = 0
        value = total + section + digit
        found.append(Numeral(match.start(), match.end(), value, significant(f"{value:.0f}"), True))
    return found


def languages() -> frozenset[str]:
    """Languages that have a number table."""
    return frozenset(table("numbers"))
