"""What each account holds of the text it goes back to: the arithmetic behind the strips and the shares.

Everything is measured on bodies (DOMAIN.md: furniture is never compared), in code points.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

import msgspec

from firsthand.records import Derivation, Descent, Document, Passage, Span, body_spans
from firsthand.views.report.layers import common, extent, merged, without
from firsthand.views.report.wording import WORD


class Body:
    """A document's body laid end to end: offsets of the text become positions in ``[0, length]``."""

    def __init__(self, document: Document) -> None:
        self.spans = merged(body_spans(document)) or ((0, 0),)
        self._starts = [start for start, _ in self.spans]
        self._before = [0]
        for start, end in self.spans:
            self._before.append(self._before[-1] + end - start)
        self.length = self._before[-1]

    def position(self, offset: int) -> int:
        """Where ``offset`` falls in the body; inside furniture, where the body goes on."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        start, end = self.spans[at]
        return self._before[at] + min(offset, end) - start

    def positions(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return merged((self.position(start), self.position(end)) for start, end in spans)


class Link(msgspec.Struct, frozen=True):
    """``[start, end)`` of an account stands at ``[there_start, there_end)`` of another text."""

    start: int
    end: int
    there_start: int
    there_end: int

    def across(self, offset: int) -> int:
        """The other text's offset for ``offset``, in proportion: white space may differ between the two."""
        if self.end == self.start:
            return self.there_start
        share = (offset - self.start) / (self.end - self.start)
        return round(self.there_start + share * (self.there_end - self.there_start))


class Threads:
    """Follows text from an account through its parents to the root of its family."""

    def __init__(self, descent: Descent) -> None:
        self._links: dict[tuple[str, str], list[Link]] = {}
        for passage in descent.passages:
            self._add(passage)
        for archetype in descent.archetypes:
            for witness in archetype.witnesses:
                length = witness.end - witness.start
                link = Link(witness.document_start, witness.document_start + length, witness.start, witness.end)
                self._links.setdefault((witness.document, archetype.id), []).append(link)
        self.parents = primary_parents(descent.derivations)
        self.own = descent.own
        self._to_root: dict[tuple[str, str], tuple[Link, ...]] = {}

    def _add(self, passage: Passage) -> None:
        link = Link(passage.a_start, passage.a_end, passage.b_start, passage.b_end)
        self._links.setdefault((passage.a, passage.b), []).append(link)

    def direct(self, child: str, parent: str) -> tuple[Link, ...]:
        """Stretches that the two texts share, whichever of them the passages name first."""
        if found := self._links.get((child, parent)):
            return tuple(found)
        turned = self._links.get((parent, child), ())
        return tuple(Link(k.there_start, k.there_end, k.start, k.end) for k in turned)

    def to_root(self, document: str, root: str) -> tuple[Link, ...]:
        """All stretches of ``document`` that stand in ``root``, directly or by way of its parents."""
        key = (document, root)
        if key not in self._to_root:
            self._to_root[key] = self._followed(document, root)
        return self._to_root[key]

    def _followed(self, document: str, root: str) -> tuple[Link, ...]:
        direct = self.direct(document, root)
        if direct or document == root:
            return direct
        links: tuple[Link, ...] = ()
        seen, child = {document}, document
        while (edge := self.parents.get(child)) and edge.parent not in seen:
            step = self.direct(child, edge.parent)
            links = step if child == document else composed(links, step)
            if edge.parent == root:
                return links
            if direct := self.direct(edge.parent, root):
                return composed(links, direct)
            seen.add(edge.parent)
            child = edge.parent
        return ()


def primary_parents(derivations: Iterable[Derivation]) -> dict[str, Derivation]:
    """For each child the edge it is drawn by: settled before unsettled, then the most confident."""
    best: dict[str, Derivation] = {}
    for edge in derivations:
        held = best.get(edge.child)
        if held is None or (edge.settled, edge.confidence) > (held.settled, held.confidence):
            best[edge.child] = edge
    return best


def composed(first: Iterable[Link], second: Iterable[Link]) -> tuple[Link, ...]:
    """Links from the first text to the third by way of the second."""
    onward = sorted(second, key=lambda link: link.start)
    furthest: list[int] = []  # running maximum of ends, so that a search may stop early
    for link in onward:
        furthest.append(max(link.end, furthest[-1] if furthest else 0))
    through: list[Link] = []
    for link in first:
        back = Link(link.there_start, link.there_end, link.start, link.end)
        at = bisect_right(furthest, link.there_start)
        while at < len(onward) and onward[at].start < link.there_end:
            step = onward[at]
            start, end = max(step.start, link.there_start), min(step.end, link.there_end)
            if start < end:
                through.append(Link(back.across(start), back.across(end), step.across(start), step.across(end)))
            at += 1
    return tuple(through)


class Share(msgspec.Struct, frozen=True):
    """One account against its parent, in code points of bodies and as spans where the parent's text is missing."""

    parent_length: int
    kept: int
    lost: tuple[Span, ...]


def share(parent: Document, links: Iterable[Link]) -> Share:
    """How much of ``parent``'s body the linked stretches keep, and which of its spans they lack."""
    body = merged(body_spans(parent))
    held = merged((link.there_start, link.there_end) for link in links)
    kept = common(body, held)
    lost = tuple(span for span in without(body, held) if parent.text[span[0] : span[1]].strip())
    return Share(extent(body), extent(kept), lost)


def reworded(document: Document, edges: Iterable[Derivation], links: Iterable[Link]) -> tuple[Span, ...]:
    """Body that depends on a parent but does not stand there word for word."""
    dependent = merged(span for edge in edges for span in edge.spans)
    literal = merged((link.start, link.end) for link in links)
    loose = common(merged(body_spans(document)), without(dependent, literal))
    # White space and stops between two literal stretches are no text in other words.
    return tuple(span for span in loose if WORD.search(document.text, *span))


def edges_by_child(derivations: Iterable[Derivation]) -> Mapping[str, tuple[Derivation, ...]]:
    """All edges of each child, the one it is drawn by first."""
    edges: dict[str, list[Derivation]] = {}
    for edge in derivations:
        edges.setdefault(edge.child, []).append(edge)
    return {
        child: tuple(sorted(found, key=lambda edge: (not edge.settled, -edge.confidence)))
        for child, found in edges.items()
    }
