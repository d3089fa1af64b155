"""The finding about roles: who did it and to whom it was done have changed places."""

import itertools
from collections.abc import Iterator, Sequence

from firsthand.comparison.acts import (
    Act,
    alike,
    bears_out,
    by_another,
    crossed,
    exchanged,
    one_deal,
    straight,
)
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match, Placed, Variant
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.words import matter, stem
from firsthand.language.states import find_states
from firsthand.records import Finding, FindingClass, Span

EXCHANGED = FindingClass(
    code="R221",
    name="roles exchanged",
    severity="high",
    severity_note="High where the words around both parties agree; to be read in a reworded sentence: of 23 such in rewrites "
    "by another hand 13 were right.",
    rationale="Buyer and seller, accuser and accused: with the same names and the same verb the contrary is said.",
    example=("The yard sued the harbour council.", "The harbour council sued the yard."),
    misses="Pronouns that mean another than the nearest noun that fits; acts told by an idiom, or by a noun that names one party; the same done by somebody "
    "else; parties exchanged over two sentences.",
)
CLASSES = (EXCHANGED,)


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about roles on one edge, one a sentence at most."""
    for match in edge.matches:
        marks = _crossed(edge, match) if match.literal else None
        same = True
        if marks is None and match.literal:
            found = _by_grammar(edge, match)
            if found is not None:
                one, other, same = found
                marks = ([one.verb], [other.verb])
        if not match.literal:
            marks = _by_acts(edge, match)
        if marks is not None:
            theirs, mine = _told(edge.parent, marks[1]), _told(edge.child, marks[0])
            way = f"Who did it and to whom is the other way round in {edge.parent_label}"
            grade = match.graded("high", "read") if same else "read"
            yield edge.between(match, EXCHANGED, f"{way}: “{theirs}” there, “{mine}” here.", *marks, grade)


def _crossed(edge: Edge, match: Match) -> tuple[list[Span], list[Span]] | None:
    """Two places of one sentence whose words have been exchanged, or names that moved past another."""
    for i, one in enumerate(match.variants):
        for other in match.variants[i + 1 :]:
            a, b = set(matter(one.here)), set(matter(one.there))
            c, d = set(matter(other.here)), set(matter(other.there))
            changed = a and b and not a & b and a & d and b & c and len(a ^ d) <= 1 and len(b ^ c) <= 1
            if changed or (_moved(edge, match, one, other) and not _still(edge, match)):
                return [one.place, other.place], [one.origin, other.origin]
    return None


def _moved(edge: Edge, match: Match, one: Variant, other: Variant) -> bool:
    """Whether a name left one place and stands in the other, past another name."""
    gone, come = (one.there, other.here) if one.there else (other.there, one.here)
    if (one.here and one.there) or (other.here and other.there) or not matter(gone):
        return False
    if sorted(matter(gone)) != sorted(matter(come)) or _JOINING & {w.form for w in (*gone, *come)}:
        return False
    text = edge.child.text
    between = [w for w in match.child.words if one.place[1] <= w.start and w.end <= other.place[0]]
    return any(text[w.start].isupper() for w in come) and any(text[w.start].isupper() for w in between)


def _still(edge: Edge, match: Match) -> bool:
    """Whether the grammar has the parties as they were: "X sued Y" and "Y was sued by X"."""
    mine, theirs = edge.clauses(match)
    return any(agree(one, other) for one in mine for other in theirs)


_JOINING = frozenset({"and", "or", "with"})


def _by_grammar(edge: Edge, match: Match) -> tuple[Placed, Placed, bool] | None:
    mine, theirs = edge.clauses(match)
    for one in mine:
        for other in theirs:
            if match.literal and not match.touched(one.verb) and not _parties_touched(match):
                continue
            same = swapped(one, other)
            if same is not None and not any(agree(one, third) for third in theirs):
                return one, other, same
    return None


def _by_acts(edge: Edge, match: Match) -> tuple[list[Span], list[Span]] | None:
    """An act whose parties have changed places, where no act of the other side has them as they are, or two."""
    around = edge.around(match)
    mine, theirs = edge.acts([match.child]), edge.acts(around)
    pairs = [(one, other) for one in mine for other in theirs]
    for one, other in pairs:
        if crossed(one, other) and not _kept(one, other, mine, theirs):
            return _places(one, [match.child]), _places(other, around)
    for one, other in pairs:
        rivals = [t for t in theirs if not alike(one, other) or alike(one, t)]
        own = [t for t in mine if not alike(one, other) or alike(t, other)]
        borne = any(bears_out(t, one, other) for t in rivals) or any(bears_out(t, other, one) for t in own)
        if exchanged(one, other) and not borne:
            return _places(one, [match.child]), _places(other, around)
    stems = frozenset(matter(match.child.words)), frozenset(matter(w for s in around for w in s.words))
    for one, other in pairs:
        two = by_another(one, other, *stems) and not _beside(one.first, other.first, [match.child, *around])
        if two and not _kept(one, other, [one], theirs):
            return _places(one, [match.child]), _places(other, around)
    if (marks := _owners_exchanged(edge, match)) is not None:
        return marks
    here, there = _way(edge.child, [match.child]), _way(edge.parent, around)
    whither, whence = ((here.get(x, ("",))[0], there.get(y, ("",))[0]) for x, y in (("from", "to"), ("to", "from")))
    if len(here) == len(there) == 2 and whither[0] == whither[1] and whence[0] == whence[1]:
        return [span for _, span in here.values()], [span for _, span in there.values()]
    return None


def _owners_exchanged(edge: Edge, match: Match) -> tuple[list[Span], list[Span]] | None:
    """A noun that is of one state here and of another there, where each side names both states: "the ministry of Peru", "the
    Chilean ministry"."""
    mine, theirs = _of_states(edge, [match.child]), _of_states(edge, edge.around(match))
    both = {s for states in mine.values() for s in states} & {s for states in theirs.values() for s in states}
    for noun in mine.keys() & theirs.keys() - {""}:
        here, there = mine[noun], theirs[noun]
        if not here.keys() & there.keys() and here.keys() | there.keys() <= both:
            return list(here.values()), list(there.values())
    return None


