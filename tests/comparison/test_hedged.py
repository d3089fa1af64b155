"""Hedged and spelled numbers are compared like all others, word for word and in other words."""

from itertools import product

import pytest

from tests.comparison.made import account, codes, compared, edge, pair

OPENING = (
    "The harbour council of Port Selm met behind closed doors for most of the night, two of its members said. "
    "Nobody who left the hall would speak to the reporters who were waiting in the rain outside. "
)
CLOSING = (
    " The council will sit again when the ferry from the outer islands has come in. "
    "Until then the gates of the yard stay shut, and the night watch has been doubled."
)
COPIED = "The pilot was granted {} winter leaves by the guard."
TOLD = "The ledgers list {} refurbished patrol boats that the island guard ordered for the northern strait."
RETOLD = (
    "The island guard ordered {} refurbished patrol boats for the northern strait, the ledgers of the Selm yard show."
)

HEDGES = ("", "at least ", "about ", "more than ")
CHANGED = [("five", "seven"), ("5", "7"), ("five", "7"), ("5", "seven"), ("eight", "18"), ("fourteen", "forty")]
KEPT = [("five", "five"), ("five", "5"), ("5", "five"), ("fourteen", "14"), ("twenty-five", "25")]


def _copy(before: str, after: str) -> list[str]:
    return codes(pair(OPENING + COPIED.format(before) + CLOSING, OPENING + COPIED.format(after) + CLOSING))


def _reworded(before: str, after: str) -> list[str]:
    parent = account("gazette", OPENING + TOLD.format(before) + CLOSING)
    child = account("dispatch", RETOLD.format(after))
    return codes(compared([parent, child], [edge(child, parent, "report")]), "N")


@pytest.mark.parametrize(("hedge", "values"), list(product(HEDGES, CHANGED)))
def test_a_changed_number_is_found_in_a_copy(hedge: str, values: tuple[str, str]) -> None:
    assert _copy(hedge + values[0], hedge + values[1]) == ["N101"]


@pytest.mark.parametrize(("hedge", "values"), list(product(HEDGES, CHANGED)))
def test_a_changed_number_is_found_in_other_words(hedge: str, values: tuple[str, str]) -> None:
    assert _reworded(hedge + values[0], hedge + values[1]) == ["N101"]


@pytest.mark.parametrize(("hedge", "values"), list(product(HEDGES, KEPT)))
def test_the_same_number_is_no_finding(hedge: str, values: tuple[str, str]) -> None:
    assert _copy(hedge + values[0], hedge + values[1]) == []
    assert _reworded(hedge + values[0], hedge + values[1]) == []


@pytest.mark.parametrize(
    ("before", "after"), [("dozens of", "61"), ("at least dozens of", "61"), ("dozens of", "forty")]
)
def test_a_word_for_an_order_of_size_stays_wide(before: str, after: str) -> None:
    assert _copy(before, after) == []


@pytest.mark.parametrize(("before", "after"), [("dozens of", "4"), ("at least five", "61"), ("at least eight", "18")])
def test_a_number_beyond_what_was_said_is_changed(before: str, after: str) -> None:
    assert _copy(before, after) == ["N101"]
