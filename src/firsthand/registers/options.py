"""Options on top of an order: "an option for a further 12", "12 uçaklık bir opsiyon" are a deal of their own, not yet made."""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.records import Quantity, Span, Statement
from firsthand.registers.roles import Given
from firsthand.registers.transfers import Transfer
from firsthand.registers.wording import Words

REACH = 36
"""Characters between a word for an option and its number: "an option to buy as many as 12"."""
BEFORE = 15
"""What a number before a word for an option is worse off than one behind it."""
CLAUSE = frozenset(".;:。；")


def options_in(statement: Statement, lower: str, words: Words) -> list[tuple[Quantity, Span]]:
    """The numbers of a statement that are only options, with the word that says so; none that has been exercised."""
    span = (statement.start, statement.end)
    if statement.kind in ("non_answer", "question"):
        return []
    exercised = [(t.start + span[0], t.end + span[0]) for t in words.triggers_in(lower[slice(*span)]) if t.done]
    found: dict[int, tuple[Quantity, Span]] = {}
    for place in words.find("option", lower, *span):
        if any(a <= place[0] < b for a, b in exercised):
            continue
        near = [
            (distance, q)
            for q in statement.quantities
            if (distance := _away(q, place, lower, words)) <= REACH and _may_count(q, statement)
        ]
        if near:
            q = min(near, key=lambda one: one[0])[1]
            found.setdefault(q.start, (q, place))
    return list(found.values())


def _away(q: Quantity, place: Span, lower: str, words: Words) -> int:
    """Characters between a number and a word for an option; far where a clause ends between them. Where prepositions lead,
    the number stands behind: "40 pilots and an option on 12 more".
    """
    start, end = (place[1], q.start) if q.start >= place[1] else (q.end, place[0])
    if CLAUSE & set(lower[start:end]):
        return REACH + 1
    led = words.spaced and words.language != "tr"
    return max(0, end - start) + (BEFORE if led and q.end <= place[0] else 0)


def _may_count(q: Quantity, statement: Statement) -> bool:
    money = any(m.start <= q.start < m.end for m in statement.money)
    dated = any(d.start <= q.start < d.end for d in statement.dates)
    return (q.low > 1 or q.text.isdigit()) and q.unit not in ("percent", "%") and not money and not dated


def unnumbered(told: Sequence[Transfer], options: Sequence[tuple[Quantity | None, Span]], words: Words) -> Span | None:
    """Where a statement speaks of an option without its number ("a third boat under an option"), or None."""
    counted = [t for t in told if t.item.number is None and (t.item.arrived is not None or words.language != "en")]
    terms = [term.span for t in counted for term in t.terms if term.value == "option"]
    return terms[0] if terms and not options and not any(t.item.designations for t in told) else None


def as_option(told: Transfer, statement: Statement, q: Quantity | None, place: Span) -> Transfer:
    """``told``, or what it would be for so many more."""
    item = replace(told.item, number=q, arrived=None, some=False, back=False)
    return replace(
        told,
        statement=statement,
        item=item,
        rung="negotiation",
        rung_at=place,
        flags=(),
        terms=(Given("option", place),),
        money=None,
        scope=None,
        ordered=None,
        delivered_on=(),
        planned=True,
    )


def without_options(told: Sequence[Transfer], options: Sequence[tuple[Quantity | None, Span]]) -> list[Transfer]:
    """The transfers of a statement that are not its options; an option is no term of theirs."""
    if not options:
        return list(told)
    starts = {q.start for q, _ in options if q is not None}
    return [
        replace(t, terms=tuple(term for term in t.terms if term.value != "option"))
        for t in told
        if t.item.number is None or t.item.number.start not in starts
    ]
