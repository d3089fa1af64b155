"""The timeline: what happened, each event once, drawn as precisely as it is dated and no more.

A day is a tick, a month or a year a bar of its length, a plan is hatched. Only years in which something lies have room
on the axis; where years are left out, it is broken. Positions are percentages, so that one drawing serves every width.
"""

from collections.abc import Sequence
from datetime import date

import msgspec
from markupsafe import Markup

from firsthand.records import Happening
from firsthand.views import rows
from firsthand.views.report.cells import MOST_EVENTS, Index, row_view
from firsthand.views.report.model import EventView, RowView, TimelineView
from firsthand.views.report.setting import Setting

MOST_LABELS = 9
"""Years named on the axis; of more only every second, third … is."""
HEIGHT = 18
SMALLEST = 0.35
"""Least width of a bar, in per cent: under three pixels nobody sees it."""


class Axis(msgspec.Struct, frozen=True):
    """The years that have room, in order."""

    years: tuple[int, ...]

    def at(self, day: date) -> float:
        """Where a day begins, in per cent of the whole; a day in a year without room falls to the next that has some."""
        before = sum(1 for year in self.years if year < day.year)
        inside = 0.0
        if day.year in self.years:
            first = date(day.year, 1, 1)
            length = (date(day.year, 12, 31) - first).days + 1
            inside = (day - first).days / length
        return 100 * (before + inside) / len(self.years)

    def broken_after(self) -> tuple[int, ...]:
        """Positions in ``years`` after which years are left out."""
        return tuple(at for at, year in enumerate(self.years[:-1]) if self.years[at + 1] != year + 1)


def timeline(setting: Setting, index: Index) -> TimelineView:
    """Dated events in order, undated ones, assessments apart."""
    held = setting.results.registers.events
    happened = [event for event in held[:MOST_EVENTS] if not event.assessment]
    dated = [event for event in happened if _days(event) is not None]
    axis = axis_of(dated)
    return TimelineView(
        axis=_axis_markup(axis) if axis.years else Markup(""),
        breaks=bool(axis.broken_after()),
        dated=tuple(_event(setting, event, index, axis) for event in dated),
        undated=tuple(_event(setting, event, index, axis) for event in happened if _days(event) is None),
        assessments=tuple(_event(setting, event, index, axis) for event in held[:MOST_EVENTS] if event.assessment),
        total=len(held),
        left_out=max(0, len(held) - MOST_EVENTS),
    )


def axis_of(events: Sequence[Happening]) -> Axis:
    """The years that events begin or end in, and those a bar of up to five years runs through."""
    years: set[int] = set()
    for event in events:
        if (days := _days(event)) is not None:
            first, last = days[0].year, days[1].year
            years |= set(range(first, last + 1)) if last - first <= 5 else {first, last}
    return Axis(tuple(sorted(years)))


def _days(event: Happening) -> tuple[date, date] | None:
    try:
        days = date.fromisoformat(event.earliest or ""), date.fromisoformat(event.latest or "")
    except ValueError:
        return None
    return days if days[0] <= days[1] else None


def _event(setting: Setting, event: Happening, index: Index, axis: Axis) -> EventView:
    # All summaries together would be the text again; a report without full texts names act and parties only.
    row = row_view(setting, event, index)
    place = next(iter(event.summary.anchors), None)
    days = _days(event)
    return EventView(
        row=_without_summary(row),
        when=rows.when(event),
        counted=event.date.reason not in ("", "as written"),
        parties=" → ".join(row.cells[name].text for name in ("source", "target") if name in row.cells),
        act=_act(event),
        planned=event.planned,
        summary=setting.quoted(place) if place is not None and not setting.quotes_only else None,
        strip=_strip(event, days, axis) if days is not None and axis.years else Markup(""),
    )


def _without_summary(row: RowView) -> RowView:
    """The summary, which is the first statement, stands in the row and need not be opened."""
    why = tuple(cell for cell in row.why if not cell.key.endswith("-summary"))
    return msgspec.structs.replace(row, why=why, said=row.said[1:])


def _act(event: Happening) -> str:
    kind, mode = str(event.type.value or "").lower(), str(event.mode.value or "")
    return f"{mode} ({kind})" if mode and mode != kind else kind


def _strip(event: Happening, days: tuple[date, date], axis: Axis) -> Markup:
    """One event on the axis, the years' limits behind it."""
    left = axis.at(days[0])
    right = axis.at(date.fromordinal(min(days[1].toordinal() + 1, date.max.toordinal())))
    if days[0] == days[1]:
        mark = Markup('<rect class="{}" x="{}%" y="1" width="3" height="{}"/>').format(
            "day planned" if event.planned else "day", _n(left), HEIGHT - 2
        )
    else:
        kind = "span planned" if event.planned else "span"
        mark = Markup('<rect class="{}" x="{}%" y="5" width="{}%" height="{}"/>').format(
            kind, _n(left), _n(max(SMALLEST, right - left)), HEIGHT - 10
        )
    words = rows.when(event) + (", planned" if event.planned else "")
    return Markup(
        '<svg class="when" width="100%" height="{}" role="img" aria-label="{}">{}{}</svg>'
    ).format(HEIGHT, words, _limits(axis, HEIGHT), mark)  # fmt: skip


def _limits(axis: Axis, height: int) -> Markup:
    every = _every(axis)
    broken = {at + 1 for at in axis.broken_after()}
    return Markup("").join(
        Markup('<rect class="{}" x="{}%" y="0" width="1" height="{}"/>').format(
            "limit gone" if at in broken else "limit", _n(100 * at / len(axis.years)), height
        )
        for at in range(len(axis.years))
        if at % every == 0 or at in broken
    )


def _every(axis: Axis) -> int:
    return -(-len(axis.years) // MOST_LABELS)


def _axis_markup(axis: Axis) -> Markup:
    every = _every(axis)
    labels = Markup("").join(
        Markup('<text x="{}%" dx="4" y="13">{}</text>').format(_n(100 * at / len(axis.years)), year)
        for at, year in enumerate(axis.years)
        if at % every == 0
    )
    return Markup(
        '<svg class="when axis" width="100%" height="{}" aria-hidden="true" focusable="false">{}{}</svg>'
    ).format(HEIGHT, _limits(axis, HEIGHT), labels)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
