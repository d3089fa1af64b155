"""Statements of a translation joined with those of its original, where their figures agree."""

from msgspec.structs import replace

from firsthand.records import Sourced
from tests.comparison.made import account, compared, edge

ORIGINAL = (
    "The port of Selm has ordered 24 cranes from the Ostrava yard for 1800 euros.\n\n"
    "The first six cranes are to be delivered in March 2025.\n\n"
    "The ministry of transport has asked the port for all documents.\n"
)
TRANSLATED = (
    "Der Hafen von Selm hat bei der Ostrava-Werft 24 Kräne für 1800 Euro bestellt.\n\n"
    "Die ersten sechs Kräne sollen im März 2025 geliefert werden.\n\n"
    "Das Verkehrsministerium hat vom Hafen alle Unterlagen verlangt.\n"
)


def joined(translated: str, *, settled: bool = True) -> list[tuple[str, ...]]:
    parent = account("gazette", ORIGINAL)
    child = replace(account("bote", translated), language=Sourced("de", "made"))
    found = compared([parent, child], [replace(edge(child, parent, "translation"), settled=settled)])
    return [c.statements for c in found.claims if len(c.statements) > 1]


def test_a_translated_sentence_is_one_claim_with_its_original() -> None:
    assert len(joined(TRANSLATED)) == 3


def test_another_figure_keeps_them_apart() -> None:
    assert len(joined(TRANSLATED.replace("1800", "1080"))) == 2


def test_along_an_edge_that_is_only_possible_nothing_is_joined() -> None:
    assert joined(TRANSLATED, settled=False) == []
