"""Claims across accounts, and everything an analysis leaves behind for the views to read."""

import msgspec

from firsthand.records.accounts import Document, SetAside
from firsthand.records.counts import Bounds
from firsthand.records.descent import Descent
from firsthand.records.entities import Entity
from firsthand.records.findings import Finding, QuotationVerdict
from firsthand.records.judgements import Judged
from firsthand.records.reading import Reading
from firsthand.records.registers import Registers


class ClaimValue(msgspec.Struct, frozen=True):
    """One value and the statements that give it; values are kept per source, never merged."""

    value: str
    statements: tuple[str, ...]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What statements across accounts have in common. ``accounts`` and ``sources`` are the two counts, never mixed:
    how many accounts independently report it, how many independent sources stand behind it. ``statements`` support it;
    ``differing`` have it otherwise and ``denying`` deny it: each of those has a claim of its own. ``credibility`` is
    NATO's Admiralty code as far as the counts allow it, with the rule in words; the analyst's judgement comes after.
    """

    id: str
    kind: str
    statements: tuple[str, ...]
    accounts: Bounds
    sources: Bounds
    part_of: str | None = None
    roles: dict[str, str] = {}
    values: tuple[ClaimValue, ...] = ()
    differing: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    credibility: int = 6
    credibility_rule: str = ""


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """One finished analysis. ``documents`` are the held accounts; archetypes stand in ``descent``. ``judgements`` are
    those in force; what they decide is applied in everything else.
    """

    case: str
    analysed: str
    version: str
    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...]
    descent: Descent
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    quotations: tuple[QuotationVerdict, ...]
    findings: tuple[Finding, ...]
    judgements: tuple[Judged, ...] = ()
    registers: Registers = Registers()
    entities: tuple[Entity, ...] = ()
