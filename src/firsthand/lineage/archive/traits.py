"""What an account's text shows, apart from its words, of which way it was copied: where it ends, whom it credits.

Worked out when the account is read, so that texts need not be kept or sent about.
"""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.language.crediting import after, before, plain

EDGE = 240
"""Characters at either end of a text in which a copy says where it comes from: datelines, "first published by …"."""
SHORTEST_OUTLET = 4
"""Letters of a name that is looked for as it is; a shorter one ("AP") must stand in brackets, as a wire's mark does."""
_STOP = re.compile(r"[.!?…。！？؟\n]")
_CLOSERS = "\"'”’»)]}」』"
_ENDS = tuple(".!?。！？؟")


class Traits(NamedTuple):
    """``stops`` are the places of marks that may end a sentence, in characters; ``broken``: no such mark ends the text.
    ``edges`` are both ends of the text."""

    outlet: str | None
    edges: str
    broken: bool
    stops: NDArray[np.int32]


def traits_of(text: str, outlet: str | None) -> Traits:
    """The traits of one account."""
    edges = plain(text if len(text) <= 2 * EDGE else f"{text[:EDGE]}\n{text[-EDGE:]}")
    last = text[-EDGE:].rstrip().rstrip(_CLOSERS).rstrip()
    broken = not last.endswith(_ENDS) or last.endswith(("...", "…"))
    stops = np.fromiter((m.start() for m in _STOP.finditer(text)), dtype=np.int32)
    return Traits(outlet, edges, broken, stops)


def credits(edges: str, outlet: str) -> bool:
    """Whether an end of a text names ``outlet`` with a cue: "according to X", "X reported", "Source: X", "(X)"."""
    outlet = plain(outlet)
    at = edges.find(outlet)
    while at >= 0:
        left = edges[:at].rpartition("\n")[2]
        right = edges[at + len(outlet) :].partition("\n")[0]
        if left.endswith("(") and right.startswith(")"):
            return True
        if len(outlet) >= SHORTEST_OUTLET and (
            before("before", "source_line", "republished").search(left) or after("after").match(right)
        ):
            return True
        at = edges.find(outlet, at + 1)
    return False


def goes_on(stops: NDArray[np.int32], start: int, end: int) -> bool:
    """Whether no sentence ends between two words, the first ending at ``start``, the next beginning at ``end``."""
    return bool(np.searchsorted(stops, start) == np.searchsorted(stops, end))
