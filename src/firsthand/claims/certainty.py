"""How surely the innermost source puts a statement: FactBank's values by rules over the words that decide them.

The certainty is that of the source the text gives ("officials said" commits the officials), the writer's where there is
none; never ours.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.language.cues import english_cues
from firsthand.language.tables import table
from firsthand.records import Certainty

_RANK = {"CT": 0, "PR": 1, "PS": 2, "Uu": 3}


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return table("certainty_en")


def certainty(sentence: Sentence, tokens: set[int], hop: Hop | None) -> tuple[Certainty, set[int]]:
    """Certainty of what ``tokens`` (a segment's content) say, and the tokens that decide it.

    ``hop`` is the innermost hop that covers them.
    """
    if not tokens:
        return "CT+", set()
    if hop is not None and hop.cue_class == "non_answer":
        return "CT+", set()
    if sentence.text.rstrip(' ”"’»)').endswith("?") and not (hop is not None and hop.lemma in ("wonder", "ask")):
        return "Uu", {len(sentence) - 1}
    degree, negative, deciding = "CT", False, set()

    def weigh(value: str, at: int) -> None:
        nonlocal degree, negative
        deciding.add(at)
        name = value.rstrip("+-")
        if value.endswith("-"):
            negative = not negative
        if _RANK[name] > _RANK[degree]:
            degree = name

    if hop is not None:
        stance = english_cues().stance.get(hop.lemma)
        if stance is not None and stance != "CT+":
            weigh(stance, hop.verb)
        if hop.negated:
            weigh("CT-", hop.verb)
    head = predicate(sentence, tokens)
    for at in sorted(_governing(sentence, head, tokens)):
        value = _value(sentence, at, head)
        if value is not None:
            weigh(value, at)
    open_question = _left_open(sentence, head)
    if open_question is not None:
        return "Uu", deciding | {open_question}
    for value, at in (*_said_to_exist(sentence, head), *(() if hop else _shown_by(sentence, head, tokens))):
        weigh(value, at)
    if degree == "CT" and _conditional(sentence, head, tokens):
        weigh("PS+", head)
    if degree == "PS" and negative and any(sentence.lower[t] in ("could", "can") for t in deciding):
        degree = "CT"  # "could not" denies; only "may not" leaves it open
    if degree == "Uu":
        return "Uu", deciding
    return f"{degree}{'-' if negative else '+'}", deciding  # type: ignore[return-value]


ALLEGING = frozenset({"allege", "accuse", "claim", "contend", "argue", "assert", "insist"})
"""Verbs whose participle lays something at somebody's door ("filed a suit, alleging bias")."""


def loose_allegation(sentence: Sentence, tokens: set[int], answered: set[int]) -> int | None:
    """A participle of alleging in ``tokens`` that no hop answers for: what it alleges is not the account's own word."""
    verbs = english_cues().verbs
    for at in sorted(tokens - answered):
        if sentence.tags[at] == "VBG" and sentence.deps[at] in ("advcl", "acl", "prep", "ccomp", "conj", "dep"):
            cue = verbs.get(sentence.lower[at])
            if cue is not None and cue[0] in ALLEGING and sentence.child(at, "dobj", "ccomp", "prep") is not None:
                return at
    return None


def predicate(sentence: Sentence, tokens: set[int]) -> int:
    """The word that says what is so: the verb that hangs highest, else the highest word of any kind."""
    helpers = ("aux", "auxpass", "amod", "compound", "prep", "acl", "relcl", "mark")
    verbs = [at for at in tokens if sentence.is_verb(at) and sentence.deps[at] not in helpers]
    # of two equally high ones the finite verb says it ("Based on … , she wants")
    return min(verbs or tokens, key=lambda at: (sentence.depths[at], sentence.tags[at] in ("VBN", "VBG"), at))


def _governing(sentence: Sentence, head: int, tokens: set[int]) -> set[int]:
    """Tokens whose words bear on the predicate: the chain of infinitives below it, their helpers, the subject's "no"."""
    chain = {head}
    waiting = [head]
    while waiting:
        node = waiting.pop()
        for child in sentence.children[node]:
            if sentence.deps[child] in ("xcomp", "acomp", "oprd") and child in tokens:
                chain.add(child)
                waiting.append(child)
    found = set(chain)
    for node in chain:
        for child in sentence.children[node]:
            if sentence.deps[child] in ("aux", "auxpass", "neg", "advmod", "preconj"):
                found.add(child)
            elif sentence.deps[child] in ("nsubj", "nsubjpass", "dobj", "attr"):
                found.add(child)
                found.update(
                    c
                    for c in sentence.children[child]
                    if sentence.deps[c] == "det" and sentence.lower[c] in ("no", "neither")
                )
    # a hedge on a number or a name ("three, or maybe 13") counts where it stands in the main clause
    data = _words()
    for at in tokens:
        hedge = sentence.lower[at] in data["adverbs"] and sentence.lower[at] not in ("never", "hardly", "scarcely")
        if hedge and not any(
            sentence.deps[a] in ("relcl", "advcl", "ccomp", "acl", "pcomp", "amod")
            for a in (at, *sentence.ancestors(at))
            if a in tokens and a not in chain
        ):
            found.add(at)
    return found & tokens | {at for at in found if sentence.deps[at] in ("aux", "neg", "auxpass")}


def _value(sentence: Sentence, at: int, head: int) -> str | None:
    data = _words()
    word, dep = sentence.lower[at], sentence.deps[at]
    if dep == "aux" and word in data["modals"] and sentence.tags[at] == "MD":
        return str(data["modals"][word])
    if dep == "neg":  # "…, not that they came" corrects, it does not deny
        return "CT-" if at < sentence.heads[at] else None
    if dep in ("det", "nsubj", "nsubjpass", "dobj", "preconj") and word in data["negative"]:
        return "CT-"
    if dep in ("nsubj", "nsubjpass") and word in data["nouns"]:
        return str(data["nouns"][word])
    if word in data["adverbs"] and sentence.tags[at] in ("RB", "JJ", "RBR") and sentence.child(at, "xcomp") is None:
        return str(data["adverbs"][word])
    seems = word.startswith(("seem", "appear")) and sentence.child(at, "oprd", "acomp") is not None
    if word in data["raising"] and (
        seems
        or sentence.child(at, "xcomp") is not None
        or (at == head and word.endswith("ing") and sentence.child(at, "ccomp", "dobj") is not None)
    ):
        return str(data["raising"][word])
    if dep == "advmod" and word == "yet" and sentence.child(at, "xcomp") is None and _still_to(sentence, at):
        return "CT-"
    # "were to be delivered", "is to visit": a plan, not an event
    if dep == "aux" and word == "to" and sentence.tags[at] == "TO":
        governor = sentence.heads[at]
        up = sentence.heads[governor]
        planned = sentence.child(governor, "auxpass") is not None or any(
            sentence.tags[c] in ("NNP", "PRP") for c in sentence.children[up] if sentence.deps[c] == "nsubj"
        )  # "the goal was to win" plans nothing
        if sentence.deps[governor] == "xcomp" and planned and sentence.lower[up] in ("was", "were", "is", "are"):
            return "PR+"
    return None


def _still_to(sentence: Sentence, at: int) -> bool:
    """ "has yet to be signed"."""
    return sentence.lower[at + 1 : at + 2] == ["to"] and sentence.lower[at - 1 : at] in (["has"], ["have"], ["had"])


def _left_open(sentence: Sentence, head: int) -> int | None:
    """The word that leaves a question open: "it is unclear why", "it is not known whether"."""
    clause = sentence.child(head, "ccomp", "csubj", "advcl", "xcomp")
    asking = clause is not None and any(
        sentence.lower[c] in ("whether", "if") or sentence.tags[c] in ("WRB", "WP", "WDT")
        for c in sentence.subtree(clause)
        if c <= clause
    )
    if not asking:
        return None
    if sentence.lower[head] in ("known", "established", "determined") and sentence.child(head, "neg") is not None:
        return head
    state = sentence.child(head, "acomp", "attr", "oprd")
    return state if state is not None and sentence.lower[state] in _words()["open"] else None


def _said_to_exist(sentence: Sentence, head: int) -> Iterator[tuple[str, int]]:
    """ "There is speculation that …": what the clause says is no surer than that."""
    if sentence.child(head, "expl") is None:
        return
    for at in sentence.children[head]:
        none = any(sentence.lower[c] == "no" for c in sentence.children[at])
        if not none and sentence.deps[at] in ("attr", "nsubj", "dobj") and sentence.lower[at] in _words()["existing"]:
            yield str(_words()["nouns"][sentence.lower[at]]), at


def _shown_by(sentence: Sentence, head: int, tokens: set[int]) -> Iterator[tuple[str, int]]:
    """ "All of it suggests that, for the port, | trade has ended": the verb that a cut left in the piece before."""
    above = sentence.heads[head]
    if sentence.deps[head] == "ccomp" and above not in tokens and sentence.lower[above] in _words()["showing"]:
        yield str(_words()["showing"][sentence.lower[above]]), above


def _conditional(sentence: Sentence, head: int, tokens: set[int]) -> bool:
    """Whether the predicate holds only under an "if" or "unless" of its own."""
    for child in sentence.children[head]:
        if sentence.deps[child] == "advcl":
            mark = sentence.child(child, "mark")
            if mark is not None and sentence.lower[mark] in ("if", "unless"):
                helper = {sentence.lower[c] for c in sentence.children[head] if sentence.deps[c] == "aux"}
                return bool(helper & {"will", "would", "could", "ll", "’ll", "'ll", "can", "'d", "’d"})
    mark = sentence.child(head, "mark")
    return mark is not None and sentence.lower[mark] in _words()["conditions"]
