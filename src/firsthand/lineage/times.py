"""Which of two accounts bears the later time. Times are evidence between versions of one page, never on their own."""

from datetime import date, datetime

from firsthand.records import Document

DAY = 10
"""Characters of a date in ISO 8601; a time may follow."""


def is_later(a: Document, b: Document) -> bool:
    """Whether ``a`` bears a later time than ``b``: by the moment where both state one, else by the day.

    An undated account is not later than any; times with and without a zone are compared by their day alone.
    """
    if not (a.published and b.published):
        return False
    one, other = a.published.value, b.published.value
    if len(one) > DAY and len(other) > DAY:
        try:
            first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
        except ValueError:
            return one[:DAY] > other[:DAY]
        if (first.tzinfo is None) == (second.tzinfo is None):
            return first > second
    return one[:DAY] > other[:DAY]


def on_a_later_day(a: Document, b: Document) -> bool:
    """Whether ``a`` bears a later day than ``b``."""
    one, other = _day(a), _day(b)
    return bool(one and other and one > other)


DISPATCH_DAYS = 2
"""A dispatch is printed on its day or the next; two days more and the agency has written another."""


def days_apart(a: Document, b: Document) -> bool:
    """Whether two accounts bear days too far apart for one dispatch; where a day is not known they do not."""
    one, other = _day(a), _day(b)
    return bool(one and other and abs((one - other).days) > DISPATCH_DAYS)


def came_days_before(a: Document, b: Document) -> bool:
    """Whether ``a`` bears a day at least two before that of ``b``: one may be the clock of another time zone."""
    one, other = _day(a), _day(b)
    return bool(one and other and (other - one).days >= DISPATCH_DAYS)


TOLD_DAYS = 7
"""A statement is news for a week."""


def weeks_apart(a: Document, b: Document) -> bool:
    """Whether two accounts bear days more than a week apart; where a day is not known they do not."""
    one, other = _day(a), _day(b)
    return bool(one and other and abs((one - other).days) > TOLD_DAYS)


def _day(document: Document) -> date | None:
    try:
        return date.fromisoformat(document.published.value[:DAY]) if document.published else None
    except ValueError:
        return None  # a month or a year
