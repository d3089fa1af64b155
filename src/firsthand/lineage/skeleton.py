"""What a text keeps in any language and script: its figures, days, designations, states, and the consonants of its names.

A translator changes every word but these, and not their order. Two reporters of one event share some of them, each in an
order of his own.
"""

import re
from dataclasses import dataclass

from firsthand.lineage.support import Fact, Sentence, Told, telling

UNCASED = frozenset("ar fa ur ps he zh ja ko th hi bn".split())
"""Languages whose script has no capitals, so that nothing marks a name."""
CONSONANTS, LEAST_CONSONANTS = 4, 3
"""Consonants of a name that are compared: endings are declined away."""
YEAR = 4

_SOFT = re.compile(r"[aeiouyjwh]")
_DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Bones:
    """What two accounts have in common: ``pairs`` are the sentences (one, other) in which each such thing is first told,
    ``share`` is what it is of all that either has, 0 to 1."""

    shared: tuple[Fact, ...]
    pairs: tuple[tuple[int, int], ...]
    share: float
    contained: float


def in_common(a: Told, b: Told) -> Bones:
    """The bones that two accounts share. Names count where both scripts mark them."""
    named = not UNCASED.intersection(_language(account) for account in (a, b))
    mine, theirs = bones(a, named=named), bones(b, named=named)
    shared = tuple(bone for bone in mine if bone in theirs)
    pairs = tuple((mine[bone], theirs[bone]) for bone in shared)
    either = len(mine) + len(theirs) - len(shared)
    return Bones(shared, pairs, len(shared) / max(1, either), len(shared) / max(1, min(len(mine), len(theirs))))


def bones(account: Told, *, named: bool) -> dict[Fact, int]:
    """What any language keeps of an account, with the sentence in which it is first told."""
    found: dict[Fact, int] = {}
    for number, sentence in enumerate(account.sentences):
        for bone in _of(sentence, named=named):
            found.setdefault(bone, number)
    return found


def _of(sentence: Sentence, *, named: bool) -> list[Fact]:
    found: list[Fact] = []
    for kind, key in sorted(sentence.facts):
        match kind:
            case "name" if len(key) == 3 and key.isupper():
                found.append(("state", key))
            case "name" if named and len(written := consonants(key)) >= LEAST_CONSONANTS:
                found.append(("name", written))
            case "date" if key[0].isdigit() and len(key) > YEAR:
                found += [("date", key), ("date", key[:YEAR])]
            case "date" if key[0].isdigit() or key.startswith("--"):
                found.append(("date", key))
            case "money":  # not every language has its currencies read
                found.append(("number", key.rpartition(" ")[2]))
            case "number" | "designation" if telling((kind, key)):
                found.append((kind, key))
    return found


def consonants(name: str) -> str:
    """A folded name without what a transcription or a declension changes first: "varna", "varni", "varne" meet."""
    return _DOUBLE.sub(r"\1", _SOFT.sub("", name))[:CONSONANTS]


def _language(account: Told) -> str:
    language = account.document.language
    return language.value[:2] if language else ""
