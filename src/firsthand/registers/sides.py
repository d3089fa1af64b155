"""Who pays and who is paid, by what stands before each and on which side of the verb it stands."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from firsthand.records import Span, Statement
from firsthand.registers.payers import Actor
from firsthand.registers.paying import Lists
from firsthand.registers.wording import Words

OWED = 30
"""Characters behind a word for debt in which whom it is owed to is named."""
OWNED = 3
"""Characters between an owner and what he pays: "Orlovo's payment"."""
OBJECT = 14
"""Characters behind a verb of paying in which whom it pays begins: "pays the manufacturer"."""
INVERTED = 40
"""Characters behind a verb in which its subject may begin: "transfirió en junio la firma"."""
AUXILIARY = 24
"""Characters before a participle in which "was" makes it passive."""
DENIED = 16
"""Characters before a verb in which a negation is its own."""
MONEY = 45
"""Characters between a verb that moves anything and the money that it moves."""


_ACTIVE = re.compile(r"\bto \w+$|\w(?:ing|ahlen|weisen|gleichen|richten)$")
"""Forms that no auxiliary makes passive: "is to pay", "is paying", "wird zahlen"."""


class Put(Protocol):
    """Fills a cell."""

    def __call__(self, name: str, value: object, place: Span) -> None:
        """``value`` of cell ``name``, at ``place``."""


class Verb(NamedTuple):
    """A word of paying: ``frame`` is "pays", "receives", "moves" (money does, from one to another) or "moved" (a noun)."""

    start: int
    end: int
    frame: str


def verbs_of(statement: Statement, lower: str, lists: Lists, words: Words) -> list[Verb]:
    """The words of paying in a statement: verbs before nouns. What may as well move goods counts only where money stands
    nearer to it than arms do.
    """
    span = (statement.start, statement.end)
    found: list[Verb] = []
    for frame in ("pays", "receives", "moves", "moved"):
        for m in lists[frame].finditer(lower, *span):
            weak = frame in ("receives", "moves") or (frame == "pays" and lists["sends"].fullmatch(m.group()))
            if weak and not _of_money(m.span(), statement, lower, lists, words):
                continue
            if frame != "moved" and _is_denied(m.span(), span, lower, words):
                continue
            if not any(v.start < m.end() and m.start() < v.end for v in found):
                found.append(Verb(*m.span(), frame))
    return found


def _is_denied(place: Span, span: Span, lower: str, words: Words) -> bool:
    """ "Did not arrive", "was never sent", "floss nie": what was not paid."""
    before = max(span[0], place[0] - DENIED, lower.rfind(",", span[0], place[0]))
    behind = min(span[1], place[1] + DENIED // 2)
    return words.says("negation", lower, before, place[0]) or (
        words.free_order and words.says("negation", lower, place[1], behind)
    )


def _of_money(place: Span, statement: Statement, lower: str, lists: Lists, words: Words) -> bool:
    """Whether money is what a verb moves: it stands nearer than arms."""

    def away(start: int, end: int) -> int:
        return start - place[1] if start >= place[1] else place[0] - end if end <= place[0] else MONEY

    span = (statement.start, statement.end)
    money = [away(m.start, m.end) for m in statement.money]
    money += [away(*m.span()) for name in ("moved", "sums", "instruments") for m in lists[name].finditer(lower, *span)]
    arms = [away(*m.span()) for m in words.nouns.finditer(lower, *span)]
    arms += [away(m.start, m.end) for m in statement.mentions if m.schema == "Designation"]
    return min(money, default=MONEY) < min(MONEY, *arms, MONEY)


def sides_of(
    put: Put,
    spoken: Sequence[Actor],
    verbs: Sequence[Verb],
    text: str,
    lower: str,
    span: Span,
    lists: Lists,
    words: Words,
) -> None:
    """Payer and payee of the statement at ``span``; what one word of paying leaves open the next one fills."""
    debt = lists["owed"].search(lower, *span)
    payer, payee = _owing(spoken, debt.span()) if debt is not None else (None, None)
    for verb in verbs if payer is None else ():
        if payer is not None and payee is not None:
            break
        gives, gets = _paying(spoken, verb, lower, lists, words)
        if verb.frame == "moved" and not (gives and gets) and not _surely(gives, gets, verb, lower, words):
            continue
        payer = payer or (gives if gives is not payee else None)
        payee = payee or (gets if gets is not payer else None)
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


def _surely(gives: Actor | None, gets: Actor | None, noun: Verb, lower: str, words: Words) -> bool:
    """A noun alone ("a transfer from F") tells one side only of a firm by name or what "by" leads to, and none where a word
    of transfer stands between ("payments for aircraft ordered from F").
    """
    one = gives or gets
    between = words.triggers_in(lower[noun.end : one.start]) if one is not None else ()
    return one is not None and (one.kind == "firm" or one.led == "by") and not between


def _paying(
    spoken: Sequence[Actor], verb: Verb, lower: str, lists: Lists, words: Words
) -> tuple[Actor | None, Actor | None]:
    """The sides by one word of paying. Who pays is its subject, or stands behind "by" or "from"; who is paid behind "to" or
    right behind the verb, and is the subject where the verb is passive or one of getting.
    """
    free = [a for a in spoken if not a.led]
    before = [a for a in free if a.end <= verb.start]
    behind = [a for a in free if a.start >= verb.end]
    by = next(
        (a for a in spoken if a.led == "by" and (a.start > verb.end or words.language == "tr" or not words.spaced)),
        None,
    )
    by = by or next((a for a in spoken if a.led == "by"), None)
    source = next((a for a in spoken if a.led == "from"), None)
    goals = [a for a in spoken if a.led == "to" and a is not by and not _of_order(a, verb, lower, words)]
    named = [a for a in goals if a.kind == "firm" and a.start - goals[0].end <= OBJECT]  # "to the maker, the firm F"
    goal = next(iter(named or goals), None)
    subject = next(iter(reversed(before)), None)
    if subject is None and words.free_order:
        subject = next((a for a in behind if a.start - verb.end <= INVERTED and a.kind != "state"), None)
    if subject is None and words.verb_first:
        subject = next(iter(behind), None)
    right = next((a for a in behind if a.start - verb.end <= OBJECT and a is not subject), None)
    if verb.frame in ("moves", "moved"):
        owner = next((a for a in spoken if a.possessive and a.end + OWNED == verb.start), None)
        return source or by or owner, goal
    if verb.frame == "receives":
        source = next((a for a in spoken if a.led == "from" and (a.start > verb.start or a.kind != "state")), None)
        return source or by, subject or goal
    if _is_passive(verb, lower, lists):
        paid = subject if subject is not None and subject.kind != "state" else None
        return by or source, goal or (paid if by is None or right is None else None)
    if (
        by is not None
        and subject is not None
        and subject.kind == "firm"
        and by.start > verb.end
        and not words.postposed
    ):
        return subject, goal or right  # "a réglé … par un courtier": by way of
    return by or subject or source, goal or right


def _of_order(actor: Actor, verb: Verb, lower: str, words: Words) -> bool:
    """ "Paid for 24 tanks ordered from F": a state behind a word of transfer is that one's."""
    between = words.triggers_in(lower[verb.end : actor.start])
    return actor.kind == "state" and any(t.frame in ("buy", "sell") and t.done for t in between)