def _of_states(edge: Edge, sentences: Sequence[Sentence]) -> dict[str, dict[str, Span]]:
    """The states that each noun is of, and where that stands; those named by themselves under no noun."""
    found: dict[str, dict[str, Span]] = {}
    for sentence, parse in zip(sentences, edge.parses(sentences), strict=True):
        for at in range(len(parse.heads)) if parse is not None else ():
            assert parse is not None
            (low, high), node = parse.span(at), at
            while parse.deps[node] == "conj" and parse.heads[node] != node:
                node = parse.heads[node]
            head = parse.heads[node]
            if parse.deps[node] == "pobj" and parse.lower[head] == "of":
                head = parse.heads[head]
            owned = head != node and parse.tags[head].startswith("NN") and parse.text[parse.span(head)[0]].islower()
            for state in find_states(parse.text[low:high]):
                place = (sentence.start + low, sentence.start + high)
                found.setdefault(stem(parse.lower[head]) if owned else "", {})[state.canonical] = place
    return found


def _way(side: Side, sentences: Sequence[Sentence]) -> dict[str, tuple[str, Span]]:
    """The name after the only "from" and the one after the only "to" of some sentences; none where there are more."""
    found: dict[str, tuple[str, Span]] = {}
    for word, after in (pair for s in sentences for pair in itertools.pairwise(s.words)):
        sort = "from" if word.form == "from" else "to" if word.form in _TOWARD else ""
        if sort and side.text[after.start].isupper():
            if sort in found:
                return {}
            found[sort] = (stem(after.form), (word.start, after.end))
    return found


_TOWARD = frozenset({"to", "for", "into", "towards", "toward"})


def _kept(one: Act, other: Act, mine: Sequence[Act], theirs: Sequence[Act]) -> bool:
    """Whether another act of either side has the parties as they are."""
    there = any(one_deal(one, third) and straight(one, third) for third in theirs if third is not other)
    return there or any(one_deal(third, other) and straight(third, other) for third in mine if third is not one)


def _beside(one: frozenset[str], other: frozenset[str], sentences: Sequence[Sentence]) -> bool:
    """Whether two parties stand side by side somewhere, and so are one: "the company Meridian Blue"."""
    pairs = [(stem(a.form), stem(b.form)) for s in sentences for a, b in itertools.pairwise(s.words)]
    return any((a in one and b in other) or (a in other and b in one) for a, b in pairs)


def _told(side: Side, marks: Sequence[Span]) -> str:
    return " … ".join(side.text[a:b] for a, b in sorted(marks))


def _places(act: Act, sentences: Sequence[Sentence]) -> list[Span]:
    """Where an act and its parties are told."""
    parties = act.first | act.second
    return sorted({act.at, *((w.start, w.end) for s in sentences for w in s.words if stem(w.form) in parties)})


def _parties_touched(match: Match) -> bool:
    return any(matter(v.here) and matter(v.there) for v in match.variants)


def swapped(one: Placed, other: Placed) -> bool | None:
    """Whether the parties of two clauses are exchanged: with the same verb (or by giving and taking), otherwise, or None."""
    a, b = one.clause, other.clause
    given = (a.giver or a.taker) and (b.giver or b.taker)
    if given:
        straight = (a.giver & b.giver) | (a.taker & b.taker)
        gave, took = bool(a.giver & b.taker), bool(a.taker & b.giver)
        things = bool((a.patient | a.about) & (b.patient | b.about))
        if straight or not (gave or took) or not (things or (gave and took)):
            return None
        return (gave and took) or a.verb == b.verb
    crossed = bool(a.agent & b.patient and a.patient & b.agent)
    return True if crossed and a.verb == b.verb and not (a.agent & b.agent or a.patient & b.patient) else None


def agree(one: Placed, other: Placed) -> bool:
    """Whether two clauses have one verb, with the same parties in the same parts."""
    a, b = one.clause, other.clause
    if a.verb != b.verb:
        return False
    return bool((a.agent & b.agent and a.patient & b.patient) or (a.giver & b.giver and a.taker & b.taker))
