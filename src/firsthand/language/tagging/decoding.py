"""From scores to spans: the chance of every span that may be one, and the likeliest ones that do not touch one another.

Of all sequences of labels that may be, each has its share by its score; the chance of a span is the share of those that
have it. So a span is taken when it is likely, whether or not the one best sequence has it.
"""

from math import exp, isqrt, log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.language.tagging.features import Floats
from firsthand.language.tagging.network import LABELS

Shares = npt.NDArray[np.float64]
Piece = tuple[int, int]
"""The first word of a piece and the one behind its last."""
Likely = tuple[float, tuple[Piece, ...]]
"""The chance of a span, and its pieces in order."""


def _follows(before: str, after: str) -> bool:
    """Inside a span only after a word of it; a later piece of a content only where the content was left."""
    if after[0] == "I":
        return before[2:] == after[2:]
    return not (after[0] == "K" and before[2:] == "content")


FOLLOWS: npt.NDArray[np.bool_] = np.array([[_follows(a, b) for b in LABELS] for a in LABELS])
_OPEN = FOLLOWS.astype(np.float64)
_INSIDE, _LATER = LABELS.index("I-content"), LABELS.index("K-content")
_CONTENT = [label[2:] == "content" for label in LABELS]
FAINT = -50.0
"""Scores further below the best one of their word are of no account."""
SEEN, LEAST = 0.04, 0.02
"""The lowest chance of an edge, and of a span, that is looked at. The lower, the slower, and hardly another span."""
GAP = 25
"""Words between two pieces of a content: seldom more."""
ENOUGH = {"source": 0.39, "cue": 0.39, "content": 0.45}
"""The chance from which on a span is taken: that of its very words; of a content, that it shares half of its words with a
marked one. F1 is highest about half of the F1 that is reached (Lipton and others, 2014); found on held-out training articles.
"""


class Paths(NamedTuple):
    """All sequences over the words of an account, summed up (words × labels each).

    ``share`` of the sequences give a word a label. ``onward`` weighs the labels of a word by all that may come behind it:
    where a sequence may go on with several labels, it does so by these weights.
    """

    share: Shares
    onward: Shares


def spans(scores: Floats) -> list[tuple[str, list[int]]]:
    """Role and words of each span, in order of their beginnings. A content may have two pieces."""
    if not len(scores):
        return []
    paths = paths_of(scores)
    likely = [(chance, places, "content") for chance, places in _half_right(contents_of(paths))]
    for role in ("source", "cue"):
        likely += [(chance, (at,), role) for chance, at in pieces_of(paths, f"B-{role}") if chance > ENOUGH[role]]
    taken: set[int] = set()
    chosen: list[tuple[str, list[int]]] = []
    for _, places, role in sorted(likely, reverse=True):
        words = [at for begin, end in places for at in range(begin, end)]
        if taken.isdisjoint(words):
            taken.update(words)
            chosen.append((role, words))
    return sorted(chosen, key=lambda span: span[1])


def pieces_of(paths: Paths, first: str) -> list[tuple[float, Piece]]:
    """The pieces that begin with a label, with their chances, in order.

    How a sequence goes on from a word of a piece does not depend on where the piece began, so the steps multiply.
    """
    inside = LABELS.index(f"I{first[1:]}")
    begins = paths.share[:, LABELS.index(first)]
    within = paths.share[:, [label[2:] == first[2:] for label in LABELS]].sum(axis=1)
    following = paths.onward[1:]
    stays = np.append(following[:, inside] / (following @ _OPEN[inside]), 0.0)
    ends = np.flatnonzero(within * (1 - stays) > SEEN)
    fallen = -np.cumsum(np.log(np.append(1.0, np.maximum(stays, exp(FAINT)))))
    found: list[tuple[float, Piece]] = []
    for begin in np.flatnonzero(begins > SEEN).tolist():
        reach = np.searchsorted(fallen, fallen[begin] + log(begins[begin] / LEAST))
        near = ends[np.searchsorted(ends, begin) : np.searchsorted(ends, reach)]
        chances = begins[begin] * np.exp(fallen[begin] - fallen[near]) * (1 - stays[near])
        found += [(c, (begin, end + 1)) for c, end in zip(chances.tolist(), near.tolist(), strict=True) if c > LEAST]
    return found


