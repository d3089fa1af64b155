"""Comparison on the pile of real accounts beside the project, through intake, lineage and reading."""

from pathlib import Path

import pytest

from firsthand import ingest
from firsthand.claims import read_document
from firsthand.comparison import Comparison, compare
from firsthand.language.caching import MemoryCache
from firsthand.language.parser import Parser
from firsthand.lineage import descend
from firsthand.records import Captured, Document, Finding


@pytest.fixture(scope="module")
def pile(shared: Path) -> tuple[list[Document], Comparison]:
    documents = [
        d for item in ingest.read_sources([shared / "seeds"]) if isinstance(item, Captured) for d in item.documents
    ]
    parser, cache = Parser(), MemoryCache()
    readings = {d.id: read_document(d, parser, cache) for d in documents}
    return documents, compare(documents, descend(documents), readings)


def _named(pile: tuple[list[Document], Comparison], prefix: str, code: str) -> list[Finding]:
    documents, found = pile
    ids = {d.id for d in documents if Path(d.path).name.startswith(prefix)}
    return [f for f in found.findings if f.code == code and f.b is not None and f.b.document in ids]


@pytest.mark.parametrize(
    ("prefix", "code", "parent", "child"),
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
def test_what_must_be_seen(
    pile: tuple[list[Document], Comparison], prefix: str, code: str, parent: str, child: str
) -> None:
    found = _named(pile, prefix, code)
    assert [f for f in found if f.a and f.b and parent in f.a.text and child in f.b.text]


def test_copies_of_one_text_differ_in_no_fact(pile: tuple[list[Document], Comparison]) -> None:
    for prefix in ("000", "001", "003"):
        assert not [f for code in ("N101", "N111", "D201", "D202", "T301", "Q401") for f in _named(pile, prefix, code)]


def test_nothing_is_said_at_length(pile: tuple[list[Document], Comparison]) -> None:
    assert len(pile[1].findings) <= 90
    for claim in pile[1].claims:
        assert claim.accounts.lower == claim.accounts.upper == 1
