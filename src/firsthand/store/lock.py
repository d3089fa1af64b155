"""One writer a case: a lock that the system lets go when the process ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand.records import FirsthandError, UsageProblem

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold the case's lock; UsageProblem when another process holds it.

    The file stays behind when the lock is let go: removing it would let two processes lock two different
    files.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as problem:
        raise FirsthandError(
            f"The case {path.parent} cannot be written ({problem.strerror}).",
            "Choose a folder of your own with --case, or mend its permissions.",
        ) from None
    try:
        try:
            _take(handle)
        except OSError:
            holder = os.pread(handle, 100, 0).decode("ascii", "replace") if hasattr(os, "pread") else ""
            raise UsageProblem(
                f"Another process is writing in the case {path.parent}"
                + (f" (process {holder.strip()})." if holder.strip().isdigit() else "."),
                "Wait until it is done, or end it; reading the case is possible meanwhile.",
            ) from None
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode("ascii"))
        yield
    finally:
        os.close(handle)
