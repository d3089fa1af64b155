"""The store in one SQLite file, through SQLAlchemy Core: results by key, and the accounts' wording in
FTS5.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    cast,
    create_engine,
    delete,
    event,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from firsthand.records import CaseBroken, FirsthandError, Span
from firsthand.store.hashing import sha256
from firsthand.store.migrations import bring_forward
from firsthand.store.protocol import TextHit

_TABLES = MetaData()
_RESULT = Table("result", _TABLES, Column("step", Text), Column("key", Text), Column("value", LargeBinary))
_FACT = Table("fact", _TABLES, Column("name", Text), Column("value", Text))
_ACCOUNT = Table(
    "account",
    _TABLES,
    Column("number", Integer, primary_key=True),
    Column("document", Text),
    Column("digest", Text),
)

# SQLite allows 999 variables a statement in its older builds.
_BATCH = 900
# Marks that FTS5 sets around a hit. Noncharacters: a text that holds them anyway has them replaced in the
# indexed copy.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_NOT_INDEXED = str.maketrans({"\0": " ", _OPEN: " ", _CLOSE: " "})
# Scripts written without spaces between words: unicode61 takes a whole run for one word, so they are scanned.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class DamagedStore(CaseBroken):
    """The database file is no database, or its pages do not hang together."""


class SqliteStore:
    """A store in the file ``path``. ``write=False`` opens it for reading only, also where the folder is
    read-only.
    """

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self.path = path
        self._engine = engine(path, write=write)
        self._closed = False
        with self._reporting(), self._engine.begin() as connection:
            if write:
                bring_forward(connection)
            else:
                connection.execute(select(_FACT).limit(1)).all()

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as problem:
            raise FirsthandError(
                f"The case's database {self.path} cannot be used ({problem.orig}).",
                "Look for a full disk, missing permissions, or another program that holds it open.",
            ) from None
        except DatabaseError as problem:
            raise DamagedStore(
                f"The case's database {self.path} is damaged ({problem.orig}).",
                "Delete case.sqlite and analyse the case again: it is rebuilt from originals and log.",
            ) from None

    def get(self, step: str, keys: Iterable[str]) -> dict[str, bytes]:
        """See ``Store``."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        # Cast, for SQLite lets anyone write text where bytes belong.
        query = select(_RESULT.c.key, cast(_RESULT.c.value, LargeBinary)).where(
            _RESULT.c.step == step, _RESULT.c.key.in_(bindparam("keys", expanding=True))
        )
        with self._reporting(), self._engine.connect() as connection:
            for at in range(0, len(wanted), _BATCH):
                rows = connection.execute(query, {"keys": wanted[at : at + _BATCH]})
                found.update((key, value) for key, value in rows)
        return found

    def put(self, step: str, values: Mapping[str, bytes]) -> None:
        """See ``Store``."""
        if values:
            rows = [{"step": step, "key": key, "value": value} for key, value in values.items()]
            statement = sqlite_insert(_RESULT)
            statement = statement.on_conflict_do_update(
                index_elements=["step", "key"], set_={"value": statement.excluded.value}
            )
            with self._reporting(), self._engine.begin() as connection:
                connection.execute(statement, rows)

    def mark(self, name: str, value: str) -> None:
        """See ``Store``."""
        statement = sqlite_insert(_FACT).values(name=name, value=value)
        with self._reporting(), self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    def marked(self, name: str) -> str | None:
        """See ``Store``."""
        with self._reporting(), self._engine.connect() as connection:
            found: str | None = connection.execute(select(_FACT.c.value).where(_FACT.c.name == name)).scalar()
            return found

    def texts(self, texts: Mapping[str, str]) -> None:
        """See ``Store``."""
        copies = {document: words.translate(_NOT_INDEXED) for document, words in texts.items()}
        digests = {document: sha256(words.encode("utf-8", "surrogatepass")) for document, words in copies.items()}
        with self._reporting(), self._engine.begin() as connection:
            held = {document: (number, digest) for number, document, digest in connection.execute(select(_ACCOUNT))}
            for document, (number, digest) in held.items():
                if digests.get(document) != digest:
                    connection.execute(delete(_ACCOUNT).where(_ACCOUNT.c.number == number))
                    connection.execute(text("DELETE FROM wording WHERE rowid = :number"), {"number": number})
            for document, digest in digests.items():
                if held.get(document, (0, ""))[1] != digest:
                    added = connection.execute(insert(_ACCOUNT).values(document=document, digest=digest))
                    assert added.inserted_primary_key is not None
                    connection.execute(
                        text("INSERT INTO wording (rowid, text) VALUES (:number, :words)"),
                        {"number": added.inserted_primary_key[0], "words": copies[document]},
                    )

    def search(self, phrases: Sequence[str], limit: int) -> list[TextHit]:
        """See ``Store``. Ranked by BM25; scripts without spaces are scanned, in the order the accounts were
        added.
        """
        phrases = [phrase for phrase in phrases if any(c.isalnum() for c in phrase)]
        if not phrases or limit < 1:
            return []
        with self._reporting(), self._engine.connect() as connection:
            if any(_UNSPACED.search(phrase) for phrase in phrases):
                return _scanned(connection, [phrase.rstrip("*").strip() for phrase in phrases], limit)
            # Quoted and with its quotation marks doubled, nothing in a phrase is syntax to FTS5.
            query = " AND ".join(
                '"'
                + phrase.rstrip("*").replace('"', '""').replace("\0", " ")
                + '"'
                + ("*" if phrase.endswith("*") else "")
                for phrase in phrases
            )
            rows = connection.execute(
                text(
                    "SELECT account.document, highlight(wording, 0, :open, :close) FROM wording"
                    " JOIN account ON account.number = wording.rowid"
                    " WHERE wording MATCH :query ORDER BY bm25(wording), account.number LIMIT :limit"
                ),
                {"open": _OPEN, "close": _CLOSE, "query": query, "limit": limit},
            )
            return [TextHit(document, tuple(_spans(marked))) for document, marked in rows]

    def close(self) -> None:
        """See ``Store``. The write-ahead log is folded in, so that a case at rest is one database file."""
        if not self._closed:
            self._closed = True
            self._engine.dispose()


