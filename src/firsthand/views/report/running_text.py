"""An account's text as it stands, with everything that is known about its stretches laid over it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from firsthand.views.report.layers import Layer, flattened
from firsthand.views.report.places import Unit
from firsthand.views.visible import visible

BREAK = re.compile(r"[\r\n]\s*")


class Reference(NamedTuple):
    """A raised sign after ``at`` that leads to an entry elsewhere on the page."""

    at: int
    label: str
    href: str


def running_text(
    text: str,
    units: Sequence[Unit],
    layers: Iterable[Layer],
    references: Iterable[Reference] = (),
    limit: int | None = None,
) -> Markup:
    """Paragraphs of ``text[:limit]``; layer names become classes, units get their ids.

    Line breaks of the source part paragraphs, a blank line with a visible sign; no character is dropped but the white
    space of the break itself.
    """
    end = len(text) if limit is None else min(limit, len(text))
    signs: dict[int, list[Reference]] = {}
    for reference in references:
        signs.setdefault(reference.at, []).append(reference)
    breaks = {match.start(): match.end() for match in BREAK.finditer(text, 0, end)}
    cuts = [*signs, *breaks, *breaks.values()]
    cuts += [edge for unit in units for edge in (unit.start, unit.end)]
    out: list[str] = ["<p>"]
    waiting = list(reversed(units))
    unit: Unit | None = None
    within_break_to = 0
    for piece in flattened(end, layers, cuts):
        if unit is not None and piece.start >= unit.end:
            out.append("</span>")
            unit = None
        if piece.start in breaks:
            within_break_to = breaks[piece.start]
            white = text[piece.start : within_break_to]
            out.append("</span></p>\n" if unit else "</p>\n")
            blank = white.count("\n") > 1 or (white.count("\r") > 1 and "\n" not in white)
            out.append('<p class="para">' if blank else "<p>")
            out.append('<span class="s">' if unit else "")
        if piece.start >= within_break_to:
            while waiting and waiting[-1].start <= piece.start:
                fresh = waiting.pop()
                if unit is None and piece.start < fresh.end:
                    unit = fresh
                    out.append(f'<span id="{unit.id}" class="s">')
            out.append(_dressed(text[piece.start : piece.end], piece.names))
        for reference in signs.get(piece.end, ()):
            out.append(
                Markup('<a class="ref" href="{0}" aria-label="Finding {1}">{1}</a>').format(
                    reference.href, reference.label
                )
            )
    out.append("</span></p>" if unit else "</p>")
    return Markup("".join(out).replace('<span class="s"></span>', "").replace("<p></p>\n", ""))


def _dressed(text: str, names: tuple[str, ...]) -> str:
    words = str(visible(text))
    return f'<span class="{" ".join(names)}">{words}</span>' if names else words
