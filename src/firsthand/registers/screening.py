"""Names against sanctions lists: few candidates by shared letters, judged by nomenklatura's matcher. A match is a lead.

Nothing is sent anywhere: the lists are files, the matcher runs here (extra ``ftm``).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np

from firsthand.records import Cell, Entity
from firsthand.registers.candidates import Index
from firsthand.registers.lists import Listed, Listing
from firsthand.registers.matcher import Matcher

THRESHOLD = 0.7
"""Least score of a lead: what nomenklatura's own screening uses."""
SCREENED = frozenset({"Person", "Organization", "PublicBody", "Company", "LegalEntity"})


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to be screened, under every name that the case has."""

    id: str
    schema: str
    names: tuple[str, ...]
    country: str | None = None


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """One name that a list may mean. ``why`` says so in a desk's words, ``account`` in the matcher's own."""

    entity: str
    names: tuple[str, ...]
    entry: str
    entry_names: tuple[str, ...]
    source: str
    listings: tuple[Listing, ...]
    topics: tuple[str, ...]
    score: float
    why: tuple[str, ...]
    account: tuple[str, ...]
    notes: tuple[str, ...] = ()


def to_screen(entities: Iterable[Entity]) -> tuple[Named, ...]:
    """The persons and bodies of a case."""
    return tuple(
        Named(
            id=one.id,
            schema=one.schema,
            names=tuple(dict.fromkeys((one.name, *(alias.text for alias in one.aliases)))),
            country=_country(one.country),
        )
        for one in entities
        if one.schema in SCREENED
    )


def _country(cell: Cell) -> str | None:
    return None if cell.value is None or cell.uncertain else str(cell.value)


def screen(people: Sequence[Named], entries: Sequence[Listed], threshold: float = THRESHOLD) -> tuple[Lead, ...]:
    """Every lead, best first. Raises NotBuilt where the extra is not installed."""
    matcher = Matcher()
    near = Nearest(matcher, entries)
    made: dict[int, Any] = {}
    leads: list[Lead] = []
    for one in people:
        numbers = near.to(one)
        if not numbers:
            continue
        query = matcher.entity(one.schema, {"name": one.names, "country": (one.country,) if one.country else ()})
        for number in numbers:
            entry = entries[number]
            if number not in made:
                made[number] = matcher.entity(entry.schema, entry.properties)
            result = matcher.score(query, made[number])
            if result.score >= threshold:
                leads.append(_lead(matcher, one, entry, result))
    return tuple(sorted(leads, key=lambda lead: (-lead.score, lead.entity, lead.entry)))


class Nearest:
    """The entries that somebody is compared with: those that a name of theirs may mean, of a kind that they may be."""

    def __init__(self, matcher: Matcher, entries: Sequence[Listed]) -> None:
        self._matcher = matcher
        self._index = Index(
            [word for name in matcher.names(entry.schema, entry.names) for word in name] for entry in entries
        )
        self._kinds = np.array([entry.schema for entry in entries])
        self._allowed: dict[str, Any] = {}

    def to(self, one: Named) -> list[int]:
        """Their numbers, best first for each name."""
        if one.schema not in self._allowed:
            kinds = [kind for kind in np.unique(self._kinds) if self._matcher.may_match(one.schema, str(kind))]
            self._allowed[one.schema] = np.isin(self._kinds, kinds)
        allowed = self._allowed[one.schema]
        found = (
            number
            for name in self._matcher.names(one.schema, one.names)
            for number in self._index.candidates(name, allowed)
        )
        return list(dict.fromkeys(found))


def _lead(matcher: Matcher, one: Named, entry: Listed, result: Any) -> Lead:
    judged = matcher.judged(result)
    return Lead(
        entity=one.id,
        names=one.names,
        entry=entry.id,
        entry_names=entry.names,
        source=entry.source,
        listings=entry.listings,
        topics=entry.topics,
        score=judged.score,
        why=judged.why,
        account=judged.account,
    )
