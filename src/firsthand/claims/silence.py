"""Non-answers: what a source was asked and did not say. It is kept as that, never as a claim about the thing."""

from firsthand.claims.contents import adjacent_quotations
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.phrases import noun_phrase
from firsthand.language.cues import Cues, english_cues


def silence(sentence: Sentence, at: int, lemma: str, cues: Cues) -> tuple[set[int], set[int]] | None:
    """Non-answers: "declined to comment", "did not say where", "has not acknowledged". (cue tokens, content tokens)."""
    if lemma in ("decline", "refuse"):
        asked = next(
            (
                c
                for c in sentence.children[at]
                if sentence.deps[c] == "xcomp" and lemma_of(sentence, c, cues) in cues.say_verbs
            ),
            None,
        )
        if asked is None or sentence.child(asked, "auxpass") is not None:
            return None  # "declined to be identified" says why no name is given
        return {asked}, sentence.subtree(asked) - {asked}
    negation = _negation(sentence, at)
    who = sentence.child(at, "nsubj")
    if sentence.quoted[at] and (who is None or sentence.lower[who] not in ("i", "we")):
        return None  # “The bill does not address it,” he said
    if any(sentence.deps[c] == "aux" and sentence.lower[c] in _OUGHT for c in sentence.children[at]):
        return None  # "should not confirm him" tells of no silence
    if sentence.deps[at] == "xcomp" and sentence.deps[sentence.heads[at]] in ("relcl", "acl"):
        return None  # "questions that she preferred not to answer"
    if lemma == "say" and (nothing := sentence.child(at, "dobj")) is not None and sentence.lower[nothing] == "nothing":
        return {nothing}, sentence.subtree(nothing) - {nothing}
    if lemma == "reach":  # "could not be reached for comment"
        passive = sentence.child(at, "auxpass") is not None
        return ({negation}, set()) if negation is not None and passive else None
    if negation is None or lemma not in cues.say_verbs:
        return None
    if sentence.lower[negation] == "without" and lemma in ("provide", "return", "offer", "give", "address", "name"):
        return None  # "without providing evidence" finds fault
    said_not = set() if sentence.lower[negation] == "neither" else {negation}  # "neither" belongs to the source
    given = sentence.child(at, "dobj")
    if lemma in _GIVING and (given is None or sentence.lower[given] not in _TOLD | _ANSWERS | _REQUESTS):
        return None  # "will not provide any support", "cannot provide for them"
    if who is not None and sentence.lower[who] == "you":
        return None  # "you can't say that" is said of anybody
    asked_for = next((c for c in sentence.children[at] if c > at and _asks(sentence, c)), None)
    if asked_for is not None:  # "did not say where", whatever the parser made of "where"
        return said_not, sentence.subtree(asked_for)
    if lemma == "say" and any(sentence.lower[c] in ("can", "ca", "could") for c in sentence.children[at]):
        return None  # "mayors can't just say anything"
    clause = sentence.child(at, "ccomp")
    if clause is not None:
        opens = {
            sentence.lower[i]
            for i in range(sentence.edges[clause][0], min(sentence.edges[clause][0] + 2, len(sentence)))
        }
        if not opens & _ASKED_FOR and lemma not in ("acknowledge", "confirm", "disclose", "specify"):
            return None
        return said_not, sentence.subtree(clause)
    if lemma in _ANSWERING:
        if lemma == "say" and sentence.child(at, "dobj") is None and adjacent_quotations(sentence, at):
            return None
        rest = {
            i
            for c in sentence.children[at]
            if sentence.deps[c] in ("dobj", "prep", "xcomp")
            for i in sentence.subtree(c)
        }
        return said_not, rest
    return None


_ASKED_FOR = frozenset("where when who whom how why what which whether if".split())


_ANSWERING = frozenset(
    "respond return describe reply answer comment elaborate say specify explain disclose identify acknowledge "
    "confirm reveal discuss address provide name clarify".split()
)


