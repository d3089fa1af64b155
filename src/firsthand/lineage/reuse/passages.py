"""From texts to the passages they share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.compiling import Kernels, kernels_for
from firsthand.lineage.reuse.crowds import families
from firsthand.lineage.reuse.furniture import is_furniture
from firsthand.lineage.reuse.meeting import lay_beside
from firsthand.lineage.reuse.postings import Order, arranged, post, sorted_in_memory
from firsthand.lineage.reuse.spilling import sorted_by_duckdb
from firsthand.lineage.reuse.tokens import Pile, PileWriter, encoded, scratch_folder

Text = str | bytes
Item = Text | tuple[str, str | None, Text]

PEEK_TEXTS = 4096
"""Texts of an iterator that are looked at to tell whether compiling pays."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages that two texts share, a row each, in order of ``a``, ``b`` and ``a_start``.

    ``a`` and ``b`` are positions of texts in what was given, ``a < b``. Starts and ends are code points of the
    untouched texts. ``words`` agree one by one; the rest of the span is words put in, cut or changed. ``ids`` are the
    names that the texts were given with, empty if none were.
    """

    ids: tuple[str, ...]
    texts: int
    a: NDArray[np.int32]
    a_start: NDArray[np.int64]
    a_end: NDArray[np.int64]
    b: NDArray[np.int32]
    b_start: NDArray[np.int64]
    b_end: NDArray[np.int64]
    words: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.a)


def find_passages(
    texts: Sequence[Text] | Iterable[Item],
    *,
    sample: int = 8,
    least_seeds: int = 2,
    least_words: int = 25,
    furniture: bool = False,
    memory: int | None = None,
    folder: Path | None = None,
) -> Passages:
    """Find what any two of ``texts`` share, word for word.

    ``texts`` are strings or UTF-8 bytes, or tuples of an id, an outlet (``series``, None if unknown) and a text; an
    iterator is read once. One in ``sample`` five-word runs seeds (8; 4 for higher recall; 1 for all), and two texts are
    laid side by side from ``least_seeds`` shared ones on. A passage has at least ``least_words`` agreeing words.
    ``furniture`` keeps passages that are an outlet's footers rather than anybody's story, but for those that more than 64
    texts hold: their pairs are never made. Beyond ``memory`` bytes of words
    and seeds the work goes on in files under ``folder`` (the system's temporary one), with the same result.

    The outcome is the same in every run, and for another order of the texts the same but for their numbers.
    """
    ids: list[str] = []
    series: list[str | None] = []

    def bare(items: Iterable[Item]) -> Iterator[bytes]:
        for item in items:
            if isinstance(item, tuple):
                ids.append(item[0])
                series.append(item[1])
                yield encoded(item[2])
            else:
                series.append(None)
                yield encoded(item)

    stream = bare(texts)
    peeked: list[bytes] = []
    size = 0
    for text in stream:
        peeked.append(text)
        size += len(text)
        if len(peeked) >= PEEK_TEXTS:
            break
    kernels = kernels_for(size)
    with scratch_folder(folder) as scratch:
        writer = PileWriter(sample, memory, Path(scratch))
        writer.take(chain(_drained(peeked), stream), kernels)
        pile = writer.finish()
        spilled = memory is not None and writer.spilled
        order = sorted_by_duckdb(Path(scratch), memory) if memory is not None and spilled else sorted_in_memory
        rows = _shared(pile, outlet_numbers(series), kernels, order, least_seeds, least_words, furniture)
        return with_offsets(rows, pile, ids)


def _shared(
    pile: Pile,
    series: NDArray[np.int64],
    kernels: Kernels,
    order: Order,
    least_seeds: int,
    least_words: int,
    furniture: bool,
) -> NDArray[np.int32]:
    found = post(pile.seeds, kernels, order)
    found = families(pile.words, pile.bounds, found, series, kernels, least_seeds=least_seeds, least_words=least_words)
    postings = arranged(found, len(pile), kernels)
    rows = lay_beside(pile.words, pile.bounds, postings, kernels, least_seeds=least_seeds, least_words=least_words).rows
    return rows if furniture else rows[~is_furniture(rows, np.diff(pile.bounds), series)]


def with_offsets(rows: NDArray[np.int32], pile: Pile, ids: Sequence[str]) -> Passages:
    """Rows of words as passages of characters."""
    a, b = rows[:, 0].copy(), rows[:, 1].copy()

    def begin(text: NDArray[np.int32], word: NDArray[np.int32]) -> NDArray[np.int64]:
        starts: NDArray[np.int64] = pile.starts[pile.bounds[text] + word].astype(np.int64)
        return starts

    def end(text: NDArray[np.int32], word: NDArray[np.int32]) -> NDArray[np.int64]:
        ends: NDArray[np.int64] = begin(text, word) + pile.lengths[pile.bounds[text] + word]
        return ends

    return Passages(
        tuple(ids),
        len(pile),
        a,
        begin(a, rows[:, 2]),
        end(a, rows[:, 3]),
        b,
        begin(b, rows[:, 4]),
        end(b, rows[:, 5]),
        rows[:, 6].copy(),
    )


def _drained(items: list[bytes]) -> Iterator[bytes]:
    """Items in order, each let go as it is handed out."""
    items.reverse()
    while items:
        yield items.pop()


def outlet_numbers(series: Sequence[str | None]) -> NDArray[np.int64]:
    """Outlets as numbers, -1 for none."""
    known: dict[str, int] = {}
    return np.array([-1 if s is None else known.setdefault(s, len(known)) for s in series], dtype=np.int64)
