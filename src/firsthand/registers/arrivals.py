"""Arms that come ashore: a port is no buyer and no seller; whose they are says a waybill, or the port where nobody does."""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.records import Reading, Statement
from firsthand.registers.parties import Party, find_parties
from firsthand.registers.roles import Given
from firsthand.registers.transfers import Transfer
from firsthand.registers.wording import Words

SOON = 4
"""Statements behind a landing in which the waybill is told of."""
REACH = 60
"""Characters behind "consignee" in which the state stands; before it, in languages that put it there."""


def is_landing(transfer: Transfer, lower: str, words: Words) -> bool:
    """Whether a transfer tells of unloading."""
    return words.lists["landing"].fullmatch(lower, transfer.trigger.start, transfer.trigger.end) is not None


def as_landed(transfer: Transfer, number: int, reading: Reading, text: str, lower: str, words: Words) -> Transfer:
    """A landing with its sides: who gets the arms is the consignee of its statement or of one soon behind, else who "to" leads
    to, else the state of the port; who gives is only whom "from" leads to.
    """
    parties = [p for p in find_parties(transfer.statement, text, lower, words) if not p.speaker]
    sources = [
        p for p in parties if any(words.lists[name].fullmatch(p.preposition) for name in ("from", "taking_from"))
    ]
    goals = [p for p in parties if words.lists["to"].fullmatch(p.preposition)]
    taker = _consignee(transfer.statement, parties, lower, words)
    for statement in reading.statements[number + 1 : number + 1 + SOON] if taker is None else ():
        others = [p for p in find_parties(statement, text, lower, words) if not p.speaker]
        taker = taker or _consignee(statement, others, lower, words)
    left = [p for p in (*goals, *parties) if p not in sources]
    taker = taker or next(iter(left), None)
    built = {d.country for d in transfer.item.designations}
    givers = tuple(
        Given(p.state, (p.start, p.end))
        for p in sources
        if (taker is None or p.state != taker.state) and p.state in built
    )
    return replace(
        transfer,
        supplier=givers,
        recipient=Given(taker.state, (taker.start, taker.end)) if taker is not None else None,
    )


def _consignee(statement: Statement, parties: Sequence[Party], lower: str, words: Words) -> Party | None:
    """The state whose body a waybill or the sentence itself gives as the one that gets the load."""
    for start, end in words.find("consignee", lower, statement.start, statement.end):
        behind = [p for p in parties if 0 <= p.start - end <= REACH]
        before = [p for p in parties if 0 <= start - p.end <= REACH]
        if found := (behind or before[-1:]):
            return found[0]
    return None
