"""What one statement says of a payment: who pays whom, how much, by what way, and which published pattern that matches."""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from firsthand.language.tables import for_language
from firsthand.records import Anchor, Document, Money, Span, Statement, anchor
from firsthand.registers.parties import Firm, find_firms, find_parties
from firsthand.registers.payers import Actor, actors, deals_in_arms, named_firms, says_bank, says_firm
from firsthand.registers.paying import Lists, patterns, paying
from firsthand.registers.periods import period_of
from firsthand.registers.roles import whole
from firsthand.registers.sides import Verb, sides_of, verbs_of
from firsthand.registers.ways import moves_goods, ways_in
from firsthand.registers.wording import Words, words_of

SOME = re.compile(
    r"\b(?:part of|a quarter|a third|half of|un quart|un tiers|la moitié|une partie|una parte|uma parte|cuarta parte|tercera parte|"
    r"tercio|mitad|viertel|drittel|hälfte|einen teil|ein teil|teil davon|un quarto|un terzo|metà|um quarto|um terço|metade|"
    r"een deel|deel ervan|четверть|треть|часть|части|половин|чверть|третин|частин|czwart|trzeci|część|części|połow|ربع|ثلث|نصف|"
    r"جزء|بخشی|dörtte|üçte|yarısı|bir bölüm|bir kısm|một phần)|分之|一半|部分|半額|一部|분의|절반|일부"
)
"""Words for some of a sum."""
ROUND = re.compile(
    r"\bfrom [A-Z][\w’-]+(?: [A-Z][\w’-]+)? (?:to|via|through) (?P<hop>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)"
    r",? (?:and |before |where )?(?:\w+ ){0,4}?(?:on|onwards?|then|there)\b"
)
"""The way of goods: "from Burgas to Jeddah and on to Port Sudan"."""
OBJECT = 28
"""Characters behind a verb of paying in which the sum that is paid begins: "opened a letter of credit for 6 million"."""
_ITS_ACCOUNT = re.compile(r"(?:['’]s|s['’]) (?:bank )?accounts?\b")
WHOSE = 10
"""Characters between "account" and whose it is: " of the ", " der "."""
SHARE = 16
"""Characters before a sum in which "half of the" says that only some of it is meant."""
_LISTED = re.compile(r"[\s,،、;]*(?:[^\W\d_]{1,4}\s*)?")  # between the sums of a list: "9.7, 21.4 and 12.2 million"
Found = dict[str, "Said"]


class Said(NamedTuple):
    """A cell's value, where it stands, and why it is uncertain, if it is."""

    value: Any
    at: Anchor
    reason: str = ""


class Payment(NamedTuple):
    """What a statement says of a payment, and whether it only speaks of some of a price."""

    found: Found
    statement: Statement
    some: bool


def payment_in(
    statement: Statement,
    document: Document,
    lower: str,
    language: str,
    *,
    trade: Callable[[], bool],
    prices: Collection[float],
) -> Payment | None:
    """What one statement says of a payment, or None. ``trade`` says whether the account is about arms or contracts;
    ``prices`` are what its deals cost: an order is no payment of the whole sum.
    """
    words = words_of(language)
    if words is None or statement.kind in ("question", "non_answer"):
        return None
    here = _Sentence(statement, document, lower, language, paying(language), words)
    signs = _signs(here, trade)
    return None if signs is None else _Cells(here, signs).payment(prices)


class _Sentence(NamedTuple):
    """A statement in its account, with the tables of its language."""

    statement: Statement
    document: Document
    lower: str
    language: str
    lists: Lists
    words: Words

    @property
    def span(self) -> Span:
        return (self.statement.start, self.statement.end)

    @property
    def text(self) -> str:
        return self.document.text

    def says(self, what: str) -> bool:
        return self.words.says(what, self.lower, *self.span)

    def places(self, name: str) -> list[Span]:
        return [m.span() for m in self.lists[name].finditer(self.lower, *self.span)]


class _Signs(NamedTuple):
    """What in a sentence shows that it speaks of a payment."""

    verbs: list[Verb]
    about: bool
    """Whether it has a word of paying."""
    matched: list[tuple[str, Span]]
    """Published patterns, and where they show."""
    goods: bool
    """Whether goods alone go by third states."""
    hidden: bool
    """Whether a party is called by a code."""
    code: Span | None
    unlisted: list[Firm]
    way: list[Span]
    elsewhere: bool
    """Whether its account is about neither arms nor contracts, and it is."""


