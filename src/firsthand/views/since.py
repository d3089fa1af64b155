"""What changed between two analyses of one case: accounts, edges, origins, the counts of claims, findings."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from firsthand.records import Bounds, Claim, Derivation, Finding, Results
from firsthand.views.names import label_of
from firsthand.views.report.wording import shortened

MOST_QUOTED = 100
"""Characters of a statement or reading that a change quotes."""


class Difference(msgspec.Struct, frozen=True):
    """One thing that is new, gone, or changed: ``part`` of the case, what it is, and from what to what."""

    part: str
    change: str
    what: str
    before: str = ""
    after: str = ""


def since(before: Results, after: Results) -> tuple[Difference, ...]:
    """All differences, in the order of the parts."""
    return (
        *_accounts(before, after),
        *_edges(before, after),
        *_origins(before, after),
        *_claims(before, after),
        *_findings(before, after),
    )


def _two(part: str, old: Mapping[Any, str], new: Mapping[Any, str]) -> Iterable[Difference]:
    yield from (Difference(part, "new", words) for key, words in new.items() if key not in old)
    yield from (Difference(part, "gone", words) for key, words in old.items() if key not in new)


def _accounts(before: Results, after: Results) -> Iterable[Difference]:
    old, new = ({d.id: f"{d.label} ({d.path})" for d in results.documents} for results in (before, after))
    yield from _two("account", old, new)


def _edges(before: Results, after: Results) -> Iterable[Difference]:
    yield from _two("edge", _edges_of(before), _edges_of(after))


def _edges_of(results: Results) -> dict[object, str]:
    labels = {d.id: label_of(d) for d in (*results.documents, *results.descent.archetypes)}

    def told(edge: Derivation) -> str:
        doubt = "" if edge.settled else ", possible only"
        way = "" if edge.direction == "known" else ", direction not known"
        return f"{labels.get(edge.child)} from {labels.get(edge.parent)}: {edge.kind}{doubt}{way}"

    # An original that is not held may get another id with every account that comes in: its label stays.
    held = {d.id for d in results.documents}
    return {
        (e.child, e.parent if e.parent in held else labels.get(e.parent), e.kind, e.direction, e.settled): told(e)
        for e in results.descent.derivations
    }


def _origins(before: Results, after: Results) -> Iterable[Difference]:
    old, new = before.descent.origins, after.descent.origins
    if (old.lower, old.upper) != (new.lower, new.upper):
        yield Difference(
            "origins", "changed", "independent origins", _range(old.lower, old.upper), _range(new.lower, new.upper)
        )


def _claims(before: Results, after: Results) -> Iterable[Difference]:
    """Claims that both have with other counts, and new or gone ones that more than one account makes."""
    texts = {s.id: s.text for results in (before, after) for r in results.readings for s in r.statements}
    old, new = ({claim.id: claim for claim in results.claims} for results in (before, after))
    for name, claim in new.items():
        if name in old and _counts(claim) != _counts(old[name]):
            yield Difference("claim", "changed", _quoted(claim, texts), _counts(old[name]), _counts(claim))
    several = [{n: _quoted(c, texts) for n, c in held.items() if len(c.statements) > 1} for held in (old, new)]
    yield from (Difference("claim", "new", words) for name, words in several[1].items() if name not in old)
    yield from (Difference("claim", "gone", words) for name, words in several[0].items() if name not in new)


def _counts(claim: Claim) -> str:
    against = len(claim.differing) + len(claim.denying)
    words = f"accounts {_bounds(claim.accounts)}, sources {_bounds(claim.sources)}"
    return f"{words}, {against} against" if against else words


def _quoted(claim: Claim, texts: Mapping[str, str]) -> str:
    text = " ".join(texts.get(claim.statements[0], "").split()) if claim.statements else claim.id
    return f"“{shortened(text, MOST_QUOTED)}”"


def _findings(before: Results, after: Results) -> Iterable[Difference]:
    yield from _two("finding", _findings_of(before), _findings_of(after))


def _findings_of(results: Results) -> dict[object, str]:
    """By what they say: an id may change with the edge along which a finding is made."""
    labels = {d.id: d.label for d in results.documents}

    def told(finding: Finding) -> str:
        place = finding.b or finding.a
        quoted = f" in {labels.get(place.document)}: “{shortened(place.text, MOST_QUOTED)}”" if place else ""
        return f"{finding.code} {finding.name} ({finding.severity}){quoted}"

    return {(f.code, f.severity, f.b, f.a.text if f.a else None): told(f) for f in results.findings}


def _bounds(bounds: Bounds) -> str:
    return _range(bounds.lower, bounds.upper)


def _range(lower: int, upper: int) -> str:
    return str(lower) if lower == upper else f"{lower} to {upper}"
