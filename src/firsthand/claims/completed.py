"""Hops that the rules miss and the trained reader sees, held to the same questions that the rules ask of their own.

What the network marks without a cue word of the tables, such as support or an appearance, is no hop: that is the account's
own word here.
"""

from collections.abc import Sequence

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.hops import SHOWING, answers, in_order, is_uttered
from firsthand.claims.phrases import NO_SOURCE, SUBJECTS, can_show, subject_of
from firsthand.claims.tagging import Tagged
from firsthand.language.cues import english_cues
from firsthand.records import CueClass

APART_TOKENS = 2
"""Between a source and a cue that grammar does not join stands at most a comma or an adverb."""


def completed(sentences: Sequence[Sentence], hops: Sequence[list[Hop]], relations: Sequence[Tagged]) -> list[list[Hop]]:
    """The hops of each sentence with those that ``relations`` add."""
    added: list[list[Hop]] = [[] for _ in sentences]
    for relation in relations:
        if not (relation.source and relation.cue and relation.content):
            continue
        number = relation.cue[0][0]
        source, cue, content = (
            frozenset(at for s, at in part if s == number) for part in (relation.source, relation.cue, relation.content)
        )
        hop = _hop(sentences[number], source, cue, content)
        if hop is not None and not any(hop.verb in h.cue or h.cue & cue for h in (*hops[number], *added[number])):
            added[number].append(hop)
    return [
        in_order(sentence, [*own, *more]) if more else own
        for sentence, own, more in zip(sentences, hops, added, strict=True)
    ]


def _hop(sentence: Sentence, source: frozenset[int], cue: frozenset[int], content: frozenset[int]) -> Hop | None:
    known = _known(sentence, cue)
    if known is None or not source or not content:
        return None
    verb, lemma, cue_class = known
    head = _head(sentence, source)
    if sentence.lower[head] in NO_SOURCE or not is_uttered(sentence, verb, lemma, head):
        return None
    if cue_class in ("non_answer", "prospective") or "to" in {sentence.lower[at] for at in sentence.children[verb]}:
        return None  # what was not said, and what somebody means to do or say, the rules know better
    if not _says_so(sentence, content) or not _is_its_speaker(sentence, verb, cue, source):
        return None
    if lemma in SHOWING and not can_show(sentence, head, set(content), verb):
        return None
    hop = Hop(
        source,
        head,
        cue,
        verb,
        lemma,
        cue_class,
        _filled(sentence, content) - source - cue,
        negated=sentence.child(verb, "neg") is not None,
        passive=sentence.child(verb, "auxpass") is not None,
    )
    return hop if answers(sentence, hop) else None


def _says_so(sentence: Sentence, content: frozenset[int]) -> bool:
    """A clause with a subject, or mostly quoted words: to slam a plan, or to call for people to do something, is an act,
    which the account tells in its own name.
    """
    if 2 * sum(sentence.quoted[at] > 0 for at in content) >= len(content):
        return True
    top = _head(sentence, content)
    meant = any(sentence.lower[at] == "to" for at in sentence.children[top])
    return sentence.is_verb(top) and not meant and sentence.child(top, *SUBJECTS) is not None


def _is_its_speaker(sentence: Sentence, verb: int, cue: frozenset[int], source: frozenset[int]) -> bool:
    """Whether the grammar takes the source for the cue's subject; where it knows of none, whether they stand together."""
    if sentence.child(verb, "nsubjpass") is not None and sentence.child(verb, "agent") is None:
        return False
    subject, _ = subject_of(sentence, verb)
    if subject is not None and sentence.is_verb(verb):
        return subject in source
    between = range(min(max(source), max(cue)) + 1, max(min(source), min(cue)))
    return len(between) <= APART_TOKENS


def _known(sentence: Sentence, cue: frozenset[int]) -> tuple[int, str, CueClass] | None:
    """The word of a cue that the tables know, with what they say of it: the highest verb, else a noun."""
    cues = english_cues()
    verbs = [at for at in cue if sentence.is_verb(at) and sentence.lower[at] in cues.verbs]
    if verbs:
        verb = min(verbs, key=lambda at: (sentence.depths[at], at))
        return verb, *cues.verbs[sentence.lower[verb]]
    nouns = [at for at in cue if sentence.tags[at] in ("NN", "NNS") and sentence.lower[at] in cues.nouns]
    if nouns:
        return nouns[0], *cues.nouns[sentence.lower[nouns[0]]]
    return None


def _head(sentence: Sentence, tokens: frozenset[int]) -> int:
    return min(tokens, key=lambda at: (sentence.depths[at], at))


def _filled(sentence: Sentence, tokens: frozenset[int]) -> frozenset[int]:
    """With the marks that stand between the words of a content."""
    between = {
        at
        for at in range(min(tokens), max(tokens) + 1)
        if not any(map(str.isalnum, sentence.words[at])) and at - 1 in tokens
    }
    return tokens | between
