"""One side of a comparison: an account, or an archetype as its witnesses hold it, with sentences and hard facts."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

from firsthand.comparison.witnesses import Holdings
from firsthand.comparison.words import Word, matter, words_of
from firsthand.language.folding import fold
from firsthand.records import (
    Anchor,
    DateExpression,
    Document,
    Mention,
    Money,
    Quantity,
    Reading,
    Span,
    Statement,
    anchor,
    body_spans,
)

FactKind: TypeAlias = Literal["quantity", "money", "date", "designation", "name"]
Item: TypeAlias = Quantity | Money | DateExpression | Mention

MOST_FACTS = 1_500
CONTEXT_WORDS = 10
"""Words on either side of a fact that say what it is about."""
_NAMED = frozenset({"Person", "Organization", "PublicBody", "Company", "Country", "Place"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A hard fact and its place on its side. ``item`` keeps the offsets of the account it was read in."""

    kind: FactKind
    item: Item
    start: int
    end: int
    text: str
    inner: bool = False
    """Whether a word stands before it in its sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence on one side: its place there, its words, its hard facts."""

    index: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    facts: tuple[Fact, ...]

    @cached_property
    def matter(self) -> tuple[str, ...]:
        return tuple(matter(self.words))

    def of(self, kind: FactKind) -> tuple[Fact, ...]:
        """The facts of one kind, in order."""
        return tuple(f for f in self.facts if f.kind == kind)


@dataclass(frozen=True)
class Side:
    """``document`` with what was read in it. Offsets are the document's own, an archetype's too."""

    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[tuple[int, int, Statement], ...]
    """Each with its place on this side; its own offsets are those of the account it was read in."""
    holdings: Holdings | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def language(self) -> str | None:
        """Two letters, without the country; None where it is not known."""
        return self.document.language.value[:2] if self.document.language else None

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """What is compared: the text outside furniture."""
        return body_spans(self.document)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(f for s in self.sentences for f in s.facts)

    def facts_of(self, kind: FactKind) -> list[Fact]:
        """The facts of one kind, at most ``MOST_FACTS``: beyond that a text is a table, and each would be held against each."""
        return [f for f in self.facts if f.kind == kind][:MOST_FACTS]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the body."""
        return tuple(w for start, end in self.body for w in words_of(self.text, start, end))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word of the body, folded."""
        return frozenset(fold(w.form) for w in self.words)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every word of the body that is written with a capital or a digit somewhere, folded."""
        return frozenset(fold(w.form) for w in self.words if not self.text[w.start].islower())

    @cached_property
    def threes(self) -> frozenset[tuple[str, str, str]]:
        """Every run of three words of the body."""
        forms = [w.form for w in self.words]
        return frozenset(zip(forms, forms[1:], forms[2:], strict=False))

    @cached_property
    def all_threes(self) -> frozenset[tuple[str, str, str]]:
        """Every run of three words, furniture included."""
        forms = [w.form for w in words_of(self.text)]
        return frozenset(zip(forms, forms[1:], forms[2:], strict=False))

    @cached_property
    def _near(self) -> dict[tuple[FactKind, int], frozenset[str]]:
        return {}

    def around(self, fact: Fact) -> frozenset[str]:
        """Stems of the words of matter that stand near a fact in its sentence."""
        key = (fact.kind, fact.start)
        if key not in self._near:
            sentence = self.sentence_at(fact.start)
            words = sentence.words if sentence is not None else ()
            before = [w for w in words if w.end <= fact.start][-CONTEXT_WORDS:]
            after = [w for w in words if w.start >= fact.end][:CONTEXT_WORDS]
            self._near[key] = frozenset(matter([*before, *after]))
        return self._near[key]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _said(self) -> dict[int, list[tuple[int, int, Statement]]]:
        """Statements by the sentences that they touch."""
        found: dict[int, list[tuple[int, int, Statement]]] = defaultdict(list)
        for placed in self.statements:
            for sentence in self.sentences_over(placed[0], placed[1]):
                found[sentence.index].append(placed)
        return found

    def said_in(self, sentences: Iterable[Sentence]) -> list[tuple[int, int, Statement]]:
        """The statements that touch some sentences, each once, with their places on this side."""
        found = {s[2].id: s for sentence in sentences for s in self._said.get(sentence.index, ())}
        return list(found.values())

    def sentences_over(self, start: int, end: int) -> list[Sentence]:
        """The sentences that a stretch touches."""
        at = max(0, bisect_left(self._starts, start + 1) - 1)
        found = []
        for sentence in self.sentences[at:]:
            if sentence.start >= end:
                break
            if sentence.end > start:
                found.append(sentence)
        return found

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers ``offset``."""
        at = bisect_left(self._starts, offset + 1) - 1
        if at >= 0 and self.sentences[at].start <= offset < self.sentences[at].end:
            return self.sentences[at]
        return None

    def anchor(
        self, start: int, end: int, avoid: str | None = None, fit: Callable[[str], bool] | None = None
    ) -> Anchor | None:
        """The words there, on a held account. None where no held account has them in one piece (or none that ``fit``)."""
        if self.holdings is not None:
            return self.holdings.anchor(start, end, avoid, fit)
        return anchor(self.document.id, self.text, start, end) if start < end else None


