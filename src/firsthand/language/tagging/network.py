"""The network itself, in numpy: its weights, its two halves.

First half, by sentence: tables of hashed features, convolutions with looks along the tree between them, a code of ``CODE``
bytes a token. Second half, by account: convolutions over the codes, a look along the tree and one at the
neighbouring sentences, a score for every label of every token.
"""

from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from firsthand.language.tagging.features import HASHED, Floats, Ints, Tokens, Tree

CODE = 40
"""Bytes that are kept of each token."""
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content", "K-content")
"""K begins a later piece of the content before it ("“It sank,” he said, “and fast.”")."""
NEAR = (1, 2, 4, 1, 4, 8, 1)
CLIMBS = (1, 4)
"""How far to each side the convolutions of the first half look, in order; after which of them it looks along the tree."""
STEPS = (1, 2, 4, 1, 4, 8)
"""The same of the second half, which does so after the third."""
Codes = npt.NDArray[np.int8]
Weights = dict[str, Floats]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """All arrays of the model file as numbers with decimals; ``keys`` and ``lexicon`` as they are."""
    file = resources.files("firsthand.language").joinpath("data/tagger.npz")
    found: Weights = {}
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        for name in arrays.files:
            if name.endswith(":scale"):
                continue
            array = arrays[name]
            if array.dtype == np.int8:
                array = array.astype(np.float32) * arrays[f"{name}:scale"]
            found[name] = array if name == "keys" else array.astype(np.float32)
    return found


@lru_cache(maxsize=1)
def _doubled() -> Weights:
    """The weights of the first half with more decimals. Matrix libraries sum in another order for every place and number of
    rows; with these the difference is far too small to reach a code, so a sentence has one whatever is read beside it.
    """
    return {name: array if name == "keys" else array.astype(np.float64) for name, array in weights().items()}


def encode(tokens: Tokens, model: Weights | None = None) -> Codes:
    """First half: a code for each token, which depends on its sentence alone."""
    w = _doubled() if model is None else model
    columns = [w[f"table:{name}"][tokens.rows[name]] for name in HASHED]
    columns.append(_looked_up(tokens.words, w))
    columns.append(tokens.numbers)
    h = _layer(np.concatenate(columns, axis=1), w, "input")
    index, left = places(tokens.sizes)
    for number, step in enumerate(NEAR):
        before = _shifted(h, step) * (index >= step)[:, None]
        after = _shifted(h, -step) * (left >= step)[:, None]
        h = h + _layer(np.concatenate([before, h, after], axis=1), w, f"near{number}")
        if number in CLIMBS:
            h = h + _layer(_along(h, tokens.tree), w, f"tree{number}")
    found: Codes = np.rint(np.tanh(_linear(h, w, "code")) * 127).astype(np.int8)
    return found


def places(sizes: Ints) -> tuple[Ints, Ints]:
    """How many tokens of its sentence stand before each token, and after it."""
    index = np.arange(int(sizes.sum()), dtype=np.int64) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return index, np.repeat(sizes, sizes) - 1 - index


def judge(codes: Codes, marks: Floats, sizes: Ints, tree: Tree, model: Weights | None = None) -> Floats:
    """Second half: scores (tokens × labels) of an account. ``marks`` are what the account itself adds to each token."""
    w = weights() if model is None else model
    h = _layer(np.concatenate([codes.astype(np.float32) / 127, marks], axis=1), w, "join")
    for number, step in enumerate(STEPS):
        h = h + _layer(np.concatenate([_shifted(h, step), h, _shifted(h, -step)], axis=1), w, f"look{number}")
        if number == len(STEPS) // 2 - 1:
            h = h + _layer(_along(h, tree), w, "across")
            h = h + _layer(_around(h, sizes), w, "around")
    return _linear(h, w, "label")


def _looked_up(words: npt.NDArray[np.uint64], w: Weights) -> Floats:
    """Rows of the lexicon by the lower half of a word's hash; its first row where it has none."""
    keys = w["keys"]
    wanted = (words & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return w["lexicon"][np.where(keys[at] == wanted, at + 1, 0)]


def _linear(x: Floats, w: Weights, name: str) -> Floats:
    found: Floats = x @ w[f"{name}.weight"] + w[f"{name}.bias"]
    return found


def _layer(x: Floats, w: Weights, name: str) -> Floats:
    return np.maximum(_linear(x, w, name), 0)


def _along(h: Floats, tree: Tree) -> Floats:
    """Each token with its head, and with the words on which the clauses hang that begin and end at it."""
    return np.concatenate([h, h[tree.head], h[tree.opener], h[tree.closer]], axis=1)


def _shifted(h: Floats, step: int) -> Floats:
    found = np.zeros_like(h)
    if step > 0:
        found[step:] = h[:-step]
    else:
        found[:step] = h[-step:]
    return found


def _around(h: Floats, sizes: Ints) -> Floats:
    """Each token with the strongest signs of its own sentence, the one before and the one after."""
    strongest = np.maximum.reduceat(h, np.cumsum(sizes) - sizes)
    none = np.zeros((1, h.shape[1]), dtype=np.float32)
    before = np.concatenate([none, strongest[:-1]])
    after = np.concatenate([strongest[1:], none])
    return np.concatenate([h, np.repeat(np.concatenate([strongest, before, after], axis=1), sizes, axis=0)], axis=1)
