"""Bodies laid side by side: the stretches they share, word for word, found by the engine of literal re-use.

Inside a case every five-word run seeds, one shared run is enough, and passages may be short.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.beside import GAP
from firsthand.lineage.reuse.compiling import kernels_for
from firsthand.lineage.reuse.kernels import GRAM
from firsthand.lineage.reuse.meeting import lay_beside
from firsthand.lineage.reuse.postings import arranged, post
from firsthand.lineage.reuse.tokens import Words, seeds_of
from firsthand.lineage.words import Body

__all__ = ["GAP", "GRAM", "PASSAGE_WORDS", "Run", "Shared", "aligned", "candidate_pairs", "shared_passages"]

PASSAGE_WORDS = 8
"""Fewest agreeing words of a passage inside one case. Archives need 25; in a case five to eight agreeing words are a
stock phrase ("said in a statement on Tuesday that"), nine or more rarely are (counted on same-event news reports)."""
STOCK_WORDS, STOCK_HOLDERS = 20, 64
"""Two accounts that agree in fewer words than the first (what a dependence can rest on, ``relation.TRACE_WORDS``), none of them in a
seed of at most so many accounts, share a stock phrase. Such pairs are most of a large pile's, and grow with its square."""


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words that agree one by one, from word ``a`` of one body and word ``b`` of the other."""

    a: int
    b: int
    length: int

    def flipped(self) -> "Run":
        """The same run seen from the other body."""
        return Run(self.b, self.a, self.length)


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage as its agreeing runs, in order on both sides."""

    runs: tuple[Run, ...]

    @property
    def words(self) -> int:
        return sum(run.length for run in self.runs)

    @property
    def a(self) -> tuple[int, int]:
        return (self.runs[0].a, self.runs[-1].a + self.runs[-1].length)

    @property
    def b(self) -> tuple[int, int]:
        return (self.runs[0].b, self.runs[-1].b + self.runs[-1].length)


def aligned(bodies: Sequence[Body], least: int = PASSAGE_WORDS) -> Iterator[tuple[int, int, tuple[Shared, ...]]]:
    """Every two bodies that share a passage, as positions in ``bodies``, with all their passages in order of the first.

    Of a pair each word stands in one passage at most, that with most words; the order may differ between the two.
    """
    if len(bodies) < 2:
        return
    bounds = np.zeros(len(bodies) + 1, dtype=np.int64)
    np.cumsum([len(body) for body in bodies], out=bounds[1:])
    ids = np.concatenate([body.ids for body in bodies])
    kernels = kernels_for(len(ids) * STEPS_A_WORD)
    none = np.zeros(0, dtype=np.uint32)
    seeds = seeds_of(Words(ids.astype(np.uint64), none, none.astype(np.uint8), bounds), 1, kernels)
    postings = arranged(post(seeds, kernels), len(bodies), kernels)
    rows, pieces = lay_beside(
        ids.astype(np.uint32), bounds, postings, kernels, least_seeds=1, least_words=least, pieces=True
    )
    rows, pieces = _without_stock_phrases(rows, pieces)
    passages = _passages(pieces, len(rows))
    pairs = rows[:, :2].tolist()
    start = 0
    for end in range(1, len(pairs) + 1):
        if end == len(pairs) or pairs[end] != pairs[start]:
            yield pairs[start][0], pairs[start][1], tuple(passages[start:end])
            start = end


STEPS_A_WORD = 4
"""Steps of work that a word of a body makes before any is shared."""


def candidate_pairs(bodies: Sequence[Body]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in ``bodies`` that share a passage."""
    return ((a, b) for a, b, _ in aligned(bodies))


def shared_passages(a: Body, b: Body, least: int = PASSAGE_WORDS) -> tuple[Shared, ...]:
    """All passages of at least ``least`` agreeing words of one pair, in order of ``a``."""
    return next((passages for _, _, passages in aligned([a, b], least)), ())


def _without_stock_phrases(
    rows: NDArray[np.int32], pieces: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Rows and pieces but for those of pairs that share nothing else."""
    if not len(rows):
        return rows, pieces
    fresh = np.append(True, (rows[1:, :2] != rows[:-1, :2]).any(axis=1))
    words, holders = (
        np.add.reduceat(rows[:, 6], np.flatnonzero(fresh)),
        np.minimum.reduceat(rows[:, 7], np.flatnonzero(fresh)),
    )
    kept = ((words >= STOCK_WORDS) | (holders <= STOCK_HOLDERS))[np.cumsum(fresh) - 1]
    pieces = pieces[kept[pieces[:, 0]]]
    pieces[:, 0] = (np.cumsum(kept) - 1)[pieces[:, 0]]
    return rows[kept], pieces


def _passages(pieces: NDArray[np.int32], count: int) -> list[Shared]:
    """Pieces of rows as passages; pieces that follow each other at once on both sides are one run."""
    if not count:
        return []
    row, a, b, length = pieces.T
    fresh = np.ones(len(pieces), dtype=np.bool_)
    fresh[1:] = (row[1:] != row[:-1]) | (a[1:] != a[:-1] + length[:-1]) | (b[1:] != b[:-1] + length[:-1])
    at = np.flatnonzero(fresh)
    runs = list(map(Run, a[at].tolist(), b[at].tolist(), np.add.reduceat(length, at).tolist()))
    bounds = np.searchsorted(row[at], np.arange(count + 1)).tolist()
    return [Shared(tuple(runs[bounds[k] : bounds[k + 1]])) for k in range(count)]
