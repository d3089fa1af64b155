"""Quoted words, and where the same words stand in other texts: exactly, nearly, inside quotation marks or outside."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate

from firsthand.comparison.sides import Side
from firsthand.comparison.words import Word, matter, words_of
from firsthand.language.quotations import find_quotations
from firsthand.records import Span, Statement

SHORTEST = 3
"""A quotation of fewer words is a name or a word held at arm's length: it gets no verdict."""
LONGEST_TITLE = 10
GRAM = 3
COMMON = 400
"""A run of three words that stands in more places than this says nothing about where a quotation is from."""
MOST_PLACES, MOST_TEXTS = 2_000, 8
"""Places and texts that are looked at for one quotation: a bound on made-up piles, beyond any real one."""
NEAR_SHARE = 0.6
"""Share of the quoted words that must agree, in order, for a place to count as the quotation in other words."""
NEAR_RUN = 4
"""… with at least so many of them in one piece."""
SLACK = 12
"""Words that a near place may be longer than the quotation on either side."""
_GAP = re.compile(r"\[[^\]\n]{0,80}\]|\([^()\n]{1,40}\)|\(\s*(?:\.\s*){2,3}\)|…|(?:\.\s?){3,}")
_CLOSING = re.compile(r"(?<=[.,!?…;])[\"”](?=\s)")
_SENTENCE = re.compile(r"(?<=[.!?])[”’\"']?\s+")


@dataclass(frozen=True)
class Piece:
    """Quoted words without gap: what stands between two marks, ellipses or brackets. ``sentences`` are word ranges."""

    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(w.form for w in self.words)


@dataclass(frozen=True)
class Quotation:
    """Quoted words that belong together, and the statements that were read in them."""

    statements: tuple[Statement, ...]
    pieces: tuple[Piece, ...]

    @property
    def span(self) -> Span:
        return (self.pieces[0].words[0].start, self.pieces[-1].words[-1].end)

    @property
    def length(self) -> int:
        return sum(len(p.words) for p in self.pieces)


def quotations_of(side: Side) -> list[Quotation]:
    """The quotations of an account. A quotation of several sentences is several statements and still one quotation; so are
    the two halves around a "she said", where one statement holds both.
    """
    outer = [(q.inner_start, q.inner_end) for q in find_quotations(side.text) if q.level == 0]
    groups: list[tuple[list[Statement], set[Span]]] = []
    for _, _, statement in sorted(side.statements, key=lambda s: (s[0], s[1])):
        if not statement.quoted:
            continue
        marks = {m for span in statement.quoted for m in _over(outer, span)}
        if groups and groups[-1][1] & marks:
            groups[-1][0].append(statement)
            groups[-1][1].update(marks)
        else:
            groups.append(([statement], marks))
    found = []
    for statements, _ in groups:
        spans = sorted({span for s in statements for span in s.quoted})
        quotation = quotation_from(side.text, tuple(statements), _joined(side.text, spans))
        if quotation is not None:
            found.append(quotation)
    return found


def _over(outer: Sequence[Span], span: Span) -> list[Span]:
    """The marks (in order, not overlapping) that a span lies between."""
    at = max(0, bisect_left(outer, span) - 1)
    found = []
    while at < len(outer) and outer[at][0] < span[1]:
        if span[0] < outer[at][1]:
            found.append(outer[at])
        at += 1
    return found


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans with nothing but space and stops between them are one stretch of speech."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif joined and not text[joined[-1][1] : start].strip(" \n\t\u00a0.,;:!?…—–-"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def quotation_from(text: str, statements: tuple[Statement, ...], spans: Sequence[Span]) -> Quotation | None:
    """The quoted words of ``spans``, or None where they are fewer than ``SHORTEST`` or a title."""
    pieces = []
    for start, whole in spans:
        end = _mismatched(text, start, whole)
        cuts = [m.span() for m in _GAP.finditer(text, start, end)]
        edges = [start, *(x for cut in cuts for x in cut), end]
        for low, high in zip(edges[::2], edges[1::2], strict=True):
            words = tuple(words_of(text, low, high))
            if words:
                pieces.append(Piece(words, _sentences(text, words, low, high)))
    spoken = tuple(p for p in pieces if not _title(text, p))
    return Quotation(statements, spoken) if max((len(p.words) for p in spoken), default=0) >= SHORTEST else None


def _mismatched(text: str, start: int, end: int) -> int:
    """Where a quotation opened by a double mark meets a double closing mark of another style: houses mix them."""
    if text[max(0, start - 1) : start] not in ("“", '"', "„", "”"):
        return end
    found = _CLOSING.search(text, start, end)
    return found.start() if found else end


