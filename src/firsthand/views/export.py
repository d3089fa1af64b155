"""A case as one JSON object that other programs rely on. The shape is in ``schema``; here it is filled."""

from collections.abc import Iterable

import msgspec

from firsthand import __version__
from firsthand.records import (
    Anchor,
    Attribution,
    Claim,
    DateExpression,
    Derivation,
    Document,
    Finding,
    Judged,
    Likelihood,
    Mention,
    Money,
    Passage,
    Quantity,
    QuotationVerdict,
    Results,
    Statement,
)
from firsthand.records.events import Event, Role
from firsthand.views import registers
from firsthand.views import schema as s
from firsthand.views.entities import entity
from firsthand.views.spoken import spoken

GAPS = (
    s.GapPart(
        part="sanctions",
        reason="Names are screened against lists only by `firsthand screen`; these rows are listings that the text tells of.",
    ),
)


def export(results: Results, *, all_pairs: bool = False) -> s.Export:
    """The whole analysis in the export's shape; with ``all_pairs`` the shared passages of every two
    accounts.
    """
    return s.Export(
        schema_version="1.0",
        tool=s.ToolPart(name="firsthand", version=__version__),
        case=results.case,
        analysed=results.analysed,
        set_aside=[
            s.SetAsidePart(path=aside.path, reason=aside.reason, advice=aside.advice) for aside in results.set_aside
        ],
        documents=[document(d) for d in (*results.documents, *results.descent.archetypes)],
        passages=[_passage(p) for p in passages(results, all_pairs=all_pairs)],
        derivations=[_derivation(d) for d in results.descent.derivations],
        origins=_origins(results),
        statements=[statement(one) for reading in results.readings for one in reading.statements],
        quotations=_quotations(results),
        claims=[_claim(c) for c in results.claims],
        findings=[finding(f) for f in results.findings],
        deals=[registers.deal(one) for one in results.registers.deals],
        payments=[registers.payment(one) for one in results.registers.payments],
        events=[registers.event(one) for one in results.registers.events],
        sanctions=[registers.sanction(one) for one in results.registers.sanctions],
        alignment=[registers.alignment(one) for one in results.registers.alignment],
        entities=[entity(one) for one in results.entities],
        gaps=[*GAPS, *_unread(results)],
        judgements=[judgement(one) for one in results.judgements],
    )


