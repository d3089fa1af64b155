"""Files and folders to captures: the edge of intake, the only part that reads a disk."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from firsthand.ingest.limits import DEFAULT, Limits
from firsthand.records import Captured, SetAside

PassedBy: TypeAlias = Callable[[Path], bool]


def read_sources(paths: Sequence[Path | str], limits: Limits = DEFAULT) -> Iterator[Captured | SetAside]:
    """Each file that ``files_under`` finds, read, or why it cannot be; the rest goes on."""
    for found in files_under(paths):
        yield found if isinstance(found, SetAside) else read_file(found, limits)


def files_under(paths: Sequence[Path | str], passed_by: PassedBy = lambda folder: False) -> Iterator[Path | SetAside]:
    """Each file under ``paths``, in the order given, folders walked in sorted order; hidden files are left out, and so
    are the folders that ``passed_by`` says yes to.

    No file is given twice. A link given by name is followed; one found in a folder only where it leads to something in
    that folder. What cannot be reached is handed over as set aside.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _files(Path(path), passed_by):
            if isinstance(found, SetAside):
                yield found
                continue
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield found


def _files(path: Path, passed_by: PassedBy) -> Iterator[Path | SetAside]:
    try:
        if path.is_symlink() and not path.exists():
            yield SetAside(
                path.as_posix(),
                "A link that leads nowhere, or back to itself.",
                "Give the file that it should lead to.",
            )
        elif path.is_dir():
            yield from _folder(path, os.path.realpath(path), passed_by)
        elif path.exists():
            yield path
        else:
            yield SetAside(path.as_posix(), "There is no such file or folder.", "Check the spelling of the path.")
    except OSError as problem:
        yield _refused(path.as_posix(), problem)


def _folder(folder: Path, given: str, passed_by: PassedBy) -> Iterator[Path | SetAside]:
    """The files below a folder, no folder twice. A link back to a folder that we are in, or out of the one ``given``,
    is set aside.
    """
    walked: set[str] = set()
    waiting: list[tuple[Path, frozenset[str]]] = [(folder, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            if path != folder and path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(given):
                yield SetAside(
                    path.as_posix(),
                    "A link that leads out of the folder given; it was not followed.",
                    "Give the file or folder that it leads to by its own path.",
                )
                continue
            if not path.is_dir():
                yield path
                continue
            real = os.path.realpath(path)
            if real in above:
                yield SetAside(
                    path.as_posix(), "A link back to a folder above it.", "Remove the link; its files were read once."
                )
            elif real not in walked and not passed_by(path):
                walked.add(real)
                names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
                waiting.extend((path / name, above | {real}) for name in names)
        except OSError as problem:
            yield _refused(path.as_posix(), problem)


def read_file(path: Path, limits: Limits = DEFAULT) -> Captured | SetAside:
    """One file. Its size is asked before it is opened, and no more than the limit is ever read."""
    from firsthand.ingest.capture import read_bytes, too_large

    name = path.as_posix()
    try:
        if not path.is_file():
            return SetAside(
                name, "Not a regular file (a device, pipe or broken link).", "Give a file with the account's text."
            )
        size = path.stat().st_size
        if size > (most := limits.most_bytes(name)):
            reason, advice = too_large(size, most)
            return SetAside(name, reason, advice, sha256=_hashed(path))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as problem:
        return _refused(name, problem)
    return read_bytes(data, name, limits)


def _hashed(path: Path) -> str:
    """SHA-256 of a file that is not loaded, one megabyte at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1_048_576):
            digest.update(piece)
    return digest.hexdigest()


def _refused(name: str, problem: OSError) -> SetAside:
    reason = problem.strerror or type(problem).__name__
    return SetAside(
        name, f"The file could not be opened: {reason}.", "Check its permissions, and that its disk is there."
    )
