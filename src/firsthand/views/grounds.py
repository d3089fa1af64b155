"""Why: the evidence behind a count, an edge, an account, a claim, a statement, a finding or a row of a register, with its
places.
"""

from collections.abc import Iterable, Iterator

import msgspec

from firsthand.records import (
    Anchor,
    Bounds,
    Claim,
    Credit,
    Derivation,
    Document,
    Entity,
    Finding,
    Results,
    Span,
    Statement,
    body_spans,
)
from firsthand.views import entities, rows
from firsthand.views.judgements import about, decided
from firsthand.views.names import Names, Row, Subject
from firsthand.views.report import wording
from firsthand.views.sources import called, on_the_word_of

PLACES = 5
"""Places of one kind that are listed; the rest is counted. The export has them all."""


class Ground(msgspec.Struct, frozen=True):
    """One reason, with the words it rests on where it rests on words."""

    says: str
    anchor: Anchor | None = None


class Why(msgspec.Struct, frozen=True):
    """What was asked about, in a sentence, and every reason for it."""

    id: str
    kind: str
    title: str
    grounds: tuple[Ground, ...]


def why(results: Results, names: Names, subject: Subject) -> Why:
    """The evidence behind one thing of the case, with what an analyst decided about it."""
    answer = _why(results, names, subject)
    decisions = (
        Ground(f"{decided(one.judgement, names)} ({one.judgement.stamp})") for one in about(results, answer.id)
    )
    return msgspec.structs.replace(answer, grounds=(*answer.grounds, *decisions))


def _why(results: Results, names: Names, subject: Subject) -> Why:
    if isinstance(subject, Document):
        return _account(results, names, subject)
    if isinstance(subject, Derivation):
        return _derivation(results, names, subject)
    if isinstance(subject, Statement):
        return _statement(results, names, subject)
    if isinstance(subject, Claim):
        return _claim(results, names, subject)
    if isinstance(subject, Entity):
        return _entity(subject)
    if isinstance(subject, Row):
        return _row(results, names, subject)
    return _finding(names, subject)


def counted(bounds: Bounds | tuple[int, int], one: str, many: str) -> str:
    """A count that is a range, in words: ``1 origin``, ``1 origin (1 to 2)``, ``2 origins (2 to 4)``."""
    lower, upper = bounds if isinstance(bounds, tuple) else (bounds.lower, bounds.upper)
    words = f"{lower} {one if lower == 1 else many}"
    return words if lower == upper else f"{words} ({lower} to {upper})"


def verdict(results: Results) -> str:
    """The first line of every report."""
    held = len(results.documents)
    if not held:
        return "No account was read"
    origins = results.descent.origins
    accounts = f"{held} account{'' if held == 1 else 's'}"
    return f"{accounts}, {counted((origins.lower, origins.upper), 'origin', 'origins')}"


def why_origins(results: Results, names: Names) -> Why:
    """Why there are so many origins: every family with its edges, what is unsettled, what the count rests
    on.
    """
    return Why("origins", "count", verdict(results) + ".", tuple(_origin_grounds(results, names)))


def _origin_grounds(results: Results, names: Names) -> Iterator[Ground]:
    held = {document.id for document in results.documents}
    for family in results.descent.origins.families:
        others = [member for member in family.members if member != family.root]
        root = names.account(family.root)
        if family.root not in held:
            yield Ground(f"{root}: the origin of {_listed(names, others)}; it is not in the case.")
        elif others:
            yield Ground(f"{root}: an origin, held; {_listed(names, others)} go back to it.")
        elif any(edge.child == family.root and edge.settled for edge in results.descent.derivations):
            yield Ground(f"{root}: an origin of its own, but for what it names another for:")
        elif any(edge.child == family.root for edge in results.descent.derivations):
            yield Ground(f"{root}: an origin of its own, unless what is possible holds:")
        else:
            yield Ground(f"{root}: an origin of its own; nothing shows that it derives from another account.")
        if family.partly:
            yield Ground(f"  {_listed(names, family.partly)}: in part, and surer of another family.")
        for edge in results.descent.derivations:
            if edge.child in family.members:
                yield Ground("  " + edge_words(names, edge))
    yield from (Ground(f"Unsettled: {reason}") for reason in results.descent.origins.unsettled)
    yield from (Ground(note) for note in results.descent.origins.notes)


def edge_words(names: Names, edge: Derivation) -> str:
    """An edge in a sentence."""
    way = "" if edge.direction == "known" else ", direction undetermined"
    sure = "" if edge.settled else ", possible but not shown"
    child, parent = names.account(edge.child), names.account(edge.parent)
    return f"{child} is {wording.an(wording.DERIVES[edge.kind])} {parent}{way}{sure} ({edge.confidence:.2f})"


def _listed(names: Names, documents: Iterable[str]) -> str:
    return ", ".join(names.account(document) for document in documents) or "nobody"


