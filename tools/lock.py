"""Lock the dependencies that pyproject.toml names into requirements/*.txt: pinned, hashed, wheels where there are any.

One file per purpose, each holding to the pins of the ones before it. The files are universal: one file for
every Python and system that the wheels exist for, with markers where a package needs another release there.
They name neither an index nor a path, so whoever installs them does so from the index they trust.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tools.licences import pinned

PROJECT = Path(__file__).parent.parent
REQUIREMENTS = PROJECT / "requirements"

OLDEST_PYTHON = "3.11"


class Lock(NamedTuple):
    """A file in requirements/: what it is for, where its names come from, whose pins it keeps to."""

    name: str
    purpose: str
    sources: tuple[str, ...]
    kept: tuple[str, ...] = ()
    built: tuple[str, ...] = ()
    """What is published as source alone, with no wheel."""


LOCKS = (
    Lock("run.txt", "what Firsthand runs on", ("pyproject.toml",)),
    Lock("build.txt", "what builds its wheel", ("--group", "build"), ("run.txt",)),
    Lock("dev.txt", "what the checks run on, beside run.txt", ("--group", "dev"), ("run.txt", "build.txt")),
    Lock(
        name="spark.txt",
        purpose="what `lineage --engine spark` runs on, beside run.txt",
        sources=("--extra", "spark", "pyproject.toml"),
        kept=("run.txt",),
        built=("pyspark",),
    ),
    Lock(
        name="ftm.txt",
        purpose="what `screen` runs on, and what checks FollowTheMoney exports, beside run.txt",
        sources=("--extra", "ftm", "pyproject.toml"),
        kept=("run.txt",),
        built=("pyicu",),
    ),
    Lock("lock.txt", "what locks all of these", ("--group", "lock")),
)

HEADER = """\
# {purpose}. Made by `make lock` from pyproject.toml; not edited by hand.
--require-hashes
--only-binary :all:
"""

BUILT = """\
# {name} is published as source alone. It is built with the setuptools of run.txt: --no-build-isolation.
--no-binary {name}
"""


def leaks(text: str) -> list[str]:
    """Return the lines of a lock file that name an index, an address or a path of somebody's machine."""
    return [
        line for line in text.splitlines() if re.search(r"://|--(?:extra-)?index|--find-links|@ file|(?:^|\s)/\w", line)
    ]


def compile_lock(lock: Lock, upgrade: bool) -> str:
    """Resolve one lock file and return its text; pins already in it stay unless ``upgrade``."""
    target = REQUIREMENTS / lock.name
    # An extra is resolved together with the project, whose own parts the files before it hold.
    beside = pinned([REQUIREMENTS / other for other in lock.kept]) if "--extra" in lock.sources else []
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "--universal"),
        *("--python-version", OLDEST_PYTHON, "--only-binary", ":all:", "--generate-hashes"),
        *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--output-file", str(target.relative_to(PROJECT))),
        *(part for name in lock.built for part in ("--no-binary", name)),
        *(part for other in lock.kept for part in ("--constraints", f"requirements/{other}")),
        *(part for name in beside for part in ("--no-emit-package", name)),
        *(["--upgrade"] if upgrade else []),
        *lock.sources,
    ]
    # Settings of the machine's own installers must not steer what everybody installs.
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    subprocess.run(command, cwd=PROJECT, env=clean, check=True, stdout=subprocess.DEVNULL)
    header = HEADER.format(purpose=lock.purpose[0].upper() + lock.purpose[1:])
    text = header + "".join(BUILT.format(name=name) for name in lock.built) + target.read_text(encoding="utf-8")
    if found := leaks(text):
        sys.exit(f"{lock.name} would name a place of this machine: {found[0].strip()}")
    target.write_text(text, encoding="utf-8")
    return text


def main() -> None:
    """Write every lock file and say how many packages each pins."""
    parser = argparse.ArgumentParser(description="Lock the dependencies into requirements/.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest release of each")
    upgrade = parser.parse_args().upgrade
    REQUIREMENTS.mkdir(exist_ok=True)
    for lock in LOCKS:
        text = compile_lock(lock, upgrade)
        pins = sum(1 for line in text.splitlines() if re.match(r"[a-z0-9].*==", line))
        print(f"requirements/{lock.name}: {pins} pins, {lock.purpose}")


if __name__ == "__main__":
    main()