_GIVING = frozenset({"provide", "offer", "give", "return"})
_OUGHT = frozenset({"should", "must", "ought", "may", "might", "shall"})
_ANSWERS = frozenset("comment comments answer answers reply response reaction explanation interview interviews".split())
_TOLD = frozenset(
    "detail details information specifics name names figure figures number numbers evidence example examples date dates "
    "timeline breakdown clarification word reason reasons proof statement".split()
)
_REQUESTS = frozenset(
    "call calls request requests question questions inquiry inquiries enquiry enquiries email emails e-mail e-mails "
    "message messages letter letters".split()
)
_QUESTIONS = frozenset("question questions inquiry inquiries enquiry enquiries".split())
_DECLINING = frozenset("declined declines refused refuses".split())
_REJECTING = frozenset({"rejected", "rejects"})
_HAVING = frozenset(
    "offer offers offered give gives gave given have has had make makes made provide provides provided issue issued "
    "send sent receive received get got".split()
)
_WILLING = frozenset("wish wishes wished want wants wanted agree agrees agreed care cared".split())
_STAYING = frozenset("remain remains remained keep keeps kept stay stays stayed".split())
_SILENT = frozenset({"silent", "mum", "quiet", "tight-lipped"})


def without_words(sentence: Sentence, at: int, cues: Cues) -> tuple[int | None, set[int]] | None:
    """Non-answers that no verb of saying tells: "offered no comment", "was not available for comment", "had not reacted",
    "calls to the port were not returned", "left the question unanswered", "remained silent". (who is silent, cue tokens)
    """
    subject = sentence.child(at, "nsubj", "nsubjpass")
    if subject is None or sentence.quoted[at]:
        return None
    cue = _silent_words(sentence, at, subject, cues)
    if cue is None:
        return None
    if sentence.lower[subject] not in _REQUESTS:
        return subject, cue
    to = next((c for c in sentence.children[subject] if sentence.lower[c] in ("to", "for")), None)
    asked = sentence.child(to, "pobj") if to is not None else None
    return (asked if asked is not None and sentence.lower[asked] not in _ANSWERS else None), cue | {subject}


def _silent_words(sentence: Sentence, at: int, subject: int, cues: Cues) -> set[int] | None:
    word, negation, object_ = sentence.lower[at], sentence.child(at, "neg"), sentence.child(at, "dobj")
    asked = sentence.lower[subject] in _REQUESTS
    if object_ is not None:
        no = next((c for c in sentence.children[object_] if sentence.lower[c] == "no"), None)
        if word in _HAVING and no is not None and sentence.lower[object_] in _ANSWERS:
            return {at, no, object_}
        unanswered = next((t for t in sentence.subtree(at) if sentence.lower[t] == "unanswered"), None)
        if word in ("left", "leaves", "leave") and sentence.lower[object_] in _REQUESTS and unanswered is not None:
            return {at, unanswered}
        return {at, object_} if _turned_away(sentence, word, object_) else None
    state = sentence.child(at, "acomp", "attr", "oprd", "advmod")
    if state is not None:
        for_ = next((c for c in sentence.children[state] if sentence.lower[c] == "for"), None)
        called = sentence.child(for_, "pobj") if for_ is not None else None
        available = called is not None and sentence.lower[called] in _ANSWERS
        if available and (
            sentence.lower[state] == "unavailable" or (sentence.lower[state] == "available" and negation)
        ):
            return {t for t in (at, negation, state) if t is not None}
        if word in _STAYING and sentence.lower[state] in _SILENT:
            return {at, state}
        if asked and sentence.lower[state] == "unanswered":
            return {at, state}
    if negation is None:
        return None
    if word in ("react", "reacted") or (asked and word in ("returned", "answered")):
        return {at, negation}
    said = sentence.child(at, "xcomp")
    if (
        word in _WILLING
        and said is not None
        and lemma_of(sentence, said, cues) in ("comment", "answer", "respond", "speak")
    ):
        return {at, negation, said}
    return None


def _turned_away(sentence: Sentence, word: str, asked: int) -> bool:
    """ "Declined comment", "refused questions", "rejected a request for an interview", and not "a request for a meeting"."""
    for_ = next((c for c in sentence.children[asked] if sentence.lower[c] == "for"), None)
    wanted = sentence.child(for_, "pobj") if for_ is not None else None
    if wanted is not None:
        return word in _DECLINING | _REJECTING and sentence.lower[wanted] in _ANSWERS
    return word in _DECLINING and sentence.lower[asked] in _ANSWERS | _QUESTIONS


