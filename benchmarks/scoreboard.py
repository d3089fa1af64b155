"""One table of the quality figures, on the sample and, where the folder of real accounts lies beside the project, on it.

``python -m benchmarks.scoreboard`` exits with 1 when a figure is below its floor. ``-v`` names the misses.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure, Reading, load_expected, results_of, sample_figures
from firsthand.sample import sample
from firsthand.views.export import export, to_json

SHARED = Path(__file__).parent.parent.parent / "shared"


def main(arguments: list[str]) -> int:
    """Print the table; 0 when every floor holds."""
    pile, expected = sample()
    figures = sample_figures(Reading(results_of(pile), pile), load_expected(expected))
    print(f"{'the sample pile':<44}{'right':>8}{'of':>6}{'floor':>8}")
    for figure in figures:
        _print(figure, verbose="-v" in arguments)
    held = all(figure.holds for figure in figures)
    if not (SHARED / "seeds").is_dir():
        print("\nthe real pile: skipped, its folder is not beside the project")
        return 0 if held else 1
    return 0 if _real_pile() and held else 1


def _print(figure: Figure, *, verbose: bool) -> None:
    print(f"{figure.name:<44}{figure.right:>8}{figure.of:>6}{figure.floor:>8}{'' if figure.holds else '   BELOW'}")
    for miss in figure.wrong if verbose or not figure.holds else ():
        print(f"    {miss}")


def _real_pile() -> bool:
    """The analyst's scorer on the real pile. Lineage and claims are floors; findings are shown."""
    held = True
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "export.json"
        written.write_bytes(to_json(export(results_of(SHARED / "seeds"))))
        for part, floor in (("lineage", True), ("claims", True), ("findings", False)):
            command = [
                sys.executable,
                str(SHARED / "gold/score.py"),
                str(written),
                str(SHARED / "gold/seeds_gold.json"),
                part,
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            rows = [line for line in done.stdout.splitlines() if line.startswith(("ok", "SHORT"))]
            print(f"\nthe real pile, {part}" + ("" if floor else " (shown, no floor yet)"))
            print("\n".join(f"  {row[:150]}" for row in rows) or f"  {done.stderr[-300:]}")
            held = held and (not floor or done.returncode == 0)
        total = json.loads(written.read_text(encoding="utf-8"))
        print(f"  {len(total['statements'])} statements, {len(total['findings'])} findings")
    return held


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
