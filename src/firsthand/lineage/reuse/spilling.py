"""Sorting what memory does not hold: DuckDB sorts seeds by hash and spills as it needs to."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.reuse.compiling import Kernels
from firsthand.lineage.reuse.postings import Order, shared_seeds
from firsthand.lineage.reuse.tokens import Seeds

SLICE = 1_000_000
"""Rows that are handed over at a time."""
LEAST_MEMORY = 64_000_000
"""DuckDB does not sort with less."""


def sorted_by_duckdb(folder: Path, memory: int) -> Order:
    """A sorter that keeps its files in ``folder`` and takes about ``memory`` bytes."""

    def by_hash(seeds: Seeds, kernels: Kernels) -> NDArray[np.int64]:
        import duckdb  # only who spills pays for it

        kept = shared_seeds(seeds, kernels)
        limit = f"{max(memory, LEAST_MEMORY) // 1_000_000}MB"
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": limit,
            "temp_directory": str(folder / "duckdb"),
            "threads": 2,
        }
        order = np.memmap(folder / "order.bin", dtype=np.int64, mode="w+", shape=(max(1, len(kept)),))
        with duckdb.connect(str(folder / "seeds.duckdb"), config=settings) as connection:
            connection.execute("create table seeds (hash ubigint, seed bigint)")
            for low in range(0, len(kept), SLICE):
                seed = kept[low : low + SLICE]
                given = {"hash": np.asarray(seeds.hashes[seed]), "seed": seed}  # noqa: F841  DuckDB finds it by its name
                connection.execute("insert into seeds select hash, seed from given")
            connection.execute("create table ordered as select seed from seeds order by hash, seed")
            for low in range(0, len(kept), SLICE):
                rows = connection.execute(
                    "select seed from ordered where rowid >= ? and rowid < ? order by rowid", [low, low + SLICE]
                ).fetchnumpy()
                order[low : low + SLICE] = rows["seed"]
        return order[: len(kept)].view(np.ndarray)

    return by_hash
