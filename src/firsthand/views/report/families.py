"""The lineage section: each family's drawing and the table that says the same in words and figures."""

from collections.abc import Mapping

from markupsafe import Markup

from firsthand.records import Anchor, Derivation, DerivationKind, Document, Evidence, Finding, Span
from firsthand.views.report import wording
from firsthand.views.report.coverage import Share, Threads, share
from firsthand.views.report.drawing import MOST_ROWS, REMARKS, drawing, family_scale, has_label, small_strip
from firsthand.views.report.layers import merged
from firsthand.views.report.model import Descended, FamilyView, Link, Quoted, Why
from firsthand.views.report.setting import Setting
from firsthand.views.report.stemma import Row, Tree, trees

MOST_EVIDENCE = 5
MOST_TABLED = 500
SHORT = 40
"""Characters: a shorter quotation is shown with up to as much text on either side."""
OTHER_WORDS = "in other words"
SIGNALS = {
    "credit: source_line": "names its source",
    "credit: republished": "says where it first appeared",
    "credit: translated": "says what it is translated from",
    "credit: canonical": "its page gives another outlet’s address as its own",
    "credit: wire": "bears an agency’s mark",
    "credit: byline": "its byline names the outlet",
    "credit: prose": "says whose reporting it follows",
    "credit: link": "links to it",
}
"""Kinds of credit in words; other signals are already written in words."""


def families(setting: Setting, labels: Mapping[str, str]) -> tuple[tuple[FamilyView, ...], tuple[Descended, ...]]:
    """Families of several texts, drawn; and the accounts that stand alone. ``labels`` are findings' short names."""
    threads = Threads(setting.results.descent)
    found = _changed(setting)
    drawn: list[FamilyView] = []
    lone: list[Descended] = []
    everything = trees(setting.results, setting.documents)
    for tree in everything:
        rows = [_descended(setting, threads, tree, row, found, labels) for row in tree.rows]
        if len(rows) == 1 and rows[0].held:
            lone.append(rows[0])
            continue
        key = f"family-{len(drawn) + 1}"
        remarks = {
            row.document: REMARKS.join(filter(None, (setting.marks.get(row.document), _remark(view, row, tree))))
            for row, view in zip(tree.rows, rows, strict=True)
        }
        drawn.append(
            FamilyView(
                key=key,
                heading=_heading(setting, tree),
                drawing=drawing(tree, key, setting.documents, setting.sigla, remarks, _crossings(setting, tree)),
                drawn=min(len(rows), MOST_ROWS),
                rows=tuple(rows[:MOST_TABLED]),
                size=len(rows),
            )
        )
    return tuple(drawn), tuple(lone)


def _heading(setting: Setting, tree: Tree) -> str:
    root = setting.documents[tree.root]
    accounts = len(tree.rows) - len(tree.guests) - (0 if root.held else 1)
    partly = sum(1 for row in tree.rows if row.document in tree.guests and row.edge and row.edge.settled)
    kinds = ((partly, "more in part"), (len(tree.guests) - partly, "more unsettled"))
    more = "".join(f"; {wording.number(n)} {kind}" for n, kind in kinds if n)
    name = setting.name(root.id, 80)
    if root.held:
        return f"{wording.counted(accounts, 'account')}, {setting.label(root.id)} ({name}) at the root{more}"
    return f"{wording.counted(accounts, 'account')} from one original that is not held: {name}{more}"


def _changed(setting: Setting) -> dict[str, list[Finding]]:
    children = {edge.id: edge.child for edge in setting.results.descent.derivations}
    found: dict[str, list[Finding]] = {}
    for finding in setting.results.findings:
        child = children.get(finding.derivation or "") or (finding.b.document if finding.b else None)
        if child is not None and finding.severity != "read":
            found.setdefault(child, []).append(finding)
    return found


def _descended(
    setting: Setting,
    threads: Threads,
    tree: Tree,
    row: Row,
    found: Mapping[str, list[Finding]],
    labels: Mapping[str, str],
) -> Descended:
    document = setting.documents[row.document]
    edges = list(setting.edges.get(row.document, ()))
    edge = row.edge or (edges[0] if edges else None)
    parent = setting.documents.get(edge.parent) if edge else None
    kept = lost = ""
    lost_from: tuple[Link, ...] = ()
    if edge is not None and parent is not None:
        kept, lost, lost_from = _kept(
            setting,
            parent,
            share(parent, threads.direct(document.id, parent.id)),
            edge.kind,
        )
    own = merged(setting.results.descent.own.get(document.id, ()))
    added = sum(wording.words(document.text[s:e]) for s, e in own)
    findings = sorted(found.get(document.id, []), key=lambda f: int(labels.get(f.id, "F0")[1:]))
    return Descended(
        siglum=setting.label(document.id),
        href=setting.account_href(document.id),
        name=setting.name(document.id, 90),
        title=wording.shortened(document.title.value, 120) if document.title else "",
        held=document.held,
        derives=tuple(_derives(setting, e) for e in _drawn_first(edge, edges)),
        edge=edge.kind if edge else "",
        kept=kept,
        lost=lost,
        lost_from=lost_from,
        added=_added(setting, document, own, added) if edge else Link(""),
        changed=tuple(Link(labels[f.id], f"#{labels[f.id].lower()}") for f in findings[:12] if f.id in labels),
        changed_note=wording.number(len(findings)) if findings else ("none" if edge else ""),
        why=tuple(why for e in _drawn_first(edge, edges) for why in _why(setting, e))[:MOST_EVIDENCE],
        confidence=f"{wording.confidence(edge.confidence)} ({edge.confidence:.2f})" if edge else "",
        strip=small_strip(row.strip, family_scale(tree, 600), held=document.held, root=row.above is None)
        if len(tree.rows) > 1
        else Markup(""),
    )


