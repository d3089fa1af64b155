"""Which of two accounts bears the later time. Times are evidence between versions of one page, never on their own."""

from datetime import date, datetime, timedelta, timezone

from firsthand.records import Document

DAY = 10
"""Characters of a date in ISO 8601; a time may follow."""
EARLIEST_CLOCK, LATEST_CLOCK = timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))
"""The clocks that show a day first (the Line Islands) and last."""


def is_later(a: Document, b: Document) -> bool:
    """Whether ``a`` bears a later time than ``b``: by the moment where both state one, with a zone or without, else by the day.

    A page's day is that of its own clock, which may be half a day from Greenwich: a moment with a zone is later than a day, and a
    day than a moment, where no clock shows that day then. An undated account is not later than any.
    """
    one, other = _moment(a), _moment(b)
    if one and other and (one.tzinfo is None) == (other.tzinfo is None):
        return one > other
    return on_a_later_day(a, b)


def on_a_later_day(a: Document, b: Document) -> bool:
    """Whether ``a`` bears a later day than ``b``, or a later month where one states no day, on any clock."""
    one, other = _shown(a, LATEST_CLOCK), _shown(b, EARLIEST_CLOCK)
    known = min(len(one), len(other))
    return one[:known] > other[:known]


def _moment(document: Document) -> datetime | None:
    """The moment that an account states; none for a day, a month or a year, or what is no time."""
    stated = document.published.value if document.published else ""
    try:
        return datetime.fromisoformat(stated) if len(stated) > DAY else None
    except ValueError:
        return None


def _shown(document: Document, clock: timezone) -> str:
    """The day that an account states, or that a clock shows at its moment; empty without either."""
    moment = _moment(document)
    try:
        shown = moment.astimezone(clock).isoformat() if moment and moment.tzinfo else ""
    except OverflowError:
        shown = ""  # the first day of the calendar, or the last
    return (shown or (document.published.value if document.published else ""))[:DAY]


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
