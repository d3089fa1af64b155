"""What a new analysis changed in what was known before: counts of what is new and what is gone."""

from collections.abc import Iterable

import msgspec

from firsthand.records import Finding, Results


class Changed(msgspec.Struct, frozen=True):
    """How many of a kind are new and how many are gone."""

    new: int
    gone: int


class Changes(msgspec.Struct, frozen=True):
    """Findings and edges of the accounts that were held before; what a new account brought for itself is no change."""

    findings: Changed
    edges: Changed


def changes(before: Results, after: Results) -> Changes:
    """What became of the accounts that both analyses hold."""
    both = {document.id for document in before.documents} & {document.id for document in after.documents}
    return Changes(
        _changed(_findings(before, both), _findings(after, both)), _changed(_edges(before, both), _edges(after, both))
    )


def _findings(results: Results, held: set[str]) -> Iterable[tuple[object, ...]]:
    """Findings as what they say, for an id may change with the edge along which a finding is made."""
    children = {edge.id: edge.child for edge in results.descent.derivations}
    for finding in results.findings:
        if _account(finding, children) in held:
            yield (finding.code, finding.severity, finding.a, finding.b)


def _account(finding: Finding, children: dict[str, str]) -> str | None:
    where = finding.b or finding.a
    return children.get(finding.derivation or "") or (where.document if where else None)


def _edges(results: Results, held: set[str]) -> Iterable[tuple[object, ...]]:
    for edge in results.descent.derivations:
        if edge.child in held:
            yield (edge.child, edge.parent, edge.kind, edge.direction, edge.settled)


def _changed(before: Iterable[tuple[object, ...]], after: Iterable[tuple[object, ...]]) -> Changed:
    old, new = set(before), set(after)
    return Changed(len(new - old), len(old - new))
