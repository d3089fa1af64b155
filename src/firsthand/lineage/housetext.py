"""House text: words that accounts share because they are printed under everything, not because one follows another.

An editor's note, "About us", an agency's standing background, an outlet's own earlier words. Intake marks what it knows
as furniture; what it does not know shows in the pile: the accounts have nothing else to do with each other, or many of
them hold the same few words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from msgspec import structs

from firsthand.language.facts import hard_facts
from firsthand.lineage.alignment import Shared
from firsthand.lineage.relation import COPIES, Relation
from firsthand.lineage.stories import stories
from firsthand.lineage.support import STEM, Told, Weights, telling
from firsthand.lineage.words import fold, merged
from firsthand.records import Span

PARTS = frozenset({"update", "partial", "trace"})
"""Likenesses of accounts that have some paragraphs in common, each with others beside."""
MOST = 0.6
"""More than that of the shorter account's prose is its story, not what stands under it."""
LONGEST = 80
"""Words. The longest note that an outlet sets under everything had 40 among 924 reports (docs/lineage.md); a house's whole
"About us" may have twice as many. Speakers' words between them count: nobody sets a scene with its speakers under everything."""
HEAD = 400
"""Characters within which a byline and a dateline end."""
LEAD_WORDS = 15
"""Words before which a text has hardly begun: a dateline, a greeting."""
TAIL, BACKGROUND_TAIL = 0.6, 0.5
"""Share of both bodies after which shared words are background: news tells its matter first. Where a third family has them
too, the half."""
BACKGROUND_SHARE = 0.4
"""Share of both accounts up to which an agency's paragraphs may be all the prose there is of one that quotes or is cut short."""
EVERYWHERE = 2
"""Further families with the same paragraphs from which these are an agency's background wherever they stand, unless the two accounts
tell one story beside them."""
STORY_LIKENESS = 0.22
"""As in ``crediting``: cosine of the weighted stems of two accounts of one story."""
REST_WORDS = 30
"""A sentence or two beside the shared text, on both sides: with less there is nothing to judge by."""
REST_LIKENESS = 0.10
"""Cosine of the weighted stems of the two rests. Under it stand accounts of unrelated matters; of whole reports on two
events of one election campaign three pairs in four reach it, of reports on one event all do (docs/lineage.md)."""


@dataclass(frozen=True, slots=True)
class HouseText:
    """``pairs`` share nothing but house text; ``background`` are the stretches of an account that stand in one family after another."""

    pairs: frozenset[frozenset[str]]
    background: Mapping[str, Sequence[Span]]

    def is_all(self, relation: Relation) -> bool:
        """Whether two accounts share nothing else than an agency's background: of one that has been restored since, too."""
        mine = self.background.get(relation.a.document, ())
        return bool(relation.passages and mine) and all(
            any(s <= relation.a.starts[p.a[0]] and relation.a.ends[p.a[1] - 1] <= e for s, e in mine)
            for p in relation.passages
        )

    def without(self, account: Told, copies: Iterable[Relation] = ()) -> Told:
        """The account without its background: of one that is restored what stands so in its ``copies``, each relation with it as ``a``."""
        spans = list(self.background.get(account.document.id, ()))
        for relation in copies:
            theirs = self.background.get(relation.b.document, ())
            for passage in relation.passages:
                spans += _within(relation, passage, theirs)
        return _beside(account, merged(spans))


def _within(relation: Relation, passage: Shared, theirs: Sequence[Span]) -> Iterator[Span]:
    """The stretches of ``relation.a`` whose words stand in these stretches of ``relation.b``."""
    for run in passage.runs:
        starts, ends = relation.b.starts[run.b : run.b + run.length], relation.b.ends[run.b : run.b + run.length]
        for s, e in theirs:
            if len(inside := np.flatnonzero((starts >= s) & (ends <= e))):
                yield relation.a.span(run.a + int(inside[0]), run.a + int(inside[-1]))


