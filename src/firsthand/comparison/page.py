"""The catalogue as a page: ``python -m firsthand.comparison.page docs/findings.md`` writes it anew."""

import sys
from pathlib import Path

from firsthand.comparison.catalogue import CATALOGUE, FAMILIES
from firsthand.records import FindingClass

_HEAD = """# Findings

A finding is a difference between an account and what it derives from, or a pattern that is worth a look. Each belongs to
one class with a stable code. Severities are *high*, *medium* and *low*; *read* means that it is shown to be read and is
not counted. Where it is not known which of two texts came first, only what contradicts either way counts; what says who
changed what is to be read. Siblings that keep the same words give no finding, and accounts without a derivation give none but an unknown
designation. All examples are made up: the parent's words come first, the child's second.

This page is written from the catalogue in `src/firsthand/comparison/`; a test keeps it current.
"""


def page() -> str:
    """The whole page in Markdown."""
    rows = [f"| [{c.code}](#{_target(c)}) | {c.name} | {c.severity} |" for c in CATALOGUE.values()]
    table = "\n".join(["| code | name | severity |", "|---|---|---|", *rows])
    parts = [_HEAD, table]
    for family in FAMILIES:
        parts += [_section(kind) for kind in family.CLASSES]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _target(kind: FindingClass) -> str:
    return f"{kind.code} {kind.name}".lower().replace(" ", "-")


def _section(kind: FindingClass) -> str:
    parent, child = (text.replace("\n", " ⏎ ") for text in kind.example)
    return "\n\n".join(
        [
            f"## {kind.code} {kind.name}",
            kind.rationale,
            f"**Severity** {kind.severity}. {kind.severity_note}",
            f"**Example** {parent} → {child}",
            f"**Does not catch** {kind.misses}",
        ]
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
