"""Payments and their routes: who pays whom, by what way, in what, and which published pattern that matches.

A pattern is named, never an intent: the words are "matches the pattern …".
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from firsthand.language.tables import for_language
from firsthand.records import Anchor, Cell, Document, Payment, Reading, Roots, Span, Statement, anchor
from firsthand.registers.counting import counts_of
from firsthand.registers.parties import find_firms, find_parties
from firsthand.registers.sides import actors, sides_of
from firsthand.registers.tellings import lowered
from firsthand.registers.transfers import dated
from firsthand.registers.unlisted import with_unlisted
from firsthand.registers.wording import UNSPACED, words_of

ROUND = re.compile(
    r"\bfrom [A-Z][\w’-]+(?: [A-Z][\w’-]+)? (?:to|via|through) (?P<hop>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)"
    r",? (?:and |before |where )?(?:\w+ ){0,4}?(?:on|onwards?|then|there)\b"
)
"""The way of goods: "from Burgas to Jeddah and on to Port Sudan"."""
OF_ARMS = 5
"""Words of the trade that an account has when its payments are about it, whatever the sentence says."""
OF_PAPER = re.compile(r"\b(?:document|ratified|signed|contract|protocol|agreement)\w*\s+(?:from|of|in|on|dated)\s+$")
"""What a date belongs to that is no payment's: "the protocol ratified in March"."""
Found = dict[str, tuple[Any, Anchor]]
_PHRASE = re.compile(
    r"\s+(?!\d)(?!its\b|their\b|the end\b)((?:(?!(?:is|are|was|were)\s)[\w’'&-]+\s+){0,6}?[\w’'&-]+)(?=\s*(?:[,.;:)]|$|\s(?:that|which|who|in \d|on|for|by|and then|to)\b))"
)


@cache
def _lists(language: str) -> dict[str, re.Pattern[str]]:
    part = for_language("payments", language)
    if not part:
        return {}
    edges = ("", "") if language in UNSPACED else (r"(?<![\w-])", r"(?![\w-])")
    lists = {name: words for name, words in part.items() if isinstance(words, list)} | part["patterns"]
    compiled = {name: re.compile(rf"{edges[0]}(?:{_alternatives(words)}){edges[1]}") for name, words in lists.items()}
    for name in ("to", "from", "by", "through", "aside"):  # what says the part of a name stands right before it
        articles = rf"(?:(?:{_alternatives(part['articles'])})\s*)?" if part["articles"] else ""
        compiled[f"led_{name}"] = re.compile(rf"{edges[0]}(?:{_alternatives(part[name])})\s*{articles}\Z")
    compiled |= _bodies(part, language, edges)
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


