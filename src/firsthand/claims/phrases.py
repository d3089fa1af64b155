"""Who a cue verb's source is, and which words belong to it and to the cue."""

from firsthand.claims.grammar import Sentence
from firsthand.claims.sources import noun_type

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that"})
NO_SOURCE = frozenset("this that it which what there these those you one i we".split())
"""Subjects that name nobody ("this shows that …"); "I" and "we" speak inside quotations, for their speaker."""


def subject_of(sentence: Sentence, at: int) -> tuple[int | None, set[int]]:
    """The cue verb's subject: its own, the head of its relative clause or participle, or its controller's."""
    seen: set[int] = set()
    node = at
    while node not in seen:
        seen.add(node)
        subject = sentence.child(node, "nsubj")
        if subject is not None and not (node != at and subject in seen):
            if sentence.lower[subject] in _RELATIVES and sentence.deps[node] == "relcl":
                head = sentence.heads[node]
                while sentence.deps[head] == "appos" and sentence.heads[head] < head:
                    head = sentence.heads[head]  # "Ms. Bell, now the mayor, who said": Ms. Bell said it
                source = noun_phrase(sentence, head, {node})
                return head, {t for t in source if t < node}
            return subject, noun_phrase(sentence, subject)
        dep, head = sentence.deps[node], sentence.heads[node]
        if node == at and sentence.child(at, "nsubjpass") is not None:
            return None, set()
        if dep in ("acl", "relcl") and sentence.tags[node] in ("VBG", "VBD", "VBP", "VBZ"):
            return head, noun_phrase(sentence, head, {node})
        if dep == "xcomp":
            object_ = sentence.child(head, "dobj")
            if object_ is not None and node == at and object_ < at:
                return object_, noun_phrase(sentence, object_)
            node = head
        elif dep in ("conj", "advcl", "pcomp") and head != node:
            node = head if dep != "pcomp" else sentence.heads[head]
            if not sentence.is_verb(node):
                return None, set()
        elif dep == "ccomp" and node != at and sentence.child(node, "nsubjpass") is not None:
            node = head  # "confirmed that it was held but declined": who confirmed declined
        elif dep == "ccomp" and node == at and sentence.tags[at] == "VBG":
            object_ = next(
                (c for c in sentence.children[head] if sentence.deps[c] in ("dobj", "nsubj") and c < at), None
            )
            return (object_, noun_phrase(sentence, object_)) if object_ is not None else (None, set())
        else:
            return None, set()
    return None, set()


def noun_phrase(sentence: Sentence, head: int, without: set[int] | None = None) -> set[int]:
    """The noun phrase of ``head``: its subtree without the clauses named and without what only hangs on loosely."""
    out = set(without or ())
    out |= {
        c
        for c in sentence.children[head]
        if sentence.deps[c] in ("punct", "cc")
        and c > head
        and not any(
            d > c for d in sentence.children[head] if sentence.deps[d] in ("appos", "relcl", "conj", "acl", "prep")
        )
    }
    out |= {c for c in sentence.children[head] if _is_time(sentence, head, c)}
    tokens = sentence.subtree(head, out)
    return {t for t in tokens if sentence.words[t].strip()}


_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow morning evening afternoon night week month year".split()
)


def _is_time(sentence: Sentence, head: int, child: int) -> bool:
    """ "Mr. Brown on Saturday": the day hangs on the verb, whatever the parser says."""
    if child < head:
        return False
    if sentence.deps[child] == "npadvmod":
        return sentence.lower[child] in _TIMES
    return sentence.deps[child] == "prep" and any(sentence.lower[c] in _TIMES for c in sentence.children[child])


def cue_tokens(sentence: Sentence, at: int) -> set[int]:
    """The verb with its auxiliaries, negation and particle, as far as they stand together."""
    tokens = {at}
    for c in sentence.children[at]:
        if (
            sentence.deps[c] in ("aux", "auxpass", "neg", "prt")
            and abs(c - at) <= 4
            and sentence.quoted[c] == sentence.quoted[at]
        ):
            tokens.add(c)
    return tokens


def experiencer(sentence: Sentence, at: int, lemma: str) -> tuple[int | None, set[int]] | None:
    """ "suggested to analysts that …": those to whom it is suggested hold the view."""
    if lemma not in ("suggest", "indicate", "hint"):
        return None
    to = next(
        (c for c in sentence.children[at] if sentence.deps[c] in ("prep", "dative") and sentence.lower[c] == "to"), None
    )
    head = sentence.child(to, "pobj") if to is not None else None
    if head is None or noun_type(sentence.words[head]) != "person":
        return None
    return head, noun_phrase(sentence, head)


def can_show(sentence: Sentence, head: int, content: set[int], at: int) -> bool:
    """ "Documents show that": a document, a body or a person shows; a gesture or an event does not speak."""
    kind = noun_type(sentence.words[head])
    if sentence.child(at, "ccomp") is None and kind not in ("document", "outlet"):
        return False  # "shown parts of the file", "found the crates": an act, no word of theirs
    if kind is not None or sentence.tags[head] in ("NNP", "NNPS"):
        return True
    clause = sentence.child(at, "ccomp")
    if clause is not None and sentence.lower[head] in ("he", "she", "they"):
        return True
    if sentence.lower[head] in (
        "revelations",
        "findings",
        "interviews",
        "leaks",
        "figures",
        "results",
        "sources",
        "signs",
        "polls",
        "percent",
        "majority",
        "half",
        "many",
        "most",
        "some",
    ):
        return True
    return any(
        noun_type(sentence.words[c]) in ("document", "person")
        for c in sentence.children[head]
        if sentence.deps[c] == "conj"
    )
