"""Entities in the export's shape, as a table, and why each name is whose it is."""

from collections.abc import Iterator

from firsthand.records import Anchor, Cell, Entity, Results
from firsthand.views import schema as s
from firsthand.views.registers import bounds, cell
from firsthand.views.report.wording import counted, shortened

PLACES = 3
"""Places of one name that ``why`` lists; the rest is counted."""
MOST_NAMES = 6
"""Names of an entity in a table's cell."""

KINDS = {
    "LegalEntity": "body or person",
    "PublicBody": "public body",
    "WeaponSystem": "weapon system",
    "Country": "state",
}
"""Schemata that a reader knows under another word."""


def kind_of(one: Entity) -> str:
    """What an entity is, in words."""
    kind = KINDS.get(one.schema, one.schema.lower())
    return f"{kind}: {one.kind}" if one.kind and one.kind != kind else kind


def entity(one: Entity) -> s.EntityPart:
    """One entity with its names."""
    first = one.aliases[0].anchors[:1] if one.aliases else ()
    everywhere = tuple(place for alias in one.aliases for place in alias.anchors)
    return s.EntityPart(
        id=one.id,
        name=cell(Cell(one.name, anchors=_of_name(one) or first)),
        schema=cell(Cell(one.schema, uncertain=one.schema == "LegalEntity", anchors=first)),
        aliases=cell(Cell(tuple(alias.text for alias in one.aliases), anchors=everywhere)),
        country=cell(one.country),
        kind=one.kind or None,
        known=one.known,
        nearest=list(one.nearest),
        part_of=one.part_of,
        names=[
            s.NamePart(text=alias.text, reason=alias.reason, anchors=[_span(place) for place in alias.anchors])
            for alias in one.aliases
        ],
        notes=list(one.notes),
        statements=list(one.statements),
        accounts=bounds(one.accounts),
    )


def _of_name(one: Entity) -> tuple[Anchor, ...]:
    return tuple(place for alias in one.aliases if alias.text == one.name for place in alias.anchors)


def _span(place: Anchor) -> s.SpanPart:
    return s.SpanPart(document=place.document, start=place.start, end=place.end, text=place.text)


def rows(results: Results, short: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """What `show` prints of each entity."""
    for one in results.entities:
        names = [alias.text for alias in one.aliases if alias.text != one.name]
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        yield (
            short.get(one.id, one.id),
            one.name,
            kind_of(one),
            country(one),
            _range(one),
            ", ".join(names[:MOST_NAMES]) + more,
            "; ".join(one.notes),
        )


def country(one: Entity) -> str:
    """The state, in brackets where it is uncertain."""
    value = "" if one.country.value is None else str(one.country.value)
    return f"({value})" if value and one.country.uncertain else value


def _range(one: Entity) -> str:
    low, high = one.accounts.lower, one.accounts.upper
    return str(low) if low == high else f"{low} to {high}"


def grounds(one: Entity) -> Iterator[tuple[str, Anchor | None]]:
    """Each name with its reason and its first places, then what else is known."""
    for alias in one.aliases:
        yield f"“{shortened(alias.text, 80)}” {counted(len(alias.anchors), 'time')}: {alias.reason}", None
        yield from (("  there", place) for place in alias.anchors[:PLACES])
        if len(alias.anchors) > PLACES:
            yield f"  … and {len(alias.anchors) - PLACES} more places.", None
    if one.country.value is not None:
        sure = "" if not one.country.uncertain else ", uncertain"
        yield f"State: {one.country.value}{sure} ({one.country.reason})", next(iter(one.country.anchors), None)
    if one.part_of:
        yield f"Part of {one.part_of}, as the list of firms and offices has it.", None
    if one.known is False:
        yield f"No list has it; the nearest known are {', '.join(one.nearest) or 'none'}.", None
    yield from ((note, None) for note in one.notes)
