"""Edges inside a text family: each copy to the text it carries."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from firsthand.lineage.alignment import GAP
from firsthand.lineage.evidence import confidence, credit_evidence
from firsthand.lineage.relation import COPIES, ENDS, EXCERPT_SHARE, Relation, frames, in_one_piece, is_another_version
from firsthand.lineage.relation import CUT_WORDS as CUT_WORDS
from firsthand.lineage.times import is_later
from firsthand.lineage.versions import is_dispatch, precedes
from firsthand.lineage.words import Body
from firsthand.records import Anchor, Derivation, DerivationKind, Direction, Document, Evidence, Span, anchor

MAIN_PART = 0.5
"""DOMAIN.md: a section that reproduces the other's main part: half of it at least."""
NEARLY = 1.05
"""How many times fewer words of a copy a text may have than another and be the one that it is of."""
MORE_WORDS, NEARER = 1.1, 1.6
"""How many times more words of a version an older one has than the latest, and how many times nearer it is, from which the version is
made from it. At 1.3 instead of 1.6, 185 of 187 versions in thirteen piles hung so on the one before, 170 on the nearest; 1.6 was
chosen on seven English piles, where it mends two."""


def copy_edge(
    child: Document,
    parent: Document,
    relation: Relation,
    key: str,
    *,
    known: bool,
    dispatch: bool = False,
    printed: bool = False,
) -> Derivation:
    """The edge from ``child`` to ``parent`` whose text it carries. ``relation.a`` is the child's body, ``key`` the outlet that
    the text is known to be from, if any; ``dispatch``: it is an agency; ``printed``: its versions are held, and the child is one of
    them on another's page."""
    kind = _kind(relation, child, key, dispatch=dispatch, printed=printed)
    shares = f"{relation.share_a:.0%} of this account, {relation.share_b:.0%} of the other"
    words = f"{matching_words(relation)} words in {counted(len(relation.passages), 'passage')}, {shares}"
    evidence = [Evidence("same words", words)] if relation.passages else []
    if child.outlet_key != key:
        evidence += credit_evidence(child, key)
    shown = precedes(parent, child, relation)
    cut = cut_short(relation)
    if cut is not None and not shown:
        evidence.append(Evidence("cut short", f"ends {cut} words before the other does", _last_words(child, relation)))
    if (
        parent.held
        and child.outlet_key != key == parent.outlet_key
        and any(credit.key == key for credit in child.credits)
    ):
        evidence.append(Evidence("own page", parent.url or ""))
    if dispatch and parent.outlet_key == key and _may_print(child, parent):
        evidence.append(Evidence("agency's page", parent.label))
        known = True
    if shown:
        evidence.append(Evidence("later version", shown))
        known = True
        if kind == "excerpt" or is_another_version(relation):
            kind = "update"  # it holds the earlier one and more or less, or says some of it anew
    broken_off = cut is not None and relation.share_a >= 0.8 and not _finished(child, relation)
    known = (known or broken_off) and not is_later(parent, child)
    direction: Direction = "known" if known else "undetermined"
    return Derivation(
        child=child.id,
        parent=parent.id,
        kind=kind,
        direction=direction,
        spans=passage_spans(relation),
        confidence=confidence(evidence),
        evidence=tuple(evidence),
    )


def _may_print(child: Document, parent: Document) -> bool:
    """Whether a page may be a paper's on which an agency's text stands, that is held as the agency's own."""
    return parent.held and child.outlet_key != parent.outlet_key and not (is_dispatch(child) or is_later(parent, child))


