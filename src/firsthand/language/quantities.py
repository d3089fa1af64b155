"""Counted things and measures: "40 new fighter jets", "nearly a third", "46 percent", "three (or maybe 13) planes"."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.language.bounds import change, hedge_after, hedge_before, link, moved_by, only_toward
from firsthand.language.counted import Noun, Unit, find_noun, find_unit, percent_before
from firsthand.language.dates import find_dates
from firsthand.language.designations import find_designations
from firsthand.language.labels import after_a_name, labels, lines
from firsthand.language.money import find_money
from firsthand.language.numerals import Numeral, find_numerals, in_scale_of, is_round, scaled_by
from firsthand.language.tables import for_language, table
from firsthand.language.unnumbered import find_unnumbered
from firsthand.records import DateExpression, Quantity, Span
from firsthand.records.reading import Approximation


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
        taken += [(d.start, d.end) for d in find_dates(text, language) if not is_distance(d)]
    held = bytearray(len(text))
    for start, end in (*taken, *lines(text)):
        held[start:end] = b"\x01" * (end - start)
    found = [q for q in find_unnumbered(text, language) if not any(held[q.start : q.end])]
    for one in found:
        held[one.start : one.end] = b"\x01" * (one.end - one.start)
    for fraction in _fractions(text, language):
        if not any(held[fraction.start : fraction.end]) and not _inside(fraction, given):
            found.append(fraction)
            held[fraction.start : fraction.end] = b"\x01" * (fraction.end - fraction.start)
    free = [n for n in given if not any(held[n.start : n.end])]
    at = 0
    while at < len(free):
        joined, quantity = _read(text, language, free, at)
        at += joined
        if quantity is not None:
            before = found[-1] if found and found[-1].end < quantity.start else None
            quantity = _of_partner(text, before, quantity, language)
            if before is not None and _from_to(text, before, quantity):
                found[-1] = replace(before, unit=quantity.unit, noun=quantity.noun, head=quantity.head)
            found.append(quantity)
            while at < len(free) and free[at].end <= quantity.end:
                at += 1  # "ciento" of "40 por ciento"
    return _with_changes(text, language, sorted(found, key=lambda q: q.start))


_SPANS = frozenset({"hour", "day", "week", "month", "quarter", "year", "decade", "century"})


def is_distance(date: DateExpression) -> bool:
    """Whether a date is told by how far off it is ("two years ago", "the past three years"): it holds a number of years."""
    return date.offset is not None and date.offset_unit in _SPANS


_AGAINST = re.compile(
    r"\b(?:(?:up|down)[ \u00a0]from|compared[ \u00a0](?:with|to)|against|versus|vs\.?)[ \u00a0]\Z", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(staff|crew|team|crowd|group|fleet|population|audience|membership|workforce|army|force|garrison|squad)[ \u00a0]of"
    r"[ \u00a0]\Z",
    re.IGNORECASE,
)
PARTNER = 80
"""Characters within which a figure stands against another."""


def _of_partner(text: str, before: Quantity | None, quantity: Quantity, language: str) -> Quantity:
    """ "6,500 people, down from 7,100" counts people twice; "a staff of 31"."""
    if quantity.unit is not None or language != "en":
        return quantity
    hedge = hedge_before(text, quantity.start, language)
    at = hedge.start if hedge else quantity.start
    body = _BODY.search(text, max(0, at - PARTNER), at)
    if body is not None:
        return replace(quantity, unit=body[1].lower())
    near = (
        before is not None and quantity.start - before.end < PARTNER and ". " not in text[before.end : quantity.start]
    )
    if before is None or not near or _AGAINST.search(text, max(0, at - PARTNER), at) is None:
        return quantity
    return replace(quantity, unit=before.unit, noun=before.noun, head=before.head)


_TO = re.compile(r"[ \u00a0](?:to|à|auf|a|до|đến)[ \u00a0]")


def _from_to(text: str, before: Quantity, quantity: Quantity) -> bool:
    """ "From 31 to 24 ships": what the second counts, the first counts too."""
    return before.unit is None and quantity.unit is not None and bool(_TO.fullmatch(text, before.end, quantity.start))


def _inside(fraction: Quantity, numerals: list[Numeral]) -> bool:
    """Whether a fraction is part of a longer number ("half a million")."""
    at = bisect_left(numerals, fraction.start + 1, key=lambda n: n.start) - 1
    return at >= 0 and (numerals[at].start < fraction.start < numerals[at].end or numerals[at].end > fraction.end)


def _with_changes(text: str, language: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Gives each the rise or fall that the words around it tell of."""
    changed = []
    for quantity in found:
        share = quantity.unit in ("percent", "percentage point", "share")
        told = change(text, quantity.start, quantity.end, language, share=share)
        if share and text[quantity.start - 1 : quantity.start] == "+":
            told = "up"
        if told and quantity.approximation == "at_most" and only_toward(text, quantity.start, language):
            quantity = replace(quantity, approximation="exact")
        changed.append(replace(quantity, change=told) if told else quantity)
    return tuple(changed)


