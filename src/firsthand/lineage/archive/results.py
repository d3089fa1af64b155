"""What an archive's lineage is written as: three tables, and the folder they stand in."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.archive.accounts import Refused
from firsthand.lineage.archive.deriving import Derivations
from firsthand.lineage.reuse.compiling import kernels_for
from firsthand.lineage.reuse.passages import Passages
from firsthand.records import UsageProblem

SUMMARY, REFUSED, WORK = "lineage.json", "set-aside.jsonl", "unfinished"
PASSAGES, DERIVATIONS, FAMILIES = (f"{name}.parquet" for name in ("passages", "derivations", "families"))
SLICE = 1_000_000
"""Rows that pass through memory at a time."""

ACCOUNT_COLUMNS = {"place": "bigint", "id": "varchar"}
PASSAGE_COLUMNS = {
    "a": "varchar", "a_start": "bigint", "a_end": "bigint", "b": "varchar", "b_start": "bigint", "b_end": "bigint",
    "words": "int", "furniture": "boolean",
}  # fmt: skip
DERIVATION_COLUMNS = {
    "child": "varchar", "parent": "varchar", "kind": "varchar", "direction": "varchar", "because": "varchar",
    "words": "int", "child_share": "double", "parent_share": "double",
}  # fmt: skip
ACCOUNTS_NAMED = ("a", "b", "child", "parent")
"""Columns that name an account."""


def passage_columns(found: Passages, furniture: NDArray[np.bool_]) -> dict[str, Any]:
    """The table of passages, accounts by number."""
    return {name: getattr(found, name) for name in list(PASSAGE_COLUMNS)[:-1]} | {"furniture": furniture}


def derivation_columns(found: Derivations) -> dict[str, Any]:
    """The table of derivations, accounts by number."""
    return {
        "child": found.child,
        "parent": found.parent,
        "kind": np.array(found.kind, dtype=object),
        "direction": np.array(["known" if why else "undetermined" for why in found.because], dtype=object),
        "because": np.array(found.because, dtype=object),
        "words": found.words,
        "child_share": found.child_share,
        "parent_share": found.parent_share,
    }


def opened(folder: Path) -> Path:
    """Make the output folder ready and return the one in it for unfinished work; refuse a folder that is not ours."""
    if folder.exists() and not folder.is_dir():
        raise UsageProblem(f"{folder} is a file.", "Give a folder for --out.")
    ours = (folder / SUMMARY).is_file() or (folder / WORK).is_dir()
    if folder.is_dir() and not ours and any(folder.iterdir()):
        raise UsageProblem(f"{folder} holds something else already.", "Give a new folder for --out.")
    work = folder / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return work


def finished(folder: Path, summary: msgspec.Struct) -> None:
    """Put the results in place of those of an earlier run, the summary last."""
    (folder / SUMMARY).unlink(missing_ok=True)
    for name in (PASSAGES, DERIVATIONS, FAMILIES, REFUSED):
        old, new = folder / name, folder / WORK / name
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
        if new.exists():
            os.replace(new, old)
    draft = folder / WORK / SUMMARY
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n")
    os.replace(draft, folder / SUMMARY)
    shutil.rmtree(folder / WORK)


def write_refused(work: Path, refused: Iterable[Refused]) -> None:
    """One line a record that was set aside; no file where there is none."""
    lines = b"".join(msgspec.json.encode({"file": r.file, "reason": r.reason}) + b"\n" for r in refused)
    if lines:
        (work / REFUSED).write_bytes(lines)


def family_leaders(accounts: int, edges: Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> NDArray[np.int64]:
    """For each account the first of its family, where ``edges`` are pairs of accounts by number from 0."""
    leader = np.arange(accounts, dtype=np.int64)
    kernels = kernels_for(accounts)
    for one, other in edges:
        kernels("join_groups", leader, np.ascontiguousarray(one), np.ascontiguousarray(other))
    return leader


def fill(connection: Any, table: str, types: Mapping[str, str], columns: Mapping[str, Any]) -> None:
    """Make a table of the connection from numpy columns."""
    connection.execute(f"create table {table} ({', '.join(f'{name} {kind}' for name, kind in types.items())})")
    for low in range(0, len(next(iter(columns.values()))), SLICE):
        part = {name: columns[name][low : low + SLICE] for name in types}  # noqa: F841  DuckDB finds it by its name
        connection.execute(f"insert into {table} select * from part")


def write_named(connection: Any, path: Path, types: Mapping[str, str], columns: Mapping[str, Any]) -> None:
    """Write columns that hold accounts by number, with their ids from the table ``accounts`` (place, id)."""
    sides = [name for name in types if name in ACCOUNTS_NAMED]
    fill(connection, "found", {**types, **dict.fromkeys(sides, "bigint")}, columns)
    named = ", ".join(f"{name}.id as {name}" if name in sides else f"found.{name}" for name in types)
    joins = " ".join(f"join accounts {side} on {side}.place = found.{side}" for side in sides)
    connection.execute(
        f"copy (select {named} from found {joins} order by found.rowid) to {_literal(path)} (format parquet)"
    )
    connection.execute("drop table found")


def write_families(connection: Any, path: Path, leader: NDArray[np.int64]) -> tuple[int, int]:
    """Write the families of the table ``accounts`` (place, id); how many have more than one account, and the largest."""
    size = np.bincount(leader, minlength=len(leader))
    columns = {"place": np.arange(len(leader)), "leader": leader, "size": size[leader]}
    fill(connection, "leaders", dict.fromkeys(columns, "bigint"), columns)
    connection.execute(
        "copy (select one.id as document, first.id as family, size from leaders"
        " join accounts one using (place) join accounts first on first.place = leader order by place)"
        f" to {_literal(path)} (format parquet)"
    )
    heads = size[leader == np.arange(len(leader))]
    return int(np.count_nonzero(heads > 1)), int(heads.max(initial=0))


def _literal(path: Path) -> str:
    """A path as SQL has it: what is written to cannot be given as a parameter."""
    return "'" + str(path).replace("'", "''") + "'"
