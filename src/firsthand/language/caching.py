"""What is kept between runs so that reading costs only what is new."""

from typing import Protocol


class Cache(Protocol):
    """Values by key; keys are hex digests that name all that a value depends on."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, value: bytes) -> None: ...


class MemoryCache:
    """A cache for one run."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        self._kept[key] = value
