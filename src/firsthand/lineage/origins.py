"""Counting independent roots, as a range with its reasons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from firsthand.lineage.evidence import IN_PART
from firsthand.lineage.outlets import owner_notes
from firsthand.records import Derivation, Document, Family, Origins, Span, body_spans

MIXED_SHARE = 0.5
"""An account that is at least half its outlet's own, beside what it credits, may be an origin of its own."""


def count_origins(
    documents: Sequence[Document],
    archetypes: Sequence[Document],
    derivations: Sequence[Derivation],
    own: Mapping[str, Sequence[Span]],
    beyond: Mapping[str, Sequence[Span]],
    stories: Sequence[Sequence[str]],
) -> Origins:
    """Texts that derive from nothing: with all edges taken ``lower``, with the settled ones alone ``upper``.

    An absent text that is only possibly behind an account is no root in ``upper``.
    ``own`` and ``beyond`` map accounts to spans that are the outlet's own, and to dependent spans with figures or
    quotations that the held text of their source lacks; ``stories`` are groups of accounts that tell one story.
    """
    nodes = [*documents, *archetypes]
    name = _names(nodes)
    settled: dict[str, list[Derivation]] = defaultdict(list)
    open_: dict[str, list[Derivation]] = defaultdict(list)
    for edge in derivations:
        (settled if edge.settled else open_)[edge.child].append(edge)
    heads = {edge.parent for edge in derivations if edge.settled}
    size = {d.id: max(1, sum(len(d.text[s:e].split()) for s, e in body_spans(d))) for d in documents}

    def share_of_its_own(document: Document) -> float:
        return sum(len(document.text[s:e].split()) for s, e in own.get(document.id, ())) / size[document.id]

    mixed = {
        document.id
        for document in documents
        if all(map(_in_part, settled[document.id]))
        and settled[document.id]
        and share_of_its_own(document) >= MIXED_SHARE
    }
    roots = [n for n in nodes if n.id in mixed or (not settled[n.id] and (n.held or n.id in heads))]
    last = [n for n in nodes if (n.id in mixed or not settled[n.id]) and not open_[n.id]]
    lower = len(last)
    unsettled = [f"{name[e.child]} may depend on {name[e.parent]}: {_why(e)}" for node in roots for e in open_[node.id]]
    upper = len(roots)
    for document in documents:
        edges = settled[document.id]
        if (
            edges
            and document.id not in mixed
            and all(map(_leaves_room, edges))
            and share_of_its_own(document) >= MIXED_SHARE
        ):
            upper += 1
            unsettled.append(
                f"{name[document.id]} is at least half its own reporting beside what it takes from another"
            )
    return Origins(
        lower=min(max(lower, 1), upper) if nodes else 0,
        upper=upper,
        families=_families(documents, roots, settled, mixed),
        unsettled=tuple(unsettled),
        notes=(
            *_several_stories(stories, name),
            *_notes(roots, open_, derivations, name),
            *_second_articles(derivations, beyond, name),
            *owner_notes([root for root in roots if root.held]),
        ),
        stories=tuple(tuple(story) for story in stories),
    )


def _leaves_room(edge: Derivation) -> bool:
    """Whether what is not taken from the other is known to be the account's own: it names its source, or shares prose.

    The rest of a paraphrase is not: it may follow the other in words that hide it.
    """
    return edge.kind == "report" or edge.evidence[0].signal == "shared prose"


def _in_part(edge: Derivation) -> bool:
    return any(evidence.signal == IN_PART for evidence in edge.evidence)


def _why(edge: Derivation) -> str:
    first = edge.evidence[0]
    return f"it says “{first.anchor.text}”" if first.anchor else first.detail


def _families(
    documents: Sequence[Document],
    roots: Sequence[Document],
    settled: Mapping[str, Sequence[Derivation]],
    mixed: Set[str],
) -> tuple[Family, ...]:
    """Each account under the root of its surest edge, or its own where it takes a part only; in part under those of its others."""

    def root_of(at: str) -> str:
        seen = set[str]()
        while settled.get(at) and at not in mixed and at not in seen:
            seen.add(at)
            at = max(settled[at], key=lambda e: (e.confidence, e.parent)).parent
        return at

    members: dict[str, list[str]] = {root.id: [] for root in roots}
    partly: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        root = root_of(document.id)
        members.setdefault(root, []).append(document.id)
        for other in dict.fromkeys(root_of(edge.parent) for edge in settled.get(document.id, ())):
            if other != root:
                partly[other].append(document.id)
    return tuple(Family(root, tuple(held), tuple(partly[root])) for root, held in members.items() if held)


