"""The dates of an event: those that hang on its trigger, else the nearest of its sentence, else that of the event told just
before it; and whether it lies by, before or after them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from firsthand.claims.events_actors import Scene
from firsthand.claims.grammar import Sentence
from firsthand.claims.layout import Placed
from firsthand.language.verbs import lemma
from firsthand.records import DateExpression, Span
from firsthand.records.events import Bearing, Event, Filled

_BEARING: dict[str, Bearing] = {"by": "by", "before": "before", "until": "before", "after": "after", "since": "after"}
_LAST_WORD = re.compile(r"(?i)\b(by|before|until|after|since)\s+(?:(?:the|end|of)\s+){0,3}$")
_GUESSES = frozenset(lemma(word) for word in ("believe", "think", "expect", "assess", "estimate", "suspect"))
_RANKED = frozenset({"first", "only", "latest", "last", "most", "best", "worst", "highest", "lowest"})
_LOOKED_BACK = 30
"""Characters before a date in which "by the end of" has room."""
_JOINED = re.compile(r"\s*(?:,|and|, and)\s*(?:in\s+)?")


class When(NamedTuple):
    """A date of an event: where it stands, how the event lies to it, in which sentence it was found."""

    span: Span
    bearing: Bearing | None
    filled: Filled


class Dates:
    """Finds the dates of triggers in one account."""

    def __init__(self, sentences: Sequence[Sentence], placed: Sequence[Placed], scene: Callable[[int], Scene]) -> None:
        self._sentences, self._placed, self._scene = sentences, placed, scene
        self._told: tuple[int, When] | None = None

    def told(self, number: int, event: Event) -> None:
        """Remembers the date of the event of a sentence: what the next one tells in the same tense was then too."""
        if event.date is not None and not event.planned:
            self._told = (number, When(event.date, event.bearing, "neighbour"))

    def of(
        self, number: int, at: int, piece: range, beside: DateExpression | None, *, planned: bool = False
    ) -> tuple[When, ...]:
        """The dates of the event at a token of ``piece``: one, or those that "and" joins ("in 2024 and 2025"), or none.
        ``beside`` is the date that the statement has from elsewhere. What is ``planned`` is not dated by when it was told.
        """
        all_ = [(date, tokens) for date, tokens in self._scene(number).dates if tokens]
        sentence = self._sentences[number]
        dates = [(date, tokens) for date, tokens in all_ if tokens[0] in piece]
        if planned:
            dates = [(date, tokens) for date, tokens in dates if not _when_told(sentence, at, tokens, guesses=False)]
        if dates:
            return tuple(
                When((date.start, date.end), _bearing(self._sentences[number], at, tokens), "sentence")
                for date, tokens in _with_joined(self._sentences[number], at, dates)
            )
        if beside is not None:
            return (When((beside.start, beside.end), None, beside.filled or "sentence"),)
        return tuple(self._carried(number, at)) if not all_ else ()

    def _carried(self, number: int, at: int) -> Iterator[When]:
        """The date of the sentence before, where that tells of an event too and this one is simply past."""
        if self._told is None or self._told[0] != number - 1 or self._sentences[number].tags[at] != "VBD":
            return
        place, before = self._placed[number], self._placed[number - 1]
        if (place.paragraph, place.furniture) == (before.paragraph, before.furniture):
            yield self._told[1]


Dated = tuple[DateExpression, range]


def _with_joined(sentence: Sentence, at: int, dates: Sequence[Dated]) -> list[Dated]:
    """The date nearest to a trigger, with those of its kind that "and" joins to it."""
    own = [
        k
        for k, (_, tokens) in enumerate(dates)
        if not _of_another_clause(sentence, at, tokens) and not _counted_from(sentence, at, tokens)
    ]
    if not own:
        return []
    nearest = min(own, key=lambda k: _distance(sentence, at, dates[k][1]))
    found = [dates[nearest]]
    for date, tokens in dates[nearest + 1 :]:
        before, behind = sentence.span(found[-1][1][0], found[-1][1][-1])[1], sentence.span(tokens[0], tokens[-1])[0]
        if date.precision != found[0][0].precision or not _JOINED.fullmatch(sentence.text[before:behind]):
            break
        found.append((date, tokens))
    return found


def _counted_from(sentence: Sentence, at: int, tokens: range) -> bool:
    """Whether a date is that of what an event is only the first since: "the first meeting since the war of 1979"."""
    above = {at, *sentence.ancestors(at)}
    for node in sentence.ancestors(tokens[0]):
        if node in above:
            return False
        if sentence.lower[node] == "since":
            near = (n for a in (node, sentence.heads[node]) for n in (a, *sentence.children[a]))
            return sentence.heads[tokens[0]] != node or any(sentence.lower[n] in _RANKED for n in near)
    return False


def _of_another_clause(sentence: Sentence, at: int, tokens: range) -> bool:
    """Whether a verb that is neither above the trigger nor beside it has the date ("charged those who rioted in 2016"), or
    what the trigger is only a clause about ("his visit, where he met them, recalls that of 1985").
    """
    above = {at, *sentence.ancestors(at)}
    apart = ("relcl", "advcl") if sentence.tags[at] in ("NN", "NNS") else ("relcl",)
    for clause in (node for node in (at, *sentence.ancestors(at)) if sentence.deps[node] in apart):
        late = sentence.deps[clause] == "advcl" or tokens[0] > clause
        if late and tokens[0] not in sentence.subtree(clause):
            return True
    for node in sentence.ancestors(tokens[0]):
        if node in above:
            return False
        if sentence.is_verb(node) and sentence.deps[node] in ("acl", "relcl", "ccomp", "pcomp"):
            return True
        if sentence.deps[node] == "appos":
            return True  # "Ardun, a colony until 1941, was annexed"
    return False


def _when_told(sentence: Sentence, at: int, tokens: range, *, guesses: bool = True) -> bool:
    """Whether a date is that of the telling: "reported on Monday that Ardun had bought". What happened lies before it.
    ``guesses``: that of a belief as well.
    """
    own = next((node for node in sentence.ancestors(tokens[0]) if sentence.is_verb(node)), at)
    below = at
    for node in sentence.ancestors(at):
        if node == own and sentence.is_verb(node):
            return sentence.deps[below] == "ccomp" and (guesses or lemma(sentence.lower[own]) not in _GUESSES)
        if sentence.is_verb(node):
            below = node
    return False


def _of_what_came_next(sentence: Sentence, at: int, tokens: range) -> Bearing | None:
    """How an event lies to the date of what it only came before or after: "imposed sanctions on Monday, days after Ardun
    and Velmark had agreed".
    """
    dated = {tokens[0], *sentence.ancestors(tokens[0])}
    for node in (at, *sentence.ancestors(at)):
        if node in dated:
            return None
        mark = sentence.child(node, "mark")
        if sentence.deps[node] in ("advcl", "pcomp") and sentence.is_verb(node):
            word = sentence.lower[mark] if mark is not None else sentence.lower[sentence.heads[node]]
            if word in ("after", "before"):
                return "by" if word == "after" else "after"
    return None


def _distance(sentence: Sentence, at: int, tokens: range) -> tuple[int, int]:
    """How many heads stand above a trigger until a date hangs there, then how many words lie between."""
    above = list(sentence.ancestors(tokens[0]))
    common = next((k for k, node in enumerate((at, *sentence.ancestors(at))) if node in above), len(sentence))
    return common, abs(tokens[0] - at)


def _bearing(sentence: Sentence, at: int, tokens: range) -> Bearing | None:
    """ "By", "before" or "after" it, said of the date itself or of the clause that it stands in."""
    if _when_told(sentence, at, tokens):
        return "by"
    turned = _of_what_came_next(sentence, at, tokens)
    if turned is not None:
        return turned
    start = sentence.parsed.starts[tokens[0]]
    said = _LAST_WORD.search(sentence.text[max(0, start - _LOOKED_BACK) : start])
    word = said[1].lower() if said is not None else sentence.lower[tokens[0]]
    if word in _BEARING:
        return _BEARING[word]
    for above in sentence.ancestors(tokens[0]):
        if above == at:
            break
        mark = sentence.child(above, "mark")
        if mark is not None and sentence.deps[above] == "advcl" and sentence.lower[mark] in _BEARING:
            return _BEARING[sentence.lower[mark]]
    return None
