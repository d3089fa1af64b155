"""The order of lineage: words, shared passages, text families, credits, shared prose, origins."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import combinations

from msgspec.structs import replace

from firsthand.language.caching import Cache
from firsthand.language.meaning import Meanings
from firsthand.lineage.alignment import aligned
from firsthand.lineage.archetype import credited, inherited_credits, restored
from firsthand.lineage.copying import copy_edge, matching_words, nearest, passage_spans
from firsthand.lineage.crediting import (
    FIGURES,
    VAGUE,
    Crediting,
    credit_edge,
    credits_of,
    is_meant,
    is_translation,
    merged,
    one_story,
    unlike,
    written,
)
from firsthand.lineage.evidence import PRINTED, confidence
from firsthand.lineage.families import Head, credited_pages, foreign_credits, head_of, text_families
from firsthand.lineage.housetext import house_text
from firsthand.lineage.origins import count_origins
from firsthand.lineage.outlets import with_one_key
from firsthand.lineage.relation import COPIES, SETTLED_WORDS, Relation, relate
from firsthand.lineage.rewriting import Following, Followings, following_spans
from firsthand.lineage.support import Told, Weights, same_language, told
from firsthand.lineage.times import days_apart, is_later
from firsthand.lineage.words import Body, Vocabulary, body_from, body_of
from firsthand.records import (
    Derivation,
    DerivationKind,
    Descent,
    Direction,
    Document,
    Evidence,
    Passage,
    Sourced,
    Span,
)

MOST_STORIES = 80
"""Roots above which stories are not told apart: the comparison is one of every two."""
EXACT_DIGITS = 6
"""Significant digits from which a figure is unlikely to be given alike by two sources that do not share one."""


def descend(documents: Sequence[Document], told: Cache | None = None, vectors: Cache | None = None) -> Descent:
    """Edges, archetypes and origins of a pile: see :func:`firsthand.lineage.descend`."""
    pile = _Pile(with_one_key(documents), told, Meanings(vectors))
    digests = pile.digests()
    single = [pile.documents[name] for name in pile.held if name not in digests]
    for family in text_families(single, pile.relations.values()):
        pile.join_family(family)
    pile.join_digests(digests)
    pile.join_credits()
    pile.join_rewrites()
    pile.join_translations()
    pile.join_shared_prose()
    pile.join_exact_figures()
    return pile.outcome()


class _Pile:
    """The accounts with what has been worked out about them so far."""

    def __init__(self, documents: Sequence[Document], kept: Cache | None, meanings: Meanings) -> None:
        self.meanings = meanings
        self.vocabulary = Vocabulary()
        self.documents = {d.id: d for d in documents}
        self.held = list(self.documents)
        self.bodies = {d.id: body_of(d, self.vocabulary) for d in documents}
        bodies = list(self.bodies.values())
        self.relations: dict[frozenset[str], Relation] = {}
        for i, j, passages in aligned(bodies):
            relation = relate(bodies[i], bodies[j], passages)
            self.relations[frozenset((relation.a.document, relation.b.document))] = relation
        self.told = {name: told(self.documents[name], body, kept) for name, body in self.bodies.items()}
        self.weights = Weights(self.told.values())
        self.followings = Followings(list(self.told.values()), self.weights, meanings)
        self._forget_house_text()
        self.edges: dict[str, list[Derivation]] = {}
        self.archetypes: list[str] = []
        self.beyond: dict[str, tuple[Span, ...]] = {}

    def _forget_house_text(self) -> None:
        """Let no two accounts be tied by what is printed under everything."""
        for pair in house_text(self.relations.values(), self.told, self.weights):
            self.relations[pair] = self.relations[pair].as_house_text()

    def relation(self, child: str, parent: str) -> Relation:
        """The relation of two bodies with the child as ``a``; worked out now if the pair had shared nothing before."""
        pair = frozenset((child, parent))
        if pair not in self.relations:
            self.relations[pair] = relate(self.bodies[child], self.bodies[parent])
        relation = self.relations[pair]
        return relation if relation.a.document == child else relation.flipped()

    def root(self, name: str) -> str:
        """The end of the chain of surest settled edges."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            settled = [e for e in self.edges.get(name, ()) if e.settled]
            if not settled:
                break
            name = max(settled, key=lambda e: (e.confidence, e.parent)).parent
        return name

    def add(self, edge: Derivation) -> None:
        """Keep an edge, unless it would make an account its own ancestor."""
        if self.root(edge.parent) != edge.child:
            self.edges.setdefault(edge.child, []).append(edge)

    def add_archetype(self, archetype: Document, body: Body) -> None:
        """Take an archetype in among the texts that others can descend from."""
        self.documents[archetype.id] = archetype
        self.bodies[archetype.id] = body
        self.told[archetype.id] = told(archetype, body)
        self.archetypes.append(archetype.id)

    # -- copies ------------------------------------------------------------------------------------------------------

    def join_family(self, family: Sequence[Document]) -> None:
        """Hang every member of a text family on the page it credits, or on the family's head, or on a version of either."""
        pages = credited_pages(family)
        tops = [d for d in family if d.id not in pages]
        head = head_of(tops, self.relations, self._held_elsewhere(family), list(pages.values()))
        if head.member is None:
            names = [d.id for d in family]
            bare = credited(head.key, [c for d in family for c in d.credits], family, names)
            copies = [self.bodies[name] for name in names]
            archetype, body = restored(bare, copies, self.vocabulary, self._between)
            self.add_archetype(inherited_credits(archetype, family), body)
            root = self.documents[archetype.id]
        else:
            root = self.documents[head.member]
        versions = [d for d in tops if d.id != root.id and head.key and d.outlet_key == head.key]
        for version in versions:
            self.add(copy_edge(version, root, self.relation(version.id, root.id), head.key, known=False))
        far = []
        for member in tops:
            if member.id == root.id or member in versions:
                continue
            parent, relation = self._nearest(member, (root, *versions))
            if relation.likeness in COPIES:
                self.add(
                    copy_edge(
                        member, parent, relation, head.key, known=head.agreed or head.key in foreign_credits(member)
                    )
                )
            else:
                far.append(member)
        for name, page in pages.items():
            member = self.documents[name]
            others = (d for d in family if d.id not in (page.id, name) and d.outlet_key == page.outlet_key)
            parent, relation = self._nearest(member, (page, *others))
            self.add(copy_edge(member, parent, relation, page.outlet_key or "", known=True))
        self._join_chain(far, [d for d in family if d not in far], (root, *versions), head)

    def _held_elsewhere(self, family: Sequence[Document]) -> set[str]:
        """Outlets credited in a family whose own text on its story is held, and is no copy of the family's."""
        inside = {d.id for d in family}
        credited_keys = {key for d in family for key in foreign_credits(d)}
        told = [self.told[d.id] for d in family]
        return {
            page.document.outlet_key or ""
            for page in (self.told[name] for name in self.held if name not in inside)
            if page.document.outlet_key in credited_keys
            and any(one_story(t, page, self.weights) or is_meant(t, page, page.facts, self.weights) for t in told)
        }

    def _nearest(self, member: Document, texts: Sequence[Document]) -> tuple[Document, Relation]:
        return nearest(member, [(text, self.relation(member.id, text.id)) for text in texts])

    def _join_chain(self, far: list[Document], near: list[Document], heads: Sequence[Document], head: Head) -> None:
        """Hang versions that share too little with any head on the version they share most with, step by step.

        Rewritten again and again a dispatch ends far from where it began; every step of the way is a copy.
        """
        steps: list[tuple[int, str, str]] = []

        def reach_from(name: str) -> None:
            for member in waiting:
                relation = self._shared(member, name)
                if relation is not None and relation.likeness in COPIES:
                    heappush(steps, (-matching_words(relation), member, name))

        waiting = {member.id: member for member in far}
        for document in near:
            reach_from(document.id)
        while steps and waiting:
            _, name, parent = heappop(steps)
            if name in waiting:
                member = waiting.pop(name)
                relation = self.relation(name, parent)
                self.add(copy_edge(member, self.documents[parent], relation, head.key, known=False))
                reach_from(name)
        for member in waiting.values():
            parent_head, relation = self._nearest(member, heads)
            self.add(
                copy_edge(
                    member, parent_head, relation, head.key, known=head.agreed or head.key in foreign_credits(member)
                )
            )

    def _between(self, a: Body, b: Body) -> Relation:
        return self.relation(a.document, b.document)

    def _shared(self, child: str, parent: str) -> Relation | None:
        """The relation of two bodies that share passages, with the child as ``a``."""
        return self.relation(child, parent) if frozenset((child, parent)) in self.relations else None

    def digests(self) -> dict[str, list[str]]:
        """Accounts that alone tie others which tell different stories, with those they hold: round-ups, newsletters."""
        inside: dict[str, list[str]] = {}
        twins: dict[str, set[str]] = {}
        for relation in self.relations.values():
            shorter, longer = (body.document for body in sorted((relation.a, relation.b), key=len))
            if relation.likeness == "excerpt":
                inside.setdefault(longer, []).append(shorter)
            elif relation.likeness == "reprint":
                twins.setdefault(longer, {longer}).add(shorter)
                twins.setdefault(shorter, {shorter}).add(longer)
        found = {}
        for name, parts in inside.items():
            if len(parts) > 1:
                others = [self.documents[n] for n in self.held if n not in twins.get(name, {name})]
                families = [{d.id for d in f} for f in text_families(others, self.relations.values())]
                apart = [p for p in parts if not any(p in f and q in f for f in families for q in parts if q < p)]
                told = [self.told[part] for part in apart]
                if len(apart) > 1 and all(unlike(a, b, self.weights) for a, b in combinations(told, 2)):
                    found[name] = sorted(apart)
        return {name: [p for p in parts if p not in found] for name, parts in found.items()}

    def join_digests(self, digests: Mapping[str, Sequence[str]]) -> None:
        """Hang a round-up on each of the texts that it brings together."""
        for name, parts in digests.items():
            digest = self.documents[name]
            for part in parts:
                parent = self.documents[part]
                known = any(c.key == parent.outlet_key for c in digest.credits)
                self.add(copy_edge(digest, parent, self.relation(name, part), parent.outlet_key or "", known=known))

    # -- credits -----------------------------------------------------------------------------------------------------

    def join_credits(self) -> None:
        """Hang every account that heads itself on the text it credits, held or not."""
        for name in [*self.held, *self.archetypes]:
            if self.edges.get(name):
                continue
            for crediting in credits_of(self.told[name]):
                self._join_credit(self.told[name], crediting)

    def _join_credit(self, child: Told, crediting: Crediting) -> None:
        name = child.document.id
        texts = [
            self.told[other]
            for other, document in self.documents.items()
            if other != name and document.outlet_key == crediting.key and self.root(other) != name
        ]
        # a page may be re-dated: a text that bears a later day is meant only where no other can be
        texts.sort(key=lambda text: (is_later(text.document, child.document), text.document.id))
        stories = [(one_story(child, text, self.weights), text) for text in texts if text.sentences]
        likeness, parent = max(
            stories, key=lambda s: (s[0] > 0, not is_later(s[1].document, child.document), s[0]), default=(0.0, None)
        )
        if not likeness:
            parent = next((text for text in texts if self._is_meant(child, text)), None)
        if (
            parent is not None
            and {c.kind for c in crediting.credits} == {"wire"}
            and not self._takes_over(child, parent)
        ):
            parent = None  # an agency's mark names an agency, not which of its dispatches
        if parent is None:
            if not (crediting.early or crediting.often or crediting.governs):
                return
            if any(c.kind in PRINTED for c in crediting.credits):
                self.join_family([child.document])
                return
            bare = credited(crediting.key, crediting.credits, [], [child.document.id])
            self.add_archetype(bare, body_from(bare.id, "", (), self.vocabulary))
            parent = self.told[bare.id]
        following = self.followings.between(child, parent) if child.sentences and parent.sentences else None
        relation = self._known_relation(name, parent.document.id)
        facts = self._facts_behind(parent)
        edge, beyond = credit_edge(child, parent, crediting, relation, self.weights, following, facts)
        if edge is not None:
            self.add(edge)
            if beyond:
                self.beyond[name] = beyond

    def _takes_over(self, child: Told, parent: Told) -> bool:
        """Whether an account is made from that very text, by its prose or by its facts."""
        relation = self._known_relation(child.document.id, parent.document.id)
        if relation and relation.unquoted >= SETTLED_WORDS:
            return True
        return not days_apart(child.document, parent.document) and self.followings.between(child, parent).settled

    def _known_relation(self, child: str, parent: str) -> Relation | None:
        return self.relation(child, parent) if len(self.bodies[child]) and len(self.bodies[parent]) else None

    def _is_meant(self, child: Told, text: Told) -> bool:
        """Whether an account that credits the text's outlet can mean it: by its facts, or by an account that rests on it."""
        if not text.document.held and any(one_story(child, f, self.weights) for f in self._followers(text)):
            return True
        return is_meant(child, text, self._facts_behind(text), self.weights)

    def _followers(self, text: Told) -> list[Told]:
        name = text.document.id
        return [self.told[e.child] for edges in self.edges.values() for e in edges if e.parent == name and e.settled]

    def _facts_behind(self, text: Told) -> frozenset[tuple[str, str]]:
        if text.document.held:
            return text.facts
        return text.facts.union(*(follower.facts for follower in self._followers(text)))

    # -- neither copies nor credits ----------------------------------------------------------------------------------

    def join_rewrites(self) -> None:
        """Rewrites and translations that name no source, the surest first."""
        roots = [self.told[name] for name in [*self.held, *self.archetypes] if not self._settled(name)]
        for found in Followings([t for t in roots if t.sentences], self.weights, self.meanings).found():
            # an absent text, or an account that already hangs on another, can only be the parent
            hangs = not self.documents[found.child].held or self._settled(found.child)
            following = found.flipped() if hangs else found
            child, parent = following.child, following.parent
            if self.root(child) == self.root(parent) or self._settled(child):
                continue
            if following.settled or not self.edges.get(child):
                self.add(self._followed(following, self.told[child], self.told[parent]))

    def _settled(self, name: str) -> bool:
        return any(edge.settled for edge in self.edges.get(name, ()))

    def _followed(self, following: Following, child: Told, parent: Told) -> Derivation:
        shown = ", ".join(written(key) for _, key in following.shared[:8])
        evidence = [Evidence("shared facts", f"{len(following.shared)} of {following.held}, the rarest {shown}")]
        if following.aligned:
            evidence.append(
                Evidence("same order", f"{len(following.aligned)} sentences alike, order {following.in_order:+.2f}")
            )
        return Derivation(
            child=child.document.id,
            parent=parent.document.id,
            kind="translation" if following.translated else "rewrite",
            direction="undetermined",
            spans=merged(following_spans(following, child)),
            confidence=round(min(0.95, 1 / (1 + math.exp(-following.log_odds))), 2),
            evidence=tuple(evidence),
            settled=following.settled,
        )

    def join_translations(self) -> None:
        """Uncredited translations: the same facts in the same order in another language.

        Never settled: two reports of one race give the same names and figures in the same order too.
        """
        roots = [name for name in [*self.held, *self.archetypes] if not self.edges.get(name)]
        for one, other in combinations(roots, 2):
            a, b = self.told[one], self.told[other]
            if same_language(a.document, b.document) or self.root(one) == self.root(other):
                continue
            child, parent = (a, b) if not b.document.held or len(a.facts) <= len(b.facts) else (b, a)
            if child.document.held and one_story(child, parent, self.weights) and is_translation(child, parent):
                evidence = (Evidence("facts in order", "numbers, designations and names follow in the same order"),)
                self.add(_edge(child, parent, "translation", evidence, tuple(child.body.spans), settled=False))

    def join_shared_prose(self) -> None:
        """Unquoted prose in common where nothing else ties two accounts: dependence, direction unknown."""
        for pair, relation in sorted(self.relations.items(), key=lambda item: sorted(item[0])):
            if relation.likeness not in ("partial", "trace") or any(name in self.archetypes for name in pair):
                continue
            a, b = self.root(relation.a.document), self.root(relation.b.document)
            if a == b:
                continue
            first, second = sorted((relation.a.document, relation.b.document), key=self._order)
            child, parent = (second, first) if not self.edges.get(second) else (first, second)
            if self.edges.get(child):
                continue
            seen = self.relation(child, parent)
            detail = f"{seen.unquoted} unquoted words agree"
            if not seen.unquoted:
                detail = f"{seen.marked} words agree that one of the two puts between quotation marks"
            evidence = (Evidence("shared prose", detail),)
            settled = relation.likeness == "partial"
            self.add(
                _edge(
                    self.told[child],
                    self.told[parent],
                    "rewrite",
                    evidence,
                    passage_spans(seen),
                    settled=settled,
                )
            )

    def join_exact_figures(self) -> None:
        """A long exact figure in an account that says it has it from "foreign media", and in another's text.

        One may have it from the other, so the edge is never settled.
        """
        for name in self.held:
            account = self.told[name]
            if self.edges.get(name) or not VAGUE.search(account.document.text):
                continue
            figures = {f for f in account.facts if f[0] in FIGURES and exact_digits(f[1]) >= EXACT_DIGITS}
            others = [n for n in self.held if self.root(n) != name and figures & self.told[n].facts]
            if not others:
                continue
            fullest = min(others, key=self._order)
            root = self.root(fullest)
            parent = root if figures & self.told[root].facts else fullest
            shared = figures & self.told[parent].facts
            spans = [s.span for s in account.sentences if s.facts & shared]
            detail = f"both give {', '.join(sorted(written(key) for _, key in shared))}, to the last digit"
            evidence = (Evidence("exact figure", detail),)
            self.add(_edge(account, self.told[parent], "report", evidence, merged(spans), settled=False))

    def _order(self, name: str) -> tuple[int, str]:
        """Fuller accounts first; says nothing about direction."""
        return (-len(self.bodies[name]), name)

    # -- outcome -----------------------------------------------------------------------------------------------------

    def outcome(self) -> Descent:
        """Everything worked out, as records."""
        derivations = tuple(edge for name in [*self.held, *self.archetypes] for edge in self.edges.get(name, ()))
        own = {name: self._own(name) for name in self.held if self.edges.get(name)}
        archetypes = tuple(self._addressed(name) for name in self.archetypes)
        held = [self.documents[name] for name in self.held]
        origins = count_origins(held, archetypes, derivations, own, self.beyond, self._stories())
        return Descent(
            passages=tuple(self._passages()),
            derivations=derivations,
            archetypes=archetypes,
            origins=origins,
            own={name: spans for name, spans in own.items() if spans},
        )

    def _stories(self) -> list[list[str]]:
        """The held accounts in groups that tell one story, as far as words and facts show; one group for a large pile."""
        roots = {self.root(name) for name in self.held}
        if len(roots) > MOST_STORIES:
            return [self.held]
        leader = {name: name for name in (*roots, *self.archetypes)}

        def find(name: str) -> str:
            while leader[name] != name:
                name = leader[name]
            return name

        for edges in self.edges.values():
            for edge in edges:
                leader[find(self.root(edge.child))] = find(self.root(edge.parent))
        for a, b in combinations(sorted(roots), 2):
            if find(a) != find(b) and self._tell_one_story(a, b):
                leader[find(a)] = find(b)
        groups: dict[str, list[str]] = {}
        for name in self.held:
            groups.setdefault(find(self.root(name)), []).append(name)
        return list(groups.values())

    def _tell_one_story(self, a: str, b: str) -> bool:
        return bool(one_story(self.told[a], self.told[b], self.weights))

    def _addressed(self, name: str) -> Document:
        """An archetype with the address that those who follow it give, where its own witnesses give none."""
        archetype = self.documents[name]
        children = [n for n, edges in self.edges.items() if any(e.parent == name for e in edges)]
        credits = [c for n in children for c in self.documents[n].credits]
        known = credited(archetype.outlet_key or "", credits, [self.documents[n] for n in children], [])
        return replace(
            archetype,
            url=archetype.url or known.url,
            outlet=known.outlet or archetype.outlet,
            published=_dated(known.url) or archetype.published,
        )

    def _passages(self) -> list[Passage]:
        found: list[Passage] = []
        for relation in self.relations.values():
            tied = {e.parent for e in self.edges.get(relation.a.document, ())}
            seen = relation if relation.b.document in tied or relation.a.document in self.held else relation.flipped()
            if relation.a.document in {e.parent for e in self.edges.get(relation.b.document, ())}:
                seen = relation.flipped()
            for p in seen.passages:
                a, b = seen.a.span(p.a[0], p.a[1] - 1), seen.b.span(p.b[0], p.b[1] - 1)
                quoted = bool(seen.a.quoted[p.a[0] : p.a[1]].all())
                found.append(Passage(seen.a.document, *a, seen.b.document, *b, p.words, quoted))
        return sorted(found)

    def _own(self, name: str) -> tuple[Span, ...]:
        """Sentences outside every dependent span that credit nobody but the account's own outlet."""
        account = self.told[name]
        taken = [span for edge in self.edges[name] for span in edge.spans]
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


def exact_digits(figure: str) -> int:
    """Significant digits of a figure such as "USD 189739535": leading and trailing zeros do not count."""
    digits = re.sub(r"\D", "", figure)
    return len(digits.strip("0"))


def _edge(
    child: Told,
    parent: Told,
    kind: DerivationKind,
    evidence: tuple[Evidence, ...],
    spans: tuple[Span, ...],
    *,
    settled: bool,
) -> Derivation:
    direction: Direction = "undetermined"
    return Derivation(
        child=child.document.id,
        parent=parent.document.id,
        kind=kind,
        direction=direction,
        spans=spans,
        confidence=confidence(evidence) if settled else min(0.5, confidence(evidence)),
        evidence=evidence,
        settled=settled,
    )
