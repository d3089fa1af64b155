"""Refuse a locked package whose licence is the GPL or the AGPL, or that does not say what its licence is.

    python -m tools.licences requirements/run.txt …

The licence is read from the installed package's own metadata, in this order: the SPDX expression, the trove
classifiers, the first line of the free-text field. The LGPL and the MPL are not refused: Firsthand uses such
packages as they are, from their own wheels. Where an expression offers a choice (``A OR B``), one acceptable
branch is enough; an exception that lifts the GPL for the user of a library (``WITH GCC-exception-3.1``, the
Fortran runtime that numpy's wheels carry) is honoured.
"""

import argparse
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

# "Lesser" and "Library" name the LGPL; the word boundary keeps "LGPL" out of "GPL".
REFUSED = re.compile(r"\bA?GPL|(?:(?<!lesser )(?<!library ))\bgeneral public licen[cs]e|\baffero\b", re.IGNORECASE)
LIFTED = re.compile(r"with\s+(?:gcc-exception|classpath-exception|linking-exception)", re.IGNORECASE)
# The operators of SPDX are capitals with space around them; the "or" of GPL-2.0-or-later is none.
TOKEN = re.compile(r"\(|\)|(?<![\w-])(?:AND|OR)(?![\w-])|(?:(?!(?<![\w-])(?:AND|OR)(?![\w-]))[^()])+")


class Licence(NamedTuple):
    """What one package says: ``stated`` in its own words, ``acceptable`` to this project."""

    package: str
    stated: str
    acceptable: bool


def stated(found: Distribution) -> str:
    """What the package's metadata says its licence is; empty where it says nothing."""
    meta = found.metadata
    classifiers = [c for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    named = [c.rpartition(" :: ")[2] for c in classifiers if not c.endswith("OSI Approved")]
    free_text = (meta.get("License") or "").strip().splitlines() or [""]
    return meta.get("License-Expression") or " AND ".join(named) or free_text[0]


def acceptable(expression: str) -> bool:
    """True where the expression can be met without the GPL or the AGPL; an empty one cannot."""
    tokens = [token.strip() for token in TOKEN.findall(expression) if token.strip()]

    def choice(at: int) -> tuple[bool, int]:
        good, at = together(at)
        while at < len(tokens) and tokens[at] == "OR":
            other, at = together(at + 1)
            good = good or other
        return good, at

    def together(at: int) -> tuple[bool, int]:
        good, at = one(at)
        while at < len(tokens) and tokens[at] == "AND":
            other, at = one(at + 1)
            good = good and other
        return good, at

    def one(at: int) -> tuple[bool, int]:
        if at >= len(tokens):
            return False, at
        if tokens[at] == "(":
            good, at = choice(at + 1)
            return good, at + 1
        return not REFUSED.search(tokens[at]) or bool(LIFTED.search(tokens[at])), at + 1

    good, end = choice(0)
    # What is left over was no expression but prose: judged as a whole.
    return good if end >= len(tokens) else not REFUSED.search(expression)


def pinned(locks: list[Path]) -> list[str]:
    """The names that the lock files pin, sorted."""
    pins = (re.match(r"([A-Za-z0-9][\w.-]*)==", line) for lock in locks for line in lock.open(encoding="utf-8"))
    return sorted({pin[1] for pin in pins if pin})


def survey(names: list[str]) -> tuple[list[Licence], list[str]]:
    """The licences of those that are installed here, and the names of those that are not."""
    licences, absent = [], []
    for name in names:
        try:
            said = stated(distribution(name))
        except PackageNotFoundError:
            absent.append(name)
            continue
        licences.append(Licence(name, said or "nothing stated", acceptable(said)))
    return licences, absent


def main() -> int:
    """Print what is refused, what was not read, and a count; return the exit status."""
    parser = argparse.ArgumentParser(description="Refuse GPL and AGPL among the locked packages.")
    parser.add_argument("locks", nargs="+", type=Path)
    names = pinned(parser.parse_args().locks)
    licences, absent = survey(names)
    refused = [licence for licence in licences if not licence.acceptable]
    for licence in refused:
        print(f"refused: {licence.package}: {licence.stated}")
    if absent:
        print(f"not installed on this system, so not read: {', '.join(absent)}")
    print(f"{len(licences)} licences read, {len(refused)} refused")
    return 1 if refused or not licences else 0


if __name__ == "__main__":
    sys.exit(main())
