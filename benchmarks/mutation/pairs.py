"""A text and what was made of it with one known change, or none; the rewrites that were written by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from firsthand.records import Span

HERE = Path(__file__).parent
TUNED, APART, HELD = HERE / "rewrites.txt", HERE / "apart.txt", HERE / "held.txt"
"""The method was mended on the first two, the second of which was kept apart before. The third is by another hand and is only
ever scored."""
_MARK = re.compile(r"\{(?P<kind>[a-z+-]+): ?(?P<true>[^{}|]*)\|(?P<changed>[^{}|]*)\}")


@dataclass(frozen=True)
class Pair:
    """``child`` was made from ``parent``. ``kind`` names the change, none where it is empty; ``here`` and ``there`` are
    where it stands in the child and in the parent (either may be empty of words).
    """

    name: str
    parent: str
    child: str
    made: Literal["copy", "rewrite"]
    kind: str = ""
    here: Span | None = None
    there: Span | None = None


def rewrites(path: Path) -> Iterator[Pair]:
    """Every passage with its faithful rewrite, and once more for each of its changes.

    A line ``S`` is the source, a line ``R`` the rewrite, in which ``{kind:as it was|changed}`` marks each change.
    """
    blocks = path.read_text("utf-8").strip().split("\n\n")
    for number, block in enumerate(blocks, start=1):
        source, rewrite = (line[2:] for line in block.split("\n"))
        marks = list(_MARK.finditer(rewrite))
        name = f"{path.stem} {number}"
        yield Pair(name, source, _written(rewrite, marks, None)[0], "rewrite")
        for changed in marks:
            child, here = _written(rewrite, marks, changed)
            yield Pair(f"{name} {changed['kind']}", source, child, "rewrite", changed["kind"], here)


def _written(rewrite: str, marks: list[re.Match[str]], changed: re.Match[str] | None) -> tuple[str, Span | None]:
    """The rewrite with one mark changed, and where that stands."""
    text, at, here = "", 0, None
    for mark in marks:
        text += rewrite[at : mark.start()]
        words = mark["changed"] if mark is changed else mark["true"]
        if mark is changed:
            here = (len(text), len(text) + len(words))
        text += words
        at = mark.end()
    text += rewrite[at:]
    return text[:1].upper() + text[1:], here
