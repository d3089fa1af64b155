"""Findings about dates: conflict, lost. Relative dates are counted from the day of the account's original first."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from firsthand.comparison.basis import Basis
from firsthand.comparison.counterparts import Counterpart
from firsthand.comparison.edge import REWORDED, Edge
from firsthand.comparison.pairs import (
    CONTEXT_LEAD,
    Ground,
    context,
    excerpt,
    literal_losses,
    literal_pairs,
)
from firsthand.comparison.sides import Fact, Side
from firsthand.comparison.words import words_of
from firsthand.language.calendar import resolve
from firsthand.records import DateExpression, Finding, FindingClass, Resolved, Severity

CONFLICT = FindingClass(
    code="T301",
    name="date conflict",
    severity="high",
    severity_note="High in a copy and between two absolute dates; medium where one was counted from an account's own day or "
    "its sentence is only likely the counterpart; to be read where the day it is counted from was guessed, and between two "
    "relative weeks, months or years that are neighbours (“this week” and “the past week”), two weekdays that are, and hours, parts of "
    "the day and feasts in reworded text.",
    rationale="One event cannot fall on two days. Relative dates are resolved first, a copy's from the day of its original, "
    "and the reason says what each was counted from.",
    example=(
        "Files taken last month by a group of students (printed 6 May)",
        "In May, a group of students took the files",
    ),
    misses="Dates in sentences without a clear counterpart; dates that overlap at the precision given; "
    "a part of the day told by an hour.",
)
LOST = FindingClass(
    code="T302",
    name="date lost",
    severity="low",
    severity_note="Low in a copy, to be read elsewhere; only looked for where the words around it agree.",
    rationale="Without its date a plan cannot be told from a thing done.",
    example=("The cranes are to be delivered in 2031.", "The cranes are to be delivered."),
    misses="Dates that a reworded account leaves out.",
)
ROUNDED = FindingClass(
    code="T303",
    name="date rounded",
    severity="low",
    severity_note="Low in a copy, to be read in a reworded sentence.",
    rationale="“Nearly two years ago” allows for another order of events than “two years later”.",
    example=("The mill closed nearly ten years ago.", "Ten years later the mill is closed."),
    misses="Spans of time told in different units.",
)
CLASSES = (CONFLICT, LOST, ROUNDED)

CONTEXT_STEMS = 2
"""Words of matter that must stand near both dates before they are taken for dates of one event."""
_LOOSE = frozenset({"week", "month", "year"})
"""Units whose neighbours writers do not keep apart when they count from the day of printing."""
_ANY_DAY = "2000-01-01"
"""A complete date is the same from wherever it is counted."""
_GUESSED = ("guess", "crawl", "captured", "file")


def find(edge: Edge, bases: dict[str, Basis]) -> Iterator[Finding | None]:
    """All findings about dates on one edge."""
    here, there = bases.get(edge.child.document.id), bases.get(edge.parent.document.id)
    done: set[int] = set()
    for pair in literal_pairs(edge, "date"):
        done.add(pair.child.start)
        if not (_stands(pair.child, edge.parent) and _stands(pair.parent, edge.child)):  # else both have moved
            yield _conflict(edge, pair.child, pair.parent, "literal", here, there)
    for child, parent, ground, sure in _reworded(edge, here, there):
        if child.start not in done:
            yield _conflict(edge, child, parent, ground, here, there, sure=sure)
    yield from _rounded(edge)
    for loss in literal_losses(edge, "date"):
        if _date(loss.parent).value is None or loss.parent.text in edge.child.text:
            continue  # it has moved
        sentence = edge.child.sentence_at(loss.place[0])
        yield edge.finding(
            LOST,
            f"{edge.parent_label} gives “{loss.parent.text}”; the words around it stand here without it.",
            a=excerpt(edge.parent, loss.parent),
            b=(sentence.start, sentence.end) if sentence else loss.place,
            severity=None if edge.copies else "read",
            marked_a=[(loss.parent.start, loss.parent.end)],
        )


def _reworded(edge: Edge, here: Basis | None, there: Basis | None) -> Iterator[tuple[Fact, Fact, Ground, bool]]:
    """Dates that stand for one another, and whether nothing else speaks against it: of two that are left over alone all may."""
    everywhere = edge.parent.facts_of("date")
    for counterpart in edge.counterparts:
        theirs = [f for f in counterpart.facts() if f.kind == "date"]
        for fact in counterpart.child.of("date"):
            near = {f: context(edge, fact, f) for f in everywhere}
            if any(s[1] >= CONTEXT_STEMS and _borne_out(fact, f, here, there) for f, s in near.items()):
                continue
            beside = [f for s in edge.beside(counterpart.parents) for f in s.of("date")]
            if _written(fact, everywhere if _date(fact).precision == "day" else beside):
                continue  # months and years recur in other connections
            if (alone := _left_over(edge, counterpart, fact, here, there)) is not None:
                sure = _of_one_event(fact, alone, edge, here, there)
                if sure or _date(fact).value is not None or _date(fact).offset_unit == "weekday":
                    yield fact, alone, counterpart.trust, sure
                continue
            left = [f for f in theirs if not _written(f, counterpart.child.of("date"))]
            scored = sorted(((near[f][0], -f.start, f) for f in left), key=lambda s: s[:2], reverse=True)
            if not scored or near[scored[0][2]][1] < CONTEXT_STEMS:
                continue
            if len(scored) > 1 and scored[0][0] <= CONTEXT_LEAD * scored[1][0]:
                continue
            if _of_one_event(fact, scored[0][2], edge, here, there):
                yield fact, scored[0][2], counterpart.trust, True


def _borne_out(child: Fact, parent: Fact, here: Basis | None, there: Basis | None) -> bool:
    """Whether the parent gives a day in the child's time; "this year" does not bear out a day of it."""
    ranks = [_RANKS.get(_date(f).precision, 0) for f in (child, parent)]
    return ranks[1] <= ranks[0] and overlap(child, parent, here, there)


