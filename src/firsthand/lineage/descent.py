"""The order of lineage: words, shared passages, text families, credits, shared prose, origins."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations

from msgspec.structs import replace

from firsthand.language.caching import Cache
from firsthand.language.meaning import Meanings
from firsthand.lineage.absent import join_names_in_two_scripts, settle_in_company
from firsthand.lineage.archetype import credited, inherited_credits, restored
from firsthand.lineage.briefs import lists_of_leads
from firsthand.lineage.compiled import compilations
from firsthand.lineage.copying import copy_edge, made_from, matching_words, nearest
from firsthand.lineage.crediting import (
    FOLLOWED_SHARE,
    PART_SHARE,
    VOUCHED_SHARE,
    Crediting,
    cited_by,
    comparable,
    credit_edge,
    credits_of,
    credits_what_is_shared,
    is_meant,
    one_story,
    unlike,
    vouched_share,
)
from firsthand.lineage.doubts import join_one_outlet, join_unsaid_copies, join_what_versions_credit
from firsthand.lineage.evidence import PRINTED, STRONG_CREDITS
from firsthand.lineage.families import ROOM, Head, credited_pages, foreign_credits, head_of, text_families
from firsthand.lineage.items import join_items, join_leads
from firsthand.lineage.notices import join_first_notices
from firsthand.lineage.offices import by_class
from firsthand.lineage.outcome import outcome
from firsthand.lineage.pile import Pile
from firsthand.lineage.relation import COPIES, Relation
from firsthand.lineage.releases import join_releases
from firsthand.lineage.rewriting import CREDITED_COVER
from firsthand.lineage.series import join_numbered_versions
from firsthand.lineage.skeleton import in_common
from firsthand.lineage.support import Told, same_language, telling
from firsthand.lineage.times import days_apart, is_later, on_a_later_day
from firsthand.lineage.told import join_told_items
from firsthand.lineage.unnamed import join_exact_figures, join_rewrites, join_shared_prose
from firsthand.lineage.versions import is_dispatch
from firsthand.lineage.words import body_from
from firsthand.records import (
    DerivationKind,
    Descent,
    Document,
)


def descend(documents: Sequence[Document], told: Cache | None = None, vectors: Cache | None = None) -> Descent:
    """Edges, archetypes and origins of a pile: see :func:`firsthand.lineage.descend`."""
    pile = _Joining(documents, told, Meanings(vectors))
    digests = compilations(pile)
    digests |= pile.digests(digests)
    single = [pile.documents[name] for name in pile.held if name not in digests]
    for family in text_families(single, pile.relations.values()):
        pile.join_family(family)
    pile.join_digests(digests)
    join_items(pile)
    join_leads(pile)
    join_first_notices(pile)
    join_numbered_versions(pile)
    pile.join_credits()
    join_told_items(pile)
    join_names_in_two_scripts(pile)
    settle_in_company(pile)
    join_releases(pile)
    join_rewrites(pile)
    join_shared_prose(pile)
    join_exact_figures(pile)
    join_what_versions_credit(pile)
    join_one_outlet(pile)
    join_unsaid_copies(pile)
    return outcome(pile)


CARRIED: frozenset[DerivationKind] = frozenset({"reprint", "excerpt", "update", "translation"})
"""Derivations of accounts that are the other's text."""


LESSER_PART = 0.9
"""Confidence of a round-up's edges to all but the text that it has most of, so that this one is its family."""
RENDERED_SENTENCES = 4
"""Sentences in another language that stand in their order in an agency's dispatch, and are most of an account under its mark, from
which the account is made from that dispatch though it has no figure of it."""
PART_BONES, PART_SHARE_OF_BONES = 8, 0.75
"""What any language keeps of a cut translation that stands in the dispatch whose agency's mark it bears: how much, and share of it."""
OF_ITS_DAY_FACTS = 3
"""Telling facts in an earlier text of the outlet from which an account does not mean a later one."""


