"""Findings about facts inside sentences that otherwise follow the parent: a figure, a date or a name put in, a scope widened,
sentences that go back to nothing.
"""

from collections.abc import Iterator, Sequence

from firsthand.comparison import figures
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match
from firsthand.comparison.names import named
from firsthand.comparison.otherwise import said_otherwise
from firsthand.comparison.sides import Fact, Sentence, Side
from firsthand.comparison.words import Word, matter, stem, words_of
from firsthand.records import Finding, FindingClass, Money, Quantity, Span

ADDED = FindingClass(
    code="C506",
    name="fact added",
    severity="read",
    severity_note="Always to be read: the account may have it from elsewhere.",
    rationale="In a sentence that goes back to another text, a figure or a name that the text does not have borrows its "
    "authority.",
    example=("They met at a boatyard.", "They met at a boatyard with 300 workers."),
    misses="Added words that hold no figure and no name; a name that the parent has elsewhere, unless it was put before the "
    "same words.",
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

MOST_ADDED = 6
"""Findings of this kind an account; more would be a list nobody reads."""
_TIMES = frozenset({"day", "week", "month", "year"})
SAME_WORDS = 3
"""Words after a name put in that the parent has in one piece: then it is a name put before the same thing."""
_ARTICLES = frozenset({"a", "an", "the"})
"""Before a noun: what stands after it in the parent is one thing, and a name in its place says more of that thing."""
_WIDE = frozenset(
    "global international worldwide foreign western universal general widespread nationwide national".split()
)


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about facts put in on one edge, one a sentence."""
    if edge.copies or not edge.leading:
        return
    told = 0
    for match in edge.matches:
        wider = _wider(edge, match)
        if wider is not None:
            yield wider
        spans = _new_facts(edge, match) or _new_names(edge, match)
        if spans and told < MOST_ADDED:
            told += 1
            words = "” and “".join(edge.child.text[a:b].strip() for a, b in spans[:3])
            reason = f"“{words}” is not in {edge.parent_label}, whose sentence this one follows."
            yield edge.between(match, ADDED, reason, spans)


def _new_facts(edge: Edge, match: Match) -> list[Span]:
    """Figures of a sentence that the parent has nowhere, where no finding sets them against one of its own."""
    missing = {f.kind for s in match.parents for f in s.facts if not _stands(f, edge.child.facts)}
    return [
        (f.start, f.end)
        for f in match.child.facts
        if f.kind in ("quantity", "money")
        and f.kind not in missing
        and not _stands(f, edge.parent.facts)
        and not {w.form for w in words_of(f.text)} <= edge.parent.forms
        and not (isinstance(f.item, Quantity) and said_otherwise(f.item, match.parents))
    ]


def _stands(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether a figure is among others. “One” is nothing to look for; what is no figure is not looked for."""
    item = fact.item
    if isinstance(item, Quantity):
        timed = item.unit in _TIMES and any(o.kind == "date" for o in others)  # "twelve months", "a year earlier"
        if item.low == item.high == 1 or figures.loose(item) or timed:
            return True
        return any(isinstance(o.item, Quantity) and _one(item, o.item) for o in others)
    if isinstance(item, Money):
        return any(isinstance(o.item, Money) and o.item.low <= item.high and item.low <= o.item.high for o in others)
    return True


def _one(a: Quantity, b: Quantity) -> bool:
    """The same value, of the same measure where both have one."""
    x, y = (q.unit if q.unit in figures.MEASURES else None for q in (a, b))
    return x == y and (figures.agree(a, b) or figures.rounded(a, b))


def _new_names(edge: Edge, match: Match) -> list[Span]:
    """Names put before words that the parent's sentence has in one piece, there with another word before them."""
    before: dict[tuple[str, ...], set[str]] = {}
    for sentence in match.parents:
        forms = [w.form for w in sentence.words]
        for i in range(1, len(forms) - SAME_WORDS + 1):
            before.setdefault(tuple(forms[i : i + SAME_WORDS]), set()).add(forms[i - 1])
    found = []
    for name in named(match.child, edge.child):
        following = [w for w in match.child.words if w.start >= name.end][:SAME_WORDS]
        after = tuple(w.form for w in following)
        if not matter(following[:1]) or edge.child.text[name.end : following[0].start].strip(" -–"):
            continue
        if after in before and before[after] <= _ARTICLES:
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
