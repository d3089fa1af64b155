"""The finding about negation: what is denied on one side and said on the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match, clause_pairs
from firsthand.comparison.signs import denial, may_deny, parts, signs, undoing
from firsthand.comparison.words import Word, matter
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Finding, FindingClass, Span

TURNED = FindingClass(
    code="H605",
    name="negation changed",
    severity="high",
    severity_note="High in a copy; to be read in a reworded sentence: of 47 such in rewrites by another hand ten were right.",
    rationale="A “not” that is put in or lost turns a statement into its contrary, and every other word still agrees.",
    example=("The yard was not inspected before the sale.", "The yard was inspected before the sale."),
    misses="Contraries that no list pairs (“kept his word”, “went back on it”); a negation that moves from one clause to "
    "another; irony. Negation between quotation marks is an altered quotation.",
)
CLASSES = (TURNED,)

_NOT = frozenset("not no never none nobody nothing neither nor without cannot nowhere unable".split())


_PARTICLES = frozenset(
    "before after with without all none more less few up down above below always never many first last old new early late"
    " former current right wrong cheap expensive full empty hot cold".split()
)


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about negation on one edge, one a sentence at most."""
    for match in edge.matches:
        found = _literal(edge, match) if match.literal else _reworded(edge, match)
        if found is not None:
            yield found


def denials(words: Sequence[Word]) -> list[Span]:
    """Words that deny, in order."""
    denying = english_verbs().denying
    return [
        (w.start, w.end)
        for w in words
        if w.form in _NOT or w.form.endswith("n't") or (lemma(w.form) in denying and w.form != "stop")
    ]


def opposite(here: Sequence[Word], there: Sequence[Word], *, particles: bool) -> tuple[Word, Word] | None:
    """A word on one side and its contrary on the other, where neither side has both. ``particles`` ("before", "after")
    only tell something where all else agrees.
    """
    opposites = english_verbs().opposites
    mine, theirs = {lemma(w.form): w for w in here}, {lemma(w.form): w for w in there}
    for form, word in mine.items():
        if form in _PARTICLES and not particles:
            continue
        for contrary in opposites.get(form, ()):
            if contrary in theirs and form not in theirs and contrary not in mine:
                return word, theirs[contrary]
    return None


def _literal(edge: Edge, match: Match) -> Finding | None:
    for variant in match.variants:
        contrary = opposite(variant.here, variant.there, particles=True)
        mine = denials([w for w in variant.here if not contrary or w is not contrary[0]])
        theirs = denials([w for w in variant.there if not contrary or w is not contrary[1]])
        turned = (len(mine) + len(theirs)) % 2 == 1
        if turned == (contrary is not None):
            continue  # nothing turned, or turned twice
        a, b = mine[:1] or [variant.place], theirs[:1] or [variant.origin]
        if contrary is not None:
            a, b = [(contrary[0].start, contrary[0].end)], [(contrary[1].start, contrary[1].end)]
        return _told(edge, match, a, b)
    return None


def _reworded(edge: Edge, match: Match) -> Finding | None:
    mine, theirs = edge.clauses(match)
    opposites = english_verbs().opposites
    agreeing = {(o.clause.verb, o.clause.denied) for o in theirs}
    for one, other, same in clause_pairs(mine, theirs):
        turned = one.clause.denied != other.clause.denied
        contrary = one.clause.verb in opposites.get(other.clause.verb, ())
        if turned == contrary or not (same or contrary) or (one.clause.verb, one.clause.denied) in agreeing:
            continue
        marks = [one.at(s) for s in one.clause.denials] or [one.verb]
        there = [other.at(s) for s in other.clause.denials] or [other.verb]
        return _told(edge, match, marks, there)
    return _by_words(edge, match) or _by_signs(edge, match)


def _by_signs(edge: Edge, match: Match) -> Finding | None:
    """A denial on one side to which no word of the other answers, though what it bears on is there: to be read. A neighbour
    of the parent's sentence must share more than its own sentence.
    """
    if match.ground == "weak":
        return None
    here, own = match.child.words, [w for s in match.parents for w in s.words]
    there = [w for s in edge.around(match) for w in s.words]
    inside = {w.start for w in own}
    for sign in signs(there, edge.parent.text, denial):
        least = min(2, len(sign.after | sign.before)) if sign.word.start in inside else 2
        found = parts(here, edge.child.text, sign, least)
        if found and not any(may_deny(w) for run in found for w in run):
            place = (found[0][0].start, found[0][-1].end)
            return _told(edge, match, [place], [(sign.word.start, sign.word.end)], unsure=True)
    if not any(may_deny(w) for w in there):
        for sign in signs(here, edge.child.text, denial):
            if found := parts(own, edge.parent.text, sign, min(2, len(sign.after | sign.before))):
                place = (found[0][0].start, found[0][-1].end)
                return _told(edge, match, [(sign.word.start, sign.word.end)], [place], unsure=True)
    return None


