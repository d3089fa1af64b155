"""What is true of a pile: who belongs together as far as a careful reader can tell, and what the ties are called.

Everything is read from where each word was first written, so that nothing depends on how a program aligns texts.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import combinations

from benchmarks.lineage.account import Account
from benchmarks.lineage.text import shared_prose, shared_words
from benchmarks.lineage.world import Event

SURE_WORDS, LEAST_WORDS = 45, 12
"""Unquoted words of one writer in two texts from which every reader tells that they are tied, and up to which nobody can."""
QUOTED_WORDS = (60, 6)
"""Words of one text in two, whoever says them, and how many of these nobody does, from which the same holds on a day on which
nothing is told again: of versions that are nearly all quotation."""
SURE_FACTS, LEAST_FACTS = (7, 0.8), (4, 0.4)
"""Facts that both tell, and what share they are of the shorter one's sentences: the same where no word is shared."""
REPRINT, EXCERPT, GROWTH, DOUBT = 0.90, 0.80, 1.25, 0.025
"""DOMAIN.md's percentages. Within ``DOUBT`` of one (twice that for growth) both kinds are right."""


AS_MANY = 0.95
"""Share of the most words from which two earlier versions are as near."""


class Truth:
    """Of all accounts of a pile, those that are not in it among them."""

    def __init__(self, accounts: Sequence[Account], events: Sequence[Event], *, retold: bool = True) -> None:
        """``retold``: what was said in one text may stand in another of its family that has it in words of its own."""
        self.accounts = {a.name: a for a in accounts}
        self.retold = retold
        self.held = [a for a in accounts if a.held]
        self.facts = {fact for event in events for fact in event.tellings}

    @cached_property
    def groups(self) -> list[frozenset[str]]:
        """Accounts of the pile that go back to one text, as far as anybody can tell."""
        return self._tied(SURE_WORDS, *SURE_FACTS)

    @property
    def doubtful(self) -> bool:
        """Whether a trace that one reader takes for proof and another does not would change the groups."""
        return set(self.groups) != set(self._tied(LEAST_WORDS, *LEAST_FACTS))

    def dependent(self, a: str, b: str) -> bool:
        """Whether two accounts go back to one text."""
        return b in self._group[a]

    def group(self, name: str) -> frozenset[str]:
        return self._group[name]

    @cached_property
    def _group(self) -> dict[str, frozenset[str]]:
        return {name: group for group in self.groups for name in group}

    def derives(self, name: str, ancestor: str) -> bool:
        """Whether the second is among those that the first was made from."""
        return ancestor in self.line(name)[1:]

    def line(self, name: str) -> list[str]:
        """The account, what it was made from, and so on to the original."""
        found = [name]
        while parent := self.accounts[found[-1]].parent:
            found.append(parent)
        return found

    def original(self, name: str) -> Account:
        """What it all began with."""
        return self.accounts[self.line(name)[-1]]

    def kinds(self, a: str, b: str) -> frozenset[str]:
        """What the tie of two accounts of one family may be called: the first kind that fits, both where it is close."""
        left, right = self.accounts[a], self.accounts[b]
        kinds = named(shared_words(left.body, right.body), len(left.body), len(right.body), self._path(a, b))
        one_room = left.outlet == right.outlet and "version" in left.operations
        return kinds | self._versions(kinds, a) | frozenset({"update"} if one_room else ())

    def made_from(self, name: str, parent: str) -> bool:
        """Whether the second is the version before, or of the earlier ones on its outlet's pages that which a version has most words
        of, or as many as that has."""
        account = self.accounts[name]
        if parent == account.parent:
            return True
        rooms = [a for a in self.line(name)[1:] if self.accounts[a].outlet == account.outlet]
        shared = {a: shared_words(account.body, self.accounts[a].body) for a in rooms}
        return parent in shared and shared[parent] >= AS_MANY * max(shared.values())

    def kinds_to_restored(self, name: str, witnesses: Sequence[str], words: int) -> frozenset[str]:
        """The same of an account and of its original as far as ``witnesses`` give it back, in so many words."""
        original, account = self.original(name), self.accounts[name]
        restored = original.body.numbers & frozenset().union(*(self.accounts[w].body.numbers for w in witnesses))
        shared = len(restored & account.body.numbers)
        kinds = named(shared, len(account.body), words, self._path(name, original.name))
        return kinds | self._versions(kinds, name)

    def _versions(self, kinds: frozenset[str], name: str) -> frozenset[str]:
        """What clients make of one dispatch with paragraphs of their own may be called versions of it."""
        return frozenset({"update"} if kinds >= {"excerpt", "rewrite"} and self.original(name).agency else ())

    def _path(self, a: str, b: str) -> set[str]:
        """The operations between two accounts of one family."""
        first, second = self.line(a), self.line(b)
        between = set(first) ^ set(second)
        return {self.accounts[name].operations[0] for name in between if self.accounts[name].operations}

    def _tied(self, words: int, facts: int, share: float) -> list[frozenset[str]]:
        def tied(a: Account, b: Account) -> bool:
            if a.family != b.family:
                return False  # what strangers share is background, speakers' words or furniture
            prose = shared_prose(a.body, b.body)
            if prose >= words or self._retold(a, b, share) >= facts:
                return True
            if not self.retold and (shared_words(a.body, b.body), prose) >= QUOTED_WORDS and prose >= QUOTED_WORDS[1]:
                return True
            return bool(a.credits and a.credits in (b.credits, b.outlet)) or bool(b.credits and b.credits == a.outlet)

        return components(self.held, tied)

    def _retold(self, a: Account, b: Account, share: float) -> int:
        """Facts that both tell, where they are that share of all that the shorter one tells; else none."""
        mine, theirs = ({f for f in x.body.facts if f in self.facts or not self.facts} for x in (a, b))
        shared = len(mine & theirs)
        return shared if shared >= share * min(len(a.body.sentences), len(b.body.sentences)) else 0


