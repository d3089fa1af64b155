"""Deals of a case against a register of one's own, in the CSV layout of SIPRI's arms-transfers database.

One row of the file is one delivery year of one deal; rows of one deal share its database id. The file is read and never
kept. Of every deal of the case it is said: *known* (the register has all that it says), *extends* (it says more),
*contradicts* (both are certain and differ), *new* (no deal of the register fits).
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import msgspec

from firsthand.language.designations import find_designations
from firsthand.language.folding import fold
from firsthand.language.states import state_names
from firsthand.records import Cell, Deal, Unreadable

Outcome = Literal["known", "extends", "contradicts", "new"]
COLUMNS = (
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year",
    "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production",
)  # fmt: skip
"""The layout's columns. Those up to the status are read; the first row that has supplier and recipient is the header."""
NEEDED = ("supplier", "recipient", "designation")
NAMES = {
    "viet nam": "VNM", "turkiye": "TUR", "turkey": "TUR", "soviet union": "RUS", "uae": "ARE", "united arab emirates": "ARE",
    "dr congo": "COD", "congo": "COG", "cote d'ivoire": "CIV", "ivory coast": "CIV", "north korea": "PRK",
    "south korea": "KOR", "united states": "USA", "united kingdom": "GBR", "russia": "RUS", "syria": "SYR", "iran": "IRN",
    "laos": "LAO", "moldova": "MDA", "bolivia": "BOL", "venezuela": "VEN", "tanzania": "TZA", "taiwan": "TWN",
    "brunei": "BRN", "czechia": "CZE", "kosovo": "XKX", "cape verde": "CPV", "eswatini": "SWZ", "north macedonia": "MKD",
    "bosnia-herzegovina": "BIH", "jordan": "JOR", "georgia": "GEO", "chad": "TCD", "niger": "NER", "myanmar": "MMR",
}  # fmt: skip
"""States as the database writes them, where that is not the name that everybody uses."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One deal of the register, its delivery years together. Estimates are what the file marks so. ``line`` is the first."""

    key: str
    line: int
    supplier: str
    recipient: str
    designation: str
    description: str
    ordered: str | None
    ordered_estimated: bool
    delivered: float | None
    delivered_estimated: bool
    years: tuple[str, ...]
    status: str


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one deal. ``entries`` are the database ids that it may be; ``reasons`` say cell by cell why."""

    deal: str
    outcome: Outcome
    entries: tuple[str, ...]
    reasons: tuple[str, ...]


class Register(NamedTuple):
    """A register as read: its deals, and what in the file could not be read and why."""

    entries: tuple[Entry, ...]
    skipped: tuple[str, ...]


@dataclass(slots=True)
class _Rows:
    """The file's rows of one deal."""

    line: int
    first: Mapping[str, str]
    delivered: float = 0.0
    any_delivered: bool = False
    estimated: bool = False
    years: list[str] = field(default_factory=list)


def read_register(data: bytes, path: str) -> Register:
    """The deals of a register file. Lines before the header are passed over. Raises Unreadable without such a header."""
    text = _decoded(data)
    lines = text.splitlines(keepends=True)
    for at, line in enumerate(lines):  # noqa: B007  where the header stands is needed below
        names = [_name(cell) for cell in next(csv.reader([line], delimiter=_delimiter(line)), [])]
        if {*NEEDED} <= {*names}:
            break
    else:
        raise Unreadable(
            f"{path}: no row names the columns Supplier, Recipient and Designation.",
            "Export the deals from SIPRI's database as CSV, or name a file's columns like its.",
        )
    rows: dict[str, _Rows] = {}
    skipped: list[str] = []
    reader = csv.reader(io.StringIO("".join(lines[at + 1 :])), delimiter=_delimiter(line))
    try:
        for cells in reader:
            number = at + 1 + reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            row = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
            if not row.get("supplier") or not row.get("recipient"):
                skipped.append(f"line {number}: no supplier or recipient")
                continue
            _take(rows, row, number)
    except csv.Error as problem:
        skipped.append(f"line {at + 1 + reader.line_num} and after: {problem}")
    return Register(tuple(_entry(key, found) for key, found in rows.items()), tuple(skipped))


