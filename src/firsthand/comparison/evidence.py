"""Whether what two sentences differ in is told of one thing: the words beside the difference must agree.

Who writes in other words has other words everywhere. That two of them stand against each other tells something only where
the two sentences, without these words, still say the same.
"""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.comparison.edge import Edge
from firsthand.comparison.words import stem, words_of
from firsthand.records import Anchor, Finding, Span

REST_AGREES = {"H601": 0.66, "H602": 0.77, "H603": 0.77, "H604": 0.77, "H605": 0.77, "R221": 0.77, "A704": 0.77}
"""Likeness of two reworded sentences, without the words that differ, from which a finding on words that another writer chooses
freely is shown; measured on rewrites by seven hands (docs/comparison.md). A figure, a day or a name is sure enough by itself; a source
that is left out, or of another kind, leaves no such words."""


def shown(edge: Edge, findings: Iterable[Finding | None]) -> Iterator[Finding | None]:
    """The findings of one family without those on words of reworded sentences that are too far apart. Between strangers
    (an edge of no confidence) all are kept: there they keep statements apart, and nobody reads them.
    """
    for finding in findings:
        if (
            finding is None
            or finding.a is None
            or finding.b is None
            or edge.derivation.kind != "rewrite"
            or not edge.derivation.confidence
            or finding.code not in REST_AGREES
            or edge.carried(finding.b.span)
            or _rest(edge, (finding.a, finding.marked_a), (finding.b, finding.marked_b)) >= REST_AGREES[finding.code]
        ):
            yield finding


def _rest(edge: Edge, *places: tuple[Anchor, Sequence[Span]]) -> float:
    """How near two places are in meaning without the marked words that only one of them has."""
    one, other = (frozenset(stem(w.form) for w in words_of(place.text)) for place, _ in places)
    here, there = (_without(*place, one & other) for place in places)
    a, b = edge.meanings.of([here, there])
    return float(a @ b)


def _without(place: Anchor, marks: Sequence[Span], shared: frozenset[str]) -> str:
    text = place.text
    for word in reversed(words_of(text)):
        start, end = place.start + word.start, place.start + word.end
        if stem(word.form) not in shared and any(start < high and low < end for low, high in marks):
            text = text[: word.start] + text[word.end :]
    return " ".join(text.split())
