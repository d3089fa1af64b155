"""One sentence, several deals: joint buyers, and "three and two respectively"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from firsthand.records import Quantity, Statement
from firsthand.registers.parties import Party, find_parties
from firsthand.registers.roles import Given
from firsthand.registers.transfers import Transfer, transfers_in
from firsthand.registers.wording import Words

EACH = re.compile(r" (?:each|apiece)\b")
REACH = 80
"""Characters from an item to the numbers that are shared out among several parties."""


def shared_out(statement: Statement, text: str, lower: str, words: Words) -> list[Transfer]:
    """The transfers of a statement, one for each party that has its own."""
    told = transfers_in(statement, text, lower, words)
    parties = find_parties(statement, text, lower, words) if told else []
    return [one for transfer in told for one in shared(transfer, parties, text, words)]


def _apiece(told: Transfer, parties: Sequence[Party], text: str, words: Words) -> list[Transfer]:
    """ "Estonia, Latvia and Lithuania ordered 18 launchers, six each": a transfer for each, of so many."""
    group = next(
        (
            g
            for g in _groups(parties, text, words)
            if told.recipient is not None and told.recipient.value in {p.state for p in g}
        ),
        [],
    )
    number = next((q for q in told.statement.quantities if EACH.match(text, q.end)), None)
    if len(group) < 2 or number is None or told.item.number is None or number.low * len(group) != told.item.number.low:
        return []
    item = replace(told.item, number=number)
    return [replace(told, item=item, recipient=Given(p.state, (p.start, p.end))) for p in group]


def _groups(parties: Sequence[Party], text: str, words: Words) -> list[list[Party]]:
    """States that stand side by side, joined by commas and "and"."""
    groups: list[list[Party]] = []
    for party in parties:
        last = groups[-1] if groups else []
        if last and text[last[-1].end : party.start].strip() in {*words.joining, ", and"}:
            last.append(party)
        else:
            groups.append([party])
    return groups


def shared(told: Transfer, parties: Sequence[Party], text: str, words: Words) -> list[Transfer]:
    """The transfer, or one for each of two joined parties where each has its number or none is given."""
    if apiece := _apiece(told, parties, text, words):
        return apiece
    pair = _pair(told, parties, text, words)
    if pair is None:
        return [told]
    numbers = _numbers(told, text, words)
    if numbers is None and (told.item.number is not None or told.recipient is None or pair[0].state in _givers(told)):
        return [told]
    found = []
    for k, party in enumerate(pair):
        given = Given(party.state, (party.start, party.end))
        item = replace(told.item, number=numbers[k]) if numbers is not None else told.item
        if party.state in _givers(told) or pair[1 - k].state in _givers(told):
            if told.recipient is None or told.recipient.value != given.value:
                found.append(replace(told, item=item, supplier=(given,)))
        else:
            found.append(replace(told, item=item, recipient=given))
    return found or [told]


def _givers(told: Transfer) -> set[str | float]:
    return {given.value for given in told.supplier}


def _pair(told: Transfer, parties: Sequence[Party], text: str, words: Words) -> tuple[Party, Party] | None:
    """Two states joined by "and", one of which is a party of the transfer."""
    ours = {*_givers(told)} | ({told.recipient.value} if told.recipient is not None else set())
    for a, b in pairwise(parties):
        between = text[a.end : b.start].strip()
        joined = between in words.joining and between != "," and a.state != b.state
        describes = any(0 <= told.item.start - p.end <= 2 for p in (a, b))
        if joined and not describes and {a.state, b.state} & ours:
            return a, b
    return None


def _numbers(told: Transfer, text: str, words: Words) -> tuple[Quantity, Quantity] | None:
    """The two numbers that "respectively" shares out."""
    statement = told.statement
    if not words.says("respectively", text, statement.start, statement.end):
        return None
    near = [q for q in statement.quantities if told.item.start - REACH < q.start < told.item.end + REACH]
    for a, b in pairwise(near):
        if re.fullmatch(r"\s*[^\W\d_]{1,3}\s*", text[a.end : b.start]):
            return a, b
    return None
