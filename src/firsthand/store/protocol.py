"""What any store must do. The shared suite in tests/store/test_any_store.py holds every implementation to
it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

import msgspec

from firsthand.records import Span


class TextHit(msgspec.Struct, frozen=True):
    """One account that answers a search, best first, and where: spans of its text, in order."""

    document: str
    spans: tuple[Span, ...]


@runtime_checkable
class Store(Protocol):
    """Results of steps by key, and the texts of the accounts, searchable.

    All of it can be lost and made again from the originals and the log; nothing in a store is the only copy.
    Keys name inputs, parameters and method versions, so the same key is given the same value again; should it be
    another after all (one that was tampered with is worked out anew), the last one counts.
    """

    def get(self, step: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values kept for those of the keys that are known."""
        ...

    def put(self, step: str, values: Mapping[str, bytes]) -> None:
        """Keep values, all or none of them; durable when it returns."""
        ...

    def texts(self, texts: Mapping[str, str]) -> None:
        """Make exactly these accounts searchable: document id -> text. What did not change is not written
        again.
        """
        ...

    def search(self, phrases: Sequence[str], limit: int) -> list[TextHit]:
        """Accounts that hold every phrase; a phrase ending in ``*`` is a beginning of words. At most
        ``limit``.
        """
        ...

    def mark(self, name: str, value: str) -> None:
        """Remember a small fact by name, in place of an earlier one."""
        ...

    def marked(self, name: str) -> str | None:
        """The fact kept under that name."""
        ...

    def close(self) -> None:
        """Let go of files and connections. Closing twice is allowed."""
        ...
