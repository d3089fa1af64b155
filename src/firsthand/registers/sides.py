"""Who pays and who is paid: states, firms and bodies by what stands before them and on which side of the verb."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from firsthand.records import Span, Statement
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


_BANK = re.compile("bank|banque|banco|banca|банк|ngân hàng|银行|مصرف|بنك|بانک|銀行|은행")
"""Words for a bank: money goes through it, it does not pay."""


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
_ENDING = re.compile("['’]\\w{1,4}$")
NOTHING = r"(?!)"
PRESS = 24
"""Characters behind a name in which it is called a newspaper."""
OPENING = 4
"""Characters in which an article can stand before a statement's first name."""
SIDE_BY_SIDE = 8
"""Characters between a name and a word for what it is: ", une ", " adlı "."""
APPOSITION = 48
"""Characters behind a name in which what it is begins: ", a mining-equipment trader in"."""


_TOKEN = re.compile(r"[\w&.’'-]+")
_INSIDE = frozenset({"de", "du", "del", "della", "di", "do", "da", "of", "and", "et", "y", "e", "van", "von", "&"})
"""Small words that names have inside: "Café du Mono"."""


def _runs(text: str, span: Span) -> list[list[Span]]:
    """Runs of words with capitals, as the places of their words."""
    runs: list[list[Span]] = []
    run: list[Span] = []
    inside: list[Span] = []
    for m in _TOKEN.finditer(text, *span):
        last = (inside or run)[-1][1] if run else -1
        joined = text[last : m.start()] in (" ", "\u00a0")
        if m.group()[0].isupper():
            if not joined:
                run = []
                runs.append(run)
            run += [*(inside if joined else ()), m.span()]
            inside = []
        elif joined and not inside and m.group() in _INSIDE:
            inside = [m.span()]
        else:
            run, inside = [], []
    return runs


def named_firms(statement: Statement, text: str, lower: str, lists: Lists) -> list[Firm]:
    """Firms that no list has, in a sentence about paying: by the word for a firm before the name or behind it ("la firma
    Sillar", "Sillar, a trader in"), or by the word that leads to who pays or is paid ("was paid by Sillar").
    """
    span = (statement.start, statement.end)
    found = [Firm(*m.span(), " ".join(m.group().split()), None) for m in lists["firm_names"].finditer(text, *span)]
    known = [(m.start, m.end) for m in statement.mentions if m.country or m.schema in ("Person", "Designation")]
    for run in _runs(text, span):
        first, called = run[0][0], False
        while run and (lists["article"].fullmatch(w := lower[slice(*run[0])]) or lists["firm"].fullmatch(w)):
            called = called or lists["firm"].fullmatch(w) is not None
            run = run[1:]
        if run and lists["pay"].fullmatch(lower[run[0][0] : run[-1][1]]):
            continue  # "Anzahlung": German writes every noun so
        if not run or any(a < run[-1][1] and run[0][0] < b for a, b in known):
            continue
        start, end = run[0][0], run[-1][1]
        if (ending := _ENDING.search(text, run[-1][0], end)) is not None and lists["to_behind"].pattern != NOTHING:
            end = ending.start()  # "Zarya Export'a"
        before = lower[max(span[0], start - BEFORE) : start].rstrip('«“"„(（ ') + " "
        if lists["press_before"].search(before.rstrip()) or lists["press_behind"].match(lower[end : end + PRESS]):
            continue
        word = lists["firm_before"].search(before)
        parts = ("by", "through", "to") if len(run) > 1 else ("by",)
        led = any(lists[f"led_{part}"].search(before) for part in parts)
        acts = len(run) > 1 and any(0 <= v.start() - end <= 1 for v in lists["pays"].finditer(lower, end, end + BEFORE))
        if called or word or led or acts or lists["firm_behind"].match(lower[end : min(span[1], end + APPOSITION)]):
            begin = first if called else start - len(before) + word.start() if word else start
            found.append(Firm(max(begin, span[0]), end, text[start:end].strip(" .’'"), None))
    return found


def says_bank(lower: str, span: Span) -> bool:
    """Whether a bank stands in the statement at ``span``."""
    return _BANK.search(lower, *span) is not None


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
        if (
            kept
            and kept[-1].body
            and actor.body
            and (one := _one_body(kept[-1], actor, firms, text, spaced=words.spaced)) is not None
        ):
            kept[-1] = one
            continue
        if not actor.body and lists["goods"].match(lower, actor.end + 1):
            continue  # "Russian weapons": whose they are, not who pays
        if kept and not actor.body and kept[-1].body and lists["of_place"].fullmatch(lower[kept[-1].end : actor.start]):
            continue  # "the shipyard in France": where it is, not who
        kept.append(actor)
    return [actor if actor.led else _led(actor, span, lower, lists) for actor in kept]


def _one_body(a: Actor, b: Actor, firms: Sequence[Firm], text: str, *, spaced: bool) -> Actor | None:
    """ "La firma Sillar", "Sillar, a trader": a name and what it is, side by side, are one, under the name."""
    named = [any(f.name == actor.name for f in firms) for actor in (a, b)]
    if named[0] == named[1] or len(text[a.end : b.start]) > (SIDE_BY_SIDE if spaced else 1):
        return None
    name = a if named[0] else b
    return Actor(a.start, b.end, name.name, a.led, name.possessive, True)


def _ending(party: Party, words: Words) -> str:
    """The part that the ending or particle behind a name gives, in languages that have those: "Türkiye'ye"."""
    if not (words.postposed or words.language == "tr"):
        return ""
    return next((part for part in ("from", "to", "by") if words.lists[part].fullmatch(party.preposition)), "")


def _led(actor: Actor, span: Span, lower: str, lists: Lists) -> Actor:
    if lists["through_behind"].match(lower, actor.end):
        return Actor(actor.start, actor.end, actor.name, "through", actor.possessive, actor.body)
    if actor.body and lists["to_behind"].match(lower, actor.end):
        return Actor(actor.start, actor.end, actor.name, "to", actor.possessive, actor.body)
    if actor.body and actor.start - span[0] <= OPENING:
        return actor  # "A firma Café do Mono": its article, and no "to"
    if actor.body and lists["to_firm"].match(lower, actor.start):
        return Actor(actor.start, actor.end, actor.name, "to", actor.possessive, actor.body)
    if lists["by_behind"].match(lower, actor.end):
        return Actor(actor.start, actor.end, actor.name, "by", actor.possessive, actor.body)
    before = lower[max(span[0], actor.start - BEFORE) : actor.start]
    for part in ("through", "to", "from", "by", "aside"):
        if lists[f"led_{part}"].search(before):
            if part in ("by", "from") and _BANK.search(actor.name.lower()):
                part = "through"  # "przez bank na Cyprze"
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
    by = next(
        (a for a in spoken if a.led == "by" and (a.start > verb[1] or words.language == "tr" or not words.spaced)), None
    )
    source = next((a for a in spoken if a.led == "from"), None)
    goal = next((a for a in spoken if a.led == "to" and a is not by), None)
    right = next((a for a in behind if a.start - verb[1] <= OBJECT), None)
    if passive:
        paid = next((a for a in reversed(before) if a.body), None)
        return by or source, goal or (paid if by is not None or right is None else None)
    payer = by or next(iter(reversed(before)), None) or source
    if payer is None and words.free_order and right is not None and right.body:
        payer, right = right, None  # "внесла фирма": the subject may follow its verb
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
