"""What an analysis leaves in the store: one value a step and key, put together again as ``Results`` for
the views.
"""

import msgspec

from firsthand.records import (
    CaseBroken,
    Claim,
    Descent,
    Document,
    Entity,
    Finding,
    Judged,
    NotFound,
    QuotationVerdict,
    Reading,
    Registers,
    Results,
    SetAside,
)
from firsthand.store.case import Case
from firsthand.store.codec import decode, encode
from firsthand.store.kept import Kept


class Intake(msgspec.Struct, frozen=True):
    """What was read from one original: accounts, and what in it was set aside."""

    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...] = ()


class Compared(msgspec.Struct, frozen=True):
    """What comparison found."""

    findings: tuple[Finding, ...]
    quotations: tuple[QuotationVerdict, ...]
    claims: tuple[Claim, ...]


class Instead(msgspec.Struct, frozen=True):
    """Accounts as judgements have them, in the place of those that were read."""

    documents: tuple[Document, ...]


class Parts(msgspec.Struct, frozen=True):
    """The keys of an analysis' parts, what was set aside outside the originals, and the accounts read from them that
    a step could not work with. ``instead`` is the key of the accounts that judgements changed.
    """

    version: str
    intake: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    descent: str
    readings: tuple[str, ...]
    comparison: str
    registers: str
    entities: str
    without: tuple[str, ...] = ()
    instead: str | None = None
    judgements: tuple[Judged, ...] = ()


def keep_analysis(kept: Kept, key: str, parts: Parts) -> None:
    """Keep an analysis under its key."""
    kept.put("analysis", {key: encode(parts)})


def analysis(case: Case, kept: Kept, key: str, time: str) -> Results | None:
    """The analysis of that key, or None where the store does not hold all of it as it was kept."""
    if not (found := kept.get("analysis", [key])):
        return None
    parts = decode(found[key], Parts)
    taken = kept.get("intake", parts.intake)
    read = kept.get("reading", parts.readings)
    descent = kept.get("descent", [parts.descent])
    compared = kept.get("comparison", [parts.comparison])
    registers = kept.get("registers", [parts.registers])
    entities = kept.get("entities", [parts.entities])
    whole = {*parts.intake} == {*taken} and {*parts.readings} == {*read}
    if not (whole and descent and compared and registers and entities):
        return None
    intake = [decode(taken[one], Intake) for one in parts.intake]
    documents = {
        document.id: document for one in intake for document in one.documents if document.id not in parts.without
    }
    if parts.instead is not None:
        if not (changed := kept.get("instead", [parts.instead])):
            return None
        documents |= {document.id: document for document in decode(changed[parts.instead], Instead).documents}
    outcome = decode(compared[parts.comparison], Compared)
    return Results(
        case=case.name,
        analysed=time,
        version=parts.version,
        documents=tuple(documents.values()),
        set_aside=parts.set_aside + tuple(aside for one in intake for aside in one.set_aside),
        descent=decode(descent[parts.descent], Descent),
        readings=tuple(decode(read[one], Reading) for one in parts.readings),
        claims=outcome.claims,
        quotations=outcome.quotations,
        findings=outcome.findings,
        judgements=parts.judgements,
        registers=decode(registers[parts.registers], Registers),
        entities=decode(entities[parts.entities], tuple[Entity, ...]),
    )


def known(case: Case) -> Results | None:
    """The newest analysis, where there is one and all of it is there."""
    last = case.last_analysis()
    return analysis(case, Kept(case), last.key, last.time) if last else None


def latest(case: Case) -> Results:
    """The newest analysis of the case; NotFound, with what to do, where it has none."""
    advice = f"Analyse it: firsthand analyse {case.folder}"
    last = case.last_analysis()
    if last is None:
        raise NotFound(f"The case {case.folder} has not been analysed yet.", advice)
    results = analysis(case, Kept(case), last.key, case.analysis_time(last.key) or last.time)
    if results is None:
        raise CaseBroken(
            f"The results of the case {case.folder} were lost or changed; its originals and log are whole.",
            f"Work them out again: firsthand analyse {case.folder}",
        )
    return results


def as_of(case: Case, until: int | str) -> tuple[Results, bool]:
    """The analysis that the case had at a moment (UTC, as the log writes it) or up to a line of the log, and whether it had
    none yet and this is its first. NotFound where it is not kept any more.
    """
    made = [entry for entry in case.log.entries if entry.action == "analysed"]
    if not made:
        raise NotFound(
            f"The case {case.folder} has not been analysed yet.", f"Analyse it: firsthand analyse {case.folder}"
        )
    then = [e for e in made if (e.seq <= until if isinstance(until, int) else e.time < until)]
    entry, kept = (then or made)[-1 if then else 0], Kept(case)
    results = analysis(case, kept, str(entry.payload.get("key")), entry.time)
    if results is None:
        raise NotFound(
            f"The analysis of {entry.time} is not kept any more: its method or its database was another.",
            f"Give a later day. See: firsthand show {case.folder} log",
        )
    return results, not then
