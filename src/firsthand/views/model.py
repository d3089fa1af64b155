"""What the page shows, as frozen records: everything decided here, so that the templates only lay it out.

``Markup`` fields are already safe; every ``str`` is raw text that the templates escape and make visible.
"""

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
    headline: str
    reasons: tuple[str, ...]
    lines: tuple[Line, ...]


class Why(msgspec.Struct, frozen=True):
    """One piece of evidence for an edge."""

    signal: str
    detail: str
    quoted: Quoted | None


class Descended(msgspec.Struct, frozen=True):
    """One account in the table of a family."""

    siglum: str
    href: str | None
    name: str
    held: bool
    derives: tuple[str, ...]
    edge: str
    kept: str
    lost: str
    lost_from: tuple[Link, ...]
    added: str
    changed: tuple[Link, ...]
    changed_note: str
    why: tuple[Why, ...]
    confidence: str
    strip: Markup


class FamilyView(msgspec.Struct, frozen=True):
    key: str
    heading: str
    drawing: Markup
    drawn: int
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
    key: str
    label: str
    code: str
    name: str
    severity: str
    a: Quoted | None
    b: Quoted | None
    reason: str


class FindingGroup(msgspec.Struct, frozen=True):
    siglum: str
    name: str
    href: str | None
    summary: str
    findings: tuple[FindingView, ...]


class Hop(msgspec.Struct, frozen=True):
    who: str
    note: str
    cue: str
    cue_class: str
    href: str | None


class QuotationView(msgspec.Struct, frozen=True):
    verdict: str
    grave: bool
    quoted: Quoted
    chain: tuple[Hop, ...]
    against: Quoted | None
    reason: str


class StatementView(msgspec.Struct, frozen=True):
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
    siglum: str
    name: str
    href: str | None
    summary: str
    statements: tuple[StatementView, ...]


class ClaimView(msgspec.Struct, frozen=True):
    quoted: Quoted
    kind: str
    accounts: str
    sources: str
    held_by: tuple[Link, ...]
    values: tuple[tuple[str, tuple[Link, ...]], ...]


class Fact(msgspec.Struct, frozen=True):
    """A piece of metadata and where it came from."""

    label: str
    value: str
    where: str = ""
    link: str | None = None


class AccountView(msgspec.Struct, frozen=True):
    key: str
    siglum: str
    name: str
    title: str
    language: str | None
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
    key: str
    siglum: str
    name: str
    published: str
    language: str | None
    summary: tuple[str, ...]
    blocks: tuple[tuple[str, Markup], ...]
    apparatus: tuple[Reading, ...]
    apparatus_left_out: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    case: str
    analysed: str
    version: str
    quotes_only: bool
    verdict: Verdict
    families: tuple[FamilyView, ...]
    lone: tuple[Descended, ...]
    fetch: tuple[Fetch, ...]
    findings: tuple[FindingGroup, ...]
    findings_total: str
    read: tuple[FindingGroup, ...]
    read_total: int
    findings_left_out: int
    quotations: tuple[QuotationView, ...]
    faithful: tuple[QuotationView, ...]
    quotations_left_out: int
    claims: tuple[ClaimView, ...]
    claims_left_out: int
    statements: tuple[StatementGroup, ...]
    statements_total: int
    statements_left_out: str
    accounts: tuple[AccountView, ...]
    accounts_left_out: str
    archetypes: tuple[ArchetypeView, ...]
    set_aside: tuple[tuple[str, str, str], ...]
    set_aside_left_out: int
    notes: tuple[str, ...]
    gaps: tuple[tuple[str, str], ...]
