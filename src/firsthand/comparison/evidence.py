"""Whether what two sentences differ in is told of one thing: the words beside the difference must agree.

Who writes in other words has other words everywhere. That two of them stand against each other tells something only where
the two sentences, without these words, still say the same.
"""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.comparison.edge import Edge
from firsthand.comparison.words import matter, stem, words_of
from firsthand.records import Anchor, Finding, Span

REST_AGREES = {"H601": 0.66, "H602": 0.77, "H603": 0.77, "H604": 0.77, "H605": 0.77, "R221": 0.77, "A704": 0.77}
"""Likeness of two reworded sentences, without the words that differ, from which a finding on words that another writer chooses
freely is shown; measured on rewrites by seven hands (docs/comparison.md). A figure, a day or a name is sure enough by itself; a source
that is left out, or of another kind, leaves no such words."""
CONTRARIES_AGREE = 0.84
"""… from which two words that exclude each other are: reports of one matter have many such words for different things."""
SHARED, LEAST_SHARED = 0.6, 4
"""Share of the shorter place's words of matter that stand in the other, and how many, from which one that leaves much out is near
enough as well. Each of four sets of rewrites, left out in its turn, gains by it. Not for sources: who speaks is no word of the matter."""
_SAID_BY = "A704"


def shown(edge: Edge, findings: Iterable[Finding | None]) -> Iterator[Finding | None]:
    """The findings of one family without those on words of reworded sentences that are too far apart."""
    for finding in findings:
        if finding is None or finding.code not in REST_AGREES or near(edge, finding, REST_AGREES[finding.code], SHARED):
            yield finding


def near(edge: Edge, finding: Finding, least: float, shared: float = 1.0) -> bool:
    """Whether the two places of a finding are near enough but for the words that differ. Between strangers (an edge of no
    confidence) all are: there findings keep statements apart, and nobody reads them.
    """
    a, b = finding.a, finding.b
    if a is None or b is None or edge.derivation.kind != "rewrite" or not edge.derivation.confidence:
        return True
    if edge.carried(b.span) or _rest(edge, (a, finding.marked_a), (b, finding.marked_b)) >= least:
        return True
    one, other = ({*matter(words_of(place.text))} for place in (a, b))
    both = len(one & other)
    return finding.code != _SAID_BY and both >= max(LEAST_SHARED, shared * min(len(one), len(other)))


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
