"""A scatter plot as SVG: pairs of accounts by the facts they share and by the order in which they tell them."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 440, 60, 50, 50


@dataclass(frozen=True)
class Point:
    """One pair: weighted share of facts in common (0 to 1), order of its sentences (-1 to 1), what is true, what was said."""

    share: float
    order: float
    follows: bool
    found: bool


def plot(points: Sequence[Point]) -> str:
    """Circles for rewrites of each other's text, crosses for independent reports; filled or bold where called a rewrite."""
    most = max((p.share for p in points), default=1.0) * 1.05

    def x(share: float) -> float:
        return LEFT + share / most * (WIDTH - LEFT - 20)

    def y(order: float) -> float:
        return TOP + (1 - order) / 2 * (HEIGHT - BOTTOM - TOP)

    marks = []
    for p in sorted(points, key=lambda p: p.follows):
        at_x, at_y = round(x(p.share), 1), round(y(p.order), 1)
        if p.follows:
            fill = "#1a7f5a" if p.found else "none"
            marks.append(f'<circle cx="{at_x}" cy="{at_y}" r="5" fill="{fill}" stroke="#1a7f5a" stroke-width="1.5"/>')
        else:
            width = 2.4 if p.found else 1
            marks.append(
                f'<path d="M{at_x - 3} {at_y - 3}l6 6m0-6l-6 6" stroke="#b3402e" stroke-width="{width}" fill="none"/>'
            )
    ticks = [
        f'<text x="{x(tenth / 10):.0f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{tenth / 10:.1f}</text>'
        for tenth in range(int(most * 10) + 1)
    ] + [f'<text x="{LEFT - 8}" y="{y(order) + 4:.0f}" text-anchor="end">{order:+.1f}</text>' for order in (-1, 0, 1)]
    axes = (
        f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - 20}M{LEFT} {y(0):.0f}H{WIDTH - 20}" '
        'stroke="#888" stroke-width="0.8" fill="none"/>'
    )
    legend = (
        f'<text x="{LEFT}" y="{HEIGHT - 10}">share of telling facts in common, the rare ones weighing more</text>'
        f'<text x="{LEFT}" y="{TOP - 30}">order of the sentences that say the same</text>'
        f'<text x="{LEFT}" y="{TOP - 14}">circle: a rewrite and its source, filled where found · '
        "cross: two independent reports, bold where taken for a rewrite</text>"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11" '
        f'fill="#333"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{axes}{"".join(ticks)}{legend}{"".join(marks)}</svg>\n'
    )
