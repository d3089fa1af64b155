"""Quantities told without a numeral: "nearly a decade", "an hour and a half", "twice the sum", "tenfold", "вдвое", "六成"."""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.language.bounds import hedge_before
from firsthand.language.counted import find_per, unit_names
from firsthand.language.numberwords import number_words
from firsthand.language.tables import table
from firsthand.records import Quantity

_TIMES = {
    "twice": 2, "double": 2, "triple": 3, "treble": 3, "thrice": 3, "quadruple": 4, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_MULTIPLE = re.compile(
    r"(?<![\w-])(?:(twice|double|triple|treble|thrice|quadruple)(?=[ \u00a0](?:the|that|those|as|what|its|their|his|her|"
    r"our|this|last)\b)|(two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)-?fold\b)",
    re.IGNORECASE,
)
_CHANCE = re.compile(r"(?<![\w-])([a-z]{3,5})-in-([a-z]{3,6})(?![\w-])", re.IGNORECASE)
_PARTS = {"half": 0.5, "quarter": 0.25, "three-quarter": 0.75}
_PART_OF_UNIT = re.compile(
    r"(?<![\w-])(?:an?[ \u00a0])?(three-quarter|half|quarter)[ -](percentage[ -]points?|points?|percent|mile|inch|ton(?:ne)?)"
    r"(?![\w])"
)
_VERB_BEFORE = re.compile(r"\b(?:to|will|would|could|may|might|can|must|should|they|we|you|I|not)[ \u00a0]\Z")
""""To double the force" says what is to be done, and "double" is no number of times there."""


_ONE_OF_UNIT = re.compile(r"(?<![\w-])[Aa]n?[ \u00a0]([a-z]+(?:[ -][a-z]+)?)(?![\w-])")
_AND_A_HALF = re.compile(r"[ \u00a0]and[ \u00a0]a[ \u00a0]half\b")


@cache
def _multiples(language: str) -> tuple[re.Pattern[str], dict[str, float]] | None:
    """What other languages have for "twice": "вдвое", "il doppio"."""
    words: dict[str, float] = table("units")["multiples"].get(language, {})
    listed = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return (re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE), words) if words else None


_TENTHS = re.compile("([一二三四五六七八九])成(半)?")


def find_unnumbered(text: str, language: str) -> Iterator[Quantity]:
    """All of them, in no order. One of a unit counts only where a hedge stands before it or "and a half" behind: "a year"
    alone is mostly "each year".
    """
    if language == "en":
        yield from _english(text)
    elif language == "zh":
        for match in _TENTHS.finditer(text):  # "六成" is 60 percent
            tenths = "零一二三四五六七八九".index(match[1]) + (0.5 if match[2] else 0)
            yield _quantity(text, match.start(), match.end(), tenths * 10, "percent", language)
    elif (listed := _multiples(language)) is not None:
        for match in listed[0].finditer(text):
            if (value := listed[1].get(match.group().lower())) is not None:
                yield _quantity(text, match.start(), match.end(), value, "time", language)


def _quantity(text: str, start: int, end: int, value: float, unit: str, language: str) -> Quantity:
    hedge = hedge_before(text, start, language)
    return Quantity(start, end, text[start:end], value, value, unit, hedge.approximation if hedge else "exact")


def _english(text: str) -> Iterator[Quantity]:
    for match in _MULTIPLE.finditer(text):
        value = _TIMES.get((match[1] or match[2]).lower())
        if value is not None and not _VERB_BEFORE.search(text, max(0, match.start() - 8), match.start()):
            yield _quantity(text, match.start(), match.end(), float(value), "time", "en")
    words = number_words("en")
    for match in _CHANCE.finditer(text):  # "a two-in-three chance"
        some, many = (words.values.get(w.lower(), 0.0) if words else 0.0 for w in match.groups())
        if 0 < some < many:
            yield Quantity(*match.span(), match.group(), some / many, some / many, "share")
    for match in _PART_OF_UNIT.finditer(text):  # "a quarter point"
        unit = match[2].replace("-", " ").removesuffix("s")
        yield _quantity(text, match.start(), match.end(), _PARTS[match[1]], unit, "en")
    names = unit_names("en")
    for match in _ONE_OF_UNIT.finditer(text):  # "a decade", "an hour and a half"; not the rate of "$5 an hour"
        first = match[1].partition(" ")[0]
        written = match[1] if match[1] in names else first
        if written not in names:
            continue
        start, end = match.start(), match.start(1) + len(written)
        half = _AND_A_HALF.match(text, end)
        hedge = hedge_before(text, start, "en")
        if hedge is None and half is None:
            continue
        per = None if half else find_per(text, end, "en")
        unit = names[written] + (f"/{per.name}" if per else "")
        end = half.end() if half else per.end if per else end
        yield _quantity(text, start, end, 1.5 if half else 1.0, unit, "en")