def to_json(value: object, *, indent: int = 1) -> bytes:
    """JSON in UTF-8. A lone surrogate, which no JSON reader has to accept, becomes U+FFFD: one code point
    for one.
    """
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=indent)
    except UnicodeEncodeError:
        return to_json(_encodable(msgspec.to_builtins(value)), indent=indent)


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {_encodable(name): _encodable(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value


def passages(results: Results, *, all_pairs: bool) -> Iterable[Passage]:
    """Shared stretches with the child as ``a``; those of child and parent only, unless ``all_pairs``."""
    edges = {(edge.child, edge.parent) for edge in results.descent.derivations}
    for passage in results.descent.passages:
        if (passage.a, passage.b) in edges:
            yield passage
        elif (passage.b, passage.a) in edges:
            yield msgspec.structs.replace(
                passage,
                a=passage.b,
                a_start=passage.b_start,
                a_end=passage.b_end,
                b=passage.a,
                b_start=passage.a_start,
                b_end=passage.a_end,
            )
        elif all_pairs:
            yield passage


def document(one: Document) -> s.DocumentPart:
    """One account, or an archetype."""
    return s.DocumentPart(
        id=one.id,
        text=one.text,
        source_id=one.source_id,
        path=one.path,
        url=one.url,
        title=one.title.value if one.title else None,
        outlet=one.outlet.value if one.outlet else None,
        byline=one.byline.value if one.byline else None,
        published=one.published.value if one.published else None,
        language=one.language.value if one.language else None,
        sha256=one.sha256,
        characters=len(one.text),
        held=one.held,
        furniture=[(piece.start, piece.end) for piece in one.furniture],
        credits=[
            s.CreditPart(
                outlet=credit.outlet,
                kind=credit.kind,
                url=credit.url,
                span=(credit.start, credit.end) if credit.end > credit.start else None,
            )
            for credit in one.credits
        ],
        witnesses=[
            s.WitnessPart(start=w.start, end=w.end, document=w.document, document_start=w.document_start)
            for w in one.witnesses
        ],
        apparatus=[s.ApparatusPart(start=d.start, end=d.end, readings=d.readings, note=d.note) for d in one.apparatus],
        notes=list(one.notes),
    )


def anchor(one: Anchor | None) -> s.SpanPart | None:
    """A quoted place."""
    if one is None:
        return None
    return s.SpanPart(document=one.document, start=one.start, end=one.end, text=one.text)


def _passage(p: Passage) -> s.PassagePart:
    return s.PassagePart(a=p.a, a_start=p.a_start, a_end=p.a_end, b=p.b, b_start=p.b_start, b_end=p.b_end)


def _derivation(d: Derivation) -> s.DerivationPart:
    return s.DerivationPart(
        id=d.id,
        child=d.child,
        parent=d.parent,
        kind=d.kind,
        direction=d.direction,
        spans=list(d.spans),
        confidence=d.confidence,
        evidence=[
            s.EvidencePart(signal=e.signal, anchor=anchor(e.anchor), detail=e.detail or None) for e in d.evidence
        ],
        settled=d.settled,
    )


def _origins(results: Results) -> s.OriginsPart:
    origins = results.descent.origins
    return s.OriginsPart(
        lower=origins.lower,
        upper=origins.upper,
        families=[s.FamilyPart(root=f.root, members=[*f.members, *f.partly]) for f in origins.families],
        unsettled=list(origins.unsettled),
        notes=list(origins.notes),
    )


def statement(one: Statement) -> s.StatementPart:
    """One statement with all that is read in it."""
    return s.StatementPart(
        id=one.id,
        document=one.document,
        start=one.start,
        end=one.end,
        text=one.text,
        kind=one.kind,
        attribution=[_hop(hop) for hop in one.attribution],
        certainty=one.certainty,
        certainty_words=list(one.certainty_words),
        likelihood=_likelihood(one.likelihood),
        quantities=[_quantity(q) for q in one.quantities],
        money=[_money(m) for m in one.money],
        dates=[_date(d) for d in (*one.dates, one.date_beside) if d is not None],
        entities=[_mention(m) for m in one.mentions],
        quoted=list(one.quoted),
        furniture=one.furniture,
        proposed=one.proposed,
        event=_event(one.event) if one.event is not None else None,
        events=[_event(event) for event in one.events],
    )


def _event(event: Event) -> s.StatedEventPart:
    return s.StatedEventPart(
        type=event.type,
        type_probability=event.type_probability,
        mode=event.mode,
        quad=event.quad,
        kind=event.kind,
        kind_by=event.kind_by,
        source=_role(event.source),
        target=_role(event.target),
        trigger=event.trigger,
        date=event.date,
        date_filled=event.date_filled,
        bearing=event.bearing,
        place=event.place,
        planned=event.planned,
        negated=event.negated,
        assessed=event.assessed,
    )


def _role(role: Role | None) -> s.RolePart | None:
    if role is None:
        return None
    return s.RolePart(
        start=role.start, end=role.end, text=role.text, name=role.name, state=role.state, filled=role.filled
    )


def _hop(hop: Attribution) -> s.AttributionPart:
    return s.AttributionPart(
        who=hop.resolved or hop.who,
        type=hop.type,
        named=hop.named,
        count=hop.count,
        cue_class=hop.cue_class,
        source=hop.source,
        cue=hop.cue,
        resolved=hop.resolved,
        reason=hop.reason,
    )


def _likelihood(one: Likelihood | None) -> s.LikelihoodPart | None:
    if one is None:
        return None
    return s.LikelihoodPart(start=one.start, end=one.end, text=one.text, low=one.low, high=one.high)


def _quantity(q: Quantity) -> s.QuantityPart:
    return s.QuantityPart(
        start=q.start,
        end=q.end,
        text=q.text,
        low=q.low,
        high=q.high,
        unit=q.unit,
        noun=q.noun,
        approximation=q.approximation,
        alternatives=list(q.alternatives),
        change=q.change,
    )


def _money(m: Money) -> s.MoneyPart:
    return s.MoneyPart(
        start=m.start,
        end=m.end,
        text=m.text,
        low=m.low,
        high=m.high,
        currency=m.currency,
        approximation=m.approximation,
        change=m.change,
        per=m.per,
    )


def _date(d: DateExpression) -> s.DatePart:
    return s.DatePart(
        start=d.start,
        end=d.end,
        text=d.text,
        precision=d.precision,
        value=d.value,
        approximate=d.approximate,
        earliest=d.resolved.earliest if d.resolved else None,
        latest=d.resolved.latest if d.resolved else None,
        basis=d.resolved.basis if d.resolved else None,
        filled=d.filled,
    )


def _mention(m: Mention) -> s.MentionPart:
    return s.MentionPart(
        start=m.start,
        end=m.end,
        text=m.text,
        schema=m.schema,
        name=m.canonical,
        known=m.known,
        nearest=list(m.nearest),
        country=m.country,
    )


def _quotations(results: Results) -> list[s.QuotationPart]:
    begins = {part.id: one.statements[0].id for one in spoken(results) for part in one.statements}
    return [_quotation(q, begins.get(q.statement, q.statement)) for q in results.quotations]


def _quotation(q: QuotationVerdict, begins_with: str) -> s.QuotationPart:
    return s.QuotationPart(
        statement=q.statement,
        begins_with=begins_with,
        document=q.document,
        verdict=q.verdict,
        against=anchor(q.against),
        reason=q.reason,
    )


def _claim(c: Claim) -> s.ClaimPart:
    return s.ClaimPart(
        id=c.id,
        kind=c.kind,
        statements=list(c.statements),
        part_of=c.part_of,
        accounts=s.BoundsPart(lower=c.accounts.lower, upper=c.accounts.upper),
        sources=s.BoundsPart(lower=c.sources.lower, upper=c.sources.upper),
        roles=c.roles,
        values=[s.ValuePart(value=v.value, statements=list(v.statements)) for v in c.values],
        differing=list(c.differing),
        denying=list(c.denying),
        credibility=s.CredibilityPart(value=c.credibility, rule=c.credibility_rule),
    )


def finding(f: Finding) -> s.FindingPart:
    """One finding with both its readings."""
    return s.FindingPart(
        id=f.id,
        code=f.code,
        name=f.name,
        severity=f.severity,
        a=anchor(f.a),
        b=anchor(f.b),
        reason=f.reason,
        derivation=f.derivation,
    )


def judgement(judged: Judged) -> s.JudgementPart:
    """One judgement and what came of it."""
    one = judged.judgement
    return s.JudgementPart(
        name=one.name,
        decision=one.decision,
        accounts=list(one.accounts),
        outlets=list(one.outlets),
        entities=list(one.entities),
        code=one.code or None,
        a=anchor(one.a),
        b=anchor(one.b),
        value=one.value or None,
        note=one.note,
        time=one.time,
        operator=one.operator,
        touches=list(judged.touches),
        resting=judged.resting or None,
    )


def _unread(results: Results) -> list[s.GapPart]:
    """What single accounts' readings left out, with the account's id."""
    return [
        s.GapPart(part=f"statements of {reading.document}", reason=reason)
        for reading in results.readings
        for reason in reading.gaps
    ]
