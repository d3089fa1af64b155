"""Who does it to whom: the source and the target of a word that names an event, by grammar."""

from collections.abc import Iterator

from firsthand.claims.events_grammar import objects
from firsthand.claims.grammar import Sentence

_TOWARDS = frozenset("to with against on upon for from into in of toward towards over between among by outside".split())
_OF_NOUNS = ("to", "with", "against", "on", "between", "in", "for", "of")
_CARRYING = ("prep", "dative", "agent")
_FURTHEST = 5
"""Heads above a verb among which its subject is looked for."""
_RELATIVES = frozenset({"who", "which", "that", "whom"})


def sources(sentence: Sentence, at: int) -> Iterator[int]:
    """Heads of the phrases that may act, the likeliest first."""
    if not sentence.is_verb(at):
        yield from _of_noun(sentence, at, ("poss", "compound", "amod"), ("by", "of", "from", "between"))
        yield from _who_tells(sentence, at)
        return
    agent = sentence.child(at, "agent")
    if agent is not None:
        yield from sentence.children[agent]
    elif _passive(sentence, at):  # "was met at the airport by": the parser hangs it on the airport
        yield from (
            noun
            for link in sorted(sentence.subtree(at))
            if link > at and sentence.lower[link] == "by" and sentence.deps[link] in ("prep", "agent")
            if not sentence.is_verb(sentence.heads[link])  # "were sold, according to papers obtained by"
            for noun in sentence.children[link]
        )
    if not _passive(sentence, at):
        yield from _subjects(sentence, at)


def _subjects(sentence: Sentence, at: int) -> Iterator[int]:
    """The verb's own subject, else that of the nearest verb that it hangs on ("was set to receive", "plans to buy")."""
    if at and sentence.tags[at] == "VBG" and sentence.lower[sentence.heads[at - 1]] in ("by", "of"):
        yield at - 1  # "prompted by Ardun invading", "records of Ardun buying"
    node, steps = at, 0
    while steps < _FURTHEST:
        subject = sentence.child(node, "nsubj", "nsubjpass")
        if subject is not None and sentence.lower[subject] in _RELATIVES and sentence.deps[node] == "relcl":
            subject = sentence.heads[node]
        if subject is not None and subject != at:
            yield from with_conjuncts(sentence, subject)
            return
        above = sentence.heads[node]
        if above == node or (sentence.deps[node] == "ccomp" and sentence.child(node, "mark") is not None):
            return
        if sentence.deps[node] in ("acl", "relcl") and sentence.tags[above][0] == "N":
            yield from _of_noun(sentence, above, ("poss",), ("of", "by"))  # "records of Ardun buying"
            yield above
        node, steps = above, steps + 1


def _who_tells(sentence: Sentence, at: int) -> Iterator[int]:
    """The subject of the verb in whose clause a noun stands: "the minister confirmed that purchases were on the way"."""
    for above in sentence.ancestors(at):
        if sentence.is_verb(above):
            subject = sentence.child(above, "nsubj", "nsubjpass")
            if subject is not None and at not in sentence.subtree(subject):
                yield from with_conjuncts(sentence, subject)


def targets(sentence: Sentence, at: int) -> Iterator[int]:
    """Heads of the phrases that may be acted on, the likeliest first."""
    if not sentence.is_verb(at):
        yield from _of_noun(sentence, at, (), _OF_NOUNS)
        yield from _measured_on(sentence, at)
        return
    if _passive(sentence, at):
        subject = sentence.child(at, "nsubjpass")
        if subject is not None:
            yield from with_conjuncts(sentence, subject)
        elif sentence.deps[at] in ("acl", "relcl"):
            yield sentence.heads[at]
    for child in sentence.children[at]:
        if sentence.deps[child] in ("dative", "iobj") and sentence.tags[child][0] == "N":
            yield child
    for child in sentence.children[at]:
        if sentence.deps[child] in ("dobj", "obj", "oprd", "attr"):
            yield from with_conjuncts(sentence, child)
            yield from _of_noun(sentence, child, ("poss", "amod", "compound"), tuple(_TOWARDS))
            yield from _measured_on(sentence, child)
    for child in sentence.children[at]:
        if sentence.deps[child] in _CARRYING and sentence.lower[child] in _TOWARDS:
            for noun in sentence.children[child]:
                if sentence.deps[noun] in ("pobj", "pcomp"):
                    yield from with_conjuncts(sentence, noun)
                    yield from _of_noun(sentence, noun, ("poss", "amod"), tuple(_TOWARDS))
    for child in sentence.children[at]:
        if sentence.deps[child] in ("ccomp", "xcomp", "advcl", "conj") and sentence.is_verb(child):
            inner = sentence.child(child, "nsubj", "nsubjpass")
            if inner is not None and sentence.deps[child] == "ccomp" and sentence.lower[inner] not in _RELATIVES:
                yield inner
            yield from (o for o in objects(sentence, child) if sentence.tags[o][0] == "N")
    if not _passive(sentence, at):
        yield from list(_subjects(sentence, at))[1:]  # "Ardun and Velmark signed": one with the other


