"""English verbs beyond grammar: one form for all of a verb's, who gives and who takes, what is the opposite of what."""

from functools import lru_cache
from typing import NamedTuple

from firsthand.language.tables import table

_DOUBLED = frozenset("bdgkmnprtvz")
"""Consonants that are doubled before an ending ("planned") and not at a verb's end ("fall", "miss")."""


class Verbs(NamedTuple):
    """Sets hold lemmas as :func:`lemma` gives them. ``opposites`` maps each word to those that say the contrary,
    ``steps`` each word for a step of a deal to its rung (DOMAIN.md's status ladder),
    ``step_nouns`` the nouns among them, as written. ``converse`` maps a verb, with the preposition that its other party
    follows, to what it is told as and whether its parties stand the other way round ("lose to", "beat"); ``giving`` and
    ``taking`` are nouns for acts of giving and taking, as written.
    """

    irregular: dict[str, str]
    give: frozenset[str]
    take: frozenset[str]
    settling: frozenset[str]
    denying: frozenset[str]
    opening: frozenset[str]
    opposites: dict[str, frozenset[str]]
    steps: dict[str, int]
    step_nouns: frozenset[str]
    converse: dict[str, tuple[str, bool]]
    giving: frozenset[str]
    taking: frozenset[str]


@lru_cache(maxsize=1)
def english_verbs() -> Verbs:
    """The English table."""
    data = table("verbs_en")
    opposites: dict[str, set[str]] = {}
    for one, other in data["opposites"]:
        opposites.setdefault(lemma(one), set()).add(lemma(other))
        opposites.setdefault(lemma(other), set()).add(lemma(one))
    steps = {lemma(word): rung for rung, words in enumerate(data["steps"]) for word in words}
    sets = {
        name: frozenset(lemma(word) for word in data[name])
        for name in ("give", "take", "settling", "denying", "opening")
    }
    return Verbs(
        _irregular(),
        **sets,
        opposites={word: frozenset(others) for word, others in opposites.items()},
        steps=steps,
        step_nouns=frozenset(data["step_nouns"]),
        converse={
            _with_preposition(words): (lemma(pair[0][0].split()[0]), turned == 1)
            for pair in data["converse"]
            for turned, side in enumerate(pair)
            for words in side
        },
        giving=frozenset(data["transfers"]["giving"]),
        taking=frozenset(data["transfers"]["taking"]),
    )


def _with_preposition(words: str) -> str:
    """ "lose to" with the verb as :func:`lemma` gives it; an object that belongs to it before an underscore ("put pressure_on")."""
    first, *rest = words.split()
    return " ".join([lemma(first), *rest])


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in table("verbs_en")["irregular"].items() for form in forms}


@lru_cache(maxsize=1 << 15)
def _cancelled(form: str) -> bool:
    """Whether the second "l" came with the ending: "cancelled", "expelling", and not "called", "quelled" or "installed"."""
    vowels = sum(c in "aeiou" for c in form.removeprefix("qu")[:-2])
    return form.endswith("ll") and vowels > 1 and form not in _LASTING


_LASTING = frozenset(
    "install reinstall recall forestall refill enroll foretell resell misspell fulfill distill instill befall unroll".split()
)


def lemma(form: str) -> str:
    """One form for all forms of a word, in lower case; not always a word ("purchas")."""
    form = form.lower()
    form = _irregular().get(form, form)
    for ending, put in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        rest = len(form) - len(ending)
        if form.endswith(ending) and rest >= 3 and not (ending == "s" and form.endswith(("ss", "us"))):
            form = form[:rest] + put
            doubled = ending in ("ing", "ed") and len(form) > 3 and form[-1] == form[-2]
            if doubled and (form[-1] in _DOUBLED or _cancelled(form)):
                form = form[:-1]
            break
    return form[:-1] if len(form) > 3 and form.endswith("e") else form
