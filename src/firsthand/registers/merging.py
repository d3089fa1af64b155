"""Which tellings of several accounts are one deal: "24 машины" and "24 Gripen E fighters" between the same two states."""

from collections.abc import Sequence
from datetime import date

from firsthand.records import Roots
from firsthand.registers.told import Told, arms_fit, designations_fit, kinds_fit, parties_fit

WEEKS = 30
"""Days between two accounts of one news."""


def rows_of(tellings: Sequence[Told], roots: Roots) -> list[list[Told]]:
    """The tellings of all accounts, one list a deal, in the order in which they are first told of.

    Those that say most come first, so that a bare "they bought 24 aircraft" meets the row that it belongs to.
    """
    order = {id(told): k for k, told in enumerate(tellings)}
    rows: list[list[Told]] = []
    taken: dict[str | float | None, dict[int, list[Told]]] = {}
    for told in sorted(tellings, key=lambda told: (-_said(told), order[id(told)])):
        taker = told.recipient.value if told.recipient is not None else None
        near = rows if taker is None else [*{**taken.get(taker, {}), **taken.get(None, {})}.values()]
        found = [(likeness, row) for row in near if (likeness := _likeness(row, told, roots))]
        row = max(found, key=lambda one: one[0])[1] if found else []
        if not row:
            rows.append(row)
        row.append(told)
        taken.setdefault(taker, {})[id(row)] = row
    rows = _with_arrivals(rows)
    for row in rows:
        row.sort(key=lambda told: order[id(told)])
    return sorted(rows, key=lambda row: order[id(row[0])])


def _with_arrivals(rows: Sequence[list[Told]]) -> list[list[Told]]:
    """The rows; one that only tells of a delivery is part of the one order that it can be of: the same buyer, such arms, more
    of them.
    """
    arrivals = [row for row in rows if all(told.arrived and not told.options and not told.parts for told in row)]
    joined: list[int] = []
    for row in arrivals:
        orders = [
            other for other in rows if other is not row and not any(other is a for a in arrivals) and _holds(other, row)
        ]
        if len(orders) == 1:
            for told in row:
                told.share = True
            orders[0] += row
            joined.append(id(row))
    return [row for row in rows if id(row) not in joined]


def _holds(order: Sequence[Told], arrival: Sequence[Told]) -> bool:
    """Whether arms that have arrived may be some of those ordered."""
    ordered = {n for told in order for n in told.numbers}
    arrived = {n for told in arrival for n in told.numbers}
    pairs = [(a, b) for a in order for b in arrival]
    if not ordered or max(arrived) >= max(ordered) or any(told.options or told.parts for told in order):
        return False
    if {told.document.id for told in order} & {told.document.id for told in arrival}:
        return False  # one account tells itself what is part of what
    if not all(parties_fit(a, b) for a, b in pairs) or not any(a.recipient and b.recipient for a, b in pairs):
        return False
    named = any(told.designations for told in arrival)
    return any(designations_fit(a, b) if named and a.designations else kinds_fit(a, b) for a, b in pairs)


def _said(told: Told) -> int:
    """How much of what tells deals apart a telling says."""
    return sum(map(bool, (told.designations, told.supplier, told.recipient, told.numbers)))


def _likeness(row: Sequence[Told], told: Told, roots: Roots) -> int:
    """How much a telling has in common with a row; 0 where it is another deal. No account tells one deal twice."""
    if any(other.document.id == told.document.id for other in row):
        return 0
    return max(_alike(other, told, roots) for other in row)


def _alike(a: Told, b: Told, roots: Roots) -> int:
    if not parties_fit(a, b) or (a.options, a.parts) != (b.options, b.parts):
        return 0
    named = designations_fit(a, b)
    if a.designations and b.designations and not named:
        return 0
    both = all(told.supplier and told.recipient is not None for told in (a, b))
    counts, years, values = a.numbers & b.numbers, a.years & b.years, a.values & b.values
    same = arms_fit(a, b) or (
        kinds_fit(a, b)
        and (both or bool(counts))
        and bool(counts or years or values or (a.kinds & b.kinds and not (a.numbers and b.numbers)))
    )
    if not same:
        return 0
    agreed = 1 + 4 * named + 2 * both + 4 * bool(counts) + 2 * bool(years) + 2 * bool(values)
    if _one_story(a, b, roots):
        return agreed
    if a.years and b.years and not years:
        return 0
    if a.numbers and b.numbers and not counts:
        return agreed if named and both and (years or values or _of_one_time(a, b)) else 0
    return agreed


def _of_one_time(a: Told, b: Told) -> bool:
    """Whether two accounts are of the same weeks: what they then say of one type between the same two states is one news,
    however they count it. (An account that tells two such deals apart is met in ``rows_of``: none tells one twice.)
    """
    days = [told.document.published.value[:10] if told.document.published else "" for told in (a, b)]
    try:
        first, second = map(date.fromisoformat, days)
    except ValueError:
        return False
    return abs((first - second).days) <= WEEKS


def _one_story(a: Told, b: Told, roots: Roots) -> bool:
    """Whether one account may stand on the other's word: then what differs is an alternative, and no other deal."""
    return roots.of(a.document.id, None, possible=True) == roots.of(b.document.id, None, possible=True)
