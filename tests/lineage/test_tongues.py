"""Two made-up stories in languages of all sizes: a scoop of which only pieces are held, and an order that two agencies report."""

from pathlib import Path

import pytest

from firsthand.ingest import read_sources
from firsthand.lineage import descend
from firsthand.records import Captured, Descent, Document

HERE = Path(__file__).parent
Told = tuple[dict[str, Document], Descent, dict[str, list[str]]]


def told(name: str) -> Told:
    (captured,) = read_sources([HERE / name])
    assert isinstance(captured, Captured)
    documents = {document.source_id or "": document for document in captured.documents}
    descent = descend(list(documents.values()))
    names = {document.id: name for name, document in documents.items()}
    names |= {archetype.id: f"[{archetype.outlet_key}]" for archetype in descent.archetypes}
    parents: dict[str, list[str]] = {}
    for edge in descent.derivations:
        parents.setdefault(names[edge.child], []).append(names[edge.parent] + ("" if edge.settled else "?"))
    return documents, descent, parents


@pytest.fixture(scope="module")
def scoop() -> Told:
    return told("a_scoop_in_pieces.jsonl")


@pytest.fixture(scope="module")
def order() -> Told:
    return told("two_agencies.jsonl")


def test_a_scoop_in_fourteen_accounts_is_one_origin_beside_a_reporters_own(scoop: Told) -> None:
    assert scoop[1].origins.lower == 2
    assert scoop[1].origins.upper <= 3  # of the Hindi report few figures can be compared


@pytest.mark.parametrize("name", ["blog", "forum", "nl", "ro", "el", "ja", "ko", "id", "cs", "ar", "sv", "rew"])
def test_whoever_prints_cites_or_rewrites_it_hangs_on_it(name: str, scoop: Told) -> None:
    assert scoop[2][name] == ["[calderreview]"]


def test_a_name_in_devanagari_is_the_same_name(scoop: Told) -> None:
    assert scoop[2]["hi"][0].removesuffix("?") == "[calderreview]"


def test_an_agency_that_cites_it_stands_between(scoop: Told) -> None:
    assert scoop[2]["de"] == ["[dpa.com]"]
    assert scoop[2]["[dpa.com]"] == ["[calderreview]"]
    assert "ind" not in scoop[2]


def test_its_two_pieces_are_one_text_again_without_what_the_forum_set_before_it(scoop: Told) -> None:
    text = next(a.text for a in scoop[1].archetypes if a.outlet_key == "calderreview")
    assert text.startswith("A state-owned shipyard in Marvand")
    assert "A vote is expected on 3 June." in text
    assert "barnacle" not in text


@pytest.mark.parametrize("name", ["de", "cs", "el", "ja", "ko", "id", "nl", "sv", "hi"])
def test_reports_of_the_day_are_of_the_dispatch_of_the_day(name: str, order: Told) -> None:
    assert order[2][name] == ["afp1"]


def test_a_second_dispatch_follows_the_first_though_it_is_in_another_language(order: Told) -> None:
    documents, descent, parents = order
    assert parents["afp2"] == ["afp1"]
    assert "afp1" not in parents
    assert next(e for e in descent.derivations if e.child == documents["afp2"].id).direction == "known"


def test_a_second_agencys_own_report_is_another_origin(order: Told) -> None:
    assert order[2]["pt"] == ["[lusa.pt]"]
    assert order[2]["[lusa.pt]"] == ["efe"]
    assert not {"efe", "own"} & order[2].keys()


def test_a_rewrite_is_of_the_original_and_not_of_its_translations(order: Told) -> None:
    documents = order[0]
    descent = descend([documents[name] for name in ("afp1", "ja", "nl", "cs", "rew")])
    assert [e.parent for e in descent.derivations if e.child == documents["rew"].id] == [documents["afp1"].id]
