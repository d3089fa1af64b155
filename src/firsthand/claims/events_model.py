"""Which of the fifteen types an event is: a linear model over hashed features and over the sentence encoder's numbers.
``docs/events.md`` is its card.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.claims.events_features import BUCKETS, hashed
from firsthand.claims.events_views import VIEWS, views
from firsthand.claims.grammar import Sentence
from firsthand.language.meaning import DIMENSIONS, Meanings
from firsthand.records.events import QUADS, EventType, Quad

TYPES: tuple[EventType, ...] = tuple(QUADS)
_CLASSES: tuple[Quad, ...] = tuple(dict.fromkeys(QUADS.values()))
_MEMBERS = np.array([[QUADS[type_] == quad for quad in _CLASSES] for type_ in TYPES], dtype=np.float64)
FILE = "events_en.npz"


class Model(NamedTuple):
    """``weights`` has a row a bucket and a column a type; ``scales`` gives each group of features its weight. ``meant`` has
    for each view a row a dimension of the encoder and a column a type; ``centres`` is what every view has in common.
    """

    weights: NDArray[np.float32]
    scales: dict[str, float]
    meant: NDArray[np.float32]
    centres: NDArray[np.float32]


class Typed(NamedTuple):
    """Probabilities by type; the type is the likeliest, the class the one whose types are together the likeliest."""

    probabilities: dict[EventType, float]
    type: EventType
    quad: Quad


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model of the package: signed bytes with a scale a type. Raises ``ValueError`` where the file is another's."""
    with resources.files("firsthand.language.data").joinpath(FILE).open("rb") as file, np.load(file) as kept:
        shapes = kept["weights"].shape, kept["meant"].shape
        if shapes != ((BUCKETS, len(TYPES)), (VIEWS, DIMENSIONS, len(TYPES))):
            raise ValueError(f"{FILE} has weights of {shapes}")
        weights = kept["weights"].astype(np.float32) * kept["scale"].astype(np.float32)
        scales = dict(zip(kept["groups"].tolist(), kept["scales"].tolist(), strict=True))
        return Model(weights, scales, kept["meant"].astype(np.float32), kept["centres"].astype(np.float32))


def type_of(
    sentence: Sentence, source: set[int], target: set[int], model: Model | None = None, *, quick: bool = False
) -> Typed:
    """What is done by the tokens of ``source`` to those of ``target``; either may be empty. ``quick`` leaves the encoder
    out, which takes a second to load, where nothing has to be chosen.
    """
    model = model or shipped_model()
    scores = np.zeros(len(TYPES))
    for bucket, group in hashed(sentence, source, target):
        scores += model.scales[group] * model.weights[bucket]
    if not quick:
        seen = Meanings().of(views(sentence, source, target))
        scores += np.einsum("vd,vdt->t", centred(seen, model.centres), model.meant)
    return typed(scores)


def centred(seen: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.float32]:
    """Embeddings without what all have in common, of length one."""
    apart = seen - centres
    size: NDArray[np.float32] = np.maximum(np.linalg.norm(apart, axis=-1, keepdims=True), np.float32(1e-6))
    return apart / size


def typed(scores: Sequence[float] | NDArray[np.float64]) -> Typed:
    """Scores as probabilities, and what they decide."""
    raised = np.exp(np.asarray(scores, dtype=np.float64) - np.max(scores))
    shares = raised / raised.sum()
    quad = _CLASSES[int(np.argmax(shares @ _MEMBERS))]
    return Typed(dict(zip(TYPES, shares.tolist(), strict=True)), TYPES[int(np.argmax(shares))], quad)
