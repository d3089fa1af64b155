"""What is kept between runs so that reading costs only what is new."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Protocol


class Cache(Protocol):
    """Values by key; keys are hex digests that name all that a value depends on."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, value: bytes) -> None: ...

    def several(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of those keys that are known, asked for at once."""
        ...


class Results(Protocol):
    """Results of one step, several at a time. A key names all that its value depends on."""

    def get(self, keys: Iterable[str]) -> Mapping[str, bytes]: ...

    def put(self, values: Mapping[str, bytes]) -> None: ...


ENTRY_BYTES = 250
"""What an entry of a cache takes beside its value: its key, two objects and their place in the order."""


class BoundedCache:
    """A cache for one run over any number of accounts: what was not asked for longest goes when it is full."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        value = self._kept.get(key)
        if value is not None:
            self._kept.move_to_end(key)
        return value

    def several(self, keys: Iterable[str]) -> dict[str, bytes]:
        return {key: value for key in keys if (value := self.get(key)) is not None}

    def put(self, key: str, value: bytes) -> None:
        before = self._kept.pop(key, None)
        self._bytes += _size(value) - (0 if before is None else _size(before))
        self._kept[key] = value
        while self._bytes > self._most_bytes:
            self._bytes -= _size(self._kept.popitem(last=False)[1])


def _size(value: bytes) -> int:
    return len(value) + ENTRY_BYTES


class MemoryCache:
    """A cache for one run."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def several(self, keys: Iterable[str]) -> dict[str, bytes]:
        return {key: self._kept[key] for key in keys if key in self._kept}

    def put(self, key: str, value: bytes) -> None:
        self._kept[key] = value