def _take(rows: dict[str, _Rows], row: Mapping[str, str], number: int) -> None:
    key = row.get("sipri at database id") or "\0".join(
        row.get(name, "") for name in ("supplier", "recipient", "designation", "order date")
    )
    found = rows.setdefault(key, _Rows(number, row))
    count = _number(row.get("numbers delivered", ""))
    if count is not None:
        found.delivered += count
        found.any_delivered = True
    found.estimated = found.estimated or _marked(row.get("numbers delivered is estimate", ""))
    year = _year(row.get("delivery year", ""))
    if year and year not in found.years:
        found.years.append(year)


def _entry(key: str, found: _Rows) -> Entry:
    row = found.first
    return Entry(
        key=key.replace("\0", " / "),
        line=found.line,
        supplier=row["supplier"],
        recipient=row["recipient"],
        designation=row.get("designation", ""),
        description=row.get("description", ""),
        ordered=_year(row.get("order date", "")) or None,
        ordered_estimated=_marked(row.get("order date is estimate", "")),
        delivered=found.delivered if found.any_delivered else None,
        delivered_estimated=found.estimated,
        years=tuple(sorted(found.years)),
        status=row.get("status", "").lower(),
    )


def reconcile(deals: Iterable[Deal], register: Sequence[Entry]) -> tuple[Reconciled, ...]:
    """Each deal against every entry that may be it: parties alike, arms alike. One that was all delivered before the deal
    began is an older deal of such arms.
    """
    found = []
    for deal in deals:
        alike = [entry for entry in register if _fits(deal, entry)]
        older = [entry for entry in alike if _is_over(entry, deal)]
        found.append(_reconciled(deal, [entry for entry in alike if entry not in older], older))
    return tuple(found)


def _is_over(entry: Entry, deal: Deal) -> bool:
    """Whether the entry's last delivery lies before the year in which the deal was made or, where that is open, first delivered."""
    began = [str(deal.order_year.value)] if deal.order_year.value is not None else sorted(_all(deal.delivery_years))
    return bool(began and entry.years) and entry.years[-1] < began[0]


def _fits(deal: Deal, entry: Entry) -> bool:
    suppliers, recipient = _all(deal.supplier), deal.recipient.value
    giver, taker = state_of(entry.supplier), state_of(entry.recipient)
    if not suppliers and recipient is None:
        return False
    if (suppliers and giver not in suppliers) or (recipient is not None and taker != recipient):
        return False
    ours = {_key(name) for name in (*_all(deal.designation), *map(str, deal.designation.alternatives))}
    theirs = {_key(name) for name in _designations(entry.designation)}
    if ours:
        return any(_alike(a, b) for a in ours for b in theirs)
    words = {_stem(w) for w in fold(str(deal.description.value or "")).split()}
    known = {_stem(w) for w in fold(entry.description).replace("/", " ").split()}
    vague = words <= COMMON | HEADS or known <= COMMON | HEADS
    return bool(words & known - (COMMON if vague else COMMON | HEADS))


COMMON = frozenset({"syste", "new", "milit", "equip", "type"})
"""Stems that descriptions of very different arms share."""
HEADS = frozenset(
    {"aircr", "plane", "jets", "jet", "ship", "ships", "vesse", "boat", "boats", "vehic", "weapo", "defen"}
)
"""Stems that tell arms apart only where a description says no more: "aircraft" may be any, a transport aircraft no trainer."""


def _reconciled(deal: Deal, entries: Sequence[Entry], older: Sequence[Entry]) -> Reconciled:
    if not entries:
        reasons = [f"a later deal than {e.key}, ordered {e.ordered or '..'}, delivered by {e.years[-1]}" for e in older]
        return Reconciled(
            deal=deal.id, outcome="new", entries=(), reasons=tuple(reasons) or ("no deal of the register fits",)
        )
    judged = [_against(deal, entry) for entry in entries]
    # Where several fit, the deal is held against those that nothing speaks against.
    agreeing = [(entry, found) for entry, found in zip(entries, judged, strict=True) if not found[0]]
    if agreeing:
        more = [reason for _, (_, reasons) in agreeing for reason in reasons]
        fewest = min((found[1] for _, found in agreeing), key=len)
        kept = tuple(entry.key for entry, _ in agreeing)
        if fewest:
            return Reconciled(deal=deal.id, outcome="extends", entries=kept, reasons=tuple(dict.fromkeys(more)))
        return Reconciled(deal=deal.id, outcome="known", entries=kept, reasons=("the register has all that it says",))
    against = [reason for found, _ in judged for reason in found]
    return Reconciled(
        deal=deal.id,
        outcome="contradicts",
        entries=tuple(entry.key for entry in entries),
        reasons=tuple(dict.fromkeys(against)),
    )


