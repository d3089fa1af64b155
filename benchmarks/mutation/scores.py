"""A pair through reading and comparison, and whether what comparison says about it is right.

A finding is right when its class is one of the change's kind and it marks (or, without marks, quotes) a place that touches
the change on either side. Every other one is wrong, on unchanged pairs every one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.mutation.pairs import Pair
from firsthand.claims import read_document
from firsthand.comparison import Comparison, compare
from firsthand.language.caching import MemoryCache
from firsthand.language.parser import ParsedSentence, Parser
from firsthand.lineage.alignment import shared_passages
from firsthand.lineage.words import Vocabulary, body_of
from firsthand.records import (
    Anchor,
    Derivation,
    DerivationKind,
    Descent,
    Document,
    Family,
    Finding,
    Origins,
    Passage,
    Reading,
    Sourced,
    Span,
    Statement,
    body_spans,
)

QUOTATIONS = ("Q401", "Q402", "Q403", "Q404", "Q405", "Q406")
FIGURES = ("N101", "N102", "N103", "N104", "N105", "N111", "N112", "N113", "N114")
SOURCES = ("A701", "A702", "A703", "A704", "A705")
CODES: dict[str, tuple[str, ...]] = {
    "number": (*FIGURES, *QUOTATIONS, "T301"),
    "unit": FIGURES + QUOTATIONS + ("T301", "T302"),
    "scale": FIGURES + QUOTATIONS,
    "date": ("T301", "T302", *FIGURES, *QUOTATIONS),
    "person": ("D211", "D212", "R221", *SOURCES, *QUOTATIONS),
    "name": ("D211", "D212", *SOURCES, *QUOTATIONS),
    "country": ("D211", "D212", *QUOTATIONS),
    "designation": ("D201", "D202", "D211"),
    "role": ("R221",),
    "negation": ("H605", *QUOTATIONS),
    "hedge-": ("H601", "H603"),
    "hedge+": ("H602",),
    "quotation": (*QUOTATIONS, *FIGURES, "T301", "D211", "H605"),
    "spliced": QUOTATIONS,
    "re-attributed": ("Q404", *SOURCES),
    "quotation-who": ("Q404", *SOURCES),
    "invented": ("Q405", "C503", "Q403"),
    "attribution": SOURCES,
    "attribution-": ("A701", "A703"),
    "status": ("H601", "H602", "H603", "H604", "H605"),
    "added": ("C503", "C506"),
    "cut": ("C501", "C502"),
}
"""Which classes may say what of a change. A change between quotation marks is one of the quotation."""
UNFAITHFUL = frozenset(CODES) - {"added", "cut", "invented", "attribution", "attribution-", "re-attributed", "spliced"}
"""Changes after which the child's statement no longer says what its parent's does."""
NEAR = 2
"""Characters beside a change of no length (words taken out) that still touch it."""


@dataclass
class Kind:
    """How often one kind of change was made and found, and the pairs where it was not."""

    made: int = 0
    found: int = 0
    missed: list[Pair] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.made if self.made else 1.0


@dataclass
class Scores:
    """All that was counted over some pairs. ``wrong`` holds a pair with a finding that should not be."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    right: int = 0
    wrong: list[tuple[Pair, Finding]] = field(default_factory=list)
    unchanged: int = 0
    sentences: int = 0
    wrong_unchanged: list[tuple[Pair, Finding]] = field(default_factory=list)
    borne_out: list[Pair] = field(default_factory=list)
    """Distorted pairs whose claim counted for the original's."""
    faithful: int = 0
    corroborating: int = 0

    @property
    def recall(self) -> float:
        judged = [k for name, k in self.kinds.items() if name != "cut"]
        return sum(k.found for k in judged) / max(1, sum(k.made for k in judged))

    @property
    def precision(self) -> float:
        counted = self.right + len(self.wrong)
        return self.right / counted if counted else 1.0

    @property
    def wrong_per_50(self) -> float:
        return 50 * len(self.wrong_unchanged) / max(1, self.sentences)


