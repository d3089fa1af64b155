"""Statements with whose word they rest on, each distinct one once, and the claims that accounts share."""

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from firsthand.records import Anchor, Bounds, Claim, ClaimValue, Span, Statement
from firsthand.views.report import wording
from firsthand.views.report.chains import SOURCING, hops, sourcing
from firsthand.views.report.model import ClaimView, Link, SlenderView, StatementGroup, StatementView
from firsthand.views.report.setting import Setting
from firsthand.views.resting import UNNAMED, resting

MOST_STATEMENTS = 4000
MOST_CLAIMS = 300
MOST_UNNAMED = 200
MOST_ALSO = 30
QUOTING = frozenset({"quotation", "mixed_quotation"})
Key: TypeAlias = tuple[str, str, tuple[str, ...], str]


class Said(msgspec.Struct, frozen=True):
    """All statements, those that repeat one another word for word gathered under the first.

    ``distinct`` keeps the order of the accounts. Copies say nothing twice, so every count of statements on the page is
    a count of these.
    """

    distinct: dict[Key, list[Statement]]

    def sourcing(self) -> dict[str, int]:
        counts = dict.fromkeys(SOURCING, 0)
        for copies in self.distinct.values():
            counts[sourcing(copies[0])] += 1
        return counts


def said(setting: Setting) -> Said:
    """Gather the statements of all readings by their words, chain and certainty."""
    distinct: dict[Key, list[Statement]] = {}
    for reading in setting.results.readings:
        if reading.document in setting.sigla:
            for statement in reading.statements:
                distinct.setdefault(_key(statement), []).append(statement)
    return Said(distinct)


def _key(statement: Statement) -> Key:
    text = " ".join(statement.text.casefold().split())
    who = tuple(step.who.casefold() for step in statement.attribution)
    return (text, statement.kind, who, statement.certainty)


def statements(setting: Setting, everything: Said) -> tuple[tuple[StatementGroup, ...], int, str]:
    """One group an account with what it is the first to say; how many there are; what was left out, in words."""
    counts = _claim_counts(setting)
    needed = _needed(setting) if setting.quotes_only else None
    groups: dict[str, list[StatementView]] = {}
    repeated: dict[str, int] = {}
    shown = total = 0
    for copies in everything.distinct.values():
        total += 1
        for copy in copies[1:]:
            repeated[copy.document] = repeated.get(copy.document, 0) + 1
        first = copies[0]
        if needed is not None and not any(copy.id in needed for copy in copies):
            continue
        if shown < MOST_STATEMENTS:
            shown += 1
            groups.setdefault(first.document, []).append(_statement(setting, copies, counts))
    views = []
    for document in setting.results.documents:
        mine, again = groups.get(document.id, []), repeated.get(document.id, 0)
        if mine or again:
            views.append(_group(setting, document.id, mine, again))
    left_out = ""
    if shown < total and setting.quotes_only:
        left_out = (
            f"{wording.number(shown)} of {wording.counted(total, 'distinct statement')} are shown: those that quote "
            "somebody or stand in a finding. The rest would add up to the full texts, which this report leaves out."
        )
    elif shown < total:
        left_out = (
            f"The first {wording.number(shown)} of {wording.counted(total, 'distinct statement')} are shown; "
            "the export holds all of them."
        )
    return tuple(views), total, left_out


def _group(setting: Setting, document: str, mine: list[StatementView], again: int) -> StatementGroup:
    parts = [wording.counted(len(mine), "statement")] if mine else []
    if again:
        parts.append(f"{wording.number(again)} more word for word as in an account above" if mine else
                     f"all {wording.number(again)} word for word as in an account above")  # fmt: skip
    return StatementGroup(
        siglum=setting.label(document),
        name=setting.name(document, 90),
        href=setting.account_href(document),
        summary="; ".join(parts),
        statements=tuple(mine),
    )


def _needed(setting: Setting) -> set[str]:
    """Statements that quote, and those that a counted finding touches."""
    touched: dict[str, list[Span]] = {}
    for finding in setting.results.findings:
        for side in (finding.a, finding.b):
            if side is not None:
                touched.setdefault(side.document, []).append(side.span)
    needed = set()
    for statement in setting.statements.values():
        near = any(
            s < statement.end and statement.start < e for s, e in touched.get(statement.document, ()) if e - s < 2000
        )
        if near or statement.kind in QUOTING:
            needed.add(statement.id)
    return needed


def _statement(setting: Setting, copies: list[Statement], counts: Mapping[str, str]) -> StatementView:
    first = copies[0]
    anchor = Anchor(first.document, first.start, first.end, first.text)
    others = list(dict.fromkeys(copy.document for copy in copies[1:] if copy.document != first.document))
    where = {copy.document: copy for copy in copies[1:]}
    also = [setting.sentence_link(d, where[d].start, where[d].end) for d in others[:MOST_ALSO]]
    if len(others) > MOST_ALSO:
        also.append(Link(f"and {wording.number(len(others) - MOST_ALSO)} more"))
    words = [setting.cut(first.document, span) for span in first.certainty_words[:4]]
    kind = wording.STATEMENT_KIND[first.kind]
    return StatementView(
        quoted=setting.quoted(anchor),
        kind=f"{kind}, in the {first.furniture}" if first.furniture else kind,
        chain=hops(setting, first),
        sourcing=sourcing(first),
        certainty=wording.CERTAINTY[first.certainty],
        certainty_code=first.certainty,
        certainty_words=", ".join(f"“{wording.shortened(word, 60)}”" for word in words if word.strip()),
        also=tuple(also),
        counts=counts.get(first.id, ""),
    )


