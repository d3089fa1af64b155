"""Edges that rest on neither a text taken over nor a credit: rewrites, translations, shared prose, an exact figure."""

import math
import re

from firsthand.lineage.copying import passage_spans
from firsthand.lineage.crediting import FIGURES, VAGUE, merged, written
from firsthand.lineage.pile import Pile, undirected
from firsthand.lineage.rewriting import Following, Followings, following_spans
from firsthand.lineage.support import Told
from firsthand.records import Derivation, Direction, Evidence

EXACT_DIGITS = 6
"""Significant digits from which a figure is unlikely to be given alike by two sources that do not share one."""


def join_rewrites(pile: Pile) -> None:
    """Rewrites and translations that name no source, the surest first."""
    accounts = [pile.told[name] for name in [*pile.held, *pile.archetypes] if not pile.reprinted(name)]
    among = [account for account in accounts if account.sentences]
    for found in Followings(among, pile.weights, pile.meanings, pile.root).found():
        following, known = _directed(pile, found)
        child, parent = following.child, following.parent
        if pile.root(child) == pile.root(parent) or pile.settled(child):
            continue
        if following.settled or not pile.edges.get(child):
            pile.add(_followed(following, pile.told[child], pile.told[parent], "known" if known else "undetermined"))


def _directed(pile: Pile, found: Following) -> tuple[Following, bool]:
    """The following with the child first, and whether that is known: by a credit of one side to the other's outlet."""
    there, back = (pile.credits_outlet_of(*pair) for pair in ((found.child, found.parent), (found.parent, found.child)))
    if there != back:
        return (found if there else found.flipped()), True
    # an absent text, or an account that already hangs on another, can only be the parent
    hangs = not pile.documents[found.child].held or pile.settled(found.child)
    return (found.flipped() if hangs else found), False


def _followed(following: Following, child: Told, parent: Told, direction: Direction) -> Derivation:
    shown = ", ".join(written(key) for _, key in following.shared[:8])
    evidence = [Evidence("shared facts", f"{len(following.shared)} of {following.held}, the rarest {shown}")]
    if following.aligned:
        evidence.append(
            Evidence("same order", f"{len(following.aligned)} sentences alike, order {following.in_order:+.2f}")
        )
    return Derivation(
        child=child.document.id,
        parent=parent.document.id,
        kind="translation" if following.translated else "rewrite",
        direction=direction,
        spans=merged(following_spans(following, child)),
        confidence=round(min(0.95, 1 / (1 + math.exp(-following.log_odds))), 2),
        evidence=tuple(evidence),
        settled=following.settled,
    )


def join_shared_prose(pile: Pile) -> None:
    """Unquoted prose in common where nothing else ties two accounts: dependence, direction unknown."""
    heads = {edge.parent for edges in pile.edges.values() for edge in edges if edge.settled}
    slight = [r for r in pile.relations.values() if r.likeness in ("partial", "trace")]
    for relation in sorted(slight, key=lambda r: (r.likeness, -r.unquoted, sorted((r.a.document, r.b.document)))):
        if not {relation.a.document, relation.b.document}.isdisjoint(pile.archetypes):
            continue
        a, b = pile.root(relation.a.document), pile.root(relation.b.document)
        if a == b:
            continue
        first, second = sorted((relation.a.document, relation.b.document), key=pile.order)
        child, parent = (second, first) if not pile.edges.get(second) else (first, second)
        if pile.edges.get(child):
            continue
        seen = pile.relation(child, parent)
        detail = f"{seen.unquoted} unquoted words agree"
        if not seen.unquoted:
            detail = f"{seen.marked} words agree that one of the two puts between quotation marks"
        evidence = (Evidence("shared prose", detail),)
        # a family goes back to another by more than some paragraphs of one of its members
        settled = relation.likeness == "partial" and child not in heads
        pile.add(
            undirected(
                pile.told[child],
                pile.told[parent],
                "rewrite",
                evidence,
                passage_spans(seen),
                settled=settled,
            )
        )


def join_exact_figures(pile: Pile) -> None:
    """A long exact figure in an account that says it has it from "foreign media", and in another's text.

    One may have it from the other, so the edge is never settled.
    """
    for name in pile.held:
        account = pile.told[name]
        if pile.edges.get(name) or not VAGUE.search(account.document.text):
            continue
        figures = {f for f in account.facts if f[0] in FIGURES and exact_digits(f[1]) >= EXACT_DIGITS}
        others = [n for n in pile.held if pile.root(n) != name and figures & pile.told[n].facts]
        if not others:
            continue
        fullest = min(others, key=pile.order)
        root = pile.root(fullest)
        parent = root if figures & pile.told[root].facts else fullest
        shared = figures & pile.told[parent].facts
        spans = [s.span for s in account.sentences if s.facts & shared]
        detail = f"both give {', '.join(sorted(written(key) for _, key in shared))}, to the last digit"
        evidence = (Evidence("exact figure", detail),)
        pile.add(undirected(account, pile.told[parent], "report", evidence, merged(spans), settled=False))


def exact_digits(figure: str) -> int:
    """Significant digits of a figure such as "USD 189739535": leading and trailing zeros do not count."""
    digits = re.sub(r"\D", "", figure)
    return len(digits.strip("0"))
