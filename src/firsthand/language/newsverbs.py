"""The forms of verbs of reporting and telling, by language: stems and endings of ``data/reporting.json`` written out.

Forms are looked up as words, not as patterns: three thousand alternatives would cost a first account more than its reading.
"""

import re
from functools import cache

import msgspec

from firsthand.language.tables import table

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CYRILLIC = re.compile("[а-яёіїєґ]")


class Forms(msgspec.Struct, frozen=True):
    """Verbs of reporting, their participles with auxiliaries, verbs of saying, and words that say to whom."""

    report: frozenset[str]
    done: frozenset[str]
    aux: frozenset[str]
    tell: frozenset[str]
    to: frozenset[str]
    dative: frozenset[str]


def _expanded(lines: list[str]) -> frozenset[str]:
    """Words, and "stems: endings" written out."""
    found: set[str] = set()
    for line in lines:
        stems, colon, endings = line.partition(":")
        if colon:
            found.update(stem + ending.strip("-") for stem in stems.split() for ending in endings.split())
        else:
            found.update(stems.split())
    return frozenset(found)


@cache
def languages() -> tuple[Forms, ...]:
    """The forms, language by language."""
    return tuple(
        Forms(
            _expanded(part.get("report", [])),
            _expanded(part.get("done", [])),
            frozenset(part.get("aux", "").split()),
            _expanded(part.get("tell", [])),
            frozenset(part.get("to", "").split()),
            frozenset(part.get("dative", "").split()),
        )
        for part in table("reporting")["languages"].values()
    )


@cache
def every(kind: str) -> frozenset[str]:
    """The words of a kind in all languages."""
    return frozenset[str]().union(*(getattr(forms, kind) for forms in languages()))


@cache
def as_words() -> frozenset[str]:
    """Words that open a clause on who reported it."""
    return frozenset(table("reporting")["as"].split())


@cache
def between() -> frozenset[str]:
    """Days, and adverbs like "also" and "first": they may stand between a verb and a name."""
    return frozenset(table("reporting")["between"].split())


def is_told(cue: str) -> bool:
    """Whether a cue is a verb of saying with the word that says to whom: "dijeron … a"."""
    words = [match.group().lower() for match in WORD.finditer(cue)]
    if len(words) == 1 and _CYRILLIC.match(words[0]):  # where the name's case says it, no word follows
        return any(words[0] in forms.tell and words[0] not in forms.report for forms in languages())
    if len(words) < 2 or (words[-1] not in every("to") and words[-1] not in every("dative")):
        return False
    return words[0] in every("tell") or words[0].split("-")[0] in every("tell")
