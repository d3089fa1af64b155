"""The database's shape, as the steps that lead to it. A case made by an older version is brought forward at
opening.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, text

from firsthand.records import CaseBroken

Migration: TypeAlias = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)"))
    connection.execute(
        text(
            "CREATE TABLE result (step TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (step, key))"
        )
    )
    connection.execute(
        text("CREATE TABLE account (number INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, digest TEXT NOT NULL)")
    )
    # Diacritics are folded (Škoda answers to Skoda); apostrophes and hyphens part words, as they do in a
    # query.
    connection.execute(
        text("CREATE VIRTUAL TABLE wording USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
    )


MIGRATIONS: tuple[Migration, ...] = (_first,)
"""Append only: entry *n* brings version *n* to *n + 1*."""


def bring_forward(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Run the migrations that are missing, in the caller's transaction, and return the version reached.

    CaseBroken for a database that a newer version made: going back could lose what that version keeps.
    """
    version = int(connection.execute(text("PRAGMA user_version")).scalar_one())
    if version > len(migrations):
        raise CaseBroken(
            f"The case's database has version {version}; this Firsthand knows versions up to {len(migrations)}.",
            "Use the newer Firsthand, or delete case.sqlite and analyse again: it is rebuilt from originals and log.",
        )
    for migrate in migrations[version:]:
        migrate(connection)
    connection.execute(text(f"PRAGMA user_version = {len(migrations)}"))
    return len(migrations)
