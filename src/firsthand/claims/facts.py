"""The hard facts of a document's readable text, found once a block and handed to the statements they stand in."""

from bisect import bisect_left
from typing import TypeVar

import msgspec

from firsthand.claims.layout import Block
from firsthand.language.anchors import anchored
from firsthand.language.dates import find_dates
from firsthand.language.money import find_money
from firsthand.language.names import find_names
from firsthand.language.numerals import find_numerals
from firsthand.language.quantities import find_quantities, is_distance
from firsthand.records import DateExpression, Mention, Money, Quantity

Fact = TypeVar("Fact", Quantity, Money, DateExpression, Mention)


class Found(msgspec.Struct, frozen=True):
    """All facts of a document with document offsets, each list sorted by start."""

    quantities: list[Quantity]
    money: list[Money]
    dates: list[DateExpression]
    mentions: list[Mention]


def find_all(blocks: list[Block], language: str) -> Found:
    """Reads each block's copy and moves what it finds to document offsets."""
    found = Found([], [], [], [])
    for block in blocks:
        text = block.copy.text
        mentions = find_names(text, language)
        designations = [m for m in mentions if m.schema == "Designation"]
        numerals = find_numerals(text, language)
        money = find_money(text, language, [n for n in numerals if not _within(n.start, designations)])
        dates = find_dates(text, language)
        dates = tuple(d for d in dates if not _within(d.start, designations))
        taken = [(m.start, m.end) for m in designations]
        taken += [(m.start, m.end) for m in money]
        taken += [(d.start, d.end) for d in dates if not is_distance(d)]
        quantities = find_quantities(text, language, numerals, taken)
        sums = [(m.start, m.end) for m in money]
        mentions = tuple(
            m for m in mentions if m.schema != "Other" or not any(s <= m.start < e for s, e in sums)
        )  # "TZS2m"
        found.mentions.extend(_moved(m, block) for m in mentions)
        found.money.extend(_moved(m, block) for m in money)
        found.dates.extend(_moved_date(d, block) for d in dates)
        for quantity in quantities:
            head = block.document_span(*quantity.head) if quantity.head else None
            found.quantities.append(msgspec.structs.replace(_moved(quantity, block), head=head))
    # "two weeks later" may open a paragraph and count from a date in the one before
    found.dates[:] = anchored(found.dates)
    return found


def _within(at: int, mentions: list[Mention]) -> bool:
    number = bisect_left(mentions, at + 1, key=lambda m: m.start) - 1
    return number >= 0 and mentions[number].start <= at < mentions[number].end


def _moved(fact: Fact, block: Block) -> Fact:
    start, end = block.document_span(fact.start, fact.end)
    return msgspec.structs.replace(fact, start=start, end=end)


def _moved_date(date: DateExpression, block: Block) -> DateExpression:
    """With the date that it is counted from; chains of those are short (``anchors.LONGEST_CHAIN``)."""
    anchor = _moved_date(date.anchor, block) if date.anchor is not None else None
    return msgspec.structs.replace(_moved(date, block), anchor=anchor)


def within(facts: list[Fact], start: int, end: int) -> tuple[Fact, ...]:
    """Those that lie inside [start, end)."""
    first = bisect_left(facts, start, key=lambda f: f.start)
    found = []
    while first < len(facts) and facts[first].start < end:
        if facts[first].end <= end:
            found.append(facts[first])
        first += 1
    return tuple(found)
