"""What one account says: statements with whose word they rest on, and the hard facts inside them."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.anchors import Span
from firsthand.records.events import Event, Filled

StatementKind: TypeAlias = Literal[
    "assertion", "quotation", "mixed_quotation", "indirect_speech", "non_answer", "question"
]
CueClass: TypeAlias = Literal[
    "documentary", "confirming", "neutral", "distancing", "negative", "epistemic", "prospective", "non_answer"
]
SourceType: TypeAlias = Literal["person", "group", "office", "state", "organisation", "outlet", "document", "unknown"]
Certainty: TypeAlias = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
"""FactBank values: certain / probable / possible, positive or negative, or uncommitted."""
Approximation: TypeAlias = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range", "or"]
Change: TypeAlias = Literal["up", "down"]
"""Whether the words around a figure say that something rose or fell, by it or to it."""
Precision: TypeAlias = Literal[
    "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "interval", "relative", "unknown"
]


class Quantity(msgspec.Struct, frozen=True):
    """A number in the text as a range. ``low == high`` when exact; ``digits`` counts significant digits given.

    ``unit`` is the counted noun or the unit ("aircraft", "percent", "km", "barrel/day"), lower case, or None. ``head`` is
    the span of the counted noun phrase where one follows. ``alternatives`` keeps "three (or maybe 13)" apart, never
    averaged. ``change`` where the text says that it rose or fell by the figure, or to it.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str | None = None
    approximation: Approximation = "exact"
    digits: int = 1
    noun: str | None = None
    head: Span | None = None
    alternatives: tuple[float, ...] = ()
    change: Change | None = None


class Money(msgspec.Struct, frozen=True):
    """A sum. ``currency`` is ISO 4217 where the text settles it, else None; ``per`` what it is paid for each of
    ("share", "barrel", "day").
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    currency: str | None
    approximation: Approximation = "exact"
    digits: int = 1
    change: Change | None = None
    per: str | None = None


class Resolved(msgspec.Struct, frozen=True):
    """A date expression counted from an account's date: ``earliest``/``latest`` ISO days; ``basis`` says from which."""

    earliest: str
    latest: str
    basis: str


class DateExpression(msgspec.Struct, frozen=True):
    """A date as written. ``value`` is ISO-like at its precision ("2024-06", "2025") or None while it is relative.

    A relative one carries ``offset`` in ``offset_unit`` ("last month": -1 month) and stays unresolved until lineage has
    given the account its root. ``anchor`` is the earlier date that "two weeks later" is counted from. An interval's
    ``value`` is ISO 8601's "2024-06-03/2024-06-07". ``filled`` is set where a statement has the date from its neighbour.
    ``tense`` is that of the verb on which a date without its year hangs: "came in October" is no October to come.
    """

    start: int
    end: int
    text: str
    precision: Precision
    value: str | None = None
    offset: float | None = None
    offset_unit: str | None = None
    approximate: bool = False
    resolved: Resolved | None = None
    anchor: "DateExpression | None" = None
    filled: Filled | None = None
    tense: Literal["past", "future"] | None = None


class Mention(msgspec.Struct, frozen=True):
    """A name or designation in the text. ``known`` is False for a well-formed designation that no list has."""

    start: int
    end: int
    text: str
    schema: Literal["Person", "Organization", "PublicBody", "Company", "Country", "Place", "Designation", "Other"]
    canonical: str
    known: bool | None = None
    family: str | None = None
    nearest: tuple[str, ...] = ()
    country: str | None = None


class Attribution(msgspec.Struct, frozen=True):
    """One hop of a chain. ``source`` and ``cue`` are spans in the document; ``who`` quotes the source's words. ``reason``
    is where the text says why the source is not named.
    """

    who: str
    type: SourceType
    named: bool
    count: int | None
    cue_class: CueClass
    source: Span | None
    cue: Span | None
    resolved: str | None = None
    reason: Span | None = None


class Likelihood(msgspec.Struct, frozen=True):
    """A listed expression of likelihood as written, and the range of percent that ICD 203 gives it."""

    start: int
    end: int
    text: str
    low: int
    high: int


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion, quotation or non-answer in one document, anchored. ``attribution`` is outermost first.

    ``quoted`` are the spans of the words between quotation marks, without the marks. ``furniture`` names the kind when
    the statement was read from a caption, standfirst or title. ``proposed`` marks what only a language model put forward.
    ``dates`` stand in the statement; ``date_beside`` is what one without any has from its sentence or the one before.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: StatementKind
    attribution: tuple[Attribution, ...] = ()
    certainty: Certainty = "CT+"
    certainty_words: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    money: tuple[Money, ...] = ()
    likelihood: Likelihood | None = None
    dates: tuple[DateExpression, ...] = ()
    date_beside: DateExpression | None = None
    mentions: tuple[Mention, ...] = ()
    quoted: tuple[Span, ...] = ()
    furniture: str | None = None
    proposed: bool = False
    events: tuple[Event, ...] = ()

    @property
    def event(self) -> Event | None:
        """The one of ``events`` that the statement is most plainly about."""
        return self.events[0] if self.events else None

    @property
    def span(self) -> Span:
        return (self.start, self.end)


class Reading(msgspec.Struct, frozen=True):
    """All that is read in one document. ``sentences`` partition the readable text; ``gaps`` says what was not read and why."""

    document: str
    sentences: tuple[Span, ...]
    statements: tuple[Statement, ...]
    gaps: tuple[str, ...] = ()
