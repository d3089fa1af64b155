"""Expressions of likelihood that ICD 203 gives a range of percent: only where one of its words stands in the text."""

import re
from functools import lru_cache

from firsthand.claims.grammar import Sentence
from firsthand.claims.layout import Block
from firsthand.language.tables import table
from firsthand.records import Certainty, Likelihood

_UNSETTLED = frozenset("more less most least as how equally not n't n’t no neither so too".split())
"""Before a listed word these make it another expression, for which the list has no range."""
_STANDING_ALONE = frozenset({"likely", "unlikely", "probable", "probably", "improbable", "improbably"})
"""Listed words that count only where they decide the statement's certainty ("likely voters" says nothing of it)."""


def likelihood(sentence: Sentence, tokens: set[int], deciding: set[int], block: Block) -> Likelihood | None:
    """The first listed expression in ``tokens``, the content of a statement that ``deciding`` weighs."""
    if not tokens:
        return None
    starts = {sentence.parsed.starts[at]: at for at in tokens}
    first, last = min(starts), max(sentence.parsed.ends[at] for at in tokens)
    for found in _pattern().finditer(sentence.text, first, last):
        at = starts.get(found.start())
        if at is None or (at and sentence.lower[at - 1] in _UNSETTLED):
            continue
        words = " ".join(found[0].lower().split())
        if sentence.text[found.end() :].lstrip().lower().startswith("than "):
            continue
        if words in _STANDING_ALONE and at not in deciding:
            continue
        low, high = _bands()[words]
        start, end = block.document_span(sentence.offset + found.start(), sentence.offset + found.end())
        return Likelihood(start, end, found[0], low, high)
    return None


def weighed(value: Certainty, found: Likelihood | None) -> Certainty:
    """A certainty with the degree that a listed expression gives it; a denial or an open question stays what it is."""
    if found is None or value not in ("CT+", "PR+", "PS+"):
        return value
    if found.high <= 45:
        return "PR-"
    return value if value == "PS+" else "PR+" if found.low >= 55 else "PS+"


@lru_cache(maxsize=1)
def _bands() -> dict[str, tuple[int, int]]:
    return {words: (low, high) for low, high, listed in table("certainty_en")["icd_203"] for words in listed}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_bands(), key=len, reverse=True)
    return re.compile(
        r"(?i)\b(?:" + "|".join(r"\s".join(map(re.escape, words.split())) for words in longest_first) + r")\b"
    )
