"""A case as CSV: one file a table, safe to open in a spreadsheet.

UTF-8 *with* a byte-order mark: without it the commonest spreadsheet program reads a Cyrillic name as Latin-1,
and every CSV reader worth its name skips the mark (Python: ``utf-8-sig``).
"""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.views.registers import figure
from firsthand.views.schema import Cell as RegisterCell
from firsthand.views.schema import DealPart, EventPart, Export, PaymentPart, SanctionPart, SpanPart

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""A cell that begins so is a formula (or a command) to some spreadsheet: OWASP, "CSV Injection", and
full-width forms.
"""

Cell = str | int | float | bool | None
Table = tuple[Sequence[str], list[Sequence[Cell]]]


def tables(case: Export) -> dict[str, Table]:
    """Every table of the export: name -> (header, rows)."""
    return {
        "documents": _documents(case),
        "derivations": _derivations(case),
        "statements": _statements(case),
        "quotations": _quotations(case),
        "claims": _claims(case),
        "findings": _findings(case),
        "deals": _rows(case.deals),
        "payments": _rows(case.payments),
        "sanctions": _rows(case.sanctions),
        "events": _rows(case.events),
        "alignment": _alignment(case),
        "entities": _entities(case),
        "set_aside": (("path", "reason", "advice"), [(a.path, a.reason, a.advice) for a in case.set_aside]),
    }


def sheets(case: Export) -> Mapping[str, bytes]:
    """File name -> bytes, one CSV a table."""
    return {f"{name}.csv": _written(*table) for name, table in tables(case).items()}


def neutral(cell: Cell) -> Cell:
    """The cell with an apostrophe before it when a spreadsheet would take it for a formula; numbers stay
    numbers.
    """
    if isinstance(cell, str):
        cell = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in cell)
        return "'" + cell if cell.startswith(FORMULA_STARTS) else cell
    return cell


def _written(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _documents(case: Export) -> Table:
    roots: dict[str, list[str]] = defaultdict(list)
    for family in case.origins.families:
        for member in family.members:
            roots[member].append(family.root)
    header = [
        "id",
        "outlet",
        "title",
        "published",
        "byline",
        "language",
        "url",
        "path",
        "source_id",
        "characters",
        "held",
        "root",
        "sha256",
    ]
    rows: list[Sequence[Cell]] = [
        (
            *(d.id, d.outlet, d.title, d.published, d.byline, d.language, d.url, d.path, d.source_id),
            *(d.characters, d.held, " ".join(roots[d.id]) or None, d.sha256),
        )
        for d in case.documents
    ]
    return header, rows


def _derivations(case: Export) -> Table:
    header = [
        "child",
        "parent",
        "kind",
        "direction",
        "confidence",
        "settled",
        "dependent_characters",
        "evidence",
    ]
    rows: list[Sequence[Cell]] = [
        (
            *(d.child, d.parent, d.kind, d.direction, d.confidence, d.settled),
            sum(end - start for start, end in d.spans),
            "; ".join(_signal(e.signal, e.detail, e.anchor) for e in d.evidence),
        )
        for d in case.derivations
    ]
    return header, rows


def _signal(signal: str, detail: str | None, anchor: SpanPart | None) -> str:
    words = f"“{anchor.text}”" if anchor else ""
    return ": ".join(part for part in (signal, " ".join(p for p in (detail, words) if p)) if part)


def _statements(case: Export) -> Table:
    header = (
        *("id", "document", "start", "end", "kind", "certainty", "sources", "cue_classes", "text"),
        *("money", "quantities", "dates", "entities"),
    )
    rows: list[Sequence[Cell]] = [
        (
            *(one.id, one.document, one.start, one.end, one.kind, one.certainty),
            " ← ".join(hop.who for hop in one.attribution),
            " ← ".join(hop.cue_class for hop in one.attribution),
            one.text,
            "; ".join(m.text for m in one.money),
            "; ".join(q.text for q in one.quantities),
            "; ".join(d.text for d in one.dates),
            "; ".join(m.name for m in one.entities),
        )
        for one in case.statements
    ]
    return header, rows


def _quotations(case: Export) -> Table:
    header = [
        "statement",
        "begins_with",
        "document",
        "verdict",
        "against_document",
        "against_start",
        "against_end",
        "against_text",
        "reason",
    ]
    rows: list[Sequence[Cell]] = [
        (q.statement, q.begins_with, q.document, q.verdict, *_place(q.against), q.reason) for q in case.quotations
    ]
    return header, rows


def _claims(case: Export) -> Table:
    header = [
        "id",
        "kind",
        "accounts_lower",
        "accounts_upper",
        "sources_lower",
        "sources_upper",
        "part_of",
        "roles",
        "values",
        "statements",
        "differing",
        "denying",
        "credibility",
        "credibility_rule",
    ]
    rows: list[Sequence[Cell]] = [
        (
            *(c.id, c.kind, c.accounts.lower, c.accounts.upper, c.sources.lower, c.sources.upper, c.part_of),
            "; ".join(f"{role}: {who}" for role, who in c.roles.items()),
            "; ".join(v.value for v in c.values),
            *(" ".join(ids) for ids in (c.statements, c.differing, c.denying)),
            c.credibility.value,
            c.credibility.rule,
        )
        for c in case.claims
    ]
    return header, rows


def _findings(case: Export) -> Table:
    header = [
        "id",
        "code",
        "name",
        "severity",
        "a_document",
        "a_start",
        "a_end",
        "a_text",
        "b_document",
        "b_start",
        "b_end",
        "b_text",
        "reason",
    ]
    rows: list[Sequence[Cell]] = [
        (f.id, f.code, f.name, f.severity, *_place(f.a), *_place(f.b), f.reason) for f in case.findings
    ]
    return header, rows


def _rows(rows: Sequence[DealPart] | Sequence[PaymentPart] | Sequence[SanctionPart] | Sequence[EventPart]) -> Table:
    """A register: each cell as SIPRI prints it, then its counts, then the words that it rests on."""
    if not rows:
        return ("id",), []
    names = rows[0].__struct_fields__
    cells = [name for name in names if isinstance(getattr(rows[0], name), RegisterCell)]
    plain = [name for name in names if isinstance(getattr(rows[0], name), str | bool | None) and name != "id"]
    header = ["id", *cells, *plain, "accounts_lower", "accounts_upper", "sources_lower", "sources_upper", "evidence"]
    filled: list[Sequence[Cell]] = [
        (
            row.id,
            *(_printed(getattr(row, name)) for name in cells),
            *(getattr(row, name) for name in plain),
            *(row.accounts.lower, row.accounts.upper, row.sources.lower, row.sources.upper),
            _evidence([getattr(row, name) for name in cells]),
        )
        for row in rows
    ]
    return header, filled


def _printed(cell: RegisterCell) -> Cell:
    """A figure that is certain stays a figure; an uncertain one stands in brackets, with what else is given."""
    if not cell.uncertain and not isinstance(cell.value, str):
        return cell.value
    words = " or ".join(figure(v) if isinstance(v, float | int) else v for v in (cell.value, *cell.alternatives) if v)
    return f"({words})" if cell.uncertain and words else (cell.value if cell.value is not None else None)


def _evidence(cells: Sequence[RegisterCell]) -> str:
    """Every place that a row rests on, once: account, offsets, words."""
    places = sorted({(a.document, a.start, a.end, a.text) for cell in cells for a in cell.anchors})
    return "; ".join(f"{document} {start}–{end} “{text}”" for document, start, end, text in places)


def _alignment(case: Export) -> Table:
    quads = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    header = [
        "pair",
        "period",
        *(f"{q}{part}" for q in quads for part in ("", "_lower", "_upper")),
        "events",
        "assessments",
    ]
    rows: list[Sequence[Cell]] = [
        (
            *("–".join(one.pair), one.period),
            *(n for q in quads for n in (getattr(one, q).n, getattr(one, q).lower, getattr(one, q).upper)),
            *(" ".join(one.events), " ".join(one.assessments)),
        )
        for one in case.alignment
    ]
    return header, rows


def _entities(case: Export) -> Table:
    cells = ("name", "schema", "aliases", "country")
    return cells, [tuple(_printed(getattr(one, name)) for name in cells) for one in case.entities]


def _place(anchor: SpanPart | None) -> tuple[Cell, Cell, Cell, Cell]:
    return (anchor.document, anchor.start, anchor.end, anchor.text) if anchor else (None, None, None, None)