def _claim_counts(setting: Setting) -> dict[str, str]:
    """Both counts of the claim each statement belongs to, where several accounts make it."""
    counts: dict[str, str] = {}
    for claim in setting.results.claims:
        made = {setting.statements[s].document for s in claim.statements if s in setting.statements}
        if len(made) > 1:
            words = f"{_bounded(claim.accounts, 'account')}, {_bounded(claim.sources, 'source')}"
            for statement in claim.statements:
                counts.setdefault(statement, words)
    return counts


def _bounded(bounds: Bounds, one: str) -> str:
    many = one if (bounds.lower, bounds.upper) == (1, 1) else one + "s"
    return f"{wording.bounds(bounds.lower, bounds.upper)} independent {many}"


class Shared(msgspec.Struct, frozen=True):
    """Claims of more than one account: those with more than one report or source behind them, and mere copies."""

    independent: tuple[ClaimView, ...]
    copied: tuple[ClaimView, ...]
    left_out: int


def claims(setting: Setting) -> Shared:
    """Claims that more than one account makes, those with the most independent reports first."""
    shared: list[tuple[Claim, list[Statement]]] = []
    for claim in setting.results.claims:
        made = [setting.statements[name] for name in claim.statements if name in setting.statements]
        if len({statement.document for statement in made}) > 1:
            shared.append((claim, made))
    shared.sort(key=lambda pair: (-pair[0].accounts.lower, -pair[0].accounts.upper, -len(pair[1]), pair[0].id))
    if setting.quotes_only:
        shared = [pair for pair in shared if len(pair[0].values) > 1]
    shown = [_claim(setting, *pair) for pair in shared[:MOST_CLAIMS]]
    return Shared(
        independent=tuple(view for view in shown if view.independent),
        copied=tuple(view for view in shown if not view.independent),
        left_out=len(shared) - len(shown),
    )


def _claim(setting: Setting, claim: Claim, made: list[Statement]) -> ClaimView:
    place = {document: index for index, document in enumerate(setting.documents)}
    made = sorted(made, key=lambda s: (place.get(s.document, 0), s.start))
    first = made[0]
    by_document = {statement.document: statement for statement in reversed(made)}
    values = _telling(setting, claim)
    return ClaimView(
        quoted=setting.quoted(Anchor(first.document, first.start, first.end, first.text)),
        independent=claim.accounts.upper > 1 or claim.sources.upper > 1 or bool(values),
        accounts=wording.bounds(claim.accounts.lower, claim.accounts.upper),
        sources=wording.bounds(claim.sources.lower, claim.sources.upper),
        held_by=_links(setting, list(reversed(by_document.values()))),
        values=tuple(
            (
                wording.shortened(value.value, 80),
                _links(setting, [setting.statements[s] for s in value.statements if s in setting.statements]),
            )
            for value in values[:12]
        ),
        otherwise=_links(setting, [setting.statements[s] for s in claim.differing if s in setting.statements]),
        denied=_links(setting, [setting.statements[s] for s in claim.denying if s in setting.statements]),
        credibility=claim.credibility_rule,
    )


def unnamed(setting: Setting) -> tuple[tuple[SlenderView, ...], int]:
    """Claims behind which stands nobody who is named, those that most accounts repeat first; how many are left out."""
    found = [one for one in resting(setting.results) if one.ground in UNNAMED]
    shown = found[:MOST_UNNAMED]
    if setting.quotes_only:
        shown = [one for one in shown if one.made[0].kind in QUOTING]
    views = []
    for one in shown:
        first = one.made[0]
        by_document = {statement.document: statement for statement in reversed(one.made)}
        views.append(
            SlenderView(
                quoted=setting.quoted(Anchor(first.document, first.start, first.end, first.text)),
                several=one.claim.sources.upper > 1,
                chain=hops(setting, first),
                held_by=_links(setting, list(reversed(by_document.values()))),
            )
        )
    return tuple(views), len(found) - len(shown)


def _telling(setting: Setting, claim: Claim) -> list[ClaimValue]:
    """Values on which the accounts part; those that all of them give tell nothing."""
    given = [
        (value, {setting.statements[s].document for s in value.statements if s in setting.statements})
        for value in claim.values
    ]
    everyone = {document for _, by in given for document in by}
    return [value for value, by in given if by and by != everyone]


def _links(setting: Setting, made: list[Statement]) -> tuple[Link, ...]:
    links = [setting.sentence_link(s.document, s.start, s.end) for s in made[:MOST_ALSO]]
    if len(made) > MOST_ALSO:
        links.append(Link(f"and {wording.number(len(made) - MOST_ALSO)} more"))
    return tuple(links)
