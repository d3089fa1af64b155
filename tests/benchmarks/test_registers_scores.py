"""The scorer of the registers counts what it says it counts."""

from benchmarks.registers.scores import Tally, compare, expected_deal, our_deal
from firsthand.records import Cell, Deal

EXPECTED = expected_deal(
    {
        "supplier": ["NOR"],
        "recipient": "ROU",
        "designation": ["F-16AM"],
        "number_ordered": 18,
        "status": ["order claimed"],
    }
)


def tallied(deal: Deal) -> Tally:
    tally = Tally()
    compare(tally, [our_deal(deal)], [EXPECTED], "2024-05-14")
    return tally


def test_a_row_that_says_the_same_is_right_throughout() -> None:
    deal = Deal(
        id="d",
        supplier=Cell(("NOR",)),
        recipient=Cell("ROU"),
        designation=Cell(("F-16 AM",)),
        number_ordered=Cell(18),
        status=Cell("order claimed"),
        condition=Cell("new"),
        order_year=Cell("2024"),
    )
    assert tallied(deal).f1() == 1.0


def test_another_designation_of_the_family_is_wrong() -> None:
    tally = tallied(Deal(id="d", supplier=Cell(("NOR",)), recipient=Cell("ROU"), designation=Cell(("F-35",))))
    assert (tally.wrong["designation"], tally.missing["designation"], tally.missing["status"]) == (1, 1, 1)


def test_a_row_that_nobody_gives_is_wrong_in_every_cell() -> None:
    tally = Tally()
    compare(tally, [our_deal(Deal(id="d", supplier=Cell(("NOR",)), recipient=Cell("ROU")))], [], "2024-05-14")
    assert tally.wrong == {"supplier": 1, "recipient": 1}
    assert tally.f1() == 0.0
