"""The finding about counting twice: one account gives one thing in two counts, in sum and in detail."""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.comparison import figures
from firsthand.comparison.edge import finding_id
from firsthand.comparison.sides import Fact, Sentence, Side
from firsthand.comparison.words import matter, stem, words_of
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Finding, FindingClass, Quantity, Span

TWICE = FindingClass(
    code="R801",
    name="possibly counted twice",
    severity="read",
    severity_note="Always to be read: whether two counts are of one order, the text does not say.",
    rationale="A lead sums up what is detailed below. Added together, “dozens of masts”, nine and 26 of them make a third of "
    "what was not ordered.",
    example=("It ordered dozens of radar masts.", "Another 26 parts for harbour radar masts are due in May."),
    misses="A summary and details that name the thing in different words; counts in different accounts, which are compared "
    "as numbers.",
)
CLASSES = (TWICE,)

MOST = 4
"""Findings an account."""
PHRASE = 2
"""Words of matter that name a thing closely enough to know it again."""
REACH = 9
"""Words after a number in which the thing is named: “26 parts for harbour radar masts”."""


def find(sides: Iterable[Side]) -> Iterator[Finding]:
    """Counts of one thing within an account, the same two once over all copies."""
    said: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for side in sides:
        told = 0
        for first, second, a, b, reason in _twice(side):
            if not (_of_a_deal(first) and _of_a_deal(second)):
                continue
            key = (tuple(matter(first.words)), tuple(matter(second.words)))
            if key in said or told >= MOST:
                continue
            said.add(key)
            x, y = side.anchor(*_trimmed(side, first)), side.anchor(*_trimmed(side, second))
            if x is None or y is None:
                continue
            told += 1
            yield Finding(
                id=finding_id(TWICE.code, x, y),
                code=TWICE.code,
                name=TWICE.name,
                severity=TWICE.severity,
                a=x,
                b=y,
                reason=reason,
                marked_a=(a,),
                marked_b=(b,),
            )


def _of_a_deal(sentence: Sentence) -> bool:
    """Whether a sentence tells of a step of a deal: only there are counts added up."""
    steps = english_verbs().steps
    return any(lemma(w.form) in steps for w in sentence.words)


def _twice(side: Side) -> Iterator[tuple[Sentence, Sentence, Span, Span, str]]:
    counted = [f for f in side.facts_of("quantity") if isinstance(f.item, Quantity) and f.item.noun]
    for wide in counted:
        assert isinstance(wide.item, Quantity)
        there = side.sentence_at(wide.start)
        if there is None or not figures.loose(wide.item):
            continue
        head = _head(wide)
        for exact in counted:
            assert isinstance(exact.item, Quantity)
            here = side.sentence_at(exact.start)
            if here is None or here.index <= there.index or figures.loose(exact.item) or exact.item.low <= 1:
                continue
            if not figures.within(exact.item, wide.item) or not head & _things(here, exact):
                continue
            a, b = wide.text.strip(), exact.text.strip()
            yield (
                there,
                here,
                (wide.start, wide.end),
                (exact.start, exact.end),
                f"“{b}” may be among the “{a}” that this account names before: not to be added together.",
            )
    yield from _one_and_several(side, counted)


def _one_and_several(side: Side, counted: Sequence[Fact]) -> Iterator[tuple[Sentence, Sentence, Span, Span, str]]:
    """“A radar mast” in one sentence and “nine radar masts” in another may be one order."""
    for several in counted:
        assert isinstance(several.item, Quantity)
        phrase = matter(words_of(several.item.noun or ""))[-3:]
        here = side.sentence_at(several.start)
        if here is None or several.item.low <= 1 or len(phrase) < PHRASE:
            continue
        for there in side.sentences:
            if abs(there.index - here.index) > FAR or there.index == here.index:
                continue
            place = _single(there, phrase)
            if place is None:
                continue
            first, second = (there, here) if there.index < here.index else (here, there)
            spans = (place, (several.start, several.end))
            a, b = spans if first is there else spans[::-1]
            thing = side.text[slice(*place)]
            yield (
                first,
                second,
                a,
                b,
                f"“{thing}” may be one of “{several.text.strip()}” of them: not to be added together.",
            )


FAR = 15
"""Sentences apart beyond which a thing named again is another one."""


def _single(sentence: Sentence, phrase: Sequence[str]) -> Span | None:
    """Where a sentence has “a” or “an” with the phrase."""
    words = sentence.words
    for i, word in enumerate(words):
        run = words[i + 1 : i + 1 + len(phrase)]
        if word.form in ("a", "an") and [stem(w.form) for w in run] == list(phrase):
            return (word.start, run[-1].end)
    return None


def _head(fact: Fact) -> set[str]:
    assert isinstance(fact.item, Quantity)
    return {stem(w.form) for w in words_of(fact.item.noun or "")[-1:]}


def _things(sentence: Sentence, fact: Fact) -> set[str]:
    after = [w for w in sentence.words if w.start >= fact.end][:REACH]
    return {stem(w.form) for w in after}


def _trimmed(side: Side, sentence: Sentence) -> Span:
    raw = side.text[sentence.start : sentence.end]
    return (sentence.start + len(raw) - len(raw.lstrip()), sentence.end - len(raw) + len(raw.rstrip()))
