"""The dates of a reading counted out, once it is known from which day."""

from msgspec.structs import replace

from firsthand.language.calendar import resolve
from firsthand.records import DateExpression, Document, Reading


def counted_from(reading: Reading, day: str, said: str) -> Reading:
    """``reading`` with its dates counted from ``day`` (ISO), which ``said`` describes. The reading itself stays as it
    is: another lineage may date it otherwise.
    """

    def counted(date: DateExpression) -> DateExpression:
        found = resolve(date, day, said)
        return date if found is None else replace(date, resolved=found)

    statements = tuple(
        replace(
            one,
            dates=tuple(map(counted, one.dates)),
            date_beside=None if one.date_beside is None else counted(one.date_beside),
        )
        for one in reading.statements
    )
    return replace(reading, statements=statements)


def dated(document: Document, reading: Reading) -> Reading:
    """The reading of an account of which nothing else is known: its dates are counted from its own day, if it has one."""
    published = document.published
    if published is None or len(published.value) < len("2031-05-06"):
        return reading
    return counted_from(reading, published.value[:10], said_of(document.label, published.where))


def said_of(label: str, where: str) -> str:
    """Whose day it is, and where that stands."""
    return f"the day of {label} (from {where})"
