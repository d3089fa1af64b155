"""Piles of news with known truth: who copied what, word for word, is decided before a word is written.

A pile is written as JSON lines, in an order that parts the copies of a story, and every document is made from its own
seed, so that a pile needs no memory and the same arguments give the same bytes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.reuse.language import Ids, Language

KINDS = ("original", "reprint", "edit", "excerpt")
ORIGINAL, REPRINT, EDIT, EXCERPT = range(len(KINDS))

KIND_SHARES = (0.4, 0.3, 0.3)
"""Of the copies: reprints, edits, excerpts."""
EDITED = (0.05, 0.15)
"""Share of the words that are replaced, dropped, or followed by a new one, each a third of the time."""
EXCERPTED = (0.20, 0.50)
OWN_WORDS = (60, 200)
"""Words that half of the excerpts have of their own, before and after."""
LARGEST_STORY = 1000
"""Copies. One story of this size for every 50,000 documents, and one in a pile of 10,000."""
LARGE_STORY = 300
"""Most copies of the other stories, whose number of copies n has a probability like 1/n²."""
SINGLES = 0.45
"""Share of the documents, the largest stories aside, that nobody copied."""
OUTLETS, HOUSES = 400, 120
"""Every second house puts one footer under all texts of its outlets. Outlets have sizes like 1/√rank: the largest
house with a footer prints two of a hundred documents, so a footer can stand in thousands."""
FOOTER_WORDS = (12, 60)
BACKGROUND_WORDS = (40, 80)
BACKGROUND_SHARE = 0.06
"""Share of the stories that carry a background paragraph of the agency's; one paragraph for every 250 documents."""
PASSAGE_WORDS = 25
"""Fewest words of what counts as planted text, as of a passage in an archive."""

DOCUMENT = np.dtype(
    [
        ("story", "i4"),
        ("kind", "i1"),
        ("original", "i4"),  # the document that holds the story whole
        ("words", "i4", 2),  # what is held of the original, in its words
        ("at", "i4", 2),  # where that stands here, in characters
        ("original_at", "i4", 2),  # and in the original
        ("footer", "i4"),  # -1 for none, or none of a passage's length
        ("background", "i4"),
    ]
)
Truth = NDArray[np.void]


@dataclass(frozen=True)
class Story:
    """The text of an original, and where in it the background paragraph stands (``background`` is -1 for none)."""

    ids: Ids
    background: int
    start: int
    end: int


