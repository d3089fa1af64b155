"""Training of the event model: multinomial logistic regression in its dual form, so that numpy alone is enough.

With n sentences the unknowns are n × 15 numbers, whatever the number of features; only products between sentences are
needed, one matrix a group of features. What can be chosen (how strongly to regularise, how the groups weigh) is chosen
by cross-validation inside the training part.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.events.material import Example
from firsthand.claims.events_features import BUCKETS, GROUPS, hashed
from firsthand.claims.events_model import TYPES, Model, centred
from firsthand.claims.events_views import VIEWS, views
from firsthand.language.meaning import DIMENSIONS, Meanings

Matrix = NDArray[np.float32]
STEPS = 120
"""Accelerated gradient steps; the predictions no longer change by then."""
INNER_FOLDS = 4


class Setting(NamedTuple):
    """Inverse regularisation, the weights of the groups that are not 1, and that of each view's embedding."""

    strength: float
    weights: dict[str, float]
    meant: float = 0.0


SETTINGS = (
    Setting(100, {"word": 2.0, "path": 1.5}),
    Setting(100, {"word": 2.0, "path": 1.5}, 0.15),
    Setting(100, {"word": 2.0, "path": 1.5}, 0.25),
    Setting(300, {"word": 2.0, "path": 1.5}, 0.25),
    Setting(300, {"word": 2.0, "path": 1.5, "role": 0.6}, 0.25),
)
"""What is chosen from."""


class Products(NamedTuple):
    """For each group of features how many every two sentences share; and the embeddings of all views of all sentences."""

    groups: dict[str, Matrix]
    seen: Matrix

    def kernel(self, setting: Setting, rows: NDArray[np.int64]) -> tuple[Matrix, float]:
        """The weighted sum, scaled so that a sentence with itself gives about one, and that scale. Views are centred on
        ``rows``, those that train; each adds up to ``meant``.
        """
        total = sum((setting.weights.get(g, 1.0) ** 2 * m for g, m in self.groups.items()), np.zeros((), np.float32))
        scale = float(np.sqrt(np.diag(total)).mean())
        total = total / scale**2
        if setting.meant:
            for view in centred(self.seen, self.seen[:, rows].mean(axis=1, keepdims=True)):
                total += np.float32(setting.meant) * (view @ view.T)
        return total.astype(np.float32), scale


def products(examples: Sequence[Example]) -> tuple[Products, list[list[tuple[int, str]]]]:
    """The products of all examples, and their hashed features."""
    features = [hashed(e.sentence, e.source, e.target) for e in examples]
    found = {}
    for group in GROUPS:
        names: dict[int, int] = {}
        for row in features:
            for bucket, of in row:
                if of == group:
                    names.setdefault(bucket, len(names))
        held = np.zeros((len(features), max(1, len(names))), dtype=np.float32)
        for number, row in enumerate(features):
            held[number, [names[bucket] for bucket, of in row if of == group]] = 1
        found[group] = held @ held.T
    seen = Meanings().of([text for e in examples for text in views(e.sentence, e.source, e.target)])
    return Products(found, seen.reshape(len(examples), VIEWS, DIMENSIONS).swapaxes(0, 1)), features


def fitted(kernel: Matrix, types: NDArray[np.int64], strength: float) -> Matrix:
    """Dual weights, a row a sentence. The gradient is taken in the kernel's own metric, where the steps are simple."""
    wanted = np.eye(len(TYPES), dtype=np.float32)[types]
    found = np.zeros_like(wanted)
    ahead, pace = found.copy(), 1.0
    step = np.float32(1 / (0.5 * float(np.linalg.norm(kernel, 2)) + 1 / strength))
    for _ in range(STEPS):
        scores = kernel @ ahead
        scores -= scores.max(axis=1, keepdims=True)
        raised = np.exp(scores)
        following = ahead - step * (raised / raised.sum(axis=1, keepdims=True) - wanted + ahead / np.float32(strength))
        quicker = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = following + np.float32((pace - 1) / quicker) * (following - found)
        found, pace = following, quicker
    return found


def folds(types: NDArray[np.int64], count: int, seed: int) -> NDArray[np.int64]:
    """A fold for every sentence, each type spread evenly."""
    chance = np.random.default_rng(seed)
    found = np.zeros(len(types), dtype=np.int64)
    for type_ in np.unique(types):
        members = chance.permutation(np.flatnonzero(types == type_))
        found[members] = np.arange(len(members)) % count
    return found


def chosen(made: Products, rows: NDArray[np.int64], types: NDArray[np.int64], own: NDArray[np.bool_]) -> Setting:
    """The setting with the best macro-F1 of types in folds of ``rows``. Rows that are ``own`` (made up) only train."""
    scored = rows[~own[rows]]
    parts = folds(types[scored], INNER_FOLDS, seed=1)
    best, best_score = SETTINGS[0], -1.0
    for setting in SETTINGS:
        kernel, _ = made.kernel(setting, rows)
        guesses = np.zeros(len(scored), dtype=np.int64)
        for part in range(INNER_FOLDS):
            test = scored[parts == part]
            train = np.setdiff1d(rows, test)
            dual = fitted(kernel[np.ix_(train, train)], types[train], setting.strength)
            guesses[parts == part] = np.argmax(kernel[np.ix_(test, train)] @ dual, axis=1)
        score = float(np.mean(f1_by_label(types[scored].tolist(), guesses.tolist(), range(len(TYPES)))))
        if score > best_score:
            best, best_score = setting, score
    return best


def f1_by_label(wanted: Sequence[object], found: Sequence[object], labels: Sequence[object]) -> list[float]:
    """F1 of each label, 0 where it is neither wanted nor found."""
    pairs = list(zip(wanted, found, strict=True))
    scores = []
    for label in labels:
        both = sum(w == f == label for w, f in pairs)
        any_ = sum(w == label for w, _ in pairs) + sum(f == label for _, f in pairs)
        scores.append(2 * both / any_ if any_ else 0.0)
    return scores


def model_of(
    made: Products, features: Sequence[Sequence[tuple[int, str]]], types: NDArray[np.int64], setting: Setting
) -> Model:
    """A model over buckets, trained on all rows."""
    rows = np.arange(len(types))
    kernel, scale = made.kernel(setting, rows)
    dual = fitted(kernel, types, setting.strength)
    scales = {group: setting.weights.get(group, 1.0) / scale for group in GROUPS}
    weights = np.zeros((BUCKETS, len(TYPES)), dtype=np.float32)
    for row, share in zip(features, dual, strict=True):
        for bucket, group in row:
            weights[bucket] += np.float32(scales[group]) * share
    centres = made.seen.mean(axis=1)
    meant = np.stack([centred(v, c).T @ dual for v, c in zip(made.seen, centres, strict=True)])
    return Model(weights, scales, np.float32(setting.meant) * meant, centres)
