"""Marked sentences: ``[source] {cue}``, ``[2|inner source]``; language, certainty, class of the cue and text by tabs."""

import re
from pathlib import Path

import msgspec

from firsthand.records import Span

HERE = Path(__file__).parent
_MARK = re.compile(r"\[(?:(?P<hop>\d)\|)?|\]|\{|\}")


class Marked(msgspec.Struct, frozen=True):
    """One text as a reader should read it; ``sources`` outermost first, ``cue_class`` of the first of them."""

    line: int
    language: str
    certainty: str
    cue_class: str
    text: str
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]


def load(name: str) -> list[Marked]:
    """All lines of ``<name>.tsv``; comments begin with "#"."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [_read(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]


def _read(number: int, line: str) -> Marked:
    language, certainty, cue_class, written = line.split("\t")
    plain, last, length = [], 0, 0
    sources: list[tuple[int, Span]] = []
    cues: list[Span] = []
    start, hop = 0, 1
    for match in _MARK.finditer(written):
        plain.append(written[last : match.start()])
        length += match.start() - last
        last = match.end()
        if match.group()[0] in "[{":
            start, hop = length, int(match["hop"] or 1)
        elif match.group() == "]":
            sources.append((hop, (start, length)))
        else:
            cues.append((start, length))
    plain.append(written[last:])
    ordered = tuple(span for _, span in sorted(sources, key=lambda s: s[0]))
    return Marked(number, language, certainty, cue_class, "".join(plain), ordered, tuple(cues))
