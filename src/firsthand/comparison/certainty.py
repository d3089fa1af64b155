"""Findings about certainty: a hedge dropped or added, a status raised or lowered."""

from collections.abc import Iterator, Sequence

from firsthand.comparison.clauses import PASSIVE_HEDGES, hedging
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match, Placed, Variant, clause_pairs
from firsthand.comparison.openness import POSSIBLE, TO_COME, doubting, grade, opens, softened, supposing, thinking
from firsthand.comparison.points import Point, climbed, overtaken, shifted
from firsthand.comparison.polarity import denials
from firsthand.comparison.sides import Sentence
from firsthand.comparison.words import Word, listed, stem
from firsthand.language.verbs import lemma
from firsthand.records import Finding, FindingClass, Severity, Span

DROPPED = FindingClass(
    code="H601",
    name="hedge dropped",
    severity="medium",
    severity_note="Medium in a copy; to be read in a reworded sentence, and for words set apart by commas that no list knows.",
    rationale="“Probably” and “appears to” are part of what was said. Without them a guess becomes a fact.",
    example=("The yard has probably closed.", "The yard has closed."),
    misses="Hedges that lie in the whole of a text; a hedge of a sentence before; one of two hedges; tone.",
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
    severity_note="High in a copy; to be read in a reworded sentence: in rewrites by another hand fewer than seven in ten were right.",
    rationale="What is planned, sought, offered or expected has not happened. Said as done it proves an order or a delivery "
    "that nobody claimed.",
    example=("The yard was set to receive nine cranes.", "The yard received nine cranes."),
    misses="Neighbouring rungs (offered, promised); in a copy, steps between two things done (ordered, delivered); leave against duty (“may open”, “must open”).",
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

_JOINING = listed("certainty: joining")
"""Set apart by commas they join sentences and hedge nothing."""
MOST_ASIDE = 6
"""Words of an aside that no list knows; a longer one says more than how sure it is."""


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
            or (word.form.startswith(("appear", "seem")) and _seeming(words, i))
            or (
                word.form in ("said", "reported", "rumored", "alleged")
                and i + 1 < len(words)
                and words[i + 1].form == "to"
            )
        ):
            found.append((word.start, word.end))
    return found


def _seeming(words: Sequence[Word], at: int) -> bool:
    """Whether "appear" tells how a thing looks, and not that it turned up."""
    beside = {w.form for w in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])}
    return bool(beside & {"to", "that", "it", "as", "like"}) or words[at].form.startswith("seem")


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
        if _lasting(edge, one, other):
            continue
        kind = RAISED if other.clause.open else LOWERED
        here, there = ([*map(p.at, p.clause.openings), p.verb] for p in (one, other))
        yield _moved(edge, match, kind, here, there, match.graded(kind.severity, "read"))
        return
    for variant in match.variants:
        here, there = hedges(variant.here, edge.child.text), hedges(variant.there, edge.parent.text)
        if bool(here) != bool(there):
            yield _hedge(edge, match, DROPPED if there else ADDED, here or [variant.place], there or [variant.origin])
            return
        if not here and not there and (aside := _aside(edge, match, variant)):
            yield _hedge(
                edge, match, DROPPED if variant.there else ADDED, [variant.place], [variant.origin], severity=aside
            )
            return


def _lasting(edge: Edge, one: Placed, other: Placed) -> bool:
    """Whether one side tells in the present what will be so on the other: "they weigh", "they will weigh"."""
    held, told = (one, other) if one.clause.open else (other, one)
    words = {held.sentence.text[slice(*s)].lower() for s in held.clause.openings}
    return grade(words) == TO_COME and edge.tagged([told.sentence])[told.verb[0]] in ("VBZ", "VBP")


def _bears(match: Match, placed: Placed, *, parent: bool) -> bool:
    """Whether a difference of the words touches what decides a clause's status."""
    spans = [placed.verb, *(placed.at(s) for s in placed.clause.openings)]
    return any(match.touched(span, parent=parent) for span in spans)


def _plans(placed: Placed) -> bool:
    return any(span not in placed.clause.hedges for span in placed.clause.openings)


