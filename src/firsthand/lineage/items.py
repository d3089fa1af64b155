"""Items of a round-up that bear a mark of their own: each hangs on the text of the outlet that its mark names."""

import numpy as np

from firsthand.lineage.evidence import confidence
from firsthand.lineage.marks import Item
from firsthand.lineage.pile import Pile
from firsthand.lineage.relation import SENTENCE_WORDS, Relation
from firsthand.lineage.words import merged
from firsthand.records import Derivation, Evidence, Span, anchor

TAKEN = 0.5
"""Share of a paragraph that its source has word for word: an item is its story's lead, cut."""


def join_items(pile: Pile) -> None:
    """Hang accounts that carry no text as a whole on the texts that their marked paragraphs are taken from."""
    for name, items in pile.items.items():
        if pile.edges.get(name):
            continue
        beside = [
            r if r.a.document == name else r.flipped()
            for r in pile.relations.values()
            if name in (r.a.document, r.b.document)
        ]
        for item in items:
            found = [(words, r) for r in beside if (words := _taken(r, item)) and _is_of(pile, r.b.document, item.key)]
            if found:
                best = max(found, key=lambda f: (f[0], _rank(pile, f[1].b.document, item.key)))[1]
                pile.add(_edge(pile, best, item))


def _rank(pile: Pile, name: str, key: str) -> tuple[bool, bool, str]:
    """Of texts that an item may be from the outlet's own, then one that heads others."""
    return pile.documents[name].outlet_key == key, not pile.edges.get(name), name


def _is_of(pile: Pile, name: str, key: str) -> bool:
    """Whether a text is an outlet's: on its own page, by its mark, or by what heads its family."""
    document = pile.documents[name]
    marked = any(c.key == key and c.kind == "wire" for c in document.credits)
    return marked or key in (document.outlet_key, pile.documents[pile.root(name)].outlet_key)


def _taken(relation: Relation, item: Item) -> int:
    """Words of a marked paragraph that stand in the other text; none where they are not a sentence and half of it."""
    body = relation.a
    inside = (body.starts >= item.paragraph[0]) & (body.ends <= item.mark[0])
    shared = np.zeros(len(body), dtype=np.bool_)
    for run in (run for passage in relation.passages for run in passage.runs):
        shared[run.a : run.a + run.length] = True
    words = int(np.count_nonzero(inside & shared & ~body.quoted))
    return words if words >= max(SENTENCE_WORDS, TAKEN * np.count_nonzero(inside)) else 0


def _spans(relation: Relation, item: Item) -> tuple[Span, ...]:
    spans = (relation.a.span(p.a[0], p.a[1] - 1) for p in relation.passages)
    return merged((s, e) for s, e in spans if item.paragraph[0] <= s and e <= item.paragraph[1])


def _edge(pile: Pile, relation: Relation, item: Item) -> Derivation:
    child, parent = pile.documents[relation.a.document], pile.documents[relation.b.document]
    evidence = (
        Evidence("credit: byline", "", anchor(child.id, child.text, *item.mark)),
        Evidence("shared prose", f"{_taken(relation, item)} unquoted words agree"),
    )
    return Derivation(
        child=child.id,
        parent=parent.id,
        kind="excerpt",
        direction="known",
        spans=_spans(relation, item),
        confidence=confidence(evidence),
        evidence=evidence,
    )