def payments_of(documents: Sequence[Document], readings: Mapping[str, Reading], roots: Roots) -> tuple[Payment, ...]:
    """The payment rows of a case; what several accounts tell alike is one row."""
    rows: list[tuple[Found, list[Statement]]] = []
    for document in documents:
        reading = readings.get(document.id)
        language = (document.language.value if document.language else "en").split("-")[0].lower()
        if reading is None or not _lists(language):
            continue
        lower = lowered(document.text)
        trade = len(_lists(language)["trade"].findall(lower)) >= OF_ARMS
        for statement in reading.statements:
            if language == "en":
                statement = with_unlisted(statement, document.text)
            told = _payment(statement, document, lower, language, trade=trade)
            if told is None:
                continue
            same = next((row for row in rows if _one_payment(row[0], told)), None)
            if same is None:
                rows.append((told, [statement]))
            else:
                same[1].append(statement)
                for name, cell in told.items():
                    same[0].setdefault(name, cell)
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
    about_trade = bool(places("trade")) or (trade and bool(matched or places("instruments")))
    words = words_of(language)
    if words is None or not ((paying and about_trade) or goods or hidden):
        return None
    parties = find_parties(statement, text, lower, words)
    spoken = actors(span, parties, find_firms(statement, text, lower, words), text, lower, lists, words)
    routed = any(actor.led == "through" for actor in spoken)
    if not (statement.money or matched or routed or hidden):
        return None
    found: Found = {}

    def put(name: str, value: object, place: Span) -> None:
        found[name] = (value, anchor(document.id, text, *place))

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
    elif led := [actor for actor in spoken if actor.led == "through"]:
        put("route", tuple(actor.name for actor in led), (led[0].start, led[-1].end))
    elif goods and (way_round := ROUND.search(text, *span)) is not None:
        put("route", (way_round["hop"],), way_round.span("hop"))
    if not goods:
        if moved and {"from", "to"} <= {actor.led for actor in spoken}:
            verb = moved  # a noun ("22 transfers from … to …") tells who pays only where both are named
        sides_of(put, spoken, verb[0] if verb else None, text, lower, span, lists, words)
    if code is not None:
        put("payer", text[slice(*code.span())], code.span())
    if instruments := places("instruments"):
        put("instrument", text[slice(*instruments[0])].lower(), instruments[0])
    elif (commodity := lists["commodity"].search(lower, *span)) is not None:
        put("instrument", commodity["what"], commodity.span("what"))
    d = next(
        (d for d in statement.dates if (d.value or d.resolved) and not OF_PAPER.search(lower[: d.start][-24:])), None
    )
    if d is not None:
        put("period", dated(d), (d.start, d.end))
    if matched:
        put("pattern", tuple(name for name, _ in matched), (matched[0][1][0], matched[0][1][1]))
    shown = next((h for h in statement.attribution if h.type == "document" and h.source), None)
    if shown is not None and shown.source is not None:
        put("document", shown.who, shown.source)
    return found if {*found} & {"payer", "payee", "route", "pattern"} else None  # a sum alone is no payment


def _currency(lists: Mapping[str, re.Pattern[str]], lower: str, span: Span, language: str) -> tuple[str, Span] | None:
    """ "In yuan": the currency of a settlement that gives no sum."""
    words = for_language("payments", language).get("currencies", {})
    for m in lists["in_currency"].finditer(lower, *span):
        word = m.group().split()[-1]
        if word in words:
            return words[word], (m.end() - len(word), m.end())
    return None


def _one_payment(a: Found, b: Found) -> bool:
    """The same pattern, or the same sum, and nothing against it."""
    for name in ("payer", "payee", "amount", "currency", "route"):
        if name in a and name in b and a[name][0] != b[name][0]:
            return False
    if _of_goods(a) != _of_goods(b):
        return False
    if "amount" in a and "amount" in b:
        return True
    return "pattern" in a and "pattern" in b and bool({*a["pattern"][0]} & {*b["pattern"][0]})


def _moves_goods(transit: Span, goods: Sequence[Span], money: Sequence[Span]) -> bool:
    """Whether what is on its way is goods: of "weapons" and "payments" the nearer word before "routed through" tells."""

    def before(spans: Sequence[Span]) -> int:
        return max((end for _, end in spans if end <= transit[0]), default=-1)

    return bool(goods) and before(goods) >= before(money)


def _of_goods(found: Found) -> bool:
    """Whether a route is one of goods, which is none of money."""
    return any(name.startswith("transit") for name in found.get("pattern", ((), None))[0])


def _row(found: Found, statements: Sequence[Statement], roots: Roots) -> Payment:
    accounts, sources = counts_of(statements, roots)
    cells = {name: Cell(value, anchors=(place,)) for name, (value, place) in found.items()}
    if "pattern" in cells:
        named = tuple(f"matches the pattern “{name}”" for name in found["pattern"][0])
        cells["pattern"] = Cell(named, anchors=cells["pattern"].anchors)
    key = "\0".join(f"{name}={cell.value}" for name, cell in sorted(cells.items()))
    return Payment(
        id=f"payment-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=accounts,
        sources=sources,
        **cells,
    )
