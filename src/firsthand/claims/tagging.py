"""The trained reader: runs the network over an account and puts the spans that it marks together to relations."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.layout import Placed
from firsthand.claims.marks import marks_of
from firsthand.language.tagging.decoding import spans
from firsthand.language.tagging.features import tree_of
from firsthand.language.tagging.network import CODE, judge

Place = tuple[int, int]
"""A token: the number of its sentence, its number there."""
REACH_WORDS = 38
"""Between a cue and its source or content stand seldom more words."""
REACH_SPANS = 7
"""Nor, in order of their beginnings, more spans."""
RIVAL_WORDS = 8
"""What another cue between the two counts for."""


@dataclass(frozen=True)
class Tagged:
    """A relation over tokens. ``source`` and ``content`` are empty where the text leaves them out."""

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]


def tagged(sentences: Sequence[Sentence], placed: Sequence[Placed], hops: Sequence[Sequence[Hop]]) -> list[Tagged]:
    """All relations of an account, by their cues in order; a span that belongs to no cue comes alone."""
    sizes = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    if not sizes.sum():
        return []
    full = [at for at, size in enumerate(sizes) if size]
    bases = np.repeat(np.cumsum(sizes) - sizes, sizes)
    tree = tree_of(np.concatenate([sentences[at].heads for at in full]).astype(np.int64) + bases)
    codes = np.frombuffer(b"".join(s.parsed.codes for s in sentences), dtype=np.int8).reshape(-1, CODE)
    if len(codes) != sizes.sum():
        raise ValueError("the trained reader needs sentences parsed with codes")
    scores = judge(codes, marks_of(sentences, placed, hops), sizes[full], tree)
    spoken, rows = _spoken(sentences)
    relations = linked(spans(scores[rows]))
    return [Tagged(*(tuple(spoken[t] for t in part) for part in relation)) for relation in relations]


def _spoken(sentences: Sequence[Sentence]) -> tuple[list[Place], list[int]]:
    """The words of an account, marks left out, with their rows among all its tokens. Marks are part of no span."""
    found: list[Place] = []
    rows: list[int] = []
    row = 0
    for number, sentence in enumerate(sentences):
        for at, word in enumerate(sentence.words):
            if word.isalnum() or any(map(str.isalnum, word)):
                found.append((number, at))
                rows.append(row)
            row += 1
    return found, rows


def linked(found: Sequence[tuple[str, list[int]]]) -> list[tuple[list[int], list[int], list[int]]]:
    """Source, cue and content of each relation, from spans over the words of an account in order. Each cue takes the
    nearest source and the nearest content that no nearer cue takes.
    """
    pairs: list[tuple[int, int, int]] = []
    for at, (role, cue) in enumerate(found):
        if role == "cue":
            near = range(max(0, at - REACH_SPANS), min(len(found), at + REACH_SPANS + 1))
            gaps = ((_gap(cue, found[k][1]) + _rivals(found, at, k), at, k) for k in near if found[k][0] != "cue")
            pairs.extend(pair for pair in gaps if pair[0] <= REACH_WORDS)
    taken: dict[tuple[int, str], int] = {}
    used: set[int] = set()
    for _, at, number in sorted(pairs):  # from the nearest to the farthest
        if (at, found[number][0]) not in taken and number not in used:
            taken[at, found[number][0]] = number
            used.add(number)
    relations = []
    for at, (role, tokens) in enumerate(found):
        if role == "cue":
            parts = [found[taken[at, r]][1] if (at, r) in taken else [] for r in ("source", "content")]
            relations.append((parts[0], tokens, parts[1]))
    alone = [found[at] for at in range(len(found)) if found[at][0] != "cue" and at not in used]
    return relations + [
        (tokens if role == "source" else [], [], tokens if role == "content" else []) for role, tokens in alone
    ]


def _rivals(found: Sequence[tuple[str, list[int]]], at: int, number: int) -> int:
    """What stands against a pair: other cues between the two."""
    low, high = sorted((at, number))
    return RIVAL_WORDS * sum(found[k][0] == "cue" for k in range(low + 1, high))


def _gap(cue: list[int], span: list[int]) -> int:
    """Words between a cue and the nearest edge of any piece of a span."""
    if len(span) == span[-1] - span[0] + 1:
        return max(cue[0] - span[-1], span[0] - cue[-1], 1) - 1
    edges = [span[0], span[-1], *(e for a, b in itertools.pairwise(span) if b > a + 1 for e in (a, b))]
    return min(min(abs(cue[0] - edge), abs(cue[-1] - edge)) for edge in edges) - 1
