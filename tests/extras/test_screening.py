"""Screening by nomenklatura's matcher, its score explained (extra ``ftm``)."""

import pytest

from firsthand.registers.lists import Listed, Listing
from firsthand.registers.screening import Named, screen

pytest.importorskip("nomenklatura", reason="needs the extra ftm: make check-extras runs it")


def entry(name: str, schema: str, *names: str) -> Listed:
    properties = {"name": [*names], "country": ["ru"]}
    return Listed(id=name, schema=schema, names=names, source="list", listings=LISTINGS, properties=properties)


LISTINGS = (Listing("2023-04-12", "X-1"),)
ENTRIES = (
    entry("e1", "Company", "Vostelin Trading FZE"),
    entry("e2", "Person", "VENN, Orlo Markus", "Орло Маркус Венн"),
    entry("e3", "Company", "Quell Harbour Works"),
    entry("e4", "Person", "Barack Venn"),
    entry("e5", "Vessel", "Vostelin Trading"),
)


def leads(*names: str, schema: str = "LegalEntity", country: str | None = None) -> list[str]:
    # Every name under the same id: the matcher must not take one for another that it has seen.
    return [lead.entry for lead in screen([Named(id="n", schema=schema, names=names, country=country)], ENTRIES)]


def test_a_name_spelt_otherwise_is_a_lead() -> None:
    assert leads("Vostelin Trade FZE") == ["e1"]
    assert leads("Wostelin Trading") == ["e1"]
    assert leads("Орло Маркус Венн", schema="Person") == ["e2"]
    assert leads("Orlo Venn", schema="Person") == ["e2"]


def test_a_name_in_a_script_that_has_no_table_of_ours() -> None:
    assert leads("باراك Venn", schema="Person") == ["e4"]


def test_another_name_is_none() -> None:
    assert leads("Quell River Works Council", "Vosselmere") == []


def test_a_person_is_no_company_and_a_company_no_ship() -> None:
    assert leads("Vostelin Trading FZE", schema="Person") == []
    assert leads("Vostelin Trading FZE", schema="Company") == ["e1"]


def test_the_score_is_explained_in_a_desks_words_and_in_the_matchers() -> None:
    (lead,) = screen([Named(id="n", schema="Company", names=("Vostelin Trade FZE",))], ENTRIES)
    assert 0.7 <= lead.score <= 1
    (why,) = lead.why
    assert why.startswith("“Vostelin Trade FZE” against “Vostelin Trading FZE”: ")
    assert "vostelin the same" in why
    assert "trade and trading two forms of one name or term" in why
    assert lead.account[0].startswith("name_match")
    assert lead.listings == LISTINGS


def test_another_country_lowers_the_score_and_is_said() -> None:
    (lead,) = screen([Named(id="n", schema="Person", names=("Orlo Markus Venn",), country="VNM")], ENTRIES)
    assert lead.score < 0.9
    assert any("countries differ" in why for why in lead.why)
