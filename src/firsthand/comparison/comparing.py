"""The order of comparison: sides, edges, findings edge by edge, a verdict a quotation, claims."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol

import msgspec

from firsthand.comparison import (
    certainty,
    content,
    counts,
    dates,
    designations,
    evidence,
    insertions,
    layout,
    money,
    names,
    numbers,
    polarity,
    roles,
    sourcing,
)
from firsthand.comparison.agreement import Link, Near, beside, between_strangers, nearest_first
from firsthand.comparison.basis import Basis, bases
from firsthand.comparison.claims import claims_of
from firsthand.comparison.clauses import Grammar, Grammars
from firsthand.comparison.edge import Edge
from firsthand.comparison.elsewhere import Asking, Runs
from firsthand.comparison.quotations import finding_of
from firsthand.comparison.remembered import Remembered
from firsthand.comparison.sides import Side, account_side, archetype_side
from firsthand.comparison.speech import Index, Quotation, Target, quotation_from, quotations_of
from firsthand.comparison.verdicts import Judged, Standing, judge
from firsthand.language.caching import Cache, Results
from firsthand.language.meaning import Meanings
from firsthand.language.parser import PARSER_VERSION
from firsthand.language.quotations import find_quotations
from firsthand.records import (
    Claim,
    Decided,
    Derivation,
    Descent,
    Document,
    Finding,
    Passage,
    QuotationVerdict,
    Reading,
    Statement,
)

METHOD = "comparison/18"
"""Raise it whenever a finding, a verdict or a count can come out otherwise."""


NOTHING = Decided()


class Comparison(msgspec.Struct, frozen=True):
    """What comparison hands over. Findings stand in the order of the accounts and of the places in them."""

    findings: tuple[Finding, ...]
    quotations: tuple[QuotationVerdict, ...]
    claims: tuple[Claim, ...]


_OF_A_SPEAKER = ("D211", "A704", "A705")
_OF_A_STATEMENT = ("A701",)
"""These mark a whole statement, in which other words may have been changed."""
_BY_SENTENCE = ("altered", "reported speech turned into a quotation")


class _Finds(Protocol):
    def __call__(self, edge: Edge) -> Iterable[Finding | None]: ...


def compare(
    documents: Sequence[Document],
    descent: Descent,
    readings: Mapping[str, Reading],
    *,
    vectors: Cache | None = None,
    grammar: Grammar | None = None,
    kept: Results | None = None,
    decided: Decided = NOTHING,
) -> Comparison:
    """Hold every account against what it derives from, and every quotation against everything.

    ``readings`` are keyed by document id; an account without one is compared by its words alone. ``vectors`` keeps the
    meaning of sentences from one run to the next; the outcome is the same without it. ``grammar`` parses English
    sentences; without it nothing is found that needs to know who did what. ``kept`` holds what earlier runs found on
    edges that are still the same. ``decided`` is what an analyst has decided about claims.
    """
    sides = {d.id: account_side(d, readings.get(d.id)) for d in documents if d.held}
    everything = dict(sides)
    for archetype in descent.archetypes:
        everything[archetype.id] = archetype_side(archetype, sides)
    meanings, grammars = Meanings(vectors), Grammars(grammar)
    edges = _edges(descent, everything, meanings, grammars)
    days = bases({name: side.document for name, side in everything.items()}, descent.derivations)
    method = f"{METHOD}+{PARSER_VERSION if grammar else ''}"
    remembered = Remembered(kept, method, (side.document for side in everything.values()), readings, days)
    by_edge = remembered.findings(edges, lambda edge: (f for f in _on_edge(edge, days) if f is not None))
    found = [f for _, findings in by_edge for f in findings]
    found += _on_accounts(sides.values(), {e.child.document.id for e in edges})
    verdicts, from_verdicts = _quotations(sides, everything, edges, descent.derivations)
    found = list(_but_speakers(found, from_verdicts))
    findings = _ordered([*found, *_unsaid(from_verdicts, found)], list(sides))
    quoted: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in from_verdicts:
        quoted[finding.derivation].append(finding)
    tied = remembered.links([(edge, [*on_edge, *quoted[edge.derivation.id]]) for edge, on_edge in by_edge])
    tied += _between_roots(descent, everything, days, meanings, grammars, remembered)
    return Comparison(
        findings=findings,
        quotations=verdicts,
        claims=claims_of(
            {name: side.document for name, side in sides.items()},
            descent.derivations,
            readings,
            links=tied,
            counted_twice=[f for f in findings if f.code == counts.TWICE.code],
            decided=decided,
        ),
    )


def _between_roots(
    descent: Descent,
    sides: Mapping[str, Side],
    days: dict[str, Basis],
    meanings: Meanings,
    grammars: Grammars,
    remembered: Remembered,
) -> list[Link]:
    """What the roots of different families say alike, otherwise, or deny."""
    roots = [sides[f.root] for f in descent.origins.families if f.root in sides]

    def as_if(parent: Side, child: Side) -> Edge:
        derivation = Derivation(
            child=child.document.id,
            parent=parent.document.id,
            kind="rewrite",
            direction="undetermined",
            spans=((0, len(child.text)),),
            confidence=0.0,
            evidence=(),
        )
        return Edge(derivation, child, parent, (), meanings, grammars)

    def laid(edge: Edge) -> Iterator[Near]:
        counted = (days.get(edge.child.document.id), days.get(edge.parent.document.id))
        return between_strangers(edge, [f for f in _on_edge(edge, days) if f is not None], counted)

    pairs = beside(roots, {side.document.id: side.document.id for side in roots})
    return nearest_first(remembered.strangers([as_if(parent, child) for parent, child in pairs], laid))


def _edges(descent: Descent, sides: Mapping[str, Side], meanings: Meanings, grammars: Grammars) -> list[Edge]:
    passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for p in descent.passages:
        passages[(p.a, p.b)].append(p)
        passages[(p.b, p.a)].append(Passage(p.b, p.b_start, p.b_end, p.a, p.a_start, p.a_end, p.words, p.quoted))
    of_child: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in descent.derivations:
        if derivation.child in sides and derivation.parent in sides:
            of_child[derivation.child].append(derivation)
    children: dict[str, list[str]] = defaultdict(list)
    for derivation in descent.derivations:
        children[derivation.parent].append(derivation.child)
    rewritten = {
        sides[d.child].document.outlet_key
        for derivations in of_child.values()
        for d in derivations
        if d.kind == "update" and sides[d.child].document.outlet_key == sides[d.parent].document.outlet_key
    } - {None}
    runs = Runs([side for side in sides.values() if side.document.held])
    edges = []
    for child, derivations in of_child.items():
        besides = {child, *_reach(child, children)}
        derivations.sort(key=lambda d: (not d.settled, -d.confidence, d.parent))
        for derivation in derivations:
            elsewhere = [s for d in derivations if d is not derivation for s in d.spans]
            edges.append(
                Edge(
                    derivation,
                    sides[child],
                    sides[derivation.parent],
                    tuple(passages[(child, derivation.parent)]),
                    meanings,
                    grammars,
                    own=descent.own.get(child, ()),
                    elsewhere=tuple(elsewhere),
                    others=Asking(partial(runs.first, besides=besides)),
                    leading=derivation is derivations[0],
                    served=_served(sides[child].document, sides[derivation.parent].document, rewritten),
                )
            )
    return edges


def _served(child: Document, parent: Document, rewritten: set[str | None]) -> bool:
    """Whether a text is one that others print in parts: by its outlet's later versions, or as the wire that is credited."""
    if parent.outlet_key is None or child.outlet_key == parent.outlet_key:
        return False
    wired = any(c.kind == "wire" and c.key == parent.outlet_key for d in (child, parent) for c in d.credits)
    return wired or parent.outlet_key in rewritten


