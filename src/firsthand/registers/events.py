"""The timeline: what statements say happened between states, each event once, however many accounts tell of it."""

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from firsthand.language.calendar import resolve
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
from firsthand.registers.tellings import lowered

ANY = "unknown"
OF_ARMS = 5
"""Different words of the trade in an account about it; news of domestic politics has two or three."""
ANY_DAY = "2000-01-01"
"""A date that is written out means the same whatever the account's day is."""


@dataclass(slots=True, eq=False)
class _Happened:
    """One event as told so far: its tellings, in the order of the accounts."""

    tellings: list[tuple[Document, Statement, Event, DateExpression | None]] = field(default_factory=list)
    claims: set[str] = field(default_factory=set)

    @property
    def event(self) -> Event:
        return self.tellings[0][2]


def events_of(
    documents: Sequence[Document], readings: Mapping[str, Reading], claims: Sequence[Claim], roots: Roots
) -> tuple[Happening, ...]:
    """The events of a case by date, those without a date last."""
    claim_of = {statement: claim.id for claim in claims for statement in claim.statements}
    found: list[_Happened] = []
    for document in documents:
        if document.id not in readings:
            continue
        statements = readings[document.id].statements
        dates = {(d.start, d.end): d for s in statements for d in (*s.dates, s.date_beside) if d is not None}
        of_arms = about_arms(document)
        for statement in statements:
            for event in statement.events:
                if event.negated or not (of_arms or _between_two(event)):
                    continue
                date = dates.get(event.date) if event.date is not None else None
                claim = claim_of.get(statement.id, statement.id)
                same = next((one for one in found if _one_event(one, document, event, date, claim)), None)
                if same is None:
                    same = _Happened()
                    found.append(same)
                same.tellings.append((document, statement, event, date))
                same.claims.add(claim)
    rows = [_row(one, roots) for one in found]
    return tuple(sorted(rows, key=lambda row: (row.earliest or "9999", row.latest or "9999", row.id)))


def _between_two(event: Event) -> bool:
    """Whether it happened between two states. Anything else belongs here only in an account of arms and money."""
    ours = _states(event)
    return None not in ours and ours[0] != ours[1]


def _word(document: Document, event: Event) -> str:
    """The word that names an event."""
    return document.text[slice(*event.trigger)].lower()


def _one_event(one: _Happened, document: Document, event: Event, date: DateExpression | None, claim: str) -> bool:
    """The same kind of act between the same states: in one claim, or on days that can be one."""
    other = one.event
    if (event.type, event.kind, event.planned) != (other.type, other.kind, other.planned):
        return False
    days = [d for _, _, _, d in one.tellings if d is not None]
    if claim in one.claims:
        mine = _bounds(date)
        return mine is None or not days or any(_bounds(d) == mine for d in days)
    ours = _states(event)
    if date is None or not days or ours != _states(other) or ours == (None, None):
        return False
    if _word(document, event) == _word(*one.tellings[0][::2]) and all(_bounds(date) == _bounds(d) for d in days):
        return True  # one word for it: the year is enough
    return None not in ours and all(_may_be_one_day(date, d) for d in days)


def _may_be_one_day(a: DateExpression, b: DateExpression) -> bool:
    """Whether one date is the other, or a day in its month; a year alone joins nothing."""
    first, second = _bounds(a), _bounds(b)
    if first is None or second is None or not {a.precision, b.precision} <= {"day", "month"}:
        return False
    return (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1])


def _bounds(date: DateExpression | None) -> tuple[str, str] | None:
    if date is None:
        return None
    if date.resolved is not None:
        return date.resolved.earliest, date.resolved.latest
    counted = resolve(date, ANY_DAY) if date.value and not date.value.startswith("-") else None
    return (counted.earliest, counted.latest) if counted is not None else None


def _width(date: DateExpression) -> int:
    """How many days a date leaves open; one that nothing can be made of comes last."""
    bounds = _bounds(date)
    if bounds is None:
        return datetime.date.max.toordinal()
    return (datetime.date.fromisoformat(bounds[1]) - datetime.date.fromisoformat(bounds[0])).days


def _states(event: Event) -> tuple[str | None, str | None]:
    return (event.source.state if event.source else None, event.target.state if event.target else None)


def _row(one: _Happened, roots: Roots) -> Happening:
    """One event from its tellings; the first that has a cell gives it, others that differ stand beside."""
    statements = [s for _, s, _, _ in one.tellings]
    accounts, sources = counts_of(statements, roots)
    document, statement, event, _ = one.tellings[0]
    dates = sorted(((d, x) for d, _, _, x in one.tellings if x is not None), key=lambda told: _width(told[1]))
    dated = dates[0] if dates else None
    bounds = _bounds(dated[1]) if dated else None
    trigger = anchor(document.id, document.text, *event.trigger)
    key = "\0".join([str(event.type), str(event.kind), *map(str, _states(event)), str(bounds), statement.text[:200]])
    return Happening(
        id=f"event-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}",
        type=Cell(event.type or event.kind, anchors=(trigger,)),
        mode=Cell(event.mode or event.kind, anchors=(trigger,)),
        quad=Cell(event.quad, reason="the class of its type in PLOVER's codebook"),
        source=_role([(d, e.source) for d, _, e, _ in one.tellings]),
        target=_role([(d, e.target) for d, _, e, _ in one.tellings]),
        date=_date_cell(dates),
        earliest=bounds[0] if bounds else None,
        latest=bounds[1] if bounds else None,
        precision=_precision(event, dated[1]) if dated else ANY,
        place=_place(one),
        summary=Cell(" ".join(statement.text.split()), anchors=(anchor(document.id, document.text, *statement.span),)),
        planned=event.planned,
        assessment=event.assessed or _assessed(statement),
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=accounts,
        sources=sources,
    )


def _role(roles: Sequence[tuple[Document, Role | None]]) -> Cell:
    """A party: the state where one is known, else the words."""
    told = [(d, role) for d, role in roles if role is not None]
    if not told:
        return Cell()
    named = [(d, role) for d, role in told if role.state] or told
    value = named[0][1].state or named[0][1].name
    places = tuple(dict.fromkeys(anchor(d.id, d.text, role.start, role.end) for d, role in named))
    others = tuple(dict.fromkeys(role.state or role.name for _, role in named if (role.state or role.name) != value))
    near = any(role.filled == "neighbour" for _, role in named)
    return Cell(value, near, others, places, "named in a sentence beside it" if near else "")


def _date_cell(dates: Sequence[tuple[Document, DateExpression]]) -> Cell:
    """The date at the precision that the text gives, with what it was counted from."""
    if not dates:
        return Cell()
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
    if _bounds(date) is None:
        return ANY
    return event.bearing or ("approx" if date.precision == "relative" else date.precision)


def _shown(date: DateExpression) -> str:
    """A date at its precision, counted where it needs counting."""
    bounds = _bounds(date)
    if bounds is None:
        return date.value or ""
    first, last = bounds
    if first == last:
        return first
    if first[:7] == last[:7] and date.precision == "month":
        return first[:7]
    if first[:4] == last[:4] and date.precision == "year":
        return first[:4]
    return f"{first}/{last}"


def _place(one: _Happened) -> Cell:
    for document, _, event, _ in one.tellings:
        if event.place is not None:
            at = anchor(document.id, document.text, *event.place)
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
