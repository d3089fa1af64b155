"""Where a case lives: originals, log, database. Knows records only; what the records mean is the steps'
affair.

Names are fetched when first used: SQLAlchemy takes a third of a second to import, and ``--help`` should not
wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.store.case import Analysed, Capture, Case, is_case, open_case
    from firsthand.store.log import Act, Entry
    from firsthand.store.protocol import Store, TextHit
    from firsthand.store.sqlite import SqliteStore

_HOMES = {
    "Act": "log",
    "Analysed": "case",
    "Capture": "case",
    "Case": "case",
    "Entry": "log",
    "SqliteStore": "sqlite",
    "Store": "protocol",
    "TextHit": "protocol",
    "is_case": "case",
    "open_case": "case",
}

__all__ = [
    "Act",
    "Analysed",
    "Capture",
    "Case",
    "Entry",
    "SqliteStore",
    "Store",
    "TextHit",
    "is_case",
    "open_case",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"firsthand.store.{_HOMES[name]}"), name)
    raise AttributeError(f"firsthand.store has no {name!r}")
