"""The door: readings and descent in, the registers of the case out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from firsthand.language.recalling import recalled
from firsthand.records import Claim, Deal, Descent, Document, Happening, Payment, Reading, Registers, Roots, Sanction
from firsthand.registers.alignment import alignment_of
from firsthand.registers.deals import deals_of
from firsthand.registers.events import events_of
from firsthand.registers.payments import payments_of
from firsthand.registers.sanctions import sanctions_of

Row = TypeVar("Row", Deal, Payment, Sanction, Happening)


def registers_of(
    documents: Sequence[Document], descent: Descent, readings: Mapping[str, Reading], claims: Sequence[Claim]
) -> Registers:
    """Every register of a case."""
    said = (statement for reading in readings.values() for statement in reading.statements)
    roots = Roots(descent.derivations, recalled(documents, said))
    events = distinct(events_of(documents, readings, claims, roots))
    deals = distinct(deals_of(documents, readings, roots))
    return Registers(
        deals=deals,
        payments=distinct(payments_of(documents, readings, roots, deals)),
        sanctions=distinct(sanctions_of(documents, readings, roots)),
        events=events,
        alignment=alignment_of(events, readings, roots),
    )


def distinct(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, each under an id of its own: those that say the same but for what their id holds are numbered on."""
    seen: Counter[str] = Counter()
    found: list[Row] = []
    for row in rows:
        seen[row.id] += 1
        found.append(replace(row, id=f"{row.id}-{seen[row.id]}") if seen[row.id] > 1 else row)
    return tuple(found)
