"""Texts laid beside each other: postings in, passages out, by text and in parallel where the kernels are compiled."""

from concurrent.futures import ThreadPoolExecutor
from threading import local
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.beside import FEW, SKIPS
from firsthand.lineage.reuse.compiling import Kernels, kernels_for
from firsthand.lineage.reuse.postings import Postings
from firsthand.lineage.reuse.tokens import THREADS

RANGES = 64
"""Ranges of texts that are handed to threads: many more than threads, since they differ in work."""


STEPS_A_HIT = 4
"""Steps of work (:mod:`.compiling`) that two texts make over a seed they share, with the words around it."""
ROOM = 1 << 16
"""Passages there is room for at first. A text that they run out under is laid beside the others a second time."""
_SKIPS = np.array(SKIPS, dtype=np.int64)


class Meetings(NamedTuple):
    """Passages, a row each: text a, text b, first and last word in a, in b, agreeing words, fewest holders of a seed.

    ``pieces`` are the runs of agreeing words: row, word in a, word in b, words.
    """

    rows: NDArray[np.int32]
    pieces: NDArray[np.int32]


def lay_beside(
    words: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    postings: Postings,
    kernels: Kernels,
    *,
    least_seeds: int,
    least_words: int,
    pieces: bool = False,
) -> Meetings:
    """All passages of at least ``least_words`` between texts with ``least_seeds`` seeds in common, in order of a, b, place."""
    texts = len(bounds) - 1
    if not len(postings) or not texts:
        return Meetings(np.zeros((0, 8), dtype=np.int32), np.zeros((0, 4), dtype=np.int32))
    if not kernels.compiled:
        kernels = kernels_for(STEPS_A_HIT * int((postings.until - postings.onward).sum()))
    cuts = np.unique(
        np.searchsorted(postings.slot_bounds, np.linspace(0, len(postings), RANGES + 1)[1:-1], side="left")
    )
    edges = np.unique(np.concatenate(([0], cuts, [texts])))
    longest = int(np.diff(bounds).max())

    own = local()

    def work(low: int, high: int) -> Meetings:
        if not hasattr(own, "worker"):
            own.worker = _Worker(words, bounds, longest, postings, kernels, least_seeds, least_words, pieces)
        done: Meetings = own.worker.run(low, high)
        return done

    spans = list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
    if kernels.compiled and len(spans) > 1:
        with ThreadPoolExecutor(THREADS) as pool:
            done = list(pool.map(work, *zip(*spans, strict=True)))
    else:
        done = [work(0, texts)]
    return _joined(done)


class _Worker:
    """One thread's scratch space: fresh memory for every range would cost more than what is done with it."""

    def __init__(
        self,
        words: NDArray[np.uint32],
        bounds: NDArray[np.int64],
        longest: int,
        postings: Postings,
        kernels: Kernels,
        least_seeds: int,
        least_words: int,
        pieces: bool,
    ) -> None:
        texts, runs = len(bounds) - 1, 2 * longest + 1024
        p = postings
        self._kernels = kernels
        self._given = (
            words, _SKIPS, bounds, p.slot_bounds, p.slots, p.texts, p.places, p.onward, p.until, p.holders, p.chained, least_seeds, least_words
        )  # fmt: skip
        self._tallies = (np.zeros(texts, np.int32), np.zeros(texts, np.int32), np.zeros(texts, np.int64))
        self._hits = 4096
        self._scratch = (
            np.zeros(2 * longest + 1, np.int32),
            np.zeros(2 * longest + 1, np.int32),
            np.empty((runs, 4), np.int32),
            np.empty((runs, 4), np.int32),
            np.empty(runs, np.int32),
            np.empty(runs, np.int32),
            np.empty(runs, np.uint8),
            np.empty((FEW, 4), np.int32),
            np.full(longest, -1, np.int32),
            np.full(longest, -1, np.int32),
        )
        self._rows = np.empty((ROOM, 8), np.int32)
        self._pieces = np.empty((8192 if pieces else 0, 4), np.int32)

    def run(self, low: int, high: int) -> Meetings:
        """Passages of the texts ``low`` to ``high`` with later ones."""
        needs = np.zeros(3, dtype=np.int64)
        hits = self._hit_room()
        found: list[Meetings] = []
        while low < high:
            needs[:] = 0
            low, rows, pieces = self._kernels(
                "meet", low, high, *self._given, *self._tallies, *hits, *self._scratch, self._rows, self._pieces, needs
            )
            found.append(Meetings(self._rows[:rows].copy(), self._pieces[:pieces].copy()))
            if needs[0]:
                self._hits = int(needs[0]) * 2
                hits = self._hit_room()
            if needs[1] > len(self._rows):
                self._rows = np.empty((int(needs[1]) * 2, 8), np.int32)
            if len(self._pieces) and needs[2] > len(self._pieces):
                self._pieces = np.empty((int(needs[2]) * 2, 4), np.int32)
        return _by_place(_joined(found))

    def _hit_room(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        return np.empty(self._hits, np.int32), np.empty(self._hits, np.int32), np.empty(self._hits, np.int32)


def _joined(parts: list[Meetings]) -> Meetings:
    """Parts one after the other."""
    offset = 0
    for part in parts:
        part.pieces[:, 0] += offset
        offset += len(part.rows)
    return Meetings(np.concatenate([p.rows for p in parts]), np.concatenate([p.pieces for p in parts]))


def _by_place(found: Meetings) -> Meetings:
    """Rows that come in order of a and b in order of place too, pieces after their rows."""
    rows, pieces = found
    fresh = (rows[1:, :2] != rows[:-1, :2]).any(axis=1)
    key = np.append(0, np.cumsum(fresh)) << 32 | rows[:, 2]
    if (key[1:] >= key[:-1]).all():
        return found
    order = np.argsort(key, kind="stable")
    if len(pieces):
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        pieces[:, 0] = place[pieces[:, 0]]
        pieces = pieces[np.argsort(pieces[:, 0], kind="stable")]
    return Meetings(rows[order], pieces)
