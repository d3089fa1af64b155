"""Which statements of two independent accounts say the same, and which say it otherwise.

Precise first: two statements are laid beside each other only where each is the other's nearest by a clear lead. They are
one claim when one act is told in both with a party in the same part, when they share facts that tell, and when nothing
speaks against it: a figure, a day, a name, a denial, a doubt, a step not yet taken, another speaker. Where in doubt, not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from firsthand.comparison.clauses import hedging
from firsthand.comparison.compatible import (
    Bases,
    beyond,
    contradiction,
    other_digits,
    other_names,
    other_units,
    telling,
    turned,
)
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Placed, placed
from firsthand.comparison.polarity import denials
from firsthand.comparison.roles import agree, swapped
from firsthand.comparison.saying import Told, told
from firsthand.comparison.sides import Side
from firsthand.comparison.speakers import TITLES, own_name, same_source, source_name
from firsthand.comparison.words import Word, matter
from firsthand.comparison.words import words_in as words_of_spans
from firsthand.language.cues import english_cues
from firsthand.language.meaning import EMBEDDING_SHARE
from firsthand.language.paraphrase import english_paraphrase, one_act
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Finding, Span

APART = frozenset("D201 D202 R221 H601 H602".split())
"""Classes of findings that keep two statements apart, those to be read among them. Figures and days are compared here."""

Relation: TypeAlias = Literal["same", "differs", "denies"]

MOST_STATEMENTS = 600
"""Statements of an account that are laid beside another's: all of any report."""
NEAR = 0.48
"""Nearness from which two statements can be one. Read off 180 nearest pairs of ten events that three outlets tell: with
the lead below no pair above 0.55 was of two matters, and between 0.45 and 0.55 every other one was."""
LEAD = 0.04
"""How far each must be ahead of the next statement of either account."""
MOST_NEAREST, LEAST_NEAR = 6, 0.35
"""What is among the so many nearest of each other, and as near, can be one where act and parties are the same throughout."""
LEAST_MATTER = 3
"""Words of matter that a statement must have: fewer ("He declined.") are about anything."""
SHARED = 2
"""Words of matter that two statements must share beside the verb."""
TELLING, SHARED_ALONE = 1, 4
"""Hard facts that they must share: a name, a figure, a day; or so many words of matter where they share none."""
ALTERED_FROM = 0.5
"""Share of words in order from which the rest of a quotation stands near the other one in other words."""
PARTY_UNKNOWN = 2
"""Words of matter that two acts must share where a party is a pronoun or left out."""
ONE_READING = 0.75
"""Share of words in order from which two statements are one text in two readings, and every word of matter counts."""
PART_OF_QUOTATION, PART_WORDS = 0.8, 5
"""A quotation is part of a longer one when so much of it stands there in order, and so many words of it in one piece."""


@dataclass(frozen=True)
class Beside:
    """A statement with what its account says there."""

    side: Side
    told: Told

    @cached_property
    def words(self) -> list[Word]:
        """Of a quotation the words between its marks, of anything else all of its words."""
        return _counted(words_of_spans(self.side.text, self._spans))

    @cached_property
    def marked(self) -> list[Word]:
        """The words between quotation marks."""
        shift = self.told.start - self.told.statement.start
        return _counted(words_of_spans(self.side.text, [(a + shift, b + shift) for a, b in self.told.statement.quoted]))

    @cached_property
    def names(self) -> list[str]:
        """Its words with a capital letter, in order."""
        return [w.form for w in self.words if self.side.text[w.start].isupper()]

    @cached_property
    def spoken_around(self) -> list[Word]:
        """The words of the statement's sentences that stand outside the quotation marks."""
        inside = {w.start for w in self.marked}
        sentences = self.side.sentences_over(self.told.start, self.told.end)
        return [w for s in sentences for w in _counted(s.words) if w.start not in inside]

    @property
    def _spans(self) -> Sequence[Span]:
        statement, shift = self.told.statement, self.told.start - self.told.statement.start
        if statement.kind != "quotation" or not statement.quoted:
            return [(self.told.start, self.told.end)]
        return [(a + shift, b + shift) for a, b in statement.quoted]

    @cached_property
    def around(self) -> Told:
        """The statement with the sentence before and the one after."""
        inside = self.side.sentences_over(self.told.start, self.told.end)
        if not inside:
            return self.told
        first, last = max(0, inside[0].index - 1), min(len(self.side.sentences) - 1, inside[-1].index + 1)
        return replace(self.told, start=self.side.sentences[first].start, end=self.side.sentences[last].end)

    @property
    def content(self) -> str:
        return " ".join(self.side.text[a:b] for a, b in self._spans)

    @property
    def quoted(self) -> bool:
        return self.told.statement.kind == "quotation" and bool(self.told.statement.quoted)


