"""From the passages of two accounts to how one derives from the other, by shares of words alone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.archive.traits import Traits, credits, goes_on
from firsthand.lineage.copying import CUT_WORDS
from firsthand.lineage.relation import (
    EXCERPT_SHARE,
    REPRINT_GROWTH,
    REPRINT_SHARE,
    SENTENCE_WORDS,
    UPDATE_SENTENCES,
    UPDATE_SHARE,
)
from firsthand.lineage.reuse.tokens import Pile

KINDS = ("", "reprint", "excerpt", "update")
_A, _B, _A_FIRST, _A_LAST, _B_FIRST, _B_LAST, _WORDS = range(7)


@dataclass(frozen=True, slots=True)
class Derivations:
    """One row a pair of accounts that carry one text. ``child`` and ``parent`` are numbers of texts.

    Where the direction is not known the child is the one with less text, and of two alike the later in the archive.
    ``because`` says what makes it known: "credit" or "breaks off". Shares are of each account's words, furniture aside.
    """

    child: NDArray[np.int32]
    parent: NDArray[np.int32]
    kind: list[str]
    because: list[str]
    words: NDArray[np.int32]
    child_share: NDArray[np.float64]
    parent_share: NDArray[np.float64]


def derivations(
    rows: NDArray[np.int32], furniture: NDArray[np.bool_], pile: Pile, traits: Callable[[int], Traits]
) -> Derivations:
    """The derivations that ``rows`` show: passages of the pile, in words, in order of pair. ``traits`` are by text."""
    fresh = np.ones(len(rows), dtype=np.bool_)
    fresh[1:] = np.any(rows[1:, :2] != rows[:-1, :2], axis=1)
    firsts = np.flatnonzero(fresh)
    sizes = np.diff(pile.bounds)
    a, b = rows[firsts, _A], rows[firsts, _B]
    told = _sums(np.where(furniture, 0, rows[:, _WORDS]), firsts)
    size_a = sizes[a] - _sums(np.where(furniture, rows[:, _A_LAST] - rows[:, _A_FIRST] + 1, 0), firsts)
    size_b = sizes[b] - _sums(np.where(furniture, rows[:, _B_LAST] - rows[:, _B_FIRST] + 1, 0), firsts)
    kind = _kinds(told, np.minimum(size_a, size_b), np.maximum(size_a, size_b))

    kept = np.flatnonzero(kind)
    ends = np.append(firsts[1:], len(rows))[kept]
    a_is_child = size_a[kept] < size_b[kept]
    because = []
    for k, (pair, end) in enumerate(zip(kept.tolist(), ends.tolist(), strict=True)):
        passages = rows[firsts[pair] : end]
        shown = [_shown(passages, side, pile, traits) for side in (0, 1)]
        if bool(shown[0]) != bool(shown[1]):
            a_is_child[k] = bool(shown[0])
            because.append(shown[0] or shown[1])
        else:
            because.append("")  # nothing shows it, or it would be both ways
    share_a, share_b = (np.round(told[kept] / np.maximum(1, size[kept]), 4) for size in (size_a, size_b))
    return Derivations(
        np.where(a_is_child, a[kept], b[kept]),
        np.where(a_is_child, b[kept], a[kept]),
        [KINDS[k] for k in kind[kept].tolist()],
        because,
        told[kept].astype(np.int32),
        np.where(a_is_child, share_a, share_b),
        np.where(a_is_child, share_b, share_a),
    )


def _sums(values: NDArray[np.int32], firsts: NDArray[np.int64]) -> NDArray[np.int64]:
    sums: NDArray[np.int64] = np.add.reduceat(values, firsts, dtype=np.int64) if len(firsts) else firsts
    return sums


def _kinds(told: NDArray[np.int64], shorter: NDArray[np.int64], longer: NDArray[np.int64]) -> NDArray[np.int64]:
    """The field's percentages (docs/lineage.md), as numbers of ``KINDS``; 0 for accounts that have a passage in common and no more."""
    share = told / np.maximum(1, shorter)
    alike = longer < REPRINT_GROWTH * shorter
    return np.select(
        [
            (share >= REPRINT_SHARE) & alike,
            (share >= EXCERPT_SHARE) & ~alike,
            (share >= UPDATE_SHARE) & (told >= UPDATE_SENTENCES * SENTENCE_WORDS),
        ],
        [1, 2, 3],
        0,
    )


def _shown(passages: NDArray[np.int32], side: int, pile: Pile, traits: Callable[[int], Traits]) -> str:
    """What shows that the account on this side (0: a, 1: b) is the child; empty if nothing does."""
    child, parent = int(passages[0, side]), int(passages[0, 1 - side])
    mine, other = traits(child), traits(parent)
    if (
        other.outlet
        and other.outlet != mine.outlet
        and other.outlet in mine.edges
        and credits(mine.edges, other.outlet)
    ):
        return "credit"
    if not mine.broken:
        return ""
    last = passages[np.argmax(passages[:, _A_LAST + 2 * side])]
    if last[_A_LAST + 2 * side] + 1 < pile.bounds[child + 1] - pile.bounds[child]:
        return ""
    word = int(pile.bounds[parent] + last[_B_LAST - 2 * side])
    if pile.bounds[parent + 1] - word <= CUT_WORDS:
        return ""
    mid_sentence = goes_on(other.stops, int(pile.starts[word]) + int(pile.lengths[word]), int(pile.starts[word + 1]))
    return "breaks off" if mid_sentence else ""
