"""A plain text (a file, or the text of a JSON line) as a document: its furniture, its footers, what it says of itself."""

import msgspec

from firsthand.ingest.credits import headline_credits, prose_credits
from firsthand.ingest.footers import Found, footers_of
from firsthand.ingest.furniture import furniture_of, lines_of
from firsthand.ingest.naming import named_outlets
from firsthand.ingest.openings import Opening, read_opening
from firsthand.ingest.outlets import Outlet
from firsthand.ingest.shortforms import resolved
from firsthand.records import Credit, Furniture, Sourced


class TextReading(msgspec.Struct, frozen=True):
    """What was found in a text; spans refer to it."""

    furniture: tuple[Furniture, ...]
    credits: tuple[Credit, ...]
    title: Sourced | None
    byline: Sourced | None
    outlet: Sourced | None
    outlet_key: str | None
    published: Sourced | None


def read_text(text: str, *, title: str | None = None, markdown: bool = False) -> TextReading:
    """Everything that the words of a text tell about the text. ``title`` is known from elsewhere, or None."""
    lines = lines_of(text)
    opening = read_opening(text, lines, title, markdown)
    footers = footers_of(text, lines, {mark.start for mark in opening.furniture})
    marks = furniture_of(text, [*opening.furniture, *footers.furniture])
    outlet, key = _outlet(opening, footers)
    credits = all_credits(text, marks, footers, key, outlet)
    return TextReading(
        furniture=tuple(marks),
        credits=unique(credits),
        title=opening.title,
        byline=opening.byline or _sourced(footers.byline, "byline"),
        outlet=outlet,
        outlet_key=key,
        published=opening.published or _dated(footers, len(text)),
    )


NAMED_CHARACTERS = 200_000
"""How much of a text is searched for the long form of a short name."""


def all_credits(
    text: str, marks: list[Furniture], footers: Found, key: str | None, outlet: Sourced | None
) -> list[Credit]:
    """Footers' and prose credits; short names resolved by the outlets that the whole text names, captions included."""
    credits = [*footers.credits, *headline_credits(text, marks), *prose_credits(text, between(len(text), marks))]
    named = [found for _, _, found in named_outlets(text[:NAMED_CHARACTERS])]
    if key is not None and outlet is not None:
        named.append(Outlet(key, outlet.value))
    return resolved(text, credits, named)


def _sourced(found: tuple[str, int, int] | None, where: str) -> Sourced | None:
    return Sourced(found[0], where, (found[1], found[2])) if found else None


def _dated(footers: Found, length: int) -> Sourced | None:
    found = footers.published
    return _sourced(found, "footer" if found and found[1] * 2 > length else "header")


def _outlet(opening: Opening, footers: Found) -> tuple[Sourced | None, str | None]:
    """A site named above the text publishes it; else the outlet that signs the byline does."""
    if opening.outlet is not None:
        return opening.outlet[1], opening.outlet[0].key
    if footers.outlet is not None:
        outlet, start, end = footers.outlet
        return Sourced(outlet.name, "byline", (start, end)), outlet.key
    return None, None


def between(length: int, marks: list[Furniture]) -> list[tuple[int, int]]:
    """The stretches that no mark covers; ``marks`` in order and apart."""
    spans, at = [], 0
    for mark in marks:
        if mark.start > at:
            spans.append((at, mark.start))
        at = max(at, mark.end)
    if at < length:
        spans.append((at, length))
    return spans


def unique(credits: list[Credit]) -> tuple[Credit, ...]:
    """In order of place; of several at one place the first found stays (footers before prose)."""
    seen: set[tuple[int, int, str]] = set()
    kept = []
    for credit in credits:
        place = (credit.start, credit.end, credit.key)
        if place not in seen:
            seen.add(place)
            kept.append(credit)
    return tuple(sorted(kept, key=lambda c: (c.start, c.end, c.key)))
