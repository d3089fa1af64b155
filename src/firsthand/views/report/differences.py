"""Two readings side by side, the difference marked, cut down to what has to be seen."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from markupsafe import Markup

from firsthand.records import Span
from firsthand.views.report.layers import Layer, flattened, merged
from firsthand.views.visible import visible

LONGEST = 420
"""Readings up to this many characters are shown whole: about five lines in half a column."""
AROUND = 110
MOST_WORDS = 260
"""Longer texts are not compared word by word here (the comparison is quadratic); they stand unmarked."""
TOKEN = re.compile(r"\w+(?:[-’'.,]\w+)*|[^\w\s]")


def marked(text: str, marks: Iterable[Span]) -> Markup:
    """``text`` as safe markup with ``marks`` (relative to it) marked; long unmarked stretches are left out and counted."""
    inside = merged((max(0, start), min(len(text), end)) for start, end in marks)
    parts: list[Markup] = []
    shown = tuple(_whole_words(text, window) for window in _windows(len(text), inside))
    layers = [Layer(start, end, "mark") for start, end in inside]
    cuts = [edge for window in shown for edge in window]
    at = 0
    pieces = list(flattened(len(text), layers, cuts))
    for start, end in shown:
        if start > at:
            parts.append(_left_out(start - at))
        for piece in pieces:
            if start <= piece.start and piece.end <= end:
                words = visible(text[piece.start : piece.end])
                parts.append(Markup("<mark>{}</mark>").format(words) if piece.names else words)
        at = end
    if at < len(text):
        parts.append(_left_out(len(text) - at))
    return Markup("").join(parts)


def _left_out(characters: int) -> Markup:
    return Markup(' <span class="cut">[… {:,} characters …]</span> ').format(characters)


def _whole_words(text: str, window: Span) -> Span:
    """A window that does not cut words, as far as a space is near: its start moves on, its end back."""
    start, end = window
    if start > 0 and (space := text.find(" ", start, start + 25)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - 25, end)) > start:
        end = space
    return start, end


def _windows(length: int, marks: Sequence[Span]) -> tuple[Span, ...]:
    """What to show: everything, or the beginning, the surroundings of each mark's ends, and the end."""
    if length <= LONGEST:
        return ((0, length),)
    near = 2 * AROUND  # without marks, as much of the beginning as shows what it is
    wanted: list[Span] = [(0, AROUND if marks else near), (length - AROUND, length)]
    for start, end in marks[:4]:
        wanted.append((max(0, start - AROUND), min(end, start + near)))
        wanted.append((max(start, end - AROUND), min(length, end + AROUND)))
    joined = merged(wanted)
    # A gap shorter than the note that would stand for it is shown.
    closed = [list(joined[0])]
    for start, end in joined[1:]:
        if start - closed[-1][1] < 40:
            closed[-1][1] = end
        else:
            closed.append([start, end])
    return tuple((start, end) for start, end in closed)


def compared(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Spans in which two texts differ word by word, for readings that came without marks."""
    ours = [match.span() for match in TOKEN.finditer(left[: MOST_WORDS * 40])]
    theirs = [match.span() for match in TOKEN.finditer(right[: MOST_WORDS * 40])]
    if not ours or not theirs or max(len(ours), len(theirs)) > MOST_WORDS:
        return (), ()
    matcher = SequenceMatcher(
        None, [left[s:e].casefold() for s, e in ours], [right[s:e].casefold() for s, e in theirs], autojunk=False
    )
    if matcher.ratio() < 0.5:  # two texts that share little: marking nearly all of both would mark nothing
        return (), ()
    a: list[Span] = []
    b: list[Span] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            if i < j:
                a.append((ours[i][0], ours[j - 1][1]))
            if k < m:
                b.append((theirs[k][0], theirs[m - 1][1]))
    return tuple(a), tuple(b)
