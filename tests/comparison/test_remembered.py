"""A case that grows account by account is compared as one that was there at once, and only what is new is compared."""

from collections.abc import Iterable, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.comparison import compare, comparing
from firsthand.comparison.elsewhere import Asking
from firsthand.language.caching import MemoryCache
from firsthand.records import Document
from tests.comparison.made import account, descent, edge, read

LEAD = "The yard at Selm sold 40 hulls to the port of Ansel for 9 million crowns, the clerk Ida Moor said."
TOLD = "Nobody had asked the dockers before the hulls were towed to the upper basin on Tuesday."
OWN = "A cousin of the harbour master keeps the only key to the old crane behind the customs shed, neighbours recall."
PILE = {
    "wire": f"{LEAD} {TOLD}",
    "ledger": f"{LEAD.replace('40', '14')} {TOLD} {OWN}",
    "courier": f"{LEAD.replace('9 million', '19 million')} {OWN} {TOLD.replace('Tuesday', 'Friday')}",
    "post": f"{LEAD.replace('said', 'may have said')} {TOLD}",
    "mirror": f"{OWN} {LEAD} {TOLD.replace('Nobody', 'Everybody')}",
    "echo": f"{LEAD} {OWN}",
}

VECTORS = MemoryCache()


class Shelf:
    """Results in memory."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        return {key: self.held[key] for key in keys if key in self.held}

    def put(self, values: Mapping[str, bytes]) -> None:
        self.held.update(values)


def case_of(names: Iterable[str]) -> list[Document]:
    return [account(name, PILE[name], day="2031-05-06") for name in names]


def over(documents: list[Document], kept: Shelf | None):
    """The comparison of accounts that all have their text from the first of them."""
    edges = [edge(document, documents[0], "update") for document in documents[1:]]
    return compare(documents, descent(documents, edges), {d.id: read(d) for d in documents}, kept=kept, vectors=VECTORS)


@given(order=st.permutations(sorted(PILE)))
@settings(deadline=None, max_examples=4)
def test_a_case_that_grows_is_the_case_that_was_there_at_once(order):
    kept = Shelf()
    for size in range(1, len(order) + 1):
        documents = case_of(order[:size])
        assert over(documents, kept) == over(documents, None)


def test_only_what_is_new_is_compared(monkeypatch):
    edges: list[str] = []
    whole = comparing._on_edge

    def counting(edge, days):
        if edge.derivation.kind == "update":  # strangers are laid beside each other as if one rewrote the other
            edges.append(edge.derivation.id)
        return whole(edge, days)

    monkeypatch.setattr(comparing, "_on_edge", counting)
    kept = Shelf()
    over(case_of(["wire", "ledger", "post"]), kept)
    assert edges == ["ledger>wire", "post>wire"]
    over(case_of(["wire", "ledger", "post", "courier"]), kept)
    assert set(edges[2:]) == {"courier>wire", "ledger>wire"}  # the ledger's own words are now in the courier too
    over(case_of(["wire", "ledger", "post", "courier"]), kept)
    assert len(edges) == 4


def test_an_account_that_is_read_otherwise_is_compared_anew():
    kept, documents = Shelf(), case_of(["wire", "ledger"])
    edges = [edge(documents[1], documents[0], "update")]
    readings = {d.id: read(d) for d in documents}
    before = compare(documents, descent(documents, edges), readings, kept=kept)
    readings["ledger"] = type(readings["ledger"])("ledger", readings["ledger"].sentences, ())
    after = compare(documents, descent(documents, edges), readings, kept=kept)
    assert after == compare(documents, descent(documents, edges), readings)
    assert after.findings != before.findings


def test_an_answer_that_others_would_give_differently_now_is_not_believed():
    asking = Asking(lambda runs, least: None)
    assert asking([("a", "b", "c")], 1.0) is None
    (asked,) = asking.asked
    assert asking.is_so(asked)
    side = comparing.account_side(*(lambda d: (d, read(d)))(case_of(["wire"])[0]))
    assert not Asking(lambda runs, least: side).is_so(asked)
