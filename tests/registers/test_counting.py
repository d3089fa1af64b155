"""Origins behind a row: one leak told by a whole family is one source, and a recalled report is its outlet's."""

import pytest

from firsthand.records import Attribution, Bounds, Derivation, Roots, Statement
from firsthand.records.reading import SourceType
from firsthand.registers.counting import counts_of


def said(document: str, who: str = "", sort: SourceType = "unknown", named: bool = False) -> Statement:
    hops = (Attribution(who, sort, named, None, "neutral", None, None),) if who else ()
    name = f"{document}:{who}"
    return Statement(id=name, document=document, start=0, end=9, text="", kind="assertion", attribution=hops)


def follows(child: str, parent: str, settled: bool = True) -> Derivation:
    return Derivation(
        child=child,
        parent=parent,
        kind="report",
        direction="known",
        confidence=0.9,
        evidence=(),
        settled=settled,
        spans=((0, 9),),
    )


LEAK = said("leak"), said("leak", "the contract", "document")
RETOLD = said("copy", "the Lantern", "outlet", True), said("copy", "les bordereaux", "document"), said("copy")


@pytest.mark.parametrize(
    ("statements", "edges", "accounts", "sources"),
    [
        ([*LEAK, *RETOLD], [follows("copy", "leak")], (1, 1), (1, 1)),
        ([*LEAK, *RETOLD], [follows("copy", "leak", settled=False)], (1, 2), (1, 3)),
        ([*LEAK, *RETOLD], [], (2, 2), (1, 3)),  # what two papers call the contract may be one
        ([said("leak"), said("other")], [], (2, 2), (2, 2)),
        ([said("leak", "Orla Venn", "person", True), said("other", "Orla Venn", "person", True)], [], (2, 2), (1, 1)),
        ([said("leak", "two officials"), said("other", "an aide")], [], (2, 2), (1, 2)),
        ([said("a", "Orla Venn", "person", True), said("b")], [follows("b", "c"), follows("a", "c")], (1, 1), (1, 1)),
    ],
)
def test_counts(
    statements: list[Statement], edges: list[Derivation], accounts: tuple[int, int], sources: tuple[int, int]
) -> None:
    assert counts_of(statements, Roots(edges)) == (Bounds(*accounts), Bounds(*sources))


def test_a_recalled_report_may_be_nobody_elses() -> None:
    told = said("leak"), said("denial", "the Lantern", "outlet", True)
    roots = Roots([], {told[1].id: frozenset({"leak"})})
    assert counts_of(told, roots) == (Bounds(1, 2), Bounds(1, 2))
    # Where the Lantern's own account does not say it, it is the word of who recalls it.
    assert counts_of(told[1:], roots) == (Bounds(1, 1), Bounds(1, 1))
