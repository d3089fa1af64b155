"""``lineage``: what a whole archive copied from whom, without a case."""

from pathlib import Path
from typing import Literal

import click

from firsthand.cli.desk import Desk, with_desk
from firsthand.cli.paths import TypedPath
from firsthand.records import Unreadable, UsageProblem


@click.command(short_help="Who copied whom in an archive of millions.")
@click.argument("source", metavar="INPUT", type=TypedPath())
@click.option("--out", required=True, metavar="DIR", type=TypedPath(), help="The folder that the tables go to.")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@click.option("--master", metavar="ADDRESS", help="The Spark master, as spark://HOST:PORT.")
@click.option("--sample", type=click.Choice(["8", "4"]), default="8", show_default=True, help="4 finds more, at twice the seeds.")  # fmt: skip
@click.option("--least-words", type=click.IntRange(5), default=25, show_default=True, help="Words of the shortest passage.")  # fmt: skip
@click.option("--memory", type=click.IntRange(100), metavar="MB", help="Words and seeds beyond this go to files.")
@click.option("--parts", type=click.IntRange(1), default=64, show_default=True, help="Parts that a cluster works on.")
@with_desk
def lineage(
    desk: Desk,
    source: Path,
    out: Path,
    engine: Literal["local", "spark"],
    master: str | None,
    sample: str,
    least_words: int,
    memory: int | None,
    parts: int,
) -> int:
    """Find what the accounts of an archive share word for word, and which derives from which.

    INPUT is a file or a folder of JSON lines (also .gz, .zst) or Parquet: id, text and, where known, outlet (or
    series). Writes passages.parquet, derivations.parquet, families.parquet and lineage.json into DIR; what cannot be
    read is counted and listed in set-aside.jsonl.

    \b
    Examples:
      firsthand lineage archive.jsonl --out copies
      firsthand lineage /shared/archive --out /shared/copies --engine spark --master spark://10.0.0.1:7077
    """
    from firsthand.cli.progress import shown
    from firsthand.lineage.archive import Settings, trace
    from firsthand.pipeline import Progress

    if master and engine == "local":
        raise UsageProblem("--master is for --engine spark.", "Give both, or neither.")
    settings = Settings(
        sample=int(sample),
        least_words=least_words,
        line_bytes=4 * desk.config.line_characters,
        memory=memory * 1_000_000 if memory else None,
        parts=parts,
    )
    with shown(desk) as watch:

        def heard(step: str, accounts: int) -> None:
            watch(Progress(step, accounts))

        summary = trace(source, out, settings, heard, engine=engine, master=master)
    found = summary.counts
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in found.derivations.items()) or "none"
    desk.say(f"{found.accounts:,} accounts, {found.passages - found.furniture:,} passages. Derivations: {kinds}.")
    desk.say(f"{found.families:,} families, the largest of {found.largest_family:,} accounts. Tables: {out}")
    if found.set_aside:
        desk.say(f"Set aside: {found.set_aside:,} records; the reasons are in {out / 'set-aside.jsonl'}.")
    desk.give(summary)
    return Unreadable.exit_status if found.set_aside else 0
