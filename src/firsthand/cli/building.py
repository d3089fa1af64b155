"""``build``, ``add``, ``analyse``: from a pile of sources to a case and its report."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.desk import TOOL, Desk, with_desk
from firsthand.cli.paths import TypedPath
from firsthand.records import Results, SetAside, Unreadable

if TYPE_CHECKING:
    from firsthand.views.changes import Changes

LISTED = 10
"""Sources set aside and doubts that are listed, so that the verdict stays in sight; `show CASE set-aside` and `why CASE origins`
have them all."""


@click.command(short_help="Make a case from accounts and write its report.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=TypedPath())
@click.option("--case", "folder", required=True, metavar="DIR", type=TypedPath(), help="The case's folder.")
@with_desk
def build(desk: Desk, paths: tuple[Path, ...], folder: Path) -> int:
    """Make a case from files and folders, analyse it and write DIR/report.html.

    Takes plain text, HTML, Markdown and JSON lines ({"id", "text", "title", "url", "outlet", "published"}).
    What cannot be read is set aside with its reason, and the rest goes on. Where DIR is a case already, what
    is new is added and only that is read.

    \b
    Examples:
      firsthand build pages/ --case harbour
      firsthand build a.html b.txt wire.jsonl --case harbour
    Then:
      open harbour/report.html
      firsthand show harbour origins
    """
    return _brought_up_to_date(desk, folder, paths, create=True)


@click.command(short_help="More accounts into a case.")
@click.argument("case", metavar="CASE", type=TypedPath())
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=TypedPath())
@with_desk
def add(desk: Desk, case: Path, paths: tuple[Path, ...]) -> int:
    """Add accounts to a case and analyse it again; only what is new is read.

    A file that changed since it was captured is captured again: the new version is analysed, the old one is
    kept.

    \b
    Example:
      firsthand add harbour late-edition.html
    """
    return _brought_up_to_date(desk, case, paths, create=False)


@click.command(short_help="Bring a case's analysis and report up to date.")
@click.argument("case", metavar="CASE", type=TypedPath())
@with_desk
def analyse(desk: Desk, case: Path) -> int:
    """Analyse what the case holds, doing only what changed, and write its report.

    Also rebuilds a case whose database was lost or deleted, from its originals and its log.

    \b
    Example:
      firsthand analyse harbour
    """
    return _brought_up_to_date(desk, case, (), create=False)


def report_on(desk: Desk, folder: Path, before: Results) -> int:
    """Analyse a case again after a judgement, and say what that changed against ``before``."""
    _brought_up_to_date(desk, folder, (), create=False, judged=before)
    return 0


def _brought_up_to_date(
    desk: Desk, folder: Path, paths: tuple[Path, ...], *, create: bool, judged: Results | None = None
) -> int:
    from firsthand import pipeline
    from firsthand.cli.progress import shown
    from firsthand.store import open_case
    from firsthand.store.results import known
    from firsthand.views.changes import changes
    from firsthand.views.grounds import verdict
    from firsthand.views.unread import unread

    config = desk.config
    pipeline.refuse_unusable(paths, folder if create else None)
    with (
        shown(desk) as watch,
        open_case(
            folder,
            write=True,
            create=create,
            tool=TOOL,
            operator=config.operator,
            verify_bytes=config.verify_bytes,
        ) as case,
    ):
        before = judged or known(case)
        taken = pipeline.take(case, paths, config, watch)
        results = pipeline.analyse(case, config, watch)
        report = pipeline.write_report(case, results, watch)
    desk.say(f"{verdict(results)}.")
    unsettled = results.descent.origins.unsettled
    desk.lines(f"Unsettled: {reason}" for reason in unsettled[:LISTED])
    if (more := len(unsettled) - LISTED) > 0:
        desk.say(f"And {more} more that are unsettled: firsthand why {folder} origins")
    for language, documents in unread(results).items():
        desk.say(f"Not read, but for the lineage: {len(documents)} in {language}.")
    desk.say(f"Report: {report}")
    _tell_what_came_in(desk, taken)
    changed = changes(before, results) if before else None
    _tell_what_changed(desk, changed)
    _tell_judgements(desk, before, results)
    if judged is None:
        _tell_set_aside(desk, results.set_aside, folder)
    desk.tell(f"Next: firsthand show {folder} findings, or firsthand why {folder} origins")
    origins = results.descent.origins
    desk.give(
        {
            "case": str(folder),
            "report": str(report),
            "accounts": len(results.documents),
            "origins": {"lower": origins.lower, "upper": origins.upper, "unsettled": origins.unsettled},
            "findings": len(results.findings),
            "added": taken.added,
            "changed": taken.changed,
            "known": taken.known,
            "changes": changed,
            "set_aside": results.set_aside,
        }
    )
    return Unreadable.exit_status if results.set_aside else 0


def _tell_what_came_in(desk: Desk, taken: object) -> None:
    from firsthand.pipeline import Taken

    assert isinstance(taken, Taken)
    if taken.known and not (taken.added or taken.changed):
        desk.tell("Nothing new: the case holds all of these sources already.")
    elif taken.known:
        desk.tell(f"New sources: {len(taken.added)}; held already: {len(taken.known)}.")
    for path in taken.changed:
        desk.tell(f"{path} changed since it was captured: the new version is analysed, the old one is kept.")


def _tell_what_changed(desk: Desk, changed: "Changes | None") -> None:
    """Accounts that were there before may look different beside a new one; nobody should have to notice by himself."""
    if changed is None:
        return
    for what, count in (("findings", changed.findings), ("edges", changed.edges)):
        if count.new or count.gone:
            desk.say(f"Changed for accounts held before: {what}: {count.new} new, {count.gone} gone.")


def _tell_judgements(desk: Desk, before: Results | None, results: Results) -> None:
    """What became of a judgement that was just made, and of those that what came in has laid to rest or woken."""
    from firsthand.views.judgements import decided, effect
    from firsthand.views.names import names_of
    from firsthand.views.tables import clean

    if desk.machine or not results.judgements:
        return
    were = {one.judgement.name: one.resting for one in before.judgements} if before else {}
    names = names_of(results)
    for one in results.judgements:
        if were.get(one.judgement.name) != one.resting:
            desk.say(f"{one.judgement.name}: {clean(decided(one.judgement, names), 400)}: {clean(effect(one))}.")


def _tell_set_aside(desk: Desk, aside: tuple[SetAside, ...], folder: Path) -> None:
    from firsthand.views.tables import clean

    if not aside or desk.machine:
        return
    count = f"{len(aside)} source{'' if len(aside) == 1 else 's'}"
    desk.say(f"Set aside: {count}.")
    for one in aside[:LISTED]:
        desk.say(f"  {clean(one.path)}: {clean(one.reason)} {clean(one.advice)}".rstrip())
    if len(aside) > LISTED:
        desk.say(f"  … and {len(aside) - LISTED} more: firsthand show {folder} set-aside")