def _on_edge(edge: Edge, days: dict[str, Basis]) -> Iterator[Finding | None]:
    """The findings of one account held against another."""
    if not edge.parent.words:
        if edge.leading:
            yield from content.find(edge)
        return
    for find in BY_EDGE:
        yield from _shown_to_differ(edge, find(edge))
    yield from _shown_to_differ(edge, dates.find(edge, days))
    if not edge.derivation.settled and edge.derivation.confidence:
        return  # two reports of one event are not compared word by word
    yield from _one_each(evidence.shown(edge, _unquoted(edge, find(edge))) for find in BY_WORDS)


def _shown_to_differ(edge: Edge, findings: Iterable[Finding | None]) -> Iterator[Finding | None]:
    """Findings about facts; where it is only possible that the one text goes back to the other, those in passages that they
    share word for word, and in sentences of a rewrite that clearly follow the other's.
    """
    sure = edge.derivation.settled or not edge.derivation.confidence
    rewrite = edge.derivation.kind == "rewrite"
    followed = [c.child for c in edge.counterparts if c.trust == "strong"] if rewrite and not sure else []
    for finding in findings:
        if (
            finding is None
            or finding.a is None
            or finding.b is None
            or sure
            or edge.literal.child_share(*finding.b.span) >= SHARED_WORDS
            or any(s.start <= finding.b.start < s.end for s in followed)
        ):
            yield finding


