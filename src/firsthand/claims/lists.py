"""Bulleted items that a line ending in a colon brings in: whoever gave out the list answers for each of them."""

import re

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.layout import Placed
from firsthand.claims.phrases import cue_tokens, noun_phrase

_GIVEN_OUT = frozenset("circulated issued released distributed published posted sent offered provided listed".split())
_BULLET = re.compile(r"\s*(?:[•‣▪●◦·*–—-]\s|\d{1,2}[.)]\s)")


def opens_list(sentence: Sentence) -> bool:
    """Whether the sentence ends in a colon."""
    return sentence.text.rstrip().endswith(":")


def giver(sentence: Sentence) -> Hop | None:
    """ "points circulated by two aides:": who gave out what follows."""
    for at in range(len(sentence) - 1, -1, -1):
        if sentence.lower[at] not in _GIVEN_OUT or sentence.tags[at] != "VBN" or sentence.quoted[at]:
            continue
        agent = sentence.child(at, "agent")
        head = sentence.child(agent, "pobj") if agent is not None else None
        if head is not None:
            source = frozenset(noun_phrase(sentence, head))
            cue = frozenset(cue_tokens(sentence, at))
            return Hop(source, head, cue, at, sentence.lower[at], "neutral", frozenset(), passive=True)
    return None


def items_after(sentences: list[Sentence], placed: list[Placed], at: int) -> list[int]:
    """The sentences of the bulleted paragraphs that follow the sentence ``at`` without a gap."""
    found: list[int] = []
    bulleted = False
    for number in range(at + 1, len(sentences)):
        if placed[number].block != placed[at].block:
            break
        if placed[number].paragraph != placed[number - 1].paragraph:
            bulleted = _BULLET.match(sentences[number].text) is not None
        if not bulleted:
            break
        found.append(number)
    return found
