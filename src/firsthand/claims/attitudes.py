"""Attributions by a verb with a noun or an adjective that says what it is about: "is confident that", "made the charge that",
"voiced fears of", "made clear that".
"""

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.nominal import told_by_noun
from firsthand.claims.phrases import NO_SOURCE, SUBJECTS, cue_tokens, noun_phrase, subject_of
from firsthand.language.cues import Cues, english_cues
from firsthand.records import CueClass

_BEING = frozenset(
    "is are was were am be been being 's ’s 're ’re 'm ’m feel feels felt feeling seem seems seemed sound sounds sounded "
    "remain remains remained become becomes became grow grows grew".split()
)
_MAKING = frozenset("make makes made making".split())
_PLAIN = frozenset({"clear", "plain", "known"})
_CERTAIN = frozenset({"sure", "certain", "convinced", "confident", "clear", "positive", "persuaded"})
"""States whose negation leaves open what they are about."""
_WITH_OBJECTS = frozenset({"express", "voice", "raise"})
"""Of the verbs that hold a feeling those whose noun may go on with a phrase ("voiced concern about the pier")."""


def attitude(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    """The attribution that the verb at ``at`` makes together with its adjective or its object."""
    word = sentence.lower[at]
    if word in _BEING or word in cues.states:
        return _in_a_state(sentence, at, cues)
    if word in _MAKING and (made := _made_clear(sentence, at)) is not None:
        return made
    return _with_noun(sentence, at, cues) if word in cues.speech or word in cues.feeling else None


def state_of(sentence: Sentence, at: int, cues: Cues) -> tuple[int, int] | None:
    """Adjective and clause of "is confident that it will": what the verb of being at ``at`` says of a mind. Of "is convinced
    that" the parser makes a passive, and the adjective is the verb.
    """
    states = [c for c in sentence.children[at] if sentence.deps[c] in ("acomp", "oprd", "attr")]
    if sentence.tags[at] == "VBN" and sentence.child(at, "auxpass") is not None:
        states.append(at)
    for state in states:
        if sentence.lower[state] not in cues.states:
            continue
        for clause in (*sentence.children[state], *sentence.children[at]):
            told = sentence.deps[clause] in ("ccomp", "advcl", "acl") and clause > state and sentence.is_verb(clause)
            mark = sentence.child(clause, "mark")
            bare = sentence.deps[clause] == "ccomp" and mark is None and sentence.child(clause, *SUBJECTS) is not None
            if told and (bare or (mark is not None and sentence.lower[mark] in ("that", "if", "whether"))):
                return state, clause
    return None


def stance_of_state(sentence: Sentence, at: int, state: int) -> str:
    """The lemma by which the stance of a state is known; who is "not sure" is unsure."""
    denied = any(sentence.deps[c] == "neg" for c in (*sentence.children[at], *sentence.children[state]))
    word = sentence.lower[state]
    return "unsure" if denied and word in _CERTAIN else word


def _in_a_state(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    found = state_of(sentence, at, cues)
    if found is None:
        return None
    state, clause = found
    head, source = subject_of(sentence, at)
    if state == at and head is None and (head := sentence.child(at, "nsubjpass")) is not None:
        source = noun_phrase(sentence, head)
    if head is None or sentence.lower[head] in NO_SOURCE or sentence.child(at, "expl") is not None:
        return None
    lemma = stance_of_state(sentence, at, state)
    cue = frozenset(cue_tokens(sentence, at) | {state})
    content = frozenset(sentence.subtree(clause))
    negated = sentence.child(at, "neg") is not None and lemma != "unsure"
    return Hop(frozenset(source), head, cue, at, lemma, cues.states[sentence.lower[state]], content - cue, negated)


def _made_clear(sentence: Sentence, at: int) -> Hop | None:
    """ "The mayor made (it) clear that the pier was lost"."""
    near = range(at + 1, min(at + 4, len(sentence)))
    plain = next((t for t in near if sentence.lower[t] in _PLAIN and at in sentence.ancestors(t)), None)
    if plain is None:
        return None
    above = sentence.heads[plain]  # "made clear the pier was lost"
    clause = (
        above
        if above > plain and sentence.deps[above] == "ccomp"
        else next(
            (
                c
                for c in (*sentence.children[plain], *sentence.children[at])
                if c > plain
                and sentence.deps[c] in ("ccomp", "csubj", "advcl", "acl")
                and sentence.child(c, *SUBJECTS) is not None
                and sentence.lower[sentence.child(c, "mark") or plain] in ("that", sentence.lower[plain])
            ),
            None,
        )
    )
    head, source = subject_of(sentence, at)
    if clause is None or head is None or sentence.lower[head] in NO_SOURCE or _wished(sentence, at):
        return None
    it = next((c for c in sentence.children[plain] if sentence.lower[c] == "it" and at < c < plain), None)
    cue = cue_tokens(sentence, at) | {plain} | ({it} if it is not None else set())
    content = frozenset(sentence.subtree(clause) - cue)
    return Hop(frozenset(source), head, frozenset(cue), at, "say", "neutral", content)


def _wished(sentence: Sentence, at: int) -> bool:
    """ "must make clear", "to make clear": not yet done."""
    return any(sentence.deps[c] == "aux" and sentence.tags[c] in ("MD", "TO") for c in sentence.children[at])


def _with_noun(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    """ "made the charge that …", "voiced concern about …"."""
    object_ = sentence.child(at, "dobj")
    if object_ is None or sentence.lower[object_] not in cues.nouns or _wished(sentence, at):
        return None
    if any(sentence.deps[c] == "poss" for c in sentence.children[object_]):
        return None  # "repeated Brel’s claim that": Brel claims it
    noun, cue_class = cues.nouns[sentence.lower[object_]]
    clause = told_by_noun(sentence, object_)
    content: set[int] = set(sentence.subtree(clause)) if clause is not None else set()
    lemma = next((verb for verb in _WITH_OBJECTS if sentence.lower[at].startswith(verb[:-1])), None)
    if clause is None and lemma is not None and cue_class == "epistemic":
        for c in (*sentence.children[object_], *sentence.children[at]):
            if c > object_ and sentence.deps[c] in ("prep", "acl", "ccomp", "relcl"):
                content |= sentence.subtree(c) - ({c} if sentence.deps[c] == "prep" else set())
    head, source = subject_of(sentence, at)
    if not content or head is None or sentence.lower[head] in NO_SOURCE:
        return None
    if lemma == "raise" and sentence.deps[at] == "advcl" and sentence.tags[at] == "VBG":
        return None  # "A leads B, raising the possibility that": the lead raises it
    cue = cue_tokens(sentence, at) | {object_}
    none = any(sentence.lower[c] in ("no", "little") for c in sentence.children[object_])
    negated = none or sentence.child(at, "neg") is not None
    about = frozenset(content - cue - source)
    named: CueClass = "epistemic" if lemma is not None else cue_class
    return Hop(frozenset(source), head, frozenset(cue), at, noun, named, about, negated) if about else None


def in_a_state(sentence: Sentence, head: int) -> tuple[str, int] | None:
    """Of "I am hopeful that it will": the lemma of the state and the verb that says what is hoped."""
    if sentence.lower[head] not in _BEING and sentence.lower[head] not in english_cues().states:
        return None
    found = state_of(sentence, head, english_cues())
    return (stance_of_state(sentence, head, found[0]), found[1]) if found is not None else None
