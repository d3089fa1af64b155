"""Progress on stderr, for anything that takes over a second: one line that moves on a terminal, plain
lines elsewhere.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from firsthand.cli.desk import Desk
from firsthand.pipeline import Progress, Watch

PATIENCE_SECONDS = 1.0
"""Before this nothing is shown: what is done sooner needs no progress."""
PLAIN_SECONDS = 5.0
"""Between two lines where stderr is no terminal: a log wants to be short."""


def words(progress: Progress) -> str:
    """A step in words: ``reading 3 of 5: The Harbour Post``."""
    from firsthand.views.visible import plain

    count = ""
    if progress.done:
        count = f" {progress.done:,}" + (f" of {progress.total:,}" if progress.total else "")
    return f"{progress.step}{count}" + (f": {plain(progress.detail)}" if progress.detail else "")


@contextmanager
def shown(desk: Desk) -> Iterator[Watch]:
    """A watcher for the pipeline. A thread of its own prints, so that a long step is announced while it
    runs.
    """
    if desk.quiet or desk.machine:
        yield _notices
        return
    latest: list[Progress] = []
    done = threading.Event()
    show = _on_terminal if sys.stderr.isatty() else _as_lines
    thread = threading.Thread(target=show, args=(latest, done), daemon=True)
    thread.start()

    def watch(progress: Progress) -> None:
        if progress.notice:
            _notices(progress)
        else:
            latest[:] = [progress]

    try:
        yield watch
    finally:
        done.set()
        thread.join(PATIENCE_SECONDS)


def _notices(progress: Progress) -> None:
    """What has to be read, however quiet the run is."""
    if progress.notice:
        click.echo(f"firsthand: {words(progress)}", file=sys.stderr)


def _on_terminal(latest: list[Progress], done: threading.Event) -> None:
    if done.wait(PATIENCE_SECONDS):
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    with console.status("") as line:
        while not done.wait(0.2):
            if latest:
                line.update(Text(words(latest[0])[: max(20, console.width - 4)]))


def _as_lines(latest: list[Progress], done: threading.Event) -> None:
    said = ""
    pause = PATIENCE_SECONDS
    started = time.monotonic()
    while not done.wait(pause):
        pause = PLAIN_SECONDS
        if latest and words(latest[0]) != said:
            said = words(latest[0])
            click.echo(f"firsthand: {said} ({time.monotonic() - started:.0f} s)", file=sys.stderr)
