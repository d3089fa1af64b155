"""Literal re-use: the stretches two bodies share, found by shared five-word runs and extended word by word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.words import Body

GRAM = 5
"""Words a seed. Five is what passim and the measured prototype of the design use."""
GAP = 12
"""Words that may differ between two runs of one passage on either side: a clause put in or cut out."""
PASSAGE_WORDS = 8
"""Fewest agreeing words of a passage inside one case. Archives need 25; in a case five to eight agreeing words are a
stock phrase ("said in a statement on Tuesday that"), nine or more rarely are (counted on same-event news reports)."""
CROWD = 64
"""A run that stands in more bodies than this is linked along a chain instead of pair by pair (no cap on frequency)."""

REPEATS = 64
"""A run that stands in one body more often than this is a refrain or a hostile page, and seeds nothing."""


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


def _grams(ids: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Rolling hash of every ``GRAM`` neighbouring words. Collisions only cost a look: extension compares the words."""
    if len(ids) < GRAM:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(len(ids) - GRAM + 1, dtype=np.uint64)
    for k in range(GRAM):
        word = ids[k : len(ids) - GRAM + 1 + k].astype(np.uint64) + np.uint64(1)
        out = out * np.uint64(0x9E3779B97F4A7C15) + word * np.uint64(0xC2B2AE3D27D4EB4F)
    out ^= out >> np.uint64(29)
    return out


def candidate_pairs(bodies: Sequence[Body]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in ``bodies`` that share at least one five-word run, by one sort over all runs."""
    if not bodies:
        return
    grams = [np.unique(_grams(body.ids)) for body in bodies]
    hashes = np.concatenate(grams)
    owners = np.repeat(np.arange(len(bodies)), [len(g) for g in grams])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    bounds = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    pairs: set[tuple[int, int]] = set()
    for start, end in pairwise(bounds.tolist()):
        if end - start < 2:
            continue
        holders = owners[start:end].tolist()
        if len(holders) <= CROWD:
            pairs.update((x, y) for i, x in enumerate(holders) for y in holders[i + 1 :])
        else:
            pairs.update(pairwise(holders))
    yield from sorted(pairs)


def shared_passages(a: Body, b: Body, least: int = PASSAGE_WORDS) -> tuple[Shared, ...]:
    """All passages of at least ``least`` agreeing words, in order of ``a``.

    Both sides are covered at most once: the longest run wins, as a diff would have it, but order may differ.
    """
    runs = _maximal_runs(a, b)
    chosen = _without_overlap(runs, len(a), len(b))
    return tuple(p for p in _chain(a, b, chosen) if p.words >= least)


def _maximal_runs(a: Body, b: Body) -> list[Run]:
    positions: dict[int, list[int]] = defaultdict(list)
    for j, gram in enumerate(_grams(b.ids).tolist()):
        positions[gram].append(j)
    left, right = a.ids.tolist(), b.ids.tolist()
    reached: dict[int, int] = {}
    runs: list[Run] = []
    for i, gram in enumerate(_grams(a.ids).tolist()):
        places = positions.get(gram, ())
        if len(places) > REPEATS:
            continue
        for j in places:
            diagonal = i - j
            if reached.get(diagonal, -1) > i:
                continue
            length = 0
            while i + length < len(left) and j + length < len(right) and left[i + length] == right[j + length]:
                length += 1
            if length >= GRAM:
                runs.append(Run(i, j, length))
                reached[diagonal] = i + length
    return runs


def _without_overlap(runs: list[Run], a_words: int, b_words: int) -> list[Run]:
    taken_a, taken_b = np.zeros(a_words, dtype=np.bool_), np.zeros(b_words, dtype=np.bool_)
    chosen: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.a, r.b)):
        free = ~(taken_a[run.a : run.a + run.length] | taken_b[run.b : run.b + run.length])
        edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            if end - start < GRAM:
                continue
            piece = Run(run.a + start, run.b + start, end - start)
            taken_a[piece.a : piece.a + piece.length] = True
            taken_b[piece.b : piece.b + piece.length] = True
            chosen.append(piece)
    return sorted(chosen, key=lambda r: (r.a, r.b))


def _agreeing(a: Body, b: Body, a_from: int, a_to: int, b_from: int, b_to: int) -> list[Run]:
    """Words that agree in order between two runs: house spelling and single changed words leave short runs."""
    if a_from == a_to or b_from == b_to:
        return []
    matcher = SequenceMatcher(None, a.ids[a_from:a_to].tolist(), b.ids[b_from:b_to].tolist(), autojunk=False)
    return [Run(a_from + m.a, b_from + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def _chain(a: Body, b: Body, runs: list[Run]) -> list[Shared]:
    """Join runs that follow each other on both sides with at most ``GAP`` words between them."""
    passages: list[list[Run]] = []
    for run in runs:
        if passages:
            last = passages[-1][-1]
            gap_a, gap_b = run.a - last.a - last.length, run.b - last.b - last.length
            if 0 <= gap_a <= GAP and 0 <= gap_b <= GAP:
                passages[-1].extend(_agreeing(a, b, last.a + last.length, run.a, last.b + last.length, run.b))
                passages[-1].append(run)
                continue
        passages.append([run])
    return [Shared(tuple(p)) for p in passages]
