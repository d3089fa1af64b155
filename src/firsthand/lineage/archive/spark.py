"""An archive on a Spark cluster: the kernel of the local engine, run by Spark's workers on Arrow batches.

Every worker reads files, cuts texts into words and samples seeds; Spark groups seeds by hash and drops those of one text
only. Accounts that share most with one and the same account go to one part; a part gets its accounts' seeds and, once
for each account, the block of words (not the text), and lays them side by side as the local engine does. What a text
meets is decided by the same rules (reuse/postings.py, reuse/crowds.py), so the rows are the same.

Files and the output folder must stand where every worker finds them under the same path.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as f

from firsthand.lineage.archive.accounts import Account, Refused, accounts_of
from firsthand.lineage.archive.results import (
    DERIVATION_COLUMNS,
    DERIVATIONS,
    FAMILIES,
    PASSAGE_COLUMNS,
    PASSAGES,
    derivation_columns,
    family_leaders,
    passage_columns,
    write_refused,
)
from firsthand.lineage.archive.settings import Counts, Settings, Watch
from firsthand.lineage.archive.sharing import shared
from firsthand.lineage.archive.traits import Traits, traits_of
from firsthand.lineage.reuse.compiling import kernels_for
from firsthand.lineage.reuse.crowds import CROWD, FAMILY
from firsthand.lineage.reuse.passages import outlet_numbers
from firsthand.lineage.reuse.postings import REPEATS, Lists, arranged
from firsthand.lineage.reuse.tokens import BLOCK_BYTES, Pile, Seeds, Tokeniser, encoded, seeds_of

BLOCKS = {"words": np.uint32, "starts": np.uint32, "lengths": np.uint8}
"""An account's words as they travel."""
RECORD = pa.schema(
    [
        ("number", pa.int64()), ("id", pa.string()), ("file", pa.string()), ("reason", pa.string()),
        ("outlet", pa.string()), ("edges", pa.string()), ("broken", pa.bool_()), ("stops", pa.binary()),
        *((name, pa.binary()) for name in BLOCKS), ("hashes", pa.binary()), ("places", pa.binary()),
    ]
)  # fmt: skip
"""A record: an account, or one that is set aside and why."""
SEED = "hash long, number long, place int"
_ARROW = {
    "varchar": pa.string(),
    "bigint": pa.int64(),
    "int": pa.int32(),
    "boolean": pa.bool_(),
    "double": pa.float64(),
}
FOUND = pa.schema(
    [("one", pa.int64()), ("other", pa.int64())]
    + [(name, _ARROW[kind]) for name, kind in (PASSAGE_COLUMNS | DERIVATION_COLUMNS).items()]
)
"""A passage or, where ``kind`` is there, a derivation; ``one`` and ``other`` are the numbers of its accounts."""
_SQL = {pa.string(): "string", pa.int64(): "long", pa.int32(): "int", pa.bool_(): "boolean", pa.float64(): "double", pa.binary(): "binary"}  # fmt: skip


def run(files: Sequence[Path], work: Path, settings: Settings, watch: Watch, master: str | None) -> Counts:
    """Write the tables of the archive in ``files`` to ``work``; ``master`` is the cluster's address."""
    session = _session(settings, master)
    try:
        return _run(session, files, work.resolve(), settings, watch)
    finally:
        session.stop()


def _session(settings: Settings, master: str | None) -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("firsthand lineage")
    builder = builder.master(master) if master else builder
    return (
        builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .config("spark.sql.shuffle.partitions", str(settings.parts))
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )


def _run(session: SparkSession, files: Sequence[Path], work: Path, settings: Settings, watch: Watch) -> Counts:
    def stored(name: str, table: DataFrame) -> DataFrame:
        table.write.parquet(f"file://{work / name}")
        return session.read.parquet(f"file://{work / name}")

    watch("reading", 0)
    named = [(number, str(path.resolve())) for number, path in enumerate(files)]
    listed = session.createDataFrame(named, "file long, path string").repartition(len(files), "file")
    records = listed.mapInArrow(partial(_read, settings), _sql(RECORD)).persist(StorageLevel.DISK_ONLY)
    read = records.where("reason is null")
    firsts = read.groupBy("id").agg(f.min("number").alias("number"))
    accounts = read.join(firsts.select("number"), "number", "left_semi")
    again = read.join(firsts.select("number"), "number", "left_anti")
    refused = [
        Refused(*row) for row in records.where("reason is not null").select("number", "file", "reason").collect()
    ]
    refused += [
        Account(number, name, None, "").again(file)
        for number, name, file in again.select("number", "id", "file").collect()
    ]
    write_refused(work, sorted(refused, key=lambda one: one.number))
    count, words = accounts.agg(f.count("*"), f.coalesce(f.sum(f.length("words")), f.lit(0)) / 4).first()

    watch("sorting", count)
    postings = _postings(accounts)
    whole = postings.withColumn("family", f.lit(-1).cast("long")).withColumn("chained", f.lit(False))
    links = whole.where(f.col("holders") > CROWD).withColumn("chained", f.lit(True))
    stored("links", _laid(accounts, links, settings))
    numbers, leader = _families(work / "links", "kind is null and not furniture")
    size = np.bincount(leader, minlength=len(leader))[leader]
    crowds = pa.table({"number": numbers, "family": numbers[leader], "chained": size > FAMILY})
    parted = postings.where(f.col("holders") > CROWD).join(session.createDataFrame(crowds), "number")

    watch("comparing", count)
    found = stored("found", _laid(accounts, whole.where(f.col("holders") <= CROWD).unionByName(parted), settings))
    watch("writing", count)
    stored(PASSAGES, found.where("kind is null").select(*PASSAGE_COLUMNS))
    stored(DERIVATIONS, found.where("kind is not null").select(*DERIVATION_COLUMNS))
    numbers, leader = _families(work / "found", "kind is not null")
    sizes = np.bincount(leader, minlength=len(leader))
    table = pa.table({"number": numbers, "first": numbers[leader], "size": sizes[leader]})
    ids = accounts.select("number", "id")
    members = session.createDataFrame(table).join(ids.toDF("first", "family"), "first")
    stored(
        FAMILIES,
        ids.join(members, "number", "left").select(
            f.col("id").alias("document"),
            f.coalesce("family", "id").alias("family"),
            f.coalesce("size", f.lit(1).cast("long")).alias("size"),
        ),
    )
    passages, furniture = found.where("kind is null").agg(f.count("*"), f.count_if("furniture")).first()
    return Counts(
        accounts=count,
        set_aside=len(refused),
        words=int(words),
        passages=passages,
        furniture=furniture,
        derivations=dict(sorted(found.where("kind is not null").groupBy("kind").count().collect())),
        families=int(np.count_nonzero(sizes > 1)),
        largest_family=int(sizes.max(initial=min(count, 1))),
    )


