"""Findings and quotations: both texts, the difference marked, and why it was written down."""

import itertools
from collections.abc import Iterable, Mapping

import msgspec

from firsthand.records import Anchor, Finding, QuotationVerdict, Span, Statement
from firsthand.views.numbering import child_of, numbered
from firsthand.views.report import wording
from firsthand.views.report.chains import hops
from firsthand.views.report.differences import compared
from firsthand.views.report.model import FindingGroup, FindingView, QuotationView
from firsthand.views.report.setting import Setting

MOST_FINDINGS = 500
MOST_QUOTATIONS = 300
VERDICTS = (
    "not found",
    "reported speech turned into a quotation",
    "re-attributed",
    "spliced",
    "altered",
    "only here",
    "verbatim",
)
"""Worst first. The first five say that the words or their speaker are not those of the text compared with."""
GRAVE = frozenset(VERDICTS[:5])


class Found(msgspec.Struct, frozen=True):
    """Findings as the page shows them, with the short name given to each."""

    groups: tuple[FindingGroup, ...]
    read: tuple[FindingGroup, ...]
    labels: Mapping[str, str]
    left_out: int


def numbers(setting: Setting) -> dict[str, str]:
    """The numbers of the findings that have room on the page, the worst."""
    return dict(itertools.islice(numbered(setting.results).items(), MOST_FINDINGS))


def findings(setting: Setting, labels: Mapping[str, str]) -> Found:
    """The numbered findings in two lots, those that count and those that are only read; each worst first, and among
    equally grave ones by account.
    """
    shown = [finding for finding in setting.results.findings if finding.id in labels]
    shown.sort(key=lambda finding: int(labels[finding.id][1:]))
    parents = {edge.id: edge.parent for edge in setting.results.descent.derivations}
    about = child_of(setting.results)
    counted = [finding for finding in shown if finding.severity != "read"]
    read = [finding for finding in shown if finding.severity == "read"]
    return Found(
        groups=_grouped(setting, counted, labels, parents, about),
        read=_grouped(setting, read, labels, parents, about),
        labels=labels,
        left_out=len(setting.results.findings) - len(shown),
    )


def _grouped(
    setting: Setting,
    shown: Iterable[Finding],
    labels: Mapping[str, str],
    parents: Mapping[str, str],
    about: Mapping[str, str],
) -> tuple[FindingGroup, ...]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in shown:
        groups.setdefault((finding.severity, about.get(finding.id, "")), []).append(finding)
    return tuple(
        FindingGroup(
            siglum=setting.label(child) if child else "",
            name=wording.named(setting.documents[child], 90) if child else "The case as a whole",
            href=setting.account_href(child) if child else None,
            summary=_severities(members),
            findings=tuple(_finding(setting, finding, labels, parents) for finding in members),
        )
        for (_, child), members in groups.items()
    )


def _severities(members: Iterable[Finding]) -> str:
    counts = severity_counts(members)
    return ", ".join(f"{counts[severity]} {severity}" for severity in wording.SEVERITIES if counts[severity])


def severity_counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of each severity, the uncounted ``read`` among them."""
    counts = dict.fromkeys((*wording.SEVERITIES, "read"), 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def _finding(setting: Setting, finding: Finding, labels: Mapping[str, str], parents: Mapping[str, str]) -> FindingView:
    marks_a, marks_b = within(finding.a, finding.marked_a), within(finding.b, finding.marked_b)
    if finding.a and finding.b and not marks_a and not marks_b:
        marks_a, marks_b = compared(finding.a.text, finding.b.text)
    via = ""
    parent = parents.get(finding.derivation or "")
    if finding.a and parent and parent != finding.a.document and parent in setting.sigla:
        via = f"{setting.label(parent)} as "
    return FindingView(
        key=labels[finding.id].lower(),
        label=labels[finding.id],
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        a=setting.quoted(finding.a, marks_a, via) if finding.a else None,
        b=setting.quoted(finding.b, marks_b) if finding.b else None,
        reason=wording.shortened(finding.reason, 800),
    )


def within(anchor: Anchor | None, marks: Iterable[Span]) -> tuple[Span, ...]:
    """Marks, which are offsets of the document like every span, as offsets of the anchored words."""
    if anchor is None:
        return ()
    return tuple((start - anchor.start, end - anchor.start) for start, end in marks)


class Quotations(msgspec.Struct, frozen=True):
    """Verdicts in three lots: those that ask for a look, those with nothing to compare, and the faithful ones."""

    doubtful: tuple[QuotationView, ...]
    alone: tuple[QuotationView, ...]
    faithful: tuple[QuotationView, ...]
    left_out: int


def quotations(setting: Setting) -> Quotations:
    """All verdicts, worst first, then in the order of the accounts."""
    rank = {verdict: index for index, verdict in enumerate(VERDICTS)}
    place = {document: index for index, document in enumerate(setting.documents)}
    known = [
        (verdict, setting.statements[verdict.statement])
        for verdict in setting.results.quotations
        if verdict.statement in setting.statements
    ]
    known.sort(key=lambda pair: (rank[pair[0].verdict], place.get(pair[1].document, 0), pair[1].start))
    shown = [_quotation(setting, verdict, statement) for verdict, statement in known[:MOST_QUOTATIONS]]
    return Quotations(
        doubtful=tuple(view for view in shown if view.grave),
        alone=tuple(view for view in shown if view.verdict == "only here"),
        faithful=tuple(view for view in shown if view.verdict == "verbatim"),
        left_out=len(known) - len(shown),
    )


def _between_marks(statement: Statement) -> Span:
    """Where the quoted words begin and end in the statement's text: who says them is not held against them."""
    if not statement.quoted:
        return (0, len(statement.text))
    start = max(0, min(s for s, _ in statement.quoted) - statement.start)
    end = min(len(statement.text), max(e for _, e in statement.quoted) - statement.start)
    return (start, end) if start < end else (0, len(statement.text))


def _quotation(setting: Setting, verdict: QuotationVerdict, statement: Statement) -> QuotationView:
    theirs: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    if verdict.against is not None and verdict.verdict != "verbatim":
        start, end = _between_marks(statement)
        theirs, ours = compared(verdict.against.text, statement.text[start:end])
        marks = tuple((start + s, start + e) for s, e in ours)
    spoken = Anchor(statement.document, statement.start, statement.end, statement.text)
    return QuotationView(
        verdict=verdict.verdict,
        grave=verdict.verdict in GRAVE,
        quoted=setting.quoted(spoken, marks),
        chain=hops(setting, statement),
        against=setting.quoted(verdict.against, theirs) if verdict.against else None,
        reason=wording.shortened(verdict.reason, 600),
    )