def _title(text: str, piece: Piece) -> bool:
    """Whether the marks stand around a name or a title ("The Long Road to Selm"): nobody speaks it."""
    words = piece.words
    return len(words) <= LONGEST_TITLE and all(text[w.start].isupper() for w in words if matter([w]) or len(words) <= 3)


def _sentences(text: str, words: Sequence[Word], low: int, high: int) -> tuple[tuple[int, int], ...]:
    ends = [m.start() for m in _SENTENCE.finditer(text, low, high)] + [high]
    ranges = []
    first = 0
    for end in ends:
        last = first
        while last < len(words) and words[last].end <= end:
            last += 1
        if last > first:
            ranges.append((first, last))
        first = last
    return tuple(ranges)


class Target:
    """A text that quotations are looked for in: its body's words, which of them are quoted, and by which marks."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.words = side.words
        self.forms = [w.form for w in self.words]

    @property
    def id(self) -> str:
        return self.side.document.id

    @cached_property
    def quotes(self) -> list[Span]:
        """Outermost quotation marks with what they enclose, as word ranges."""
        starts = [w.start for w in self.words]
        return [
            (bisect_left(starts, q.start), bisect_left(starts, q.end))
            for q in find_quotations(self.side.text)
            if q.level == 0
        ]

    @cached_property
    def _quote_of(self) -> dict[int, int]:
        return {i: n for n, (low, high) in enumerate(self.quotes) for i in range(low, high)}

    def quoted(self, index: int) -> bool:
        """Whether a word stands between quotation marks."""
        return index in self._quote_of

    @cached_property
    def quoted_before(self) -> list[int]:
        """How many words before each stand between quotation marks."""
        return list(accumulate((self.quoted(i) for i in range(len(self.words))), initial=0))

    def quoted_in(self, piece: Piece, spans: Sequence[Span]) -> "Match | None":
        """Where most of a piece's words stand in order between quotation marks of some stretches."""
        best: Match | None = None
        for low, high in self.quotes:
            if not any(s <= self.words[i].start < e for i in (low, high - 1) if low < high for s, e in spans):
                continue
            blocks = SequenceMatcher(None, piece.forms, self.forms[low:high], autojunk=False).get_matching_blocks()
            pairs = tuple(
                (b.a + k, low + b.b + k) for b in _tight([b for b in blocks if b.size]) for k in range(b.size)
            )
            enough = len(pairs) >= NEAR_SHARE * len(piece.forms) and matter(piece.words[i] for i, _ in pairs)
            if enough and (best is None or len(pairs) > len(best.pairs)):
                best = Match(self, pairs, len(piece.forms))
        return best

    def marks(self, index: int) -> tuple[int, int] | None:
        """The words between the marks that a word stands in."""
        at = self._quote_of.get(index)
        return self.quotes[at] if at is not None else None


@dataclass(frozen=True)
class Match:
    """Where quoted words stand in a target: pairs (quoted word, target word) that agree, in order of the quotation."""

    target: Target
    pairs: tuple[tuple[int, int], ...]
    size: int

    @property
    def exact(self) -> bool:
        return len(self.pairs) == self.size and self.pairs[-1][1] - self.pairs[0][1] == self.size - 1

    @property
    def share(self) -> float:
        return len(self.pairs) / self.size

    @property
    def place(self) -> tuple[int, int]:
        """First and last agreeing word of the target, both included."""
        if self.exact:
            return (self.pairs[0][1], self.pairs[-1][1])
        return (min(p for _, p in self.pairs), max(p for _, p in self.pairs))

    @cached_property
    def window(self) -> tuple[int, int]:
        """The place with the words that stand where the quotation's first or last words do not agree."""
        low, high = self.place
        before, after = self.pairs[0][0], self.size - 1 - self.pairs[-1][0]
        first, last = self.target.marks(low), self.target.marks(high)
        if before:
            low = max(low - before - 2, first[0]) if first else max(0, low - before)
        if after:
            high = min(high + after + 2, last[1] - 1) if last else min(len(self.target.words) - 1, high + after)
        return (low, high)

    @cached_property
    def quoted_share(self) -> float:
        if self.exact:
            before = self.target.quoted_before
            return (before[self.pairs[-1][1] + 1] - before[self.pairs[0][1]]) / self.size
        return sum(self.target.quoted(p) for _, p in self.pairs) / max(1, len(self.pairs))


