"""Who a cue verb's source is, and which words belong to it and to the cue."""

from firsthand.claims.grammar import Sentence
from firsthand.claims.sources import noun_type
from firsthand.language.cues import english_cues
from firsthand.records import SourceType

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that"})
NO_SOURCE = frozenset("this that it which what there these those you one i we".split())
"""Subjects that name nobody ("this shows that …"); "I" and "we" speak inside quotations, for their speaker."""


def subject_of(sentence: Sentence, at: int) -> tuple[int | None, set[int]]:
    """The cue verb's subject: its own, the head of its relative clause or participle, or its controller's."""
    seen: set[int] = set()
    node = _main_of(sentence, at)
    while node not in seen:
        seen.add(node)
        subject = _nearest_subject(sentence, node)
        if subject is not None and not (node != at and subject in seen):
            if sentence.lower[subject] in _RELATIVES and sentence.deps[node] == "relcl":
                head = sentence.heads[node]
                while sentence.deps[head] == "appos" and sentence.heads[head] < head:
                    head = sentence.heads[head]  # "Ms. Bell, now the mayor, who said": Ms. Bell said it
                source = noun_phrase(sentence, head, {node})
                return head, {t for t in source if t < node}
            if subject > node and (
                parts := [c for c in sentence.children[node] if c > node and sentence.deps[c] == "nsubj"]
            ):
                return parts[-1], set().union(
                    *(noun_phrase(sentence, c) for c in parts)
                )  # "said co-founder Ezra Levin"
            first = next((c for c in sentence.children[node] if sentence.deps[c] == "nsubj"), subject)
            if first < subject and sentence.lower[sentence.edges[subject][0] - 1] == "and" and subject < node:
                return subject, set(
                    range(sentence.edges[first][0], sentence.edges[subject][1] + 1)
                )  # two subjects, one phrase
            return subject, noun_phrase(sentence, subject)
        dep, head = sentence.deps[node], sentence.heads[node]
        if node == at and sentence.child(at, "nsubjpass") is not None:
            return None, set()
        if dep in ("acl", "relcl") and sentence.tags[node] in ("VBG", "VBD", "VBP", "VBZ"):
            if dep == "acl" and (giving := _owner_of(sentence, head) or _giver_of(sentence, head)) is not None:
                return giving, noun_phrase(sentence, giving)
            return head, noun_phrase(sentence, head, {node})
        if dep == "xcomp" and node == at and sentence.tags[at] == "VBG":
            heard = sentence.child(head, "nsubjpass")
            if heard is not None:  # "a reporter can be heard asking"
                return heard, noun_phrase(sentence, heard)
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


def _owner_of(sentence: Sentence, noun: int) -> int | None:
    """ "Brel’s statement criticizing the sale": whose word it is."""
    return sentence.child(noun, "poss") if sentence.lower[noun] in GIVEN_OUT else None


def _giver_of(sentence: Sentence, noun: int) -> int | None:
    """ "Brel issued a statement saying that …": who speaks by what he gives out."""
    if sentence.deps[noun] != "dobj" or sentence.lower[noun] not in GIVEN_OUT:
        return None
    return _nearest_subject(sentence, sentence.heads[noun])


def _main_of(sentence: Sentence, at: int) -> int:
    """Of "she turned down a deal that he had floated, saying that" it is she who says so: a participle of saying behind a
    comma belongs to no clause that a comma does not part from its noun.
    """
    above = sentence.heads[at]
    if sentence.tags[at] != "VBG" or sentence.deps[at] != "advcl" or sentence.words[at - 1] != "," or above > at:
        return at
    if sentence.deps[above] not in ("acl", "relcl") or sentence.words[sentence.edges[above][0] - 1] == ",":
        return at
    return next((a for a in sentence.ancestors(above) if sentence.is_verb(a)), at)


