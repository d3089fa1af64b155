"""``show``, ``why``, ``find``, ``quote``, ``explain``: what a case says, and what that rests on."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.desk import TOOL, Desk, with_desk
from firsthand.cli.paths import TypedPath
from firsthand.records import Anchor, NotFound, Results, UsageProblem

if TYPE_CHECKING:
    from firsthand.store import Case
    from firsthand.views.tables import Table

SHOWN = (
    "origins",
    "documents",
    "statements",
    "quotations",
    "claims",
    "findings",
    "entities",
    "deals",
    "payments",
    "sanctions",
    "timeline",
    "alignment",
    "set-aside",
    "judgements",
    "log",
)

PARTS = {"timeline": "events"}
"""Parts of the export that go by another name here."""
SINGLE = ("id", "kind", "repeated_in", "sources", "rests_on", "text")
"""What --single says of each claim, for programs."""

case_argument = click.argument("case", metavar="CASE", type=TypedPath())


as_footnotes = click.option(
    "--footnotes", is_flag=True, help="Only the quotations: words, outlet, date, address, SHA-256, one a line."
)


@contextmanager
def opened(desk: Desk, folder: Path, *, every_original: bool = False) -> "Iterator[tuple[Case, Results]]":
    """The case for reading, with its newest analysis. ``every_original`` hashes them all, however large the case."""
    from firsthand.store import open_case
    from firsthand.store.results import latest

    verify_bytes = None if every_original else desk.config.verify_bytes
    with open_case(folder, tool=TOOL, verify_bytes=verify_bytes) as case:
        results = latest(case)
        last = case.last_analysis()
        waiting = [capture for capture in case.captures() if last and capture.seq > last.seq]
        if waiting:
            desk.tell(f"{len(waiting)} sources came in since the last analysis: firsthand analyse {folder}")
        yield case, results


def stand(case: "Case", results: Results, quoted: Iterable[str]) -> None:
    """CaseBroken unless the originals of the accounts that are quoted have their hashes; a restored one stands on its
    witnesses.
    """
    documents = set(quoted)
    for archetype in results.descent.archetypes:
        if archetype.id in documents:
            documents |= {witness.document for witness in archetype.witnesses}
    # By path: an account from a file of many has a hash of its own.
    paths = {document.path for document in results.documents if document.id in documents}
    for digest in sorted({capture.sha256 for capture in case.captures() if capture.path in paths}):
        case.originals.read(digest)


@click.command(short_help="Tables: origins, claims, findings, deals, timeline …")
@case_argument
@click.argument("what", metavar="WHAT", type=click.Choice(SHOWN), default="origins")
@click.option("--all", "everything", is_flag=True, help="Every row, however many there are.")
@click.option("--single", is_flag=True, help="Of claims those that rest on one origin or one anonymous source.")
@with_desk
def show(desk: Desk, case: Path, what: str, everything: bool, single: bool) -> None:
    """Show a part of the case as a table. The first column names each row for `firsthand why`.

    WHAT is origins, documents, statements, quotations, claims, findings, entities, deals, payments, sanctions, timeline,
    alignment, set-aside, judgements or log. `log` shows what was done to the case, and checks the log's chain and every
    original's hash.

    \b
    Examples:
      firsthand show harbour origins
      firsthand show harbour findings
      firsthand show harbour deals
      firsthand show harbour claims --json
      firsthand show harbour claims --single
    """
    if single and what != "claims":
        raise UsageProblem("--single is about claims.", f"firsthand show {case} claims --single")
    if what == "log":
        _show_log(desk, case, everything)
        return
    if what == "judgements":
        _show_judgements(desk, case, everything)
        return
    from firsthand.views.names import names_of
    from firsthand.views.tables import TABLES, single_claims

    with opened(desk, case) as (_, results):
        table = single_claims if single else TABLES.get(what)
        if desk.machine and single:
            desk.give([dict(zip(SINGLE, row, strict=True)) for row in single_claims(results, names_of(results)).rows])
        elif desk.machine:
            desk.give(_part(results, what))
        elif table is not None:
            draw_table(desk, table(results, names_of(results)), everything)


def _part(results: Results, what: str) -> object:
    from firsthand.views.export import export

    return getattr(export(results), PARTS.get(what, what.replace("-", "_")))


def draw_table(desk: Desk, table: "Table", everything: bool) -> None:
    """A table on the terminal, as many rows as it is set to show."""
    from firsthand.views.tables import draw

    draw(table, sys.stdout, width=desk.width, rows=None if everything else desk.config.rows)


def _show_judgements(desk: Desk, folder: Path, everything: bool) -> None:
    """Those in force with their effect, and those undone."""
    from firsthand.views.export import judgement
    from firsthand.views.judgements import decided, effect
    from firsthand.views.names import names_of
    from firsthand.views.tables import Table

    with opened(desk, folder) as (case, results):
        applied = {judged.judgement.name: judged for judged in results.judgements}
        desk.give([judgement(judged) for judged in results.judgements])
        if desk.machine:
            return
        names = names_of(results)
        rows = []
        for one, undone in case.judgements():
            if undone is not None:
                state = f"undone {undone.time[:10]}"
            else:
                state = effect(applied[one.name]) if one.name in applied else "not analysed yet"
            rows.append((one.name, one.time[:10], one.operator or "", state, decided(one, names), one.note))
        header = ("judgement", "day", "operator", "effect", "decision", "note")
        draw_table(
            desk,
            Table(f"{len(rows)} judgement{'' if len(rows) == 1 else 's'}", header, tuple(rows), under=2),
            everything,
        )


def _show_log(desk: Desk, folder: Path, everything: bool) -> None:
    from firsthand.store import open_case
    from firsthand.views.tables import Table

    with open_case(folder, tool=TOOL, verify_bytes=None) as case:
        entries = case.log.entries
        desk.give({"head": case.log.head, "entries": entries})
        if not desk.machine:
            rows = tuple(
                (str(e.seq), e.time, e.action, str(e.payload.get("path", "")), e.operator or "", e.tool)
                for e in entries
            )
            header = ("line", "time (UTC)", "action", "source", "operator", "tool")
            checked = ("The chain is whole and all originals have their hashes.", f"Last line's hash: {case.log.head}")
            draw_table(desk, Table(f"{len(entries)} acts", header, rows, checked), everything)


@click.command(short_help="The evidence behind anything the case says.")
@case_argument
@click.argument("name", metavar="ID", default="origins")
@as_footnotes
@with_desk
def why(desk: Desk, case: Path, name: str, footnotes: bool) -> None:
    """The evidence behind a count, an edge, an account, a claim, a statement, a finding or a row, with its places.

    ID is `origins`, an id or its beginning, an account's sign (A3), the number of a finding or row (F2, D1, P1, L1, E1),
    CHILD>PARENT, or part of an account's outlet, title, path or address.

    \b
    Examples:
      firsthand why harbour                 why so many origins
      firsthand why harbour A3              one account
      firsthand why harbour "A3>A1"         one edge (quote the >)
      firsthand why harbour F2              a finding, by its number in the report
      firsthand why harbour D1              a deal, cell by cell
      firsthand why harbour 5f02c1          a finding, claim or statement
      firsthand why harbour F2 --footnotes  its quotations, ready to be cited
    """
    from firsthand.views.grounds import why as evidence
    from firsthand.views.grounds import why_origins
    from firsthand.views.names import names_of, resolve
    from firsthand.views.tables import why_lines

    with opened(desk, case) as (held, results):
        names = names_of(results)
        if name.casefold() in ("origins", "origin", "count"):
            answer = why_origins(results, names)
        else:
            answer = evidence(results, names, resolve(results, names, name))
        anchors = [ground.anchor for ground in answer.grounds if ground.anchor]
        stand(held, results, (anchor.document for anchor in anchors))
        if footnotes:
            _cite(desk, results, anchors)
            return
        desk.give(answer)
        desk.lines(why_lines(answer, names))


def _cite(desk: Desk, results: Results, anchors: Iterable[Anchor]) -> None:
    """Each place once, as a footnote."""
    from firsthand.views.footnotes import footnotes

    notes = footnotes(anchors, results)
    if not notes:
        raise NotFound(
            "No words of an account that is held stand behind this.",
            "Ask for a finding, a claim, a statement or a row.",
        )
    desk.give(notes)
    desk.lines(notes)


@click.command(short_help="Full-text search over the accounts.")
@case_argument
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@with_desk
def find(desk: Desk, case: Path, text: tuple[str, ...]) -> None:
    """Find accounts that hold all the words; a phrase goes between quotation marks, `word*` is a beginning.

    Letters match without their accents and in either case. For the exact wording of a quotation use `firsthand quote`.

    \b
    Examples:
      firsthand find harbour payment tanker
      firsthand find harbour '"leaked files" Su-30'
    """
    from firsthand.views.names import names_of
    from firsthand.views.searching import search
    from firsthand.views.tables import found_lines

    asked = " ".join(text)
    with opened(desk, case) as (held, results):
        found = search(results, held.store, asked, desk.config.hits)
        stand(held, results, (one.document for one in found))
        desk.give(found)
        if not found:
            raise NotFound(
                f"No account holds {asked!r}.",
                "Try fewer words, a beginning (word*), or firsthand quote for near wordings.",
            )
        desk.lines(found_lines(found, names_of(results)))


@click.command(short_help="The verdict on one quotation.")
@case_argument
@click.argument("text", nargs=-1, required=True, metavar='"QUOTATION"')
@as_footnotes
@with_desk
def quote(desk: Desk, case: Path, text: tuple[str, ...], footnotes: bool) -> None:
    """Does the quotation stand in any account, word for word? If not, what is the nearest wording?

    Quotation marks, white space and ellipses are evened out; everything else counts. A near match is never called
    verbatim: a sentence and its denial differ by one word.

    \b
    Examples:
      firsthand quote harbour "We have never paid for the boats"
      firsthand quote harbour --footnotes "We have never paid for the boats"
    """
    from firsthand.views.names import names_of
    from firsthand.views.quoting import judge
    from firsthand.views.tables import quote_lines

    with opened(desk, case) as (held, results):
        answer = judge(results, " ".join(text), desk.config.near_percent)
        places = (*answer.places, *(near.place for near in answer.nearest))
        stand(held, results, (place.document for place in places))
        if footnotes:
            _cite(desk, results, [anchor for place in places for anchor in place.anchors])
            return
        desk.give(answer)
        desk.lines(quote_lines(answer, names_of(results)))


@click.command(short_help="What a finding's code means.")
@click.argument("code", required=False, metavar="CODE")
@with_desk
def explain(desk: Desk, code: str | None) -> None:
    """What a finding means, with an example and what it does not catch. Without CODE, all codes are listed.

    \b
    Examples:
      firsthand explain
      firsthand explain N1
    """
    from firsthand.comparison import CATALOGUE

    if code is None:
        desk.give(list(CATALOGUE.values()))
        desk.lines(f"{one.code:<6}{one.severity:<8}{one.name}" for one in CATALOGUE.values())
        return
    known = next((one for name, one in CATALOGUE.items() if name.casefold() == code.strip().casefold()), None)
    if known is None:
        raise UsageProblem(f"There is no finding with the code {code!r}.", f"The codes are {', '.join(CATALOGUE)}.")
    desk.give(known)
    desk.say(f"{known.code} {known.name}: {known.severity}. {known.severity_note}")
    desk.say(known.rationale)
    desk.say(f"Example: the original reads “{known.example[0]}”, the other “{known.example[1]}”.")
    desk.say(f"Does not catch: {known.misses}")
