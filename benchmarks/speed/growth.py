"""How a case grows: one process a size, by stage, and the same case with one account more."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import linear_regression

from benchmarks.speed.pile import accounts, one_more, write

SIZES = (1_000, 2_500, 5_000, 10_000)
MOST_GROWTH = 1.15
"""The exponent of a whole build's processor time against its accounts."""
STAGES = (
    "taking in",
    "tracing lineage",
    "reading",
    "comparing",
    "telling names apart",
    "filling the registers",
    "writing the report",
    "export",
)


@dataclass(frozen=True)
class Cost:
    """Of one process: processor seconds by stage, what came out, and megabytes."""

    accounts: int
    derivations: int
    findings: int
    claims: int
    seconds: Mapping[str, float]
    peak: float
    report: float
    export: float

    @property
    def total(self) -> float:
        """All stages, start and bookkeeping among them."""
        return sum(self.seconds.values())


def built(pile: Path, case: Path) -> Cost:
    """Build a case, or add to it, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.speed.case", str(pile), str(case)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"failed: {' '.join(command)}\n{done.stderr[-2000:]}")
    cost = Cost(**json.loads(done.stdout))
    if not cost.accounts:
        raise SystemExit(f"failed: {pile} was set aside; `firsthand show {case} set-aside` says why")
    return cost


def grown(sizes: Sequence[int], folder: Path, seed: int) -> list[tuple[Cost, Cost]]:
    """What each size costs, and then one account more; printed as they come."""
    print(
        "processor seconds".ljust(24)
        + "".join(name.rjust(14) for name in ("whole", "a thousand", "peak MB", "report MB", "export MB"))
    )
    found = []
    for size in sizes:
        pile, more, case = folder / f"{size}.jsonl", folder / "one-more.jsonl", folder / f"case-{size}"
        write(pile, accounts(size, seed))
        write(more, [one_more(seed)])
        found.append((built(pile, case), built(more, case)))
        for name, cost in zip((f"{size:,} accounts", "and one more"), found[-1], strict=True):
            cells = (cost.total, 1000 * cost.total / cost.accounts, cost.peak, cost.report, cost.export)
            print(name.ljust(24) + "".join(f"{cell:14.1f}" for cell in cells), flush=True)
    return found


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Of time against size, by least squares on logarithms."""
    return linear_regression([log(size) for size in sizes], [log(max(spent, 0.01)) for spent in seconds]).slope


def report(found: Sequence[tuple[Cost, Cost]]) -> bool:
    """Print seconds and exponents by stage; whether the whole holds its floor (one size says nothing)."""
    sizes = [float(first.accounts) for first, _ in found]
    print(
        "by stage".ljust(24) + "".join(f"{size:14,.0f}" for size in sizes) + "exponent".rjust(14) + "one more".rjust(14)
    )
    whole = 0.0
    for name in (*STAGES, "whole"):
        first, more = (
            [c.total if name == "whole" else c.seconds.get(name, 0.0) for c in costs]
            for costs in zip(*found, strict=True)
        )
        whole = exponent(sizes, first) if len(sizes) > 1 else 0.0
        grows = f"{whole:14.2f}" if len(sizes) > 1 else "–".rjust(14)
        print(name.ljust(24) + "".join(f"{spent:14.1f}" for spent in first) + grows + f"{more[-1]:14.1f}")
    print(
        f"growth exponent {whole:.2f}, at most {MOST_GROWTH}" if len(sizes) > 1 else "growth: not measured on one size"
    )
    return whole <= MOST_GROWTH
