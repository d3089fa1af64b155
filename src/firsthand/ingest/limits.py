"""How large a source may be before it is set aside. Given as an argument, so that a command line can offer it."""

from pathlib import PurePath

import msgspec

PILES = 10
"""At 20 million bytes a file, some 70,000 news articles in one file: more is for ``firsthand lineage``, which streams them."""


class Limits(msgspec.Struct, frozen=True):
    """``file_bytes``: largest file that is opened at all (its size is asked first, so a huge one is never loaded).

    One of JSON holds many accounts and may be ``PILES`` times as large.
    ``line_characters``: longest line of text that is read. A whole newspaper fused into one line has about half
    a million characters; what is longer is a data dump, and every step behind intake works line by line.
    ``page_depth``: nesting of elements above which a page is flattened before it is parsed; libxml2 refuses 2,048.
    """

    file_bytes: int = 20_000_000
    line_characters: int = 2_000_000
    page_depth: int = 1_000

    def most_bytes(self, path: str) -> int:
        """Of a file of that name."""
        piled = {".json", ".jsonl", ".ndjson"} & set(PurePath(path.lower()).suffixes[-2:])
        return self.file_bytes * PILES if piled else self.file_bytes


DEFAULT = Limits()
