"""Stored results as terminal tables. First what they say, then how they are drawn; nothing from a page
reaches the
terminal as a control sequence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

import msgspec

from firsthand.records import Anchor, Bounds, Claim, Document, Results
from firsthand.views import rows
from firsthand.views.entities import rows as entity_rows
from firsthand.views.grounds import Why, edge_words, verdict
from firsthand.views.names import Names
from firsthand.views.numbering import in_order
from firsthand.views.quoting import Change, Place, QuoteAnswer
from firsthand.views.report.wording import DERIVES, counted
from firsthand.views.resting import resting
from firsthand.views.searching import FoundIn
from firsthand.views.sources import on_the_word_of
from firsthand.views.spoken import spoken
from firsthand.views.visible import plain

if TYPE_CHECKING:
    from rich.console import Console

SHOWN = 160
"""Characters of a cell's text: two to four lines of a column. `why` and the report show all of it."""
SENTENCE = 400
"""Characters of a text that is drawn under its row."""
NARROWEST = 40
UNJUDGED = 6
"""Admiralty credibility: nothing to judge it by."""
NEAREST = 5
"""Different wordings that `quote` prints."""


class Table(msgspec.Struct, frozen=True):
    """A title, a header, rows of plain text, and sentences that belong under them.

    The last ``under`` columns hold whole sentences: they are drawn under their row, each on lines of its own.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    under: int = 0


def origins(results: Results, names: Names) -> Table:
    """Families with their roots, then every edge as a note."""
    held = {document.id for document in results.documents}
    rows = []
    for family in results.descent.origins.families:
        members = [names.sigla.get(member, member) for member in family.members if member != family.root]
        members += [f"{names.sigla.get(member, member)} (in part)" for member in family.partly]
        state = "held" if family.root in held else "not held"
        rows.append((names.short.get(family.root, family.root), names.account(family.root), state, " ".join(members)))
    edges = [f"{edge_words(names, edge)} [{names.short[edge.id]}]" for edge in results.descent.derivations]
    unsettled = [f"Unsettled: {reason}" for reason in results.descent.origins.unsettled]
    notes = (*edges, *unsettled, *_to_judge(results, names), *results.descent.origins.notes)
    return Table(verdict(results), ("id", "root", "in the case", "goes back to it"), tuple(rows), tuple(notes))


def _to_judge(results: Results, names: Names) -> Iterator[str]:
    """What an analyst who knows the original can lay down, where the texts do not show who copied whom."""
    held = {document.id for document in results.documents}
    open_ = [e for e in results.descent.derivations if e.settled and e.direction == "undetermined" and e.parent in held]
    if open_:
        which = ", ".join(dict.fromkeys(names.sigla[name] for edge in open_ for name in (edge.child, edge.parent)))
        yield f"Who was first is undetermined among {which}. If you know: firsthand judge CASE original ID"


def documents(results: Results, names: Names) -> Table:
    """Every account and every archetype."""
    edges = {edge.child: edge for edge in reversed(results.descent.derivations)}
    rows = []
    for document in (*results.documents, *results.descent.archetypes):
        edge = edges.get(document.id)
        descends = (
            f"{DERIVES[edge.kind]} {names.sigla.get(edge.parent, '?')}"
            if edge
            else ("" if document.held else "original")
        )
        rows.append(
            (
                names.short[document.id],
                names.account(document.id),
                document.title.value if document.title else "",
                (document.published.value if document.published else "")[:10],
                f"{len(document.text):,}",
                descends,
                _file(document),
            )
        )
    header = ("id", "account", "title", "published", "characters", "descends", "file")
    return Table(counted(len(results.documents), "account held", "accounts held"), header, tuple(rows))


def statements(results: Results, names: Names) -> Table:
    """Every statement with its chain."""
    rows = [
        (
            names.short[one.id],
            names.sigla.get(one.document, ""),
            one.kind.replace("_", " "),
            one.certainty,
            one.text,
            " ← ".join(on_the_word_of(one)),
        )
        for reading in results.readings
        for one in reading.statements
    ]
    header = ("id", "account", "kind", "certainty", "text", "on the word of")
    return Table(counted(len(rows), "statement"), header, tuple(rows), under=2)


def claims(results: Results, names: Names) -> Table:
    """Every claim with its two counts, and in how many accounts it stands."""
    said = {one.id: one for reading in results.readings for one in reading.statements}
    rows = []
    for claim in results.claims:
        made = [said[name] for name in claim.statements if name in said]
        rows.append(
            (
                names.short[claim.id],
                claim.kind,
                str(len({one.document for one in made})),
                _range(claim.accounts),
                _range(claim.sources),
                "" if claim.credibility == UNJUDGED else str(claim.credibility),
                _against(claim),
                "; ".join(value.value for value in claim.values),
                made[0].text if made else "",
            )
        )
    notes = (
        "told in: accounts that carry it; independent: how many of them report it independently; sources: how many "
        "independent sources stand behind it. A copy adds to neither of these.",
        "credible: NATO's Admiralty code as far as the counts allow, 1 confirmed by other sources; none where it is 6, not "
        "to be judged.",
    )
    header = (
        "id",
        "kind",
        "told in",
        "independent",
        "sources",
        "credible",
        "against",
        "values",
        "as one account has it",
    )
    return Table(counted(len(rows), "claim"), header, tuple(rows), notes, under=2)


def _against(claim: Claim) -> str:
    differing, denying = len(claim.differing), len(claim.denying)
    return ", ".join(f"{n} {word}" for n, word in ((differing, "otherwise"), (denying, "denied")) if n)


def single_claims(results: Results, names: Names) -> Table:
    """Claims that rest on one origin or on one anonymous source, those that most accounts repeat first."""
    rows = tuple(
        (
            names.short[one.claim.id],
            one.claim.kind,
            str(one.repeated),
            _range(one.claim.sources),
            one.ground,
            one.made[0].text,
        )
        for one in resting(results)
    )
    notes = ("repeated in: accounts that carry it. However many they are, it rests on what the next column says.",)
    header = ("id", "kind", "repeated in", "sources", "rests on", "as one account has it")
    return Table(counted(len(rows), "claim"), header, rows, notes, under=2)


def findings(results: Results, names: Names) -> Table:
    """Every finding with both readings, the worst first, under the numbers that the report gives them."""
    rows = [
        (
            names.numbers[finding.id],
            names.short[finding.id],
            finding.severity,
            f"{finding.code} {finding.name}",
            _reading(names, finding.a),
            _reading(names, finding.b),
            finding.reason,
        )
        for finding in in_order(results)
    ]
    header = ("no", "id", "severity", "finding", "the parent reads", "the child reads", "reason")
    return Table(counted(len(rows), "finding"), header, tuple(rows), under=3)


def quotations(results: Results, names: Names) -> Table:
    """Every direct quotation with its verdict; the id is that of the statement it begins with."""
    texts = {document.id: document.text for document in results.documents}
    rows = []
    for one in spoken(results):
        document, (start, end) = one.statements[0].document, one.span
        rows.append(
            (
                names.short.get(one.statements[0].id, one.statements[0].id),
                names.sigla.get(document, ""),
                one.verdict.verdict,
                texts[document][start:end],
                _reading(names, one.verdict.against),
                one.verdict.reason,
            )
        )
    header = ("id", "account", "verdict", "quotation", "compared with", "reason")
    return Table(counted(len(rows), "quotation"), header, tuple(rows), under=3)


def entities(results: Results, names: Names) -> Table:
    """Who and what the accounts name."""
    notes = (
        "accounts: how many origins name it; a copy never adds one. Why a name is whose it is: firsthand why CASE ID.",
        'To join or part: firsthand judge CASE same-entity ID ID; firsthand judge CASE not-same-entity ID "NAME".',
    )
    rows = tuple(entity_rows(results, dict(names.short)))
    header = ("id", "name", "what", "state", "accounts", "also", "notes")
    return Table(counted(len(rows), "entity", "entities"), header, rows, notes, under=2)


def deals(results: Results, names: Names) -> Table:
    """The register of deals, eligible ones first, a part under its summary."""
    found = tuple(rows.deal_rows(results, names))
    header = (
        *("no", "id", "tier", "supplier", "recipient", "number", "ordered", "deliveries", "delivered", "status"),
        *("accounts", "sources", "arms", "value", "beside", "why this tier"),
    )
    notes = (
        "Brackets: an uncertain figure, not doubt that the deal exists. ..: nobody says. A part is not to be added to its sum.",
        "The words behind each cell: firsthand why CASE D1.",
    )
    return Table(counted(len(found), "deal"), header, found, notes if found else (), under=4)


def payments(results: Results, names: Names) -> Table:
    """Payments with their routes."""
    found = tuple(rows.payment_rows(results, names))
    header = ("no", "id", "sum", "when", "accounts", "sources", "route", "instrument", "pattern", "shown by")
    notes = ("A pattern is matched; that says nothing about intent or law.",) if found else ()
    return Table(counted(len(found), "payment"), header, found, notes, under=4)


def sanctions(results: Results, names: Names) -> Table:
    """Listings that the accounts tell of."""
    found = tuple(rows.listing_rows(results, names))
    notes = ("Told by the accounts. To hold the names of a case against a list: firsthand screen CASE --list FILE.",)
    header = ("no", "id", "list", "when", "accounts", "sources", "listed", "match")
    return Table(counted(len(found), "listing"), header, found, notes, under=2)


def timeline(results: Results, names: Names) -> Table:
    """Events by date, those without one last."""
    found = tuple(rows.event_rows(results, names))
    header = ("no", "id", "when", "state", "class", "act", "accounts", "sources", "who", "told as")
    return Table(counted(len(found), "event"), header, found, under=2)


def alignment(results: Results, names: Names) -> Table:
    """Four counts for each pair of states and year."""
    found = tuple(rows.alignment_rows(results, names))
    header = ("states", "year", *(name.replace("_", " ") for name in rows.QUADS), "listed", "assessments")
    notes = (
        "Events, each once; in brackets what is left without any one origin, or without all that is not certain. Under five "
        "events they are listed. No score: the table does not say who is gaining.",
    )
    return Table(
        counted(len(found), "pair and year", "pairs and years"), header, found, notes if found else (), under=2
    )


def set_aside(results: Results, _names: Names) -> Table:
    """What was not read, why, and what to do."""
    rows = tuple((_tail(clean(aside.path)), aside.reason, aside.advice) for aside in results.set_aside)
    return Table(
        counted(len(rows), "source set aside", "sources set aside"), ("source", "reason", "what to do"), rows, under=2
    )


TABLES = {
    "origins": origins,
    "documents": documents,
    "statements": statements,
    "quotations": quotations,
    "claims": claims,
    "findings": findings,
    "entities": entities,
    "deals": deals,
    "payments": payments,
    "sanctions": sanctions,
    "timeline": timeline,
    "alignment": alignment,
    "set-aside": set_aside,
}
"""What `show` can show of an analysis."""


def draw(table: Table, out: IO[str], *, width: int, rows: int | None) -> None:
    """Print the table; of more than ``rows`` rows (None: all of them) the rest is counted."""
    from rich.console import Console
    from rich.text import Text

    width = max(NARROWEST, width)
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
    console.print(Text(clean(table.title), style="bold"))
    if table.rows:
        shown = table.rows[:rows]
        if table.under:
            _draw_with_sentences(console, table, shown)
        else:
            _draw_columns(console, table, shown)
    if rows is not None and len(table.rows) > rows:
        console.print(Text(f"… and {len(table.rows) - rows:,} more; --all prints them."))
    for note in table.notes:
        console.print(Text("- " + clean(note)))


def _draw_columns(console: "Console", table: Table, rows: Sequence[tuple[str, ...]]) -> None:
    from rich import box
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for number, name in enumerate(table.header):
        drawn.add_column(name, no_wrap=number == 0, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(clean(cell, SHOWN)) for cell in row))
    console.print(drawn)


def _draw_with_sentences(console: "Console", table: Table, rows: Sequence[tuple[str, ...]]) -> None:
    """A row's short cells on one line, its sentences under it: six columns of prose cannot be read side by side."""
    from rich.padding import Padding
    from rich.text import Text

    first = len(table.header) - table.under
    widths = [max(len(clean(row[at], SHOWN)) for row in (table.header, *rows)) for at in range(first)]
    console.print(Text("  ".join(f"{name:<{widths[at]}}" for at, name in enumerate(table.header[:first])), style="dim"))
    for row in rows:
        short = "  ".join(f"{clean(cell, SHOWN):<{widths[at]}}" for at, cell in enumerate(row[:first]))
        console.print(Text(short.rstrip(), style="bold"))
        for name, cell in zip(table.header[first:], row[first:], strict=True):
            if cell:
                console.print(Padding(Text.assemble((f"{name}: ", "dim"), clean(cell, SENTENCE)), (0, 0, 0, 4)))


