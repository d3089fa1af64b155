"""Steps made up for the tests of the pipeline and the command line: quick, and counting how often they are asked."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType

import firsthand
from firsthand.records import (
    Bounds,
    Claim,
    DateExpression,
    Descent,
    Document,
    Finding,
    FindingClass,
    QuotationVerdict,
    Reading,
    Statement,
    anchor,
)

Say = Callable[..., tuple[int, str, str]]
"""What the fixture ``say`` gives: words of a command line to its exit status, stdout and stderr."""

CLASS = FindingClass(
    code="X1",
    name="made up",
    severity="low",
    severity_note="Always low.",
    rationale="For tests.",
    example=("nine", "ten"),
    misses="Everything else.",
)


class Basis:
    """The day from which every account's dates are counted here."""

    day, label, where = "2031-05-06", "The Ledger", "footer"


class Counting:
    """What the made-up steps were asked for."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.parsed: list[str] = []
        self.compared = 0
        self.fails_at: str | None = None
        self.crashes_at: str | None = None


@contextmanager
def made_up_steps() -> Iterator[Counting]:
    """Put made-up ``claims`` and ``comparison`` in the place of the real ones."""
    counting = Counting()

    def read_document(document: Document, _parser: object, cache: object, _parsed: object, **_who: str) -> Reading:
        if counting.fails_at == document.label:
            raise KeyboardInterrupt
        if counting.crashes_at in ("any", document.label):
            raise ZeroDivisionError("no such luck")
        counting.read.append(document.label)
        spans = []
        at = 0
        for sentence in document.text.split("."):
            words = sentence.strip()
            if words:
                start = document.text.index(words, at)
                spans.append((start, start + len(words)))
                if cache.get(words) is None:  # type: ignore[attr-defined]
                    counting.parsed.append(words)
                    cache.put(words, b"parsed")  # type: ignore[attr-defined]
            at += len(sentence) + 1
        statements = tuple(
            Statement(
                id=f"s{document.id[:8]}{s}",
                document=document.id,
                start=s,
                end=e,
                text=document.text[s:e],
                kind="assertion",
                dates=_last_week(document.text, s, e),
            )
            for s, e in spans
        )
        return Reading(document.id, tuple(spans), statements)

    class Comparison:
        def __init__(self, documents: Sequence[Document], readings: Mapping[str, Reading]) -> None:
            self.quotations: tuple[QuotationVerdict, ...] = ()
            self.claims: tuple[Claim, ...] = ()
            self.findings: tuple[Finding, ...] = ()
            if not documents:
                return
            first = documents[0]
            statement = readings[first.id].statements[0]
            place = anchor(first.id, first.text, statement.start, statement.end)
            self.findings = (
                Finding(id="f-made", code="X1", name="made up", severity="low", a=None, b=place, reason="Because."),
            )
            self.quotations = (QuotationVerdict(statement.id, first.id, "only here", None, "Nothing to compare with."),)
            self.claims = (
                Claim(
                    id="c-made",
                    kind="assertion",
                    statements=(statement.id,),
                    accounts=Bounds(1, 1),
                    sources=Bounds(1, 2),
                ),
            )

    def compare(
        documents: Sequence[Document], _descent: Descent, readings: Mapping[str, Reading], **_kept: object
    ) -> Comparison:
        counting.compared += 1
        return Comparison(documents, readings)

    claims, comparison = ModuleType("firsthand.claims"), ModuleType("firsthand.comparison")
    claims.__dict__.update(
        METHOD="made up 1",
        read_document=read_document,
        reading_key=lambda document: document.id,
        of_copy=lambda reading, _document: reading,
        unplaced=lambda reading, _document: reading,
        sentences_to_parse=lambda _document: [],
    )
    comparison.__dict__.update(METHOD="made up 1", compare=compare, CATALOGUE={"X1": CLASS})
    basis = ModuleType("firsthand.comparison.basis")
    basis.__dict__["bases"] = lambda documents, _: {name: Basis() for name in documents}
    made = {"claims": claims, "comparison": comparison, "comparison.basis": basis}
    kept = {name: sys.modules.get(f"firsthand.{name}") for name in made}
    for name, module in made.items():
        sys.modules[f"firsthand.{name}"] = module
        _hang(name, module)
    try:
        yield counting
    finally:
        for name, real in kept.items():
            if real is None:
                del sys.modules[f"firsthand.{name}"]
                vars(firsthand).pop(name, None)  # else `from firsthand import claims` finds the made-up one for good
            else:
                sys.modules[f"firsthand.{name}"] = real
                _hang(name, real)


def _hang(name: str, module: ModuleType) -> None:
    if "." not in name:
        setattr(firsthand, name, module)


def _last_week(text: str, start: int, end: int) -> tuple[DateExpression, ...]:
    at = text.find("last week", start, end)
    if at < 0:
        return ()
    return (DateExpression(at, at + 9, "last week", "relative", offset=-1, offset_unit="week"),)
