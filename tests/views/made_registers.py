"""Made-up registers over the made-up pile: rows of every kind, each cell on words that stand there."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from firsthand.records import (
    Alignment,
    Anchor,
    Bounds,
    Cell,
    CellValue,
    Count,
    Deal,
    Happening,
    Payment,
    Registers,
    Results,
    Sanction,
)
from tests.views.made import at, pile

HOSTILE = "<script>alert(1)</script>\x1b]0;x\x07\u202eexe\x00"


def with_registers(results: Results | None = None, registers: Registers | None = None) -> Results:
    """The pile with rows in every register."""
    held = results or pile()
    return replace(held, registers=registers or rows(held))


def rows(results: Results) -> Registers:
    """A summary with its part, an eligible deal and a candidate; money and goods; five kinds of date; two pairs."""
    first, copy = results.documents[0], results.documents[1]
    boats, price, class_ = at(first, "40 patrol boats"), at(first, "$189,739,535"), at(first, "Kestrel K-21")
    again = at(copy, "40 patrol boats")
    said = tuple(one.id for one in results.readings[0].statements[:2])

    def cell(value: CellValue, *places: Anchor, **more: object) -> Cell:
        return Cell(value, anchors=places or (boats,), **more)  # type: ignore[arg-type]

    one: dict[str, Any] = {"accounts": Bounds(1, 1), "sources": Bounds(1, 2), "statements": said}
    deals = (
        Deal(
            id="deal-summary", supplier=cell(("SWE",)), recipient=cell("CHL"), description=cell("dozens of boats"),
            number_ordered=cell(24, uncertain=True), status=cell("announced"),
            eligible=Cell(False, reason="candidate: no order or delivery is told of, only “announced”"), **one,
        ),
        Deal(
            id="deal-eligible", supplier=cell(("NOR",)), recipient=cell("CHL"), designation=cell(("K-21",), class_),
            description=cell("patrol boats", boats, again), number_ordered=cell(40, boats, again), order_year=cell("2024"),
            number_delivered=cell(3, uncertain=True, alternatives=(13,)), condition=cell("new"),
            status=cell("order documented", alternatives=("sought",)), flags=cell(("delayed",)), value=cell(189739535, price),
            currency=cell("USD", price), value_scope=cell("package"), seller=cell("Varn yard"), category=cell("warships"),
            eligible=Cell(True, reason="at least two independent sources say so"), comments=cell(("=1+1",)), **one,
        ),
        Deal(
            id="deal-part", supplier=cell(("SWE",)), recipient=cell("CHL"), description=cell("boats"),
            number_ordered=cell(9), status=cell("sought"), eligible=Cell(False, reason="candidate: only “sought”"),
            part_of=Cell("deal-summary", True, reason="the same parties, in one account"), **one,
        ),
    )  # fmt: skip
    payments = (
        Payment(
            id="payment-money", payer=cell("CHL"), route=cell(("a dredging company", "a bank")), payee=cell("NOR"),
            amount=cell(40000000), currency=cell("USD"), document=cell("a letter"),
            pattern=cell(("matches the pattern “payment through an unrelated joint venture”",)), **one,
        ),
        Payment(
            id="payment-goods", route=cell(("third countries",)),
            pattern=cell(("matches the pattern “transit country that is no party”",)), **one,
        ),
    )  # fmt: skip
    sanctions = (
        Sanction(id="listing-one", entity=cell("Vostelin Trade"), list=cell("EU"), listed=cell("2023"), **one),
    )
    events = tuple(
        _event(number, dates, cell, one)
        for number, dates in enumerate(
            (
                ("2023-01-01", "2023-12-31", "year", False, False),
                ("2024-06-01", "2024-06-30", "month", False, False),
                ("2024-06-05", "2024-06-05", "day", False, False),
                ("2026-03-01", "2026-03-31", "month", True, False),
                (None, None, "unknown", False, False),
                ("2024-07-01", "2024-07-31", "month", False, True),
            ),
            start=1,
        )
    )
    none = Count(0, 0, 0)
    alignment = (
        Alignment(
            pair=("CHL", "NOR"), period="2021", verbal_cooperation=Count(6, 2, 6), material_cooperation=none,
            verbal_conflict=none, material_conflict=Count(1, 1, 1), events=("event-1",), assessments=("event-6",),
        ),
        Alignment(
            pair=("CHL", "NOR"), period="2024", verbal_cooperation=Count(2, 0, 2), material_cooperation=none,
            verbal_conflict=none, material_conflict=none, events=("event-2", "event-3"), listed_only=True,
        ),
    )  # fmt: skip
    return Registers(deals=deals, payments=payments, sanctions=sanctions, events=events, alignment=alignment)


def _event(
    number: int,
    dates: tuple[str | None, str | None, str, bool, bool],
    cell: Callable[..., Cell],
    one: dict[str, Any],
) -> Happening:
    earliest, latest, precision, planned, assessment = dates
    return Happening(
        id=f"event-{number}",
        type=cell("CONSULT"),
        mode=cell("visit"),
        quad=Cell("verbal cooperation", reason="the class of its type"),
        source=cell("CHL"),
        target=cell("NOR", uncertain=True),
        date=cell(earliest[:7]) if earliest else Cell(),
        earliest=earliest,
        latest=latest,
        precision=precision,
        planned=planned,
        assessment=assessment,
        summary=cell("40 patrol boats"),
        **one,
    )


def many(count: int) -> Registers:
    """More rows of each kind than a page has room for, between ever new parties with hostile names."""
    base = rows(pile())
    plain = base.deals[2]
    deals = tuple(
        replace(
            plain, id=f"deal-{n}", part_of=Cell(), supplier=replace(plain.supplier, value=(f"party {n} {HOSTILE}",))
        )
        for n in range(count)
    )
    events = tuple(
        replace(base.events[1], id=f"event-{n}", earliest=f"{1900 + n % 120}-02-01", latest=f"{1900 + n % 120}-02-28")
        for n in range(count)
    )
    payments = tuple(replace(base.payments[0], id=f"payment-{n}") for n in range(count))
    sanctions = tuple(replace(base.sanctions[0], id=f"listing-{n}") for n in range(count))
    return Registers(
        deals=deals, payments=payments, sanctions=sanctions, events=events, alignment=base.alignment * count
    )
