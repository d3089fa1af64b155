"""A case as Parquet: one file a table, for data frames and databases."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import msgspec

from firsthand.views.schema import Export
from firsthand.views.sheets import Cell, tables


def columns(case: Export) -> Mapping[str, bytes]:
    """File name -> bytes, one Parquet file a table, columns typed by what they hold."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        written = {}
        for name, (header, rows) in tables(case).items():
            source, target = Path(folder) / f"{name}.jsonl", Path(folder) / f"{name}.parquet"
            kinds = [_kind([row[n] for row in rows]) for n in range(len(header))]
            with source.open("wb") as lines:
                for row in rows:
                    cells = {title: _fitted(cell, kind) for title, cell, kind in zip(header, row, kinds, strict=True)}
                    lines.write(msgspec.json.encode(cells) + b"\n")
            typed = ", ".join(f"'{title}': '{kind}'" for title, kind in zip(header, kinds, strict=True))
            connection.execute(
                f"copy (select * from read_json(?, format = 'newline_delimited', maximum_object_size = 1073741824, "
                f"columns = {{{typed}}})) to '{_literal(target)}' (format parquet)",
                [str(source)],
            )
            written[target.name] = target.read_bytes()
    return written


def _kind(cells: Sequence[Cell]) -> str:
    """The narrowest type that holds every cell of a column; text where they differ in kind."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return "BOOLEAN"
    if kinds == {int}:
        return "BIGINT"
    if kinds and kinds <= {int, float}:
        return "DOUBLE"
    return "VARCHAR"


def _fitted(cell: Cell, kind: str) -> Cell:
    if cell is None or kind != "VARCHAR":
        return cell
    # A lone surrogate has no UTF-8, and NUL ends a string for some readers.
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c == "\0" else c for c in str(cell))


def _literal(path: Path) -> str:
    return str(path).replace("'", "''")
