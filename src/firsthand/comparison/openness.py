"""Whether a word of a sentence tells of what is so or was done, or of what is planned, wanted, possible or only thought to be."""

from collections.abc import Collection
from functools import cache

from firsthand.comparison.trees import Tree
from firsthand.comparison.words import listed, listed_lemmas
from firsthand.language.tables import table
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Span

_MODALS = frozenset("may might could would will shall should must 'll wo 'd".split())
_DOUBTFUL = listed("openness: doubtful")
_LIKELY = _DOUBTFUL | listed("openness: likely")
"""Qualities and adverbs that leave open what they are said of."""
_TO_COME = frozenset({"set", "due", "ready", "poised", "bound", "about", "scheduled", "slated"})
"""… before an infinitive."""
_NOUNS = listed_lemmas("openness: nouns")
"""Nouns of what may come or may be so; what hangs on them is open."""
_THINKING = listed_lemmas("openness: thinking")
"""Verbs that leave open what they govern as a sentence."""
_OPINION = frozenset(lemma(w) for w in "believe think reckon consider feel assume estimate hold suppose accuse".split())
_PROSPECTS = listed("openness: prospects")
"""What is said to be one of these is open."""
_WANTING = listed_lemmas("openness: wanting")
"""Verbs whose bare object, or subject in the passive, has not come about."""
_SPOKEN_OF = listed_lemmas("openness: spoken of")
"""Verbs that leave open what they govern through a preposition: "thinking of cutting"."""
_IF = frozenset({"if", "unless", "whether", "should", "provided", "lest"})
_IN_PROSPECT = listed("openness: in prospect")
_SUBJECT_TO = frozenset({"subject", "pending"})
_SETTLED = frozenset({"VBD", "VBN"})


@cache
def _factive() -> frozenset[str]:
    """Verbs whose infinitive is settled with them: "began to build", "managed to"."""
    return (
        english_verbs().settling
        | english_verbs().denying
        | {lemma(w) for w in "force make let see help lead cause prompt drive compel".split()}
    )


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word for word, value in table("certainty_en")["adverbs"].items() if not value.startswith("CT"))


def openings(tree: Tree, at: int) -> list[Span]:
    """The words that leave open what word ``at`` tells; none where it is told as so."""
    found: set[int] = set(_own(tree, at))
    seen = {at}
    while tree.heads[at] not in seen and not tree.parted(tree.heads[at], at):
        head = tree.heads[at]
        seen.add(head)
        found.update(_by_governor(tree, head, at))
        if not _carried(tree, head, at):
            break
        found.update(_own(tree, head))
        at = head
    return sorted(tree.span(i) for i in found)


def _own(tree: Tree, at: int) -> list[int]:
    """Words right at a word that leave it open."""
    found = []
    if tree.lower[at] in _LIKELY and tree.deps[at] in ("acomp", "oprd", "attr", "xcomp", "ccomp", "ROOT", "conj"):
        found.append(at)
    for c in tree.children[at]:
        if _leaves_open(tree, c):
            found.append(c)
        elif tree.deps[c] == "advcl" and (mark := tree.child(c, "mark")) is not None and _condition(tree, mark):
            found.append(mark)
        elif tree.deps[c] == "prep" and (inner := tree.child(c, "pobj")) is not None:
            found += [inner] if tree.lower[inner] in _IN_PROSPECT else []
    if any(tree.lower[i] in _SUBJECT_TO and tree.lower[i + 1 : i + 2] == ["to"] for i in tree.children[at]):
        found.append(at)
    if tree.deps[at] == "ROOT" and tree.tags[at] == "VB":
        found += [
            c for c in tree.children[at] if tree.lower[c] == "to" and tree.deps[c] == "aux"
        ]  # "Court to rule in May"
    return found


