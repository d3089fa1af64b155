"""Which texts share which seeds: seeds sorted by hash, without those that stand in one text only."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.compiling import Kernels
from firsthand.lineage.reuse.tokens import Seeds

Order = Callable[[Seeds, Kernels], NDArray[np.int64]]
"""Who sorts: gives the seeds that occur at least twice, in order of hash, and of text and place where that is equal. A few
that occur once may stand among them."""

CHUNK = 1 << 18
"""Numbers made at a time where all of them at once would be as large as the seeds."""
REPEATS = 8
"""A run that stands in one text more often than this is a refrain or a hostile page: its first place alone seeds."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Places that share a seed, in order of list, text and place: position ``p`` is word ``places[p]`` of text ``texts[p]``.

    ``holders[p]`` texts hold the seed. In a list that is ``chained`` a text meets the next one only.
    """

    lists: NDArray[np.int64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]
    holders: NDArray[np.uint32]
    chained: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.texts)

    def only(self, keep: NDArray[np.bool_], *, chained: bool = False) -> "Lists":
        """Some of the positions."""
        flags = np.full(int(np.count_nonzero(keep)), chained, dtype=np.uint8)
        return Lists(self.lists[keep], self.texts[keep], self.places[keep], self.holders[keep], flags)


@dataclass(frozen=True, slots=True)
class Postings:
    """Lists that are ready to be met over: what stands at position ``p`` meets those from ``onward[p]`` to ``until[p]``.

    Text ``k`` stands at the positions ``slots[slot_bounds[k]:slot_bounds[k + 1]]``, in order of place.
    """

    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]
    holders: NDArray[np.uint32]
    chained: NDArray[np.uint8]
    onward: NDArray[np.int64]
    until: NDArray[np.int64]
    slots: NDArray[np.int64]
    slot_bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.texts)


def shared_seeds(seeds: Seeds, kernels: Kernels) -> NDArray[np.int64]:
    """Seeds that occur at least twice, and a few that do not: counted in a table of eight cells a seed, without sorting."""
    cells = 1 << max(4, (8 * len(seeds.hashes) - 1).bit_length())
    mask = np.array([cells - 1], dtype=np.uint64)
    table = np.zeros(cells, dtype=np.uint8)
    kernels("count_twice", seeds.hashes, mask, table)
    return np.flatnonzero(table[seeds.hashes & mask[0]] == 2)


def sorted_in_memory(seeds: Seeds, kernels: Kernels) -> NDArray[np.int64]:
    """Sorts values, which is much faster than sorting by values: the high bits of a hash and its place fit one number.

    What is left to the slower sort stands in order but for the few hashes that agree in those bits.
    """
    low = np.uint64((1 << max(1, len(seeds.hashes).bit_length())) - 1)
    packed = seeds.hashes & ~low
    for start in range(0, len(packed), CHUNK):
        packed[start : start + CHUNK] |= np.arange(start, min(start + CHUNK, len(packed)), dtype=np.uint64)
    packed.sort()
    kept = kernels("not_alone", packed, np.array([low], dtype=np.uint64))
    order = packed[:kept].view(np.int64)
    in_order: NDArray[np.int64] = order[np.argsort(seeds.hashes[order], kind="stable")]
    return in_order


def post(seeds: Seeds, kernels: Kernels, by_hash: Order = sorted_in_memory) -> Lists:
    """Sort seeds into lists, those that one text begins before those that a later one begins. ``by_hash`` is who sorts.

    So what one story's texts look up lies together.
    """
    order = by_hash(seeds, kernels)
    hashes, owners = seeds.hashes[order], seeds.texts[order]
    begins, sizes = np.empty(len(order) // 2, dtype=np.int64), np.empty(len(order) // 2, dtype=np.int64)
    count = kernels("find_lists", hashes, owners, REPEATS, begins, sizes)
    begins, sizes = begins[:count], sizes[:count]
    near = np.argsort(order[begins])
    begins, positions = begins[near], int(sizes.sum())
    lists = np.empty(positions, dtype=np.int64)
    texts, places, holders = (np.empty(positions, dtype=np.uint32) for _ in range(3))
    kernels("write_lists", hashes, owners, order, seeds.places, REPEATS, begins, lists, texts, places, holders)
    return Lists(lists, texts, places, holders, np.zeros(positions, dtype=np.uint8))


def arranged(found: Lists, texts: int, kernels: Kernels, fresh: int = 0) -> Postings:
    """Make lists ready to be met over. Every text meets only later ones, and only those from ``fresh`` on."""
    onward, until, slots = (np.empty(len(found), dtype=np.int64) for _ in range(3))
    bounds = np.zeros(texts + 1, dtype=np.int64)
    np.cumsum(np.bincount(found.texts, minlength=texts), out=bounds[1:])
    kernels("arrange", found.lists, found.texts, found.places, fresh, bounds, bounds.copy(), onward, until, slots)
    return Postings(found.texts, found.places, found.holders, found.chained, onward, until, slots, bounds)
