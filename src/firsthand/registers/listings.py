"""When a lead's entry was listed, held against the deals and payments of the case that it stands in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from firsthand.records import Cell, Deal, Entity, Payment, Registers
from firsthand.registers.lists import Listing
from firsthand.registers.screening import Lead

DAY = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(-\d\d(?:-\d\d)?)?(?!\d)")
"""A year, month or day as the registers and lists write them."""


def dated(leads: Iterable[Lead], entities: Iterable[Entity], registers: Registers) -> tuple[Lead, ...]:
    """Each lead with notes: when it was listed, and whether that was before or after what it took part in."""
    statements = {one.id: frozenset(one.statements) for one in entities}
    return tuple(
        msgspec.structs.replace(lead, notes=tuple(dict.fromkeys(_notes(lead, statements, registers)))) for lead in leads
    )


def _notes(lead: Lead, statements: Mapping[str, frozenset[str]], registers: Registers) -> Iterator[str]:
    names = {name.casefold() for name in lead.names}
    own = statements.get(lead.entity, frozenset())
    if not lead.listings:
        called = f", which calls it {', '.join(lead.topics)}" if lead.topics else ""
        yield f"no listing of its own in {lead.source}{called}: it may be there for what it is to others"
    for listing in lead.listings:
        under = f" under {listing.program}" if listing.program else ""
        yield f"listed {listing.day}{under}" if listing.day else f"listed{under}; the list gives no date"
    for what, role, cells in (*_deals(registers.deals, names, own), *_payments(registers.payments, names, own)):
        for listing in lead.listings:
            if when := before_or_after(listing, cells):
                yield f"listed {listing.day}, {when} {what} ({role})"


def _deals(deals: Iterable[Deal], names: set[str], own: frozenset[str]) -> Iterator[tuple[str, str, Sequence[str]]]:
    for deal in deals:
        sides = {"seller": deal.seller, "supplier": deal.supplier, "recipient": deal.recipient}
        if role := _role(sides, names, own, deal.statements):
            if ordered := days(deal.order_year):
                yield f"the order of {_span(ordered)} in {deal.id}", role, ordered
            if delivered := days(deal.delivery_years):
                yield f"the delivery of {_span(delivered)} in {deal.id}", role, delivered


def _payments(
    payments: Iterable[Payment], names: set[str], own: frozenset[str]
) -> Iterator[tuple[str, str, Sequence[str]]]:
    for payment in payments:
        sides = {"payer": payment.payer, "payee": payment.payee, "on the route": payment.route}
        if (role := _role(sides, names, own, payment.statements)) and (paid := days(payment.period)):
            yield f"the payment of {_span(paid)} in {payment.id}", role, paid


def _role(sides: Mapping[str, Cell], names: set[str], own: frozenset[str], statements: Iterable[str]) -> str | None:
    """As what somebody stands in a row; by name, else because a statement that the row rests on speaks of them."""
    for role, cell in sides.items():
        if names & {value.casefold() for value in _values(cell)}:
            return role
    return "named in a statement of it" if own & {*statements} else None


def _values(cell: Cell) -> list[str]:
    given = cell.value if isinstance(cell.value, tuple) else (cell.value, *cell.alternatives)
    return [str(value) for value in given if value is not None]


def days(cell: Cell) -> tuple[str, ...]:
    """The years, months or days in a cell, earliest first; its alternatives too, for a listing must not fall between."""
    return tuple(sorted({match[0] for value in _values(cell) for match in DAY.finditer(value)}))


def _span(found: Sequence[str]) -> str:
    return found[0] if len(found) == 1 else f"{found[0]} to {found[-1]}"


def before_or_after(listing: Listing, found: Sequence[str]) -> str | None:
    """Where a listing's day lies, as precisely as both are known; None where the list gives no day that can be read."""
    match = DAY.match(listing.day)
    if match is None:
        return None
    if _certainly_before(match[0], found[0]):
        return "before"
    if _certainly_before(found[-1], match[0]):
        return "after"
    return "on the very day of" if len(match[0]) == 10 and {*found} == {match[0]} else "in the time of"


def _certainly_before(one: str, other: str) -> bool:
    size = min(len(one), len(other))
    return one[:size] < other[:size]
