"""The family trees in drawing order, and each account's strip against the text that it goes back to."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from firsthand.records import Derivation, Document, Finding, Results, Span, body_spans
from firsthand.views.report.coverage import Body, Threads, edges_by_child, reworded
from firsthand.views.report.layers import common, extent, merged
from firsthand.views.report.wording import WORD


class Tick(msgspec.Struct, frozen=True):
    """A finding at a position of the root's body."""

    at: int
    severity: str
    title: str


class Strip(msgspec.Struct, frozen=True):
    """One account laid against the text that it goes back to: positions and lengths in code points of that one's body.

    That is the root of its family, or the version that it follows where the original was written through.
    ``thin`` are stretches of an archetype that rest on a single witness. ``reworded`` and ``own`` are lengths: such
    text has no place there.
    """

    length: int
    kept: tuple[Span, ...]
    thin: tuple[Span, ...] = ()
    reworded: int = 0
    own: int = 0
    ticks: tuple[Tick, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """One node of a tree. ``above`` is the index of its parent's row in the same family. Versions that follow one another
    stand at one depth: a chain of twelve is no twelve generations.
    """

    document: str
    depth: int
    above: int | None
    edge: Derivation | None
    strip: Strip


class Tree(msgspec.Struct, frozen=True):
    """A family, its root first, every child after its parent.

    ``guests`` are accounts that may derive from a member, which is unsettled: drawn here, counted as origins of their
    own in the upper bound.
    """

    root: str
    rows: tuple[Row, ...]
    guests: frozenset[str] = frozenset()


def trees(results: Results, documents: Mapping[str, Document]) -> tuple[Tree, ...]:
    """One tree a family, the largest first; an account that no family names stands alone."""
    descent = results.descent
    threads = Threads(descent)
    edges = edges_by_child(descent.derivations)
    ticks = _findings_by_child(results)
    grown: list[Tree] = []
    placed: set[str] = set()
    families = [(family.root, family.members) for family in descent.origins.families]
    named = {member for root, members in families for member in (root, *members)}
    families += [(document.id, (document.id,)) for document in results.documents if document.id not in named]
    order = {document: position for position, document in enumerate(documents)}
    guests = _guests(families, edges)
    for root, members in sorted(families, key=lambda family: -len(family[1])):
        visiting = guests.get(root, [])
        present = [m for m in dict.fromkeys((*members, *visiting)) if m in documents and m != root and m not in placed]
        if root not in documents or any(root in all_guests for all_guests in guests.values()):
            continue
        if root in placed and not present:
            continue
        present.sort(key=order.__getitem__)
        placed.update(present, (root,))
        tree = _tree(root, present, documents, threads, edges, ticks)
        grown.append(Tree(root, tree.rows, frozenset(visiting)))
    return tuple(grown)


def _guests(
    families: list[tuple[str, tuple[str, ...]]], edges: Mapping[str, tuple[Derivation, ...]]
) -> dict[str, list[str]]:
    """Lone accounts with an edge into another family, unsettled or for a part of them, by that family's root."""
    root_of = {member: root for root, members in families for member in (root, *members)}
    lone = [root for root, members in families if not set(members) - {root}]
    guests: dict[str, list[str]] = {}
    visiting: set[str] = set()
    hosts: set[str] = set()
    for name in lone:
        host = next((root_of[e.parent] for e in edges.get(name, ()) if e.parent in root_of), None)
        if host is not None and host != name and host not in visiting and name not in hosts:
            guests.setdefault(host, []).append(name)
            visiting.add(name)
            hosts.add(host)
    return guests


class _Next(NamedTuple):
    """A row to come. ``time`` is not before that of what it hangs on; ``chain`` names the versions that it is one of."""

    document: str
    depth: int
    above: int | None
    edge: Derivation | None
    time: str
    chain: str


def _tree(
    root: str,
    members: list[str],
    documents: Mapping[str, Document],
    threads: Threads,
    edges: Mapping[str, tuple[Derivation, ...]],
    ticks: Mapping[str, list[Finding]],
) -> Tree:
    inside = {root, *members}
    children: dict[str, list[tuple[str, Derivation | None]]] = {}
    for member in members:
        edge = next((e for e in edges.get(member, ()) if e.parent in inside and e.parent != member), None)
        children.setdefault(edge.parent if edge else root, []).append((member, edge))
    bodies = {root: Body(documents[root])}
    rows: list[Row] = []
    seen: set[str] = set()
    waiting = [_Next(root, 0, None, None, "", "")]
    while waiting or len(seen) < len(inside):
        if not waiting:  # a ring of edges that never reaches the root: hang it there
            waiting.append(_Next(next(m for m in members if m not in seen), 1, 0, None, "", root))
        name, depth, above, edge, time, chain = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        text = _gone_back_to(rows, above, edge) or root
        body = bodies.setdefault(text, Body(documents[text]))
        strip = _strip(documents, name, text, body, threads, edges.get(name, ()), ticks.get(name, []))
        rows.append(Row(name, depth, above, edge, strip))
        here = len(rows) - 1
        copies: list[_Next] = []
        versions: list[_Next] = []
        for child, found in children.get(name, []):
            on, when = _is_version(edge) and _is_version(found), max(time, _published(documents[child]))
            kin = versions if _is_version(found) else copies
            kin.append(_Next(child, depth if on else depth + 1, here, found, when, chain if on else name))
        # A version's copies stand under it; then comes the next version in time, on whichever branch.
        while waiting and versions and waiting[-1].chain == versions[0].chain:
            versions.append(waiting.pop())
        versions.sort(key=lambda one: one.time)
        waiting += reversed(versions)
        waiting += reversed(copies)
    return Tree(root, tuple(rows))


def _published(document: Document) -> str:
    return document.published.value if document.published else ""


def _is_version(edge: Derivation | None) -> bool:
    return edge is not None and edge.kind == "update"


def _gone_back_to(rows: list[Row], above: int | None, edge: Derivation | None) -> str | None:
    """The text that an account under row ``above`` is laid against: the nearest version above it, or the root."""
    if above is None:
        return None
    row = rows[above]
    while not _is_version(edge) and not _is_version(row.edge) and row.above is not None:
        row = rows[row.above]
    return row.document


def _strip(
    documents: Mapping[str, Document],
    name: str,
    root: str,
    body: Body,
    threads: Threads,
    edges: tuple[Derivation, ...],
    findings: list[Finding],
) -> Strip:
    document = documents[name]
    if name == root:
        return Strip(body.length, ((0, body.length),), _thin(document, body))
    links = threads.to_root(name, root)
    literal = [link for edge in edges for link in threads.direct(name, edge.parent)] + list(links)
    ground = merged(body_spans(document))
    loose = reworded(document, edges, literal)
    dependent = merged([*((link.start, link.end) for link in literal), *loose])
    own = common(ground, merged(threads.own.get(name, ())))
    return Strip(
        length=body.length,
        kept=body.positions((link.there_start, link.there_end) for link in links),
        reworded=extent(loose),
        own=max(0, extent(own) - extent(common(own, dependent))),
        ticks=tuple(_ticks(findings, name, root, body, threads)),
    )


def _thin(root: Document, body: Body) -> tuple[Span, ...]:
    """Stretches of a restored text that a single witness holds."""
    if root.held:
        return ()
    steps: dict[int, int] = {}
    for witness in root.witnesses:
        steps[witness.start] = steps.get(witness.start, 0) + 1
        steps[witness.end] = steps.get(witness.end, 0) - 1
    alone: list[Span] = []
    depth = since = 0
    for at in sorted(steps):
        if depth == 1 and WORD.search(root.text, since, at):  # not for the white space between two paragraphs
            alone.append((since, at))
        depth += steps[at]
        since = at
    return body.positions(alone)


def _ticks(findings: list[Finding], name: str, root: str, body: Body, threads: Threads) -> list[Tick]:
    """Where in the root each finding falls: through the parent's reading, else after the last kept words before it."""
    placed: list[Tick] = []
    own_links = threads.to_root(name, root)
    for finding in findings:
        at: int | None = None
        if finding.a is not None:
            at = _across(finding.a.document, finding.a.start, root, threads)
        if at is None and finding.b is not None and finding.b.document == name:
            before = [link for link in own_links if link.start <= finding.b.start]
            if before:
                last = max(before, key=lambda link: link.start)
                at = last.across(min(finding.b.start, last.end))
        if at is not None:
            placed.append(Tick(body.position(at), finding.severity, f"{finding.code}: {finding.name}"))
    return placed


def _across(document: str, offset: int, root: str, threads: Threads) -> int | None:
    if document == root:
        return offset
    for link in threads.to_root(document, root):
        if link.start <= offset < link.end:
            return link.across(offset)
    return None


def _findings_by_child(results: Results) -> dict[str, list[Finding]]:
    """Counted findings of each account that has a parent's reading to be laid against."""
    found: dict[str, list[Finding]] = {}
    children = {edge.id: edge.child for edge in results.descent.derivations}
    for finding in results.findings:
        child = children.get(finding.derivation or "") or (finding.b.document if finding.b else None)
        if child is not None and finding.severity != "read":
            found.setdefault(child, []).append(finding)
    return found
