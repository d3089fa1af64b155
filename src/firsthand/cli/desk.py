"""Where a command puts what it has to say: results to stdout, everything else to stderr, as the options
want it.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from typing import Any, TypeVar

import click
import msgspec

from firsthand import __version__
from firsthand.config import Config, settle
from firsthand.records import UsageProblem

Command = TypeVar("Command", bound=Callable[..., Any])
TOOL = f"firsthand {__version__}"


class Desk:
    """The settings of one run and its two outlets."""

    def __init__(self, config: Config, *, quiet: bool, machine: bool) -> None:
        self.config = config
        self.quiet = quiet
        self.machine = machine

    def say(self, line: str) -> None:
        """A line of the result; not in ``--json``."""
        if not self.machine:
            click.echo(line, file=sys.stdout)

    def lines(self, lines: Iterable[str]) -> None:
        """Several of them."""
        for line in lines:
            self.say(line)

    def tell(self, line: str) -> None:
        """A line beside the result: what came of it, what to do next; not with ``--quiet`` or ``--json``."""
        if not (self.quiet or self.machine):
            click.echo(line, file=sys.stderr)

    def give(self, value: object) -> None:
        """The result for a program, in ``--json`` only: one JSON value."""
        if self.machine:
            from firsthand.views.export import to_json

            write_bytes(to_json(value) + b"\n")

    @property
    def width(self) -> int:
        """Columns for a table: the terminal's or ``COLUMNS``, and a fixed many where nobody looks at one."""
        return shutil.get_terminal_size((160, 40)).columns


def write_bytes(data: bytes) -> None:
    """Bytes to stdout, whatever encoding the terminal claims."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(data.decode("utf-8"))


def with_desk(command: Command) -> Command:
    """Give a command the options that every command has, and a desk made from them as its first argument."""

    @click.option("-q", "--quiet", is_flag=True, help="Print the result only.")
    @click.option("--json", "machine", is_flag=True, help="Print the result as JSON, for programs.")
    @click.option("--operator", metavar="NAME", help="Who does this; written into the case's log.")
    @click.option("--set", "given", metavar="NAME=VALUE", multiple=True, help="A setting (docs/cli.md lists them).")
    @wraps(command)
    def seated(
        *arguments: Any, quiet: bool, machine: bool, operator: str | None, given: tuple[str, ...], **rest: Any
    ) -> Any:
        _refuse_broken((*rest.values(), operator, *given))
        config = settle(os.environ, given)
        if operator:
            config = msgspec.structs.replace(config, operator=operator)
        return command(Desk(config, quiet=quiet, machine=machine), *arguments, **rest)

    return seated  # type: ignore[return-value]


def _refuse_broken(words: Iterable[object]) -> None:
    """UsageProblem for a word that is no text: it could neither be searched for nor kept. Names of files are taken as
    they are.
    """
    for word in words:
        if isinstance(word, tuple):
            _refuse_broken(word)
        elif isinstance(word, str) and not os.path.lexists(word):
            try:
                word.encode()
            except UnicodeEncodeError:
                raise UsageProblem(f"{word!r} holds bytes that are no text.", "Type it again, in UTF-8.") from None


def complain(what: str, advice: str = "") -> None:
    """An error: what happened, and on the next line what to try."""
    from firsthand.views.visible import plain

    message = f"firsthand: {plain(what)}" + (f"\n  {plain(advice)}" if advice else "")
    with suppress(OSError):  # where nobody listens on stderr either, the exit status still says it
        click.echo(message, file=sys.stderr)


def debugging() -> bool:
    """Whether errors should come with their traceback."""
    return os.environ.get("FIRSTHAND_DEBUG", "").lower() not in ("", "0", "false", "no", "off")
