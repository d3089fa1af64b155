"""Numbered versions: an agency's text that says which version of its story it is, and keeps little of the one before.

A write-through recasts its story: after a night only the background agrees word for word, and background ties nothing. But a
text that bears "UPDATE 4" has three before it; of those that the pile holds it continues the one that tells its matter.
"""

from collections import defaultdict

from firsthand.lineage.crediting import BORNE_OUT, one_story
from firsthand.lineage.evidence import confidence
from firsthand.lineage.pile import Pile
from firsthand.lineage.support import Told, borne_out
from firsthand.lineage.times import days_apart
from firsthand.lineage.versions import in_order, is_running, number, precedes, rounds_up
from firsthand.lineage.words import merged
from firsthand.records import Derivation, Document, Evidence

CLEARER = 1.2
"""How many times more alike the story that a text continues is to it than the agency's next: side stories of one day bear numbers too."""


def join_numbered_versions(pile: Pile) -> None:
    """Tie every text that its agency numbers as a later version to the latest one of its story."""
    dispatches = [pile.documents[name] for name in pile.held if pile.documents[name].outlet_key in pile.agencies]
    for child in sorted(dispatches, key=in_order):
        if number(child) < 1 or is_running(child) or pile.settled(child.id):
            continue
        stories: dict[str, list[Document]] = defaultdict(list)
        for other in dispatches:
            if other.outlet_key == child.outlet_key and precedes(other, child) and pile.root(other.id) != child.id:
                stories[pile.root(other.id)].append(other)
        alike = sorted(
            ((max(_alike(pile, child, other) for other in texts), root) for root, texts in stories.items()),
            reverse=True,
        )
        best, root = alike[0] if alike else (0.0, "")
        if not best or (len(alike) > 1 and best < CLEARER * alike[1][0]):
            continue
        earlier = [other for other in stories[root] if _continues(child, other)]
        if not earlier:
            continue
        parent = max(earlier, key=in_order)
        pile.add(_edge(pile, pile.told[child.id], pile.told[parent.id]))


def _alike(pile: Pile, child: Document, other: Document) -> float:
    return 0.0 if days_apart(child, other) else one_story(pile.told[child.id], pile.told[other.id], pile.weights)


def _continues(child: Document, other: Document) -> bool:
    """Whether an earlier text may be of the same story by the number that it bears; what rounds up counts apart."""
    return rounds_up(child) or rounds_up(other) or number(other) < number(child)


def _edge(pile: Pile, child: Told, parent: Told) -> Derivation:
    shown = precedes(parent.document, child.document)
    evidence = (
        Evidence(
            "numbered", "it says that it is a later version, and the agency's other stories tell less of its matter"
        ),
        Evidence("later version", shown),
    )
    scores = borne_out(child, parent, pile.weights)
    return Derivation(
        child=child.document.id,
        parent=parent.document.id,
        kind="update",
        direction="known",
        spans=merged(s.span for s, score in zip(child.sentences, scores, strict=True) if score >= BORNE_OUT),
        confidence=confidence(evidence),
        evidence=evidence,
    )