class Index:
    """Where the runs of three words that occur in quotations stand in all texts of the case."""

    def __init__(self, targets: Iterable[Target], pieces: Iterable[Piece]) -> None:
        wanted = {g for p in pieces for g in _grams(p.forms)}
        self._places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        self._targets = {t.id: t for t in targets}
        self._wanted = wanted
        self._within: dict[str, dict[tuple[str, ...], list[int]]] = {}
        for target in self._targets.values():
            for i, gram in enumerate(_grams(target.forms)):
                if gram in wanted:
                    self._places[gram].append((target.id, i))

    def target(self, name: str) -> Target:
        """The text of that name."""
        return self._targets[name]

    def _standing(self, gram: tuple[str, ...], among: frozenset[str] | None) -> list[tuple[str, int]]:
        """Where a run stands, in the texts ``among`` (all): of few texts those are looked at, not all places of the case."""
        if among is None:
            return self._places.get(gram, [])
        return [(name, at) for name in sorted(among & self._targets.keys()) for at in self._in(name).get(gram, ())]

    def _in(self, name: str) -> dict[tuple[str, ...], list[int]]:
        if name not in self._within:
            standing: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for i, gram in enumerate(_grams(self._targets[name].forms)):
                if gram in self._wanted:
                    standing[gram].append(i)
            self._within[name] = dict(standing)
        return self._within[name]

    def exact(
        self, piece: Piece, among: frozenset[str] | None = None, besides: frozenset[str] = frozenset()
    ) -> list[Match]:
        """Every place that has the piece word for word, in the texts ``among`` (all) ``besides`` some; quoted places first."""
        grams = _grams(piece.forms)
        if not grams:
            return []
        rarest = min(range(len(grams)), key=lambda i: len(self._places.get(grams[i], ())))
        found = []
        for name, at in self._standing(grams[rarest], among)[:MOST_PLACES]:
            if name in besides:
                continue
            target = self._targets[name]
            start = at - rarest
            if start >= 0 and tuple(target.forms[start : start + len(piece.forms)]) == piece.forms:
                found.append(Match(target, tuple((i, start + i) for i in range(len(piece.forms))), len(piece.forms)))
        return sorted(found, key=lambda m: (-m.quoted_share, m.target.id, m.place))

    def near(
        self, piece: Piece, among: frozenset[str] | None = None, besides: frozenset[str] = frozenset()
    ) -> list[Match]:
        """The best place of each text that has most of the piece's words in order."""
        votes: Counter[tuple[str, int]] = Counter()
        for i, gram in enumerate(_grams(piece.forms)):
            places = self._standing(gram, among)
            if len(places) > COMMON and among is None:
                continue
            for name, at in places:
                if name not in besides:
                    votes[(name, (at - i) // SLACK)] += 1
        best: dict[str, tuple[int, int]] = {}
        for (name, bucket), count in votes.items():
            both = count + votes.get((name, bucket + 1), 0)
            if both > best.get(name, (0, 0))[0]:
                best[name] = (both, bucket)
        found = []
        for name, (_, bucket) in sorted(best.items(), key=lambda b: (-b[1][0], b[0]))[:MOST_TEXTS]:
            match = _laid_over(piece, self._targets[name], bucket * SLACK)
            if match is not None:
                found.append(match)
        return sorted(found, key=lambda m: (-m.share, -m.quoted_share, m.target.id))


def _grams(forms: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(forms[i : i + GRAM]) for i in range(len(forms) - GRAM + 1)]


def _laid_over(piece: Piece, target: Target, start: int) -> Match | None:
    low, high = max(0, start - SLACK), min(len(target.forms), start + 2 * SLACK + len(piece.forms) + SLACK)
    matcher = SequenceMatcher(None, piece.forms, target.forms[low:high], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    blocks = _tight(blocks)
    pairs = tuple((b.a + k, low + b.b + k) for b in blocks for k in range(b.size))
    if not pairs or len(pairs) < NEAR_SHARE * len(piece.forms):
        return None
    if (
        max(b.size for b in blocks) < min(NEAR_RUN, len(piece.forms))
        or len(matter(piece.words[i] for i, _ in pairs)) < 2
    ):
        return None
    return Match(target, pairs, len(piece.forms))


def _tight(blocks: list) -> list:  # type: ignore[type-arg]
    """Without single agreeing words far from the rest: "the" somewhere before is not part of the place."""
    if not blocks:
        return blocks
    core = max(range(len(blocks)), key=lambda i: blocks[i].size)
    low = high = core
    while low > 0 and blocks[low].b - blocks[low - 1].b - blocks[low - 1].size <= 2 + blocks[low - 1].size:
        low -= 1
    while (
        high + 1 < len(blocks) and blocks[high + 1].b - blocks[high].b - blocks[high].size <= 2 + blocks[high + 1].size
    ):
        high += 1
    return blocks[low : high + 1]