def account_side(document: Document, reading: Reading | None) -> Side:
    """A held account. Sentences of furniture are left out: furniture gives no value to compare."""
    if reading is None:
        return Side(document, (), ())
    heads = datelines(document)
    facts = [f for f in _facts(reading.statements) if f.kind != "date" or not _overlap((f.start, f.end), heads)]
    body = body_spans(document)
    sentences: list[Sentence] = []
    for start, end in _inside(reading.sentences, body):
        mine = _between(facts, start, end)
        words = tuple(words_of(document.text, start, end))
        if words:
            mine = tuple(replace(f, inner=words[0].start < f.start) for f in mine)
            sentences.append(Sentence(len(sentences), start, end, document.text[start:end], words, mine))
    placed = tuple((s.start, s.end, s) for s in reading.statements if s.furniture is None)
    return Side(document, tuple(sentences), placed)


_HEAD_CHARACTERS = 100
_AFTER_MARK = re.compile(r"[^\n。]{0,12}?\d日[电電讯訊]")


def datelines(document: Document) -> list[Span]:
    """From the head of a line to an agency's mark in it: "PARIS, 8 April (AFP) –", "新华社北京4月9日电". Its day is that of the
    dispatch, not of anything told.
    """
    found = []
    for credit in document.credits:
        head = document.text.rfind("\n", 0, credit.start) + 1
        if credit.kind == "wire" and credit.end > credit.start and credit.start - head <= _HEAD_CHARACTERS:
            after = _AFTER_MARK.match(document.text, credit.end)
            found.append((head, after.end() if after else credit.end))
    return sorted(found)


def archetype_side(archetype: Document, sides: Mapping[str, Side]) -> Side:
    """An archetype through its witnesses: each stretch is read where the fullest witness holds it."""
    holdings = Holdings(archetype, {name: side.document for name, side in sides.items()})
    found: list[tuple[int, int, tuple[Fact, ...]]] = []
    statements: list[tuple[int, int, Statement]] = []
    covered: list[Span] = []
    for transfer in holdings.transfers:
        side = sides[transfer.witness.id]
        fresh: list[Span] = []
        for sentence in side.sentences:
            moved = transfer.to_archetype(sentence.start, sentence.end)
            if moved is None or _overlap(moved, covered) > (moved[1] - moved[0]) // 2:
                continue
            facts = []
            for fact in sentence.facts:
                there = transfer.to_archetype(fact.start, fact.end)
                if there is not None:
                    facts.append(Fact(fact.kind, fact.item, there[0], there[1], fact.text, fact.inner))
            found.append((*moved, tuple(facts)))
            fresh.append(moved)
            for _, _, statement in (s for s in side.statements if sentence.start <= s[0] < sentence.end):
                there = transfer.to_archetype(statement.start, statement.end)
                if there is not None:
                    statements.append((*there, statement))
        covered = sorted(covered + fresh)
    found.sort(key=lambda f: f[:2])
    statements.sort(key=lambda s: s[:2])
    sentences = tuple(
        Sentence(i, start, end, archetype.text[start:end], tuple(words_of(archetype.text, start, end)), facts)
        for i, (start, end, facts) in enumerate(found)
    )
    return Side(archetype, sentences, tuple(statements), holdings)


def _facts(statements: tuple[Statement, ...]) -> list[Fact]:
    """Every hard fact once, in order. A number that is part of a sum, a date or a designation is not a quantity."""
    seen: dict[tuple[FactKind, int, int], Fact] = {}
    for statement in statements:
        if statement.furniture is not None:
            continue
        items: list[tuple[FactKind, Item]] = [("money", m) for m in statement.money]
        items += [("date", d) for d in statement.dates]
        items += [("quantity", q) for q in statement.quantities]
        for mention in statement.mentions:
            if mention.schema == "Designation":
                items.append(("designation", mention))
            elif mention.schema in _NAMED:
                items.append(("name", mention))
        for kind, item in items:
            seen.setdefault((kind, item.start, item.end), Fact(kind, item, item.start, item.end, item.text))
    facts = sorted(seen.values(), key=lambda f: (f.start, -f.end))
    taken = [(f.start, f.end) for f in facts if f.kind in ("money", "date", "designation")]
    return [f for f in facts if f.kind != "quantity" or not _overlap((f.start, f.end), taken)]


def _between(facts: list[Fact], start: int, end: int) -> tuple[Fact, ...]:
    first = bisect_left(facts, start, key=lambda f: f.start)
    out = []
    for fact in facts[first:]:
        if fact.start >= end:
            break
        if fact.end <= end:
            out.append(fact)
    return tuple(out)


def _inside(spans: tuple[Span, ...], body: tuple[Span, ...]) -> list[Span]:
    """The spans at least half of which lies in the body."""
    starts = [b[0] for b in body]
    out = []
    for start, end in spans:
        at = max(0, bisect_left(starts, start + 1) - 1)
        inside = 0
        for low, high in body[at:]:
            if low >= end:
                break
            inside += max(0, min(end, high) - max(start, low))
        if 2 * inside >= end - start > 0:
            out.append((start, end))
    return out


def _overlap(span: Span, sorted_spans: list[Span]) -> int:
    at = max(0, bisect_left(sorted_spans, span) - 1)
    total = 0
    for low, high in sorted_spans[at:]:
        if low >= span[1]:
            break
        total += max(0, min(span[1], high) - max(span[0], low))
    return total
