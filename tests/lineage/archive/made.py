"""A small archive with known copies, of words drawn from a seed."""

import json
import random
from pathlib import Path
from typing import Any

import duckdb

CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiouäøш"


def prose(seed: int, words: int) -> str:
    """Sentences of made-up words, some with letters of two bytes and one of a character beyond the first plane."""
    rng = random.Random(seed)
    made = [
        "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.randint(2, 4))) for _ in range(words)
    ]
    lines = [" ".join(made[at : at + 10]).capitalize() for at in range(0, words, 10)]
    return " 𝒳. ".join(lines) + "."


def first_words(text: str, words: int) -> str:
    """The beginning of a text."""
    return " ".join(text.split(" ")[:words])


STORY, LONG, BOTH = prose(1, 120), prose(2, 300), prose(3, 100)
FOOTER = prose(4, 30)


def archive() -> list[dict[str, Any]]:
    """Reprints, an excerpt that breaks off, versions, a footer under one outlet's pages, a story of many copies."""
    texts = {
        "story": ("Ledger", STORY),
        "reprint": ("Courier", STORY + "\nFirst published by Ledger."),
        "long": ("Ledger", LONG),
        "cut": ("Courier", first_words(LONG, 95)),
        "version 1": ("Wire", prose(5, 60) + " " + BOTH),
        "version 2": ("Wire", BOTH + " " + prose(6, 60)),
        **{f"page {n}": ("House", f"{prose(100 + n, 90)}\n{FOOTER}") for n in range(6)},
        **{f"copy {n}": (f"Outlet {n % 7}", f"{prose(200 + n, 8)} {prose(7, 60 + n % 5)}") for n in range(80)},
        **{f"own {n}": (None, prose(400 + n, 80)) for n in range(20)},
    }
    return [{"id": name, "outlet": outlet, "text": text} for name, (outlet, text) in texts.items()]


def write_lines(path: Path, records: list[Any]) -> Path:
    """Records as JSON lines; a string goes in as it is."""
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(out: Path, table: str) -> list[tuple[Any, ...]]:
    """The rows of one table of results, sorted, whichever engine wrote it."""
    path = out / f"{table}.parquet"
    with duckdb.connect() as connection:
        found = connection.execute("from read_parquet(?)", [str(path / "*.parquet" if path.is_dir() else path)])
        return sorted(found.fetchall())
