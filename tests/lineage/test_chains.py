"""Whom a credit leads to where agencies, languages and absent texts stand between: who is behind whom, never in a circle.

One pile is of two made-up stories in fourteen languages: a paper's scoop, with what agencies and papers made of it, and an
accident that two agencies report, each with its own reporting. The other is of one event with nine reporters.
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from firsthand.ingest import read_sources
from firsthand.lineage import descend
from firsthand.records import Captured, Derivation, Descent, Document
from tests.lineage.made import account

HERE = Path(__file__).parent


def taken(name: str) -> dict[str, Document]:
    (captured,) = read_sources([HERE / name])
    assert isinstance(captured, Captured)
    return {document.source_id or "": document for document in captured.documents}


@pytest.fixture(scope="module")
def pile() -> dict[str, Document]:
    return taken("in_many_languages.jsonl")


def parents(descent: Descent, documents: dict[str, Document]) -> dict[str, list[str]]:
    """The texts that each account and each absent text descends from; the absent ones by their outlet's key."""
    named = {document.id: name for name, document in documents.items()}
    named |= {archetype.id: f"[{archetype.outlet_key}]" for archetype in descent.archetypes}
    found: dict[str, list[str]] = {}
    for edge in descent.derivations:
        found.setdefault(named[edge.child], []).append(named[edge.parent])
    return found


def of(documents: dict[str, Document], *names: str) -> tuple[Descent, dict[str, list[str]]]:
    descent = descend([documents[name] for name in names])
    return descent, parents(descent, documents)


@pytest.fixture(scope="module")
def whole(pile: dict[str, Document]) -> tuple[Descent, dict[str, list[str]]]:
    return of(pile, *pile)


def test_as_many_origins_as_reporters(whole: tuple[Descent, dict[str, list[str]]]) -> None:
    descent, _ = whole
    # the scoop, and of the accident two dispatches of one agency, days apart, and one of another
    assert (descent.origins.lower, descent.origins.upper) == (4, 4)


@pytest.mark.parametrize("name", ["vi", "ru", "it", "tr", "ar", "fa", "en", "zh"])
def test_the_scoop_however_its_paper_is_written(name: str, whole: tuple[Descent, dict[str, list[str]]]) -> None:
    assert whole[1][name] == ["fr-orig"]


@pytest.mark.parametrize(
    ("name", "agency"), [("de-one", "dpa.com"), ("de-two", "dpa.com"), ("pl", "pap.pl"), ("es", "efe.com")]
)
def test_an_agency_whose_mark_stands_on_a_report_is_no_origin(
    name: str, agency: str, whole: tuple[Descent, dict[str, list[str]]]
) -> None:
    assert whole[1][name] == [f"[{agency}]"]
    assert whole[1][f"[{agency}]"] == ["fr-orig"]


def test_whom_an_agency_cites_is_behind_the_agency(whole: tuple[Descent, dict[str, list[str]]]) -> None:
    assert whole[1]["uk"] == ["[ukrinform.net]"]
    assert whole[1]["[ukrinform.net]"] == ["fr-orig"]


@pytest.mark.parametrize("name", ["fa2", "ru2"])
def test_an_agency_in_another_script_and_its_dispatch_of_the_day(
    name: str, whole: tuple[Descent, dict[str, list[str]]]
) -> None:
    assert whole[1][name] == ["yna"]  # "yna2" came out three days later


@pytest.mark.parametrize("name", ["fr2", "de3"])
def test_a_translation_is_of_the_dispatch_that_it_bears_the_mark_of(
    name: str, pile: dict[str, Document], whole: tuple[Descent, dict[str, list[str]]]
) -> None:
    (edge,) = [e for e in whole[0].derivations if e.child == pile[name].id]
    assert (edge.parent, edge.kind, edge.settled) == (pile["afp-en"].id, "translation", True)


def test_what_credits_a_text_never_becomes_its_parent(pile: dict[str, Document]) -> None:
    _, found = of(pile, "fr-orig", "de-one")
    assert found == {"de-one": ["[dpa.com]"], "[dpa.com]": ["fr-orig"]}


def test_an_absent_scoop_is_one_origin_in_all_its_languages(pile: dict[str, Document]) -> None:
    scoop = ["de-one", "de-two", "pl", "es", "vi", "ru", "uk", "it", "tr", "zh", "ar", "fa", "en"]
    descent, found = of(pile, *scoop)
    assert (descent.origins.lower, descent.origins.upper) == (1, 1)
    assert found["zh"] == found["ar"] == found["ru"] == ["[lasentinelledutregor]"]


def test_reporters_of_one_event_stay_apart() -> None:
    documents = taken("of_many_reporters.jsonl")
    descent, found = of(documents, *documents)
    # two whose papers have an agency's paragraph at the end, and two of which an agency's client is all there is
    assert (descent.origins.lower, descent.origins.upper) == (9, 9)
    assert found["[aa.com.tr]"] == found["[pap.pl]"] == ["reuters"]
    assert found["ar"] == ["tass"]
    # two reporters name an agency for one paragraph, and stay origins of their own
    assert (found["es"], found["fr-mixed"]) == (["tass"], ["reuters"])
    partly = {f.root: f.partly for f in descent.origins.families if f.partly}
    assert partly == {
        documents[whole].id: (documents[part].id,) for whole, part in (("tass", "es"), ("reuters", "fr-mixed"))
    }
    assert not {"it", "xinhua"} & found.keys()


def test_one_account_alone_does_not_show_that_an_absent_text_told_all_of_it(pile: dict[str, Document]) -> None:
    descent, _ = of(pile, "it")
    assert not any(edge.settled for edge in descent.derivations)


def circles(edges: Iterable[Derivation]) -> Iterator[str]:
    """Texts that lead back to themselves."""
    above: dict[str, set[str]] = {}
    for edge in edges:
        above.setdefault(edge.child, set()).add(edge.parent)
    for start in above:
        reached, waiting = set[str](), [start]
        while waiting:
            further = above.get(waiting.pop(), set()) - reached
            reached |= further
            waiting += further
        if start in reached:
            yield start


def test_no_text_descends_from_itself(pile: dict[str, Document]) -> None:
    chance = random.Random(20311)
    for _ in range(8):
        names = chance.sample(sorted(pile), chance.randint(2, 9))
        descent, _ = of(pile, *names)
        assert list(circles(descent.derivations)) == [], names


def test_no_text_descends_from_itself_whoever_credits_whom() -> None:
    chance = random.Random(20312)
    sentences = [
        f"Crew {n} of the barge Tolva {n} found {1000 + 37 * n} sacks of salt at quay {n} on {n} March 2024."
        for n in range(1, 25)
    ]
    outlets = [f"port{letter}gazette" for letter in "abcdef"]
    for _ in range(30):
        made = []
        for i in range(chance.randint(2, 6)):
            told = chance.sample(sentences, chance.randint(3, 10))
            credited = chance.sample(outlets, chance.randint(0, 2))
            named = [(f"As {key} reported, ", key) for key in credited]
            mark = [("(Tidewire)", "tidewire")] if chance.random() < 0.5 else []
            text = "".join(words for words, _ in named) + " ".join(told) + "".join(f"\n\n{words}" for words, _ in mark)
            credits = [(words, key, "prose") for words, key in named] + [(words, key, "wire") for words, key in mark]
            made.append(account(f"a{i}", text, outlet=outlets[i], credits=tuple(credits)))
        descent = descend(made)
        assert list(circles(descent.derivations)) == []
