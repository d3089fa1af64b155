"""Items of a page that tells of other things: those that bear a mark of their own hang on the text of the outlet which it names, those
that are the lead of a story, word for word, on that story.
"""

from collections import defaultdict

import numpy as np

from firsthand.lineage.alignment import Run
from firsthand.lineage.evidence import confidence, credit_evidence
from firsthand.lineage.marks import Item
from firsthand.lineage.pile import Pile
from firsthand.lineage.relation import DATELINE, ENDS, OWN_LEAD, SENTENCE_WORDS, Relation
from firsthand.lineage.times import is_later
from firsthand.lineage.versions import is_dispatch
from firsthand.lineage.words import Body, merged
from firsthand.records import Derivation, Evidence, Span, anchor

ITEMS, HEADING = 3, 80
"""Headings from which a page is a column of items, and characters that a heading has at most."""
TAKEN = 0.5
"""Share of a paragraph, or of a brief, that its source has word for word: it is its story's lead, cut."""


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


def join_leads(pile: Pile) -> None:
    """Hang accounts that nothing else ties on the one story whose lead they are, or print in a column of items: no two writers
    begin a report alike."""
    beside: dict[str, list[Relation]] = defaultdict(list)
    for side in (side for relation in pile.relations.values() for side in (relation, relation.flipped())):
        if not pile.edges.get(side.a.document) and side.b.document in pile.held and _lead(side):
            beside[side.a.document].append(side)
    heads = {edge.parent for edges in pile.edges.values() for edge in edges}
    for name, relations in beside.items():
        others = [r for r in relations if len(r.b) > len(r.a)]
        stories = {pile.root(r.b.document) for r in relations}
        if name in heads or is_dispatch(pile.documents[name]) or len(stories) > 1 or not others:
            continue
        best = max(others, key=lambda r: (is_dispatch(pile.documents[r.b.document]), _lead(r), r.b.document))
        if not pile.credits_outlet_of(name, best.b.document):
            pile.add(_lead_edge(pile, best))


def _lead(relation: Relation) -> int:
    """Words with which the other begins and this account, a brief, or an item of it, too: a sentence of news at least, else none. A
    page with one such item, or one that goes on with something else, has another story's video or a box in it."""
    body, words = relation.a, 0
    for passage in relation.passages:
        at, there = passage.a[0], passage.b[0]
        brief = at < DATELINE and passage.words >= TAKEN * len(body)
        if there < DATELINE and (brief or (body.opens[at] and _is_item(body, at))):
            words += sum(_unquoted(relation, run) for run in passage.runs)
    return words if words >= OWN_LEAD else 0


def _unquoted(relation: Relation, run: Run) -> int:
    here, there = slice(run.a, run.a + run.length), slice(run.b, run.b + run.length)
    return int(np.count_nonzero(~(relation.a.quoted[here] | relation.b.quoted[there])))


def _is_item(body: Body, at: int) -> bool:
    """Whether a paragraph stands under a heading of its own, on a page of several such."""
    above = body.text[: body.starts[at]].rpartition("\n")[0].rstrip().rpartition("\n")[2]
    lines = (line for start, end in body.spans for line in body.text[start:end].splitlines())
    return _is_heading(above) and sum(map(_is_heading, lines)) >= ITEMS


def _is_heading(line: str) -> bool:
    """Whether a line is short and ends like no sentence."""
    line = line.strip()
    return 0 < len(line) <= HEADING and not line.endswith(ENDS)


def _lead_edge(pile: Pile, relation: Relation) -> Derivation:
    child, parent = pile.documents[relation.a.document], pile.documents[relation.b.document]
    credits = credit_evidence(child, parent.outlet_key) if parent.outlet_key else []
    evidence = (Evidence("its lead", f"{_lead(relation)} words with which {parent.label} begins stand in it"), *credits)
    earlier = not is_later(parent, child)
    return Derivation(
        child=child.id,
        parent=parent.id,
        kind="excerpt",
        direction="known" if earlier and (credits or is_dispatch(parent)) else "undetermined",
        spans=merged(relation.a.span(p.a[0], p.a[1] - 1) for p in relation.passages),
        confidence=confidence(evidence),
        evidence=evidence,
    )


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
