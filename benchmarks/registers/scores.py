"""Expected rows and ours, cell by cell.

Rows are paired one to one so that most cells agree. A cell that both have and that agrees is right; what we have and
the passage does not give is wrong, what it gives and we lack is missing. States are ISO 3166 alpha-3; text agrees when
half of the expected words stand in ours or ours in it. A year that only follows from the day of publication, and
"new", which SIPRI prints for whatever is not said to be used, count neither way where the passage does not give them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from firsthand.language.folding import fold
from firsthand.records import Cell, Deal, Happening, Payment, Sanction

Row = dict[str, Any]
"""Cells by name. A set is scored member by member; of a tuple any member is accepted."""

SAID_IN_COMMENTS = ("option", "lease", "grant", "licence production", "upgrade", "offset", "component", "exchange")


@dataclass
class Tally:
    """Cells right, wrong and missing, by column."""

    right: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, column: str, n: int = 1) -> None:
        """Count ``n`` more cells of a column as ``right``, ``wrong`` or ``missing``."""
        counts: dict[str, int] = getattr(self, kind)
        if n:
            counts[column] = counts.get(column, 0) + n

    def f1(self, column: str | None = None) -> float:
        """Harmonic mean of precision and recall over one column or all; 1 where there is nothing to find."""
        right, wrong, missing = (
            sum(counts.values()) if column is None else counts.get(column, 0)
            for counts in (self.right, self.wrong, self.missing)
        )
        return 2 * right / (2 * right + wrong + missing) if right + wrong + missing else 1.0


def expected_deal(row: Mapping[str, Any]) -> Row:
    """A passage's deal as cells."""
    cells: Row = {
        name: set(row.get(name, ())) for name in ("supplier", "designation", "delivery_years", "flags", "terms")
    }
    for name in (
        "recipient",
        "number_ordered",
        "number_delivered",
        "order_year",
        "condition",
        "value",
        "currency",
        "seller",
    ):
        if row.get(name):
            cells[name] = row[name]
    if row.get("at_least"):
        cells["number_ordered"] = row["at_least"]
    if row.get("uncertain") or row.get("at_least"):
        cells["bracket"] = True
    if row.get("alternatives"):
        cells["alternatives"] = frozenset(row["alternatives"])
    if row.get("status"):
        cells["status"] = tuple(row["status"])
    return cells


def our_deal(deal: Deal) -> Row:
    """Our deal as the same cells."""
    said = " ".join(str(v) for cell in (deal.comments, deal.flags) for v in _values(cell)).lower()
    cells: Row = {
        "supplier": set(_values(deal.supplier)),
        "designation": set(_values(deal.designation)),
        "delivery_years": {str(v)[:4] for v in _values(deal.delivery_years)},
        "flags": {str(v).split(" (")[0] for v in _values(deal.flags)} - set(SAID_IN_COMMENTS),
        "terms": {term for term in SAID_IN_COMMENTS if term in said},
    }
    for name in (
        "recipient",
        "number_ordered",
        "number_delivered",
        "order_year",
        "condition",
        "value",
        "currency",
        "seller",
        "status",
    ):
        values = _values(getattr(deal, name))
        if values:
            cells[name] = values[0]
    number = deal.number_ordered
    if number.alternatives:
        cells["alternatives"] = frozenset((*_values(number), *number.alternatives))
        cells.pop("number_ordered", None)
    if number.uncertain:
        cells["bracket"] = True
    return cells


def our_payment(payment: Payment) -> Row:
    """Our payment as the cells of a passage's."""
    return {
        **{
            n: v[0]
            for n in ("payer", "payee", "amount", "currency", "instrument", "period")
            if (v := _values(getattr(payment, n)))
        },
        "route": set(_values(payment.route)),
        "pattern": set(_values(payment.pattern)),
    }


def our_sanction(sanction: Sanction) -> Row:
    """Our listing as the cells of a passage's."""
    return {n: v[0] for n in ("entity", "list", "listed") if (v := _values(getattr(sanction, n)))}


def our_event(event: Happening) -> Row:
    """Our event as the cells of a passage's."""
    return {n: v[0] for n in ("type", "source", "target", "date") if (v := _values(getattr(event, n)))}


