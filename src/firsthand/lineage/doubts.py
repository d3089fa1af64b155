"""Dependence that a credit makes possible and nothing shows. It lowers the lower bound of origins and nothing else."""

from collections.abc import Iterator

from msgspec.structs import replace

from firsthand.lineage.copying import passage_spans
from firsthand.lineage.crediting import (
    VOUCHED_SHARE,
    Crediting,
    comparable,
    credit_edge,
    credits_of,
    one_story,
    vouched_share,
)
from firsthand.lineage.evidence import confidence, credit_evidence
from firsthand.lineage.pile import Pile, undirected
from firsthand.lineage.support import Fact, Told, telling
from firsthand.lineage.times import days_apart
from firsthand.records import Derivation, Document, Evidence, Span, anchor, body_spans

SAME_TEXT_SHARE = 0.2
"""Share of one text's telling facts in another text of the same outlet from which the two may be one: absent texts that are
one have 0.24 to 1.0 in made-up piles; an account that names an outlet in passing has 0.18 at most of its page."""
SAME_TEXT_FACTS = 2
ALIKE_SHARE, ALIKE_SENTENCES = 0.15, 2
"""Share of an account's sentences with a counterpart in another from which the two tell one story: nine in ten of 300 pairs of
news reports on one event, and none of 600 on two events, reach it (docs/lineage.md)."""
CARRIED_SHARE = 0.8
"""Share of the telling facts of an account that rests on an absent text in a fuller account that names that text's outlet, from
which the fuller one prints it: whoever does not would have facts of his own, and not all of the other's."""
MOST_TEXTS = 3
"""Texts of one outlet in a pile above which a credit to it could mean any of them: an agency's day."""


def join_one_outlet(pile: Pile) -> None:
    """Say of an absent text that it may be another text of the same outlet that is held, or known by other accounts.

    Two accounts that credit one outlet, each for half of what it told, show no more than that.
    """
    texts: dict[str, list[str]] = {}
    for name, document in pile.documents.items():
        if document.outlet_key:
            texts.setdefault(document.outlet_key, []).append(name)
    for name in list(pile.archetypes):
        others = [o for o in texts.get(pile.documents[name].outlet_key or "", ()) if pile.root(o) != name]
        if pile.edges.get(name) or len({pile.root(other) for other in others}) >= MOST_TEXTS:
            continue
        if pile.documents[name].outlet_key in pile.agencies:
            others = [o for o in others if not days_apart(pile.documents[name], pile.documents[o])]
        others = [other for other in others if all(edge.parent != name for edge in pile.edges.get(other, ()))]
        share, best = max(((_in_common(pile, name, other), other) for other in others), default=(0.0, ""))
        detail = f"{share:.0%} of the facts of one stand in the other"
        if share < SAME_TEXT_SHARE:
            share, best = max(((_alike(pile, name, other), other) for other in others), default=(0.0, ""))
            detail = f"{share:.0%} of the sentences that rest on one have a counterpart in the other"
        if "facts" in detail and _is_that_text(pile, name, best):
            pile.rehang(name, best)
        elif share >= (SAME_TEXT_SHARE if "facts" in detail else ALIKE_SHARE):
            evidence = (Evidence("same outlet", f"both texts are credited to {pile.documents[name].label}; {detail}"),)
            child, parent = pile.told[name], pile.told[best]
            pile.add(undirected(child, parent, "rewrite", evidence, tuple(child.body.spans), settled=False))


def _is_that_text(pile: Pile, name: str, other: str) -> bool:
    """Whether an absent text is a held one of its outlet: nearly all that each of those who credit it tells stands there."""
    children, text = _resting_on(pile, name), pile.told[other]
    if len(pile.bodies[name]) or not text.document.held or not children:
        return False
    return all(
        _vouched(pile, child, text) >= CARRIED_SHARE and not pile.leads(other, child.document.id) for child in children
    )


def join_unsaid_copies(pile: Pile) -> None:
    """Say of an absent text that an account of the pile may carry it without a word about it: one that bears out half of what
    is told after it. Where that account names its outlet in any words, and bears out nearly all, it does carry it."""
    for name in list(pile.archetypes):
        if pile.edges.get(name) or len(pile.bodies[name]):
            continue
        children = _resting_on(pile, name)
        tied = {pile.root(name), *(pile.root(child.document.id) for child in children)}
        found = [
            (_vouched(pile, child, other), other.document.id)
            for other in (pile.told[o] for o in pile.held if not pile.edges.get(o) and pile.root(o) not in tied)
            for child in children
            if one_story(child, other, pile.weights)
        ]
        share, best = max(found, default=(0.0, ""))
        detail = f"{share:.0%} of what is told after {pile.documents[name].label} stands in it"
        if share >= CARRIED_SHARE and len(children) > 1 and (named := _named_in(pile, name, best)):
            pile.add(_carried(pile.documents[best], pile.documents[name], named, detail))
        elif share >= VOUCHED_SHARE:
            evidence = (Evidence("shared facts", detail),)
            pile.add(undirected(pile.told[name], pile.told[best], "rewrite", evidence, (), settled=False))


