"""What a case keeps of sentences and of what accounts tell: one value a distinct one, whichever accounts hold it."""

from collections.abc import Iterable

from firsthand.store.protocol import Store


class SentenceCache:
    """``get`` and ``put`` by key, as the readers want them; what is put is written in one go by ``flush``.

    ``step`` keeps values of different kinds apart: grammar under ``parse``, meaning under ``vector``, sentences and facts
    of an account under ``told``.
    """

    def __init__(self, store: Store, step: str = "parse") -> None:
        self._store = store
        self._step = step
        self._new: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The value of that key."""
        return self._new.get(key) or self._store.get(self._step, [key]).get(key)

    def several(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        wanted = list(keys)
        found = {key: self._new[key] for key in wanted if key in self._new}
        return self._store.get(self._step, [key for key in wanted if key not in found]) | found

    def put(self, key: str, value: bytes) -> None:
        """Keep a value until the next flush."""
        self._new[key] = value

    def flush(self) -> None:
        """Write what is new into the store."""
        self._store.put(self._step, self._new)
        self._new = {}
