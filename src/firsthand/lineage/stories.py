"""An agency's stories: which of its texts are versions of one, and what words all of them share.

Under every story on a matter an agency sets the same paragraphs. Whoever has them has them from the agency, not from any of its
stories, so they tie nothing; and a text that shares nothing else with a story is no version of it, however much of it they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from firsthand.lineage.relation import KEPT_WORDS, LATE, TRACE_WORDS, Relation
from firsthand.lineage.times import days_apart, on_a_later_day
from firsthand.lineage.versions import is_running, number, same_headline
from firsthand.records import Document

MOST_OF_BOTH, MUCH_OF_BOTH = 0.5, 0.4
"""Share of all words of two texts that both have, from which they are versions of one story whatever they begin with; and from which they
are if both have them in their news, or came out on one day: an agency's report of a summit keeps 0.42 and more, its side stories have 0.38
of it at most (319 pairs in seven made-up piles)."""


@dataclass(frozen=True, slots=True)
class Stories:
    """``apart`` are the relations in which texts of two stories of one house share words; ``told_in`` says of each run of such words in
    how many stories it stands."""

    apart: tuple[Relation, ...]
    told_in: Mapping[bytes, int]

    def is_all(self, relation: Relation, stories: int = 2) -> bool:
        """Whether two texts share nothing but words that so many stories have."""
        return bool(relation.passages) and all(self.told_in.get(gram, 0) >= stories for gram in _grams(relation))


def stories(relations: Iterable[Relation], documents: Mapping[str, Document]) -> Stories:
    """The stories of all houses of a pile. A house are an outlet's texts and those that bear its mark."""
    leader: dict[str, str] = {}

    def story(name: str) -> str:
        while leader.get(name, name) != name:
            name = leader[name]
        return name

    housed = []
    for relation in relations:
        a, b = documents[relation.a.document], documents[relation.b.document]
        if _houses(a) & _houses(b):
            housed.append((relation, a, b))
            if are_versions(relation, a, b):
                leader[story(a.id)] = story(b.id)
    apart = tuple(
        relation
        for relation, a, b in housed
        if story(a.id) != story(b.id) and (a.outlet_key == b.outlet_key or days_apart(a, b) or relation.comes_late())
    )
    holders: dict[bytes, set[str]] = defaultdict(set)
    for relation in apart:
        for gram in _grams(relation):
            holders[gram] |= {story(relation.a.document), story(relation.b.document)}
    return Stories(apart, {gram: len(held) for gram, held in holders.items()})


def are_versions(relation: Relation, a: Document, b: Document) -> bool:
    """Whether two texts of one house, ``relation.a`` and ``relation.b`` or the other way round, are versions of one story: by what they
    begin with, by their headline, or by how much of both is one text."""
    if relation.likeness in ("reprint", "excerpt") or relation.opens_alike():
        return True
    if days_apart(a, b):
        return False
    if relation.has_a_lead() or relation.is_kept() or same_headline(a, b) or runs_on(relation, a, b):
        return True
    if relation.likeness == "update" and min(number(a), number(b)) >= 1:
        return True  # each says that it adds to another
    early = all(min(p.a[0] for p in side.passages) < LATE * len(side.a) for side in (relation, relation.flipped()))
    one_day = not (on_a_later_day(a, b) or on_a_later_day(b, a))
    least = MUCH_OF_BOTH if early or one_day else MOST_OF_BOTH
    return relation.likeness == "update" and relation.share_of_both() >= least


def runs_on(relation: Relation, a: Document, b: Document) -> bool:
    """Whether one of two texts of a day is the house's running page of a story and has a sentence of the other's prose."""
    return is_running(a) != is_running(b) and relation.unquoted >= TRACE_WORDS and not days_apart(a, b)


def _grams(relation: Relation) -> Iterator[bytes]:
    for run in (run for passage in relation.passages for run in passage.runs):
        words = relation.a.ids[run.a : run.a + run.length]
        for at in range(max(1, len(words) - KEPT_WORDS + 1)):
            yield words[at : at + KEPT_WORDS].tobytes()


def _houses(document: Document) -> set[str]:
    marks = {credit.key for credit in document.credits if credit.kind == "wire"}
    return marks | ({document.outlet_key} if document.outlet_key else set())
