"""Numbers that the other account says in another way."""

import pytest

from firsthand.comparison.otherwise import said_otherwise
from firsthand.comparison.sides import Sentence, account_side
from firsthand.records import Quantity
from tests.comparison.made import account, read


def first(text: str) -> Sentence:
    document = account("gazette", text)
    return account_side(document, read(document)).sentences[0]


def said(number: str, there: str) -> bool:
    item = next(f.item for f in first(number).of("quantity"))
    assert isinstance(item, Quantity)
    return said_otherwise(item, [first(there)])


@pytest.mark.parametrize(
    ("number", "there"),
    [
        ("Two pilots survived in Selm.", "Both pilots survived in Selm."),
        ("Half as many ships came to Selm.", "Ships came to Selm twice as often."),
        ("Seven of the wells in Selm are dry.", "Nine wells were dug in Selm, and two wells give water."),
        ("Some 33 percent of Selm is dry.", "A third of Selm is dry."),
    ],
)
def test_a_number_said_in_another_way(number: str, there: str) -> None:
    assert said(number, there)


@pytest.mark.parametrize(
    ("number", "there"),
    [
        ("Three pilots survived in Selm.", "Both pilots survived in Selm."),
        ("Some 40 percent of Selm is dry.", "A third of Selm is dry."),
        ("Six of the wells in Selm are dry.", "Nine wells were dug in Selm, and two wells give water."),
    ],
)
def test_another_number_is_not_said_at_all(number: str, there: str) -> None:
    assert not said(number, there)
