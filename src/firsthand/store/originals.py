"""Originals: the bytes of every source, named by their SHA-256, written once and never rewritten."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from firsthand.records import CaseBroken
from firsthand.store.hashing import sha256

ADVICE = (
    "Restore the file from a copy of the case, or build a new case from the sources; "
    "what rests on this original cannot be trusted until then."
)


class Originals:
    """The folder ``originals/``: ``ab/cdef…`` for the bytes whose hash is ``abcdef…``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of that hash lie."""
        return self.folder / digest[:2] / digest[2:]

    def keep(self, data: bytes, digest: str) -> None:
        """Write the bytes under their hash, durably, unless they are there already.

        Written beside and renamed, so that a process killed half way leaves no half original.
        """
        if sha256(data) != digest:
            raise CaseBroken(f"The bytes handed over do not have the hash {digest[:12]}.", ADVICE)
        path = self.path(digest)
        if path.exists() and path.stat().st_size == len(data):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(beside, 0o444)
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise

    def read(self, digest: str) -> bytes:
        """The bytes of that hash, checked; CaseBroken when they are gone or changed."""
        try:
            data = self.path(digest).read_bytes()
        except OSError as problem:
            raise CaseBroken(f"The original {digest[:12]} cannot be read ({problem.strerror}).", ADVICE) from None
        if sha256(data) != digest:
            raise CaseBroken(f"The original {digest[:12]} has been changed: its hash no longer agrees.", ADVICE)
        return data

    def check(self, sizes: Mapping[str, int], *, hash_bytes: int | None) -> None:
        """CaseBroken unless every original is there in its size, and (up to ``hash_bytes`` in all) with its
        hash.

        ``None`` hashes everything. Sizes are always checked; a case of many gigabytes should still open at
        once.
        """
        total = 0
        for digest, size in sizes.items():
            try:
                found = self.path(digest).stat().st_size
            except OSError:
                raise CaseBroken(f"The original {digest[:12]} is missing from the case.", ADVICE) from None
            if found != size:
                raise CaseBroken(
                    f"The original {digest[:12]} has been changed: {found} bytes instead of {size}.", ADVICE
                )
            total += size
            if hash_bytes is None or total <= hash_bytes:
                self.read(digest)
