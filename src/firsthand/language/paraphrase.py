"""Words by which two English reports tell one thing differently: verbs for one act, verbs that say little, words that deny."""

from functools import lru_cache
from typing import NamedTuple

from firsthand.language.tables import table
from firsthand.language.verbs import lemma


class Paraphrase(NamedTuple):
    """``classes`` maps a verb's lemma to the sets it stands in, ``light`` holds verbs that say little, ``denying`` words
    that deny or lack, ``undone`` verbs of what did not come about, ``pending`` whatever can put an act before us and ``open`` what plainly does. All words are lemmas
    as :func:`lemma` gives them.
    """

    classes: dict[str, frozenset[int]]
    light: frozenset[str]
    denying: frozenset[str]
    undone: frozenset[str]
    pending: frozenset[str]
    open: frozenset[str]


@lru_cache(maxsize=1)
def english_paraphrase() -> Paraphrase:
    """The English table."""
    data = table("paraphrase_en")
    classes: dict[str, set[int]] = {}
    for number, verbs in enumerate(data["verbs"]):
        for verb in verbs:
            classes.setdefault(lemma(verb), set()).add(number)
    sets = {
        name: frozenset(lemma(word) for word in data[name])
        for name in ("light", "denying", "undone", "pending", "open")
    }
    return Paraphrase({verb: frozenset(numbers) for verb, numbers in classes.items()}, **sets)


def one_act(a: str, b: str) -> bool:
    """Whether two lemmas can name one act. Two that share a set do; nothing follows for what else stands in their sets."""
    classes = english_paraphrase().classes
    return a == b or bool(classes.get(a, frozenset()) & classes.get(b, frozenset()))
