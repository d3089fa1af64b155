"""One source with its cue: a link of the chain that a sentence's words make."""

from dataclasses import dataclass

from firsthand.claims.tabled.describing import Phrase
from firsthand.claims.tabled.row import Row
from firsthand.records import Certainty, CueClass, Span


@dataclass(frozen=True)
class Hop:
    """One source with its cue. ``outer``: it answers for all of the sentence; ``cites``: it stands behind the source
    before it; ``wraps``: it stands in front of that source ("cité par X"); ``carried``: who speaks is told elsewhere."""

    source: Span | None
    phrase: Phrase | None
    cue: Span
    cue_class: CueClass
    stance: Certainty
    at: int
    words: frozenset[int]
    outer: bool = False
    cites: bool = False
    carried: bool = False
    wraps: bool = False
    content: int = 0

    @property
    def pronoun(self) -> str:
        return self.phrase.pronoun if self.phrase else ""


def made(
    row: Row,
    phrase: Phrase | None,
    parts: list[tuple[int, int]],
    cue_class: CueClass,
    at: int,
    *,
    outer: bool = False,
    cites: bool = False,
    stance: Certainty | None = None,
    content: int = 0,
) -> Hop:
    """A hop whose cue are the words ``parts``; one span where the source does not stand between them."""
    words = {i for s, e in parts for i in range(s, e)}
    if phrase is not None:
        words.update(range(phrase.first, phrase.end))
    start, end = row.words[parts[0][0]].start, row.words[parts[0][1] - 1].end
    if len(parts) > 1 and not (phrase and parts[0][1] <= phrase.first < parts[1][0]):
        end = row.words[parts[1][1] - 1].end  # "a … déclaré" is one span where the source does not stand between
        if parts[1][0] - parts[0][1] > 2:
            end = row.words[parts[0][1] - 1].end
    value = stance if stance is not None else row.lexicon.stance_of("", cue_class)
    source = phrase.span(row) if phrase else None
    return Hop(source, phrase, (start, end), cue_class, value, at, frozenset(words), outer, cites, content=content)
