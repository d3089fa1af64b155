"""Quotations as they are counted everywhere: one that runs over several sentences is several statements, and is one."""

from collections.abc import Iterator

import msgspec

from firsthand.records import Document, QuotationVerdict, Results, Span, Statement

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
OPENING = '“„«‹»"”「『'
"""What a new paragraph of a quotation that goes on may begin with."""


class Spoken(msgspec.Struct, frozen=True):
    """One quotation: its statements in order, the worst of their verdicts, and those of them that it is about."""

    statements: tuple[Statement, ...]
    verdict: QuotationVerdict
    judged: tuple[Statement, ...]

    @property
    def span(self) -> Span:
        return (self.statements[0].start, max(one.end for one in self.statements))


def spoken(results: Results) -> tuple[Spoken, ...]:
    """Every quotation with a verdict, in the order of the accounts."""
    verdicts = {one.statement: one for one in results.quotations}
    texts = {document.id: document for document in results.documents}
    return tuple(
        _judged(together, verdicts)
        for reading in results.readings
        if reading.document in texts
        for together in _together([s for s in reading.statements if s.id in verdicts], texts[reading.document])
    )


def _together(statements: list[Statement], document: Document) -> Iterator[list[Statement]]:
    """Statements with nothing but white space between their quoted words, or the mark that a new paragraph repeats."""
    group: list[Statement] = []
    for one in sorted(statements, key=lambda one: (one.start, one.end)):
        if group and not _goes_on(group[-1], one, document.text):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _goes_on(before: Statement, after: Statement, text: str) -> bool:
    if not before.quoted or not after.quoted:
        return False
    ended, begun = max(end for _, end in before.quoted), min(start for start, _ in after.quoted)
    between = text[ended:begun] if ended <= begun else ""
    mark = between.strip()
    return not mark or (len(mark) == 1 and mark in OPENING and "\n" in between[: between.index(mark)])


def _judged(group: list[Statement], verdicts: dict[str, QuotationVerdict]) -> Spoken:
    worst = min((verdicts[one.id] for one in group), key=lambda one: VERDICTS.index(one.verdict))

    def same(one: QuotationVerdict) -> bool:
        return (one.verdict, one.against, one.reason) == (worst.verdict, worst.against, worst.reason)

    return Spoken(tuple(group), worst, tuple(one for one in group if same(verdicts[one.id])))
