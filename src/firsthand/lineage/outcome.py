"""What was worked out about a pile, as records."""

import re
from datetime import date
from itertools import combinations

from msgspec.structs import replace

from firsthand.lineage.archetype import credited
from firsthand.lineage.crediting import one_story
from firsthand.lineage.origins import count_origins
from firsthand.lineage.pile import Pile
from firsthand.lineage.skeleton import in_common
from firsthand.lineage.support import same_language
from firsthand.lineage.words import merged
from firsthand.records import Descent, Document, Passage, Sourced, Span

SAME_NAMES = 3
"""Names in common, and half of the fewer, by which reporters of one event meet who have nothing else in common."""
ALIKE_ABROAD = 0.25
"""Share of the shorter account's sentences with a counterpart in an account in another language: with three figures or names in common
18 of 24 translations reach it beside another report of their event, and 11 of 1,044 beside a report of another."""
MOST_STORIES = 80
"""Roots above which stories are not told apart: the comparison is one of every two."""


def outcome(pile: Pile) -> Descent:
    """Everything worked out, as records."""
    derivations = tuple(edge for name in [*pile.held, *pile.archetypes] for edge in pile.edges.get(name, ()))
    own = {name: _own(pile, name) for name in pile.held if pile.edges.get(name)}
    archetypes = tuple(_addressed(pile, name) for name in pile.archetypes)
    held = [pile.documents[name] for name in pile.held]
    origins = count_origins(held, archetypes, derivations, own, pile.beyond, _stories(pile))
    return Descent(
        passages=tuple(_passages(pile)),
        derivations=derivations,
        archetypes=archetypes,
        origins=origins,
        own={name: spans for name, spans in own.items() if spans},
    )


def _stories(pile: Pile) -> list[list[str]]:
    """The held accounts in groups that tell one story, as far as words and facts show; one group for a large pile."""
    roots = {pile.root(name) for name in pile.held}
    if len(roots) > MOST_STORIES:
        return [pile.held]
    leader = {name: name for name in (*roots, *pile.archetypes)}

    def find(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for edges in pile.edges.values():
        for edge in edges:
            leader[find(pile.root(edge.child))] = find(pile.root(edge.parent))
    for a, b in combinations(sorted(roots), 2):
        if find(a) != find(b) and _tell_one_story(pile, a, b):
            leader[find(a)] = find(b)
    groups: dict[str, list[str]] = {}
    for name in pile.held:
        groups.setdefault(find(pile.root(name)), []).append(name)
    return list(groups.values())


def _tell_one_story(pile: Pile, a: str, b: str) -> bool:
    """Whether two accounts tell one story by their words and facts, or by whom and what place they are about."""
    if one_story(pile.told[a], pile.told[b], pile.weights):
        return True
    if _speak_alike(pile, a, b):
        return True
    named, others = ({fact for fact in pile.told[name].facts if fact[0] == "name"} for name in (a, b))
    return len(named & others) >= max(SAME_NAMES, min(len(named), len(others)) / 2)


def _speak_alike(pile: Pile, a: str, b: str) -> bool:
    """Whether two accounts share a quotation, or in two languages a few figures and names and what a part of their sentences say."""
    one, other = sorted((pile.told[a], pile.told[b]), key=lambda told: len(told.sentences))
    if same_language(one.document, other.document):
        shared = pile.shared(a, b)
        return shared is not None and any(shared.a.quoted[p.a[0] : p.a[1]].all() for p in shared.passages)
    if len(in_common(one, other).shared) < SAME_NAMES:
        return False
    alike = pile.followings.borne_out(one, other)
    return bool(alike) and sum(alike) >= ALIKE_ABROAD * len(alike)


def _addressed(pile: Pile, name: str) -> Document:
    """An archetype with the address that those who follow it give, where its own witnesses give none."""
    archetype = pile.documents[name]
    children = [n for n, edges in pile.edges.items() if any(e.parent == name for e in edges)]
    credits = [c for n in children for c in pile.documents[n].credits]
    known = credited(archetype.outlet_key or "", credits, [pile.documents[n] for n in children], [])
    return replace(
        archetype,
        url=archetype.url or known.url,
        outlet=known.outlet or archetype.outlet,
        published=_dated(known.url) or archetype.published,
    )


def _passages(pile: Pile) -> list[Passage]:
    found: list[Passage] = []
    held = set(pile.held)
    for relation in pile.relations.values():
        tied = {e.parent for e in pile.edges.get(relation.a.document, ())}
        seen = relation if relation.b.document in tied or relation.a.document in held else relation.flipped()
        if relation.a.document in {e.parent for e in pile.edges.get(relation.b.document, ())}:
            seen = relation.flipped()
        for p in seen.passages:
            a, b = seen.a.span(p.a[0], p.a[1] - 1), seen.b.span(p.b[0], p.b[1] - 1)
            quoted = bool(seen.a.quoted[p.a[0] : p.a[1]].all())
            found.append(Passage(seen.a.document, *a, seen.b.document, *b, p.words, quoted))
    return sorted(found)


def _own(pile: Pile, name: str) -> tuple[Span, ...]:
    """Sentences outside every dependent span that credit nobody but the account's own outlet."""
    account = pile.told[name]
    taken = [span for edge in pile.edges[name] for span in edge.spans]
    mine = []
    for sentence in account.sentences:
        start, end = sentence.span
        covered = sum(max(0, min(end, e) - max(start, s)) for s, e in taken)
        credits = any(
            c.end > c.start and start <= c.start < end and c.key != account.document.outlet_key
            for c in account.document.credits
        )
        if covered < (end - start) / 2 and not credits:
            mine.append(sentence.span)
    return merged(mine)


def _dated(url: str | None) -> Sourced | None:
    """The day that an article's address names ("/2025/10/27/"), which says more than a copy's footer."""
    found = re.search(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$)", url or "")
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return Sourced(date(year, month, day).isoformat(), "credited address")
    except ValueError:
        return None
