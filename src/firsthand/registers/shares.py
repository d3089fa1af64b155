"""Numbers that only count some of what was ordered: "six of them", "die übrigen zwölf", "首批6门", "Due degli elicotteri"."""

from collections.abc import Sequence

from firsthand.registers.told import Told, designations_fit, kinds_fit, parties_fit
from firsthand.registers.transfers import MOVING, Transfer
from firsthand.registers.wording import NEAR, Words, marked


def share_of(transfer: Transfer, tellings: Sequence[Told], lower: str, words: Words) -> Told | None:
    """The deal told before of whose arms a transfer only counts some that have come or are to come, or None.

    A sentence that names both parties or goes on to another deal is one of its own, unless a word beside its number says
    that it counts a part.
    """
    item, number = transfer.item, transfer.item.number
    if number is None or item.parts or item.arrived is not None:
        return None
    statement = transfer.statement
    part = item.some or any(marked(number, name, statement, lower, words) for name in ("firsts", "rest", "of_them"))
    if transfer.trigger.frame not in MOVING and not (part and transfer.trigger.frame == "make"):
        return None
    beside = lower[max(statement.start, number.start - NEAR) : number.start]
    if not part and words.says("going_on", beside):
        return None
    named = bool(transfer.supplier) and transfer.recipient is not None and not (item.back and not item.noun)
    if not tellings:
        return None
    # "two of them": the sentence's sides are those of its verb; "the last two are built in Chile": where is no side
    bare = (item.back and not item.noun) or transfer.trigger.frame == "make"
    sides = ((), None) if bare else (transfer.supplier, transfer.recipient)
    this = Told(tellings[-1].document, [transfer], [], *sides)
    for told in reversed(tellings):
        ordered = max(told.numbers, default=float("inf") if part else 0)
        if named and not part and not (_same_sides(this, told) and not this.designations):
            continue
        if number.low >= ordered or told.parts or told.options or not parties_fit(this, told):
            continue
        if designations_fit(this, told) if this.designations and told.designations else _same_arms(this, told):
            return told
    return None


def _same_sides(part: Told, deal: Told) -> bool:
    """Whether both sides of a sentence are those of the deal: "six of the jets Paris sold Chile"."""
    sides = [{str(g.value) for g in (*told.supplier, told.recipient) if g is not None} for told in (part, deal)]
    return sides[0] == sides[1]


def _same_arms(part: Told, deal: Told) -> bool:
    return not (part.designations or part.nouns) or kinds_fit(part, deal)