class Bench:
    """Reads and compares pairs; a sentence met again is not parsed again."""

    def __init__(self) -> None:
        self._parser, self._cache, self._vectors = Parser(), MemoryCache(), MemoryCache()

    def _grammar(self, sentences: Sequence[str]) -> Mapping[str, ParsedSentence]:
        return self._parser.parse_cached(sentences, self._cache)

    def _read(self, document: Document) -> Reading:
        return read_document(document, self._parser, self._cache)

    def documents(self, pair: Pair) -> tuple[Document, Document, dict[str, Reading]]:
        parent, child = document("Original", pair.parent), document("Follower", pair.child)
        return parent, child, {d.id: self._read(d) for d in (parent, child)}

    def compared(self, pair: Pair) -> tuple[Comparison, Reading]:
        """With the child derived from the parent, as it was."""
        parent, child, readings = self.documents(pair)
        found = self.held(parent, child, "reprint" if pair.made == "copy" else "rewrite", readings)
        return found, readings[child.id]

    def held(
        self, parent: Document, child: Document, kind: DerivationKind, readings: Mapping[str, Reading] | None = None
    ) -> Comparison:
        """The whole of one document held against another that it is known to derive from."""
        edge = Derivation(
            child=child.id,
            parent=parent.id,
            kind=kind,
            direction="known",
            spans=body_spans(child),
            confidence=0.9,
            evidence=(),
        )
        origins = Origins(1, 1, (Family(parent.id, (parent.id, child.id)),))
        return compare(
            [parent, child],
            Descent(tuple(_passages(child, parent)), (edge,), (), origins, {}),
            readings or {d.id: self._read(d) for d in (parent, child)},
            vectors=self._vectors,
            grammar=self._grammar,
        )

    def strangers(self, pair: Pair) -> bool:
        """Whether the child, as an account of its own, bears out what it changes (or, unchanged, anything at all)."""
        parent, child, readings = self.documents(pair)
        origins = Origins(2, 2, (Family(parent.id, (parent.id,)), Family(child.id, (child.id,))))
        found = compare(
            [parent, child], Descent((), (), (), origins, {}), readings, vectors=self._vectors, grammar=self._grammar
        )
        whose = pair.kind in ("person", "quotation-who", "re-attributed")
        here = {s.id for s in readings[child.id].statements if _says(s, pair.here, whose)}
        there = {s.id for s in readings[parent.id].statements if _says(s, pair.there, whose)}
        return any(here & set(c.statements) and there & set(c.statements) for c in found.claims)


def document(name: str, text: str) -> Document:
    """A held account of one day, in English."""
    return Document(
        id=name.lower(),
        sha256="0" * 64,
        path=f"{name}.txt",
        text=text,
        media="text",
        outlet=Sourced(name, "made"),
        published=Sourced("2024-12-30", "made"),
        language=Sourced("en", "made"),
    )


def _passages(child: Document, parent: Document) -> Iterable[Passage]:
    vocabulary = Vocabulary()
    a, b = body_of(child, vocabulary), body_of(parent, vocabulary)
    for p in shared_passages(a, b):
        yield Passage(child.id, *a.span(p.a[0], p.a[1] - 1), parent.id, *b.span(p.b[0], p.b[1] - 1), p.words)


def _says(statement: Statement, change: Span | None, whose: bool) -> bool:
    """Whether a change is one of what a statement says: of a quotation, of its words between marks or of its speaker."""
    if change is None:
        return True
    speaker = statement.attribution[-1].source if statement.attribution else None
    spans = (
        [*statement.quoted, *([speaker] if speaker and whose else [])]
        if statement.kind == "quotation"
        else [statement.span]
    )
    return any(span[0] < change[1] and change[0] < span[1] for span in spans)


def _touches(a: Span, b: Span) -> bool:
    return a[0] < b[1] + NEAR and b[0] < a[1] + NEAR


def is_right(pair: Pair, finding: Finding) -> bool:
    """Whether a finding says what was changed, and where."""
    if finding.code not in CODES.get(pair.kind, ()):
        return False
    sides: tuple[tuple[Anchor | None, tuple[Span, ...], Span | None], ...] = (
        (finding.b, finding.marked_b, pair.here),
        (finding.a, finding.marked_a, pair.there),
    )
    for anchor, marks, change in sides:
        if anchor is not None and change is not None:
            places = marks or ((anchor.start, anchor.end),)
            if any(_touches(place, change) for place in places):
                return True
    return False


def score(pairs: Iterable[Pair], bench: Bench, watch: Callable[[str], None] = lambda _: None) -> Scores:
    """Every pair compared and counted."""
    scores = Scores()
    for pair in pairs:
        found, reading = bench.compared(pair)
        if not pair.kind:
            scores.unchanged += 1
            scores.sentences += len(reading.sentences)
            scores.wrong_unchanged += [(pair, f) for f in found.findings if _about(f) and not _trimmed(pair, f)]
            if pair.made == "rewrite":
                scores.faithful += 1
                scores.corroborating += bench.strangers(pair)
            continue
        kind = scores.kinds.setdefault(pair.kind, Kind())
        right = [f for f in found.findings if is_right(pair, f)]
        kind.made += 1
        kind.found += bool(right)
        if not right:
            kind.missed.append(pair)
        scores.right += len(right)
        scores.wrong += [(pair, f) for f in found.findings if _about(f) and f not in right]
        if pair.kind in UNFAITHFUL and bench.strangers(pair):
            scores.borne_out.append(pair)
        watch(pair.name)
    return scores


def _about(finding: Finding) -> bool:
    """Whether a finding is about the child: one about the original alone says nothing of how it was retold."""
    return finding.b is None or finding.b.document == "follower"


def _trimmed(pair: Pair, finding: Finding) -> bool:
    """A copy cut short is one: to say so is right."""
    return pair.made == "copy" and finding.code == "C501" and len(pair.child) < 0.95 * len(pair.parent)
