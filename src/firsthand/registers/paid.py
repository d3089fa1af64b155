"""What one statement says of a payment: who pays whom, how much, by what way, and which published pattern that matches."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from firsthand.language.tables import for_language
from firsthand.records import Anchor, DateExpression, Document, Money, Span, Statement, anchor
from firsthand.registers.parties import Firm, find_firms, find_parties
from firsthand.registers.payers import Actor, actors, deals_in_arms, named_firms, says_bank, says_firm
from firsthand.registers.paying import NAME, PARTS, Lists, patterns, paying
from firsthand.registers.sides import Verb, sides_of, verbs_of
from firsthand.registers.transfers import dated
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
OF_PAPER = re.compile(
    r"\bdated\s+$|\b(?:document|ratified|signed|contract|protocol|agreement)\w*\s+(?:from|of|in|on|dated)\s+$"
)
"""What a date belongs to that is no payment's: "the protocol ratified in March"."""
_PHRASE = re.compile(
    r"\s+(?!\d)(?!its\b|their\b|the end\b)((?:(?!(?:is|are|was|were)\s)[\w’'&-]+\s+){0,6}?[\w’'&-]+)(?=\s*(?:[,.;:)]|$|\s(?:that|which|who|in \d|on|for|by|and then|to)\b))"
)
OBJECT = 28
"""Characters behind a verb of paying in which the sum that is paid begins: "opened a letter of credit for 6 million"."""
_ITS_ACCOUNT = re.compile(r"(?:['’]s|s['’]) (?:bank )?accounts?\b")
WHOSE = 10
"""Characters between "account" and whose it is: " of the ", " der "."""
SHARE = 16
"""Characters before a sum in which "half of the" says that only some of it is meant."""
HOP = 7
"""Words of the longest way: "an account of a law firm in Dubai"."""
JOINED = 10
"""Characters between two dates of one payment ("in June and September")."""
_CLAUSE = re.compile("[，；;。]")
CUE = 2
"""Characters between a word of saying and its date."""
_WORD = re.compile(r"[^\s,.;:!?()«»“”\"،；，。（）]+")
_PUNCTUATED = re.compile(r"[,.;:!?()،；，。（）]")
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
    lists, words = paying(language), words_of(language)
    if words is None or statement.kind in ("question", "non_answer"):
        return None
    if words.says("offset", lower, statement.start, statement.end):
        return None  # what a seller owes in return is no payment
    span = (statement.start, statement.end)
    text = document.text

    def places(name: str) -> list[Span]:
        return [m.span() for m in lists[name].finditer(lower, *span)]

    matched = [(name, found_at[0]) for name in patterns(language) if (found_at := places(name))]
    code = lists["code"].search(text, *span)
    if not (matched or code or statement.money or lists["pay"].search(lower, *span)):
        return None
    verbs = verbs_of(statement, lower, lists, words)
    about = [v for v in verbs if v.frame != "moved"] or places("pay")
    if code is not None and not any(name.startswith("code") for name, _ in matched):
        matched.append(("code in place of the name", code.span()))
    goods = [
        one for one in matched if one[0].startswith("transit") and _moves_goods(one[1], places("goods"), places("pay"))
    ]
    hidden = [one for one in matched if one[0].startswith("code")] if code is not None or about else []
    matched = [(name, at) for name, at in matched if not any(m.start <= at[0] < m.end for m in statement.money)]
    matched = goods or [one for one in matched if not one[0].startswith("transit")]
    if not (about or goods or hidden) or not (trade() or (about and statement.money)):
        return None
    unlisted = named_firms(statement, text, lower, lists, language) if about else []
    way = _way(statement, text, lower, lists, language) if about or goods else []
    firm_pays = bool(unlisted and (statement.money or way or places("through")))
    of_trade = trade() and bool(places("trade") or matched or places("instruments") or firm_pays or way)
    elsewhere = (
        not trade() and bool(statement.money) and _of_arms(statement, unlisted, lower, lists, words, way=bool(way))
    )
    if not ((about and (of_trade or elsewhere)) or (trade() and (goods or hidden))):
        return None
    if elsewhere:
        matched, goods, hidden = [], [], []
    firms = find_firms(statement, text, lower, words) + unlisted
    spoken = actors(statement, find_parties(statement, text, lower, words), firms, text, lower, lists, words)
    found: Found = {}

    def put(name: str, value: object, place: Span) -> None:
        found[name] = Said(value, anchor(document.id, text, *place))

    led = [actor for actor in spoken if actor.led == "through"]
    some = SOME.search(lower, *span) is not None or any(
        q.low < 1 or q.unit in ("percent", "%", "share") for q in statement.quantities
    )
    if not (statement.money or matched or led or way or hidden or (some and about)):
        return None
    money = _sum(statement, lower, verbs, prices, some=some, ordered=_ordered(words, lower, span))
    if money is not None:
        put("amount", int(money.low) if float(money.low).is_integer() else money.low, (money.start, money.end))
        if money.currency:
            put("currency", money.currency, (money.start, money.end))
    elif about and (named := currency_in(lists, lower, span, language)) is not None:
        put("currency", *named)
    owners = {hop: a for hop in way for a in spoken if _is_owner(a, hop, lower, lists)}
    if owners and "payee" not in found:
        owner = next(iter(owners.values()))
        put("payee", owner.name, (owner.start, owner.end))
    way = [hop for hop in way if hop not in owners]
    holder = next((a for a in spoken if a.kind == "firm" and _ITS_ACCOUNT.match(lower, a.end)), None)
    if holder is not None and "payee" not in found:
        put("payee", holder.name, (holder.start, holder.end))
        spoken = [a for a in spoken if a is not holder]
    if way:
        put("route", tuple(" ".join(text[slice(*hop)].split()) for hop in way), (way[0][0], way[-1][1]))
        between = [
            f for f in unlisted for start, end in way if start <= f.start < end and not says_bank(lower, (start, end))
        ]
        matched = matched or [("intermediary firm", (f.start, f.end)) for f in between]
        spoken = [actor for actor in spoken if not any(start <= actor.start < end for start, end in way)]
    elif led:
        put("route", tuple(actor.name for actor in led), (led[0].start, led[-1].end))
        matched = matched or [
            ("intermediary firm", (a.start, a.end))
            for a in led
            if a.name in {f.name for f in unlisted} and not says_bank(lower, (a.start, a.end))
        ]
    elif goods and (way_round := ROUND.search(text, *span)) is not None:
        put("route", (way_round["hop"],), way_round.span("hop"))
    if not goods:
        sides_of(put, spoken, verbs, text, lower, span, lists, words)
    if code is not None and "payer" not in found:
        put("payer", text[slice(*code.span())], code.span())
    if elsewhere and not (
        {"amount", "payer", "payee"} <= {*found} and all(_is_name(found[n]) for n in ("payer", "payee"))
    ):
        return None
    if "payer" not in found and not (matched or way) and words.says("announced", lower, *span):
        return None  # what somebody would pay, and nobody knows who, nobody has paid
    if instruments := places("instruments"):
        put("instrument", text[slice(*instruments[0])].lower(), instruments[0])
    elif (commodity := lists["commodity"].search(lower, *span)) is not None:
        put("instrument", commodity["what"], commodity.span("what"))
    _date(
        put,
        statement,
        document,
        lower,
        money.start if money is not None else verbs[0].start if verbs else statement.start,
    )
    if matched:
        put("pattern", tuple(name for name, _ in matched), (matched[0][1][0], matched[0][1][1]))
    shown = next((h for h in statement.attribution if h.type == "document" and h.source), None)
    if shown is not None and shown.source is not None:
        put("document", shown.who, shown.source)
    return Payment(found, statement, some)


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


