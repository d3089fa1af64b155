"""Which accounts of a case have added words too: the runs of three words of all of them in one sorted column."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.comparison.sides import Side
from firsthand.comparison.words import words_of

Run: TypeAlias = tuple[str, str, str]
Elsewhere: TypeAlias = Callable[[Sequence[Run], float], Side | None]
"""The first account that has so many of some runs, or None."""


def nowhere(_runs: Sequence[Run], _least: float) -> Side | None:
    """Where there is no other account."""
    return None


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """A question and its answer: the name and the label of the account, or None."""

    runs: tuple[Run, ...]
    least: float
    having: tuple[str, str] | None


class Asking:
    """Asks ``elsewhere``, and remembers what it was asked."""

    def __init__(self, elsewhere: Elsewhere = nowhere) -> None:
        self._elsewhere = elsewhere
        self.asked: list[Asked] = []

    def __call__(self, runs: Sequence[Run], least: float) -> Side | None:
        side = self._elsewhere(runs, least)
        self.asked.append(Asked(tuple(runs), least, _named(side)))
        return side

    def is_so(self, asked: Asked) -> bool:
        """Whether the same question has the same answer now."""
        return _named(self._elsewhere(asked.runs, asked.least)) == asked.having


def _named(side: Side | None) -> tuple[str, str] | None:
    return None if side is None else (side.document.id, side.document.label)


class Runs:
    """The runs of ``sides``, furniture included. Made when it is first asked: most cases have few added words."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides

    @cached_property
    def _column(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        hashes = [np.array([*map(hash, _runs(side.text))], dtype=np.int64) for side in self._sides]
        owners = np.repeat(np.arange(len(hashes), dtype=np.int32), [len(held) for held in hashes])
        values = np.concatenate([np.zeros(0, dtype=np.int64), *hashes])
        order = np.argsort(values, kind="stable")
        return values[order], owners[order]

    def first(self, runs: Sequence[Run], least: float, besides: Collection[str]) -> Side | None:
        """The first side that has at least ``least`` of ``runs``, without the accounts ``besides``."""
        hashes, owners = self._column
        wanted = np.array([hash(run) for run in runs], dtype=np.int64)
        low, high = np.searchsorted(hashes, wanted, "left"), np.searchsorted(hashes, wanted, "right")
        held = [owners[a:b] for a, b in zip(low.tolist(), high.tolist(), strict=True)]
        counts = np.bincount(np.concatenate([np.zeros(0, dtype=np.int32), *held]), minlength=len(self._sides))
        likely = (self._sides[number] for number in np.flatnonzero(counts >= least).tolist())
        return next((side for side in likely if side.document.id not in besides), None)


def _runs(text: str) -> set[Run]:
    forms = [word.form for word in words_of(text)]
    return set(zip(forms, forms[1:], forms[2:], strict=False))