def _vouched(pile: Pile, child: Told, other: Told) -> float:
    return vouched_share(comparable(child, other, other.facts), other.facts, pile.weights)


def _named_in(pile: Pile, absent: str, name: str) -> Span | None:
    """Where a text that is no shorter than those which credit an absent one names that one's outlet."""
    document, outlet = pile.documents[name], pile.documents[absent].outlet
    longest = max(len(child.sentences) for child in _resting_on(pile, absent))
    if outlet is None or len(pile.told[name].sentences) < longest:
        return None
    at = document.text.find(outlet.value)
    return (at, at + len(outlet.value)) if at >= 0 else None


def _carried(child: Document, parent: Document, named: Span, detail: str) -> Derivation:
    evidence = (
        Evidence("names the outlet", "", anchor(child.id, child.text, *named)),
        Evidence("carries what is told", detail),
    )
    return Derivation(
        child=child.id,
        parent=parent.id,
        kind="reprint",
        direction="known",
        spans=tuple(body_spans(child)),
        confidence=confidence(evidence),
        evidence=evidence,
    )


def _resting_on(pile: Pile, name: str) -> list[Told]:
    """Accounts that rest on a text or may do so."""
    return [pile.told[child] for child, edges in pile.edges.items() if any(edge.parent == name for edge in edges)]


def _alike(pile: Pile, name: str, other: str) -> float:
    """The most of what is told after an absent text that has a counterpart in another text, sentence by sentence."""
    found = [0.0]
    for child in _resting_on(pile, name):
        if child.sentences and pile.told[other].sentences:
            aligned = len(pile.followings.between(child, pile.told[other]).aligned)
            found.append(aligned / len(child.sentences) if aligned >= ALIKE_SENTENCES else 0.0)
    return max(found)


def _in_common(pile: Pile, a: str, b: str) -> float:
    """How much of what the one tells stands in the other, whichever is more; the facts of absent texts are their followers'."""
    one, other = (set(filter(telling, _behind(pile, name))) for name in (a, b))
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= SAME_TEXT_FACTS else 0.0


def _behind(pile: Pile, name: str) -> frozenset[Fact]:
    """The facts of a text, and where it is absent those of the accounts that rest on it or may do so."""
    facts = pile.told[name].facts
    if pile.documents[name].held:
        return facts
    return facts.union(*(child.facts for child in _resting_on(pile, name)))


def join_what_versions_credit(pile: Pile) -> None:
    """Where nothing tells which of two copies was first, what one of them says of its source may hold for both.

    It does hold for both where both say it: then it stands in the text that they share.
    """
    for name in pile.held:
        if pile.settled(name):
            continue
        for member, crediting in _credited_beside(pile, name):
            parents = [
                other
                for other, document in pile.documents.items()
                if document.outlet_key == crediting.key and not pile.leads(other, name)
            ]
            told = pile.told[member]
            share, best = max(
                ((vouched_share(told.facts, pile.facts_behind(pile.told[p]), pile.weights), p) for p in parents),
                default=(0.0, ""),
            )
            shown = _shown_by(pile, told, crediting, best) if best else None
            if shown is not None and any(c.key == crediting.key for c in pile.documents[name].credits):
                pile.edges[name] = [edge for edge in pile.edges.get(name, ()) if edge.parent != best]
                pile.add(replace(shown, child=name, spans=passage_spans(pile.relation(name, member))))
                break
            if share >= SAME_TEXT_SHARE and not pile.edges.get(name):
                evidence = tuple(credit_evidence(pile.documents[member], crediting.key))
                child = pile.told[name]
                pile.add(undirected(child, pile.told[best], "report", evidence, tuple(child.body.spans), settled=False))
                break


def _shown_by(pile: Pile, member: Told, crediting: Crediting, parent: str) -> Derivation | None:
    """The settled edge that a copy would have to a text by what it says of its source, did it head its family."""
    text = pile.told[parent]
    following = pile.followings.between(member, text) if text.sentences else None
    relation = pile.known_relation(member.document.id, parent)
    scores = pile.followings.borne_out(member, text)
    edge, _ = credit_edge(member, text, crediting, relation, pile.weights, following, pile.facts_behind(text), scores)
    return edge if edge is not None and edge.settled else None


def _credited_beside(pile: Pile, name: str) -> Iterator[tuple[str, Crediting]]:
    """Copies of an account that may be older than it, and what they say of outlets that they credit in their lead."""
    for member, edges in pile.edges.items():
        if any(e.parent == name and e.settled and e.direction == "undetermined" for e in edges):
            for crediting in credits_of(pile.told[member]):
                marked = all(
                    c.kind == "wire" for c in crediting.credits
                )  # which of the agency's texts, that does not say
                own = crediting.key == pile.documents[name].outlet_key
                if not marked and not own and (crediting.early or crediting.governs):
                    yield member, crediting
