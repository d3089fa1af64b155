"""The rows of the registers in words: their cells' names, one line for each row, and why it stands as it does."""

from collections.abc import Iterator, Mapping

from firsthand.records import UNKNOWN, Anchor, Bounds, Cell, Count, Deal, Happening, Payment, Results, Sanction
from firsthand.views.names import Names, Row
from firsthand.views.numbering import deals_in_order
from firsthand.views.registers import shown
from firsthand.views.report.wording import MONTHS, counted, day, listing, parts_of_years, shortened

PLACES = 5
"""Places of one cell that ``why`` lists; the rest is counted."""
LABELS = {
    "number_ordered": "Number",
    "order_year": "Ordered",
    "delivery_years": "Deliveries",
    "number_delivered": "Delivered",
    "value_scope": "Value is of",
    "category": "UNROCA category",
    "entity": "Listed",
    "list": "List",
    "listed": "When",
    "quad": "Class",
    "source": "Who",
    "target": "Whom",
    "mode": "Act",
    "document": "Document",
    "period": "When",
}
"""Names of cells that are not their fields' own."""
STATES = frozenset({"supplier", "recipient", "payer", "payee", "list", "source", "target"})
"""Cells that may hold states by their codes."""
DATED = frozenset({"order_year", "delivery_years", "period", "listed"})
"""Cells that hold dates, which may be seasons, quarters or halves."""
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
"""The four counts, in the order of the columns."""
TIER = {True: "eligible", False: "candidate"}


