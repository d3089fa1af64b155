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
CHANGE_LOOK_BACK = 96
"""… and in which the word stands that says what rose or fell: a verb, a few words, and perhaps another figure."""
FILLERS = 5
"""Words that may stand between that verb and its figure ("rose by another 12 percent")."""
FILLERS_TOWARD = 10
"""… where it is told what it rose to ("lifted its rate by 25 basis points to 4.75")."""


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
    moves: frozenset[str]
    not_by: frozenset[str]
    governs: frozenset[str]
    articles: frozenset[str]
    beside: re.Pattern[str]
    again: re.Pattern[str]
    comma: re.Pattern[str]


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _bounds(language: str) -> _Bounds | None:
    part = for_language("bounds", language)
    if not part:
        return None
    before, after = part["before"], part["after"]
    up, down = part["up"], part["down"]
    either = _alternation(part["or"])
    articles = _alternation(part.get("articles", ())) or "(?!)"
    return _Bounds(
        before,
        max(len(w.split()) for w in before),
        re.compile(rf"[ \u00a0]?({_alternation(after)})(?!\w)", re.I) if after else None,
        re.compile(rf"({_alternation(before)})\Z") if language == "zh" else None,
        after,
        re.compile(rf"(?:-(?=[ \u00a0]))?[ \u00a0]?(?:[-–—~～]|(?:{_alternation(part['range'])}))[ \u00a0]?", re.I),
        re.compile(rf"[ \u00a0]?\(?(?:{either})[ \u00a0]?", re.I),
        tuple(
            (a, re.compile(rf"[ \u00a0]{re.escape(b)}[ \u00a0]?(?:(?:{articles})[ \u00a0])?", re.I))
            for a, b in part["between"]
        ),
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
        frozenset(part.get("moves", ())),
        frozenset(part.get("not_by", ())),
        frozenset(part.get("governs", ())),
        frozenset(part.get("articles", ())),
        re.compile(rf"(?:,?[ ]\(?(?:{either})[ ]|[ ]\(){_FIGURE}(?:,(?=[ ])|\))", re.I),
        re.compile(rf"(?<=[ ]){_FIGURE},?[ ](?:\(?(?:{either})[ ]|\()\Z", re.I),
        re.compile(rf"(?<=[\w%]),(?=[ ](?:{_alternation(part.get('toward') or ['to'])})(?:[ ]\w+)?[ ]\Z)"),
    )


_FIGURE = r"[^\s\w]{0,2}\d[\d.,]*%?(?:[ -][^\W\d_]+){0,3}"
"""A figure with its unit, in the words before another."""


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
        if meaning is not None and not _is_preposition(window, first, end, rules):
            found = Hedge(offset + first, offset + end, meaning)
        if at < 0 or first > at + 1:
            break
    return found


_TIMES_AS = frozenset({"twice", "times", "half", "double", "thrice"})


def _is_preposition(window: str, first: int, end: int, rules: _Bounds) -> bool:
    """ "Information about two programs", "it adds up to 30": the words belong to what stands before them."""
    before = window[:first].split()
    if not before:
        return False
    hedge = window[first:end]
    if hedge.startswith("as ") and hedge.endswith(" as") and before[-1] in _TIMES_AS:
        return True  # "twice as much as ten years ago"
    return (hedge == "about" and before[-1] in rules.governs) or (hedge == "up to" and before[-1] in rules.not_change)


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
            if lead.endswith(opening) or (lead.endswith(tuple(rules.articles)) and opening in lead.split()):
                return "range"  # "tra i 5 e i 7 miliardi"
    return None


_FROM = re.compile(
    r"(?<!ing )(?<!ge )(?<!ges )(?<!ged )(?<!ere )\b(?:from|de|von|desde|da)[ \u00a0][$€£]?\Z", re.IGNORECASE
)
"""Not after "ranging", "range", "ranged", "anywhere"."""
_CLOSING = ",.;:!?)]}\"'”’»"


def change(text: str, start: int, end: int, language: str, *, share: bool, money: bool = False) -> Change | None:
    """Whether the words right around the figure in [start, end) say that something rose or fell by it or to it: "rose by
    12%", "a 5-point drop". ``share`` for a percentage, of which "more" and "less" say so too; ``money`` for a sum, which may
    be lost without a fall.
    """
    rules = _bounds(language)
    if rules is None:
        return None
    hedge = hedge_before(text, start, language)
    at = hedge.start if hedge and not only_toward(text, start, language) else start
    parallel = share and _OF.match(text, end) is None
    moves = not money or _LEVEL.match(text, end) is not None
    return _change_before(text, at, rules, language, parallel, moves) or _change_after(text, end, rules, share)


_OF = re.compile(r"[ \u00a0]of\b")
_LEVEL = re.compile(r",?[ \u00a0](?:or|to)[ \u00a0][^\w\s]{0,2}\d")
""""Lost $5 to $70" is a fall, "lost $5 million" a loss."""


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
    if text[max(0, at - 12) : at].rstrip().lower().endswith((" to", *(f" {opening}" for opening, _ in rules.between))):
        return False
    return _change_before(text, at, rules, language) is not None


