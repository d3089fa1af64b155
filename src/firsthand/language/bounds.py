"""Hedges and bounds around a number: "nearly", "more than", "at least", "between … and …", "or maybe".

They decide how a number is to be read, not what it is: the written figure stays what it was.
"""

import re
from functools import cache
from typing import NamedTuple

from firsthand.language.tables import for_language
from firsthand.records.reading import Approximation


class Hedge(NamedTuple):
    """Words before or after a number that say how it is to be taken."""

    start: int
    end: int
    approximation: Approximation


LOOK_BACK = 32
"""Characters before a number in which its hedge stands; the longest in the table has 24."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, dict[str, Approximation]]:
    part = for_language("bounds", language)
    if not part:
        return None, None, {}
    before: dict[str, Approximation] = part["before"]
    after: dict[str, Approximation] = part["after"]

    def alternation(words: dict[str, Approximation]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

    cjk = language == "zh"
    edge = "" if cjk else r"(?<!\w)"
    lead = re.compile(rf"{edge}({alternation(before)})[ \u00a0]?\Z", re.IGNORECASE)
    trail = re.compile(rf"[ \u00a0]?({alternation(after)})(?!\w)", re.IGNORECASE) if after else None
    return lead, trail, {**before, **after}


def hedge_before(text: str, start: int, language: str) -> Hedge | None:
    """The hedge that ends right before ``start``."""
    lead, _, meaning = _patterns(language)
    if lead is None:
        return None
    offset = max(0, start - LOOK_BACK)
    match = lead.search(text, offset, start)
    if match is None or (offset and match.start(1) == offset and text[offset - 1].isalnum()):
        return None
    return Hedge(match.start(1), match.end(1), meaning[match[1].lower()])


def hedge_after(text: str, end: int, language: str) -> Hedge | None:
    """The hedge that follows right after ``end`` ("or more", "at most")."""
    _, trail, meaning = _patterns(language)
    match = trail.match(text, end) if trail is not None else None
    return Hedge(match.start(1), match.end(1), meaning[match[1].lower()]) if match else None


@cache
def _between(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    part = for_language("bounds", language)
    if not part:
        return None, None
    to = "|".join(re.escape(w) for w in sorted(part["range"], key=len, reverse=True))
    either = "|".join(re.escape(w) for w in sorted(part["or"], key=len, reverse=True))
    return (
        re.compile(rf"[ \u00a0]?(?:[-–—~]|(?:{to}))[ \u00a0]?\Z", re.IGNORECASE),
        re.compile(rf"[ \u00a0]?\(?(?:{either})[ \u00a0]?\Z", re.IGNORECASE),
    )


def link(text: str, left_end: int, right_start: int, language: str) -> Approximation | None:
    """How two neighbouring numbers belong together: "range" ("20 to 30"), "or" ("three (or maybe 13)"), or not."""
    if right_start - left_end > LOOK_BACK:
        return None
    between = text[left_end:right_start]
    spread, either = _between(language)
    if spread is None or either is None:
        return "range" if between.strip() in ("-", "–", "—") else None
    if spread.fullmatch(between):
        return "range"
    return "or" if either.fullmatch(between) else None
