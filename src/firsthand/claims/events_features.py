"""What the event model looks at: words around a source and a target, the predicates between them, and the rules of the
codebook's table that those predicates satisfy. Only hashes of it are ever kept.
"""

import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from firsthand.claims.events_grammar import head_of, lemmas, meanings, objects, path, predicates, wrapped
from firsthand.claims.events_words import event_words
from firsthand.claims.grammar import Sentence

BUCKETS = 1 << 16
GROUPS = ("word", "near", "between", "chain", "class", "rule", "path", "role")
Feature: TypeAlias = tuple[str, str]
"""Its group and what it says. The features of one group weigh alike."""
_SMALL = frozenset("a an the hi her it their thi that these those of 's ’s and or , . \" “ ” ( ) - --".split())
_HELPERS = ("aux", "auxpass", "neg", "prt", "prep", "mark")
_DEEPEST = 4
"""Predicates, nearest first, that are asked what a wrapper around them makes of them."""


def hashed(sentence: Sentence, source: set[int], target: set[int]) -> list[tuple[int, str]]:
    """Distinct features of a sentence as (bucket, group), given the tokens of its roles; either may be empty."""
    found = sorted(set(features(sentence, source, target)))
    return [(zlib.crc32(f"{group} {said}".encode("utf-8", "replace")) % BUCKETS, group) for group, said in found]


def features(sentence: Sentence, source: set[int], target: set[int]) -> Iterator[Feature]:
    """All features, some more than once."""
    words = lemmas(sentence)
    first, second = head_of(sentence, source), head_of(sentence, target)
    for at, word in enumerate(words):
        if at not in source and at not in target and word not in _SMALL:
            yield "word", word
    yield from _around(words, source, target)
    chain = predicates(sentence, first, second)
    for place, at in enumerate(chain):
        yield from _predicate(sentence, words, at, place)
    yield from _rules(sentence, words, chain)
    if first is not None and second is not None:
        yield from _between(sentence, words, first, second)
    yield from _role("source", sentence, words, source, first)
    yield from _role("target", sentence, words, target, second)


def _around(words: list[str], source: set[int], target: set[int]) -> Iterator[Feature]:
    """What stands after the source, before the target and between them, and which of them comes first."""
    if source:
        after = words[max(source) + 1 : max(source) + 4]
        yield from (("near", f"after {n} {word}") for n, word in enumerate(after))
        yield "near", f"after {' '.join(after[:2])}"
    if target:
        before = words[max(0, min(target) - 3) : min(target)]
        yield from (("near", f"before {n} {word}") for n, word in enumerate(reversed(before)))
        yield "near", f"before {' '.join(before[-2:])}"
    if source and target:
        left, right = sorted((source, target), key=min)
        between = words[max(left) + 1 : min(right)]
        yield "between", f"first {'source' if left is source else 'target'}"
        yield from (("between", word) for word in between)
        yield from (("between", f"{one} {next_}") for one, next_ in pairwise(between))


def _predicate(sentence: Sentence, words: list[str], at: int, place: int) -> Iterator[Feature]:
    """One predicate with its classes, objects, helpers, particles and negation."""
    table = event_words()
    verb = sentence.is_verb(at)
    classes = (table.verbs if verb else table.nouns).get(words[at], ())
    first = ("", "first ") if place == 0 else ("",)
    for mark in first:
        yield "chain", mark + words[at]
        yield from (("class", mark + name) for name in classes)
    if not verb:
        return
    for child in sentence.children[at]:
        if sentence.deps[child] in _HELPERS:
            helper = f"{sentence.deps[child]} {words[child]}"
            yield from (("chain", f"{word} {helper}") for word in ("", words[at], *classes))
    for other in objects(sentence, at):
        for noun in (words[other], *table.nouns.get(words[other], ())):
            yield "chain", f"{words[at]} {noun}"
        for noun in table.nouns.get(words[other], ()):
            yield from (("chain", f"{name} {noun}") for name in classes)


def _rules(sentence: Sentence, words: list[str], chain: Sequence[int]) -> Iterator[Feature]:
    """What the table makes of the predicates, and what the first of them makes of the others."""
    wrapper = wrapped(sentence, words, chain)
    yield "rule", f"in {wrapper}"
    for place, at in enumerate(chain):
        for number, meaning in enumerate(meanings(sentence, words, at)):
            yield "rule", meaning.type
            yield "rule", f"{meaning.type} {meaning.mode} {meaning.noun}"
            if number == 0:
                yield "rule", f"first {meaning.type}"
            if number < 2 and place < _DEEPEST:
                yield "rule", f"in {wrapper} {meaning.type}"


def _between(sentence: Sentence, words: list[str], first: int, second: int) -> Iterator[Feature]:
    """The way through the grammar from one role to the other."""
    table = event_words()
    up, down = path(sentence, first, second)
    yield "path", " ".join([*(sentence.deps[t] for t in up), "|", *(sentence.deps[t] for t in down)])
    yield "path", f"ends {sentence.deps[first]} {sentence.deps[second]}"
    for at in (*up, *down):
        yield "path", f"word {words[at]}"
        classes = (table.verbs if sentence.is_verb(at) else table.nouns).get(words[at], ())
        yield from (("class", f"on the way {name}") for name in classes)


def _role(role: str, sentence: Sentence, words: list[str], tokens: set[int], head: int | None) -> Iterator[Feature]:
    """Who the role is, as far as its words tell."""
    if head is None:
        yield "role", f"{role} none"
        return
    yield "role", f"{role} head {words[head]}"
    yield "role", f"{role} tag {sentence.tags[head]}"
    yield from (("role", f"{role} class {name}") for name in event_words().nouns.get(words[head], ()))
    yield from (("role", f"{role} {words[at]}") for at in tokens)
