"""Assigned stretches to entities: one for each key, its names gathered, its origins counted."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.entities.assigned import Assigned
from firsthand.entities.sightings import Account
from firsthand.records import Alias, Anchor, Bounds, Cell, Descent, Entity, EntitySchema, Span, anchor

_ORDER: tuple[EntitySchema, ...] = (
    "Country",
    "PublicBody",
    "Company",
    "Organization",
    "LegalEntity",
    "Person",
    "WeaponSystem",
    "Place",
)


def entity_id(key: str) -> str:
    """An id that depends on the key alone."""
    return "e-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def joined(assigned: Iterable[Assigned], accounts: Sequence[Account], descent: Descent) -> tuple[Entity, ...]:
    """The entities, states first, each kind by the number of its places."""
    by_id = {account.id: account for account in accounts}
    groups: dict[str, list[Assigned]] = defaultdict(list)
    for one in assigned:
        groups[one.key].append(one)
    origins = Roots(descent)
    entities = [_entity(key, group, by_id, origins) for key, group in groups.items()]
    places = {e.id: sum(len(alias.anchors) for alias in e.aliases) for e in entities}
    return tuple(sorted(entities, key=lambda e: (_ORDER.index(e.schema), -places[e.id], e.name, e.id)))


def _entity(key: str, group: Sequence[Assigned], accounts: Mapping[str, Account], origins: "Roots") -> Entity:
    group = sorted(group, key=lambda one: (one.document, one.span))
    names = Counter(one.name for one in group if one.name)
    fullest = max(names, key=lambda name: (name.isascii(), names[name], len(name), name), default=key.partition(":")[2])
    aliases: dict[str, tuple[str, list[Anchor]]] = {}
    statements: dict[str, None] = {}
    for one in group:
        account = accounts[one.document]
        place = anchor(one.document, account.text, *one.span)
        text = " ".join(place.text.split())
        _, anchors = aliases.setdefault(text, (one.reason, []))
        if place not in anchors[-1:]:
            anchors.append(place)
        statements |= dict.fromkeys(account.around(*one.span))
    told = [(a.document, a.span) for _, anchors in aliases.values() for a in anchors]
    return Entity(
        id=entity_id(key),
        key=key,
        name=fullest,
        schema=group[0].schema,
        aliases=tuple(
            Alias(text, tuple(anchors), reason)
            for text, (reason, anchors) in sorted(aliases.items(), key=lambda item: (-len(item[1][1]), item[0]))
        ),
        country=_country(group, accounts),
        kind=next((one.kind for one in group if one.kind), ""),
        known=group[0].known,
        nearest=group[0].nearest,
        part_of=group[0].part_of,
        notes=tuple(dict.fromkeys(one.note for one in group if one.note)),
        statements=tuple(statements),
        accounts=origins.count(told),
    )


def _country(group: Sequence[Assigned], accounts: Mapping[str, Account]) -> Cell:
    """The state, with where the text gives it; more than one stay alternatives."""
    given: dict[str, list[Assigned]] = defaultdict(list)
    for one in group:
        if one.state:
            given[one.state].append(one)
    if not given:
        return Cell()
    state = max(given, key=lambda code: (len(given[code]), code))
    sure = [one for one in given[state] if one.sure_state]
    places = [anchor(one.document, accounts[one.document].text, *one.span) for one in given[state]]
    return Cell(
        value=state,
        uncertain=not sure or len(given) > 1,
        alternatives=tuple(sorted(set(given) - {state})),
        anchors=tuple(dict.fromkeys(places)),
        reason=given[state][0].state_reason,
    )


class Roots:
    """What accounts go back to, as lineage has it: for counts of origins."""

    def __init__(self, descent: Descent) -> None:
        self._family = {member: f.root for f in descent.origins.families for member in (f.root, *f.members)}
        self._dependent: dict[str, list[Span]] = defaultdict(list)
        for edge in descent.derivations:
            self._dependent[edge.child].extend(edge.spans)

    def count(self, places: Iterable[tuple[str, Span]]) -> Bounds:
        """At least the families; at most as well each account whose own words name the entity."""
        families: set[str] = set()
        widest: set[str] = set()
        for document, (start, end) in places:
            root = self._family.get(document, document)
            families.add(root)
            own = not any(low <= start and end <= high for low, high in self._dependent.get(document, ()))
            widest.add(document if own and self._dependent.get(document) else root)
        return Bounds(len(families), max(len(families), len(widest)))
