"""One edge under comparison: both sides, their literal alignment, the counterparts of reworded sentences."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.comparison.counterparts import Counterpart, borne_out, counterparts
from firsthand.comparison.literal import Literal, align
from firsthand.comparison.sides import Sentence, Side
from firsthand.language.meaning import Meanings, Weights
from firsthand.records import Anchor, Derivation, Finding, FindingClass, Passage, Severity, Span

COPIES = frozenset({"reprint", "excerpt", "update"})
REWORDED = frozenset({"report", "rewrite", "translation"})
LITERAL_SHARE = 0.6
"""A sentence whose words agree to this share is compared word by word, another by its counterpart."""


@dataclass(frozen=True)
class Edge:
    """A child, what it derives from, and how its words and sentences run along the parent's."""

    derivation: Derivation
    child: Side
    parent: Side
    passages: tuple[Passage, ...]
    weights: Weights
    meanings: Meanings
    own: tuple[Span, ...] = ()
    """What stands in the child outside the spans of all its derivations and credits nobody."""
    elsewhere: tuple[Span, ...] = ()
    """Spans of the child that depend on another parent."""
    others: tuple[Side, ...] = ()
    """Held accounts that are neither the child nor derive from it."""
    leading: bool = True
    """Whether this is the child's surest derivation: what concerns the child alone is said once, here."""

    @property
    def copies(self) -> bool:
        """Whether the child carries the parent's words rather than its matter."""
        return self.derivation.kind in COPIES

    @cached_property
    def literal(self) -> Literal:
        return align(self.child.words, self.parent.words, self.passages)

    @cached_property
    def dependent(self) -> tuple[Sentence, ...]:
        """Sentences of the child that lie in its dependent spans."""
        return tuple(s for s in self.child.sentences if _inside((s.start, s.end), self.derivation.spans))

    @cached_property
    def counterparts(self) -> tuple[Counterpart, ...]:
        """Counterparts of the dependent sentences that were reworded.

        Shared words place a sentence that keeps enough of them. Where a sentence has a fact that the parent has nowhere,
        meaning decides: loading it costs a second, and without such a fact there is nothing to find.
        """
        reworded = [s for s in self.dependent if self.literal.child_share(s.start, s.end) < LITERAL_SHARE]
        if self.derivation.kind not in REWORDED or not reworded:
            return ()
        by_words = counterparts(reworded, self.parent.sentences, self.weights, None)
        open_facts = [s for s in reworded if any(not borne_out(f, self.parent.facts) for f in s.facts)]
        by_meaning = counterparts(open_facts, self.parent.sentences, self.weights, self.meanings)
        placed = {c.child.index: c for c in (*by_words, *by_meaning)}
        return tuple(placed[i] for i in sorted(placed))

    @cached_property
    def parent_label(self) -> str:
        """What a reader calls the parent; says so when it is not held."""
        label = self.parent.document.label
        return label if self.parent.document.held else f"{label} (restored from its copies)"

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

        An edge that is possible but not shown gives nothing more than something to read.
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


def finding_id(code: str, a: Anchor | None, b: Anchor | None) -> str:
    """From code and both places, so that two runs agree."""
    parts = [code, *(f"{x.document}:{x.start}:{x.end}" if x else "-" for x in (a, b))]
    return "f-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in spans)
    return 2 * covered >= span[1] - span[0]
