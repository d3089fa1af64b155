"""Which of two accounts bears the later time. Times are evidence between versions of one page, never on their own."""

from datetime import datetime

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
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
        if (first.tzinfo is None) == (second.tzinfo is None):
            return first > second
    return one[:DAY] > other[:DAY]