def _nearest_subject(sentence: Sentence, at: int) -> int | None:
    """Of several the one that stands nearest ("His verdict: “Not yet,” he said") and is no part of what is quoted."""
    subjects = [c for c in sentence.children[at] if sentence.deps[c] == "nsubj"]
    return min(subjects, key=lambda c: (sentence.quoted[c] != sentence.quoted[at], abs(c - at)), default=None)


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
    out |= {c for c in sentence.children[head] if _is_time(sentence, head, c) or _is_addressee(sentence, head, c)}
    out |= {c for c in sentence.children[head] if _is_doing(sentence, head, c)}
    tokens = sentence.subtree(head, out)
    return {t for t in tokens if sentence.words[t].strip()}


_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow morning evening afternoon night week month year time".split()
)


def _is_time(sentence: Sentence, head: int, child: int) -> bool:
    """ "Mr. Brown on Saturday": the day hangs on the verb, whatever the parser says."""
    if child < head:
        return False
    if sentence.deps[child] == "npadvmod":
        return sentence.lower[child] in _TIMES
    return sentence.deps[child] == "prep" and any(sentence.lower[c] in _TIMES for c in sentence.children[child])


def _is_addressee(sentence: Sentence, head: int, child: int) -> bool:
    """ "said Mr. Brown, the mayor, to the Gazette": to whom he said it hangs on the verb."""
    named = sentence.tags[head] == "NNP" and sentence.deps[head] == "nsubj" and sentence.heads[head] < head
    away = child > head + 1 and sentence.words[child - 1] == ","  # or "said Brown on the quay"
    return (
        (away or named)
        and sentence.deps[child] == "prep"
        and sentence.lower[child] in ("to", "in", "on", "at", "during")
    )


def _is_doing(sentence: Sentence, head: int, child: int) -> bool:
    """ "said Mr. Brown, referring to the pier": what he does as he speaks."""
    return (
        child > head
        and sentence.deps[child] == "acl"
        and sentence.tags[child] == "VBG"
        and sentence.words[sentence.edges[child][0] - 1] == ","
    )


def frame(sentence: Sentence, at: int, head: int | None) -> int | None:
    """The verb that only brings in the speaker of the cue verb at ``at``: "there are some who argue that …", "she responded by
    saying that …", "she released a statement, saying that …", "she took to the radio to say that …".
    """
    above = sentence.heads[at]
    if (told := occasion(sentence, at)) is not None:
        return told
    if sentence.deps[at] == "conj" and sentence.tags[above] in ("VBN", "VBD") and not sentence.quoted[above]:
        whole = sentence.child(above, "dobj", "xcomp", "ccomp") is not None
        joined = whole or any(sentence.deps[t] == "cc" for t in range(above, at))
        return None if joined else above  # "Counts taken in May showed that", two verbs to the parser
    if sentence.deps[at] == "acl" and _giver_of(sentence, above) == head is not None:
        return sentence.heads[above]
    if sentence.deps[at] == "xcomp" and sentence.tags[at] == "VBG" and sentence.child(above, "auxpass") is not None:
        return above if sentence.lower[above] in ("heard", "seen", "overheard", "quoted") else None
    if sentence.tags[at] in ("NN", "NNS"):  # "there are fears among clerks that", "the view of clerks is that"
        clause = sentence.child(above, "ccomp") if sentence.deps[at] == "nsubj" else None
        return above if clause is not None or sentence.child(above, "expl") is not None else None
    if sentence.deps[at] == "csubj":  # "what Brel said is that"
        return above if sentence.lower[above] in ("is", "was") else None
    if sentence.deps[at] == "relcl" and head is not None:
        above = sentence.heads[head]
        return above if sentence.child(above, "expl") is not None else None
    if sentence.deps[at] == "pcomp" and sentence.lower[above] == "by":
        above = sentence.heads[above]
        return above if sentence.lower[above] in RESPONDING or sentence.lower[above] in english_cues().verbs else None
    if sentence.deps[at] == "advcl" and sentence.tags[at] == "VBG" and above < at and not sentence.quoted[above]:
        given = sentence.child(above, "dobj")
        speaks = sentence.lower[above] in english_cues().verbs or sentence.lower[above] in RESPONDING
        if given is not None and sentence.lower[above] not in _TURNS:
            return above if sentence.lower[given] in GIVEN_OUT else None
        return above if speaks and sentence.child(above, "ccomp", "xcomp", "prep") is None else None
    return None


