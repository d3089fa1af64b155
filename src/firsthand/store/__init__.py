"""Where a case lives: originals, log, database. Knows records only; what the records mean is the steps'
affair.

Names are fetched when first used: SQLAlchemy takes a third of a second to import, and ``--help`` should not
wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.store.case import Analysed, Capture, Case, case_around, is_case, open_case, refuse_foreign
    from firsthand.store.kept import Kept
    from firsthand.store.log import Act, Entry
    from firsthand.store.protocol import Store, TextHit
    from firsthand.store.sqlite import SqliteStore

_HOMES = {
    "Act": "log",
    "Analysed": "case",
    "Capture": "case",
    "Case": "case",
    "Entry": "log",
    "Kept": "kept",
    "SqliteStore": "sqlite",
    "Store": "protocol",
    "TextHit": "protocol",
    "case_around": "case",
    "is_case": "case",
    "open_case": "case",
    "refuse_foreign": "case",
}

__all__ = [
    "Act",
    "Analysed",
    "Capture",
    "Case",
    "Entry",
    "Kept",
    "SqliteStore",
    "Store",
    "TextHit",
    "case_around",
    "is_case",
    "open_case",
    "refuse_foreign",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"firsthand.store.{_HOMES[name]}"), name)
    raise AttributeError(f"firsthand.store has no {name!r}")
