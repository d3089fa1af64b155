"""Which words of a sentence deny a word of it: its own "not", and those that reach it through what it hangs on."""

from firsthand.comparison.openness import opens
from firsthand.comparison.trees import Tree
from firsthand.comparison.words import listed, listed_lemmas
from firsthand.language.verbs import lemma
from firsthand.records import Span

NOT = listed("negation: not")
_NONE = frozenset("no none nobody nothing neither nor not hardly few little".split())
"""These deny the verb whose part they, or what they stand before, fill; "few" and "little" only without an article."""
_FEW = frozenset({"few", "little"})
_IDLE = listed("negation: idle")
"""After "not" or "no" these do not deny what the sentence says: "not only", "no fewer than". "No longer" does, of now."""
_DENYING = listed_lemmas("negation: denying")
"""Verbs that deny what they govern."""
_FORBIDDING = frozenset(lemma(w) for w in "forbid prohibit ban bar".split())
"""… by way of a command."""
_ENDING = frozenset(lemma(w) for w in "stop cease quit".split())
"""… whose gerund is denied of now: "stopped working"."""
_OBJECTS = listed_lemmas("negation: objects")
"""… whose bare object is denied too ("lacks a licence")."""
_NOUNS = frozenset("refusal failure inability lack want shortage absence denial unwillingness".split())
_ADJECTIVES = frozenset("unable impossible unwilling free devoid unlikely void bereft short".split())
_MISSING = frozenset({"missing", "absent", "lacking", "outstanding", "nonexistent"})
"""What is so said to be is denied: "an agreement is still missing"."""
_WITHOUT = frozenset({"without", "instead", "except", "minus", "unless", "rather"})
_RAISING = listed_lemmas("negation: raising")
"""What is not believed, wanted or planned is denied as what it governs is."""


def denials(tree: Tree, at: int) -> list[Span]:
    """The words that deny word ``at``; an even number of them deny nothing."""
    found = set(_own(tree, at))
    seen = {at}
    while tree.heads[at] not in seen and not tree.parted(tree.heads[at], at):
        head = tree.heads[at]
        seen.add(head)
        operator = operates(tree, head, at)
        if operator:
            found.add(head)
        elif tree.deps[at] == "ccomp" and (said := tree.child(head, "acomp")) is not None:
            operator = tree.lower[said] in _ADJECTIVES  # "it is unlikely that"
            found.update([said] if operator else [])
        if not (operator or _carried(tree, head, at)):
            break
        found.update(_own(tree, head, parts=tree.deps[at] != "prep"))
        at = head
    return sorted(tree.span(i) for i in found)


def _carried(tree: Tree, head: int, at: int) -> bool:
    """Whether what denies a word denies what hangs on it."""
    dep = tree.deps[at]
    if dep == "ccomp" and tree.is_verb(head):
        return lemma(tree.lower[head]) in _RAISING
    if dep in ("ccomp", "acl") and tree.child(at, "mark") is not None and direct(tree, head):
        return True  # "no sign that"
    if dep == "conj":
        return _joined(tree, head, at)
    if dep == "amod":
        return tree.deps[head] == "attr" or bool(_empty(tree, head))  # "is not the right one", "no valid licence"
    if dep in ("pcomp", "pobj"):
        return tree.lower[head] in ("of", "from", "in", "to", "as")
    if dep == "prep":
        return (tree.tags[head][:2] in ("NN", "JJ") or tree.is_verb(head)) and tree.lower[head] not in NOT
    if dep == "acl":
        return tree.tags[at] == "VB" and direct(tree, head)  # "no right to"
    return dep in ("xcomp", "acomp", "attr", "oprd", "dobj", "obj", "nsubj", "nsubjpass")


def direct(tree: Tree, at: int) -> bool:
    """Whether a noun is denied by itself, or by a verb that says little: "no house", "without a tender", "not a house"."""
    head = tree.heads[at]
    if _empty(tree, at) or (head != at and operates(tree, head, at)):
        return True
    if tree.deps[at] == "pobj" and tree.deps[head] == "prep":
        return operates(tree, tree.heads[head], head) or _own(tree, head) != []  # "but not to his wife"
    return False


def _own(tree: Tree, at: int, *, parts: bool = True) -> list[int]:
    """Words right at a word that deny it: "not" and "never", and (``parts``) a subject or object with "no"."""
    found = []
    for c in tree.children[at]:
        word, dep = tree.lower[c], tree.deps[c]
        if (dep == "neg" or (word in NOT and dep in ("advmod", "preconj", "cc", "det"))) and not _idle(tree, c):
            found.append(c)
        elif word == "longer" and dep == "advmod":
            found += [d for d in tree.children[c] if tree.lower[d] in NOT]
        elif dep in ("nsubj", "nsubjpass", "dobj", "obj", "attr") and tree.is_verb(at) and parts:
            found += _empty(tree, c)
        elif dep == "mark" and word == "unless":
            found.append(c)
        elif dep in ("prep", "agent") and tree.is_verb(at) and word not in _WITHOUT | {"with"}:
            inner = tree.child(c, "pobj")
            found += [i for i in _empty(tree, inner) if tree.lower[i] not in _FEW] if inner is not None else []
    return found


