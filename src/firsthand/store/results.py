"""What an analysis leaves in the store: one value a step and key, put together again as ``Results`` for
the views.
"""

import msgspec

from firsthand.records import (
    CaseBroken,
    Claim,
    Descent,
    Document,
    Finding,
    NotFound,
    QuotationVerdict,
    Reading,
    Results,
    SetAside,
)
from firsthand.store.case import Case
from firsthand.store.codec import decode, encode


class Intake(msgspec.Struct, frozen=True):
    """What was read from one original: accounts, and what in it was set aside."""

    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...] = ()


class Compared(msgspec.Struct, frozen=True):
    """What comparison found."""

    findings: tuple[Finding, ...]
    quotations: tuple[QuotationVerdict, ...]
    claims: tuple[Claim, ...]


class Parts(msgspec.Struct, frozen=True):
    """The keys of an analysis' parts, and what was set aside outside the originals."""

    version: str
    intake: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    descent: str
    readings: tuple[str, ...]
    comparison: str


def keep_analysis(case: Case, key: str, parts: Parts) -> None:
    """Keep an analysis under its key."""
    case.store.put("analysis", {key: encode(parts)})


def analysis(case: Case, key: str, time: str) -> Results | None:
    """The analysis of that key, or None where the store does not hold all of it."""
    store = case.store
    if not (found := store.get("analysis", [key])):
        return None
    parts = decode(found[key], Parts)
    taken = store.get("intake", parts.intake)
    read = store.get("reading", parts.readings)
    descent = store.get("descent", [parts.descent])
    compared = store.get("comparison", [parts.comparison])
    complete = {*parts.intake} == {*taken} and {*parts.readings} == {*read} and descent and compared
    if not complete:
        return None
    intake = [decode(taken[one], Intake) for one in parts.intake]
    documents = {document.id: document for one in intake for document in one.documents}
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
    )


def latest(case: Case) -> Results:
    """The newest analysis of the case; NotFound, with what to do, where it has none."""
    advice = f"Analyse it: firsthand analyse {case.folder}"
    last = case.last_analysis()
    if last is None:
        raise NotFound(f"The case {case.folder} has not been analysed yet.", advice)
    results = analysis(case, last.key, case.analysis_time(last.key) or last.time)
    if results is None:
        raise CaseBroken(f"The case {case.folder} lost its results; its originals and log are whole.", advice)
    return results
