"""Claims: what statements across accounts have in common, with the two counts that are never mixed.

Statements that say the same words are one claim; others join the claim of a statement that was laid beside them and says
the same (``agreement``), never one that they only resemble through a third.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from firsthand.comparison.agreement import Link
from firsthand.comparison.credibility import credibility
from firsthand.comparison.speakers import own_name, same_source, source_name
from firsthand.comparison.words import words_of
from firsthand.language.recalling import recalled
from firsthand.records import (
    Anchor,
    Attribution,
    Bounds,
    Claim,
    ClaimValue,
    Decided,
    Derivation,
    Document,
    Finding,
    Reading,
    Roots,
    Statement,
)

OWN_WORDS = 6
"""Fewer words ("He declined to comment on that.") are one claim only within a family: elsewhere they may be about
something else. Quotations carry their speaker's words and need one less."""

UTTERANCE_WORDS = 6
"""Two accounts that print so many words between quotation marks alike quote one utterance."""

COPIED_WORDS = 8
"""Two accounts that have so many words of a reporter's own alike did not come to them each by itself, whatever is known of
how they came to them."""


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
    house: str = ""
    """The outlet of the root, which bears nothing out by saying it twice; ``far_house`` its owner, behind ``widest``."""
    far_house: str = ""


def claims_of(
    documents: Mapping[str, Document],
    derivations: Sequence[Derivation],
    readings: Mapping[str, Reading],
    *,
    links: Iterable[Link] = (),
    counted_twice: Iterable[Finding] = (),
    decided: Decided | None = None,
) -> tuple[Claim, ...]:
    """Every statement in exactly one claim, in the order of the accounts. ``links`` say which statements say the same in
    other words, which differ and which deny; ``counted_twice`` are a summary (``a``) and its part (``b``).
    """
    groups = _by_words(documents, derivations, readings)
    group_of = {one.statement.id: key for key, said in groups.items() for one in said}
    decided = decided or Decided()
    at = _Places(said for group in groups.values() for said in group)
    heads, against = _met(groups, group_of, links, at.pairs(decided.same), at.pairs(decided.apart))
    members: dict[_Key, list[_Said]] = defaultdict(list)
    for key, group in groups.items():
        members[heads.get(key, key)] += group
    claim_of = {said.statement.id: _name(key) for key, group in members.items() for said in group}
    wholes = _wholes(at, claim_of, counted_twice)
    house = {name: d.outlet_key for name, d in documents.items() if d.outlet_key}
    owner = {key: " ".join(group) for group in decided.owners for key in group}
    far_house = {name: owner.get(key, key) for name, key in house.items()}
    found = []
    for key, group in members.items():
        differing = against.get((key, "differs"), set())
        denying = against.get((key, "denies"), set())
        group = [
            replace(s, house=house.get(s.root, s.root), far_house=far_house.get(s.widest, s.widest))
            for s in _copied(_one_family(group))
        ]
        found.append(_claim(key, group, sorted(differing - denying), sorted(denying), wholes.get(_name(key))))
    return tuple(found)


_Key: TypeAlias = tuple[str, ...]


def _by_words(
    documents: Mapping[str, Document], derivations: Sequence[Derivation], readings: Mapping[str, Reading]
) -> dict[_Key, list[_Said]]:
    """Statements that say the same words. Words between marks from two mouths are two sayings."""
    said_anywhere = (statement for reading in readings.values() for statement in reading.statements)
    roots = Roots(derivations, recalled(documents.values(), said_anywhere))
    groups: dict[_Key, list[_Said]] = defaultdict(list)
    for name, document in documents.items():
        reading = readings.get(name)
        home, home_steps = roots.traced(name, None, possible=False)
        far_home, far_home_steps = roots.traced(name, None, possible=True)
        voice = tuple(w.form for w in words_of(document.outlet.value) if w.form != "the") if document.outlet else ()
        for statement in reading.statements if reading else ():
            root, steps = roots.behind(statement, (), possible=False)
            widest, far_steps = roots.behind(statement, documents, possible=True)
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
            )
            groups[_key(document.text, said)].append(said)
    return {key: said for words, group in groups.items() for key, said in _by_mouth(words, group)}


