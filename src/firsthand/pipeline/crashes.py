"""One account must not take the others with it, nor one step the steps before it.

A crash is a fault of ours that some account brings to light: that account is set aside, with the reason. Where a late
step crashes on what the accounts are together, or on most of them at one place, the case goes without that step. What
is the case's trouble or the system's (a damaged database, a full disk) is no account's and ends the run.
"""

import traceback
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import PurePath
from typing import TypeVar

from firsthand.records import AnchorRefused, Document, FirsthandError, SetAside
from firsthand.store.log import Act

FRAMES = 20
"""Frames of a traceback that go into the log, the innermost: a deep recursion has thousands."""
MOST = 0.5
"""Of the accounts: where one line of ours crashes on more, it is no account's doing, and setting them aside would leave a
case that looks whole and counts the few that are left."""
ADVICE = "Please report it, with the traceback that stands in the case's log.jsonl."

Outcome = TypeVar("Outcome")


class Crashed(Exception):
    """A step crashed on these accounts (by document id), or, where there are none, over all of them ``together``. Without
    them, or without the step, the rest can be done again. Where they ``stay``, only that step goes without them.
    """

    def __init__(
        self, step: str, problems: Mapping[str, Exception], stay: bool = False, together: Exception | None = None
    ) -> None:
        super().__init__(step)
        self.step = step
        self.problems = problems
        self.stay = stay
        self.together = together


def is_crash(problem: Exception) -> bool:
    """Whether the account is what the step stumbled over, and not a bad disk or a broken installation."""
    return isinstance(problem, AnchorRefused) or not isinstance(problem, FirsthandError | OSError | ImportError)


def over_all(
    step: str,
    run: Callable[[], Outcome],
    alone: Callable[[Document], object],
    documents: Collection[Document],
    stay: bool = False,
) -> Outcome:
    """A step over the whole pile. Where it crashes, each account is tried alone.

    Crashed, with those that crash it; with none where it is what they are together, or our own code, that the step
    cannot bear.
    """
    try:
        return run()
    except Exception as problem:
        if not is_crash(problem):
            raise
        crash = problem
    problems: dict[str, Exception] = {}
    for document in documents:
        try:
            alone(document)
        except Exception as problem:
            if not is_crash(problem):
                raise
            problems[document.id] = problem
    raise crashed(step, problems, len(documents), stay, crash) from crash


def crashed(
    step: str, problems: Mapping[str, Exception], accounts: int, stay: bool = False, together: Exception | None = None
) -> Crashed:
    """What a step's crashes are: those of single ones among so many accounts, or the step's own."""
    places = Counter((type(problem), _place(problem)) for problem in problems.values())
    if places and (commonest := places.most_common(1)[0])[1] > max(1, MOST * accounts):
        together = next(one for one in problems.values() if (type(one), _place(one)) == commonest[0])
        problems = {}
    return Crashed(step, problems, stay, together)


def refused(step: str, problem: Exception) -> FirsthandError:
    """The end of a run: a step that nothing can go without has failed over all accounts."""
    return FirsthandError(
        f"{step.capitalize()} these accounts failed, and not because of single ones among them: {told(problem)}.",
        "Please report it, with what FIRSTHAND_DEBUG=1 prints; other or fewer accounts may go through meanwhile.",
    )


def told(problem: Exception) -> str:
    """The error in a few words, which may go into the log."""
    said = f"{type(problem).__name__}: {problem}"[:300] if str(problem) else type(problem).__name__
    return said.encode("utf-8", "replace").decode()


def set_aside(step: str, document: Document, problem: Exception, stays: bool = False) -> SetAside:
    """The account, as a source that could not be worked with; where it ``stays``, by that step alone."""
    which = f" (record {document.source_id or document.record})" if document.media == "jsonl" else ""
    reason = f"{step.capitalize()} it failed{which}: {told(problem)}."
    if stays:
        reason += " It stands among the accounts; this step alone goes without it."
    return SetAside(document.path, reason, ADVICE, document.sha256)


def left_out(step: str, problem: Exception) -> SetAside:
    """A step that the whole case goes without."""
    reason = (
        f"{step.capitalize()} them failed: {told(problem)}. Everything else stands; what this step finds is missing."
    )
    return SetAside("all accounts", reason, ADVICE)


def entry(step: str, path: str, digest: str | None, problem: Exception, **more: str) -> Act:
    """The crash for the log, with where it happened. Frames are named without their folders, which are private."""
    frames = traceback.extract_tb(problem.__traceback__)[-FRAMES:]
    where = [f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return Act(
        "crashed",
        {"step": step, "path": path, "sha256": digest, "error": told(problem), "traceback": where, **more},
    )


def _place(problem: Exception) -> tuple[str, int | None]:
    """File and line where it happened."""
    frame = traceback.extract_tb(problem.__traceback__)[-1:]
    return (frame[0].filename, frame[0].lineno) if frame else ("", None)


def _module(filename: str) -> str:
    """``firsthand/lineage/descent.py`` of wherever it is installed: the part below the last folder of packages."""
    parts = PurePath(filename).parts
    roots = [at for at, part in enumerate(parts) if part in ("site-packages", "src") or part.startswith("python3")]
    return "/".join(parts[roots[-1] + 1 :] if roots else parts[-1:])