def _signs(here: _Sentence, trade: Callable[[], bool]) -> _Signs | None:
    """The signs of a payment in arms or contracts; None where they do not suffice."""
    statement, lower, lists = here.statement, here.lower, here.lists
    if here.says("offset"):
        return None  # what a seller owes in return is no payment
    matched = [(name, at[0]) for name in patterns(here.language) if (at := here.places(name))]
    coded = lists["code"].search(here.text, *here.span)
    if not (matched or coded or statement.money or here.places("pay")):
        return None
    verbs = verbs_of(statement, lower, lists, here.words)
    about = any(v.frame != "moved" for v in verbs) or bool(here.places("pay"))
    if coded is not None and not any(name.startswith("code") for name, _ in matched):
        matched.append(("code in place of the name", coded.span()))
    hidden = (coded is not None or about) and any(name.startswith("code") for name, _ in matched)
    transit = [one for one in matched if one[0].startswith("transit")]
    goods = [one for one in transit if moves_goods(one[1], here.places("goods"), here.places("pay"))]
    others = [one for one in matched if one not in transit]
    matched = goods or [(name, at) for name, at in others if not any(m.start <= at[0] < m.end for m in statement.money)]
    if not (about or goods or hidden) or not (trade() or (about and statement.money)):
        return None
    unlisted = named_firms(statement, here.text, lower, lists, here.language) if about else []
    way = ways_in(statement, here.text, lower, lists, here.language) if about or goods else []
    if not trade():
        of_arms = bool(statement.money) and _of_arms(statement, unlisted, lower, lists, here.words, way=bool(way))
        if not (about and of_arms):
            return None
        return _Signs(verbs, about, [], False, False, coded and coded.span(), unlisted, way, True)
    firm_pays = bool(unlisted and (statement.money or way or here.places("through")))
    of_trade = bool(here.places("trade") or matched or here.places("instruments") or firm_pays or way)
    if not ((about and of_trade) or goods or hidden):
        return None
    return _Signs(verbs, about, matched, bool(goods), hidden, coded and coded.span(), unlisted, way, False)


class _Cells:
    """The cells of a payment, filled one after another from one sentence."""

    def __init__(self, here: _Sentence, signs: _Signs) -> None:
        self.here, self.signs = here, signs
        self.found: Found = {}
        self.matched = signs.matched
        firms = find_firms(here.statement, here.text, here.lower, here.words) + signs.unlisted
        parties = find_parties(here.statement, here.text, here.lower, here.words)
        self.spoken = actors(here.statement, parties, firms, here.text, here.lower, here.lists, here.words)

    def put(self, name: str, value: object, place: Span) -> None:
        self.found[name] = Said(value, anchor(self.here.document.id, self.here.text, *place))

    def payment(self, prices: Collection[float]) -> Payment | None:
        """The payment, or None where too little of one is said."""
        here, signs, found = self.here, self.signs, self.found
        led = [actor for actor in self.spoken if actor.led == "through"]
        some = SOME.search(here.lower, *here.span) is not None or any(
            q.low < 1 or q.unit in ("percent", "%", "share") for q in here.statement.quantities
        )
        if not (here.statement.money or signs.matched or led or signs.way or signs.hidden or (some and signs.about)):
            return None
        money = self._amount(prices, some=some)
        way = self._holders()
        self._route(way, led)
        if not signs.goods:
            sides_of(self.put, self.spoken, signs.verbs, here.text, here.lower, here.span, here.lists, here.words)
        if signs.code is not None and "payer" not in found:
            self.put("payer", here.text[slice(*signs.code)], signs.code)
        whole = {"amount", "payer", "payee"} <= {*found} and all(_is_name(found[n]) for n in ("payer", "payee"))
        if signs.elsewhere and not whole:
            return None
        if "payer" not in found and not (self.matched or way) and here.says("announced"):
            return None  # what somebody would pay, and nobody knows who, nobody has paid
        self._terms(money)
        return Payment(found, here.statement, some)

    def _amount(self, prices: Collection[float], *, some: bool) -> Money | None:
        """The sum and its currency, or the currency alone."""
        here = self.here
        told = here.words.triggers_in(here.lower[slice(*here.span)])
        ordered = any(t.frame in ("buy", "sell", "agree") for t in told)
        money = _sum(here.statement, here.lower, self.signs.verbs, prices, some=some, ordered=ordered)
        if money is not None:
            self.put("amount", whole(money.low), (money.start, money.end))
            if money.currency:
                self.put("currency", money.currency, (money.start, money.end))
        elif self.signs.about and (named := currency_in(here.lists, here.lower, here.span, here.language)) is not None:
            self.put("currency", *named)
        return money

    def _holders(self) -> list[Span]:
        """Whoever has the account is the payee; what is left are the ways by which the money went."""
        here = self.here
        owners = {hop: a for hop in self.signs.way for a in self.spoken if _is_owner(a, hop, here.lower, here.lists)}
        holder = next((a for a in self.spoken if a.kind == "firm" and _ITS_ACCOUNT.match(here.lower, a.end)), None)
        if owners:
            owner = next(iter(owners.values()))
            self.put("payee", owner.name, (owner.start, owner.end))
        elif holder is not None:
            self.put("payee", holder.name, (holder.start, holder.end))
            self.spoken = [a for a in self.spoken if a is not holder]
        return [hop for hop in self.signs.way if hop not in owners]

    def _route(self, way: Sequence[Span], led: Sequence[Actor]) -> None:
        """Through whose hands the money or the goods went; a firm between, which is no bank, is a pattern."""
        here, text, lower = self.here, self.here.text, self.here.lower
        between: list[Span] = []
        if way:
            self.put("route", tuple(" ".join(text[slice(*hop)].split()) for hop in way), (way[0][0], way[-1][1]))
            firms = [(f, hop) for f in self.signs.unlisted for hop in way if hop[0] <= f.start < hop[1]]
            between = [(f.start, f.end) for f, hop in firms if not says_bank(lower, hop)]
            self.spoken = [a for a in self.spoken if not any(start <= a.start < end for start, end in way)]
        elif led:
            self.put("route", tuple(actor.name for actor in led), (led[0].start, led[-1].end))
            unlisted = {f.name for f in self.signs.unlisted}
            named = [(a.start, a.end) for a in led if a.name in unlisted]
            between = [span for span in named if not says_bank(lower, span)]
        elif self.signs.goods and (way_round := ROUND.search(text, *here.span)) is not None:
            self.put("route", (way_round["hop"],), way_round.span("hop"))
        self.matched = self.matched or [("intermediary firm", span) for span in between]

    def _terms(self, money: Money | None) -> None:
        """In what, when, by which pattern, and on what document it rests."""
        here, verbs = self.here, self.signs.verbs
        if instruments := here.places("instruments"):
            self.put("instrument", here.text[slice(*instruments[0])].lower(), instruments[0])
        elif (commodity := here.lists["commodity"].search(here.lower, *here.span)) is not None:
            self.put("instrument", commodity["what"], commodity.span("what"))
        at = money.start if money is not None else verbs[0].start if verbs else here.statement.start
        if (period := period_of(here.statement, here.document, here.lower, at)) is not None:
            self.put("period", *period)
        if self.matched:
            self.put("pattern", tuple(name for name, _ in self.matched), self.matched[0][1])
        shown = next((h for h in here.statement.attribution if h.type == "document" and h.source), None)
        if shown is not None and shown.source is not None:
            self.put("document", shown.who, shown.source)


