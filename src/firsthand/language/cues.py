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
    """``verbs`` maps an inflected form to (lemma, class), ``nouns`` a singular or plural to (singular, class), ``states`` an
    adjective for a state of mind to its class. ``speech`` and ``feeling`` are forms of verbs that with such a noun say no
    more than a verb would. ``stance`` is by lemma, whatever its kind.
    """

    verbs: dict[str, tuple[str, CueClass]]
    stance: dict[str, Certainty]
    object_is_content: frozenset[str]
    prepositions: dict[str, CueClass]
    nouns: dict[str, tuple[str, CueClass]]
    states: dict[str, CueClass]
    speech: frozenset[str]
    feeling: frozenset[str]
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
        frozenset(data["object_is_content"]),
        data["prepositions"],
        {form: (noun, kind) for noun, kind in data["nouns"].items() for form in (noun, plural(noun))},
        data["states"],
        frozenset(data["holding"]["speech"]),
        frozenset(data["holding"]["feeling"]),
        data["adverbs"],
        frozenset(data["say_verbs"]),
    )


def plural(noun: str) -> str:
    """The plural of a regular English noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


def inflections(lemma: str) -> list[str]:
    """Forms of a regular English verb."""
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return [lemma, lemma + ("es" if sibilant else "s"), lemma + "ed", lemma + "ing"]
