"""Who deals with whom, and how: four counts for each pair of states and year, never one score.

Each event counts once, however many accounts and origins tell of it. The interval is what is left when any one origin
is left out, or every claim that is not certain; under ``FEW`` events a list says more than a count.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from firsthand.records import Alignment, Count, Happening, Reading, Roots, Statement

FEW = 5
"""Events of a pair and year under which they are listed rather than counted (the convention of the field)."""
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
UNDATED = "undated"


def alignment_of(events: Sequence[Happening], readings: Mapping[str, Reading], roots: Roots) -> tuple[Alignment, ...]:
    """Counts by pair and year of everything that has happened between two states; plans and assessments stand apart."""
    statements = {s.id: s for reading in readings.values() for s in reading.statements}
    between = [event for event in events if _pair(event) is not None and not event.planned and event.quad.value]
    between.sort(key=lambda event: (_pair(event) or ("", ""), _period(event)))
    rows = []
    for (pair, period), group in groupby(between, key=lambda event: (_pair(event), _period(event))):
        assert pair is not None
        members = list(group)
        counted = [event for event in members if not event.assessment]
        counts = [
            _count([event for event in counted if event.quad.value == quad], counted, statements, roots)
            for quad in QUADS
        ]
        rows.append(
            Alignment(
                pair=pair,
                period=period,
                verbal_cooperation=counts[0],
                material_cooperation=counts[1],
                verbal_conflict=counts[2],
                material_conflict=counts[3],
                events=tuple(event.id for event in counted),
                assessments=tuple(event.id for event in members if event.assessment),
                listed_only=len(counted) < FEW,
            )
        )
    return tuple(rows)


def _pair(event: Happening) -> tuple[str, str] | None:
    """The two states of an event in the order of the alphabet, or None where it is not between two."""
    a, b = event.source.value, event.target.value
    if not (isinstance(a, str) and isinstance(b, str)) or a == b or not (_is_state(a) and _is_state(b)):
        return None
    return (min(a, b), max(a, b))


def _is_state(name: str) -> bool:
    return len(name) == 3 and name.isupper()


def _period(event: Happening) -> str:
    """The year in which an event surely lies; what was before a date or after it may lie in another."""
    if event.precision in ("by", "before", "after"):
        return UNDATED
    if event.earliest and event.latest and event.earliest[:4] == event.latest[:4]:
        return event.earliest[:4]
    return UNDATED


def _count(
    events: Sequence[Happening], counted: Sequence[Happening], statements: Mapping[str, Statement], roots: Roots
) -> Count:
    """How many, and how few are left without any one origin or without what is not certain."""
    told = {event.id: [statements[name] for name in event.statements if name in statements] for event in counted}
    origins = {
        name: {roots.of(s.document, s.span if s.furniture is None else None, possible=True) for s in said}
        for name, said in told.items()
    }
    left = [len(events)]
    for origin in {one for name in told for one in origins[name]}:
        left.append(sum(1 for event in events if origins[event.id] - {origin}))
    left.append(sum(1 for event in events if any(s.certainty == "CT+" for s in told[event.id])))
    return Count(len(events), min(left), len(events))
