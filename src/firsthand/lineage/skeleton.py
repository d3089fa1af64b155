"""What a text keeps in any language and script: its figures, days, designations, states, and the consonants of its names.

A translator changes every word but these, and not their order. Two reporters of one event share some of them, each in an
order of his own.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.language.transliteration import skeleton
from firsthand.lineage.support import Fact, Sentence, Told, telling
from firsthand.records import Span

UNCASED = frozenset("ar fa ur ps he zh ja ko th hi bn".split())
"""Languages whose script has no capitals, so that nothing marks a name."""
CONSONANTS, LEAST_CONSONANTS = 4, 3
"""Consonants of a name that are compared: endings are declined away."""
SPELLED = 4
"""The same of a name that meets a word of a script without capitals: any word may be one there."""
YEAR = 4

_WORD = re.compile(r"[ァ-ヴー]+|[^\W\d_ァ-ヴー]+")
_PROCLITIC = re.compile(r"[وفبلك]?ال|[وفبلكهבלמכשו]")
"""What Arabic and Hebrew write in one with a word."""
_VARIANT = re.compile(r"(?<=\d)[^\d/.-]+\Z")
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
    """The bones that two accounts share. Names count where both scripts mark them, and where a name of the one meets, by its
    consonants, a word of the other, whose script marks none."""
    uncased = [_language(account) in UNCASED for account in (a, b)]
    mine, theirs = bones(a, named=not any(uncased)), bones(b, named=not any(uncased))
    if uncased[0] != uncased[1]:
        met = _spelled_alike(a, b) if uncased[1] else [(j, i, name) for i, j, name in _spelled_alike(b, a)]
        mine |= {("name", name): i for i, _, name in met}
        theirs |= {("name", name): j for _, j, name in met}
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
            case "designation":  # what a variant is called differs more than the family
                found.append((kind, _VARIANT.sub("", key)))
            case "number" if telling((kind, key)):
                found.append((kind, key))
    return found


def _spelled_alike(cased: Told, uncased: Told) -> list[tuple[int, int, str]]:
    """Names of an account that are words of one whose script has no capitals: where either has them first, and their consonants."""
    words = _words(uncased.document.text, tuple(sentence.span for sentence in uncased.sentences))
    found: dict[str, tuple[int, int, str]] = {}
    for number, sentence in enumerate(cased.sentences):
        for kind, key in sorted(sentence.facts):
            name = skeleton(key).replace("r", "l") if kind == "name" and not key.isupper() else ""
            if len(name) >= SPELLED and name in words:
                found.setdefault(name, (number, words[name], name))
    return list(found.values())


@lru_cache(maxsize=512)
def _words(text: str, spans: tuple[Span, ...]) -> dict[str, int]:
    """The consonants of the words of a text, as they stand, without what is written in one with them before, and without what may be
    an ending, each with its first sentence."""
    found: dict[str, int] = {}
    for number, (start, end) in enumerate(spans):
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            joined = _PROCLITIC.match(word)
            for written in (word, word[joined.end() :] if joined else word):
                name = skeleton(written).replace("r", "l")
                for cut in range(SPELLED, len(name) + 1):
                    found.setdefault(name[:cut], number)
    return found


def consonants(name: str) -> str:
    """A folded name without what a transcription or a declension changes first: "varna", "varni", "varne" meet."""
    return _DOUBLE.sub(r"\1", _SOFT.sub("", name))[:CONSONANTS]


def _language(account: Told) -> str:
    language = account.document.language
    return language.value[:2] if language else ""