def named(shared: int, words_a: int, words_b: int, path: set[str]) -> frozenset[str]:
    """The kinds that two bodies of so many words with so many in common may bear; ``path`` are the operations between."""
    short, long = sorted((words_a, words_b))
    share, growth = shared / max(1, short), long / max(1, short)
    found: set[str] = set()
    if share >= REPRINT - DOUBT and growth < GROWTH + 2 * DOUBT:
        found.add("reprint")
        if share >= REPRINT + DOUBT and growth < GROWTH - 2 * DOUBT:
            return frozenset(found)
    if share >= EXCERPT - DOUBT and growth >= GROWTH - 2 * DOUBT:
        found.add("excerpt")
        if share >= EXCERPT + DOUBT and growth >= GROWTH + 2 * DOUBT:
            return frozenset(found)
    if path & {"report, named once", "report, named thrice"}:
        return frozenset(found | {"report"})
    if "digest item" in path:
        return frozenset(found | {"excerpt", "report"})
    if path & {"rewrite", "rewrite, credited"}:
        return frozenset(found | {"rewrite"})
    if path & {"update", "version"}:
        return frozenset(found | {"update"})
    if "own paragraphs" in path:
        return frozenset(found | {"excerpt", "rewrite"})  # a marked-off section, or a text framed anew
    return frozenset(found | {"excerpt", "update", "rewrite"})  # two cuts of one text, or one edited heavily


def components(accounts: Sequence[Account], tied: Callable[[Account, Account], bool]) -> list[frozenset[str]]:
    """Groups of accounts that are tied one to another."""
    of = {a.name: {a.name} for a in accounts}
    for a, b in combinations(accounts, 2):
        if of[a.name] is not of[b.name] and tied(a, b):
            merged = of[a.name] | of[b.name]
            for name in merged:
                of[name] = merged
    return [frozenset(group) for group in {id(g): g for g in of.values()}.values()]
