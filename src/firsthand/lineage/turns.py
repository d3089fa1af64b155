"""Whether shared quotations were copied with the text around them, or taken down twice from one speaker.

Two reporters who quote one speech choose its words, and may choose them in its order, but each breaks them off where he
likes and writes his own words between them. Who copies a report has its quotations, its breaks, and its words between.
"""

from collections.abc import Sequence

import numpy as np

from firsthand.lineage.alignment import Run, Shared
from firsthand.lineage.words import Body

CUES = 3
"""Whole stretches of prose beside the same quotations that agree, from which the report was copied. Of 114 pairs of news
reports that share a quotation none has more than one but those with four and more: six copies, and two reports that have an
agency's text in common (docs/lineage.md). Reporters of one speech hit on "he said" and "she added" now and then."""
CUES_OF_CLIENTS = 2
"""The same of accounts that bear one agency's mark."""
AGREED = 2
"""Such stretches to one where the same quotation goes on otherwise; and no fewer than there are quotations without any."""
SPOKEN, WRITTEN = 3, 2
"""Agreeing words of a quotation, and of the prose beside it: "said" alone follows many."""


def report_is_copied(passages: Sequence[Shared], a: Body, b: Body, least: int = CUES) -> bool:
    """Whether two texts agree in the words that they set between quotations, as two reporters would not."""
    if sum(passage.words for passage in passages) < least * (SPOKEN + WRITTEN):
        return False
    cues = [sum(_cues(run, a, b) for run in passage.runs) for passage in passages]
    if sum(cues) < least:
        return False
    bare = sum(not n and _is_spoken(p, a, b) for n, p in zip(cues, passages, strict=True))
    otherwise = sum(_goes_on_otherwise(run, a, b) for p in passages for run in p.runs)
    return sum(cues) >= max(bare, AGREED * otherwise)


def _is_spoken(passage: Shared, a: Body, b: Body) -> bool:
    """Whether more of a passage is quoted by both texts than not."""
    both = sum(
        int(np.count_nonzero(a.quoted[r.a : r.a + r.length] & b.quoted[r.b : r.b + r.length])) for r in passage.runs
    )
    return 2 * both > passage.words


def _cues(run: Run, a: Body, b: Body) -> int:
    """Stretches of prose that are whole in both texts, to paragraph or quotation, and follow or precede a quotation inside the run."""
    quoted_a, quoted_b = a.quoted[run.a : run.a + run.length], b.quoted[run.b : run.b + run.length]
    if np.count_nonzero(quoted_a & quoted_b) < SPOKEN:
        return 0
    marks = quoted_a.astype(np.int8) + quoted_b
    opens = a.opens[run.a : run.a + run.length] | b.opens[run.b : run.b + run.length]
    at = np.flatnonzero(np.concatenate(([True], (marks[1:] != marks[:-1]) | opens[1:])))
    marks, goes_on, sizes = marks[at], ~opens[at], np.diff(at, append=run.length)
    spoken = (marks == 2) & (sizes >= SPOKEN)
    beside = np.zeros_like(spoken)
    beside[1:] = spoken[:-1] & goes_on[1:]
    beside[:-1] |= spoken[1:] & goes_on[1:]
    prose = beside & (marks == 0) & (sizes >= WRITTEN)
    first, last = at[prose], (at + sizes)[prose]
    whole = a.breaks[run.a + first] & a.breaks[run.a + last] & b.breaks[run.b + first] & b.breaks[run.b + last]
    return int(np.count_nonzero(whole))


def _goes_on_otherwise(run: Run, a: Body, b: Body) -> bool:
    """Whether a run ends with a quotation that both texts close and go on from in the same paragraph, each its way."""
    for body, first in ((a, run.a), (b, run.b)):
        end = first + run.length
        if end >= len(body) or body.opens[end]:
            return False
    ends = ((a, run.a + run.length), (b, run.b + run.length))
    if all(body.quoted[end - 1] and not body.quoted[end] for body, end in ends):
        return True
    return _in_a_cue(run, a, b)


def _in_a_cue(run: Run, a: Body, b: Body) -> bool:
    """Whether the words beside a quotation begin alike and end otherwise."""
    last = run.length - 1
    quoted = a.quoted[run.a : run.a + run.length] & b.quoted[run.b : run.b + run.length]
    spoken = np.flatnonzero(quoted)
    if not len(spoken) or quoted[last]:
        return False
    since = int(spoken[-1]) + 1
    between = slice(run.a + since, run.a + run.length + 1), slice(run.b + since, run.b + run.length + 1)
    return not (a.opens[between[0]].any() or b.opens[between[1]].any())
