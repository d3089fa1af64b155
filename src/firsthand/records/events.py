"""What a statement says somebody did: an event after PLOVER, with its roles, its kind for the registers, its words."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.anchors import Span

EventType: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""PLOVER's root types. SANCTION is its name for reducing relations; imposing sanctions is COERCE."""
Quad: TypeAlias = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
EventKind: TypeAlias = Literal[
    "deal", "payment", "sanction", "trade measure", "aid", "meeting", "agreement", "deployment", "leak", "legal act",
    "statement",
]  # fmt: skip
Filled: TypeAlias = Literal["sentence", "neighbour"]
Bearing: TypeAlias = Literal["by", "before", "after"]
"""How an event lies to its date, where it is not on it."""

QUADS: dict[EventType, Quad] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "YIELD": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
"""The codebook's four classes of the fifteen types."""


class Role(msgspec.Struct, frozen=True):
    """Who acts or is acted on, in the text's words. ``name`` is the best name known, ``state`` ISO 3166 alpha-3 where
    the text or a list tells. ``filled`` says whether the words stand in the statement's sentence or in one beside it.
    """

    start: int
    end: int
    text: str
    name: str
    state: str | None
    filled: Filled


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event. ``type`` and ``quad`` are None for a leak, which the codebook has no place for.

    ``type_probability`` is the model's, between 0 and 1; ``kind_by`` says whether the words name the kind or only the
    type suggests it. ``trigger`` is the span of the word that names the event, ``date`` that of the date expression that
    belongs to it, ``place`` that of where it happened. ``bearing`` says that it happened by, before or after that date.
    ``planned``: it was still to come when it was told of; ``negated``: the source says that it did not happen;
    ``assessed``: it is somebody's guess.
    """

    type: EventType | None
    type_probability: float
    mode: str | None
    quad: Quad | None
    kind: EventKind | None
    kind_by: Literal["words", "type"] | None
    source: Role | None
    target: Role | None
    trigger: Span
    date: Span | None = None
    date_filled: Filled | None = None
    place: Span | None = None
    planned: bool = False
    negated: bool = False
    bearing: Bearing | None = None
    assessed: bool = False
