"""``reconcile``: the deals of a case against a register of one's own."""

from pathlib import Path

import click

from firsthand.cli.desk import Desk, with_desk
from firsthand.cli.looking import case_argument, opened
from firsthand.records import UsageProblem


@click.command(short_help="Deals against a register of one's own.")
@case_argument
@click.argument("register", type=click.Path(path_type=Path), metavar="REGISTER.csv")
@with_desk
def reconcile(desk: Desk, case: Path, register: Path) -> None:
    """Hold the deals of a case against a register in the CSV layout of SIPRI's arms-transfers database.

    Each deal is known, extends the register, contradicts it, or is new; the reasons name both values. The file is only
    read: nothing of it is kept in the case.

    \b
    Examples:
      firsthand reconcile harbour transfers.csv
      firsthand reconcile harbour transfers.csv --json
    """
    from firsthand.registers.reconciling import read_register
    from firsthand.registers.reconciling import reconcile as compared
    from firsthand.views.registers import deal_line

    try:
        data = register.read_bytes()
    except OSError as problem:
        raise UsageProblem(f"{register} cannot be read ({problem.strerror}).", "Check the name.") from None
    entries, skipped = read_register(data, str(register))
    with opened(desk, case) as (_, results):
        found = compared(results.registers.deals, entries)
        deals = {deal.id: deal for deal in results.registers.deals}
        desk.give({"register": len(entries), "skipped": list(skipped), "deals": found})
        for one in found:
            desk.say(f"{one.outcome:<12}{one.deal}  {deal_line(deals[one.deal])}")
            desk.lines(f"            {reason}" for reason in one.reasons)
            if one.entries:
                desk.say(f"            register: {', '.join(one.entries)}")
        desk.tell(f"{len(found)} deals against {len(entries)} of the register.")
        for line in skipped:
            desk.tell(f"Not read: {line}.")