def house_text(relations: Iterable[Relation], told: Mapping[str, Told], weights: Weights) -> HouseText:
    """What of the relations in which two accounts share no more than some paragraphs is house text."""
    relations = list(relations)
    of_houses = stories(relations, {name: account.document for name, account in told.items()})
    apart = [*of_houses.apart, *(r for r in relations if r.likeness in PARTS and of_houses.is_all(r))]
    known = set(map(id, apart))
    parts = [r for r in relations if r.likeness in PARTS and not _credited(r, told)]
    slight = [r for r in parts if is_slight(r)]
    told = {name: _unsigned(told[name]) for name in {n for r in parts for n in (r.a.document, r.b.document)}}
    spread = _spread(parts, _families(r for r in relations if not (is_slight(r) or id(r) in known)))
    strange = [r for r in slight if _strangers(r, told[r.a.document], told[r.b.document], weights)]
    everywhere = [r for r in parts if spread[id(r)] >= EVERYWHERE and not _one_matter(r, told, weights)]
    everywhere += [r for r in strange if spread[id(r)] < EVERYWHERE and _one_house(r, told)]
    everywhere += [r for r in of_houses.apart if of_houses.is_all(r, EVERYWHERE + 1)]
    background: dict[str, list[Span]] = defaultdict(list)
    for side in (side for r in everywhere for side in (r, r.flipped())):
        background[side.a.document] += [side.a.span(p.a[0], p.a[1] - 1) for p in side.passages]
    known |= set(map(id, (*everywhere, *strange)))
    pairs = {
        frozenset((r.a.document, r.b.document))
        for r in (*apart, *parts)
        if id(r) in known
        or (spread[id(r)] and (r.likeness != "update" or (is_slight(r) and _in_both_tails(r, BACKGROUND_TAIL))))
        or (r.likeness != "update" and (_one_outlet(r, told) or _in_both_tails(r)))
    }
    return HouseText(frozenset(pairs), {name: merged(spans) for name, spans in background.items()})


def is_slight(relation: Relation) -> bool:
    """Whether two accounts share so little that it may be house text: no copies, or versions that have not much of the
    shorter one in common, or of its prose."""
    least = relation.prose_share < MOST or max(relation.share_a, relation.share_b) < BACKGROUND_SHARE
    return relation.likeness in ("partial", "trace") or (relation.likeness == "update" and least)


def _in_both_tails(relation: Relation, tail: float = TAIL) -> bool:
    """Whether both accounts have the shared words after their own matter, where news sets its background."""
    first = min(p.a[0] for p in relation.passages) / len(relation.a)
    return min(first, min(p.b[0] for p in relation.passages) / len(relation.b)) >= tail


def _leads_one(relation: Relation) -> bool:
    """Whether one account begins with the shared words and the other has them further down: a story, taken over."""
    first = (min(p.a[0] for p in relation.passages), min(p.b[0] for p in relation.passages))
    return min(first) < LEAD_WORDS <= max(first)


def _credited(relation: Relation, told: Mapping[str, Told]) -> bool:
    """Whether one account credits the other's outlet. An agency's mark does not say which of its stories."""
    a, b = (told[side.document].document for side in (relation.a, relation.b))
    return any(c.key == one.outlet_key and c.kind != "wire" for one, other in ((a, b), (b, a)) for c in other.credits)


def _one_outlet(relation: Relation, told: Mapping[str, Told]) -> bool:
    """Whether an outlet uses its own earlier words again."""
    keys = {told[side.document].document.outlet_key for side in (relation.a, relation.b)}
    return len(keys) == 1 and None not in keys


def _one_house(relation: Relation, told: Mapping[str, Told]) -> bool:
    """Whether two accounts are one outlet's, or bear one agency's mark."""
    a, b = (told[side.document].document for side in (relation.a, relation.b))
    houses = [{d.outlet_key, *(c.key for c in d.credits if c.kind == "wire")} for d in (a, b)]
    return bool(set.intersection(*houses) - {None})


