"""Which sentences of the parent a reworded sentence of the child goes back to.

Trusted only when one place clearly leads. Neighbouring sentences of the parent count as one place, since a report
often folds two into one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from firsthand.comparison.sides import Fact, Sentence
from firsthand.language.meaning import EMBEDDING_SHARE, Meanings, Weights
from firsthand.records import DateExpression, Mention, Money, Quantity

Trust: TypeAlias = Literal["strong", "fair", "weak"]

Postings: TypeAlias = dict[str, list[tuple[int, float]]]
"""Which sentences of the parent have a stem, and what it weighs there."""

STRONG, FAIR, WEAK = 0.55, 0.45, 0.33
"""Nearness from which a leading place is trusted. Read off 82 reworded sentences of two accounts of one article: every
leader above 0.45 was the right sentence; between 0.33 and 0.45 half were, so those need agreeing words at the fact."""
LEAD = 0.07
"""How far the place must be ahead of every sentence elsewhere."""
NARROW_LEAD = 0.04
"""… to be trusted as a weak one where it is near enough for a fair one."""
TELLING = 2
"""A stem that no more sentences of the parent have tells which of them is meant."""
FACT_BONUS, MOST_BONUS = 0.08, 0.16
"""What an agreeing number with its noun, sum, designation or day adds, and the most that facts may add."""


@dataclass(frozen=True)
class Counterpart:
    """A sentence of the child and the one or two neighbouring sentences of the parent it goes back to, best first."""

    child: Sentence
    parents: tuple[Sentence, ...]
    score: float
    trust: Trust

    @property
    def parent(self) -> Sentence:
        return self.parents[0]

    def facts(self) -> tuple[Fact, ...]:
        """The parent's facts there, in order."""
        return tuple(sorted((f for s in self.parents for f in s.facts), key=lambda f: f.start))


def counterparts(
    children: Sequence[Sentence], parents: Sequence[Sentence], weights: Weights, meanings: Meanings | None
) -> tuple[list[Counterpart], list[Sentence]]:
    """Counterparts of the ``children`` that have a clear one, and those that are near to no sentence at all. Without
    ``meanings`` shared words alone decide.
    """
    if not children or not parents:
        return [], []
    postings: Postings = defaultdict(list)
    for k, sentence in enumerate(parents):
        for stem, weight in weights.vector(sentence.matter).items():
            postings[stem].append((k, weight))
    keys: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for k, sentence in enumerate(parents):
        for key in _keys(sentence):
            keys[key].append(k)
    there = meanings.of([s.text for s in parents]) if meanings is not None else None
    here = meanings.of([s.text for s in children]) if meanings is not None else None
    found: list[Counterpart] = []
    orphans: list[Sentence] = []
    for i, child in enumerate(children):
        row = np.zeros(len(parents), dtype=np.float32)
        for stem, weight in weights.vector(child.matter).items():
            for k, other in postings.get(stem, ()):
                row[k] += weight * other
        if here is not None and there is not None:
            row = EMBEDDING_SHARE * (there @ here[i]) + (1 - EMBEDDING_SHARE) * row
        bonus = np.zeros(len(parents), dtype=np.float32)
        for key in _keys(child):
            bonus[keys.get(key, [])] += FACT_BONUS
        counterpart = _leader(child, parents, row + np.minimum(bonus, MOST_BONUS), postings)
        if counterpart is not None:
            found.append(counterpart)
        elif float(row.max()) < WEAK:
            orphans.append(child)
    return found, orphans


def _leader(
    child: Sentence, parents: Sequence[Sentence], scores: NDArray[np.float32], postings: Postings
) -> Counterpart | None:
    order = np.argsort(-scores, kind="stable")[:8].tolist()
    best = order[0]
    score = float(scores[best])
    if score < WEAK:
        return None
    ahead = min((score - float(scores[k]) for k in order[1:] if abs(k - best) > 1), default=1.0)
    if ahead < (NARROW_LEAD if score >= FAIR else LEAD):
        return None
    beside = [k for k in (best - 1, best + 1) if 0 <= k < len(parents)]
    near = [
        k
        for k in beside
        if float(scores[k]) >= max(WEAK, 0.75 * score) or _completes(child, parents, best, k, postings)
    ]
    place = [best, *sorted(near, key=lambda k: -float(scores[k]))]
    trust: Trust = "strong" if score >= STRONG else "fair" if score >= FAIR else "weak"
    if ahead < LEAD:
        trust = "weak"
    return Counterpart(child, tuple(parents[k] for k in place), score, trust)


def _completes(child: Sentence, parents: Sequence[Sentence], best: int, beside: int, postings: Postings) -> bool:
    """Whether a neighbour of the leading sentence has a telling word or a fact of the child's that the leader lacks: two
    sentences folded into one.
    """
    rest = set(child.matter) - set(parents[best].matter)
    if any(len(postings.get(stem, ())) <= TELLING for stem in rest & set(parents[beside].matter)):
        return True
    return bool((_keys(child) - _keys(parents[best])) & _keys(parents[beside]))


def _keys(sentence: Sentence) -> set[tuple[object, ...]]:
    """Facts in a form that can be met again."""
    keys: set[tuple[object, ...]] = set()
    for fact in sentence.facts:
        item = fact.item
        if isinstance(item, Money):
            keys.add(("money", item.low, item.high))
        elif isinstance(item, Quantity) and item.unit and (item.low != item.high or item.low not in (0, 1)):
            keys.add(("quantity", item.low, item.high, item.unit))
        elif isinstance(item, DateExpression) and item.value and item.precision in ("day", "month"):
            keys.add(("date", item.value))
        elif isinstance(item, Mention) and fact.kind == "designation":
            keys.add(("designation", item.canonical))
    return keys
