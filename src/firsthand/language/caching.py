"""What is kept between runs so that reading costs only what is new."""

from collections import OrderedDict
from typing import Protocol


class Cache(Protocol):
    """Values by key; keys are hex digests that name all that a value depends on."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, value: bytes) -> None: ...


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

    def put(self, key: str, value: bytes) -> None:
        self._kept[key] = value
