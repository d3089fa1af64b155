"""The register of arms transfers: one row a deal, however many accounts tell of it, every cell with its places."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.language.designations import system_of
from firsthand.language.weapons import key
from firsthand.records import (
    RUNGS,
    Anchor,
    Cell,
    DateExpression,
    Deal,
    Document,
    Money,
    Quantity,
    Reading,
    Roots,
    Rung,
    Span,
    Statement,
    anchor,
)
from firsthand.registers.accounts import accounts as read_accounts
from firsthand.registers.counting import counts_of, repeats
from firsthand.registers.following import Following
from firsthand.registers.merging import rows_of
from firsthand.registers.roles import Given, whole
from firsthand.registers.tellings import tellings_of
from firsthand.registers.told import WISHES, Told, head_of, kind_of
from firsthand.registers.transfers import MOVING, Transfer, year_of, years_of
from firsthand.registers.unlisted import is_listed
from firsthand.registers.wording import words_of

DOZENS = 24
"""The least that "dozens" are."""


def deals_of(documents: Sequence[Document], readings: Mapping[str, Reading], roots: Roots) -> tuple[Deal, ...]:
    """The rows of a case, in the order in which its accounts first tell of them."""
    tellings: list[Told] = []
    for document, reading, language in read_accounts(documents, readings):
        if (words := words_of(language)) is not None:
            tellings += tellings_of(document, reading, words)
    rows = [row for row in rows_of(tellings, roots) if _is_deal(row)]
    return _parted(tuple(_row(row, roots) for row in rows))


def _is_deal(row: Sequence[Told]) -> bool:
    """Whether what is told is a deal: plainly, or in an account about arms. A wish for fighter jets, without from whom, of which
    type, how many or for how much, is none.
    """
    if not any(told.plain or told.of_arms for told in row):
        return False
    if all(told.first.rung in WISHES for told in row):
        return any(told.supplier or told.designations or told.numbers or told.values for told in row)
    return True


class _Said(NamedTuple):
    """A rung, where it is said, and whether the account says more than another's word."""

    rung: Rung
    at: Anchor
    firm: bool


class _Cells:
    """Fills cells from tellings: the value of the account nearest a root first, what others give beside it."""

    def __init__(self) -> None:
        self.values: list[tuple[str | int | float, Anchor, bool]] = []
        self.firm: set[str | int | float] = set()
        self.repeating = False

    def add(self, value: str | float, document: Document, span: Span, *, uncertain: bool = False) -> None:
        """One more place that gives a value; one that only repeats another account firms nothing up."""
        if isinstance(value, float):
            value = whole(value)
        if not self.repeating or not self.firm:
            self.firm.add(value)
        self.values.append((value, anchor(document.id, document.text, *span), uncertain))

    def put_first(self, value: float, document: Document, span: Span) -> None:
        """What an account adds up over its sentences stands before what one of them says."""
        self.add(value, document, span)
        own = [v for v in self.values if v[1].document == document.id]
        if len(own) > 1 and own[0] is self.values[0]:
            self.values = [own[-1], *(v for v in self.values if v[1].document != document.id)]

    def one(self) -> Cell:
        """A cell with one value; others are alternatives, kept as given."""
        if not self.values:
            return Cell()
        value = self.values[0][0]
        others = tuple(dict.fromkeys(v for v, _, _ in self.values if v != value))
        doubts = [u for v, _, u in self.values if v == value]
        return Cell(value, all(doubts), others, tuple(dict.fromkeys(a for _, a, _ in self.values)))

    def many(self) -> Cell:
        """A cell with every value that stands firm; others are alternatives."""
        if not self.values:
            return Cell()
        return Cell(
            _fullest(tuple(dict.fromkeys(str(v) for v, _, _ in self.values if v in self.firm))),
            any(u for _, _, u in self.values),
            tuple(dict.fromkeys(v for v, _, _ in self.values if v not in self.firm)),
            tuple(dict.fromkeys(a for _, a, _ in self.values)),
        )


