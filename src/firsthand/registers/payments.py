"""Payments and their routes: who pays whom, by what way, in what, and which published pattern that matches.

A pattern is named, never an intent: the words are "matches the pattern …".
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from firsthand.language.tables import for_language
from firsthand.language.weapons import is_latin, key
from firsthand.records import Anchor, Cell, Deal, Document, Payment, Reading, Roots, Span, Statement, anchor
from firsthand.registers.counting import counts_of
from firsthand.registers.parties import find_firms, find_parties
from firsthand.registers.sides import actors, named_firms, says_bank, sides_of
from firsthand.registers.tellings import lowered
from firsthand.registers.transfers import dated
from firsthand.registers.unlisted import with_unlisted
from firsthand.registers.wording import UNSPACED, words_of

ARTICLES = {
    "en": ("the", "a", "an"),
    "de": ("die", "der", "das", "den", "dem", "eine", "ein", "einer", "einem"),
    "es": ("la", "el", "una", "un"),
    "pt": ("a", "o", "uma", "um"),
    "it": ("la", "il", "una", "un", "l"),
}
"""What may open a sentence before a firm's name."""
WAYS = frozenset({"intermediary firm", "settlement in a national currency"})
"""Patterns that say by what way some of a price is paid."""
SOME = re.compile(
    r"\b(?:part of|a quarter|a third|half of|un quart|un tiers|la moitié|une partie|cuarta parte|tercera parte|tercio|mitad|"
    r"viertel|drittel|hälfte|un quarto|un terzo|metà|um quarto|um terço|metade|четверть|треть|часть|половин|чверть|третин|"
    r"частин|czwart|trzeci|część|połow|ربع|ثلث|نصف|dörtte|üçte|yarısı|một phần)|分之|一半|分の|半額|분의|절반"
)
"""Words for some of a sum."""
STATE = 3
"""Letters of a state's code."""
ROUND = re.compile(
    r"\bfrom [A-Z][\w’-]+(?: [A-Z][\w’-]+)? (?:to|via|through) (?P<hop>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)"
    r",? (?:and |before |where )?(?:\w+ ){0,4}?(?:on|onwards?|then|there)\b"
)
"""The way of goods: "from Burgas to Jeddah and on to Port Sudan"."""
OF_ARMS = 5
"""Words of the trade that an account has when its payments are about it, whatever the sentence says."""
OF_PAPER = re.compile(
    r"\bdated\s+$|\b(?:document|ratified|signed|contract|protocol|agreement)\w*\s+(?:from|of|in|on|dated)\s+$"
)
"""What a date belongs to that is no payment's: "the protocol ratified in March"."""
Found = dict[str, "Said"]
_PHRASE = re.compile(
    r"\s+(?!\d)(?!its\b|their\b|the end\b)((?:(?!(?:is|are|was|were)\s)[\w’'&-]+\s+){0,6}?[\w’'&-]+)(?=\s*(?:[,.;:)]|$|\s(?:that|which|who|in \d|on|for|by|and then|to)\b))"
)


class Said(NamedTuple):
    """A cell's value, where it stands, and why it is uncertain, if it is."""

    value: Any
    at: Anchor
    reason: str = ""