def counted(number: int, noun: str) -> str:
    """ "1 passage", "2 passages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _kind(relation: Relation, child: Document, key: str, *, dispatch: bool, printed: bool) -> DerivationKind:
    """The likeness of the two bodies, but a page that sets the other's words off in words of its own is no version of it.

    An agency's clients print its versions, and an outlet those of its own page. Where the agency's own pages show them, what a client
    has beside is the client's. What is another newspaper's text is taken
    over: its main part as an excerpt, less of it as a rewrite. Where nobody says whose the text is, words of the page's own
    on both sides show as much; before it alone they may be a new version's lead.
    """
    match relation.likeness:
        case "update":
            version = (
                dispatch or child.outlet_key == key or any(c.kind == "wire" and c.key == key for c in child.credits)
            )
            if printed:
                return "excerpt" if max(relation.share_a, relation.share_b) >= MAIN_PART else "rewrite"
            if not version and (key or _framed(relation)) and in_one_piece(relation):
                return "excerpt" if relation.share_b >= MAIN_PART else "rewrite"
            return "update"
        case "reprint" | "excerpt":
            return relation.likeness
        case _ if dispatch:
            return "update"
        case _:
            return "excerpt" if relation.share_a >= MAIN_PART or relation.share_b >= MAIN_PART else "rewrite"


def _framed(relation: Relation) -> bool:
    """Whether the child has words of its own before and behind what it shares."""
    return frames(relation) and len(relation.a) - relation.passages[-1].a[1] >= CUT_WORDS


def passage_spans(relation: Relation) -> tuple[Span, ...]:
    """Stretches of body ``a`` that stand in ``b``, in characters; gaps of a few words between them are closed."""
    spans: list[tuple[int, int]] = []
    for passage in relation.passages:
        first, last = passage.a
        if spans and first - spans[-1][1] <= GAP:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return tuple(_widened(relation.a, first, last - 1) for first, last in spans)


def _widened(body: Body, first: int, last: int) -> Span:
    """Word span with the marks that open and close it, up to the next blank."""
    start, end = body.span(first, last)
    while start > 0 and not body.text[start - 1].isspace() and not body.text[start - 1].isalnum():
        start -= 1
    while end < len(body.text) and not body.text[end].isspace() and not body.text[end].isalnum():
        end += 1
    return (start, end)


def cut_short(relation: Relation) -> int | None:
    """Words that ``b`` goes on for after ``a`` has ended, when ``a`` ends inside what they share; else None."""
    if not relation.passages:
        return None
    if any(after.b[0] < before.b[0] for before, after in pairwise(relation.passages)):
        return None  # the text was put in another order: where it ends says nothing
    last = relation.passages[-1]
    rest_a, rest_b = len(relation.a) - last.a[1], len(relation.b) - last.b[1]
    return rest_b if rest_a <= GAP // 4 and rest_b >= CUT_WORDS else None


def _finished(child: Document, relation: Relation) -> bool:
    """Whether the copy ends like an ended text: a closing mark at the end of a paragraph of the other."""
    body, other = relation.a, relation.b
    tail = child.text[int(body.ends[-1]) : body.spans[-1][1]]
    resumes = relation.passages[-1].b[1]
    return (
        len(body) == relation.passages[-1].a[1]
        and tail.strip().startswith(ENDS)
        and (resumes >= len(other) or bool(other.opens[resumes]))
    )


def _last_words(child: Document, relation: Relation) -> Anchor:
    start, end = relation.a.span(max(0, len(relation.a) - 8), len(relation.a) - 1)
    return anchor(child.id, child.text, start, end)


def nearest(candidates: Sequence[tuple[Document, Relation]]) -> tuple[Document, Relation]:
    """The text that a copy is of: the first named of those that have nearly as many of its words as any, but where they have all of
    it the one that has fewest others."""
    most = max(matching_words(relation) for _, relation in candidates)
    near = [c for c in candidates if matching_words(c[1]) * NEARLY >= most]
    return max(near, key=lambda c: c[1].share_of_both() if c[1].share_a >= EXCERPT_SHARE else 0.0)


def matching_words(relation: Relation) -> int:
    """Words that agree, in all passages."""
    return sum(p.words for p in relation.passages)


def made_from(
    version: Document, others: Sequence[Document], relation: Callable[[str, str], Relation]
) -> tuple[Document, Relation] | None:
    """The earlier version that another was made from, and what the two share: the latest, unless an older one has more of its words
    and is much nearer to it."""
    found = [(other, relation(version.id, other.id)) for other in others if other.id != version.id]
    earlier = [(other, shared) for other, shared in found if precedes(other, version, shared)]
    earlier.sort(key=lambda pair: (pair[0].published.value if pair[0].published else "", pair[0].id), reverse=True)
    best = earlier[0] if earlier else None
    for pair in earlier:
        if best and (
            pair[1].likeness in COPIES
            and matching_words(pair[1]) > matching_words(best[1]) * MORE_WORDS
            and pair[1].share_of_both() > best[1].share_of_both() * NEARER
        ):
            best = pair
    return best
