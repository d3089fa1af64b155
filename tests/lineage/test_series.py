"""An agency's numbered versions that keep little of each other."""

import pytest
from msgspec.structs import replace

from firsthand.records import Document, Sourced
from tests.lineage.made import OTHER, PARAGRAPHS
from tests.lineage.test_wires import dispatch, edges

RECAST = (
    "Dockers at noon on Wednesday refused to load anything more for the salt mine, whatever the crates were said to hold, "
    "a week after guidance units came ashore in Port Ansel under papers for crane motors.",
    "A judge sent the officials of the night shift home and had the barge tied up under guard. Its papers were gone.",
    "Neighbours of the bakery told of a director of Tolvane Marine who carried out boxes before dawn and left no key. The "
    "mine is to be asked about 14 March 2024.",
    "Customs officers in Port Ansel would not say who signed for the nine crates, and the ministry would not either.",
)
"""The same matter a night later: nothing of it stands in the first version."""


def titled(made: Document, title: str) -> Document:
    return replace(made, title=Sourced(title, "made"))


def first(title: str = "UPDATE 1-Crates with units found on a quay", hour: int = 8) -> Document:
    return titled(dispatch("first", *PARAGRAPHS[:5], hour=hour), title)


def recast(title: str) -> Document:
    return titled(dispatch("recast", *RECAST, hour=7, day="2024-03-06"), title)


@pytest.mark.parametrize(
    ("title", "tied"),
    [
        ("UPDATE 3-Port suspends forwarder", True),
        ("WRAPUP 1-Port suspends forwarder", True),
        ("Port suspends forwarder", False),
        ("UPDATE 1-Port suspends forwarder", False),  # the first of a story of its own
    ],
)
def test_a_recast_version_continues_the_story_whose_number_it_bears_on(title: str, tied: bool) -> None:
    found = edges(first(), recast(title))
    assert ("recast" in found) == tied
    if tied:
        edge = found["recast"]
        assert (edge.parent, edge.kind, edge.direction) == ("first", "update", "known")
        assert {e.signal for e in edge.evidence} == {"numbered", "later version"}


def test_it_hangs_on_the_latest_version_before_it() -> None:
    second = titled(dispatch("second", *PARAGRAPHS[:6], hour=12), "UPDATE 2-Crates with units found on a quay")
    assert edges(first(), second, recast("UPDATE 3-Port suspends forwarder"))["recast"].parent == "second"


def test_a_version_of_another_matter_continues_nothing() -> None:
    flood = titled(dispatch("flood", *OTHER.split("\n\n"), hour=10), "UPDATE 2-Record rain floods valley")
    assert "flood" not in edges(first(), flood)


def test_of_two_stories_as_much_alike_neither_is_continued() -> None:
    owner = (
        "A salt mine in the hills owns Tolvane Marine, whose director works above a bakery and signs for whole barges.",
        "Dockers in Port Ansel said that nine crates came ashore before dawn. Customs officers took their papers away.",
        "What the mine wanted with crane motors nobody on the quay could say. Neighbours saw boxes go on 14 March 2024.",
    )
    rival = titled(dispatch("rival", *owner, hour=8), "UPDATE 1-Salt mine owns forwarder")
    later = recast("UPDATE 3-Port suspends forwarder")
    assert edges(rival, later)["recast"].parent == "rival"
    assert edges(first(), later)["recast"].parent == "first"
    assert "recast" not in edges(first(), rival, later)