SHARED_WORDS = 0.5
"""Share of a sentence's words that a possible parent must have in order."""


def _on_accounts(sides: Iterable[Side], with_parents: set[str]) -> Iterator[Finding]:
    """The findings about single accounts."""
    held = [side for side in sides if side.document.held]
    yield from counts.find(held)
    for side in held:
        if side.document.id not in with_parents:
            yield from designations.unconfirmed(side)


BY_EDGE: tuple[_Finds, ...] = (numbers.find, money.find, designations.find, content.find, layout.find)
BY_WORDS: tuple[_Finds, ...] = (
    roles.find,
    sourcing.find,
    names.find,
    polarity.find,
    certainty.find,
    insertions.find,
)
"""Families that look for what words say. Of two that mark the same words the earlier one speaks."""


def _unquoted(edge: Edge, findings: Iterable[Finding | None]) -> Iterator[Finding | None]:
    """Findings about certainty and negation, without those on words between quotation marks: the verdict says those."""
    spans = [(q.inner_start, q.inner_end) for q in find_quotations(edge.child.text) if q.level == 0]
    for finding in findings:
        marks = finding.marked_b if finding is not None and finding.code.startswith("H") else ()
        if not marks or not all(any(a <= x and y <= b for a, b in spans) for x, y in marks):
            yield finding


def _one_each(families: Iterable[Iterable[Finding | None]]) -> Iterator[Finding]:
    """Findings of several families, each changed word once: of two that mark the same words the earlier family's. A name
    that was exchanged for another is not said again as a source that was.
    """
    said: dict[str, list[tuple[int, int]]] = defaultdict(list)
    exchanged: set[tuple[str, int]] = set()
    for family in families:
        fresh: list[tuple[str, tuple[int, int]]] = []
        for finding in family:
            if finding is None or finding.b is None:
                continue
            marks = finding.marked_b
            known = said[finding.b.document]
            if finding.code in _OF_A_SPEAKER and (finding.b.document, finding.b.start) in exchanged:
                continue
            if finding.code == "R221":
                exchanged.add((finding.b.document, finding.b.start))
            if marks and all(any(a < end and start < b for a, b in known) for start, end in marks):
                continue
            if finding.code not in _OF_A_STATEMENT:
                fresh += [(finding.b.document, mark) for mark in marks]
            yield finding
        for document, mark in fresh:
            said[document].append(mark)


def _quotations(
    accounts: Mapping[str, Side], sides: Mapping[str, Side], edges: Sequence[Edge], derivations: Sequence[Derivation]
) -> tuple[tuple[QuotationVerdict, ...], list[Finding]]:
    quotations = [(side, quotation) for side in accounts.values() for quotation in quotations_of(side)]
    index = Index([Target(side) for side in sides.values()], [p for _, q in quotations for p in q.pieces])
    standings = _standings(sides, edges, derivations)
    verdicts, findings = [], []
    for side, quotation in quotations:
        standing = standings[side.document.id]
        judged = judge(quotation, side, standing, index)
        for statement, verdict in _by_statement(quotation, judged, side, standing, index):
            verdicts.append(
                QuotationVerdict(statement.id, side.document.id, verdict.verdict, verdict.against, verdict.reason)
            )
        finding = finding_of(quotation, judged, side)
        if finding is not None:
            findings.append(finding)
    return tuple(verdicts), findings


