"""Which account is the later one."""

import pytest

from firsthand.lineage.times import came_days_before, days_apart, is_later
from tests.lineage.made import account


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2024-03-02", "2024-03-01", True),
        ("2024-03-01", "2024-03-01", False),
        ("2024-03-01T10:00:00Z", "2024-03-01T09:00:00Z", True),
        ("2024-03-01T10:00:00+03:00", "2024-03-01T09:00:00Z", False),
        ("2024-03-01T10:00:00", "2024-03-01T09:00:00Z", False),  # one without a zone: the day alone
        ("2024-03-01", "2024-03-01T09:00:00Z", False),
        ("2024-03-01T10:00:00", "2024-03-01T09:00:00", True),
        ("2024-03", "2024-02-28T09:00:00Z", True),
        # A page's day is its own clock's: in New York it is the evening of the first.
        ("2024-03-02T03:32:00Z", "2024-03-01", False),
        ("2024-03-02T13:00:00Z", "2024-03-01", True),  # the first is over everywhere
        ("2024-03-02", "2024-03-01T21:00:00Z", False),  # in Auckland it is the second
        ("2024-03-02", "2024-03-01T09:00:00Z", True),  # the second has begun nowhere
        ("0001-01-01T00:00:00Z", "0001-01-02", False),
        ("2024-03-05", "2024-03", False),
        (None, "2024-03-01", False),
    ],
)
def test_later(one, other, later):
    a, b = account("a", "x", published=one), account("b", "y", published=other)
    assert is_later(a, b) is later


def test_days_apart_only_where_both_days_are_known():
    day = account("a", "x", published="2024-03-01")
    assert days_apart(day, account("b", "y", published="2024-03-05T01:00:00Z"))
    assert not days_apart(day, account("b", "y", published="2024-03-03"))
    assert not days_apart(day, account("b", "y", published="2024"))
    assert not days_apart(day, account("b", "y"))


def test_a_day_between_clocks_is_no_days_before():
    early = account("a", "x", published="2024-03-01")
    assert came_days_before(early, account("b", "y", published="2024-03-03T01:00:00Z"))
    assert not came_days_before(early, account("b", "y", published="2024-03-02"))
    assert not came_days_before(account("b", "y"), early)