def _is_passive(verb: Verb, lower: str, lists: Lists) -> bool:
    """ "Was paid", "ödendi", "wurde … bezahlt", "bezahlt worden"."""
    if lists["be"].fullmatch(lower[verb.start : verb.end]):
        return True
    if _ACTIVE.search(lower, max(0, verb.start - 3), verb.end) is not None:
        return False
    low = max(0, verb.start - AUXILIARY)
    before = lists["be"].search(lower, max(low, lower.rfind(",", low, verb.start)), verb.start)
    behind = lower[verb.end : verb.end + OBJECT].split()[:1]
    return before is not None or bool(behind and lists["be"].fullmatch(behind[0].strip(".,")))


def _owing(spoken: Sequence[Actor], debt: Span) -> tuple[Actor | None, Actor | None]:
    """ "Algeria's debt to Russia", "Caracas owes Moscow": whose it is pays, whoever does something about it."""
    owner = next((a for a in reversed(spoken) if a.possessive and 0 <= debt[0] - a.end < OWED), None)
    owner = owner or next((a for a in reversed(spoken) if not a.led and 0 <= debt[0] - a.end < OWED // 2), None)
    if owner is None:
        return None, None
    owed = next((a for a in spoken if a.led == "to" and 0 <= a.start - debt[1] < OWED), None)
    others = [a for a in spoken if a.name != owner.name and a.led in ("", "to")]
    return owner, owed or next(iter(others), None)
