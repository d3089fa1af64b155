"""A stored index: what one more account shares with an archive, at about the cost of one account.

A folder of segments, each the words of some texts and their seeds sorted by hash, in ``.npy`` files that are mapped,
not read. New texts become a segment of their own; segments are merged as they pile up, so that there are few and each
text is rewritten a few times at most. ``index.json`` is replaced last, so that a break leaves the index as it was.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.compiling import Kernels, kernels_for
from firsthand.lineage.reuse.crowds import CROWD
from firsthand.lineage.reuse.furniture import is_furniture
from firsthand.lineage.reuse.meeting import lay_beside
from firsthand.lineage.reuse.passages import Passages, Text, outlet_numbers, with_offsets
from firsthand.lineage.reuse.postings import Lists, arranged, post
from firsthand.lineage.reuse.tokens import Pile, PileWriter, Seeds, encoded
from firsthand.records import UsageProblem

VERSION = 1
MERGE_RATIO = 2
"""A segment is merged into the one before it unless that one is more than so many times as large."""
_COLUMNS = ("words", "starts", "lengths", "bounds", "hashes", "texts", "places")


class _Stated(msgspec.Struct):
    """``index.json``. The sample is chosen once, or later texts would not meet earlier ones."""

    version: int
    sample: int
    written: int
    segments: list[str]


class _Segment(msgspec.Struct):
    """Texts of one segment; seeds stand in order of hash. ``first`` is the number of its first text."""

    first: int
    pile: Pile
    ids: list[str]
    series: list[str | None]


class Index:
    """The index in ``folder``, which is made if it is not there."""

    def __init__(self, folder: Path, *, sample: int = 8) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        stated = folder / "index.json"
        if stated.exists():
            try:
                self._stated = msgspec.json.decode(stated.read_bytes(), type=_Stated)
            except msgspec.DecodeError as error:
                raise UsageProblem(
                    f"{stated} cannot be read: {error}. Delete the folder and index the texts anew."
                ) from None
            if self._stated.version != VERSION:
                raise UsageProblem(
                    f"{stated} is of version {self._stated.version}, not {VERSION}: index the texts anew."
                )
        else:
            self._stated = _Stated(VERSION, sample, 0, [])
        self._segments: list[_Segment] = []
        for name in self._stated.segments:
            self._segments.append(_opened(folder / name, len(self)))

    def __len__(self) -> int:
        """How many texts it holds."""
        return sum(len(segment.pile) for segment in self._segments)

    @property
    def segments(self) -> int:
        return len(self._segments)

    def ids(self, texts: Iterable[int]) -> list[str]:
        """The ids of texts, by their numbers."""
        return [next(s.ids[t - s.first] for s in reversed(self._segments) if s.first <= t) for t in texts]

    def add(
        self, texts: Iterable[tuple[str, str | None, Text]], *, least_seeds: int = 2, least_words: int = 25
    ) -> Passages:
        """Take texts in (id, outlet, text) and find what they share with each other and with all earlier ones.

        Texts are numbered in the order in which they came. The passages are those that :func:`find_passages` would
        find for these texts, but for what very many share: there a story is known by the newest text that holds it.
        """
        ids, series, data = [], [], []
        for name, outlet, text in texts:
            ids.append(name)
            series.append(outlet)
            data.append(encoded(text))
        kernels = kernels_for(sum(len(text) for text in data))
        writer = PileWriter(self._stated.sample, None, self._folder)
        writer.take(data, kernels)
        new = _Segment(len(self), _by_hash(writer.finish()), ids, series)
        rows = self._met(new, kernels, least_seeds, least_words)
        self._append(new)
        return rows

    def _met(self, new: _Segment, kernels: Kernels, least_seeds: int, least_words: int) -> Passages:
        """What the new texts share, by laying them beside all texts that hold one of their seeds."""
        held, numbers, outlets = self._holders(new)
        fresh = len(held) - len(new.pile)
        series = outlet_numbers(outlets)
        settings: dict[str, Any] = {"least_seeds": least_seeds, "least_words": least_words}
        lists = _without_crowds(held, post(held.seeds, kernels), fresh, series, kernels, settings)
        postings = arranged(lists, len(held), kernels, fresh)
        rows = lay_beside(held.words, held.bounds, postings, kernels, **settings).rows
        rows = rows[~is_furniture(rows, np.diff(held.bounds), series)]
        found = with_offsets(rows, held, ())
        return Passages(
            (), len(self) + len(new.pile), numbers[found.a], found.a_start, found.a_end,
            numbers[found.b], found.b_start, found.b_end, found.words,
        )  # fmt: skip

    def _holders(self, new: _Segment) -> tuple[Pile, NDArray[np.int32], list[str | None]]:
        """The earlier texts that hold a seed of the new ones, and these, as a pile; their numbers and outlets."""
        wanted = np.unique(new.pile.seeds.hashes)
        piles, numbers, outlets = [], [], []
        for segment in [*self._segments, new]:
            seeds = segment.pile.seeds
            if segment is new:
                chosen, place = np.arange(len(new.pile)), np.arange(len(seeds.hashes))
            else:
                low = np.searchsorted(seeds.hashes, wanted, side="left")
                high = np.searchsorted(seeds.hashes, wanted, side="right")
                place = _ranges(low, high)
                chosen = np.unique(seeds.texts[place])
            if len(chosen):
                piles.append(_picked(segment.pile, chosen, place))
                numbers.append(chosen + segment.first)
                outlets += [segment.series[t] for t in chosen.tolist()]
        if not piles:
            return new.pile, np.zeros(0, dtype=np.int32), []
        return _in_text_order(_piled(piles)), np.concatenate(numbers).astype(np.int32), outlets

    def _append(self, new: _Segment) -> None:
        segments = [*self._segments, new]
        kept = len(self._segments)
        while len(segments) > 1 and len(segments[-2].pile.words) <= MERGE_RATIO * len(segments[-1].pile.words):
            last, before = segments.pop(), segments.pop()
            merged = _by_hash(_piled([before.pile, last.pile]))
            segments.append(_Segment(before.first, merged, before.ids + last.ids, before.series + last.series))
            kept = min(kept, len(segments) - 1)
        name = f"segment-{self._stated.written:06}"
        _write(self._folder / name, segments[-1])
        names = [*self._stated.segments[:kept], name]
        self._stated = _Stated(VERSION, self._stated.sample, self._stated.written + 1, names)
        draft = self._folder / "index.json.new"
        draft.write_bytes(msgspec.json.encode(self._stated))
        os.replace(draft, self._folder / "index.json")
        self._segments = [*segments[:-1], _opened(self._folder / name, segments[-1].first)]
        for old in self._folder.glob("segment-*"):
            if old.name not in names:
                shutil.rmtree(old, ignore_errors=True)


def _without_crowds(
    held: Pile, lists: Lists, fresh: int, series: NDArray[np.int64], kernels: Kernels, settings: dict[str, Any]
) -> Lists:
    """The lists but for the long ones in which new texts (those from ``fresh`` on) stand with furniture only.

    In a long list new texts meet the newest of the earlier ones first, and all of them only if that has a story in common.
    """
    long = lists.holders > CROWD
    if not long.any():
        return lists
    new = lists.texts >= fresh
    newest = np.append(new[1:], False) & ~new
    probes = arranged(lists.only(long & (new | newest), chained=True), len(held), kernels)
    rows = lay_beside(held.words, held.bounds, probes, kernels, **settings).rows
    rows = rows[~is_furniture(rows, np.diff(held.bounds), series)]
    story = np.zeros(len(held.words), dtype=np.bool_)
    for text, first, last in rows[:, [1, 4, 5]].tolist():
        story[held.bounds[text] + first : held.bounds[text] + last + 1] = True
    tells = new & story[held.bounds[lists.texts] + lists.places]
    return lists.only(~long | np.isin(lists.lists, np.unique(lists.lists[tells])))


def _ranges(low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from ``low[k]`` to ``high[k]``, one range after the other."""
    sizes = high - low
    ends = np.cumsum(sizes)
    numbers: NDArray[np.int64] = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(low - ends + sizes, sizes)
    return numbers


