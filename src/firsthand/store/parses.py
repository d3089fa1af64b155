"""What a case keeps of sentences and of what accounts tell: one value a distinct one, whichever accounts hold it."""

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

    def put(self, key: str, value: bytes) -> None:
        """Keep a value until the next flush."""
        self._new[key] = value

    def flush(self) -> None:
        """Write what is new into the store."""
        self._store.put(self._step, self._new)
        self._new = {}