def _aside(edge: Edge, match: Match, variant: Variant) -> Severity | None:
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
    others = match.parents if variant.here else (match.child,)
    if {w.form for w in words} <= {w.form for s in others for w in s.words}:
        return None  # it has moved
    before, after = text[max(0, span[0] - 3) : span[0]].rstrip(), text[span[1] : span[1] + 3].lstrip()
    set_apart = before.endswith((",", "—", "–", "(")) and after.startswith((",", "—", "–", ")"))
    adverb = len(words) == 1 and words[0].form.endswith("ly")
    return "read" if set_apart or adverb else None


def _reworded(edge: Edge, match: Match) -> Iterator[Finding | None]:
    mine, theirs = (
        [p for p in edge.points(sentences) if not p.unsure] for sentences in ([match.child], edge.around(match))
    )
    for one, other in (*shifted(mine, theirs), *overtaken(mine, theirs)):
        done, beside, held = (one, mine, other) if _raised(one, other) else (other, theirs, one)
        if grade(held.opened) != POSSIBLE and any(
            p.open and p.tells and p.about & done.about for p in beside if p is not done
        ):
            continue  # what is open there is told beside it
        if (found := _shifted(edge, match, one, other)) is not None:
            yield found
            return
    for one, other, higher in climbed(mine, theirs):
        yield _moved(edge, match, RAISED if higher else LOWERED, _telling(one), _telling(other))
        return
    if (one_sided := _unbalanced(edge, match)) is not None:
        yield one_sided


def _unbalanced(edge: Edge, match: Match) -> Finding | None:
    """A doubt in the one sentence, where no word of the other leaves anything open."""
    if match.ground == "weak":
        return None
    around = edge.around(match)
    here, there = _doubts_in(edge, [match.child]), _doubts_in(edge, match.parents)
    if not here and not _conditions([match.child]) and (sure := _surely(edge, match)) is not None:
        return sure
    wanted = any(opens(lemma(w.form)) for s in around for w in s.words)
    if here and not (wanted or _doubts_in(edge, around) or _softened(edge, around)):
        return _hedge(edge, match, ADDED, here, [], severity="read")
    doubted = [p for p in edge.points(match.parents) if p.tells and set(p.open) & set(there)]
    about = frozenset().union(*(p.about for p in doubted))
    if not there or _softened(edge, [match.child], about):
        return None
    doubts = {stem(edge.parent.text[slice(*s)].lower()) for s in there}
    if any(_retold((p.about | {stem(p.term.bare)}) - doubts, match.child) for p in doubted) or (
        not doubted and any(_retold(frozenset(s.matter), match.child) for s in match.parents if _holds(s, there))
    ):
        return _hedge(edge, match, DROPPED, [], there, severity="read")
    return None


def _surely(edge: Edge, match: Match) -> Finding | None:
    """What only can come about there and will here, in whatever words."""
    mine, theirs = edge.points([match.child]), edge.points(match.parents)
    coming = [p for p in mine if p.tells and not p.denied and p.opened & _COMING]
    if any(p.opened & _COMING for p in theirs):
        return None
    could = [p for p in theirs if p.tells and not p.denied and p.opened & _MODALS]
    met = ((a, b) for b in could for a in coming if a.about & b.about or a.subject & b.subject)
    return next((_moved(edge, match, DROPPED, _telling(a), _telling(b)) for a, b in met), None)


_COMING = frozenset({"will", "shall"})


def _holds(sentence: Sentence, spans: Sequence[Span]) -> bool:
    return any(sentence.start <= low < sentence.end for low, _ in spans)


def _softened(edge: Edge, sentences: Sequence[Sentence], about: frozenset[str] = frozenset()) -> bool:
    """Whether a word can stand for a doubt of the other side, or leaves open what its sentence says (``about`` a matter): what
    will come is not in doubt."""
    told = (p for p in edge.points(sentences) if grade(p.opened) != TO_COME and (not about or p.about & about))
    opened = {span for p in told for span in p.open}
    return any((w.start, w.end) in opened or softened(w.form) for s in sentences for w in s.words)


def _retold(about: frozenset[str], sentence: Sentence) -> bool:
    """Whether half of what something is about stands in a sentence."""
    return 2 * len(about & set(sentence.matter)) >= len(about) > 0


