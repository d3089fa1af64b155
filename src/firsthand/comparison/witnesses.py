"""Where the words of an archetype stand in the accounts that are held: offsets there and back, white space aside."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from firsthand.records import Anchor, Document, Span, anchor

HELD_SHARE = 0.85
"""A witness holds a stretch when this share of its characters stands there; the rest is a variant reading."""
STRETCH = 1.5
"""A stretch may be this much longer in the witness (an insertion) before the place counts as another one."""


class _Piece(NamedTuple):
    """``length`` characters of ink that agree one by one, at ``here`` and ``there`` (both counted in ink)."""

    here: int
    there: int
    length: int


def _ink(text: str) -> list[int]:
    """Offsets of the characters that are not white space. A mirror that fuses paragraphs keeps all of these."""
    return [i for i, c in enumerate(text) if not c.isspace()]


class Transfer:
    """Carries spans between one archetype and one of its witnesses."""

    def __init__(self, archetype: Document, archetype_ink: list[int], witness: Document) -> None:
        self.witness = witness
        self._a, self._b = archetype_ink, _ink(witness.text)
        pieces = []
        for w in archetype.witnesses:
            if w.document == witness.id:
                first, last = bisect_left(self._a, w.start), bisect_left(self._a, w.end)
                pieces.append(_Piece(first, bisect_left(self._b, w.document_start), last - first))
        self.size = sum(p.length for p in pieces)
        self._to = sorted(pieces)
        self._back = sorted(_Piece(p.there, p.here, p.length) for p in pieces)

    def to_witness(self, start: int, end: int) -> Span | None:
        """Where ``archetype.text[start:end]`` stands in the witness, or None where it does not hold it."""
        return _carry(self._to, self._a, self._b, start, end)

    def to_archetype(self, start: int, end: int) -> Span | None:
        """Where ``witness.text[start:end]`` stands in the archetype, or None where it is not part of it."""
        return _carry(self._back, self._b, self._a, start, end)


def _carry(pieces: Sequence[_Piece], a: list[int], b: list[int], start: int, end: int) -> Span | None:
    first, last = bisect_left(a, start), bisect_left(a, end) - 1
    if last < first:
        return None
    at = max(0, bisect_right(pieces, first, key=lambda p: p.here) - 1)
    held = 0
    low = high = -1
    for piece in pieces[at:]:
        if piece.here > last:
            break
        lo, hi = max(first, piece.here), min(last, piece.here + piece.length - 1)
        if lo > hi:
            continue
        held += hi - lo + 1
        if low < 0:
            low = piece.there + lo - piece.here
        high = piece.there + hi - piece.here
    size = last - first + 1
    if held < HELD_SHARE * size or high < low or high >= len(b) or high - low + 1 > STRETCH * size + 10:
        return None
    return (b[low], b[high] + 1)


class Holdings:
    """The witnesses of one archetype, fullest first: the order in which they are asked for its words."""

    def __init__(self, archetype: Document, documents: Mapping[str, Document]) -> None:
        self._archetype, self._documents = archetype, documents

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        ink = _ink(self._archetype.text)
        names = {w.document for w in self._archetype.witnesses if w.document in self._documents}
        found = [Transfer(self._archetype, ink, self._documents[name]) for name in names]
        return tuple(sorted(found, key=lambda t: (-t.size, t.witness.id)))

    def anchor(
        self, start: int, end: int, avoid: str | None = None, fit: Callable[[str], bool] | None = None
    ) -> Anchor | None:
        """The words of the archetype as its fullest witness has them; ``avoid`` is asked last (it is the child).

        With ``fit``, as the fullest witness has them whose words pass it.
        """
        for transfer in sorted(self.transfers, key=lambda t: t.witness.id == avoid):
            span = transfer.to_witness(start, end)
            if span and (fit is None or fit(transfer.witness.text[slice(*span)])):
                return anchor(transfer.witness.id, transfer.witness.text, *span)
        return None
