"""The grammar of one sentence as a tree of words."""

from firsthand.language.parser import ParsedSentence
from firsthand.records import Span

HELPERS = frozenset({"aux", "auxpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FORMS = {"VBP": "VB", "VBD": "VBN"}
"""Forms of a verb that are spelled alike, so that a tagger takes the one for the other."""


class Tree:
    """One sentence's words with its grammar. Spans are local to ``text``; words are called by their numbers."""

    def __init__(self, text: str, parsed: ParsedSentence) -> None:
        self.text, self.parsed = text, parsed
        self.tags, self.deps, self.heads = parsed.tags, parsed.deps, parsed.heads
        self.lower = [text[s:e].lower() for s, e in zip(parsed.starts, parsed.ends, strict=True)]
        self.children: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head != at:
                self.children[head].append(at)

    def span(self, at: int) -> Span:
        return (self.parsed.starts[at], self.parsed.ends[at])

    def child(self, at: int, *deps: str) -> int | None:
        """The first child of ``at`` with one of these dependencies."""
        return next((c for c in self.children[at] if self.deps[c] in deps), None)

    def parted(self, one: int, other: int) -> bool:
        """Whether a colon or a semicolon stands between two words: what one says does not reach the other."""
        low, high = sorted((one, other))
        return any(word in (":", ";") for word in self.lower[low:high])

    def shares(self, head: int, at: int) -> bool:
        """Whether a word joined to another has its helper and subject from it: of one form, and with none of its own."""
        return not self.own(at) and _FORMS.get(self.tags[at], self.tags[at]) == _FORMS.get(
            self.tags[head], self.tags[head]
        )

    def own(self, at: int) -> bool:
        """Whether a word has a subject, a helper or a "not" of its own."""
        return any(self.deps[c] in SUBJECTS | HELPERS | {"neg"} for c in self.children[at])

    def is_verb(self, at: int) -> bool:
        return self.tags[at].startswith("VB") and self.deps[at] not in HELPERS

    def verb_over(self, at: int) -> int:
        """The nearest verb above a word, or the topmost word."""
        seen = {at}
        while self.heads[at] not in seen:
            at = self.heads[at]
            seen.add(at)
            if self.is_verb(at):
                break
        return at

    def below(self, at: int) -> list[int]:
        """A word and what hangs on it, down to the next verbs."""
        found, waiting = [], [at]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += [c for c in self.children[node] if not self.is_verb(c)]
        return found

    def controller(self, at: int) -> int | None:
        """Who is to do what an infinitive or gerund tells, where it is the object of the verb above: "ordered the crew to
        leave", "accused the bishop of hiding it"; and what is called or left what a quality tells: "called the report false".
        """
        head = self.heads[at]
        if self.deps[at] == "pcomp" and self.lower[head] in ("of", "from", "for", "into", "with"):
            head = self.heads[head]
        elif self.deps[at] not in ("xcomp", "oprd"):
            return None
        if not self.is_verb(head) or self.lower[head].startswith("promis"):
            return None
        return self.child(head, "dobj", "obj") or self.child(head, "nsubjpass")