@cache
def _lists(language: str) -> dict[str, re.Pattern[str]]:
    part = for_language("payments", language)
    if not part:
        return {}
    edges = ("", "") if language in UNSPACED else (r"(?<![\w-])", r"(?![\w-])")
    if language == "ar":
        edges = (r"(?<![\w-])[وف]?", edges[1])  # "and" and "so" are written on to the verb
    lists = {name: words for name, words in part.items() if isinstance(words, list)} | part["patterns"]
    compiled = {name: re.compile(rf"{edges[0]}(?:{_alternatives(words)}){edges[1]}") for name, words in lists.items()}
    for name in ("to", "from", "by", "through", "aside"):  # what says the part of a name stands right before it
        articles = rf"(?:(?:{_alternatives(part['articles'])})\s*)?" if part["articles"] else ""
        whose = r"(?:[^，。；、]{0,8}的)?(?:一家|一间|某)?" if language == "zh" else ""  # "由阿雷基帕的…公司"
        compiled[f"led_{name}"] = re.compile(rf"{edges[0]}(?:{_alternatives(part[name])})\s*{articles}{whose}\Z")
    compiled |= _bodies(part, language, edges)
    firms = _alternatives([*part["kinds"], *for_language("transfers", language)["firm_words"]])
    compiled["firm"] = re.compile(firms)
    compiled["article"] = re.compile(_alternatives([*part["articles"], *ARTICLES.get(language, ())]))
    lead = _alternatives([*part["where"], *part["by"], *part["to"], *part["from"]])
    compiled["firm_before"] = re.compile(
        rf"{edges[0]}(?:{firms})(?:(?:\s(?!(?:{lead})\s)[\w’'-]+)?\s*|(?:\s[\w’'-]+){{0,2}},\s(?:(?!(?:{lead})\s)\w{{1,3}}\s)?)\Z"
    )
    compiled["firm_behind"] = re.compile(
        rf"(?:(?:\s?,|\sadlı|\sisimli)\s(?:[\w'’-]+\s){{0,3}}?(?:[\w'’-]+-)?|\s)(?:{firms}){edges[1]}"
    )
    compiled["through_behind"] = re.compile(part.get("through_behind", r"(?!)"))
    told = for_language("transfers", language)
    press = _alternatives([*told["press"], *told.get("telling", ())])
    compiled["press_before"] = re.compile(rf"{edges[0]}(?:{press})(?:\s[\w’'-]+){{0,2}}\s*[«“\"„]?\Z")
    compiled["press_behind"] = re.compile(rf"\s?,?\s?(?:[\w’'-]+\s){{0,2}}(?:{press})")
    compiled["to_behind"] = re.compile(part.get("to_behind", r"(?!)"))
    datives = [w for w in part["to"] if w in for_language("transfers", language)["firm_words"]] + part.get(
        "to_firm", []
    )
    compiled["to_firm"] = re.compile(rf"(?:{_alternatives(datives)}){edges[1]}")
    compiled["by_behind"] = re.compile(rf"\s(?:{_alternatives(part.get('by_behind', ()))}){edges[1]}")
    compiled["firm_names"] = re.compile(part.get("firm_names", r"(?!)"))
    compiled["lending"] = re.compile(
        rf"{edges[0]}(?:{_alternatives(for_language('transfers', language)['loan'])}){edges[1]}"
    )
    compiled["part_payment"] = re.compile(
        rf"{edges[0]}(?:{_alternatives(for_language('transfers', language)['part_payment'])}){edges[1]}"
    )
    compiled["code"] = re.compile(part["code"], re.IGNORECASE)
    return compiled


def _bodies(part: Mapping[str, Any], language: str, edges: tuple[str, str]) -> dict[str, re.Pattern[str]]:
    """Patterns for bodies known by what they are ("a shell company in Cyprus"), and for one that hands money on."""
    kinds = rf"(?i:{_alternatives(part['kinds'])}){edges[1]}"
    where = rf"(?: (?:{_alternatives(part['where'])}) {_NAME})?" if part["where"] else ""
    lead = ""
    if part["stops"]:  # articles and adjectives stand before
        lead = rf"(?i:{_alternatives(part['articles'])})\s(?:(?!(?:{_alternatives(part['stops'])}) )[\w’'-]+ ){{0,4}}?"
    body = rf"{edges[0]}{lead}{kinds}{where}"
    handed = "|".join(part["handed_on"])
    return {
        "body": re.compile(rf"(?P<who>{body})"),
        "of_place": re.compile(rf"\s?(?:{_alternatives([*part['where'], ','])})\s(?:the )?"),
        "handed_on": re.compile(rf"(?P<via>{body})[^.;]{{0,25}}?,? (?:{handed}) (?P<who>{body})")
        if handed
        else re.compile(r"(?!)"),
        "commodity": re.compile(
            rf"{edges[0]}(?:{_alternatives(part['paid_in'])})\s(?P<what>{_alternatives(part['commodities'])}){edges[1]}"
        ),
    }


_NAME = r"[^\W\d_a-z][\w’-]*"


def _alternatives(words: Sequence[str]) -> str:
    """Any of ``words``, the longest first; "*" ends a stem; never anything where there is none."""
    body = "|".join(
        r"\w*".join(map(re.escape, word.split("*"))) for word in sorted(words, key=len, reverse=True) if word
    )
    return body or r"(?!)"


def patterns(language: str = "en") -> tuple[str, ...]:
    """The names of the patterns that are looked for."""
    return tuple(for_language("payments", language).get("patterns", {}))


