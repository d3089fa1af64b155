"""Numbers that count nothing: "Customer 512", "No. 2", "Boeing 737", "4:30", "2-1", "10 Harbour Street", "555-0100"."""

import re
from functools import cache

from firsthand.language.numerals import Numeral
from firsthand.language.tables import for_language
from firsthand.records import Span

_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|º|ª)\b", re.IGNORECASE)
_DECADE = re.compile(r"['’]?s\b")
_OTHER_HALF = re.compile(r"(?:\d[-–/]|[^\W\d_][-\u2010\u2011–]|[:#+]|[.:]\d|№[ \u00a0]?)\Z")
""""2-1"'s second half, "Covid-19", "4:30", "#2", a telephone number's plus."""
_GOES_ON = re.compile(
    r"[-–/]\d|[:.]\d|\)[ -]?\d{3}[- ]\d|[- ](?:thirds?|quarters?|fifths?|eighths?|tenths?)\b|[ \u00a0]?[ap]\.?m\b|"
    r"-to-\w|\([a-z]\)|[ \u00a0]?o['’]clock\b"
)
_ZONE = re.compile(
    r"[ \u00a0]?(?:(?:hours?|hrs|h)[ \u00a0])?(?:GMT|UTC|E[SD]?T|C[SD]T|P[SD]T|CES?T|EES?T|WET|BST|MSK|Z|IST|JST|KST|"
    r"(?:local|summer|winter|standard|(?:[A-Z][\w.]+[ \u00a0]){1,2})[ \u00a0]?time)\b"
)
"""What tells by whose clock a time is."""
_HOURS = re.compile(r"[ \u00a0]?(?:hours|hrs|h)\b")
_WHEN = re.compile(
    r"\b(?:at|by|until|till|from|to|around|about|before|after|since|between|and|shortly)[ \u00a0]\Z", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:[ \u00a0](?:[NSEW]\.?|North|South|East|West))?(?:[ \u00a0][A-Z][a-z]+){1,3}[ \u00a0]"
    r"(?:Street|St\.|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Square|Place|Highway|Parkway|Terrace|Court|Quay)\b"
)
_NAME_BEFORE = re.compile(
    r"(?:(?<=[a-z,;:’”\"] )|(?<=[“\"‘(]))[A-Za-z&]*[A-Z][\w’'-]*[ \u00a0]\Z|\b[a-z]+[A-Z][\w-]*[ \u00a0]\Z"
)
_LISTED = re.compile(r"(?:\A|\n)[ \t]*[(\[]?\Z")
"""Where a number that opens a line stands: "1. The port", "(2) The plan"."""
_ITEM = re.compile(r"[.)\]]{1,2}[ \u00a0][^\W\d]")
_LINE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,5}\)?[ .-]?){1,5}\d{2,4}|0\d{1,4}[ -]\d{3,4}[ -]?\d{3,4}|"
    r"\(?\d{3}\)?[ -]\d{3}-\d{4}|ISBN[ :]+[\d-]{10,17})(?![\w%]|[.,]\d)"
)
"""A telephone number, with its country or area code; a book's number."""
_NAMED = re.compile(r"\b(?:Big|Fab|Final|Elite|Sweet|(?:Group|Gang) of)[ \u00a0]\Z")
_SCREEN = re.compile(r"[458]K\b(?![ \u00a0](?:run|race|walk))")
""""A 4K screen": how fine it is, not how many."""
_SERIAL = re.compile(r"\d{9,}\Z")
"""Digits in a row that nobody counts with: an account, an identifier."""
_LOOK_BACK = 24


def is_clock_time(text: str, start: int, end: int) -> bool:
    """Whether figures tell the hour and the minute: "2045 GMT", "0630 local time", "by 1900 hours"."""
    figures = text[start:end]
    if _ZONE.match(text, end):
        return True
    hour = len(figures) == 4 and figures.isdigit() and figures < "2400" and figures[2] < "6"
    return hour and bool(_HOURS.match(text, end) and _WHEN.search(text, max(0, start - 10), start))


@cache
def _label_words(language: str) -> frozenset[str]:
    return frozenset(for_language("counted", language).get("labels", ()))


def _labelled(text: str, start: int, language: str) -> bool:
    """Whether the word right before a number is one that numbers are given to ("Article 5", "Flight 704")."""
    words = _label_words(language)
    if not words or start < 2 or text[start - 1] not in " \u00a0-":
        return False
    before = text[max(0, start - _LOOK_BACK) : start - 1]
    cut = max(before.rfind(mark) for mark in " \u00a0-(\n")
    if language == "vi" and before.lower().endswith(_AMONG):
        return False
    return before[cut + 1 :].rstrip(".").lower() in words


_AMONG = ("trong số", "tổng số", "con số", "đa số")
""""Among": in other places the same word gives a number to a thing."""


def labels(text: str, numeral: Numeral, end: int, language: str) -> bool:
    """Whether ``numeral`` is an ordinal, a label, a time of day, a score, part of an address or a telephone number.
    ``end`` is where the number ends when another was joined to it ("20-30").
    """
    start = numeral.start
    before = text[max(0, start - 2) : start]
    if before.endswith("+") and (text[end : end + 1] == "%" or "." in text[start:end]):
        return False  # "+1.2%"
    if text[start - 1 : start] in ("第", "제") and language in ("zh", "ja", "ko"):
        return True  # "第3次": an ordinal
    if before.endswith("[") or (_ITEM.match(text, end) and _LISTED.search(text, max(0, start - 8), start)):
        return True
    if before and _OTHER_HALF.search(before) and not (numeral.spelled and before[-1] == "-"):
        return True
    if (
        _ORDINAL.match(text, end)
        or _DECADE.match(text, end)
        or _GOES_ON.match(text, end)
        or is_clock_time(text, start, end)
    ):
        return True
    if text[start - 1 : start] == "-" and numeral.spelled and before[:1].isalpha():
        return True
    if _labelled(text, start, language):
        return True
    if text[start] == "0" and text[start + 1 : start + 2].isdigit():
        return True
    if _NAMED.search(text, max(0, start - 10), start) and not text[start].islower():
        return True  # "the Group of Seven", "the Big Four"
    if _SCREEN.match(text, start) or _SERIAL.match(text[start:end]):
        return True
    if numeral.spelled or numeral.scale > 1 or text[end - 1] in "%)" or not text[start:end].isdigit():
        return False
    return _ADDRESS.match(text, end) is not None


def lines(text: str) -> list[Span]:
    """Telephone numbers and the like, whose parts count nothing."""
    return [match.span() for match in _LINE.finditer(text)]


def after_a_name(text: str, start: int) -> bool:
    """Whether a name stands right before a figure ("Apollo 11", "Windows 10"): where it counts no noun, it is part of the
    name.
    """
    return _NAME_BEFORE.search(text, max(0, start - _LOOK_BACK), start) is not None
