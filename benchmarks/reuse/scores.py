"""Recall, precision and extent of reported pairs against a pile's truth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.reuse.pile import EDIT, EXCERPT, EXCERPTED, LARGEST_STORY, ORIGINAL, PASSAGE_WORDS, REPRINT, Truth

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Reported:
    """What an engine found: documents by their place in the pile, and, where it aligns, half-open spans in characters.

    A pair may come in either order and more than once.
    """

    a: Numbers
    b: Numbers
    a_span: Numbers | None = None  # (n, 2)
    b_span: Numbers | None = None


@dataclass(frozen=True)
class Scores:
    """Shares of 1; None where there was nothing to find or to judge.

    ``large`` and ``others`` are the recall of original and copy in stories of a thousand copies and in all others;
    ``extent`` is how much of a copy's planted text the passages of the found pairs cover; ``false`` are pairs.
    """

    reprint: float | None
    edit: float | None
    excerpt: float | None
    large: float | None
    others: float | None
    precision: float | None
    extent: float | None
    pairs: int
    false: int


def expected_pairs(truth: Truth, seed: int) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs that must be found, first document first, and their kind: the harder one of the two copies'.

    Each copy with its original, and as many pairs of copies, drawn at random within their story, as share at least what
    the smallest excerpt holds.
    """
    copies = np.flatnonzero(truth["kind"] != ORIGINAL)
    partners = _partners(truth, copies, seed)
    originals = truth["original"]
    enough = EXCERPTED[0] * truth["words"][originals[copies], 1]
    sampled = (partners != copies) & (truth["kind"][partners] != ORIGINAL)
    sampled &= _overlap(truth, copies, partners) >= enough
    a = np.concatenate([originals[copies], partners[sampled]])
    b = np.concatenate([copies, copies[sampled]])
    keys, first = np.unique(_keys(a, b, len(truth)), return_index=True)
    kinds = np.maximum(truth["kind"][a], truth["kind"][b])[first]
    return keys // len(truth), keys % len(truth), kinds.astype(np.int64)


def _partners(truth: Truth, documents: Numbers, seed: int) -> Numbers:
    """For each document one of its story, drawn at random."""
    order = np.argsort(truth["story"], kind="stable")
    starts = np.searchsorted(truth["story"][order], truth["story"][documents])
    ends = np.searchsorted(truth["story"][order], truth["story"][documents], side="right")
    return order[np.random.default_rng((seed, 5)).integers(starts, ends)]


def _overlap(truth: Truth, a: Numbers, b: Numbers) -> Numbers:
    """Words of one original that both hold. The documents must be of one story."""
    words = truth["words"]
    return np.minimum(words[a, 1], words[b, 1]) - np.maximum(words[a, 0], words[b, 0])


def _keys(a: Numbers, b: Numbers, documents: int) -> Numbers:
    """One number for a pair, whatever its order."""
    return np.minimum(a, b).astype(np.int64) * documents + np.maximum(a, b)


def score(truth: Truth, reported: Reported, seed: int, related: frozenset[tuple[int, int]] = frozenset()) -> Scores:
    """Score what was reported. ``related`` pairs of stories are not judged."""
    a, b, kinds = expected_pairs(truth, seed)
    wanted = _keys(a, b, len(truth))
    told = _keys(reported.a, reported.b, len(truth))
    unique = np.unique(told)
    found = np.isin(wanted, unique)
    with_original = (truth["original"][a] == a) | (truth["original"][b] == b)
    large = np.bincount(truth["story"])[truth["story"][a]] > LARGEST_STORY
    right, false = _judged(truth, unique, related)
    return Scores(
        _share(found[kinds == REPRINT]),
        _share(found[kinds == EDIT]),
        _share(found[kinds == EXCERPT]),
        _share(found[with_original & large]),
        _share(found[with_original & ~large]),
        right / (right + false) if right + false else None,
        _extent(truth, reported, told, wanted[with_original & found]),
        len(unique),
        false,
    )


def _share(found: NDArray[np.bool_]) -> float | None:
    return float(found.mean()) if len(found) else None


def _judged(truth: Truth, pairs: Numbers, related: frozenset[tuple[int, int]]) -> tuple[int, int]:
    """How many pairs share planted text of a passage's length, and how many share none.

    A footer in common is neither: it is there, and whether it is to be reported is the engine's affair.
    """
    a, b = pairs // len(truth), pairs % len(truth)
    one_story = truth["story"][a] == truth["story"][b]
    right = one_story & (_overlap(truth, a, b) >= PASSAGE_WORDS)
    right |= (truth["background"][a] == truth["background"][b]) & (truth["background"][a] >= 0)
    left = ~right & ~((truth["footer"][a] == truth["footer"][b]) & (truth["footer"][a] >= 0))
    stories = np.sort(np.stack([truth["story"][a[left]], truth["story"][b[left]]], axis=1), axis=1)
    unjudged = sum((x, y) in related for x, y in stories.tolist()) if related else 0
    return int(right.sum()), int(left.sum()) - unjudged


def _extent(truth: Truth, reported: Reported, told: Numbers, wanted: Numbers) -> float | None:
    """Mean share of the planted characters of a copy that its passages with the original cover.

    A passage counts as far as it lies inside the planted text on both sides.
    """
    if reported.a_span is None or reported.b_span is None or not len(wanted):
        return None
    rows = np.flatnonzero(np.isin(told, wanted))
    a, b = reported.a[rows], reported.b[rows]
    flipped = truth["original"][a] != a
    copy = np.where(flipped, a, b)
    on_copy = np.where(flipped[:, None], reported.a_span[rows], reported.b_span[rows])
    on_original = np.where(flipped[:, None], reported.b_span[rows], reported.a_span[rows])
    inside = np.minimum(_inside(on_copy, truth["at"][copy]), _inside(on_original, truth["original_at"][copy]))
    # What the shorter side covers of it bounds what is aligned; insertions make the copy longer, deletions shorter.
    planted = np.minimum(*(np.diff(truth[name], axis=1)[:, 0] for name in ("at", "original_at")))
    covered = np.zeros(len(truth))
    np.add.at(covered, copy, inside)
    copies = np.unique(copy)
    return float(np.minimum(1, covered[copies] / planted[copies]).mean())


def _inside(spans: Numbers, planted: Numbers) -> Numbers:
    """Characters of the spans that lie in the planted ones."""
    inside = np.minimum(spans[:, 1], planted[:, 1]) - np.maximum(spans[:, 0], planted[:, 0])
    return np.maximum(0, inside)
