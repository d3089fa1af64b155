"""Texts whose every word remembers where it was first written, so that what two texts share is known, not found."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

_numbers = itertools.count()
"""A word's number is never used twice in one run; nothing depends on its value."""
OPENS, CLOSES = "“", "”"


@dataclass(frozen=True)
class Sentence:
    """``words`` with their punctuation, the number of each, and the fact that they tell ("arms.core.2"), if any."""

    words: tuple[str, ...]
    numbers: tuple[int, ...]
    fact: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @cached_property
    def unquoted(self) -> frozenset[int]:
        """Numbers of the words outside quotation marks."""
        found, inside = set(), False
        for word, number in zip(self.words, self.numbers, strict=True):
            inside = inside or OPENS in word
            if not inside:
                found.add(number)
            if CLOSES in word:
                inside = False
        return frozenset(found)

    def first(self, count: int) -> "Sentence":
        """Its first words."""
        return replace(self, words=self.words[:count], numbers=self.numbers[:count])

    def rewritten(self, text: str) -> "Sentence":
        """Another wording: words that stay in their order stay the same ones."""
        words = tuple(text.split())
        numbers = [next(_numbers) for _ in words]
        matcher = SequenceMatcher(None, [bare(w) for w in self.words], [bare(w) for w in words], autojunk=False)
        for a, b, size in matcher.get_matching_blocks():
            numbers[b : b + size] = self.numbers[a : a + size]
        return replace(self, words=words, numbers=tuple(numbers))

    def with_inserted(self, at: int, text: str) -> "Sentence":
        """New words before the word ``at``."""
        added = text.split()
        fresh = tuple(next(_numbers) for _ in added)
        return replace(
            self,
            words=(*self.words[:at], *added, *self.words[at:]),
            numbers=(*self.numbers[:at], *fresh, *self.numbers[at:]),
        )


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class Body:
    """The paragraphs of an account, without what stands around them."""

    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @cached_property
    def numbers(self) -> frozenset[int]:
        return frozenset(number for sentence in self.sentences for number in sentence.numbers)

    @cached_property
    def unquoted(self) -> frozenset[int]:
        return frozenset().union(*(sentence.unquoted for sentence in self.sentences))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """What it tells, in its order."""
        return tuple(sentence.fact for sentence in self.sentences if sentence.fact)

    def __len__(self) -> int:
        return sum(len(sentence.words) for sentence in self.sentences)

    def keeping(self, chosen: Iterable[int]) -> "Body":
        """The sentences of these places, in the paragraphs they stood in."""
        wanted, at, paragraphs = set(chosen), 0, []
        for paragraph in self.paragraphs:
            paragraphs.append(tuple(s for k, s in enumerate(paragraph, at) if k in wanted))
            at += len(paragraph)
        return Body(tuple(p for p in paragraphs if p))

    def replacing(self, changed: dict[int, Sentence]) -> "Body":
        """Other sentences in the places given."""
        at, paragraphs = 0, []
        for paragraph in self.paragraphs:
            paragraphs.append(tuple(changed.get(k, s) for k, s in enumerate(paragraph, at)))
            at += len(paragraph)
        return Body(tuple(paragraphs))


def written(text: str, fact: str = "") -> Sentence:
    """A sentence nobody wrote before."""
    words = tuple(text.split())
    return Sentence(words, tuple(next(_numbers) for _ in words), fact)


def bare(word: str) -> str:
    """Letters and digits, small."""
    return "".join(c for c in word if c.isalnum()).lower()


def shared_words(a: Body, b: Body) -> int:
    """Words that both have from one writer."""
    return len(a.numbers & b.numbers)


def shared_prose(a: Body, b: Body) -> int:
    """The same outside quotation marks."""
    return len(a.unquoted & b.unquoted)
