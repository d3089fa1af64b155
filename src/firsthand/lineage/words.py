"""Bodies as arrays of words: the form in which texts are laid side by side."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.language.lookalikes import unmixed
from firsthand.language.quotations import Quotation, find_quotations
from firsthand.lineage.reuse.alphabet import APOSTROPHES, HYPHENS, is_ignored, spelled
from firsthand.lineage.reuse.compiling import kernels_for
from firsthand.lineage.reuse.tokens import Tokeniser, encoded
from firsthand.records import Document, Span, body_spans

_NEWLINE = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a document outside its furniture.

    ``ids``, ``starts``, ``ends`` (code points in the document's text), ``quoted`` and ``opens`` have one entry a word.
    ``quoted`` words stand between quotation marks; ``opens`` marks the first word of a paragraph. ``breaks`` has one more:
    before which words, or the end, a paragraph or a quotation ends. ``unspaced``: most words are single characters, as in scripts
    without spaces.
    """

    document: str
    text: str
    spans: tuple[Span, ...]
    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    breaks: NDArray[np.bool_]
    unspaced: bool

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, first: int, last: int) -> Span:
        """Characters from word ``first`` to word ``last``, both included."""
        return (int(self.starts[first]), int(self.ends[last]))


class Vocabulary:
    """Cuts the bodies of one pile into words and numbers the words in order of appearance: equal numbers, equal words."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._tokeniser = Tokeniser()
        self._bytes = 0

    def words(
        self, text: str, spans: Sequence[Span]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Numbers, starts and ends of the words of ``spans``, and the number of words up to the end of each span."""
        pieces = [encoded(text[start:end]) for start, end in spans]
        self._bytes += sum(len(piece) for piece in pieces)
        found = self._tokeniser.words(pieces, kernels_for(self._bytes))
        numbers = self._numbers
        ids = np.array([numbers.setdefault(word, len(numbers)) for word in found.hashes.tolist()], dtype=np.int64)
        offsets = np.repeat([start for start, _ in spans], np.diff(found.bounds)).astype(np.int64)
        starts = found.starts + offsets
        return ids, starts, starts + found.lengths, found.bounds[1:]


def fold(word: str) -> str:
    """What a word is compared by: case, width, ligatures and apostrophes folded, and nothing that cannot be seen."""
    if word.isascii():
        return re.sub(r"-\s+", "", word.lower())
    seen = "".join(c for c in word if not (is_ignored(c) or c in HYPHENS or c.isspace()))
    return unicodedata.normalize("NFC", "".join("'" if c in APOSTROPHES else spelled(c) for c in unmixed(seen)))


def body_of(document: Document, vocabulary: Vocabulary) -> Body:
    """Tokenise a document's body. Word offsets point into the untouched text."""
    spans = body_spans(document)
    return body_from(document.id, document.text, spans, vocabulary)


def body_from(name: str, text: str, spans: Sequence[Span], vocabulary: Vocabulary) -> Body:
    """Tokenise ``spans`` of ``text``."""
    ids, starts, ends, bounds = vocabulary.words(text, spans)
    newlines = np.array([match.start() for match in _NEWLINE.finditer(text)], dtype=np.int64)
    opens = np.ones(len(ids), dtype=np.bool_)
    opens[1:] = np.searchsorted(newlines, ends[:-1]) < np.searchsorted(newlines, starts[1:])
    opens[bounds[bounds < len(ids)]] = True
    quoted = _quoted(text, starts, ends)
    breaks = np.ones(len(ids) + 1, dtype=np.bool_)
    breaks[1:-1] = opens[1:] | (quoted[1:] != quoted[:-1])
    unspaced = 2 * int(np.count_nonzero(ends - starts == 1)) > len(ids)
    return Body(name, text, tuple(spans), ids, starts, ends, quoted, opens, breaks, unspaced)


def _quoted(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which words somebody is quoted with. Marks around all of them tell nothing apart; those inside then count."""
    spoken = [q for q in _closed(find_quotations(text), text) if q.extent != "scare"]
    quoted = _covered(spoken, starts, ends)
    return _covered([q for q in spoken if q.level], starts, ends) if quoted.all() else quoted


def _covered(quotations: Iterable[Quotation], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    covered = np.zeros(len(starts), dtype=np.bool_)
    for quotation in quotations:
        low, high = np.searchsorted(starts, quotation.start), np.searchsorted(ends, quotation.end, side="right")
        covered[low:high] = True
    return covered


def _closed(quotations: Sequence[Quotation], text: str) -> list[Quotation]:
    """Quotations that end. One that runs on to its paragraph's end counts if the next paragraphs go on with it to a mark."""
    kept: list[Quotation] = []
    following: Quotation | None = None
    for quotation in reversed(quotations):
        if quotation.closed or (
            following is not None and following.continues and not text[quotation.end : following.start].strip()
        ):
            kept.append(quotation)
            following = quotation if quotation.level == 0 else following
    return kept[::-1]


def merged(spans: Iterable[Span], gap: int = 3) -> tuple[Span, ...]:
    """Spans in order, overlapping ones and those at most ``gap`` characters apart joined."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start - out[-1][1] <= gap:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
