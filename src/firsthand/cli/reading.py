"""``read``: what is read in one text, without a case."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from firsthand.cli.desk import Desk, with_desk, write_bytes
from firsthand.records import Unreadable, UsageProblem

if TYPE_CHECKING:
    from firsthand.ingest.lines import Stream
    from firsthand.pipeline import NotRead, ReadAlone


@click.command(short_help="What is read in one text, without a case.")
@click.argument("file", required=False, default="-", metavar="[FILE|-]")
@with_desk
def read(desk: Desk, file: str) -> int:
    """Read one text or page, or JSON lines (or what comes in on stdin), and print its statements.

    With --json one line for each account, in order: its data and its statements, with the fields of the export. JSON
    lines are read as they come in, and a line that cannot be read gets one that says why. Relative dates are counted
    from the account's own day, where it has one; nothing is known here about whose copy it is.

    \b
    Examples:
      firsthand read account.txt
      curl -s https://example.org/story | firsthand read --json
      firsthand read pile.jsonl --json > read.jsonl
    """
    from firsthand import pipeline
    from firsthand.cli.progress import shown

    aside = 0
    with _opened(file) as stream, shown(desk) as watch:
        for item in pipeline.read_alone(stream, file, desk.config, watch):
            if isinstance(item, pipeline.NotRead):
                aside += 1
                _say_why_not(desk, item)
            elif desk.machine:
                write_bytes(written(item))
            else:
                _say(desk, item)
    return Unreadable.exit_status if aside else 0


def _say(desk: Desk, item: "ReadAlone") -> None:
    from firsthand.views.sources import on_the_word_of
    from firsthand.views.tables import clean

    statements = item.reading.statements
    desk.say(f"{clean(item.document.label)}: {len(statements)} statement{'' if len(statements) == 1 else 's'}")
    desk.lines(f"  not read: {clean(gap)}" for gap in item.reading.gaps)
    for one in statements:
        chain = " ← ".join(on_the_word_of(one)) or "the account itself"
        kind = one.kind.replace("_", " ")
        desk.say(f"  {one.start}–{one.end} {kind}, {one.certainty}, {clean(chain)}: {clean(one.text)}")


def written(item: "ReadAlone") -> bytes:
    """The line for a program."""
    import msgspec

    from firsthand.views.export import document, statement

    return _line(
        {
            **msgspec.structs.asdict(document(item.document)),
            "statements": [statement(one) for one in item.reading.statements],
            "gaps": list(item.reading.gaps),
            "set_aside": None,
        }
    )


def _say_why_not(desk: Desk, item: "NotRead") -> None:
    from firsthand.views.tables import clean

    aside = item.aside
    if desk.machine:
        why = {"path": aside.path, "line": item.line, "reason": aside.reason, "advice": aside.advice}
        empty: dict[str, Any] = {"statements": [], "gaps": [], "set_aside": why}
        write_bytes(_line({"id": None, "source_id": item.source_id, "path": aside.path, **empty}))
    click.echo(f"Set aside: {clean(aside.path)}: {clean(aside.reason)} {clean(aside.advice)}", file=sys.stderr)


def _line(value: dict[str, Any]) -> bytes:
    from firsthand.views.export import to_json

    return to_json(value, indent=-1) + b"\n"


@contextmanager
def _opened(file: str) -> Iterator["Stream"]:
    if file == "-":
        if sys.stdin.isatty():
            click.echo("Type or paste the text, then end it with Ctrl-D.", file=sys.stderr)
        yield cast("Stream", sys.stdin.buffer)
        return
    path = Path(file)
    if path.is_dir():
        raise UsageProblem(f"{file} is a folder.", f"Make a case of it: firsthand build {file} --case DIR")
    try:
        source = path.open("rb")
    except OSError as problem:
        raise UsageProblem(f"{file} cannot be read ({problem.strerror}).", "Check the name.") from None
    with source:
        yield source