def _notes(
    roots: Sequence[Document],
    open_: Mapping[str, Sequence[Derivation]],
    derivations: Sequence[Derivation],
    name: Mapping[str, str],
) -> Iterator[str]:
    for root in roots:
        children = sorted({name[e.child] for e in derivations if e.parent == root.id and e.settled})
        held = "" if root.held else ", which is not held"
        if children:
            yield f"{name[root.id]}{held}: {', '.join(children)} {'descend' if len(children) > 1 else 'descends'} from it"
        elif mixed := [name[e.parent] for e in derivations if e.child == root.id and e.settled]:
            yield f"{name[root.id]}: its own, but for what it names {' and '.join(mixed)} for"
        elif open_.get(root.id):
            behind = " and ".join(name[e.parent] for e in open_[root.id])
            yield f"{name[root.id]}{held}: dependence on {behind} is possible and not shown"
        else:
            yield f"{name[root.id]}{held}: no dependence on another account found"


MOST_NAMED = 6
"""Accounts of one group that are named: the others are counted."""


def _several_stories(stories: Sequence[Sequence[str]], name: Mapping[str, str]) -> Iterator[str]:
    """Origins of different stories do not bear each other out, so a reader must know that there may be several. Reports of one
    event can have as little in common as those of two: what falls apart is said to be groups, no more."""
    groups = sorted((story for story in stories if len(story) > 1), key=len, reverse=True)
    alone = [member for story in stories if len(story) == 1 for member in story]
    if len(groups) > 1:
        told = [_named(group, name) for group in groups]
        told += [f"like none of the others: {_named(alone, name)}"] if alone else []
        yield (
            f"By words and facts the accounts fall into {len(groups)} groups, which may tell different stories; all are "
            f"counted together: {'; '.join(told)}"
        )
    elif groups and alone:
        yield (
            f"By words and facts {_named(alone, name)} {'is' if len(alone) == 1 else 'are'} like none of the others and may tell "
            "another story; all are counted together"
        )
    elif len(alone) > 1:
        yield "By words and facts no two accounts are alike; they may tell different stories, and are counted together"


def _named(members: Sequence[str], name: Mapping[str, str]) -> str:
    more = len(members) - MOST_NAMED
    named = ", ".join(name[member] for member in members[:MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _second_articles(
    derivations: Sequence[Derivation], beyond: Mapping[str, Sequence[Span]], name: Mapping[str, str]
) -> Iterator[str]:
    """A second article of the same outlet is no second origin: it is noted where the held text does not bear a report out."""
    behind: dict[str, list[str]] = defaultdict(list)
    for edge in derivations:
        if edge.kind == "report" and edge.settled and beyond.get(edge.child):
            behind[edge.parent].append(edge.child)
    for parent, children in sorted(behind.items()):
        yield (
            f"Not settled: {' and '.join(name[c] for c in children)} has figures or quotations that are not in the text of "
            f"{name[parent]} as far as it is known; a second article may stand behind them"
        )


SHORT_TITLE, SHORT_ID, LONG_ID = 40, 6, 12
"""Characters of a title, and of a record's id that is longer than the last, by which accounts of one outlet are told apart."""


def _names(nodes: Sequence[Document]) -> dict[str, str]:
    """What each text is called; accounts of one outlet are told apart by their days, their headlines, or where both are the same by
    their records."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for node in nodes:
        groups[_name(node)].append(node)
    found: dict[str, str] = {}
    for name, group in groups.items():
        for marks in ([""], *([mark(node) for node in group] for mark in (_day, _headline, _record))):
            if len(marks) == len(set(marks)) == len(group):
                break
        found |= {node.id: f"{name} ({mark})" if mark else name for node, mark in zip(group, marks, strict=True)}
    return found


def _day(document: Document) -> str:
    return document.published.value[:10] if document.published else ""


def _headline(document: Document) -> str:
    title = document.title.value if document.title else ""
    return title if len(title) <= SHORT_TITLE else title[:SHORT_TITLE].rsplit(" ", 1)[0] + " …"


def _record(document: Document) -> str:
    record = document.source_id or document.path.rsplit("/", 1)[-1] or document.url or document.id[-SHORT_ID:]
    return record if len(record) <= LONG_ID else record[:SHORT_ID]


def _name(document: Document) -> str:
    if not document.held:
        outlet = document.outlet.value if document.outlet else "an unnamed original"
        return f"the article of {outlet}" if document.outlet else outlet
    return document.label
