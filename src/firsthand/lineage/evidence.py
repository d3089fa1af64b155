"""The signals an edge rests on: how much each weighs, and why. One table, so that the policy can be read at a glance."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.records import Credit, CreditKind, Document, Evidence, Span, anchor


@dataclass(frozen=True, slots=True)
class Signal:
    """``weight`` is the chance, on its own, that the edge holds; ``why`` says what makes us think so."""

    weight: float
    why: str


IN_PART = "credited in part"
SIGNALS: dict[str, Signal] = {
    "same words": Signal(0.97, "long unquoted prose agrees word for word; two writers do not hit on it twice"),
    "shared prose": Signal(
        0.70, "some unquoted sentences agree; a published statement printed without marks would too"
    ),
    "its lead": Signal(0.85, "the first sentence of a report, word for word; no two writers begin alike"),
    "facts in order": Signal(0.75, "numbers, designations and names follow each other in the same order"),
    "shared facts": Signal(0.30, "the credited sentences' hard facts stand in the other text; any report has some"),
    IN_PART: Signal(0.30, "what the two share stands where the one names the other; the rest it has from elsewhere"),
    "same order": Signal(
        0.75, "sentences of the same matter follow each other as in the other; two reporters order theirs apart"
    ),
    "same outlet": Signal(0.30, "both are texts of one outlet and tell some of the same; it has others"),
    "exact figure": Signal(0.40, "a long exact figure in both; a document seen by both would do the same"),
    "credit: source_line": Signal(0.95, "a line that says where the text comes from"),
    "credit: republished": Signal(0.95, "says that it was first published there"),
    "credit: translated": Signal(0.95, "says that it is translated from there"),
    "credit: canonical": Signal(0.90, "the page names another outlet's address as its own"),
    "credit: wire": Signal(0.90, "an agency's mark; its clients print the dispatch"),
    "credit: byline": Signal(0.80, "the byline names the outlet that wrote it"),
    "credit: prose": Signal(0.80, "the text says whose reporting it follows"),
    "credit: link": Signal(0.20, "a link alone may be mere reference"),
    "names the outlet": Signal(0.50, "it names the outlet that others credit, in whatever words"),
    "carries what is told": Signal(0.70, "nearly all that others tell after an outlet stands in it, and more"),
    "release": Signal(
        0.70, "the parent is a statement of its publisher's; news is made from such, and they are not made from news"
    ),
    "cut short": Signal(0.60, "the child breaks off where the parent goes on: damage goes one way"),
    "own page": Signal(0.80, "the parent stands on the page of the outlet that is credited"),
    "agency's page": Signal(
        0.60, "the parent stands on an agency's own page; papers print agencies, and these name the papers they follow"
    ),
    "first notice": Signal(
        0.80, "an agency's sentence or two, told again the same hours in its story; the story is made from it"
    ),
    "numbered": Signal(
        0.80, "an agency numbers the versions of a story, and no other of its stories tells as much of the matter"
    ),
    "published later": Signal(0.20, "clocks and re-dated pages mislead; a translation comes out after its original"),
    "for readers at home": Signal(0.20, "a sentence of the account's own about the state of its readers"),
    "later version": Signal(0.60, "the same outlet's page bears a later time or number, or holds the other and more"),
}
STRONG_CREDITS: frozenset[CreditKind] = frozenset({"source_line", "republished", "translated", "canonical", "wire"})
"""Credits that speak of the whole account, not of a sentence in it."""

CUE_REACH = 80
"""Characters within which a credit's cue stands: "according to a sweeping, year-long … study"."""
PRINTED: frozenset[CreditKind] = frozenset({"republished", "wire"})
"""Strong credits of an account that prints the other's text: alone, it is that text's only witness."""


def confidence(evidence: Iterable[Evidence]) -> float:
    """Signals taken as independent: one minus the chance that all of them mislead. Never certain; two decimals."""
    weights = {e.signal: SIGNALS[e.signal].weight for e in evidence if e.signal in SIGNALS}
    return round(min(0.99, 1 - math.prod(1 - w for w in weights.values())), 2) if weights else 0.0


def credit_evidence(document: Document, key: str, most: int = 6) -> list[Evidence]:
    """The places where ``document`` credits ``key``, strongest first."""
    found: list[Evidence] = []
    for credit in sorted(document.credits, key=lambda c: (-SIGNALS[f"credit: {c.kind}"].weight, c.start)):
        if credit.key != key:
            continue
        where = (
            anchor(document.id, document.text, *_with_cue(document.text, credit)) if credit.end > credit.start else None
        )
        detail = "" if where else f"{credit.where}: {credit.url or credit.outlet}"
        found.append(Evidence(f"credit: {credit.kind}", detail, where))
    return found[:most]


def _with_cue(text: str, credit: Credit) -> Span:
    """The credit's place, widened to the cue beside it: "The Ledger reported" rather than "The Ledger"."""
    start, end = credit.start, credit.end
    if not credit.cue:
        return (start, end)
    before = text.rfind(credit.cue, max(0, start - CUE_REACH), start)
    after = text.find(credit.cue, end, end + CUE_REACH + len(credit.cue))
    if before >= 0 and "\n" not in text[before:start]:
        return (before, end)
    if after >= 0 and "\n" not in text[end:after]:
        return (start, after + len(credit.cue))
    return (start, end)
