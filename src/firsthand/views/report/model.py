"""What the page shows, as frozen records: everything decided here, so that the templates only lay it out.

``Markup`` fields are already safe; every ``str`` is raw text that the templates escape and make visible.
"""

from collections.abc import Mapping

import msgspec
from markupsafe import Markup


class Link(msgspec.Struct, frozen=True):
    """Words that open a place on the page; ``href`` is None where there is nothing to open."""

    text: str
    href: str | None = None


class Quoted(msgspec.Struct, frozen=True):
    """Words of an account, with their language and where they open."""

    body: Markup
    href: str | None
    siglum: str
    language: str | None = None
    via: str = ""


class Line(msgspec.Struct, frozen=True):
    """One labelled sentence or two of the verdict."""

    label: str
    body: Markup


class Verdict(msgspec.Struct, frozen=True):
    """What stands first: a headline, what the count rests on (``why``: in which sense), labelled sentences."""

    headline: str
    why: str
    reasons: tuple[str, ...]
    lines: tuple[Line, ...]


class Why(msgspec.Struct, frozen=True):
    """One piece of evidence for an edge."""

    signal: str
    detail: str
    quoted: Quoted | None
    again: tuple[Link, ...] = ()


class Descended(msgspec.Struct, frozen=True):
    """One account in the table of a family."""

    siglum: str
    href: str | None
    name: str
    title: str
    held: bool
    derives: tuple[str, ...]
    edge: str
    kept: str
    lost: str
    lost_from: tuple[Link, ...]
    added: Link
    changed: tuple[Link, ...]
    changed_note: str
    why: tuple[Why, ...]
    confidence: str
    strip: Markup


class FamilyView(msgspec.Struct, frozen=True):
    """A drawn family and its table; ``size`` counts all its texts, shown or not."""

    key: str
    heading: str
    drawing: Markup
    drawn: int
    size: int
    rows: tuple[Descended, ...]


class Fetch(msgspec.Struct, frozen=True):
    """An original that is not in the pile."""

    siglum: str
    href: str | None
    name: str
    published: str
    address: str
    link: str | None
    credited_by: tuple[Link, ...]
    settles: tuple[str, ...]


class FindingView(msgspec.Struct, frozen=True):
    """A finding with both readings, their difference marked."""

    key: str
    label: str
    code: str
    name: str
    severity: str
    a: Quoted | None
    b: Quoted | None
    reason: str


class FindingGroup(msgspec.Struct, frozen=True):
    """The findings of one account."""

    siglum: str
    name: str
    href: str | None
    summary: str
    findings: tuple[FindingView, ...]


class Hop(msgspec.Struct, frozen=True):
    """One hop of an attribution chain in words."""

    who: str
    note: str
    cue: str
    cue_class: str
    href: str | None


class QuotationView(msgspec.Struct, frozen=True):
    """A quotation, who speaks, and what it was compared with."""

    verdict: str
    grave: bool
    quoted: Quoted
    chain: tuple[Hop, ...]
    against: Quoted | None
    reason: str


class StatementView(msgspec.Struct, frozen=True):
    """A distinct statement and what it rests on."""

    quoted: Quoted
    kind: str
    chain: tuple[Hop, ...]
    sourcing: str
    certainty: str
    certainty_code: str
    certainty_words: str
    also: tuple[Link, ...]
    counts: str


class StatementGroup(msgspec.Struct, frozen=True):
    """The statements that one account is the first to make."""

    siglum: str
    name: str
    href: str | None
    summary: str
    statements: tuple[StatementView, ...]


class ClaimView(msgspec.Struct, frozen=True):
    """A claim of several accounts with its two counts."""

    quoted: Quoted
    independent: bool
    accounts: str
    sources: str
    held_by: tuple[Link, ...]
    values: tuple[tuple[str, tuple[Link, ...]], ...]
    otherwise: tuple[Link, ...]
    denied: tuple[Link, ...]
    credibility: str


class SlenderView(msgspec.Struct, frozen=True):
    """A claim that rests on somebody unnamed, who may be ``several``; and who repeats it."""

    quoted: Quoted
    several: bool
    chain: tuple[Hop, ...]
    held_by: tuple[Link, ...]


class Fact(msgspec.Struct, frozen=True):
    """A piece of metadata and where it came from."""

    label: str
    value: str
    where: str = ""
    link: str | None = None


class AccountView(msgspec.Struct, frozen=True):
    """One account: where it came from, how it is cited, and its text or the sentences cited of it."""

    key: str
    siglum: str
    name: str
    title: str
    language: str | None
    citation: str
    facts: tuple[Fact, ...]
    full: bool
    text: Markup
    left_out: str
    cited: tuple[tuple[str, Markup], ...]


class Reading(msgspec.Struct, frozen=True):
    """An entry of the apparatus: the restored words and who reads what instead."""

    lemma: str
    href: str | None
    readings: tuple[tuple[str, str | None, str], ...]
    note: str


class ArchetypeView(msgspec.Struct, frozen=True):
    """A restored original, paragraph by paragraph, with its apparatus."""

    key: str
    siglum: str
    name: str
    published: str
    language: str | None
    summary: tuple[str, ...]
    blocks: tuple[tuple[str, Markup], ...]
    apparatus: tuple[Reading, ...]
    apparatus_left_out: int


