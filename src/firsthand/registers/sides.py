"""Who pays and who is paid: states by their place in the sentence, firms by what they are."""

import re
from collections.abc import Sequence
from typing import Protocol

from firsthand.records import Span
from firsthand.registers.parties import Party

_KIND = (
    r"(?:firm|company|shipyard|shipbuilder|yard|manufacturer|maker|bank|supplier|plant|exporter|contractor|trader|"
    r"intermediary|middleman|seller|factory)"
)
_BODY = rf"(?:the|an?) (?:[\w’'-]+ ){{0,4}}?{_KIND}(?: in [A-Z]\w+| of [A-Z]\w+)?"
TO_BODY = re.compile(rf"\b(?:to|in favour of|in favor of) (?P<who>{_BODY})")
"""A payee that is no state: a firm by what it is."""
BY_BODY = re.compile(rf"\bpaid by (?P<who>{_BODY})")
PAID_BODY = re.compile(rf"(?i:\b(?P<who>{_BODY}))(?: was| were| has been) paid\b")
HANDED_ON = re.compile(
    rf"(?P<via>{_BODY}),? (?:which|that|who) (?:then )?(?:passed|forwarded|sent|transferred|wired|paid)\b[^.;]{{0,40}}? "
    rf"(?:on )?to (?P<who>{_BODY})"
)
"""A firm that only hands the money on: it is the way, and the next one the payee."""
DEBT = re.compile(r"\b(?:debts?|arrears|bill)\b")
OWED = 30
"""Characters behind a word for debt in which "to" names whom it is owed to."""


class Put(Protocol):
    """Fills a cell."""

    def __call__(self, name: str, value: object, place: Span) -> None:
        """``value`` of cell ``name``, at ``place``."""


def sides_of(
    put: Put, parties: Sequence[Party], verb: Span | None, text: str, span: Span, hops: Sequence[Span]
) -> None:
    """Payer and payee of the statement at ``span``, whose verb of paying is at ``verb``; ``hops`` are firms on the way."""
    if verb is None:
        return
    start, end = span
    spoken = [p for p in parties if not p.speaker]
    payer, payee = _owing(spoken, text, span) or _states(spoken, verb, text)
    through = HANDED_ON.search(text, start, end)
    by, paid = BY_BODY.search(text, start, end), PAID_BODY.search(text, start, end)
    if by is not None:
        put("payer", by["who"], by.span("who"))
    elif payer is not None:
        put("payer", payer.state, (payer.start, payer.end))
    body = through or paid or (None if payee is not None else TO_BODY.search(text, start, end))
    if through is not None:
        put("route", (through["via"],), through.span("via"))
    if body is not None and not any(a <= body.start("who") < b for a, b in hops):
        put("payee", body["who"], body.span("who"))
    elif payee is not None and (payer is None or payee.state != payer.state):
        put("payee", payee.state, (payee.start, payee.end))


def _states(spoken: Sequence[Party], verb: Span, text: str) -> tuple[Party | None, Party | None]:
    """Payer before the verb of paying, payee after "to" or behind it."""
    by = next((p for p in spoken if p.preposition == "by" and p.start > verb[1]), None)
    payer = by or next((p for p in reversed(spoken) if p.end <= verb[0]), None)
    behind = [p for p in spoken if p.start > verb[1] and p is not payer and not _describes(p, text)]
    payee = next((p for p in behind if p.preposition == "to"), None) or next(
        (p for p in behind if p.preposition not in ("by", "in", "at", "through", "from", "via")), None
    )
    return payer, payee


def _owing(spoken: Sequence[Party], text: str, span: Span) -> tuple[Party | None, Party | None] | None:
    """ "Algeria's debt": whose it is pays, whoever the sentence says does something about it."""
    debt = DEBT.search(text, *span)
    if debt is None:
        return None
    owing = next((p for p in reversed(spoken) if p.possessive and 0 <= debt.start() - p.end < OWED), None)
    if owing is None:
        return None
    owed = next((p for p in spoken if p.preposition == "to" and 0 < p.start - debt.end() < OWED), None)
    others = [p for p in spoken if p.state != owing.state and not _describes(p, text)]
    return owing, owed if owed is not None and not _describes(owed, text) else next(iter(others), None)


def _describes(party: Party, text: str) -> bool:
    """ "The Turkish manufacturer": the state only says whose firm it is."""
    return re.match(rf" (?:[a-z-]+ ){{0,2}}{_KIND}\b", text[party.end : party.end + 60]) is not None