class Pile:
    """The documents of a pile, one by one."""

    def __init__(self, language: Language, documents: int, seed: int) -> None:
        self.language = language
        self.seed = seed
        rng = np.random.default_rng((seed, 2))
        sizes = story_sizes(documents, language.stories, rng)
        self.stories = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
        self.copies = _ranks(self.stories)
        self.originals = np.full(len(sizes), -1)
        self.originals[self.stories[self.copies == 0]] = np.flatnonzero(self.copies == 0)
        self.footers = [
            language.prose(rng, int(rng.integers(*FOOTER_WORDS, endpoint=True))) for _ in range(HOUSES // 2)
        ]
        self.backgrounds = [
            language.prose(rng, int(rng.integers(*BACKGROUND_WORDS, endpoint=True)))
            for _ in range(max(1, documents // 250))
        ]
        weights = 1 / np.sqrt(np.arange(OUTLETS) + 1)
        self.outlet_law = np.cumsum(weights / weights.sum())
        self.story = lru_cache(4096)(self._story)

    def __len__(self) -> int:
        return len(self.stories)

    def _story(self, number: int) -> Story:
        ids = self.language.story(number)
        rng = np.random.default_rng((self.seed, 3, number))
        if rng.random() >= BACKGROUND_SHARE:
            return Story(ids, -1, 0, 0)
        chosen = int(len(self.backgrounds) * rng.random() ** 2)  # some are used far more often than others
        paragraph = self.backgrounds[chosen]
        at = 1 + int(rng.choice(np.flatnonzero(self.language.closing[ids])))
        return Story(np.concatenate([ids[:at], paragraph, ids[at:]]), chosen, at, at + len(paragraph))

    def document(self, number: int) -> tuple[dict[str, str], tuple[object, ...]]:
        """The JSON line and the row of truth."""
        place, copy = int(self.stories[number]), int(self.copies[number])
        story, lengths = self.story(place), self.language.lengths
        rng = np.random.default_rng((self.seed, 4, number))
        kind = ORIGINAL if copy == 0 else REPRINT + int(rng.choice(3, p=KIND_SHARES))
        start, end = excerpt(len(story.ids), rng) if kind == EXCERPT else (0, len(story.ids))
        held = story.ids[start:end]
        if kind == EDIT:
            held = edited(held, rng, self.language)
        before, after = held[:0], held[:0]
        if kind == EXCERPT and rng.random() < 0.5:
            before, after = (self.language.prose(rng, int(count)) for count in rng.integers(*OWN_WORDS, 2))
        outlet = int(np.searchsorted(self.outlet_law, rng.random()))
        house = outlet % HOUSES
        footer = self.footers[house // 2] if house % 2 else held[:0]
        text = "".join(self.language.tokens[np.concatenate([before, held, after, footer])])
        if outlet % 5 < 2:  # the house style has typewriter marks; a quotation mark is one character in both
            text = text.replace("“", '"').replace("”", '"')
        at = int(lengths[before].sum())
        original_at = int(lengths[story.ids[:start]].sum())
        background = min(end, story.end) - max(start, story.start)
        row = (
            place,
            kind,
            self.originals[place],
            (start, end),
            (at, at + int(lengths[held].sum())),
            (original_at, original_at + int(lengths[story.ids[start:end]].sum())),
            house // 2 if len(footer) >= PASSAGE_WORDS else -1,
            story.background if background >= PASSAGE_WORDS else -1,
        )
        return {"id": f"d{number:07}", "outlet": f"outlet {outlet}", "text": text}, row

    def write(self, path: Path) -> Truth:
        """Write the JSON lines; the truth has one row a document."""
        truth = np.zeros(len(self), dtype=DOCUMENT)
        with path.open("w", encoding="utf-8") as out:
            for number in range(len(self)):
                line, truth[number] = self.document(number)
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
        return truth


def story_sizes(documents: int, stories: int | None, rng: Generator) -> Ids:
    """Documents of each story, its original among them; fewer than ``documents`` in all where the stories run out."""
    largest = max(documents >= 10_000, documents // 50_000)
    sizes = [LARGEST_STORY + 1] * int(largest)
    left = documents - sum(sizes)
    copies = np.arange(1, min(LARGE_STORY, max(2, documents // 50)) + 1)
    law = np.cumsum(1 / copies**2) / np.sum(1 / copies**2)
    mean_size = 1 + np.sum(1 / copies) / np.sum(1 / copies**2)
    families = (1 - SINGLES) / ((1 - SINGLES) + SINGLES * mean_size)  # share of the stories that anybody copied
    for drawn in _sizes_forever(law, families, rng):
        if left <= 0 or (stories is not None and len(sizes) >= stories):
            break
        sizes.append(min(drawn, left))
        left -= sizes[-1]
    return np.array(sizes, dtype=np.int64)


def _sizes_forever(law: NDArray[np.float64], families: float, rng: Generator) -> Iterator[int]:
    while True:
        yield 2 + int(np.searchsorted(law, rng.random())) if rng.random() < families else 1


def _ranks(stories: Ids) -> Ids:
    """For each document, how many documents of its story stand before it."""
    order = np.argsort(stories, kind="stable")
    ordered = stories[order]
    firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    ranks = np.empty(len(stories), dtype=np.int64)
    ranks[order] = np.arange(len(stories)) - np.repeat(firsts, np.diff(np.append(firsts, len(stories))))
    return ranks


def excerpt(words: int, rng: Generator) -> tuple[int, int]:
    """What an excerpt takes: half of them the beginning, the others from anywhere."""
    taken = round(words * rng.uniform(*EXCERPTED))
    start = 0 if rng.random() < 0.5 else int(rng.integers(words - taken + 1))
    return start, start + taken


def edited(ids: Ids, rng: Generator, language: Language) -> Ids:
    """The text with some words replaced, dropped, or followed by a new one."""
    places = rng.choice(len(ids), round(len(ids) * rng.uniform(*EDITED)), replace=False)
    replaced, dropped, followed = np.array_split(places, 3)
    ids = ids.copy()
    ids[replaced] = language.words(rng, len(replaced))
    counts = np.ones(len(ids), dtype=np.int64)
    counts[dropped] = 0
    counts[followed] = 2
    out = np.repeat(ids, counts)
    out[np.cumsum(counts)[followed] - 1] = language.words(rng, len(followed))
    return out
