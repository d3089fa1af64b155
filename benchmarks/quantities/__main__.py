"""Quantities, sums and dates: resolved right, on other people's items and on sentences of our own.

``python -m benchmarks.quantities [--data FOLDER] [-v]``; the folder holds the recognizers' items, beside the project by
default. The first table is the fixed list of ``items.json`` (see ``choose``): an item's expected result is right when what
we find there has its value and its unit, currency or days; where nothing is expected, right means that nothing of the kind
is found. The second is ``sentences.jsonl``: F1 of values, of values with their unit, of values with their change. The
half held apart is printed on its own and is what the floors are for. Exits with 1 below a floor.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks.quantities import recognizers, sentences
from benchmarks.quantities.choose import FOLDER

FLOOR = 0.92
"""Of the expected results of the half held apart, over all kinds together."""
SENTENCE_FLOORS = {"value": 0.92, "unit": 0.86, "change": 0.88, "date": 0.86}
"""F1 on the half of our own sentences that was held apart."""


def main(arguments: list[str]) -> int:
    """Print both tables; 0 when every floor holds or the data are not there."""
    verbose = "-v" in arguments
    folder = Path(arguments[arguments.index("--data") + 1]) if "--data" in arguments else FOLDER
    held = _own(verbose)
    if not (folder / "Number").is_dir():
        print("\nrecognizers: skipped, their items are not beside the project")
        return 0 if held else 1
    return 0 if _recognizers(folder, verbose) and held else 1


def _recognizers(folder: Path, verbose: bool) -> bool:
    right: Counter[tuple[str, bool]] = Counter()
    total: Counter[tuple[str, bool]] = Counter()
    for outcome in recognizers.outcomes(folder):
        total[outcome.kind, outcome.held] += 1
        right[outcome.kind, outcome.held] += outcome.right
        if verbose and not outcome.right and not outcome.held:
            print(f"  {outcome.kind}: {outcome.text!r} expected {outcome.expected}, found {outcome.found}")
    print(f"\n{'recognizers':<16}{'held apart':>16}{'tuned on':>18}")
    for kind in dict.fromkeys(kind for kind, _ in total):
        print(f"{kind:<16}" + "".join(_share(right[kind, h], total[kind, h], w) for h, w in ((True, 16), (False, 18))))
    shares = {h: [sum(n for (_, b), n in c.items() if b == h) for c in (right, total)] for h in (True, False)}
    print(
        f"{'all':<16}"
        + _share(shares[True][0], shares[True][1], 16)
        + _share(shares[False][0], shares[False][1], 18)
        + f"   floor {FLOOR:.2f}"
    )
    return shares[True][0] >= FLOOR * shares[True][1]


def _share(right: int, total: int, width: int) -> str:
    return f"{right:>{width - 11}}/{total:<4}{right / max(1, total):>5.3f} "


def _own(verbose: bool) -> bool:
    scored = {h: sentences.score(h, verbose and not h) for h in (True, False)}
    print(f"{'own sentences':<16}{'held apart':>16}{'tuned on':>18}{'floor':>8}")
    held = True
    for name, floor in SENTENCE_FLOORS.items():
        f1 = scored[True][name]
        held = held and f1 >= floor
        print(f"{name:<16}{f1:>16.3f}{scored[False][name]:>18.3f}{floor:>8.2f}{'' if f1 >= floor else '   BELOW'}")
    return held


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
