"""A count that may not be settled."""

import msgspec


class Bounds(msgspec.Struct, frozen=True):
    """A count that is a range: ``lower`` is settled, ``upper`` is what cannot be excluded."""

    lower: int
    upper: int