def _measured_on(sentence: Sentence, at: int) -> Iterator[int]:
    """What a measure is laid on: "a tariff of ten percent on steel"."""
    for child in sentence.children[at]:
        for noun in sentence.children[child] if sentence.deps[child] == "prep" else ():
            yield from _of_noun(sentence, noun, (), ("on", "against"))


def members(sentence: Sentence, head: int) -> list[int]:
    """A head, all that "and" joins to it, and those of whom a plural is: "the presidents of Ardun and Velmark"."""
    found = with_conjuncts(sentence, head)
    if sentence.tags[head] == "NNS":
        links = [c for c in sentence.children[head] if sentence.deps[c] == "prep" and sentence.lower[c] == "of"]
        owners = [noun for link in links for noun in sentence.children[link] if sentence.deps[noun] == "pobj"]
        owners += [c for c in sentence.children[head] if sentence.deps[c] in ("amod", "poss")]
        found += [one for owner in owners for one in with_conjuncts(sentence, owner)[1:]]
    return found


def subjects(sentence: Sentence, at: int) -> list[int]:
    """All who do it together: the members of a verb's subject, or of its two where the parser sees two ("Ardun's and
    Velmark's presidents").
    """
    first = next(sources(sentence, at), None)
    if first is None:
        return []
    verb = next((a for a in (at, *sentence.ancestors(at)) if sentence.child(a, "nsubj") is not None), at)
    beside = [c for c in sentence.children[verb] if sentence.deps[c] == "nsubj" and c != first]
    return [one for head in (first, *beside) for one in members(sentence, head)]


def between(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The two between whom talks are held, whoever is their host: "hosted talks between Ardun and Velmark"."""
    for link in sorted(sentence.subtree(at)):
        if link > at and sentence.lower[link] == "between":
            for noun in sentence.children[link]:
                both = with_conjuncts(sentence, noun)
                if len(both) == 2:
                    return both[0], both[1]
    return None


def _passive(sentence: Sentence, at: int) -> bool:
    while sentence.tags[at] == "VBN":
        if sentence.child(at, "nsubjpass", "auxpass") is not None:
            return True
        if sentence.deps[at] == "acl":
            return sentence.child(at, "nsubj") is None
        if sentence.deps[at] != "conj" or sentence.child(at, "nsubj", "aux") is not None:
            return False
        at = sentence.heads[at]  # "was seized and burned"
    return False


def with_conjuncts(sentence: Sentence, head: int) -> list[int]:
    """A head and all that "and" joins to it."""
    found = [head]
    for at in found:  # grows while it is walked
        found.extend(c for c in sentence.children[at] if sentence.deps[c] == "conj")
    return found


def _of_noun(sentence: Sentence, at: int, before: tuple[str, ...], links: tuple[str, ...]) -> Iterator[int]:
    """What hangs on a noun: whose it is, and what its prepositions lead to."""
    yield from (c for c in sentence.children[at] if sentence.deps[c] in before)
    for child in sentence.children[at]:
        if sentence.deps[child] == "prep" and sentence.lower[child] in links:
            for noun in sentence.children[child]:
                if sentence.deps[noun] == "pobj":
                    yield from with_conjuncts(sentence, noun)
                    yield from (c for c in sentence.children[noun] if sentence.deps[c] in ("poss", "amod", "compound"))
