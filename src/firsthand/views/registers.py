"""The registers in the export's shape. A cell with several values gives them as one string, joined by a semicolon."""

from firsthand.records import UNKNOWN, Alignment, Bounds, Cell, Count, Deal, Happening, Payment, Sanction
from firsthand.views import schema as s

JOINT = "; "
LONGEST_FIGURE = 1e18
"""Above it a figure is no sum of money in any currency."""


def cell(one: Cell) -> s.Cell:
    """One cell with its places."""
    value = one.value
    return s.Cell(
        value=JOINT.join(str(v) for v in value) if isinstance(value, tuple) else value,
        uncertain=one.uncertain,
        alternatives=list(one.alternatives),
        anchors=[s.SpanPart(document=a.document, start=a.start, end=a.end, text=a.text) for a in one.anchors],
        reason=one.reason or None,
    )


def deal(one: Deal) -> s.DealPart:
    """One row of the arms register."""
    return s.DealPart(
        id=one.id,
        **{name: cell(getattr(one, name)) for name in CELLS_OF_DEAL},
        statements=list(one.statements),
        accounts=bounds(one.accounts),
        sources=bounds(one.sources),
    )


def payment(one: Payment) -> s.PaymentPart:
    """One payment route."""
    return s.PaymentPart(
        id=one.id,
        **{name: cell(getattr(one, name)) for name in CELLS_OF_PAYMENT},
        statements=list(one.statements),
        accounts=bounds(one.accounts),
        sources=bounds(one.sources),
    )


def sanction(one: Sanction) -> s.SanctionPart:
    """One listing that the text tells of, or a name that a list may mean."""
    return s.SanctionPart(
        id=one.id,
        **{name: cell(getattr(one, name)) for name in ("entity", "list", "listed", "match")},
        statements=one.statements,
        accounts=bounds(one.accounts),
        sources=bounds(one.sources),
    )


def event(one: Happening) -> s.EventPart:
    """One event."""
    return s.EventPart(
        id=one.id,
        **{name: cell(getattr(one, name)) for name in CELLS_OF_EVENT},
        earliest=one.earliest,
        latest=one.latest,
        precision=one.precision,
        planned=one.planned,
        assessment=one.assessment,
        statements=list(one.statements),
        accounts=bounds(one.accounts),
        sources=bounds(one.sources),
    )


def alignment(one: Alignment) -> s.AlignmentPart:
    """Four counts for a pair of states in a period."""
    return s.AlignmentPart(
        pair=one.pair,
        period=one.period,
        verbal_cooperation=_count(one.verbal_cooperation),
        material_cooperation=_count(one.material_cooperation),
        verbal_conflict=_count(one.verbal_conflict),
        material_conflict=_count(one.material_conflict),
        events=list(one.events),
        assessments=list(one.assessments),
        listed_only=one.listed_only,
    )


def bounds(one: Bounds) -> s.BoundsPart:
    """A count as a range."""
    return s.BoundsPart(lower=one.lower, upper=one.upper)


def deal_line(one: Deal) -> str:
    """A deal in one line: who to whom, how many of what, since when, how far."""
    named = shown(one.designation) or shown(one.description) or "arms not named"
    many = shown(one.number_ordered)
    year = shown(one.order_year)
    words = (
        f"{shown(one.supplier) or UNKNOWN} to {shown(one.recipient) or UNKNOWN}: {many + ' ' if many else ''}{named}"
    )
    return f"{words}{', ' + year if year else ''} ({shown(one.status) or UNKNOWN})"


def shown(one: Cell) -> str:
    """A cell as SIPRI prints it: brackets where the figure is uncertain, alternatives after it; empty if unknown."""
    if one.value is None:
        return ""
    value = JOINT.join(str(v) for v in one.value) if isinstance(one.value, tuple) else _plain(one.value)
    words = " or ".join([value, *(_plain(v) for v in one.alternatives)]) if one.uncertain else value
    return f"({words})" if one.uncertain else words


def _plain(value: str | float | bool) -> str:
    return figure(value) if isinstance(value, float | int) and not isinstance(value, bool) else str(value)


def figure(value: float) -> str:
    """A figure in full, with commas; what no sum reaches in digits of its own."""
    if value % 1 or abs(value) >= LONGEST_FIGURE:
        return f"{value:,.10g}"
    return f"{value:,.0f}"


def _count(one: Count) -> s.CountPart:
    return s.CountPart(n=one.n, lower=one.lower, upper=one.upper)


CELLS_OF_DEAL = tuple(
    name for name in Deal.__struct_fields__ if name not in ("id", "statements", "accounts", "sources")
)
CELLS_OF_PAYMENT = tuple(
    name for name in Payment.__struct_fields__ if name not in ("id", "statements", "accounts", "sources")
)
CELLS_OF_EVENT = ("type", "mode", "quad", "source", "target", "date", "place", "summary")