def _shifted(edge: Edge, match: Match, one: Point, other: Point) -> Finding | None:
    """A thing that is open on one side and done, or so, on the other."""
    raised = _raised(one, other)
    held, side = (other, edge.parent) if raised else (one, edge.child)
    answering = edge.sources([match.child] if raised else edge.around(match))
    if answering and all(thinking(lemma(side.text[slice(*s)])) for s in held.open):
        return None  # who says it here is of that opinion there
    done = [match.child] if raised else edge.around(match)
    if held.opened <= _MODALS and any(w.form in _LEAVE for s in done for w in s.words):
        return None  # "may be exported", "lets in"
    doubt = doubting(held.opened) or any(supposing(w) or w in PASSIVE_HEDGES for w in held.opened)
    mine, theirs = (len(_doubts_in(edge, x)) + len(_conditions(x)) for x in ([match.child], edge.around(match)))
    if doubt and (mine >= theirs if raised else mine <= theirs):
        return None  # it is doubted on both sides, in whatever words
    kinds = {(True, True): DROPPED, (True, False): RAISED, (False, True): ADDED, (False, False): LOWERED}
    kind = kinds[raised, doubt]
    severity = match.graded("low", "low") if kind is ADDED and one.term == other.term else "read"
    return _moved(edge, match, kind, _telling(one), _telling(other), severity)


def _doubts_in(edge: Edge, sentences: Sequence[Sentence]) -> list[Span]:
    """Words of some sentences that leave something in doubt; a leave that nobody has ("nothing may be built") is none."""
    found, tags = [], edge.tagged(sentences)
    for sentence in sentences:
        words = sentence.words
        for i, word in enumerate(words):
            if i and sentence.text[word.start - sentence.start].isupper():
                continue  # the month of May, Port Said
            if word.form in _NAMING and tags.get(word.start, "").startswith("NN"):
                continue  # "a suspect", "a think tank"
            if (
                word.form == "if"
                and [w.form for w in words[i + 1 : i + 2]] == ["not"]
                and sentence.text[: word.start - sentence.start].rstrip().endswith(",")
            ):
                continue  # "the street, if not the town"
            if word.form == "suspected" and [w.form for w in words[i + 1 : i + 2]] == ["of"]:
                continue  # it is said of a party
            told_of = word.form in PASSIVE_HEDGES and [w.form for w in words[i + 1 : i + 2]] == ["to"]
            forbidden = word.form == "may" and any(denials(words[i + 1 : i + 2]))
            if (supposing(word.form) or told_of) and not (forbidden or any(denials(words[max(0, i - 2) : i]))):
                found.append((word.start, word.end))
    return found


_NAMING = frozenset({"suspect", "suspects", "think"})


def _conditions(sentences: Sequence[Sentence]) -> list[str]:
    """Words that can tell of power and of a condition as well as of a doubt."""
    return [w.form for s in sentences for w in s.words if w.form in ("could", "should", "provided")]


def _raised(one: Point, other: Point) -> bool:
    return grade(one.opened) > grade(other.opened)


def _telling(point: Point) -> list[Span]:
    """The words by which a point is told, those that leave it open first."""
    return [*point.open, point.at, *point.told_by]


def _moved(
    edge: Edge,
    match: Match,
    kind: FindingClass,
    here: Sequence[Span],
    there: Sequence[Span],
    severity: Severity = "read",
) -> Finding | None:
    """A matter that has come further on one side, or is surer there."""
    a, b = _words(edge.parent.text, there), _words(edge.child.text, here)
    reason = f"{edge.parent_label} has “{a}”, this account “{b}”: {_HOW[kind.code]}."
    return edge.between(match, kind, reason, here, there, severity)


_HOW = {
    RAISED.code: "here it has come further",
    LOWERED.code: "here it has come less far",
    DROPPED.code: "there it is in doubt",
    ADDED.code: "here it is in doubt",
}


_LEAVE = frozenset("let lets allow allows allowed permit permits permitted admit admits admitted free".split())
_MODALS = frozenset({"may", "might", "could"})
"""With another verb these may tell of leave or power: “could save” for “saved”."""


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
    return edge.between(match, kind, reason, here, there, severity or match.graded(kind.severity, kind.severity))


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(dict.fromkeys(text[a:b] for a, b in sorted(spans)))
