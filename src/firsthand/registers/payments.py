"""Payments and their routes: one row a payment, however many sentences, accounts and languages tell of it.

A pattern is named, never an intent: the words are "matches the pattern …".
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.language.weapons import is_latin, key
from firsthand.records import Cell, Deal, Document, Payment, Reading, Roots, Statement
from firsthand.registers.accounts import about_arms, accounts
from firsthand.registers.counting import counts_of, repeats
from firsthand.registers.paid import Found, Said, payment_in
from firsthand.registers.paid import Payment as Piece
from firsthand.registers.parties import ARTICLES
from firsthand.registers.paying import Lists, paying
from firsthand.registers.tellings import lowered
from firsthand.registers.unlisted import is_listed, with_unlisted
from firsthand.registers.wording import Words, words_of

NEAR = 3
"""Statements between a payment and what is told of it without its sum: "The money went through a bank in Peru"."""
PARTICLE = 3
"""Letters of the longest small word inside a name."""
APART = "payer is not the party of the contract"
CODE = "code in place of the name"
SIDES = ("payer", "payee")


@dataclass(slots=True, eq=False)
class _Told:
    """One account's telling of a payment; ``at`` is the number of its first statement."""

    document: str
    at: int
    found: Found
    statements: list[Statement]
    some: bool = False

    def add(self, more: "_Told") -> None:
        """What another sentence of the account says of it: a name stands before what somebody is or a code."""
        for name, said in more.found.items():
            if name == "pattern" and name in self.found:
                self.found[name] = Said(
                    tuple(dict.fromkeys((*self.found[name].value, *said.value))), self.found[name].at
                )
            elif more.some and "amount" not in more.found and (name not in SIDES or _rank(said)):
                continue  # of a sentence about some of a price only who pays is the payment's: its date is the order's
            elif name not in self.found or (name in SIDES and _rank(said) < _rank(self.found[name])):
                self.found[name] = said
        self.statements += more.statements

    @property
    def names(self) -> set[str]:
        """Its cells."""
        return {*self.found}


def payments_of(
    documents: Sequence[Document], readings: Mapping[str, Reading], roots: Roots, deals: Sequence[Deal] = ()
) -> tuple[Payment, ...]:
    """The payment rows of a case; what several accounts tell alike is one row. ``deals`` are the case's, for what a
    sentence about an instalment leaves to the deal beside it.
    """
    told: list[_Told] = []
    for document, reading, language in accounts(documents, readings):
        if paying(language):
            told += _of_account(document, reading, language, deals)
    told.sort(key=lambda one: repeats(roots, one.document))
    rows: list[list[_Told]] = []
    for one in sorted(told, key=lambda one: ("amount" not in one.found, _loose(one))):
        same = [row for row in rows if _one_payment(row, one, roots)]
        if not same and _loose(one):
            if not (one.some or one.names & {"pattern", "route"}):
                continue
            same = [row for row in rows if "amount" in row[0].found and _about_one_deal(row[0], one, deals)]
            if len(same) != 1 and not _stands_alone(one):
                continue
        if same and (len(same) == 1 or not _loose(one)):
            same[0] += [one, *(other for row in same[1:] for other in row)]
            rows = [row for row in rows if not any(row is other for other in same[1:])]
        else:
            rows.append([one])
    order = {id(one): k for k, one in enumerate(told)}
    for row in rows:
        row.sort(key=lambda one: order[id(one)])
    return tuple(_row(row, roots) for row in sorted(rows, key=lambda row: order[id(row[0])]))


