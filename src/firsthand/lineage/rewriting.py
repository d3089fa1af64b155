"""Rewrites and translations without a credit: told from mere coverage of the same event by hard facts and their order.

Two reporters of one event share its best-known facts, in an order of their own. One who works from the other's text
shares the rare ones too, few others, and tells them in the same order. The weights below were fitted on rewrites of news
reports written for it and on reports of one event by three outlets, and held on others kept apart (docs/rewrites.md).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import combinations, groupby, product

import numpy as np
from numpy.typing import NDArray

from firsthand.language.meaning import EMBEDDING_SHARE, Meanings
from firsthand.lineage.following import POSSIBLE, SETTLED, Following, concordance, crowded, ordered
from firsthand.lineage.skeleton import in_common
from firsthand.lineage.support import COMMONEST, Fact, Sentence, Told, Weights, borne_out, same_language, telling
from firsthand.lineage.translating import abroad, encoded, pairs_abroad
from firsthand.records import Span

RARE = 64
"""A fact that more accounts hold than this brings no pair together; it still counts once others have."""
LEAST_FACTS = 5
"""Telling facts in common below which nothing can be said."""
WORTH_A_LOOK = 0.12
"""Share of common facts from which the sentences are laid side by side: half of the lowest among known rewrites."""
ALIKE = 0.45
"""Likeness from which two sentences say the same: 0.7 × embedding + 0.3 × shared stems, embedding alone across languages."""
STATEMENT = 3
"""Sentences in a row within quotation marks that make a statement; a reporter's own choice of quotations is broken by words of
his."""
FULL_ORDER = 8
"""Sentences, or facts, in order from which the order counts in full; fewer agree by chance."""

FACTS_WEIGHT, ORDER_WEIGHT, FACT_ORDER_WEIGHT, BIAS = 15.3, 2.3, 1.1, -5.6
"""Logistic fit on 16 rewrites against 182 pairs of independent reports, the bias raised by 0.4 to what 2 % of false pairs
allow; held on 14 others against 178: docs/rewrites.md."""
SETTLED_SHARE = (SETTLED - BIAS - ORDER_WEIGHT - FACT_ORDER_WEIGHT) / FACTS_WEIGHT - 1e-9
"""Share of common facts below which no order settles anything."""
RIVALS = 3
"""Others an account was worth laying beside in the fit. Where more are, more compete to look alike by chance, and the
log-odds fall accordingly."""
CREDITED_SENTENCES, CREDITED_COVER = 3, 0.6
"""The same of a text that the account credits: a dispatch of four sentences has a translation of four; of a longer one four may
be all that a paper prints."""
LEAST_SENTENCES, LEAST_COVER = 6, 0.3
"""Sentences alike, or half of those of a shorter account, and their share, below which those of accounts in two languages show nothing."""


class Followings:
    """Who may follow whom in a pile, found among accounts that nothing else ties."""

    def __init__(
        self,
        accounts: Sequence[Told],
        weights: Weights,
        meanings: Meanings,
        family: Callable[[str], str] = lambda name: name,
        spoken: Callable[[str, str], frozenset[int]] = lambda name, other: frozenset(),
    ) -> None:
        """``family`` names what an account is known to belong to: a family counts once, however many copies it has. ``spoken`` are
        the sentences of an account that are a speaker's words which another has too: these show nothing of the two."""
        self._accounts = list(accounts)
        self._spoken = spoken
        self._weights, self._meanings = weights, meanings
        self._telling = {a.document.id: _telling(a) for a in accounts}
        families: dict[str, int] = {}
        self._place = {a.document.id: families.setdefault(family(a.document.id), len(families)) for a in accounts}
        self._holders: dict[Fact, int] = defaultdict(int)
        for account in accounts:
            for fact in self._telling[account.document.id]:
                self._holders[fact] |= 1 << self._place[account.document.id]
        self._story = [1 << i for i in range(len(families))]

    def found(self) -> list[Following]:
        """Possible and settled followings, the surest first."""
        return [following for following in self.weighed() if following.log_odds > POSSIBLE]

    def weighed(self) -> list[Following]:
        """Every pair that was worth a look, with the odds that one follows the other, the surest first."""
        pairs = [*self._by_facts(), *(pair for pair in pairs_abroad(self._accounts) if self._apart(*pair))]
        laid_beside = {account.document.id: account for pair in pairs for account in pair}
        self._meanings.of([text for account in laid_beside.values() for text in _texts(account)])  # all in one go
        followed = [(a, b, self._between(a, b)) for a, b in pairs]
        rivals: dict[str, set[int]] = defaultdict(set)
        for a, b, found in followed:
            if not found.translated or found.log_odds > POSSIBLE:
                rivals[a.document.id].add(self._place[b.document.id])
                rivals[b.document.id].add(self._place[a.document.id])

        def crowd(a: Told, b: Told) -> float:
            return math.log(max(RIVALS, len(rivals[a.document.id]), len(rivals[b.document.id])) / RIVALS)

        weighed = (crowded(found, crowd(a, b)) for a, b, found in followed)
        return sorted(weighed, key=lambda f: (-f.log_odds, f.child, f.parent))

    def between(self, child: Told, parent: Told) -> Following:
        """How an account follows another, or an absent text, that it credits: no rivals count against it."""
        for account in (child, parent):
            self._telling.setdefault(account.document.id, _telling(account))
        return self._between(child, parent, credited=True)

    def _between(self, child: Told, parent: Told, *, credited: bool = False) -> Following:
        if same_language(child.document, parent.document):
            return self._follows(child, parent, self._aligned(child, parent))
        known = encoded(child) and encoded(parent)
        aligned = self._aligned(child, parent, credited=credited) if known else ()
        return abroad(child, parent, in_common(child, parent), aligned)

    def settles(self, child: Told, parent: Told) -> bool:
        """Whether it is settled that an account follows a text that it credits. Sentences are laid side by side only where
        the facts allow it."""
        for account in (child, parent):
            self._telling.setdefault(account.document.id, _telling(account))
        if same_language(child.document, parent.document) and self._share(child, parent) < SETTLED_SHARE:
            return False
        return self.between(child, parent).settled

    def borne_out(self, child: Told, parent: Told) -> list[float]:
        """For each sentence of an account how much of it a text bears out, 0 to 1: by its words, or in another language by its
        meaning, all or nothing. Empty where the encoder does not know both languages."""
        if same_language(child.document, parent.document):
            return borne_out(child, parent, self._weights)
        if not (encoded(child) and encoded(parent) and child.sentences and parent.sentences):
            return []
        likeness = self._meanings.of(_texts(child)) @ self._meanings.of(_texts(parent)).T
        return [float(best) for best in likeness.max(axis=1) >= ALIKE]

    def _by_facts(self) -> list[tuple[Told, Told]]:
        """Pairs in one language that share enough telling facts to be laid side by side, the smaller account first."""
        common: Counter[tuple[int, int]] = Counter()
        for held in self._holders.values():
            if 1 < held.bit_count() <= RARE:
                common.update(combinations(_places(held), 2))
        members: dict[int, list[Told]] = defaultdict(list)
        for account in self._accounts:
            members[self._place[account.document.id]].append(account)
        near = sorted(pair for pair, n in common.items() if n >= LEAST_FACTS)
        for i, j in near:
            self._story[i] |= 1 << j
            self._story[j] |= 1 << i
        chosen = []
        for a, b in (pair for i, j in near for pair in product(members[i], members[j])):
            mine, theirs = self._telling[a.document.id], self._telling[b.document.id]
            if (
                same_language(a.document, b.document)
                and len(mine & theirs) >= LEAST_FACTS
                and self._share(a, b) >= WORTH_A_LOOK
            ):
                chosen.append(ordered(a, b, (len(mine), len(theirs))))
        return chosen

    def _apart(self, a: Told, b: Told) -> bool:
        """Whether two accounts belong to two families."""
        return self._place[a.document.id] != self._place[b.document.id]

    def _share(self, a: Told, b: Told) -> float:
        """Weighted share of the telling facts of either account that both have, 0 to 1."""
        mine, theirs = self._told_beside(a, b), self._told_beside(b, a)
        weights = self._weights_beside(a, b)
        return sum(map(weights, mine & theirs)) / max(0.1, sum(map(weights, mine | theirs)))

    def _told_beside(self, account: Told, other: Told) -> frozenset[Fact]:
        """What an account tells beside the speakers' words that it shares with another."""
        spoken = self._spoken(account.document.id, other.document.id)
        if not spoken:
            return self._telling[account.document.id]
        spans = {account.sentences[i].span for i in spoken}
        return _telling(account, spans)

    def _weights_beside(self, a: Told, b: Told) -> Callable[[Fact], float]:
        """How telling a fact is: the fewer of the accounts that tell their story hold it, the more."""
        story = 0
        for account in (a, b):
            if account.document.id in self._place:
                story |= self._story[self._place[account.document.id]]
        accounts = 1 + story.bit_count()
        return lambda fact: COMMONEST + math.log(accounts / max(1, (self._holders.get(fact, 0) & story).bit_count()))

    def _follows(self, child: Told, parent: Told, aligned: tuple[tuple[int, int], ...]) -> Following:
        mine, theirs = self._told_beside(child, parent), self._told_beside(parent, child)
        shared = mine & theirs
        share = self._share(child, parent)
        spoken = self._spoken(child.document.id, parent.document.id)
        aligned = tuple(pair for pair in aligned if pair[0] not in spoken)
        order = concordance(aligned)
        cover = order * len(aligned) / max(1, len(child.sentences))
        first = [(_first(child, f), _first(parent, f)) for f in shared]
        log_odds = (
            BIAS
            + FACTS_WEIGHT * share
            + ORDER_WEIGHT * order * min(1.0, len(aligned) / FULL_ORDER)
            + FACT_ORDER_WEIGHT * concordance(first) * min(1.0, len(first) / FULL_ORDER)
        )
        weight = self._weights_beside(child, parent)
        rarest = tuple(sorted(shared, key=lambda f: (-weight(f), f)))
        return Following(
            child=child.document.id,
            parent=parent.document.id,
            translated=False,
            log_odds=log_odds,
            settled=log_odds >= SETTLED,
            share=share,
            shared=rarest,
            held=len(mine),
            aligned=aligned,
            in_order=order,
            cover=cover,
        )

    def _aligned(self, child: Told, parent: Told, *, credited: bool = False) -> tuple[tuple[int, int], ...]:
        """For each sentence of the child the parent's nearest, where the two are alike. None where few are in two languages;
        of a text that is ``credited`` a few are enough if they are most of either."""
        if not (child.sentences and parent.sentences):
            return ()
        likeness = self._meanings.of(_texts(child)) @ self._meanings.of(_texts(parent)).T
        translated = not same_language(child.document, parent.document)
        if not translated:
            likeness = EMBEDDING_SHARE * likeness + (1 - EMBEDDING_SHARE) * _shared_stems(child, parent, self._weights)
        nearest = likeness.argmax(axis=1)
        found = tuple((i, int(j)) for i, j in enumerate(nearest) if likeness[i, j] >= ALIKE)
        half = min(LEAST_SENTENCES, len(child.sentences) / 2)
        enough = len(found) >= max(CREDITED_SENTENCES, half, LEAST_COVER * len(child.sentences))
        reached = len({j for _, j in found})
        most = credited and (
            reached >= max(CREDITED_SENTENCES, CREDITED_COVER * len(parent.sentences))
            or len(found) > max(CREDITED_SENTENCES, CREDITED_COVER * len(child.sentences))
        )
        return found if enough or most or not translated else ()


