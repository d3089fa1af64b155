"""An analyst's decisions about accounts and findings, laid over what the steps read and found."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from firsthand.records import Anchor, Claim, Decided, Document, Finding, Furniture, Judged, Judgement, Reading, Sourced

GONE = "the account is no longer in the case"
NO_FINDING = "there is no such finding in this analysis"
NO_STATEMENT = "one of the two statements is not read in this analysis"
NO_OUTLET = "no account of that outlet is in the case"
SAME_WORDS = "the two say the same words, which are one claim"
LATER = "a later judgement decides the same"


def judged_documents(
    documents: Iterable[Document], judgements: Sequence[Judgement]
) -> tuple[list[Document], list[Judged]]:
    """The accounts with the outlet, day and furniture decided on. Of two decisions on one outlet or day the later counts."""
    held = {document.id: document for document in documents}
    asked = [one for one in judgements if one.decision in ("outlet", "date", "furniture")]
    last: dict[tuple[str, tuple[str, ...]], str] = {
        (one.decision, one.accounts): one.name for one in asked if one.decision != "furniture"
    }
    told: list[Judged] = []
    for one in asked:
        (name,) = one.accounts
        if name not in held:
            told.append(Judged(one, resting=GONE))
        elif last.get((one.decision, one.accounts), one.name) != one.name:
            told.append(Judged(one, resting=LATER))
        else:
            held[name] = _judged(held[name], one)
            told.append(Judged(one, (name,)))
    return list(held.values()), told


def _judged(document: Document, one: Judgement) -> Document:
    decided = Sourced(one.value, one.stamp)
    if one.decision == "outlet":
        from firsthand.ingest.outlets import outlet_of_name

        known = outlet_of_name(one.value)
        return replace(document, outlet=decided, outlet_key=known.key if known else None)
    if one.decision == "date":
        return replace(document, published=decided)
    assert one.b is not None
    piece = Furniture(one.b.start, one.b.end, "other", one.stamp)
    return replace(document, furniture=tuple(sorted((*document.furniture, piece), key=lambda f: (f.start, f.end))))


def decided_claims(judgements: Sequence[Judgement]) -> Decided | None:
    """What the judgements decide about claims before they are counted; None where they decide nothing."""

    def pairs(decision: str) -> tuple[tuple[Anchor, Anchor], ...]:
        return tuple((one.a, one.b) for one in judgements if one.decision == decision and one.a and one.b)

    owners = tuple(one.outlets for one in judgements if one.decision == "same-owner")
    found = Decided(owners=owners, same=pairs("same-claim"), apart=pairs("not-same-claim"))
    return found if found != Decided() else None


def judged_claims(
    claims: Iterable[Claim], readings: Iterable[Reading], judgements: Sequence[Judgement]
) -> list[Judged]:
    """What became of each judgement on two claims: the claims that hold its statements now."""
    asked = [one for one in judgements if one.decision in ("same-claim", "not-same-claim")]
    if not asked:
        return []
    said = {(s.document, s.start, s.end): s.id for reading in readings for s in reading.statements}
    claim_of = {name: claim.id for claim in claims for name in claim.statements}
    told = []
    for one in asked:
        places = [said.get((x.document, x.start, x.end)) if x else None for x in (one.a, one.b)]
        held = [claim_of[name] for name in places if name in claim_of]
        if len(held) < len(places):
            told.append(Judged(one, resting=NO_STATEMENT))
        elif (held[0] == held[1]) != (one.decision == "same-claim"):
            told.append(Judged(one, resting=SAME_WORDS if one.decision == "not-same-claim" else LATER))
        else:
            told.append(Judged(one, tuple(dict.fromkeys(held))))
    return told


def judged_sources(documents: Iterable[Document], judgements: Sequence[Judgement]) -> list[Judged]:
    """The accounts of each outlet whose reliability was judged. Of two decisions on one outlet the later counts."""
    asked = [one for one in judgements if one.decision == "reliability"]
    last = {one.outlets: one.name for one in asked}
    told = []
    for one in asked:
        touched = tuple(document.id for document in documents if document.outlet_key in one.outlets)
        resting = LATER if last[one.outlets] != one.name else "" if touched else NO_OUTLET
        told.append(Judged(one, () if resting else touched, resting))
    return told


def judged_findings(
    findings: Iterable[Finding], documents: Iterable[Document], judgements: Sequence[Judgement]
) -> tuple[tuple[Finding, ...], list[Judged]]:
    """The findings with each judged one marked; one that is rejected is still shown, and no longer counted."""
    known = {finding.id: finding for finding in findings}
    held = {document.id for document in documents}
    asked = [one for one in judgements if one.decision in ("accept", "reject", "restate")]
    last = {_target(one.code, one.a, one.b, one.accounts): one.name for one in asked}
    ids = {_target(f.code, f.a, f.b, about(f)): f.id for f in known.values()}
    told: list[Judged] = []
    for one in asked:
        target = _target(one.code, one.a, one.b, one.accounts)
        if not set(one.accounts) <= held:
            told.append(Judged(one, resting=GONE))
        elif target not in ids:
            told.append(Judged(one, resting=NO_FINDING))
        elif last[target] != one.name:
            told.append(Judged(one, resting=LATER))
        else:
            known[ids[target]] = _marked(known[ids[target]], one)
            told.append(Judged(one, (ids[target],)))
    return tuple(known.values()), told


def about(finding: Finding) -> tuple[str, ...]:
    """The account that the finding is about: the child of its edge, else the one it quotes."""
    if finding.derivation:
        return (finding.derivation.partition(">")[0],)
    return tuple(place.document for place in (finding.b or finding.a,) if place)


def _target(code: str, a: Anchor | None, b: Anchor | None, accounts: tuple[str, ...]) -> tuple[object, ...]:
    """What makes a finding the same one in another analysis. Of the parent's reading the words alone: in which witness
    of an original they are quoted may change with every account that comes in.
    """
    return (code, accounts, b, " ".join(a.text.split()) if a else None)


def _marked(finding: Finding, one: Judgement) -> Finding:
    stamp = one.stamp[0].upper() + one.stamp[1:]
    if one.decision == "reject":
        return replace(finding, severity="read", reason=f"{finding.reason} Rejected. {stamp}")
    if one.decision == "restate":
        return replace(finding, reason=f"{one.value} Restated; first it read: “{finding.reason}” {stamp}")
    return replace(finding, reason=f"{finding.reason} Accepted. {stamp}")