def _of_account(document: Document, reading: Reading, language: str, deals: Sequence[Deal]) -> list[_Told]:
    """The payments that one account tells of, each with what the sentences beside it add."""
    lower, lists, words = lowered(document.text), paying(language), words_of(language)
    beside = [
        deal for deal in deals if any(_tells(cell, document.id) for cell in (deal.recipient, deal.number_ordered))
    ]

    @cache
    def trade() -> bool:
        return bool(beside) or about_arms(reading, lower, language)

    prices = {
        float(v) for deal in beside for v in (deal.value.value, *deal.value.alternatives) if isinstance(v, int | float)
    }
    told: list[_Told] = []
    for number, statement in enumerate(reading.statements):
        if language == "en":
            statement = with_unlisted(statement, document.text)
        piece = payment_in(statement, document, lower, language, trade=trade, prices=prices)
        if piece is not None and words is not None:
            _beside(piece, lower, lists, words, deals)
            told.append(_Told(document.id, number, piece.found, [statement], piece.some))
    whole = [one for one in told if not _loose(one)]
    kept: list[_Told] = []
    for one in whole:
        same = next((other for other in kept if _same_sum(one, other)), None)
        if same is not None:
            same.add(one)
        else:
            kept.append(one)
    for one in told:
        if _loose(one) and not _join(one, kept):
            kept.append(one)
    return [one for one in kept if _is_row(one)]


def _loose(one: _Told) -> bool:
    """Whether it only says something of a payment told elsewhere: a way, a code, some of a price, a sum that nobody pays."""
    if "amount" in one.found:
        return not one.names & {"payer", "payee", "route", "pattern"}
    patterns = {*one.found["pattern"].value} if "pattern" in one.found else set()
    return not patterns - {CODE} or (one.some and not _is_firm(one, "payer"))


def _is_row(one: _Told) -> bool:
    """A sum alone is no payment, nor is one who pays nobody nothing by no way."""
    told = one.names & {"amount", "route", "payee", "payer", "instrument", "period"}
    return "pattern" in one.found or (len(told) > 1 and bool(told & {"payer", "payee", "route"}))


def _stands_alone(one: _Told) -> bool:
    """Whether what belongs to no payment that is told is a row all the same: a pattern, a firm that pays, a way and who."""
    return "pattern" in one.found or _is_firm(one, "payer") or {"payer", "route"} <= one.names


def _join(one: _Told, kept: Iterable[_Told]) -> bool:
    """Adds what is only said of a payment to the nearest one of its account, one before it first; a code, and some of a price,
    to the only one wherever it stands.
    """
    open_ = [t for t in kept if "amount" in t.found or ("amount" in one.found and "payer" in t.found)]
    firm = _is_firm(one, "payer") or _is_firm(one, "payee")
    if (firm or not one.some) and CODE not in (one.found["pattern"].value if "pattern" in one.found else ()):
        open_ = [t for t in open_ if all(_fit(t.found, one.found, name) for name in SIDES)]
    if len(open_) > 1 or not (one.some or "pattern" in one.found):
        open_ = [t for t in open_ if abs(one.at - t.at) <= NEAR]
    if not open_:
        return False
    min(open_, key=lambda t: (t.at > one.at, abs(one.at - t.at))).add(one)
    return True


def _same_sum(a: _Told, b: _Told) -> bool:
    """One sum told twice in one account, unless two firms pay it."""
    if "amount" not in a.found or "amount" not in b.found or a.found["amount"].value != b.found["amount"].value:
        return False
    return not (_is_firm(a, "payer") and _is_firm(b, "payer")) or _fit(a.found, b.found, "payer")


def _beside(piece: Piece, lower: str, lists: Lists, words: Words, deals: Sequence[Deal]) -> None:
    """Fills what an instalment leaves to the deal told of before it: who pays whom; and says where a firm pays that is no
    party of that deal.
    """
    found, statement, _ = piece
    span = (statement.start, statement.end)
    deal = _deal_before(statement, deals)
    if deal is None or lists["lending"].search(lower, *span) or lists["owed"].search(lower, *span):
        return
    payer, payee = found.get("payer"), found.get("payee")
    if payee is not None and deal.seller.value and _is_the_seller(str(payee.value).lower(), words):
        found["payee"] = Said(deal.seller.value, payee.at)
    if payer is None and payee is not None and payee.value == deal.recipient.value:
        del found["payee"]  # the buyer of the arms is not paid for them
    if payer is None and "payee" not in found and lists["part_payment"].search(lower, *span):
        for name, cell in (("payer", deal.recipient), ("payee", deal.supplier)):
            value = cell.value[0] if isinstance(cell.value, tuple) and cell.value else cell.value
            here = next((a for a in cell.anchors if a.document == statement.document), None)
            if value and here is not None:
                found[name] = Said(value, here, "the sentence leaves it open: as in the deal beside it")
    elif payer is not None and "amount" in found and not is_listed(payer.value) and payer.value != deal.seller.value:
        told = found["pattern"].value if "pattern" in found else ()
        if APART not in told and CODE not in told:
            at = found["pattern"].at if "pattern" in found else payer.at
            found["pattern"] = Said((*told, APART), at, "the payer is no party of the deal beside it")


