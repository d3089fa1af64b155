"""Pages that are put together from the beginnings of many stories: news in brief, a morning's digest.

Each item is somebody's story cut short. Such a page hangs on all of them and ties none; it tells nothing of its own.
"""

from collections import defaultdict

import numpy as np

from firsthand.lineage.housetext import LEAD_WORDS
from firsthand.lineage.pile import Pile
from firsthand.lineage.relation import COPIES, Relation

FEWEST, MOST_ITEM = 3, 0.5
"""Stories, and the share of all that is taken over which one of them may have: a page of two stories is a report of one with the
other in a box."""
TAKEN = 0.5
"""Share of the page that stands at the beginnings of other accounts. What a site sets between the items is the rest."""
OVERLAP = 0.2
ITEM_WORDS = 15
"""Words of an item; a list of headlines tells nothing and takes nothing."""


def lists_of_leads(pile: Pile, family: dict[str, int]) -> dict[str, list[str]]:
    """The accounts that are such pages, each with the accounts whose beginnings it prints: one a text family."""
    beside: dict[str, list[Relation]] = defaultdict(list)
    versions: set[str] = set()
    for side in (side for relation in pile.relations.values() for side in (relation, relation.flipped())):
        if _begins_the_other(side):
            beside[side.a.document].append(side)
        elif side.likeness in COPIES:
            versions.add(side.a.document)
    found = {}
    for name, relations in beside.items():
        if name not in versions and len(relations) >= FEWEST and (parts := _parts(relations, family)):
            found[name] = parts
    return found


def _begins_the_other(relation: Relation) -> bool:
    words = sum(p.words for p in relation.passages)
    return words >= ITEM_WORDS and min(p.b[0] for p in relation.passages) < LEAD_WORDS


def _parts(relations: list[Relation], family: dict[str, int]) -> list[str]:
    """The accounts whose beginnings lie side by side on a page; none where they are not most of it."""
    page = relations[0].a
    taken = np.zeros(len(page), dtype=np.bool_)
    chosen: dict[int | str, tuple[str, int]] = {}
    for relation in sorted(relations, key=lambda r: (-sum(p.words for p in r.passages), r.b.document)):
        other = relation.b.document
        here = np.zeros(len(page), dtype=np.bool_)
        for passage in relation.passages:
            here[slice(*passage.a)] = True
        words = int(np.count_nonzero(here))
        if family.get(other, other) not in chosen and np.count_nonzero(here & taken) <= OVERLAP * words:
            chosen[family.get(other, other)] = (other, words)
            taken |= here
    total = sum(words for _, words in chosen.values())
    most = max(words for _, words in chosen.values())
    if len(chosen) < FEWEST or total < TAKEN * len(page) or most > MOST_ITEM * total:
        return []
    return sorted(other for other, _ in chosen.values())