def _is_owner(actor: Actor, hop: Span, lower: str, lists: Lists) -> bool:
    """ "The account of the shipyard", "auf dem Konto der Werft": whose account it is gets the money; a bank hands it on."""
    if not hop[0] < actor.start < hop[1] or actor.kind == "state" or says_bank(lower, (actor.start, actor.end)):
        return False
    account = list(lists["account"].finditer(lower, hop[0], actor.start))
    whose = (
        account
        and actor.start - account[-1].end() <= WHOSE
        and not lists["of_place"].fullmatch(lower, account[-1].end(), actor.start)
    )
    return bool(whose) or (actor.kind == "firm" and actor.led == "to")


def _of_arms(statement: Statement, firms: Sequence[Firm], lower: str, lists: Lists, words: Words, *, way: bool) -> bool:
    """Whether a sentence of an account that is about other things speaks of paying for arms: it names them, or a firm that
    deals in them, or two firms and an advance or a bank on the way.
    """
    span = (statement.start, statement.end)
    if any(deals_in_arms(firm.name) for firm in firms) or words.nouns.search(lower, *span) is not None:
        return True
    return (
        len(firms) > 1
        and any(says_firm(firm.name) for firm in firms)
        and (way or says_bank(lower, span) or lists["part_payment"].search(lower, *span) is not None)
    )


def _is_name(said: Said) -> bool:
    last = str(said.value).split()[-1]
    return any(map(str.isupper, last)) or not any(map(str.islower, last))


def _sum(
    statement: Statement, lower: str, verbs: Sequence[Verb], prices: Collection[float], *, some: bool, ordered: bool
) -> Money | None:
    """The sum that is paid: the one nearest to a word of paying; what a deal costs only where the statement says that just
    this was paid, and neither some of it nor what it was for.
    """
    objects = {m for m in statement.money for v in verbs if v.frame != "moved" and 0 <= m.start - v.end <= OBJECT}
    if any(_LISTED.fullmatch(lower, a.end, b.start) for a, b in pairwise(statement.money)):
        return None  # one of several is not what was paid
    whole = [m for m in statement.money if not SOME.search(lower[max(statement.start, m.start - SHARE) : m.start])]
    paid = [m for m in whole if m.low not in prices or (m in objects and not some)]
    if not paid and not some and not ordered:
        paid = whole
    at = [(v.start, v.end) for v in verbs]
    return min(
        paid,
        key=lambda m: min((max(m.start - end, start - m.end) for start, end in at), default=m.start),
        default=None,
    )


def currency_in(lists: Lists, lower: str, span: Span, language: str) -> tuple[str, Span] | None:
    """ "In yuan": the currency of a settlement that gives no sum."""
    words = for_language("payments", language).get("currencies", {})
    for m in lists["in_currency"].finditer(lower, *span):
        word = m.group().split()[-1]
        if word in words:
            return words[word], (m.end() - len(word), m.end())
    return None
