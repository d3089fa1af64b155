"""The whole reading step against spaCy's own pipeline, what copies cost, and what many documents hold in memory.

``python -m benchmarks.reading [--data FILE.jsonl]`` prints one table and exits with 1 below a floor. Without ``--data`` the
texts are made up (``benchmarks.reuse.language``); ``text`` is read of real ones. Times are this process's own seconds on one
core (``time.process_time``), which other work on the machine disturbs least; every figure is a ratio within one run, the
median of several rounds in which both sides take turns.
"""

import argparse
import os
import sys
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before anything loads numpy: one core is one core

from benchmarks.reading import measures, texts  # noqa: E402  # after the threads were counted

SPEED, COPIES, GROWTH = 0.65, 1.3, 1.15
"""Floors: of spaCy's words a second; times the cost of the pile without copies; times the memory at a tenth."""


def main(arguments: list[str]) -> int:
    """Print the table; 0 when every floor holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--data", type=Path, help="JSON lines with text; made-up texts without it")
    parser.add_argument("--documents", type=int, default=20, help="accounts in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reader", choices=("rules", "trained"), default="rules")
    parser.add_argument("--no-memory", action="store_true", help="leave the two piles of 200 and 2,000 out")
    chosen = parser.parse_args(arguments)
    if chosen.data and not chosen.data.is_file():
        print(f"reading: skipped, {chosen.data} is not there")
        return 0
    pile = texts.real(chosen.data, chosen.documents) if chosen.data else texts.made(chosen.documents)
    whole, same = measures.speed(pile, chosen.rounds, chosen.reader)
    rows = [
        ("words a second, of spaCy's own pipeline", *whole, SPEED, "least"),
        ("the same, of its tagger and parser alone", *same, None, ""),
        ("ten exact copies of each, times the pile", *measures.copies(pile, chosen.rounds), COPIES, "most"),
        ("ten under other mastheads, known as such", *measures.mirrors(pile, chosen.rounds, told=True), COPIES, "most"),
        ("ten under other mastheads, taken for text", *measures.mirrors(pile, chosen.rounds, told=False), None, ""),
        ("short texts through `read --json`, of spaCy's", *measures.short(pile, chosen.rounds), None, ""),
    ]
    if not chosen.no_memory:
        rows.append(("memory at 2,000 documents, times at 200", *measures.memory(chosen.data), GROWTH, "most"))
    print(
        f"{len(pile)} texts, {sum(len(t.split()) for t in pile):,} words, median of {chosen.rounds} rounds, CPU seconds"
    )
    held = True
    for name, value, said, floor, which in rows:
        right = floor is None or (value >= floor if which == "least" else value <= floor)
        held = held and right
        bound = "" if floor is None else f"{which} {floor:g}" + ("" if right else "  BELOW THE FLOOR")
        print(f"{name:<48}{value:>7.2f}  {bound:<12} {said}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
