"""Hedges, bounds and changes around a number: "nearly", "more than", "between … and …", "or maybe"; "rose by", "a cut of".

They decide how a number is to be read, not what it is: the written figure stays what it was.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, cast

from firsthand.language.tables import for_language
from firsthand.records.reading import Approximation, Change


class Hedge(NamedTuple):
    """Words before or after a number that say how it is to be taken."""

    start: int
    end: int
    approximation: Approximation


LOOK_BACK = 32
"""Characters before a number in which its hedge stands; the longest in the table has 27."""
CHANGE_LOOK_BACK = 64
"""… and in which the word stands that says what rose or fell: a verb and a few words between."""
FILLERS = 5
"""Words that may stand between that verb and its figure ("rose by another 12 percent")."""


class _Bounds(NamedTuple):
    before: dict[str, Approximation]
    longest: int
    after: re.Pattern[str] | None
    glued: re.Pattern[str] | None
    after_means: dict[str, Approximation]
    range: re.Pattern[str]
    either: re.Pattern[str]
    between: tuple[tuple[str, re.Pattern[str]], ...]
    up: frozenset[str]
    down: frozenset[str]
    up_with: frozenset[str]
    down_with: frozenset[str]
    up_after: frozenset[str]
    down_after: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    filler: frozenset[str]
    toward: frozenset[str]
    not_change: frozenset[str]
    articles: frozenset[str]


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _bounds(language: str) -> _Bounds | None:
    part = for_language("bounds", language)
    if not part:
        return None
    before, after = part["before"], part["after"]
    up, down = part["up"], part["down"]
    return _Bounds(
        before,
        max(len(w.split()) for w in before),
        re.compile(rf"[ \u00a0]?({_alternation(after)})(?!\w)", re.I) if after else None,
        re.compile(rf"({_alternation(before)})\Z") if language == "zh" else None,
        after,
        re.compile(rf"(?:-(?=[ \u00a0]))?[ \u00a0]?(?:[-–—~～]|(?:{_alternation(part['range'])}))[ \u00a0]?", re.I),
        re.compile(rf"[ \u00a0]?\(?(?:{_alternation(part['or'])})[ \u00a0]?", re.I),
        tuple((a, re.compile(rf"[ \u00a0]{re.escape(b)}[ \u00a0]?", re.I)) for a, b in part["between"]),
        frozenset(up["before"]),
        frozenset(down["before"]),
        frozenset(up.get("with", ())),
        frozenset(down.get("with", ())),
        frozenset(up["after"]),
        frozenset(down["after"]),
        frozenset(up.get("more", ())),
        frozenset(down.get("more", ())),
        frozenset(part["filler"]),
        frozenset(part.get("toward", ())),
        frozenset(part.get("not_up", ())),
        frozenset(part.get("articles", ())),
    )


_SIGNS: dict[str, Approximation] = {
    "~": "about", "≈": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most"
}  # fmt: skip
_OPENING = "([{\"'“‘«„"


def hedge_before(text: str, start: int, language: str) -> Hedge | None:
    """The hedge that ends right before ``start``: the longest in the table."""
    rules = _bounds(language)
    if rules is None or start == 0:
        return None
    sign = _SIGNS.get(text[start - 1])
    if sign is not None:
        return Hedge(start - 1, start, sign)
    offset = max(0, start - LOOK_BACK)
    if rules.glued is not None:
        match = rules.glued.search(text, offset, start)
        return Hedge(match.start(), match.end(), rules.before[match[1]]) if match else None
    window = text[offset:start].replace("\u00a0", " ").replace("\n", " ").lower()
    end = len(window) - window.endswith(" ")
    if rules.articles and window[window.rfind(" ", 0, end) + 1 : end] in rules.articles:
        end = max(0, window.rfind(" ", 0, end))  # "casi el 40 por ciento"
    found = None
    at = end
    for _ in range(rules.longest):
        at = window.rfind(" ", 0, at)
        first = at + 1
        while first < end and window[first] in _OPENING:
            first += 1
        if at < 0 and offset and text[offset - 1].isalnum():
            break
        meaning = rules.before.get(window[first:end])
        if meaning is not None:
            found = Hedge(offset + first, offset + end, meaning)
        if at < 0 or first > at + 1:
            break
    return found


def hedge_after(text: str, end: int, language: str) -> Hedge | None:
    """The hedge that follows right after ``end`` ("or more", "at most")."""
    rules = _bounds(language)
    match = rules.after.match(text, end) if rules and rules.after else None
    return Hedge(match.start(1), match.end(1), rules.after_means[match[1].lower()]) if match and rules else None


def link(text: str, left_start: int, left_end: int, right_start: int, language: str) -> Approximation | None:
    """How two neighbouring numbers belong together: "range" ("20 to 30", "between 20 and 30"), "or" ("three (or maybe
    13)"), or not at all ("from 20 to 30" tells of a change, and is two numbers).
    """
    if right_start - left_end > LOOK_BACK:
        return None
    rules = _bounds(language)
    if rules is None:
        return "range" if text[left_end:right_start].strip() in ("-", "–", "—") else None
    if rules.range.fullmatch(text, left_end, right_start):
        return "range" if not _FROM.search(text, max(0, left_start - 14), left_start) else None
    if rules.either.fullmatch(text, left_end, right_start):
        return "or"
    for opening, between in rules.between:
        if between.fullmatch(text, left_end, right_start):
            lead = text[max(0, left_start - 12) : left_start].rstrip(" \u00a0$€£").lower()
            if lead.endswith(opening):
                return "range"
    return None


_FROM = re.compile(
    r"(?<!ing )(?<!ge )(?<!ges )(?<!ged )(?<!ere )\b(?:from|de|von|desde|da)[ \u00a0][$€£]?\Z", re.IGNORECASE
)
"""Not after "ranging", "range", "ranged", "anywhere"."""
_CLOSING = ",.;:!?)]}\"'”’»"


def change(text: str, start: int, end: int, language: str, *, share: bool) -> Change | None:
    """Whether the words right around the figure in [start, end) say that something rose or fell by it or to it: "rose by
    12%", "a 5-point drop". ``share`` for a percentage, of which "more" and "less" say so too.
    """
    rules = _bounds(language)
    if rules is None:
        return None
    hedge = hedge_before(text, start, language)
    return _change_before(text, hedge.start if hedge else start, rules, language) or _change_after(
        text, end, rules, share
    )


def only_toward(text: str, start: int, language: str) -> bool:
    """Whether what looks like a bound before a figure tells only where a change ends ("снизилась до 2,1%")."""
    rules = _bounds(language)
    hedge = hedge_before(text, start, language)
    return rules is not None and hedge is not None and text[hedge.start : hedge.end].lower() in rules.toward


def moved_by(text: str, start: int, language: str) -> bool:
    """Whether the figure that begins at ``start`` is what something rose or fell by: "rose $5 to $30" is no range, "rose to
    $24 to $26" is one.
    """
    rules = _bounds(language)
    if rules is None or language == "zh":
        return False
    hedge = hedge_before(text, start, language)
    at = hedge.start if hedge else start
    if text[max(0, at - 4) : at].rstrip().lower().endswith(" to"):
        return False
    return _change_before(text, at, rules, language) is not None


def _change_before(text: str, start: int, rules: _Bounds, language: str) -> Change | None:
    window = text[max(0, start - CHANGE_LOOK_BACK) : start]
    if language == "zh":
        bare = re.sub(r"[约近了至到 ]+\Z", "", window[-16:])
        for told, words_of in (("up", rules.up), ("down", rules.down)):
            if bare.endswith(tuple(words_of)) or window.endswith(tuple(words_of)):
                return cast("Change", told)
        return None
    words = window.lower().split()
    with_to = False
    for back in range(1, min(FILLERS + 2, len(words)) + 1):
        word = words[-back].lstrip(_OPENING)
        if word in rules.up or word in rules.down or (with_to and (word in rules.up_with or word in rules.down_with)):
            if word in ("up", "down") and back < len(words) and words[-back - 1] in rules.not_change:
                return None
            return "up" if word in rules.up or word in rules.up_with else "down"
        with_to = with_to or word in rules.toward
        # "fell 12% to 400", "cut the workforce by 30": before such a word anything of the clause may stand
        if not with_to and word not in rules.filler and not (len(word) > 4 and word.endswith("ly")):
            return None
        if back > 1 and word.endswith((".", ";", ":", "!", "?", ",")):
            return None
    return None


def _change_after(text: str, end: int, rules: _Bounds, share: bool) -> Change | None:
    following = text[end : end + 28].replace("-", " ").lower().split()[:2]
    for place, word in enumerate(following):
        closed = word.rstrip(_CLOSING)
        if place and following[0].endswith("s") and not closed.endswith("er"):
            return None  # "46 barges rise" is a verb, "4 points higher" is none
        if closed in rules.up_after:
            return "up"
        if closed in rules.down_after:
            return "down"
        if share and not place and closed in rules.more:
            return "up"
        if share and not place and closed in rules.less:
            return "down"
        if word != closed or closed in (
            "of",
            "the",
            "a",
            "in",
            "and",
            "to",
            "for",
            "on",
            "by",
            "from",
            "at",
            "with",
            "after",
        ):
            return None
    return None