def _families(folder: Path, chosen: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The accounts that chosen rows of a stored table join, by number, and for each the place of its family's first."""
    with duckdb.connect() as connection:
        sql = f"select distinct one, other from read_parquet(?) where {chosen}"
        edges = connection.execute(sql, [f"{folder}/*.parquet"]).fetchnumpy()
    numbers, places = np.unique(np.concatenate((edges["one"], edges["other"])).astype(np.int64), return_inverse=True)
    one, other = np.split(places.astype(np.int64), 2)
    return numbers, family_leaders(len(numbers), [(one, other)])


# -- seeds -----------------------------------------------------------------------------------------------------------


def _read(settings: Settings, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Files in, records out."""
    tokeniser = Tokeniser()
    for batch in batches:
        for file, path in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            for block in _blocks(accounts_of(Path(path), file, settings.line_bytes)):
                yield _records(block, Path(path).name, tokeniser, settings)


def _blocks(records: Iterator[Account | Refused]) -> Iterator[list[Account | Refused]]:
    block: list[Account | Refused] = []
    size = 0
    for record in records:
        block.append(record)
        size += len(record.text if isinstance(record, Account) else record.reason)
        if size >= BLOCK_BYTES:
            yield block
            block, size = [], 0
    yield block


def _records(block: list[Account | Refused], file: str, tokeniser: Tokeniser, settings: Settings) -> pa.RecordBatch:
    accounts = [record for record in block if isinstance(record, Account)]
    texts = [encoded(account.text) for account in accounts]
    kernels = kernels_for(sum(len(text) for text in texts))
    words = tokeniser.words(texts, kernels)
    seeds = seeds_of(words, settings.sample, kernels)
    split = np.searchsorted(seeds.texts, np.arange(len(accounts) + 1))
    kept = (words.hashes >> np.uint64(32)).astype(np.uint32)
    rows: list[dict[str, Any]] = [
        {"number": r.number, "file": r.file, "reason": r.reason} for r in block if isinstance(r, Refused)
    ]
    for k, account in enumerate(accounts):
        own, sampled = slice(words.bounds[k], words.bounds[k + 1]), slice(split[k], split[k + 1])
        traits = traits_of(account.text, account.outlet)
        rows.append(
            {
                "number": account.number,
                "id": account.id,
                "file": file,
                "outlet": traits.outlet,
                "edges": traits.edges,
                "broken": traits.broken,
                "stops": traits.stops.tobytes(),
                "words": kept[own].tobytes(),
                "starts": words.starts[own].tobytes(),
                "lengths": words.lengths[own].tobytes(),
                "hashes": seeds.hashes[sampled].tobytes(),
                "places": seeds.places[sampled].tobytes(),
            }
        )
    return pa.RecordBatch.from_pylist(rows, schema=RECORD)


def _postings(accounts: DataFrame) -> DataFrame:
    """A row for each text of a seed that several hold: ``hash``, ``number``, ``places`` in the text, ``holders``."""
    seeds = accounts.select("number", "hashes", "places").mapInArrow(_exploded, SEED).repartition("hash")
    places = f.sort_array(f.collect_list("place"))
    texts = seeds.groupBy("hash", "number").agg(places.alias("places"))
    texts = texts.withColumn(
        "places", f.when(f.size("places") > REPEATS, f.slice("places", 1, 1)).otherwise(f.col("places"))
    )
    lists = texts.withColumn("holders", f.count("*").over(Window.partitionBy("hash")))
    return lists.where("holders > 1").persist(StorageLevel.DISK_ONLY)


def _exploded(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        hashes, places = (
            _joined(batch.column(name), kind) for name, kind in (("hashes", np.int64), ("places", np.int32))
        )
        counts = np.array([len(value.as_py()) // 8 for value in batch.column("hashes")], dtype=np.int64)
        numbers = np.repeat(batch.column("number").to_numpy(), counts)
        yield pa.RecordBatch.from_arrays([hashes, numbers, places], names=["hash", "number", "place"])


# -- parts -----------------------------------------------------------------------------------------------------------


def _laid(accounts: DataFrame, lists: DataFrame, settings: Settings) -> DataFrame:
    """What the texts of each list (``hash``, ``family``) share, as FOUND.

    The part of a text lays it beside all later ones that it meets. A list therefore goes to the parts of all its texts,
    of a chained one each text to its own part and that of the text before it.
    """
    of_list = Window.partitionBy("hash", "family")
    first = f.min("number").over(of_list).alias("first")
    votes = lists.select("number", first).groupBy("number", "first").count()
    nearest = votes.groupBy("number").agg(f.max_by("first", f.struct("count", -f.col("first"))).alias("nearest"))
    homes = nearest.select("number", f.pmod(f.xxhash64("nearest"), f.lit(settings.parts)).alias("home"))
    placed = lists.join(homes, "number")
    before = f.lag("home").over(of_list.orderBy("number"))
    parts = f.when(f.col("chained"), f.array_distinct(f.array_compact(f.array("home", before))))
    parts = parts.otherwise(f.collect_set("home").over(of_list))
    most = f.max(f.size("places")).over(of_list)
    spread = placed.select("*", parts.alias("parts"), most.alias("most")).withColumn("part", f.explode("parts"))
    # at most so many seeds has a text in common with another one there
    hits = f.sum(f.size("places") * f.col("most"))
    needed = spread.groupBy("part", "number").agg(hits.alias("hits")).where(f.col("hits") >= settings.least_seeds)
    needed = needed.toDF("where", "text", "hits")  # Spark takes columns of one name and origin for one column
    blocks = accounts.drop("hashes", "places", "file", "reason").join(needed, f.col("number") == f.col("text"))

    def work(lists: pa.Table, blocks: pa.Table) -> pa.Table:  # no partial: Spark counts the arguments
        return _part(settings, lists, blocks)

    return spread.groupBy("part").cogroup(blocks.groupBy("where")).applyInArrow(work, _sql(FOUND))


def _part(settings: Settings, lists: pa.Table, blocks: pa.Table) -> pa.Table:
    """One part: its lists and the blocks of the texts that may share enough, in; passages and derivations, out."""
    lists = lists.sort_by([(name, "ascending") for name in ("hash", "family", "number")]).combine_chunks()
    blocks = blocks.sort_by("number").combine_chunks()
    hashes, family, number, holders, home, part = (
        lists[name].to_numpy() for name in ("hash", "family", "number", "holders", "home", "part")
    )
    counts = np.diff(np.append(0, np.cumsum(lists["places"].combine_chunks().value_lengths().to_numpy())))
    numbers, owner = np.unique(number, return_inverse=True)
    fresh = np.append(True, (hashes[1:] != hashes[:-1]) | (family[1:] != family[:-1]))[: len(hashes)]
    owners = np.repeat(owner, counts).astype(np.uint32)
    places = lists["places"].combine_chunks().flatten().to_numpy().astype(np.uint32)
    found = Lists(
        np.repeat(np.cumsum(fresh) - 1, counts), owners, places, np.repeat(holders, counts).astype(np.uint32),
        np.repeat(lists["chained"].to_numpy(), counts).astype(np.uint8),
    )  # fmt: skip
    kernels = kernels_for(0)
    postings = arranged(found, len(numbers), kernels)
    ours = np.repeat(home == part, counts)
    postings = replace(postings, onward=np.where(ours, postings.onward, postings.until))

    held = np.searchsorted(numbers, blocks["number"].to_numpy())
    bounds = np.zeros(len(numbers) + 1, dtype=np.int64)
    bounds[held + 1] = [len(words) // 4 for words in blocks["words"].to_pylist()]
    np.cumsum(bounds, out=bounds)
    words, starts, lengths = (_joined(blocks[name], kind) for name, kind in BLOCKS.items())
    none = np.zeros(0, np.uint32)
    pile = Pile(words, starts, lengths, bounds, Seeds(none.astype(np.uint64), none, none))
    row = dict(zip(held.tolist(), range(len(held)), strict=True))
    columns = {name: blocks[name].to_pylist() for name in ("id", "outlet", "edges", "broken", "stops")}
    outlets: list[str | None] = [columns["outlet"][row[k]] if k in row else None for k in range(len(numbers))]

    def traits(text: int) -> Traits:
        _, outlet, edges, broken, stops = (values[row[text]] for values in columns.values())
        return Traits(outlet, edges, broken, np.frombuffer(stops, dtype=np.int32))

    passages, furniture, derived = shared(pile, postings, outlet_numbers(outlets), traits, kernels, settings)
    ids = np.array([columns["id"][row[k]] if k in row else None for k in range(len(numbers))], dtype=object)
    return pa.concat_tables(
        [
            _found(numbers, ids, "a", "b", passage_columns(passages, furniture), PASSAGE_COLUMNS),
            _found(numbers, ids, "child", "parent", derivation_columns(derived), DERIVATION_COLUMNS),
        ]
    )


def _found(
    numbers: NDArray[np.int64], ids: NDArray[Any], one: str, other: str, columns: dict[str, Any], types: dict[str, str]
) -> pa.Table:
    """Rows of one of the two tables, as FOUND."""
    rows = len(columns[one])
    given = columns | {one: ids[columns[one]], other: ids[columns[other]]}
    given |= {"one": numbers[columns[one]], "other": numbers[columns[other]]}
    arrays = [
        pa.array(given[field.name], type=field.type)
        if field.name in types or field.name in ("one", "other")
        else pa.nulls(rows, field.type)
        for field in FOUND
    ]
    return pa.Table.from_arrays(arrays, schema=FOUND)


def _joined(column: Any, kind: Any) -> NDArray[Any]:
    """Binary values, one after the other, as numbers."""
    return np.frombuffer(b"".join(column.to_pylist()), dtype=kind)


def _sql(schema: pa.Schema) -> str:
    """An Arrow schema as Spark has it."""
    return ", ".join(f"{field.name} {_SQL[field.type]}" for field in schema)
