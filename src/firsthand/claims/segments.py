"""How a sentence is cut into statements: one, or a few where clauses say things that can be true apart.

Cuts are made only at clause edges, never inside a source, a cue or a short quotation, and never so that a piece is too
small to stand for anything. Identical sentences are cut alike wherever they stand.
"""

import itertools
from collections.abc import Iterator

from firsthand.claims.certainty import ALLEGING
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.phrases import frame
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
        speech = _speech_cuts(sentence, hops)
        strengths = _cuts(sentence) | speech
        barred = _barred(sentence, hops)
        for at in sorted(strengths, key=lambda t: (-strengths[t], t)):
            if len(chosen) + 1 >= most:
                break
            if (
                at not in barred
                and at not in chosen
                and _fits(sentence, hops, chosen, at)
                and _both_stand(sentence, hops, chosen, at, speech)
            ):
                chosen.append(at)
    edges = [0, *sorted(chosen), len(sentence)]
    return [(a, b) for a, b in itertools.pairwise(edges) if b > a]


def _cuts(sentence: Sentence) -> dict[int, float]:
    """Token at which a new piece may begin → how much speaks for it. Only where a clause with a subject of its own begins
    that is not part of another: a relative clause, a participle, "after the fall" belong to what they hang on.
    """
    found: dict[int, float] = {}
    for at, dep in enumerate(sentence.deps):
        first, last = sentence.edges[at]
        while first < at and sentence.words[first] in (",", "”", '"'):
            first += 1  # a comma that the parser hung on the word opens nothing
        pause = first > 0 and (
            sentence.words[first - 1] in _PAUSES
            or (first > 1 and sentence.words[first - 2] == "," and sentence.words[first - 1] in ("”", '"'))
        )
        if dep == "conj" and sentence.is_verb(at) and sentence.child(at, *_SUBJECTS) is not None:
            start = _coordinator(sentence, at)
            asks = any(sentence.tags[t] in ("WRB", "WP") for t in (first, *sentence.children[at]) if t < at)
            if sentence.lower[start] in ("or", "nor") or asks or not sentence.is_verb(sentence.heads[at]):
                continue  # of two things one; "the rules, and how it works"
            if start < first or (start > 0 and sentence.words[start - 1] == ";"):
                found[start] = 4.0 if start > 0 and sentence.words[start - 1] in _PAUSES else 3.0
        elif dep == "advcl" and sentence.lower[first] in _CONTRASTS:
            if first > sentence.heads[at]:
                goes_on = any(above > last for above in sentence.ancestors(at))
                if pause and not goes_on:
                    found[first] = 3.2
            elif (
                not any(sentence.words[t][:1].isalnum() for t in range(first))
                and last + 2 < len(sentence)
                and sentence.words[last + 1] in _PAUSES
            ):
                found[last + 2] = 2.6
        elif dep in ("appos", "npadvmod", "dep", "relcl") and pause and last + 2 >= len(sentence):
            found[first] = 2.2  # "…, where the mayor lives" has a subject of its own, "…, who lives there" has none
        elif sentence.words[at] == ";":
            found[at + 1] = 5.0
        elif dep == "parataxis" and pause and last - first > 4:  # not ", analysts said,"
            found[first] = 3.0
    return {_with_conjunction(sentence, at): strength for at, strength in found.items() if 0 < at < len(sentence)}


_CONTRASTS = frozenset({"while", "whereas", "though", "although"})
"""What sets a second assertion beside the first."""
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_LESS_THAN_CLAUSES = frozenset("relcl acl advcl csubj pcomp xcomp amod".split())


def _stands(sentence: Sentence, hops: list[Hop], start: int, end: int) -> bool:
    """Whether a piece can be true by itself: its highest word is a verb with its own subject beside it, in no clause that
    only explains what stands in the piece before; or somebody else says it.
    """
    piece = range(start, end)
    top = min((t for t in piece if _weighs(sentence, t)), key=lambda t: (sentence.depths[t], t), default=None)
    if top is None:
        return False
    explains = sentence.deps[top] in ("relcl", "appos", "npadvmod", "dep") and sentence.heads[top] < start
    if explains and any(h.verb in piece and _in(sentence, h, piece) and _adds(sentence, h, top) for h in hops):
        return True
    first = _first_of(sentence, top)
    if first != top and sentence.deps[first] in ("relcl", "acl", "pcomp", "advcl"):
        return False  # "which she sold and which he bought", "because it leaks and it is old"
    mark = sentence.child(top, "mark")
    if sentence.deps[top] == "ROOT" and mark is not None and sentence.lower[mark] not in _CONTRASTS:
        return False  # "a day before it sank", of which the parser made the main clause
    if mark is not None and sentence.lower[mark] == "that" and not any(top in hop.content for hop in hops):
        return False  # "and that it sank" goes on with what was thought
    subject = sentence.child(top, *_SUBJECTS)
    if sentence.tags[top] == "VBG" and sentence.child(top, "aux") is None:
        return False  # "with Ardun and a dozen others doing so"
    if subject is None or subject not in piece or sentence.lower[subject] in _RELATIVES or not sentence.is_verb(top):
        return False
    if sentence.deps[top] == "relcl":
        opens = sentence.tags[start] == "WRB" or (sentence.tags[start] == "IN" and sentence.tags[start + 1] == "WDT")
        return start > 0 and opens and end == len(sentence)
    if sentence.deps[top] in _LESS_THAN_CLAUSES and sentence.heads[top] not in piece:
        return sentence.deps[top] == "advcl" and sentence.lower[start] in _CONTRASTS
    return True


