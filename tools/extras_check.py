"""Install the extras into environments of their own and run there the tests that need them.

    python -m tools.extras_check [EXTRA ...]

The tests that all run in need none of the extras, so none is installed there. Where an extra's system packages are
missing the check says which and goes on with the others.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tools.closing_line import closing_line
from tools.wheel_check import BUILD, PIP, PROJECT, beside, kept_environment, run


class Extra(NamedTuple):
    """An extra, the tests that need it, and the system's commands without which it cannot be built or run."""

    name: str
    tests: str
    needs: tuple[tuple[str, ...], ...]
    advice: str


EXTRAS = (
    Extra("spark", "tests/lineage/archive/test_spark.py", (("java", "-version"),), "Java 17 or newer"),
    Extra(
        "ftm",
        "tests/extras",
        (("c++", "--version"), ("pkg-config", "--exists", "icu-i18n")),
        "a C++ compiler, pkg-config and ICU's headers (Debian: g++, pkg-config, libicu-dev), to build PyICU",
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Print what was proved, or why nothing was; return the exit status of the first that failed."""
    BUILD.mkdir(exist_ok=True)
    statuses = [check(extra) for extra in EXTRAS if not arguments or extra.name in arguments]
    return next((status for status in statuses if status), 0)


def check(extra: Extra) -> int:
    """One extra in an environment of its own, beside what the tests run in: only the extra itself is installed."""
    if not all(works(command) for command in extra.needs):
        print(f"NOT run: {extra.tests} needs {extra.advice}.")
        return 0
    lock = PROJECT / "requirements" / f"{extra.name}.txt"
    python = kept_environment(f"extra-{extra.name}", lock, beside) / "bin" / "python"
    run(python, *PIP, "check")
    run(python, "-m", "tools.licences", lock, cwd=PROJECT)
    report = BUILD / f"extra-{extra.name}.xml"
    report.unlink(missing_ok=True)
    command = [python, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}", extra.tests]
    ran = subprocess.run(command, cwd=PROJECT, stdin=subprocess.DEVNULL, check=False)
    # A test that was skipped here proves nothing.
    said, status = closing_line(report, ran.returncode)
    print(said)
    return status


def works(command: Sequence[str]) -> bool:
    """Whether a command is there and ends well."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
