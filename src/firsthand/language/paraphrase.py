"""Words by which two English reports tell one thing differently: verbs for one act, verbs that say little, words that deny."""

from functools import lru_cache
from typing import NamedTuple

from firsthand.language.tables import table
from firsthand.language.verbs import lemma


class Paraphrase(NamedTuple):
    """``classes`` maps a verb's lemma to the sets it stands in, ``sources`` that of a noun by which a source may be called,
    ``light`` holds verbs that say little, ``denying`` words that deny or lack. All words are lemmas as :func:`lemma` gives them.
    """

    classes: dict[str, frozenset[int]]
    sources: dict[str, frozenset[int]]
    light: frozenset[str]
    denying: frozenset[str]


@lru_cache(maxsize=1)
def english_paraphrase() -> Paraphrase:
    """The English table."""
    data = table("paraphrase_en")
    sets = {name: frozenset(lemma(word) for word in data[name]) for name in ("light", "denying")}
    return Paraphrase(_by_word(data["verbs"]), _by_word(data["sources"]), **sets)


def _by_word(groups: list[list[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, words in enumerate(groups):
        for word in words:
            found.setdefault(lemma(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def one_act(a: str, b: str) -> bool:
    """Whether two lemmas can name one act. Two that share a set do; nothing follows for what else stands in their sets."""
    classes = english_paraphrase().classes
    return a == b or bool(classes.get(a, frozenset()) & classes.get(b, frozenset()))
