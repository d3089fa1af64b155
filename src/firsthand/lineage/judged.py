"""An analyst's decisions about descent, laid over what was worked out: this is the original, cut this edge, same owner.

Pure, and after the fact: without judgements the descent is what it was, so undoing one restores it exactly.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from firsthand.language.outlets import agencies
from firsthand.lineage.alignment import Shared, shared_passages
from firsthand.lineage.archetype import inherited_credits, restored
from firsthand.lineage.origins import count_origins
from firsthand.lineage.words import Body, Vocabulary, body_of, merged
from firsthand.records import (
    Derivation,
    DerivationKind,
    Descent,
    Document,
    Evidence,
    Judged,
    Judgement,
    Origins,
    Passage,
    Span,
    body_spans,
)

SIGNAL = "analyst's judgement"
GONE = "the account is no longer in the case"
NO_EDGE = "there is no such edge in this analysis"
TURNED: dict[DerivationKind, DerivationKind] = {"excerpt": "update"}
"""What a derivation is when its direction is turned: a text of which an excerpt is the original has been added to."""


def judged(
    descent: Descent, documents: Sequence[Document], judgements: Sequence[Judgement]
) -> tuple[Descent, tuple[Judged, ...]]:
    """The descent as the judgements have it, in the order in which they were made, and what each of them did.

    An account that is judged to be the original heads its family: what it was held to derive from derives from it, and
    an absent original that the program had put there goes. An edge that is cut is gone, with an absent original that
    nothing else leads to. Outlets of one owner stay apart in the upper bound of origins and are one in the lower.
    """
    workings = _Workings(descent, documents)
    told: list[Judged] = []
    owners: list[Judgement] = []
    for judgement in judgements:
        if judgement.decision == "same-owner":
            owners.append(judgement)
        elif judgement.decision in ("original", "cut"):
            if not set(judgement.accounts) <= set(workings.held):
                told.append(Judged(judgement, resting=GONE))
            elif judgement.decision == "cut":
                told.append(workings.cut(judgement))
            else:
                told.append(workings.head(judgement))
    if not told and not owners:
        return descent, ()
    outcome = workings.outcome()
    for judgement in owners:
        origins, touched = _of_one_owner(outcome, workings.held, judgement)
        outcome = replace(outcome, origins=origins)
        resting = "" if touched else "no two origins are of these outlets in this analysis"
        told.append(Judged(judgement, touched, resting))
    return outcome, tuple(told)


class _Workings:
    """The edges, absent originals and own stretches as the judgements so far have left them."""

    def __init__(self, descent: Descent, documents: Sequence[Document]) -> None:
        self.descent = descent
        self.held = {document.id: document for document in documents}
        self.archetypes = {archetype.id: archetype for archetype in descent.archetypes}
        self.edges = list(descent.derivations)
        self.own = dict(descent.own)
        self.passages = list(descent.passages)

    def cut(self, judgement: Judgement) -> Judged:
        """Take an edge away; what of the child depended on it is its own again."""
        child, *parent = judgement.accounts
        gone = [e for e in self.edges if e.child == child and self._is(e.parent, parent, judgement.outlets)]
        if not gone:
            return Judged(judgement, resting=NO_EDGE)
        self.edges = [edge for edge in self.edges if edge not in gone]
        left = [edge for edge in self.edges if edge.child == child]
        freed = _outside([s for e in gone for s in e.spans], [s for e in left for s in e.spans])
        own = merged([*self.own.get(child, ()), *freed])
        self.own.pop(child, None)
        if left and own:  # what derives from nothing is all its own, and that is not listed
            self.own[child] = own
        self._drop_childless({edge.parent for edge in gone})
        self._restore_without(gone)
        return Judged(judgement, (child, *dict.fromkeys(edge.parent for edge in gone)))

    def _is(self, parent: str, wanted: Sequence[str], outlets: Sequence[str]) -> bool:
        if wanted:
            return parent == wanted[0]
        return parent in self.archetypes and [self.archetypes[parent].outlet_key or ""] == list(outlets)

    def head(self, judgement: Judgement) -> Judged:
        """Put an account at the head of its family: turn the edges on its way to the root that the family had."""
        (chosen,) = judgement.accounts
        way = self._way(chosen)
        passed = {edge.parent for edge in way}
        absent = passed - set(self.held)
        evidence = Evidence(SIGNAL, judgement.made)
        turned = [self._turned(edge, evidence) for edge in way if edge.parent in self.held]
        edges = [edge for edge in self.edges if edge not in way and edge.child not in {chosen, *absent}]
        edges = [
            replace(edge, direction="known", evidence=(*edge.evidence[:1], evidence, *edge.evidence[1:]))
            if edge.parent in {chosen, *absent}
            else edge
            for edge in edges
        ]
        # What followed an absent original follows the account that was put in its place.
        self.edges = [replace(e, parent=chosen) if e.parent in absent else e for e in (*edges, *turned)]
        self.edges = list({edge.id: edge for edge in self.edges}.values())
        # A turned edge must not close a circle with another one.
        ids = {edge.id for edge in turned}
        for edge in [e for e in self.edges if e.child in passed and e.id not in ids]:
            if self._leads(edge.parent, edge.child):
                self.edges.remove(edge)
        self.own.pop(chosen, None)
        for name in absent:
            del self.archetypes[name]
        marked = (edge.id for edge in self.edges if evidence in edge.evidence)
        return Judged(judgement, (chosen, *marked))

    def _leads(self, name: str, ancestor: str) -> bool:
        reached, waiting = {name}, [name]
        while waiting:
            at = waiting.pop()
            further = {edge.parent for edge in self.edges if edge.child == at} - reached
            reached |= further
            waiting.extend(further)
        return ancestor in reached

    def _way(self, name: str) -> list[Derivation]:
        """The surest settled edges from an account to its root."""
        way: list[Derivation] = []
        seen = {name}
        while settled := [edge for edge in self.edges if edge.child == name and edge.settled]:
            surest = max(settled, key=lambda edge: (edge.confidence, edge.parent))
            if surest.parent in seen:
                break
            way.append(surest)
            seen.add(name := surest.parent)
        return way

    def _turned(self, edge: Derivation, evidence: Evidence) -> Derivation:
        child, parent = edge.parent, edge.child
        spans = [
            (p.a_start, p.a_end) if p.a == child else (p.b_start, p.b_end)
            for p in self.descent.passages
            if {p.a, p.b} == {child, parent}
        ]
        return replace(
            edge,
            child=child,
            parent=parent,
            kind=TURNED.get(edge.kind, edge.kind),
            direction="known",
            spans=merged(spans) if spans else body_spans(self.held[child]),
            evidence=(evidence, *edge.evidence),
        )

    def _drop_childless(self, names: set[str]) -> None:
        for name in names & set(self.archetypes) - {edge.parent for edge in self.edges}:
            del self.archetypes[name]
            self.edges = [edge for edge in self.edges if edge.child != name]

    def _restore_without(self, gone: Sequence[Derivation]) -> None:
        """Restore absent originals from the witnesses that still carry them: what one alone had was its own."""
        for name in {edge.parent for edge in gone} & self.archetypes.keys():
            archetype = self.archetypes[name]
            left = {edge.child for edge in self.edges if edge.parent == name and edge.settled}
            witnesses = [w for w in dict.fromkeys(w.document for w in archetype.witnesses) if w in self.held]
            kept = [witness for witness in witnesses if witness in left]
            if archetype.text and kept and len(kept) < len(witnesses):
                vocabulary = Vocabulary()
                bare = replace(archetype, text="", witnesses=(), apparatus=(), credits=())
                copies = [body_of(self.held[witness], vocabulary) for witness in kept]
                again, body = restored(bare, copies, vocabulary, dispatch=archetype.outlet_key in agencies())
                self.archetypes[name] = inherited_credits(again, [self.held[witness] for witness in kept])
                self.passages = [p for p in self.passages if name not in (p.a, p.b)]
                self.passages += [_passage(copy, body, p) for copy in copies for p in shared_passages(copy, body)]

    def outcome(self) -> Descent:
        """The descent, its origins counted anew."""
        texts = {*self.held, *self.archetypes}
        documents, archetypes = list(self.held.values()), tuple(self.archetypes.values())
        before = self.descent
        counted = count_origins(documents, archetypes, self.edges, self.own, {}, before.origins.stories)
        # Notes that rest on more than a descent holds are those that counting it anew does not give; they stay.
        plain = count_origins(documents, before.archetypes, before.derivations, before.own, {}, before.origins.stories)
        others = tuple(note for note in before.origins.notes if note not in plain.notes)
        return replace(
            before,
            passages=tuple(p for p in self.passages if p.a in texts and p.b in texts),
            derivations=tuple(self.edges),
            archetypes=archetypes,
            origins=replace(counted, notes=(*counted.notes, *others)),
            own=self.own,
        )


def _passage(copy: Body, text: Body, shared: Shared) -> Passage:
    quoted = bool(copy.quoted[shared.a[0] : shared.a[1]].all())
    here, there = copy.span(shared.a[0], shared.a[1] - 1), text.span(shared.b[0], shared.b[1] - 1)
    return Passage(copy.document, *here, text.document, *there, shared.words, quoted)


def _outside(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """What of ``spans`` is not in ``taken``."""
    left: list[Span] = []
    for start, end in merged(spans):
        for low, high in sorted(taken):
            if low < end and high > start:
                if low > start:
                    left.append((start, low))
                start = max(start, high)
        if start < end:
            left.append((start, end))
    return left


def _of_one_owner(
    descent: Descent, held: Mapping[str, Document], judgement: Judgement
) -> tuple[Origins, tuple[str, ...]]:
    """The origins with those of two outlets taken for one in the lower bound, and which these are."""
    texts = {**held, **{archetype.id: archetype for archetype in descent.archetypes}}
    origins = descent.origins
    roots = [f.root for f in origins.families if f.root in texts and texts[f.root].outlet_key in judgement.outlets]
    if {texts[root].outlet_key for root in roots} != set(judgement.outlets):
        return origins, ()
    children = {edge.child for edge in descent.derivations}
    certain = [root for root in roots if root not in children]
    names = " and ".join(dict.fromkeys(texts[root].label for root in roots))
    reason = f"{names} are of one owner and may not be independent ({judgement.stamp})"
    lower = max(1, origins.lower - max(0, len(certain) - 1))
    return replace(origins, lower=lower, unsettled=(*origins.unsettled, reason)), tuple(roots)
