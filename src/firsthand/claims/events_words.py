"""Words of events: the classes they belong to, and what a verb with its object is by the codebook's table."""

from functools import lru_cache
from typing import Any, NamedTuple

from firsthand.language.tables import table
from firsthand.language.verbs import lemma
from firsthand.records.events import QUADS, EventType, Quad

APPEAL = "appeal"
"""The mode of a request for help, talks or goods. CAMEO keeps appeals (02) with cooperation and demands (10) with conflict;
PLOVER has one type for both, so that the mode decides the class."""


class Meaning(NamedTuple):
    """What a rule makes of a verb and its object. ``noun`` is the class the object must have, or empty; so are the
    other parts where the codebook, or our registers, have nothing for it.
    """

    type: str
    mode: str
    kind: str
    noun: str


def quad_of(type_: EventType, mode: str | None) -> Quad:
    """The class of a type, but for appeals."""
    return "verbal cooperation" if mode == APPEAL else QUADS[type_]


class Words(NamedTuple):
    """Lemma → classes, for verbs and for nouns; verb class → what it is with which object. ``triggers`` are the lemmas
    without one of which a sentence tells of no event.
    """

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    rules: dict[str, tuple[Meaning, ...]]
    triggers: frozenset[str]


NO_VERB = "-"
"""In the table: what a noun says without a verb; before the name of its class, what it says with another noun."""


@lru_cache(maxsize=1)
def event_words() -> Words:
    """The English table with every word as :func:`firsthand.language.verbs.lemma` gives it."""
    return _words(table("events_en"))


@lru_cache(maxsize=1)
def reading_words() -> Words:
    """The same with what only a reading asks for: what the model has learned from would change with it."""
    data = table("events_en")
    more = data["reading"]
    verbs = {
        name: f"{data['verbs'].get(name, '')} {more['verbs'].get(name, '')}"
        for name in {**more["verbs"], **data["verbs"]}  # what a reading adds is plainer
    }
    nouns = {
        name: f"{data['nouns'].get(name, '')} {more['nouns'].get(name, '')}"
        for name in {**data["nouns"], **more["nouns"]}
    }
    loose = set(more["figurative"].split())
    doubled = {
        name: " ".join(
            w
            for word in words.split()
            if word not in loose
            for w in (word, *([f"{word}led"] if word[-1] == "l" else ()))
        )
        for name, words in verbs.items()
    }
    return _words({"verbs": doubled, "nouns": nouns, "rules": [*more["rules"], *data["rules"]]})


def _words(data: dict[str, Any]) -> Words:
    rules: dict[str, list[Meaning]] = {}
    for verb, noun, type_, mode, kind in data["rules"]:
        rules.setdefault(verb, []).append(Meaning(type_, mode, kind, noun))
    verbs, nouns = _by_lemma(data["verbs"]), _by_lemma(data["nouns"])
    alone = {m.noun for m in rules[NO_VERB]} | {verb[1:] for verb in rules if verb.startswith(NO_VERB)}
    triggers = {word for word, names in verbs.items() if not rules.keys().isdisjoint(names)}
    triggers |= {word for word, names in nouns.items() if not alone.isdisjoint(names)}
    return Words(verbs, nouns, {verb: tuple(r) for verb, r in rules.items()}, frozenset(triggers))


def _by_lemma(classes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in classes.items():
        for word in words.split():
            found.setdefault(lemma(word), []).append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in found.items()}
