"""What two bodies have to do with each other, judged from the words they share: one of DOMAIN.md's kinds, or nothing."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from firsthand.lineage.alignment import Shared, shared_passages
from firsthand.lineage.words import Body

Likeness = Literal["reprint", "excerpt", "update", "partial", "trace", "none"]

REPRINT_SHARE = 0.90
"""DOMAIN.md: the shorter body stands at least 90 % word for word in the longer …"""
REPRINT_GROWTH = 1.25
"""… and the longer has less than 25 % more body."""
EXCERPT_SHARE = 0.80
"""DOMAIN.md: one body, at least 80 % verbatim, stands in the other."""
UPDATE_SHARE = 0.30
"""An update keeps "many unquoted sentences": three at least, and three words in ten of the shorter version. Below it
two accounts that share a few agency paragraphs are mixed accounts, not versions of one."""
UPDATE_SENTENCES = 3
SENTENCE_WORDS = 12
"""An unquoted passage this long is a sentence's worth of prose; shorter ones are titles, names and stock phrases."""
TRACE_WORDS = 20
"""Unquoted shared prose from which dependence is possible: below it stand lists of names and titles (docs/lineage.md)."""
SETTLED_WORDS = 40
"""Unquoted shared prose from which dependence counts as shown without any credit. Below it it stays unsettled."""

FRAME_WORDS = 40
"""An account with this many words of its own before the shared text (two sentences) frames the text in a page of its
own; a dateline, a standfirst or an editor's note is shorter."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How body ``a`` and body ``b`` relate. Shares are of all body words; ``unquoted`` counts words outside quotations."""

    a: Body
    b: Body
    passages: tuple[Shared, ...]
    likeness: Likeness
    share_a: float
    share_b: float
    unquoted: int

    def flipped(self) -> "Relation":
        """The same relation seen from the other side."""
        from_b = tuple(
            sorted((Shared(tuple(run.flipped() for run in p.runs)) for p in self.passages), key=lambda p: p.a)
        )
        return Relation(self.b, self.a, from_b, self.likeness, self.share_b, self.share_a, self.unquoted)

    def covered_a(self) -> tuple[int, int]:
        """First and last word of ``a`` that stand in a passage."""
        return (self.passages[0].a[0], self.passages[-1].a[1] - 1)


def relate(a: Body, b: Body) -> Relation:
    """Lay two bodies side by side and name what they share."""
    passages = shared_passages(a, b)
    words = sum(p.words for p in passages)
    share_a, share_b = words / max(1, len(a)), words / max(1, len(b))
    prose = [_unquoted(p, a, b) for p in passages]
    unquoted = sum(n for n in prose if n >= SENTENCE_WORDS)
    return Relation(a, b, passages, _likeness(a, b, share_a, share_b, prose), share_a, share_b, unquoted)


def frames(relation: Relation) -> bool:
    """Whether ``a`` sets words of its own before the text it shares with ``b``."""
    return bool(relation.passages) and relation.passages[0].a[0] >= FRAME_WORDS


def _likeness(a: Body, b: Body, share_a: float, share_b: float, prose: list[int]) -> Likeness:
    sentences = [n for n in prose if n >= SENTENCE_WORDS]
    if not sentences:
        return "none"
    shorter = max(share_a, share_b)
    growth = max(len(a), len(b)) / max(1, min(len(a), len(b)))
    if shorter >= REPRINT_SHARE and growth < REPRINT_GROWTH:
        return "reprint"
    if shorter >= EXCERPT_SHARE and growth >= REPRINT_GROWTH:
        return "excerpt"
    if shorter >= UPDATE_SHARE and sum(sentences) >= UPDATE_SENTENCES * SENTENCE_WORDS:
        return "update"
    if sum(sentences) < TRACE_WORDS:
        return "none"
    return "partial" if sum(sentences) >= SETTLED_WORDS else "trace"


def _unquoted(passage: Shared, a: Body, b: Body) -> int:
    """Agreeing words that neither text puts between quotation marks."""
    return sum(
        int(np.count_nonzero(~(a.quoted[r.a : r.a + r.length] | b.quoted[r.b : r.b + r.length]))) for r in passage.runs
    )
