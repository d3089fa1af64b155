"""Seeds that very many texts hold: a story everybody printed, or everybody's furniture.

A list of ``n`` texts stands for ``n²/2`` pairs. The long ones are therefore linked along a chain first; what the links
have in common is looked at, links over furniture are dropped, and the rest fall into families. Within a family every two
texts meet again, up to ``FAMILY`` texts; in a larger one each text meets its neighbours of the chain, and the family
holds what follows from that.
"""

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.compiling import Kernels
from firsthand.lineage.reuse.furniture import is_furniture
from firsthand.lineage.reuse.meeting import lay_beside
from firsthand.lineage.reuse.postings import Lists, arranged

CROWD = 64
"""Texts from which a list counts as long."""
FAMILY = 2_000
"""Texts of one family up to which every two meet: at most a thousand pairs a text in all."""


def families(
    words: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    found: Lists,
    series: NDArray[np.int64],
    kernels: Kernels,
    *,
    least_seeds: int,
    least_words: int,
) -> Lists:
    """The lists with every long one parted into families, chained where a family is too large."""
    long = found.holders > CROWD
    if not long.any():
        return found
    texts = len(bounds) - 1
    links = found.only(long, chained=True)
    postings = arranged(links, texts, kernels)
    rows = lay_beside(words, bounds, postings, kernels, least_seeds=least_seeds, least_words=least_words).rows
    rows = rows[~is_furniture(rows, np.diff(bounds), series)]
    leader = np.arange(texts, dtype=np.int64)
    kernels("join_groups", leader, np.ascontiguousarray(rows[:, 0]), np.ascontiguousarray(rows[:, 1]))
    size = np.bincount(leader, minlength=texts)

    family = leader[links.texts]
    told = size[family] > 1
    links, family = links.only(told), family[told]
    key = links.lists * texts + family
    order = np.argsort(key, kind="stable")
    few = found.only(~long)
    parted = int(found.lists.max()) + 1 + _numbered(key[order])
    return Lists(
        np.concatenate((few.lists, parted)),
        np.concatenate((few.texts, links.texts[order])),
        np.concatenate((few.places, links.places[order])),
        np.concatenate((few.holders, links.holders[order])),
        np.concatenate((few.chained, (size[family[order]] > FAMILY).astype(np.uint8))),
    )


def _numbered(sorted_keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Equal neighbours get one number, rising."""
    if not len(sorted_keys):
        return sorted_keys
    return np.concatenate(([0], np.cumsum(sorted_keys[1:] != sorted_keys[:-1]))).astype(np.int64)
