"""A sentence of the child beside what it was made from: word for word with the words that differ, or in other words."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal as Either
from typing import Protocol, TypeAlias

from firsthand.comparison.clauses import Clause, Parse
from firsthand.comparison.counterparts import Trust
from firsthand.comparison.literal import Literal
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.words import Word
from firsthand.language.quotations import find_quotations
from firsthand.language.verbs import english_verbs
from firsthand.records import Severity, Span

Ground: TypeAlias = Either["literal"] | Trust

Gap: TypeAlias = tuple[int, int]
"""The two words that agree on both sides of words that do not, by their numbers."""

MOST_WORDS = 14
"""Words on either side of a difference inside a sentence; where more differ, it is another sentence."""


class Pairing(Protocol):
    """Two sides and how the words of the one run along the other's."""

    @property
    def child(self) -> Side: ...

    @property
    def parent(self) -> Side: ...

    @property
    def literal(self) -> Literal: ...


@dataclass(frozen=True)
class Variant:
    """Words of the child in the place of words of the parent, one of them possibly none. Spans are on each side's text;
    of no words the span lies between their neighbours.
    """

    here: tuple[Word, ...]
    there: tuple[Word, ...]
    place: Span
    origin: Span


@dataclass(frozen=True)
class Match:
    """``parents`` are the one or two sentences that ``child`` goes back to, best first. ``variants`` are where the words
    differ, for literal matches only.
    """

    child: Sentence
    parents: tuple[Sentence, ...]
    ground: Ground
    variants: tuple[Variant, ...] = ()

    @cached_property
    def extent(self) -> Span:
        """From the first to the last of the parent's sentences."""
        return (min(s.start for s in self.parents), max(s.end for s in self.parents))

    @property
    def literal(self) -> bool:
        return self.ground == "literal"

    def touched(self, span: Span, *, parent: bool = False) -> bool:
        """Whether a stretch of the child (or the parent) touches a place where the words differ."""
        places = (v.origin if parent else v.place for v in self.variants)
        return any(span[0] <= high + 1 and low <= span[1] + 1 for low, high in places)

    def graded(self, literal: Severity, reworded: Severity) -> Severity:
        """``literal`` in a copy's words, ``reworded`` where the sentence clearly goes back to one of the parent's, to be
        read where that is only likely.
        """
        if self.literal:
            return literal
        return reworded if self.ground == "strong" else "read"


def literal_matches(edge: Pairing, share: float) -> Iterator[Match]:
    """Sentences of the child whose words agree to ``share`` with the parent's, but not all of them."""
    literal = edge.literal
    quoted = _quoted(edge.child)
    for sentence in edge.child.sentences:
        words = literal.child_words(sentence.start, sentence.end)
        if not words or literal.child_share(sentence.start, sentence.end) < share:
            continue
        across = [literal.child_to_parent[i] for i in words if i in literal.child_to_parent]
        first, last = literal.parent[min(across)], literal.parent[max(across)]
        parents = _between(edge.parent, first.start, last.end)
        if not parents:
            continue
        variants = [v for v in _variants(edge, words) if not _within(v.place, quoted)]
        if variants:
            yield Match(sentence, parents, "literal", tuple(variants))


def _between(side: Side, start: int, end: int) -> tuple[Sentence, ...]:
    found = []
    sentence = side.sentence_at(start)
    while sentence is not None and sentence.start < end:
        found.append(sentence)
        at = sentence.index + 1
        sentence = side.sentences[at] if at < len(side.sentences) else None
    return tuple(found[:3])


def _variants(edge: Pairing, words: range) -> Iterator[Variant]:
    """Where the readings part between two words that agree, at least one of them in the sentence."""
    literal = edge.literal
    start, child_to_parent = words.start, literal.child_to_parent
    agreeing = [
        i
        for i in range(max(0, words.start - 1), min(len(literal.child), words.stop + 1 + MOST_SLID))
        if i in child_to_parent
    ]
    for left, right in itertools.pairwise(agreeing):
        p_left, p_right = child_to_parent[left], child_to_parent[right]
        gap_here, gap_there = right - left - 1, p_right - p_left - 1
        if not gap_here + gap_there > 0 or not 0 <= gap_there <= MOST_WORDS or gap_here > MOST_WORDS:
            continue
        gaps = _slid(edge, (left, right), (p_left, p_right))
        if gaps is None:
            continue
        (left, right), (p_left, p_right) = gaps
        if right < start or left >= words.stop or not _belongs(edge, (left, right), (p_left, p_right), words):
            continue
        here, there = literal.child[left + 1 : right], literal.parent[p_left + 1 : p_right]
        if "".join(w.form for w in here) == "".join(w.form for w in there):
            continue  # only parted otherwise: "Arte mis", "Artemis"
        yield Variant(
            here,
            there,
            _place(literal.child, left, right),
            _place(literal.parent, p_left, p_right),
        )


