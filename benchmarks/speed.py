"""How long the main job takes on the real pile, as whole processes: cold start to finished report, and again unchanged.

``python -m benchmarks.speed [PILE]`` prints one table (median of five runs each) and exits with 1 above a bound. The
bounds are the goal on two shared cores; where the pile is not beside the project it is skipped.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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
    """Print the table; 0 when every bound holds."""
    pile = Path(arguments[0]) if arguments else Path(__file__).parent.parent.parent / "shared/seeds"
    if not pile.is_dir():
        print("speed: skipped, the real pile is not beside the project")
        return 0
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
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
