"""Findings about sums of money: changed, rounded, lost, currency changed."""

from collections.abc import Iterator

from firsthand.comparison import figures
from firsthand.comparison.edge import Edge
from firsthand.comparison.pairs import Pair, context, excerpt, left_over, literal_losses, literal_pairs, reworded_pairs
from firsthand.comparison.sides import Fact
from firsthand.records import Finding, FindingClass, Money, Severity

CHANGED = FindingClass(
    code="N111",
    name="sum changed",
    severity="high",
    severity_note="High in a copy; medium in a reworded sentence that clearly goes back to one of the parent's; to be read "
    "where that sentence is only likely.",
    rationale="A sum that changes between a source and its copy is an error on one side, and sums are what readers carry away.",
    example=("The contract is worth 4.2 billion crowns.", "The contract is worth 42 billion crowns."),
    misses="A sum moved to another thing where both sums stand in both texts; a sum converted to another currency.",
)
ROUNDED = FindingClass(
    code="N112",
    name="sum rounded",
    severity="low",
    severity_note="Always low: the value is the same at the digits given.",
    rationale="A rounded sum is no contradiction, but the exact one can be looked up in a ledger and the rounded one cannot.",
    example=("a listed price of $61,904,220", "priced at $62 million"),
    misses="A sum rounded by more than a tenth is reported as changed.",
)
LOST = FindingClass(
    code="N113",
    name="sum lost",
    severity="low",
    severity_note="Low in a copy, to be read elsewhere; only looked for where the words around it agree.",
    rationale="The words around a sum stand and the sum is gone.",
    example=("The deal, worth $3 billion, was signed in Orlan.", "The deal was signed in Orlan."),
    misses="Sums that a reworded account leaves out: a report need not repeat everything.",
)
CURRENCY = FindingClass(
    code="N114",
    name="currency changed",
    severity="high",
    severity_note="Always high; only looked for where the words around it agree.",
    rationale="The same figure in another currency is another sum.",
    example=("a loan of 500 million euros", "a loan of 500 million dollars"),
    misses="Currencies in reworded sentences.",
)
CLASSES = (CHANGED, ROUNDED, LOST, CURRENCY)


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about sums on one edge."""
    done: set[int] = set()
    for pair in literal_pairs(edge, "money"):
        done.add(pair.child.start)
        if not _converted(edge, pair):
            yield _judged(edge, pair)
    for pair in reworded_pairs(edge, "money", _agree, _comparable, _agree):
        if pair.child.start not in done and _sure(edge, pair):
            done.add(pair.child.start)
            yield _judged(edge, pair)
    for pair in left_over(edge, "money", _agree, _comparable, done):
        yield _judged(edge, pair)
    for loss in literal_losses(edge, "money"):
        sentence = edge.child.sentence_at(loss.place[0])
        yield edge.finding(
            LOST,
            f"{edge.parent_label} gives “{loss.parent.text}”; the words around it stand here without it.",
            a=excerpt(edge.parent, loss.parent),
            b=(sentence.start, sentence.end) if sentence else loss.place,
            severity=None if edge.copies else "read",
            marked_a=[(loss.parent.start, loss.parent.end)],
        )


def _converted(edge: Edge, pair: Pair) -> bool:
    """Whether the parent's sum stands right beside the child's, which puts it in another currency: "US$2,400 (A$3,650)"."""
    sentence = edge.child.sentence_at(pair.child.start)
    beside = (f for f in sentence.of("money") if f is not pair.child) if sentence else ()
    return any(abs(f.start - pair.child.start) <= CONVERTED and _agree(f, pair.parent) for f in beside)


CONVERTED = 30
"""Characters between the beginnings of a sum and of what it is in another currency."""


def _sum(fact: Fact) -> Money:
    assert isinstance(fact.item, Money)
    return fact.item


def _agree(a: Fact, b: Fact) -> bool:
    return figures.agree(_sum(a), _sum(b))


def _comparable(a: Fact, b: Fact) -> bool:
    currencies = {_sum(a).currency, _sum(b).currency}
    return len(currencies - {None}) <= 1


def _sure(edge: Edge, pair: Pair) -> bool:
    """A sum names nothing it counts, so the words around it must say that both are the same sum, unless rounding does."""
    return figures.rounded(_sum(pair.child), _sum(pair.parent)) or context(edge, pair.child, pair.parent)[1] >= 2


def _judged(edge: Edge, pair: Pair) -> Finding | None:
    child, parent = _sum(pair.child), _sum(pair.parent)
    a, b = pair.parent.text.strip(), pair.child.text.strip()
    grades: dict[str, Severity] = {"literal": "high", "strong": "medium", "fair": "medium"}
    kind, severity = CHANGED, grades.get(pair.ground, "read")
    reason = f"{edge.parent_label} gives “{a}”, this account “{b}”."
    if child.currency and parent.currency and child.currency != parent.currency:
        if pair.ground != "literal" or not figures.agree(child, parent):
            return None
        kind, severity = CURRENCY, CURRENCY.severity
        reason = f"The same figure is in {parent.currency} in {edge.parent_label} and in {child.currency} here."
    elif figures.agree(child, parent):
        return None
    elif figures.rounded(child, parent) or figures.vague(child, parent):
        kind, severity = ROUNDED, ROUNDED.severity
        reason = f"“{a}” in {edge.parent_label} is “{b}” here: the same sum at the digits given."
    return edge.finding(
        kind,
        reason,
        a=excerpt(edge.parent, pair.parent),
        b=excerpt(edge.child, pair.child),
        severity=severity,
        marked_a=[(pair.parent.start, pair.parent.end)],
        marked_b=[(pair.child.start, pair.child.end)],
    )
