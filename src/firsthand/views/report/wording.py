"""How numbers, dates and grades are put into words, one phrase for each idea throughout the report."""

import re
from collections.abc import Iterable, Sequence

from firsthand.records import Document

ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

CERTAINTY = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certain that not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "left open",
}
"""FactBank's values in plain words; they are the innermost source's, not ours (DOMAIN.md)."""

STATEMENT_KIND = {
    "assertion": "assertion",
    "quotation": "quotation",
    "mixed_quotation": "part quotation",
    "indirect_speech": "reported speech",
    "non_answer": "non-answer",
    "question": "question",
}

DERIVES = {
    "reprint": "reprint of",
    "excerpt": "excerpt from",
    "update": "update of",
    "translation": "translation of",
    "report": "report on",
    "rewrite": "rewrite of",
}

SEVERITIES = ("high", "medium", "low")
"""Counted severities, worst first; ``read`` is shown apart and never counted."""


def number(value: int) -> str:
    """A count with its thousands set off."""
    return f"{value:,}"


def counted(value: int, one: str, many: str | None = None) -> str:
    """``1 account``, ``5 accounts``."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def an(noun: str) -> str:
    """``a reprint``, ``an excerpt``, ``an update``: of the kinds of derivation each vowel is a vowel in speech too."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def bounds(lower: int, upper: int) -> str:
    """A range as it is read aloud: ``1`` or ``1 to 2``."""
    return number(lower) if lower == upper else f"{number(lower)} to {number(upper)}"


def listing(items: Sequence[str], most: int = 6) -> str:
    """``a, b and c``; past ``most`` items the rest is a count."""
    if len(items) > most:
        rest = len(items) - most + 1
        return f"{', '.join(items[: most - 1])} and {number(rest)} more"
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def day(value: str) -> str:
    """An ISO day or instant as ``27 October 2025``; anything else unchanged."""
    match = ISO_DAY.match(value)
    if not match or not 1 <= int(match[2]) <= 12:
        return value
    text = f"{int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{text}, {match[4]}" if match[4] and match[4] != "00:00" else text


_PART_OF_YEAR = re.compile(r"\b(\d{4})-(2[1-4]|3[3-6]|4[01])\b")
_PARTS = {
    **{21 + k: name for k, name in enumerate(("spring", "summer", "autumn", "winter"))},
    **{33 + k: f"{name} quarter of" for k, name in enumerate(("first", "second", "third", "fourth"))},
    **{40 + k: f"{name} half of" for k, name in enumerate(("first", "second"))},
}


def parts_of_years(text: str) -> str:
    """EDTF's codes of seasons, quarters and halves in words: ``2023-22`` is ``summer 2023``."""
    return _PART_OF_YEAR.sub(lambda code: f"{_PARTS[int(code[2])]} {code[1]}", text)


def confidence(value: float) -> str:
    """High, moderate or low: the three levels of ICD 203. The cuts are ours: above 0.85 nothing we know speaks
    against the edge; below 0.6 another reading is about as good."""
    if value >= 0.85:
        return "high"
    return "moderate" if value >= 0.6 else "low"


def percent(part: float, whole: float) -> str:
    """A share that never rounds to nothing or to everything unless it is."""
    if whole <= 0:
        return "–"
    share = 100 * part / whole
    if 0 < share < 1:
        return "under\u00a01\u00a0%"
    if 99 < share < 100:
        return "over\u00a099\u00a0%"
    return f"{share:.0f}\u00a0%"


def the_article(outlet: str, published: str | None) -> str:
    """``the New York Times article of 27 October 2025``: an outlet's own article is not said twice."""
    name = outlet[4:] if outlet[:4].casefold() == "the " else outlet
    when = f" of {day(published[:10])}" if published else ""
    return f"the {name} article{when}"


def named(document: Document, most: int) -> str:
    """What a reader calls a text; an original that nobody names is called that."""
    return shortened(document.label, most) or "an unnamed original"


MARK = 44
"""Characters of a headline by which accounts of one name are told apart."""


def told_apart(documents: Iterable[Document]) -> dict[str, str]:
    """What tells accounts of one name apart, by id: their days, their times, or their headlines; nothing for other accounts."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(document.label, []).append(document)
    found: dict[str, str] = {}
    for group in groups.values():
        days = [day(d.published.value[:10]) if d.published else "" for d in group]
        times = [day(d.published.value) if d.published else "" for d in group]
        headlines = [shortened(d.title.value, MARK) if d.title else "" for d in group]
        telling = next((marks for marks in (days, times, headlines) if len({*marks}) == len(group)), times)
        found |= {d.id: mark for d, mark in zip(group, telling, strict=True) if mark and len(group) > 1}
    return found


UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(
    rf"(?:[A-Z]\.){{2,8}}|[{UNSPACED}]|\d+(?:[.,]\d+)*[^\W\d_]*"
    rf"|(?:(?![{UNSPACED}])[^\W\d_])+(?:['’](?![{UNSPACED}])[^\W\d_]+)*[0-9]*"
)
"""A word as comparison counts it (a test holds the two together): "U.S.", "189,739,535" and "didn't" are one word each,
hyphens part words, scripts written without spaces count by character."""


def words(text: str) -> int:
    """Words of ``text``; scripts written without spaces count by character."""
    return sum(1 for _ in WORD.finditer(text))


def shortened(text: str, most: int) -> str:
    """One line of at most ``most`` characters, cut behind a word with an ellipsis; in a word only where that is long."""
    line = " ".join(text[: most * 4].split())
    if len(line) <= most and len(text) <= most * 4:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ") if line[most - 1 : most].strip() else len(cut)
    return (cut[:space] if 3 * space >= 2 * most else cut).rstrip() + "…"
