"""``diff``: what changed in a case since a day, a moment, or a line of its log."""

from datetime import UTC, datetime
from pathlib import Path

import click

from firsthand.cli.desk import TOOL, Desk, with_desk
from firsthand.cli.looking import case_argument, draw_table
from firsthand.records import UsageProblem


@click.command(short_help="What changed since a day.")
@case_argument
@click.option(
    "--since", "when", required=True, metavar="WHEN", help="2031-05-02, 2031-05-02T14:30, or a line of the log."
)
@click.option("--all", "everything", is_flag=True, help="Every row, however many there are.")
@with_desk
def diff(desk: Desk, case: Path, when: str, everything: bool) -> None:
    """What changed since the analysis that the case had at WHEN: accounts, edges, origins, counts of claims, findings.

    Of a day its beginning counts, in UTC. Where the case had no analysis yet, its first one is taken, and said so.

    \b
    Examples:
      firsthand diff harbour --since 2031-05-02
      firsthand diff harbour --since 12            since line 12 of: firsthand show harbour log
    """
    from firsthand.store import open_case
    from firsthand.store.results import as_of, latest
    from firsthand.views.since import since
    from firsthand.views.tables import Table

    until: int | str = int(when) if when.isdecimal() and len(when) < 8 else _moment(when)
    with open_case(case, tool=TOOL, verify_bytes=desk.config.verify_bytes) as held:
        before, first = as_of(held, until)
        after = latest(held)
    found = since(before, after)
    desk.give({"before": before.analysed, "after": after.analysed, "differences": found})
    if desk.machine:
        return
    notes = [f"From the analysis of {before.analysed} to that of {after.analysed}."]
    if first:
        notes.append("The case had no analysis then: this is what changed since its first one.")
    rows = tuple((d.part, d.change, d.what, " → ".join(filter(None, (d.before, d.after)))) for d in found)
    title = f"{len(rows)} difference{'' if len(rows) == 1 else 's'}"
    draw_table(desk, Table(title, ("part", "change", "what", "counts"), rows, tuple(notes), under=2), everything)


def _moment(when: str) -> str:
    """A day or moment as the log writes it; UsageProblem for anything else."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        raise UsageProblem(
            f"{when!r} is no day.", "Write 2031-05-02, 2031-05-02T14:30, or a line of the log."
        ) from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
