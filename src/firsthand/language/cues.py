"""Attribution cues by class: which words say that somebody else is speaking, and how the writer takes it."""

from functools import lru_cache
from typing import NamedTuple

from firsthand.language.tables import table
from firsthand.records import Certainty, CueClass

_PRIORITY: tuple[CueClass, ...] = (
    "negative", "confirming", "distancing", "non_answer", "documentary", "prospective", "epistemic", "neutral",
)  # fmt: skip
"""Where a verb stands in two lists, the class that says more wins."""


class Cues(NamedTuple):
    """``verbs`` maps an inflected form to (lemma, class)."""

    verbs: dict[str, tuple[str, CueClass]]
    stance: dict[str, Certainty]
    needs_clause: frozenset[str]
    object_is_content: frozenset[str]
    prepositions: dict[str, CueClass]
    nouns: dict[str, CueClass]
    expressions: dict[str, frozenset[str]]
    adverbs: dict[str, CueClass]
    say_verbs: frozenset[str]


@lru_cache(maxsize=1)
def english_cues() -> Cues:
    """The English table with every verb inflected."""
    data = table("cues_en")
    verbs: dict[str, tuple[str, CueClass]] = {}
    for cue_class in reversed(_PRIORITY):
        for lemma in data["verbs"].get(cue_class, ()):
            for form in data["irregular"].get(lemma) or inflections(lemma):
                verbs[form] = (lemma, cue_class)
    return Cues(
        verbs,
        data["stance"],
        frozenset(data["needs_clause_or_quotation"]),
        frozenset(data["object_is_content"]),
        data["prepositions"],
        data["nouns"],
        {verb: frozenset(objects) for verb, objects in data["expressions"].items()},
        data["adverbs"],
        frozenset(data["say_verbs"]),
    )


def inflections(lemma: str) -> list[str]:
    """Forms of a regular English verb."""
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return [lemma, lemma + ("es" if sibilant else "s"), lemma + "ed", lemma + "ing"]
