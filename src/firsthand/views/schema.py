"""The export's shape, field by field. Other programs rely on it: a field may be added, never renamed or given
another meaning, without a new ``SCHEMA_VERSION``. ``export.schema.json`` is generated from here (``python -m
firsthand.views.schema`` prints it) and is part of the package.

Spans are ``[start, end]``, half open, in code points of the document's ``text``.
"""

import json
import sys
from typing import Any, Literal

import msgspec

from firsthand.records import Decision, Severity, StatementKind, Verdict
from firsthand.records.descent import DerivationKind, Direction
from firsthand.records.events import Bearing, EventKind, EventType, Filled, Quad
from firsthand.records.reading import Approximation, Certainty, Change, CueClass, Precision, SourceType

SCHEMA_VERSION = "1.0"
Range = tuple[int, int]


class Part(msgspec.Struct, frozen=True):
    """Base of every part: a field without a value is written as null, never left out."""


class ToolPart(Part, frozen=True):
    """What made the export."""

    name: str
    version: str


class SetAsidePart(Part, frozen=True):
    """A source that was not read."""

    path: str
    reason: str
    advice: str


class SpanPart(Part, frozen=True):
    """A quoted place; ``text`` is exactly what stands there."""

    document: str
    start: int
    end: int
    text: str


class WitnessPart(Part, frozen=True):
    """``start`` to ``end`` of the archetype stands in ``document`` from ``document_start`` on."""

    start: int
    end: int
    document: str
    document_start: int


class ApparatusPart(Part, frozen=True):
    """Where witnesses differ; ``readings`` maps a document's id to what it reads."""

    start: int
    end: int
    readings: dict[str, str]
    note: str


class CreditPart(Part, frozen=True):
    """Where an account says whose it is or whom it follows; ``span`` is null for page metadata."""

    outlet: str
    kind: str
    url: str | None
    span: Range | None


class DocumentPart(Part, frozen=True):
    """One account as captured, or (``held`` false) an archetype."""

    id: str
    text: str
    source_id: str | None
    path: str
    url: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    language: str | None
    sha256: str
    characters: int
    held: bool
    furniture: list[Range]
    credits: list[CreditPart]
    witnesses: list[WitnessPart]
    apparatus: list[ApparatusPart]
    notes: list[str]


class PassagePart(Part, frozen=True):
    """A stretch that ``a`` (the child) shares with ``b`` (the parent)."""

    a: str
    a_start: int
    a_end: int
    b: str
    b_start: int
    b_end: int


class EvidencePart(Part, frozen=True):
    """One signal, with the words it rests on or a measured detail."""

    signal: str
    anchor: SpanPart | None
    detail: str | None


class DerivationPart(Part, frozen=True):
    """``settled`` is false where dependence is possible but not shown."""

    id: str
    child: str
    parent: str
    kind: DerivationKind
    direction: Direction
    spans: list[Range]
    confidence: float
    evidence: list[EvidencePart]
    settled: bool


class FamilyPart(Part, frozen=True):
    """Accounts that go back to one root, whole or in part: a page compiled from two stands in two families."""

    root: str
    members: list[str]


class OriginsPart(Part, frozen=True):
    """Independent roots, as a range; ``unsettled`` says what keeps the bounds apart."""

    lower: int
    upper: int
    families: list[FamilyPart]
    unsettled: list[str]
    notes: list[str]


class AttributionPart(Part, frozen=True):
    """One hop of a chain: ``who`` as best named ("he" by the name he stands for, which ``resolved`` repeats).

    ``source`` and ``cue`` are the words in the text, null where it has none; ``reason`` are those that say why it is
    not named.
    """

    who: str
    type: SourceType
    named: bool
    count: int | None
    cue_class: CueClass
    source: Range | None
    cue: Range | None
    resolved: str | None
    reason: Range | None


class QuantityPart(Part, frozen=True):
    """A number as a range, with what it counts; ``change`` where the text says that it rose or fell by it or to it."""

    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str | None
    noun: str | None
    approximation: Approximation
    alternatives: list[float]
    change: Change | None


class MoneyPart(Part, frozen=True):
    """A sum; ``currency`` is ISO 4217 or null where the text does not settle it, ``per`` what it is paid for each of."""

    start: int
    end: int
    text: str
    low: float
    high: float
    currency: str | None
    approximation: Approximation
    change: Change | None
    per: str | None