def _account(results: Results, names: Names, document: Document) -> Why:
    kind = "account" if document.held else "archetype"
    return Why(document.id, kind, f"{names.account(document.id)}.", tuple(_account_grounds(results, names, document)))


def _account_grounds(results: Results, names: Names, document: Document) -> Iterator[Ground]:
    if document.held:
        yield Ground(f"Captured from {document.path}; SHA-256 {document.sha256}.")
    for name in ("title", "outlet", "byline", "published", "language"):
        if (known := getattr(document, name)) is not None:
            at = _quoted(document, known.span) if known.span else None
            yield Ground(f"{name.capitalize()}: {known.value} (from {known.where})", at)
    if document.url:
        yield Ground(f"Address: {document.url}")
    yield from _credits(document)
    for edge in results.descent.derivations:
        if document.id in (edge.child, edge.parent):
            yield Ground(edge_words(names, edge) + f" [{names.short[edge.id]}]")
            if edge.child == document.id:
                yield from _evidence(edge)
    yield from _restored(names, document)
    yield from _places(document, "Its own, credited to nobody", results.descent.own.get(document.id, ()))
    if document.furniture:
        marked = sum(piece.end - piece.start for piece in document.furniture)
        yield Ground(f"{marked:,} of {len(document.text):,} characters are page furniture.")
    yield from (Ground(note) for note in document.notes)
    for reading in results.readings:
        if reading.document == document.id:
            yield from (Ground(f"Not read: {gap}") for gap in reading.gaps)


def _credits(document: Document) -> Iterator[Ground]:
    """Whom it credits, each outlet and kind of credit once, with its places."""
    kinds: dict[tuple[str, str], list[Credit]] = {}
    for credit in document.credits:
        kinds.setdefault((credit.outlet, credit.kind.replace("_", " ")), []).append(credit)
    for (outlet, kind), credits in kinds.items():
        spans = [(credit.start, credit.end) for credit in credits if credit.end > credit.start]
        if not spans:
            yield Ground(f"Credits {outlet} ({kind}, in the page's {credits[0].where})")
        yield from _places(document, f"Credits {outlet} ({kind})", spans)


def _restored(names: Names, document: Document) -> Iterator[Ground]:
    if document.held:
        return
    witnesses = dict.fromkeys(witness.document for witness in document.witnesses)
    if not witnesses:
        yield Ground("Known from credits only: no account in the case holds its words.")
        return
    yield Ground(f"Restored from {len(witnesses)} witnesses: {_listed(names, witnesses)}.")
    for place in document.apparatus[:PLACES]:
        readings = "; ".join(f"{names.sigla.get(d, d)} reads “{words}”" for d, words in place.readings.items())
        yield Ground(f"At {place.start}: {place.note + ': ' if place.note else ''}{readings}")
    if len(document.apparatus) > PLACES:
        yield Ground(f"… and {len(document.apparatus) - PLACES} more places where the witnesses differ.")


def _derivation(results: Results, names: Names, edge: Derivation) -> Why:
    return Why(edge.id, "derivation", edge_words(names, edge) + ".", tuple(_edge_grounds(results, edge)))


def _edge_grounds(results: Results, edge: Derivation) -> Iterator[Ground]:
    yield from _evidence(edge)
    child = next((d for d in results.documents if d.id == edge.child), None)
    if child is None:
        return
    body = sum(end - start for start, end in body_spans(child))
    depends = sum(end - start for start, end in edge.spans)
    yield Ground(f"{depends:,} of its {body:,} characters of body depend on the other.")
    yield from _places(child, "Depends", edge.spans)
    shared = [p for p in results.descent.passages if {p.a, p.b} == {edge.child, edge.parent}]
    if shared:
        words = sum(passage.words for passage in shared)
        yield Ground(f"They share {len(shared)} passages, {words:,} words in all.")


def _evidence(edge: Derivation) -> Iterator[Ground]:
    for evidence in edge.evidence:
        yield Ground(f"{evidence.signal}: {evidence.detail}" if evidence.detail else evidence.signal, evidence.anchor)


def _statement(results: Results, names: Names, one: Statement) -> Why:
    return Why(
        one.id,
        one.kind.replace("_", " "),
        f"{names.account(one.document)} says at {one.start}: “{one.text}”",
        tuple(_statement_grounds(results, names, one)),
    )


def _statement_grounds(results: Results, names: Names, one: Statement) -> Iterator[Ground]:
    document = next(d for d in results.documents if d.id == one.document)
    yield Ground("The statement", _quoted(document, one.span))
    if not one.attribution:
        yield Ground("Nobody is named for it: the account says it itself.")
    for number, hop in enumerate(one.attribution, start=1):
        named = "named" if hop.named else "unnamed"
        yield Ground(f"On the word of ({number}) {called(hop)}: {hop.type}, {named}", _quoted(document, hop.source))
        yield Ground(f"by a {hop.cue_class.replace('_', '-')} cue", _quoted(document, hop.cue))
    yield Ground(f"Certainty, as the text has it: {one.certainty}")
    yield from _places(document, "because of", one.certainty_words)
    for spoken in results.quotations:
        if spoken.statement == one.id:
            yield Ground(f"Quotation: {spoken.verdict}. {spoken.reason}", spoken.against)
    for claim in results.claims:
        if one.id in claim.statements:
            yield Ground(f"Part of claim {names.short[claim.id]}: {_counts(claim)}.")


