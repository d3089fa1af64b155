"""Which fact of the parent a differing fact of the child stands for. Nothing is paired that might be about another thing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal as Either
from typing import TypeAlias

from firsthand.comparison.counterparts import Counterpart, Trust
from firsthand.comparison.edge import LITERAL_SHARE, REWORDED, Edge
from firsthand.comparison.sides import Fact, FactKind, Sentence, Side
from firsthand.comparison.words import words_of

Ground: TypeAlias = Either["literal", "scattered"] | Trust
Same: TypeAlias = Callable[[Fact, Fact], bool]

NEIGHBOUR_WORDS = 4
"""In a literal copy a fact has its place when words that agree stand this close on both sides of it."""
MOST_IN_SENTENCE = 40
"""Facts of one kind in one sentence that are looked at: a sentence with more is a list."""
_CLAUSE = re.compile(r"[,;:—–]\s?")
CONTEXT_LEAD = 1.3
"""Of several facts the one is taken whose surroundings agree this much better than the next one's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact of the child beside the parent's fact that it stands for, and what that rests on."""

    child: Fact
    parent: Fact
    ground: Ground


@dataclass(frozen=True, slots=True)
class Loss:
    """A fact of the parent in ``place`` that the child leaves out where it keeps the words around it."""

    parent: Fact
    place: tuple[int, int]
    ground: Ground


def literal_pairs(edge: Edge, kind: FactKind) -> Iterator[Pair]:
    """Facts that stand in the same place of two readings of one text and are not the same words."""
    literal = edge.literal
    theirs = edge.parent.facts_of(kind)
    for fact in edge.child.facts_of(kind):
        words = literal.child_words(fact.start, fact.end)
        if not words:
            continue
        if all(i in literal.child_to_parent for i in words):
            # The words agree, a sign may not: "€500 million", "$500 million".
            place = literal.parent[literal.child_to_parent[words[0]]].start
            over = [f for f in theirs if f.start <= place < f.end] if kind == "money" else []
            if len(over) == 1:
                yield Pair(fact, over[0], "literal")
            continue
        stretch = _stretch(literal.child_to_parent, words, len(literal.child))
        if stretch is None or not len(stretch):
            continue
        first, last = literal.parent[stretch[0]].start, literal.parent[stretch[-1]].end
        there = [f for f in theirs if f.start < last and first < f.end]
        if len(there) == 1:
            yield Pair(fact, there[0], "literal")


def literal_losses(edge: Edge, kind: FactKind) -> Iterator[Loss]:
    """Facts of the parent that are gone from a reading that keeps the words on both sides of them."""
    literal = edge.literal
    mine = edge.child.facts_of(kind)
    for fact in edge.parent.facts_of(kind):
        words = literal.parent_words(fact.start, fact.end)
        if not words or any(i in literal.parent_to_child for i in words):
            continue
        stretch = _stretch(literal.parent_to_child, words, len(literal.parent))
        if stretch is None:
            continue
        first = literal.child[stretch.start - 1].start if stretch.start else 0
        last = literal.child[min(stretch.stop, len(literal.child) - 1)].end
        sentence = edge.child.sentence_at(first)
        if sentence is None or not literal_sentence(edge, sentence):
            continue
        if not any(f.start < last and first < f.end for f in mine):
            yield Loss(fact, (first, last), "literal")


def _stretch(across: dict[int, int], words: range, total: int) -> range | None:
    """The words of the other side between the nearest agreeing words left and right of ``words``."""
    left = next(
        (across[i] for i in range(words.start - 1, max(-1, words.start - 1 - NEIGHBOUR_WORDS), -1) if i in across), None
    )
    right = next((across[i] for i in range(words.stop, min(total, words.stop + NEIGHBOUR_WORDS)) if i in across), None)
    if left is None and right is None:
        return None
    if left is None:
        return None if words.start > 0 else range(right or 0)
    if right is None:
        return None
    if not 0 <= right - left - 1 <= 3 * NEIGHBOUR_WORDS + len(words):
        return None
    return range(left + 1, right)


def reworded_pairs(edge: Edge, kind: FactKind, agree: Same, comparable: Same, anywhere: Same) -> Iterator[Pair]:
    """Facts of reworded sentences that differ from the one fact of the parent which they can stand for.

    ``agree``: the two say the same; ``comparable``: they are about the same thing; ``anywhere``: such a fact anywhere in
    the parent bears the child's out, so nothing differs.
    """
    everywhere = edge.parent.facts_of(kind)
    for counterpart in edge.counterparts:
        mine = counterpart.child.of(kind)[:MOST_IN_SENTENCE]
        theirs = [f for f in counterpart.facts() if f.kind == kind]
        for fact in mine:
            if any(agree(fact, f) for f in theirs) or any(anywhere(fact, f) for f in everywhere):
                continue
            free = [f for f in theirs if comparable(fact, f) and not any(agree(m, f) for m in mine)]
            chosen = _chosen(edge, counterpart, fact, free)
            if chosen is not None:
                yield Pair(fact, chosen, counterpart.trust)


def left_over(edge: Edge, kind: FactKind, agree: Same, fits: Same, done: set[int]) -> Iterator[Pair]:
    """Facts of reworded sentences that are left over on both sides: the child's value stands nowhere in the parent, the
    parent's nowhere in the child, and nothing else there can stand for either. ``fits`` says what cannot be compared. A
    neighbour that nothing else goes back to may have been folded in: weak.
    """
    mine, theirs = edge.child.facts_of(kind), edge.parent.facts_of(kind)
    for counterpart in edge.counterparts:
        if counterpart.trust == "weak":
            continue
        here = [f for f in counterpart.child.of(kind)[:MOST_IN_SENTENCE] if not any(agree(f, o) for o in theirs)]
        near = [f for s in edge.beside(counterpart.parents) for f in s.of(kind)]
        there = [f for f in near if not any(agree(m, f) for m in mine)]
        own = set(counterpart.facts())
        for fact in here:
            free = [f for f in there if fits(fact, f)]
            if fact.start in done or not free:
                continue
            alone = len(free) == 1 and sum(fits(other, free[0]) for other in here) == 1
            chosen = free[0] if alone else _chosen(edge, counterpart, fact, free)
            if chosen is not None:
                done.add(fact.start)
                sure = chosen in own and (alone or context(edge, fact, chosen)[1])
                yield Pair(fact, chosen, counterpart.trust if sure else "weak")


def _chosen(edge: Edge, counterpart: Counterpart, fact: Fact, free: list[Fact]) -> Fact | None:
    if len(free) < 2:
        return free[0] if free else None
    scored = sorted(((context(edge, fact, f)[0], -f.start, f) for f in free), key=lambda s: s[:2], reverse=True)
    return scored[0][2] if scored[0][0] > CONTEXT_LEAD * scored[1][0] else None


def scattered_pairs(
    edge: Edge, kind: FactKind, agree: Same, comparable: Same, least: int, done: set[int]
) -> Iterator[Pair]:
    """Facts of reworded sentences without a counterpart, by the words around them alone.

    Both facts must be unmatched in the whole of the other text, and at least ``least`` words of matter must stand near
    both. ``done`` are starts of facts of the child that were paired already.
    """
    if edge.derivation.kind not in REWORDED:
        return
    mine = edge.child.facts_of(kind)
    theirs = edge.parent.facts_of(kind)
    placed = {c.child.index for c in edge.counterparts if c.trust != "weak"}
    for sentence in edge.dependent:
        if sentence.index in placed or literal_sentence(edge, sentence):
            continue
        for fact in sentence.of(kind)[:MOST_IN_SENTENCE]:
            if fact.start in done or any(agree(fact, f) and comparable(fact, f) for f in theirs):
                continue
            free = [
                f for f in theirs if comparable(fact, f) and not any(agree(m, f) and comparable(m, f) for m in mine)
            ]
            near = sorted(((*context(edge, fact, f), -f.start, f) for f in free), key=lambda s: s[:3], reverse=True)
            if not near or near[0][1] < least or (len(near) > 1 and near[0][0] <= CONTEXT_LEAD * near[1][0]):
                continue
            yield Pair(fact, near[0][3], "scattered")


def context(edge: Edge, child: Fact, parent: Fact) -> tuple[float, int]:
    """Weight and number of the stems that stand near both facts."""
    shared = edge.child.around(child) & edge.parent.around(parent)
    return sum(edge.weights.weight(s) for s in shared), len(shared)


def excerpt(side: Side, fact: Fact, most: int = 600) -> tuple[int, int]:
    """The sentence around a fact, or of one longer than ``most`` characters the clauses nearest to the fact."""
    sentence = side.sentence_at(fact.start)
    if sentence is None:
        return (fact.start, fact.end)
    if sentence.end - sentence.start <= most:
        return _trimmed(side.text, sentence)
    low, high = max(sentence.start, fact.start - most // 2), min(sentence.end, fact.end + most // 2)
    marks = [sentence.start, *(m.end() for m in _CLAUSE.finditer(side.text, low, high)), sentence.end]
    first = min((m for m in marks if low <= m <= fact.start), default=fact.start)
    last = max((m for m in marks if fact.end <= m <= high), default=fact.end)
    words = words_of(side.text, first, last)
    return (min(words[0].start, fact.start), max(words[-1].end, fact.end)) if words else (fact.start, fact.end)


def _trimmed(text: str, sentence: Sentence) -> tuple[int, int]:
    raw = text[sentence.start : sentence.end]
    return (sentence.start + len(raw) - len(raw.lstrip()), sentence.end - len(raw) + len(raw.rstrip()))


def literal_sentence(edge: Edge, sentence: Sentence) -> bool:
    """Whether a sentence of the child is compared word by word."""
    return edge.literal.child_share(sentence.start, sentence.end) >= LITERAL_SHARE
