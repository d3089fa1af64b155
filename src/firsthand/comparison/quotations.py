"""Findings about quotations, from their verdicts: altered, spliced, reported speech, re-attributed, not found."""

from firsthand.comparison.sides import Side
from firsthand.comparison.speech import Quotation
from firsthand.comparison.verdicts import Judged
from firsthand.records import Finding, FindingClass, Severity, Verdict

ALTERED = FindingClass(
    code="Q401",
    name="quotation altered",
    severity="medium",
    severity_note="High when a negation or a figure differs; low when only words of grammar do; to be read when the quotation "
    "only begins earlier or ends later than the parent's.",
    rationale="Words between quotation marks are somebody's own. House spelling, final stops, marked gaps and bracketed "
    "insertions are not alterations.",
    example=(
        "“A quarry has no business paying for drones,” she said.",
        "“A quarry has no business buying missiles,” she said.",
    ),
    misses="A quotation changed so much that fewer than six in ten of its words agree; quotations in a translation.",
)
SPLICED = FindingClass(
    code="Q402",
    name="quotation spliced",
    severity="medium",
    severity_note="Always medium.",
    rationale="Two sayings joined without a mark can say what neither said.",
    example=("“We will pay.” Later he added: “It is not our debt.”", "“We will pay. It is not our debt.”"),
    misses="Splices inside one sentence.",
)
REPORTED = FindingClass(
    code="Q403",
    name="reported speech turned into a quotation",
    severity="high",
    severity_note="Always high.",
    rationale="Quotation marks claim that somebody said exactly this. The parent has the words in its own voice or as what "
    "was said in substance.",
    example=(
        "Planners say the islands are only being careful.",
        "“The islands are only being careful,” said a planner.",
    ),
    misses="Reported speech that was reworded before it was put between marks.",
)
REATTRIBUTED = FindingClass(
    code="Q404",
    name="quotation re-attributed",
    severity="high",
    severity_note="Always high.",
    rationale="The same words from another mouth carry another weight.",
    example=("“It will not float,” said Orla Venn.", "“It will not float,” said Tam Rusk."),
    misses="Speakers who are not named in both; a speaker made anonymous; words that are altered as well.",
)
NOT_FOUND = FindingClass(
    code="Q405",
    name="quotation not found",
    severity="medium",
    severity_note="Always medium: the account may have it from a second piece of the same outlet or from elsewhere.",
    rationale="The account credits a text that is held or restored, and the words are not in it. That does not make them "
    "invented: they are credited to a text and not in the text that is held.",
    example=("(nowhere in the Harbour Gazette)", "“Nobody asked the pilots,” one official told the Harbour Gazette."),
    misses="Quotations in copies, which may be additions; quotations in another language than the parent's.",
)
CLASSES = (ALTERED, SPLICED, REPORTED, REATTRIBUTED, NOT_FOUND)

_BY_VERDICT: dict[Verdict, FindingClass] = {
    "altered": ALTERED,
    "spliced": SPLICED,
    "reported speech turned into a quotation": REPORTED,
    "re-attributed": REATTRIBUTED,
    "not found": NOT_FOUND,
}


def finding_of(quotation: Quotation, judged: Judged, account: Side) -> Finding | None:
    """The finding that follows from a verdict, where the quotation was changed on the way from a parent."""
    kind = _BY_VERDICT.get(judged.verdict)
    if kind is None or judged.edge is None:
        return None
    start, end = quotation.span
    while end < len(account.text) and account.text[end] in ".,!?…”’»\"'":
        end += 1
    while start > 0 and account.text[start - 1] in "“‘«\"'„":
        start -= 1
    severity: Severity | None = judged.severity
    if kind is REATTRIBUTED:
        start = min([start, *(a for a, _ in judged.marked_here)])
        end = max([end, *(b for _, b in judged.marked_here)])
    return judged.edge.finding(
        kind,
        judged.reason,
        a=judged.against,
        b=(start, end),
        severity=severity,
        marked_a=judged.marked_there,
        marked_b=judged.marked_here,
    )
