"""Numerals as written: "189,739,535", "1.234,5", "forty-two", "8 milliards", "US$8bn"'s "8bn", "сорок", "80亿".

One scanner for all languages; what differs (decimal mark, number words, scales) stands in ``data/numbers.json``.
A numeral has a value and says how many significant digits were given; what it counts is for other modules.
"""

import re
import unicodedata
from collections.abc import Iterator
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
    phrases: dict[str, float]
    figure: re.Pattern[str]
    spelled: re.Pattern[str] | None
    part: re.Pattern[str] | None
    parts: dict[str, float]
    of: re.Pattern[str]
    unless: re.Pattern[str] | None
    about: frozenset[str]


def _alternation(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _phrases(words: Any) -> str:
    """Words of several parts, however parted."""
    return _alternation(words).replace(r"\ ", r"[ \u00a0-]{1,2}")


@cache
def grammar(language: str) -> Grammar:
    """The number grammar of a language; one without a table is read with figures alone, by its decimal mark and its millions where
    ``data/figures.json`` has them, else in English style."""
    part = for_language("numbers", language)
    if not part:
        part = {name: {} for name in ("small", "tens", "scales", "short_scales", "plural_scales")}
        part |= {"decimal": ".", **{name: [] for name in ("hundred", "joiners", "articles", "half", "percent")}}
        part |= for_language("figures", language)
    words = {**part["small"], **part["tens"], **part.get("whole_hundreds", {}), **_compounds(language, part)}
    words |= {w.replace("’", mark): v for w, v in words.items() if "’" in w for mark in "'ʼ"}
    scales = dict(part["scales"])
    long_scales = {**scales, **{p: scales[p[:-1]] for p in part["plural_scales"] if p[:-1] in scales}}
    short = part["short_scales"]
    phrases = {**part.get("phrases", {}), **_tens_and_ones(part)}
    spelled = None
    lexicon = {**words, **dict.fromkeys(part["hundred"], 100.0), **long_scales, **part["plural_scales"]}
    if words and language not in GLUED:
        one = rf"(?:{_alternation(lexicon)})(?![^\W_])"
        joiner = rf"(?:-|[ \u00a0]{{1,2}}|[ \u00a0]{{1,2}}(?:{_alternation(part['joiners']) or 'and'})[ \u00a0]{{1,2}})"
        start = rf"(?:(?:{_alternation(part['articles'])})[ \u00a0])?" if part["articles"] else ""
        scaled = rf"(?:[ \u00a0](?P<times>{_alternation(long_scales)})(?![^\W_]))?" if phrases and long_scales else ""
        phrase = rf"(?P<phrase>{_phrases(phrases)})(?![^\W_]){scaled}|" if phrases else ""
        first = "".join(sorted({w[0] for w in (*lexicon, *part["articles"], *phrases)}))
        spelled = re.compile(
            rf"(?<![\w’'-])(?=[{re.escape(first)}])(?:{phrase}{start}{one}(?:{joiner}{one}){{0,12}})", re.IGNORECASE
        )
    parts = part.get("and_parts", {})
    after = None
    if parts:
        scale = rf"(?:[ \u00a0-](?P<scale>{_alternation(long_scales)})(?![^\W_]))?"
        after = re.compile(rf"[ \u00a0-](?P<part>{_phrases(parts)})(?![^\W_]){scale}", re.IGNORECASE)
    of = rf"[ \u00a0](?:(?:{_alternation(part['of'])})[ \u00a0])?" if part.get("of") else r"[ \u00a0]"
    return Grammar(
        language,
        part["decimal"],
        words,
        frozenset(part["hundred"]),
        long_scales,
        short,
        part["plural_scales"],
        frozenset(part["joiners"]),
        phrases,
        _figures(language, long_scales, short),
        spelled,
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
    number = rf"{spaced}\d{{1,3}}(?:{group}\d{{3}})+(?:[.,٫]\d+)?(?!\d)|\d+(?:[.,٫]\d+)?"
    part = rf"(?P<part>[{''.join(_GLYPHS)}]|[ \u00a0-][1-9]/[2-9](?![\d/]))?"
    tails = []
    if scales:
        edge = "" if cjk else r"(?![^\W\d_])"
        larger = "" if cjk else rf"(?:[ \u00a0](?P<times>{_alternation(scales)}){edge})?"
        tails.append(rf"[ \u00a0\u202f-]?(?P<scale>{_alternation(scales)}){edge}{larger}")
    if short:
        # one letter is a scale only where it touches the figure: "1.5m", not "12 m"
        words = _alternation(w for w in short if len(w) > 1)
        dot = "" if language == "en" else r"(?:\.(?=[ \u00a0]?[^\W_]))?"  # "12 Mio. Tonnen"
        letters = _alternation(w for w in short if len(w) == 1)
        choices = ([rf"[ \u00a0\u202f]?(?P<short>{words}){dot}"] if words else []) + (
            [f"(?P<letter>{letters})"] if letters else []
        )
        tails.append(rf"(?:{'|'.join(choices)})(?![^\W_])")
    tail = rf"(?:{'|'.join(tails)})?" if tails else ""
    # Arabic writes "and", "by" and "for" on to the figure
    lead = r"(?<![A-Za-z\d_])" if cjk else r"(?<![^\Wوبلف])" if language == "ar" else r"(?<!\w)"
    return re.compile(rf"{lead}(?<!\d[.,])(?P<number>{number}){part}{tail}", re.IGNORECASE)


def _tens_and_ones(part: dict[str, Any]) -> dict[str, float]:
    """Vietnamese numbers below a hundred: "hai mươi hai"."""
    ten = part.get("times_ten")
    if not ten:
        return {}
    ones = {w: v for w, v in part["small"].items() if v < 10}
    after = {**{w: v for w, v in ones.items() if w not in ("một", "năm")}, "mốt": 1, "lăm": 5, "tư": 4}
    found: dict[str, float] = {}
    for word, value in ones.items():
        if value > 1:
            found[f"{word} {ten}"] = value * 10
            found.update({f"{word} {ten} {w}": value * 10 + v for w, v in after.items()})
    found.update({f"mười {w}": 10 + v for w, v in {**after, "một": 1}.items()})
    return found


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
    if language == "it":
        units = {w: v for w, v in part["small"].items() if 0 < v < 10 and w != "una"}
        for ten, tens in part["tens"].items():
            for unit, value in units.items():
                built[(ten[:-1] if unit[0] in "uo" else ten) + unit] = tens + value
            built[f"{ten[:-1]}un"] = tens + 1
            built[f"{ten}tré"] = tens + 3
    if language == "fr":
        for unit, value in part["small"].items():
            if 10 < value < 20:
                built[f"soixante-{unit}"] = 60 + value
                built[f"quatre-vingt-{unit}"] = 80 + value
    return built


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
    if rules.spelled is not None:
        taken = [(n.start, n.end) for n in found]
        at = 0
        for match in rules.spelled.finditer(text):
            if rules.unless is not None and rules.unless.match(text, match.start()):
                continue
            while at < len(taken) and taken[at][1] <= match.start():
                at += 1
            if at < len(taken) and taken[at][0] < match.end():
                continue
            found.extend(_spelled(match, rules))
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
        plain = mark[0] == "RM" or any(c.islower() for c in mark[0])
        if plain or numeral.scale > 1 or re.search(r"\d[.,]\d{3}(?!\d)", match["number"]):
            yield numeral._replace(start=at + numeral.start, end=at + numeral.end)


LONGEST_PRICED = 60
"""Characters of a figure with its scale words."""


@cache
def _currency_marks() -> re.Pattern[str]:
    data = table("currencies")
    letters = (mark for mark in (*data["glued"], *data["symbols"]) if mark.isalpha())
    return re.compile(rf"(?<!\w)(?:[A-Z]{{3}}|{_alternation(letters)})(?=\d)")


def _joined(text: str, found: list[Numeral], rules: Grammar) -> list[Numeral]:
    """What belongs to one number: "two and a half million", "hundreds of thousands"."""
    joined: list[Numeral] = []
    for numeral in found:
        if joined and numeral.start < joined[-1].end:
            continue
        last = joined[-1] if joined else None
        near = last is not None and last.vague and numeral.vague and numeral.start - last.end < 8
        if last is not None and near and rules.of.fullmatch(text, last.end, numeral.start):
            # "hundreds of thousands": at least 200 × 1000
            value = last.value * 10 ** (len(f"{numeral.value:.0f}") - 1)
            joined[-1] = last._replace(end=numeral.end, value=value)
            continue
        if last is not None and _goes_on_below(last, numeral, text, rules):  # "2兆4800億", "8조 8천억"
            joined[-1] = last._replace(end=numeral.end, value=last.value + numeral.value, digits=last.digits + 1)
            continue
        beside = _scale_follows(last, numeral, text, rules)
        if last is not None and beside:  # "сотни тысяч"
            joined[-1] = last._replace(end=numeral.end, value=last.value * numeral.value)
            continue
        following = rules.part.match(text, numeral.end) if rules.part and not numeral.vague else None
        if following is not None:
            scale = rules.scales[following["scale"].lower()] if following["scale"] else 1.0
            value = scaled_by(numeral.value + rules.parts[_plain(following["part"])] * _round(numeral), scale)
            numeral = numeral._replace(end=following.end(), value=value, digits=numeral.digits + 1, scale=scale)
        joined.append(numeral)
    return joined


def _goes_on_below(last: Numeral, numeral: Numeral, text: str, rules: Grammar) -> bool:
    """Whether a figure with a smaller scale goes on with a number that is written scale by scale."""
    if rules.language not in GLUED or last.scale < 1e4 or numeral.value >= last.scale or last.vague or numeral.vague:
        return False
    return text[last.end : numeral.start] in ("", " ", "\u00a0")


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


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())


_LETTER = re.compile(r"[^\W\d_]")
_MINUS = re.compile(r"(?<!plus or )(?<!\d )(?<!\d)\bminus \Z")
_NEGATIVE = re.compile(r"(?:\A|(?<![\d.,:–—-])[ (\u00a0])[-−]\Z")
"""A minus sign: it touches its figure and nothing before it, and no other figure stands there ("10 -5")."""


@cache
def _glued() -> re.Pattern[str]:
    """Units that touch their figure."""
    return re.compile(rf"(?:{_alternation(table('units')['glued'])})(?![^\W_])")


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


_Word = tuple[int, int, str]
_WORD = re.compile(r"[^\s\u00a0]+")


def _spelled(match: re.Match[str], rules: Grammar) -> list[Numeral]:
    """Adds up number words: units and tens add, "hundred" multiplies what stands before it, scales close a group.

    Words that cannot be one number ("two and three") are given as several.
    """
    phrase = match.groupdict().get("phrase")
    if phrase:
        value = rules.phrases[_plain(phrase)]
        value *= rules.scales[match["times"].lower()] if match.groupdict().get("times") else 1
        return [Numeral(match.start(), match.end(), value, significant(f"{value:.0f}"), True)]
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
            scale = rules.scales[word]
            # "two lakh crore", "a thousand million": a scale of a scale
            total = total * scale if total and not current else total + (current or 1) * scale
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
    return (
        (before % 1000 == 0 and value < 1000)
        or (before % 100 == 0 and value < 100)
        or (before % 10 == 0 and before % 100 >= 20 and value < 20)
    )


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


_HAN_DIGITS = dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}
_HAN = re.compile(r"(?P<some>[数數几幾](?=[十百千万萬亿億]))?[零〇一二两兩三四五六七八九十百千万萬亿億]{1,16}")
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
        found.append(Numeral(match.start(), match.end(), value, significant(f"{value:.0f}"), True, some))
    return found


def languages() -> frozenset[str]:
    """Languages that have a number table."""
    return frozenset(table("numbers"))
