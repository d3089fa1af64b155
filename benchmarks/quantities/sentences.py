"""Our own invented sentences with what they say, in ``sentences.jsonl``: F1 of values, with their unit, with their change.

Each line has ``text`` and ``found``: rows of [value or [low, high], unit or currency or null, change], where change is one
of = ~ > < up down; and ``dates``: rows of [words, value or offset with its unit]. Half of the lines, by a digest of
their text, are held apart from tuning.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.quantities.choose import digest
from firsthand.language.dates import find_dates
from firsthand.language.money import find_money
from firsthand.language.quantities import find_quantities
from firsthand.records import Money, Quantity

FILE = Path(__file__).parent / "sentences.jsonl"
SIGNS = {"about": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}
Row = tuple[Any, ...]


@cache
def lines() -> tuple[dict[str, Any], ...]:
    """The sentences with what they say."""
    return tuple(json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines() if line)


def held_apart(text: str) -> bool:
    """Whether a sentence belongs to the half that nothing is tuned on."""
    return int(digest(text), 16) % 2 == 1


def change_of(figure: Quantity | Money) -> str:
    """One sign for what the words around a figure say of it."""
    return figure.change or SIGNS.get(figure.approximation, "=")


def found_in(text: str) -> list[tuple[tuple[float, float], str | None, str]]:
    """Value, unit and change of every figure."""
    money = [(m.low, m.high, f"{m.currency}/{m.per}" if m.per else m.currency, change_of(m)) for m in find_money(text)]
    counted = [(q.low, q.high, q.unit, change_of(q)) for q in find_quantities(text)]
    return [(_pair([low, high]), unit, sign) for low, high, unit, sign in (*money, *counted)]


def score(held: bool, verbose: bool = False) -> dict[str, float]:
    """F1 by what is compared, on one half."""
    hits: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for line in lines():
        text = line["text"]
        if held_apart(text) != held:
            continue
        expected = [(_pair(value), unit, change) for value, unit, change in line["found"]]
        found = found_in(text)
        dates = [tuple(d) for d in line.get("dates", [])]
        parts: dict[str, tuple[list[Row], list[Row]]] = {
            "value": ([e[:1] for e in expected], [f[:1] for f in found]),
            "unit": ([e[:2] for e in expected], [f[:2] for f in found]),
            "change": ([(e[0], e[2]) for e in expected], [(f[0], f[2]) for f in found]),
            "date": (dates, [_date(d) for d in find_dates(text)]),
        }
        for name, (wanted, got) in parts.items():
            shared = sum((Counter(wanted) & Counter(got)).values())
            hits[name] += shared
            ours[name] += len(got)
            theirs[name] += len(wanted)
            if verbose and not shared == len(got) == len(wanted):
                print(f"  {name}: {text!r}\n     expected {wanted}\n     found    {got}")
    return {name: 2 * hits[name] / max(1, ours[name] + theirs[name]) for name in ("value", "unit", "change", "date")}


def _pair(value: float | list[float]) -> tuple[float, float]:
    low, high = value if isinstance(value, list) else (value, value)
    return float(f"{low:.4g}") if low < 1 else float(low), float(f"{high:.4g}") if high < 1 else float(high)


def _date(date: Any) -> Row:
    return (date.text, date.value) if date.value is not None else (date.text, date.offset, date.offset_unit)
