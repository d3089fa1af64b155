"""Edges that rest on neither a text taken over nor a credit: rewrites, translations, shared prose, an exact figure."""

import math
import re
from dataclasses import replace

from firsthand.lineage.copying import passage_spans
from firsthand.lineage.crediting import FIGURES, VAGUE
from firsthand.lineage.direction import directed
from firsthand.lineage.following import Following, following_spans
from firsthand.lineage.pile import Pile, settled_edge, undirected
from firsthand.lineage.rewriting import Followings
from firsthand.lineage.support import Told, same_language
from firsthand.lineage.versions import precedes
from firsthand.lineage.wording import facts_shown, written
from firsthand.lineage.words import merged
from firsthand.records import Derivation, DerivationKind, Direction, Evidence

EXACT_DIGITS = 6
"""Significant digits from which a figure is unlikely to be given alike by two sources that do not share one."""


def join_rewrites(pile: Pile) -> None:
    """Rewrites and translations that name no source, the surest first."""
    accounts = [pile.told[name] for name in [*pile.held, *pile.archetypes] if not pile.reprinted(name)]
    among = [account for account in accounts if account.sentences]
    looked = Followings(among, pile.weights, pile.meanings, pile.root, pile.spoken_alike).found()
    for found in sorted(looked, key=lambda f: not _is_known(pile, f)):
        way = directed(pile, found)
        nearest = _of_the_fullest_text(pile, _of_the_nearest_text(pile, way.following))
        following, known, shown = way if nearest.parent == way.following.parent else directed(pile, nearest, way)
        child, parent = following.child, following.parent
        if pile.root(child) == pile.root(parent) or pile.settled(child):
            continue
        if following.settled and _settles_a_credit(pile, following):
            continue
        if following.settled or not pile.edges.get(child):
            pile.add(
                _followed(following, pile.told[child], pile.told[parent], "known" if known else "undetermined", shown)
            )


def _is_known(pile: Pile, found: Following) -> bool:
    """Whether a following is shown and its direction too: it comes before surer ones that may go either way."""
    return found.settled and directed(pile, found).known


def _of_the_nearest_text(pile: Pile, following: Following) -> Following:
    """The same of the text that the parent is a translation of, where the child follows that one too: nobody translates a
    translation back, and the original explains both."""
    name = following.parent
    while following.translated:
        above = [e for e in pile.edges.get(name, ()) if e.settled and e.kind == "translation"]
        if not above or above[0].parent == following.child:
            break
        name = above[0].parent
        if not pile.told[name].sentences:
            break
        nearer = pile.followings.between(pile.told[following.child], pile.told[name])
        if nearer.settled or nearer.log_odds >= following.log_odds:
            return nearer
    return following


def _of_the_fullest_text(pile: Pile, following: Following) -> Following:
    """The same of the text that the parent is cut or reworked from, where that has at least as much of what the child tells."""
    name, best = following.parent, following
    seen = {following.child}
    while name not in seen and (above := [e for e in pile.edges.get(name, ()) if e.settled]):
        seen.add(name)
        name = max(above, key=lambda e: (e.confidence, e.parent)).parent
        text = pile.told[name]
        if name == following.child or not (
            text.sentences and same_language(text.document, pile.documents[best.parent])
        ):
            break
        fuller = pile.followings.between(pile.told[following.child], text)
        if (len(fuller.aligned), len(fuller.shared)) >= (len(best.aligned), len(best.shared)):
            best = replace(fuller, log_odds=max(best.log_odds, fuller.log_odds), settled=best.settled or fuller.settled)
    return best


def _settles_a_credit(pile: Pile, following: Following) -> bool:
    """Settle the possible edge of an account to a text that it credits, where it follows a text that descends from that one."""
    root, edges = pile.root(following.parent), pile.edges.get(following.child, [])
    at = next(
        (k for k, e in enumerate(edges) if e.evidence[0].signal.startswith("credit") and pile.root(e.parent) == root),
        None,
    )
    if at is None:
        return False
    evidence = (*edges[at].evidence, *_shown(following, pile.told[following.child]))
    edges[at] = settled_edge(edges[at], evidence)
    return True


def _followed(
    following: Following, child: Told, parent: Told, direction: Direction, shown: tuple[Evidence, ...]
) -> Derivation:
    kind: DerivationKind = "translation" if following.translated else "rewrite"
    if kind == "rewrite" and precedes(parent.document, child.document):
        kind = "update"  # what an outlet makes of its own report is the next version of it
    return Derivation(
        child=child.document.id,
        parent=parent.document.id,
        kind=kind,
        direction=direction,
        spans=merged(following_spans(following, child)),
        confidence=round(min(0.95, 1 / (1 + math.exp(-following.log_odds))), 2),
        evidence=(*_shown(following, child), *shown),
        settled=following.settled,
    )


def _shown(following: Following, child: Told) -> list[Evidence]:
    """What a following rests on."""
    shown = facts_shown(child, following.shared)
    detail = f"{len(following.shared)} of the {following.held} facts of the shorter account stand in both, the rarest: {shown}"
    evidence = [Evidence("shared facts", detail)]
    if following.aligned:
        evidence.append(
            Evidence("same order", f"{len(following.aligned)} sentences alike, order {following.in_order:+.2f}")
        )
    return evidence


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