class _Value(NamedTuple):
    """One number, or two that belong together."""

    low: float
    high: float
    start: int
    end: int
    digits: int
    approximation: Approximation
    joined: int = 1
    alternatives: tuple[float, ...] = ()
    share: bool = False


def _read(text: str, language: str, numerals: list[Numeral], at: int) -> tuple[int, Quantity | None]:
    """The quantity that begins with numeral ``at``, and how many numerals it takes."""
    numeral = numerals[at]
    following = numerals[at + 1] if at + 1 < len(numerals) else None
    value = _paired(text, language, numeral, following)
    last = numeral if value.joined == 1 else following
    assert last is not None
    if labels(text, numeral, value.end, language):
        return value.joined, None
    start, end, approximation = value.start, value.end, value.approximation
    after = end + 1 if _bracketed(text, start, end) else end
    unit = None if value.share else find_unit(text, after, language, spelled=last.spelled)
    if unit is None and not value.share and (opening := percent_before(text, start, language)) is not None:
        start, unit = opening, Unit("percent", end, True)
    noun = (
        None
        if unit and unit.name != "time"
        else find_noun(
            text, after, language, one=value.high == 1, linked=last.scale >= 1e6 and language in _ARTICLE_IS_ONE
        )
    )
    if not _counts(text, numeral, value, unit, noun, language):
        return value.joined, None
    if approximation in ("exact", "at_least"):
        ends = [e for e in (end, unit.end if unit else None, noun.span[1] if noun else None) if e is not None]
        hedge = hedge_before(text, start, language) or next(
            (h for e in ends if (h := hedge_after(text, e, language))), None
        )
        approximation = hedge.approximation if hedge else approximation
        behind = hedge_after(text, end, language) if unit is None and noun is None else None
        if behind is not None:
            unit = find_unit(text, behind.end, language, spelled=last.spelled)  # "90-plus percent"
            noun = None if unit else find_noun(text, behind.end, language, one=False)  # "50 or more employees"
    if approximation == "more_than" and unit is not None and _in_the_course(text, start, unit, language):
        approximation = "exact"
    if unit is not None and unit.name == "foot" and following is not None and value.joined == 1:
        tall = _with_inches(text, value, unit, following, approximation)
        if tall is not None:
            return 2, tall
    if unit is not None and (noun is None or unit.end > noun.span[0]):
        return value.joined, Quantity(
            start,
            unit.end,
            text[start : unit.end],
            value.low,
            value.high,
            _aged(text, start, unit.end, unit.name, language),
            approximation,
            value.digits,
            None,
            None,
            value.alternatives,
        )
    return value.joined, Quantity(
        start,
        end,
        text[start:end],
        value.low,
        value.high,
        "share" if value.share else noun.head if noun else _aged(text, start, end, None, language),
        approximation,
        value.digits,
        noun.words if noun else None,
        noun.span if noun else None,
        value.alternatives,
    )


def _bracketed(text: str, start: int, end: int) -> bool:
    """ "(1) count"."""
    return text[end : end + 1] == ")" and text[start - 1 : start] == "("