class _Joining(Pile):
    """The steps that hang an account on the text it carries or credits."""

    # -- copies ------------------------------------------------------------------------------------------------------

    def join_family(self, family: Sequence[Document]) -> None:
        """Hang every member of a text family on the page it credits, or on the family's head, or on a version of either."""
        pages = credited_pages(family, self.relations)
        tops = [d for d in family if d.id not in pages]
        inside = {d.id for d in family}
        named = {
            c.key for d in self.documents.values() if d.id not in inside for c in d.credits if c.key != d.outlet_key
        }
        head = head_of(tops, self.relations, self._held_elsewhere(family), list(pages.values()), named, self.agencies)
        if head.member is None:
            names = [d.id for d in family]
            bare = credited(head.key, [c for d in family for c in d.credits], family, names)
            copies = [self.bodies[name] for name in names]
            archetype, body = restored(bare, copies, self.vocabulary, self.between, dispatch=head.key in self.agencies)
            self.add_archetype(inherited_credits(archetype, family), body, names)
            root = self.documents[archetype.id]
        else:
            root = self.documents[head.member]
        versions = [d for d in tops if d.id != root.id and head.key and d.outlet_key == head.key]
        printed = is_dispatch(root) and len(versions) + 1 >= ROOM
        for version in versions:
            parent, relation = made_from(version, (root, *versions), self.relation) or self._nearest(version, (root,))
            self._copied(version, parent, relation, head.key, known=False)
        far = []
        for member in tops:
            if member.id == root.id or member in versions:
                continue
            parent, relation = self._nearest(member, (root, *versions))
            if relation.likeness in COPIES:
                known = head.agreed or head.key in foreign_credits(member)
                self._copied(member, parent, relation, head.key, known=known, printed=printed)
            else:
                far.append(member)
        for name, page in pages.items():
            member = self.documents[name]
            others = [d for d in family if d.id not in (page.id, name) and d.outlet_key == page.outlet_key]
            parent, relation = self._nearest(member, (page, *others))
            printed = is_dispatch(page) and len(others) + 1 >= ROOM
            self._copied(member, parent, relation, page.outlet_key or "", known=True, printed=printed)
        self._join_chain(far, [d for d in family if d not in far], (root, *versions), head)

    def _copied(
        self, child: Document, parent: Document, relation: Relation, key: str, *, known: bool, printed: bool = False
    ) -> None:
        dispatch = key in self.agencies
        self.add(copy_edge(child, parent, relation, key, known=known, dispatch=dispatch, printed=printed))

    def _held_elsewhere(self, family: Sequence[Document]) -> set[str]:
        """Outlets credited in a family whose own text on its story is held, and is no copy of the family's."""
        inside = {d.id for d in family}
        told = [self.told[d.id] for d in family]
        named = {c.key for d in family for c in d.credits if c.kind in STRONG_CREDITS - {"wire"}}
        crediting: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            for outlet in foreign_credits(one.document):
                crediting[outlet].append(one)
        found: set[str] = set()
        for page in (self.told[name] for name in self.held if name not in inside):
            if (key := page.document.outlet_key) in crediting and any(
                self._is_source(one, page, key in named) for one in (told if key in named else crediting[key])
            ):
                found.add(key)
        return found

    def _is_source(self, account: Told, page: Told, named: bool) -> bool:
        """Whether an account can be from a page that stands outside its family. An agency's mark does not say from which."""
        if not named:
            return self._takes_over(account, page)
        return bool(one_story(account, page, self.weights)) or is_meant(account, page, page.facts, self.weights)

    def _nearest(self, member: Document, texts: Sequence[Document]) -> tuple[Document, Relation]:
        """The text that an account is a copy of: none that came out after it, where an earlier one can be it."""
        found = [(text, self.relation(member.id, text.id)) for text in texts]
        earlier = [f for f in found if f[1].likeness in COPIES and not is_later(f[0], member)]
        return nearest(earlier or found)

    def _join_chain(self, far: list[Document], near: list[Document], heads: Sequence[Document], head: Head) -> None:
        """Hang versions that share too little with any head on the version they share most with, step by step.

        Rewritten again and again a dispatch ends far from where it began; every step of the way is a copy.
        """
        steps: list[tuple[int, str, str]] = []

        def reach_from(name: str) -> None:
            for member in waiting:
                relation = self.shared(member, name)
                if self._is_later_version(name, member):
                    continue
                if relation is not None and relation.likeness in COPIES:
                    heappush(steps, (-matching_words(relation), member, name))

        waiting = {member.id: member for member in far}
        for document in near:
            reach_from(document.id)
        while steps and waiting:
            _, name, parent = heappop(steps)
            if name in waiting and self.root(parent) != name:
                member = waiting.pop(name)
                relation = self.relation(name, parent)
                self._copied(member, self.documents[parent], relation, head.key, known=False)
                reach_from(name)
        for member in waiting.values():
            nearest_text, relation = self._nearest(member, [d for d in (*heads, *near) if d.id != member.id])
            if relation.passages:  # who shares nothing with anybody before him heads himself
                known = head.agreed or head.key in foreign_credits(member)
                self._copied(member, nearest_text, relation, head.key, known=known)

    def _is_later_version(self, name: str, other: str) -> bool:
        a, b = self.documents[name], self.documents[other]
        return a.outlet_key is not None and a.outlet_key == b.outlet_key and is_later(a, b)

    def digests(self, compiled: Collection[str] = ()) -> dict[str, list[str]]:
        """Accounts that alone tie others which tell different stories, with those they hold: round-ups, newsletters. Those that are
        ``compiled`` from two agencies' texts of one story are known."""
        inside: dict[str, list[str]] = {}
        twins: dict[str, set[str]] = {}
        for relation in self.relations.values():
            shorter, longer = (body.document for body in sorted((relation.a, relation.b), key=len))
            if relation.likeness == "excerpt" and not self._credits(shorter, longer):
                inside.setdefault(longer, []).append(shorter)
            elif relation.likeness == "reprint":
                twins.setdefault(longer, {longer}).add(shorter)
                twins.setdefault(shorter, {shorter}).add(longer)
        found: dict[str, list[str]] = {}
        whole = text_families([self.documents[n] for n in self.held], self.relations.values())
        number = {document.id: k for k, family in enumerate(whole) for document in family}
        within: dict[int, list[Relation]] = defaultdict(list)
        for relation in self.relations.values():
            if relation.a.document in number:
                within[number[relation.a.document]].append(relation)
        found |= lists_of_leads(self, number)
        for name, parts in inside.items():
            if len(parts) > 1 and name not in found and name not in compiled:
                others = [d for d in whole[number[name]] if d.id not in twins.get(name, {name})]
                families = [{d.id for d in f} for f in text_families(others, within[number[name]])]
                taken = {p for f in families if any(self._credits(member, name) for member in f) for p in f}
                apart = [
                    p
                    for p in parts
                    if p not in taken and not any(p in f and q in f for f in families for q in parts if q < p)
                ]
                told = [self.told[part] for part in apart]
                if len(apart) > 1 and all(unlike(a, b, self.weights) for a, b in combinations(told, 2)):
                    found[name] = sorted(apart)
        return {name: [p for p in parts if p not in found] for name, parts in found.items()}

    def _credits(self, name: str, page: str) -> bool:
        """Whether an account credits the outlet on whose page another stands."""
        key = self.documents[page].outlet_key
        return key is not None and any(c.key == key for c in self.documents[name].credits)

    def join_digests(self, digests: Mapping[str, Sequence[str]]) -> None:
        """Hang a round-up on each of the texts that it brings together, most surely on the one that it has most of."""
        for name, parts in digests.items():
            digest = self.documents[name]
            most = max(parts, key=lambda part: (matching_words(self.relation(name, part)), part), default="")
            for part in parts:
                parent = self.documents[part]
                known = any(c.key == parent.outlet_key for c in digest.credits)
                edge = copy_edge(digest, parent, self.relation(name, part), parent.outlet_key or "", known=known)
                sure = edge.confidence if part == most else min(edge.confidence, LESSER_PART)
                self.add(replace(edge, kind="excerpt", confidence=sure))

    # -- credits -----------------------------------------------------------------------------------------------------

    def join_credits(self) -> None:
        """Hang every account that heads itself on the text it credits, held or not; absent texts that this brings to light
        as well, by what they credit."""
        waiting = [*self.held, *self.archetypes]
        for name in waiting:
            if self.edges.get(name):
                continue
            known = len(self.archetypes)
            child = self.told[name]
            citing = cited_by(child.document)
            for crediting in sorted(credits_of(child), key=lambda c: c.key in citing):
                if not self._is_behind(name, crediting.key):
                    self._join_credit(child, crediting, self._citer(name, citing.get(crediting.key)))
            waiting += self.archetypes[known:]

    def _is_behind(self, name: str, key: str) -> bool:
        """Whether the text that an account prints or translates credits an outlet itself: it is that text's source then."""
        carried = [e.parent for e in self.edges.get(name, ()) if e.settled and e.kind in CARRIED]
        return any(credit.key == key for parent in carried for credit in self.documents[parent].credits)

    def _citer(self, name: str, key: str | None) -> str | None:
        """The text of an outlet that an account hangs on, and by whose words it has another's."""
        parents = (edge.parent for edge in self.edges.get(name, ()) if edge.settled)
        return next((p for p in parents if key and self.documents[p].outlet_key == key), None)

    def _join_credit(self, child: Told, crediting: Crediting, citer: str | None = None) -> None:
        """Hang an account on the text of an outlet that it credits; or ``citer``, the text that it has that from."""
        if citer is not None and (self.documents[citer].held or len(self.bodies[citer])):
            return  # what that text follows is in its own words
        name = child.document.id
        texts = [
            self.told[other]
            for other, document in self.documents.items()
            if other != name and document.outlet_key == crediting.key and not self.leads(other, name)
        ]
        texts = self._of_its_day(child, texts)
        texts.sort(key=lambda text: text.document.id)
        parent = self._meant(child, [text for text in texts if text.sentences and self._tells(child, text)])
        parent = parent or self._meant(child, [text for text in texts if self._is_meant(child, text)])
        parent = parent or self._meant(
            child, [text for text in texts if credits_what_is_shared(child, text, crediting, self.weights)]
        )
        if any(c.kind == "wire" for c in crediting.credits) and not (parent and self._takes_over(child, parent)):
            # an agency's mark names an agency, not which of its dispatches
            parent = self._meant(child, [text for text in texts if self._takes_over(child, text)])
        if parent is None:
            if not (crediting.early or crediting.often or crediting.governs):
                return
            if by_class(child.document, crediting.credits):
                return  # the words for an office name no text of its that is not held
            if any(c.kind in PRINTED for c in crediting.credits):
                self.join_family([child.document])
                return
            bare = credited(crediting.key, crediting.credits, [], [child.document.id])
            self.add_archetype(bare, body_from(bare.id, "", (), self.vocabulary))
            parent = self.told[bare.id]
        following = self.followings.between(child, parent) if parent.sentences else None
        relation = self.known_relation(name, parent.document.id)
        facts = self.facts_behind(parent)
        scores = self.followings.borne_out(child, parent)
        edge, beyond = credit_edge(child, parent, crediting, relation, self.weights, following, facts, scores)
        if edge is not None and citer is not None:
            self.add(replace(edge, child=citer, spans=(), kind="report"))
        elif edge is not None:
            self.add(edge)
            if beyond:
                self.beyond[name] = beyond

    def _meant(self, child: Told, texts: Sequence[Told]) -> Told | None:
        """Which of an outlet's texts an account means: the one that bears most of it out.

        A page may be re-dated: a text that bears a later day is meant only where no other can be.
        """

        def fit(text: Told) -> tuple[bool, float, float]:
            late = is_later(text.document, child.document)
            return not late, sum(self.followings.borne_out(child, text)), one_story(child, text, self.weights)

        return max(texts, key=fit, default=None)

    def _of_its_day(self, child: Told, texts: list[Told]) -> list[Told]:
        """The texts but for those of later days, where an earlier one has facts of the account."""
        earlier = [text for text in texts if not on_a_later_day(text.document, child.document)]
        shared = (set(filter(telling, child.facts & self.facts_behind(text))) for text in earlier)
        return earlier if any(len(facts) >= OF_ITS_DAY_FACTS for facts in shared) else texts

    def _takes_over(self, child: Told, parent: Told) -> bool:
        """Whether an account is made from that very text: by its prose, or that of another copy, or by its facts."""
        name, root = child.document.id, parent.document.id
        alike = (relation for relation in self.related(name) if relation.likeness in (*COPIES, "partial"))
        if any(self.root(relation.b.document) == root for relation in alike):
            return True
        if days_apart(child.document, parent.document):
            return False
        if same_language(child.document, parent.document):
            return self.followings.settles(child, parent)
        if not (self.followings.settles(child, parent) or _is_part(child, parent)):
            return False
        told = comparable(child, parent, parent.facts)
        if vouched_share(told, parent.facts, self.weights) >= VOUCHED_SHARE:
            return True
        following = self.followings.between(child, parent)
        return len(following.aligned) >= RENDERED_SENTENCES and following.cover >= CREDITED_COVER

    def _tells(self, child: Told, text: Told) -> float:
        """How surely the text is the one that an account means by its credit: 0 unless it tells the story and its facts."""
        likeness = one_story(child, text, self.weights)
        if likeness and same_language(child.document, text.document):
            return likeness if vouched_share(child.facts, text.facts, self.weights, least=1) >= PART_SHARE else 0.0
        return likeness

    def _is_meant(self, child: Told, text: Told) -> bool:
        """Whether an account that credits the text's outlet can mean it: by its facts, or by those of one that rests on it."""
        behind = [] if text.document.held else self.followers(text)
        if text.document.outlet_key not in self.agencies and any(self._tells(child, told) for told in behind):
            return True
        if any(is_meant(child, text, told.facts, self.weights) for told in [text, *behind]):
            return True
        if same_language(child.document, text.document) or self._of_another_day(child, text):
            return False
        alike = self.followings.borne_out(child, text)
        return sum(alike) >= max(1.0, FOLLOWED_SHARE * len(alike))

    def _of_another_day(self, child: Told, text: Told) -> bool:
        return days_apart(child.document, text.document) or on_a_later_day(text.document, child.document)


def _is_part(child: Told, parent: Told) -> bool:
    """Whether nearly all that an account in another language keeps of any text stands in a fuller one."""
    kept = in_common(child, parent)
    shorter = len(child.sentences) < len(parent.sentences)
    return shorter and len(kept.shared) >= PART_BONES and kept.contained >= PART_SHARE_OF_BONES