def _change_before(
    text: str, start: int, rules: _Bounds, language: str, parallel: bool = False, moves: bool = True
) -> Change | None:
    window = text[max(0, start - CHANGE_LOOK_BACK) : start].replace("\u00a0", " ")
    if language == "zh":
        bare = _TO_IN_CHINESE.sub("", re.sub(r"每\w{1,2}\Z", "", window[-24:]))  # "下调25个基点至3.75%"
        bare = re.sub(r"[约近了至到 ]+\Z", "", bare)
        for told, words_of in (("up", rules.up), ("down", rules.down)):
            if bare.endswith(tuple(words_of)) or window.endswith(tuple(words_of)):
                return cast("Change", told)
        return None
    alone = rules.beside.sub("", window)  # "fell $5, or 1.4 percent, to $70"
    window = rules.again.sub("", alone)
    moves = moves or window != alone
    window = rules.comma.sub("", window)  # "fell 5 percent, to $70"
    if language == "en":
        window = _AT_A_RATE.sub("", _TO_CLOSE_AT.sub("to ", window))
        for _ in range(MOST_LISTED if parallel else 0):
            window = _AND_SO_MUCH.sub("", window)
    words = window.split()
    with_to = False
    for back in range(1, min(FILLERS_TOWARD, len(words)) + 1):
        written = words[-back].lstrip(_OPENING)
        word = written.lower()
        previous = words[-back - 1] if back < len(words) else ""
        if back > 1 and words[-back + 1].lower() in _FORECASTS:
            continue  # "cut its growth forecast to 2.1%": what is forecast is no rise
        if word in rules.up or word in rules.down or (with_to and (word in rules.up_with or word in rules.down_with)):
            following = words[-back + 1].lower() if back > 1 else ""
            if word in ("up", "down") and _is_particle(previous.lower(), following, rules):
                return None
            if written[0].isupper() and previous in ("for", "of", "&"):
                return None  # "the Club for Growth"
            if word in rules.not_by and (following == "by" or not (moves or with_to)):
                return None  # "lost by 5 points", "lost $5 million on the deal"
            return "up" if word in rules.up or word in rules.up_with else "down"
        with_to = with_to or word in rules.toward
        # "fell 12% to 400", "cut the workforce by 30": before such a word anything of the clause may stand
        subject = language in _VERB_FIRST and not any(c.isdigit() for c in word)
        may = subject or word in rules.filler or (len(word) > 4 and word.endswith("ly"))
        if not with_to and (back > FILLERS + 1 or not may):
            return None
        if back > 1 and word.endswith((".", ";", ":", "!", "?", ",")):
            return None
    return None


def _is_particle(verb: str, following: str, rules: _Bounds) -> bool:
    """ "Fixing up the 40 rooms", "set up 12": up and down belong to a verb that moves no figure; "buys up to another 12"."""
    if following == "to" and rules.moves and verb not in rules.moves:
        return True
    return verb in rules.not_change or (verb.endswith(("ing", "ed")) and bool(rules.moves) and verb not in rules.moves)


_FORECASTS = frozenset({"forecast", "forecasts", "estimate", "projection", "outlook", "expectations"})
_VERB_FIRST = frozenset({"ar"})
"""Languages whose subject stands between the verb and the figure."""
_TO_IN_CHINESE = re.compile(r"\d[\d.]*(?:[%％元点]|个?基点|个百分点|美元)?[，,]?(?:至|到|达到|报)[约近]?\Z")
_TO_CLOSE_AT = re.compile(
    r"\bto (?:close|end|finish|settle|trade|stand|reach|hit)(?: the (?:day|week|month|year|session))?(?: at)? \Z"
)
_AT_A_RATE = re.compile(r"\bat an? ")
_AND_SO_MUCH = re.compile(
    r"(?<= )[^\s\w]{0,2}\d[\d.,]*(?:%| percent| per cent)(?: [\w-]+){0,5}(?:,| and|, and| while|, while) "
    r"(?:(?:the|its) )?(?:[A-Z&\d][\w&.’'-]* ){0,4}\Z"
)
""""Rose 0.4% in May and 3.1%", "gained 1% and the Arlo 30 2%": the verb goes on for a share beside a share."""
MOST_LISTED = 3
"""Shares before one that still hang on their verb."""


_SINCE = re.compile(r"(?:[ \u00a0][\w-]+){0,3},[ \u00a0](?:which is[ \u00a0]|or[ \u00a0])?(up|down)[ \u00a0]from\b")
""""Employs 6,500 people, down from 7,100"."""


def _change_after(text: str, end: int, rules: _Bounds, share: bool) -> Change | None:
    since = _SINCE.match(text, end)
    if since is not None:
        return "up" if since[1] == "up" else "down"
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