def clean(words: str, longest: int | None = None) -> str:
    """One line of text that may go to a terminal: hidden and control characters shown, never sent."""
    line = plain(" ".join(words.split()))
    return line if longest is None or len(line) <= longest else line[: longest - 1] + "…"


def why_lines(why: Why, names: Names) -> Iterable[str]:
    """The evidence, line by line."""
    yield clean(why.title)
    for ground in why.grounds:
        indent = "  " * (1 + (len(ground.says) - len(ground.says.lstrip(" "))) // 2)
        yield indent + "- " + clean(ground.says)
        if ground.anchor:
            yield indent + "  " + place(ground.anchor, names)


def place(anchor: Anchor, names: Names, longest: int | None = 400) -> str:
    """An anchor as a line: account, position, words."""
    account = clean(names.account(anchor.document))
    return f"{account} {anchor.start}–{anchor.end}: “{clean(anchor.text, longest)}”"


def quote_lines(answer: QuoteAnswer, names: Names) -> Iterable[str]:
    """The verdict on a quotation, line by line."""
    yield f"{answer.verdict.capitalize()}: {answer.reason}"
    if answer.places:
        texts = len({spot.document for spot in answer.places})
        origins = f"{answer.origins} independent {'origin' if answer.origins == 1 else 'origins'}"
        yield f"In {texts} {'text' if texts == 1 else 'texts'}, on {origins}:"
    for spot in answer.places:
        yield from _spot(spot, names)
    if answer.nearest:
        yield "Different wordings in other texts:" if answer.places else "Nearest wordings:"
    for near in answer.nearest[:NEAREST]:
        yield from _spot(near.place, names)
        yield f"    {near.likeness:.0%} of the quotation's words stand there in order; these differ:"
        yield from (f"      {_change(change)}" for change in near.changes)
    if len(answer.nearest) > NEAREST:
        yield f"  … and {len(answer.nearest) - NEAREST} more"


def _spot(spot: Place, names: Names) -> Iterable[str]:
    for anchor in spot.anchors:
        yield "  " + place(anchor, names)
    marks = "in quotation marks" if spot.in_quotation_marks else "not in quotation marks"
    yield f"    {marks}" + (f", on the word of {clean(spot.said_by)}" if spot.said_by else "")
    if spot.judged:
        yield f"    there: {clean(spot.judged)}"


def _change(change: Change) -> str:
    if change.quoted and change.reads:
        return f"you quote “{clean(change.quoted)}”, it reads “{clean(change.reads)}”"
    if change.quoted:
        return f"you quote “{clean(change.quoted)}”, which is not there"
    return f"it has “{clean(change.reads)}”, which you leave out"


def found_lines(found: Sequence[FoundIn], names: Names) -> Iterable[str]:
    """Search results, line by line."""
    for one in found:
        count = f"{one.places} place{'' if one.places == 1 else 's'}"
        yield f"{clean(names.account(one.document))}: {count} [{names.short.get(one.document, one.document)}]"
        for hit in one.hits:
            yield f"  {hit.anchor.start}–{hit.anchor.end}: …{clean(f'{hit.before}»{hit.anchor.text}«{hit.after}')}…"
        if one.places > len(one.hits):
            yield f"  … and {one.places - len(one.hits)} more places"


def _reading(names: Names, anchor: Anchor | None) -> str:
    return f"{names.sigla.get(anchor.document, '?')} “{anchor.text}”" if anchor else ""


def _range(bounds: Bounds) -> str:
    return str(bounds.lower) if bounds.lower == bounds.upper else f"{bounds.lower} to {bounds.upper}"


def _tail(path: str) -> str:
    """A path by its end: the name of the file is what a reader looks for."""
    return path if len(path) <= SHOWN else "…" + path[1 - SHOWN :]


def _file(document: Document) -> str:
    name = document.path.rsplit("/", 1)[-1]
    return f"{name} {document.source_id}" if document.source_id else name
