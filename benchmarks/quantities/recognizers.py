"""The recognizers' items against what we find: one outcome for each expected result."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quantities.choose import ITEMS, digest
from firsthand.language.calendar import resolve
from firsthand.language.dates import find_dates
from firsthand.language.money import find_money
from firsthand.language.numerals import find_numerals
from firsthand.language.quantities import find_quantities
from firsthand.records import DateExpression, Money, Quantity

HERE = Path(__file__).parent


class Outcome(NamedTuple):
    """One expected result, or one item in which nothing is expected."""

    kind: str
    held: bool
    text: str
    expected: str
    found: str
    right: bool


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Every scored result. Raises ValueError where the folder's items are not those that were chosen."""
    files: dict[str, list[dict[str, Any]]] = {}
    for entry in json.loads(ITEMS.read_text(encoding="utf-8"))["items"]:
        name = entry["file"]
        if name not in files:
            files[name] = json.loads((folder / name).read_text(encoding="utf-8-sig"))
        item = files[name][entry["index"]]
        if digest(item["Input"]) != entry["input"]:
            raise ValueError(f"{name} item {entry['index']} is not the one that was chosen")
        yield from _item(entry["kind"], entry["held"], item)


def _item(kind: str, held: bool, item: dict[str, Any]) -> Iterator[Outcome]:
    text = item["Input"]
    if kind == "date" and "Context" not in item:
        return  # without a day to count from nothing is expected
    found = _found(kind, text)
    shown = str([(f.text, *_values(f)) for f in found])
    expected = [r for r in item.get("Results", []) if _resolution(r)]
    if not item.get("Results"):
        right = not ([q for q in find_quantities(text) if q.unit is None] if kind == "number" else found)
        yield Outcome(kind, held, text, "nothing", shown, right)
    for result in expected:
        there = [f for f in found if f.start <= result["End"] and f.end > result["Start"]]
        resolution = result["Resolution"]
        if kind == "date":
            reference = item["Context"]["ReferenceDateTime"][:10]
            right = any(
                _same_days([f for f in there if isinstance(f, DateExpression)], v, reference)
                for v in resolution["values"]
            )
            shown = str([(f.text, resolve(f, reference)) for f in found if isinstance(f, DateExpression)])
        else:
            right = any(_same(kind, f, resolution) for f in there)
        yield Outcome(kind, held, text, str(resolution), shown, right)


def _resolution(result: dict[str, Any]) -> bool:
    """A unit alone ("the dollar fell") is no quantity and is not scored."""
    resolution = result.get("Resolution") or {}
    return bool(resolution.get("values") or resolution.get("value"))


def _found(kind: str, text: str) -> list[Quantity | Money | DateExpression]:
    if kind == "date":
        return list(find_dates(text))
    if kind == "money":
        cents = (q for q in find_quantities(text) if q.unit and q.unit.startswith(("cent", "penny")))
        return [*find_money(text), *cents]
    quantities = find_quantities(text)
    units = {name for names in _units()["measure"].values() for name in names}
    if kind == "number":
        counted = [q for q in quantities if q.unit not in units]
        # a label's or an address's number is a number there, and none of our quantities
        written = [Quantity(n.start, n.end, text[n.start : n.end], n.value, n.value) for n in find_numerals(text)]
        return [*counted, *find_money(text), *written]
    if kind == "percentage":
        return [q for q in quantities if q.unit in ("percent", "percentage point")]
    wanted = {
        "measure": units,
        "age": {"year old", "month old", "week old", "day old"},
        "temperature": {"degree", "°C", "°F", "K"},
    }[kind]
    return [q for q in quantities if (q.unit or "").split("/")[0] in wanted]


def _values(found: Quantity | Money | DateExpression) -> tuple[object, ...]:
    if isinstance(found, DateExpression):
        return found.value, found.offset, found.offset_unit
    return found.low, found.high, found.currency if isinstance(found, Money) else found.unit


@cache
def _units() -> dict[str, dict[str, list[str]]]:
    """The recognizers' names of units and currencies with ours."""
    loaded: dict[str, dict[str, list[str]]] = json.loads((HERE / "units.json").read_text(encoding="utf-8"))
    return loaded


def _same(kind: str, found: Quantity | Money | DateExpression, resolution: dict[str, Any]) -> bool:
    if isinstance(found, DateExpression):
        return False
    value = float(resolution["value"].rstrip("%"))
    if not any(abs(value - ours) <= 1e-6 * max(1.0, abs(value)) for ours in (found.low, found.high)):
        return False
    unit = resolution.get("unit")
    if unit is None:
        return True
    if isinstance(found, Money):
        return found.currency in (resolution.get("isoCurrency"), *_units()["money"].get(unit, ()))
    ours = (found.unit or "").split("/")[0]
    return ours in _units()["measure" if kind in ("measure", "age", "temperature") else "money"].get(unit, ())


def _same_days(found: list[DateExpression], value: dict[str, str], reference: str) -> bool:
    """Whether our first and last day are the expected ones. What is counted back in months or years names a time, not a
    day: the expected day must lie in our span, and the span be no longer than the unit.
    """
    resolved = [r for f in found if (r := resolve(f, reference)) is not None]
    if not resolved or len(resolved) != len(found):
        return False
    first, last = min(r.earliest for r in resolved), max(r.latest for r in resolved)
    if "value" in value:
        if len(found) == 1 and found[0].precision == "relative":
            longest = {"year": 366, "month": 31, "decade": 3653}.get(found[0].offset_unit or "", 7)
            return first <= value["value"] <= last and _days(first, last) <= longest
        return first == last == value["value"]
    start, end = value.get("start"), value.get("end")
    modified = value.get("Mod")
    if modified in ("before", "until") and start is None:
        return end in (first, _next(last))
    if modified in ("after", "since") and end is None:
        return start in (first, _next(last), last)
    # an interval's end is the day after it; "from 2014 to 2018" ends there where 2018 begins
    return start == first and end in (_next(last), max(r.earliest for r in resolved), last, f"{last[:8]}01")


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
