"""How a sentence is cut into statements: one, or a few where clauses say things that can be true apart.

Cuts are made only at clause edges, never inside a source, a cue or a short quotation, and never so that a piece is too
small to stand for anything. Identical sentences are cut alike wherever they stand.
"""

import itertools
from collections.abc import Iterator

from firsthand.claims.certainty import ALLEGING
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.silence import beside
from firsthand.language.cues import english_cues

SMALLEST_CHARACTERS = 28
"""Shorter pieces ("he said on Monday") assert nothing by themselves."""
FIRST_CUT_CHARACTERS = 125
NEXT_CUT_CHARACTERS = 70
"""A sentence may have one more statement for every so many characters, so that on news text (sentences of about 125
characters) there are some 1.2 statements a sentence."""
_PAUSES = frozenset({",", ";", ":", "—", "–", "--", "-"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def segments(sentence: Sentence, hops: list[Hop]) -> list[tuple[int, int]]:
    """Half-open token ranges that cover the sentence in order."""
    length = len(sentence.text)
    most = 1 if length < FIRST_CUT_CHARACTERS else 2 + (length - FIRST_CUT_CHARACTERS) // NEXT_CUT_CHARACTERS
    chosen: list[int] = []
    # two speakers are two statements, and so are what was said and what was not, however short the sentence
    chosen.extend(_silences(sentence, hops))
    chosen.extend(at for at in _allegations(sentence, hops) if at not in chosen)
    for at in _second_speakers(sentence, hops):
        if at not in chosen and _fits(sentence, hops, chosen, at):
            chosen.append(at)
    if most > 1:
        strengths = _cuts(sentence)
        for at, strength in _speech_cuts(sentence, hops).items():
            strengths[at] = max(strengths.get(at, 0.0), strength)
        barred = _barred(sentence, hops)
        for at in sorted(strengths, key=lambda t: (-strengths[t], t)):
            if len(chosen) + 1 >= most:
                break
            if at not in barred and at not in chosen and _fits(sentence, hops, chosen, at):
                chosen.append(at)
    edges = [0, *sorted(chosen), len(sentence)]
    return [(a, b) for a, b in itertools.pairwise(edges) if b > a]


def _cuts(sentence: Sentence) -> dict[int, float]:
    """Token at which a new piece may begin → how much speaks for it."""
    found: dict[int, float] = {}

    def offer(at: int, strength: float) -> None:
        if 0 < at < len(sentence):
            found[at] = max(found.get(at, 0.0), strength)

    for at, dep in enumerate(sentence.deps):
        first, last = sentence.edges[at]
        while first < at and sentence.words[first] in (",", "”", '"'):
            first += 1  # a comma that the parser hung on the word opens nothing
        pause = first > 0 and (
            sentence.words[first - 1] in _PAUSES
            or (first > 1 and sentence.words[first - 2] == "," and sentence.words[first - 1] in ("”", '"'))
        )
        if dep == "conj" and sentence.is_verb(at):
            if sentence.deps[sentence.heads[at]] in ("relcl", "acl", "pcomp", "advcl"):
                continue  # both halves belong to the noun or clause that they explain
            start = _coordinator(sentence, at)
            own = sentence.child(at, *_SUBJECTS) is not None
            joined = start < first or (start > 0 and sentence.words[start - 1] == ";")
            before = start > 0 and sentence.words[start - 1] in _PAUSES
            if joined and own:
                offer(start, 4.0 if before else 3.0)
            elif joined and sentence.tags[at] in ("VBD", "VBZ", "VBP") and before:
                offer(start, 1.8)
        elif dep == "advcl":
            mark = sentence.child(at, "mark")
            opener = sentence.lower[mark] if mark is not None else ""
            own = sentence.child(at, *_SUBJECTS) is not None
            if any(above > last for above in sentence.ancestors(at) if first > sentence.heads[at]):
                continue  # what follows goes on with a clause above
            if sentence.tags[at] == "VB" and not own and opener == "":
                continue  # "…, to show support"
            if opener in ("if", "unless", "for", "than") or (
                opener == "as" and (not own or _measured(sentence, first))
            ):
                continue  # a condition and what follows from it are one statement; "as stated in the file" is none
            if first > sentence.heads[at]:
                offer(first, 3.2 if pause else 2.0 if opener and own else 0.0)
            elif last + 1 < len(sentence) and sentence.words[last + 1] in _PAUSES and (first == 0 or pause):
                offer(last + 2, 2.6 if own else 1.8)
        elif dep in ("appos", "npadvmod", "dep") and pause and last + 2 >= len(sentence) and sentence.tags[at] == "NN":
            if sentence.child(at, "relcl", "acl") is not None and first > sentence.heads[at]:
                offer(first, 2.0)  # "…, a phrase that, analysts said, means"
        elif dep in ("acl", "relcl") and pause:
            # a clause in the middle belongs to its noun; cut off it would part the subject from its verb
            offer(first, 2.2 if last + 2 >= len(sentence) else 0.0)
        elif (
            dep == "prep"
            and pause
            and first > sentence.heads[at]
            and sentence.lower[at] not in _NO_CLAUSE
            and not _tells_of_a_claim(sentence, at)
        ):
            verbs = any(
                sentence.is_verb(t)
                and not any(sentence.deps[a] == "relcl" for a in (t, *sentence.ancestors(t)) if a > at)
                for t in sentence.subtree(at) - {at}
            )
            offer(first, 2.4 if verbs else 2.1 if _has_figure(sentence, first, last) and last - first >= 3 else 1.0)
        elif (
            dep == "prep"
            and first == 0
            and sentence.lower[at] != "as"
            and last + 2 < len(sentence)
            and sentence.words[last + 1] == ","
            and any(sentence.is_verb(t) and sentence.child(t, *_SUBJECTS) is not None for t in sentence.subtree(at))
        ):
            offer(last + 2, 2.0)
        elif dep == "conj" and sentence.tags[at].startswith("NN") and last - first >= 3:
            start = _coordinator(sentence, at)
            if start < first and start > 0 and sentence.words[start - 1] in _PAUSES:
                offer(start, 1.7)
        elif sentence.words[at] == ";":
            offer(at + 1, 5.0)
        elif dep == "parataxis" and pause and last - first > 4:  # not ", analysts said,"
            offer(first, 3.0)
    found = {_with_conjunction(sentence, at): s for at, s in found.items()}
    return {
        at: s + (0.3 if _has_figure(sentence, at, len(sentence) - 1) else 0.0) for at, s in found.items() if s >= 1.5
    }


_NO_CLAUSE = frozenset("including like such considering given to of about than regarding concerning".split())
"""Prepositions whose phrase says nothing that could be true by itself."""


def _measured(sentence: Sentence, at: int) -> bool:
    """Whether the "as" at ``at`` goes on with another ("as long as", "so far as")."""
    return sentence.lower[max(0, at - 2) : max(0, at - 1)] in (["as"], ["so"])


def _tells_of_a_claim(sentence: Sentence, at: int) -> bool:
    """ "…, after a report that the pier had been sold": cut off, the report would stand for itself."""
    noun = sentence.child(at, "pobj")
    if noun is None:
        return False
    known = english_cues().nouns
    claim = sentence.lower[noun] in known or sentence.lower[noun].removesuffix("s") in known
    return claim and sentence.child(noun, "acl", "ccomp", "relcl") is not None


def _silences(sentence: Sentence, hops: list[Hop]) -> list[int]:
    """Where "… but declined to say which" begins."""
    found = []
    for hop in hops:
        top = beside(sentence, hop)
        if top is None:
            continue
        start = _coordinator(sentence, min(hop.cue)) if sentence.deps[top] == "conj" else sentence.edges[top][0]
        if start >= 3 and start not in found:
            found.append(start)
    return found


def _allegations(sentence: Sentence, hops: list[Hop]) -> list[int]:
    """Where "…, alleging that" begins: the suit was filed, what it alleges is the filer's word. Only at the end. So with any
    other participle of saying, where the clause before it is the account's own word ("He left, noting that …").
    """
    found = []
    for hop in hops:
        first, last = sentence.edges[hop.verb]
        ends = all(not sentence.words[t][:1].isalnum() for t in range(max(hop.content | {last}) + 1, len(sentence)))
        if (
            (hop.lemma in ALLEGING or not any(o is not hop and o.verb not in hop.content for o in hops))
            and sentence.tags[hop.verb] == "VBG"
            and not sentence.quoted[hop.verb]
            and hop.verb > 2
            and sentence.words[hop.verb - 1] in _PAUSES
            and not any(t < hop.verb for t in hop.content)
            and first == hop.verb
            and ends
            and not any(hop.verb in other.content for other in hops)
        ):
            found.append(hop.verb)
    return found


def _second_speakers(sentence: Sentence, hops: list[Hop]) -> list[int]:
    """Where "…, and Y warned that" begins after what X said."""
    found = []
    for hop in hops:
        own = hop.head is not None and sentence.heads[hop.head] == hop.verb and hop.head < hop.verb
        others = any(other.verb < hop.verb and hop.verb not in other.content for other in hops if other is not hop)
        if own and others and sentence.deps[hop.verb] == "conj" and not sentence.quoted[hop.verb]:
            found.append(_coordinator(sentence, hop.verb))
    return found


def _speech_cuts(sentence: Sentence, hops: list[Hop]) -> dict[int, float]:
    """Where a source takes over after somebody else's clause, or a bracket has a source of its own."""
    found: dict[int, float] = {}
    for hop in hops:
        if not hop.source or not hop.content:
            continue
        first = min(min(hop.source), min(hop.cue))
        before = set(range(first))
        opened = min(hop.content) - 1
        if opened > 0 and sentence.words[opened] == "(":
            found[opened] = 4.0
        elif opened > hop.verb and sentence.words[opened] in ("—", "–", "--"):
            found[opened + 1] = 3.5  # "…suggested to clerks — who know the files — | that a deal was done"
        elif first > 4 and sentence.words[first - 1] in _PAUSES and not before & (hop.content | hop.source):
            clauses = (t for t in before if sentence.is_verb(t) and sentence.child(t, *_SUBJECTS) is not None)
            if next(clauses, None) is not None:
                found[first] = 3.5
    return found


def _with_conjunction(sentence: Sentence, at: int) -> int:
    """ "…, and because": the "and" goes with what follows it."""
    return at - 1 if at > 1 and sentence.deps[at - 1] in ("cc", "preconj") else at


def _coordinator(sentence: Sentence, at: int) -> int:
    """Where a conjunct begins, its "and" included."""
    first = sentence.edges[at][0]
    back = first - 1
    while back > 0 and (
        sentence.deps[back] in ("cc", "preconj") or sentence.lower[back] in ("and", "but", "or", "while")
    ):
        first, back = back, back - 1
    return first


def _has_figure(sentence: Sentence, first: int, last: int) -> bool:
    return any(sentence.tags[t] == "CD" or sentence.words[t] == "$" for t in range(first, last + 1))


def _barred(sentence: Sentence, hops: list[Hop]) -> set[int]:
    """Places where no piece may begin: inside sources, between source and cue, inside short quotations and brackets."""
    barred: set[int] = set()
    for hop in hops:
        together = hop.source | hop.cue
        if sentence.deps[hop.verb] in ("advcl", "conj", "acl"):
            together = frozenset()  # "…, saying that": source and cue stand far apart
        for part in (hop.source, hop.cue, together):
            outside = hop.content & set(range(min(part), max(part) + 1)) if part else frozenset()
            if part and not outside:
                barred.update(range(min(part) + 1, max(part) + 1))
    depth = 0
    for at, word in enumerate(sentence.words):
        if depth > 0 or (word == "(" and not any(min(h.content, default=0) == at + 1 for h in hops)):
            barred.add(at)
        depth += (word == "(") - (word == ")")
    for quotation in sentence.quotations:
        if quotation.end - quotation.start < 150 or quotation.level:
            start, end = quotation.start - sentence.offset, quotation.end - sentence.offset
            barred.update(t for t in range(len(sentence)) if start < sentence.parsed.starts[t] < end)
    return barred


def _bound(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Tokens that no cut may part: a subject and its verb, a clause and the word that brings it in."""
    for at, dep in enumerate(sentence.deps):
        if dep in _TOGETHER:
            yield at, sentence.heads[at]


_TOGETHER = frozenset({*_SUBJECTS, "mark", "aux", "auxpass", "neg"})


def _fits(sentence: Sentence, hops: list[Hop], chosen: list[int], at: int) -> bool:
    """Whether a cut at ``at`` leaves pieces that are long enough and say more than who speaks."""
    edges = [0, *sorted([*chosen, at]), len(sentence)]
    if any((low < at) != (high < at) for low, high in _bound(sentence)):
        return False
    speech = {t for hop in hops for t in hop.source | hop.cue}
    for start, end in itertools.pairwise(edges):
        if end <= start:
            return False
        content = [t for t in range(start, end) if t not in speech and sentence.words[t][:1].isalnum()]
        if len(content) < 4:
            return False
        low, high = sentence.span(start, end - 1)
        if high - low < SMALLEST_CHARACTERS:
            return False
    return True