def payments_of(
    documents: Sequence[Document], readings: Mapping[str, Reading], roots: Roots, deals: Sequence[Deal] = ()
) -> tuple[Payment, ...]:
    """The payment rows of a case; what several accounts tell alike is one row. ``deals`` are the case's, for what a
    sentence about an instalment leaves to the deal beside it.
    """
    rows: list[tuple[Found, list[Statement]]] = []
    told_of = {a.document for deal in deals for cell in (deal.recipient, deal.number_ordered) for a in cell.anchors}
    for document in documents:
        reading = readings.get(document.id)
        language = (document.language.value if document.language else "en").split("-")[0].lower()
        if reading is None or not _lists(language):
            continue
        lower = lowered(document.text)
        trade = document.id in told_of or len(_lists(language)["trade"].findall(lower)) >= OF_ARMS
        for statement in reading.statements:
            if language == "en":
                statement = with_unlisted(statement, document.text)
            told = _payment(statement, document, lower, language, trade=trade)
            if told is None:
                continue
            if _is_price(told, statement, deals):
                if not {*told} & {"payer", "payee", "route", "pattern"}:
                    continue
                _take_price_away(told, statement, document, lower, language)
            _beside(told, statement, lower, language, deals)
            if not {*told} & {"payer", "payee", "pattern"} and not {"route", "amount"} <= {*told}:
                continue  # a sum alone is no payment, nor is a way by which nobody pays nothing
            same = next((row for row in rows if _one_payment(row[0], told)), None)
            if same is None:
                rows.append((told, [statement]))
            else:
                same[1].append(statement)
                _add(same[0], told)
    return tuple(_row(found, statements, roots) for found, statements in rows)


def _payment(statement: Statement, document: Document, lower: str, language: str, *, trade: bool) -> Found | None:
    """What one statement says of a payment, or None. ``trade`` says that the account is about arms or contracts."""
    lists = _lists(language)
    if statement.kind in ("question", "non_answer"):
        return None
    span = (statement.start, statement.end)
    text = document.text

    def places(name: str) -> list[Span]:
        return [m.span() for m in lists[name].finditer(lower, *span)]

    matched = [(name, places(name)[0]) for name in patterns(language) if places(name)]
    code = lists["code"].search(text, *span)
    paying = places("pay")
    if code is not None and not any(name.startswith("code") for name, _ in matched):
        matched.append(("code in place of the name", code.span()))
    goods = [one for one in matched if one[0].startswith("transit") and _moves_goods(one[1], places("goods"), paying)]
    hidden = [one for one in matched if one[0].startswith("code")] if code is not None or paying else []
    sums = [(m.start, m.end) for m in statement.money]
    matched = [(name, at) for name, at in matched if not any(s <= at[0] < e for s, e in sums)]
    goods_only = [one for one in matched if one[0].startswith("transit")]
    matched = goods or [one for one in matched if one not in goods_only]
    words = words_of(language)
    unlisted = named_firms(statement, text, lower, lists) if paying else []
    firm_pays = bool(unlisted and (statement.money or places("through")))
    between_firms = len(unlisted) > 1 and bool(statement.money) and (bool(places("through")) or says_bank(lower, span))
    about_trade = (
        bool(places("trade")) or (trade and bool(matched or places("instruments") or firm_pays)) or between_firms
    )
    if words is None or not ((paying and about_trade) or goods or hidden):
        return None
    parties = find_parties(statement, text, lower, words)
    firms = find_firms(statement, text, lower, words) + unlisted
    spoken = actors(span, parties, firms, text, lower, lists, words)
    routed = any(actor.led == "through" for actor in spoken)
    if not (statement.money or matched or routed or hidden):
        return None
    found: Found = {}

    def put(name: str, value: object, place: Span) -> None:
        found[name] = Said(value, anchor(document.id, text, *place))

    verb = places("pays")
    moved = [] if verb else places("moved")
    if statement.money:
        m = statement.money[0]
        put("amount", int(m.low) if float(m.low).is_integer() else m.low, (m.start, m.end))
        if m.currency:
            put("currency", m.currency, (m.start, m.end))
    elif paying and (named := _currency(lists, lower, span, language)) is not None:
        put("currency", *named)
    way = list(lists["through"].finditer(lower, *span)) if language == "en" else []
    hops = [
        (h, (w.end() + h.start(1), w.end() + h.end(1)))
        for w in way
        if (h := _PHRASE.match(text[w.end() : statement.end]))
    ]
    if hops:
        put("route", tuple(" ".join(h[1].split()) for h, _ in hops), (hops[0][1][0], hops[-1][1][1]))
        firms_between = [f for f in unlisted for _, (start, end) in hops if start <= f.start < end]
        matched = matched or [("intermediary firm", (f.start, f.end)) for f in firms_between]
    elif led := [actor for actor in spoken if actor.led == "through"]:
        put("route", tuple(actor.name for actor in led), (led[0].start, led[-1].end))
        matched = matched or [
            ("intermediary firm", (a.start, a.end)) for a in led if a.name in {f.name for f in unlisted}
        ]
    elif goods and (way_round := ROUND.search(text, *span)) is not None:
        put("route", (way_round["hop"],), way_round.span("hop"))
    if not goods:
        if moved and {"from", "to"} <= {actor.led for actor in spoken}:
            verb = moved  # a noun ("22 transfers from … to …") tells who pays only where both are named
        sides_of(put, spoken, verb[0] if verb else None, text, lower, span, lists, words)
    if code is not None:
        put("payer", text[slice(*code.span())], code.span())
    if "payer" not in found and not matched and words.says("announced", lower, *span):
        return None  # what somebody would pay, and nobody knows who, nobody has paid
    if instruments := places("instruments"):
        put("instrument", text[slice(*instruments[0])].lower(), instruments[0])
    elif (commodity := lists["commodity"].search(lower, *span)) is not None:
        put("instrument", commodity["what"], commodity.span("what"))
    at = statement.money[0].start if statement.money else verb[0][0] if verb else statement.start
    d = min(
        (
            d
            for d in statement.dates
            if (d.value or d.resolved)
            and not OF_PAPER.search(lower[: d.start][-24:])
            and not (document.published is not None and dated(d) == document.published.value[:10])  # a dateline's
        ),
        key=lambda d: abs(d.start - at),
        default=None,
    )
    if d is not None:
        put("period", dated(d), (d.start, d.end))
    if matched:
        put("pattern", tuple(name for name, _ in matched), (matched[0][1][0], matched[0][1][1]))
    shown = next((h for h in statement.attribution if h.type == "document" and h.source), None)
    if shown is not None and shown.source is not None:
        put("document", shown.who, shown.source)
    return found


