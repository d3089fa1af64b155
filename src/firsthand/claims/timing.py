"""When a verb says that it was: the tense that tells which October is meant, and the date of a statement whose own words
have none, where grammar or an anaphor gives it that of its neighbour.

"When the minister came in June, | he was joined by two aides": the second piece has the date of the first, for it says
itself that both were at one time. "The harbour was shut that day" has the date of the sentence before. Standing near a date
is not enough: a wrong date is worse than none.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from firsthand.claims.facts import Found, within
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.layout import Block, Placed
from firsthand.records import DateExpression

_AT_ONCE = frozenset({"when", "as", "while", "where"})
"""Words that put two clauses at one time (or one place and so one time)."""
_SAME_TIME = re.compile(
    r"(?i)\b(?:at (?:the|that) (?:same )?(?:time|point)|back then|(?:on )?(?:that|the same) "
    r"(?:day|night|morning|afternoon|evening|week|weekend|month|summer|autumn|fall|winter|spring|year)|on that occasion)\b"
)
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_LINKS = ("prep", "pobj", "npadvmod", "tmod", "nummod", "amod", "compound", "advmod", "det", "punct")


class _Hung(NamedTuple):
    """A date, its first and last token, and the verb that it says the time of."""

    first: int
    last: int
    verb: int | None
    date: DateExpression


def with_tense(sentences: Sequence[Sentence], placed: Sequence[Placed], blocks: Sequence[Block], facts: Found) -> Found:
    """The facts of an account, every date without its year with the tense of the verb on which it hangs; a weekday with it
    where what it dates is to come ("will arrive on Friday"), for the present of a headline or a caption tells what was.
    """
    told: dict[DateExpression, DateExpression] = {}
    for sentence, place in zip(sentences, placed, strict=True):
        block = blocks[place.block]
        for date in within(facts.dates, *block.document_span(place.start, place.end)):
            weekday = date.offset_unit == "weekday" and date.anchor is None
            if not (weekday or (date.value or "").startswith("--")):
                continue
            covered = [at for at in range(len(sentence)) if _in(date, sentence, block, at)]
            verb = _verb_above(sentence, covered) if covered else None
            tense = None if verb is None else _to_come(sentence, verb) if weekday else _tense(sentence, verb)
            if tense is not None:
                told[date] = replace(date, tense=tense)
    return replace(facts, dates=[told.get(date, date) for date in facts.dates]) if told else facts


def _to_come(sentence: Sentence, verb: int) -> Literal["future"] | None:
    """Whether a verb is said to be still to come: "will arrive", "is to arrive", "is expected to arrive", "plans to arrive"."""
    helpers = {sentence.lower[child] for child in sentence.children[verb] if sentence.deps[child] in ("aux", "auxpass")}
    above = sentence.heads[verb]
    now = {
        sentence.lower[above],
        *(sentence.lower[c] for c in sentence.children[above] if sentence.deps[c] == "auxpass"),
    }
    arranged = "to" in helpers and (now & _NOW or sentence.lower[above] in _INTENDS)
    arranged = arranged or (helpers & _NOW and sentence.lower[verb] in _ARRANGED)  # "is scheduled for Friday"
    return "future" if helpers & _TO_COME or arranged else None


def _tense(sentence: Sentence, verb: int) -> Literal["past", "future"] | None:
    """Of a finite verb with its helpers: "came", "has come", "will come", "is to come". "Would" and "may" tell nothing."""
    helpers = [child for child in sentence.children[verb] if sentence.deps[child] in ("aux", "auxpass")]
    if not helpers and sentence.tags[verb] == "VBN" and sentence.deps[verb] == "conj":
        return _tense(sentence, sentence.heads[verb])  # "were delivered and paid for"
    words = {sentence.lower[child] for child in helpers}
    tags = {sentence.tags[child] for child in helpers} | {sentence.tags[verb]}
    if words & _TO_COME:
        return "future"
    if "MD" in tags or "TO" in tags:
        return None
    if not helpers and tags == {"VBZ"} and sentence.lower[verb] not in _TOLD:
        return "future"  # "the law takes effect on 1 January": a timetable's present
    return "past" if "VBD" in tags or ("VBN" in tags and words & _HAVE) else None


_TOLD = frozenset({"says", "say", "writes", "write", "shows", "show", "reports", "report", "recalls", "recall"})
"""Verbs whose present tells of what was."""
_NOW = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
_ARRANGED = frozenset({"scheduled", "planned", "expected", "slated", "set", "due"})
_INTENDS = frozenset({"plans", "plan", "intends", "intend", "hopes", "hope", "wants", "want"})
_TO_COME = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_HAVE = frozenset({"has", "have", "'ve", "’ve", "had"})


class Timing:
    """The dates of one account by the verbs that they hang on."""

    def __init__(
        self, sentences: Sequence[Sentence], placed: Sequence[Placed], blocks: Sequence[Block], facts: Found
    ) -> None:
        self._sentences, self._placed, self._blocks, self._facts = sentences, placed, blocks, facts
        self._hung: dict[int, list[_Hung]] = {}

    def beside(self, number: int, content: set[int], head: int, hops: Sequence[Hop]) -> DateExpression | None:
        """The date that ``content`` of a sentence, whose predicate is ``head``, has from its own sentence or the one
        before, or None. Ask only for a piece without a date of its own.
        """
        sentence = self._sentences[number]
        saying = {hop.verb for hop in hops}
        if not sentence.is_verb(head):
            return None
        here = [one for one in self._of(number) if one.verb not in saying and _at_once(sentence, one, head)]
        if here:
            return replace(here[0].date, filled="sentence") if len(here) == 1 else None
        first, last = sentence.span(min(content), max(content))
        if number == 0 or self._of(number) or not _SAME_TIME.search(sentence.text[first:last]):
            return None
        place, before = self._placed[number], self._placed[number - 1]
        if (place.block, place.furniture) != (before.block, before.furniture):
            return None
        there = [one for one in self._of(number - 1) if one.verb is not None]
        return replace(there[0].date, filled="neighbour") if len(there) == 1 else None

    def _of(self, number: int) -> list[_Hung]:
        """The dates of a sentence."""
        if number not in self._hung:
            sentence, place = self._sentences[number], self._placed[number]
            block = self._blocks[place.block]
            start, end = block.document_span(place.start, place.end)
            self._hung[number] = []
            for date in within(self._facts.dates, start, end):
                covered = [at for at in range(len(sentence)) if _in(date, sentence, block, at)]
                if covered:
                    self._hung[number].append(_Hung(covered[0], covered[-1], _verb_above(sentence, covered), date))
        return self._hung[number]


def _in(date: DateExpression, sentence: Sentence, block: Block, at: int) -> bool:
    start, end = sentence.parsed.starts[at], sentence.parsed.ends[at]
    first, last = block.document_span(sentence.offset + start, sentence.offset + end)
    return date.start <= first and last <= date.end and last > first


def _verb_above(sentence: Sentence, covered: list[int]) -> int | None:
    """The verb that a date says the time of; None for the date of a thing ("a 2031 report", "his trip in May")."""
    at = min(covered, key=lambda t: (sentence.depths[t], t))
    while at in covered or (sentence.tags[at] == "IN" and sentence.deps[at] == "prep"):
        if sentence.heads[at] == at or sentence.deps[at] not in _LINKS:
            return None
        at = sentence.heads[at]
    return at if sentence.is_verb(at) else None


def _at_once(sentence: Sentence, hung: _Hung, head: int) -> bool:
    """Whether what ``head`` tells was at the date."""
    verb, date = hung.verb, hung.first
    behind = hung.last + 1 + (sentence.words[hung.last + 1 : hung.last + 2] == [","])
    if sentence.lower[behind : behind + 1] == ["when"] and sentence.heads[behind] in (head, _first_of(sentence, head)):
        return True  # "in 2031, when …"
    if verb is None:
        return False
    if verb == head:
        return True
    if sentence.heads[verb] == head and sentence.deps[verb] == "advcl":
        return bool(_openers(sentence, verb) & _AT_ONCE)
    if sentence.deps[head] == "advcl" and sentence.heads[head] == verb:
        return "when" in _openers(sentence, head)
    if sentence.deps[head] == "conj" and sentence.tags[head] == sentence.tags[verb]:
        if _first_of(sentence, head) != verb or date > head:
            return False
        shared = sentence.child(head, *_SUBJECTS) is None
        subject = sentence.child(verb, *_SUBJECTS)
        return shared or (subject is not None and date < subject)  # "In May, A came and B went"
    return False


def _openers(sentence: Sentence, verb: int) -> set[str]:
    return {sentence.lower[c] for c in sentence.children[verb] if sentence.deps[c] in ("mark", "advmod") and c < verb}


def _first_of(sentence: Sentence, at: int) -> int:
    """The first of a row of verbs that "and" joins."""
    while sentence.deps[at] == "conj" and sentence.heads[at] != at:
        at = sentence.heads[at]
    return at
