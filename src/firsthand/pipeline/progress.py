"""How far a run is, for whoever watches it."""

from collections.abc import Callable

import msgspec


class Progress(msgspec.Struct, frozen=True):
    """How far a step is. ``total`` is None while it is not known."""

    step: str
    done: int
    total: int | None = None
    detail: str = ""


Watch = Callable[[Progress], None]


def unwatched(_progress: Progress) -> None:
    """Progress for nobody."""
