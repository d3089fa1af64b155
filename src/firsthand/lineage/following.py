"""How one account follows another: what it has of its matter, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from firsthand.lineage.support import Fact, Told
from firsthand.records import Span

POSSIBLE, SETTLED = 0.0, 1.0
"""Log-odds from which a rewrite is possible, and from which it is settled. From -1 on 15 of 100 trios of reports on one event
would be doubted for nothing, against 5, and only 2 of 100 more ranges hold the truth (docs/benchmarks.md)."""
CROWD_ABROAD = 0.5
"""Share of that by which odds fall between two languages, where most that is shared is rare."""


@dataclass(frozen=True, slots=True)
class Following:
    """How one account follows another: ``log_odds`` above 0 that it does, and what that rests on.

    ``share`` is the weighted share of telling facts in common, 0 to 1, ``shared`` are those facts, rarest first, ``held``
    how many the smaller account has; ``aligned`` are pairs of sentences (child, parent) that say the same, ``in_order``
    the share of those in the same order less that of those that are not, -1 to 1; ``cover`` is that times the share of
    the child's sentences that are paired.
    """

    child: str
    parent: str
    translated: bool
    log_odds: float
    settled: bool
    share: float
    shared: tuple[Fact, ...]
    held: int
    aligned: tuple[tuple[int, int], ...]
    in_order: float
    cover: float

    def flipped(self) -> "Following":
        """The same, seen from the other account."""
        back = tuple(sorted((j, i) for i, j in self.aligned))
        return replace(self, child=self.parent, parent=self.child, aligned=back)


def crowded(found: Following, crowd: float) -> Following:
    """The same where others compete to look alike: ``crowd`` is the logarithm of how many more do than in the fits."""
    log_odds = found.log_odds - (CROWD_ABROAD if found.translated else 1.0) * crowd
    return replace(found, log_odds=log_odds, settled=log_odds >= SETTLED)


def following_spans(following: Following, child: Told) -> list[Span]:
    """The child's sentences that the parent has too, by their matter or by a telling fact."""
    chosen = {i for i, _ in following.aligned}
    shared = set(following.shared)
    chosen |= {i for i, s in enumerate(child.sentences) if s.facts & shared}
    return [child.sentences[i].span for i in sorted(chosen)]


def ordered(a: Told, b: Told, sizes: tuple[int, int]) -> tuple[Told, Told]:
    """The two with the smaller first: what makes it the child says nothing about direction."""
    return (a, b) if (sizes[0], a.document.id) <= (sizes[1], b.document.id) else (b, a)


def concordance(pairs: Sequence[tuple[int, int]]) -> float:
    """Kendall's tau of places in two texts: 1 when all follow in the same order, 0 without an order; ties left out."""
    agree = total = 0
    for (a, b), (c, d) in combinations(pairs, 2):
        if a != c:
            total += 1
            agree += (d > b) - (d < b) if c > a else (d < b) - (d > b)
    return agree / total if total else 0.0
