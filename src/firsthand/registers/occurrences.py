"""Which tellings are of one event: the same act between the same states on days that can be one, in whatever language.

Tellings with a date come first; one without a date joins the only event that it can be.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from firsthand.language.calendar import resolve
from firsthand.records import DateExpression, Document, Event, Statement
from firsthand.registers.kinds import ANYTHING, fits, kind_of_designation, kind_of_noun

ANY_DAY = "2000-01-01"
"""A date that is written out means the same whatever the account's day is."""
MUTUAL = frozenset({"meeting", "agreement", "deal"})
"""Kinds whose two states do it together: which is named first is the account's choice."""
RECENT = 31
"""Days before its publication in which what an account tells without a date has happened: news is about the last month."""
_WORD = re.compile(r"\w[\w-]*")
WEEK = 7
"""The same for what is only said: governments say the like again and again."""


class Telling(NamedTuple):
    """One event as one statement tells it; ``claim`` is that of the statement."""

    document: Document
    statement: Statement
    event: Event
    date: DateExpression | None
    claim: str


def occurrences(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """The tellings of each event, those with a date first; events in the order in which they are first told."""
    ordered = sorted(tellings, key=lambda one: (bounds(one.date) is None, None in states_of(one.event)))
    found: list[list[Telling]] = []
    by_claim: dict[Hashable, list[list[Telling]]] = defaultdict(list)
    by_states: dict[Hashable, list[list[Telling]]] = defaultdict(list)
    for one in ordered:
        act = _act(one.event)
        claimed = by_claim[one.claim, act, one.event.planned]
        acting = by_states[_states_key(one.event), act, one.event.planned]
        same = next((group for group in claimed if _same_claimed(group, one)), None) or _joined(acting, one)
        if same is None and one.event.planned and one.event.kind == "deal":
            same = _come_about(by_states[_states_key(one.event), act, False], one)
        if same is None and one.event.kind == "deal":
            same = _of_one_side(found, one)
        if same is None:
            same = []
            found.append(same)
        same.append(one)
        for known in (claimed, acting):
            if not any(group is same for group in known):
                known.append(same)
    return found


def states_of(event: Event) -> tuple[str | None, str | None]:
    """The states of who acts and who is acted on, None where none is known."""
    return (event.source.state if event.source else None, event.target.state if event.target else None)


def bounds(date: DateExpression | None) -> tuple[str, str] | None:
    """The first and last day that a date can be, or None where nothing can be made of it."""
    if date is None:
        return None
    if date.resolved is not None:
        return date.resolved.earliest, date.resolved.latest
    counted = resolve(date, ANY_DAY) if date.value and not date.value.startswith("-") else None
    return (counted.earliest, counted.latest) if counted is not None else None


def _states_key(event: Event) -> Hashable:
    states = states_of(event)
    return frozenset(states) if event.kind in MUTUAL else states


def _act(event: Event) -> str | None:
    """The type; an agreement is one whether it is told as agreed (AGREE) or as signed (SUPPORT), a deal whether it is said
    to be wanted (AGREE) or to come (COOPERATE).
    """
    own = {"agreement": ("AGREE", "SUPPORT"), "deal": ("AGREE", "COOPERATE")}.get(event.kind or "", ())
    return event.kind if event.type in own else event.type


def _same_act(one: Event, other: Event) -> bool:
    """One kind of act; what has no kind of its own is told apart by its mode."""
    if one.kind and other.kind:
        return one.kind == other.kind
    return one.kind == other.kind and one.mode == other.mode


def _same_claimed(group: Sequence[Telling], one: Telling) -> bool:
    """Statements of one claim that tell of one act, unless their states or dates differ."""
    ours, theirs = ({*states_of(told.event)} - {None} for told in (one, group[0]))
    if not _same_act(group[0].event, one.event) or not (ours <= theirs or theirs <= ours):
        return False
    mine, days = bounds(one.date), [known for told in group if (known := bounds(told.date)) is not None]
    return mine is None or not days or mine in days


def _joined(groups: Sequence[list[Telling]], one: Telling) -> list[Telling] | None:
    """The event of ``groups``, all of the same type and states, that ``one`` tells of."""
    if states_of(one.event) == (None, None):
        return None
    open_ = [g for g in groups if _same_act(g[0].event, one.event) and not any(_differ(one, told) for told in g)]
    if bounds(one.date) is not None:
        return next((group for group in open_ if _on_one_day(group, one)), None)
    if None in states_of(one.event):
        return None
    near = [group for group in open_ if any(_in_time(told, one) or _same_items(told, one) for told in group)]
    inside = [group for group in open_ if any(told.document.id == one.document.id for told in group)]
    here = [group for group in near if any(group is known for known in inside)]
    dated = [group for group in near if bounds(group[0].date) is not None]
    inside = inside if one.event.kind != "statement" else []
    ordered = open_ if one.event.kind == "deal" else []  # an order is told again for years
    for chosen in (here, dated, near, inside, ordered):
        if len(chosen) == 1:
            return chosen[0]
    return _latest(dated, one) if one.event.kind != "statement" else None


def _come_about(groups: Sequence[list[Telling]], one: Telling) -> list[Telling] | None:
    """The deal that ``one`` only announces: "will buy 14 helicopters", where others tell that 14 were ordered."""
    numbers = _numbers(one)
    if not numbers or bounds(one.date) is not None:
        return None
    return next((g for g in groups if any(numbers & _numbers(told) and _in_time(told, one) for told in g)), None)


def _of_one_side(groups: Sequence[list[Telling]], one: Telling) -> list[Telling] | None:
    """The only deal that ``one`` can be, of which it names one state ("the contract was signed by a firm"), by its day."""
    ours = {*states_of(one.event)} - {None}
    if len(ours) != 1:
        return None
    alike = [
        g
        for g in groups
        if (_act(g[0].event), g[0].event.kind, g[0].event.planned) == (_act(one.event), "deal", one.event.planned)
    ]
    near = [g for g in alike if ours < {*states_of(g[0].event)} - {None} and _near_it(g, one)]
    return near[0] if len(near) == 1 else None


def _near_it(group: Sequence[Telling], one: Telling) -> bool:
    """Whether a deal's days and one's are within a month of each other, and neither its numbers nor its arms are others."""
    days = [known for told in (*group, one) if (known := bounds(told.date)) is not None]
    exact = len(days) > 1 and bounds(one.date) is not None and max(_days(*known) for known in days) <= RECENT
    dated = [told for told in group if bounds(told.date) is not None]
    return exact and not any(_differ(one, told) for told in group) and any(_may_be_one(one, told) for told in dated)


def _latest(groups: Sequence[list[Telling]], one: Telling) -> list[Telling] | None:
    """Of several events that ``one`` may be, the last in the week before its publication: the news of the day."""
    day = one.document.published.value[:10] if one.document.published else None
    if day is None or one.event.planned:
        return None
    ends = [(known[1], k) for k, group in enumerate(groups) if (known := bounds(group[0].date)) is not None]
    recent = [(end, k) for end, k in ends if -1 <= _days(end, day) <= WEEK]
    return groups[max(recent)[1]] if recent else None


def _on_one_day(group: Sequence[Telling], one: Telling) -> bool:
    """A year joins what one word, or one number of arms, tells of; months and days join by themselves."""
    dated = [told for told in group if bounds(told.date) is not None]
    if not dated or one.date is None:
        return False
    if all(bounds(one.date) == bounds(told.date) for told in dated) and _word(one) == _word(dated[0]):
        return True
    return None not in states_of(one.event) and all(_may_be_one(one, told) for told in dated)


def _word(one: Telling) -> str:
    """The word that names an event."""
    return one.document.text[slice(*one.event.trigger)].lower()


def _may_be_one(one: Telling, other: Telling) -> bool:
    """Whether one date is the other, or a day in its month, or a day not long before the one by which it had happened."""
    a, b = bounds(one.date), bounds(other.date)
    if a is None or b is None or one.date is None or other.date is None:
        return False
    if max(_days(*a), _days(*b)) > RECENT:
        alike = bool(_numbers(one) & _numbers(other)) or _one_order(one, other)
        return alike and (_inside(a, b) or _inside(b, a))
    if "by" in (one.event.bearing, other.event.bearing):
        (_, last), (first, _) = (a, b) if one.event.bearing == "by" else (b, a)
        return 0 <= _days(first, last) <= RECENT
    return _inside(a, b) or _inside(b, a)


def _inside(a: tuple[str, str], b: tuple[str, str]) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _in_time(told: Telling, one: Telling) -> bool:
    """Whether ``one``, which gives no date, was published when what is ``told`` was news; what is planned always is."""
    day = one.document.published.value[:10] if one.document.published else None
    if day is None or one.event.planned:
        return True
    known = bounds(told.date)
    if known is None:
        other = told.document.published.value[:10] if told.document.published else None
        known = (other, other) if other is not None else None
    long = WEEK if one.event.kind == "statement" else RECENT
    return known is None or (_days(known[0], day) >= -1 and _days(known[1], day) <= long)


def _days(first: str, last: str) -> int:
    """Days from one to the other; very many where one of them is no day."""
    try:
        return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
    except ValueError:
        return datetime.date.max.toordinal()


def _differ(one: Telling, other: Telling) -> bool:
    """Whether two deals are told with other numbers or other designations."""
    if one.event.kind != "deal":
        return False
    return any(a and b and not a & b for a, b in zip(_items(one), _items(other), strict=True))


def _same_items(one: Telling, other: Telling) -> bool:
    """Whether two tellings of deals have a number or a designation in common: whenever it was, it is that deal."""
    return one.event.kind == "deal" and any(a & b for a, b in zip(_items(one), _items(other), strict=True))


def _one_order(one: Telling, other: Telling) -> bool:
    """Whether two tellings of deals between two states can be of one order: of arms of one kind, or one says not which."""
    if one.event.kind != "deal" or other.event.kind != "deal":
        return False
    ours, theirs = _kinds(one), _kinds(other)
    return not ours or not theirs or any(fits(a, b) for a in ours for b in theirs)


def _kinds(one: Telling) -> frozenset[str]:
    """What kinds of arms a statement speaks of."""
    named = (kind_of_designation(m.canonical) for m in one.statement.mentions if m.schema == "Designation")
    nouns = (kind_of_noun(word) for word in _WORD.findall(one.statement.text.lower()))
    return frozenset((*named, *nouns)) - {"", ANYTHING}


def _items(one: Telling) -> tuple[frozenset[float], frozenset[str]]:
    names = frozenset(m.family or m.canonical for m in one.statement.mentions if m.schema == "Designation")
    return _numbers(one), names


def _numbers(one: Telling) -> frozenset[float]:
    """How many of something a statement speaks of, without sums and shares."""
    return frozenset(q.low for q in one.statement.quantities if q.low == q.high and q.unit != "percent")
