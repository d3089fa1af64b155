"""Where an account's sentences stand: readable blocks, their parsing copies, paragraphs, quotations."""

from bisect import bisect_right

import msgspec

from firsthand.language.offsets import ParsingCopy
from firsthand.language.quotations import Quotation, find_quotations
from firsthand.language.repair import repair
from firsthand.language.sentences import copy_sentences
from firsthand.records import Document, Span, body_spans
from firsthand.records.accounts import READ_FURNITURE


class Placed(msgspec.Struct, frozen=True):
    """One sentence: its text in the copy of block ``block``, where it stands there, its paragraph in the document.

    ``furniture`` names the kind when the block is a caption, standfirst or title.
    """

    text: str
    start: int
    end: int
    block: int
    paragraph: int
    furniture: str | None


class Block(msgspec.Struct, frozen=True):
    """A readable stretch of a document with its parsing copy; ``start`` is its offset in the document."""

    start: int
    copy: ParsingCopy
    quotations: tuple[Quotation, ...]
    furniture: str | None

    def document_span(self, start: int, end: int) -> Span:
        """Document offsets of a span of the copy."""
        first, last = self.copy.span(start, end)
        return self.start + first, self.start + last


def lay_out(document: Document) -> tuple[list[Block], list[Placed]]:
    """Readable blocks and their sentences in order. A furniture edge always ends a sentence."""
    blocks: list[Block] = []
    placed: list[Placed] = []
    paragraph = 0
    for start, end, furniture in _stretches(document):
        copy = repair(document.text[start:end])
        quotations = tuple(find_quotations(copy.text))
        blocks.append(Block(start, copy, quotations, furniture))
        breaks = [i for i, c in enumerate(copy.text) if c == "\n"]
        for first, last in copy_sentences(copy.text):
            number = paragraph + bisect_right(breaks, first)
            placed.append(Placed(copy.text[first:last], first, last, len(blocks) - 1, number, furniture))
        paragraph += len(breaks) + 1
    return blocks, placed


def _stretches(document: Document) -> list[tuple[int, int, str | None]]:
    """``body_spans`` for reading, cut once more where captions, standfirsts and titles begin and end."""
    read = sorted((f for f in document.furniture if f.kind in READ_FURNITURE), key=lambda f: (f.start, f.end))
    found: list[tuple[int, int, str | None]] = []
    for start, end in body_spans(document, reading=True):
        at = start
        for piece in read:
            low, high = max(piece.start, at), min(piece.end, end)
            if low >= high:
                continue
            if low > at:
                found.append((at, low, None))
            found.append((low, high, piece.kind))
            at = high
        if at < end:
            found.append((at, end, None))
    return [(s, e, f) for s, e, f in found if document.text[s:e].strip()]
