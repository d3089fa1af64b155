"""Which statements of different accounts say the same, which say it otherwise, and which deny it.

An account is laid beside what it derives from, and the roots of one story beside each other as if one followed the other:
what the findings find is what keeps two statements apart. Two that only resemble each other through a third are not
one claim.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal, TypeAlias

from firsthand.comparison.clauses import hedging
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match
from firsthand.comparison.names import named
from firsthand.comparison.polarity import denials
from firsthand.comparison.saying import ROOT, Told, partner, told
from firsthand.comparison.sides import Fact, Side
from firsthand.comparison.words import matter, words_of
from firsthand.records import Finding, Money, Quantity, Span

Relation: TypeAlias = Literal["same", "differs", "denies"]

DENYING = frozenset({"H605"})
DIFFERING = frozenset("N101 N104 N105 N111 N114 D201 D202 D211 R221 T301 H601 H602 H603 H604 Q401 Q402 Q403".split())
"""Classes after which a statement no longer says what the other says. A rounded figure or another source is no such thing."""
STRANGE_DIFFERING = frozenset("N101 N104 N111 N114 D201 D202 R221 T301".split())
"""Those by which one of two independent reports has it otherwise, where they are not only to be read: two reporters name
other people and hedge in their own ways without contradicting each other.
"""
KIN_SHARED, STRANGE_SHARED = 0.5, 0.6
"""Share of the shorter statement's matter that must be in both: less where one account derives from the other."""
TELLING_FACTS = 2
"""Hard facts that two strangers' statements must share before they are one: a figure or a day counts for both."""
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


def links(edge: Edge, findings: Sequence[Finding], *, kin: bool) -> Iterator[Link]:
    """How the statements of a child stand to those that they repeat. ``findings`` are those of this pair of accounts.

    Strangers must share hard facts; between kin the derivation has shown that one follows the other.
    """
    marked = _marked(findings)
    against = marked if kin else _marked([f for f in findings if f.severity != "read"], STRANGE_DIFFERING)
    for match in edge.matches:
        if match.ground not in ("literal", "strong"):
            continue
        mine, theirs = told(edge.child, [match.child]), told(edge.parent, match.parents)
        for one in mine:
            other = partner(one, theirs)
            if other is None or one.statement.kind == "question":
                continue
            relation = _relation(one, marked)
            if relation != "same" and not kin and _relation(one, against) == "same":
                continue  # too little to say that they contradict each other, and enough not to say that they agree
            if relation == "same" and not _close(edge, match, one, other, kin=kin):
                continue
            if relation != "same" and not kin and not _telling(edge, one, other):
                continue
            yield Link(one.statement.id, other.statement.id, relation)


def _marked(findings: Sequence[Finding], differing: frozenset[str] = DIFFERING) -> list[tuple[str, Span]]:
    return [
        (f.code, mark)
        for f in findings
        if f.b is not None and f.a is not None and f.code in DENYING | differing
        for mark in (f.marked_b or ((f.b.start, f.b.end),))
    ]


def _relation(one: Told, marked: Sequence[tuple[str, Span]]) -> Relation:
    codes = {code for code, (low, high) in marked if low < one.end and one.start < high}
    return "denies" if codes & DENYING else "differs" if codes else "same"


def _close(edge: Edge, match: Match, one: Told, other: Told, *, kin: bool) -> bool:
    """Whether two statements without a known difference say the same, and not only something alike."""
    if (one.statement.kind == "non_answer") != (other.statement.kind == "non_answer"):
        return False
    shared, least = len(one.matter & other.matter), min(len(one.matter), len(other.matter))
    if kin and match.literal:
        return shared >= KIN_SHARED * least
    if shared < (KIN_SHARED if kin else STRANGE_SHARED) * least or least < TELLING_FACTS:
        return False
    if one.statement.certainty != other.statement.certainty:
        return False
    mine, theirs = _facts(edge.child, one), _facts(edge.parent, other)
    if kin:
        return mine <= theirs or theirs <= mine
    if _figures(mine) != _figures(theirs) or not _telling(edge, one, other):
        return False
    ratio, weighty = _readings(edge, one, other)
    if ratio >= NEARLY:
        return not weighty
    return _done_alike(edge, match, one, other)


NEARLY = 0.6
"""Share of words in order from which two statements are one text in two readings, and every word of matter counts."""


def _readings(edge: Edge, one: Told, other: Told) -> tuple[float, bool]:
    """How much of two statements agrees in order, and whether they differ in a word of matter, a hedge or a denial."""
    here = words_of(edge.child.text, one.start, one.end)
    there = words_of(edge.parent.text, other.start, other.end)
    matcher = SequenceMatcher(None, [w.form for w in here], [w.form for w in there], autojunk=False)
    apart = [
        word
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
        for word in (*here[i1:i2], *there[j1:j2])
    ]
    weighty = bool(matter(apart)) or bool(denials(apart)) or any(w.form in hedging() for w in apart)
    return matcher.ratio(), weighty


def _figures(facts: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset(fact for fact in facts if fact[0] != "name")


def _done_alike(edge: Edge, match: Match, one: Told, other: Told) -> bool:
    """Whether the grammar has one verb in both, with a party in the same part: “police fired at the crowd” is not borne out
    by words about police, a crowd and shots.
    """
    mine, theirs = edge.clauses(match)
    return any(
        a.clause.verb == b.clause.verb
        and a.clause.denied == b.clause.denied
        and a.clause.open == b.clause.open
        and bool(
            a.clause.agent & b.clause.agent
            or a.clause.patient & b.clause.patient
            or a.clause.giver & b.clause.giver
            or a.clause.taker & b.clause.taker
        )
        for a in mine
        if one.start <= a.verb[0] < one.end
        for b in theirs
        if other.start <= b.verb[0] < other.end
    )


def _telling(edge: Edge, one: Told, other: Told) -> bool:
    shared = _facts(edge.child, one) & _facts(edge.parent, other)
    hard = any(kind in ("quantity", "money", "date", "designation") for kind, _ in shared)
    return len(shared) >= TELLING_FACTS or (hard and len(one.matter & other.matter) > TELLING_FACTS)


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


Laid: TypeAlias = Callable[[Side, Side], tuple[Edge, list[Finding]]]
"""One account laid beside another as if it followed it, and what is found between them."""


def between_strangers(pairs: Iterable[tuple[Side, Side]], lay: Laid) -> Iterator[Link]:
    """The links of accounts of different families."""
    for parent, child in pairs:
        edge, findings = lay(parent, child)
        yield from links(edge, findings, kin=False)
