"""Results that a case keeps: values in the store for which the log vouches.

Anyone can write into a database file. So the log, whose chain shows every change, has the hash of every result that
was worked out, and a value that does not have it counts as not there: a reader is told, an analysis works it out again.
"""

from collections.abc import Iterable, Mapping

from firsthand.store.case import Case
from firsthand.store.hashing import sha256
from firsthand.store.log import Act

TOGETHER = 64
"""Results that are vouched for in one write: the log waits for the disk, a thousand small results should not."""


class Kept:
    """The results of one case. Whoever puts results must ``flush`` in the end, whatever happened."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._vouched = case.vouched()
        self._new: dict[str, str] = {}

    def get(self, step: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values kept under those of the keys that are known, as they were put."""
        found = self._case.store.get(step, keys)
        return {key: value for key, value in found.items() if self._vouched.get(key) == _digest(value)}

    def put(self, step: str, values: Mapping[str, bytes]) -> None:
        """Keep values; the log vouches for them from the next flush on."""
        self._case.store.put(step, values)
        for key, value in values.items():
            digest = _digest(value)
            if self._vouched.get(key) != digest:
                self._vouched[key] = self._new[key] = digest
        if len(self._new) >= TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Vouch for what was put. The store was first: what the log names was there."""
        if self._new:
            self._case.record([Act("kept", {"results": self._new})])
            self._new = {}


class Shelf:
    """The results of one step, for a step that keeps its own."""

    def __init__(self, kept: Kept, step: str) -> None:
        self._kept, self._step = kept, step

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """See ``Kept.get``."""
        return self._kept.get(self._step, keys)

    def put(self, values: Mapping[str, bytes]) -> None:
        """See ``Kept.put``."""
        self._kept.put(self._step, values)


def _digest(value: bytes) -> str:
    return sha256(value)[:32]
