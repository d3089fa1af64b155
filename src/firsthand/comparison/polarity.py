"""The finding about negation: what is denied on one side and said on the other."""

from collections.abc import Iterator, Sequence

from firsthand.comparison.edge import Edge
from firsthand.comparison.evidence import CONTRARIES_AGREE, near
from firsthand.comparison.matches import Match, Variant
from firsthand.comparison.points import Point, turned
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.words import Word, listed, listed_lemmas
from firsthand.language.cues import english_cues
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Finding, FindingClass, Span

TURNED = FindingClass(
    code="H605",
    name="negation changed",
    severity="high",
    severity_note="High in a copy; to be read in a reworded sentence: in rewrites by another hand fewer than seven in ten were right.",
    rationale="A “not” that is put in or lost turns a statement into its contrary, and every other word still agrees.",
    example=("The yard was not inspected before the sale.", "The yard was inspected before the sale."),
    misses="Contraries that no list pairs; a denial told by nothing but its context; irony. Negation between quotation marks is an altered quotation.",
)
CLASSES = (TURNED,)

_NOT = frozenset("not no never none nobody nothing neither nor without cannot nowhere unable".split())


_PARTICLES = listed("polarity: particles")


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
        if _joined(variant):
            continue
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


def _joined(variant: Variant) -> bool:
    """Whether a part joined to the next by "and" stands on one side alone: with it stands what it denies."""
    words = variant.here or variant.there
    one_sided = not (variant.here and variant.there)
    return one_sided and len(words) > 2 and bool({words[0].form, words[-1].form} & {"and", "or", "nor", "but"})


def _reworded(edge: Edge, match: Match) -> Finding | None:
    within, around = edge.within(match), edge.around(match)
    mine, theirs = edge.points(within), edge.points(around)
    for one, other in turned(mine, theirs):
        if one.denied and not other.denied and _answered(around, other, _denying(edge.child, one, [match.child])):
            continue
        if other.denied and not one.denied and _answered(within, one, _denying(edge.parent, other, match.parents)):
            continue
        found = _told(edge, match, one.marks, other.marks)
        if one.denied != other.denied or (found is not None and near(edge, found, CONTRARIES_AGREE)):
            return found
    return None


def _answered(sentences: Sequence[Sentence], point: Point, denied: int) -> bool:
    """Whether as many words near what is said undenied can answer a denial as there are on the other side: what one writer
    denies with "not" the next tells with "refused", "unknown" or "except".
    """
    own = [w for w in _answers(sentences) if not point.at[0] <= w.start < point.at[1]]
    return len(own) > 0 and len(own) >= denied


def _denying(side: Side, point: Point, sentences: Sequence[Sentence]) -> int:
    """How many words deny on a point's side: those of its sentences, but of a claim that somebody rejects his own word alone."""
    disputed = all(side.text[a:b].lower() in english_cues().verbs for a, b in point.denials)
    return len(point.denials) if disputed else len(_answers(sentences))


def _answers(sentences: Sequence[Sentence]) -> list[Word]:
    return [
        w
        for s in sentences
        for w in s.words
        if w.form in _NOT or w.form.endswith("n't") or lemma(w.form) in _ANSWERS or undoing(w.form)
    ]


_ANSWERS = listed_lemmas("polarity: answers")


def undoing(form: str) -> bool:
    """Whether a word denies by how it begins: "unknown", and not "under"."""
    return len(form) > LEAST_UNDOING and form.startswith("un") and not form.startswith(_NOT_UNDOING)


LEAST_UNDOING = 5
_NOT_UNDOING = ("under", "unit", "unio", "univ", "unless", "until", "uniq", "unif")


def _told(edge: Edge, match: Match, here: list[Span], there: list[Span]) -> Finding | None:
    words = edge.parent.text[there[0][0] : there[-1][1]] if there else ""
    mine = edge.child.text[here[0][0] : here[-1][1]] if here else ""
    reason = (
        f"{edge.parent_label} and this account say the contrary of each other: “{words.strip()}” there, "
        f"“{mine.strip()}” here."
        if words.strip() and mine.strip()
        else f"What {edge.parent_label} denies is said here, or the other way round."
    )
    return edge.between(match, TURNED, reason, here, there, match.graded("high", "read"))