def _leaves_open(tree: Tree, at: int) -> bool:
    """Whether a word leaves open what it hangs on: a modal, "probably", "if", "which the mayor is planning"."""
    word, dep = tree.lower[at], tree.deps[at]
    if dep == "aux":
        return word in _MODALS
    if dep in ("advmod", "amod", "npadvmod", "neg"):
        return word in _LIKELY or word in _adverbs()
    if dep == "relcl" or (dep == "acl" and tree.tags[at] == "VBN"):
        return lemma(word) in _WANTING and tree.child(at, "dobj", "obj") is None
    return dep == "mark" and _condition(tree, at)


def _condition(tree: Tree, at: int) -> bool:
    """Whether a word puts a condition; "the street, if not the town" and "even if" put none."""
    beside = tree.lower[at + 1 : at + 2] == ["not"] and not tree.is_verb(tree.heads[at])
    return tree.lower[at] in _IF and not beside and tree.lower[max(0, at - 1)] not in ("even", "as")


def _by_governor(tree: Tree, head: int, at: int) -> list[int]:
    """The governor, where it leaves open what hangs on it."""
    dep, base = tree.deps[at], lemma(tree.lower[head])
    if tree.is_verb(head):
        if dep == "xcomp" and tree.tags[at][:2] == "VB":
            pending = any(tree.lower[c] == "to" for c in tree.children[at]) or tree.tags[at] == "VBG"
            had_to = base == "hav" and tree.tags[head] in _SETTLED
            to_blame = base == "be" and tree.lower[at] == "blame"
            meant = tree.deps[head] == "acl" and tree.tags[head] == "VBN" and not opens(base)
            meant = (
                meant and tree.lower[head] not in _LIKELY | _TO_COME
            )  # "sanctions meant to cut off": what they are for
            return [head] if pending and base not in _factive() and not (had_to or to_blame or meant) else []
        said = tree.child(head, "acomp")
        if dep == "ccomp" and said is not None and tree.lower[said] in _LIKELY:
            return [said]  # "it is possible that"
        if dep in ("ccomp", "parataxis", "oprd"):
            wanted = base in _WANTING and tree.tags[at] in ("VB", "VBN") and not _past(tree, at)
            return [head] if base in _THINKING or wanted else []
        if dep in ("dobj", "obj", "nsubjpass"):
            named = base == "call" and tree.child(head, "oprd", "acomp") is not None  # "called the report false"
            return [head] if (base in _WANTING and not named) or base == "hint" else []
        if dep == "nsubj" and (told := tree.child(head, "attr")) is not None and base == "be":
            return [told] if tree.lower[told] in _PROSPECTS else []
        if dep == "nsubj" and said is not None and base == "be" and tree.lower[said] in _DOUBTFUL:
            return [said]  # "further cuts are possible"
        if dep == "nsubj":
            return [head] if base in ("threaten", "loom") else []
        return [head] if dep == "advcl" and tree.tags[at] == "VB" and _to(tree, at) else []
    if tree.lower[head] in ("about", "for", "of", "on", "over", "to", "into", "against") and dep in ("pobj", "pcomp"):
        above = tree.heads[head]
        if tree.is_verb(above) and (given := tree.child(above, "dobj")) is not None:
            above = given if lemma(tree.lower[given]) in _NOUNS else above  # "gave its consent to the sale"
        named = lemma(tree.lower[above]) in _NOUNS and tree.tags[above].startswith("NN")
        return [above] if named or (tree.is_verb(above) and lemma(tree.lower[above]) in _SPOKEN_OF) else []
    if dep == "acl" and tree.tags[at] == "VBN" and not _to(tree, at):
        return []  # "an agreement signed in May" is one
    if dep in ("acl", "ccomp", "compound") and base in _NOUNS and tree.tags[head].startswith("NN"):
        return [head]
    return [head] if dep in ("xcomp", "ccomp") and tree.lower[head] in _LIKELY | _TO_COME else []


def _past(tree: Tree, at: int) -> bool:
    return any(tree.deps[c] in ("aux", "auxpass") and tree.tags[c] in ("VBD", "VBZ", "VBP") for c in tree.children[at])


