"""Turns of a talk: a name and a colon before what each says ("BREL: It sank."), questions and answers."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from firsthand.claims.sources import can_speak
from firsthand.language.folding import fold
from firsthand.records import Span

_WORD = r"[A-ZÀ-Þ][\w.’'-]{0,40}"
_LABEL = re.compile(
    rf"^[ \t*_]{{0,8}}[“\"]?(?P<name>{_WORD}(?:,?[ ](?:{_WORD}|of|the|de|van|von|al|bin|and|for)){{0,7}})"
    r"[*_]{0,4}(?:[ ]\([^()\n\d]{1,40}\))?:[*_]{0,4}(?=\s|$)",
    re.MULTILINE,
)
_LETTER = re.compile(r"^[ \t*_]{0,8}(?P<name>[QA])[.:][*_]{0,4}[ \t]+(?=\S)", re.MULTILINE)
_ASKING = frozenset({"q", "question", "questions"})
_ANSWERING = frozenset({"a", "answer", "answers"})
TURNS = 2
"""A speaker of a talk speaks at least so often; "Date:", "Place:", "Cost:" of a notice stand there once."""


class Turn(NamedTuple):
    """``text[name[0]:name[1]]``, in a line that begins at ``label``, speaks from ``start`` to ``end``."""

    label: int
    name: Span
    start: int
    end: int


def turns_in(texts: Sequence[str]) -> list[list[Turn]]:
    """The turns of each of ``texts``, the stretches of one account, in order. A talk has two speakers or more; the last turn of
    a stretch ends with its paragraph, for what follows a talk is the account's own.
    """
    labelled = [
        sorted({m.span("name"): m for p in (_LABEL, _LETTER) for m in p.finditer(text)}.items()) for text in texts
    ]
    counts = Counter(fold(match["name"]) for found in labelled for _, match in found)
    asked, answered = counts.keys() & _ASKING, counts.keys() & _ANSWERING
    roles = asked | answered if asked and answered else frozenset()
    surnames = Counter(name.split()[-1] for name in counts.elements())  # "ADA BREL:" is "BREL:" from then on
    often = {name for name in counts if surnames[name.split()[-1]] >= TURNS} - _ASKING - _ANSWERING
    if often:  # who has one turn among others written alike ("BREL:", "VENN:")
        often |= {
            fold(match["name"])
            for found in labelled
            for _, match in found
            if len(match["name"]) > 2 and match["name"].isupper()
        }
    common = {word for text in texts for word in _SMALL.findall(text)} if often else set()
    speakers = {name for name in often if _may_speak(name, common)} | roles
    if not _talk(labelled, speakers, texts):
        speakers = set()
    turns: list[list[Turn]] = []
    for text, found in zip(texts, labelled, strict=True):
        own = [match for _, match in found if len(speakers) > 1 and fold(match["name"]) in speakers]
        ends = [match.start() for match in own[1:]]
        if own:
            end = text.find("\n", own[-1].end() + 1)
            ends.append(len(text) if end < 0 else end)
        turns.append(
            [Turn(match.start(), match.span("name"), match.end(), end) for match, end in zip(own, ends, strict=True)]
        )
    return turns


def _talk(labelled: Sequence[Sequence[tuple[Span, re.Match[str]]]], speakers: set[str], texts: Sequence[str]) -> bool:
    """Whether most of what follows the labels is talk, and not scores or prices."""
    lines = [
        text[match.end() : text.find("\n", match.end() + 1)]
        for found, text in zip(labelled, texts, strict=True)
        for _, match in found
        if fold(match["name"]) in speakers
    ]
    return sum(_SPOKEN.search(line) is not None for line in lines) * 2 > len(lines)


_SPOKEN = re.compile(r"\b(?:i|you|we|it|he|she|they|the|a|an|is|are|was|do|that|what|not|to)\b", re.IGNORECASE)


def turn_at(turns: Sequence[Turn], at: int) -> Turn | None:
    """The turn in which ``at`` stands."""
    number = bisect_right(turns, at, key=lambda turn: turn.label) - 1
    return turns[number] if number >= 0 and at < turns[number].end else None


def is_role(name: str) -> bool:
    """Whether a label names a part in the talk and nobody ("Question")."""
    return fold(name) in _ASKING | _ANSWERING


_SMALL = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-Þ]\w*")


def _may_speak(name: str, common: set[str]) -> bool:
    """A name, or a word for somebody who speaks ("Moderator"); "Claim" and "The facts" are ``common`` words of the text."""
    words = re.findall(r"\w+", name)
    if not words or words[0] == "the":
        return False
    return can_speak(words[-1]) or common.isdisjoint(words)