def _is_the_seller(body: str, words: Words) -> bool:
    """ "The yard", "the shipyard in Vigo", "der Exporteur": who is called so and by no name."""
    called = words.find("selling", body)
    return bool(called) and all(word in ARTICLES or word in words.articles for word in body[: called[0][0]].split())


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


def _about_one_deal(a: _Told, b: _Told, deals: Sequence[Deal]) -> bool:
    """Whether one deal is told of in both accounts."""
    return any(
        {a.document, b.document}
        <= {at.document for cell in (deal.recipient, deal.designation, deal.status) for at in cell.anchors}
        for deal in deals
    )


def _one_payment(row: Sequence[_Told], one: _Told, roots: Roots) -> bool:
    """Whether a telling is of the payment of a row: the same sum, one firm that pays, or one pattern, and nothing against it."""
    return any(_alike(other, one, roots) for other in row) and not any(
        other.document == one.document and not _same_sum(other, one) and "amount" in other.found for other in row
    )


def _alike(a: _Told, b: _Told, roots: Roots) -> bool:
    x, y = a.found, b.found
    if _of_goods(x) != _of_goods(y):
        return False
    if "currency" in x and "currency" in y and x["currency"].value != y["currency"].value:
        return False
    fits = [_fit(x, y, name) for name in SIDES]
    firm = all(_is_firm(one, "payer") for one in (a, b)) and fits[0] and "payer" in x and "payer" in y
    if "amount" in x and "amount" in y:
        if x["amount"].value == y["amount"].value:
            return any(fits) or _one_firm(a, b)
        return firm and fits[1] and _one_story(a, b, roots) and _one_period(x, y)
    if ("amount" in x) != ("amount" in y):
        return firm
    if _one_firm(a, b):
        return True
    if not all(_fit(x, y, name) for name in (*SIDES, "route")):
        return False
    return "pattern" in x and "pattern" in y and bool({*x["pattern"].value} & {*y["pattern"].value})


def _one_story(a: _Told, b: _Told, roots: Roots) -> bool:
    """Whether one account may stand on the other's word: then another sum is an alternative."""
    return roots.of(a.document, None, possible=True) == roots.of(b.document, None, possible=True)


def _one_period(a: Found, b: Found) -> bool:
    return "period" not in a or "period" not in b or a["period"].value == b["period"].value


def _one_firm(a: _Told, b: _Told) -> bool:
    """Whether one named firm pays, or hands on, what both tell of: then whoever else is read into one of them is not."""
    firms = [
        {
            key(n)
            for name in ("payer", "route")
            if name in t.found
            for n in _names(t.found[name])
            if not is_listed(n) and _is_named(n)
        }
        for t in (a, b)
    ]
    return bool(firms[0] & firms[1])


def _fit(a: Found, b: Found, name: str) -> bool:
    """Whether nothing that one says of a side or a way is against what the other says."""
    if name not in a or name not in b or a[name].reason or b[name].reason:
        return True
    return any(_one_name(x, y) for x in _names(a[name]) for y in _names(b[name]))


def _names(said: Said) -> tuple[str, ...]:
    return said.value if isinstance(said.value, tuple) else (str(said.value),)


def _one_name(a: str, b: str) -> bool:
    """Whether two may be one: the same name, one with more words, one in another script, or one that is no name at all but
    says what somebody is ("a trading company").
    """
    x, y = key(a), key(b)
    if x in y or y in x:
        return True
    if is_listed(a) or is_listed(b):
        return False
    return is_latin(a) != is_latin(b) or not (_is_named(a) and _is_named(b))


def _is_named(name: str) -> bool:
    """Whether it is a name: every longer word has a capital, where its script has any. "A Harare company" is none."""
    return all(w[0].isupper() or not w[0].islower() for w in name.split() if len(w) > PARTICLE)


