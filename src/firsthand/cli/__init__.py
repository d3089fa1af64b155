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
    # In a locale that knows only ASCII, what was typed in UTF-8 arrives as lone surrogates.
    sys.exit(run([os.fsencode(word).decode("utf-8", "surrogateescape") for word in sys.argv[1:]]))


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
