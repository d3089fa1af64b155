"""Statements of those whom the news is about, and the accounts made from one that is held."""

import pytest

from firsthand.lineage import descend
from firsthand.lineage.statement import is_release
from firsthand.records import Document
from tests.lineage.made import STORY, account

FACTS = (
    "On 12 March 2024 officers opened 38 crates aboard the cutter Halmar. They contained 212 gyroscopes made by Tolvane "
    "Marine, worth 4,718,250 crowns.\n\nThe crates had been booked in the name of Brask Mutual on 2 February. Inspector "
    "Joren Vael leads the inquiry, in which 17 officers take part.\n\nThe Halmar may not leave berth B-417 before 30 April. "
    "Her owner faces a fine of up to 600,000 crowns.\n\nOfficers opened 3,114 crates in 2023."
)
RELEASE = "PRESS RELEASE\n\n" + FACTS
BRIEF = (
    "Gyroscopes have been found in 38 crates in Port Ansel: 212 of them, for 4,718,250 crowns, by Tolvane Marine. The vessel "
    "is the Halmar.\n\nThe booking of 2 February bears the name of Brask Mutual. Joren Vael is in charge.\n\nIt could cost "
    "600,000 crowns."
)
OTHER_BRIEF = (
    "A ship must stay at berth B-417 until 30 April. In the hold of the Halmar lay 212 gyroscopes.\n\nSome 17 investigators "
    "under Joren Vael ask who booked the 38 crates on 2 February. Tolvane Marine built what was in them; the value is given "
    "as 4,718,250 crowns."
)


def test_two_briefs_from_a_held_release_are_reports_of_it_and_not_of_each_other():
    descent = descend(
        [account("release", RELEASE, outlet="guard"), account("a", BRIEF, outlet="gazette"), account("b", OTHER_BRIEF, outlet="tribune")]
    )  # fmt: skip
    edges = {e.child: (e.parent, e.kind, e.direction, e.settled) for e in descent.derivations}
    assert edges == dict.fromkeys("ab", ("release", "report", "known", True))
    assert (descent.origins.lower, descent.origins.upper) == (1, 1)


def test_an_account_of_another_matter_does_not_hang_on_it():
    assert (
        descend([account("release", RELEASE, outlet="guard"), account("a", STORY, outlet="gazette")]).derivations == ()
    )


def test_a_release_that_came_out_days_later_is_no_source():
    descent = descend(
        [account("release", RELEASE, outlet="guard", published="2024-03-20"), account("a", BRIEF, outlet="gazette", published="2024-03-13")]
    )  # fmt: skip
    assert not any(edge.kind == "report" for edge in descent.derivations)


def test_who_prints_a_release_has_it_from_there():
    printed = account("printed", FACTS + "\n\n" + STORY[:230], outlet="gazette")
    (edge,) = descend([account("release", RELEASE, outlet="guard"), printed]).derivations
    assert (edge.child, edge.parent, edge.direction) == ("printed", "release", "known")


@pytest.mark.parametrize(
    "head",
    [
        "FOR IMMEDIATE RELEASE",
        "Pressemitteilung Nr. 12",
        "Communiqué de presse",
        "Comunicado de prensa",
        "Comunicato stampa",
        "Nota à imprensa",
        "Persbericht",
        "Пресс-релиз",
        "Спільна заява",
        "Informacja prasowa",
        "Basın açıklaması",
        "新闻稿",
        "Thông cáo báo chí",
        "بيان صحفي",
        "بیانیه مطبوعاتی",
    ],
)
def test_a_release_says_so_in_a_line_of_its_own(head):
    assert is_release(account("a", f"{head}\n\nText follows."))
    told = f"It was raining. The {head} of the ministry said nothing new, and nobody in the hall had expected that it would."
    assert not is_release(account("a", told))


@pytest.mark.parametrize(
    ("outlet", "url", "is_one"),
    [
        ("Ministry of Defence of Orvenia", None, True),
        ("Embassy of Orvenia", None, True),
        ("Министерство обороны", None, True),
        ("外交部", None, True),
        ("Harbour Gazette", "https://news.defence.gov.example/a", True),
        ("Harbour Gazette", "https://www.gov.example/a", True),
        ("Harbour Gazette", "https://harbourgazette.example/gov/a", False),
        ("Harbour Gazette", "http://[bad", False),
    ],
)
def test_an_office_that_publishes_speaks_for_itself(outlet, url, is_one):
    made = account("a", "Some text.", outlet=outlet)
    document = Document(id="a", sha256="", path="a", text="Some text.", media="html", url=url, outlet=made.outlet)
    assert is_release(document) is is_one
