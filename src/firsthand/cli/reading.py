"""``read``: what is read in one text, without a case."""

import sys
from pathlib import Path

import click

from firsthand.cli.desk import Desk, with_desk, write_bytes
from firsthand.records import Unreadable, UsageProblem


@click.command(short_help="What is read in one text, without a case.")
@click.argument("file", required=False, default="-", metavar="[FILE|-]")
@with_desk
def read(desk: Desk, file: str) -> int:
    """Read one text, page or JSON-lines file (or what comes in on stdin) and print its statements.

    With --json one line for each account: its data and its statements, with the fields of the export.
    Relative dates stay as they are written, for without a case nothing is known about where the account comes
    from.

    \b
    Examples:
      firsthand read account.txt
      curl -s https://example.org/story | firsthand read --json
    """
    import msgspec

    from firsthand import pipeline
    from firsthand.cli.progress import shown
    from firsthand.views.export import document, statement, to_json
    from firsthand.views.sources import on_the_word_of
    from firsthand.views.tables import clean

    data = _bytes(file, desk.config.file_bytes)
    aside = 0
    with shown(desk) as watch:
        for item in pipeline.read_alone(data, file, desk.config, watch):
            if isinstance(item, pipeline.ReadAlone):
                statements = [statement(one) for one in item.reading.statements]
                line = {
                    **msgspec.structs.asdict(document(item.document)),
                    "statements": statements,
                    "gaps": list(item.reading.gaps),
                }
                if desk.machine:
                    write_bytes(to_json(line, indent=-1) + b"\n")
                desk.say(f"{clean(item.document.label)}: {len(statements)} statements")
                desk.lines(f"  not read: {clean(gap)}" for gap in item.reading.gaps)
                for one in item.reading.statements:
                    chain = " ← ".join(on_the_word_of(one)) or "the account itself"
                    kind = one.kind.replace("_", " ")
                    desk.say(f"  {one.start}–{one.end} {kind}, {one.certainty}, {clean(chain)}: {clean(one.text)}")
            else:
                aside += 1
                click.echo(f"Set aside: {clean(item.path)}: {clean(item.reason)} {clean(item.advice)}", file=sys.stderr)
    return Unreadable.exit_status if aside else 0


def _bytes(file: str, most: int) -> bytes:
    if file == "-":
        if sys.stdin.isatty():
            click.echo("Type or paste the text, then end it with Ctrl-D.", file=sys.stderr)
        data = sys.stdin.buffer.read(most + 1)
    else:
        path = Path(file)
        if path.is_dir():
            raise UsageProblem(f"{file} is a folder.", f"Make a case of it: firsthand build {file} --case DIR")
        try:
            with path.open("rb") as source:
                data = source.read(most + 1)
        except OSError as problem:
            raise UsageProblem(f"{file} cannot be read ({problem.strerror}).", "Check the name.") from None
    if len(data) > most:
        raise UsageProblem(f"{file} is larger than {most:,} bytes.", "Raise it with --set file_bytes=N.")
    return data
