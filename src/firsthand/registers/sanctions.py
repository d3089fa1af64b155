"""Listings that the text tells of: who was put on whose list, and when. What a listing suggests to somebody is no part of it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from firsthand.language.folding import fold
from firsthand.records import Anchor, Cell, DateExpression, Document, Reading, Roots, Sanction, Statement, anchor
from firsthand.registers.counting import counts_of
from firsthand.registers.listing_forms import has_forms, listings
from firsthand.registers.transfers import dated

TELLING = 4
"""Letters of a word that tells one name from another; legal forms and particles have fewer."""
Found = dict[str, tuple[Any, Anchor]]


def sanctions_of(documents: Sequence[Document], readings: Mapping[str, Reading], roots: Roots) -> tuple[Sanction, ...]:
    """The listings of a case, each once however many accounts tell of it."""
    rows: list[tuple[Found, list[Statement]]] = []
    for document in documents:
        reading = readings.get(document.id)
        language = (document.language.value if document.language else "en").split("-")[0].lower()
        if reading is None or not has_forms(language):
            continue
        for statement in reading.statements:
            for told in _told(statement, document, language):
                same = next((row for row in rows if _one_listing(row[0], told)), None)
                if same is None:
                    rows.append((told, [statement]))
                else:
                    same[1].append(statement)
                    for name, cell in told.items():
                        same[0].setdefault(name, cell)
    return tuple(_row(found, statements, roots) for found, statements in rows)


def _told(statement: Statement, document: Document, language: str) -> Iterator[Found]:
    """What one statement says of listings: a row for each who is listed and each list."""
    text, offset = document.text[statement.start : statement.end], statement.start

    def place(start: int, end: int) -> Anchor:
        return anchor(document.id, document.text, offset + start, offset + end)

    for listing in listings(statement, text, language):
        name = listing.entity
        found: Found = {"entity": (name.text, place(name.start, name.start + len(name.text)))}
        if listing.dates:
            values = tuple(dict.fromkeys(map(_day, listing.dates)))
            span = anchor(document.id, document.text, listing.dates[0].start, listing.dates[-1].end)
            found["listed"] = (values if len(values) > 1 else values[0], span)
        yield from [found | {"list": (code, place(*at))} for code, at in listing.lists] or [found]


def _day(date: DateExpression) -> str:
    """A date at its precision: "this year" is a year."""
    if date.value is None and date.resolved is not None and date.precision == "year":
        return date.resolved.earliest[:4]
    return dated(date)


def _one_listing(a: Found, b: Found) -> bool:
    """The same name on the same list: with or without what it is, or in another script on the same day."""
    if "list" in a and "list" in b and a["list"][0] != b["list"][0]:
        return False
    one, other = str(a["entity"][0]), str(b["entity"][0])
    if fold(one) == fold(other):
        return True
    if _is_latin(one) == _is_latin(other):
        mine, theirs = ({w for w in fold(name).split() if len(w) >= TELLING} for name in (one, other))
        return bool(mine and theirs) and one[:1].isupper() == other[:1].isupper() and (mine <= theirs or theirs <= mine)
    days = [str(found["listed"][0]) if "listed" in found else "" for found in (a, b)]
    return "list" in a and "list" in b and days[0] == days[1] and len(days[0]) == len("2024-05-16")


def _is_latin(name: str) -> bool:
    return any("a" <= c <= "z" for c in fold(name) if c.isalpha()) and max(name) < "\u0370"


def _row(found: Found, statements: Sequence[Statement], roots: Roots) -> Sanction:
    accounts, sources = counts_of(statements, roots)
    cells = {name: Cell(value, anchors=(place,)) for name, (value, place) in found.items()}
    key = "\0".join(f"{name}={cell.value}" for name, cell in sorted(cells.items()))
    return Sanction(
        id=f"listing-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=accounts,
        sources=sources,
        **cells,
    )
