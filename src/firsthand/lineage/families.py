"""Text families: accounts that carry one text, and who can be at their head."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.lineage.evidence import SIGNALS, STRONG_CREDITS
from firsthand.lineage.relation import COPIES, EXCERPT_SHARE, Relation
from firsthand.records import Document


@dataclass(frozen=True, slots=True)
class Head:
    """Who heads a family: a held member, or (``member`` is None) an original outside the pile, credited to ``key``.

    ``known`` says whether a credit or an outlet's own page tells that the others descend from it.
    """

    member: str | None
    key: str
    known: bool


def text_families(documents: Sequence[Document], relations: Iterable[Relation]) -> list[list[Document]]:
    """Groups of two and more accounts joined by copies, in order of the pile."""
    leader = {d.id: d.id for d in documents}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for relation in relations:
        if relation.likeness in COPIES:
            leader[find(relation.a.document)] = find(relation.b.document)
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[find(document.id)].append(document)
    return [group for group in groups.values() if len(group) > 1]


def foreign_credits(document: Document) -> dict[str, float]:
    """Outlets that the whole account is credited to, other than its own, with the weight of the strongest credit."""
    weights: dict[str, float] = {}
    for credit in document.credits:
        if credit.kind in STRONG_CREDITS and credit.key != document.outlet_key:
            weight = SIGNALS[f"credit: {credit.kind}"].weight
            weights[credit.key] = max(weight, weights.get(credit.key, 0.0))
    return weights


def head_of(family: Sequence[Document], relations: Mapping[frozenset[str], Relation]) -> Head:
    """Who heads the family: the credited outlet's own page, else that outlet's absent original, else the fullest member.

    Only credits that speak of the whole account count: what the shared text itself says ("the paper reported") may be
    the story's own source.
    """
    votes: Counter[str] = Counter()
    for document in family:
        for key, weight in foreign_credits(document).items():
            votes[key] += int(weight * 100)
    ranked = sorted(votes, key=lambda key: (-votes[key], key))
    for key in ranked:
        own_pages = [d for d in family if d.outlet_key == key and key not in foreign_credits(d)]
        if own_pages:
            return Head(min(own_pages, key=_version_order).id, key, known=True)
    if ranked:
        return Head(None, ranked[0], known=True)
    fullest = max(family, key=lambda d: (_reach(d, family, relations), -_rank(d, family)))
    if _reach(fullest, family, relations) < len(family) - 1:
        return Head(None, "", known=False)
    return Head(fullest.id, fullest.outlet_key or "", known=False)


def _version_order(document: Document) -> tuple[str, str]:
    """Earlier versions of one page first, undated ones last."""
    return (document.published.value if document.published else "~", document.id)


def _reach(document: Document, family: Sequence[Document], relations: Mapping[frozenset[str], Relation]) -> int:
    """How many members the document could have given their text: what they hold stands in it, or both are versions."""
    count = 0
    for other in family:
        relation = relations.get(frozenset((document.id, other.id)))
        if other.id == document.id or relation is None:
            continue
        share = relation.share_b if relation.b.document == other.id else relation.share_a
        count += share >= EXCERPT_SHARE or relation.likeness in ("update", "reprint")
    return count


def _rank(document: Document, family: Sequence[Document]) -> int:
    """Deterministic order among equals: longest, then earliest dated, then id. Decides no direction."""
    order = sorted(family, key=lambda d: (-len(d.text), *_version_order(d)))
    return order.index(document)
