"""Firms, offices, weapon systems; what is only described, and codes in place of names."""

import pytest

from firsthand.entities.joining import entity_id
from firsthand.records import Derivation
from tests.entities.made import named, names, only


def test_a_listed_firm_goes_by_all_its_names() -> None:
    one = only(named("Saab AB builds ships. Kockums is older."), "Saab")
    assert names(one) == {"Saab AB", "Kockums"}
    assert (one.schema, one.country.value) == ("Company", "SWE")


def test_a_ministry_is_its_states() -> None:
    found = named("Norway’s Finance Ministry wrote. The Finance Ministry paid.", "The Finance Ministry of Italy wrote.")
    assert {(e.name, e.country.value) for e in found if e.schema == "PublicBody"} == {
        ("Finance Ministry (Norway)", "NOR"),
        ("Finance Ministry (Italy)", "ITA"),
    }


def test_a_ministrys_state_is_never_told_by_its_spelling() -> None:
    found = named("The Ministry of Defence of the Republic of Kenya wrote.", "The Ministry of Defence paid.")
    assert {e.country.value for e in found if e.schema == "PublicBody"} == {"KEN", None}


def test_a_ministry_of_two_states_stays_open() -> None:
    text = "Norway’s Finance Ministry wrote to Italy’s Finance Ministry. The Finance Ministry paid."
    (open_one,) = [e for e in named(text) if e.notes]
    assert open_one.country.value is None


def test_a_described_firm_is_kept_apart_unless_its_name_stands_beside() -> None:
    found = named("It bought from a Swedish arms maker, Saab. Then another Swedish arms maker wrote.")
    assert "a Swedish arms maker" in names(only(found, "Saab"))
    other = only(found, "another Swedish arms maker")
    assert (other.schema, other.country.value) == ("LegalEntity", "SWE")


@pytest.mark.parametrize(
    ("later", "its_name"),
    [
        ("Files from the company, Saab, name nine jets.", True),
        ("Saab wrote. Files from the company, Rosoboronexport, name nine jets.", False),  # of another state
        ("Another Swedish shipyard paid. Files from the company, Saab, name nine jets.", False),
    ],
)
def test_a_described_firm_is_the_one_that_the_account_goes_on_to_name(later: str, its_name: bool) -> None:
    found = named(f"Papers of another Swedish exporter leaked. {later}")
    assert ("another Swedish exporter" in names(only(found, "Saab"))) is its_name


def test_copies_describe_nobody_new() -> None:
    text = "At least one company in Oslo was listed."
    found = named(text, text, families=[["a", "b"]])
    (one,) = [e for e in found if e.schema == "LegalEntity"]
    assert (one.country.value, one.accounts.lower) == ("NOR", 1)


def test_a_code_stands_for_a_buyer_only_where_the_text_says_so() -> None:
    silent = only(named("The table lists Customer 512 in March. Norway is on the next page."), "Customer 512")
    assert silent.country.value is None
    said = only(named("Customer 512 is the code for Norway."), "Customer 512")
    assert (said.country.value, said.country.uncertain) == ("NOR", True)
    assert "is the code for" in silent.notes[0] or "does not say" in silent.notes[0]


def test_an_abbreviation_that_the_account_gives() -> None:
    found = named("The Harbour Works Trust (HWT) wrote. Then HWT paid.", speakers={"HWT": "organisation"})
    assert {"Harbour Works Trust", "HWT"} <= names(only(found, "Harbour Works Trust"))


def test_weapon_systems_by_the_list_and_unknown_ones_with_their_nearest() -> None:
    found = named("UH-60M Black Hawk helicopters and Су-30 jets came. Forty Su-40 fighter jets did not.")
    hawk = only(found, "UH-60")
    assert (hawk.schema, hawk.kind, hawk.known) == ("WeaponSystem", "transport helicopter", True)
    assert only(found, "Su-30").country.value == "RUS"
    unknown = only(found, "Su-40")
    assert (unknown.known, unknown.nearest, unknown.country.uncertain) == (False, ("Su-30", "Su-34"), True)


def test_counts_are_of_origins() -> None:
    copy = Derivation(
        child="b", parent="a", kind="reprint", direction="known", spans=((0, 26),), confidence=0.9, evidence=()
    )
    found = named(
        "Saab builds ships in Oslo.", "Saab builds ships in Oslo.", "Saab again.", families=[["a", "b"]], edges=[copy]
    )
    assert (only(found, "Saab").accounts.lower, only(found, "Saab").accounts.upper) == (2, 2)


def test_ids_do_not_depend_on_the_other_accounts() -> None:
    alone = only(named("Saab builds ships."), "Saab")
    among = only(named("It rained in Oslo.", "Saab builds ships."), "Saab")
    assert alone.id == among.id == entity_id("body:Saab")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La société Brix Sillar a payé.", "fr"),
        ("Gezahlt hat die Firma Brix Sillar.", "de"),
        ("Платила компания Brix Sillar.", "ru"),
        ("It came from a firm called Brix Sillar.", "en"),
        ("It came from Brix Sillar, a trading company.", "en"),
    ],
)
def test_a_name_that_one_account_calls_a_firm_is_no_person_in_any(text: str, language: str) -> None:
    found = named(text, "Brix Sillar of Lima paid. Dr. Ada Bell wrote.", languages=[language, "en"])
    assert only(found, "Brix Sillar").schema == "Company"
    assert {e.name for e in found if e.schema == "Person"} == {"Ada Bell"}


def test_whoever_founded_the_company_is_no_firm() -> None:
    found = named("The company Ada Bell founded went on. Dr. Ada Bell wrote.")
    assert only(found, "Ada Bell").schema == "Person"