def _in(sentence: Sentence, hop: Hop, piece: range) -> bool:
    """Whether a hop's source stands in the piece, or the "who" for it."""
    who = sentence.child(hop.verb, "nsubj")
    return hop.head in piece or (who is not None and who in piece and sentence.lower[who] == "who")


def _adds(sentence: Sentence, hop: Hop, top: int) -> bool:
    """Whether somebody says something of his own there: "…, a sum that he said covers the pier", "…, which officials say has
    been built"; not "…, whom she accused of theft".
    """
    if sentence.deps[top] == "relcl":
        return hop.verb == top and sentence.child(top, "ccomp") in hop.content
    return sentence.deps[hop.verb] != "acl" and sentence.depths[hop.verb] <= sentence.depths[top] + 2


def _first_of(sentence: Sentence, at: int) -> int:
    while sentence.deps[at] == "conj":
        at = sentence.heads[at]
    return at


def _both_stand(sentence: Sentence, hops: list[Hop], chosen: list[int], at: int, speech: dict[int, float]) -> bool:
    """Whether the pieces on both sides of a cut can be true by themselves; where somebody else begins to speak, or a bracket
    opens, that is said of the piece behind it already.
    """
    before, behind = _beside(sentence, chosen, at)
    aside = at in speech and (sentence.words[at] == "(" or sentence.words[at - 1] in ("—", "–", "--"))
    return (aside or _stands(sentence, hops, *before)) and (at in speech or _stands(sentence, hops, *behind))


def _beside(sentence: Sentence, chosen: list[int], at: int) -> list[tuple[int, int]]:
    """The two pieces that a cut at ``at`` would leave, beside those at ``chosen``."""
    edges = sorted({0, *chosen, at, len(sentence)})
    place = edges.index(at)
    return [(edges[place - 1], at), (at, edges[place + 1])]


def _weighs(sentence: Sentence, at: int) -> bool:
    return sentence.deps[at] not in ("punct", "cc", "preconj", "mark") and sentence.words[at][:1].isalnum()


def _silences(sentence: Sentence, hops: list[Hop]) -> list[int]:
    """Where "… but declined to say which" begins."""
    found = []
    for hop in hops:
        top = beside(sentence, hop)
        if top is None:
            continue
        start = _coordinator(sentence, top) if sentence.deps[top] == "conj" else sentence.edges[top][0]
        if start >= 3 and start not in found:
            found.append(start)
    return found


def _allegations(sentence: Sentence, hops: list[Hop]) -> list[int]:
    """Where "…, alleging that" begins: the suit was filed, what it alleges is the filer's word. Only at the end. So with any
    other participle of saying, where the clause before it is the account's own word ("He left, noting that …"), with "…, who
    noted that" and "…, with Brel saying that".
    """
    found = []
    for hop in hops:
        first, last = sentence.edges[hop.verb]
        start = _with(sentence, hop)
        ends = all(not sentence.words[t][:1].isalnum() for t in range(max(hop.content | {last}) + 1, len(sentence)))
        if ends and _relative(sentence, hop) and not any(first in other.content for other in hops if other is not hop):
            found.append(first)
        elif (
            (hop.lemma in ALLEGING or not any(_says_beside(o, hop) for o in hops))
            and sentence.tags[hop.verb] == "VBG"
            and not _names_only(sentence, hop)
            and hop.lemma != "according to"
            and frame(sentence, hop.verb, hop.head) is None
            and not sentence.quoted[hop.verb]
            and hop.verb > 2
            and sentence.words[start - 1] in _PAUSES
            and not any(t < hop.verb for t in hop.content)
            and (first == hop.verb or start != hop.verb)
            and ends
            and not any(hop.verb in other.content for other in hops)
        ):
            found.append(start)
    return found


def _says_beside(other: Hop, hop: Hop) -> bool:
    """Whether another cue than ``hop`` says something outside what that tells; a silence does not ("declined to comment, saying that")."""
    return other is not hop and other.cue_class != "non_answer" and other.verb not in hop.content


