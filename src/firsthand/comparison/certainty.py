"""Findings about certainty: a hedge dropped or added, a status raised or lowered."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from firsthand.comparison.clauses import hedging
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match, Placed, Variant, clause_pairs
from firsthand.comparison.sides import Sentence
from firsthand.comparison.signs import may_open, opening, parts, signs
from firsthand.comparison.words import Word, matter, stem, words_of
from firsthand.language.cues import english_cues
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Finding, FindingClass, Severity, Span

DROPPED = FindingClass(
    code="H601",
    name="hedge dropped",
    severity="medium",
    severity_note="Medium in a copy; to be read in a reworded sentence, and for words set apart by commas that no list knows.",
    rationale="“Probably” and “appears to” are part of what was said. Without them a guess becomes a fact.",
    example=("The yard has probably closed.", "The yard has closed."),
    misses="Hedges that lie in the whole of a text; a hedge of a sentence before; tone.",
)
ADDED = FindingClass(
    code="H602",
    name="hedge added",
    severity="low",
    severity_note="Low in a copy and where a reworded sentence clearly says the same; to be read elsewhere.",
    rationale="A doubt that the source did not have is the account's own.",
    example=("The files include a list of yards.", "The files reportedly include a list of yards."),
    misses="As for hedges dropped. An outlet that says “reportedly” for what it has from another does as it should.",
)
RAISED = FindingClass(
    code="H603",
    name="status raised",
    severity="high",
    severity_note="High in a copy; to be read in a reworded sentence: of 21 such in rewrites by another hand five were right.",
    rationale="What is planned, sought, offered or expected has not happened. Said as done it proves an order or a delivery "
    "that nobody claimed.",
    example=("The yard was set to receive nine cranes.", "The yard received nine cranes."),
    misses="A status told by nouns alone (“a contract”, “talks”); steps between two things done (ordered, delivered).",
)
LOWERED = FindingClass(
    code="H604",
    name="status lowered",
    severity="medium",
    severity_note="Medium in a copy; to be read in a reworded sentence.",
    rationale="What was done is said to be planned or proposed: one of the two is wrong about what happened.",
    example=("The council put a levy on imported grain.", "The council proposed a levy on imported grain."),
    misses="As for a status raised.",
)
CLASSES = (DROPPED, ADDED, RAISED, LOWERED)

_JOINING = frozenset(
    "however moreover meanwhile also too therefore then instead still yet indeed furthermore though although again now".split()
)
"""Set apart by commas they join sentences and hedge nothing."""
MOST_ASIDE = 6
"""Words of an aside that no list knows; a longer one says more than how sure it is."""
_PLANNED = 2
"""The rung of what is proposed or planned."""


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about certainty on one edge, one a sentence and sort at most."""
    for match in edge.matches:
        if match.literal:
            yield from _literal(edge, match)
        else:
            yield from _reworded(edge, match)


def hedges(words: Sequence[Word], text: str) -> list[Span]:
    """Words of ``text`` that hedge, wherever they stand: adverbs, modals, "appears to", "is said to"."""
    known = hedging()
    found = []
    for i, word in enumerate(words):
        sort = known.get(word.form)
        if word.form == "may" and text[word.start].isupper():
            continue  # the month
        if (
            sort is not None
            or word.form.startswith(("appear", "seem"))
            or (
                word.form in ("said", "reported", "rumored", "alleged")
                and i + 1 < len(words)
                and words[i + 1].form == "to"
            )
        ):
            found.append((word.start, word.end))
    return found


def _literal(edge: Edge, match: Match) -> Iterator[Finding | None]:
    mine, theirs = edge.clauses(match)
    touched = [c for c in mine if _bears(match, c, parent=False)]
    for one, other, same in clause_pairs(touched, theirs):
        if one.clause.open == other.clause.open or not same or one.clause.denied or other.clause.denied:
            continue
        if not (_bears(match, other, parent=True) or _bears(match, one, parent=False)):
            continue
        if other.clause.hedges and not one.clause.hedges and not _plans(other):
            continue  # said as a hedge below
        yield _status(edge, match, one, other)
        return
    for variant in match.variants:
        here, there = hedges(variant.here, edge.child.text), hedges(variant.there, edge.parent.text)
        if bool(here) != bool(there):
            yield _hedge(edge, match, DROPPED if there else ADDED, here or [variant.place], there or [variant.origin])
            return
        if not here and not there and (aside := _aside(edge, variant)):
            yield _hedge(
                edge, match, DROPPED if variant.there else ADDED, [variant.place], [variant.origin], severity=aside
            )
            return