_OVER = re.compile(r"(?:(\w+)[ \u00a0])?over[ \u00a0]\Z", re.IGNORECASE)
_LATER = re.compile(r"[ \u00a0-](?:ago|old|earlier|later|before|after)\b")
_FOR_OVER = frozenset(
    "for in of after by just well little lasted lasting last took taken takes take spent spend serving served serve is are "
    "was were be been within at worked waited a an the".split()
)


def _in_the_course(text: str, start: int, unit: Unit, language: str) -> bool:
    """ "$5 billion over two years" is in the course of them; "for over two years", "over two years ago" is more."""
    if language != "en" or unit.name not in _TIME_UNITS or _LATER.match(text, unit.end):
        return False
    over = _OVER.search(text, max(0, start - LONGEST_LEAD), start)
    return over is not None and (over[1] or "").lower() not in _FOR_OVER


LONGEST_LEAD = 24
"""Characters in which the word before "over" ends."""
_INCHES = re.compile(r"[ \u00a0-]?(?:inches|inch|in\.?)(?!\w)", re.IGNORECASE)


def _with_inches(
    text: str, value: _Value, unit: Unit, inches: Numeral, approximation: Approximation
) -> Quantity | None:
    """ "Five feet and two inches", "6-foot-5", in feet."""
    between = text[unit.end : inches.start]
    measured = _INCHES.match(text, inches.end)
    if not 0 <= inches.value < 12 or between not in (" ", " and ", ", ", "-") or not (measured or between == "-"):
        return None
    end = measured.end() if measured else inches.end
    tall = value.low + inches.value / 12
    return Quantity(value.start, end, text[value.start : end], tall, tall, "foot", approximation, value.digits + 1)


def _paired(text: str, language: str, numeral: Numeral, following: Numeral | None) -> _Value:
    """A number by itself, a range, alternatives, or a part of so many."""
    plain: Approximation = "at_least" if numeral.vague else "exact"
    if numeral.spelled and is_round(text[numeral.start : numeral.end], language):
        plain = "about"
    alone = _Value(numeral.value, numeral.value, numeral.start, numeral.end, numeral.digits, plain)
    if following is None:
        return alone
    if (
        following.value == numeral.value
        and text[numeral.end : following.start] == " ("
        and text[following.end : following.end + 1] == ")"
    ):
        return alone._replace(end=following.end + 1, joined=2)  # "thirty (30) days"
    if _in_so_many(text, numeral, following, language):
        share = numeral.value / following.value
        return _Value(share, share, numeral.start, following.end, numeral.digits, plain, 2, share=True)
    left_end = numeral.end
    relation = link(text, numeral.start, left_end, following.start, language)
    if relation is None:
        unit = find_unit(text, left_end, language, spelled=numeral.spelled)
        if unit is not None:
            other = find_unit(text, following.end, language, spelled=following.spelled)
            if other is not None and other.name.split("/")[0] == unit.name.split("/")[0]:
                left_end = unit.end
                relation = link(text, numeral.start, left_end, following.start, language)
                if relation == "range" and moved_by(text, numeral.start, language):
                    return alone
    if relation == "range" and _is_range(text, numeral, following, left_end, language):
        low = in_scale_of(numeral, following)
        digits = max(numeral.digits, following.digits)
        return _Value(min(low, following.value), following.value, numeral.start, following.end, digits, "range", 2)
    if relation == "or":
        pair = (in_scale_of(numeral, following), following.value)
        if numeral.article and following.value < 10 and numeral.value >= 100:  # "a million or two"
            pair = (numeral.value, scaled_by(following.value, numeral.value))
        end = following.end + (
            text[following.end : following.end + 1] == ")" and "(" in text[left_end : following.start]
        )
        return _Value(min(pair), max(pair), numeral.start, end, numeral.digits, "or", 2, pair)
    return alone


