"""Numbers that the other account says in another measure."""

import pytest

from firsthand.comparison.otherwise import in_other_units
from firsthand.comparison.sides import Sentence, account_side
from firsthand.records import Quantity
from tests.comparison.made import account, read
from tests.comparison.test_wording import reworded


def first(text: str) -> Sentence:
    document = account("gazette", text)
    return account_side(document, read(document)).sentences[0]


@pytest.mark.parametrize(
    ("number", "there", "same"),
    [
        ("Some 33 percent of Selm is dry.", "A third of Selm is dry.", True),
        ("The siege of Selm lasted twelve months.", "The siege of Selm lasted a year.", True),
        ("Some 40 percent of Selm is dry.", "A third of Selm is dry.", False),
        ("The siege of Selm lasted ten months.", "The siege of Selm lasted a year.", False),
    ],
)
def test_a_number_in_another_measure(number: str, there: str, same: bool) -> None:
    item = next(f.item for f in first(number).of("quantity"))
    assert isinstance(item, Quantity)
    assert in_other_units(item, [first(there)]) is same


@pytest.mark.parametrize(
    ("share", "changed"),
    [
        ("One vote in three was cast without the senator of Selm.", False),
        ("Every third vote was cast without the senator of Selm.", False),
        ("One vote in five was cast without the senator of Selm.", True),
    ],
)
def test_a_share_counted_out(share: str, changed: bool) -> None:
    found = reworded("The senator of Selm has missed a third of the votes since January.", share)
    assert ("N101" in found) is changed
