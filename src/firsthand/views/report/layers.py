"""Overlapping spans over one text, split at every boundary so that markup can never cross itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from firsthand.records import Span


class Layer(msgspec.Struct, frozen=True):
    """A named stretch of a text."""

    start: int
    end: int
    name: str


class Piece(msgspec.Struct, frozen=True):
    """A stretch over which the same layers lie, their names sorted."""

    start: int
    end: int
    names: tuple[str, ...]


def flattened(length: int, layers: Iterable[Layer], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """Pieces that together cover ``[0, length)`` once, in order. Layers may overlap, nest or stick out.

    ``cuts`` are further boundaries. Costs O(n log n) in the number of layers.
    """
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    edges = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    for layer in layers:
        start, end = max(0, layer.start), min(length, layer.end)
        if start < end:
            opening.setdefault(start, []).append(layer.name)
            closing.setdefault(end, []).append(layer.name)
            edges.update((start, end))
    active: Counter[str] = Counter()
    at = 0
    for edge in sorted(edges):
        if edge > at:
            yield Piece(at, edge, tuple(sorted(name for name, depth in active.items() if depth)))
            at = edge
        active.subtract(closing.get(edge, ()))
        active.update(opening.get(edge, ()))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same ground with overlaps and adjacencies joined, in order; empty spans dropped."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple((start, end) for start, end in joined)


def common(left: Sequence[Span], right: Sequence[Span]) -> tuple[Span, ...]:
    """Ground that two merged, ordered lists of spans share."""
    shared: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if start < end:
            shared.append((start, end))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(shared)


def without(ground: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """``ground`` less ``taken``; both merged and ordered."""
    left: list[Span] = []
    j = 0
    for start, end in ground:
        at = start
        while j < len(taken) and taken[j][1] <= at:
            j += 1
        k = j
        while k < len(taken) and taken[k][0] < end:
            if taken[k][0] > at:
                left.append((at, taken[k][0]))
            at = max(at, taken[k][1])
            k += 1
        if at < end:
            left.append((at, end))
    return tuple(left)


def extent(spans: Iterable[Span]) -> int:
    """Total length of spans that do not overlap."""
    return sum(end - start for start, end in spans)