def _by_words(edge: Edge, match: Match) -> Finding | None:
    """Where the clauses say nothing: a contrary word, or a denial of words that stand undenied on the other side."""
    parents = edge.around(match)
    here, there = match.child.words, [w for s in parents for w in s.words]
    mine, theirs = _denied(here, edge.child.text), _denied(there, edge.parent.text)
    contrary = opposite(here, there, particles=False)
    if contrary is not None:
        a, b = contrary
        if any(a in d.words for d in mine) == any(b in d.words for d in theirs):
            return _told(edge, match, [(a.start, a.end)], [(b.start, b.end)], unsure=True)
    forms, others = {lemma(w.form) for w in here}, {lemma(w.form) for w in there}
    said = {lemma(w.form) for w in there if not any(w in d.words for d in theirs)}
    alone = [(d, False) for d in theirs if d.lemmas & forms - said and not any(d.lemmas & m.lemmas for m in mine)]
    own = [(d, True) for d in mine if not any(d.lemmas & t.lemmas for t in theirs)]
    if len(alone) + len(own) != 1 or (own and not own[0][0].lemmas & others):
        return None
    denial, is_mine = (alone + own)[0]
    undenied = there if is_mine else here
    verbs = _verbs(edge, match, parent=is_mine) & denial.lemmas
    if not verbs or any(implied(w.form, denial.lemmas) for w in undenied):
        return None  # what is denied of a thing may be said of it by another verb
    span = (denial.word.start, denial.word.end)
    place = [(w.start, w.end) for w in undenied if lemma(w.form) in verbs][:1]
    return _told(edge, match, [span] if is_mine else place, place if is_mine else [span], unsure=True)


def _verbs(edge: Edge, match: Match, *, parent: bool) -> frozenset[str]:
    """The verbs of the child's sentence, or of the parent's around it."""
    sentences = edge.around(match) if parent else [match.child]
    parses = edge.grammars.of([s.text for s in sentences])
    return frozenset(c.verb for parse in parses if parse is not None for c in parse.clauses)


def implied(form: str, denied: frozenset[str]) -> bool:
    """Whether a word denies by itself: "unknown", "lacks", or the contrary of what is denied on the other side."""
    base = lemma(form)
    if base in _LACKING or undoing(form):
        return True
    return bool(english_verbs().opposites.get(base, frozenset()) & denied)


_LACKING = frozenset(
    lemma(w) for w in "lack miss missing absent withhold expire lapse turn void bar ban halt forgo".split()
)
"""Words that deny what stands beside them ("turned down" by its verb)."""


@dataclass(frozen=True)
class _Denial:
    """A word that denies, and the words of matter after it that it bears on."""

    word: Word
    words: tuple[Word, ...]

    @property
    def lemmas(self) -> frozenset[str]:
        return frozenset(lemma(w.form) for w in self.words)


def _denied(words: Sequence[Word], text: str) -> list[_Denial]:
    spans = set(denials(words))
    found = []
    for i, word in enumerate(words):
        if (word.start, word.end) not in spans:
            continue
        reach: list[Word] = []
        for before, after in pairwise(words[i : i + 1 + SCOPE]):
            if _JOINT.search(text, before.end, after.start):
                break
            reach.append(after)
        found.append(_Denial(word, tuple(w for w in reach if matter([w]) and not text[w.start].isupper())))
    return found


SCOPE = 4
"""Words after a denial that it may bear on, up to a comma or stop."""
_JOINT = re.compile(r"[,;:.!?—–]")


def _told(edge: Edge, match: Match, here: list[Span], there: list[Span], *, unsure: bool = False) -> Finding | None:
    words = edge.parent.text[there[0][0] : there[-1][1]] if there else ""
    mine = edge.child.text[here[0][0] : here[-1][1]] if here else ""
    return edge.finding(
        TURNED,
        f"{edge.parent_label} and this account say the contrary of each other: “{words.strip()}” there, "
        f"“{mine.strip()}” here."
        if words.strip() and mine.strip()
        else f"What {edge.parent_label} denies is said here, or the other way round.",
        a=edge.shown(match.parents),
        b=edge.shown([match.child]),
        severity="read" if unsure else match.graded("high", "read"),
        marked_a=there,
        marked_b=here,
    )
