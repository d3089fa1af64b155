"""Counted things and measures: "40 new fighter jets", "nearly a third", "46 percent", "three (or maybe 13) planes"."""

import re
from functools import cache

from firsthand.language.bounds import hedge_after, hedge_before, link
from firsthand.language.dates import find_dates
from firsthand.language.designations import find_designations
from firsthand.language.money import find_money
from firsthand.language.numerals import Numeral, find_numerals
from firsthand.language.tables import for_language, table
from firsthand.records import Quantity, Span
from firsthand.records.reading import Approximation

_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|º|ª)\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(
    r"(?:\b(?:no|nos|number|nr|page|chapter|section|article|title|route|highway|channel|room|flight|customer|case|resolution|unit|group|day|phase|tier|level|version|windows|type|figure|table|item|part|act|amendment|district|rule|step|mark|mk|area|apt|suite|local)\.?[ \u00a0]|#)\Z",
    re.IGNORECASE,
)


@cache
def _units(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    data = table("units")
    words: dict[str, str] = {**data.get("any", {}), **data.get(language, {})}
    percent = for_language("numbers", language).get("percent", [])
    words.update(
        {
            w: "percent" if "point" not in w and "punkt" not in w and "punt" not in w else "percentage point"
            for w in percent
        }
    )
    body = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    edge = "" if language == "zh" else r"(?![^\W_])"
    return re.compile(rf"[ \u00a0\u202f-]?({body}){edge}", re.IGNORECASE), {w.lower(): u for w, u in words.items()}


def find_quantities(
    text: str,
    language: str = "en",
    numerals: list[Numeral] | None = None,
    taken: list[Span] | None = None,
) -> tuple[Quantity, ...]:
    """Every quantity of ``text``. ``taken`` are spans that sums, dates and designations already hold; they are looked
    for where not given.
    """
    given = find_numerals(text, language) if numerals is None else numerals
    if taken is None:
        taken = [(m.start, m.end) for m in find_designations(text)]
        taken += [(m.start, m.end) for m in find_money(text, language, given)]
        taken += [(d.start, d.end) for d in find_dates(text, language)]
    held = bytearray(len(text))
    for start, end in taken:
        held[start:end] = b"\x01" * (end - start)
    free = [n for n in given if not any(held[n.start : n.end])]
    fractions = _fractions(text, language)
    found: list[Quantity] = [f for f in fractions if not any(held[f.start : f.end])]
    spans = [(f.start, f.end) for f in found]
    at = 0
    while at < len(free):
        joined, quantity = _read(text, language, free, at)
        at += joined
        if quantity is not None and not any(s < quantity.end and quantity.start < e for s, e in spans):
            found.append(quantity)
    return tuple(sorted(found, key=lambda q: q.start))


def _read(text: str, language: str, numerals: list[Numeral], at: int) -> tuple[int, Quantity | None]:
    """The quantity that begins with numeral ``at``, and how many numerals it takes."""
    numeral = numerals[at]
    start, end = numeral.start, numeral.end
    low = high = numeral.value
    digits = numeral.digits
    alternatives: tuple[float, ...] = ()
    approximation: Approximation = "at_least" if numeral.vague else "exact"
    joined = 1
    if (
        numeral.vague
        and at + 1 < len(numerals)
        and numerals[at + 1].vague
        and text[end : numerals[at + 1].start] == " of "
    ):
        scale = 10 ** (len(f"{numerals[at + 1].value:.0f}") - 1)  # "hundreds of thousands": at least 200 × 1000
        low = high = low * scale
        end, joined = numerals[at + 1].end, 2
    following = numerals[at + 1] if at + 1 < len(numerals) else None
    relation = link(text, end, following.start, language) if following else None
    if following is not None and relation == "range" and _is_range(text, numeral, following):
        low = low * following.scale if numeral.scale == 1 and low < following.value / following.scale else low
        low, high, end, joined, approximation = min(low, following.value), following.value, following.end, 2, "range"
        digits = max(digits, following.digits)
    elif following is not None and relation == "or":
        alternatives = (numeral.value, following.value)
        low, high, approximation, joined = min(alternatives), max(alternatives), "or", 2
        end = following.end + (text[following.end : following.end + 1] == ")")
    if not _counts(text, start, end, numeral, language):
        return joined, None
    if approximation in ("exact", "at_least"):
        hedge = hedge_before(text, start, language) or hedge_after(text, end, language)
        if hedge is not None:
            approximation = hedge.approximation
    unit, unit_end = _unit(text, end, language)
    if unit is not None:
        return joined, Quantity(
            start, unit_end, text[start:unit_end], low, high, unit, approximation, digits, None, None, alternatives
        )
    noun, head = _noun(text, end, language)
    name = _singular(noun.split(" ")[-1]) if noun else None
    return joined, Quantity(
        start, end, text[start:end], low, high, name, approximation, digits, noun, head, alternatives
    )


def _is_range(text: str, left: Numeral, right: Numeral) -> bool:
    """ "20 to 30", not a score or a vote ("2-1", "52-48") and not two years."""
    dash = text[left.end : right.start].strip() in ("-", "–", "—")
    return left.value < right.value and not (dash and (right.value < 10 or left.value > right.value))


def _counts(text: str, start: int, end: int, numeral: Numeral, language: str) -> bool:
    """Whether a numeral counts something: not an ordinal, a label ("Customer 704"), a time of day, a score."""
    after = text[end : end + 3]
    if re.match(r"['’]?s\b", after):
        return False  # "in the ’90s"
    if re.search(r"\d[-–/]\Z", text[max(0, start - 2) : start]):
        return False  # the other half of a score
    if (
        _ORDINAL.match(after)
        or (after[:1] == ":" and after[1:2].isdigit())
        or (text[start - 1 : start] == ":" and text[start - 2 : start - 1].isdigit())
    ):
        return False
    if language == "en":
        if _LIST_NUMBER.search(text, max(0, start - 14), start):
            return False
        if numeral.spelled and numeral.value == 1 and not _one_counts(text, start, end):
            return False
        if re.match(r"[ \u00a0]?[ap]\.?m\b", text[end : end + 6], re.IGNORECASE):
            return False
        if numeral.article and not numeral.vague and numeral.value < 12:
            return False
    return re.match(r"[-–/]\d|[- ](?:thirds?|quarters?|fifths?|eighths?|tenths?)\b", text[end : end + 10]) is None


def _one_counts(text: str, start: int, end: int) -> bool:
    """ "at least one company" counts; "no one", "one of them", "one another", "this one" do not."""
    if re.search(
        r"\b(?:no|any|every|some|this|that|each|which|the|a)[ \u00a0]\Z", text[max(0, start - 6) : start], re.IGNORECASE
    ):
        return False
    return (
        re.match(
            r"[ \u00a0](?!of\b|another\b|day\b|might\b|can\b|could\b|would\b|said\b|is\b|was\b|has\b|that\b|to\b|who\b)[a-z]",
            text[end : end + 9],
        )
        is not None
    )


def _unit(text: str, end: int, language: str) -> tuple[str | None, int]:
    if text[end : end + 1] in ("%", "％"):
        return "percent", end + 1
    if text[end : end + 2] in (" %", "\u00a0%", "\u202f%"):
        return "percent", end + 2
    pattern, words = _units(language)
    match = pattern.match(text, end)
    return (words[match[1].lower()], match.end()) if match else (None, end)


_STOP = frozenset(
    "of in for from to and or that which who was were is are be been had has have will would could can may might on at by with as than "
    "but if so since when while after before until because during about into over under against between its their his her our the a an "
    "this these those it he she they we you i not no said says including up down out per through across among whose where more "
    "did do does should must also then later ago earlier each all both nor yet except despite without within around near who's".split()
)
_WORD = re.compile(r"[ \u00a0]([^\W\d_]+(?:[’'-][^\W_]+)*|[A-Z][A-Za-z]*-\d+[A-Z]*)")
_GLUED = re.compile(r"[-\u2010\u2011]([^\W\d_]{3,})(?![\w-])")
LONGEST_NOUN = 6
"""Words in the phrase after a number ("nine ground-based electronic warfare systems")."""


def _noun(text: str, end: int, language: str) -> tuple[str | None, Span | None]:
    """The counted noun phrase right after a number: words up to the first that cannot belong to it."""
    if language == "zh":
        match = re.match(
            r"(?:架|艘|辆|枚|名|人|台|套|件|个|位|家|项)(?:新的|新)?([\u4e00-\u9fff]{1,4})?", text[end : end + 10]
        )
        return (match.group(), (end, end + match.end())) if match else (None, None)
    glued = _GLUED.match(text, end)  # "a two-term president", "a 22-point loss"
    if glued:
        return glued[1].lower(), glued.span(1)
    words: list[tuple[int, int]] = []
    link = re.compile(r"[ \u00a0](?:of|de|d[’']|von)(?=[ \u00a0])").match(text, end)  # "dozens of systems"
    at = link.end() if link else end
    while len(words) < LONGEST_NOUN:
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[1]
        if word.lower() in _STOP and not (word.lower() in ("and", "or") and _DESIGNATION_END.search(text[end:at])):
            break
        words.append(match.span(1))
        at = match.end()
        if language == "en" and _plural(word) and not _WORD_GOES_ON.match(text, at):
            break
    while words and text[words[-1][0] : words[-1][1]].lower() in ("and", "or"):
        words.pop()
    if not words:
        return None, None
    start, stop = words[0][0], words[-1][1]
    return " ".join(text[start:stop].lower().split()), (start, stop)


_DESIGNATION_END = re.compile(r"-\d+[A-Z]*\Z")
_WORD_GOES_ON = re.compile(r"[ \u00a0](?:systems?|jets?|planes?|aircraft|missiles?|units?|vehicles?|members?)\b")


def _plural(word: str) -> bool:
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    ) or word.lower() in ("people", "men", "women", "children", "aircraft", "troops")


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "’s", "'s", "series")) else noun


