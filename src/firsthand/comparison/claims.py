"""Claims: what statements across accounts have in common, with the two counts that are never mixed.

First width: statements that say the same words. A statement joins the claim of its root's words, never one that it only
resembles through a third.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.comparison.speakers import same_source, source_name
from firsthand.comparison.words import words_of
from firsthand.records import Bounds, Claim, ClaimValue, Derivation, Document, Reading, Span, Statement

OWN_WORDS = 6
"""Fewer words ("He declined to comment on that.") are one claim only within a family: elsewhere they may be about
something else. Quotations carry their speaker's words and need one less."""

UTTERANCE_WORDS = 6
"""Two accounts that print so many words between quotation marks alike quote one utterance."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with the roots of the words it stands in: settled ones, and those with possible dependence besides."""

    statement: Statement
    root: str
    widest: str
    home: str
    """Root of the account as a whole."""
    far_home: str
    steps: int = 0
    """Derivations between the statement and its root; ``far_steps`` between it and ``widest``."""
    far_steps: int = 0
    home_steps: int = 0
    far_home_steps: int = 0
    voice: tuple[str, ...] = ()
    """Name of the outlet, folded: a firm's release is the firm's own word."""
    credited: frozenset[tuple[str, ...]] = frozenset()
    """Whom the account names as a source anywhere."""


class Roots:
    """The root of any stretch of an account, through settled edges (``root``) or through possible ones too (``widest``)."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        self._edges: dict[str, list[Derivation]] = defaultdict(list)
        for edge in sorted(derivations, key=lambda d: (-d.confidence, d.parent)):
            self._edges[edge.child].append(edge)

    def of(self, name: str, span: Span | None, *, possible: bool) -> tuple[str, int]:
        """What ``span`` of ``name`` goes back to, and in how many steps; the account itself where no edge covers it."""
        seen = {name}
        while True:
            edges = [e for e in self._edges.get(name, ()) if possible or e.settled]
            if span is not None:
                edges = [e for e in edges if _covers(e.spans, span)]
            if not edges or edges[0].parent in seen:
                return name, len(seen) - 1
            name, span = edges[0].parent, None
            seen.add(name)


def claims_of(
    documents: Mapping[str, Document], derivations: Sequence[Derivation], readings: Mapping[str, Reading]
) -> tuple[Claim, ...]:
    """Every statement in exactly one claim, in the order of the accounts."""
    roots = Roots(derivations)
    groups: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for name, document in documents.items():
        reading = readings.get(name)
        home, home_steps = roots.of(name, None, possible=False)
        far_home, far_home_steps = roots.of(name, None, possible=True)
        voice = tuple(w.form for w in words_of(document.outlet.value) if w.form != "the") if document.outlet else ()
        credited = _credited(reading) if reading else frozenset()
        for statement in reading.statements if reading else ():
            # A title or caption stands outside every dependent span, and yet on a copy it came with the text.
            span = statement.span if statement.furniture is None else None
            root, steps = roots.of(name, span, possible=False)
            widest, far_steps = roots.of(name, span, possible=True)
            said = _Said(
                statement,
                root,
                widest,
                home,
                far_home,
                steps=steps,
                far_steps=far_steps,
                home_steps=home_steps,
                far_home_steps=far_home_steps,
                voice=voice,
                credited=credited,
            )
            groups[_key(document.text, said)].append(said)
    return tuple(_claim(key, said) for key, said in groups.items())


def _credited(reading: Reading) -> frozenset[tuple[str, ...]]:
    """The named sources of an account that are no persons, folded."""
    hops = {s.attribution[-1] for s in reading.statements if s.attribution}
    return frozenset(source_name(hop) for hop in hops if hop.named and hop.type != "person") - {()}


def _key(text: str, said: _Said) -> tuple[str, ...]:
    """The words of a statement. Short ones keep their root, so that they meet within a family only."""
    statement = said.statement
    spans = (
        statement.quoted if statement.kind == "quotation" and statement.quoted else ((statement.start, statement.end),)
    )
    words = [w.form for start, end in spans for w in words_of(text, start, end)]
    sort = "quotation" if statement.kind == "quotation" else "non_answer" if statement.kind == "non_answer" else "said"
    alone = len(words) < (OWN_WORDS - 1 if sort == "quotation" else OWN_WORDS)
    return (sort, said.widest if alone else "", *words)


def _claim(key: tuple[str, ...], group: Sequence[_Said]) -> Claim:
    group = _one_family(group)
    ids = tuple(s.statement.id for s in group)
    utterance = key[0] == "quotation" and len(key) - 2 >= UTTERANCE_WORDS
    return Claim(
        id="c-" + hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        kind=group[0].statement.kind,
        statements=ids,
        accounts=_accounts(group),
        sources=_sources(group, utterance=utterance),
        values=_values(group),
    )


def _accounts(group: Sequence[_Said]) -> Bounds:
    """Roots. An account that has the words of an outlet which it names as a source may have them from there."""
    silent = [s for s in group if not s.statement.attribution]
    alone = {s.statement.id for s in _alone(silent, ())}
    low = {s.widest for s in group if s.statement.attribution or s.statement.id in alone}
    return Bounds(max(1, len(low)), len({s.root for s in group}))


def _one_family(group: Sequence[_Said]) -> list[_Said]:
    """Words that stand outside an account's dependent spans and yet stand in its family too came from there."""
    mine = {(s.statement.document, s.home) for s in group}
    said = []
    for s in group:
        elsewhere = any(home == s.home and document != s.statement.document for document, home in mine)
        if elsewhere and s.root == s.statement.document:
            s = replace(s, root=s.home, widest=s.far_home, steps=s.home_steps, far_steps=s.far_home_steps)
        said.append(s)
    return said