def _bears(match: Match, placed: Placed, *, parent: bool) -> bool:
    """Whether a difference of the words touches what decides a clause's status."""
    spans = [placed.verb, *(placed.at(s) for s in placed.clause.openings)]
    return any(match.touched(span, parent=parent) for span in spans)


def _plans(placed: Placed) -> bool:
    return any(span not in placed.clause.hedges for span in placed.clause.openings)


def _aside(edge: Edge, variant: Variant) -> Severity | None:
    """Whether words that stand on one side only are an aside of no matter of fact: set apart by commas, or an adverb."""
    words, side, span = (
        (variant.there, edge.parent, variant.origin) if variant.there else (variant.here, edge.child, variant.place)
    )
    if (variant.here and variant.there) or not words or len(words) > MOST_ASIDE:
        return None
    text = side.text
    if any(text[w.start].isupper() or w.form[0].isdigit() or w.form in _JOINING for w in words):
        return None
    if any(f.start < span[1] and span[0] < f.end for f in side.facts):
        return None
    before, after = text[max(0, span[0] - 3) : span[0]].rstrip(), text[span[1] : span[1] + 3].lstrip()
    set_apart = before.endswith((",", "—", "–", "(")) and after.startswith((",", "—", "–", ")"))
    adverb = len(words) == 1 and words[0].form.endswith("ly")
    return "read" if set_apart or adverb else None


def _reworded(edge: Edge, match: Match) -> Iterator[Finding | None]:
    mine, theirs = edge.clauses(match)
    mild = hedges(match.child.words, edge.child.text) + _likely(match.child.words)
    here = mild + _cues([match.child])
    said = set()
    for one, other, same in clause_pairs(mine, theirs):
        if one.clause.denied or other.clause.denied:
            continue
        if "status" not in said and _moved(one, other, same=same):
            said.add("status")
            yield _status(edge, match, one, other)
        elif "hedge" not in said and (same or _mere(other)) and (there := _gone(edge, other, mild, here)):
            said.add("hedge")
            yield _hedge(edge, match, DROPPED, [one.verb], there, severity="read")
        elif one.clause.hedges and not other.clause.hedges and "hedge" not in said and (same or _mere(one)):
            there = [s for p in match.parents for s in hedges(p.words, edge.parent.text)] + _cues(match.parents)
            if not there:
                said.add("hedge")
                yield _hedge(edge, match, ADDED, [one.at(s) for s in one.clause.hedges], [other.verb])
    if "status" not in said and (shift := _prospect(edge, match) or _by_signs(edge, match)) is not None:
        said.add("status")
        yield shift
    if not said:
        yield from _whole(edge, match, here)


def _by_signs(edge: Edge, match: Match) -> Finding | None:
    """What is plainly still to come on one side, where nothing on the other can tell of anything to come: to be read."""
    if match.ground == "weak":
        return None
    around = edge.around(match)
    here, there = match.child.words, [w for s in around for w in s.words]
    own = [w for s in match.parents for w in s.words]
    inside = {w.start for w in own}
    mine, theirs = edge.tagged([match.child]), edge.tagged(around)
    for sign in signs(there, edge.parent.text, opening):
        found = parts(here, edge.child.text, sign, LEAST_BORNE + (sign.word.start not in inside))
        still_open = any(may_open(w) or mine.get(w.start) == "TO" for run in found for w in run)
        if found and not still_open and any(mine.get(w.start) in _DONE for w in found[0]):
            span = (found[0][0].start, found[0][-1].end)
            return _shift(edge, match, RAISED, [span], [(sign.word.start, sign.word.end)])
    if not any(may_open(w) or theirs.get(w.start) == "TO" for w in there):
        for sign in signs(here, edge.child.text, _to_come(edge.child.text, here)):
            if found := parts(own, edge.parent.text, sign, LEAST_BORNE):
                span = (found[0][0].start, found[0][-1].end)
                return _shift(edge, match, LOWERED, [(sign.word.start, sign.word.end)], [span])
    return None


