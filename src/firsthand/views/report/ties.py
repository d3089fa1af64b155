"""The network drawn: names at the two sides, every row that ties two of them a line between, its stroke by kind.

A layout by forces lays labels over one another and turns with every row that comes in. Two columns keep names apart
whatever ties them, and there is no chance in it: one case always gives one picture.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup

from firsthand.records import Results
from firsthand.views import schema as s
from firsthand.views.entities import entity
from firsthand.views.network import network
from firsthand.views.registers import deal, event, payment, sanction
from firsthand.views.report import wording
from firsthand.views.report.cells import Index
from firsthand.views.report.model import NetworkView, TieView
from firsthand.views.report.setting import Setting
from firsthand.views.visible import plain

MOST_NODES = 40
MOST_TIES = 150
"""Pairs of names in the table."""
MOST_ROWS = 6
"""Rows named for one pair."""
MOST_FANNED = 9
"""Lines drawn between one pair; more of them would be a grey patch. The table counts all."""
WIDTH, SIDE = 960.0, 210.0
ROOM = 27.0
"""Height that one name needs on its side."""
MARGIN = 14.0
PASSES = 4
"""Rounds of putting each side in the order of the other; more change nothing in the graphs that were tried."""
LETTER = 6.4
KINDS = {
    "state": "state", "Country": "state", "PublicBody": "office", "Company": "firm", "Organization": "firm",
    "LegalEntity": "firm", "firm": "firm", "Person": "person", "document": "document", "channel": "channel", "list": "list",
}  # fmt: skip


class _Rows(msgspec.Struct, frozen=True):
    """The registers in the export's shape, without the rest of a case."""

    case: str
    deals: list[s.DealPart]
    payments: list[s.PaymentPart]
    sanctions: list[s.SanctionPart]
    events: list[s.EventPart]
    entities: list[s.EntityPart]


class Tie(msgspec.Struct, frozen=True):
    """One row between two names."""

    source: str
    target: str
    row: str
    kind: str
    label: str
    planned: bool


class Node(msgspec.Struct, frozen=True):
    """A name with its place."""

    name: str
    label: str
    kind: str
    x: float
    y: float


def drawn(setting: Setting, index: Index) -> NetworkView:
    """The names with the most ties, at most ``MOST_NODES``; the table of all pairs."""
    graph = network(_rows(setting.results))
    ties = [
        Tie(a, b, str(data["id"]), str(data["kind"]), str(data["label"]), bool(data.get("planned")))
        for a, b, data in graph.edges(data=True)
        if a != b
    ]
    weight = Counter(end for tie in ties for end in (tie.source, tie.target))
    first = {name: at for at, name in enumerate(graph.nodes)}
    kept = sorted(weight, key=lambda name: (-weight[name], first[name]))[:MOST_NODES]
    kinds = {name: KINDS.get(str(graph.nodes[name]["kind"]), "party") for name in kept}
    labels = {str(name): str(label) for name, label in graph.nodes(data="label")}
    inside = [tie for tie in ties if tie.source in kinds and tie.target in kinds]
    nodes, height = _placed(_sides(kept, inside), labels, kinds)
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        pairs.setdefault((tie.source, tie.target), []).append(tie)
    ordered = sorted(pairs.items(), key=lambda pair: -len(pair[1]))
    return NetworkView(
        drawing=_drawing(nodes, height, inside, index) if len(nodes) > 1 else Markup(""),
        nodes=len(nodes),
        nodes_left_out=len(weight) - len(nodes),
        ties=tuple(_pair(a, b, between, labels, index) for (a, b), between in ordered[:MOST_TIES]),
        ties_left_out=max(0, len(pairs) - MOST_TIES),
    )


def _rows(results: Results) -> _Rows:
    held = results.registers
    return _Rows(
        results.case,
        [deal(one) for one in held.deals],
        [payment(one) for one in held.payments],
        [sanction(one) for one in held.sanctions],
        [event(one) for one in held.events],
        [entity(one) for one in results.entities],
    )


def _pair(a: str, b: str, between: Sequence[Tie], labels: dict[str, str], index: Index) -> TieView:
    return TieView(
        wording.shortened(labels[a], 90),
        wording.shortened(labels[b], 90),
        tuple((index.link(tie.row), _words(tie)) for tie in between[:MOST_ROWS]),
        max(0, len(between) - MOST_ROWS),
    )


def _words(tie: Tie) -> str:
    return wording.shortened(f"{tie.kind}: {tie.label}{', planned' if tie.planned else ''}", 110)


def _sides(names: Sequence[str], ties: Iterable[Tie]) -> tuple[list[str], list[str]]:
    """Left and right, each from top to bottom: tied names on opposite sides, at about the same height."""
    beside: dict[str, Counter[str]] = {name: Counter() for name in names}
    for tie in ties:
        beside[tie.source][tie.target] += 1
        beside[tie.target][tie.source] += 1
    left: list[str] = []
    right: list[str] = []
    most = (len(names) + 1) // 2
    for name in names:
        here, there = (sum(beside[name][other] for other in side) for side in (left, right))
        goes_left = here < there or (here == there and len(left) <= len(right))
        side = left if (goes_left and len(left) < most) or len(right) >= most else right
        side.append(name)
    left, right = _middle_first(left), _middle_first(right)
    for _ in range(PASSES):
        right = _beside(right, left, beside)
        left = _beside(left, right, beside)
    return left, right


