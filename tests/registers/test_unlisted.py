"""States of made-up stories, and others that no list has: parties by their name, never dropped, never sure."""

import pytest

from firsthand.registers.unlisted import is_listed, unlisted
from tests.registers.made import registers


def test_a_state_that_no_list_has_is_a_party_by_its_name() -> None:
    text = (
        "Morvania's air force waited for years. Morvanian pilots trained abroad. "
        "Morvania has ordered six C-130 aircraft from Canada."
    )
    (deal,) = registers(text).deals
    assert (deal.recipient.value, deal.recipient.uncertain, deal.supplier.value) == ("Morvania", True, ("CAN",))


def test_a_republic_is_a_state_without_more() -> None:
    (deal,) = registers("The Republic of Zamunda ordered 12 C-130 aircraft from Canada.").deals
    assert deal.recipient.value == "Zamunda"


@pytest.mark.parametrize(
    "text",
    [
        "Morvania and the Morvanian coast are lovely. Its hotels ordered six boats.",  # nobody acts as a state does
        "Canada's air force and Canadian pilots bought six C-130 aircraft.",  # a list has it
        "Orlo Venn's army of clerks ordered six tanks.",
    ],
)
def test_other_names_are_no_states(text: str) -> None:
    assert unlisted(text) == {}


def test_codes_are_told_from_names() -> None:
    assert is_listed("CAN")
    assert not is_listed("Zamunda")
    assert not is_listed(None)