def label_of(name: str) -> str:
    """What a cell is called."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def cells_of(row: Row) -> Iterator[tuple[str, Cell]]:
    """The cells of a row that hold something, in the order of the columns."""
    for name in row.__struct_fields__:
        cell = getattr(row, name)
        if isinstance(cell, Cell) and cell.value is not None:
            yield name, cell


def states_of(results: Results) -> Mapping[str, str]:
    """Codes of states with the names that the accounts use."""
    return {
        str(one.country.value): one.name
        for one in reversed(results.entities)
        if one.schema == "Country" and one.country.value
    }


def printed(name: str, cell: Cell, states: Mapping[str, str], numbers: Mapping[str, str]) -> str:
    """A cell as it is read: states and rows by name, a tier in words, else as SIPRI prints it; empty if unknown."""
    if name == "eligible":
        return TIER[bool(cell.value)]
    if name == "part_of":
        return numbers.get(str(cell.value), shown(cell))
    if name in STATES and cell.value is not None:
        values = cell.value if isinstance(cell.value, tuple) else (cell.value,)
        named = ", ".join(states.get(str(value), str(value)) for value in values)
        others = [states.get(str(other), str(other)) for other in cell.alternatives] if cell.uncertain else []
        return f"({' or '.join([named, *others])})" if cell.uncertain else named
    return parts_of_years(shown(cell)) if name in DATED else shown(cell)


def rule(name: str, cell: Cell) -> str:
    """Why a cell is as it is, where that is more than its words."""
    return cell.reason.removeprefix("candidate: ") if name == "eligible" else cell.reason


def line(row: Row, states: Mapping[str, str]) -> str:
    """A row in one line."""

    def told(name: str) -> str:
        return printed(name, getattr(row, name), states, {})

    if isinstance(row, Deal):
        arms = " ".join(filter(None, (told("number_ordered"), told("designation") or told("description"))))
        who = f"{told('supplier') or UNKNOWN} to {told('recipient') or UNKNOWN}"
        return f"{who}: {arms or 'arms not named'} ({told('status') or UNKNOWN})"
    if isinstance(row, Payment):
        sums = " ".join(filter(None, (told("currency"), told("amount"))))
        return f"{' → '.join(hops(row, states))}{': ' + sums if sums else ''}"
    if isinstance(row, Sanction):
        return f"{told('entity') or UNKNOWN} listed by {told('list') or UNKNOWN}"
    who = " → ".join(filter(None, (told("source"), told("target"))))
    return f"{when(row) or 'undated'}: {act(row)}{', ' + who if who else ''}"


def act(event: Happening) -> str:
    """What was done: the mode, else the type."""
    return str(event.mode.value or event.type.value or UNKNOWN).lower()


def hops(payment: Payment, states: Mapping[str, str]) -> tuple[str, ...]:
    """Who pays, by what way, who is paid; ".." where nobody says."""
    route = payment.route.value
    between = tuple(map(str, route)) if isinstance(route, tuple) else (str(route),) if route is not None else ()
    ends = [printed(name, getattr(payment, name), states, {}) or UNKNOWN for name in ("payer", "payee")]
    return (ends[0], *between, ends[1])


BEARINGS = ("by", "before", "after")
"""What a date bounds rather than names; a row of the timeline has it in the place of a precision."""


def when(event: Happening) -> str:
    """The date in words, as precise as the account is; empty where nobody gives one."""
    first, last = event.earliest, event.latest
    if not first or not last:
        return shown(event.date)
    if first == last:
        words = day(first)
    elif (first[4:], last[4:]) == ("-01-01", "-12-31") and first[:4] == last[:4]:
        words = first[:4]
    elif first[:7] == last[:7] and first.endswith("-01") and last[8:] >= "28":
        words = f"{MONTHS[int(first[5:7]) - 1]} {first[:4]}"
    elif first[:7] == last[:7]:
        words = f"{int(first[8:10])} to {day(last)}"
    elif first[:4] == last[:4]:
        return f"{day(first)[:-5]} to {day(last)}"
    else:
        return f"{day(first)} to {day(last)}"
    if event.precision in BEARINGS:
        return f"{event.precision} {words}"
    return f"about {words}" if event.date.uncertain and not event.planned else words


def counts(row: Row) -> str:
    """Both counts in words."""
    return f"{_counted(row.accounts, 'account')}; {_counted(row.sources, 'source')}"


def _counted(bounds: Bounds, one: str) -> str:
    words = counted(bounds.lower, f"independent {one}")
    return words if bounds.lower == bounds.upper else f"{words} ({bounds.lower} to {bounds.upper})"


def deal_rows(results: Results, names: Names) -> Iterator[tuple[str, ...]]:
    """What ``show`` prints of each deal: short cells, then what runs on below."""
    states = states_of(results)
    for deal, under in deals_in_order(results.registers):
        told = {name: printed(name, cell, states, names.numbers) for name, cell in cells_of(deal)}

        def each(*wanted: str, told: Mapping[str, str] = told) -> tuple[str, ...]:
            return tuple(told.get(name, UNKNOWN) for name in wanted)

        arms = " ".join(filter(None, (told.get("designation"), told.get("description"))))
        sums = " ".join(filter(None, (told.get("currency"), told.get("value"), _scope(told))))
        more = [f"{label_of(name)}: {told[name]}" for name in BESIDE if name in told]
        yield (
            f"{'  ' if under else ''}{names.numbers[deal.id]}",
            names.short[deal.id],
            told.get("eligible", UNKNOWN),
            *each(
                "supplier", "recipient", "number_ordered", "order_year", "delivery_years", "number_delivered", "status"
            ),
            _bounded(deal.accounts),
            _bounded(deal.sources),
            arms,
            sums,
            "; ".join(more),
            rule("eligible", deal.eligible),
        )


def _scope(told: Mapping[str, str]) -> str:
    return f"of the {told['value_scope']}" if "value_scope" in told else ""


BESIDE = ("flags", "condition", "seller", "category", "comments", "part_of")
"""Cells of a deal that stand below its row."""


def payment_rows(results: Results, names: Names) -> Iterator[tuple[str, ...]]:
    """What ``show`` prints of each payment."""
    states = states_of(results)
    for one in results.registers.payments:
        told = {name: printed(name, cell, states, names.numbers) for name, cell in cells_of(one)}
        yield (
            names.numbers[one.id],
            names.short[one.id],
            " ".join(filter(None, (told.get("currency"), told.get("amount")))) or UNKNOWN,
            told.get("period", UNKNOWN),
            _bounded(one.accounts),
            _bounded(one.sources),
            " → ".join(hops(one, states)),
            told.get("instrument", ""),
            told.get("pattern", ""),
            told.get("document", ""),
        )


def listing_rows(results: Results, names: Names) -> Iterator[tuple[str, ...]]:
    """What ``show`` prints of each listing."""
    states = states_of(results)
    for one in results.registers.sanctions:
        told = {name: printed(name, cell, states, names.numbers) for name, cell in cells_of(one)}
        yield (
            names.numbers[one.id],
            names.short[one.id],
            told.get("list", UNKNOWN),
            told.get("listed", UNKNOWN),
            _bounded(one.accounts),
            _bounded(one.sources),
            told.get("entity", UNKNOWN),
            told.get("match", ""),
        )


def event_rows(results: Results, names: Names) -> Iterator[tuple[str, ...]]:
    """What ``show`` prints of each event."""
    states = states_of(results)
    for one in results.registers.events:
        told = {name: printed(name, cell, states, names.numbers) for name, cell in cells_of(one)}
        yield (
            names.numbers[one.id],
            names.short[one.id],
            when(one) or UNKNOWN,
            "assessment" if one.assessment else "planned" if one.planned else "",
            told.get("quad", ""),
            act(one),
            _bounded(one.accounts),
            _bounded(one.sources),
            " → ".join(told[name] for name in ("source", "target") if name in told),
            told.get("summary", ""),
        )


def alignment_rows(results: Results, names: Names) -> Iterator[tuple[str, ...]]:
    """What ``show`` prints of each pair of states and year; where there is too little to count, a list."""
    states = states_of(results)
    events = {event.id: event for event in results.registers.events}
    for one in results.registers.alignment:
        told = [f"{names.numbers[name]} {line(events[name], states)}" for name in one.events if name in events]
        yield (
            " – ".join(states.get(state, state) for state in one.pair),
            one.period,
            *("" if one.listed_only else count_words(getattr(one, name)) for name in QUADS),
            "; ".join(told) if one.listed_only else "",
            ", ".join(names.numbers[name] for name in one.assessments if name in events),
        )


def _bounded(bounds: Bounds) -> str:
    return str(bounds.lower) if bounds.lower == bounds.upper else f"{bounds.lower} to {bounds.upper}"


def grounds(results: Results, names: Names, row: Row) -> Iterator[tuple[str, Anchor | None]]:
    """Each cell with its places and its rule, then what the row is part of and what goes with it."""
    states = states_of(results)
    for name, cell in cells_of(row):
        words = f"{label_of(name)}: {shortened(printed(name, cell, states, names.numbers), 200)}"
        if cell.alternatives and not cell.uncertain:
            words += f"; also given: {listing([shown(Cell(other)) for other in cell.alternatives])}"
        yield f"{words} ({rule(name, cell)})" if cell.reason else words, None
        yield from (("  there", place) for place in cell.anchors[:PLACES])
        if len(cell.anchors) > PLACES:
            yield f"  … and {len(cell.anchors) - PLACES} more places.", None
    if isinstance(row, Deal):
        yield (
            "Status: the highest rung that an account gives which is nobody's retelling; lower ones stand beside it.",
            None,
        )
        parts = [names.numbers[deal.id] for deal in results.registers.deals if deal.part_of.value == row.id]
        if parts:
            yield f"Sums up {listing(parts)}: not to be added to them.", None
    if isinstance(row, Happening) and row.planned:
        yield "Planned when it was told of: it is not counted.", None
    if isinstance(row, Happening) and row.assessment:
        yield "An assessment: what somebody thinks is no event, and is not counted.", None


def count_words(count: Count) -> str:
    """A count of events with its interval."""
    return str(count.n) if count.lower == count.upper == count.n else f"{count.n} ({count.lower} to {count.upper})"
