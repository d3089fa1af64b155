"""Lock the dependencies that pyproject.toml names into requirements/*.txt: pinned, hashed, wheels only.

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

PROJECT = Path(__file__).parent.parent
REQUIREMENTS = PROJECT / "requirements"

OLDEST_PYTHON = "3.11"

# File, what it is for, where its names come from, the files whose pins it keeps to.
LOCKS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("run.txt", "what Firsthand runs on", ("pyproject.toml",), ()),
    ("build.txt", "what builds its wheel", ("--group", "build"), ("run.txt",)),
    ("dev.txt", "what the checks run on, beside run.txt", ("--group", "dev"), ("run.txt", "build.txt")),
    ("lock.txt", "what locks all of these", ("--group", "lock"), ()),
)

HEADER = """\
# {purpose}. Made by `make lock` from pyproject.toml; not edited by hand.
--require-hashes
--only-binary :all:
"""


def leaks(text: str) -> list[str]:
    """Return the lines of a lock file that name an index, an address or a path of somebody's machine."""
    return [
        line for line in text.splitlines() if re.search(r"://|--(?:extra-)?index|--find-links|@ file|(?:^|\s)/\w", line)
    ]


def compile_lock(name: str, purpose: str, sources: tuple[str, ...], kept: tuple[str, ...], upgrade: bool) -> str:
    """Resolve one lock file and return its text; pins already in it stay unless ``upgrade``."""
    target = REQUIREMENTS / name
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "--universal"),
        *("--python-version", OLDEST_PYTHON, "--only-binary", ":all:", "--generate-hashes"),
        *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--output-file", str(target.relative_to(PROJECT))),
        *(part for other in kept for part in ("--constraints", f"requirements/{other}")),
        *(["--upgrade"] if upgrade else []),
        *sources,
    ]
    # Settings of the machine's own installers must not steer what everybody installs.
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    subprocess.run(command, cwd=PROJECT, env=clean, check=True, stdout=subprocess.DEVNULL)
    text = HEADER.format(purpose=purpose[0].upper() + purpose[1:]) + target.read_text(encoding="utf-8")
    if found := leaks(text):
        sys.exit(f"{name} would name a place of this machine: {found[0].strip()}")
    target.write_text(text, encoding="utf-8")
    return text


def main() -> None:
    """Write every lock file and say how many packages each pins."""
    parser = argparse.ArgumentParser(description="Lock the dependencies into requirements/.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest release of each")
    upgrade = parser.parse_args().upgrade
    REQUIREMENTS.mkdir(exist_ok=True)
    for name, purpose, sources, kept in LOCKS:
        text = compile_lock(name, purpose, sources, kept, upgrade)
        pins = sum(1 for line in text.splitlines() if re.match(r"[a-z0-9].*==", line))
        print(f"requirements/{name}: {pins} pins, {purpose}")


if __name__ == "__main__":
    main()
