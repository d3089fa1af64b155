"""How far a run is, and what must be known about it, for whoever watches it."""

from collections.abc import Callable

import msgspec


class Progress(msgspec.Struct, frozen=True):
    """How far a step is. ``total`` is None while it is not known. With ``notice`` the step is a sentence that is to be
    read by whoever started the run, however quiet it is: that text leaves the machine, or that a setting had no effect.
    """

    step: str
    done: int = 0
    total: int | None = None
    detail: str = ""
    notice: bool = False


Watch = Callable[[Progress], None]


def unwatched(_progress: Progress) -> None:
    """Progress for nobody."""
