"""What two bodies have to do with each other, judged from the words they share: one of DOMAIN.md's kinds, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from firsthand.lineage.alignment import GAP, Shared, shared_passages
from firsthand.lineage.turns import CUES, CUES_OF_CLIENTS, report_is_copied
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
VERSION_SHARE = 0.25
"""… and a quarter of all of the shorter account: where most of it is quoted a paragraph or two are much of its prose."""
LEAST_VERSION = 0.1
"""… and a tenth of the longer: a column that quotes two paragraphs of a page cut short is no version of it."""
SENTENCE_WORDS = 12
"""An unquoted passage this long is a sentence's worth of prose; shorter ones are titles, names and stock phrases."""
KEPT_WORDS = 8
"""Unquoted words in a row, none changed, that are half a sentence of news."""
FIRST_WORDS, KEPT_SHARE = 120, 0.6
"""Words of an agency's first text, which is short; and share of it in the next of the day from which that is made from it, whatever its
lead. What it has low down may be background."""
TRACE_WORDS = 20
"""Unquoted shared prose from which dependence is possible: below it stand lists of names and titles (docs/lineage.md)."""
SETTLED_WORDS = 40
"""Unquoted shared prose from which dependence counts as shown without any credit. Below it it stays unsettled."""
MARKED_WORDS = 60
"""Words that one account tells in its own voice and another puts between quotation marks, from which the one may quote the
other: more than a speaker says in a report, and no more than possible, since both may have a published statement."""
SETTLED_SHARE = 0.12
"""… if it is that much of the shorter account's prose, and so much of the account. A paragraph of background that agencies and outlets set under every
report on a matter is less: 14 % at most in 157 pairs of 924 campaign reports, read by eye (docs/lineage.md)."""
BOX_WORDS, BOX_SHARE = 80, 0.5
"""One stretch of no more words, less than half of the shorter account, may be what a site sets into a page: the text of
another story's video, a picture's line, a box of background. A reader cannot tell, so dependence is possible and no more."""
CHARACTERS_A_WORD = 1.6
"""Characters of a script without spaces that say what one English word says, so that lengths in words hold for both."""

CUT_WORDS = 25
"""A copy that ends where the other has at least this many words more is cut short there."""
ENDS = tuple(".!?\"'”’»)。！？؟")
"""What closes a sentence."""
ONE_PIECE = 0.9
"""Share of words between the first and the last shared one from which what two texts share is one piece."""
VERSION_WORDS = 12
"""A sentence's worth in both texts at one place, and not the same: what an update's lead is, and no damage leaves."""