def _claim(results: Results, names: Names, claim: Claim) -> Why:
    return Why(claim.id, "claim", f"{claim.kind}: {_counts(claim)}.", tuple(_claim_grounds(results, names, claim)))


def _counts(claim: Claim) -> str:
    accounts = counted(claim.accounts, "account reports it independently", "accounts report it independently")
    sources = counted(claim.sources, "independent source stands behind it", "independent sources stand behind it")
    return f"{accounts}; {sources}"


def _said(results: Results, names: Names, made: Iterable[str]) -> Iterator[Ground]:
    """Statements with the origin of their account and whose word they are on."""
    root_of = {m: family.root for family in results.descent.origins.families for m in family.members}
    statements = {one.id: one for reading in results.readings for one in reading.statements}
    texts = {document.id: document for document in results.documents}
    for name in made:
        if (one := statements.get(name)) is None:
            continue
        chain = " ← ".join(on_the_word_of(one)) or "the account itself"
        root = root_of.get(one.document, one.document)
        yield Ground(
            f"{names.account(one.document)} (origin: {names.account(root)}), on the word of {chain} "
            f"[{names.short[name]}]",
            _quoted(texts[one.document], one.span),
        )


def _claim_grounds(results: Results, names: Names, claim: Claim) -> Iterator[Ground]:
    yield from _said(results, names, claim.statements)
    statements = {one.id: one for reading in results.readings for one in reading.statements}
    texts = {document.id: document for document in results.documents}
    for relation, others in (("Otherwise", claim.differing), ("Denied", claim.denying)):
        for name in others:
            if (one := statements.get(name)) is not None:
                where = f"{relation} in {names.account(one.document)} [{names.short[name]}]"
                yield Ground(where, _quoted(texts[one.document], one.span))
    if claim.part_of:
        yield Ground(
            f"Part of what claim {names.short.get(claim.part_of, claim.part_of)} sums up: not to be added to it."
        )
    yield Ground(f"Admiralty credibility proposed: {claim.credibility_rule}")
    for value in claim.values:
        said = ", ".join(names.short.get(name, name) for name in value.statements)
        yield Ground(f"Value {value.value}: {said}")
    yield from (Ground(f"{role.capitalize()}: {who}") for role, who in claim.roles.items())


def _entity(one: Entity) -> Why:
    accounts = counted(one.accounts, "origin names it", "origins name it")
    found = tuple(Ground(says, place) for says, place in entities.grounds(one))
    return Why(one.id, "entity", f"{one.name}, {entities.kind_of(one)}; {accounts}.", found)


def _row(results: Results, names: Names, row: Row) -> Why:
    """A row of a register, cell by cell, then the statements that its counts are of."""
    title = f"{names.numbers[row.id]} {rows.line(row, rows.states_of(results))}; {rows.counts(row)}."
    found = [Ground(says, place) for says, place in rows.grounds(results, names, row)]
    told = list(_said(results, names, row.statements))
    more = [Ground(f"… and {len(told) - PLACES} more statements.")] if len(told) > PLACES else []
    return Why(row.id, row.id.partition("-")[0], title, (*found, *told[:PLACES], *more))


def _finding(names: Names, finding: Finding) -> Why:
    grounds = [Ground(finding.reason)]
    if finding.a:
        grounds.append(Ground(f"The parent, {names.account(finding.a.document)}, reads", finding.a))
    if finding.b:
        grounds.append(Ground(f"The child, {names.account(finding.b.document)}, reads", finding.b))
    if finding.derivation and finding.derivation in names.short:
        grounds.append(Ground(f"Found along {names.short[finding.derivation]}; why that: firsthand why CASE ID"))
    grounds.append(Ground(f"What the class means: firsthand explain {finding.code}"))
    return Why(finding.id, "finding", f"{finding.code} {finding.name} ({finding.severity}).", tuple(grounds))


def _places(document: Document, says: str, spans: Iterable[Span]) -> Iterator[Ground]:
    listed = list(spans)
    for span in listed[:PLACES]:
        yield Ground(says, _quoted(document, span))
    if len(listed) > PLACES:
        yield Ground(f"… and {len(listed) - PLACES} more places.")


def _quoted(document: Document, span: Span | None) -> Anchor | None:
    if span is None or not 0 <= span[0] < span[1] <= len(document.text):
        return None
    return Anchor(document.id, span[0], span[1], document.text[span[0] : span[1]])
