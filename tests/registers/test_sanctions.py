"""Listings: who, whose list, when; an inference is no listing."""

from tests.registers.made import registers


def test_a_listing_has_its_entity_list_and_year() -> None:
    (row,) = registers("Canada added Vostelin Trade to its sanctions list in March 2023.").sanctions
    assert (row.entity.value, row.list.value, row.listed.value) == ("Vostelin Trade", "CAN", "2023-03")


def test_a_listing_on_two_lists_is_two_rows() -> None:
    rows = registers("At least one company in Lima was added to U.S. and European sanctions lists in 2024.").sanctions
    assert sorted(str(row.list.value) for row in rows) == ["EU", "USA"]


def test_a_listing_that_was_lifted_is_none() -> None:
    assert registers("Canada removed Vostelin Trade from its sanctions list in 2023.").sanctions == ()


def test_a_date_or_a_kind_is_no_part_of_the_name() -> None:
    (row,) = registers("Canada has added the Moldovan firm Aerostrada to its sanctions list.").sanctions
    assert (row.entity.value, row.list.value) == ("Aerostrada", "CAN")
    rows = registers(
        "Since May 2022 a shipyard in Lima has been on the sanctions lists of Britain and Canada."
    ).sanctions
    assert {row.entity.value for row in rows} == {"a shipyard in Lima"}
    assert {str(row.list.value) for row in rows} == {"GBR", "CAN"}


def test_shopping_lists_and_abstract_things_list_nobody() -> None:
    for text in (
        "Fighters and tanks are on a shopping list of Chile.",
        "The law sanctioned discrimination in schools.",
        "Officials met on a designated day in May.",
    ):
        assert registers(text).sanctions == ()
