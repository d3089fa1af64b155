"""The timeline: what statements say happened between states, each event once, however many accounts tell of it."""

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.language.tables import for_language
from firsthand.records import (
    Anchor,
    Cell,
    Claim,
    DateExpression,
    Document,
    Event,
    Happening,
    Reading,
    Role,
    Roots,
    Statement,
    anchor,
)
from firsthand.registers.counting import counts_of
from firsthand.registers.occurrences import MUTUAL, Telling, bounds, occurrences, states_of
from firsthand.registers.tellings import lowered

ANY = "unknown"
LASTING = frozenset({"meeting", "deployment"})
"""Kinds of what may take several days."""
OF_ARMS = 5
"""Different words of the trade in an account about it; news of domestic politics has two or three."""


def events_of(
    documents: Sequence[Document], readings: Mapping[str, Reading], claims: Sequence[Claim], roots: Roots
) -> tuple[Happening, ...]:
    """The events of a case by date, those without a date last."""
    claim_of = {statement: claim.id for claim in claims for statement in claim.statements}
    tellings: list[Telling] = []
    for document in documents:
        if document.id not in readings:
            continue
        statements = readings[document.id].statements
        dates = {(d.start, d.end): d for s in statements for d in (*s.dates, s.date_beside) if d is not None}
        of_arms = about_arms(document)
        for statement in statements:
            claim = claim_of.get(statement.id, statement.id)
            for event in statement.events:
                if not event.negated and (of_arms or _between_two(event)):
                    date = dates.get(event.date) if event.date is not None else None
                    if _is_to_come(date, document):
                        event = replace(event, planned=True)
                    tellings.append(Telling(document, statement, event, date, claim))
    rows = [_row(told, roots) for told in occurrences(tellings)]
    return tuple(sorted(rows, key=lambda row: (row.earliest or "9999", row.latest or "9999", row.id)))


def _between_two(event: Event) -> bool:
    """Whether it happened between two states. Anything else belongs here only in an account of arms and money."""
    ours = states_of(event)
    return None not in ours and ours[0] != ours[1]


def _is_to_come(date: DateExpression | None, document: Document) -> bool:
    """Whether an event lies after the day of its account, whatever the tense: "the leaders meet on Wednesday"."""
    days, published = bounds(date), document.published
    return days is not None and published is not None and days[0] > published.value[:10]


def _width(date: DateExpression) -> int:
    """How many days a date leaves open; one that nothing can be made of comes last."""
    days = bounds(date)
    if days is None:
        return datetime.date.max.toordinal()
    return (datetime.date.fromisoformat(days[1]) - datetime.date.fromisoformat(days[0])).days


def _row(told: Sequence[Telling], roots: Roots) -> Happening:
    """One event from its tellings; the first that has a cell gives it, others that differ stand beside."""
    accounts, sources = counts_of([one.statement for one in told], roots)
    told = sorted(told, key=_plainness)
    document, statement, event, _, _ = told[0]
    dated = _whole_stay_first(sorted((one for one in told if one.date is not None), key=_openness))
    if dated and dated[0].event.bearing is None:  # a day by which it had happened is no other day of it
        dated = [one for one in dated if one.event.bearing is None]
    day = dated[0] if dated else None
    limits = bounds(day.date) if day else None
    trigger = anchor(document.id, document.text, *event.trigger)
    key = "\0".join([str(event.type), str(event.kind), *map(str, states_of(event)), str(limits), statement.text[:200]])
    parties = [(one.document, *_parties(one.event, event)) for one in told]
    return Happening(
        id=f"event-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}",
        type=Cell(event.type or event.kind, anchors=(trigger,)),
        mode=Cell(_mode(event), anchors=(trigger,)),
        quad=Cell(event.quad, reason="the class of its type in PLOVER's codebook"),
        source=_role([(d, source) for d, source, _ in parties]),
        target=_role([(d, target) for d, _, target in parties]),
        date=_date_cell([(one.document, one.date) for one in dated if one.date is not None]),
        earliest=limits[0] if limits else None,
        latest=limits[1] if limits else None,
        precision=_precision(day.event, day.date) if day and day.date else ANY,
        place=_place(told),
        summary=Cell(" ".join(statement.text.split()), anchors=(anchor(document.id, document.text, *statement.span),)),
        planned=event.planned,
        assessment=event.assessed or _assessed(statement),
        statements=tuple(dict.fromkeys(one.statement.id for one in told)),
        accounts=accounts,
        sources=sources,
    )


