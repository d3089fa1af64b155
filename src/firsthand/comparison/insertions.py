"""Findings inside sentences that otherwise follow the parent: a name put before the same words, a scope widened."""

from collections.abc import Iterator

from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match
from firsthand.comparison.names import named
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.words import Word, listed, matter, stem
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
SCOPE = FindingClass(
    code="N105",
    name="scope changed",
    severity="read",
    severity_note="Always to be read.",
    rationale="The sanctions of one state are not those of the world, and one order is not all of them.",
    example=("in breach of Norwegian sanctions", "in breach of international sanctions"),
    misses="A scope told by verbs or by several words; a sum that belongs to a larger deal.",
)
CLASSES = (SCOPE, ADDED)

SAME_WORDS = 3
"""Words after a name put in that the parent has in one piece: then it is a name put before the same thing."""
_ARTICLES = frozenset({"a", "an", "the"})
"""Before a noun: what stands after it in the parent is one thing, and a name in its place says more of that thing."""
_WIDE = listed("insertions: wide")


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about words put in on one edge that carries matter, one of a sort a sentence."""
    if edge.copies or not edge.leading:
        return
    for match in edge.matches:
        yield _wider(edge, match)
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


def _wider(edge: Edge, match: Match) -> Finding | None:
    """A word of wide scope in the place of a name before the same noun."""
    owned = {
        stem(noun.form): (word, noun) for s in match.parents for word, noun in _pairs(s) if _state(word, s, edge.parent)
    }
    for word, noun in _pairs(match.child):
        theirs = owned.get(stem(noun.form))
        if word.form in _WIDE and theirs is not None:
            here, there = (word.start, noun.end), (theirs[0].start, theirs[1].end)
            wide, own = edge.child.text[slice(*here)], edge.parent.text[slice(*there)]
            return edge.between(
                match, SCOPE, f"{edge.parent_label} has “{own}”, this account “{wide}”.", [here], [there]
            )
    return None


def _pairs(sentence: Sentence) -> Iterator[tuple[Word, Word]]:
    yield from zip(sentence.words, sentence.words[1:], strict=False)


def _state(word: Word, sentence: Sentence, side: Side) -> bool:
    return any(n.state is not None and n.start <= word.start < n.end for n in named(sentence, side))