OWN_LEAD = 20
"""A news lead has some 25 words; an account that has its own for so long tells its own news first."""
NEW_LEAD = 60
"""Words of the sentence or two that a new version sets before the old lead."""
DATELINE = 15
"""Words that a byline, a note to editors and a dateline take."""
LATE = 0.4
"""Share of an account after which what it has in common with another is not its news."""
FRAME_WORDS = 40
"""An account with this many words of its own before the shared text (two sentences) frames the text in a page of its
own; a dateline, a standfirst or an editor's note is shorter. Half as many do with as many behind it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How body ``a`` and body ``b`` relate. Shares are of all body words; ``unquoted`` counts agreeing words outside
    quotations in passages of at least a sentence, ``prose_share`` is what they are of the unquoted words of the account
    that has fewer; of a report that is copied with its quotations they count as its prose. ``told_on`` counts all words of those passages, the speakers' words between them too; ``marked`` counts agreeing
    words that one account puts between quotation marks and the other does not.
    """

    a: Body
    b: Body
    passages: tuple[Shared, ...]
    likeness: Likeness
    share_a: float
    share_b: float
    unquoted: int
    prose_share: float
    told_on: int
    marked: int

    def flipped(self) -> "Relation":
        """The same relation seen from the other side."""
        from_b = tuple(
            sorted((Shared(tuple(run.flipped() for run in p.runs)) for p in self.passages), key=lambda p: p.a)
        )
        return replace(self, a=self.b, b=self.a, passages=from_b, share_a=self.share_b, share_b=self.share_a)

    def as_house_text(self) -> "Relation":
        """The relation of two accounts that share only house text: none, and no prose of theirs."""
        return replace(self, likeness="none", unquoted=0, prose_share=0.0, told_on=0, marked=0)

    def as_background(self) -> "Relation":
        """The relation of two accounts that share what an outlet sets under every report on a matter: possible dependence, no
        more, where it seemed shown."""
        return replace(self, likeness="trace") if self.likeness in ("update", "partial") else self

    def as_version(self) -> "Relation":
        """The relation of two texts that one house sent on one day, and that begin alike or keep most of the one: two versions, however
        short the first one is."""
        return replace(self, likeness="update") if self.likeness in ("none", "trace", "partial") else self

    def opens_alike(self) -> bool:
        """Whether one of the two begins, within a lead's length, with words that the other has at its beginning too or behind a new
        lead: with more of them than the byline and the dateline that a reporter's stories have in common."""
        return any(
            p.words - max(0, DATELINE - min(p.a[0], p.b[0])) >= SENTENCE_WORDS
            for p in self.passages
            if min(p.a[0], p.b[0]) < OWN_LEAD and max(p.a[0], p.b[0]) < NEW_LEAD
        )

    def has_a_lead(self) -> bool:
        """Whether one of the two begins with a sentence's worth of words that the other has anywhere."""
        leads = (p for p in self.passages if min(p.a[0], p.b[0]) < DATELINE)
        return any(p.words - max(0, DATELINE - min(p.a[0], p.b[0])) >= SENTENCE_WORDS for p in leads)

    def share_of_both(self) -> float:
        """Share of two texts that both have, 0 to 1: what was added counts as well as what was dropped."""
        return 2 * sum(p.words for p in self.passages) / max(1, len(self.a) + len(self.b))

    def comes_late(self) -> bool:
        """Whether both tell something else before what they share."""
        if not self.passages:
            return False
        return (
            min(min(p.a[0] for p in self.passages) / len(self.a), min(p.b[0] for p in self.passages) / len(self.b))
            >= LATE
        )

    def begins_alike(self) -> bool:
        """Whether both begin, after a dateline, with a sentence's worth of the same unquoted words."""
        leads = [p for p in self.passages if max(p.a[0], p.b[0]) < DATELINE]
        return any(_words_of(p, self.a, self.b).unquoted >= SENTENCE_WORDS for p in leads)

    def is_kept(self) -> bool:
        """Whether most of a short text stands high up in a longer one, a sentence of it at least in nobody's mouth."""
        seen = self if len(self.a) <= len(self.b) else self.flipped()
        if len(seen.a) > FIRST_WORDS or seen.share_a < KEPT_SHARE or self.unquoted < SENTENCE_WORDS:
            return False
        return min(p.b[0] for p in seen.passages) < LATE * len(seen.b)

    def covered_a(self) -> tuple[int, int]:
        """First and last word of ``a`` that stand in a passage."""
        return (self.passages[0].a[0], self.passages[-1].a[1] - 1)


def relate(a: Body, b: Body, passages: tuple[Shared, ...] | None = None, *, clients: bool = False) -> Relation:
    """Name what two bodies share: ``passages``, in order of ``a``, found here where they are not known yet. ``clients``: both
    bear one agency's mark."""
    if passages is None:
        passages = shared_passages(a, b)
    if report_is_copied(passages, a, b, CUES_OF_CLIENTS if clients else CUES):
        return replace(_relate(_unmarked(a), _unmarked(b), passages), a=a, b=b)
    return _relate(a, b, passages)


def _unmarked(body: Body) -> Body:
    """The body as if nobody spoke in it."""
    return replace(body, quoted=np.zeros_like(body.quoted))


def _relate(a: Body, b: Body, passages: tuple[Shared, ...]) -> Relation:
    words = sum(p.words for p in passages)
    share_a, share_b = words / max(1, len(a)), words / max(1, len(b))
    counts = [_words_of(p, a, b) for p in passages]
    told = [(p, n) for p, n in zip(passages, counts, strict=True) if n.unquoted >= SENTENCE_WORDS]
    unquoted, told_on = sum(n.unquoted for _, n in told), sum(n.all for _, n in told)
    least = max(1, min(_prose_words(a), _prose_words(b)))
    prose_share = sum(n.unquoted for n in counts) / least
    boxed = told_on <= BOX_WORDS and max(share_a, share_b) < BOX_SHARE and _stretches([p for p, _ in told]) == 1
    kept = sum(n.kept for n in counts)
    likeness = _likeness(a, b, (share_a, share_b), prose_share, unquoted, kept / least, boxed)
    marked = sum(n.marked for n in counts)
    if likeness == "none" and marked >= MARKED_WORDS:
        likeness = "trace"
    return Relation(a, b, passages, likeness, share_a, share_b, unquoted, prose_share, told_on, marked)


def in_one_piece(relation: Relation) -> bool:
    """Whether nearly every word of ``a`` between its first and its last shared word is shared."""
    first, last = relation.passages[0].a[0], relation.passages[-1].a[1]
    return sum(p.words for p in relation.passages) >= ONE_PIECE * (last - first)


