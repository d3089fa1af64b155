"""One edge under comparison: both sides, their literal alignment, the counterparts of reworded sentences."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from firsthand.comparison.acts import Act, acts
from firsthand.comparison.clauses import Grammars, Parse
from firsthand.comparison.counterparts import Counterpart, counterparts
from firsthand.comparison.elsewhere import Asking
from firsthand.comparison.literal import Literal, align
from firsthand.comparison.matches import Match, Placed, literal_matches, placed
from firsthand.comparison.points import Point, points
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.sources import Source, sources
from firsthand.language.meaning import Meanings, Weights
from firsthand.records import Anchor, Derivation, Finding, FindingClass, Passage, Severity, Span

COPIES = frozenset({"reprint", "excerpt", "update"})
REWORDED = frozenset({"report", "rewrite", "translation"})
MOST_SHOWN = 600
"""Characters that a finding quotes of one side."""
LITERAL_SHARE = 0.6
"""A sentence of a copy whose words agree to this share is compared word by word."""
REWORDED_SHARE = 0.8
"""… of a rewrite to this; another is compared with its counterpart, since its clauses may have changed places."""


MOST_SHORT = 8
"""Words of a sentence that only answers the one before."""

EITHER_WAY = frozenset("N101 N104 N111 N114 D201 R221 T301 H605 Q401 Q404".split())
"""Classes by which two texts contradict each other whichever came first. All others say who changed what, and where that is
not known they are only to be read.
"""


@dataclass(frozen=True)
class Edge:
    """A child, what it derives from, and how its words and sentences run along the parent's."""

    derivation: Derivation
    child: Side
    parent: Side
    passages: tuple[Passage, ...]
    meanings: Meanings
    grammars: Grammars
    own: tuple[Span, ...] = ()
    """What stands in the child outside the spans of all its derivations and credits nobody."""
    elsewhere: tuple[Span, ...] = ()
    """Spans of the child that depend on another parent."""
    others: Asking = field(default_factory=Asking)
    """Asks the held accounts that are neither the child nor derive from it."""
    leading: bool = True
    """Whether this is the child's surest derivation: what concerns the child alone is said once, here."""
    served: bool = False
    """Whether the parent is another house's wire, which is written to be cut: an agency's, or one that it kept writing anew."""

    @property
    def copies(self) -> bool:
        """Whether the child carries the parent's words rather than its matter."""
        return self.derivation.kind in COPIES

    @property
    def foreign(self) -> bool:
        """Whether the two are written in different languages: then neither words nor spellings can be compared."""
        a, b = self.child.language, self.parent.language
        return a is not None and b is not None and a != b

    @cached_property
    def weights(self) -> Weights:
        """What a stem says between these two: what is found between them rests on no other account of the case."""
        return Weights(s.matter for side in (self.child, self.parent) for s in side.sentences)

    @cached_property
    def literal(self) -> Literal:
        return align(self.child.words, self.parent.words, self.passages)

    @cached_property
    def dependent(self) -> tuple[Sentence, ...]:
        """Sentences of the child that lie in its dependent spans."""
        return tuple(s for s in self.child.sentences if _inside((s.start, s.end), self.derivation.spans))

    def carried(self, span: Span) -> bool:
        """Whether a stretch of the child has the parent's words rather than others."""
        return self.literal.child_share(*span) >= self._literal_from

    @cached_property
    def _placed(self) -> tuple[list[Counterpart], list[Sentence]]:
        if self.derivation.kind not in REWORDED:
            return [], []
        reworded = [s for s in self.dependent if not self.carried((s.start, s.end))]
        return counterparts(reworded, self.parent.sentences, self.weights, self.meanings)

    @cached_property
    def counterparts(self) -> tuple[Counterpart, ...]:
        """Counterparts of the dependent sentences that were reworded: by meaning and shared words."""
        return tuple(self._placed[0])

    @cached_property
    def orphans(self) -> tuple[Sentence, ...]:
        """Dependent sentences that nothing in the parent is near to."""
        return tuple(self._placed[1])

    @property
    def _literal_from(self) -> float:
        return LITERAL_SHARE if self.copies else REWORDED_SHARE

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The sentences of the child that differ from what they were made from: word by word first, then reworded ones.
        Across languages there are none: words cannot be compared.
        """
        if self.derivation.kind == "translation" or self.foreign:
            return ()
        found = list(literal_matches(self, self._literal_from))
        found += [Match(c.child, c.parents, c.trust) for c in self.counterparts]
        return tuple(sorted(found, key=lambda m: m.child.start))

    @cached_property
    def _led(self) -> frozenset[int]:
        """Sentences of the parent that lead a counterpart or stand in the child word for word."""
        literal = {s.index for m in self.matches if m.literal for s in m.parents}
        same = (self.parent.sentence_at(self.literal.parent[p].start) for p in self.literal.parent_to_child)
        return frozenset(
            literal | {c.parent.index for c in self.counterparts} | {s.index for s in same if s is not None}
        )

    def within(self, match: Match) -> list[Sentence]:
        """A match's sentence of the child, with a short one after it that goes back to nothing by itself: "It denies this"."""
        after = self.child.sentences[match.child.index + 1 : match.child.index + 2]
        short = [s for s in after if len(s.words) <= MOST_SHORT and s.index not in self._matched]
        return [
            match.child,
            *(s for s in short if s in self.dependent and not self.literal.child_share(s.start, s.end)),
        ]

    @cached_property
    def _matched(self) -> frozenset[int]:
        return frozenset(m.child.index for m in self.matches)

    def around(self, match: Match) -> list[Sentence]:
        """A match's sentences of the parent with their neighbours that nothing else in the child goes back to."""
        return self.beside(match.parents)

    def beside(self, parents: Sequence[Sentence]) -> list[Sentence]:
        """Some sentences of the parent with their neighbours that nothing else in the child goes back to."""
        mine = {s.index for s in parents}
        beside = {i + step for i in mine for step in (-1, 1)} - self._led - mine
        return [self.parent.sentences[i] for i in sorted(mine | beside) if 0 <= i < len(self.parent.sentences)]

    def clauses(self, match: Match) -> tuple[list[Placed], list[Placed]]:
        """The clauses of a match's sentences, the child's and the parent's."""
        sentences = [match.child, *match.parents]
        parses = self.grammars.of([s.text for s in sentences])
        found = [placed(s, p) for s, p in zip(sentences, parses, strict=True)]
        return found[0], [c for clauses in found[1:] for c in clauses]

    def parses(self, sentences: Sequence[Sentence]) -> list[Parse | None]:
        """The grammar of some sentences of one side, each read after the one before it."""
        known = self.grammars.of([s.text for s in sentences])
        before = self.grammars.of([b.text if (b := self._before(s)) else "" for s in sentences])
        return [parse.after_sentence(b) if parse else None for parse, b in zip(known, before, strict=True)]

    def _before(self, sentence: Sentence) -> Sentence | None:
        for side in (self.child, self.parent):
            if sentence.index < len(side.sentences) and side.sentences[sentence.index] is sentence:
                return side.sentences[sentence.index - 1] if sentence.index else None
        return None

    def points(self, sentences: Sequence[Sentence]) -> list[Point]:
        """What some sentences of one side say of something, word by word."""
        return [p for s, parse in zip(sentences, self.parses(sentences), strict=True) for p in points(s, parse)]

    def acts(self, sentences: Sequence[Sentence]) -> list[Act]:
        """Who did what to whom in some sentences of one side."""
        return [a for s, parse in zip(sentences, self.parses(sentences), strict=True) for a in acts(s, parse)]

    def sources(self, sentences: Sequence[Sentence]) -> list[Source]:
        """Who some sentences of one side have it from."""
        return [a for s, parse in zip(sentences, self.parses(sentences), strict=True) for a in sources(s, parse)]

    def tagged(self, sentences: Sequence[Sentence]) -> dict[int, str]:
        """The grammar's tags of the words of one side's sentences, by where they begin."""
        parses = self.grammars.of([s.text for s in sentences])
        return {
            sentence.start + start: tag
            for sentence, parse in zip(sentences, parses, strict=True)
            if parse is not None
            for start, tag in zip(parse.parsed.starts, parse.tags, strict=True)
        }

    def shown(self, sentences: Sequence[Sentence]) -> Span:
        """Neighbouring sentences as a finding quotes them; of very long ones the first alone."""
        start, end = min(s.start for s in sentences), max(s.end for s in sentences)
        if end - start > MOST_SHOWN:
            start, end = sentences[0].start, sentences[0].end
        words = [w for s in sentences for w in s.words if start <= w.start < end]
        low, high = (min(w.start for w in words), max(w.end for w in words)) if words else (start, end)
        while low > start and sentences[0].text and not _space(sentences, low - 1):
            low -= 1
        while high < end and not _space(sentences, high):
            high += 1
        return (low, high)

    @cached_property
    def parent_label(self) -> str:
        """What a reader calls the parent; says so when it is not held."""
        label = self.parent.document.label
        return label if self.parent.document.held else f"{label} (restored from its copies)"

    def between(
        self,
        match: Match,
        kind: FindingClass,
        reason: str,
        here: Sequence[Span],
        there: Sequence[Span] = (),
        severity: Severity | None = None,
    ) -> Finding | None:
        """A finding on a match, shown by its sentences, with what it marks ``here`` in the child and ``there``."""
        within = [s for s in self.within(match) if s is match.child or any(s.start <= a < s.end for a, _ in here)]
        a, b = self.shown(match.parents), self.shown(within)
        return self.finding(kind, reason, a=a, b=b, severity=severity, marked_a=there, marked_b=here)

    def finding(
        self,
        kind: FindingClass,
        reason: str,
        *,
        a: Span | Anchor | None = None,
        b: Span | Anchor | None = None,
        severity: Severity | None = None,
        marked_a: Sequence[Span] = (),
        marked_b: Sequence[Span] = (),
    ) -> Finding | None:
        """A finding of ``kind`` on this edge. Marks are in the side's offsets; None when no held account has the words.

        An edge that is possible but not shown gives nothing more than something to read, and so does one of which nobody
        knows the direction, but for what contradicts either way.
        """
        there = self.parent.anchor(*a, avoid=self.child.document.id) if isinstance(a, tuple) else a
        here = self.child.anchor(*b) if isinstance(b, tuple) else b
        if (a is not None and there is None) or (b is not None and here is None):
            return None
        grade = severity or kind.severity
        if not self.derivation.settled:
            grade, reason = "read", reason + " That the one derives from the other is possible, not shown."
        elif self.derivation.direction == "undetermined" and a is not None and b is not None:
            reason += " Which of the two came first is not known."
            if kind.code not in EITHER_WAY:
                grade = "read"
        if any(
            _GARBLED.search(side.text, *m) for side, ms in ((self.parent, marked_a), (self.child, marked_b)) for m in ms
        ):
            return None  # another reading of the same letters
        if any(x is not None and _GARBLED.search(x.text) for x in (there, here)):
            grade, reason = "read", reason + " Letters are garbled there."
        return Finding(
            id=finding_id(kind.code, there, here),
            code=kind.code,
            name=kind.name,
            severity=grade,
            a=there,
            b=here,
            reason=reason,
            derivation=self.derivation.id,
            marked_a=tuple(self._marks(self.parent, marked_a, there)),
            marked_b=tuple(self._marks(self.child, marked_b, here)),
        )

    def _marks(self, side: Side, spans: Sequence[Span], inside: Anchor | None) -> list[Span]:
        """Marked spans in the offsets of the anchored account, cut to the anchor."""
        marks = []
        for span in spans:
            place = side.anchor(*span, avoid=self.child.document.id if side is self.parent else None)
            if inside and place and place.document == inside.document:
                low, high = max(place.start, inside.start), min(place.end, inside.end)
                if low < high:
                    marks.append((low, high))
        return sorted(set(marks))


_GARBLED = re.compile("â€|Ã[\u0080-\u00bf]|ï¿½|\ufffd")
"""What is left of letters that were read in a wrong code page and could not be mended."""


def finding_id(code: str, a: Anchor | None, b: Anchor | None) -> str:
    """From code and both places, so that two runs agree."""
    parts = [code, *(f"{x.document}:{x.start}:{x.end}" if x else "-" for x in (a, b))]
    return "f-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _space(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a place in neighbouring sentences holds white space, or lies between two of them."""
    return next((s.text[at - s.start].isspace() for s in sentences if s.start <= at < s.end), True)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in spans)
    return 2 * covered >= span[1] - span[0]
