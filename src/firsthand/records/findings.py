"""Findings: a difference or a pattern worth a look, each of one documented class."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.anchors import Anchor

Severity: TypeAlias = Literal["high", "medium", "low", "read"]
"""``read``: shown to be read but not counted (DESIGN.md)."""
Verdict: TypeAlias = Literal[
    "verbatim",
    "altered",
    "spliced",
    "re-attributed",
    "reported speech turned into a quotation",
    "not found",
    "only here",
]


class FindingClass(msgspec.Struct, frozen=True, kw_only=True):
    """What a code means, like a linter's rule. ``example`` is (parent's words, child's words), made up."""

    code: str
    name: str
    severity: Severity
    severity_note: str
    rationale: str
    example: tuple[str, str]
    misses: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """``a`` is the parent's reading (of an archetype: on its fullest held witness), ``b`` the child's.

    ``marked_a`` and ``marked_b`` are the spans that differ, inside the anchors, in code points of their documents.
    """

    id: str
    code: str
    name: str
    severity: Severity
    a: Anchor | None
    b: Anchor | None
    reason: str
    derivation: str | None = None
    marked_a: tuple[tuple[int, int], ...] = ()
    marked_b: tuple[tuple[int, int], ...] = ()


class QuotationVerdict(msgspec.Struct, frozen=True):
    """The verdict on one direct quotation; ``against`` is the anchor it was compared with, where there is one."""

    statement: str
    document: str
    verdict: Verdict
    against: Anchor | None
    reason: str