def _ordered(words: Words, lower: str, span: Span) -> bool:
    """Whether a statement tells of an order or a sale."""
    return any(t.frame in ("buy", "sell", "agree") for t in words.triggers_in(lower[slice(*span)]))


def _sum(
    statement: Statement, lower: str, verbs: Sequence[Verb], prices: Collection[float], *, some: bool, ordered: bool
) -> Money | None:
    """The sum that is paid: the one nearest to a word of paying; what a deal costs only where the statement says that just
    this was paid, and neither some of it nor what it was for.
    """
    objects = {m for m in statement.money for v in verbs if v.frame != "moved" and 0 <= m.start - v.end <= OBJECT}
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


def _way(statement: Statement, text: str, lower: str, lists: Lists, language: str) -> list[Span]:
    """By what ways money went: what stands behind "through" (in Turkish, Japanese and Korean before it), where that is an
    account, a bank or a firm; in English, whatever it is; and whose account it went to.
    """
    span = (statement.start, statement.end)
    found: list[Span] = []
    if language in ("tr", "ja", "ko"):
        for m in lists["through_behind"].finditer(lower, *span):
            found += _hop(text, _back(text, m.start(), span[0], language), m.start(), lower, lists, statement)
        return found
    for m in lists["through"].finditer(lower, *span):
        if language == "en":
            if (hop := _PHRASE.match(text[m.end() : statement.end])) is not None:
                found.append((m.end() + hop.start(1), m.end() + hop.end(1)))
            continue
        found += _hop(text, m.end(), _forth(text, lower, m.end(), statement, lists, language), lower, lists, statement)
    for m in lists["account"].finditer(lower, *span):  # "par un compte à Dubaï", "auf ein Konto in Dubai"
        if any(start <= m.start() < end for start, end in found) or language in ("zh", "ja", "ko"):
            continue
        before = lower[span[0] : m.start()]
        named = NAMED_IN.search(text[m.end() : statement.end]) is not None
        if any(lists[f"led_{part}"].search(before) for part in (PARTS if named else ("by", "through"))):
            found += _hop(
                text, m.start(), _forth(text, lower, m.start(), statement, lists, language), lower, lists, statement
            )
    return sorted(found)


