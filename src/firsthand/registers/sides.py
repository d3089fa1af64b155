"""Who pays and who is paid: states, firms and bodies by what stands before them and on which side of the verb."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from firsthand.records import Span
from firsthand.registers.parties import Firm, Party
from firsthand.registers.wording import Words

OWED = 30
"""Characters behind a word for debt in which whom it is owed to is named."""
OBJECT = 14
"""Characters behind a verb of paying in which whom it pays begins: "pays the manufacturer"."""
BORROWED = 40
"""Characters before a word for a loan in which it is taken rather than given."""
BEFORE = 48
"""Characters before a name in which the word that says its part stands."""


class Put(Protocol):
    """Fills a cell."""

    def __call__(self, name: str, value: object, place: Span) -> None:
        """``value`` of cell ``name``, at ``place``."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who may pay or be paid: a state by its code, a firm by its name, a body by what it is.

    ``led`` is the part that the words before it give: "to", "from", "by", "through", "aside", or none.
    """

    start: int
    end: int
    name: str
    led: str
    possessive: bool
    body: bool


Lists = Mapping[str, re.Pattern[str]]


def actors(
    span: Span, parties: Sequence[Party], firms: Sequence[Firm], text: str, lower: str, lists: Lists, words: Words
) -> list[Actor]:
    """All who may pay or be paid in the statement at ``span``, in order; of two in one place the one that says more."""
    found = [
        Actor(m.start("who"), m.end("who"), m["who"], "", False, True) for m in lists["body"].finditer(text, *span)
    ]
    found += [Actor(f.start, f.end, f.name, "", False, True) for f in firms]
    found += [Actor(p.start, p.end, p.state, _ending(p, words), p.possessive, False) for p in parties if not p.speaker]
    found.sort(key=lambda a: (a.start, a.start - a.end))
    kept: list[Actor] = []
    for actor in found:
        if kept and actor.start < kept[-1].end:
            continue
        if not actor.body and lists["goods"].match(lower, actor.end + 1):
            continue  # "Russian weapons": whose they are, not who pays
        if kept and not actor.body and kept[-1].body and lists["of_place"].fullmatch(lower[kept[-1].end : actor.start]):
            continue  # "the shipyard in France": where it is, not who
        kept.append(actor)
    return [actor if actor.led else _led(actor, span, lower, lists) for actor in kept]


def _ending(party: Party, words: Words) -> str:
    """The part that the ending or particle behind a name gives, in languages that have those: "Türkiye'ye"."""
    if not (words.postposed or words.language == "tr"):
        return ""
    return next((part for part in ("from", "to", "by") if words.lists[part].fullmatch(party.preposition)), "")


def _led(actor: Actor, span: Span, lower: str, lists: Lists) -> Actor:
    before = lower[max(span[0], actor.start - BEFORE) : actor.start]
    for part in ("through", "to", "from", "by", "aside"):
        if lists[f"led_{part}"].search(before):
            return Actor(actor.start, actor.end, actor.name, part, actor.possessive, actor.body)
    return actor


def sides_of(
    put: Put,
    spoken: Sequence[Actor],
    verb: Span | None,
    text: str,
    lower: str,
    span: Span,
    lists: Lists,
    words: Words,
) -> None:
    """Payer and payee of the statement at ``span``, whose word of paying is at ``verb``."""
    debt = lists["owed"].search(lower, *span)
    if verb is None and debt is None:
        return
    payer, payee = _owing(spoken, debt.span()) if debt is not None else (None, None)
    if payer is None and verb is not None:
        payer, payee = _paying(spoken, verb, lower, lists, words)
    handed = lists["handed_on"].search(text, *span)
    if handed is not None:  # a firm that only hands the money on: it is the way, and the next one the payee
        put("route", (handed["via"],), handed.span("via"))
        put("payee", handed["who"], handed.span("who"))
        if payer is not None and payer.start == handed.start("via"):
            payer = None
    elif payee is not None and (payer is None or payee.name != payer.name):
        put("payee", payee.name, (payee.start, payee.end))
    if payer is not None:
        put("payer", payer.name, (payer.start, payer.end))


def _paying(
    spoken: Sequence[Actor], verb: Span, lower: str, lists: Lists, words: Words
) -> tuple[Actor | None, Actor | None]:
    """The payer stands before the verb, behind "by" or "from"; the payee behind "to" or right behind the verb, and is the
    subject where the verb is passive.
    """
    passive = lists["passive"].search(lower, max(0, verb[0] - OBJECT), verb[1]) is not None
    free = [a for a in spoken if not a.led]
    before = [a for a in free if a.end <= verb[0]]
    behind = [a for a in free if a.start >= verb[1]]
    by = next((a for a in spoken if a.led == "by" and a.start > verb[1]), None)
    source = next((a for a in spoken if a.led == "from"), None)
    goal = next((a for a in spoken if a.led == "to" and a is not by), None)
    right = next((a for a in behind if a.start - verb[1] <= OBJECT), None)
    if passive:
        paid = next((a for a in reversed(before) if a.body), None)
        return by or source, goal or (paid if by is not None or right is None else None)
    payer = by or next(iter(reversed(before)), None) or source
    if payer is None and words.verb_first:
        payer, right = right, None
    if (
        source is not None
        and lists["borrowing"].search(lower, max(0, verb[0] - BORROWED), verb[1] + OBJECT) is not None
    ):
        return source, goal or payer  # "took a loan from"
    return payer, goal or right


def _owing(spoken: Sequence[Actor], debt: Span) -> tuple[Actor | None, Actor | None]:
    """ "Algeria's debt to Russia", "Caracas owes Moscow": whose it is pays, whoever does something about it."""
    owner = next((a for a in reversed(spoken) if a.possessive and 0 <= debt[0] - a.end < OWED), None)
    owner = owner or next((a for a in reversed(spoken) if not a.led and 0 <= debt[0] - a.end < OWED // 2), None)
    if owner is None:
        return None, None
    owed = next((a for a in spoken if a.led == "to" and 0 <= a.start - debt[1] < OWED), None)
    others = [a for a in spoken if a.name != owner.name and a.led in ("", "to")]
    return owner, owed or next(iter(others), None)
