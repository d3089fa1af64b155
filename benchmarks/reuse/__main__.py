"""``python -m benchmarks.reuse``: who finds which copies on a news-like pile, how fast and in how much memory.

Every engine runs as a process of its own on the same JSON lines. Wall time and peak memory are those of the whole
process less those of the same process on ten documents. Prints one table; ends with 1 below a floor, and says which.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.reuse.engines import ENGINES
from benchmarks.reuse.language import Language, borrowed_language, made_language
from benchmarks.reuse.pile import Pile
from benchmarks.reuse.processes import Cost, Failed, cost_of
from benchmarks.reuse.scores import Reported, Scores, score

OURS = "ours"
PEERS = tuple(name for name in ENGINES if name != OURS)
SMALL = 2_000
SIZES = (10_000, 100_000)
GROWTH_SIZES = (50_000, 100_000, 200_000, 300_000)

QUALITY_FLOORS = {"reprint": 1.0, "edit": 0.999, "excerpt": 0.995, "precision": 0.999}
SPEED_DOCUMENTS = 100_000
"""Speed and memory have floors at this size: what a smaller pile costs is mostly noise."""
FASTER_THAN = {"duckdb": 3.0, "daft": 1.3}
MOST_KB_A_DOCUMENT = 15.0
MOST_FALL = 0.001
"""Recall that may be lost in stories of a thousand copies: two pairs of two thousand, which is chance."""
MOST_GROWTH = 1.15


@dataclass(frozen=True)
class Row:
    """One engine on one pile. ``cost`` is without start-up."""

    engine: str
    documents: int
    megabytes: float
    startup: Cost
    cost: Cost
    scores: Scores

    @property
    def kb_a_document(self) -> float:
        return self.cost.peak_bytes / 1000 / self.documents


@dataclass(frozen=True)
class Floor:
    """A figure that must hold. ``measured`` is None when there was nothing to measure it on, which is no failure."""

    what: str
    measured: float | None
    bound: float
    most: bool = False

    @property
    def holds(self) -> bool:
        if self.measured is None:
            return True
        return self.measured <= self.bound if self.most else self.measured >= self.bound


class Bench:
    """Makes piles in a folder and runs engines on them."""

    def __init__(self, folder: Path, language: Language, seed: int, peers_python: str) -> None:
        self.folder = folder
        self.language = language
        self.seed = seed
        self.peers_python = peers_python
        self.startups: dict[str, Cost] = {}

    def python(self, engine: str) -> str:
        """The interpreter that runs an engine."""
        return sys.executable if engine == OURS else self.peers_python

    def installed(self, engine: str) -> bool:
        """Whether the engine can be imported where it would run."""
        look = "from firsthand.lineage.reuse import find_passages" if engine == OURS else f"import {engine}"
        return subprocess.run([self.python(engine), "-c", look], capture_output=True, check=False).returncode == 0

    def run(self, engine: str, pile: Path) -> Cost:
        """One process. What it reports stands in ``out.npz``."""
        command = [self.python(engine), "-m", "benchmarks.reuse.engines", engine, str(pile)]
        return cost_of([*command, str(self.folder / "out.npz")], self.folder)

    def startup(self, engine: str) -> Cost:
        """The second of two runs on ten documents: the first compiles and fills caches, once an installation."""
        if engine not in self.startups:
            pile = self.folder / "ten.jsonl"
            Pile(made_language(self.seed), 10, self.seed).write(pile)
            self.run(engine, pile)
            self.startups[engine] = self.run(engine, pile)
        return self.startups[engine]

    def rows(self, engines: Sequence[str], documents: int) -> list[Row]:
        """Each engine on one pile, printed as they come. An engine that fails is named and left out."""
        path = self.folder / "pile.jsonl"
        pile = Pile(self.language, documents, self.seed)
        truth = pile.write(path)
        megabytes = path.stat().st_size / 1e6
        rows: list[Row] = []
        for engine in engines:
            try:
                startup = self.startup(engine)
                cost = self.run(engine, path).without(startup)
            except Failed as error:
                print(f"{engine:<11}{len(pile):>10,}  {error}")
                continue
            scores = score(truth, _reported(self.folder / "out.npz"), self.seed, self.language.related)
            rows.append(Row(engine, len(pile), megabytes, startup, cost, scores))
            print(_line(rows[-1], rows[0] if rows[0].engine == OURS else None), flush=True)
        path.unlink()
        return rows


def _reported(path: Path) -> Reported:
    with np.load(path) as found:
        columns = {name: found[name].astype(np.int64) for name in found.files}
    if "a_start" not in columns:
        return Reported(columns["a"], columns["b"])
    a_span, b_span = (np.stack([columns[f"{side}_start"], columns[f"{side}_end"]], axis=1) for side in "ab")
    return Reported(columns["a"], columns["b"], a_span, b_span)


HEADS = ("engine", "documents", "start", "seconds", "core s", "MB/s", "× ours", "peak GB", "KB/doc", "reprint", "edit")
HEADS += ("excerpt", "1,000 cop.", "others", "precision", "extent", "pairs")
WIDTHS = (11, 10, 7, 9, 8, 7, 8, 9, 8, 9, 8, 9, 12, 8, 11, 8, 11)


def _line(row: Row, ours: Row | None) -> str:
    found = row.scores
    shares = (found.reprint, found.edit, found.excerpt, found.large, found.others, found.precision, found.extent)
    cells = (
        row.engine,
        f"{row.documents:,}",
        f"{row.startup.seconds:.1f}",
        f"{row.cost.seconds:.1f}",
        f"{row.cost.core_seconds:.1f}",
        f"{row.megabytes / row.cost.seconds:.0f}",
        f"{row.cost.seconds / ours.cost.seconds:.2f}" if ours else "–",
        f"{(row.cost.peak_bytes + row.startup.peak_bytes) / 1e9:.2f}",
        f"{row.kb_a_document:.1f}",
        *("–" if share is None else f"{share:.4f}" for share in shares),
        f"{found.pairs:,}",
    )
    return _table_row(cells)


def _table_row(cells: Sequence[str]) -> str:
    return "".join(c.rjust(w) if k else c.ljust(w) for k, (c, w) in enumerate(zip(cells, WIDTHS, strict=True)))


def floors(rows: Sequence[Row]) -> list[Floor]:
    """The floors of one pile."""
    ours = next((row for row in rows if row.engine == OURS), None)
    if ours is None:
        return []
    size, found = f"{ours.documents:,} documents", ours.scores
    held = [Floor(f"{name}, {size}", getattr(found, name), bound) for name, bound in QUALITY_FLOORS.items()]
    if found.large is not None and found.others is not None:
        held.append(Floor(f"fall in stories of 1,000 copies, {size}", found.others - found.large, MOST_FALL, most=True))
    if ours.documents >= SPEED_DOCUMENTS:
        seconds = {row.engine: row.cost.seconds for row in rows}
        for peer, bound in FASTER_THAN.items():
            ratio = seconds[peer] / ours.cost.seconds if peer in seconds else None
            held.append(Floor(f"times as fast as {peer}, {size}", ratio, bound))
        held.append(Floor(f"KB a document, {size}", ours.kb_a_document, MOST_KB_A_DOCUMENT, most=True))
    return held


def growth(rows: Sequence[Row]) -> float | None:
    """The exponent of time against documents, by least squares on logarithms; None for fewer than two sizes."""
    if len(rows) < 2:
        return None
    return float(np.polyfit(np.log([r.documents for r in rows]), np.log([r.cost.seconds for r in rows]), 1)[0])


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES, metavar="N", help="sizes of the piles")
    parser.add_argument("--data", type=Path, help="JSON lines whose texts are the stories, instead of made-up ones")
    parser.add_argument("--growth", action="store_true", help="ours alone on 50 to 300 thousand, and the exponent")
    parser.add_argument("--small", action="store_true", help=f"ours alone on {SMALL:,} documents, in seconds")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="which; none after the flag for none")
    parser.add_argument("--peers-python", default=sys.executable, help="interpreter in whose environment the peers are")
    parser.add_argument("--seed", type=int, default=1, help="of everything that is made up")
    parser.add_argument("--folder", type=Path, help="where piles are written for a while (300,000 documents: 1 GB)")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Print the table and the floors; 0 when every floor holds."""
    given = _arguments(arguments)
    sizes = [SMALL] if given.small else GROWTH_SIZES if given.growth else given.documents
    language = made_language(given.seed)
    if given.data:
        language = borrowed_language(language, given.data)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        bench = Bench(Path(folder), language, given.seed, given.peers_python)
        wanted = [OURS, *(() if given.small or given.growth else given.peers)]
        engines = [engine for engine in wanted if bench.installed(engine)]
        for missing in sorted({*wanted} - {*engines}):
            print(f"{missing}: missing, left out (peers: pip install -r requirements/peers.in)")
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; recall by kind of copy")
        print(_table_row(HEADS))
        piles = [bench.rows(engines, documents) for documents in sizes]
    held = [floor for rows in piles for floor in floors(rows)]
    if given.growth:
        held.append(Floor("growth exponent", growth([row for rows in piles for row in rows]), MOST_GROWTH, most=True))
    for floor in held:
        measured = "not measured" if floor.measured is None else f"{floor.measured:.4f}"
        verdict = "" if floor.measured is None else "ok" if floor.holds else "BELOW"
        print(f"{floor.what:<52}{measured:>14}{'at most' if floor.most else 'floor':>10} {floor.bound:<8}{verdict}")
    measured_all = all(any(row.engine == OURS for row in rows) for rows in piles)
    return 0 if measured_all and all(floor.holds for floor in held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