def _beside(found: Found, statement: Statement, lower: str, language: str, deals: Sequence[Deal]) -> None:
    """Fills what an instalment leaves to the deal told of before it: who pays whom; and says where a firm pays that is no
    party of that deal.
    """
    lists = _lists(language)
    span = (statement.start, statement.end)
    deal = _deal_before(statement, deals)
    if deal is None or not lists["part_payment"].search(lower, *span) or lists["lending"].search(lower, *span):
        return
    payer = found.get("payer")
    if payer is None and "payee" not in found:
        for name, cell in (("payer", deal.recipient), ("payee", deal.supplier)):
            value = cell.value[0] if isinstance(cell.value, tuple) and cell.value else cell.value
            here = next((a for a in cell.anchors if a.document == statement.document), None)
            if value and here is not None:
                found[name] = Said(value, here, "the sentence leaves it open: as in the deal beside it")
    elif payer is not None and len(str(payer.value)) != STATE and payer.value != deal.seller.value:
        apart = "payer is not the party of the contract"
        told = found["pattern"].value if "pattern" in found else ()
        if apart not in told:
            at = found["pattern"].at if "pattern" in found else payer.at
            found["pattern"] = Said((*told, apart), at, "the payer is no party of the deal beside it")


def _is_price(found: Found, statement: Statement, deals: Sequence[Deal]) -> bool:
    """Whether a sum is what a deal of the account costs: the price of a deal is no payment."""
    amount = found["amount"].value if "amount" in found else None
    prices = {d.value.value for d in deals if _tells(d.value, statement.document)}
    return amount is not None and amount in prices


def _take_price_away(found: Found, statement: Statement, document: Document, lower: str, language: str) -> None:
    """ "And to pay a quarter of it in yuan through a tea house": what is paid by such a way is some of the price."""
    ways = {name for name in (found["pattern"].value if "pattern" in found else ()) if name in WAYS}
    some = SOME.search(lower, statement.start, statement.end) is not None
    some = some or any(q.low < 1 or q.unit in ("percent", "%", "share") for q in statement.quantities)
    if not some or ("route" not in found and not ways):
        return
    del found["amount"]
    found.pop("currency", None)
    span = (statement.start, statement.end)
    if (paid_in := _currency(_lists(language), lower, span, language)) is not None:
        found["currency"] = Said(paid_in[0], anchor(document.id, document.text, *paid_in[1]))


def _tells(cell: Cell, document: str) -> bool:
    return any(a.document == document for a in cell.anchors)


