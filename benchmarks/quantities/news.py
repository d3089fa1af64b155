"""What ``firsthand read --json`` gives of news sentences: F1 of values, values with their unit, values with their change.

``python -m benchmarks.quantities.news [FILE] [-v]`` scores ``news.jsonl``, sentences of our own in the manner of market and
economic news, or a file of the same form: ``text`` and ``found`` (see ``sentences``; a range is [low, high]). Lines that say ``held`` were
labelled with the others and held apart from tuning. Records are matched one to one on their value, relative to 0.1 percent; a
unit is right when it is the same word or the last word of the same noun phrase. Figures are taken from the export alone,
so that what no statement covers is missed here too.
"""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from math import isclose
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quantities.sentences import SIGNS
from firsthand import pipeline
from firsthand.cli.reading import written
from firsthand.config import Config

FILE = Path(__file__).parent / "news.jsonl"
FLOORS = {"value": 0.92, "unit": 0.86, "change": 0.88}
"""The best published figures on real news sentences: CQE (Almasian et al., 2023) on NewsQuant, 92.0, 85.6 and 88.1."""
CLOSE = 1e-3


class Figure(NamedTuple):
    """A figure as a label or a record gives it."""

    low: float
    high: float
    unit: str | None
    sign: str


def labelled(line: dict[str, Any]) -> list[Figure]:
    """The figures that a line says are in its text."""
    rows = []
    for value, unit, sign in line["found"]:
        low, high = value if isinstance(value, list) else (value, value)
        rows.append(Figure(low, high, unit, sign))
    return rows


def exported(texts: Iterable[str]) -> Iterator[list[Figure]]:
    """The figures in the export's statements of each text, each once however many statements hold it."""
    lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
    for item in pipeline.read_alone(io.BytesIO(lines.encode()), "-", Config()):
        assert not isinstance(item, pipeline.NotRead), item
        found: dict[int, Figure] = {}
        for statement in json.loads(written(item))["statements"]:
            for record in (*statement["money"], *statement["quantities"]):
                found[record["start"]] = _figure(record)
        yield [figure for _, figure in sorted(found.items())]


def _figure(record: dict[str, Any]) -> Figure:
    unit = record["unit"] if "unit" in record else record["currency"]
    if record.get("per"):
        unit = f"{unit}/{record['per']}"
    sign = record["change"] or SIGNS.get(record["approximation"], "=")
    return Figure(record["low"], record["high"], unit, sign)


def matched(wanted: list[Figure], found: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs of equal value, each figure once; of several the one whose unit and change fit best."""
    pairs = []
    left = list(found)
    for figure in wanted:
        same = [f for f in left if _same(figure.low, f.low) and _same(figure.high, f.high)]
        if same:
            best = max(same, key=lambda f: (same_unit(figure.unit, f.unit), figure.sign == f.sign))
            left.remove(best)
            pairs.append((figure, best))
    return pairs


def _same(a: float, b: float) -> bool:
    return isclose(a, b, rel_tol=CLOSE)


def same_unit(wanted: str | None, found: str | None) -> bool:
    """Whether two units are one: "car" is "electric car"."""
    if wanted is None or found is None:
        return wanted == found
    return wanted == found or wanted.split()[-1] == found.split()[-1]


class Tally:
    """Counts towards the three measures."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wanted = self.found = 0

    def add(self, wanted: list[Figure], found: list[Figure]) -> bool:
        """Counts one sentence; whether all of it is right."""
        pairs = matched(wanted, found)
        right = {
            "value": len(pairs),
            "unit": sum(same_unit(w.unit, f.unit) for w, f in pairs),
            "change": sum(w.sign == f.sign for w, f in pairs),
        }
        self.right.update(right)
        self.wanted += len(wanted)
        self.found += len(found)
        return all(n == len(wanted) == len(found) for n in right.values())

    def f1(self, name: str) -> float:
        """F1 of one measure."""
        return 2 * self.right[name] / max(1, self.wanted + self.found)


def score(lines: list[dict[str, Any]], verbose: bool = False) -> Tally:
    """All lines of one set."""
    tally = Tally()
    for line, found in zip(lines, exported(line["text"] for line in lines), strict=True):
        if not tally.add(labelled(line), found) and verbose:
            print(f"  {line['text']}\n     wanted {_plain(labelled(line))}\n     found  {_plain(found)}")
    return tally


def _plain(figures: list[Figure]) -> str:
    return "; ".join(f"{f.low:g}{f'-{f.high:g}' if f.high != f.low else ''} {f.unit} {f.sign}" for f in figures)


def main(arguments: list[str]) -> int:
    """Print the measures; 1 when our own held half is below a floor."""
    verbose = "-v" in arguments
    files = [Path(a) for a in arguments if not a.startswith("-")]
    lines = [
        json.loads(line) for line in (files[0] if files else FILE).read_text(encoding="utf-8").splitlines() if line
    ]
    if files:
        sets = {files[0].name: lines}
    else:
        sets = {"held apart": [n for n in lines if n.get("held")]}
        sets["tuned on"] = [n for n in lines if not n.get("held")]
    tallies = {name: score(part, verbose and name != "held apart") for name, part in sets.items()}
    print(f"{'news sentences':<16}" + "".join(f"{name:>18}" for name in tallies))
    for name in FLOORS:
        print(f"{name:<16}" + "".join(f"{tally.f1(name):>18.3f}" for tally in tallies.values()))
    print(f"{'figures':<16}" + "".join(f"{tally.wanted:>18}" for tally in tallies.values()))
    held = tallies.get("held apart")
    return int(held is not None and any(held.f1(name) < floor for name, floor in FLOORS.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
