"""``python -m benchmarks.registers [--half a|b|c|lang|d]``: one table a half; exits with 1 below a floor."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.registers.scores import (
    Row,
    Tally,
    compare,
    expected_deal,
    expected_other,
    our_deal,
    our_event,
    our_payment,
    our_sanction,
)
from firsthand.records import Registers

FLOOR = 0.80
"""Least cell F1 of the deals on the half that nothing is tuned on."""
HALVES = ("a", "b", "c", "lang", "d")
"""``d`` is kept apart; the others were developed on, ``lang`` in twenty other languages. ``b`` was kept apart once."""
APART = "d"
KINDS = ("deals", "payments", "sanctions", "events")


class Passage(msgspec.Struct, frozen=True):
    """One passage with the rows that it gives."""

    id: str
    text: str
    published: str
    language: str = "en"
    deals: list[dict[str, Any]] = []
    payments: list[dict[str, Any]] = []
    sanctions: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []


def passages(half: str) -> list[Passage]:
    """One half; none where its file is not there."""
    path = Path(__file__).parent / f"passages_{half}.jsonl"
    decoder = msgspec.json.Decoder(Passage)
    return [decoder.decode(line) for line in path.read_bytes().splitlines()] if path.exists() else []


def registers(passage: Passage) -> Registers:
    """What the whole analysis makes of one passage."""
    from benchmarks.registers.running import analysed

    return analysed(passage.id, passage.text, passage.published, passage.language)


def rows(passage: Passage, found: Registers) -> dict[str, tuple[list[Row], list[Row]]]:
    """Ours and theirs, by register."""
    return {
        "deals": ([our_deal(d) for d in found.deals], [expected_deal(d) for d in passage.deals]),
        "payments": ([our_payment(p) for p in found.payments], [expected_other(p) for p in passage.payments]),
        "sanctions": ([our_sanction(s) for s in found.sanctions], [expected_other(s) for s in passage.sanctions]),
        "events": (
            [our_event(e) for e in found.events] if passage.events else [],
            [expected_other(e) for e in passage.events],
        ),
    }


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 0 when the floor holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.registers", description=__doc__)
    parser.add_argument("--half", choices=(*HALVES, "all"), default="all")
    parser.add_argument("--show", action="store_true", help="each passage with ours and theirs")
    options = parser.parse_args(arguments)
    held = True
    for half in HALVES if options.half == "all" else (options.half,):
        tallies = {kind: Tally() for kind in KINDS}
        for passage in passages(half):
            pairs = rows(passage, registers(passage))
            for kind, (ours, theirs) in pairs.items():
                compare(tallies[kind], ours, theirs, passage.published)
            if options.show:
                print(f"{passage.id} {passage.text}")
                for kind, (ours, theirs) in pairs.items():
                    for row in ours:
                        print(f"   ours   {kind[:-1]} {_shown(row)}")
                    for row in theirs:
                        print(f"   theirs {kind[:-1]} {_shown(row)}")
        print(f"half {half}: {'kept apart' if half == APART else 'developed on'}")
        for kind, tally in tallies.items():
            _table(kind, tally)
        held = held and (half != APART or tallies["deals"].f1() >= FLOOR)
    return 0 if held else 1


def _shown(row: Row) -> str:
    return "  ".join(f"{name}={value}" for name, value in row.items() if value)


def _table(kind: str, tally: Tally) -> None:
    columns = sorted({*tally.right, *tally.wrong, *tally.missing})
    print(f"  {kind:<20}{'right':>7}{'wrong':>7}{'missing':>9}{'F1':>7}")
    for name in columns:
        counts = (tally.right.get(name, 0), tally.wrong.get(name, 0), tally.missing.get(name, 0))
        print(f"    {name:<18}{counts[0]:>7}{counts[1]:>7}{counts[2]:>9}{tally.f1(name):>7.2f}")
    totals = [sum(c.values()) for c in (tally.right, tally.wrong, tally.missing)]
    print(f"    {'all cells':<18}{totals[0]:>7}{totals[1]:>7}{totals[2]:>9}{tally.f1():>7.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