def _fullest(values: tuple[str, ...]) -> tuple[str, ...]:
    """Without those that another value only says more fully: "Gripen" beside "Gripen E"; of names of one system that of the
    list ("Ada class" beside "Ada-Klasse").
    """
    kept: list[str] = []
    for v in values:
        system = system_of(v)
        same = [w for w in values if w != v and system is not None and system_of(w) is system]
        listed = system is not None and key(v).startswith(key(system.designation))
        if not (same and not listed and any(key(w).startswith(key(system.designation)) for w in same if system)):
            kept.append(v)
    return tuple(v for v in kept if not any(f" {v} " in f" {w} " and v != w for w in kept))


def _row(row: Sequence[Told], roots: Roots) -> Deal:
    """One deal from its tellings."""
    row = sorted(
        row,
        key=lambda told: (
            not (told.numbers or told.designations),  # who says neither which nor how many says least of the rest
            _echoes(roots, told.document.id),
            _steps(told, roots),
        ),
    )
    cells: dict[str, _Cells] = {
        name: _Cells()
        for name in (
            "supplier", "recipient", "designation", "description", "number_ordered", "order_year", "delivery_years",
            "number_delivered", "condition", "flags", "value", "currency", "value_scope", "category", "comments",
            "seller",
        )
    }  # fmt: skip
    rungs: list[_Said] = []
    statements: list[Statement] = []
    for told in row:
        for cell in cells.values():
            cell.repeating = _echoes(roots, told.document.id)
        _tell(told, cells, rungs, statements)
    for document, date in _dates_of_order(row):
        cells["order_year"].add(year_of(date), document, (date.start, date.end))
    accounts, sources = counts_of(statements or [t.statement for told in row for t in told.transfers], roots)
    status = _status(_uncontested(rungs, row))
    number = _number_cell(row, cells["number_ordered"])
    first = row[0].first
    designation = cells["designation"].many()
    recipient = cells["recipient"].one()
    supplier = _supplier(cells["supplier"].many(), designation, recipient, cells["condition"].one())
    givers = supplier.value if isinstance(supplier.value, tuple) else ()
    recipient = replace(recipient, alternatives=tuple(a for a in recipient.alternatives if a not in givers))
    deal_id = hashlib.sha256(
        "\0".join(
            [
                str(recipient.value),
                str(supplier.value),
                str(designation.value),
                first.item.noun,
                str(number.value),
            ]
        ).encode()
    ).hexdigest()[:12]
    vouching = [
        t.statement
        for told in row
        for t in told.transfers
        if not told.disputed
        and not _recalls(t.statement, roots)
        and (told.numbers or told.designations)
        and RUNGS.index(t.rung) >= RUNGS.index("order claimed")
    ]
    origins = min(bound.lower for bound in counts_of(vouching, roots)) if vouching else 0
    seller = cells["seller"].one()
    return Deal(
        id=f"deal-{deal_id}",
        supplier=supplier,
        recipient=recipient,
        designation=designation,
        description=_description(cells["description"].one(), designation),
        number_ordered=number,
        order_year=cells["order_year"].one(),
        delivery_years=cells["delivery_years"].many(),
        number_delivered=_delivered(cells["number_delivered"].one(), status),
        condition=cells["condition"].one(),
        status=status,
        flags=cells["flags"].many(),
        value=cells["value"].one(),
        currency=cells["currency"].one(),
        value_scope=cells["value_scope"].one(),
        seller=seller,
        category=_category(cells["category"].one(), designation),
        eligible=_eligible(status, seller, vouching, origins),
        comments=cells["comments"].many(),
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=accounts,
        sources=sources,
    )


def _dates_of_order(row: Sequence[Told]) -> list[tuple[Document, DateExpression]]:
    """When the deal was made: dates that name a year ("a contract dated 14 November 2024") before those counted from the day
    of an account; of one that only denies the deal these are the days of its denial.
    """
    dates = [
        (told.document, date)
        for told in row
        for date in (*(t.ordered for t in told.transfers), *(more.ordered for more in told.added))
        if date is not None and year_of(date) and not (told.denies and date.value is None)
    ]
    dates = [(document, date) for document, date in dates if not _to_come(document, date)]
    return sorted(dates, key=lambda one: re.match(r"\d{4}", one[1].value or "") is None)