_DONE = frozenset({"VBD", "VBN"})
"""Tags of verbs that tell of what was done."""


def _to_come(text: str, words: Sequence[Word]) -> Callable[[Word], bool]:
    """Whether a word of ``text`` leaves an act open, "may" and "might" among them (but for the month), and "could be"."""
    after = {a.start: b.form for a, b in pairwise(words)}

    def told(word: Word) -> bool:
        if word.form in ("may", "might"):
            return text[word.start].islower()
        return opening(word) or (word.form == "could" and after.get(word.start) == "be")

    return told


LEAST_BORNE = 2
"""Words of matter that a plan and what is told as done must share."""


def _prospect(edge: Edge, match: Match) -> Finding | None:
    """A thing that is “proposed” or “planned” on one side and simply is on the other."""
    mine = _proposed(match.child.words)
    theirs = _proposed([w for s in match.parents for w in s.words])
    here = {stem(w.form): w for w in match.child.words}
    there = {stem(w.form): w for s in match.parents for w in s.words}
    for thing, word in mine.items():
        if thing in there and not theirs:
            return _shift(
                edge, match, LOWERED, [(word.start, here[thing].end)], [(there[thing].start, there[thing].end)]
            )
    for thing, word in theirs.items():
        if thing in here and not mine:
            return _shift(edge, match, RAISED, [(here[thing].start, here[thing].end)], [(word.start, there[thing].end)])
    return None


def _proposed(words: Sequence[Word]) -> dict[str, Word]:
    """Stems of matter that stand within three words after “proposed” and its like, with that word."""
    found: dict[str, Word] = {}
    for i, word in enumerate(words):
        if word.form in _PROSPECTS and matter(words[i + 1 : i + 2]):
            found |= {stem(w.form): word for w in words[i + 1 : i + 4] if matter([w])}
    return found


_PROSPECTS = frozenset("proposed planned intended prospective envisaged mooted".split())


def _shift(edge: Edge, match: Match, kind: FindingClass, here: list[Span], there: list[Span]) -> Finding | None:
    a, b = edge.parent.text[slice(*there[0])], edge.child.text[slice(*here[0])]
    return edge.finding(
        kind,
        f"{edge.parent_label} has “{a}”, this account “{b}”.",
        a=edge.shown(match.parents),
        b=edge.shown([match.child]),
        severity="read",
        marked_a=there,
        marked_b=here,
    )


def _gone(edge: Edge, other: Placed, mild: list[Span], here: list[Span]) -> list[Span]:
    """The hedges of a clause of the parent that the child's sentence has no like of: a "probably" is not made up for by
    "they believe".
    """
    there = [other.at(s) for s in other.clause.hedges]
    words = {(w.start, w.end): w for w in words_of(edge.parent.text, other.sentence.start, other.sentence.end)}
    strong = [s for s in there if s in words and hedges([words[s]], edge.parent.text)]
    if not here:
        return there
    return strong if not mild else []


def _moved(one: Placed, other: Placed, *, same: bool) -> bool:
    """Whether the status differs: open and done of one verb, or two steps of a deal about one thing."""
    if same:
        return one.clause.open != other.clause.open
    mine, theirs = _rung(one), _rung(other)
    things = one.clause.patient & (other.clause.patient | other.clause.about)
    return bool(things) and mine is not None and theirs is not None and mine != theirs


def _rung(placed: Placed) -> int | None:
    """The step of a deal that a clause tells of; what is open is at most planned, what is ordered to be done is ordered."""
    rung = english_verbs().steps.get(placed.clause.verb)
    if rung is None:
        return None
    if not placed.clause.open:
        return rung
    text, steps = placed.sentence.text, english_verbs().steps
    governing = [
        steps[g] for a, b in placed.clause.openings if (g := lemma(text[a:b])) in steps and (a, b) != placed.clause.at
    ]
    return max([min(rung, _PLANNED), *governing])  # "a contract to build" is a contract


