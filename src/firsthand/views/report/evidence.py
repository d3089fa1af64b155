"""Findings and quotations: both texts, the difference marked, and why it was written down."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.records import Anchor, Finding, Span, Statement
from firsthand.views.numbering import child_of, numbered
from firsthand.views.report import wording
from firsthand.views.report.chains import hops
from firsthand.views.report.differences import compared
from firsthand.views.report.model import FindingGroup, FindingView, QuotationView
from firsthand.views.report.setting import Setting
from firsthand.views.spoken import GRAVE, VERDICTS, Spoken, spoken

MOST_FINDINGS = 500
MOST_QUOTATIONS = 300


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
            name=setting.name(child, 90) if child else "The case as a whole",
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
    """All of them, worst first, then in the order of the accounts."""
    rank = {verdict: index for index, verdict in enumerate(VERDICTS)}
    known = sorted(spoken(setting.results), key=lambda one: rank[one.verdict.verdict])
    shown = [_quotation(setting, one) for one in known[:MOST_QUOTATIONS]]
    return Quotations(
        doubtful=tuple(view for view in shown if view.grave),
        alone=tuple(view for view in shown if view.verdict == "only here"),
        faithful=tuple(view for view in shown if view.verdict == "verbatim"),
        left_out=len(known) - len(shown),
    )


def _between_marks(statements: Sequence[Statement]) -> Span:
    """Where the quoted words begin and end in the account: who says them is not held against them."""
    quoted = [span for one in statements for span in one.quoted] or [one.span for one in statements]
    return (min(start for start, _ in quoted), max(end for _, end in quoted))


def _quotation(setting: Setting, one: Spoken) -> QuotationView:
    document, (begin, end) = one.statements[0].document, one.span
    verdict = one.verdict
    theirs: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    if verdict.against is not None and verdict.verdict != "verbatim":
        ours = _between_marks(one.judged)
        theirs, changed = compared(verdict.against.text, setting.cut(document, ours))
        marks = tuple((ours[0] - begin + s, ours[0] - begin + e) for s, e in changed)
    said_by = next((statement for statement in one.statements if statement.attribution), one.statements[0])
    return QuotationView(
        verdict=verdict.verdict,
        grave=verdict.verdict in GRAVE,
        quoted=setting.quoted(Anchor(document, begin, end, setting.cut(document, (begin, end))), marks),
        chain=hops(setting, said_by),
        against=setting.quoted(verdict.against, theirs) if verdict.against else None,
        reason=wording.shortened(verdict.reason, 600),
    )
