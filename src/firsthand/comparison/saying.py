"""Which statement of the parent a statement of the child repeats, in its words or in others."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.words import matter, words_of
from firsthand.records import Attribution, Span, Statement

LEAST_SHARED = 0.4
"""Two statements are one, in other words, when so much of the shorter one's matter is in both."""
ROOT = 7
"""Letters of a stem that must agree: “sceptical” and “scepticism” are of one matter."""


@dataclass(frozen=True)
class Told:
    """A statement with its place on its side, its matter, and its innermost source."""

    start: int
    end: int
    statement: Statement
    matter: frozenset[str]
    content: frozenset[str] = frozenset()
    """Whole stems of its matter."""

    @property
    def source(self) -> Attribution | None:
        return self.statement.attribution[-1] if self.statement.attribution else None

    @property
    def mark(self) -> Span:
        """Where the source stands on its side; the statement where nothing else is known."""
        hop = self.source
        if hop is None or hop.source is None:
            return (self.start, self.end)
        shift = self.start - self.statement.start
        return (hop.source[0] + shift, hop.source[1] + shift)


def told(side: Side, sentences: Sequence[Sentence]) -> list[Told]:
    """The statements of some sentences. What names the source is no part of their matter."""
    found = []
    for start, end, statement in side.said_in(sentences):
        hop = statement.attribution[-1] if statement.attribution else None
        own = words_of(hop.who) if hop else []
        stems = set(matter(words_of(side.text, start, end))) - set(matter(own))
        found.append(Told(start, end, statement, frozenset(s[:ROOT] for s in stems), frozenset(stems)))
    return found


def partner(one: Told, theirs: Sequence[Told]) -> Told | None:
    """The parent's statement that says the same, when there is a clear one."""
    scored = []
    for other in theirs:
        least = min(len(one.matter), len(other.matter))
        shared = len(one.matter & other.matter)
        alone = len(theirs) == 1 and shared > 1
        if least and (alone or shared >= max(1, LEAST_SHARED * least)):
            scored.append((shared / (len(one.matter | other.matter) or 1), -other.start, other))
    return max(scored, key=lambda s: s[:2])[2] if scored else None
