"""The finding about roles: who did it and to whom it was done have changed places."""

from collections.abc import Iterator, Sequence

from firsthand.comparison.acts import Act, alike, crossed, straight
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match, Placed, Variant
from firsthand.comparison.sides import Sentence
from firsthand.comparison.words import matter, stem
from firsthand.records import Finding, FindingClass, Span

EXCHANGED = FindingClass(
    code="R221",
    name="roles exchanged",
    severity="high",
    severity_note="High where the words around both parties agree; to be read in a reworded sentence: of 21 such in rewrites "
    "by another hand six were right.",
    rationale="Buyer and seller, accuser and accused: with the same names and the same verb the contrary is said.",
    example=("The yard sued the harbour council.", "The harbour council sued the yard."),
    misses="Parties that stand as pronouns; acts told by an idiom, or by a noun that names one party; parties exchanged over "
    "two sentences.",
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
            here, there = marks
            yield edge.finding(
                EXCHANGED,
                f"Who did it and to whom is the other way round in {edge.parent_label}.",
                a=edge.shown(match.parents),
                b=edge.shown([match.child]),
                severity=match.graded("high", "read") if same else "read",
                marked_a=there,
                marked_b=here,
            )


def _crossed(edge: Edge, match: Match) -> tuple[list[Span], list[Span]] | None:
    """Two places of one sentence whose words have been exchanged, or names that moved past another."""
    for i, one in enumerate(match.variants):
        for other in match.variants[i + 1 :]:
            a, b = set(matter(one.here)), set(matter(one.there))
            c, d = set(matter(other.here)), set(matter(other.there))
            swapped = a and b and not a & b and a & d and b & c and len(a ^ d) <= 1 and len(b ^ c) <= 1
            if swapped or (_moved(edge, match, one, other) and not _still(edge, match)):
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
            same = exchanged(one, other)
            if same is not None and not any(agree(one, third) for third in theirs):
                return one, other, same
    return None


def _by_acts(edge: Edge, match: Match) -> tuple[list[Span], list[Span]] | None:
    """An act whose parties have changed places, where no act of the other side has them as they are."""
    around = edge.around(match)
    mine, theirs = edge.acts([match.child]), edge.acts(around)
    for one in mine:
        for other in theirs:
            if not crossed(one, other):
                continue
            borne_out = any(alike(one, third) and straight(one, third) for third in theirs if third is not other)
            if not borne_out and not any(alike(t, other) and straight(t, other) for t in mine if t is not one):
                return _places(one, [match.child]), _places(other, around)
    return None


def _places(act: Act, sentences: Sequence[Sentence]) -> list[Span]:
    """Where an act and its parties are told."""
    parties = act.first | act.second
    return sorted({act.at, *((w.start, w.end) for s in sentences for w in s.words if stem(w.form) in parties)})


def _parties_touched(match: Match) -> bool:
    return any(matter(v.here) and matter(v.there) for v in match.variants)


def exchanged(one: Placed, other: Placed) -> bool | None:
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
