"""Who is tied to whom: parties, firms, offices, documents and channels, with what the accounts say as the edges."""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol

import networkx as nx

from firsthand.views import schema as s
from firsthand.views.registers import JOINT

Graph = nx.MultiDiGraph


class Tied(Protocol):
    """The parts of an export that ties are read from."""

    @property
    def case(self) -> str: ...
    @property
    def deals(self) -> Sequence[s.DealPart]: ...
    @property
    def payments(self) -> Sequence[s.PaymentPart]: ...
    @property
    def sanctions(self) -> Sequence[s.SanctionPart]: ...
    @property
    def events(self) -> Sequence[s.EventPart]: ...
    @property
    def entities(self) -> Sequence[s.EntityPart]: ...


def network(case: Tied) -> "Graph[str]":
    """Nodes by name with their kind and label; an edge for each row that ties two, with its id, counts and words."""
    graph: Graph[str] = nx.MultiDiGraph(name=case.case)
    kinds = {e.name.value: str(e.schema.value) for e in case.entities if isinstance(e.name.value, str)}
    states = {e.country.value: e.name.value for e in reversed(case.entities) if e.schema.value == "Country"}
    for (source, source_kind), (target, target_kind), relation, row in _ties(case):
        for end, kind in ((source, source_kind), (target, target_kind)):
            if end not in graph:
                kind = kinds.get(end, "state" if _is_state(end) else kind)
                graph.add_node(end, label=str(states.get(end) or end), kind=kind)
        graph.add_edge(source, target, **relation, accounts_lower=row.accounts.lower, accounts_upper=row.accounts.upper)
    return graph


End = tuple[str, str]
"""A node's name, and its kind where no list of entities knows better."""


def _ties(case: Tied) -> Iterator[tuple[End, End, dict[str, Any], Any]]:
    for deal in case.deals:
        what = deal.designation.value or deal.description.value or "arms"
        relation = {"id": deal.id, "kind": "deal", "label": f"{what} ({deal.status.value})"}
        for taker in _names(deal.recipient, "party"):
            for giver in (*_names(deal.supplier, "party"), *_names(deal.seller, "firm")):
                yield giver, taker, relation, deal
    for payment in case.payments:
        hops = [
            *_names(payment.payer, "party")[:1],
            *_names(payment.route, "channel"),
            *_names(payment.payee, "party")[:1],
        ]
        sums = " ".join(str(v) for v in (payment.amount.value, payment.currency.value) if v is not None) or "payment"
        for giver, taker in pairwise(hops):
            yield giver, taker, {"id": payment.id, "kind": "payment", "label": sums}, payment
        for document in _names(payment.document, "document"):
            for hop in hops[:1]:
                yield document, hop, {"id": payment.id, "kind": "document", "label": "shows the payment"}, payment
    for listing in case.sanctions:
        for lister in _names(listing.list, "list"):
            for listed in _names(listing.entity, "party"):
                yield lister, listed, {"id": listing.id, "kind": "listing", "label": "listed"}, listing
    for event in case.events:
        if event.assessment:
            continue
        for source in _names(event.source, "party")[:1]:
            for target in _names(event.target, "party")[:1]:
                label = f"{event.mode.value or event.type.value} {event.date.value or ''}".strip()
                yield source, target, {"id": event.id, "kind": "event", "label": label, "planned": event.planned}, event


def _names(cell: s.Cell, kind: str) -> list[End]:
    return [(part, kind) for part in str(cell.value).split(JOINT) if part] if cell.value not in (None, "") else []


def _is_state(name: str) -> bool:
    return len(name) == 3 and name.isupper()


def gexf(case: Tied) -> bytes:
    """For Gephi."""
    return _written(nx.write_gexf, case)


def graphml(case: Tied) -> bytes:
    """For yEd, Cytoscape and the like."""
    return _written(nx.write_graphml, case)


def _written(write: Any, case: Tied) -> bytes:
    out = io.BytesIO()
    write(_sayable(network(case)), out)
    return out.getvalue()


def _sayable(graph: "Graph[str]") -> "Graph[str]":
    """Every word without what XML cannot hold."""

    def said(words: str) -> str:
        return "".join(
            c if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff" else "\ufffd" for c in words
        )

    clean: Graph[str] = nx.MultiDiGraph(name=said(str(graph.graph.get("name", ""))))
    for node, data in graph.nodes(data=True):
        clean.add_node(said(node), **{key: said(value) for key, value in data.items()})
    for source, target, data in graph.edges(data=True):
        kept = {key: said(value) if isinstance(value, str) else value for key, value in data.items()}
        clean.add_edge(said(source), said(target), **kept)
    return clean
