"""A made-up language with the statistics of news prose, and real texts in its place.

Its figures were counted on 300 English news reports: the commonest word is six in a hundred and the r-th about 1/r of
it; two reports of different events share a run of five words in four pairs of a hundred, nearly always one stock phrase.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Ids = NDArray[np.int64]

VOCABULARY = 40_000
LONGER_WORDS = (100, 20_000)
"""Ranks from which words have two and three syllables; gives 4.9 letters a word in running text (English: 4.8)."""
PHRASES = 30_000
PHRASE_WORDS = (5, 22)
"""Shortest and longest; each further word has a chance of seven in ten. The long ones test precision: they are nearly
passages, and nobody copied them."""
PHRASES_A_WORD = 5 / 600
COMMON_PHRASES = 30
"""Offset of the phrases' Zipf law: the commonest stands in two of a hundred articles, and two articles share one in two
pairs of a hundred (half of what one country's politics show, for a pile of all kinds of news)."""
ARTICLE_WORDS = (600, 0.25)
"""Median, and standard deviation of the logarithm."""
SENTENCE_WORDS = (8, 36)

RELATED_WORDS = 8
"""Real texts that share a longer run than a stock phrase's may share a passage: such pairs are not judged."""

FORMS = ("{} ", "{}, ", "{}. ", "{}.\n\n", "{C} ", "“{C} ", "{}.” ")
PLAIN, COMMA, STOP, CLOSE, OPENING, QUOTE, UNQUOTE = range(len(FORMS))

_SYLLABLES = [
    onset + vowel + coda
    for coda, vowel, onset in product(
        ("", "n", "r", "l"), "aeiou", "b d f g k l m n p r s t v z ch sh st tr br".split()
    )
]
_SPREAD = 7919
"""Prime to the number of syllables: neighbouring ranks begin differently, and no two ranks meet."""


def word(rank: int) -> str:
    """The word of a rank: frequent words are short. No word can be cut into syllables in two ways, so none is spelt twice."""
    count = 1 + sum(rank >= first for first in LONGER_WORDS)
    rest, spelt = rank * _SPREAD % len(_SYLLABLES) ** count, ""
    for _ in range(count):
        rest, syllable = divmod(rest, len(_SYLLABLES))
        spelt += _SYLLABLES[syllable]
    return spelt


def _zipf(ranks: int, offset: float) -> NDArray[np.float64]:
    """Cumulative probabilities of a Zipf–Mandelbrot law with exponent 1."""
    summed = np.cumsum(1 / (np.arange(ranks) + 1 + offset))
    return summed / summed[-1]


def _draw(rng: Generator, law: NDArray[np.float64], count: int) -> Ids:
    return np.searchsorted(law, rng.random(count))


@dataclass(frozen=True)
class Language:
    """``tokens`` are words with the punctuation and white space that follow; a text is an array of token numbers.

    ``lengths`` are theirs in characters, ``closing`` are those that end a paragraph.

    ``story(number)`` gives the text of a story, ``words(rng, count)`` single words that may stand anywhere in one,
    ``prose(rng, count)`` a text of so many words that is in no story; ``stories`` is how many stories there are, or None
    for any number. ``related`` are pairs of stories (lower number first) that share wording which nobody planted.
    """

    tokens: NDArray[np.object_]
    lengths: Ids
    closing: NDArray[np.bool_]
    prose: Callable[[Generator, int], Ids]
    story: Callable[[int], Ids]
    words: Callable[[Generator, int], Ids]
    stories: int | None = None
    related: frozenset[tuple[int, int]] = frozenset()


def made_language(seed: int) -> Language:
    """The made-up language. The same seed gives the same phrases and the same stories."""
    frequency, phrase_frequency = _zipf(VOCABULARY, 1), _zipf(PHRASES, COMMON_PHRASES)
    rng = np.random.default_rng((seed, 0))
    shortest, longest = PHRASE_WORDS
    ends = np.cumsum(np.minimum(longest, shortest - 1 + rng.geometric(0.3, PHRASES)))
    phrases = np.split(_draw(rng, frequency, int(ends[-1])), ends[:-1])

    def prose(rng: Generator, count: int) -> Ids:
        words = _draw(rng, frequency, count)
        for phrase in _draw(rng, phrase_frequency, rng.poisson(count * PHRASES_A_WORD)).tolist():
            at = int(rng.integers(count))
            words[at : at + len(phrases[phrase])] = phrases[phrase][: count - at]
        forms = np.where(rng.random(count) < 0.04, COMMA, PLAIN)
        stops = np.cumsum(rng.integers(*SENTENCE_WORDS, count // SENTENCE_WORDS[0] + 1))
        stops = np.append(stops[stops < count - 1], count - 1)
        opens = np.append(0, stops[:-1] + 1)
        quoted = rng.random(len(stops)) < 0.2
        forms[opens] = np.where(quoted, QUOTE, OPENING)
        forms[stops] = np.where(quoted, UNQUOTE, STOP)
        forms[stops[2:-1:3]] = CLOSE
        forms[-1] = CLOSE
        return words * len(FORMS) + forms

    def story(number: int) -> Ids:
        rng = np.random.default_rng((seed, 1, number))
        median, spread = ARTICLE_WORDS
        return prose(rng, max(100, round(median * np.exp(spread * rng.standard_normal()))))

    def words(rng: Generator, count: int) -> Ids:
        return _draw(rng, frequency, count) * len(FORMS)

    spelt = [word(rank) for rank in range(VOCABULARY)]
    tokens = np.array([form.format(w, C=w.capitalize()) for w in spelt for form in FORMS], dtype=object)
    return Language(tokens, _lengths(tokens), _closing(tokens), prose, story, words)


def borrowed_language(made: Language, path: Path) -> Language:
    """The texts of JSON lines as stories; what outlets add of their own (footers, other prose) stays made up."""
    numbers: dict[str, int] = {}
    texts: list[Ids] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            tokens = re.findall(r"\S+\s*", json.loads(line)["text"].strip() + "\n\n")
            if len(tokens) >= 100:
                ids = [numbers.setdefault(token, len(made.tokens) + len(numbers)) for token in tokens]
                texts.append(np.array(ids, dtype=np.int64))
    if not texts:
        raise SystemExit(f"{path}: no text of a hundred words")
    running = np.concatenate(texts)
    tokens_all = np.append(made.tokens, np.array(list(numbers), dtype=object))
    return Language(
        tokens_all,
        _lengths(tokens_all),
        _closing(tokens_all),
        made.prose,
        lambda number: texts[number],
        lambda rng, count: rng.choice(running, count),
        len(texts),
        _related(texts, tokens_all),
    )


def _related(texts: list[Ids], tokens: NDArray[np.object_]) -> frozenset[tuple[int, int]]:
    """Pairs of texts that share a run of ``RELATED_WORDS``: real reports of one event quote the same words."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, ids in enumerate(texts):
        words = re.findall(r"\w+", "".join(tokens[ids]).lower())
        for at in range(len(words) - RELATED_WORDS + 1):
            holders[tuple(words[at : at + RELATED_WORDS])].add(number)
    return frozenset(pair for held in holders.values() if len(held) > 1 for pair in combinations(sorted(held), 2))


def _lengths(tokens: NDArray[np.object_]) -> Ids:
    return np.array([len(token) for token in tokens], dtype=np.int64)


def _closing(tokens: NDArray[np.object_]) -> NDArray[np.bool_]:
    return np.array([token.endswith("\n") for token in tokens])
