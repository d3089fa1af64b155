import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import Derivation, Document, NotFound, UsageProblem
from firsthand.views.names import names_of, resolve, shorten
from firsthand.views.numbering import numbered
from firsthand.views.report import render
from tests.views.made import pile

RESULTS = pile()
NAMES = names_of(RESULTS)


def test_every_short_name_leads_back() -> None:
    for name, short in NAMES.short.items():
        assert resolve(RESULTS, NAMES, short) is NAMES.subjects[name]
        assert resolve(RESULTS, NAMES, name) is NAMES.subjects[name]


@given(st.sets(st.text("abc0-", min_size=1, max_size=12), max_size=30))
def test_a_short_name_is_the_beginning_of_one_id_only(ids: set[str]) -> None:
    short = shorten(ids)
    for name in ids:
        assert name.startswith(short[name])
        others = [other for other in ids if other != name and other.startswith(short[name])]
        assert short[name] == name or not others


def test_hashes_are_shown_by_six_characters() -> None:
    ids = [hashlib.sha256(bytes([number])).hexdigest() for number in range(50)]
    assert {len(short) for short in shorten(ids).values()} == {6}
    assert shorten(["archetype-0123456789abcdef"]) == {"archetype-0123456789abcdef": "archetype-012345"}


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ("A1", "Sundry Mirror"),
        ("a1", "Sundry Mirror"),
        ("gannet", "Gannet Forum"),
        ("Coastal Notes", "Coastal Notes"),
        ("daily.txt", "Halmar Daily"),
        ("pile/rivage.txt", "Le Rivage"),
        ("α", "Meridian Courier"),
        ("mirror.example", "Sundry Mirror"),
    ],
)
def test_an_account_answers_to_many_names(asked: str, label: str) -> None:
    found = resolve(RESULTS, NAMES, asked)
    assert isinstance(found, Document)
    assert found.label == label


def test_an_edge_is_named_by_its_ends() -> None:
    found = resolve(RESULTS, NAMES, "A4 > α")
    assert isinstance(found, Derivation)
    assert found.kind == "report"


@pytest.mark.parametrize("asked", ["nobody", "", "   ", "A99", "A1>A2", "zz>α", "\x1b[31m"])
def test_what_is_not_there_is_said_with_advice(asked: str) -> None:
    with pytest.raises(NotFound) as caught:
        resolve(RESULTS, NAMES, asked)
    assert "firsthand show" in caught.value.advice


def test_an_ambiguous_name_lists_what_it_may_mean() -> None:
    with pytest.raises(UsageProblem, match=r"pile/.*may mean .*A1 Sundry Mirror.*A2") as caught:
        resolve(RESULTS, NAMES, "pile/")
    assert caught.value.advice


def test_a_finding_answers_to_its_number_in_the_report() -> None:
    results = pile()
    names = names_of(results)
    page = render(results)
    for finding in results.findings:
        number = names.numbers[finding.id]
        assert resolve(results, names, number) == finding
        heading = page[page.index(f'<span class="no">{number}</span>') :][:300]
        assert finding.name in heading
        assert finding.code in heading


def test_numbers_are_given_worst_first() -> None:
    results = pile()
    severities = {finding.id: finding.severity for finding in results.findings}
    order = [severities[name] for name in numbered(results)]
    assert order == sorted(order, key=["high", "medium", "low", "read"].index)
    assert len(set(order)) == 4
