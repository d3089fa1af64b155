"""Pages compiled from two agencies: a paragraph of one, a paragraph of the other.

Such a page hangs on both and ties neither's story to the other's: it stands in two families and hands nothing on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Set

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.pile import Pile
from firsthand.lineage.relation import COPIES, Relation
from firsthand.lineage.versions import is_dispatch

OWN_WORDS, OWN_SHARE = 25, 0.1
"""Unquoted words that a page has from texts of one agency and from none of the other's, and what share of it they are: a paragraph.
Speakers' words both have."""


def compilations(pile: Pile) -> dict[str, list[str]]:
    """The accounts that have paragraphs of two agencies and more, or name two as those they are compiled from, each with the text of
    each that it has most of."""
    houses = {name: _houses(pile, name) for name in pile.held}
    house = _witnesses(pile, {name: next(iter(keys)) for name, keys in houses.items() if len(keys) == 1})
    beside: dict[str, list[Relation]] = defaultdict(list)
    for side in (side for relation in pile.relations.values() for side in (relation, relation.flipped())):
        name, other = side.a.document, side.b.document
        shares = side.likeness in (*COPIES, "partial", "trace") or (side.passages and name in pile.compiled)
        if shares and other in house and not is_dispatch(pile.documents[name]):
            beside[name].append(side)
    found: dict[str, list[str]] = {}
    for name, relations in beside.items():
        said = pile.compiled.get(name, frozenset())
        if parts := _parts(pile, relations, house, said):
            found[name] = parts
    return found


def _houses(pile: Pile, name: str) -> set[str]:
    """The agencies whose mark an account bears, or whose page it is."""
    document = pile.documents[name]
    marks = {c.key for c in document.credits if c.kind == "wire"}
    return marks | {key for key in [document.outlet_key] if key in pile.agencies}


def _witnesses(pile: Pile, house: dict[str, str]) -> dict[str, str]:
    """The accounts without those whose text as many copies bear another agency's mark for: theirs stands on a picture, or on a
    paragraph. Of as many it is theirs where it stands at the beginning or the end; and an agency's own page is its own."""
    marks: dict[str, Counter[str]] = {name: Counter([key]) for name, key in house.items()}
    for relation in pile.relations.values():
        one, other = relation.a.document, relation.b.document
        if relation.likeness in COPIES and one in house and other in house:
            marks[one][house[other]] += 1
            marks[other][house[one]] += 1
    found = {}
    for name, key in house.items():
        lead = marks[name][key] - max((count for other, count in marks[name].items() if other != key), default=0)
        if lead > 0 or is_dispatch(pile.documents[name]) or (lead == 0 and _is_signed(pile, name)):
            found[name] = key
    return found


def _is_signed(pile: Pile, name: str) -> bool:
    """Whether an agency's mark stands before the end of an account's first sentence, or from its last one on."""
    sentences = pile.told[name].sentences
    first, last = (sentences[0].span[1], sentences[-1].span[0]) if sentences else (0, 0)
    return any(c.kind == "wire" and (c.start < first or c.end > last) for c in pile.documents[name].credits)


def _parts(pile: Pile, relations: list[Relation], house: dict[str, str], said: Set[str]) -> list[str]:
    """Of each agency that alone has a paragraph of the page the text with most of it, of equals its own; none where there are
    not two. Of the agencies that the page names itself (``said``) any that it has words of."""
    covered: dict[str, NDArray[np.bool_]] = {}
    best: dict[str, tuple[int, bool, str]] = {}
    for relation in relations:
        key, words = house[relation.b.document], np.zeros(len(relation.a), dtype=np.bool_)
        for run in _runs(relation):
            words[run] = True
        words &= ~relation.a.quoted
        if relation.likeness in COPIES:
            covered[key] = covered[key] | words if key in covered else words
        other = relation.b.document
        own = pile.documents[other].outlet_key == key
        best[key] = max(best.get(key, (0, False, "")), (int(np.count_nonzero(words)), own, other))
    if chosen := sorted(said & best.keys()):
        return sorted(best[key][2] for key in chosen)
    alone = {
        key: int(np.count_nonzero(words & ~_others(covered, key))) for key, words in covered.items() if len(covered) > 1
    }
    least = max(OWN_WORDS, OWN_SHARE * len(relations[0].a))
    chosen = [key for key, count in alone.items() if count >= least]
    return sorted(best[key][2] for key in chosen) if len(chosen) > 1 else []


def _others(covered: dict[str, NDArray[np.bool_]], key: str) -> NDArray[np.bool_]:
    found = np.zeros(len(covered[key]), dtype=np.bool_)
    for other, words in covered.items():
        if other != key:
            found |= words
    return found


def _runs(relation: Relation) -> Iterator[slice]:
    return (slice(run.a, run.a + run.length) for passage in relation.passages for run in passage.runs)
