"""Which entries of a list a name is worth comparing with: an index of entries by what their names' words are made of."""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

HELD = 0.3
"""Least part of a word's letter groups that makes it the word of an entry, perhaps: two letters misspelt in a word of five
leave about a third of them."""
SHARED = 0.5
"""Least part of a name's words that a candidate must hold. The matcher weighs words alike; below this it finds nothing."""
BEHIND = 0.68
"""Least part of what the best candidate holds that another must hold."""
CANDIDATES = 8
"""Entries that a name is compared with: those that hold most of it. The four numbers are chosen together on made-up names:
the index loses none that is right, and few of those that the matcher finds besides (``python -m benchmarks.screening``)."""
REMEMBERED = 4096
"""Words whose entries are kept: legal forms and common names come again and again."""


class Word(NamedTuple):
    """One word of a name: its letter groups, what it is in other languages and spellings, any one of which is it,
    and how much of a name it is: a legal form is little."""

    groups: frozenset[str]
    meanings: frozenset[Hashable] = frozenset()
    weight: float = 1.0


class _Held(NamedTuple):
    """The entries that hold a word, each with how much of it."""

    entries: npt.NDArray[np.intp]
    parts: npt.NDArray[np.float64]


def groups(word: str) -> frozenset[str]:
    """Runs of two and of three letters of a word, its ends marked: the first survive misspellings, the second are rare."""
    marked = f" {word} "
    return frozenset(marked[at : at + size] for size in (2, 3) for at in range(max(1, len(marked) - size + 1)))


class Index:
    """Entries, given as the words of all their names, in the order that numbers them from 0."""

    def __init__(self, entries: Iterable[Iterable[Word]]) -> None:
        owners: dict[Hashable, array[int]] = {}
        self._size = 0
        for words in entries:
            for key in {key for word in words for key in (*word.groups, *word.meanings)}:
                owners.setdefault(key, array("i")).append(self._size)
            self._size += 1
        self._owners = {key: np.frombuffer(numbers, dtype=np.int32) for key, numbers in owners.items()}
        self._held: dict[Word, _Held] = {}

    def candidates(self, name: Sequence[Word], allowed: npt.NDArray[np.bool_] | None = None) -> list[int]:
        """The entries nearest to a name, best first; only those ``allowed`` where that is given."""
        held = [self._hold(word) for word in name]
        entries = [one.entries for one in held if one.entries.size]
        if not entries:
            return []
        parts = [one.parts for one in held if one.entries.size]
        scores = np.bincount(np.concatenate(entries), weights=np.concatenate(parts), minlength=self._size)
        if allowed is not None:
            scores[~allowed] = 0
        least = max(SHARED * sum(word.weight for word in name), BEHIND * float(scores.max()))
        near = np.flatnonzero(scores >= least)
        return [int(number) for number in near[np.argsort(-scores[near], kind="stable")][:CANDIDATES]]

    def _hold(self, word: Word) -> _Held:
        found = self._held.get(word)
        if found is None:
            if len(self._held) >= REMEMBERED:
                self._held.clear()
            found = self._held[word] = self._look_up(word)
        return found

    def _look_up(self, word: Word) -> _Held:
        lists = [self._owners[group] for group in word.groups if group in self._owners]
        parts = (
            np.bincount(np.concatenate(lists), minlength=self._size) / len(word.groups)
            if lists
            else np.zeros(self._size)
        )
        for meaning in word.meanings:
            if meaning in self._owners:
                parts[self._owners[meaning]] = 1.0
        entries = np.flatnonzero(parts >= HELD)
        return _Held(entries, parts[entries] * word.weight)