def _counted(words: Sequence[Word]) -> list[Word]:
    """Words with small numbers in digits: "one in three" is "1 in 3"."""
    return [w._replace(form=_DIGITS.get(w.form, w.form)) for w in words]


_DIGITS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}


def laid(edge: Edge) -> Iterator[tuple[Beside, Beside, float, bool]]:
    """Statements of the two accounts that can be one, with their nearness and whether each is the other's nearest by a
    clear lead. The others are among the ``MOST_NEAREST`` of each other: one account may tell a thing twice.
    """
    mine, theirs = _stated(edge.child), _stated(edge.parent)
    if not mine or not theirs:
        return
    near = _nearness(edge, mine, theirs)
    across, down = (_ranks(near, axis) for axis in (1, 0))
    for i, k in zip(*np.nonzero((across < MOST_NEAREST) & (down < MOST_NEAREST) & (near >= LEAST_NEAR)), strict=True):
        first = across[i, k] == 0 and down[i, k] == 0 and near[i, k] >= NEAR
        leading = bool(first) and _ahead(near[i], k) and _ahead(near[:, k], i)
        yield mine[i], theirs[k], float(near[i, k]), leading


def _ranks(near: NDArray[np.float32], axis: int) -> NDArray[np.intp]:
    """The place of every pair in its row or column, the nearest 0."""
    ranks: NDArray[np.intp] = np.argsort(np.argsort(-near, axis=axis, kind="stable"), axis=axis)
    return ranks


def _stated(side: Side) -> list[Beside]:
    found = [t for t in told(side, side.sentences) if t.statement.kind not in ("question", "non_answer")]
    return [Beside(side, t) for t in found if len(t.matter) >= LEAST_MATTER][:MOST_STATEMENTS]


def _nearness(edge: Edge, mine: Sequence[Beside], theirs: Sequence[Beside]) -> NDArray[np.float32]:
    here, there = ([edge.weights.vector(matter(s.words)) for s in side] for side in (mine, theirs))
    near = np.array(
        [[sum(weight * other.get(stem, 0.0) for stem, weight in one.items()) for other in there] for one in here],
        dtype=np.float32,
    )
    meanings = [edge.meanings.of([s.content for s in side]) for side in (mine, theirs)]
    combined: NDArray[np.float32] = EMBEDDING_SHARE * (meanings[0] @ meanings[1].T) + (1 - EMBEDDING_SHARE) * near
    return combined


def _ahead(scores: NDArray[np.float32], best: int) -> bool:
    return len(scores) < 2 or float(scores[best] - np.delete(scores, best).max()) >= LEAD


def relation(
    edge: Edge, one: Beside, other: Beside, days: Bases, findings: Sequence[Finding], *, leading: bool
) -> Relation | None:
    """Whether two statements say the same, say it otherwise, or neither is sure. Those that are not ``leading`` must have
    every part of the act in common.
    """
    both = (one.side, one.told, other.side, other.told)
    if two_speakers(one.told, other.told) or other_names(*both) or other_digits(*both):
        return None
    ratio, weighty = _readings(one, other)
    if (_saying(one, other) and not _retold(one, other)) or (ratio >= ONE_READING and not weighty):
        return "same"
    if ratio >= ONE_READING:
        return "differs" if leading else None
    if any(_altered(*marks) for marks in ((one.marked, other.marked), (other.marked, one.marked))):
        return None
    if (one.quoted and other.quoted) or _blocked(one, other, findings):
        return None
    if _unlike(one, other, days) or not _one_act(edge, one, other, whole=not leading):
        return None
    if _undone(edge, one, other) or _undone(edge, other, one):
        return None
    if _says_more(edge, one, other) or _says_more(edge, other, one):
        return None
    if contradiction(*both, days) is None:
        return "same"
    return "differs" if leading else None


