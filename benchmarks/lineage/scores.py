"""What lineage made of a pile, held against what is true of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePath

from benchmarks.lineage.account import Account
from benchmarks.lineage.pile import Pile
from firsthand.records import Derivation, Descent, Document

Tally = tuple[int, int, int]
"""Accounts (or pairs), found among them, right kind among those."""

SAME_TEXT = 0.95
"""Share of a restored text in one witness, character for character, from which it is that witness's."""


@dataclass
class Scores:
    """Counts over piles. ``confused`` are kinds as they are and as they were called, with the operation;
    ``misses`` say in words what went wrong, by pile."""

    true_pairs: int = 0
    found_pairs: int = 0
    false_pairs: int = 0
    deriving: int = 0
    kinds_right: int = 0
    directed: int = 0
    directions_right: int = 0
    versions: int = 0
    versions_right: int = 0
    piles: int = 0
    origins_inside: int = 0
    narrow: int = 0
    operations: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    kind_right: Counter[str] = field(default_factory=Counter)
    traps: Counter[str] = field(default_factory=Counter)
    fallen_for: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    parts_joined: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    misses: list[tuple[int, str]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.found_pairs / max(1, self.true_pairs + self.found_pairs + self.false_pairs)

    @property
    def kind(self) -> float:
        return self.kinds_right / max(1, self.deriving)

    @property
    def direction(self) -> float | None:
        return self.directions_right / self.directed if self.directed else None

    @property
    def chain(self) -> float | None:
        """Share of an outlet's versions that hang on the earlier one they are made from."""
        return self.versions_right / self.versions if self.versions else None

    @property
    def inside(self) -> float:
        return self.origins_inside / max(1, self.piles)

    @property
    def width(self) -> float:
        return self.narrow / max(1, self.piles)


class Outcome:
    """A descent in the names of the pile's accounts."""

    def __init__(self, documents: Iterable[Document], descent: Descent) -> None:
        self.names = {d.id: d.source_id or PurePath(d.path).stem for d in documents}
        self.archetypes = {d.id: d for d in descent.archetypes}
        self.descent = descent
        self.family = {
            self.names[m]: k for k, f in enumerate(descent.origins.families) for m in f.members if m in self.names
        }
        self.roots = {self.names[f.root] for f in descent.origins.families if f.root in self.names}
        self.edges: dict[str, Derivation] = {}
        for edge in sorted(descent.derivations, key=lambda e: (e.confidence, e.parent)):
            if edge.settled and edge.child in self.names:
                self.edges[self.names[edge.child]] = edge

    def together(self, a: str, b: str) -> bool:
        return a in self.family and self.family.get(a) == self.family.get(b)


def score(number: int, pile: Pile, outcome: Outcome, scores: Scores) -> None:
    """Add one pile."""
    truth = pile.truth
    for a, b in combinations((account.name for account in pile.accounts), 2):
        if part := pile.loose.get(frozenset((a, b))):
            scores.parts[part] += 1
            scores.parts_joined[part] += outcome.together(a, b)
            continue
        dependent, together = truth.dependent(a, b), outcome.together(a, b)
        scores.true_pairs += dependent
        scores.found_pairs += dependent and together
        scores.false_pairs += together and not dependent
        if trap := pile.traps.get(frozenset((a, b))):
            scores.traps[trap] += 1
            scores.fallen_for[trap] += together
        if together and not dependent:
            scores.misses.append((number, f"joined: {a} {b} ({trap or 'strangers'})"))
    for group in truth.groups:
        for name in _deriving(group, pile, outcome):
            _score_edge(number, truth.accounts[name], pile, outcome, scores)
    for account in (a for a in pile.accounts if _is_of_a_chain(a, pile)):
        parent = outcome.names.get(outcome.edges[account.name].parent, "") if account.name in outcome.edges else ""
        scores.versions += 1
        scores.versions_right += truth.made_from(account.name, parent)
        if not truth.made_from(account.name, parent):
            scores.misses.append(
                (number, f"version: {account.name} after {account.parent}, said {parent or 'nothing'}")
            )
    for name, edge in outcome.edges.items():
        if edge.direction == "known":
            scores.directed += 1
            right = _rightly_directed(name, edge, pile, outcome)
            scores.directions_right += right
            if not right:
                parent = outcome.names.get(edge.parent, "archetype")
                scores.misses.append(
                    (number, f"direction: {name} {truth.accounts[name].operations} from {parent}, {edge.kind}")
                )
    origins, true = outcome.descent.origins, len(truth.groups)
    scores.piles += 1
    scores.narrow += origins.upper - origins.lower <= 1
    scores.origins_inside += origins.lower <= true <= origins.upper
    if not origins.lower <= true <= origins.upper:
        scores.misses.append((number, f"origins: {true}, said {origins.lower} to {origins.upper}"))
    elif origins.upper - origins.lower > 1:
        scores.misses.append((number, f"wide: {true}, said {origins.lower} to {origins.upper}"))


def _is_of_a_chain(account: Account, pile: Pile) -> bool:
    """Whether an account is a version that stands on the page of the one before."""
    parent = pile.truth.accounts[account.parent] if account.parent else None
    return "version" in account.operations and parent is not None and parent.held and parent.outlet == account.outlet


def _deriving(group: frozenset[str], pile: Pile, outcome: Outcome) -> list[str]:
    """Accounts of a group for which an edge is due: all but one head, where the group need not have an unheld one.

    A group whose original is held, or that names nobody, is headed by a page of the pile: by the original, or, since who
    was first cannot always be told, by the one that the outcome puts there. Where there are several, by one of them.
    """
    accounts = [pile.truth.accounts[name] for name in sorted(group)]
    if len(accounts) == 1 and not accounts[0].credits:
        return []  # nothing is in the pile to derive it from
    original = pile.truth.original(accounts[0].name)
    if not original.held and any(account.credits for account in accounts):
        due = [a.name for a in accounts]
        heads = [n for n in due if n in outcome.roots and not pile.truth.accounts[n].credits]
        uncredited_alone = len(accounts) > 1 and heads
        return [n for n in due if not (uncredited_alone and n == heads[0])]
    heads = [a.name for a in accounts if a.name in outcome.roots]
    head = original.name if original.name in heads else heads[0] if heads else ""
    return [a.name for a in accounts if a.name != head]


def _score_edge(number: int, account: Account, pile: Pile, outcome: Outcome, scores: Scores) -> None:
    edge = outcome.edges.get(account.name)
    found = edge is not None and _right_family(account, edge, pile, outcome)
    accepted = _accepted(account.name, edge, pile, outcome) if edge and found else frozenset()
    right = edge is not None and edge.kind in accepted
    scores.deriving += 1
    scores.kinds_right += right
    for operation in account.operations or ("original",):
        scores.operations[operation] += 1
        scores.found[operation] += found
        scores.kind_right[operation] += right
    if not found:
        scores.misses.append((number, f"not found: {account.name} {account.operations} of {account.parent}"))
    elif not right and edge is not None:
        scores.confused[
            "/".join(sorted(accepted)), edge.kind, account.operations[0] if account.operations else "original"
        ] += 1
        said = f"{edge.kind} of {outcome.names.get(edge.parent, 'archetype')}"
        scores.misses.append(
            (number, f"kind: {account.name} {account.operations} said {said}, is {'/'.join(sorted(accepted))}")
        )


def _right_family(account: Account, edge: Derivation, pile: Pile, outcome: Outcome) -> bool:
    if edge.parent in outcome.names:
        return pile.truth.dependent(account.name, outcome.names[edge.parent])
    children = [
        outcome.names[e.child]
        for e in outcome.descent.derivations
        if e.parent == edge.parent and e.settled and e.child in outcome.names
    ]
    own = sum(pile.truth.dependent(account.name, child) for child in children)
    return own * 2 >= len(children)


def _accepted(name: str, edge: Derivation, pile: Pile, outcome: Outcome) -> frozenset[str]:
    truth = pile.truth
    if edge.parent in outcome.names:
        return truth.kinds(name, outcome.names[edge.parent])
    archetype = outcome.archetypes[edge.parent]
    outlet = archetype.outlet.value.casefold() if archetype.outlet else ""
    line = [a for a in truth.line(name)[1:] if truth.accounts[a].outlet.casefold() == outlet]
    target = line[-1] if line else truth.original(name).name
    kinds = truth.kinds(name, target)
    if archetype.text and archetype.witnesses:
        witnesses = {outcome.names[w.document] for w in archetype.witnesses}
        kinds |= truth.kinds_to_restored(name, sorted(witnesses), len(archetype.text.split()))
        same = {w for w in witnesses if _is_text_of(archetype, w, outcome)}
        kinds |= frozenset[str]().union(*(truth.kinds(name, w) if w != name else {"reprint"} for w in same))
    return kinds


def _is_text_of(archetype: Document, witness: str, outcome: Outcome) -> bool:
    """Whether a restored text is what one of its witnesses has, as it is of a story that was written through."""
    held = sum(w.end - w.start for w in archetype.witnesses if outcome.names[w.document] == witness)
    return held >= SAME_TEXT * len(archetype.text)


def _rightly_directed(name: str, edge: Derivation, pile: Pile, outcome: Outcome) -> bool:
    """An edge that says who was first is right where the other is among those it was made from, or another version on the
    page of one of them, or is not held."""
    truth, account = pile.truth, pile.truth.accounts[name]
    if edge.parent in outcome.names:
        parent = outcome.names[edge.parent]
        before = {truth.accounts[a].outlet for a in truth.line(name)[1:]}
        return truth.derives(name, parent) or (
            truth.accounts[parent].outlet in before and not truth.derives(parent, name)
        )
    return account.parent is not None and _right_family(account, edge, pile, outcome)