def engine(path: Path, *, write: bool = True) -> Engine:
    """An engine on the file. Every transaction is one to SQLite too, changes of the schema included."""
    # A folder that may not be written has no room for the shared-memory file of a write-ahead log; `immutable` does
    # without, which is safe exactly because nobody can write there.
    mode = "mode=rwc" if write else "mode=ro" if _writable(path.parent) else "immutable=1"
    # Quoted, for a folder may be called anything; and not as an address to SQLAlchemy, which would unquote it once.
    address = f"file:{quote(os.fsencode(path.resolve()))}?{mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=10, isolation_level=None, check_same_thread=False)
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
            # NORMAL: after a power cut the last results may be missing, and are made again from the log.
            connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    made = create_engine("sqlite+pysqlite://", creator=connect, poolclass=StaticPool)
    # Python's driver by itself begins no transaction for a change of the schema.
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return made


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def _spans(marked: str) -> Iterator[Span]:
    start, seen = 0, 0
    for at, character in enumerate(marked):
        if character == _OPEN:
            start, seen = at - seen, seen + 1
        elif character == _CLOSE:
            yield (start, at - seen)
            seen += 1


def _scanned(connection: Connection, phrases: Sequence[str], limit: int) -> list[TextHit]:
    hits: list[TextHit] = []
    rows = connection.execute(
        text(
            "SELECT account.document, wording.text FROM wording JOIN account ON account.number = "
            "wording.rowid ORDER BY 1"
        )
    )
    for document, words in rows:
        spans = [[found.span() for found in re.finditer(re.escape(p), words, re.IGNORECASE)] for p in phrases]
        if all(spans):
            hits.append(TextHit(document, tuple(sorted(set().union(*spans)))))
            if len(hits) >= limit:
                break
    return hits
