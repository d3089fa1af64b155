"""Which statement of an account in another language says what one of its parent's says.

Only along a settled edge. Words cannot be compared, so each must be the other's nearest by meaning and by what reads alike in
every language: figures, sums, days, designations. A translation keeps its original's order: what crosses that is left out.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.comparison.edge import Edge
from firsthand.comparison.saying import Told, told
from firsthand.comparison.sides import Side
from firsthand.records import DateExpression, Mention, Money, Quantity

NEAR, NEAR_WITH_FACTS = 0.5, 0.35
"""Nearness of meaning from which two statements are one, and where at least one fact agrees. The multilingual encoder puts
translations of a sentence of a report mostly above 0.6, and two sentences of one report mostly below 0.45."""
FACT = 0.1
"""What an agreeing fact adds to the nearness."""
MOST_STATEMENTS = 400
"""Statements of an account that are laid beside its parent's."""

Facts = frozenset[tuple[str, str]]


def joined(edge: Edge) -> Iterator[tuple[Told, Told, bool]]:
    """Statements of the child with the parent's that they translate, and whether their figures agree."""
    mine, theirs = _stated(edge.child, edge), _stated(edge.parent, None)
    if not mine or not theirs:
        return
    here, there = ([_facts(side, t) for t in ts] for side, ts in ((edge.child, mine), (edge.parent, theirs)))
    meaning = _meanings(edge, edge.child, mine) @ _meanings(edge, edge.parent, theirs).T
    shared = np.array([[len(a & b) for b in there] for a in here], dtype=np.float32)
    near = meaning + FACT * np.minimum(shared, 3)
    pairs = [
        (i, k)
        for i, k in enumerate(near.argmax(axis=1).tolist())
        if int(near[:, k].argmax()) == i
        and meaning[i, k] >= (NEAR_WITH_FACTS if shared[i, k] else NEAR)
        and _alike(mine[i], theirs[k])
    ]
    for i, k in _in_order(pairs) if edge.derivation.kind == "translation" else pairs:
        yield mine[i], theirs[k], _agree(here[i], there[k])


def _stated(side: Side, edge: Edge | None) -> list[Told]:
    """The statements of an account, of the child those in its dependent stretches."""
    sentences = edge.dependent if edge is not None else side.sentences
    return [t for t in told(side, sentences) if t.statement.kind != "question"][:MOST_STATEMENTS]


def _meanings(edge: Edge, side: Side, stated: Sequence[Told]) -> NDArray[np.float32]:
    return edge.meanings.of([side.text[t.start : t.end] for t in stated])


def _alike(one: Told, other: Told) -> bool:
    """Whether both tell something, or both do not answer."""
    return (one.statement.kind == "non_answer") == (other.statement.kind == "non_answer")


def _facts(side: Side, one: Told) -> Facts:
    """What reads alike in every language."""
    found: set[tuple[str, str]] = set()
    for sentence in side.sentences_over(one.start, one.end):
        for fact in sentence.facts:
            if not (one.start <= fact.start and fact.end <= one.end):
                continue
            item = fact.item
            if isinstance(item, Quantity | Money):
                found.add(("figure", f"{item.low:.4g}"))
            elif isinstance(item, DateExpression) and item.value:
                found.add(("date", item.value))
            elif isinstance(item, Mention) and fact.kind == "designation":
                found.add(("designation", item.canonical))
    return frozenset(found)


def _agree(one: Facts, other: Facts) -> bool:
    """Whether the figures of the one are among the other's. A day or designation may be read in one language alone."""
    a, b = ({value for sort, value in facts if sort == "figure"} for facts in (one, other))
    return a <= b or b <= a


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that go forward on both sides."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, k) in enumerate(pairs):
        place = bisect_left(ends, k)
        ends[place : place + 1] = [k]
        last[place : place + 1] = [at]
        before.append(last[place - 1] if place else -1)
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