def _whole(edge: Edge, match: Match, here: list[Span]) -> Iterator[Finding | None]:
    """A sentence that keeps none of the hedges of the one that it goes back to, or has some of its own: to be read. A
    verb of saying that leaves open what it reports makes up for a hedge, and is none by itself.
    """
    best = match.parents[0]
    shared = set(matter(match.child.words)) & set(matter(best.words))
    if match.ground == "weak" or len(shared) < LEAST_SHARED:
        return
    there = hedges([w for w in best.words if w.form not in _MODALS], edge.parent.text)
    mine = hedges([w for w in match.child.words if w.form not in _MODALS], edge.child.text)
    made_up = hedges(best.words, edge.parent.text) or _cues([best]) or _likely(best.words)
    if there and not here:
        yield _hedge(edge, match, DROPPED, [], there, severity="read")
    elif mine and not made_up:
        yield _hedge(edge, match, ADDED, mine, [], severity="read")


_MODALS = frozenset({"may", "might", "could"})
"""With another verb these may tell of leave or power: “could save” for “saved”."""


def _mere(placed: Placed) -> bool:
    """Whether a clause is hedged by more than a modal."""
    text = placed.sentence.text
    return any(text[a:b].lower() not in _MODALS for a, b in placed.clause.hedges)


LEAST_SHARED = 3
"""Stems in common below which a hedge may be of another matter."""


def _cues(sentences: Sequence[Sentence]) -> list[Span]:
    """Cue verbs that take what they report for less than certain ("suggest", "believe")."""
    cues = english_cues()
    found = []
    for sentence in sentences:
        for word in sentence.words:
            known = cues.verbs.get(word.form)
            if (
                known is not None
                and lemma(word.form) not in english_verbs().opening
                and known[1] in ("epistemic", "distancing")
                and cues.stance.get(known[0], "CT+") in ("PR+", "PS+")
            ):
                found.append((word.start, word.end))
    return found


def _likely(words: Sequence[Word]) -> list[Span]:
    """Nouns and modals that stand for a hedge of the other side, and are none by themselves."""
    return [(w.start, w.end) for w in words if w.form in _NEARLY]


_NEARLY = frozenset(
    "should would able can allowed likelihood probability possibility chance doubt estimate estimates guess".split()
)


def _hedge(
    edge: Edge,
    match: Match,
    kind: FindingClass,
    here: Sequence[Span],
    there: Sequence[Span],
    *,
    severity: Severity | None = None,
) -> Finding | None:
    side, spans = (edge.parent, there) if kind is DROPPED else (edge.child, here)
    words = "” and “".join(side.text[a:b].strip() for a, b in spans[:2] if side.text[a:b].strip())
    reason = (
        f"{edge.parent_label} says “{words}”; this account says it without that."
        if kind is DROPPED
        else f"“{words}” is not in {edge.parent_label}."
    )
    return edge.finding(
        kind,
        reason,
        a=edge.shown(match.parents),
        b=edge.shown([match.child]),
        severity=severity or match.graded(kind.severity, kind.severity),
        marked_a=there,
        marked_b=here,
    )


def _status(edge: Edge, match: Match, one: Placed, other: Placed) -> Finding | None:
    mine, theirs = _rung(one), _rung(other)
    raised = other.clause.open if mine is None or theirs is None or mine == theirs else mine > theirs
    kind = RAISED if raised else LOWERED
    here = [one.at(s) for s in one.clause.openings] + [one.verb]
    there = [other.at(s) for s in other.clause.openings] + [other.verb]
    a, b = _words(edge.parent.text, there), _words(edge.child.text, here)
    reason = f"{edge.parent_label} has “{a}”, this account “{b}”: {'a later' if raised else 'an earlier'} step."
    if one.clause.open != other.clause.open:
        reason = (
            f"In {edge.parent_label} it is still open (“{a}”); here it is done (“{b}”)."
            if raised
            else f"In {edge.parent_label} it is done (“{a}”); here it is open (“{b}”)."
        )
    return edge.finding(
        kind,
        reason,
        a=edge.shown(match.parents),
        b=edge.shown([match.child]),
        severity=match.graded(kind.severity, "read"),
        marked_a=there,
        marked_b=here,
    )


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(dict.fromkeys(text[a:b] for a, b in sorted(spans)))