def _deal_before(statement: Statement, deals: Sequence[Deal]) -> Deal | None:
    """The deal that the account told of last before a statement, options apart."""
    near: list[tuple[int, Deal]] = []
    for deal in deals:
        if "option" in (deal.comments.value or ()):  # type: ignore[operator]
            continue
        cells = (deal.recipient, deal.supplier, deal.designation, deal.description, deal.number_ordered)
        told = [
            a.start for c in cells for a in c.anchors if a.document == statement.document and a.start < statement.end
        ]
        if told:
            near.append((max(told), deal))
    return max(near, key=lambda one: one[0])[1] if near else None


def _currency(lists: Mapping[str, re.Pattern[str]], lower: str, span: Span, language: str) -> tuple[str, Span] | None:
    """ "In yuan": the currency of a settlement that gives no sum."""
    words = for_language("payments", language).get("currencies", {})
    for m in lists["in_currency"].finditer(lower, *span):
        word = m.group().split()[-1]
        if word in words:
            return words[word], (m.end() - len(word), m.end())
    return None


def _add(row: Found, told: Found) -> None:
    """Adds what another account says; what one says of who pays stands before what is only taken from a deal."""
    if any(name in found and not found[name].reason for found in (row, told) for name in ("payer", "payee")):
        for found in (row, told):
            for name in ("payer", "payee"):
                if name in found and found[name].reason:
                    del found[name]
    for name, cell in told.items():
        row.setdefault(name, cell)


def _one_payment(a: Found, b: Found) -> bool:
    """The same pattern, or the same sum, and nothing against it."""
    both = "amount" in a and "amount" in b
    if both and any(n in a and n in b and a[n].value != b[n].value for n in ("amount", "currency")):
        return False
    if _of_goods(a) == _of_goods(b) and _one_firm(a, b):
        return True
    for name in ("payer", "payee", "route"):
        stated = name in a and name in b and not (a[name].reason or b[name].reason)
        if stated and not any(_one_name(x, y) for x in _names(a[name]) for y in _names(b[name])):
            return False
    if _of_goods(a) != _of_goods(b):
        return False
    if "amount" in a and "amount" in b:
        return True
    return "pattern" in a and "pattern" in b and bool({*a["pattern"].value} & {*b["pattern"].value})


def _one_firm(a: Found, b: Found) -> bool:
    """Whether one named firm pays, or hands on, what both tell of: then whoever else is read into one of them is not."""
    firms = [
        {
            key(n)
            for name in ("payer", "route")
            if name in found
            for n in _names(found[name])
            if len(n) > STATE and _is_named(n)
        }
        for found in (a, b)
    ]
    return bool(firms[0] & firms[1]) and ("amount" in a) == ("amount" in b)


def _names(said: Said) -> tuple[str, ...]:
    return said.value if isinstance(said.value, tuple) else (str(said.value),)


def _one_name(a: str, b: str) -> bool:
    """Whether two may be one: the same name, one with more words, one in another script, or one that is no name at all but
    says what somebody is ("a trading company").
    """
    x, y = key(a), key(b)
    if x in y or y in x:
        return True
    if STATE in (len(a), len(b)):
        return False
    return is_latin(a) != is_latin(b) or not (_is_named(a) and _is_named(b))


def _is_named(name: str) -> bool:
    """Whether a name has a capital, where its script has any."""
    return any(c.isupper() for c in name) or not any(c.islower() for c in name)


def _moves_goods(transit: Span, goods: Sequence[Span], money: Sequence[Span]) -> bool:
    """Whether what is on its way is goods: of "weapons" and "payments" the nearer word before "routed through" tells."""

    def before(spans: Sequence[Span]) -> int:
        return max((end for _, end in spans if end <= transit[0]), default=-1)

    return bool(goods) and before(goods) >= before(money)


def _of_goods(found: Found) -> bool:
    """Whether a route is one of goods, which is none of money."""
    return "pattern" in found and any(name.startswith("transit") for name in found["pattern"].value)


def _row(found: Found, statements: Sequence[Statement], roots: Roots) -> Payment:
    accounts, sources = counts_of(statements, roots)
    cells = {name: Cell(s.value, bool(s.reason), anchors=(s.at,), reason=s.reason) for name, s in found.items()}
    if "pattern" in cells:
        named = tuple(f"matches the pattern “{name}”" for name in found["pattern"].value)
        said = found["pattern"]
        cells["pattern"] = Cell(named, bool(said.reason), anchors=(said.at,), reason=said.reason)
    key = "\0".join(f"{name}={cell.value}" for name, cell in sorted(cells.items()))
    return Payment(
        id=f"payment-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=accounts,
        sources=sources,
        **cells,
    )
