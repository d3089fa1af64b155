"""A case as FollowTheMoney entities, one JSON object a line, with the account that each value comes from.

``properties`` are what every reader of the format takes; ``statements`` say of each value from which account it is, in
``origin``, as the format's own statements do.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from firsthand.views import schema as s
from firsthand.views.registers import JOINT

SCHEMATA = frozenset({"Person", "Organization", "PublicBody", "Company", "LegalEntity"})
"""What the format has of our kinds; it has none for states, places and weapon systems. States become public bodies."""
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
LONGEST_NAME = 250


@dataclass
class Entity:
    """One entity on its way out: each value once, with the accounts that give it."""

    id: str
    schema: str
    dataset: str
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, name: str, value: object, origin: str = "") -> None:
        """One more value; the first account that gives it is its origin."""
        text = "" if value is None else _sayable(str(value))
        if text:
            self.values.setdefault(name, {}).setdefault(text, origin)

    def cell(self, name: str, cell: s.Cell) -> None:
        """A register's cell: its value and where it stands first."""
        if cell.value is not None:
            self.add(name, cell.value, cell.anchors[0].document if cell.anchors else "")

    def dated(self, name: str, cell: s.Cell) -> None:
        """A date, where it begins like an ISO one; a span of days gives its first."""
        match = DATE.match(str(cell.value or ""))
        if match:
            self.add(name, match.group(), cell.anchors[0].document if cell.anchors else "")

    def out(self) -> dict[str, Any]:
        """As the format has it."""
        return {
            "id": self.id,
            "schema": self.schema,
            "datasets": [self.dataset],
            "properties": {name: list(values) for name, values in self.values.items()},
            "statements": [
                {
                    "canonical_id": self.id,
                    "entity_id": self.id,
                    "prop": name,
                    "schema": self.schema,
                    "value": value,
                    "dataset": self.dataset,
                    "origin": origin or None,
                    "external": False,
                }
                for name, values in self.values.items()
                for value, origin in values.items()
            ],
        }


class _Case:
    """The entities of one case by id: whoever is named first makes one, the others find it."""

    def __init__(self, case: s.Export) -> None:
        self.dataset = re.sub(r"[^a-z0-9]+", "_", case.case.lower()).strip("_") or "case"
        self.made: dict[str, Entity] = {}
        self.named = {str(e.name.value): e for e in case.entities if e.schema.value in SCHEMATA}

    def make(self, key: str, schema: str) -> Entity:
        """The entity of that key."""
        name = f"fh-{hashlib.sha256(f'{self.dataset}|{key}'.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
        return self.made.setdefault(name, Entity(name, schema, self.dataset))

    def party(self, name: str, origin: str) -> Entity:
        """A state, an entity of the case, or somebody of whom only the words are known."""
        if (code := _alpha2(name)) is not None:
            state = self.make(f"state|{name}", "PublicBody")
            state.add("name", _state_name(name), origin)
            state.add("country", code, origin)
            return state
        if name in self.named:
            return self.make(f"entity|{self.named[name].id}", str(self.named[name].schema.value))
        other = self.make(f"party|{name}", "LegalEntity")
        other.add("name", name[:LONGEST_NAME], origin)
        return other

    def parties(self, cell: s.Cell) -> list[Entity]:
        """Everybody whom a cell names."""
        origin = cell.anchors[0].document if cell.anchors else ""
        return [self.party(name, origin) for name in str(cell.value).split(JOINT) if name] if cell.value else []


def entities(case: s.Export) -> Iterator[dict[str, Any]]:
    """Every entity of the case, accounts first."""
    whole = _Case(case)
    articles = {d.id: _article(d, whole) for d in case.documents}
    for one in case.entities:
        if one.schema.value in SCHEMATA:
            _named(one, whole, articles)
    for deal in case.deals:
        _contract(deal, whole, articles)
    for payment in case.payments:
        _payment(payment, whole, articles)
    for listing in case.sanctions:
        _sanction(listing, whole, articles)
    for event in case.events:
        _event(event, whole, articles)
    yield from (entity.out() for entity in whole.made.values())


def _article(d: s.DocumentPart, whole: _Case) -> Entity:
    article = whole.make(f"document|{d.id}", "Article")
    for name, value in (
        ("title", d.title or d.path or d.id),
        ("publisher", d.outlet),
        ("sourceUrl", d.url if d.url and re.match(r"https?://[^\s/]+\.", d.url) else None),
        ("author", d.byline),
        ("notes", f"SHA-256 of the original: {d.sha256}" if d.sha256 and d.held else None),  # contentHash is SHA-1
        ("bodyText", d.text),
        ("fileName", d.path if d.held else None),
        ("notes", None if d.held else "Restored from its witnesses: nobody holds this text."),
    ):
        article.add(name, value, d.id)
    if d.published and (match := DATE.match(d.published)):
        article.add("publishedAt", match.group(), d.id)
    return article