def _sources(group: Sequence[_Said], *, utterance: bool) -> Bounds:
    """Innermost sources. The upper bound lets one account of each settled family speak, the lower one of each family that
    possible dependence makes: a copy never says who the source is, and never adds one.
    """
    _, high = _counted(_speaking(group, possible=False), utterance=utterance)
    low, _ = _counted(_speaking(group, possible=True), utterance=utterance)
    return Bounds(min(low, high), high)


def _speaking(group: Sequence[_Said], *, possible: bool) -> list[_Said]:
    """The statements of the account nearest the root in each family. Where several are equally near (copies of a text that
    is not held), one that says whose word it is, and of those the first.
    """
    families: dict[str, list[_Said]] = defaultdict(list)
    for said in group:
        families[said.widest if possible else said.root].append(said)
    speaking = []
    for family in families.values():
        nearest = min(family, key=lambda s: (s.far_steps if possible else s.steps, not _identified(s)))
        speaking += [s for s in family if s.statement.document == nearest.statement.document]
    return speaking


def _identified(said: _Said) -> bool:
    chain = said.statement.attribution
    return bool(chain) and bool(chain[-1].named or chain[-1].resolved or chain[-1].type == "document")


def _counted(group: Sequence[_Said], *, utterance: bool) -> tuple[int, int]:
    """The same named source counts once; unidentified ones may be one person or several, so they raise the upper bound
    only; an account that names nobody stands for itself, at its root, unless the words are those of an outlet that it names as
    a source elsewhere: a firm whose release is held. Of one ``utterance`` there is one speaker: an
    account that does not identify him adds none.
    """
    known: list[tuple[str, ...]] = []
    unidentified: set[str] = set()
    silent: list[_Said] = []
    credited = {s.widest for s in group if s.statement.attribution}
    for said in group:
        chain = said.statement.attribution
        if not chain:
            if said.widest not in credited:
                silent.append(said)
        elif not _identified(said):
            unidentified.add(said.root)
        else:
            words = source_name(chain[-1])
            if words and not any(same_source(words, other, chain[-1]) for other in known):
                known.append(words)
    if utterance:
        return max(1, len(known)), max(1, len(known))
    alone = _alone(silent, known)
    low, high = {said.widest for said in alone}, {said.root for said in alone}
    return max(1, len(known) + len(low)), max(1, len(known) + len(high) + len(unidentified))


def _alone(silent: Sequence[_Said], known: Sequence[tuple[str, ...]]) -> list[_Said]:
    """The accounts that stand for themselves: not the release of a source that is known, nor what was made from one."""
    own = [s for s in silent if s.voice not in known]
    giving = {s.voice for s in own if s.voice and not s.credited & {other.voice for other in own if other is not s}}
    return [s for s in own if not s.credited & (giving - {s.voice})]


def _values(group: Sequence[_Said]) -> tuple[ClaimValue, ...]:
    """Figures as each statement gives them, kept apart."""
    found: dict[str, list[str]] = defaultdict(list)
    for said in group:
        for text in (*(m.text for m in said.statement.money), *(q.text for q in said.statement.quantities)):
            found[text].append(said.statement.id)
    return tuple(ClaimValue(value, tuple(dict.fromkeys(ids))) for value, ids in found.items())


def _covers(spans: Sequence[Span], span: Span) -> bool:
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in spans)
    return 2 * covered >= span[1] - span[0]
