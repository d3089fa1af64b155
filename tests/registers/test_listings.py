"""When an entry was listed, against what it took part in."""

import pytest

from firsthand.records import Cell, Deal, Entity, Payment, Registers
from firsthand.registers.listings import before_or_after, dated, days
from firsthand.registers.lists import Listing
from firsthand.registers.screening import Lead

VENN = Entity(id="e", key="venn", name="Orlo Venn", schema="Person", aliases=(), statements=("s1",))


def lead(*listings: Listing, topics: tuple[str, ...] = ()) -> Lead:
    return Lead(
        entity="e", names=("Orlo Venn",), entry="x", entry_names=("VENN, Orlo",), source="own.json", listings=listings,
        topics=topics, score=0.9, why=(), account=(),
    )  # fmt: skip


def notes(registers: Registers, *listings: Listing) -> tuple[str, ...]:
    return dated([lead(*listings)], [VENN], registers)[0].notes


@pytest.mark.parametrize(
    ("day", "found", "when"),
    [
        ("2023-04-12", ("2021",), "after"),
        ("2023-04-12", ("2023",), "in the time of"),
        ("2023-04-12", ("2023-05",), "before"),
        ("2023-04-12", ("2023-04-12",), "on the very day of"),
        ("2023", ("2023-05-01",), "in the time of"),
        ("2023-04-12", ("2020", "2025"), "in the time of"),
        ("2023-04-12", ("2024", "2025"), "before"),
        ("soon", ("2021",), None),
        ("", ("2021",), None),
    ],
)
def test_only_what_both_are_precise_enough_for(day: str, found: tuple[str, ...], when: str | None) -> None:
    assert before_or_after(Listing(day), found) == when


def test_days_of_a_cell_with_what_else_the_accounts_give() -> None:
    assert days(Cell("mid-2025", alternatives=("2024-11-03",))) == ("2024-11-03", "2025")
    assert days(Cell(("2021", "2020"))) == ("2020", "2021")
    assert days(Cell("contract 12023")) == ()


def test_seller_payee_and_statement_each_say_as_what() -> None:
    registers = Registers(
        deals=(
            Deal(id="d1", seller=Cell("orlo venn"), order_year=Cell("2021"), delivery_years=Cell(("2023", "2024"))),
            Deal(id="d2", statements=("s1",), order_year=Cell("2025")),
            Deal(id="d3", seller=Cell("Somebody Else"), order_year=Cell("2022")),
        ),
        payments=(Payment(id="p1", payee=Cell("Orlo Venn"), period=Cell("2022-01 to 2022-03")),),
    )
    assert notes(registers, Listing("2023-04-12", "X-1")) == (
        "listed 2023-04-12 under X-1",
        "listed 2023-04-12, after the order of 2021 in d1 (seller)",
        "listed 2023-04-12, in the time of the delivery of 2023 to 2024 in d1 (seller)",
        "listed 2023-04-12, before the order of 2025 in d2 (named in a statement of it)",
        "listed 2023-04-12, after the payment of 2022-01 to 2022-03 in p1 (payee)",
    )


def test_a_list_without_days_and_an_entry_without_a_listing_say_so() -> None:
    assert notes(Registers(), Listing("", "PROG")) == ("listed under PROG; the list gives no date",)
    (found,) = dated([lead(topics=("role.pep",))], [VENN], Registers())
    assert "no listing of its own in own.json, which calls it role.pep" in found.notes[0]
