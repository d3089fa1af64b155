"""What the network is told of each token: hashed words and labels, where it stands in the tree, the parser's own vector.

Words come in as numbers only: spaCy's 64-bit hashes, folded into the rows of small tables.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

HASHED = {
    "word": 1 << 14,
    "suffix": 1 << 11,
    "prefix": 1 << 8,
    "shape": 1 << 9,
    "tag": 1 << 9,
    "dep": 1 << 9,
    "left_dep": 1 << 9,
    "left_tag": 1 << 9,
    "right_dep": 1 << 9,
}
"""Feature → rows of its table. ``left_…`` and ``right_…`` are of the highest subtree that begins or ends at the token."""
POSITIONS = 4
FAR = 40.0
"""Tokens from the edge of a sentence beyond which it no longer matters how far."""
DEEPEST = 64
"""Levels of a tree that are followed; sentences of news have seldom twenty."""
_ATTRIBUTES = ("LOWER", "SUFFIX", "PREFIX", "SHAPE", "TAG", "DEP", "HEAD")


class Tree(NamedTuple):
    """For each token of many sentences in a row: its head; the highest token whose subtree begins, or ends, at it, the
    token itself where there is none; and the heads of those two.
    """

    head: Ints
    left: Ints
    right: Ints
    opener: Ints
    closer: Ints


class Tokens(NamedTuple):
    """The tokens of many sentences in a row; ``sizes`` says how many each has. ``words`` are the whole hashes."""

    sizes: Ints
    words: npt.NDArray[np.uint64]
    rows: dict[str, Ints]
    numbers: Floats
    tree: Tree


def tokens_of(docs: Sequence[Any]) -> Tokens:
    """Features of parsed sentences, each a spaCy document of its own that is not empty."""
    sizes = np.array([len(doc) for doc in docs], dtype=np.int64)
    arrays = np.concatenate([doc.to_array(_ATTRIBUTES) for doc in docs])
    place = np.arange(len(arrays), dtype=np.int64)
    word, suffix, prefix, shape, tag, dep, distance = arrays.T
    distance = distance.astype(np.int64)
    tree = tree_of(place + distance)
    hashes = {"word": word, "suffix": suffix, "prefix": prefix, "shape": shape, "tag": tag, "dep": dep}
    rows = {name: (value % np.uint64(HASHED[name])).astype(np.int64) for name, value in hashes.items()}
    rows["left_dep"] = rows["dep"][tree.left]
    rows["left_tag"] = rows["tag"][tree.left]
    rows["right_dep"] = rows["dep"][tree.right]
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    index = place - starts
    numbers = np.empty((len(arrays), POSITIONS), dtype=np.float32)
    numbers[:, 0] = np.minimum(index, FAR) / FAR
    numbers[:, 1] = np.minimum(np.repeat(sizes, sizes) - 1 - index, FAR) / FAR
    numbers[:, 2] = distance == 0
    numbers[:, 3] = np.clip(distance / 20, -2, 2)
    vectors = np.concatenate([np.asarray(doc.tensor, dtype=np.float32) for doc in docs])
    return Tokens(sizes, word, rows, np.concatenate([numbers, vectors], axis=1), tree)


def tree_of(head: Ints) -> Tree:
    """The tree of tokens in a row from the places of their heads; a root is its own head."""
    place = np.arange(len(head), dtype=np.int64)
    first, last, depth, above = place.copy(), place.copy(), np.zeros(len(head), dtype=np.int64), head
    for _ in range(DEEPEST):  # each turn passes edges one level up and counts one level down
        depth += above != head[above]
        above = head[above]
        before = int(first.sum() - last.sum())
        np.minimum.at(first, head, first)
        np.maximum.at(last, head, last)
        if before == int(first.sum() - last.sum()) and not (above != head[above]).any():
            break
    depth += head != place
    left, right = _highest(first, depth), _highest(last, depth)
    return Tree(head, left, right, head[left], head[right])


def _highest(edge: Ints, depth: Ints) -> Ints:
    """For each place the highest of the tokens that have their edge there, the place itself where none has."""
    size = len(edge)
    order = depth * size + np.arange(size, dtype=np.int64)
    best = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(best, edge, order)
    return np.where(best < np.iinfo(np.int64).max, best % max(1, size), np.arange(size, dtype=np.int64))
