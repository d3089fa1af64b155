"""Dates as written, counted from a day."""

import pytest

from firsthand.language.calendar import resolve
from firsthand.language.dates import find_dates


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("It sailed on 3 June 2024.", "2024-06-03", "2024-06-03"),
        ("It sailed in June 2024.", "2024-06-01", "2024-06-30"),
        ("It sailed in 2023.", "2023-01-01", "2023-12-31"),
        ("The list was leaked last month.", "2025-09-01", "2025-09-30"),
        ("In October, the list was leaked.", "2025-10-01", "2025-10-31"),
        ("The visit is set for early November.", "2025-11-01", "2025-11-10"),
        ("The barge was seen last December.", "2024-12-01", "2024-12-31"),
        ("They asked for it last fall.", "2024-09-01", "2024-11-30"),
        ("He signed on Tuesday.", "2025-10-21", "2025-10-21"),
        ("It sailed nearly two years ago.", "2023-10-27", "2024-02-24"),
        ("It sailed more than two years ago.", "2023-06-29", "2023-10-27"),
        ("It sailed about two years ago.", "2023-06-29", "2024-02-24"),
        ("It sailed no more than two years ago.", "2023-10-27", "2024-02-24"),
        ("It sailed almost three months ago.", "2025-07-27", "2025-08-11"),
    ],
)
def test_counted_from_a_monday_in_late_october(written, earliest, latest):
    (found, *_) = find_dates(written, "en")
    resolved = resolve(found, "2025-10-27", "the day of the original")
    assert (resolved.earliest, resolved.latest) == (earliest, latest)


def test_the_basis_is_kept_in_words():
    (found,) = find_dates("It was leaked last month.", "en")
    assert (
        resolve(found, "2025-10-27", "the day of the original").basis
        == "counted from 2025-10-27, the day of the original"
    )


@pytest.mark.parametrize("published", [None, "", "soon"])
def test_without_a_day_to_count_from_a_relative_date_stays_unresolved(published):
    (found,) = find_dates("It was leaked last month.", "en")
    assert resolve(found, published) is None


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", "il y a près de deux ans"), ("de", "vor fast zwei Jahren"), ("es", "hace casi dos años"),
        ("it", "quasi due anni fa"), ("ru", "почти два года назад"), ("vi", "gần hai năm trước"), ("zh", "近两年前"),
        ("pt", "há quase dois anos"), ("nl", "bijna twee jaar geleden"), ("pl", "prawie dwa lata temu"),
    ],
)  # fmt: skip
def test_nearly_is_less_in_every_language(language, written):
    (found,) = find_dates(written, language)
    resolved = resolve(found, "2025-10-27")
    assert (resolved.earliest, resolved.latest) == ("2023-10-27", "2024-02-24")


def test_what_hangs_on_another_date_leans_from_that():
    found = find_dates("Signed on 3 May 2020, it lapsed nearly two years later.", "en")[-1]
    resolved = resolve(found, "2025-10-27")
    assert (resolved.earliest, resolved.latest) == ("2022-01-03", "2022-05-03")