def _to_come(document: Document, date: DateExpression) -> bool:
    """Whether a date lies in a year after the account's own: no deal was made then."""
    return document.published is not None and year_of(date) > document.published.value[:4]


def _echoes(roots: Roots, name: str) -> bool:
    """Whether an account is, or may be, another's story in words of its own: what is open firms nothing up either."""
    return repeats(roots, name) or any(not edge.settled for edge in roots.edges(name))


def _steps(told: Told, roots: Roots) -> int:
    return 0 if roots.of(told.document.id, None, possible=False) == told.document.id else 1


def _tell(told: Told, cells: dict[str, _Cells], rungs: list[_Said], statements: list[Statement]) -> None:
    """Adds what one account says to the cells."""
    document = told.document
    for given in told.supplier:
        cells["supplier"].add(given.value, document, given.span, uncertain=not is_listed(given.value))
    if told.recipient is not None:
        unsure = told.inferred or not is_listed(told.recipient.value)
        cells["recipient"].add(told.recipient.value, document, told.recipient.span, uncertain=unsure)
    for t in told.transfers:
        _tell_arms(t, document, cells)
    arrived = [more.delivered for more in told.added if more.delivered is not None]
    if arrived:
        cells["number_delivered"].put_first(sum(float(n.value) for n in arrived), document, arrived[0].span)
    parts: list[Transfer | Following] = [*told.transfers, *told.added]
    for part in parts:
        if not told.denies and not (isinstance(part, Following) and any(f.value == "denied" for f in part.flags)):
            statements.append(part.statement)  # a denial is no support
        _tell_circumstances(part, document, cells)
        if part.rung is not None:
            place = anchor(document.id, document.text, *part.rung_at)
            rungs.append(_Said(part.rung, place, not cells["flags"].repeating))


def _tell_arms(t: Transfer, document: Document, cells: dict[str, _Cells]) -> None:
    """Which arms, in what condition, and how many of them have come."""
    for d in t.item.designations:
        cells["designation"].add(d.canonical, document, (d.start, d.end))
    if t.item.description is not None:
        cells["description"].add(_plain(document.text[slice(*t.item.description)]), document, t.item.description)
        if t.item.category:
            cells["category"].add(t.item.category, document, t.item.description)
    if t.condition is not None:
        cells["condition"].add(t.condition.value, document, t.condition.span)
    if (come := _arrived(t)) is not None:
        cells["number_delivered"].add(come.value, document, come.span)


def _tell_circumstances(part: Transfer | Following, document: Document, cells: dict[str, _Cells]) -> None:
    """When, for how much, on what terms, from which firm, and what has become of it."""
    for date in part.delivered_on:
        unsure = part.planned or _to_come(document, date)
        for year in years_of(date):
            cells["delivery_years"].add(year, document, (date.start, date.end), uncertain=unsure)
    if part.money is not None:
        _value(cells, document, part.money, part.scope)
    if part.seller is not None:
        cells["seller"].add(part.seller.value, document, part.seller.span)
    for name, given in (("comments", part.terms), ("flags", part.flags)):
        for one in given:
            cells[name].add(one.value, document, one.span)


def _arrived(t: Transfer) -> Given | None:
    """How many a transfer itself says have arrived: the part that it speaks of, or all where all change hands."""
    if t.rung != "delivered" or t.planned or t.trigger.frame not in MOVING:
        return None
    if t.item.arrived is not None:
        return Given(t.item.arrived, (t.item.start, t.item.end))
    number = t.item.number
    if t.begun or number is None or number.approximation != "exact" or number.alternatives or t.item.parts:
        return None
    return Given(number.low, (number.start, number.end))


def _category(told: Cell, designation: Cell) -> Cell:
    """The register's category: that of a known designation, else that of the noun."""
    for name in designation.value if isinstance(designation.value, tuple) else ():
        system = system_of(name)
        if system is not None and system.category is not None:
            return Cell(system.category, anchors=designation.anchors, reason=f"the list of weapon systems: {name}")
    return told


