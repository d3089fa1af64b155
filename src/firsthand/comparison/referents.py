"""Whom a pronoun of a sentence means, as far as nearness, number and kind tell: nobody resolves "he" for certain, but of two
sentences that tell one thing the names say whether they agree.
"""

from collections.abc import Iterator, Sequence

from firsthand.comparison.trees import SUBJECTS, Tree
from firsthand.comparison.words import listed
from firsthand.language.lexicon import is_person

_PERSON = frozenset("he him his himself she her hers herself who".split())
_THING = frozenset("it its itself".split())
_MANY = frozenset("they them their theirs themselves".split())
PRONOUNS = _PERSON - {"who"} | _THING | _MANY
_REFLEXIVE = ("self", "selves")
_OBJECTS = frozenset({"dobj", "obj", "dative", "pobj"})
_INSIDE = frozenset({"compound", "amod", "poss", "nmod", "npadvmod"})
_WHEN = listed("referents: when")


def referents(tree: Tree, before: Tree | None = None) -> dict[int, tuple[Tree, int]]:
    """Each pronoun's place with the noun that it stands for most likely, which may stand in the sentence before."""
    found = {}
    for at, word in enumerate(tree.lower):
        if word in PRONOUNS and not _empty(tree, at):
            candidates = [(tree, i) for i in _ranked(tree, range(at - 1, -1, -1), word) if _free(tree, at, i)]
            if not candidates and before is not None:
                everything = range(len(before.lower) - 1, -1, -1)
                candidates = [(before, i) for i in _ranked(before, everything, word)]
            if candidates:
                found[at] = candidates[0]
    return found


def _ranked(tree: Tree, places: Sequence[int], pronoun: str) -> Iterator[int]:
    """Nouns that a pronoun may mean, subjects first, nearer ones before others."""
    fitting = [i for i in places if _noun(tree, i) and _fits(tree, i, pronoun)]
    if pronoun in _THING:
        fitting.sort(key=lambda i: is_person(tree.lower[i]))
    yield from (i for i in fitting if tree.deps[i] in SUBJECTS)
    yield from (i for i in fitting if tree.deps[i] not in SUBJECTS)


def _noun(tree: Tree, at: int) -> bool:
    return tree.tags[at].startswith("NN") and tree.deps[at] not in _INSIDE - {"poss"} and tree.lower[at] not in _WHEN


def _fits(tree: Tree, at: int, pronoun: str) -> bool:
    """Whether a noun is of the pronoun's number and kind."""
    name = tree.tags[at].startswith("NNP")
    several = tree.tags[at] in ("NNS", "NNPS") or any(tree.deps[c] == "conj" for c in tree.children[at])
    person = is_person(tree.lower[at]) or (name and tree.deps[at] != "pobj")
    person = person or (name and _personal(tree, at))
    if pronoun in _MANY:
        return several or (person and not name)
    if pronoun in _PERSON:
        return person and tree.tags[at] not in ("NNS", "NNPS")
    return not several and not (name and (is_person(tree.lower[at]) or _personal(tree, at)))


def _personal(tree: Tree, at: int) -> bool:
    """Whether a name stands with a word for a person, or with "who"."""
    beside = [*tree.children[at], *(tree.heads[at : at + 1] if tree.deps[at] == "appos" else ())]
    if any(tree.deps[c] in ("compound", "appos", "nmod") and is_person(tree.lower[c]) for c in beside):
        return True
    return any(tree.lower[n] == "who" for c in beside if tree.deps[c] == "relcl" for n in tree.children[c])


def _free(tree: Tree, at: int, noun: int) -> bool:
    """Whether the noun is no other part of the pronoun's own verb: "he saw him" are two."""
    if tree.lower[at].endswith(_REFLEXIVE) or tree.deps[at] not in _OBJECTS:
        return True
    if tree.deps[noun] == "poss":
        return True
    verb = tree.verb_over(at)
    while tree.deps[verb] in ("xcomp", "acomp") and tree.child(tree.heads[verb], "dobj", "obj") is None:
        verb = tree.heads[verb]  # "was unable to confirm it"
    return verb != tree.verb_over(noun)


def _empty(tree: Tree, at: int) -> bool:
    """Whether "it" stands for what follows: "it is likely that"."""
    if tree.lower[at] != "it":
        return False
    head = tree.heads[at]
    return tree.deps[at] == "expl" or any(tree.deps[c] in ("ccomp", "csubj") for c in tree.children[head])
