"""Dates that hang on another: "two weeks later", "the previous month", "three days after June 3".

They are counted from a date that the text gives, not from the account's day; which one is settled here, by order alone.
"""

import re

from msgspec.structs import replace

from firsthand.records import DateExpression

ANCHOR_REACH = 600
"""Characters between "two weeks later" and the date it is counted from: a paragraph or two of news."""
LONGEST_CHAIN = 4
"""Dates counted from dates counted from dates; a longer chain is left uncounted."""
_HANGING = re.compile(
    r"(?i)\b(?:(?:later|earlier)(?! (?:this|in|next|last)\b)|afterwards?|after|before|prior|following|(?<=the )previous|the next (?:day|night|morning)|since then|plus tard|plus tôt|"
    r"auparavant|suivante?|précédente?|später|zuvor|darauf|danach|folgenden|después|más tarde|antes|siguiente|anterior|dopo|"
    r"più tardi|prima|seguente|precedente|спустя|позже|ранее|раньше|через|потому|пізніше|раніше|sau đó|trước đó|"
    r"بعد ذلك|لاحقا|لاحقاً)\b|后$|之前$|\bfrom$|以前$|此前"
)


def hangs(expression: DateExpression) -> bool:
    """Whether "two weeks later" and its like count from what was told just before, not from the account's date; "later
    this year" does not.
    """
    return (
        expression.value is None
        and expression.offset_unit != "weekday"
        and _HANGING.search(expression.text) is not None
    )


def anchored(dates: list[DateExpression], text: str = "") -> list[DateExpression]:
    """Gives each date that hangs on another the one that it is counted from: one right behind it ("two weeks after June
    3"), else the nearest before it. ``text`` is needed for the former only.
    """
    found: list[DateExpression] = []
    swallowed = -1
    for place, date in enumerate(dates):
        if place == swallowed:
            continue
        if hangs(date) and date.anchor is None:
            following = dates[place + 1] if place + 1 < len(dates) else None
            if following is not None and text and _joins(text, date, following):
                date = replace(date, end=following.end, text=text[date.start : following.end], anchor=following)
                swallowed = place + 1
            else:
                date = replace(date, anchor=_nearest(found, date))
        elif date.anchor is None and date.value is None and _EVE.search(date.text):
            date = replace(date, anchor=_day_before(found, date))
        found.append(date)
    return [d for d in found if d.anchor is not None or not _needs_one(d)]


_EVE = re.compile(
    r"(?i)\b(?:накануне|напередодні|la veille|vortag|víspera|véspera|vigilia|giorno prima|dzień wcześniej|dag eerder|hôm trước|"
    r"bir gün önce|day before|day earlier)\b|前一天|前一日|اليوم السابق|روز قبل"
)
"""The day before what the text told last; without a day told before, the day before the account's."""


def _day_before(earlier: list[DateExpression], date: DateExpression) -> DateExpression | None:
    """The nearest day told before "the day before"."""
    for candidate in reversed(earlier[-4:]):
        if date.start - candidate.end > ANCHOR_REACH:
            return None
        if candidate.precision == "day" and not hangs(candidate) and _depth(candidate) < LONGEST_CHAIN:
            return candidate
    return None


def _needs_one(date: DateExpression) -> bool:
    """ "Two weeks after the vote" hangs on no date: it is none."""
    return date.text.lower().endswith((" after", " before", " from"))


def _joins(text: str, date: DateExpression, following: DateExpression) -> bool:
    between = text[date.end : following.start]
    return _needs_one(date) and between in (" ", " the ", "\u00a0") and not hangs(following)


def _nearest(earlier: list[DateExpression], date: DateExpression) -> DateExpression | None:
    small = date.offset_unit in ("hour", "day")
    for candidate in reversed(earlier[-8:]):
        if date.start - candidate.end > ANCHOR_REACH:
            return None
        spoken = candidate.offset_unit == "weekday" or (candidate.offset_unit == "day" and candidate.value is None)
        if candidate.precision in ("decade", "century") or (spoken and not small and candidate.anchor is None):
            continue  # "officials said on Tuesday" is the day of the saying
        if hangs(candidate) and candidate.anchor is None:
            continue
        if _depth(candidate) < LONGEST_CHAIN:
            return candidate
        return None
    return None


def _depth(date: DateExpression | None) -> int:
    depth = 0
    while date is not None:
        date, depth = date.anchor, depth + 1
    return depth
