"""The cache of sentence parses that a case keeps: one value a distinct sentence, whichever accounts hold
it.
"""

from firsthand.store.protocol import Store

STEP = "parse"


class SentenceCache:
    """``get`` and ``put`` by key, as a parser wants them; what is put is written in one go by ``flush``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._new: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The parse of that key."""
        return self._new.get(key) or self._store.get(STEP, [key]).get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep a parse until the next flush."""
        self._new[key] = value

    def flush(self) -> None:
        """Write what is new into the store."""
        self._store.put(STEP, self._new)
        self._new = {}
