"""The accounts of a case with what has been worked out about them so far: what every step of lineage reads and adds to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from firsthand.language.caching import Cache
from firsthand.language.meaning import Meanings
from firsthand.language.outlets import agencies
from firsthand.lineage.alignment import Run, Shared, aligned
from firsthand.lineage.evidence import confidence
from firsthand.lineage.housetext import house_text, is_slight
from firsthand.lineage.marks import with_marks_in_pile
from firsthand.lineage.naming import with_credits_in_pile
from firsthand.lineage.outlets import with_one_key
from firsthand.lineage.relation import LATE, Relation, relate
from firsthand.lineage.rewriting import Followings
from firsthand.lineage.stories import runs_on
from firsthand.lineage.support import Fact, Told, Weights, told
from firsthand.lineage.times import days_apart
from firsthand.lineage.words import Body, Vocabulary, body_of
from firsthand.records import Derivation, DerivationKind, Document, Evidence, Span

SPEECH = 5
"""Sentences of one speaker in two accounts from which both report a speech. Who retells a report keeps the two to four that it has."""


class Pile:
    """The accounts with what has been worked out about them so far."""

    def __init__(self, documents: Sequence[Document], kept: Cache | None, meanings: Meanings) -> None:
        self.meanings, self._kept = meanings, kept
        self.vocabulary = Vocabulary()
        marked = with_marks_in_pile(with_one_key(with_credits_in_pile(documents)))
        self.items, self.compiled = marked.items, marked.compiled
        self.documents = {d.id: d for d in marked.documents}
        self.held = list(self.documents)
        self.bodies = {d.id: body_of(d, self.vocabulary) for d in self.documents.values()}
        bodies = list(self.bodies.values())
        self.relations: dict[frozenset[str], Relation] = {}
        for i, j, passages in aligned(bodies):
            relation = self._related(bodies[i], bodies[j], passages)
            self.relations[frozenset((relation.a.document, relation.b.document))] = relation
        self._related_to: dict[str, set[str]] = defaultdict(set)
        for pair in self.relations:
            self._both_ways(pair)
        self.told = {name: told(self.documents[name], body, kept) for name, body in self.bodies.items()}
        self.weights = Weights(self.told.values())
        self.house_text = house_text(self.relations.values(), self.told, self.weights)
        for pair in self.house_text.pairs:
            self.relations[pair] = self.relations[pair].as_house_text()
        self.told = {name: self.house_text.without(account) for name, account in self.told.items()}
        self.followings = Followings(list(self.told.values()), self.weights, meanings, spoken=self.spoken_alike)
        self.agencies = agencies() | {c.key for d in self.documents.values() for c in d.credits if c.kind == "wire"}
        self.edges: dict[str, list[Derivation]] = {}
        self.archetypes: list[str] = []
        self.beyond: dict[str, tuple[Span, ...]] = {}

    def relation(self, child: str, parent: str) -> Relation:
        """The relation of two bodies with the child as ``a``; worked out now if the pair had shared nothing before."""
        pair = frozenset((child, parent))
        if pair not in self.relations:
            found = self._related(self.bodies[child], self.bodies[parent])
            only = self.house_text.is_all(found) or self.house_text.is_all(found.flipped())
            self.relations[pair] = found.as_house_text() if only and is_slight(found) else found
            self._both_ways(pair)
        relation = self.relations[pair]
        return relation if relation.a.document == child else relation.flipped()

    def _both_ways(self, pair: frozenset[str]) -> None:
        for name in pair:
            self._related_to[name] |= pair - {name}

    def related(self, name: str) -> Iterator[Relation]:
        """The relations of a body to those of other held accounts, with itself as ``a``: of those that were compared."""
        return (self.relation(name, other) for other in self._related_to[name] if self.documents[other].held)

    def _related(self, a: Body, b: Body, passages: tuple[Shared, ...] | None = None) -> Relation:
        one, other = self.documents[a.document], self.documents[b.document]
        marks = [{c.key for c in document.credits if c.kind == "wire"} for document in (one, other)]
        found = relate(a, b, passages, clients=not set.isdisjoint(*marks))
        shared = (marks[0] | {one.outlet_key}) & (marks[1] | {other.outlet_key}) - {None}
        dispatches = not shared.isdisjoint(marks[0] | marks[1]) and not days_apart(one, other)
        if dispatches and runs_on(found, one, other):
            return found.as_version()
        if found.comes_late() and max(found.share_a, found.share_b) < LATE:
            return (
                found.as_background()
            )  # words that are the less of either, and stand late in both, make nobody's version
        return found.as_version() if dispatches and (found.begins_alike() or found.is_kept()) else found

    def spoken_alike(self, name: str, other: str) -> frozenset[int]:
        """The sentences of an account at least half of which stands in another, word for word, between either's quotation marks."""
        relation = self.relations.get(frozenset((name, other)))
        if relation is None or not relation.passages:
            return frozenset()
        seen = relation if relation.a.document == name else relation.flipped()
        spans = [
            seen.a.span(run.a, run.a + run.length - 1)
            for run in (run for passage in seen.passages for run in passage.runs)
            if 2 * int(np.count_nonzero(_marked(seen, run))) > run.length
        ]
        found = frozenset(
            i
            for i, s in enumerate(self.told[name].sentences)
            if 2 * sum(max(0, min(s.span[1], e) - max(s.span[0], b)) for b, e in spans) >= s.span[1] - s.span[0]
        )
        return found if len(found) >= SPEECH else frozenset()

    def root(self, name: str) -> str:
        """The end of the chain of surest settled edges."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            settled = [e for e in self.edges.get(name, ()) if e.settled]
            if not settled:
                break
            name = max(settled, key=lambda e: (e.confidence, e.parent)).parent
        return name

    def add(self, edge: Derivation) -> None:
        """Keep an edge, unless it would make an account its own ancestor.

        Where the parent credits the child and may depend on it, what ties the two shows that it does.
        """
        if not self.leads(edge.parent, edge.child):
            self.edges.setdefault(edge.child, []).append(edge)
        elif edge.settled and edge.direction == "undetermined":
            self.edges[edge.parent] = [
                self._shown(back, edge) if back.parent == edge.child and not back.settled else back
                for back in self.edges.get(edge.parent, ())
            ]

    @staticmethod
    def _shown(possible: Derivation, tie: Derivation) -> Derivation:
        """A possible edge, settled by what ties its ends in either direction; its own stands."""
        return settled_edge(possible, (*possible.evidence, *tie.evidence))

    def leads(self, name: str, ancestor: str) -> bool:
        """Whether a text descends from another, or may do so, in any number of steps; it does from itself."""
        reached, waiting = {name}, [name]
        while waiting:
            further = {edge.parent for edge in self.edges.get(waiting.pop(), ())} - reached
            reached |= further
            waiting.extend(further)
        return ancestor in reached

    def rehang(self, name: str, parent: str) -> None:
        """Hang what follows an absent text on another, and drop the absent one. Who follows both has the surer of the two edges."""
        for child, edges in self.edges.items():
            if any(edge.parent == name for edge in edges):
                moved = sorted(
                    (edge for edge in edges if edge.parent in (name, parent)), key=lambda e: (e.settled, e.confidence)
                )
                others = [edge for edge in edges if edge.parent not in (name, parent)]
                self.edges[child] = [*others, replace(moved[-1], parent=parent)]
        self.archetypes.remove(name)
        for kept in (self.edges, self.documents, self.bodies, self.told):
            kept.pop(name, None)

    def credits_outlet_of(self, name: str, other: str) -> bool:
        """Whether a text, or where it is absent one that rests on it, credits the outlet of another text."""
        key = self.documents[other].outlet_key
        texts = [name, *(f.document.id for f in self.followers(self.told[name]))] if name in self.archetypes else [name]
        return key is not None and any(c.key == key for text in texts for c in self.documents[text].credits)

    def add_archetype(self, archetype: Document, body: Body, witnesses: Sequence[str] = ()) -> None:
        """Take an archetype in among the texts that others can descend from. What is background in its witnesses is in it, too."""
        name = archetype.id
        self.documents[name] = archetype
        self.bodies[name] = body
        copies = (self.relation(name, copy) for copy in witnesses if copy in self.house_text.background)
        self.told[name] = self.house_text.without(told(archetype, body, self._kept), copies)
        self.archetypes.append(name)

    def known_relation(self, child: str, parent: str) -> Relation | None:
        return self.relation(child, parent) if len(self.bodies[child]) and len(self.bodies[parent]) else None

    def between(self, a: Body, b: Body) -> Relation:
        return self.relation(a.document, b.document)

    def shared(self, child: str, parent: str) -> Relation | None:
        """The relation of two bodies that share passages, with the child as ``a``."""
        return self.relation(child, parent) if frozenset((child, parent)) in self.relations else None

    def followers(self, text: Told) -> list[Told]:
        """The accounts that rest on a text; of an absent one that nobody copies also those that may do so: nothing else is
        known of it."""
        name = text.document.id
        known = text.document.held or len(text.body)
        edges = (edge for edges in self.edges.values() for edge in edges if edge.parent == name)
        return [self.told[edge.child] for edge in edges if edge.settled or not known]

    def facts_behind(self, text: Told) -> frozenset[Fact]:
        if text.document.held:
            return text.facts
        return text.facts.union(*(follower.facts for follower in self.followers(text)))

    def reprinted(self, name: str) -> bool:
        """Whether an account holds nothing but what the one it reprints, or those that it rounds up, hold too."""
        settled = [edge for edge in self.edges.get(name, ()) if edge.settled]
        return len(settled) > 1 or any(edge.kind == "reprint" for edge in settled)

    def settled(self, name: str) -> bool:
        return any(edge.settled for edge in self.edges.get(name, ()))

    def order(self, name: str) -> tuple[int, str]:
        """Fuller accounts first; says nothing about direction."""
        return (-len(self.bodies[name]), name)


def _marked(relation: Relation, run: Run) -> NDArray[np.bool_]:
    """Which words of a run one of the two bodies has between quotation marks."""
    here, there = slice(run.a, run.a + run.length), slice(run.b, run.b + run.length)
    marked: NDArray[np.bool_] = relation.a.quoted[here] | relation.b.quoted[there]
    return marked


def settled_edge(possible: Derivation, evidence: tuple[Evidence, ...]) -> Derivation:
    """A possible edge, settled by what has been found."""
    return replace(possible, evidence=evidence, confidence=confidence(evidence), settled=True)


def undirected(
    child: Told,
    parent: Told,
    kind: DerivationKind,
    evidence: tuple[Evidence, ...],
    spans: tuple[Span, ...],
    *,
    settled: bool,
) -> Derivation:
    """An edge of which nothing says who was first; one that is not settled is at best even."""
    return Derivation(
        child=child.document.id,
        parent=parent.document.id,
        kind=kind,
        direction="undetermined",
        spans=spans,
        confidence=confidence(evidence) if settled else min(0.5, confidence(evidence)),
        evidence=evidence,
        settled=settled,
    )
