"""How long the main job takes on the real pile, as whole processes: cold start to finished report, and again unchanged.

``python -m benchmarks.speed [PILE]`` prints one table (median of five runs each) and exits with 1 above a bound. The
bounds are the goal on two shared cores; where the pile is not beside the project it is skipped.

``python -m benchmarks.speed --growth [ACCOUNTS …]`` builds made-up cases of several sizes, adds one account to each, and ends with
1 where processor time grows faster than it may. ``--folder`` keeps piles and cases there.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.speed.growth import SIZES, grown, report

RUNS = 5
BOUNDS = {"cold start to report": (10.0, 1000), "again, nothing changed": (2.0, 1000), "one more account": (10.0, 1000)}
"""Seconds and megabytes."""


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one process."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise SystemExit(f"failed: {' '.join(command)}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.perf_counter() - before, usage.ru_maxrss / scale


def main(arguments: list[str]) -> int:
    """Print one table or the other; 0 when every bound holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("pile", type=Path, nargs="?", default=Path(__file__).parents[3] / "shared/seeds")
    parser.add_argument(
        "--growth", type=int, nargs="*", metavar="ACCOUNTS", help=f"sizes; {', '.join(map(str, SIZES))}"
    )
    parser.add_argument("--folder", type=Path, help="where piles and cases of --growth are kept")
    parser.add_argument("--seed", type=int, default=1, help="of the made-up pile")
    given = parser.parse_args(arguments)
    if given.growth is None:
        return 0 if on_real_pile(given.pile) else 1
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        return 0 if report(grown(given.growth or SIZES, folder, given.seed)) else 1


def on_real_pile(pile: Path) -> bool:
    """The main job, as a user runs it; whether every bound holds."""
    if not pile.is_dir():
        print("speed: skipped, the real pile is not beside the project")
        return True
    firsthand = [sys.executable, "-m", "firsthand.cli"]
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in BOUNDS}
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder) / "one-more.txt"
        extra.write_text("The pumps were sold twice, a clerk in Port Ansel said on Tuesday.\n\nNobody had asked.\n" * 3)
        for _ in range(RUNS):
            case = Path(folder) / "case"
            shutil.rmtree(case, ignore_errors=True)
            build = [*firsthand, "build", str(pile), "--case", str(case), "--quiet"]
            rows["cold start to report"].append(timed(build))
            rows["again, nothing changed"].append(timed(build))
            rows["one more account"].append(timed([*firsthand, "add", str(case), str(extra), "--quiet"]))
    print(f"{'whole process, median of ' + str(RUNS):<34}{'seconds':>9}{'bound':>7}{'MB':>7}{'bound':>7}")
    held = True
    for name, taken in rows.items():
        seconds, peak = statistics.median(t for t, _ in taken), max(m for _, m in taken)
        bound, most = BOUNDS[name]
        held = held and seconds <= bound and peak <= most
        print(f"{name:<34}{seconds:>9.2f}{bound:>7.0f}{peak:>7.0f}{most:>7.0f}")
    return held


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
