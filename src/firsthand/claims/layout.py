"""Where an account's sentences stand: readable blocks, their parsing copies, paragraphs, quotations."""

import re
from bisect import bisect_right

import msgspec

from firsthand.claims.interviews import turn_at, turns_in
from firsthand.language.offsets import ParsingCopy
from firsthand.language.quotations import Quotation, find_quotations
from firsthand.language.repair import repair
from firsthand.language.sentences import copy_sentences
from firsthand.records import Document, Span, body_spans
from firsthand.records.accounts import READ_FURNITURE

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’' \-]{2,30}(?:, [A-Z][A-Za-z.’' ]{0,20}){0,2}(?:,? \d{1,2}\.?(?: [^\W\d_]{3,12}\.?)?|, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([^()\n]{2,30}\))?\.? ?(?:[—–―]|--|-(?= )) ?(?=[\"“‘«„]?[^\W_a-z])"
    r"|(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?\([A-Z][^()\n\d]{1,30}\) ?(?:[—–―]|--|-(?= )) ?(?=[\"“‘«„]?[^\W_a-z])"
    r"|[A-Z][A-Za-z.’' ]{2,30}, [A-Z][a-z]{1,5}\.(?: \([^()\n]{2,30}\))? ?(?:[—–―]|--) ?(?=[\"“‘«„]?[^\W_a-z])"
)
"""Place, day and agency before an account's first word ("PORT ANSEL, Nov. 3 (OPA) — "): nobody says them."""
_BREAK = re.compile(r"\n[\s]*")


class Placed(msgspec.Struct, frozen=True):
    """One sentence: its text in the copy of block ``block``, where it stands there, its paragraph in the document.

    ``furniture`` names the kind when the block is a caption, standfirst or title; ``speaker`` is where in the copy the name
    stands of who has the turn in a talk.
    """

    text: str
    start: int
    end: int
    block: int
    paragraph: int
    furniture: str | None
    speaker: Span | None = None


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
    for start, end, furniture in stretches(document):
        copy = repair(document.text[start:end])
        blocks.append(Block(start, copy, tuple(find_quotations(copy.text)), furniture))
    english = document.language is None or document.language.value.startswith("en")  # other languages: by their tables
    talk = turns_in([b.copy.text if english else "" for b in blocks])
    for number, (block, turns) in enumerate(zip(blocks, talk, strict=True)):
        copy = block.copy
        breaks = [found.start() for found in _BREAK.finditer(copy.text)]  # a blank line is no paragraph of its own
        for first, last in copy_sentences(copy.text):
            dateline = _DATELINE.match(copy.text, first, last)
            if dateline is not None and copy.text[first - 1 : first] in ("", "\n"):
                first = dateline.end()
            turn = turn_at(turns, first)
            if turn is not None and first < turn.start:
                first = turn.start
                while first < last and copy.text[first].isspace():
                    first += 1
            if first < last:  # not the label alone
                speaker = turn.name if turn is not None else None
                at = paragraph + bisect_right(breaks, first)
                placed.append(Placed(copy.text[first:last], first, last, number, at, block.furniture, speaker))
        paragraph += len(breaks) + 1
    return blocks, placed


def quotations_by_sentence(blocks: list[Block], placed: list[Placed]) -> list[list[Quotation]]:
    """For each sentence the quotations that reach into it, in one sweep."""
    found: list[list[Quotation]] = []
    block, following, open_ones = -1, 0, []  # type: int, int, list[Quotation]
    for place in placed:
        if place.block != block:
            block, following, open_ones = place.block, 0, []
        quotations = blocks[block].quotations
        while following < len(quotations) and quotations[following].start < place.end:
            open_ones.append(quotations[following])
            following += 1
        open_ones = [q for q in open_ones if q.end > place.start]
        found.append(list(open_ones))
    return found


def stretches(document: Document) -> list[tuple[int, int, str | None]]:
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