def expected_other(row: Mapping[str, Any]) -> Row:
    """A passage's payment, listing or event as cells."""
    cells: Row = {}
    for name, value in row.items():
        if isinstance(value, list):
            cells[name] = set(value)
        elif name == "type":
            cells[name] = tuple(value.split("|"))
        else:
            cells[name] = value
    return cells


def compare(tally: Tally, ours: Sequence[Row], theirs: Sequence[Row], published: str) -> None:
    """Pair the rows of one passage and add their cells up. ``published`` is its ISO day."""
    pairs = sorted(
        ((-_agreement(o, t), i, j) for (i, o), (j, t) in product(enumerate(ours), enumerate(theirs))),
    )
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    for agreement, i, j in pairs:
        if agreement < 0 and i not in taken_ours and j not in taken_theirs:
            taken_ours.add(i)
            taken_theirs.add(j)
            _cells(tally, ours[i], theirs[j], published)
    for i, row in enumerate(ours):
        if i not in taken_ours:
            _cells(tally, row, {}, published)
    for j, row in enumerate(theirs):
        if j not in taken_theirs:
            _cells(tally, {}, row, published)


def _agreement(ours: Row, theirs: Row) -> int:
    tally = Tally()
    _cells(tally, ours, theirs, "")
    return sum(tally.right.values())


def _cells(tally: Tally, ours: Row, theirs: Row, published: str) -> None:
    year = published[:4]
    for column in {*ours, *theirs}:
        mine, gold = ours.get(column), theirs.get(column)
        same = _same(column)
        if isinstance(mine, set) or isinstance(gold, set):
            left = set(mine or ())
            for member in gold or ():
                partner = next((m for m in left if same(m, member)), None)
                if partner is None:
                    tally.add("missing", column)
                else:
                    left.discard(partner)
                    tally.add("right", column)
            if column == "delivery_years":
                left.discard(year)
            tally.add("wrong", column, len(left))
        elif gold is None:
            if not (column == "order_year" and str(mine) == year) and not (column == "condition" and mine == "new"):
                tally.add("wrong", column)
        elif mine is None:
            if not (column == "order_year" and str(gold) == year):
                tally.add("missing", column)
        elif any(same(mine, one) for one in gold) if isinstance(gold, tuple) else same(mine, gold):
            tally.add("right", column)
        else:
            tally.add("wrong", column)
            tally.add("missing", column)


def _same(column: str) -> Callable[[Any, Any], bool]:
    if column in ("number_ordered", "number_delivered", "value", "amount"):
        return lambda a, b: _number(a) == _number(b)
    if column == "designation":
        return _designations_agree
    if column == "list":
        return lambda a, b: _words_agree(_lister(a), _lister(b))
    if column in ("seller", "payer", "payee", "route", "instrument", "entity", "pattern"):
        return _words_agree
    return lambda a, b: bool(a == b)


def _lister(value: Any) -> str:
    """Passages write "US" where the register has ISO's three letters."""
    return {"US": "USA", "UK": "GBR"}.get(str(value), str(value))


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _words_agree(ours: Any, theirs: Any) -> bool:
    mine, gold = _words(ours), _words(theirs)
    return mine == gold or 2 * len(mine & gold) >= len(gold) > 0


def _designations_agree(ours: Any, theirs: Any) -> bool:
    """Whether one names the other with more words ("AH-64 Apache" for "AH-64"), however they are spaced."""
    mine, gold = _words(ours), _words(theirs)
    joined = _plain(ours).replace(" ", "") == _plain(theirs).replace(" ", "")
    return joined or (bool(mine and gold) and (mine <= gold or gold <= mine))


def _words(value: Any) -> set[str]:
    return {word for word in _plain(value).split() if word not in ("the", "a", "an", "of", "in")}


def _plain(value: Any) -> str:
    return "".join(c if c.isalnum() else " " for c in fold(str(value)))


def _values(cell: Cell) -> list[Any]:
    if cell.value is None or cell.value == "..":
        return []
    return list(cell.value) if isinstance(cell.value, tuple) else [cell.value]
