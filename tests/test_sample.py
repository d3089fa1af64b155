"""The sample pile, read by the whole pipeline, against its expected reading. Every figure is a test of its own."""

import pytest

from benchmarks.figures import Figure, Reading, load_expected, results_of, sample_figures
from firsthand.sample import sample


@pytest.fixture(scope="module")
def reading() -> Reading:
    pile, _ = sample()
    return Reading(results_of(pile), pile)


@pytest.fixture(scope="module")
def figures(reading: Reading) -> dict[str, Figure]:
    _, expected = sample()
    return {figure.name: figure for figure in sample_figures(reading, load_expected(expected))}


@pytest.mark.parametrize(
    "name",
    [
        "accounts read", "kind and parent", "outlet", "title", "published", "language", "furniture marked",
        "body left alone", "own text kept apart", "origins and families", "findings",
        "nothing found where nothing differs", "quotations", "innermost source", "non-answers", "quantities",
        "set aside with a reason",
    ],
)  # fmt: skip
def test_the_figure_is_not_below_its_floor(figures, name):
    figure = figures[name]
    assert figure.holds, f"{figure.right} of {figure.of}, floor {figure.floor}; wrong: {figure.wrong}"


def test_the_archetype_is_restored_with_its_paragraphs(reading):
    _, expected = sample()
    for wanted in load_expected(expected)["archetypes"]:
        archetype = reading.by_name[f"archetype:{wanted['outlet']}"]
        witnesses = {reading.names[w.document] for w in archetype.witnesses}
        assert witnesses == set(wanted["witnesses"])
        assert len([p for p in archetype.text.split("\n\n") if p.strip()]) >= wanted["paragraphs_at_least"]


def test_every_witness_of_an_archetype_stands_in_its_account(reading):
    for archetype in reading.results.descent.archetypes:
        for w in archetype.witnesses:
            there = reading.documents[w.document].text[w.document_start : w.document_start + w.end - w.start]
            assert there == archetype.text[w.start : w.end]


def test_every_statement_and_finding_quotes_what_stands_at_its_place(reading):
    for statements in reading.statements.values():
        for s in statements:
            assert reading.documents[s.document].text[s.start : s.end] == s.text
    for finding in reading.results.findings:
        for side in (finding.a, finding.b):
            assert side is None or reading.documents[side.document].text[side.start : side.end] == side.text


def test_no_statement_is_read_from_widgets_or_related_links(reading):
    read = {"caption", "standfirst", "title"}
    for name, document in reading.by_name.items():
        for piece in document.furniture:
            if piece.kind not in read:
                for s in reading.statements.get(document.id, []):
                    assert s.end <= piece.start or s.start >= piece.end, f"{name}: {s.text}"
