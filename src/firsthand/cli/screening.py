"""``screen``: the names of a case against lists that the user supplies."""

from pathlib import Path

import click

from firsthand.cli.desk import Desk, with_desk
from firsthand.cli.looking import case_argument, opened
from firsthand.cli.paths import TypedPath

SHOWN_NAMES = 3
SHOWN_SKIPPED = 20


@click.command(short_help="Names against sanctions lists that you supply.")
@case_argument
@click.option(
    "--list", "lists", metavar="FILE", type=TypedPath(), multiple=True, required=True, help="A list; repeat it."
)
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=0.7, show_default=True, help="Least score of what is shown."
)
@with_desk
def screen(desk: Desk, case: Path, lists: tuple[Path, ...], threshold: float) -> None:
    """Hold the persons and bodies of a case against sanctions lists. A match is a lead, not a finding: read why.

    A list is a file of FollowTheMoney entities, one JSON object a line (OpenSanctions' entities.ftm.json), or OFAC's SDN.CSV;
    ALT.CSV and ADD.CSV beside it are read with it. Names are matched by nomenklatura (extra ftm). Nothing leaves this
    machine, and nothing is written into the case.

    \b
    Examples:
      firsthand screen harbour --list entities.ftm.json
      firsthand screen harbour --list lists/SDN.CSV --threshold 0.85 --json
    """
    from firsthand.registers.listings import dated
    from firsthand.registers.lists import read_lists
    from firsthand.registers.screening import screen as screened
    from firsthand.registers.screening import to_screen

    entries, skipped = read_lists(lists)
    with opened(desk, case) as (_, results):
        people = to_screen(results.entities)
        leads = dated(screened(people, entries, threshold), results.entities, results.registers)
    desk.give({"entries": len(entries), "screened": len(people), "skipped": list(skipped), "leads": leads})
    for lead in leads:
        desk.say(f"{lead.score:.2f}  {_few(lead.names)}  —  {_few(lead.entry_names)} ({lead.entry}, {lead.source})")
        desk.lines(f"      {line}" for line in (*lead.why, *lead.notes))
    desk.tell(
        f"{len(leads)} leads to look into: {len(people)} entities of the case against {len(entries)} of the lists."
    )
    for line in skipped[:SHOWN_SKIPPED]:
        desk.tell(f"Not read: {line}.")
    if len(skipped) > SHOWN_SKIPPED:
        desk.tell("More of the lists could not be read: --json names the lines.")


def _few(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
    return " / ".join(names[:SHOWN_NAMES]) + more
