"""Likeness without shared wording: whether two accounts tell one story, and which sentences of one the other bears out.

Similar topic is never enough for an edge; it only decides *which* text of a credited outlet a credit points to, and
which sentences of a crediting account rest on it.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import msgspec

from firsthand.language.caching import Cache
from firsthand.language.facts import hard_facts
from firsthand.language.sentences import sentences
from firsthand.lineage.method import METHOD
from firsthand.lineage.words import Body, fold
from firsthand.records import Document, Span

STEM = 6
"""Characters of a word that are compared: "negotiated" meets "negotiations", at the price of a few false friends."""
_WORDS_A_STEM = 3
SMALL_NUMBER = 13
"""Whole numbers below this are written in words and stand in most reports."""


Fact = tuple[str, str]
"""Kind and key of a hard fact."""


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence of a body: span, word stems, keys of its hard facts, and whether a quotation or a paragraph opens it."""

    span: Span
    stems: frozenset[str]
    facts: frozenset[Fact]
    quoted: bool
    opens: bool


@dataclass(frozen=True, eq=False)
class Told:
    """What an account tells: its document, body and sentences. Two are never compared by their contents."""

    document: Document
    body: Body
    sentences: tuple[Sentence, ...]

    @cached_property
    def stems(self) -> Counter[str]:
        """Stems with the number of sentences that hold them."""
        return Counter(stem for sentence in self.sentences for stem in sentence.stems)

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """All hard facts."""
        return frozenset(fact for sentence in self.sentences for fact in sentence.facts)


def same_language(a: Document, b: Document) -> bool:
    """Whether two accounts are in one language; an account whose language is unknown is taken to be."""
    return not (a.language and b.language) or a.language.value[:2] == b.language.value[:2]


def told(document: Document, body: Body, cache: Cache | None = None) -> Told:
    """Cut a body into sentences with their stems and hard facts, or take them from ``cache``, where they are the same."""
    if cache is None:
        return Told(document, body, tuple(_sentences(document, body)))
    key = _key(document, body)
    if kept := cache.get(key):
        return Told(document, body, tuple(msgspec.msgpack.decode(kept, type=list[Sentence])))
    found = _sentences(document, body)
    cache.put(key, msgspec.msgpack.encode(found))
    return Told(document, body, tuple(found))


def _key(document: Document, body: Body) -> str:
    """Whatever the sentences of an account depend on: its text, what of it is body, and its language."""
    language = document.language.value if document.language else ""
    named = msgspec.json.encode((METHOD, language, body.spans, hashlib.sha256(document.text.encode()).hexdigest()))
    return hashlib.sha256(named).hexdigest()


def _sentences(document: Document, body: Body) -> list[Sentence]:
    spans = [(start + s, start + e) for start, end in body.spans for s, e in sentences(document.text[start:end])]
    starts = body.starts.tolist()
    language = document.language.value if document.language else None
    found: list[Sentence] = []
    word = 0
    for start, end in spans:
        while word < len(starts) and starts[word] < start:
            word += 1
        first = word
        while word < len(starts) and starts[word] < end:
            word += 1
        if first == word:
            continue
        words = (fold(document.text[starts[w] : int(body.ends[w])]) for w in range(first, word))
        facts = hard_facts(document.text[start:end], language)
        found.append(
            Sentence(
                (start, end),
                frozenset(w[:STEM] for w in words if len(w) >= _WORDS_A_STEM or not w.isascii()),
                frozenset((fact.kind, fact.key) for fact in facts),
                bool(body.quoted[first]),
                bool(body.opens[first]),
            )
        )
    return found


COMMONEST = 0.2
"""Weight of a fact that every account holds."""
OFTEN = 3
"""Sentences with a stem from which more of them make two accounts no more alike."""


class Weights:
    """How telling a stem is in this pile: the fewer sentences hold it, the more (inverse sentence frequency). And a fact."""

    def __init__(self, accounts: Iterable[Told]) -> None:
        frequency: Counter[str] = Counter()
        sentences = 0
        self._accounts = 0
        self._holders: Counter[Fact] = Counter()
        for account in accounts:
            frequency.update(account.stems)
            sentences += len(account.sentences)
            self._accounts += 1
            self._holders.update(account.facts)
        self._weight = {stem: math.log(1 + sentences / n) for stem, n in frequency.items()}
        self._unseen = math.log(1 + sentences)
        self._lengths: WeakKeyDictionary[Told, float] = WeakKeyDictionary()

    def __getitem__(self, stem: str) -> float:
        return self._weight.get(stem, self._unseen)

    def sum(self, stems: Iterable[str]) -> float:
        """Total weight."""
        return sum(self[stem] for stem in stems)

    def fact(self, fact: Fact) -> float:
        """How little it can be chance that another account holds the fact too: the fewer others do, the less."""
        return COMMONEST + math.log(max(1, self._accounts) / max(1, self._holders[fact] - 1))

    def likeness(self, a: Told, b: Told) -> float:
        """Cosine of the two accounts' weighted stems, 0 to 1."""
        lengths = self._length(a) * self._length(b)
        if not lengths:
            return 0.0
        mine, theirs = a.stems, b.stems
        shared = (min(mine[s], OFTEN) * min(theirs[s], OFTEN) * self[s] ** 2 for s in mine.keys() & theirs.keys())
        return sum(shared) / lengths

    def _length(self, account: Told) -> float:
        """Of an account's weighted stems as a vector; one is compared with many."""
        length = self._lengths.get(account)
        if length is None:
            length = math.sqrt(sum((min(n, OFTEN) * self[s]) ** 2 for s, n in account.stems.items()))
            self._lengths[account] = length
        return length


def borne_out(child: Told, parent: Told, weights: Weights) -> list[float]:
    """For each sentence of ``child`` the share of its weight that the best sentence of ``parent`` holds, 0 to 1."""
    holders: Mapping[str, list[int]] = _index(parent.sentences)
    scores: list[float] = []
    for sentence in child.sentences:
        gained: dict[int, float] = defaultdict(float)
        for stem in sentence.stems:
            for i in holders.get(stem, ()):
                gained[i] += weights[stem]
        whole = weights.sum(sentence.stems)
        scores.append(max(gained.values()) / whole if gained and whole else 0.0)
    return scores


def _index(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        for stem in sentence.stems:
            index[stem].append(i)
    return index


def telling(fact: Fact) -> bool:
    """Whether a fact can tell two texts apart: small numbers, states and "last month" stand in every report."""
    kind, key = fact
    if kind == "number":
        return not key.isdigit() or int(key) >= SMALL_NUMBER
    if kind == "date":
        return key[0].isdigit()
    return not (kind == "name" and len(key) == 3 and key.isupper())


def facts_in_order(child: Told, parent: Told) -> tuple[int, int]:
    """How many of the child's sentences meet their counterpart in the parent's order, of those with a fact of the parent.

    Language does not matter to numbers, designations and most names, so this is what a translation keeps. Facts that
    the parent has nowhere are left out: in German every noun looks like a name.
    """
    shared = {fact for fact in child.facts & parent.facts if telling(fact)}
    mine = [group for s in child.sentences if (group := s.facts & shared)]
    theirs = [group for s in parent.sentences if (group := s.facts & shared)]
    best = [0] * (len(theirs) + 1)
    for group in mine:
        row = best[:]
        for j, other in enumerate(theirs, start=1):
            agree = len(group & other) * 2 >= len(group)
            row[j] = max(best[j], row[j - 1], best[j - 1] + 1 if agree else 0)
        best = row
    return best[-1] if theirs else 0, len(mine)