class DatePart(Part, frozen=True):
    """A date as written; ``earliest`` and ``latest`` where it could be counted out, ``basis`` from which
    date. ``filled`` where the words stand beside the statement: in its sentence or in the one before.
    """

    start: int
    end: int
    text: str
    precision: Precision
    value: str | None
    approximate: bool
    earliest: str | None
    latest: str | None
    basis: str | None
    filled: Filled | None


class MentionPart(Part, frozen=True):
    """A name or designation in the text; ``known`` false: well formed, but on no list."""

    start: int
    end: int
    text: str
    schema: str
    name: str
    known: bool | None
    nearest: list[str]
    country: str | None


class RolePart(Part, frozen=True):
    """Who acts or is acted on; ``filled`` says whether the words stand in the statement's sentence or in the one before."""

    start: int
    end: int
    text: str
    name: str
    state: str | None
    filled: Filled


class StatedEventPart(Part, frozen=True):
    """What one statement says that somebody did, after PLOVER. ``type`` is null for a leak, which has no type there;
    ``date`` and ``place`` are where they stand.
    """

    type: EventType | None
    type_probability: float
    mode: str | None
    quad: Quad | None
    kind: EventKind | None
    kind_by: Literal["words", "type"] | None
    source: RolePart | None
    target: RolePart | None
    trigger: Range
    date: Range | None
    date_filled: Filled | None
    bearing: Bearing | None
    place: Range | None
    planned: bool
    negated: bool
    assessed: bool


class LikelihoodPart(Part, frozen=True):
    """A listed expression of likelihood and the percent that ICD 203 gives it."""

    start: int
    end: int
    text: str
    low: int
    high: int


class StatementPart(Part, frozen=True):
    """One assertion, quotation or non-answer. ``attribution`` is outermost first, empty where nobody is
    named. ``certainty_words`` decide ``certainty``. ``proposed``: put forward by a language model alone, its words checked.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: StatementKind
    attribution: list[AttributionPart]
    certainty: Certainty
    certainty_words: list[Range]
    likelihood: LikelihoodPart | None
    quantities: list[QuantityPart]
    money: list[MoneyPart]
    dates: list[DatePart]
    entities: list[MentionPart]
    quoted: list[Range]
    furniture: str | None
    proposed: bool
    event: StatedEventPart | None
    events: list[StatedEventPart]


class QuotationPart(Part, frozen=True):
    """The verdict on one statement of a direct quotation. ``begins_with`` is the statement that the quotation begins
    with: those of several sentences share one.
    """

    statement: str
    begins_with: str
    document: str
    verdict: Verdict
    against: SpanPart | None
    reason: str


class BoundsPart(Part, frozen=True):
    """A count that is a range."""

    lower: int
    upper: int


class ValuePart(Part, frozen=True):
    """One value and the statements that give it."""

    value: str
    statements: list[str]


class CredibilityPart(Part, frozen=True):
    """NATO's Admiralty code, 1 to 6, as far as the counts allow it, and the rule in words."""

    value: int
    rule: str


class ClaimPart(Part, frozen=True):
    """What statements across accounts have in common. ``statements`` support it; those that have it otherwise or deny it
    have claims of their own.
    """

    id: str
    kind: str
    statements: list[str]
    part_of: str | None
    accounts: BoundsPart
    sources: BoundsPart
    roles: dict[str, str]
    values: list[ValuePart]
    differing: list[str]
    denying: list[str]
    credibility: CredibilityPart


class FindingPart(Part, frozen=True):
    """``a`` is the parent's reading, ``b`` the child's."""

    id: str
    code: str
    name: str
    severity: Severity
    a: SpanPart | None
    b: SpanPart | None
    reason: str
    derivation: str | None


class Cell(Part, frozen=True):
    """One cell of a register: its value, whether the figure is uncertain, what else is said, and where."""

    value: str | float | bool | None
    uncertain: bool
    alternatives: list[str | float]
    anchors: list[SpanPart]
    reason: str | None