def _empty(tree: Tree, at: int) -> list[int]:
    """What makes a part of the sentence none at all: "nobody", "no house", "none of them"."""
    if tree.lower[at] in _NONE - _FEW:
        return [at]
    return [
        c
        for c in tree.children[at]
        if tree.lower[c] in _NONE
        and tree.deps[c] in ("det", "neg", "preconj", "amod")
        and not _idle(tree, c)
        and not (
            tree.lower[c] in _FEW
            and "too" not in (tree.lower[d] for d in tree.children[c])
            and (tree.children[c] or tree.child(at, "det") is not None)
        )
    ]


def _idle(tree: Tree, at: int) -> bool:
    """Whether a word that denies elsewhere denies nothing here: "not only", "no fewer than", "no doubt"."""
    if at > tree.heads[at] and tree.lower[at - 1] == ",":
        return True  # "sold stones, not secrets"
    after = tree.lower[at + 1] if at + 1 < len(tree.lower) else ""
    if after == "even":
        return "CD" in tree.tags[at + 2 : at + 3]  # "not even 100"
    return after in _IDLE and not (after == "longer" or (after == "more" and tree.lower[at] != "no"))


def operates(tree: Tree, head: int, at: int) -> bool:
    """Whether a word denies what hangs on it."""
    word, dep = tree.lower[head], tree.deps[at]
    if word in _WITHOUT:
        return dep in ("pobj", "pcomp", "prep")
    if tree.is_verb(head):
        base = lemma(word)
        ruled_out = base == "rul" and any(tree.lower[c] == "out" for c in tree.children[head])
        if dep in ("xcomp", "ccomp"):
            return (
                ruled_out
                or _given_up(tree, head, at)
                or base in _DENYING | _FORBIDDING
                or (base in _ENDING and tree.tags[at] == "VBG")
                or (base == "hav" and dep == "xcomp" and _yet(tree, head))
            )
        if dep == "advcl" and tree.tags[at] == "VB":
            return base in _FORBIDDING
        if dep == "prep":
            return base in ("refrain", "abstain", "stop", "prevent", "fall") and tree.lower[at] in ("from", "short")
        if dep in ("nsubj", "expl") and (lacking := tree.child(head, "acomp", "attr")) is not None:
            return tree.lower[lacking] in _MISSING
        if dep == "nsubj":
            return False
        bare = tree.child(head, "xcomp", "ccomp", "advcl") is None
        undone = base in _OBJECTS or ruled_out or _given_up(tree, head, at)
        return undone and dep in ("dobj", "obj", "nsubjpass") and bare
    if dep in ("acl", "ccomp") and tree.deps[head] in ("dobj", "obj") and word not in _NOUNS:
        return lemma(tree.lower[tree.heads[head]]) in _DENYING  # "rejects reports that"
    if word in _NOUNS:
        return dep in ("acl", "ccomp", "compound") or (dep == "prep" and tree.lower[at] in ("of", "to", "for"))
    if word == "out" and tree.lower[at] == "of":
        return lemma(tree.lower[tree.heads[head]]) in ("run", "be")  # "has run out of", "is out of"
    return word in _ADJECTIVES and dep in ("xcomp", "ccomp", "prep") and tree.child(head, "npadvmod") is None


def _given_up(tree: Tree, head: int, at: int) -> bool:
    """Whether a verb and its particle undo what hangs on them: "took back that", "gave up hope"."""
    particles = {tree.lower[c] for c in tree.children[head]}
    if tree.deps[at] in ("dobj", "obj"):
        return lemma(tree.lower[head]) == "giv" and "up" in particles and opens(lemma(tree.lower[at]))
    return lemma(tree.lower[head]) == "tak" and "back" in particles and head < at


def limited(tree: Tree, at: int) -> bool:
    """Whether a word is told of a stretch of time or by comparison, so that its denial says when or how much and not whether:
    "not until May", "not for two weeks", "no fire was bigger".
    """
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        near = [at, *tree.children[at]]
        near += [n for c in tree.children[at] if tree.deps[c] in _COMPARED or _empty(tree, c) for n in tree.children[c]]
        if any((tree.tags[n] in ("JJR", "RBR") and tree.lower[n] != "longer") or _equal(tree, n) for n in near):
            return True  # "no fire has been bigger" is the biggest
        for c in tree.children[at]:
            begins, noun = tree.child(c, "mark"), tree.child(c, "pobj")
            if tree.lower[c if begins is None else begins] in ("until", "till"):
                return True
            if tree.lower[c] in ("for", "since") and noun is not None and lemma(tree.lower[noun]) in _STRETCHES:
                return True
        at = tree.heads[at]
    return False


_COMPARED = frozenset({"dobj", "attr", "acomp"})


def _equal(tree: Tree, at: int) -> bool:
    return tree.lower[at] in ("as", "so") and tree.deps[at] == "advmod" and tree.tags[tree.heads[at]].startswith("JJ")


_STRETCHES = frozenset(lemma(w) for w in "minute hour day night week month year decade century long time".split())


def _yet(tree: Tree, at: int) -> bool:
    return any(tree.lower[c] == "yet" for c in tree.children[at])


def _joined(tree: Tree, head: int, at: int) -> bool:
    """Whether what denies one of two joined words denies the other: they share helper and subject."""
    cc = {tree.lower[c] for c in tree.children[head] if tree.deps[c] == "cc"}
    return "but" not in cc and (tree.shares(head, at) or (bool(cc & {"or", "nor"}) and not tree.own(at)))