def contents_of(paths: Paths) -> list[Likely]:
    """Contents of one piece and of two. One of three is taken for one of two."""
    firsts = pieces_of(paths, "B-content")
    laters: dict[int, list[tuple[float, Piece]]] = {}
    for chance, piece in pieces_of(paths, "K-content"):  # of those that have one begin here, the share of each end
        laters.setdefault(piece[0], []).append((chance / float(paths.share[piece[0], _LATER]), piece))
    resumed = _resumed(paths, sorted({end for _, (_, end) in firsts}))
    found: list[Likely] = []
    for chance, one in firsts:
        again = resumed.get(one[1], [])
        found.append((chance * (1 - sum(share for share, _ in again)), (one,)))
        found += [(chance * share * also, (one, two)) for share, at in again for also, two in laters.get(at, [])]
    return [one for one in found if one[0] > LEAST]


def _resumed(paths: Paths, ends: list[int]) -> dict[int, list[tuple[float, int]]]:
    """Behind each of the ends of a first piece: where the next piece of the same content may begin, and how likely."""
    at = np.array([end for end in ends if end < len(paths.share)], dtype=np.int64)
    state = np.zeros((len(at), len(LABELS)))
    state[:, _INSIDE] = 1
    found: dict[int, list[tuple[float, int]]] = {}
    for step in range(GAP):
        inside = at + step < len(paths.share)
        at, state = at[inside], state[inside]
        following = paths.onward[at + step]
        state = (state / (following @ _OPEN.T)) @ _OPEN * following
        if not step:  # the piece has ended
            state[:, _INSIDE] = 0
            state /= state.sum(axis=1, keepdims=True)
        for number in np.flatnonzero(state[:, _LATER] > LEAST).tolist():
            found.setdefault(int(at[number]), []).append((float(state[number, _LATER]), int(at[number]) + step))
        state[:, _CONTENT] = 0
    return found


def _half_right(contents: list[Likely]) -> list[Likely]:
    """Those that are likely enough to share half of the words of each with a marked one. That of one with its very words
    may be small where many ends are about as likely.
    """
    contents = sorted(contents, key=lambda content: content[1])
    shared = [chance for chance, _ in contents]
    near: list[int] = []  # those that reach to the one looked at: few, their chances add up to one at most
    for number, (chance, places) in enumerate(contents):
        near = [k for k in near if contents[k][1][-1][1] > places[0][0]]
        for k in near:
            if _halved(places, contents[k][1]):
                shared[k] += chance
                shared[number] += contents[k][0]
        near.append(number)
    return [content for content, chance in zip(contents, shared, strict=True) if chance > ENOUGH["content"]]


def _halved(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> bool:
    """Whether two spans share at least half of the words of each."""
    both = sum(max(0, min(e, f) - max(b, c)) for b, e in one for c, f in other)
    return 2 * both >= max(sum(e - b for b, e in one), sum(e - b for b, e in other))


def paths_of(scores: Floats) -> Paths:
    """The sums over all sequences."""
    weights = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), FAINT), dtype=np.float64)
    onward = _passed(weights[::-1], _OPEN.T)[::-1]
    share = _passed(weights, _OPEN)
    share[:-1] *= onward[1:] @ _OPEN.T
    share /= share.sum(axis=1, keepdims=True)
    return Paths(share, onward)


def _passed(weights: Shares, ways: Shares) -> Shares:
    """The shares of the sequences up to each word, after one that is no part of anything.

    The words are cut into as many stretches as each has words. All stretches are gone through at once, from every label
    that may stand before them; which of these it was, one pass from stretch to stretch then tells.
    """
    size = isqrt(len(weights)) + 1
    count = -(-len(weights) // size)
    padded = np.ones((count * size, len(LABELS)))
    padded[: len(weights)] = weights
    stretches = padded.reshape(count, size, len(LABELS))
    through = np.empty((size, count, len(LABELS), len(LABELS)))
    now = np.broadcast_to(np.eye(len(LABELS)), through.shape[1:])
    for at in range(size):
        now = (now @ ways) * stretches[:, at, None]
        now /= now.sum(axis=(1, 2), keepdims=True)
        through[at] = now
    before = np.empty((count, 1, len(LABELS)))
    state = np.eye(1, len(LABELS))
    for number in range(count):
        before[number] = state
        state = state @ through[-1, number]
        state /= state.sum()
    found: Shares = (before @ through)[:, :, 0].swapaxes(0, 1).reshape(-1, len(LABELS))[: len(weights)]
    found /= found.sum(axis=1, keepdims=True)
    return found