def _is_range(text: str, left: Numeral, right: Numeral, left_end: int, language: str) -> bool:
    """ "20 to 30", not a score or a vote ("2-1", "24-31"): a dash joins a range only before what is counted."""
    if text[left_end : right.start].strip() not in ("-", "–", "—"):
        return left.value < right.value or right.scale > 1
    if left.value >= right.value or (right.value < 10 and not right.spelled):
        counted = left.value < right.value and find_unit(text, right.end, language, spelled=right.spelled)
        return bool(counted)
    return bool(
        find_unit(text, right.end, language, spelled=right.spelled)
        or find_noun(text, right.end, language, one=False)
        or hedge_before(text, left.start, language)
    )


@cache
def _ratio(language: str) -> re.Pattern[str] | None:
    words: list[str] = for_language("counted", language).get("in_so_many", [])
    if not words:
        return None
    noun = "(?:[ \u00a0][^\\W\\d_]+)?" if language in ("fr", "it") else ""  # "due italiani su tre"
    return re.compile(noun + "[ \u00a0-](?:" + "|".join(map(re.escape, words)) + ")[ \u00a0-]", re.IGNORECASE)


_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "game", "century"})
MOST_IN_SO_MANY = 9
"""Of "nine in ten"; what is more is seldom said so, and "40 in 2 days" is no share."""


def _in_so_many(text: str, left: Numeral, right: Numeral, language: str) -> bool:
    """ "one in five": a share."""
    pattern = _ratio(language)
    if (
        pattern is None
        or not 0 < left.value <= MOST_IN_SO_MANY
        or not left.value < right.value
        or (right.scale > 1 and not right.spelled)
    ):
        return False
    if pattern.fullmatch(text, left.end, right.start) is None or text[right.end : right.end + 1] == "%":
        return False
    unit = find_unit(text, right.end, language, spelled=right.spelled)
    return unit is None or unit.name.split("/")[0] not in _TIME_UNITS


def _counts(text: str, numeral: Numeral, value: _Value, unit: Unit | None, noun: Noun | None, language: str) -> bool:
    """Whether a number that is no label counts something, in English: "one" by itself, "a hundred" and what looks like a
    year ask for more than others.
    """
    if language in _ARTICLE_IS_ONE and numeral.spelled and numeral.value == 1 and value.joined == 1:
        return numeral.end - numeral.start > len("una") or _SINGLE.match(text, numeral.end) is not None
    if language != "en" or value.joined > 1 or unit is not None:
        return True
    if numeral.spelled and numeral.value == 1:
        return noun is not None and _one_counts(text, numeral.start, numeral.end)
    if numeral.article and not numeral.vague and numeral.value < 12:
        return False
    bare = not numeral.spelled and numeral.scale == 1 and "," not in text[numeral.start : numeral.end]
    if bare and noun is None and after_a_name(text, numeral.start):
        return False  # "the Apollo 11 crew"
    if bare and noun is None and _bracketed(text, numeral.start, numeral.end):
        return _aged(text, numeral.start, numeral.end, None, language) is not None  # "(2) the plan"
    if bare and noun is None and _A_TYPE.search(text, max(0, numeral.start - 4), numeral.start):
        return False  # "a 737"
    return not (bare and 1900 <= numeral.value <= 2099 and numeral.value % 1 == 0 and noun is None)


_A_TYPE = re.compile(r"(?<!\w)[Aa]n?[ \u00a0]\Z")
_ARTICLE_IS_ONE = frozenset({"fr", "it", "es", "pt", "vi", "tr", "fa"})
"""Languages whose word for one is their article as well."""
_SINGLE = re.compile(r"[ \u00a0](?:seule?|sol[ao]|só|únic[ao]|unic[ao]|unique|duy nhất|tek)(?!\w)", re.IGNORECASE)
_NOT_ONE = re.compile(r"\b(?:no|any|every|some|this|that|each|which|the|a|another)[ \u00a0]\Z", re.IGNORECASE)
_ONE_GOES_ON = re.compile(
    r"[ \u00a0](?:of|another|day|might|can|could|would|said|is|was|has|that|to|who|in|by|thing|way|more)\b"
)


