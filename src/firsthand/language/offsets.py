"""The parsing copy of a text: repaired for a parser, with the way back to the untouched text."""

from bisect import bisect_right

import msgspec

from firsthand.records import Span


class ParsingCopy(msgspec.Struct, frozen=True):
    """``text`` is the repaired copy of an ``original`` of ``length`` characters.

    The copy differs from it by characters put in (which stand for no original one), left out, or exchanged one for
    one. ``starts[i]`` is where in the copy the shift ``shifts[i]`` begins to hold: original = copy + shift.
    ``inserted`` are the positions in the copy of characters that were put in, sorted.
    """

    text: str
    length: int
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    inserted: tuple[int, ...]

    def original(self, at: int) -> int:
        """The original position of copy position ``at``; of an inserted character, that of what follows it."""
        return min(self.length, at + self.shifts[bisect_right(self.starts, at) - 1])

    def span(self, start: int, end: int) -> Span:
        """The original span of ``text[start:end]``; inserted characters at its edges stand for nothing."""
        inserted = self.inserted
        if inserted:
            while start < end and _has(inserted, start):
                start += 1
            while end > start and _has(inserted, end - 1):
                end -= 1
        first = self.original(start)
        return (first, first) if start == end else (first, self.original(end - 1) + 1)

    def copy(self, at: int) -> int:
        """The copy position of original position ``at`` (of a character left out: of the next one kept)."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.original(middle) < at:
                low = middle + 1
            else:
                high = middle
        return low


def _has(values: tuple[int, ...], value: int) -> bool:
    at = bisect_right(values, value) - 1
    return at >= 0 and values[at] == value


class CopyWriter:
    """Builds a parsing copy from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._at = 0  # in the original
        self._out = 0  # in the copy
        self._starts = [0]
        self._shifts = [0]
        self._inserted: list[int] = []

    def keep_until(self, end: int) -> None:
        """Copies the original unchanged up to ``end``."""
        if end > self._at:
            self._parts.append(self._text[self._at : end])
            self._out += end - self._at
            self._at = end

    def insert(self, character: str) -> None:
        """Puts in one character that the original does not have."""
        self._inserted.append(self._out)
        self._parts.append(character)
        self._mark(self._out, self._at - self._out)
        self._out += 1
        self._mark(self._out, self._at - self._out)

    def exchange(self, character: str) -> None:
        """Puts ``character`` in place of the next original one."""
        self._parts.append(character)
        self._at += 1
        self._out += 1

    def leave_out(self, count: int = 1) -> None:
        """Passes over original characters."""
        self._at += count
        self._mark(self._out, self._at - self._out)

    def _mark(self, start: int, shift: int) -> None:
        if self._starts[-1] == start:
            self._shifts[-1] = shift
        else:
            self._starts.append(start)
            self._shifts.append(shift)

    def finish(self) -> ParsingCopy:
        self.keep_until(len(self._text))
        return ParsingCopy(
            "".join(self._parts), len(self._text), tuple(self._starts), tuple(self._shifts), tuple(self._inserted)
        )
