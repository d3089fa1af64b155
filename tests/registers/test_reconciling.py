"""Deals against a register of one's own, in the layout of SIPRI's database."""

import pytest

from firsthand.records import Cell, Deal, Unreadable
from firsthand.registers.reconciling import COLUMNS, Entry, read_register, reconcile, state_of

HEADER = ",".join(COLUMNS)


def row(**cells: str) -> str:
    """A line of the file with these columns, the rest empty."""
    return ",".join(f'"{cells.get(name.lower().replace(" ", "_"), "")}"' for name in COLUMNS)


def file(*rows: str) -> bytes:
    return "\r\n".join(["Transfers of major weapons", "", HEADER, *rows]).encode()


LINE = {
    "sipri_at_database_id": "77",
    "supplier": "Russia",
    "recipient": "Viet Nam",
    "designation": "Su-30MK",
    "description": "fighter ground attack aircraft",
    "order_date": "2011",
    "status": "New",
}


def entries(*rows: str) -> tuple[Entry, ...]:
    return read_register(file(*rows), "own.csv").entries


def deal(**cells: object) -> Deal:
    given = {"supplier": ("RUS",), "recipient": "VNM", "designation": ("Su-30",), "order_year": "2011"} | cells
    return Deal(id="d", **{name: Cell(value) for name, value in given.items()})  # type: ignore[arg-type]


def test_rows_of_one_deal_are_one_entry() -> None:
    (entry,) = entries(
        row(**LINE, numbers_delivered="4", delivery_year="2014"),
        row(**LINE, numbers_delivered="8", delivery_year="2015"),
    )
    assert (entry.delivered, entry.years, entry.line) == (12, ("2014", "2015"), 4)


@pytest.mark.parametrize(
    ("cells", "outcome", "word"),
    [
        ({}, "known", "has all"),
        ({"number_delivered": 9}, "known", "has all"),
        ({"number_delivered": 14}, "extends", "14 delivered"),
        ({"delivery_years": ("2016",)}, "extends", "2016"),
        ({"order_year": "2013"}, "contradicts", "2011"),
        ({"number_ordered": 6}, "contradicts", "6 ordered"),
        ({"condition": "second-hand"}, "contradicts", "new"),
        ({"designation": ("Su-35",)}, "new", "fits"),
        ({"recipient": "IND"}, "new", "fits"),
        (
            {"order_year": "2023", "delivery_years": ("2025",)},
            "new",
            "later deal than 77, ordered 2011, delivered by 2014",
        ),
        ({"order_year": None, "delivery_years": ("2025",)}, "new", "later deal than 77"),
    ],
)
def test_what_a_deal_is_to_the_register(cells: dict[str, object], outcome: str, word: str) -> None:
    register = entries(row(**LINE, numbers_delivered="12", delivery_year="2014"))
    (found,) = reconcile([deal(**cells)], register)
    assert found.outcome == outcome
    assert any(word in reason for reason in found.reasons)


def test_an_estimate_contradicts_nothing() -> None:
    register = entries(row(**LINE, order_date_is_estimate="Yes"))
    (found,) = reconcile([deal(order_year="2013")], register)
    assert found.outcome == "extends"


def test_arms_without_a_designation_meet_by_description() -> None:
    register = entries(row(**{**LINE, "designation": "Type-1", "description": "patrol craft"}))
    boats = Deal(id="d", supplier=Cell(("RUS",)), recipient=Cell("VNM"), description=Cell("coast guard patrol boats"))
    assert reconcile([boats], register)[0].entries == ("77",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_encodings_and_semicolons(encoding: str) -> None:
    text = HEADER.replace(",", ";") + "\n" + row(**{**LINE, "description": "fregate légère"}).replace(",", ";")
    (entry,) = read_register(text.encode(encoding), "own.csv").entries
    assert entry.description == "fregate légère"


def test_a_file_of_something_else_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match="Supplier") as refused:
        read_register(b"a,b\n1,2\n", "own.csv")
    assert "CSV" in refused.value.advice


def test_a_bad_line_is_told_and_the_rest_goes_on() -> None:
    register = read_register(file(row(designation="Su-30"), row(**LINE)), "own.csv")
    assert len(register.entries) == 1
    assert "line 4" in register.skipped[0]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Viet Nam", "VNM"),
        ("Turkiye", "TUR"),
        ("South Korea", "KOR"),
        ("United States", "USA"),
        ("Libya (HoR)*", "LBY"),
    ],
)
def test_states_as_the_database_writes_them(name: str, code: str) -> None:
    assert state_of(name) == code