def _one_counts(text: str, start: int, end: int) -> bool:
    """ "at least one company" counts; "no one", "one of them", "one another", "this one", "one day" do not."""
    return not _NOT_ONE.search(text, max(0, start - 9), start) and not _ONE_GOES_ON.match(text, end)


_AGED = re.compile(r"\b(?:aged?|of age)[ \u00a0]\Z", re.IGNORECASE)
_NAME_AND = re.compile(r"(?<![\w.-])[A-Z][\w’'-]*[a-z](?: (?:Jr|Sr)\.)?,? \(?\Z")


def _aged(text: str, start: int, end: int, unit: str | None, language: str) -> str | None:
    """ "Aged 41"; "Brel, 41, a lawyer", "Brel (41)"."""
    if unit is not None or language != "en":
        return unit
    if _AGED.search(text, max(0, start - 8), start):
        return "year old"
    written = text[start:end]
    if written.isdigit() and len(written) == 2 and text[end : end + 1] == {",": ",", "(": ")"}.get(_mark(text, start)):
        return "year old" if _NAME_AND.search(text, max(0, start - 32), start) else None
    return None


def _mark(text: str, start: int) -> str:
    """The comma or bracket right before a figure."""
    return text[max(0, start - 2) : start].strip()[-1:]


@cache
def _fraction_pattern(language: str) -> tuple[re.Pattern[str], dict[str, float], re.Pattern[str]] | None:
    part: dict[str, float] = table("units")["fractions"].get(language, {})
    if not part:
        return None
    body = "|".join(re.escape(w).replace(r"\ ", "[ \u00a0-]") for w in sorted(part, key=len, reverse=True))
    after: list[str] = for_language("counted", language).get("of_whole", [])
    follows = "|".join(map(re.escape, after))
    edges = ("", "") if language == "zh" else (r"(?<!\w)(?<!\w-)", r"(?!\w)")
    whole = rf"[ \u00a0]+(?:{follows})(?!\w)|[ \u00a0]*(?:[.,;)]|\Z)" if after else ""
    return re.compile(rf"{edges[0]}({body}){edges[1]}", re.IGNORECASE), part, re.compile(whole, re.IGNORECASE)


_OF_ONE = re.compile(r"[ \u00a0](?:of[ \u00a0])?an?[ \u00a0]([a-z-]+)", re.IGNORECASE)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PARTED = re.compile(
    r"[a-z][ -](?:thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)\Z", re.IGNORECASE
)


_SIDE = re.compile(r"\b(?:first|second|last|other|latter|top|bottom|back|better)[ \u00a0-]\Z", re.IGNORECASE)


def _fractions(text: str, language: str) -> list[Quantity]:
    """ "a third", "two-thirds", "half of": parts of a whole, as numbers below one."""
    patterned = _fraction_pattern(language)
    if patterned is None:
        return []
    pattern, values, whole = patterned
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        value = values[re.sub("[ \u00a0-]", " ", match.group().lower())]
        unit: str | None = "share"
        of_one = _OF_ONE.match(text, end) if language == "en" else None
        if of_one is not None:  # "two-thirds of a million", "half an hour"
            scale = _SCALES.get(of_one[1].lower())
            measure = None if scale else find_unit(text, of_one.start(1) - 1, language, spelled=True)
            if scale:
                value, end, unit = value * scale, of_one.end(), None
            elif measure is not None:
                end, unit = measure.end, measure.name
        hedge = hedge_before(text, start, language) or hedge_after(text, end, language)
        if language == "en" and match.group().lower() == "half" and _SIDE.search(text, max(0, start - 8), start):
            continue  # "in the first half"
        parted = "-" in match.group() or _PARTED.search(match.group()) or end > match.end()
        if not (parted or hedge or whole.match(text, end)):
            continue  # "a third candidate", "a half hour"
        approximation: Approximation = hedge.approximation if hedge else "exact"
        noun = find_noun(text, end, language, one=False) if language == "en" and unit in ("share", None) else None
        name = unit or (noun.head if noun else None)
        words, head = (noun.words, noun.span) if noun else (None, None)
        found.append(Quantity(start, end, text[start:end], value, value, name, approximation, 1, words, head))
    return found
