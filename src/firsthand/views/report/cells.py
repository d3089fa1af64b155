"""A row of a register as the page shows it: every cell with the words that it rests on, one step from the accounts."""

from collections.abc import Mapping

import msgspec

from firsthand.records import Anchor, Bounds, Cell, Registers
from firsthand.views import rows
from firsthand.views.names import Row
from firsthand.views.numbering import deals_in_order, rows_numbered
from firsthand.views.registers import shown
from firsthand.views.report import wording
from firsthand.views.report.model import CellView, Link, PlaceView, RowView
from firsthand.views.report.setting import Setting

MOST_DEALS = 100
MOST_PAYMENTS = 100
MOST_LISTINGS = 100
MOST_EVENTS = 250
"""Rows of each register on the page; the export has all."""
MOST_WORDINGS = 4
"""Different wordings that a cell shows; the same words in further accounts are links behind them."""
MOST_AGAIN = 8
MOST_SAID = 4
LONGEST = 160
"""Characters of a cell; the export has it whole."""
APART = frozenset({"status", "description", "flags", "comments", "summary"})
"""Cells whose other values are shown with the evidence only: another rung or wording is no other figure."""


class Index(msgspec.Struct, frozen=True):
    """The numbers of all rows, and which rows are on the page."""

    numbers: Mapping[str, str]
    shown: frozenset[str]

    def link(self, row: str) -> Link:
        """A row's number; nothing to open where it is left out."""
        number = self.numbers.get(row, "?")
        return Link(number, f"#{number.lower()}" if row in self.shown else None)


def index_of(registers: Registers) -> Index:
    """Numbers, and the first rows of each register."""
    shown: tuple[Row, ...] = (
        *(deal for deal, _ in deals_in_order(registers)[:MOST_DEALS]),
        *registers.payments[:MOST_PAYMENTS],
        *registers.sanctions[:MOST_LISTINGS],
        *registers.events[:MOST_EVENTS],
    )
    return Index(rows_numbered(registers), frozenset(row.id for row in shown))


def row_view(setting: Setting, row: Row, index: Index) -> RowView:
    """All cells of a row. Links make sentences part of the page; where full texts are left out they would add up to them."""
    links = not setting.quotes_only
    key = index.numbers[row.id].lower()
    cells = {name: _cell(setting, key, name, cell, index.numbers, links=links) for name, cell in rows.cells_of(row)}
    made = [setting.statements[name] for name in row.statements if name in setting.statements]
    distinct = {" ".join(one.text.split()): one for one in reversed(made)}
    told = list(distinct.values())[::-1]
    said = [Anchor(one.document, one.start, one.end, one.text) for one in told[:MOST_SAID]] if links else []
    part = row_part(row)
    return RowView(
        key=key,
        label=index.numbers[row.id],
        cells=cells,
        why=tuple(cells.values()),
        accounts=bounded(row.accounts),
        sources=bounded(row.sources),
        said=tuple(setting.quoted(place) for place in said),
        said_more=len(told) - len(said),
        part_of=index.link(part) if part else None,
    )


def row_part(row: Row) -> str:
    """The id of the summary that a deal is part of; empty for all else."""
    cell = getattr(row, "part_of", None)
    return str(cell.value) if isinstance(cell, Cell) and cell.value is not None else ""


def bounded(bounds: Bounds) -> str:
    """A count as a range, for a narrow column."""
    return wording.bounds(bounds.lower, bounds.upper)


def _cell(setting: Setting, key: str, name: str, cell: Cell, numbers: Mapping[str, str], *, links: bool) -> CellView:
    others = [shown(Cell(other)) for other in cell.alternatives]
    if name in rows.STATES:
        others = [setting.states.get(other, other) for other in others]
    words: dict[str, list[Anchor]] = {}
    for place in cell.anchors:
        words.setdefault(" ".join(place.text.split()).casefold(), []).append(place)
    wordings = list(words.values())
    text = rows.printed(name, cell, setting.states, numbers)
    return CellView(
        key=f"{key}-{name}",
        label=rows.label_of(name),
        text=wording.shortened(text, LONGEST),
        also="" if cell.uncertain or name in APART else wording.shortened(wording.listing(others), 100),
        reason=wording.shortened(_reason(name, cell, others), 400),
        places=tuple(_place(setting, places, links=links) for places in wordings[:MOST_WORDINGS]),
        more=sum(map(len, wordings[MOST_WORDINGS:])),
    )


def _reason(name: str, cell: Cell, others: list[str]) -> str:
    rule = "the highest rung that no mere retelling gives" if name == "status" else rows.rule(name, cell)
    also = f"also given: {wording.listing(others)}" if name in APART and others else ""
    return "; ".join(filter(None, (rule, also)))


def _place(setting: Setting, places: list[Anchor], *, links: bool) -> PlaceView:
    first, *others = places
    if not links:
        return PlaceView(setting.unlinked(first), ())
    again = [setting.sentence_link(place.document, place.start, place.end) for place in others[:MOST_AGAIN]]
    if len(others) > MOST_AGAIN:
        again.append(Link(f"and {wording.number(len(others) - MOST_AGAIN)} more"))
    return PlaceView(setting.quoted(first), tuple(again))
