"""Who deals with whom: four counts for each pair of states and year, or the list where that is too little to count."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from firsthand.records import Alignment, Happening
from firsthand.views import rows
from firsthand.views.report.cells import Index
from firsthand.views.report.model import AlignmentView, Link, PeriodView
from firsthand.views.report.setting import Setting

MOST_PERIODS = 120
MOST_LINKS = 20
"""Events that a row of counts opens; the export has the ids of all."""


def alignment(setting: Setting, index: Index) -> AlignmentView:
    """The first pairs and years; between two years of a pair those without any event are named."""
    held = setting.results.registers.alignment
    events = {event.id: event for event in setting.results.registers.events}
    periods: list[PeriodView] = []
    for _, group in groupby(held[:MOST_PERIODS], key=lambda one: one.pair):
        members = list(group)
        for one, after in pairwise((*members, None)):
            assert one is not None
            periods.append(_period(setting, one, events, index))
            if empty := _between(one, after):
                periods.append(PeriodView(periods[-1].pair, empty, (), (), (), ()))
    return AlignmentView(tuple(periods), max(0, len(held) - MOST_PERIODS))


def _between(one: Alignment, after: Alignment | None) -> str:
    """The years without an event between two periods of a pair."""
    if after is None or not (one.period.isdigit() and after.period.isdigit()):
        return ""
    first, last = int(one.period) + 1, int(after.period) - 1
    return "" if first > last else str(first) if first == last else f"{first} to {last}"


def _period(setting: Setting, one: Alignment, events: dict[str, Happening], index: Index) -> PeriodView:
    held = [events[name] for name in one.events if name in events]
    return PeriodView(
        pair=" – ".join(setting.states.get(state, state) for state in one.pair),
        period=one.period,
        counts=tuple(
            (name.replace("_", " "), rows.count_words(getattr(one, name))) for name in rows.QUADS if not one.listed_only
        ),
        counted=() if one.listed_only else _links(held, index),
        listed=tuple((index.link(event.id), _told(event)) for event in held) if one.listed_only else (),
        assessments=tuple(index.link(name) for name in one.assessments if name in events),
    )


def _links(events: Sequence[Happening], index: Index) -> tuple[Link, ...]:
    links = [index.link(event.id) for event in events[:MOST_LINKS]]
    more = len(events) - MOST_LINKS
    return (*links, Link(f"and {more} more")) if more > 0 else tuple(links)


def _told(event: Happening) -> str:
    when = rows.when(event)
    return f"{rows.act(event)}{', ' + when if when else ''} ({event.quad.value})"