def _belongs(edge: Pairing, here: Gap, there: Gap, words: range) -> bool:
    """Whether words that are gone at a sentence's edge were this sentence's, and not its neighbour's."""
    if there[1] - there[0] == 1 or words.start <= here[0] < here[1] < words.stop:
        return True
    literal, side = edge.literal, edge.parent
    anchor = there[0] if here[0] >= words.start else there[1]
    return side.sentence_at(literal.parent[there[0] + 1].start) == side.sentence_at(literal.parent[anchor].start)


def _slid(edge: Pairing, here: Gap, there: Gap) -> tuple[Gap, Gap] | None:
    """The gap moved to where it lies within one sentence on both sides, or None. Of “it is safe, the mayor said. The ships …”
    and “it is safe. The ships …” the two “the” may have met.
    """
    literal = edge.literal
    for _ in range(MOST_SLID):
        if not _straddles(edge.parent, literal.parent, *there) and not _straddles(edge.child, literal.child, *here):
            return here, there
        (left, right), (p_left, p_right) = here, there
        longer, low, high = (literal.parent, p_left, p_right) if right - left == 1 else (literal.child, left, right)
        one_sided = (right - left == 1) != (p_right - p_left == 1)
        if (
            not one_sided
            or longer[high - 1].form != longer[low].form
            or literal.child_to_parent.get(left - 1) != p_left - 1
        ):
            return None
        here, there = (left - 1, right - 1), (p_left - 1, p_right - 1)
    return None


MOST_SLID = 4
"""Words by which a gap is moved to a sentence's end."""


def _straddles(side: Side, words: tuple[Word, ...], left: int, right: int) -> bool:
    """Whether the words between two others belong to another sentence than either of those: a sentence put in or cut."""
    inner = {side.sentence_at(words[i].start) for i in range(left + 1, right)}
    ends = {side.sentence_at(words[left].start), side.sentence_at(words[right].start)}
    return len(inner) > 1 or bool(inner - ends)


def _place(words: tuple[Word, ...], left: int, right: int) -> Span:
    if right - left > 1:
        return (words[left + 1].start, words[right - 1].end)
    return (words[left].end, words[right].start)


def _quoted(side: Side) -> list[Span]:
    return [(q.inner_start, q.inner_end) for q in find_quotations(side.text) if q.level == 0]


def _within(span: Span, spans: list[Span]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in spans)


@dataclass(frozen=True)
class Placed:
    """A clause and where its words stand on its side."""

    clause: Clause
    sentence: Sentence

    def at(self, span: Span) -> Span:
        """A span of the clause on its side."""
        return (self.sentence.start + span[0], self.sentence.start + span[1])

    @property
    def verb(self) -> Span:
        return self.at(self.clause.at)


def placed(sentence: Sentence, parse: Parse | None) -> list[Placed]:
    """The clauses of a sentence, none without grammar."""
    return [Placed(c, sentence) for c in parse.clauses] if parse is not None else []


NEAREST, SHARED = 2, 3
"""Stems that two clauses must share: so many of them where both have the same verb (that counted), more where not."""


def _steps(a: Clause, b: Clause) -> bool:
    """Whether both tell of a step of a deal."""
    steps = english_verbs().steps
    return a.verb in steps and b.verb in steps


def clause_pairs(mine: list[Placed], theirs: list[Placed]) -> Iterator[tuple[Placed, Placed, bool]]:
    """Each clause of the child with the parent's that says the same thing, and whether by the same verb."""
    for one in mine:
        best: tuple[tuple[int, int], Placed] | None = None
        for other in theirs:
            same = one.clause.verb == other.clause.verb
            shared = len(one.clause.matter & other.clause.matter)
            if shared < (NEAREST if same or _steps(one.clause, other.clause) else SHARED):
                continue
            rank = (2 * same + shared, -abs(len(one.clause.matter) - len(other.clause.matter)))
            if best is None or rank > best[0]:
                best = (rank, other)
        if best is not None:
            yield one, best[1], one.clause.verb == best[1].clause.verb
