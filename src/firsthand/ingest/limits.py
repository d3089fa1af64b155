"""How large a source may be before it is set aside. Given as an argument, so that a command line can offer it."""

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """``file_bytes``: largest file that is opened at all (its size is asked first, so a huge one is never loaded).

    ``line_characters``: longest line of text that is read. A whole newspaper fused into one line has about half
    a million characters; what is longer is a data dump, and every step behind intake works line by line.
    ``page_depth``: nesting of elements above which a page is flattened before it is parsed; libxml2 refuses 2,048.
    """

    file_bytes: int = 20_000_000
    line_characters: int = 2_000_000
    page_depth: int = 1_000


DEFAULT = Limits()