def _supplier(told: Cell, designation: Cell, recipient: Cell, condition: Cell) -> Cell:
    """Who gives; where nobody says so, the one state that builds the type, as uncertain: new arms mostly come from there."""
    if told.value is not None or recipient.value is None or str(condition.value).startswith("second-hand"):
        return told
    for name in designation.value if isinstance(designation.value, tuple) else ():
        system = system_of(name)
        if system is not None and len(system.states) == 1 and system.states[0] != recipient.value:
            reason = f"no account names the supplier; the list of weapon systems: {name} is built there"
            return Cell((system.states[0],), True, anchors=designation.anchors, reason=reason)
    return told


def _description(told: Cell, designation: Cell) -> Cell:
    """What the text calls the arms; where it gives a designation alone, what the list of weapon systems says it is."""
    if told.value is not None:
        return told
    for name in designation.value if isinstance(designation.value, tuple) else ():
        if kind := kind_of(name):
            return Cell(kind, anchors=designation.anchors, reason=f"the list of weapon systems: {name}")
    return told


def _value(cells: dict[str, _Cells], document: Document, money: Money, scope: Given | None) -> None:
    cells["value"].add(money.low, document, (money.start, money.end), uncertain=money.approximation != "exact")
    if money.currency:
        cells["currency"].add(money.currency, document, (money.start, money.end))
    if scope is not None:
        cells["value_scope"].add(scope.value, document, scope.span)


def _number_cell(row: Sequence[Told], cell: _Cells) -> Cell:
    alternatives: list[float] = []
    for told in row:
        for t in told.transfers:
            q = t.item.number
            if q is None or told.share:
                continue
            low = _least(q)
            several = len({system_of(d.canonical) or d.canonical for d in t.item.designations}) > 1  # how many of each?
            cell.add(low, told.document, (q.start, q.end), uncertain=several or q.approximation != "exact")
            alternatives += q.alternatives
            if q.approximation in ("range", "or") and q.high != q.low and q.high != float("inf"):
                alternatives.append(q.high)
    made = cell.one()
    more = tuple(whole(a) for a in alternatives if a != made.value)
    if not more:
        return made
    return Cell(made.value, True, tuple(dict.fromkeys((*made.alternatives, *more))), made.anchors, made.reason)


def _least(q: Quantity) -> float:
    return DOZENS if re.match(r"(?i)dozens", q.text) else q.low


def _uncontested(rungs: Sequence[_Said], row: Sequence[Told]) -> list[_Said]:
    """Without a delivery that one account alone tells of while another expects it in a later year: the word of one against
    another's raises nothing, and stays as an alternative.
    """
    sayers = {said.at.document for said in rungs if said.rung == "delivered"}
    if len(sayers) != 1:
        return list(rungs)
    (sayer,) = sayers
    day = next((t.document.published.value for t in row if t.document.id == sayer and t.document.published), "")
    others = [told for told in row if told.document.id != sayer]
    planned = [date for told in others for t in told.transfers if t.planned for date in t.delivered_on]
    planned += [date for told in others for more in told.added if more.planned for date in more.delivered_on]
    expected = {year for date in planned for year in years_of(date)}
    if not day or not expected or max(expected) <= day[:4]:
        return list(rungs)
    return [said._replace(firm=False) if said.rung == "delivered" else said for said in rungs]


def _status(rungs: Sequence[_Said]) -> Cell:
    """The highest rung that a claim gives; lower ones, and those that only a retelling gives, are alternatives."""
    firm = [said for said in rungs if said.firm] or list(rungs)
    best = max((said.rung for said in firm), key=RUNGS.index)
    others = tuple(dict.fromkeys(said.rung for said in rungs if said.rung != best))
    return Cell(best, False, others, tuple(dict.fromkeys(said.at for said in rungs if said.rung == best)))


def _delivered(told: Cell, status: Cell) -> Cell:
    """How many have come; where only a retelling says that any have, no more than an alternative."""
    if told.value is None or status.value == "delivered" or isinstance(told.value, tuple):
        return told
    return Cell(alternatives=(told.value, *told.alternatives), anchors=told.anchors, reason="only a retelling says so")