def _by_mouth(words: _Key, group: list[_Said]) -> Iterator[tuple[_Key, list[_Said]]]:
    """A quotation's statements by their named speakers. One that names nobody goes with the first."""
    if words[0] != "quotation" or len(group) < 2:
        yield words, group
        return
    mouths: list[tuple[Attribution, list[_Said]]] = []
    nameless: list[_Said] = []
    for said in group:
        hop = said.statement.attribution[-1] if said.statement.attribution else None
        if hop is None or not own_name(hop):
            nameless.append(said)
            continue
        for first, others in mouths:
            if same_source(own_name(hop), own_name(first), hop):
                others.append(said)
                break
        else:
            mouths.append((hop, [said]))
    if not mouths:
        yield words, group
        return
    for number, (_, spoken) in enumerate(mouths):
        key = (*words, f"/{number}") if number else words
        yield key, [*spoken, *(nameless if not number else ())]


class _Places:
    """Statements by where they stand."""

    def __init__(self, said: Iterable[_Said]) -> None:
        self._by_document: dict[str, list[Statement]] = defaultdict(list)
        for one in said:
            self._by_document[one.statement.document].append(one.statement)

    def over(self, document: str, start: int, end: int) -> str | None:
        """The first statement that holds a stretch."""
        found = (s.id for s in self._by_document.get(document, ()) if s.start <= start and end <= s.end)
        return next(found, None)

    def pairs(self, places: Iterable[tuple[Anchor, Anchor]]) -> list[tuple[str, str]]:
        """The statements at pairs of places, where both are still there."""
        both = [(self.over(a.document, a.start, a.end), self.over(b.document, b.start, b.end)) for a, b in places]
        return [(a, b) for a, b in both if a is not None and b is not None]


def _met(
    groups: Mapping[_Key, list[_Said]],
    group_of: Mapping[str, _Key],
    links: Iterable[Link],
    same: Iterable[tuple[str, str]],
    apart_by_hand: Iterable[tuple[str, str]],
) -> tuple[dict[_Key, _Key], dict[tuple[_Key, str], set[str]]]:
    """Which group goes with which, and the statements against each. A group goes with the one that it is linked to
    itself, never on with what that one is linked to; a statement is never for and against one claim. What an analyst
    has decided comes first.
    """
    apart: list[tuple[_Key, _Key, Link]] = []
    joined: list[tuple[_Key, _Key]] = []
    for link in links:
        child, parent = group_of.get(link.child), group_of.get(link.parent)
        if child is None or parent is None or child == parent:
            continue
        if link.relation == "same":
            joined.append((child, parent))
        else:
            apart.append((child, parent, link))
    by_hand = [(group_of[child], group_of[parent]) for child, parent in same]
    kept_apart = {frozenset((child, parent)) for child, parent, _ in apart} - set(map(frozenset, by_hand))
    kept_apart |= {frozenset((group_of[a], group_of[b])) for a, b in apart_by_hand}
    heads = _heads(by_hand, joined, kept_apart)
    against: dict[tuple[_Key, str], set[str]] = defaultdict(set)
    for key, said in groups.items():
        first = key[:-1] if key[-1].startswith("/") else key
        if first != key:  # the same words from another mouth
            against[(heads.get(first, first), "differs")] |= {s.statement.id for s in said}
            against[(heads.get(key, key), "differs")] |= {s.statement.id for s in groups[first]}
    for child, parent, link in apart:
        one, other = heads.get(child, child), heads.get(parent, parent)
        if one != other:
            against[(other, link.relation)] |= {s.statement.id for s in groups[child]}
            against[(one, link.relation)] |= {s.statement.id for s in groups[parent]}
    return heads, against


def _heads(
    by_hand: Sequence[tuple[_Key, _Key]], joined: Sequence[tuple[_Key, _Key]], apart: set[frozenset[_Key]]
) -> dict[_Key, _Key]:
    """Which group goes with which. The one that most others are linked to leads, so that all of them are linked to it
    themselves; none goes where one is that it was kept apart from.
    """
    linked = Counter(key for pair in dict.fromkeys(map(frozenset, joined)) for key in pair)
    ranked = sorted(joined, key=lambda pair: -max(linked[pair[0]], linked[pair[1]]))
    members: dict[_Key, set[_Key]] = {}
    heads: dict[_Key, _Key] = {}
    for child, parent in [*by_hand, *ranked]:
        one, other = (child, parent) if linked[parent] >= linked[child] else (parent, child)
        if one in members or (one in heads and other not in heads and other not in members):
            one, other = other, one  # what leads already goes on leading
        if one == other or one in heads or one in members or other in heads:
            continue
        if all(frozenset((one, there)) not in apart for there in (other, *members.get(other, ()))):
            heads[one] = other
            members.setdefault(other, set()).add(one)
    return heads


