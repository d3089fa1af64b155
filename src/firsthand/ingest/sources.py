"""Files and folders to captures: the edge of intake, the only part that reads a disk."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from firsthand.ingest.limits import DEFAULT, Limits
from firsthand.records import Captured, SetAside


def read_sources(paths: Sequence[Path | str], limits: Limits = DEFAULT) -> Iterator[Captured | SetAside]:
    """Each file under ``paths``, in the order given, folders walked in sorted order; hidden files are left out.

    What cannot be read is handed over as set aside, and the rest goes on. No file is given twice in one run. A link
    given by name is followed; one found in a folder only where it leads to something in that folder.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _files(Path(path)):
            if isinstance(found, SetAside):
                yield found
                continue
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield read_file(found, limits)


def _files(path: Path) -> Iterator[Path | SetAside]:
    name = path.as_posix()
    try:
        if path.is_symlink() and not path.exists():
            yield SetAside(
                name, "A link that leads nowhere, or back to itself.", "Give the file that it should lead to."
            )
        elif path.is_dir():
            yield from _folder(path, os.path.realpath(path), frozenset())
        elif path.exists():
            yield path
        else:
            yield SetAside(name, "There is no such file or folder.", "Check the spelling of the path.")
    except OSError as problem:
        yield _refused(name, problem)


def _folder(folder: Path, given: str, above: frozenset[str]) -> Iterator[Path | SetAside]:
    """The files below a folder. A link back to a folder that we are in, or out of the one ``given``, is set aside."""
    real = os.path.realpath(folder)
    if real in above:
        yield SetAside(
            folder.as_posix(), "A link back to a folder above it.", "Remove the link; its files were read once."
        )
        return
    try:
        entries = sorted(os.listdir(folder))
    except OSError as problem:
        yield _refused(folder.as_posix(), problem)
        return
    for entry in entries:
        if entry.startswith("."):
            continue
        path = folder / entry
        try:
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(given):
                yield SetAside(
                    path.as_posix(),
                    "A link that leads out of the folder given; it was not followed.",
                    "Give the file or folder that it leads to by its own path.",
                )
            elif path.is_dir():
                yield from _folder(path, given, above | {real})
            else:
                yield path
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
        if size > limits.file_bytes:
            reason, advice = too_large(size, limits)
            return SetAside(name, reason, advice, sha256=_hashed(path))
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
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