def _with(sentence: Sentence, hop: Hop) -> int:
    """Where "…, with Brel saying that it sank" begins: at its "with"; of any other cue the cue itself."""
    prep = sentence.heads[hop.verb]
    own = hop.head is not None and sentence.heads[hop.head] == hop.verb and hop.head < hop.verb
    return prep if own and sentence.deps[hop.verb] == "pcomp" and sentence.lower[prep] == "with" else hop.verb


def _names_only(sentence: Sentence, hop: Hop) -> bool:
    """ "…, announcing the sale of the pier": an act that is named, and nothing that is said of it."""
    cues = english_cues()
    plain = hop.lemma in cues.object_is_content and hop.lemma not in cues.stance and hop.lemma not in ALLEGING
    return plain and not any(sentence.quoted[t] or sentence.child(t, *_SUBJECTS) is not None for t in hop.content)


def _relative(sentence: Sentence, hop: Hop) -> bool:
    """ "…, who argued that it would sink", "…, which he says is lost": who is brought in at the end by what he said of it."""
    first = sentence.edges[hop.verb][0]
    says = sentence.child(hop.verb, "ccomp")
    return (
        sentence.deps[hop.verb] == "relcl"
        and sentence.lower[first] in ("who", "which")
        and sentence.words[first - 1] == ","
        and says is not None
        and says in hop.content
        and sentence.child(says, *_SUBJECTS) is not None
        and hop.cue_class not in ("epistemic", "non_answer")
        and not sentence.quoted[first]
    )


def _second_speakers(sentence: Sentence, hops: list[Hop]) -> list[int]:
    """Where "…, and Y warned that" begins after what X said, or "and warned that" after what X did."""
    found = []
    for hop in hops:
        if hop.head is None or sentence.deps[hop.verb] != "conj" or sentence.quoted[hop.verb]:
            continue
        if any(hop.verb in other.content for other in hops):
            continue
        own = sentence.heads[hop.head] == hop.verb and hop.head < hop.verb
        others = any(other.verb < hop.verb for other in hops if other is not hop)
        main = sentence.deps[sentence.heads[hop.verb]] in ("ROOT", "conj")
        says = any(sentence.child(t, *_SUBJECTS) is not None for t in hop.content if sentence.is_verb(t))
        start = _coordinator(sentence, hop.verb)
        joined = start < sentence.edges[hop.verb][0]  # else the parser missed what says it
        if (own and (others or main)) or (not own and joined and main and says and min(hop.content) > hop.verb):
            found.append(start)
    for one in hops:  # "While X says the one, Y says the other"
        last = sentence.edges[one.verb][1]
        contrast = sentence.deps[one.verb] == "advcl" and sentence.lower[sentence.edges[one.verb][0]] in _CONTRASTS
        other = next((h for h in hops if h.verb == sentence.heads[one.verb] and h.head != one.head), None)
        if contrast and other is not None and one.verb < other.verb and one.content.isdisjoint(other.content):
            found.append(last + 2)
    return found


def _speech_cuts(sentence: Sentence, hops: list[Hop]) -> dict[int, float]:
    """Where a source takes over after somebody else's clause, or a bracket has a source of its own."""
    found: dict[int, float] = {}
    for hop in hops:
        if not hop.source or not hop.content or hop.lemma == "according to":
            continue
        first = min(min(hop.source), min(hop.cue))
        if hop.head is not None and sentence.deps[hop.head] == "appos" and sentence.words[first - 2].endswith("."):
            continue  # "has sent Brel, R-Ans., a letter saying": what was sent, which the parser took for what he is
        before = set(range(first))
        opened = min(hop.content) - 1
        if opened > 0 and sentence.words[opened] == "(":
            found[opened] = 4.0
        elif opened > hop.verb and sentence.words[opened] in ("—", "–", "--"):
            found[opened + 1] = 3.5  # "…suggested to clerks — who know the files — | that a deal was done"
        elif (
            first > 4
            and sentence.words[first - 1] in _PAUSES
            and not before & (hop.content | hop.source)
            and not any(h.head == hop.head and before & h.content for h in hops)  # who has said that before it
        ):
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
    dashes = [at for at, word in enumerate(sentence.words) if word in ("—", "–", "--")]
    if len(dashes) == 2:
        barred.update(at + 1 for at in range(*dashes) if sentence.words[at] == ";")  # a list between two dashes
    for at, word in enumerate(sentence.words):
        if word == "according":
            barred.add(at)  # it answers for what stands before it
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
    for start, end in itertools.pairwise(edges):
        if end <= start:
            return False
        speech = {t for hop in hops if start <= hop.verb < end for t in hop.source | hop.cue}
        content = [t for t in range(start, end) if t not in speech and sentence.words[t][:1].isalnum()]
        if len(content) < 4:
            return False
        low, high = sentence.span(start, end - 1)
        if high - low < SMALLEST_CHARACTERS:
            return False
    return True
