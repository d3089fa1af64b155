"""Which statements of different accounts say the same, which say it otherwise, and which deny it.

An account is laid beside what it derives from, and the roots of one story beside each other as if one followed the other:
what the findings find is what keeps two statements apart. Two that only resemble each other through a third are not
one claim.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from firsthand.comparison import across, joining
from firsthand.comparison.compatible import Bases
from firsthand.comparison.edge import Edge
from firsthand.comparison.joining import Relation
from firsthand.comparison.matches import Match
from firsthand.comparison.names import named
from firsthand.comparison.saying import ROOT, Told, partner, told
from firsthand.comparison.sides import Fact, Side
from firsthand.records import Finding, Money, Quantity, Span

DENYING = frozenset({"H605"})
DIFFERING = frozenset("N101 N104 N111 N114 D201 D202 D211 R221 T301 H601 H602 H603 H604 Q401 Q402 Q403".split())
"""Classes after which a statement no longer says what the other says. A rounded figure or another source is no such thing."""
KIN_SHARED = 0.5
"""Share of the shorter statement's matter that must be in both."""
LEAST_MATTER = 2
"""Words of matter from which a reworded statement says anything that can be met again."""
MOST_BESIDE = 5
"""Roots that each root of a story is laid beside: those with most telling names and figures in common."""
COMMON = 12
"""A fact that more roots of a case have brings none of them together."""


@dataclass(frozen=True, slots=True)
class Link:
    """What the statement ``child`` says of ``parent``: both are ids."""

    child: str
    parent: str
    relation: Relation


def links(edge: Edge, findings: Sequence[Finding]) -> Iterator[Link]:
    """How the statements of a child stand to those that they repeat. ``findings`` are those of this pair of accounts."""
    marked = _marked(findings)
    if edge.foreign and edge.derivation.settled:
        for here, there, agree in across.joined(edge):
            yield Link(here.statement.id, there.statement.id, _relation(here, marked) if agree else "differs")
    for match in edge.matches:
        if match.ground not in ("literal", "strong"):
            continue
        mine, theirs = told(edge.child, [match.child]), told(edge.parent, match.parents)
        for one in mine:
            other = partner(one, theirs)
            if other is None or one.statement.kind == "question":
                continue
            found = _relation(one, marked)
            if found != "same" or _close(edge, match, one, other):
                yield Link(one.statement.id, other.statement.id, found)


def _marked(findings: Sequence[Finding]) -> list[tuple[str, Span]]:
    return [
        (f.code, mark)
        for f in findings
        if f.b is not None and f.a is not None and f.code in DENYING | DIFFERING
        for mark in (f.marked_b or ((f.b.start, f.b.end),))
    ]


def _relation(one: Told, marked: Sequence[tuple[str, Span]]) -> Relation:
    codes = {code for code, (low, high) in marked if low < one.end and one.start < high}
    return "denies" if codes & DENYING else "differs" if codes else "same"


def _close(edge: Edge, match: Match, one: Told, other: Told) -> bool:
    """Whether two statements without a known difference say the same, and not only something alike."""
    if (one.statement.kind == "non_answer") != (other.statement.kind == "non_answer"):
        return False
    if one.statement.quoted and other.statement.quoted and joining.two_speakers(one, other):
        return False
    shared, least = len(one.matter & other.matter), min(len(one.matter), len(other.matter))
    if shared < KIN_SHARED * least:
        return False
    if match.literal:
        return True
    if least < LEAST_MATTER or one.statement.certainty != other.statement.certainty:
        return False
    mine, theirs = _facts(edge.child, one), _facts(edge.parent, other)
    return mine <= theirs or theirs <= mine


def _facts(side: Side, one: Told) -> frozenset[tuple[str, str]]:
    """The hard facts of a statement: figures by value, designations and days as written, names by their last word."""
    found: set[tuple[str, str]] = set()
    for sentence in side.sentences_over(one.start, one.end):
        inside = (f for f in sentence.facts if f.kind != "name" and one.start <= f.start and f.end <= one.end)
        found |= {(f.kind, _value(f)) for f in inside}
        for name in named(sentence, side):
            if one.start <= name.start and name.end <= one.end:
                found.add(("name", name.state or name.tokens[-1][:ROOT]))
    return frozenset(found)


def _value(fact: Fact) -> str:
    item = fact.item
    if isinstance(item, Quantity | Money):
        return f"{item.low:.3g}"
    return getattr(item, "canonical", None) or getattr(item, "value", None) or fact.text.casefold()


def beside(sides: Iterable[Side], home: Mapping[str, str]) -> list[tuple[Side, Side]]:
    """Pairs of accounts of different families that have most telling facts in common, each with few others. Near-linear:
    facts that many accounts have are left out, and each account is laid beside ``MOST_BESIDE`` others at most.
    """
    holders: dict[tuple[str, str], list[Side]] = defaultdict(list)
    for side in sides:
        for key in sorted(_account_facts(side)):
            holders[key].append(side)
    shared: Counter[tuple[str, str]] = Counter()
    for having in holders.values():
        if len(having) <= COMMON:
            for one, other in combinations(having, 2):
                if home[one.document.id] != home[other.document.id]:
                    shared[(one.document.id, other.document.id)] += 1
    by_name = {side.document.id: side for having in holders.values() for side in having}
    taken: Counter[str] = Counter()
    pairs = []
    for (a, b), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= LEAST_BESIDE and taken[a] < MOST_BESIDE and taken[b] < MOST_BESIDE:
            taken.update((a, b))
            pairs.append((by_name[a], by_name[b]))
    return pairs


LEAST_BESIDE = 3
"""Telling facts that two accounts must share to be laid beside each other."""


def _account_facts(side: Side) -> set[tuple[str, str]]:
    """Figures of more than one digit, designations and names of an account."""
    found: set[tuple[str, str]] = set()
    for fact in side.facts:
        if fact.kind == "designation" or (fact.kind in ("quantity", "money") and len(_value(fact)) > 1):
            found.add((fact.kind, _value(fact)))
    for sentence in side.sentences:
        found |= {("name", n.tokens[-1][:ROOT]) for n in named(sentence, side) if n.state is None}
    return found


class Near(NamedTuple):
    """A link of two accounts of different families, and how near the statements are."""

    near: float
    link: Link


def between_strangers(edge: Edge, findings: Sequence[Finding], days: Bases) -> Iterator[Near]:
    """How the statements of two accounts of different families stand to each other, the one laid beside the other as if it
    followed it. ``findings`` are what is found between them so, ``days`` those that they count from.
    """
    for one, other, near, leading in joining.laid(edge):
        relation = joining.relation(edge, one, other, days, findings, leading=leading)
        if relation is not None:
            yield Near(near, Link(one.told.statement.id, other.told.statement.id, relation))


def nearest_first(found: Iterable[Near]) -> list[Link]:
    """The links, those of the nearest statements first."""
    return [near.link for near in sorted(found, key=lambda n: (-n.near, n.link.child, n.link.parent))]
