"""What a case adds up to: deals, payments, sanctions, events and alignment, every cell with its evidence."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.anchors import Anchor
from firsthand.records.counts import Bounds

CellValue: TypeAlias = str | int | float | bool | tuple[str, ...] | None
UNKNOWN = ".."
"""What SIPRI prints for a value that nobody gives."""

Rung: TypeAlias = Literal[
    "rumour", "sought", "negotiation", "announced", "order claimed", "order documented", "in production", "delivered"
]
RUNGS: tuple[Rung, ...] = (
    "rumour",
    "sought",
    "negotiation",
    "announced",
    "order claimed",
    "order documented",
    "in production",
    "delivered",
)
"""The status ladder, lowest first. A rung is never raised without a claim that says so."""


class Cell(msgspec.Struct, frozen=True):
    """One cell: its value, whether it is uncertain (SIPRI's brackets), what else the accounts give, and where.

    ``alternatives`` are kept as given, never averaged. A cell with a value has at least one anchor, but for those that
    follow from others (a category from a designation), whose ``reason`` says so.
    """

    value: CellValue = None
    uncertain: bool = False
    alternatives: tuple[str | int | float, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    reason: str = ""


EMPTY = Cell()


class Deal(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the arms register, in SIPRI's columns and conventions. States are ISO 3166 alpha-3.

    ``statements`` are those the row rests on; ``accounts`` and ``sources`` are its two counts. ``status`` is a rung,
    ``flags`` stand beside it. ``eligible`` is False in the candidate tier, with why in its reason.
    """

    id: str
    supplier: Cell = EMPTY
    recipient: Cell = EMPTY
    designation: Cell = EMPTY
    description: Cell = EMPTY
    number_ordered: Cell = EMPTY
    order_year: Cell = EMPTY
    delivery_years: Cell = EMPTY
    number_delivered: Cell = EMPTY
    condition: Cell = EMPTY
    status: Cell = EMPTY
    flags: Cell = EMPTY
    value: Cell = EMPTY
    currency: Cell = EMPTY
    value_scope: Cell = EMPTY
    seller: Cell = EMPTY
    category: Cell = EMPTY
    eligible: Cell = EMPTY
    part_of: Cell = EMPTY
    comments: Cell = EMPTY
    statements: tuple[str, ...] = ()
    accounts: Bounds = Bounds(0, 0)
    sources: Bounds = Bounds(0, 0)


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """One payment or its route. ``route`` holds the hops in the order the text gives them; ``document`` what shows it.

    ``pattern`` names typologies in the words "matches the pattern …"; it never says that anybody evaded anything.
    """

    id: str
    payer: Cell = EMPTY
    payee: Cell = EMPTY
    route: Cell = EMPTY
    instrument: Cell = EMPTY
    amount: Cell = EMPTY
    currency: Cell = EMPTY
    period: Cell = EMPTY
    pattern: Cell = EMPTY
    document: Cell = EMPTY
    statements: tuple[str, ...] = ()
    accounts: Bounds = Bounds(0, 0)
    sources: Bounds = Bounds(0, 0)


class Sanction(msgspec.Struct, frozen=True, kw_only=True):
    """A listing that the text tells of, or a name that a list may mean (``match`` then holds the score and why)."""

    id: str
    entity: Cell = EMPTY
    list: Cell = EMPTY
    listed: Cell = EMPTY
    match: Cell = EMPTY
    statements: tuple[str, ...] = ()
    accounts: Bounds = Bounds(0, 0)
    sources: Bounds = Bounds(0, 0)


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the timeline, however many accounts tell it. ``date`` is ISO-like at the precision of its source.

    ``quad`` is verbal or material, cooperation or conflict. ``planned`` events have not happened when they were told of.
    """

    id: str
    type: Cell = EMPTY
    mode: Cell = EMPTY
    quad: Cell = EMPTY
    source: Cell = EMPTY
    target: Cell = EMPTY
    date: Cell = EMPTY
    earliest: str | None = None
    latest: str | None = None
    precision: str = "unknown"
    place: Cell = EMPTY
    summary: Cell = EMPTY
    planned: bool = False
    assessment: bool = False
    statements: tuple[str, ...] = ()
    accounts: Bounds = Bounds(0, 0)
    sources: Bounds = Bounds(0, 0)


class Count(msgspec.Struct, frozen=True):
    """Events by origins, with the interval from leaving out each origin and each uncertain claim."""

    n: int
    lower: int
    upper: int


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """Four counts for a pair of states in a period, never one score. ``events`` are the ids counted; ``listed_only``
    where there are too few to count and a list is shown; ``assessments`` stand apart.
    """

    pair: tuple[str, str]
    period: str
    verbal_cooperation: Count
    material_cooperation: Count
    verbal_conflict: Count
    material_conflict: Count
    events: tuple[str, ...] = ()
    assessments: tuple[str, ...] = ()
    listed_only: bool = False


class Registers(msgspec.Struct, frozen=True, kw_only=True):
    """All registers of a case."""

    deals: tuple[Deal, ...] = ()
    payments: tuple[Payment, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    events: tuple[Happening, ...] = ()
    alignment: tuple[Alignment, ...] = ()
