"""Which October: the tense of the verb on which a date without its year hangs."""

import pytest

from firsthand.language.calendar import resolve
from tests.claims.made import only


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The first five cranes arrived in October.", "2030-10"),
        ("The first five cranes have been on the quay since October.", "2030-10"),
        ("The cranes were tested in December and paid for in October.", "2030-10"),
        ("The last five cranes will arrive in October.", "2031-10"),
        ("The cranes were delivered in January.", "2031-01"),
        ("The last five cranes will arrive in January.", "2031-01"),
        ("The cranes would arrive in October.", "2031-10"),
        ("The regatta in October is a quiet affair for the town.", "2031-10"),
    ],
)
def test_the_tense_tells_the_year(text: str, month: str) -> None:
    date = only(text).dates[-1]
    told = resolve(date, "2031-01-15")
    assert told is not None
    assert told.earliest.startswith(month)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The cranes arrived on Friday.", "2031-01-10"),
        ("The cranes will arrive on Friday.", "2031-01-17"),
        ("The cranes are to arrive on Friday.", "2031-01-17"),
        ("The cranes are expected to arrive on Friday.", "2031-01-17"),
        ("The test is scheduled for Friday.", "2031-01-17"),
    ],
)
def test_a_weekday_to_come_is_the_next(text: str, day: str) -> None:
    (date,) = only(text).dates
    told = resolve(date, "2031-01-15")
    assert told is not None
    assert told.earliest == day


def test_a_timetables_present_is_still_to_come() -> None:
    (date,) = only("The toll for the new quay takes effect on 1 January.").dates
    told = resolve(date, "2031-05-15")
    assert told is not None
    assert told.earliest == "2032-01-01"
