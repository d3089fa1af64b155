"""The command line: the only room that talks to a terminal. ``main`` is the program ``firsthand``.

Exit statuses stand in docs/cli.md; an error on purpose carries its own (``records.errors``).
"""

import os
import sys
from collections.abc import Sequence

from firsthand.records import FirsthandError

STOPPED = 130
"""Ended by Ctrl-C (128 + SIGINT, as a shell counts)."""
UNREAD = 141
"""The program that reads our output went away (128 + SIGPIPE)."""


def main() -> None:
    """Run the command in ``sys.argv`` and leave with its exit status."""
    if os.name == "posix":
        _open_what_is_closed()
        _speak_utf8()
    sys.exit(run(sys.argv[1:]))


def _open_what_is_closed() -> None:
    """A stream that was closed for us (``>&-``) leads nowhere. Else the next file that is opened takes its number."""
    for number, mode, name in ((0, "r", "stdin"), (1, "w", "stdout"), (2, "w", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if mode == "r" else os.O_WRONLY)  # takes the lowest number that is free
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115  # as long as the process


def _speak_utf8() -> None:
    """In a locale that does not know UTF-8, file names and arguments in UTF-8 would arrive as broken characters and
    could not be kept: the program starts over in Python's UTF-8 mode.
    """
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def run(arguments: Sequence[str]) -> int:
    """Run one command. Whatever happens, one sentence and an exit status come out, and no traceback
    unless asked for.
    """
    import click

    from firsthand.cli.commands import cli
    from firsthand.cli.desk import complain, debugging

    _let_everything_be_printed()
    try:
        status = cli.main(args=list(arguments), prog_name="firsthand", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message(), file=sys.stderr)
        return problem.exit_code
    except click.ClickException as problem:
        complain(problem.format_message(), _advice(problem))
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("Stopped.", "What was done is kept; the same command goes on from there.")
        return STOPPED
    except SystemExit as ended:
        # click leaves by itself in two cases: when it has answered a shell's completion, and when nobody reads on.
        return _unread() if "_FIRSTHAND_COMPLETE" not in os.environ else int(str(ended.code or 0))
    except BrokenPipeError:
        return _unread()
    except FirsthandError as problem:
        if debugging():
            raise
        complain(problem.what, problem.advice)
        return problem.exit_status
    except OSError as problem:
        if debugging():
            raise
        where = f" ({problem.filename})" if problem.filename else ""
        complain(f"The system refused: {problem.strerror or problem}{where}.", "Look at permissions and free space.")
        return 1
    except Exception as problem:
        if debugging():
            raise
        complain(
            f"Something unexpected happened: {type(problem).__name__}: {problem}",
            "Please report it, with what FIRSTHAND_DEBUG=1 prints in front of the same command.",
        )
        return 1


def _unread() -> int:
    # Python would complain once more when it flushes stdout at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return UNREAD


def _advice(problem: object) -> str:
    context = getattr(problem, "ctx", None)
    return f"See: {context.command_path} --help" if context is not None else "See: firsthand --help"


def _let_everything_be_printed() -> None:
    """A terminal that cannot show a character shows its code; nothing ends because of it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
