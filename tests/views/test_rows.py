"""The registers on the terminal: tables, numbers, and why a row stands as it does."""

import io

import pytest
from msgspec.structs import replace

from firsthand.views.export import export
from firsthand.views.grounds import why
from firsthand.views.names import names_of, resolve
from firsthand.views.numbering import deals_in_order
from firsthand.views.tables import TABLES, draw, why_lines
from tests.views.made_registers import many, with_registers

RESULTS = with_registers()
NAMES = names_of(RESULTS)
REGISTERS = ("deals", "payments", "sanctions", "timeline", "alignment")


def said(asked: str) -> str:
    return "\n".join(why_lines(why(RESULTS, NAMES, resolve(RESULTS, NAMES, asked)), NAMES))


def test_eligible_deals_come_first_and_a_part_right_under_its_summary() -> None:
    assert [(deal.id, under) for deal, under in deals_in_order(RESULTS.registers)] == [
        ("deal-eligible", False),
        ("deal-summary", False),
        ("deal-part", True),
    ]


def test_a_part_whose_summary_is_in_the_other_tier_or_gone_is_not_lost() -> None:
    registers = RESULTS.registers
    summary, eligible, part = registers.deals
    for whole in ("deal-eligible", "deal-nowhere", "deal-part"):
        moved = replace(part, part_of=replace(part.part_of, value=whole))
        ordered = deals_in_order(replace(registers, deals=(summary, eligible, moved)))
        assert {deal.id for deal, _ in ordered} == {"deal-summary", "deal-eligible", "deal-part"}


def test_a_row_is_asked_for_by_number_and_by_id() -> None:
    assert said("D1") == said("deal-eligible") == said("d1")
    assert said("P2").startswith("P2 .. → third countries → ..")
    assert said("L1").startswith("L1 Vostelin Trade listed by EU")
    assert said("E3").startswith("E3 5 June 2024: visit, CHL → (NOR)")


def test_why_goes_cell_by_cell_with_rule_counts_and_places() -> None:
    told = said("D1")
    assert told.startswith(
        "D1 NOR to CHL: 40 K-21 (order documented); 1 independent account; 1 independent source (1 to 2)."
    )
    for words in ("Number: 40", "Delivered: (3 or 13)", "Eligible: eligible (at least two independent sources say so)"):
        assert words in told
    assert "Status: order documented; also given: sought" in told
    assert "“$189,739,535”" in told
    assert "on the word of" in told
    assert "Sums up D3: not to be added to them." in said("D2")
    assert "Part of: D2 (the same parties, in one account)" in said("D3")
    assert "Planned when it was told of" in said("E4")
    assert "An assessment" in said("E6")


@pytest.mark.parametrize("name", REGISTERS)
def test_the_tables_are_safe_and_fit(name: str) -> None:
    results = with_registers(registers=many(3))
    for width in (40, 200):
        out = io.StringIO()
        draw(TABLES[name](results, names_of(results)), out, width=width, rows=None)
        assert max(map(len, out.getvalue().splitlines())) <= width
        assert not any(c in out.getvalue() for c in "\x1b\x07\x00\u202e")


def test_the_tables_have_what_the_report_has() -> None:
    deals = {row[0].strip(): row for row in TABLES["deals"](RESULTS, NAMES).rows}
    assert deals["D1"][2:6] == ("eligible", "NOR", "CHL", "40")
    assert deals["D3"][2] == "candidate"
    assert "Part of: D2" in deals["D3"][-2]
    counted, listed = TABLES["alignment"](RESULTS, NAMES).rows
    assert counted[:6] == ("CHL – NOR", "2021", "6 (2 to 6)", "0", "0", "1")
    assert listed[2:6] == ("", "", "", "")
    assert listed[6].startswith("E2 June 2024: visit")
    assert [row[3] for row in TABLES["timeline"](RESULTS, NAMES).rows] == ["", "", "", "planned", "", "assessment"]


def test_a_document_that_shows_a_payment_and_a_seller_are_part_of_the_network() -> None:
    from firsthand.views.network import network

    graph = network(export(RESULTS))
    ties = {(a, b, data["kind"]) for a, b, data in graph.edges(data=True)}
    assert {("a letter", "CHL", "document"), ("Varn yard", "CHL", "deal")} <= ties
    assert graph.nodes["a dredging company"]["kind"] == "channel"
