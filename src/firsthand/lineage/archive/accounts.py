"""The accounts of an archive, one by one: JSON lines (plain, .gz, .zst) and Parquet, in a file or a folder of them.

A record that holds no account is handed on as :class:`Refused`, and the next one is read. Memory holds one batch.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from firsthand.records import UsageProblem

LINES = (".jsonl", ".ndjson", ".json")
ENDINGS = (*LINES, *(line + packed for line in LINES for packed in (".gz", ".zst")), ".parquet")
OUTLET_FIELDS = ("outlet", "series", "source")
"""What names the outlet, the first that is there; ``series`` is passim's."""
BATCH = 1024
RECORDS = 1 << 32
"""More records than a file has: an account's number is its file's times this and its place, so that files can be read
apart and still have one order."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Account(msgspec.Struct, frozen=True):
    """One record with a text. ``id`` is the record's own, or else its file's name and its place in it, from 1."""

    number: int
    id: str
    outlet: str | None
    text: str

    def again(self, file: str) -> "Refused":
        """The refusal of an account whose id another had before it."""
        return Refused(self.number, file, f"record {self.number % RECORDS}: a second account with the id {self.id}")


class Refused(msgspec.Struct, frozen=True):
    """A record, or from place 0 a whole file, that holds no account, and why."""

    number: int
    file: str
    reason: str


def files_of(source: Path) -> list[Path]:
    """The files of an archive in order of name; UsageProblem where there is none."""
    if not source.exists():
        raise UsageProblem(f"There is no {source}.", "Give a file of JSON lines or Parquet, or a folder of them.")
    found = [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.is_file())
    files = [path for path in found if path.name.lower().endswith(ENDINGS)]
    if not files:
        raise UsageProblem(f"{source} holds no archive.", f"Files are known by their endings: {', '.join(ENDINGS)}.")
    return files


def accounts_of(path: Path, file: int, line_bytes: int) -> Iterator[Account | Refused]:
    """The records of file number ``file``. A JSON line longer than ``line_bytes`` is refused."""
    place = 0
    try:
        records = _parquet(path) if path.name.lower().endswith(".parquet") else _json(path, line_bytes)
        for place, record in enumerate(records, start=1):
            if record is not None:
                yield _account(record, file * RECORDS + place, path.name, place)
    except (OSError, EOFError, ValueError, _duckdb_error()) as problem:
        reason = f"cannot be read after record {place}: {' '.join(str(problem).split())[:200]}"
        yield Refused(file * RECORDS + place + 1, path.name, reason)


def _account(record: Mapping[str, Any] | str, number: int, file: str, place: int) -> Account | Refused:
    if isinstance(record, str):
        return Refused(number, file, f"record {place}: {record}")
    text, name = record.get("text"), record.get("id")
    if not isinstance(text, str) or not text.strip():
        return Refused(number, file, f"record {place}: no text")
    outlet = next((v for f in OUTLET_FIELDS if isinstance(v := record.get(f), str) and v.strip()), None)
    known = isinstance(name, str | int) and str(name) != ""
    return Account(
        number,
        _whole(str(name)) if known else f"{_whole(file)}#{place}",
        None if outlet is None else _whole(" ".join(outlet.split())),
        _whole(text),
    )


def _whole(text: str) -> str:
    """A lone surrogate stands for no character and cannot be written: U+FFFD in its place, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _json(path: Path, line_bytes: int) -> Iterator[Mapping[str, Any] | str | None]:
    """Records of JSON lines, what is wrong with a line, or None for an empty one."""
    if path.suffix.lower() == ".zst":
        yield from _zstd(path, line_bytes)
        return
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        while line := file.readline(line_bytes + 1):
            if len(line) > line_bytes:
                while line and not line.endswith(b"\n"):
                    line = file.readline(line_bytes)
                yield f"more than {line_bytes:,} bytes in one line"
            else:
                yield _decoded(line)


def _decoded(line: bytes) -> Mapping[str, Any] | str | None:
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not line:
        return None
    try:
        found = _value(line)
    except (ValueError, RecursionError):
        return "not JSON"
    return found if isinstance(found, dict) else "JSON, but no object"


def _value(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return json.loads(line)  # takes the lone surrogates that msgspec refuses


def _zstd(path: Path, line_bytes: int) -> Iterator[Mapping[str, Any] | str | None]:
    """Lines as DuckDB unpacks them, parted by nothing that stands in JSON; those it refuses come last."""
    sql = (
        "select line from read_csv(?, columns = {'line': 'varchar'}, auto_detect = false, header = false, delim = '\x1f',"
        " quote = '', escape = '', new_line = '\\n', strict_mode = false, max_line_size = ?, store_rejects = true)"
    )
    with _connected() as connection:
        for (line,) in _rows(connection, sql, [_no_pattern(path), line_bytes]):
            yield _decoded((line or "").encode())
        for (reason,) in _rows(connection, "select min(error_type) from reject_errors group by line order by line", []):
            yield f"cannot be unpacked ({reason})"


def _parquet(path: Path) -> Iterator[Mapping[str, Any]]:
    """Rows of Parquet, of the columns that mean something here."""
    name = _no_pattern(path)
    with _connected() as connection:
        there = {row[0] for row in _rows(connection, "select name from parquet_schema(?)", [name])}
        columns = [column for column in ("id", "text", *OUTLET_FIELDS) if column in there]
        if "text" not in columns:
            raise ValueError("no column “text”")
        cast = ", ".join(f"cast({column} as varchar)" for column in columns)
        for row in _rows(connection, f"select {cast} from read_parquet(?)", [name]):
            yield dict(zip(columns, row, strict=True))


def _connected() -> Any:
    import duckdb

    return duckdb.connect(config={"threads": 1})


def _rows(connection: Any, sql: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    rows = connection.execute(sql, list(values))
    while batch := rows.fetchmany(BATCH):
        yield from batch


def _duckdb_error() -> type[Exception]:
    import duckdb

    return duckdb.Error


def _no_pattern(path: Path) -> str:
    """A path in which DuckDB sees no pattern."""
    return re.sub(r"[*?\[]", r"[\g<0>]", str(path))
