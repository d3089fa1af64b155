"""``export`` and ``report``: a case for other programs and for other people."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.desk import Desk, with_desk, write_bytes
from firsthand.cli.looking import case_argument, opened
from firsthand.cli.paths import TypedPath
from firsthand.records import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.views.schema import Export

ONE_FILE = ("json", "xlsx", "ftm", "jsonld", "gexf", "graphml")
FORMATS = ("json", "csv", "xlsx", "parquet", "ftm", "jsonld", "gexf", "graphml")


@click.command(short_help="The case as data: JSON, tables, graphs.")
@case_argument
@click.option("--format", "kind", type=click.Choice(FORMATS), default="json", show_default=True, help="What to write.")
@click.option(
    "-o", "--output", metavar="PATH", help="File, or folder (csv, parquet); without it, or -, a file goes to stdout."
)
@click.option("--all-pairs", is_flag=True, help="Shared passages of every two accounts, not only of child and parent.")
@with_desk
def export(desk: Desk, case: Path, kind: str, output: str | None, all_pairs: bool) -> None:
    """Write everything the case says for another program.

    JSON is one object whose schema is part of the package (docs/export.md). CSV and Parquet are a folder with one file a
    table, xlsx one workbook with a sheet a table: cells that a spreadsheet would run as formulas are defused. ftm is
    FollowTheMoney as line JSON, jsonld W3C PROV with Web Annotation selectors, gexf and graphml the network of parties.

    \b
    Examples:
      firsthand export harbour -o harbour.json
      firsthand export harbour --format csv -o tables/
    """
    from firsthand.views.export import export as exported

    with opened(desk, case, every_original=True) as (_, results):
        whole = exported(results, all_pairs=all_pairs)
    if kind in ONE_FILE:
        data = _one_file(kind, whole)
        if output in (None, "-"):
            write_bytes(data)
            return
        written = [_written(Path(str(output)), data)]
    else:
        if output in (None, "-"):
            raise UsageProblem(f"{kind} is a folder of files.", f"Name the folder: --format {kind} -o FOLDER")
        folder = Path(str(output))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise UsageProblem(
                f"{folder} cannot be a folder ({problem.strerror}).", "Choose another with -o."
            ) from None
        written = [_written(folder / name, data) for name, data in _many_files(kind, whole).items()]
    desk.give({"written": [str(path) for path in written]})
    desk.lines(f"Wrote {path}" for path in written)


def _one_file(kind: str, whole: "Export") -> bytes:
    """The case as bytes of one file. What a format needs is imported when it is asked for."""
    from firsthand.views.export import to_json

    if kind == "xlsx":
        from firsthand.views.workbook import workbook

        return workbook(whole)
    if kind == "ftm":
        from firsthand.views.followthemoney import entities

        return b"".join(to_json(entity, indent=-1) + b"\n" for entity in entities(whole))
    if kind == "jsonld":
        from firsthand.views.linked import linked

        return to_json(linked(whole)) + b"\n"
    if kind in ("gexf", "graphml"):
        from firsthand.views import network

        return network.gexf(whole) if kind == "gexf" else network.graphml(whole)
    return to_json(whole) + b"\n"


def _many_files(kind: str, whole: "Export") -> "Mapping[str, bytes]":
    if kind == "parquet":
        from firsthand.views.columns import columns

        return columns(whole)
    from firsthand.views.sheets import sheets

    return sheets(whole)


@click.command(short_help="The report again, elsewhere or without full texts.")
@case_argument
@click.option("-o", "--output", required=True, metavar="PATH", type=TypedPath(), help="The HTML file.")
@click.option("--quotes-only", is_flag=True, help="Leave out the accounts' full texts, so that it may be shared.")
@with_desk
def report(desk: Desk, case: Path, output: Path, quotes_only: bool) -> None:
    """Write the report: one HTML file that works offline and prints.

    \b
    Examples:
      firsthand report harbour -o harbour.html
      firsthand report harbour --quotes-only -o for-sharing.html
    """
    from firsthand.views.report import render

    with opened(desk, case, every_original=True) as (_, results):
        page = render(results, quotes_only=quotes_only)
    _written(output, page.encode("utf-8", "replace"))
    desk.give({"written": [str(output)]})
    desk.say(f"Wrote {output}")


def _written(path: Path, data: bytes) -> Path:
    """Write beside and rename, so that a reader never sees half a file."""
    try:
        handle, beside = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(beside, 0o666 & ~_mask())
        os.replace(beside, path)
    except OSError as problem:
        raise UsageProblem(f"{path} cannot be written ({problem.strerror}).", "Choose another place with -o.") from None
    return path


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
