"""One parsed sentence with what the rules ask of it: words, children, subtrees, the quotations that touch it."""

from collections.abc import Iterator
from functools import cached_property

from firsthand.language.parser import ParsedSentence
from firsthand.language.quotations import Quotation
from firsthand.records import Span

VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
"""Penn tags of verbs and modals."""


class Sentence:
    """``text`` is the sentence of the parsing copy; ``offset`` its place there. Spans are local to ``text``;
    token spans are half-open ranges of token indices.
    """

    def __init__(self, text: str, offset: int, parsed: ParsedSentence, quotations: list[Quotation]) -> None:
        self.text = text
        self.offset = offset
        self.parsed = parsed
        self.tags = parsed.tags
        self.deps, self.heads = parsed.deps, parsed.heads
        if "’" in text or "'" in text:
            self.deps, self.heads = _with_short_forms(parsed)
        self.quotations = quotations

    def __len__(self) -> int:
        return len(self.tags)

    @cached_property
    def words(self) -> list[str]:
        """Token texts, as written."""
        return [self.text[s:e] for s, e in zip(self.parsed.starts, self.parsed.ends, strict=True)]

    @cached_property
    def lower(self) -> list[str]:
        return [w.lower() for w in self.words]

    @cached_property
    def children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head != at:
                found[head].append(at)
        return found

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """First and last token of each token's subtree; linear by passing spans up from the leaves."""
        first = list(range(len(self)))
        last = list(range(len(self)))
        for at in self._leaves_first():
            head = self.heads[at]
            first[head] = min(first[head], first[at])
            last[head] = max(last[head], last[at])
        return list(zip(first, last, strict=True))

    @cached_property
    def depths(self) -> list[int]:
        """How many heads stand above each token."""
        found = [0] * len(self)
        for at in reversed(self._leaves_first()):
            if self.heads[at] != at:
                found[at] = found[self.heads[at]] + 1
        return found

    def _leaves_first(self) -> list[int]:
        order: list[int] = [at for at, head in enumerate(self.heads) if head == at]
        for at in order:  # grows while it is walked
            order.extend(self.children[at])
        return order[::-1]

    def subtree(self, at: int, without: frozenset[int] | set[int] = frozenset()) -> set[int]:
        """Token indices below and including ``at``, leaving out the subtrees of ``without``."""
        found: set[int] = set()
        waiting = [at]
        while waiting:
            node = waiting.pop()
            if node in without or node in found:
                continue
            found.add(node)
            waiting.extend(self.children[node])
        return found

    def child(self, at: int, *deps: str) -> int | None:
        """The first child of ``at`` with one of these dependencies."""
        for c in self.children[at]:  # a loop, for it is asked some fifty times a sentence
            if self.deps[c] in deps:
                return c
        return None

    def ancestors(self, at: int) -> Iterator[int]:
        """Heads upward from ``at``, ``at`` itself left out."""
        while self.heads[at] != at:
            at = self.heads[at]
            yield at

    def is_verb(self, at: int) -> bool:
        return self.tags[at] in VERBS

    def span(self, first: int, last: int) -> Span:
        """Local span of the tokens ``first`` to ``last``, both included."""
        return self.parsed.starts[first], self.parsed.ends[last]

    def span_of(self, tokens: set[int]) -> Span | None:
        """Local span from the first to the last of ``tokens``, without punctuation and spaces at its edges."""
        kept = sorted(tokens)
        while kept and not self._speaks(kept[0]):
            kept.pop(0)
        while kept and not self._speaks(kept[-1]):
            kept.pop()
        if not kept:
            return None
        start, end = self.span(kept[0], kept[-1])
        if "(" in self.text[start:end] and ")" not in self.text[start:end]:
            closed = self.text.find(")", end, end + 2)  # "(P-Ansel)", "(R-Ans.)"
            end = closed + 1 if closed >= 0 else end
        return start, end

    def _speaks(self, at: int) -> bool:
        return any(c.isalnum() or c in "$€£%" for c in self.words[at])

    @cached_property
    def quoted(self) -> list[int]:
        """By token: number of the outermost quotation that holds it (1-based), 0 outside. Scare quotes do not count."""
        found = [0] * len(self)
        for number, quotation in enumerate(self.quotations, 1):
            if quotation.level or quotation.extent == "scare":
                continue
            start, end = quotation.start - self.offset, quotation.end - self.offset
            for at in range(len(self)):
                if start <= self.parsed.starts[at] and self.parsed.ends[at] <= end:
                    found[at] = number
        return found

    @cached_property
    def quotations_by_number(self) -> dict[int, list[int]]:
        """The tokens of each quotation that ``quoted`` numbers, in its order."""
        found: dict[int, list[int]] = {}
        for at, number in enumerate(self.quoted):
            if number:
                found.setdefault(number, []).append(at)
        return dict(sorted(found.items()))


def _with_short_forms(parsed: ParsedSentence) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Dependencies and heads with every "n’t" a negation of its verb, which the parser now and then takes for a mark, and
    with "he’s said that" in the active voice: whoever has an object or a clause is not the one acted on.
    """
    deps, heads = list(parsed.deps), list(parsed.heads)
    for at in range(1, len(deps)):
        verb = heads[at]
        if deps[at] == "punct" and parsed.tags[at] in ("RB", "NN") and parsed.tags[at - 1] in VERBS:
            deps[at] = "neg"
            if deps[verb] in ("aux", "auxpass"):
                heads[at] = heads[verb]
        elif (
            deps[at] == "auxpass"
            and parsed.ends[at] - parsed.starts[at] == 2
            and parsed.starts[at] == parsed.ends[at - 1]
        ):
            below = [c for c, head in enumerate(heads) if head == verb]
            if any(deps[c] in ("dobj", "ccomp") for c in below) and not any(deps[c] == "agent" for c in below):
                deps[at] = "aux"
                for c in below:
                    if deps[c] == "nsubjpass":
                        deps[c] = "nsubj"
    return tuple(deps), tuple(heads)
