"""Who speaks: whether two accounts give the same words to two different named people."""

from firsthand.comparison.sides import Side
from firsthand.comparison.words import words_of
from firsthand.records import Attribution, Span

NEAR_CHARACTERS = 400
"""A speaker who is named this close to the quotation may be its speaker, however the attribution was read."""
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady prof professor gen maj col capt lt sen rep gov president minister".split()
)


def other_speaker(account: Side, here: Span, parent: Side, there: Span) -> tuple[str, str] | None:
    """(the parent's speaker, this account's speaker) where both are named persons, differ, and neither is near by
    in the other text. A doubt about who speaks is no finding."""
    mine, theirs = _speaker(account, here), _speaker(parent, there)
    if mine is None or theirs is None:
        return None
    a, b = name_words(theirs), name_words(mine)
    if not a or not b or a & b:
        return None
    if b & _near(parent, there) or a & _near(account, here):
        return None
    return (theirs.resolved or theirs.who, mine.resolved or mine.who)


def _speaker(side: Side, span: Span) -> Attribution | None:
    for start, end, statement in side.statements:
        if start < span[1] and span[0] < end and statement.quoted and statement.attribution:
            innermost = statement.attribution[-1]
            if innermost.named and innermost.type == "person":
                return innermost
    return None


def name_words(hop: Attribution) -> set[str]:
    """Words of a source's name: of a person or an unknown the capitalised ones without titles and initials."""
    text = hop.resolved or hop.who
    words = words_of(text)
    if hop.type in ("person", "unknown"):
        capitals = {w.form for w in words if text[w.start].isupper() and len(w.form) > 2 and w.form not in _TITLES}
        if capitals:
            return capitals
    return {w.form for w in words if w.form not in ("the", "a", "an", *_TITLES)}


def same_source(a: set[str], b: set[str], hop: Attribution) -> bool:
    """A person is met again by any part of the name ("Mr. Venn", "Orla Venn"); another source by all of the shorter one."""
    if hop.type in ("person", "unknown"):
        return bool(a & b)
    return a <= b or b <= a


def _near(side: Side, span: Span) -> set[str]:
    return {
        w.form
        for w in words_of(side.text, max(0, span[0] - NEAR_CHARACTERS), min(len(side.text), span[1] + NEAR_CHARACTERS))
    }