def _middle_first(names: Sequence[str]) -> list[str]:
    """The first name in the middle, the others outwards by turns."""
    return [*names[1::2][::-1], *names[::2]]


def _beside(side: Sequence[str], other: Sequence[str], beside: dict[str, Counter[str]]) -> list[str]:
    """A side in the order of the mean height of what it is tied to on the other, as shares of the two."""
    height = {name: (at + 0.5) / len(other) for at, name in enumerate(other)}

    def mean(name: str) -> float:
        tied = [(height[n], times) for n, times in beside[name].items() if n in height]
        total = sum(times for _, times in tied)
        return sum(h * times for h, times in tied) / total if total else (side.index(name) + 0.5) / len(side)

    return sorted(side, key=mean)


def _placed(
    sides: tuple[Sequence[str], Sequence[str]], labels: dict[str, str], kinds: dict[str, str]
) -> tuple[list[Node], float]:
    """Every name on its side, evenly by height so that no two labels touch, and the height of the whole."""
    height = max(MARGIN * 2 + ROOM * len(side) for side in sides)
    nodes = []
    for side, sign in zip(sides, (-1, 1), strict=True):
        step = (height - 2 * MARGIN) / max(1, len(side))
        for at, name in enumerate(side):
            y = MARGIN + step * (at + 0.5)
            # A shallow arc: the names in the middle stand a little further out.
            off = 2 * y / height - 1
            x = WIDTH / 2 + sign * (WIDTH / 2 - SIDE) * math.sqrt(1 - 0.35 * off * off)
            nodes.append(Node(name, labels[name], kinds[name], x, y))
    return nodes, height


def _drawing(nodes: Sequence[Node], height: float, ties: Sequence[Tie], index: Index) -> Markup:
    at = {node.name: node for node in nodes}
    fans: Counter[frozenset[str]] = Counter()
    lines = []
    for tie in ties:
        pair = frozenset((tie.source, tie.target))
        if fans[pair] < MOST_FANNED:
            lines.append(_line(at[tie.source], at[tie.target], fans[pair], tie, index, height))
        fans[pair] += 1
    marks = [_node(node) for node in nodes]
    title = f"{wording.counted(len(nodes), 'name')} and {wording.counted(len(ties), 'tie')} between them"
    return Markup(
        '<svg class="ties" role="group" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">{}{}</svg>'
    ).format(title, _n(WIDTH), _n(height), _n(WIDTH), _n(height), Markup("").join(lines), Markup("").join(marks))


def _line(a: Node, b: Node, fan: int, tie: Tie, index: Index, height: float) -> Markup:
    """A curve that bends towards the middle, further lines between the same two beside it."""
    across, down = b.x - a.x, b.y - a.y
    length = math.hypot(across, down) or 1.0
    side = (fan + 1) // 2 * (1 if fan % 2 else -1) * 20.0 * (1 if a.name < b.name else -1)
    x = (a.x + b.x) / 2 + 0.35 * (WIDTH / 2 - (a.x + b.x) / 2) - down / length * side
    y = (a.y + b.y) / 2 + 0.35 * (height / 2 - (a.y + b.y) / 2) + across / length * side
    reach = math.hypot(b.x - x, b.y - y) or 1.0
    ux, uy = (b.x - x) / reach, (b.y - y) / reach
    tx, ty = b.x - ux * 6, b.y - uy * 6
    path = f"M{_n(a.x)} {_n(a.y)}Q{_n(x)} {_n(y)} {_n(tx)} {_n(ty)}"
    head = (
        f"M{_n(tx)} {_n(ty)}L{_n(tx - ux * 7 - uy * 3)} {_n(ty - uy * 7 + ux * 3)}"
        f"L{_n(tx - ux * 7 + uy * 3)} {_n(ty - uy * 7 - ux * 3)}z"
    )
    link = index.link(tie.row)
    title = plain(f"{link.text} {a.label} → {b.label}, {_words(tie)}")
    kind = f"{tie.kind} planned" if tie.planned else tie.kind
    shape = Markup('<path class="hit" d="{0}"/><path class="line" d="{0}"/><path class="tip" d="{1}"/>').format(
        path, head
    )
    if link.href is None:
        return Markup('<g class="tie {}"><title>{}</title>{}</g>').format(kind, title, shape)
    return Markup('<a class="tie {}" href="{}" aria-label="{}"><title>{}</title>{}</a>').format(
        kind, link.href, title, title, shape
    )


def _node(node: Node) -> Markup:
    left = node.x < WIDTH / 2
    label = wording.shortened(plain(node.label), int((SIDE - 14) / LETTER))
    return Markup('<g class="party {}"><title>{}</title>{}<text class="name" x="{}" y="{}" text-anchor="{}">{}</text></g>').format(
        node.kind,
        plain(f"{wording.shortened(node.label, 120)} ({node.kind})"),
        _shape(node),
        _n(node.x + (-10 if left else 10)),
        _n(node.y + 4),
        "end" if left else "start",
        label,
    )  # fmt: skip


def _shape(node: Node) -> Markup:
    """States are discs, documents and channels squares, everybody else a ring: kinds are told without colour."""
    if node.kind in ("document", "channel", "list"):
        return Markup('<rect class="dot {}" x="{}" y="{}" width="9" height="9"/>').format(
            node.kind, _n(node.x - 4.5), _n(node.y - 4.5)
        )
    return Markup('<circle class="dot {}" cx="{}" cy="{}" r="5"/>').format(node.kind, _n(node.x), _n(node.y))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