def _drawn_first(edge: Derivation | None, edges: list[Derivation]) -> list[Derivation]:
    return ([edge] if edge else []) + [other for other in edges if other is not edge]


def _kept(setting: Setting, parent: Document, part: Share, kind: DerivationKind) -> tuple[str, str, tuple[Link, ...]]:
    """What of the parent it keeps, and of a copy what it lost: a report or a rewrite never meant to carry it all."""
    if not part.parent_length:
        return "its text is not held", "", ()
    if kind == "translation":
        return "translated", "", ()
    if not part.kept:
        return "no wording", "", ()
    if kind in {"report", "rewrite"}:
        literal = 100 * part.kept >= part.parent_length  # less than a hundredth is a name here and there
        return f"{wording.percent(part.kept, part.parent_length)} word for word" if literal else OTHER_WORDS, "", ()
    missing = sum(wording.words(parent.text[s:e]) for s, e in part.lost)
    longest = sorted(part.lost, key=lambda span: span[0] - span[1])[:3]
    return (
        wording.percent(part.kept, part.parent_length),
        wording.counted(missing, "word") if missing else "nothing",
        tuple(_lost_link(setting, parent, span) for span in sorted(longest) if _worth(parent, span)),
    )


def _added(setting: Setting, document: Document, own: tuple[Span, ...], words: int) -> Link:
    """How many words are the account's own, opening the first of them."""
    if not words:
        return Link("nothing")
    start = next(s for s, e in own if wording.WORD.search(document.text, s, e))
    return Link(wording.counted(words, "word"), setting.places.href(document.id, start, start + 1))


def _worth(parent: Document, span: Span) -> bool:
    return wording.words(parent.text[span[0] : span[1]]) >= 8


def _lost_link(setting: Setting, parent: Document, span: Span) -> Link:
    text = parent.text[span[0] : span[1]]
    start = span[0] + len(text) - len(text.lstrip())
    href = setting.places.href(parent.id, start, min(span[1], start + 240))
    return Link(wording.shortened(text.strip(" ,;.\n"), 46), href)


def _derives(setting: Setting, edge: Derivation) -> str:
    words = f"{wording.DERIVES[edge.kind]} {setting.label(edge.parent)}"
    if edge.direction == "undetermined":
        words += ", direction undetermined"
    return words if edge.settled else f"possibly {words}, unsettled"


def _why(setting: Setting, edge: Derivation) -> tuple[Why, ...]:
    """The evidence in words; a signal that speaks several times is quoted once and linked for the rest."""
    by_signal: dict[tuple[str, str], list[Evidence]] = {}
    for evidence in edge.evidence:
        by_signal.setdefault((evidence.signal, evidence.detail), []).append(evidence)
    return tuple(_evidence(setting, *same) for same in by_signal.values())


def _evidence(setting: Setting, first: Evidence, *others: Evidence) -> Why:
    return Why(
        signal=SIGNALS.get(first.signal, first.signal),
        detail=first.detail,
        quoted=_in_context(setting, first.anchor) if first.anchor else None,
        again=tuple(
            setting.sentence_link(e.anchor.document, e.anchor.start, e.anchor.end) for e in others[:8] if e.anchor
        ),
    )


def _in_context(setting: Setting, where: Anchor) -> Quoted:
    """A short anchor with the words around it on its line: a bare name says little."""
    document = setting.documents.get(where.document)
    if document is None or len(where.text) > SHORT:
        return setting.quoted(where)
    text = document.text
    start = max(text.rfind("\n", 0, where.start) + 1, where.start - SHORT)
    end = text.find("\n", where.end)
    end = min(len(text) if end < 0 else end, where.end + SHORT)
    if start and text[start - 1] != "\n" and (space := text.find(" ", start, where.start)) >= 0:
        start = space + 1
    if end < len(text) and text[end] != "\n" and (space := text.rfind(" ", where.end, end)) >= 0:
        end = space
    shown = Anchor(where.document, start, end, text[start:end])
    return setting.quoted(shown, [(where.start - start, where.end - start)])


def _remark(view: Descended, row: Row, tree: Tree) -> str:
    """The small second line beside a node of the drawing."""
    if row.above is None:
        return "" if view.held else "not held; restored from its witnesses" if row.strip.length else "not held"
    parts = []
    if view.edge and not has_label(row, tree.rows[row.above]):
        parts.append(view.edge)
    if view.kept.endswith("%"):
        parts.append(f"keeps {view.kept}")
    elif view.kept[:1].isdigit():
        parts.append(view.kept)
    elif view.kept == "translated":
        parts.append("in another language")
    elif view.edge and not view.added.href:  # else there would be no room for what it adds
        parts.append(OTHER_WORDS)
    if view.added.href:
        parts.append(f"adds {view.added.text}")
    if view.changed_note not in {"", "none"}:
        parts.append(wording.counted(int(view.changed_note.replace(",", "")), "finding"))
    return REMARKS.join(parts)


def _crossings(setting: Setting, tree: Tree) -> tuple[tuple[int, int, str], ...]:
    """Edges between rows of one family other than those it is drawn by."""
    at = {row.document: index for index, row in enumerate(tree.rows)}
    drawn = {row.edge.id for row in tree.rows if row.edge}
    return tuple(
        (at[edge.child], at[edge.parent], _derives(setting, edge))
        for edge in setting.results.descent.derivations
        if edge.id not in drawn and edge.child in at and edge.parent in at
    )[:8]
