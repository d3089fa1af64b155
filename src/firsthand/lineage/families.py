"""Text families: accounts that carry one text, and who can be at their head."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from firsthand.lineage.evidence import SIGNALS, STRONG_CREDITS
from firsthand.lineage.relation import COPIES, EXCERPT_SHARE, Relation
from firsthand.lineage.statement import is_release
from firsthand.lineage.times import on_a_later_day
from firsthand.lineage.versions import in_order, is_dispatch, precedes
from firsthand.records import Document

ROOM = 3
"""Versions of one story on the pages of one outlet from which it is that outlet's, and those of others that print it are copies."""


@dataclass(frozen=True, slots=True)
class Head:
    """Who heads a family: a held member, or (``member`` is None) an original outside the pile, credited to ``key``.

    ``agreed`` says that nobody credits anyone else, so that the others can be taken to have it from there as well.
    """

    member: str | None
    key: str
    agreed: bool = False


def text_families(documents: Sequence[Document], relations: Iterable[Relation]) -> list[list[Document]]:
    """Groups of two and more accounts joined by copies, in order of the pile."""
    leader = {d.id: d.id for d in documents}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for relation in relations:
        if relation.likeness in COPIES and {relation.a.document, relation.b.document} <= leader.keys():
            leader[find(relation.a.document)] = find(relation.b.document)
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[find(document.id)].append(document)
    return [group for group in groups.values() if len(group) > 1]


def foreign_credits(document: Document) -> dict[str, float]:
    """Outlets that the whole account is credited to, other than its own, with the weight of the strongest credit."""
    weights: dict[str, float] = {}
    own = is_dispatch(document)
    for credit in document.credits:
        if own and credit.kind == "wire":
            continue  # an agency that sends a text under its own mark has a picture or a box from the other
        if credit.kind in STRONG_CREDITS and credit.key != document.outlet_key:
            weight = SIGNALS[f"credit: {credit.kind}"].weight
            weights[credit.key] = max(weight, weights.get(credit.key, 0.0))
    return weights


def credited_pages(
    family: Sequence[Document], relations: Mapping[frozenset[str], Relation] = MappingProxyType({})
) -> dict[str, Document]:
    """For each member that credits the whole of itself to an outlet whose own page is in the family, that page.

    By its strongest credit. A page of a later day with another lead is a later version (one with the same words may have been
    re-dated). Where credits run in a circle, one of those in it is left out.
    """
    pages: dict[str, Document] = {}
    for page in sorted(family, key=in_order, reverse=True):
        if page.outlet_key and page.outlet_key not in foreign_credits(page):
            pages[page.outlet_key] = page
    found: dict[str, Document] = {}
    for member in family:
        credits = foreign_credits(member)
        held = [key for key in credits if key in pages and not _is_later_version(pages[key], member, relations)]
        held.sort(key=lambda key: (-credits[key], key))
        if held and not _leads_to(pages[held[0]], member, found):
            found[member.id] = pages[held[0]]
    return found


def _is_later_version(page: Document, member: Document, relations: Mapping[frozenset[str], Relation]) -> bool:
    """Whether an agency's page is a version that came out after the one that a client's page bears its mark for."""
    relation = relations.get(frozenset((page.id, member.id)))
    marked = any(c.kind == "wire" and c.key == page.outlet_key for c in member.credits)
    return marked and relation is not None and relation.likeness == "update" and on_a_later_day(page, member)


def _leads_to(page: Document, member: Document, found: Mapping[str, Document]) -> bool:
    at: Document | None = page
    while at is not None and at.id != member.id:
        at = found.get(at.id)
    return at is not None


def head_of(
    tops: Sequence[Document],
    relations: Mapping[frozenset[str], Relation],
    elsewhere: Set[str] = frozenset(),
    pages: Sequence[Document] = (),
    named: Set[str] = frozenset(),
    agencies: Set[str] = frozenset(),
) -> Head:
    """Who heads those members of a family that credit no page in it: the absent text that they credit, else the fullest.

    ``elsewhere`` are credited outlets whose text on the story is held and is not this one: the family's head is to hang on
    that text, and stands for no absent one. ``pages`` are the pages in the family that its other members credit, ``named`` are outlets that other accounts
    credit: of equals their page is the first. Of
    versions on one outlet's pages the earliest heads the rest. An agency's own pages under its own mark head their clients'. A statement of its own publisher's heads those who print it. Only credits that speak of the whole account count: what
    the shared text itself says ("the paper reported") may be the story's own source.
    """
    votes: Counter[str] = Counter()
    credits = {
        key for d in tops for key in foreign_credits(d)
    }  # to an agency in the pile: for an earlier version than it has here
    rooms = set(agencies)
    if not credits:
        rooms |= {key for key, count in Counter(d.outlet_key for d in tops).items() if key and count >= ROOM}
    dispatches = [
        d
        for d in tops
        if (is_dispatch(d) or d.outlet_key in rooms)
        and d.outlet_key
        and d.outlet_key not in credits
        and not foreign_credits(d)
    ]
    for document in tops if not dispatches else ():
        for key, weight in foreign_credits(document).items():
            if key not in elsewhere:
                votes[key] += int(weight * 100)
    if votes:
        key = min(votes, key=lambda key: (-votes[key], key))
        return Head(None, key, agreed=len(votes) == 1)
    releases = [d for d in tops if is_release(d)]
    if len(releases) == 1:
        return Head(releases[0].id, releases[0].outlet_key or "", agreed=True)
    credited = Counter(page.id for page in pages)
    fullest = max(
        dispatches or tops,
        key=lambda d: (
            credited[d.id] > 0,
            _reach(d, tops, relations),
            credited[d.id],
            d.outlet_key in named,
            -_rank(d, tops),
        ),
    )
    if not (dispatches or credited[fullest.id]) and _reach(fullest, tops, relations) < _related(
        fullest, tops, relations
    ):
        return Head(None, "")
    versions = [d for d in tops if d.outlet_key and d.outlet_key == fullest.outlet_key]
    earlier = [d for d in versions if d is not fullest and _precedes(d, fullest, relations)]
    first = [d for d in earlier if not any(_precedes(other, d, relations) for other in earlier if other is not d)]
    head = min(first, key=in_order, default=fullest)
    return Head(head.id, head.outlet_key or "")


def _precedes(a: Document, b: Document, relations: Mapping[frozenset[str], Relation]) -> bool:
    return bool(precedes(a, b, relations.get(frozenset((a.id, b.id)))))


def _related(document: Document, family: Sequence[Document], relations: Mapping[frozenset[str], Relation]) -> int:
    """How many members share enough with the document to be its copies. The others are so by way of these."""
    found = (relations.get(frozenset((document.id, other.id))) for other in family if other.id != document.id)
    return sum(relation is not None and relation.likeness in COPIES for relation in found)


def _reach(document: Document, family: Sequence[Document], relations: Mapping[frozenset[str], Relation]) -> int:
    """How many members the document could have given their text: what they hold stands in it, or both are versions."""
    count = 0
    for other in family:
        relation = relations.get(frozenset((document.id, other.id)))
        if other.id == document.id or relation is None or relation.likeness not in COPIES:
            continue
        share = relation.share_b if relation.b.document == other.id else relation.share_a
        count += share >= EXCERPT_SHARE or relation.likeness in ("update", "reprint")
    return count


def _rank(document: Document, family: Sequence[Document]) -> int:
    """Deterministic order among equals: longest, then earliest dated, then id. Decides no direction."""
    order = sorted(family, key=lambda d: (-len(d.text), *in_order(d)))
    return order.index(document)