class EntityView(msgspec.Struct, frozen=True):
    """One entity: ``names`` are its other names, each with why it is the same; ``origins`` the count in words."""

    name: str
    kind: str
    country: str
    names: tuple[tuple[str, str], ...]
    more: int
    notes: tuple[str, ...]
    origins: str
    first: Link


class NamedView(msgspec.Struct, frozen=True):
    """All entities under their headings."""

    groups: tuple[tuple[str, tuple[EntityView, ...]], ...]
    total: int
    left_out: int


class PlaceView(msgspec.Struct, frozen=True):
    """Words that a cell rests on, and where they stand again."""

    quoted: Quoted
    again: tuple[Link, ...]


class CellView(msgspec.Struct, frozen=True):
    """One cell of a register: ``text`` as SIPRI prints it, empty where nobody says; ``also`` what else is given."""

    key: str
    label: str
    text: str
    also: str
    reason: str
    places: tuple[PlaceView, ...]
    more: int


class RowView(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a register with every cell, the two counts, and the statements that it rests on.

    ``part_of`` opens the summary that the row is part of; ``indented`` where it stands right under it.
    """

    key: str
    label: str
    cells: Mapping[str, CellView]
    why: tuple[CellView, ...]
    accounts: str
    sources: str
    said: tuple[Quoted, ...]
    said_more: int
    part_of: Link | None = None
    indented: bool = False


class DealsView(msgspec.Struct, frozen=True):
    """The register of deals: what an order or a delivery vouches for, and the candidates apart."""

    eligible: tuple[RowView, ...]
    candidates: tuple[RowView, ...]
    total: int
    left_out: int


class PaymentView(msgspec.Struct, frozen=True):
    """A payment, or a route: its hops in order, the first and last of them who pays and who is paid."""

    row: RowView
    hops: tuple[str, ...]


class PaymentsView(msgspec.Struct, frozen=True):
    """Routes of money, and those of goods apart."""

    money: tuple[PaymentView, ...]
    goods: tuple[PaymentView, ...]
    total: int
    left_out: int


class ListingsView(msgspec.Struct, frozen=True):
    """Listings that the text tells of."""

    rows: tuple[RowView, ...]
    left_out: int


class EventView(msgspec.Struct, frozen=True):
    """One event: ``when`` in words, ``counted`` where that is not as written, ``strip`` the same drawn."""

    row: RowView
    when: str
    counted: bool
    parties: str
    act: str
    planned: bool
    summary: Quoted | None
    strip: Markup


class TimelineView(msgspec.Struct, frozen=True):
    """Dated events, undated ones, and assessments, which are no events."""

    axis: Markup
    breaks: bool
    dated: tuple[EventView, ...]
    undated: tuple[EventView, ...]
    assessments: tuple[EventView, ...]
    total: int
    left_out: int


class PeriodView(msgspec.Struct, frozen=True):
    """A pair of states in a year: four counts with what was counted, or the list where that is too little to count."""

    pair: str
    period: str
    counts: tuple[tuple[str, str], ...]
    counted: tuple[Link, ...]
    listed: tuple[tuple[Link, str], ...]
    assessments: tuple[Link, ...]


class AlignmentView(msgspec.Struct, frozen=True):
    """All pairs and years; a period without a count or list is an empty one between others."""

    periods: tuple[PeriodView, ...]
    left_out: int


class TieView(msgspec.Struct, frozen=True):
    """Two names and the rows that tie them."""

    source: str
    target: str
    rows: tuple[tuple[Link, str], ...]
    more: int


class NetworkView(msgspec.Struct, frozen=True):
    """The network drawn, and as a table."""

    drawing: Markup
    nodes: int
    nodes_left_out: int
    ties: tuple[TieView, ...]
    ties_left_out: int


class RegistersView(msgspec.Struct, frozen=True):
    """Everything that the case adds up to."""

    deals: DealsView
    payments: PaymentsView
    listings: ListingsView
    timeline: TimelineView
    alignment: AlignmentView
    network: NetworkView


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page, in the order in which it is read."""

    case: str
    analysed: str
    version: str
    quotes_only: bool
    verdict: Verdict
    families: tuple[FamilyView, ...]
    lone: tuple[Descended, ...]
    fetch: tuple[Fetch, ...]
    passing: tuple[tuple[str, tuple[Link, ...]], ...]
    findings: tuple[FindingGroup, ...]
    findings_total: str
    read: tuple[FindingGroup, ...]
    read_total: int
    findings_left_out: int
    quotations: tuple[QuotationView, ...]
    alone: tuple[QuotationView, ...]
    faithful: tuple[QuotationView, ...]
    quotations_left_out: int
    claims: tuple[ClaimView, ...]
    copied: tuple[ClaimView, ...]
    claims_left_out: int
    unnamed: tuple[SlenderView, ...]
    unnamed_left_out: int
    named: NamedView
    registers: RegistersView
    statements: tuple[StatementGroup, ...]
    statements_total: int
    statements_left_out: str
    accounts: tuple[AccountView, ...]
    accounts_left_out: str
    archetypes: tuple[ArchetypeView, ...]
    set_aside: tuple[tuple[str, str, str], ...]
    set_aside_left_out: int
    judgements: tuple[tuple[str, str, str, str], ...]
    notes: tuple[str, ...]
    gaps: tuple[tuple[str, str], ...]