def _telling(account: Told, without: Set[Span] = frozenset()) -> frozenset[Fact]:
    """What an account tells, but for statements that it prints: two reporters have their facts, and in their order."""
    return frozenset(f for s in _own_voice(account) if s.span not in without for f in s.facts if telling(f))


def _own_voice(account: Told) -> list[Sentence]:
    """The sentences outside statements: runs of ``STATEMENT`` and more that begin within quotation marks."""
    found: list[Sentence] = []
    for quoted, run in groupby(account.sentences, key=lambda s: s.quoted):
        if len(sentences := list(run)) < STATEMENT or not quoted:
            found += sentences
    return found


def _places(bits: int) -> Iterator[int]:
    """The places of the set bits, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _first(account: Told, fact: Fact) -> int:
    return next(i for i, s in enumerate(_own_voice(account)) if fact in s.facts)


def _texts(account: Told) -> list[str]:
    return [account.document.text[s.span[0] : s.span[1]] for s in account.sentences]


def _shared_stems(a: Told, b: Told, weights: Weights) -> NDArray[np.float32]:
    """Cosine of weighted stems of every two sentences: one row a sentence of ``a``."""
    common = {stem: (i, weights[stem]) for i, stem in enumerate(sorted(a.stems.keys() & b.stems.keys()))}

    def rows(account: Told) -> NDArray[np.float32]:
        out = np.zeros((len(account.sentences), len(common)), dtype=np.float32)
        for i, sentence in enumerate(account.sentences):
            size = math.sqrt(sum(weights[stem] ** 2 for stem in sentence.stems))
            for stem in sentence.stems & common.keys():
                column, weight = common[stem]
                out[i, column] = weight / max(1e-9, size)
        return out

    shared: NDArray[np.float32] = rows(a) @ rows(b).T
    return shared