def _unlike(one: Beside, other: Beside, days: Bases) -> bool:
    """Whether a denial, a doubt, a unit, or a fact of the neighbourhood stands against their saying the same."""
    if turned(one.words, other.words) or other_units(one.words, other.words) or _degree(one) != _degree(other):
        return True
    back = (days[1], days[0])
    return beyond(one.side, one.told, other.side, other.around, days) or beyond(
        other.side, other.told, one.side, one.around, back
    )


def two_speakers(one: Told, other: Told) -> bool:
    """Whether two named people say it, each in his own words. What a reporter knows and what a source tells can be one."""
    a, b = one.source, other.source
    x, y = (own_name(hop) if hop is not None else () for hop in (a, b))
    return a is not None and bool(x and y) and not same_source(x, y, a)


def _blocked(one: Beside, other: Beside, findings: Sequence[Finding]) -> bool:
    """Whether a finding that sets what they say apart lies on both. Who says it is another matter."""
    return any(
        _over(one, f.b.document, f.marked_b or (f.b.span,)) and _over(other, f.a.document, f.marked_a or (f.a.span,))
        for f in findings
        if f.a is not None and f.b is not None and f.code in APART
    )


def _over(said: Beside, document: str, marks: Sequence[Span]) -> bool:
    statement, around = said.told.statement, said.around
    low, high = statement.start - (said.told.start - around.start), statement.end + (around.end - said.told.end)
    return document == statement.document and any(a < high and low < b for a, b in marks)


def _readings(one: Beside, other: Beside) -> tuple[float, bool]:
    """How much of two statements agrees in order, and whether they differ in a word of matter, a hedge or a denial, or have
    their names in another order.
    """
    ratio, weighty = _compared(one.words, other.words)
    both = set(one.names) & set(other.names)
    return ratio, weighty or [n for n in one.names if n in both] != [n for n in other.names if n in both]


def _compared(one: Sequence[Word], other: Sequence[Word]) -> tuple[float, bool]:
    """How much of some words agrees in order, and whether those that do not differ in a word that weighs."""
    matcher = SequenceMatcher(None, [w.form for w in one], [w.form for w in other], autojunk=False)
    mine: list[Word] = []
    theirs: list[Word] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            mine += one[i1:i2]
            theirs += other[j1:j2]
    return matcher.ratio(), _weighty(mine, theirs)


def _retold(one: Beside, other: Beside) -> bool:
    """Whether what stands around two sayings is one text, with a word that weighs changed in it."""
    ratio, weighty = _compared(one.spoken_around, other.spoken_around)
    return ratio >= ONE_READING and weighty


