"""The finding about a name put before the same words, in a sentence that otherwise follows the parent."""

from collections.abc import Iterator

from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match
from firsthand.comparison.names import named
from firsthand.comparison.words import matter
from firsthand.records import Finding, FindingClass, Span

ADDED = FindingClass(
    code="C506",
    name="name added",
    severity="read",
    severity_note="Always to be read: the account may have it from elsewhere.",
    rationale="In a sentence that goes back to another text, a name that the text does not have borrows its authority.",
    example=("a joint venture for oil and gas", "a Norwegian joint venture for oil and gas"),
    misses="Names and figures put in elsewhere than before words that the text has in one piece: of the figures so reported "
    "in rewrites by four hands none was new.",
)
CLASSES = (ADDED,)

SAME_WORDS = 3
"""Words after a name put in that the parent has in one piece: then it is a name put before the same thing."""
_ARTICLES = frozenset({"a", "an", "the"})
"""Before a noun: what stands after it in the parent is one thing, and a name in its place says more of that thing."""


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about names put in on one edge that carries matter, one a sentence."""
    if edge.copies or not edge.leading:
        return
    for match in edge.matches:
        if spans := _new_names(edge, match):
            words = "” and “".join(edge.child.text[a:b].strip() for a, b in spans[:3])
            reason = f"“{words}” is not in {edge.parent_label}, whose sentence this one follows."
            yield edge.between(match, ADDED, reason, spans)


def _new_names(edge: Edge, match: Match) -> list[Span]:
    """Names put before words that the parent's sentence has in one piece, there with another word before them."""
    before: dict[tuple[str, ...], set[str]] = {}
    for sentence in match.parents:
        forms = [w.form for w in sentence.words]
        for i in range(1, len(forms) - SAME_WORDS + 1):
            before.setdefault(tuple(forms[i : i + SAME_WORDS]), set()).add(forms[i - 1])
    states = {name.state for sentence in match.parents for name in named(sentence, edge.parent)}
    found = []
    for name in named(match.child, edge.child):
        if name.state is not None and name.state in states:
            continue  # "Norwegian insurer Vestrel" for "the insurer Vestrel of Norway"
        following = [w for w in match.child.words if w.start >= name.end][:SAME_WORDS]
        after = tuple(w.form for w in following)
        if not matter(following[:1]) or edge.child.text[name.end : following[0].start].strip(" -–"):
            continue
        written = edge.child.text[name.start : name.end].strip()
        if after in before and before[after] <= _ARTICLES and written not in edge.parent.text:
            found.append((name.start, name.end))
    return found