def _unsaid(quotations: Sequence[Finding], facts: Sequence[Finding]) -> Iterator[Finding]:
    """Findings on quotations, without those whose changed words a finding on a fact has said already: one difference, one
    finding.
    """
    said: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for finding in facts:
        if finding.code not in _OF_A_SPEAKER and finding.b is not None and finding.a is not None:
            said[finding.b.document] += finding.marked_b
    for finding in quotations:
        marks = finding.marked_b
        known = said[finding.b.document] if finding.b is not None else []
        if not marks or not all(any(a <= start and end <= b for a, b in known) for start, end in marks):
            yield finding


def _but_speakers(facts: Sequence[Finding], quotations: Sequence[Finding]) -> Iterator[Finding]:
    """Findings on facts, without those that say of a speaker's name what a re-attributed quotation says."""
    said: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for finding in quotations:
        if finding.b is not None and finding.code == "Q404":
            said[finding.b.document].update(finding.marked_b)
    for finding in facts:
        here = said.get(finding.b.document, ()) if finding.b is not None else ()
        spoken = any(a < y and x < b for a, b in here for x, y in finding.marked_b)
        if not (spoken and finding.code in _OF_A_SPEAKER):
            yield finding


def _by_statement(
    quotation: Quotation, judged: Judged, side: Side, standing: Standing, index: Index
) -> Iterator[tuple[Statement, Judged]]:
    """The verdict of each statement in a quotation: its own where only some of the sentences were altered."""
    for statement in quotation.statements:
        verdict = judged
        if len(quotation.statements) > 1 and judged.verdict in _BY_SENTENCE:
            part = quotation_from(side.text, (statement,), statement.quoted)
            alone = judge(part, side, standing, index) if part is not None else judged
            verdict = alone if alone.verdict in ("verbatim", *_BY_SENTENCE) else judged
        yield statement, verdict


def _standings(
    sides: Mapping[str, Side], edges: Sequence[Edge], derivations: Sequence[Derivation]
) -> dict[str, Standing]:
    parents: dict[str, list[str]] = defaultdict(list)
    children: dict[str, list[str]] = defaultdict(list)
    for derivation in derivations:
        parents[derivation.child].append(derivation.parent)
        children[derivation.parent].append(derivation.child)
    of_child: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        of_child[edge.child.document.id].append(edge)
    found: dict[str, Standing] = {}
    family: dict[str, str] = {}
    both = {n: [*parents.get(n, ()), *children.get(n, ())] for n in sides}
    for name in sides:
        if name not in family:
            family.update(dict.fromkeys((name, *_reach(name, both)), name))
    shown: dict[str, list[str]] = defaultdict(list)
    for derivation in derivations:
        if derivation.settled:
            shown[derivation.child].append(derivation.parent)
    origins = {name: frozenset(_reach(name, shown)) for name in sides}
    for name in sides:
        above = _reach(name, parents)
        found[name] = Standing(
            tuple(of_child.get(name, ())),
            {a: sides[a] for a in above if a in sides},
            frozenset(_reach(name, children)),
            family,
            origins,
        )
    return found


def _reach(name: str, steps: Mapping[str, Sequence[str]]) -> list[str]:
    """Everything that can be reached from ``name``, itself not included."""
    found: list[str] = []
    seen, todo = {name}, deque(steps.get(name, ()))
    while todo:
        at = todo.popleft()
        if at not in seen:
            seen.add(at)
            found.append(at)
            todo += steps.get(at, ())
    return found


def _ordered(findings: Sequence[Finding], order: Sequence[str]) -> tuple[Finding, ...]:
    """One of each id, by account and place of the child's words."""
    rank = {name: i for i, name in enumerate(order)}
    unique = {f.id: f for f in reversed(findings)}

    def place(finding: Finding) -> tuple[int, int, str, str]:
        at = finding.b or finding.a
        assert at is not None
        return (rank.get(at.document, len(rank)), at.start, finding.code, finding.id)

    return tuple(sorted(unique.values(), key=place))