NAMED_IN = re.compile(rf"^\s\w{{1,3}}\s{NAME}")
""" "… in Dubai": where an account is."""


def _hop(text: str, start: int, end: int, lower: str, lists: Lists, statement: Statement) -> list[Span]:
    """A way without its article; none where it holds no account, bank or firm."""
    while (m := _WORD.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()))) is not None and (
        lists["article"].fullmatch(m.group().lower())
    ):
        start = m.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    held = any(lists[name].search(lower, start, end) for name in ("account", "firm"))
    return [(start, end)] if end > start and held else []


def _forth(text: str, lower: str, start: int, statement: Statement, lists: Lists, language: str) -> int:
    """Where a way ends that begins at ``start``: before a comma, a date, a sum, a verb or what leads on."""
    ends = [d.start for d in statement.dates] + [m.start for m in statement.money]
    stop: int = min([statement.end, *(at for at in ends if at > start)])
    if (m := _PUNCTUATED.search(text, start, stop)) is not None:
        stop = m.start()
    for name in ("pays", "moves", "receives", "moved", "to", "be", "in_currency"):
        for m in lists[name].finditer(lower, start + 1, stop):
            if not (name == "to" and lists["where"].fullmatch(m.group())):
                stop = min(stop, m.start())
    if language in ("zh", "ja", "ko"):
        return stop
    end = start
    for count, m in enumerate(_WORD.finditer(text, start, stop)):
        if count == HOP:
            break
        end = m.end()
    while (last := _WORD.search(text, text.rfind(" ", start, end) + 1, end)) is not None and any(
        lists[name].fullmatch(last.group().lower()) for name in ("small", "aside", "from", "to", "by", "through")
    ):
        end = text.rfind(" ", start, end)  # "a través de una cuenta en | junio"
        if end <= start:
            return start
    return end


