"""Which texts share which seeds: seeds sorted by hash, without those that stand in one text only."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.compiling import Kernels
from firsthand.lineage.reuse.tokens import Seeds

Order = Callable[[Seeds, Kernels], NDArray[np.int64]]
"""Who sorts: gives the seeds that occur at least twice, in order of hash, and of text and place where that is equal. A few
that occur once may stand among them."""

REPEATS = 8
"""A run that stands in one text more often than this is a refrain or a hostile page: its first place alone seeds."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Lists of the places that share a seed. Position ``p`` is word ``places[p]`` of text ``texts[p]``.

    Those it meets stand from ``onward[p]`` to ``until[p]``, in order of text; ``holders[p]`` texts hold the seed; in a
    ``chained`` list a text meets the next one only. Text ``k`` stands at the positions ``slots[slot_bounds[k]:slot_bounds[k + 1]]``, in order
    of place. ``origin[p]`` is the seed that position ``p`` was made from.
    """

    lists: NDArray[np.int64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]
    onward: NDArray[np.int64]
    until: NDArray[np.int64]
    holders: NDArray[np.uint32]
    chained: NDArray[np.uint8]
    origin: NDArray[np.int64]
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
    low = np.uint64(max(1, len(seeds.hashes)).bit_length())
    packed = seeds.hashes >> low << low
    packed |= np.arange(len(packed), dtype=np.uint64)
    packed.sort()
    fresh = _changes(packed >> low)
    order = (packed[~(fresh & np.append(fresh[1:], True))] & ((np.uint64(1) << low) - np.uint64(1))).astype(np.int64)
    in_order: NDArray[np.int64] = order[np.argsort(seeds.hashes[order], kind="stable")]
    return in_order


def post(seeds: Seeds, texts: int, kernels: Kernels, by_hash: Order = sorted_in_memory) -> Postings:
    """Sort seeds into lists. ``by_hash`` is who sorts."""
    kept = by_hash(seeds, kernels)
    hashes = seeds.hashes[kept]
    owners = seeds.texts[kept]
    fresh = _changes(hashes)
    first = fresh | _changes(owners)  # the first place of a text in a list
    sizes = np.diff(np.append(np.flatnonzero(first), len(kept)))
    keep = first | np.repeat(sizes <= REPEATS, sizes)
    lists = np.cumsum(fresh) - 1
    holders = np.bincount(lists, weights=first, minlength=1).astype(np.uint32) if len(kept) else np.zeros(1, np.uint32)
    keep &= holders[lists] > 1
    lists, kept = lists[keep], kept[keep]
    near = _by_first_text(lists, kept)
    lists, kept = lists[near], kept[near]
    return arranged(lists, seeds.texts[kept], seeds.places[kept], holders[lists], kept, texts, len(seeds.hashes))


def _by_first_text(lists: NDArray[np.int64], kept: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole lists in order of their first seed: those of one story stand together, and are met together."""
    begins = np.flatnonzero(_changes(lists))
    order = np.argsort(kept[begins])
    sizes = np.diff(np.append(begins, len(lists)))[order]
    begins = begins[order]
    return np.repeat(begins - np.cumsum(sizes) + sizes, sizes) + np.arange(len(lists))


def arranged(
    lists: NDArray[np.int64],
    owners: NDArray[np.uint32],
    places: NDArray[np.uint32],
    holders: NDArray[np.uint32],
    origin: NDArray[np.int64],
    texts: int,
    seeds: int,
    chained: NDArray[np.uint8] | None = None,
) -> Postings:
    """Postings from places in order of list, text and place."""
    fresh = _changes(lists)
    until, onward = _ends(fresh), _ends(fresh | _changes(owners))
    slot = np.full(seeds, -1, dtype=np.int64)
    slot[origin] = np.arange(len(origin))
    slots = slot[slot >= 0]
    bounds = np.zeros(texts + 1, dtype=np.int64)
    np.cumsum(np.bincount(owners, minlength=texts), out=bounds[1:])
    flags = np.zeros(len(lists), dtype=np.uint8) if chained is None else chained
    return Postings(lists, owners, places, onward, until, holders, flags, origin, slots, bounds)


def selected(postings: Postings, keep: NDArray[np.bool_], texts: int, seeds: int, *, chained: bool) -> Postings:
    """Some of the positions, whole lists of them."""
    flags = np.full(int(np.count_nonzero(keep)), chained, dtype=np.uint8)
    return arranged(
        postings.lists[keep],
        postings.texts[keep],
        postings.places[keep],
        postings.holders[keep],
        postings.origin[keep],
        texts,
        seeds,
        flags,
    )


def meeting_later(postings: Postings, fresh: int) -> Postings:
    """The postings in which every text meets only texts from ``fresh`` on."""
    later = postings.texts >= fresh
    numbers = np.cumsum(np.append(0, later))
    onward = np.maximum(postings.onward, postings.until - (numbers[postings.until] - numbers[_starts(postings.lists)]))
    return replace(postings, onward=onward)


def _starts(lists: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each position where its list begins."""
    begins = np.flatnonzero(_changes(lists))
    return np.repeat(begins, np.diff(np.append(begins, len(lists))))


def _ends(fresh: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each position the end of its group, where ``fresh`` marks the first of each."""
    ends = np.append(np.flatnonzero(fresh), len(fresh))
    return np.repeat(ends[1:], np.diff(ends))


def _changes(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; the first always does."""
    out = np.ones(len(values), dtype=np.bool_)
    if len(values):
        np.not_equal(values[1:], values[:-1], out=out[1:])
    return out
