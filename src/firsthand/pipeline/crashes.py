"""One account must not take the others with it: an account on which a step crashes is set aside, with the reason.

A crash is a fault of ours that some account brings to light. What is the case's trouble or the system's (a damaged
database, a full disk) is no account's and ends the run.
"""

import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import TypeVar

from firsthand.records import AnchorRefused, Document, FirsthandError, SetAside
from firsthand.store.log import Act

FRAMES = 20
"""Frames of a traceback that go into the log, the innermost: a deep recursion has thousands."""
ADVICE = "Please report it, with the traceback that stands in the case's log.jsonl."

Outcome = TypeVar("Outcome")


class Crashed(Exception):
    """A step crashed on these accounts (by document id); without them it can be done again. Where they ``stay``, only
    that step goes without them.
    """

    def __init__(self, step: str, problems: Mapping[str, Exception], stay: bool = False) -> None:
        super().__init__(step)
        self.step = step
        self.problems = problems
        self.stay = stay


def is_crash(problem: Exception) -> bool:
    """Whether the account is what the step stumbled over, and not a bad disk or a broken installation."""
    return isinstance(problem, AnchorRefused) or not isinstance(problem, FirsthandError | OSError | ImportError)


def over_all(
    step: str,
    run: Callable[[], Outcome],
    alone: Callable[[Document], object],
    documents: Iterable[Document],
    stay: bool = False,
) -> Outcome:
    """A step over the whole pile. Where it crashes, each account is tried alone, and those that crash it are named.

    FirsthandError where none does: then it is what they are together that the step cannot bear.
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
    if problems:
        raise Crashed(step, problems, stay) from crash
    raise FirsthandError(
        f"{step.capitalize()} failed over these accounts together, and over none of them alone: {told(crash)}.",
        "Please report it, with what FIRSTHAND_DEBUG=1 prints; fewer accounts in a case may go through meanwhile.",
    ) from crash


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


def entry(step: str, path: str, digest: str | None, problem: Exception, **more: str) -> Act:
    """The crash for the log, with where it happened. Frames are named without their folders, which are private."""
    frames = traceback.extract_tb(problem.__traceback__)[-FRAMES:]
    where = [f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return Act(
        "crashed",
        {"step": step, "path": path, "sha256": digest, "error": told(problem), "traceback": where, **more},
    )


def _module(filename: str) -> str:
    """``firsthand/lineage/descent.py`` of wherever it is installed: the part below the last folder of packages."""
    parts = PurePath(filename).parts
    roots = [at for at, part in enumerate(parts) if part in ("site-packages", "src") or part.startswith("python3")]
    return "/".join(parts[roots[-1] + 1 :] if roots else parts[-1:])