def _weighty(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether words in the place of others say something else. Another form of a word ("ran", "running") does not, nor does
    a title ("Senator", "Sen.")."""
    here, there = ({lemma(w.form) for w in words if matter([w])} - TITLES for words in (mine, theirs))
    words = (*mine, *theirs)
    return here != there or bool(denials(words)) or any(w.form in hedging() for w in words)


def _saying(one: Beside, other: Beside) -> bool:
    """Whether both quote one saying, and what else is quoted beside it is not altered."""
    mine, theirs = one.marked, other.marked
    least = 1 if one.quoted and other.quoted else PART_WORDS
    if min(len(mine), len(theirs)) < least or not _one_saying(mine, theirs):
        return False
    for said, words, beside in ((mine, theirs, other), (theirs, mine, one)):
        rest = _rest(said, words)
        near = _counted(words_of_spans(beside.side.text, [(beside.around.start, beside.around.end)]))
        if rest and (_altered(rest, near) or (denials(rest) and not denials(near))):
            return False
    return True


def _rest(mine: Sequence[Word], theirs: Sequence[Word]) -> list[Word]:
    """The words of a quotation before and after what another one has of it."""
    matcher = SequenceMatcher(None, [w.form for w in mine], [w.form for w in theirs], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    return [*mine[: blocks[0].a], *mine[blocks[-1].a + blocks[-1].size :]] if blocks else []


def _altered(words: Sequence[Word], near: Sequence[Word]) -> bool:
    """Whether words stand near by nearly so, and not quite."""
    matcher = SequenceMatcher(None, [w.form for w in words], [w.form for w in near], autojunk=False)
    kept = {b.a + k for b in matcher.get_matching_blocks() if b.size > 1 for k in range(b.size)}
    apart = [w for i, w in enumerate(words) if i not in kept]
    return len(kept) >= ALTERED_FROM * len(words) and (bool(matter(apart)) or bool(denials(apart)))


def _one_saying(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether the words between marks are one saying: word for word but for grammar, or the shorter a part of the longer."""
    short, long = sorted((one, other), key=len)
    matcher = SequenceMatcher(None, [w.form for w in short], [w.form for w in long], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks or sum(b.size for b in blocks) < PART_OF_QUOTATION * len(short):
        return False
    if max(b.size for b in blocks) < min(PART_WORDS, len(short)):
        return False
    kept = {b.a + k for b in blocks for k in range(b.size)}
    inner = {b.b + k for b in blocks for k in range(b.size)}
    mine = [w for i, w in enumerate(short) if i not in kept]
    theirs = [long[i] for i in range(blocks[0].b, blocks[-1].b + blocks[-1].size) if i not in inner]
    return not _weighty(mine, theirs)


def _degree(said: Beside) -> str:
    """How certain a statement is, whether of a yes or of a no."""
    return said.told.statement.certainty[:2]


def _one_act(edge: Edge, one: Beside, other: Beside, *, whole: bool) -> bool:
    """Whether both tell one act, with a party in the same part and facts that tell."""
    shared = one.told.matter & other.told.matter
    facts = telling(one.side, one.told, other.side, other.told) + _one_source(one, other)
    if len(shared) < SHARED or (facts < TELLING and len(shared) < SHARED_ALONE):
        return False
    mine, theirs = _acts(edge, one, one.told), _acts(edge, other, other.told)
    met = [(a, b) for a in mine for b in theirs if _alike(a, b, facts)]
    if whole:
        met = [(a, b) for a, b in met if _throughout(a, b) and _main(a, mine, one) and _main(b, theirs, other)]
    if not met:
        return False
    here, there = {a.verb for a, _ in met}, {b.verb for _, b in met}
    if any(_main(a, mine, one) and _main(b, theirs, other) for a, b in met):
        return True
    return not _over_there(mine, here) or not _over_there(theirs, there)


def _over_there(acts: Sequence[Placed], met: set[Span]) -> bool:
    """Whether a statement tells an act that the other does not, beside what says little."""
    return any(a.verb not in met and not _light(a) and not _speech(a) for a in acts)


def _undone(edge: Edge, one: Beside, other: Beside) -> bool:
    """Whether an act of the one is told around the other as denied, still open or the other way round, and not as it is."""
    near = _acts(edge, other, other.around)
    for act in _acts(edge, one, one.told):
        alike = [o for o in near if one_act(act.clause.verb, o.clause.verb) and _met(act, o)]
        turned_round = [o for o in near if swapped(act, o) is not None]
        if turned_round and not any(agree(act, o) for o in near):
            return True
        if alike and not any(_as_far(act, o) for o in alike):
            return True
    return False


def _says_more(edge: Edge, one: Beside, other: Beside) -> bool:
    """Whether the one tells beside the act another that nothing around the other tells; a verb that governs another may only say it."""
    near, acts = _acts(edge, other, other.around), _acts(edge, one, one.told)
    saying = {act.at(act.clause.governor) for act in acts if act.clause.governor is not None}
    return any(
        not any(
            one_act(act.clause.verb, o.clause.verb)
            and _as_far(act, o)
            and bool(act.clause.patient) <= bool(act.clause.patient & o.clause.patient)
            for o in near
        )
        for act in acts
        if not _light(act) and not (_speech(act) and act.verb in saying)
    )


def _as_far(one: Placed, other: Placed) -> bool:
    """Whether two acts are both done or both still open, and both denied or neither."""
    return (one.clause.denied, one.clause.open) == (other.clause.denied, other.clause.open)


def _met(one: Placed, other: Placed) -> bool:
    a, b = one.clause, other.clause
    return bool(a.agent & b.agent or a.patient & b.patient or a.giver & b.giver or a.taker & b.taker)


def _acts(edge: Edge, said: Beside, told: Told) -> list[Placed]:
    sentences = said.side.sentences_over(told.start, told.end)
    parses = edge.grammars.of([s.text for s in sentences])
    cues = {hop.cue for hop in said.told.statement.attribution if hop.cue is not None}
    shift = said.told.start - said.told.statement.start
    spoken = {(a + shift, b + shift) for a, b in cues}
    return [
        c
        for sentence, parse in zip(sentences, parses, strict=True)
        for c in placed(sentence, parse)
        if told.start <= c.verb[0] < told.end and not any(a <= c.verb[0] < b for a, b in spoken)
    ]


def _main(act: Placed, acts: Sequence[Placed], said: Beside) -> bool:
    """Whether no other act of the statement governs it but one of saying."""
    governors = {a.verb: a for a in acts}
    at, seen = act, {act.verb}
    while at.clause.governor is not None:
        above = governors.get(at.at(at.clause.governor))
        if above is None or above.verb in seen:
            return True
        if not _speech(above) and not _light(above):
            return False
        seen.add(above.verb)
        at = above
    return True


def _light(act: Placed) -> bool:
    return act.clause.verb in english_paraphrase().light


def _speech(act: Placed) -> bool:
    word = act.sentence.text[slice(*act.clause.at)].lower()
    known = english_cues().verbs.get(word)
    return known is not None and known[1] in ("neutral", "confirming")


def _alike(one: Placed, other: Placed, facts: int) -> bool:
    """One act, as far done, with a party in the same part and no other in its place. Where parties are pronouns, their
    matter must tell.
    """
    a, b = one.clause, other.clause
    both_light = _light(one) and _light(other)
    if a.denied != b.denied or a.open != b.open or not (one_act(a.verb, b.verb) or both_light):
        return False
    steps = english_verbs().steps
    if a.verb in steps and b.verb in steps and steps[a.verb] != steps[b.verb]:
        return False
    shared = len((a.matter & b.matter) - {a.verb, b.verb})
    if _other(a.patient, b.patient) or _other(a.giver, b.giver) or _other(a.taker, b.taker):
        return False  # "delayed deliveries", "delayed payments"
    if both_light:
        return shared > PARTY_UNKNOWN and not _other(a.agent, b.agent)
    if _other(a.agent, b.agent):
        crossed = a.agent & b.matter or b.agent & a.matter
        return bool(a.patient & b.patient) and shared > PARTY_UNKNOWN and not crossed
    straight = (a.agent & b.agent) or (a.patient & b.patient) or (a.giver & b.giver) or (a.taker & b.taker)
    noun = any(c.sentence.text[slice(*c.clause.at)].lower() in english_verbs().step_nouns for c in (one, other))
    return bool(straight) or (not noun and (shared >= PARTY_UNKNOWN or facts >= PARTY_UNKNOWN))


def _throughout(one: Placed, other: Placed) -> bool:
    """Whether one verb has the same parties in both its parts."""
    a, b = one.clause, other.clause
    gave = a.giver & b.giver and a.taker & b.taker
    return a.verb == b.verb and bool((a.agent & b.agent and a.patient & b.patient) or gave)


def _other(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a part is filled by two different things."""
    return bool(mine and theirs) and not mine & theirs


def _one_source(one: Beside, other: Beside) -> bool:
    """Whether both have it from one named source."""
    a, b = one.told.source, other.told.source
    if a is None or b is None or not (a.named and b.named):
        return False
    x, y = source_name(a), source_name(b)
    return bool(x and y) and same_source(x, y, a)
