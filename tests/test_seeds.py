"""What the main job must show on the real pile beside the project. Skipped, and said so, where the pile is not there."""

import re

import pytest

from benchmarks.figures import Reading, folded, results_of
from firsthand.records import Finding

COPIES = ("000", "001", "003")


@pytest.fixture(scope="module")
def reading(shared) -> Reading:
    return Reading(results_of(shared / "seeds"), shared / "seeds")


def named(reading: Reading, number: str) -> str:
    (name,) = [n for n in reading.by_name if n.startswith(number)]
    return name


def findings(reading: Reading, child: str, *words: str) -> list[Finding]:
    """Findings in an account whose name holds one of ``words``."""
    document = reading.by_name[named(reading, child)].id
    return [f for f in reading.results.findings if f.b and f.b.document == document and any(w in f.name for w in words)]


def coded(reading: Reading, child: str, code: str) -> list[Finding]:
    """Findings of a class in an account."""
    return [f for f in findings(reading, child, "") if f.code == code]


@pytest.mark.parametrize(
    ("number", "kinds"),
    [("000", {"excerpt"}), ("001", {"excerpt"}), ("002", {"rewrite"}), ("003", {"reprint"}), ("004", {"report"})],
)
def test_all_descend_from_one_absent_article(reading, number, kinds):
    kind, parent, direction = reading.parent(named(reading, number))
    assert kind in kinds
    assert (parent, direction) == ("archetype:The New York Times", "known")


def test_one_origin(reading):
    origins = reading.results.descent.origins
    assert origins.lower == 1
    assert origins.upper <= 2


def test_the_archetype_is_the_article_of_the_day_with_its_paragraphs(reading):
    (archetype,) = reading.results.descent.archetypes
    assert not archetype.held
    assert archetype.published.value == "2025-10-27"
    assert "\n\nNew Alignments\n\nVietnam insists" in archetype.text
    assert "Moscow or Beijing.\n\nAt Vietnam’s" in archetype.text


def test_the_last_paragraph_of_the_report_is_its_own_and_its_related_posts_are_furniture(reading):
    report = reading.by_name[named(reading, "004")]
    own = [report.text[s:e] for s, e in reading.results.descent.own[report.id]]
    assert [words[:18] for words in own] == ["Earlier this month"]
    at = report.text.index("Articles similaires")
    marked = sum(f.end - max(f.start, at) for f in report.furniture if f.end > at)
    assert marked >= 0.97 * len(report.text[at:].strip())


@pytest.mark.parametrize(("number", "last"), [("000", "hardware would come from"), ("001", "mind and actions")])
def test_the_excerpts_are_said_to_end_early(reading, number, last):
    found = findings(reading, number, "truncated")
    assert len(found) == 1
    assert last in found[0].b.text


@pytest.mark.parametrize(
    ("child", "code", "a", "b"),
    [
        ("004", "D202", "Su-30", "Su-40"),
        ("004", "N112", "$189,739,535", "$190 million"),
        ("004", "T301", "last month", "In October"),
        ("002", "Q403", "simply being pragmatic", "simply being pragmatic"),
        ("000", "C501", "Some diversification", "hardware would come from."),
        ("001", "C501", "New Alignments", "HERE"),
        ("003", "C505", "New Alignments\n\nVietnam", "New AlignmentsVietnam"),
    ],
)
def test_the_differences_that_matter_are_found(reading, child, code, a, b):
    found = coded(reading, child, code)
    assert [f for f in found if f.a and f.b and a in f.a.text and b in f.b.text]


def test_copies_of_one_text_differ_in_no_fact(reading):
    for copy in COPIES:
        assert not [f for code in ("N101", "N111", "D201", "D202", "T301", "Q401") for f in coded(reading, copy, code)]


def test_nothing_is_said_at_length(reading):
    assert len(reading.results.findings) <= 90
    for claim in reading.results.claims:
        assert claim.accounts.lower == claim.accounts.upper == 1


def test_the_rounded_sum_weighs_little(reading):
    (found,) = [f for f in findings(reading, "004", "rounded") if "190" in f.b.text]
    assert found.severity == "low"


def test_nothing_is_found_between_plain_copies_but_what_they_lost_added_or_garbled(reading):
    names = {reading.by_name[named(reading, n)].id for n in COPIES}
    for f in reading.results.findings:
        if f.a and f.b and {f.a.document, f.b.document} <= names and f.a.document != f.b.document:
            assert re.search("truncated|lost|added|garbled|fused|furniture|layout", f.name), f.name


def test_no_claim_is_taken_from_furniture(reading):
    report = reading.by_name[named(reading, "004")]
    at = report.text.index("Articles similaires")
    assert not [s.text for s in reading.statements[report.id] if s.end > at]
    assert not [
        s for statements in reading.statements.values() for s in statements if "confidential news tip" in folded(s.text)
    ]