def _plainness(one: Telling) -> tuple[bool, bool, int]:
    """What dates an event comes first, then what tells of it alone: its words are the row's."""
    return bounds(one.date) is None, one.event.bearing is not None, len(one.statement.events)


def _mode(event: Event) -> str | None:
    """PLOVER's mode, else the register's kind; of what is only said the type tells more."""
    if event.mode is None and event.kind == "statement" and event.type is not None:
        return event.type.lower()
    return event.mode or event.kind


def _openness(one: Telling) -> tuple[bool, int]:
    """What gives the day itself comes before what gives one by which it had happened, then the narrower date."""
    assert one.date is not None
    return one.event.bearing is not None, _width(one.date)


def _whole_stay_first(dated: list[Telling]) -> list[Telling]:
    """A visit "from 14 to 16 May" has those days, though another account gives its last one alone."""
    stays = [
        one for one in dated if one.event.kind in LASTING and one.date is not None and one.date.precision == "interval"
    ]
    return sorted(dated, key=lambda one: one is not stays[0]) if stays else dated


def _parties(event: Event, first: Event) -> tuple[Role | None, Role | None]:
    """Source and target as the first telling has them: who meets whom is told either way round."""
    if states_of(event) == states_of(first)[::-1] and event.kind in MUTUAL:
        return event.target, event.source
    return event.source, event.target


def _role(roles: Sequence[tuple[Document, Role | None]]) -> Cell:
    """A party: the state where one is known, else the words."""
    told = [(d, role) for d, role in roles if role is not None]
    if not told:
        return Cell()
    named = [(d, role) for d, role in told if role.state] or told
    value = named[0][1].state or named[0][1].name
    places = tuple(dict.fromkeys(anchor(d.id, d.text, role.start, role.end) for d, role in named))
    others = tuple(dict.fromkeys(role.state or role.name for _, role in named if (role.state or role.name) != value))
    near = all(role.filled == "neighbour" for _, role in named)
    return Cell(value, near, others, places, "named in a sentence beside it" if near else "")


def _date_cell(dates: Sequence[tuple[Document, DateExpression]]) -> Cell:
    """The date at the precision that the text gives, with what it was counted from."""
    values: list[tuple[str, Anchor, str]] = []
    for document, date in dates:
        shown = _shown(date)
        if shown:
            basis = date.resolved.basis if date.resolved is not None else ""
            values.append((shown, anchor(document.id, document.text, date.start, date.end), basis))
    if not values:
        return Cell()
    others = tuple(dict.fromkeys(v for v, _, _ in values if v != values[0][0]))
    approximate = any(date.approximate for _, date in dates)
    return Cell(values[0][0], approximate, others, tuple(dict.fromkeys(a for _, a, _ in values)), values[0][2])


def _precision(event: Event, date: DateExpression) -> str:
    """How closely the date holds the event: "by", "before" or "after" it, "approx" where it is counted in round units."""
    if bounds(date) is None:
        return ANY
    return event.bearing or ("approx" if date.precision == "relative" else date.precision)


def _shown(date: DateExpression) -> str:
    """A date at its precision, counted where it needs counting."""
    days = bounds(date)
    if days is None:
        return date.value or ""
    first, last = days
    if first == last:
        return first
    if first[:7] == last[:7] and date.precision == "month":
        return first[:7]
    if first[:4] == last[:4] and date.precision == "year":
        return first[:4]
    return f"{first}/{last}"


def _place(told: Sequence[Telling]) -> Cell:
    for one in told:
        if one.event.place is not None:
            at = anchor(one.document.id, one.document.text, *one.event.place)
            return Cell(at.text, anchors=(at,))
    return Cell()


def _assessed(statement: Statement) -> bool:
    """Whether what is said is somebody's judgement: it is shown apart and never counted."""
    return bool(statement.attribution) and statement.attribution[-1].cue_class == "epistemic"


@cache
def _trade() -> re.Pattern[str]:
    words = sorted(for_language("payments", "en")["trade"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


def about_arms(document: Document) -> bool:
    """Whether an account is about arms and who pays for them, so that what one state does alone belongs to it."""
    return len(set(_trade().findall(lowered(document.text)))) >= OF_ARMS