def _stands(fact: Fact, side: Side) -> bool:
    """Whether a date stands on a side, in the same words or as the same day."""
    dates = side.facts_of("date")
    return _written(fact, dates) or fact.text in {f.text for f in dates}


def _written(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether the same day, month or year stands among others."""
    value = _date(fact).value
    return value is not None and any(_date(f).value == value for f in others)


def _rounded(edge: Edge) -> Iterator[Finding | None]:
    """A span of time that the parent gives as about so long, and the child as just so long."""
    if edge.derivation.kind not in REWORDED:
        return
    done: set[tuple[float, str]] = set()
    for fact in edge.child.facts_of("date"):
        mine = _date(fact)
        if mine.offset is None or mine.approximate or mine.offset_unit is None or abs(mine.offset) < 2:
            continue
        span = (abs(mine.offset), mine.offset_unit)
        for other in edge.parent.facts_of("date"):
            theirs = _date(other)
            if not theirs.approximate or theirs.offset is None or (abs(theirs.offset), theirs.offset_unit) != span:
                continue
            if span not in done:
                done.add(span)
                yield edge.finding(
                    ROUNDED,
                    f"{edge.parent_label} has “{other.text}”, this account “{fact.text}”.",
                    a=excerpt(edge.parent, other),
                    b=excerpt(edge.child, fact),
                    severity="read",
                    marked_a=[(other.start, other.end)],
                    marked_b=[(fact.start, fact.end)],
                )


def _left_over(
    edge: Edge, counterpart: Counterpart, fact: Fact, here: Basis | None, there: Basis | None
) -> Fact | None:
    """The one date of the parent's sentences that the child has nowhere, of the same precision as the child's one that
    the parent has nowhere.
    """
    if counterpart.trust == "weak":
        return None
    mine = [f for f in edge.child.facts_of("date") if _alike(f, fact)]
    theirs = [f for f in edge.parent.facts_of("date") if _alike(f, fact)]
    near = [f for s in edge.beside(counterpart.parents) for f in s.of("date") if _alike(f, fact)]
    gone = [f for f in near if not any(overlap(m, f, here, there) for m in mine)]
    own = [
        f
        for f in counterpart.child.of("date")
        if _alike(f, fact) and not any(overlap(f, o, here, there) for o in theirs)
    ]
    return gone[0] if own == [fact] and len(gone) == 1 else None


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two dates are given to the same precision, and both or neither as counted from another day."""
    a, b = _date(one), _date(other)
    return a.precision == b.precision and (a.value is None) == (b.value is None)


def _date(fact: Fact) -> DateExpression:
    assert isinstance(fact.item, DateExpression)
    return fact.item


def resolved(fact: Fact, basis: Basis | None) -> Resolved | None:
    """The days that a date names, a relative one counted from ``basis``; None where that is not known."""
    expression = _date(fact)
    if expression.resolved is not None:
        return expression.resolved
    if basis is None and _relative(fact):
        return None
    return resolve(expression, basis.day if basis else _ANY_DAY)


def _relative(fact: Fact) -> bool:
    """Whether the day depends on when the account was printed: "last month", and "In October" without a year."""
    value = _date(fact).value
    return value is None or value.startswith("-")


def overlap(child: Fact, parent: Fact, here: Basis | None, there: Basis | None) -> bool:
    """Whether two dates can be one, each counted from its own basis (without one: whether they are written alike)."""
    a, b = resolved(parent, there), resolved(child, here)
    if a is None or b is None:
        return child.text.casefold() == parent.text.casefold()
    if _date(child).precision == _date(parent).precision == "interval":
        return _date(child).value == _date(parent).value or (a.earliest, a.latest) == (b.earliest, b.latest)
    return a.earliest <= b.latest and b.earliest <= a.latest


def _of_one_event(child: Fact, parent: Fact, edge: Edge, here: Basis | None, there: Basis | None) -> bool:
    """What can be said against two dates of reworded text being dates of one event: a day against a whole year, what is
    past against what is to come, and a date that only belongs to a noun ("next year's vote").
    """
    a, b = resolved(parent, there), resolved(child, here)
    if a is None or b is None:
        return False
    precisions = [_date(f).precision for f in (child, parent)]
    ranks = [_RANKS.get(p, 9) for p in precisions]
    if precisions[0] != precisions[1] and (9 in ranks or abs(ranks[0] - ranks[1]) > 1):
        return False
    if _slip(child, parent):
        return True
    if any(side.text[f.end : f.end + 2] in ("’s", "'s") for side, f in ((edge.child, child), (edge.parent, parent))):
        return False
    if _bound(edge.child, child) != _bound(edge.parent, parent):
        return False
    past = (there is not None and a.latest < there.day), (here is not None and b.latest < here.day)
    coming = (there is not None and a.earliest > there.day), (here is not None and b.earliest > here.day)
    months = all((_date(f).value or "").startswith("--") for f in (child, parent))  # of which year is a guess
    return months or (not (past[0] and coming[1]) and not (coming[0] and past[1]))


def _slip(child: Fact, parent: Fact) -> bool:
    """Whether two years have the same digits in another order."""
    a, b = _date(child).value or "", _date(parent).value or ""
    return a != b and len(a) == len(b) == len("2031") and sorted(a) == sorted(b)


def _bound(side: Side, fact: Fact) -> str:
    """Whether a date only bounds what is told: "since 1987", "before May"."""
    words = words_of(side.text, max(0, fact.start - 20), fact.start)
    return words[-1].form if words and words[-1].form in _BOUNDS else ""


_BOUNDS = frozenset({"since", "before", "after"})
_RANKS = {"day": 0, "month": 1, "season": 1, "quarter": 1, "half": 2, "year": 2}


_CLOCK = re.compile(r"[, (–—-]{1,3}(?:(?:[A-Z][a-z]+ ){1,2}|our )(?:time|Time)\b")
"""The clock of a paper's own readers, after a day: "Wednesday, Australian time", "– early Wednesday, our time –"."""


def _on_another_clock(side: Side, fact: Fact) -> bool:
    """Whether a day is told by the clock of a paper's readers and not of the place."""
    return _CLOCK.match(side.text, fact.end) is not None


def _conflict(
    edge: Edge,
    child: Fact,
    parent: Fact,
    ground: Ground,
    here: Basis | None,
    there: Basis | None,
    *,
    sure: bool = True,
) -> Finding | None:
    a, b = resolved(parent, there), resolved(child, here)
    if a is None or b is None or overlap(child, parent, here, there):
        return None
    counted = _date(child).value is None or _date(parent).value is None
    if edge.foreign and not (_told(edge.child, child) and _told(edge.parent, parent)):
        return None
    if counted and _on_another_clock(edge.child, child) != _on_another_clock(edge.parent, parent):
        return None  # "Tuesday", and "early on Wednesday, Australian time"
    if ground != "literal" and (_said_shorter(child, parent) or _from_another(child) != _from_another(parent)):
        return None
    relative = _relative(child) or _relative(parent)
    night = counted and _day(a) and _day(b) and _days_apart(a, b) <= 1
    if night and not _date(child).offset_unit == _date(parent).offset_unit == "weekday":
        return None  # "on Tuesday", "yesterday" across a night or a time zone
    severity: Severity = "high"
    if (relative and ground != "literal") or ground == "weak":
        severity = "medium"
    if not sure or night or child.text.casefold() == parent.text.casefold() or _neighbouring(child, parent):
        severity = "read"
    guessed = [x for x, f in ((there, parent), (here, child)) if x and _relative(f) and x.where.startswith(_GUESSED)]
    if guessed:
        severity = "read"
    reason = (
        f"{edge.parent_label} has “{parent.text}”{_counted(parent, a, there)}; "
        f"this account has “{child.text}”{_counted(child, b, here)}."
    )
    if guessed:
        reason += f" The day of {guessed[0].label} is not certain."
    return edge.finding(
        CONFLICT,
        reason,
        a=excerpt(edge.parent, parent),
        b=excerpt(edge.child, child),
        severity=severity,
        marked_a=[(parent.start, parent.end)],
        marked_b=[(child.start, child.end)],
    )


def _from_another(fact: Fact) -> bool:
    """Whether a date is counted from another that is told: "the year before", "two days later"."""
    return (
        fact.text.casefold().endswith((" before", " earlier", " later", " after")) or "previous" in fact.text.casefold()
    )


def _told(side: Side, fact: Fact) -> bool:
    """Whether a date is surely one of what is told, in whatever language: no weekday of reporting, no day of a dateline."""
    if _relative(fact):
        return False
    first = next((sentence.start for sentence in side.sentences if sentence.words), 0)
    beyond = side.text[fact.end : fact.end + DATELINE_END]
    return fact.start > first + DATELINE or not _DATELINE.search(beyond)


DATELINE, DATELINE_END = 120, 40
"""Characters from the first word of an account in which its dateline stands, and behind a date in which it ends."""
_DATELINE = re.compile(r"[–—(/]|\s-\s|\.-|电|電|日讯")


def _said_shorter(child: Fact, parent: Fact) -> bool:
    """Whether one date has all the words of the other: "spring" for "next spring"."""
    a, b = ({w.form for w in words_of(f.text)} for f in (child, parent))
    return a <= b or b <= a


def _neighbouring(child: Fact, parent: Fact) -> bool:
    """Whether both tell a week, month or year next to the other's: “the past week” may be “this week” or the one before."""
    a, b = _date(child), _date(parent)
    if a.offset is None or b.offset is None or a.offset_unit not in _LOOSE or a.offset_unit != b.offset_unit:
        return False
    return abs(a.offset - b.offset) <= 1


def _counted(fact: Fact, resolved: Resolved, basis: Basis | None) -> str:
    if not _relative(fact) or basis is None:
        return ""
    return f", which counted from {basis.day} ({basis.label}) is {_period(resolved)}"


def _period(resolved: Resolved) -> str:
    first, last = date.fromisoformat(resolved.earliest), date.fromisoformat(resolved.latest)
    if first == last:
        return resolved.earliest
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return resolved.earliest[:7]
    return f"{resolved.earliest} to {resolved.latest}"


def _day(resolved: Resolved) -> bool:
    return resolved.earliest == resolved.latest


def _days_apart(a: Resolved, b: Resolved) -> int:
    gaps = [
        (date.fromisoformat(x) - date.fromisoformat(y)).days
        for x, y in ((a.earliest, b.latest), (b.earliest, a.latest))
    ]
    return max(gaps)