@cache
def _fraction_pattern(language: str) -> tuple[re.Pattern[str], dict[str, float]] | None:
    part: dict[str, float] = table("units").get("fractions", {}).get(language, {})
    if not part:
        return None
    body = "|".join(re.escape(w).replace(r"\ ", r"[ \u00a0-]") for w in sorted(part, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({body})(?!\w)", re.IGNORECASE), part


def _fractions(text: str, language: str) -> list[Quantity]:
    """ "a third", "two-thirds", "half of": parts of a whole, as numbers below one."""
    patterned = _fraction_pattern(language)
    if patterned is None:
        return []
    pattern, values = patterned
    found = []
    for match in pattern.finditer(text):
        if (
            re.match(
                r"[ \u00a0]+(?:of[ \u00a0]+|the[ \u00a0]+|de[ \u00a0]+|der[ \u00a0]+|des[ \u00a0]+|del[ \u00a0]+|$)",
                text[match.end() : match.end() + 6],
            )
            is None
        ):
            continue  # "a third candidate", "a half hour"
        hedge = hedge_before(text, match.start(), language)
        value = values[re.sub(r"[ \u00a0-]", " ", match.group().lower())]
        found.append(
            Quantity(
                match.start(),
                match.end(),
                match.group(),
                value,
                value,
                "share",
                hedge.approximation if hedge else "exact",
                1,
            )
        )
    return found
