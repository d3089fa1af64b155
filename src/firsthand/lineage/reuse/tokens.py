"""Texts as words: hashes with their places in the untouched text, held in columns that can grow beyond memory."""

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, local
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.alphabet import Alphabet
from firsthand.lineage.reuse.compiling import Kernels

BLOCK_BYTES = 2_000_000
"""Texts are cut into words in blocks of about this size: enough to keep a thread busy, little beside what is kept."""
THREADS = 2
WHOLE = 0xFFFFFFFFFFFFFFFF
"""The hash space. A sample of one in ``n`` keeps the hashes in its first ``n``-th."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of several texts: text ``k`` has those from ``bounds[k]`` to ``bounds[k + 1]``.

    ``starts`` and ``lengths`` are code points of the untouched text.
    """

    hashes: NDArray[np.uint64]
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint8]
    bounds: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seeds:
    """Sampled five-word runs in order of text and place: hash, text, and the word they begin at."""

    hashes: NDArray[np.uint64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Pile:
    """All texts of a run. Of a word only 32 bits of its hash are kept: it is compared beside words that agree anyway."""

    words: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    seeds: Seeds

    def __len__(self) -> int:
        return len(self.bounds) - 1


class Tokeniser:
    """Cuts texts into words. The alphabet it has met grows; results do not depend on it."""

    def __init__(self) -> None:
        self._alphabet = Alphabet()
        self._learning = Lock()
        self._kept = local()

    def words(self, texts: Sequence[bytes], kernels: Kernels) -> Words:
        """The words of UTF-8 texts."""
        passing = self.passing_words(texts, kernels)
        return Words(passing.hashes.copy(), passing.starts.copy(), passing.lengths.copy(), passing.bounds)

    def passing_words(self, texts: Sequence[bytes], kernels: Kernels) -> Words:
        """The same, in room that the thread's next call writes over."""
        data = np.frombuffer(b"".join(texts) or b"\0", dtype=np.uint8)
        bounds = np.zeros(len(texts) + 1, dtype=np.int64)
        np.cumsum([len(text) for text in texts], out=bounds[1:])
        hashes, starts, lengths = self._room(int(bounds[-1]) // 2 + len(texts))
        ends = np.zeros(len(texts) + 1, dtype=np.int64)
        while True:
            t = self._alphabet.tables
            missing = np.zeros(len(t.page), dtype=np.uint8)
            n = kernels(
                "tokenise", data, bounds, t.page, t.kind, t.case, t.script, t.value, t.look, t.first, t.count,
                t.values, t.marks, t.common, hashes, starts, lengths, ends[1:], missing,
            )  # fmt: skip
            pages = np.flatnonzero(missing)
            if not len(pages):
                return Words(hashes[:n], starts[:n], lengths[:n], ends)
            with self._learning:
                self._alphabet.learn([p for p in pages.tolist() if not self._alphabet.tables.page[p]])

    def _room(self, most: int) -> tuple[NDArray[np.uint64], NDArray[np.uint32], NDArray[np.uint8]]:
        """Room for ``most`` words, kept for the thread's next block: fresh memory costs more than what is done with it.

        No word has fewer than two bytes with what parts it from the next.
        """
        if most > getattr(self._kept, "most", -1):
            self._kept.most = most
            self._kept.room = (np.empty(most, np.uint64), np.empty(most, np.uint32), np.empty(most, np.uint8))
        return self._kept.room  # type: ignore[no-any-return]


def encoded(text: str | bytes) -> bytes:
    """UTF-8 bytes of a text. Lone surrogates stay what they are; bytes that are no UTF-8 become U+FFFD."""
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if text.isascii():
        return text
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("utf-8", "replace").encode("utf-8")
    return text


def seeds_of(words: Words, sample: int, kernels: Kernels) -> Seeds:
    """One in ``sample`` of the five-word runs, chosen by hash, so that a run is chosen in every text or in none."""
    limit = np.array([WHOLE // sample], dtype=np.uint64)
    n = len(words.hashes)
    hashes, texts, places = np.empty(n, dtype=np.uint64), np.empty(n, dtype=np.uint32), np.empty(n, dtype=np.uint32)
    kept = kernels("sample_grams", words.hashes, words.bounds, limit, hashes, texts, places)
    return Seeds(hashes[:kept], texts[:kept], places[:kept])


class Column:
    """A growing array, in memory or, once :meth:`spill` is called, in a file."""

    def __init__(self, dtype: Any) -> None:
        self._array = np.empty(1024, dtype=dtype)
        self._length = 0
        self._path: Path | None = None

    def __len__(self) -> int:
        return self._length

    @property
    def bytes_held(self) -> int:
        return 0 if self._path else self._length * self._array.itemsize

    def append(self, values: NDArray[Any]) -> None:
        """Add values at the end."""
        if self._path:
            with self._path.open("ab") as file:
                file.write(np.ascontiguousarray(values, dtype=self._array.dtype).data)
        else:
            need = self._length + len(values)
            if need > len(self._array):
                self._array.resize(need + need // 4, refcheck=False)
            self._array[self._length : need] = values
        self._length += len(values)

    def spill(self, path: Path) -> None:
        """Go on in a file."""
        if self._path is None:
            path.write_bytes(self._array[: self._length].data)
            self._path, self._array = path, self._array[:0].copy()

    def finish(self) -> NDArray[Any]:
        """All values. A spilled column stays in its file and is read as it is needed."""
        if self._path:
            if not self._length:
                return self._array
            # copy on write: to the compiler it is an array like any other
            file = np.memmap(self._path, dtype=self._array.dtype, mode="c", shape=(self._length,))
            return file.view(np.ndarray)
        self._array.resize(self._length, refcheck=False)
        return self._array


class _Block(NamedTuple):
    """A few texts of a pile: as :class:`Pile`, with seeds whose texts are counted from the first of these."""

    words: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    seeds: Seeds


class PileWriter:
    """Takes texts in and keeps their words and seeds, in memory up to ``memory`` bytes, else in ``folder``."""

    def __init__(self, sample: int, memory: int | None, folder: Path) -> None:
        self._sample, self._memory, self._folder = sample, memory, folder
        self._tokeniser = Tokeniser()
        self._columns = {
            "words": Column(np.uint32),
            "starts": Column(np.uint32),
            "lengths": Column(np.uint8),
            "hashes": Column(np.uint64),
            "texts": Column(np.uint32),
            "places": Column(np.uint32),
        }
        self._ends = Column(np.int64)
        self._ends.append(np.zeros(1, dtype=np.int64))
        self.spilled = False

    def take(self, texts: Iterable[bytes], kernels: Kernels) -> None:
        """Take texts in, two blocks at a time where the kernels are compiled (they need no interpreter then)."""
        if not kernels.compiled:
            for block in _blocks(texts):
                self._keep(self._work(block, kernels))
            return
        waiting: deque[Future[_Block]] = deque()
        with ThreadPoolExecutor(THREADS) as pool:
            for block in _blocks(texts):
                waiting.append(pool.submit(self._work, block, kernels))
                if len(waiting) > THREADS:
                    self._keep(waiting.popleft().result())
            while waiting:
                self._keep(waiting.popleft().result())

    def _work(self, block: list[bytes], kernels: Kernels) -> "_Block":
        words = self._tokeniser.passing_words(block, kernels)
        seeds = seeds_of(words, self._sample, kernels)
        kept = (words.hashes >> np.uint64(32)).astype(np.uint32)
        return _Block(kept, words.starts.copy(), words.lengths.copy(), words.bounds, seeds)

    def _keep(self, block: "_Block") -> None:
        before, texts = len(self._columns["words"]), len(self._ends) - 1
        self._columns["words"].append(block.words)
        self._columns["starts"].append(block.starts)
        self._columns["lengths"].append(block.lengths)
        self._columns["hashes"].append(block.seeds.hashes)
        self._columns["texts"].append(block.seeds.texts + np.uint32(texts))
        self._columns["places"].append(block.seeds.places)
        self._ends.append(block.bounds[1:] + before)
        held = sum(column.bytes_held for column in self._columns.values())
        if self._memory is not None and held > self._memory:
            self.spilled = True
            for name, column in self._columns.items():
                column.spill(self._folder / f"{name}.bin")

    def finish(self) -> Pile:
        """The pile; the writer is spent."""
        done = {name: column.finish() for name, column in self._columns.items()}
        seeds = Seeds(done["hashes"], done["texts"], done["places"])
        return Pile(done["words"], done["starts"], done["lengths"], self._ends.finish(), seeds)


def _blocks(texts: Iterable[bytes]) -> Iterator[list[bytes]]:
    block: list[bytes] = []
    size = 0
    for text in texts:
        block.append(text)
        size += len(text)
        if size >= BLOCK_BYTES:
            yield block
            block, size = [], 0
    if block:
        yield block


def scratch_folder(folder: Path | None) -> "tempfile.TemporaryDirectory[str]":
    """A folder of its own for what memory does not hold, removed afterwards."""
    return tempfile.TemporaryDirectory(prefix="firsthand-reuse-", dir=folder)