def _against(deal: Deal, entry: Entry) -> tuple[list[str], list[str]]:
    """What speaks against the entry, and what the deal says beyond it."""
    against: list[str] = []
    more: list[str] = []
    year = deal.order_year
    if year.value is not None:
        if entry.ordered is None:
            more.append(f"order year {year.value}; the register has none")
        elif str(year.value) != entry.ordered:
            certain = not (year.uncertain or entry.ordered_estimated)
            (against if certain else more).append(f"order year {year.value}; the register has {entry.ordered}")
    count = _number(str(deal.number_delivered.value or ""))
    if count is not None:
        if entry.delivered is None:
            more.append(f"{count:g} delivered; the register has none")
        elif count > entry.delivered:
            more.append(f"{count:g} delivered; the register has {entry.delivered:g}")
    ordered = _number(str(deal.number_ordered.value or ""))
    if ordered is not None and entry.delivered is not None and ordered < entry.delivered:
        certain = not (deal.number_ordered.uncertain or entry.delivered_estimated or deal.number_ordered.alternatives)
        words = f"{ordered:g} ordered; the register has {entry.delivered:g} delivered"
        (against if certain else more).append(words)
    for delivery in _all(deal.delivery_years):
        if delivery not in entry.years and not deal.delivery_years.uncertain:
            more.append(f"delivery in {delivery}; the register has {', '.join(entry.years) or 'none'}")
    if deal.condition.value and entry.status and _condition(str(deal.condition.value)) != _condition(entry.status):
        against.append(f"{deal.condition.value}; the register has {entry.status}")
    if deal.value.value is not None:
        more.append(f"value {deal.value.value} {deal.currency.value or ''}".rstrip() + "; the register has none")
    return against, more


def state_of(name: str) -> str | None:
    """ISO 3166 alpha-3 of a state as the database writes it, a territory in brackets dropped; None if unknown."""
    plain = re.sub(r"\s*\(.*?\)|\*", "", name).strip().lower()
    folded = fold(plain)
    if folded in NAMES or plain in NAMES:
        return NAMES.get(folded) or NAMES[plain]
    if re.fullmatch(r"[a-z]{3}", plain) and plain.upper() in state_names("en").values():
        return plain.upper()
    return state_names("en").get(plain)


def _designations(words: str) -> set[str]:
    """What a designation cell names: every listed designation, and the cell's own words."""
    return {m.canonical for m in find_designations(words)} | {
        part for part in re.split(r"[/;,]", words) if part.strip()
    }


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


def _alike(a: str, b: str) -> bool:
    """One designation, or one a variant of the other: "Su-30" and "Su-30MK2", never "Su-3" and "Su-30"."""
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    return long == short or (long.startswith(short) and not (short[-1].isdigit() and long[len(short)].isdigit()))


def _stem(word: str) -> str:
    return re.sub(r"\W", "", word)[:5]


def _condition(words: str) -> str:
    lowered = words.lower()
    if "modern" in lowered:
        return "modernised"
    return "second-hand" if "second" in lowered or "used" in lowered else "new"


def _all(cell: Cell) -> tuple[str, ...]:
    if cell.value is None:
        return ()
    return tuple(map(str, cell.value)) if isinstance(cell.value, tuple) else (str(cell.value),)


def _decoded(data: bytes) -> str:
    """UTF-8 with or without a mark; else Windows Latin-1, which the database's own export has been in."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _name(cell: str) -> str:
    return " ".join(cell.strip().strip('"').lower().split())


def _number(cell: str) -> float | None:
    match = re.fullmatch(r"[(\[]?(\d[\d,]*(?:\.\d+)?)[)\]]?", cell.strip())
    return float(match[1].replace(",", "")) if match else None


def _year(cell: str) -> str:
    match = re.search(r"\b(1[89]\d\d|20\d\d)\b", cell)
    return match[1] if match else ""


def _marked(cell: str) -> bool:
    return cell.strip().lower() in ("yes", "true", "1", "y", "x")