def _to(tree: Tree, at: int) -> bool:
    return any(tree.lower[c] == "to" and tree.deps[c] == "aux" for c in tree.children[at])


def _carried(tree: Tree, head: int, at: int) -> bool:
    """Whether what leaves a word open leaves open what hangs on it."""
    dep = tree.deps[at]
    if dep == "conj":
        return tree.shares(head, at)
    if dep in ("nsubj", "nsubjpass", "dobj", "obj", "attr", "acomp", "oprd"):
        return tree.is_verb(head)
    if dep == "prep":
        return not tree.is_verb(head)
    if dep in ("pobj", "pcomp"):
        return True
    if dep in ("ccomp", "advcl") and lemma(tree.lower[head]) == "be":
        return True  # "this could be where it came from"
    return dep == "xcomp" or (dep == "advcl" and tree.tags[at] in ("VBG", "VB"))


def opens(lemmas: str) -> bool:
    """Whether a word is one by which others are left open: "plan", "promise"."""
    return lemmas in _WANTING or lemmas in _NOUNS or lemmas in _THINKING


POSSIBLE, WANTED, TO_COME, SETTLED = range(4)
"""How far a matter has come by the words that leave it open: may be so, is wanted, will come about; none leaves it open."""
_MAY = frozenset("may might could whether if unless".split())
_UNDECIDED = frozenset("undecided uncertain likelihood possibility chance chances".split())
_SUPPOSING = listed_lemmas("openness: supposing")
_TOLD = frozenset({"reported", "could"})
"""These leave something in doubt beside what they are said of alone: "reported" tells also who says it, "could" who is able."""
_SOFT = listed("openness: soft")
"""What one writer leaves open by these the next may tell with "may", "if" or "probably"."""
_WILL = frozenset("will shall would 'll wo 'd".split())
_WEIGHED = listed_lemmas("openness: weighed")


def grade(words: Collection[str]) -> int:
    """How far what these words leave open has come; the least of them tells."""
    if not words:
        return SETTLED
    if doubting(words) or any(lemma(w) in _WEIGHED for w in words):
        return POSSIBLE
    return TO_COME if all(w in _WILL for w in words) else WANTED


def doubting(words: Collection[str]) -> bool:
    """Whether one of the words says that something may not be so."""
    return any(w in _MAY or w in _DOUBTFUL or w in _adverbs() or w in _UNDECIDED for w in words)


def supposing(word: str) -> bool:
    """Whether a word leaves something in doubt, by itself or as what somebody thinks."""
    return (doubting([word]) and word not in _TOLD) or lemma(word) in _SUPPOSING


def softened(word: str) -> bool:
    """Whether a word can stand for a doubt of the other side."""
    return supposing(word) or word in _SOFT or word in _LIKELY or word in _MAY


def thinking(base: str) -> bool:
    """Whether a verb says what somebody takes to be so."""
    return base in _OPINION


def told_as_done(tree: Tree, at: int) -> bool:
    """Whether a word, or the verb through which it is told, says that something came about or is so."""
    node, seen = at, set()
    while not tree.is_verb(node) and node not in seen:
        seen.add(node)
        node = tree.heads[node]
    if not tree.is_verb(node) or tree.deps[node] in ("amod", "compound"):
        return False
    helpers = {tree.lower[c] for c in tree.children[node] if tree.deps[c] in ("aux", "auxpass")}
    if "to" in helpers:
        return False  # "to be opened in Ankara"
    if tree.tags[node] in _SETTLED:
        return tree.deps[node] not in ("acl",) or not helpers
    if any(tree.deps[c] == "xcomp" and _to(tree, c) for c in tree.children[node]):
        return False  # "the contract is to be signed"
    return tree.tags[node] in ("VBZ", "VBP") and lemma(tree.lower[node]) in ("be", "hav", "remain", "stand")
