"""When money was paid: the date nearest to the sum, with those that are joined to it."""

import re
from collections.abc import Sequence

from firsthand.records import DateExpression, Document, Span, Statement
from firsthand.registers.transfers import dated

OF_PAPER = re.compile(
    r"\bdated\s+$|\b(?:document|ratified|signed|contract|protocol|agreement)\w*\s+(?:from|of|in|on|dated)\s+$"
)
"""What a date belongs to that is no payment's: "the protocol ratified in March"."""
JOINED = 10
"""Characters between two dates of one payment ("in June and September")."""
_CLAUSE = re.compile("[，；;。]")
CUE = 2
"""Characters between a word of saying and its date."""


def period_of(statement: Statement, document: Document, lower: str, at: int) -> tuple[str, Span] | None:
    """When it was paid, as an ISO date or a range of two, and where that stands: the date nearest to ``at``, with the one
    that is joined to it ("in June and September 2023").
    """

    cues = [hop.cue for hop in statement.attribution if hop.cue is not None]
    today = document.published.value[:10] if document.published is not None else None

    def belongs(d: DateExpression) -> bool:
        said = any(0 <= max(d.start - end, start - d.end) <= CUE for start, end in cues)  # "reported this month"
        of_paper = OF_PAPER.search(lower[: d.start][-24:]) is not None
        return bool(d.value or d.resolved) and not (said or of_paper or dated(d) == today)  # a dateline's

    dates = sorted((d for d in statement.dates if belongs(d)), key=lambda d: d.start)
    if not dates:
        return None
    first = last = min(range(len(dates)), key=lambda k: abs(dates[k].start - at))
    while last + 1 < len(dates) and _is_joined(dates[last], dates[last + 1], document.text):
        last += 1
    while first > 0 and _is_joined(dates[first - 1], dates[first], document.text):
        first -= 1
    group = dates[first : last + 1]
    days = list(dict.fromkeys(_days(group, text=document.text)))
    return days[0] if len(days) == 1 else f"{min(days)}/{max(days)}", (group[0].start, group[-1].end)


def _is_joined(a: DateExpression, b: DateExpression, text: str) -> bool:
    return 0 <= b.start - a.end <= JOINED and _CLAUSE.search(text, a.end, b.start) is None


def _days(group: Sequence[DateExpression], text: str) -> list[str]:
    """The dates of a group; a month without its year has that of the date joined to it: "in June and September 2023",
    "March last year", "geçen yıl haziran ve eylül".
    """
    days = [dated(d) for d in group]
    bare = [(d.value or "").startswith("--") and d.precision in ("month", "day") for d in group]
    beside = [k for k, d in enumerate(group) if d.precision == "year" and len(group) > 1]
    years = {k: days[k][:4] for k, one in enumerate(bare) if not one and days[k][:4].isdigit()}
    for k, one in enumerate(bare):
        near = min(years, key=lambda other: (abs(other - k), other), default=None)
        if one and near is not None:
            days[k] = years[near] + days[k][4:]
    alone = [
        k
        for k in beside
        if not any(0 <= n < len(group) and bare[n] and _adjoin(group[k], group[n], text) for n in (k - 1, k + 1))
    ]
    return [day for k, day in enumerate(days) if k not in beside or k in alone]


def _adjoin(a: DateExpression, b: DateExpression, text: str) -> bool:
    return not text[min(a.end, b.end) : max(a.start, b.start)].strip()
