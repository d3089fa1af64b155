"""What two bodies have to do with each other, judged from the words they share: one of DOMAIN.md's kinds, or nothing."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.alignment import Shared, shared_passages
from firsthand.lineage.words import Body

Likeness = Literal["reprint", "excerpt", "update", "partial", "trace", "none"]
COPIES = frozenset({"reprint", "excerpt", "update"})
"""Likenesses of accounts that carry one text."""

REPRINT_SHARE = 0.90
"""DOMAIN.md: the shorter body stands at least 90 % word for word in the longer …"""
REPRINT_GROWTH = 1.25
"""… and the longer has less than 25 % more body."""
EXCERPT_SHARE = 0.80
"""DOMAIN.md: one body, at least 80 % verbatim, stands in the other."""
UPDATE_SHARE = 0.30
"""An update keeps "many unquoted sentences": three at least, and three words in ten of the shorter version's own prose.
Below it two accounts that share a few agency paragraphs are mixed accounts, not versions of one."""
UPDATE_SENTENCES = 3
SENTENCE_WORDS = 12
"""An unquoted passage this long is a sentence's worth of prose; shorter ones are titles, names and stock phrases."""
TRACE_WORDS = 20
"""Unquoted shared prose from which dependence is possible: below it stand lists of names and titles (docs/lineage.md)."""
SETTLED_WORDS = 40
"""Unquoted shared prose from which dependence counts as shown without any credit. Below it it stays unsettled."""
MARKED_WORDS = 60
"""Words that one account tells in its own voice and another puts between quotation marks, from which the one may quote the
other: more than a speaker says in a report, and no more than possible, since both may have a published statement."""
SETTLED_SHARE = 0.12
"""… if it is that much of the shorter account's prose. A paragraph of background that agencies and outlets set under every
report on a matter is less: 14 % at most in 157 pairs of 924 campaign reports, read by eye (docs/lineage.md)."""
CHARACTERS_A_WORD = 1.6
"""Characters of a script without spaces that say what one English word says, so that lengths in words hold for both."""

FRAME_WORDS = 40
"""An account with this many words of its own before the shared text (two sentences) frames the text in a page of its
own; a dateline, a standfirst or an editor's note is shorter."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How body ``a`` and body ``b`` relate. Shares are of all body words; ``unquoted`` counts agreeing words outside
    quotations in passages of at least a sentence, ``prose_share`` is what they are of the unquoted words of the account
    that has fewer. ``marked`` counts agreeing words that one account puts between quotation marks and the other does not.
    """

    a: Body
    b: Body
    passages: tuple[Shared, ...]
    likeness: Likeness
    share_a: float
    share_b: float
    unquoted: int
    prose_share: float
    marked: int

    def flipped(self) -> "Relation":
        """The same relation seen from the other side."""
        from_b = tuple(
            sorted((Shared(tuple(run.flipped() for run in p.runs)) for p in self.passages), key=lambda p: p.a)
        )
        return replace(self, a=self.b, b=self.a, passages=from_b, share_a=self.share_b, share_b=self.share_a)

    def as_house_text(self) -> "Relation":
        """The relation of two accounts that share only house text: none, and no prose of theirs."""
        return replace(self, likeness="none", unquoted=0, prose_share=0.0, marked=0)

    def covered_a(self) -> tuple[int, int]:
        """First and last word of ``a`` that stand in a passage."""
        return (self.passages[0].a[0], self.passages[-1].a[1] - 1)


def relate(a: Body, b: Body, passages: tuple[Shared, ...] | None = None) -> Relation:
    """Name what two bodies share: ``passages``, in order of ``a``, found here where they are not known yet."""
    if passages is None:
        passages = shared_passages(a, b)
    words = sum(p.words for p in passages)
    share_a, share_b = words / max(1, len(a)), words / max(1, len(b))
    prose = [_unquoted(p, a, b) for p in passages]
    unquoted = sum(n for n in prose if n >= SENTENCE_WORDS)
    prose_share = sum(prose) / max(1, min(_prose_words(a), _prose_words(b)))
    likeness = _likeness(a, b, max(share_a, share_b), prose_share, unquoted)
    marked = sum(_marked(p, a, b) for p in passages)
    if likeness == "none" and marked >= MARKED_WORDS:
        likeness = "trace"
    return Relation(a, b, passages, likeness, share_a, share_b, unquoted, prose_share, marked)


def frames(relation: Relation) -> bool:
    """Whether ``a`` sets words of its own before the text it shares with ``b``."""
    return bool(relation.passages) and relation.passages[0].a[0] >= FRAME_WORDS


def _likeness(a: Body, b: Body, share: float, prose_share: float, unquoted: int) -> Likeness:
    if not unquoted:
        return "none"
    growth = max(len(a), len(b)) / max(1, min(len(a), len(b)))
    if share >= REPRINT_SHARE and growth < REPRINT_GROWTH:
        return "reprint"
    if share >= EXCERPT_SHARE and growth >= REPRINT_GROWTH:
        return "excerpt"
    if prose_share >= UPDATE_SHARE and unquoted >= UPDATE_SENTENCES * SENTENCE_WORDS:
        return "update"
    if unquoted < TRACE_WORDS:
        return "none"
    return "partial" if unquoted >= SETTLED_WORDS and prose_share >= SETTLED_SHARE else "trace"


def _unquoted(passage: Shared, a: Body, b: Body) -> int:
    """Agreeing words that neither text puts between quotation marks."""
    return sum(
        _in_words(a, r.a, ~(a.quoted[r.a : r.a + r.length] | b.quoted[r.b : r.b + r.length])) for r in passage.runs
    )


def _marked(passage: Shared, a: Body, b: Body) -> int:
    """Agreeing words that one text alone puts between quotation marks."""
    return sum(_in_words(a, r.a, a.quoted[r.a : r.a + r.length] ^ b.quoted[r.b : r.b + r.length]) for r in passage.runs)


def _prose_words(body: Body) -> int:
    return _in_words(body, 0, ~body.quoted)


def _in_words(body: Body, first: int, chosen: NDArray[np.bool_]) -> int:
    """How many words the chosen tokens from ``first`` on are worth: in scripts without spaces a token is a character."""
    count = int(np.count_nonzero(chosen))
    last = first + len(chosen)
    single = int(np.count_nonzero(chosen & (body.ends[first:last] - body.starts[first:last] == 1)))
    return round(count / CHARACTERS_A_WORD) if 2 * single > count else count