def _is_called(hop: str) -> bool:
    """Whether a way bears a name: "Gulf Pearl Bank in Manama", and not "a bank in Manama" or "Bank in Manama"."""
    words = hop.split()
    return len(words) > 1 and all(word[0].isupper() for word in words[:2])


def _is_firm(one: _Told, name: str) -> bool:
    said = one.found.get(name)
    return said is not None and _rank(said) == 0


def _rank(said: Said) -> int:
    """How well somebody is named: a name, a state, what he is, a code; what is only taken from a deal comes last."""
    value = str(said.value)
    if said.reason:
        return 4
    if any(c.isdigit() for c in value):
        return 3
    if is_listed(value):
        return 1
    return 0 if _is_named(value) else 2


def _of_goods(found: Found) -> bool:
    """Whether a route is one of goods, which is none of money."""
    return "pattern" in found and any(name.startswith("transit") for name in found["pattern"].value)


def _row(row: Sequence[_Told], roots: Roots) -> Payment:
    statements = [statement for one in row for statement in one.statements]
    told, sources = counts_of(statements, roots)
    said = _said(row)
    cells = {name: _cell(name, places) for name, places in said.items()}
    if "payee" in cells and "payer" in cells and key(str(cells["payer"].value)) == key(str(cells["payee"].value)):
        del cells["payee"]  # nobody pays himself
    digest = "\0".join(f"{name}={cell.value}" for name, cell in sorted(cells.items()))
    return Payment(
        id=f"payment-{hashlib.sha256(digest.encode()).hexdigest()[:12]}",
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=told,
        sources=sources,
        **cells,
    )


def _said(row: Sequence[_Told]) -> dict[str, list[Said]]:
    """What a row's accounts say, cell by cell. Who is only taken from a deal gives way to who is told; of a sentence about some
    of a price nothing but names and patterns is the payment's own.
    """
    sure = any(name in one.found and not one.found[name].reason for one in row for name in SIDES)
    counted = any("amount" in one.found for one in row)
    said: dict[str, list[Said]] = {}
    for one in row:
        part = counted and one.some and "amount" not in one.found
        for name, value in one.found.items():
            if name in SIDES and ((sure and value.reason) or (part and _rank(value))):
                continue
            if part and name not in (*SIDES, "pattern"):
                continue
            said.setdefault(name, []).append(value)
    return said


def _cell(name: str, said: Sequence[Said]) -> Cell:
    """The value that most accounts give, of names the fullest kind; of patterns all."""
    if name == "pattern":
        sure = {pattern for one in said if not one.reason for pattern in one.value}
        named = tuple(dict.fromkeys(pattern for one in said for pattern in one.value))
        reason = next((one.reason for one in said if one.reason), "")
        return Cell(
            tuple(f"matches the pattern “{pattern}”" for pattern in named),
            not sure >= {*named},
            anchors=tuple(dict.fromkeys(one.at for one in said)),
            reason="" if sure >= {*named} else reason,
        )
    if name in SIDES:
        best = min(said, key=lambda one: (_rank(one), not is_latin(str(one.value))))
    else:
        counts = Counter(one.value for one in said)
        best = max(said, key=lambda one: (name == "route" and _is_called(one.value[0]), counts[one.value]))
        if name == "period":
            finer = [one for one in said if str(one.value).startswith(f"{best.value}-")]
            if len({one.value for one in finer}) == 1:  # the day of the month that most accounts give
                best = finer[0]
    others: list[str | int | float] = []
    if name in ("amount", "currency", "period"):
        others = [v for one in said if (v := one.value) != best.value and not str(best.value).startswith(f"{v}-")]
    elif name in SIDES:
        alike = [one for one in said if _rank(one) == 0 and is_latin(str(one.value)) == is_latin(str(best.value))]
        others = [one.value for one in alike if not _one_name(str(one.value), str(best.value))]
    anchors = tuple(dict.fromkeys(one.at for one in said))
    return Cell(best.value, bool(best.reason), tuple(dict.fromkeys(others)), anchors, best.reason)
