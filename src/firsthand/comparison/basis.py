"""From which day an account's relative dates are counted: a copy's "last month" is the original's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.records import Derivation, Document

_CARRIED = frozenset({"reprint", "excerpt", "translation"})
"""These carry the parent's words, its "last month" included. An update, a report or a rewrite is dated by itself."""


@dataclass(frozen=True, slots=True)
class Basis:
    """An ISO day, whose it is, and where it was found."""

    day: str
    label: str
    where: str


def bases(documents: Mapping[str, Document], derivations: Sequence[Derivation]) -> dict[str, Basis]:
    """The basis of every account and archetype that has one."""
    parents: dict[str, str] = {}
    for edge in sorted(derivations, key=lambda d: d.confidence):
        if edge.settled and edge.kind in _CARRIED and edge.direction == "known":
            parents[edge.child] = edge.parent
    found: dict[str, Basis] = {}
    for name in documents:
        at, seen = name, {name}
        while parents.get(at) in documents and parents[at] not in seen:
            at = parents[at]
            seen.add(at)
        root = documents[at]
        if root.published is not None and len(root.published.value) >= 10:
            found[name] = Basis(root.published.value[:10], root.label, root.published.where)
    return found