def _named(one: s.EntityPart, whole: _Case, articles: dict[str, Entity]) -> None:
    """An entity with its names, and a mention for each way in which an account writes it."""
    entity = whole.make(f"entity|{one.id}", str(one.schema.value))
    entity.cell("name", one.name)
    for name in one.names:
        for place in name.anchors[:1]:
            if name.text != one.name.value:
                entity.add("alias", name.text, place.document)
        for document in dict.fromkeys(place.document for place in name.anchors):
            mention = whole.make(f"mention|{one.id}|{name.text}|{document}", "Mention")
            mention.add("name", name.text, document)
            mention.add("document", articles[document].id, document)
            mention.add("resolved", entity.id, document)
            mention.add("detectedSchema", entity.schema, document)
    if one.country.value is not None and not one.country.uncertain and (code := _alpha2(str(one.country.value))):
        entity.add("country", code)


def _contract(deal: s.DealPart, whole: _Case, articles: dict[str, Entity]) -> None:
    contract = whole.make(deal.id, "Contract")
    what = deal.designation.value or deal.description.value or "arms"
    contract.add("title", f"{deal.supplier.value or '..'} to {deal.recipient.value or '..'}: {what}")
    contract.cell("amount", deal.value)
    contract.cell("currency", deal.currency)
    contract.cell("status", deal.status)
    contract.cell("description", deal.description)
    contract.dated("contractDate", deal.order_year)
    for buyer in whole.parties(deal.recipient):
        contract.add("authority", buyer.id, _origin(deal.recipient))
    for supplier in whole.parties(deal.supplier):
        award = whole.make(f"award|{deal.id}|{supplier.id}", "ContractAward")
        award.add("contract", contract.id)
        award.add("supplier", supplier.id, _origin(deal.supplier))
    _documented(contract, deal, whole, articles)


def _payment(row: s.PaymentPart, whole: _Case, articles: dict[str, Entity]) -> None:
    """A payment needs both ends; a route of which neither is known stays out, and is in every other format."""
    payers, payees = whole.parties(row.payer), whole.parties(row.payee)
    if not payers or not payees:
        return
    payment = whole.make(row.id, "Payment")
    payment.add("payer", payers[0].id, _origin(row.payer))
    payment.add("beneficiary", payees[0].id, _origin(row.payee))
    for name, cell in (
        ("amount", row.amount),
        ("currency", row.currency),
        ("purpose", row.instrument),
        ("description", row.pattern),
    ):
        payment.cell(name, cell)
    payment.dated("date", row.period)
    _documented(payment, row, whole, articles)


def _sanction(row: s.SanctionPart, whole: _Case, articles: dict[str, Entity]) -> None:
    for listed in whole.parties(row.entity):
        sanction = whole.make(f"{row.id}|{listed.id}", "Sanction")
        sanction.add("entity", listed.id, _origin(row.entity))
        sanction.cell("authority", row.list)
        sanction.dated("listingDate", row.listed)
        if row.match.value is not None:
            sanction.cell("summary", row.match)


def _event(row: s.EventPart, whole: _Case, articles: dict[str, Entity]) -> None:
    if row.assessment:
        return
    event = whole.make(row.id, "Event")
    event.add("name", str(row.summary.value or row.type.value)[:LONGEST_NAME], _origin(row.summary))
    event.cell("summary", row.summary)
    event.dated("date", row.date)
    event.cell("location", row.place)
    event.cell("keywords", row.type)
    for party in (*whole.parties(row.source), *whole.parties(row.target)):
        event.add("involved", party.id)
    _documented(event, row, whole, articles)


def _documented(
    entity: Entity, row: s.DealPart | s.PaymentPart | s.EventPart, whole: _Case, articles: dict[str, Entity]
) -> None:
    """Which accounts a row rests on."""
    cells: Sequence[Any] = [getattr(row, name) for name in row.__struct_fields__]
    for document in dict.fromkeys(a.document for cell in cells if isinstance(cell, s.Cell) for a in cell.anchors):
        if entity.schema == "Payment":
            entity.add("sourceUrl", next(iter(articles[document].values.get("sourceUrl", {})), None), document)
            continue
        proof = whole.make(f"documentation|{entity.id}|{document}", "Documentation")
        proof.add("document", articles[document].id, document)
        proof.add("entity", entity.id, document)


def _origin(cell: s.Cell) -> str:
    return cell.anchors[0].document if cell.anchors else ""


@cache
def _alpha2(code: str) -> str | None:
    """The format's code of a state: two letters, lower case."""
    import pycountry

    if code == "XKX":
        return "xk"
    found = pycountry.countries.get(alpha_3=code) if re.fullmatch(r"[A-Z]{3}", code) else None
    return str(found.alpha_2).lower() if found is not None else None


@cache
def _state_name(code: str) -> str:
    import pycountry

    found = pycountry.countries.get(alpha_3=code)
    return str(getattr(found, "common_name", None) or getattr(found, "name", None) or "Kosovo")


def _sayable(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c == "\0" else c for c in text).strip()
