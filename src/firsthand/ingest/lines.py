"""JSON lines as they come in: whole lines, as many at a time as are there, and never more than one piece in memory."""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from firsthand.ingest.encoding import wide_encoding
from firsthand.ingest.sniffing import container, suffix_of

PIECE = 131_072
"""Bytes asked for at once: about a thousand sentences of news, which is where parsing together gets no faster."""
_LOOKED_AT = 5
"""Lines of which one must be an account for a stream without a name to be taken for JSON lines."""
_BOM = b"\xef\xbb\xbf"


class Stream(Protocol):
    """A binary file, pipe or terminal."""

    def read1(self, size: int, /) -> bytes:
        """What is there, at most ``size`` bytes; waits only while nothing is. Nothing at the end."""
        ...


class Lines:
    """The lines of a stream. ``head`` is its beginning, up to the end of the first line that is not blank."""

    def __init__(self, stream: Stream, line_bytes: int) -> None:
        self._stream = stream
        self._line_bytes = line_bytes
        self.head = stream.read1(PIECE)
        more = self.head
        while more and b"\n" not in self.head.removeprefix(_BOM).lstrip() and len(self.head) <= line_bytes:
            self.head += (more := stream.read1(PIECE))

    def are_accounts(self, path: str) -> bool:
        """Whether this is JSON lines: by its name where it has one, else by what the first lines hold. An array, and
        what is no UTF-8, is for the reader of whole files.
        """
        start = self.head.removeprefix(_BOM).lstrip()
        wide = self.head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(self.head[:65_536])
        if not start or wide or start[:1] == b"[" or container(self.head):
            return False
        if suffix_of(path) in ("jsonl", "ndjson"):
            return True
        lines = [line for line in start.split(b"\n")[:_LOOKED_AT] if line[:1] == b"{"]
        return any(map(_has_text, lines))

    def rest(self, most: int) -> bytes:
        """The whole of the stream as far as ``most`` bytes, for a reader that needs it whole."""
        pieces, size = [self.head], len(self.head)
        while size <= most and (piece := self._stream.read1(PIECE)):
            pieces.append(piece)
            size += len(piece)
        return b"".join(pieces)

    def groups(self) -> Iterator[list[tuple[int, bytes | None]]]:
        """Lines that came in together, each with its number (from 1), blank ones left out. None stands for a line
        longer than ``line_bytes``, which is passed over and never held.
        """
        number, open_line, too_long = 0, b"", False
        piece = self.head.removeprefix(_BOM)
        while piece:
            *whole, last = piece.split(b"\n")
            group: list[tuple[int, bytes | None]] = []
            for line in whole:
                number += 1
                line = open_line + line
                if too_long or len(line) > self._line_bytes:
                    group.append((number, None))
                elif line.strip():
                    group.append((number, line))
                open_line, too_long = b"", False
            open_line += last
            if len(open_line) > self._line_bytes:
                open_line, too_long = b"", True
            if group:
                yield group
            piece = self._stream.read1(PIECE)
        if too_long:
            yield [(number + 1, None)]
        elif open_line.strip():
            yield [(number + 1, open_line)]


def _has_text(line: bytes) -> bool:
    try:
        found = msgspec.json.decode(line, type=dict[str, object])
    except (ValueError, RecursionError):
        return False
    return isinstance(found.get("text"), str)
