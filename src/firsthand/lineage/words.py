"""Bodies as arrays of words: the form in which texts are laid side by side."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.language.quotations import find_quotations
from firsthand.records import Document, Span, body_spans

# Scripts written without spaces are compared character by character (DESIGN.md); everything else word by word.
# Apostrophes belong to the word ("Hanoi’s"), hyphens part it, so that "air-defense" meets "air defense".
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+(?:['’](?:(?![{_UNSPACED}])[^\W_])+)*")


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a document outside its furniture.

    ``ids``, ``starts``, ``ends`` (code points in the document's text), ``quoted`` and ``opens`` have one entry a word.
    ``quoted`` words stand between quotation marks; ``opens`` marks the first word of a paragraph.
    """

    document: str
    text: str
    spans: tuple[Span, ...]
    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    opens: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, first: int, last: int) -> Span:
        """Characters from word ``first`` to word ``last``, both included."""
        return (int(self.starts[first]), int(self.ends[last]))


class Vocabulary:
    """Numbers words in order of appearance, so that equal numbers mean equal words: no collisions to check."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        """The number of a folded word, the next free one when it is new."""
        return self._numbers.setdefault(word, len(self._numbers))


def fold(word: str) -> str:
    """Case, width and apostrophe folded; NFKC only where a word is not ASCII, since it is slow and changes nothing there."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")


def body_of(document: Document, vocabulary: Vocabulary) -> Body:
    """Tokenise a document's body. Word offsets point into the untouched text."""
    spans = body_spans(document)
    return body_from(document.id, document.text, spans, vocabulary)


def body_from(name: str, text: str, spans: Sequence[Span], vocabulary: Vocabulary) -> Body:
    """Tokenise ``spans`` of ``text``."""
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    opens: list[bool] = []
    for start, end in spans:
        previous = start
        fresh = True
        for match in _WORD.finditer(text, start, end):
            ids.append(vocabulary.number(fold(match.group())))
            starts.append(match.start())
            ends.append(match.end())
            opens.append(fresh or "\n" in text[previous : match.start()])
            previous = match.end()
            fresh = False
    first = np.array(starts, dtype=np.int64)
    last = np.array(ends, dtype=np.int64)
    quoted = np.zeros(len(ids), dtype=np.bool_)
    for quotation in find_quotations(text):
        if quotation.extent != "scare":
            lo, hi = (
                np.searchsorted(first, quotation.start),
                np.searchsorted(last, quotation.end, side="right"),
            )
            quoted[lo:hi] = True
    return Body(
        name,
        text,
        tuple(spans),
        np.array(ids, dtype=np.int64),
        first,
        last,
        quoted,
        np.array(opens, dtype=np.bool_),
    )
