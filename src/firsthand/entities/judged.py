"""An analyst's decisions about entities, laid over what was worked out: these are one, this name is not that one's.

Pure, and after the fact: without judgements the entities are what they were, so undoing one restores it exactly.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from firsthand.entities.joining import Roots, entity_id
from firsthand.records import Alias, Bounds, Cell, Descent, Entity, Judged, Judgement

NO_ENTITY = "there is no such entity in this analysis"
NO_NAME = "the entity does not go by that name in this analysis"
ONE_NAME = "the entity has no other name"
DECISIONS = ("same-entity", "not-same-entity")


def judged(
    entities: Sequence[Entity], descent: Descent, judgements: Sequence[Judgement]
) -> tuple[tuple[Entity, ...], tuple[Judged, ...]]:
    """The entities as the judgements have them, in the order in which they were made, and what each of them did."""
    held = {one.id: one for one in entities}
    became: dict[str, str] = {}
    origins = Roots(descent)
    told: list[Judged] = []
    for judgement in judgements:
        if judgement.decision not in DECISIONS:
            continue
        meant = [_now(name, became) for name in judgement.entities]
        if not meant or any(name not in held for name in meant):
            told.append(Judged(judgement, resting=NO_ENTITY))
        elif judgement.decision == "same-entity":
            first, *others = dict.fromkeys(meant)
            for name in others:
                held[first] = _together(held[first], held.pop(name), judgement.stamp, origins)
                became[name] = first
            told.append(Judged(judgement, (first,)))
        else:
            told.append(_parted(held, meant[0], judgement, origins))
    return tuple(held.values()), tuple(told)


def _now(name: str, became: dict[str, str]) -> str:
    while name in became:
        name = became[name]
    return name


def _together(one: Entity, other: Entity, stamp: str, origins: Roots) -> Entity:
    """Two entities as one, under the name and id of the first."""
    reasons = {alias.text: alias for alias in one.aliases}
    for alias in other.aliases:
        known = reasons.get(alias.text)
        anchors = tuple(sorted({*(known.anchors if known else ()), *alias.anchors}))
        reasons[alias.text] = Alias(alias.text, anchors, known.reason if known else f"{stamp}: the same as {one.name}")
    aliases = tuple(reasons.values())
    return replace(
        one,
        aliases=aliases,
        country=one.country if one.country.value is not None else other.country,
        kind=one.kind or other.kind,
        part_of=one.part_of or other.part_of,
        notes=tuple(dict.fromkeys((*one.notes, *other.notes, stamp))),
        statements=tuple(dict.fromkeys((*one.statements, *other.statements))),
        accounts=_count(aliases, origins),
    )


def _parted(held: dict[str, Entity], name: str, judgement: Judgement, origins: Roots) -> Judged:
    """Take one name away from an entity; it becomes an entity of its own."""
    one = held[name]
    alias = next((a for a in one.aliases if a.text.casefold() == judgement.value.casefold()), None)
    if alias is None:
        return Judged(judgement, resting=NO_NAME)
    left = tuple(a for a in one.aliases if a is not alias)
    if not left:
        return Judged(judgement, resting=ONE_NAME)
    key = f"{one.key}#{alias.text}"
    mine = replace(alias, reason=f"{judgement.stamp}: not the same as {one.name}")
    apart = Entity(
        id=entity_id(key),
        key=key,
        name=alias.text,
        schema=one.schema,
        aliases=(mine,),
        country=Cell(),
        notes=(judgement.stamp,),
        statements=one.statements,
        accounts=_count((mine,), origins),
    )
    held[name] = replace(one, aliases=left, notes=(*one.notes, judgement.stamp), accounts=_count(left, origins))
    held[apart.id] = apart
    return Judged(judgement, (name, apart.id))


def _count(aliases: Sequence[Alias], origins: Roots) -> Bounds:
    return origins.count((a.document, a.span) for alias in aliases for a in alias.anchors)