def beside(sentence: Sentence, hop: Hop) -> int | None:
    """Where a silence stands beside what somebody said ("…, but declined to say which", "…, though he did not say why",
    "…, without elaborating", "…, who would not say why"): the word that all of it hangs on.
    """
    if hop.cue_class != "non_answer" or sentence.quoted[hop.verb]:
        return None
    if is_aside(sentence, hop):
        return hop.verb if _closes(sentence, hop.verb) else None
    above = sentence.heads[hop.verb]
    if sentence.deps[hop.verb] == "pcomp":
        return above if sentence.lower[above] == "without" else None
    if sentence.deps[hop.verb] == "advcl":
        own = sentence.child(hop.verb, "nsubj")
        first = sentence.lower[sentence.edges[hop.verb][0]]
        same = own is None or sentence.lower[own] in ("he", "she", "it", "they")
        return hop.verb if same and first in _THOUGH else None
    return hop.verb if sentence.deps[hop.verb] == "conj" else None


def is_aside(sentence: Sentence, hop: Hop) -> bool:
    """Whether a silence is told in passing of somebody whom the sentence brings in for something else: "Brel, who did not say
    why", "said Brel, declining to say why"."""
    dep = sentence.deps[hop.verb]
    if hop.cue_class != "non_answer" or sentence.quoted[hop.verb] or dep not in ("relcl", "acl", "advcl"):
        return False
    return dep == "relcl" or (
        sentence.tags[hop.verb] == "VBG" and sentence.child(hop.verb, "nsubj", "nsubjpass", "mark") is None
    )


def _closes(sentence: Sentence, at: int) -> bool:
    """Whether a clause is set off by a comma and nothing but marks follows it."""
    first, last = sentence.edges[at]
    rest = (t for t in range(last + 1, len(sentence)) if sentence.words[t][:1].isalnum())
    return first > 0 and sentence.words[first - 1] == "," and next(rest, None) is None


_THOUGH = frozenset({"though", "although", "but", "while", "even"})


def speaker_above(sentence: Sentence, at: int) -> tuple[int, set[int]] | None:
    """Who is silent in "Brel said that the pier shook, though did not say why": who speaks above, not what shook."""
    if sentence.deps[at] not in ("advcl", "pcomp") or sentence.child(at, "nsubj", "nsubjpass") is not None:
        return None
    verbs = english_cues().verbs
    for above in sentence.ancestors(at):
        subject = sentence.child(above, "nsubj")
        if subject is not None and sentence.lower[above] in verbs and sentence.is_verb(above):
            return subject, noun_phrase(sentence, subject)
    return None


def _negation(sentence: Sentence, at: int) -> int | None:
    """The verb's "not", the "neither" of its subject, or the "without" before it."""
    if sentence.deps[at] == "pcomp" and sentence.lower[sentence.heads[at]] == "without":
        return sentence.heads[at]
    above = sentence.heads[at]
    yet = sentence.child(above, "advmod") if sentence.deps[at] == "xcomp" else None
    if yet is not None and sentence.lower[yet] == "yet" and sentence.lower[above] in ("has", "have", "had"):
        return yet  # "has yet to respond"
    both = sentence.child(at, "preconj")
    if both is not None and sentence.lower[both] == "neither":
        return both  # "neither confirmed nor denied"
    subject = sentence.child(at, "nsubj", "nsubjpass")
    neither = sentence.child(subject, "preconj", "cc", "det") if subject is not None else None
    if neither is not None and sentence.lower[neither] == "neither":
        return neither
    return sentence.child(at, "neg")


def _asks(sentence: Sentence, at: int) -> bool:
    """Whether a complement opens with a question word."""
    return sentence.tags[sentence.edges[at][0]] in ("WRB", "WP", "WDT") and sentence.deps[at] != "relcl"


def lemma_of(sentence: Sentence, at: int, cues: Cues) -> str:
    """The lemma of a cue verb; of any other word the word itself."""
    known = cues.verbs.get(sentence.lower[at])
    return known[0] if known else sentence.lower[at]
