"""Word for word: how the words of a child run along the words of its parent inside the passages they share."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from firsthand.comparison.words import Word
from firsthand.records import Passage

WINDOW = 30
"""Words looked ahead on either side for the place where two readings agree again. Lineage lets a passage run over
insertions of twelve words; two such may follow each other closely."""
HEAD_WORDS = 6
"""Words at the head of both texts that belong to the passage after them."""
FOOTING = 3
"""Words that must agree again before the readings count as back in step."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words ``c0:c1`` of the child stand where the parent has ``p0:p1``; ``same`` when they agree word by word."""

    c0: int
    c1: int
    p0: int
    p1: int
    same: bool


@dataclass(frozen=True)
class Literal:
    """The literal alignment of two sides. Indices count words of the body."""

    child: tuple[Word, ...]
    parent: tuple[Word, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def child_to_parent(self) -> dict[int, int]:
        return {b.c0 + k: b.p0 + k for b in self.blocks if b.same for k in range(b.c1 - b.c0)}

    @cached_property
    def parent_to_child(self) -> dict[int, int]:
        return {p: c for c, p in self.child_to_parent.items()}

    @cached_property
    def _child_starts(self) -> list[int]:
        return [w.start for w in self.child]

    @cached_property
    def _parent_starts(self) -> list[int]:
        return [w.start for w in self.parent]

    def child_words(self, start: int, end: int) -> range:
        """Indices of the child's words in ``[start, end)``."""
        return range(bisect_left(self._child_starts, start), bisect_left(self._child_starts, end))

    def parent_words(self, start: int, end: int) -> range:
        """Indices of the parent's words in ``[start, end)``."""
        return range(bisect_left(self._parent_starts, start), bisect_left(self._parent_starts, end))

    def child_share(self, start: int, end: int) -> float:
        """Share of the child's words in ``[start, end)`` that agree with the parent's."""
        words = self.child_words(start, end)
        return sum(i in self.child_to_parent for i in words) / max(1, len(words))

    def parent_share(self, start: int, end: int) -> float:
        """Share of the parent's words in ``[start, end)`` that agree with the child's."""
        words = self.parent_words(start, end)
        return sum(i in self.parent_to_child for i in words) / max(1, len(words))


def align(child: tuple[Word, ...], parent: tuple[Word, ...], passages: Iterable[Passage]) -> Literal:
    """Run along every passage of one edge (``a`` the child, ``b`` the parent) and note where the words part."""
    blocks: list[Block] = []
    starts_c, starts_p = [w.start for w in child], [w.start for w in parent]
    for passage in sorted(passages, key=lambda p: (p.a_start, p.b_start)):
        c0, c1 = bisect_left(starts_c, passage.a_start), bisect_left(starts_c, passage.a_end)
        p0, p1 = bisect_left(starts_p, passage.b_start), bisect_left(starts_p, passage.b_end)
        if max(c0, p0) <= HEAD_WORDS:
            c0 = p0 = 0  # a name changed among the first words keeps a passage from beginning before it
        blocks += _walk(child, parent, c0, c1, p0, p1)
    return Literal(child, parent, tuple(blocks))


def _walk(child: Sequence[Word], parent: Sequence[Word], c: int, c_end: int, p: int, p_end: int) -> list[Block]:
    """In step while the words agree; out of step, look a little ahead on both sides. Linear in the passage."""
    blocks: list[Block] = []
    while c < c_end or p < p_end:
        run = 0
        while c + run < c_end and p + run < p_end and child[c + run].form == parent[p + run].form:
            run += 1
        if run:
            blocks.append(Block(c, c + run, p, p + run, True))
            c, p = c + run, p + run
            continue
        dc, dp = _footing(child, parent, c, c_end, p, p_end)
        blocks += _within(child, parent, c, c + dc, p, p + dp)
        c, p = c + dc, p + dp
    return blocks


def _footing(child: Sequence[Word], parent: Sequence[Word], c: int, c_end: int, p: int, p_end: int) -> tuple[int, int]:
    """The nearest pair of steps after which the readings agree again, or to the end of the passage."""
    for total in range(1, 2 * WINDOW + 1):
        for dc in range(max(0, total - WINDOW), min(WINDOW, total) + 1):
            dp = total - dc
            if c + dc > c_end or p + dp > p_end:
                continue
            need = min(FOOTING, c_end - c - dc, p_end - p - dp)
            if need > 0 and all(child[c + dc + k].form == parent[p + dp + k].form for k in range(need)):
                return dc, dp
    return c_end - c, p_end - p


def _within(child: Sequence[Word], parent: Sequence[Word], c0: int, c1: int, p0: int, p1: int) -> list[Block]:
    """A stretch out of step: single words that agree inside it are still words that agree."""
    if not (c0 < c1 and p0 < p1) or max(c1 - c0, p1 - p0) > 4 * WINDOW:
        return [Block(c0, c1, p0, p1, False)]
    left, right = [w.form for w in child[c0:c1]], [w.form for w in parent[p0:p1]]
    blocks = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        blocks.append(Block(c0 + i1, c0 + i2, p0 + j1, p0 + j2, tag == "equal"))
    return blocks
