"""What a whole process costs: wall time, and the memory that it and its children hold together."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOOK_SECONDS = 0.03
"""Between two looks at the memory of a process and its children."""


@dataclass(frozen=True)
class Cost:
    """Of one process: wall time, time on all cores, memory."""

    seconds: float
    core_seconds: float
    peak_bytes: int

    def without(self, other: "Cost") -> "Cost":
        """What is left when start-up is subtracted."""
        return Cost(
            max(0.001, self.seconds - other.seconds),
            max(0.0, self.core_seconds - other.core_seconds),
            max(0, self.peak_bytes - other.peak_bytes),
        )


class Failed(Exception):
    """A measured process did not end well; says with what it ended, and its last words."""


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in ``folder``. Raises `Failed`."""
    with (folder / "said.txt").open("wb+") as said:
        before = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said)
        peak = 0
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            peak = max(peak, _held_bytes(process.pid), _highest_bytes(process.pid))
            time.sleep(LOOK_SECONDS)
        seconds = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"ended with {process.returncode}: {said.read().decode(errors='replace')[-600:]}")
    # Where /proc shows nothing: what the system says of the largest single process. It counts what the process was
    # before it became the command, which is this one; so it is the last resort.
    peak = peak or usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak)


def _highest_bytes(pid: int) -> int:
    """The most that a process itself has held so far, between two looks too; 0 where the system does not show it."""
    with contextlib.suppress(OSError):
        for line in (Path("/proc") / str(pid) / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def _held_bytes(pid: int) -> int:
    """Resident memory of a process and its children; 0 where the system does not show it under /proc."""
    total = 0
    with contextlib.suppress(OSError):  # it may end while it is looked at
        process = Path("/proc") / str(pid)
        total = int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        for task in (process / "task").iterdir():
            total += sum(_held_bytes(int(child)) for child in (task / "children").read_text().split())
    return total
