"""Dependence that a credit makes possible and nothing shows. It lowers the lower bound of origins and nothing else."""

from collections.abc import Iterator

from firsthand.lineage.crediting import credits_of, vouched_share
from firsthand.lineage.evidence import credit_evidence
from firsthand.lineage.pile import Pile, undirected
from firsthand.lineage.support import Fact, telling
from firsthand.lineage.times import days_apart
from firsthand.records import Evidence

SAME_TEXT_SHARE = 0.2
"""Share of one text's telling facts in another text of the same outlet from which the two may be one: absent texts that are
one have 0.24 to 1.0 in made-up piles; an account that names an outlet in passing has 0.18 at most of its page."""
SAME_TEXT_FACTS = 2
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
    for name in pile.archetypes:
        others = [o for o in texts.get(pile.documents[name].outlet_key or "", ()) if pile.root(o) != name]
        if pile.edges.get(name) or len({pile.root(other) for other in others}) >= MOST_TEXTS:
            continue
        if pile.documents[name].outlet_key in pile.agencies:
            others = [o for o in others if not days_apart(pile.documents[name], pile.documents[o])]
        others = [other for other in others if all(edge.parent != name for edge in pile.edges.get(other, ()))]
        share, best = max(((_in_common(pile, name, other), other) for other in others), default=(0.0, ""))
        if share >= SAME_TEXT_SHARE:
            detail = f"both texts are credited to {pile.documents[name].label}; {share:.0%} of the facts of one stand in the other"
            evidence = (Evidence("same outlet", detail),)
            child, parent = pile.told[name], pile.told[best]
            pile.add(undirected(child, parent, "rewrite", evidence, tuple(child.body.spans), settled=False))


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
    return facts.union(
        *(pile.told[child].facts for child, edges in pile.edges.items() if any(e.parent == name for e in edges))
    )


def join_what_versions_credit(pile: Pile) -> None:
    """Where nothing tells which of two copies was first, what one of them says of its source may hold for both."""
    for name in pile.held:
        if pile.edges.get(name):
            continue
        for member, key in _credited_beside(pile, name):
            parents = [
                other
                for other, document in pile.documents.items()
                if document.outlet_key == key and pile.root(other) != name
            ]
            facts = pile.told[member].facts
            share, best = max(
                ((vouched_share(facts, pile.facts_behind(pile.told[p]), pile.weights), p) for p in parents),
                default=(0.0, ""),
            )
            if share >= SAME_TEXT_SHARE:
                evidence = tuple(credit_evidence(pile.documents[member], key))
                child = pile.told[name]
                pile.add(undirected(child, pile.told[best], "report", evidence, tuple(child.body.spans), settled=False))
                break


def _credited_beside(pile: Pile, name: str) -> Iterator[tuple[str, str]]:
    """Copies of an account that may be older than it, and outlets that they credit in their lead."""
    for member, edges in pile.edges.items():
        if any(e.parent == name and e.settled and e.direction == "undetermined" for e in edges):
            for crediting in credits_of(pile.told[member]):
                if crediting.key != pile.documents[name].outlet_key and (crediting.early or crediting.governs):
                    yield member, crediting.key