def breaks_off_inside(relation: Relation) -> bool:
    """Whether ``a`` breaks off in mid-sentence inside what the two share, and ``b`` goes on."""
    if not relation.passages:
        return False
    last = max(relation.passages, key=lambda p: p.a[1])
    rest_a, rest_b = len(relation.a) - last.a[1], len(relation.b) - last.b[1]
    return rest_a <= GAP // 4 and rest_b >= CUT_WORDS and not ends_a_sentence(relation.a)


def is_carried_on(relation: Relation) -> bool:
    """Whether ``b`` takes the text up inside ``a`` and carries it on where ``a`` breaks off: two parts of one text. Which of the
    two has more before what they share has the text's beginning, the other has words of its own there."""
    if not breaks_off_inside(relation) or not in_one_piece(relation):
        return False
    before_a, before_b = relation.passages[0].a[0], relation.passages[0].b[0]
    return before_a >= FRAME_WORDS and before_a > before_b


def ends_a_sentence(body: Body) -> bool:
    """Whether a text ends like an ended one."""
    return body.text[: body.spans[-1][1]].rstrip().endswith(ENDS) if body.spans else True


def is_another_version(relation: Relation) -> bool:
    """Whether the two differ on both sides at one place, as two versions do and two damaged copies of one text do not."""
    runs = sorted((run for passage in relation.passages for run in passage.runs), key=lambda run: run.a)
    if not runs:
        return False
    gaps = [(runs[0].a, runs[0].b)]
    gaps += [
        (after.a - before.a - before.length, after.b - before.b - before.length) for before, after in pairwise(runs)
    ]
    return any(min(gap) >= VERSION_WORDS for gap in gaps)


def frames(relation: Relation) -> bool:
    """Whether ``a`` sets words of its own before the text it shares with its copy ``b``, or before and behind it."""
    if relation.likeness not in COPIES or is_carried_on(relation) or is_carried_on(relation.flipped()):
        return False
    before, behind = relation.passages[0].a[0], len(relation.a) - max(p.a[1] for p in relation.passages)
    return before >= FRAME_WORDS or min(before, behind) >= FRAME_WORDS // 2


def _likeness(
    a: Body, b: Body, shares: tuple[float, float], prose_share: float, unquoted: int, kept_share: float, boxed: bool
) -> Likeness:
    other_share, share = sorted(shares)
    if not unquoted:
        return "none"
    growth = max(len(a), len(b)) / max(1, min(len(a), len(b)))
    if share >= REPRINT_SHARE and growth < REPRINT_GROWTH:
        return "reprint"
    if share >= EXCERPT_SHARE and growth >= REPRINT_GROWTH:
        return "excerpt"
    if (
        kept_share >= UPDATE_SHARE
        and share >= VERSION_SHARE
        and other_share >= LEAST_VERSION
        and unquoted >= UPDATE_SENTENCES * SENTENCE_WORDS
        and not boxed
    ):
        return "update"
    if unquoted < TRACE_WORDS:
        return "none"
    settled = unquoted >= SETTLED_WORDS and min(prose_share, share) >= SETTLED_SHARE
    return "partial" if settled and not boxed else "trace"


def _stretches(passages: Sequence[Shared]) -> int:
    """How many pieces passages make that are parted by more than a few words in either text."""
    parted = (
        after.a[0] - before.a[1] > GAP or not 0 <= after.b[0] - before.b[1] <= GAP
        for before, after in pairwise(passages)
    )
    return sum(parted) + 1 if passages else 0


class _Words(NamedTuple):
    """Agreeing words of a passage: ``all`` of them, whoever says them; ``unquoted`` those that neither text puts between quotation
    marks; ``kept`` the same in stretches without a changed word that are long enough for half a sentence (a version keeps sentences
    as they are, a rewrite leaves bits between its own words); ``marked`` those that one text alone puts between quotation marks."""

    all: int
    unquoted: int
    kept: int
    marked: int


def _words_of(passage: Shared, a: Body, b: Body) -> _Words:
    told = unquoted = kept = marked = 0
    for run in passage.runs:
        in_a, in_b = a.quoted[run.a : run.a + run.length], b.quoted[run.b : run.b + run.length]
        quoted = int(np.count_nonzero(in_a | in_b))
        told += _worth(a, run.length)
        bare = _worth(a, run.length - quoted)
        unquoted += bare
        if bare >= KEPT_WORDS:
            kept += bare
        if quoted:
            marked += _worth(a, int(np.count_nonzero(in_a ^ in_b)))
    return _Words(told, unquoted, kept, marked)


def _prose_words(body: Body) -> int:
    return _worth(body, len(body) - int(np.count_nonzero(body.quoted)))


def _worth(body: Body, tokens: int) -> int:
    """How many words so many tokens of a body are worth: in scripts without spaces a token is a character."""
    return round(tokens / CHARACTERS_A_WORD) if body.unspaced else tokens
