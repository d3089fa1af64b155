"""What an account adds to what its sentences say by themselves: open quotations, paragraphs, and what the rules found."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.layout import Placed
from firsthand.language.tagging.features import Floats

_RULES, _QUOTED, _PLACE = 0, 9, 17
MARKS = 20
"""Columns: three for each of source, cue and content by the rules, eight for quotations, three for where it stands."""


def marks_of(sentences: Sequence[Sentence], placed: Sequence[Placed], hops: Sequence[Sequence[Hop]]) -> Floats:
    """One row a token of the account, in order."""
    found = np.zeros((sum(map(len, sentences)), MARKS), dtype=np.float32)
    first, paragraph = 0, None
    for sentence, place, own in zip(sentences, placed, hops, strict=True):
        rows = found[first : first + len(sentence)]
        first += len(sentence)
        if not len(rows):
            continue
        for hop in own:
            for role, tokens in enumerate((hop.source, hop.cue, hop.content)):
                if tokens:
                    rows[list(tokens), _RULES + 3 * role] = 1
                    rows[min(tokens), _RULES + 3 * role + 1] = 1
                    rows[max(tokens), _RULES + 3 * role + 2] = 1
        _quotations(rows[:, _QUOTED:_PLACE], sentence)
        rows[0, _PLACE] = place.paragraph != paragraph
        rows[0, _PLACE + 1] = 1
        rows[-1, _PLACE + 2] = 1
        paragraph = place.paragraph
    return found


def _quotations(rows: Floats, sentence: Sentence) -> None:
    """Inside an outer one, an inner one, a full one, a scare one; in one open before, after; where one begins, ends."""
    for quotation in sentence.quotations:
        start, end = quotation.start - sentence.offset, quotation.end - sentence.offset
        low = bisect_left(sentence.parsed.starts, start)
        high = bisect_right(sentence.parsed.ends, end)
        if low >= high:
            continue
        before, after = start < 0, end > len(sentence.text)
        inside = rows[low:high]
        inside[:, 1 if quotation.level else 0] = 1
        if quotation.extent in ("full", "scare"):
            inside[:, 2 if quotation.extent == "full" else 3] = 1
        if before:
            inside[:, 4] = 1
        else:
            inside[0, 6] = 1
        if after:
            inside[:, 5] = 1
        else:
            inside[-1, 7] = 1
