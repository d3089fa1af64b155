"""The engines, each as one process: ``python -m benchmarks.reuse.engines NAME PILE.jsonl OUT.npz``.

Each reads the pile and writes the pairs that it finds, set up as a competent user would set it up: words in lower case
without punctuation, runs of five of them. The peers may live in an environment of their own (requirements/peers.in).
"""

import json
import re
import sys
import tempfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Columns = dict[str, NDArray[np.int64]]

RUN_WORDS = 5
PERMUTATIONS, BANDS, ROWS = 128, 32, 4
"""Of all three minhash peers. 128 is the default of datasketch; bands of four rows make candidates of two texts with
Jaccard 0.42 more often than not, which is that of a copy with a tenth of its words edited."""
MOST_HOLDERS, LEAST_SHARED = 1500, 30
"""Of the join of all runs. A cap on the documents that hold a run leaves out the footers of large houses and the
commonest stock phrases; it stands above the largest story, since a cap of 50 loses half of the pairs. Thirty shared
runs are more than a few stock phrases and fewer than an edited fifth of an article keeps."""
WORD = r"[^\W_]+"


def ours(path: Path) -> Columns:
    """Aligned passages of at least 25 words, as an archive is read: one line after the other, with its outlet."""
    import msgspec

    from firsthand.lineage.reuse import find_passages

    class Line(msgspec.Struct):
        id: str
        outlet: str
        text: str

    with path.open("rb") as lines:
        found = find_passages(
            (read.id, read.outlet, read.text) for read in map(msgspec.json.Decoder(Line).decode, lines)
        )
    return {name: np.asarray(getattr(found, name)) for name in ("a", "a_start", "a_end", "b", "b_start", "b_end")}


def duckdb(path: Path) -> Columns:
    """All runs of five words, hashed and joined on themselves, and the pairs that share enough of them. No alignment."""
    import duckdb as engine

    with tempfile.TemporaryDirectory() as spill, engine.connect() as connection:
        connection.execute("set temp_directory = $spill", {"spill": spill})
        connection.execute(
            r"""
            create table runs as
            with words as (
                select cast(substr(id, 2) as integer) as n,
                       string_split(trim(regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' ', 'g')), ' ') as w
                from read_json($path, columns = {id: 'varchar', text: 'varchar'}, format = 'newline_delimited')
            ), fives as (
                select n, unnest(w) as a, unnest(w[2:]) as b, unnest(w[3:]) as c, unnest(w[4:]) as d, unnest(w[5:]) as e
                from words
            )
            select distinct n, hash(a, b, c, d, e) as run from fives where e is not null
            """,
            {"path": str(path)},
        )
        found = connection.execute(
            """
            with shared as (
                select n, run from runs
                where run in (select run from runs group by run having count(*) between 2 and $most)
            )
            select x.n as a, y.n as b from shared x join shared y on x.run = y.run and x.n < y.n
            group by x.n, y.n having count(*) >= $least
            """,
            {"most": MOST_HOLDERS, "least": LEAST_SHARED},
        ).fetchnumpy()
    return {"a": found["a"], "b": found["b"]}


def daft(path: Path) -> Columns:
    """Daft's own normalising and minhash, cut into bands that are joined."""
    import daft as engine
    from daft import col
    from daft.functions import chunk, hash, minhash, normalize

    words = normalize(col("text"), remove_punct=True, lowercase=True, white_space=True)
    bands = engine.read_json(str(path)).select(
        col("id").substr(1, 10).cast(engine.DataType.int32()).alias("n"),
        chunk(minhash(words, num_hashes=PERMUTATIONS, ngram_size=RUN_WORDS), ROWS).alias("band"),
        engine.lit(list(range(BANDS))).alias("place"),
    )
    keys = bands.explode("band", "place").select("n", hash(col("band"), col("place")).alias("key")).collect()
    others = keys.select(col("n").alias("m"), "key")
    pairs = keys.join(others, on="key").where(col("n") < col("m")).select("n", "m").distinct().to_arrow()
    return {"a": pairs["n"].to_numpy(), "b": pairs["m"].to_numpy()}


def rensa(path: Path) -> Columns:
    """R-MinHash LSH in bulk, a thousand documents at a time, since it takes the runs themselves."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.42, num_perm=PERMUTATIONS, num_bands=BANDS)
    texts = _texts(path)
    first, pairs = 0, []
    while runs := [_runs(text) for text in islice(texts, 1000)]:
        sketches = RMinHash.from_token_sets(runs, num_perm=PERMUTATIONS, seed=1)
        index.insert_many(sketches, start_key=first)
        for number, others in enumerate(index.query_all(sketches), first):
            pairs += [(other, number) for other in others if other < number]
        first += len(runs)
    return _columns(pairs)


def datasketch(path: Path) -> Columns:
    """MinHash LSH, every document asked for before it is put in; CRC-32 in place of the slower default, SHA-1."""
    from datasketch import MinHash, MinHashLSH

    empty = MinHash(PERMUTATIONS, seed=1, hashfunc=zlib.crc32)
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    pairs = []
    for number, text in enumerate(_texts(path)):
        sketch = empty.copy()
        sketch.update_batch([run.encode() for run in _runs(text)])
        pairs += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return _columns(pairs)


ENGINES = {engine.__name__: engine for engine in (ours, duckdb, daft, rensa, datasketch)}


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _runs(text: str) -> list[str]:
    words = re.findall(WORD, text.lower())
    return [" ".join(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)]


def _columns(pairs: list[tuple[int, int]]) -> Columns:
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return {"a": both[:, 0], "b": both[:, 1]}


if __name__ == "__main__":
    name, pile, out = sys.argv[1:]
    np.savez(out, **ENGINES[name](Path(pile)))
