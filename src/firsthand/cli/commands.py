"""All commands in the order of the job, and the help that leads through it."""

import click

from firsthand import __version__
from firsthand.cli.adding_up import reconcile
from firsthand.cli.archive import lineage
from firsthand.cli.building import add, analyse, build
from firsthand.cli.completion import completion
from firsthand.cli.handing import export, report
from firsthand.cli.judging import judge
from firsthand.cli.later import LATER
from firsthand.cli.looking import explain, find, quote, show, why
from firsthand.cli.reading import read
from firsthand.cli.screening import screen
from firsthand.cli.since import diff

SECTIONS: tuple[tuple[str, tuple[click.Command, ...]], ...] = (
    ("Make a case", (build, add, analyse)),
    ("Look into it", (show, why, find, quote, diff, explain)),
    ("Decide", (judge,)),
    ("Add it up", (reconcile, screen)),
    ("Hand it on", (report, export)),
    ("Without a case", (read, lineage, completion)),
    ("Not built yet", LATER),
)


class InOrder(click.Group):
    """A group whose help lists its commands section by section, as the job goes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the sections."""
        return [command.name for _, commands in SECTIONS for command in commands if command.name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sections, each with its commands."""
        for title, commands in SECTIONS:
            with formatter.section(title):
                formatter.write_dl([(str(one.name), one.get_short_help_str(80)) for one in commands])


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="firsthand", message="%(prog)s %(version)s")
def cli() -> None:
    """How many independent sources does a story really have?

    Give Firsthand a pile of accounts of one story: pages, texts, JSON lines. It finds who copied, cut,
    rewrote or credited whom, counts the origins, reads every statement with whose word it rests on, and shows
    where the accounts differ. Offline; nothing leaves this machine.

    \b
    Begin with:
      firsthand build pages/ --case harbour     the case, and a report to open in a browser
      firsthand show harbour findings           where the accounts differ
      firsthand why harbour A3                  the evidence behind an account, edge, claim or finding
      firsthand quote harbour "we never paid"   does anyone really say that?

    Every command has --help with examples, --json for programs, and --quiet.
    """


for _title, _commands in SECTIONS:
    for _command in _commands:
        cli.add_command(_command)