def _wholes(at: _Places, claim_of: Mapping[str, str], twice: Iterable[Finding]) -> dict[str, str]:
    """The claim that sums up another, by the places that a finding on double counts names."""
    wholes: dict[str, str] = {}
    for finding in twice:
        if finding.a is None or finding.b is None:
            continue
        a, b = (
            marks[0] if marks else x.span for x, marks in ((finding.a, finding.marked_a), (finding.b, finding.marked_b))
        )
        one, other = at.over(finding.a.document, *a), at.over(finding.b.document, *b)
        if one is None or other is None:
            continue
        whole, part = claim_of[one], claim_of[other]
        if whole != part and wholes.get(whole) != part:
            wholes[part] = whole
    return wholes


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


def _name(key: _Key) -> str:
    return "c-" + hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _claim(
    key: _Key,
    group: Sequence[_Said],
    differing: Sequence[str],
    denying: Sequence[str],
    whole: str | None,
) -> Claim:
    ids = tuple(s.statement.id for s in group)
    quoting = {s.statement.document for s in group if _quoted_words(s.statement) >= OWN_WORDS - 1}
    utterance = (key[0] == "quotation" and len(key) - 2 >= UTTERANCE_WORDS) or len(quoting) > 1
    accounts, sources = _accounts(group), _sources(group, utterance=utterance)
    value, rule = credibility(accounts, sources, len(differing), len(denying))
    return Claim(
        id=_name(key),
        kind=group[0].statement.kind,
        statements=ids,
        accounts=accounts,
        sources=sources,
        part_of=whole,
        values=_values(group),
        differing=tuple(differing),
        denying=tuple(denying),
        credibility=value,
        credibility_rule=rule,
    )


def _quoted_words(statement: Statement) -> int:
    return sum(len(words_of(statement.text, a - statement.start, b - statement.start)) for a, b in statement.quoted)


def _accounts(group: Sequence[_Said]) -> Bounds:
    """Roots, those of one house once."""
    low, high = len({s.far_house for s in group}), len({s.house for s in group})
    return Bounds(min(low, high), high)


def _copied(group: Sequence[_Said]) -> list[_Said]:
    """The statements with one root for all that have a reporter's words alike: of families that nothing else ties, one
    has them from the other, or both from a text that is not held.
    """
    first: dict[tuple[str, ...], _Said] = {}
    near, far = _Merged(), _Merged()
    for s in group:
        words = tuple(w.form for w in words_of(s.statement.text))
        if len(words) - _quoted_words(s.statement) >= COPIED_WORDS:
            model = first.setdefault(words, s)
            near.merge(model.root, s.root)
            far.merge(model.widest, s.widest)
    return [replace(s, root=near.head(s.root), widest=far.head(near.head(s.widest))) for s in group]


class _Merged:
    """Names that stand for one, each with the first of them."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def head(self, name: str) -> str:
        while name in self._next:
            name = self._next[name]
        return name

    def merge(self, one: str, other: str) -> None:
        a, b = self.head(one), self.head(other)
        if a != b:
            self._next[b] = a


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
    only; an account that names nobody stands for its house, unless the words are those of an outlet that it names as a
    source elsewhere: a firm whose release is held. One ``utterance`` has one speaker, by whatever names, office or paper he
    is called: only who says it in no quotation adds another.
    """
    known: list[tuple[str, ...]] = []
    unidentified: set[str] = set()
    silent: list[_Said] = []
    credited = {s.widest for s in group if s.statement.attribution}
    speakers = 0
    for said in sorted(group, key=lambda s: not s.statement.quoted) if utterance else group:
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
                speakers += not (utterance and said.statement.quoted)
    if utterance:
        return 1 + speakers, 1 + speakers
    alone = [s for s in silent if s.voice not in known]  # not the release of a firm that another account names
    low, high = {s.far_house for s in alone}, {s.house for s in alone}
    return max(1, len(known) + len(low)), max(1, len(known) + len(high) + len(unidentified))


def _values(group: Sequence[_Said]) -> tuple[ClaimValue, ...]:
    """Figures as each statement gives them, kept apart."""
    found: dict[str, list[str]] = defaultdict(list)
    for said in group:
        for text in (*(m.text for m in said.statement.money), *(q.text for q in said.statement.quantities)):
            found[text].append(said.statement.id)
    return tuple(ClaimValue(value, tuple(dict.fromkeys(ids))) for value, ids in found.items())