def _families(relations: Iterable[Relation]) -> dict[str, str]:
    """The account that stands for each account's text family, for those that are tied by these relations' copies."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.get(name, name) != name:
            name = leader[name]
        return name

    for relation in relations:
        if relation.likeness in COPIES:
            leader[find(relation.a.document)] = find(relation.b.document)
    return {name: find(name) for name in leader}


def _spread(parts: Sequence[Relation], family: Mapping[str, str]) -> dict[int, int]:
    """Of each relation (by identity) in how many further families the rarest of its stretches stands, or half of it, as a part there as
    well."""
    held: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for side in (side for r in parts for side in (r, r.flipped())):
        other = family.get(side.b.document, side.b.document)
        held[side.a.document] += [(*p.a, other) for p in side.passages]

    def others(name: str, other: str, stretch: tuple[int, int]) -> set[str]:
        both = {family.get(name, name), family.get(other, other)}
        first, last = stretch
        return {o for s, e, o in held[name] if 2 * (min(e, last) - max(s, first)) >= last - first} - both

    return {
        id(r): min(
            len(others(r.a.document, r.b.document, p.a) | others(r.b.document, r.a.document, p.b)) for p in r.passages
        )
        for r in parts
    }


def _one_matter(relation: Relation, told: Mapping[str, Told], weights: Weights) -> bool:
    """Whether two accounts tell one story beside what they share."""
    rest_a, rest_b = _rests(relation, told)
    return weights.likeness(rest_a, rest_b) >= STORY_LIKENESS


def _strangers(relation: Relation, a: Told, b: Told, weights: Weights) -> bool:
    """Whether the two accounts tell nothing alike beside what they share."""
    if relation.prose_share > MOST or relation.told_on > LONGEST or _leads_one(relation):
        return False
    rest_a, rest_b = _rests(relation, {a.document.id: a, b.document.id: b})
    if min(_words(rest_a), _words(rest_b)) < REST_WORDS:
        return False
    return not any(map(telling, rest_a.facts & rest_b.facts)) and weights.likeness(rest_a, rest_b) < REST_LIKENESS


def _unsigned(account: Told) -> Told:
    """The account without its byline and dateline: an agency's reporters tell many a story from one place."""
    document = account.document
    end = max((c.end for c in document.credits if c.kind == "wire" and c.end <= HEAD), default=0)
    if not end:
        return account
    signing = {fold(word)[:STEM] for word in document.text[:end].split()}
    head = [s for s in account.sentences if s.span[0] < end]
    language = document.language.value if document.language else None
    facts = {(fact.kind, fact.key) for fact in hard_facts(document.text[:end], language)}
    first = [structs.replace(s, stems=s.stems - signing, facts=s.facts - facts) for s in head if s.span[1] > end]
    return replace(account, sentences=(*first, *account.sentences[len(head) :]))


def _rests(relation: Relation, told: Mapping[str, Told]) -> tuple[Told, Told]:
    """The two accounts without what they share."""
    a = _beside(told[relation.a.document], [relation.a.span(p.a[0], p.a[1] - 1) for p in relation.passages])
    return a, _beside(told[relation.b.document], [relation.b.span(p.b[0], p.b[1] - 1) for p in relation.passages])


def _beside(account: Told, shared: Sequence[Span]) -> Told:
    """The account without the sentences of which at least half is shared."""
    if not shared:
        return account
    kept = tuple(
        s
        for s in account.sentences
        if 2 * sum(max(0, min(s.span[1], end) - max(s.span[0], start)) for start, end in shared) < s.span[1] - s.span[0]
    )
    return replace(account, sentences=kept)


def _words(account: Told) -> int:
    return sum(len(account.document.text[s.span[0] : s.span[1]].split()) for s in account.sentences)