class DealPart(Part, frozen=True):
    """One row of the arms register, in SIPRI's conventions."""

    id: str
    supplier: Cell
    recipient: Cell
    designation: Cell
    description: Cell
    number_ordered: Cell
    order_year: Cell
    delivery_years: Cell
    number_delivered: Cell
    condition: Cell
    status: Cell
    flags: Cell
    value: Cell
    currency: Cell
    value_scope: Cell
    seller: Cell
    category: Cell
    eligible: Cell
    part_of: Cell
    comments: Cell
    statements: list[str]
    accounts: BoundsPart
    sources: BoundsPart


class PaymentPart(Part, frozen=True):
    """One payment route."""

    id: str
    payer: Cell
    payee: Cell
    route: Cell
    instrument: Cell
    amount: Cell
    currency: Cell
    period: Cell
    pattern: Cell
    document: Cell
    statements: list[str]
    accounts: BoundsPart
    sources: BoundsPart


class EventPart(Part, frozen=True):
    """One event."""

    id: str
    type: Cell
    mode: Cell
    quad: Cell
    source: Cell
    target: Cell
    date: Cell
    place: Cell
    summary: Cell
    earliest: str | None
    latest: str | None
    precision: str
    planned: bool
    assessment: bool
    statements: list[str]
    accounts: BoundsPart
    sources: BoundsPart


class SanctionPart(Part, frozen=True):
    """One name that a list may mean."""

    id: str
    entity: Cell
    list: Cell
    listed: Cell
    match: Cell
    statements: tuple[str, ...]
    accounts: BoundsPart
    sources: BoundsPart


class CountPart(Part, frozen=True):
    """A count of events with the interval that leaving out each uncertain claim and each origin gives."""

    n: int
    lower: int
    upper: int


class AlignmentPart(Part, frozen=True):
    """Four counts for a pair of states in a period."""

    pair: tuple[str, str]
    period: str
    verbal_cooperation: CountPart
    material_cooperation: CountPart
    verbal_conflict: CountPart
    material_conflict: CountPart
    events: list[str]
    assessments: list[str]
    listed_only: bool


class NamePart(Part, frozen=True):
    """One way in which an entity is written, its places, and why that is the same one."""

    text: str
    reason: str
    anchors: list[SpanPart]


class EntityPart(Part, frozen=True):
    """One entity; states are ISO 3166 alpha-3. ``aliases`` are joined by semicolons; ``names`` holds each with its reason.

    ``known`` is false for a well-formed designation that no list has, which ``nearest`` names the closest ones of.
    """

    id: str
    name: Cell
    schema: Cell
    aliases: Cell
    country: Cell
    kind: str | None
    known: bool | None
    nearest: list[str]
    part_of: str | None
    names: list[NamePart]
    notes: list[str]
    statements: list[str]
    accounts: BoundsPart


class JudgementPart(Part, frozen=True):
    """An analyst's decision in force. ``touches`` are ids of what it was applied to; ``resting`` says why to nothing.

    ``accounts`` are document ids, of a cut edge child and parent; ``outlets`` keys of outlets; ``entities`` ids; ``b`` is the stretch
    that is furniture, ``a`` and ``b`` with ``code`` are a finding's readings.
    """

    name: str
    decision: Decision
    accounts: list[str]
    outlets: list[str]
    entities: list[str]
    code: str | None
    a: SpanPart | None
    b: SpanPart | None
    value: str | None
    note: str
    time: str
    operator: str | None
    touches: list[str]
    resting: str | None


class GapPart(Part, frozen=True):
    """A part of the export that this version does not fill, and why."""

    part: str
    reason: str


class Export(Part, frozen=True):
    """One case as one object."""

    schema_version: Literal["1.0"]
    tool: ToolPart
    case: str
    analysed: str
    set_aside: list[SetAsidePart]
    documents: list[DocumentPart]
    passages: list[PassagePart]
    derivations: list[DerivationPart]
    origins: OriginsPart
    statements: list[StatementPart]
    quotations: list[QuotationPart]
    claims: list[ClaimPart]
    findings: list[FindingPart]
    deals: list[DealPart]
    payments: list[PaymentPart]
    events: list[EventPart]
    sanctions: list[SanctionPart]
    alignment: list[AlignmentPart]
    entities: list[EntityPart]
    gaps: list[GapPart]
    judgements: list[JudgementPart]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an export."""
    schema = msgspec.json.schema(Export)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Firsthand export, version {SCHEMA_VERSION}",
        **schema,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(json_schema(), indent=1, sort_keys=True, ensure_ascii=True) + "\n")