def occasion(sentence: Sentence, at: int) -> int | None:
    """ "took to the radio to say that", "went on to argue that", "held a briefing to announce that": the verb above an
    infinitive of saying that tells only how or where it was said.
    """
    above = sentence.heads[at]
    if sentence.tags[at] != "VB" or sentence.deps[at] not in ("advcl", "xcomp", "relcl"):
        return None
    if sentence.deps[at] == "relcl":
        above = sentence.heads[above]
    finite = sentence.tags[above] in ("VBD", "VBZ", "VBP") or sentence.deps[above] == "ROOT"
    told = finite and sentence.child(above, "nsubj") is not None and sentence.child(above, "aux") is None
    told = told and sentence.child(above, "neg") is None and sentence.child(at, "ccomp", "oprd") is not None
    return above if told and sentence.lower[above] in _OCCASIONS else None


_OCCASIONS = frozenset(
    "went goes go came comes come took takes take used uses use stood stands held holds hold called calls appeared met "
    "wrote writes tweeted tweets posted emailed phoned contacted interrupted replied replies responded responds spoke "
    "speaks testified proceeded proceeds continued continues continue began begins returned released issued gathered".split()
)
GIVEN_OUT = frozenset(
    "statement statements letter letters tweet tweets email e-mail note post message memo release declaration comment "
    "comments remarks response reply answer video speech op-ed column interview".split()
)
"""What somebody gives out to say something ("issued a statement saying that")."""
_TURNS = frozenset("began begins opened started ended ends closed concluded finished".split())
RESPONDING = _TURNS | frozenset(
    "responded responds replied answered answers reacted countered followed continued came comes went".split()
)
"""Verbs that tell of an answer or of a turn in a talk, and leave what was said to "by saying that"."""


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


def _kind_of_many(sentence: Sentence, head: int) -> SourceType | None:
    """What "a batch of emails", "an average of polls" speaks as."""
    of = next((c for c in sentence.children[head] if sentence.lower[c] == "of" and c > head), None)
    many = sentence.child(of, "pobj") if of is not None else None
    return noun_type(sentence.words[many]) if many is not None and sentence.tags[many] in ("NNS", "NNPS") else None


_DOING = frozenset("show shows showed shown showing demonstrate demonstrates demonstrated demonstrating".split())
"""What people show they show by what they do."""


_SHOWERS = frozenset(
    "revelations findings interviews leaks figures results sources signs polls percent majority half many most some".split()
)


def can_show(sentence: Sentence, head: int, content: set[int], at: int) -> bool:
    """ "Documents show that": a document, a body or a person shows; a gesture or an event does not speak."""
    kind = noun_type(sentence.words[head]) or _kind_of_many(sentence, head)
    if sentence.lower[at] in _DOING and (kind == "person" or sentence.lower[head] in ("he", "she", "they")):
        return False  # "he has shown that he can sail"
    if sentence.child(at, "ccomp") is None and kind not in ("document", "outlet"):
        return False  # "shown parts of the file", "found the crates": an act, no word of theirs
    if kind is not None or sentence.tags[head] in ("NNP", "NNPS"):
        return True
    clause = sentence.child(at, "ccomp")
    if clause is not None and sentence.lower[head] in ("he", "she", "they"):
        return True
    if sentence.lower[head] in _SHOWERS:
        return True
    return any(
        noun_type(sentence.words[c]) in ("document", "person")
        for c in sentence.children[head]
        if sentence.deps[c] == "conj"
    )
