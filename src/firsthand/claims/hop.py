"""One step of a chain of attribution, over the tokens of a sentence."""

from dataclasses import dataclass

from firsthand.records import CueClass


@dataclass(frozen=True)
class Hop:
    """``source`` and ``cue`` are token sets (``source`` empty where the text names none), ``content`` what they answer
    for. ``head`` is the source's head token; ``verb`` the cue's; ``lemma`` the cue's lemma or phrase.
    """

    source: frozenset[int]
    head: int | None
    cue: frozenset[int]
    verb: int
    lemma: str
    cue_class: CueClass
    content: frozenset[int]
    negated: bool = False
    passive: bool = False
