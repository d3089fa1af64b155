"""Where in a sentence an event is named: the predicates between two roles, their objects, and what the codebook's table
makes of them.
"""

from collections.abc import Iterable

from firsthand.claims.events_words import NO_VERB, Meaning, Words, event_words
from firsthand.claims.grammar import Sentence
from firsthand.language.verbs import lemma

WRAPPERS = ("THREATENING", "REFUSING", "DEMANDING", "INTENDING")
"""Classes of verbs that turn what they govern into something said, in the order in which they win."""
_OBJECTS = ("dobj", "obj", "attr", "oprd", "nsubjpass", "acomp")
_DEMANDING = frozenset(lemma(w) for w in ("must", "should"))
_INTENDING = frozenset(lemma(w) for w in ("will", "would", "shall", "wo", "'ll", "’ll"))
_NOT = frozenset(("not", "n't", "n’t", "never"))


def lemmas(sentence: Sentence) -> list[str]:
    """The lemma of every token."""
    return [lemma(word) for word in sentence.lower]


def head_of(sentence: Sentence, tokens: set[int]) -> int | None:
    """The token of a span on which the rest of it hangs: the one whose head lies outside."""
    outside = [t for t in sorted(tokens) if sentence.heads[t] not in tokens or sentence.heads[t] == t]
    return next((t for t in outside if sentence.tags[t][0] in "NPCV"), outside[0] if outside else None)


def path(sentence: Sentence, source: int, target: int) -> tuple[list[int], list[int]]:
    """Tokens from the source up to the common ancestor, and from there down to the target (both ends left out)."""
    up = [source, *sentence.ancestors(source)]
    down = [target, *sentence.ancestors(target)]
    above = set(up)
    common = next((t for t in down if t in above), None)
    if common is None:
        return up[1:], down[1:][::-1]
    return up[1 : up.index(common) + 1], down[1 : down.index(common)][::-1]


def predicates(sentence: Sentence, source: int | None, target: int | None) -> list[int]:
    """The words that may name the event: those between the roles, and what hangs on the source's verb, nearest first."""
    found: list[int] = []
    if source is not None and target is not None:
        up, down = path(sentence, source, target)
        found += [*up, *down]
    elif source is not None or target is not None:
        at = source if source is not None else target
        assert at is not None
        for above in sentence.ancestors(at):
            found.append(above)
            if sentence.is_verb(above):
                break
    for at in list(found):
        if sentence.is_verb(at):
            found += [
                c for c in sentence.children[at] if sentence.deps[c] in ("xcomp", "ccomp", "conj", "advcl", *_OBJECTS)
            ]
    return list(dict.fromkeys(found))


def objects(sentence: Sentence, at: int) -> list[int]:
    """What completes a word: its objects, those of its prepositions, and what stands joined or before or "of" them."""
    found: list[int] = []
    direct = sentence.child(at, *_OBJECTS) is not None
    for child in sentence.children[at]:
        if direct and sentence.lower[child] == "for":
            continue  # "cut off trade for its attack": why, not what
        if sentence.deps[child] in (*_OBJECTS, "pobj", "dative", "xcomp", "ccomp"):
            found.append(child)
        if sentence.deps[child] in ("prep", "agent", "dative", "prt") and sentence.lower[child] != "without":
            found.extend(sentence.children[child])
    for noun in found:  # grows while it is walked
        for child in sentence.children[noun]:
            if sentence.deps[child] in ("conj", "compound"):
                found.append(child)
            elif sentence.deps[child] == "prep" and sentence.lower[child] == "of":
                found.extend(sentence.children[child])
    return list(dict.fromkeys(found))


def meanings(
    sentence: Sentence, words: list[str], at: int, table: Words | None = None, more: Iterable[int] = ()
) -> list[Meaning]:
    """What ``table`` makes of the word at ``at`` with its objects and ``more``: rules with an object before those without."""
    table = table or event_words()
    if not sentence.is_verb(at):
        own = table.nouns.get(words[at], ())
        return [m for m in table.rules[NO_VERB] if m.noun in own]
    held = {name for o in (*objects(sentence, at), *more) for name in table.nouns.get(words[o], ())}
    found = [m for verb in table.verbs.get(words[at], ()) for m in table.rules.get(verb, ())]
    with_object = [m for m in found if m.noun and m.noun in held]
    return with_object + [m for m in found if not m.noun]


def wrapped(sentence: Sentence, words: list[str], verbs: Iterable[int]) -> str:
    """Whether the first verb that says so only intends, threatens, refuses or demands what the others do."""
    chain = list(verbs)
    table = event_words()
    for at in chain:
        if not sentence.is_verb(at):
            continue
        helpers = {words[c] for c in sentence.children[at] if sentence.deps[c] in ("aux", "neg")}
        if helpers & _DEMANDING:
            return "DEMANDING"
        if helpers & _INTENDING:
            return "REFUSING" if helpers & _NOT else "INTENDING"
        classes = table.verbs.get(words[at], ())
        if sentence.child(at, "xcomp", "ccomp") is None and "INTENDING" in classes:
            continue
        for name in WRAPPERS:
            if name in classes:
                return name
    for at in chain:
        if sentence.tags[at].startswith("JJ") and "INTENDING" in table.verbs.get(words[at], ()):
            return "INTENDING"
    return "NONE"