def _back(text: str, end: int, low: int, language: str) -> int:
    """Where a way begins that ends at ``end``."""
    before = text[low:end]
    cut = max((m.end() for m in _PUNCTUATED.finditer(before)), default=0)
    if language == "ja":
        cut = max(cut, *(before.rfind(c) + 1 for c in "はがを、に"))
        return low + cut
    words = list(_WORD.finditer(before, cut))[-HOP // 2 :]
    named = [m for m in words if m.group()[0].isupper()] or words  # "Dubai'deki bir hesap"
    return low + (named[-1 if named is not words else 0].start() if named else cut)


def _date(put: Any, statement: Statement, document: Document, lower: str, at: int) -> None:
    """When it was paid: the date nearest to the sum, with the one that is joined to it ("in June and September 2023")."""

    def belongs(d: DateExpression) -> bool:
        told = document.published is not None and dated(d) == document.published.value[:10]  # a dateline's
        told = told or any(
            0 <= max(d.start - end, start - d.end) <= CUE for start, end in cues
        )  # "reported this month"
        return bool(d.value or d.resolved) and not OF_PAPER.search(lower[: d.start][-24:]) and not told

    cues = [hop.cue for hop in statement.attribution if hop.cue is not None]

    dates = sorted((d for d in statement.dates if belongs(d)), key=lambda d: d.start)
    nearest = min(dates, key=lambda d: abs(d.start - at), default=None)
    if nearest is None:
        return
    k = dates.index(nearest)
    group = [nearest]
    while k + 1 < len(dates) and _is_joined(group[-1], dates[k + 1], document.text):
        k += 1
        group.append(dates[k])
    k = dates.index(nearest)
    while k > 0 and _is_joined(dates[k - 1], group[0], document.text):
        k -= 1
        group.insert(0, dates[k])
    days = list(dict.fromkeys(_days(group, text=document.text)))
    put("period", days[0] if len(days) == 1 else f"{min(days)}/{max(days)}", (group[0].start, group[-1].end))


def _is_joined(a: DateExpression, b: DateExpression, text: str) -> bool:
    return 0 <= b.start - a.end <= JOINED and _CLAUSE.search(text, a.end, b.start) is None


def _days(group: Sequence[DateExpression], text: str) -> list[str]:
    """The dates of a group; a month without its year has that of the date joined to it: "in June and September 2023",
    "March last year", "geçen yıl haziran ve eylül".
    """
    days = [dated(d) for d in group]
    bare = [(d.value or "").startswith("--") and d.precision in ("month", "day") for d in group]
    beside = [k for k, d in enumerate(group) if d.precision == "year" and len(group) > 1]
    years = {k: days[k][:4] for k, one in enumerate(bare) if not one and days[k][:4].isdigit()}
    for k, one in enumerate(bare):
        near = min(years, key=lambda other: (abs(other - k), other), default=None)
        if one and near is not None:
            days[k] = years[near] + days[k][4:]
    alone = [
        k
        for k in beside
        if not any(0 <= n < len(group) and bare[n] and _adjoin(group[k], group[n], text) for n in (k - 1, k + 1))
    ]
    return [day for k, day in enumerate(days) if k not in beside or k in alone]


def _adjoin(a: DateExpression, b: DateExpression, text: str) -> bool:
    return not text[min(a.end, b.end) : max(a.start, b.start)].strip()


def currency_in(lists: Lists, lower: str, span: Span, language: str) -> tuple[str, Span] | None:
    """ "In yuan": the currency of a settlement that gives no sum."""
    words = for_language("payments", language).get("currencies", {})
    for m in lists["in_currency"].finditer(lower, *span):
        word = m.group().split()[-1]
        if word in words:
            return words[word], (m.end() - len(word), m.end())
    return None


def _moves_goods(transit: Span, goods: Sequence[Span], money: Sequence[Span]) -> bool:
    """Whether what is on its way is goods: of "weapons" and "payments" the nearer word before "routed through" tells."""

    def before(spans: Sequence[Span]) -> int:
        return max((end for _, end in spans if end <= transit[0]), default=-1)

    return bool(goods) and before(goods) >= before(money)
