"""Persons: who "Mr. Venn" is, who holds an office, and whom nothing identifies."""

import pytest

from tests.entities.made import named, names, only


def test_a_surname_is_the_only_person_of_that_name_in_the_account() -> None:
    found = named("Maj. Gen. Orlo Venn came. Mr. Venn left.")
    one = only(found, "Orlo Venn")
    assert names(one) == {"Maj. Gen. Orlo Venn", "Mr. Venn"}
    reason = next(a.reason for a in one.aliases if a.text == "Mr. Venn")
    assert "only person of that surname in this account" in reason


def test_two_persons_of_one_surname_stay_two_and_the_surname_stays_open() -> None:
    found = named("Dr. Orlo Venn met Dr. Ada Venn. Then Mr. Venn left.")
    people = [one for one in found if one.schema == "Person"]
    assert {one.name for one in people} == {"Orlo Venn", "Ada Venn", "Venn"}
    assert any("stays open" in note for one in people for note in one.notes)


def test_a_surname_alone_joins_within_its_story_only() -> None:
    texts = ("Dr. Orlo Venn spoke at length.", "Later Mr. Venn spoke again.")
    assert names(only(named(*texts), "Orlo Venn")) == {"Dr. Orlo Venn", "Mr. Venn"}
    apart = named(*texts, story=False)
    assert {one.name for one in apart} == {"Orlo Venn", "Venn"}


def test_one_family_is_one_story() -> None:
    texts = ("Dr. Orlo Venn spoke at length.", "Later Mr. Venn spoke again.")
    found = named(*texts, story=False, families=[["a", "b"]])
    assert names(only(found, "Orlo Venn")) == {"Dr. Orlo Venn", "Mr. Venn"}


def test_a_full_name_is_the_same_without_its_initial_and_in_another_script() -> None:
    found = named("Dr. Orlo V. Venn spoke.", "The analyst Orlo Venn wrote.", "Dr. Орло Венн")
    assert {one.key for one in found if one.schema == "Person"} == {"person:orlo venn"}


def test_a_family_name_that_comes_first_is_a_surname_too() -> None:
    found = named("The analyst Tran Minh Ba spoke. Mr. Tran left.")
    assert names(only(found, "Tran Minh Ba")) == {"Tran Minh Ba", "Mr. Tran"}


def test_an_office_beside_a_name_stands_for_it_elsewhere() -> None:
    found = named(
        "Norway’s leader, Orlo Venn, a former sailor, came to the fair.",
        "The fair pleased Norway’s leader. It pleased Sweden’s leader less.",
    )
    one = only(found, "Orlo Venn")
    assert "Norway’s leader" in names(one)
    assert (one.country.value, one.kind) == ("NOR", "leader of Norway")
    assert not any("Sweden’s leader" in names(other) for other in found)


@pytest.mark.parametrize("office", ["Norway’s former leader", "the former Norwegian president"])
def test_a_former_holder_is_left_alone(office: str) -> None:
    found = named(f"Norway’s leader, Orlo Venn, who sails, spoke to {office}.")
    assert names(only(found, "Orlo Venn")) == {"Norway’s leader", "Orlo Venn"}


def test_an_office_with_two_holders_means_nobody() -> None:
    found = named(
        "Norwegian President Orlo Venn came.", "Norwegian President Ada Bell came.", "The Norwegian president left."
    )
    assert all("Norwegian president" not in names(one) for one in found)


def test_what_is_no_name_is_no_person() -> None:
    found = named("Air Defense, a topic of the fair, and Port Ansel, a town.")
    assert not [one for one in found if one.schema == "Person"]


def test_a_body_and_an_office_before_a_name_are_no_part_of_it() -> None:
    found = named("Harbour Senate Speaker Orlo Venn came. U.S. Senate clerks left.")
    assert [one.name for one in found if one.schema == "Person"] == ["Orlo Venn"]
    assert [one.name for one in found if one.schema == "PublicBody"] == ["Senate (United States)"]