def _denies(statement: Statement) -> bool:
    """ "There is no such contract", an office says: that vouches for nothing."""
    return statement.certainty == "CT-" or any(hop.cue_class == "negative" for hop in statement.attribution)


def _recalls(statement: Statement, roots: Roots) -> bool:
    """ "The portal X has reported that …": another's report, which bears out nothing beside it. So is what a group says whose own
    page is in the case, while an office that says so is an office wherever its page is.
    """
    if not statement.attribution:
        return False
    sort = statement.attribution[-1].type
    return sort == "outlet" or (sort not in ("office", "state") and roots.recalls(statement))


def _vouches(statement: Statement, seller: Cell) -> bool:
    """Whether a state, an office of one, or a firm that deals in arms says so by name: agencies of news, foundations and groups
    only report it.
    """
    hop = statement.attribution[-1] if statement.attribution else None
    if hop is None or not hop.named or hop.source is None or _denies(statement):
        return False
    within = [m for m in statement.mentions if hop.source[0] <= m.start < hop.source[1]]
    if hop.type == "office":
        return any(m.country or m.schema == "PublicBody" for m in within)
    firm = any(m.schema == "Company" for m in within) or (bool(seller.value) and str(seller.value) in hop.who)
    return hop.type == "state" or (hop.type == "organisation" and firm)


def _eligible(status: Cell, seller: Cell, statements: Sequence[Statement], independent: int) -> Cell:
    """SIPRI admits a deal when an order or a delivery is verified; a leak or an unnamed voice alone verifies nothing, and
    however many sources one account has, nobody else has heard them: ``independent`` counts origins that have sources apart.
    """
    rung = RUNGS.index(str(status.value)) if status.value else 0
    if rung < RUNGS.index("order claimed"):
        return Cell(False, reason=f"candidate: no order or delivery is told of, only “{status.value}”")
    vouched = [s for s in statements if _vouches(s, seller)]
    if vouched:
        return Cell(True, reason=f"an office or firm that is named says so: {vouched[0].attribution[-1].who}")
    if independent >= 2:
        return Cell(True, reason="at least two origins, on sources of their own, say so")
    return Cell(False, reason="candidate: one origin, and no office or firm that is named vouches for it")


def _parted(deals: tuple[Deal, ...]) -> tuple[Deal, ...]:
    """A summary ("dozens of systems") and what one account counts out beside it are one group, so that nothing is
    counted twice.
    """
    sums = [d for d in deals if d.number_ordered.uncertain and d.number_ordered.value and not d.designation.value]
    found = []
    for deal in deals:
        whole = next((s for s in sums if s is not deal and _may_hold(s, deal)), None)
        if whole is not None:
            reason = "the same parties, in one account, in a number that may be among them"
            deal = replace(deal, part_of=Cell(whole.id, True, anchors=whole.number_ordered.anchors[:1], reason=reason))
        found.append(deal)
    return tuple(found)


def _may_hold(whole: Deal, part: Deal) -> bool:
    number = part.number_ordered
    if (
        number.value is None
        or number.uncertain
        or part.designation.value
        or part.recipient.value != whole.recipient.value
    ):
        return False
    suppliers = [set(d.supplier.value or ()) for d in (whole, part)]  # type: ignore[arg-type]
    if all(suppliers) and not suppliers[0] & suppliers[1]:
        return False
    accounts = [{a.document for a in d.number_ordered.anchors} for d in (whole, part)]
    heads = [head_of(str(d.description.value).lower()) for d in (whole, part) if d.description.value]
    parts = "component" in (part.comments.value or ())  # type: ignore[operator]
    return bool(accounts[0] & accounts[1]) and (parts or len(set(heads)) == 1)


def _plain(words: str) -> str:
    return " ".join(words.translate(QUOTES).split())


QUOTES = str.maketrans("", "", '“”„«»"')
"""A name that its account sets between quotation marks is the name all the same."""