def _by_hash(pile: Pile) -> Pile:
    return _with_seeds(pile, np.argsort(pile.seeds.hashes, kind="stable"))


def _in_text_order(pile: Pile) -> Pile:
    return _with_seeds(pile, np.lexsort((pile.seeds.places, pile.seeds.texts)))


def _with_seeds(pile: Pile, order: NDArray[np.int64]) -> Pile:
    seeds = Seeds(pile.seeds.hashes[order], pile.seeds.texts[order], pile.seeds.places[order])
    return Pile(pile.words, pile.starts, pile.lengths, pile.bounds, seeds)


def _picked(pile: Pile, texts: NDArray[np.int64], seeds: NDArray[np.int64]) -> Pile:
    """Some texts of a pile and some of their seeds."""
    low, high = pile.bounds[texts], pile.bounds[texts + 1]
    words = _ranges(low, high)
    bounds = np.concatenate(([0], np.cumsum(high - low)))
    owners = np.searchsorted(texts, pile.seeds.texts[seeds]).astype(np.uint32)
    chosen = Seeds(pile.seeds.hashes[seeds], owners, pile.seeds.places[seeds])
    return Pile(pile.words[words], pile.starts[words], pile.lengths[words], bounds, chosen)


def _piled(piles: list[Pile]) -> Pile:
    """One pile after the other, their seeds too."""
    texts = np.cumsum([0, *(len(pile) for pile in piles)])
    words = np.cumsum([0, *(len(pile.words) for pile in piles)])
    owners = [pile.seeds.texts + np.uint32(before) for pile, before in zip(piles, texts, strict=False)]
    ends = [pile.bounds[1:] + before for pile, before in zip(piles, words, strict=False)]
    return Pile(
        np.concatenate([pile.words for pile in piles]),
        np.concatenate([pile.starts for pile in piles]),
        np.concatenate([pile.lengths for pile in piles]),
        np.concatenate([np.zeros(1, np.int64), *ends]),
        Seeds(
            np.concatenate([pile.seeds.hashes for pile in piles]),
            np.concatenate(owners),
            np.concatenate([pile.seeds.places for pile in piles]),
        ),
    )


def _write(folder: Path, segment: _Segment) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    pile = segment.pile
    values: tuple[NDArray[Any], ...] = (
        pile.words,
        pile.starts,
        pile.lengths,
        pile.bounds,
        pile.seeds.hashes,
        pile.seeds.texts,
        pile.seeds.places,
    )
    for name, column in zip(_COLUMNS, values, strict=True):
        np.save(folder / f"{name}.npy", column, allow_pickle=False)
    (folder / "names.json").write_bytes(msgspec.json.encode((segment.ids, segment.series)))


def _opened(folder: Path, first: int) -> _Segment:
    try:
        columns = [np.load(folder / f"{name}.npy", mmap_mode="c", allow_pickle=False) for name in _COLUMNS]
        ids, series = msgspec.json.decode((folder / "names.json").read_bytes(), type=tuple[list[str], list[str | None]])
    except (OSError, ValueError) as error:
        raise UsageProblem(f"The index segment {folder} cannot be read: {error}. Index the texts anew.") from None
    words, starts, lengths, bounds, hashes, texts, places = (column.view(np.ndarray) for column in columns)
    return _Segment(first, Pile(words, starts, lengths, bounds, Seeds(hashes, texts, places)), ids, series)
