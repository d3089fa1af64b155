"""Who and what the accounts name, as a table: names, kind, state, and by how many origins, never by how many accounts."""

from itertools import islice

from firsthand.records import Entity
from firsthand.views import entities
from firsthand.views.report import wording
from firsthand.views.report.model import EntityView, Link, NamedView
from firsthand.views.report.setting import Setting

MOST_ENTITIES = 400
MOST_NAMES = 8
TOLD = frozenset({"Person", "WeaponSystem", "Place"})
"""Schemata of which the heading says enough."""
HEADINGS = (
    ("States and public bodies", ("Country", "PublicBody")),
    ("Firms and organisations", ("Company", "Organization", "LegalEntity")),
    ("People", ("Person",)),
    ("Weapon systems", ("WeaponSystem",)),
    ("Places", ("Place",)),
)


def named(setting: Setting) -> NamedView:
    """The entities under their headings; of a large case the first of each, in the order of their places."""
    everyone = setting.results.entities
    room = MOST_ENTITIES
    groups = []
    for heading, schemata in HEADINGS:
        shown = tuple(islice((_row(setting, e) for e in everyone if e.schema in schemata), room))
        room -= len(shown)
        if shown:
            groups.append((heading, shown))
    return NamedView(tuple(groups), len(everyone), len(everyone) - (MOST_ENTITIES - room))


def _row(setting: Setting, one: Entity) -> EntityView:
    names = [a for a in one.aliases if a.text != one.name]
    more = len(names) - MOST_NAMES
    # Links make sentences part of the page; where full texts are left out they would add up to them.
    place = one.aliases[0].anchors[0] if one.aliases and not setting.quotes_only else None
    first = setting.sentence_link(place.document, place.start, place.end) if place else Link("")
    bounds = one.accounts
    counted = str(bounds.lower) if bounds.lower == bounds.upper else f"{bounds.lower} to {bounds.upper}"
    notes = list(one.notes)
    if one.known is False:
        notes.append(f"no list has it; nearest {', '.join(one.nearest)}" if one.nearest else "no list has it")
    return EntityView(
        name=wording.shortened(one.name, 100),
        kind=wording.shortened(one.kind if one.schema in TOLD else entities.kind_of(one), 100),
        country=entities.country(one),
        names=tuple((wording.shortened(a.text, 80), wording.shortened(a.reason, 200)) for a in names[:MOST_NAMES]),
        more=max(0, more),
        notes=tuple(wording.shortened(note, 200) for note in notes),
        origins=counted,
        first=first,
    )
