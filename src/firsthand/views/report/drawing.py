"""The lineage as a picture: a tree of accounts at the left, each with its strip against the text it goes back to at the right.

The strip is an alignment seen from afar: where an account keeps that text's words it is filled, where they are lost it
is bare line. What has no place in it (text in other words, text of its own) follows after the end. Colours are
classes of the page's stylesheet, so the same drawing serves light, dark and paper.
"""

import unicodedata
from collections.abc import Mapping

import msgspec
from markupsafe import Markup, escape

from firsthand.records import Document
from firsthand.views.report import wording
from firsthand.views.report.stemma import Row, Strip, Tree
from firsthand.views.sigla import Siglum
from firsthand.views.visible import plain

WIDTH = 960
ROW = 46
TOP = 8
BOX_WIDTH, BOX_HEIGHT = 38, 22
INDENT = 90
DEEPEST = 3  # deeper generations keep this indent, or names would have no room
LABELS_END = 432
STRIP_FROM, STRIP_HEIGHT = 452, 14
LETTER = 7.4  # widest average advance of a bold 13-pixel sans seen on the three systems; names are cut to fit it
WIDER = (("WF", 1.9), ("A", 1.2))
"""How much wider than a Latin letter others are drawn, by their East Asian width: ideographs; Cyrillic and Greek."""
TAIL_SHARE = 0.45
"""Text outside the root may take at most this share of a strip's length; more is cut with a mark and a figure."""
UNKNOWN_ROOT = 150.0
"""Width of a root of which no word is held."""
SMALL = 5.5
"""Average advance of the second line beside a node."""
REMARKS = " · "
MOST_ROWS = 100


class Scale(msgspec.Struct, frozen=True):
    """From code points of the root's body to units of the drawing."""

    unit: float
    tail_from: float
    tail_most: float

    def x(self, position: float) -> float:
        return position * self.unit


def scale(strips: tuple[Strip, ...], width: float) -> Scale:
    """One scale for a family, so that strips can be compared by eye."""
    length = max((strip.length for strip in strips), default=0)
    tail = max((strip.reworded + strip.own for strip in strips), default=0)
    if not length:  # nothing of the root is known but that it was: a token box stands for it
        return Scale(
            (width - UNKNOWN_ROOT - 8.0) / tail if tail else 0.0, UNKNOWN_ROOT + 8.0, width - UNKNOWN_ROOT - 8.0
        )
    if not tail:
        return Scale(width / length, width, 0.0)
    gap = 8.0
    share = min(TAIL_SHARE, tail / (length + tail))
    room = (width - gap) * share
    unit = (width - gap - room) / length
    return Scale(unit, length * unit + gap, room)


def strip_markup(strip: Strip, scaled: Scale, top: float, *, held: bool, root: bool) -> Markup:
    """The marks of one strip, its left end at 0 of the current coordinates."""
    height = STRIP_HEIGHT
    parts: list[Markup] = []
    end = scaled.x(strip.length) if strip.length else UNKNOWN_ROOT
    if root:
        kind = "root" if held else "root lost"
        if strip.length:
            parts.append(_bar(0, top, end, height, kind))
        parts += [_bar(scaled.x(a), top, scaled.x(b) - scaled.x(a), height, "thin") for a, b in strip.thin]
        if not held:
            parts.append(_bar(0.5, top + 0.5, max(0.0, end - 1), height - 1, "outline"))
    elif strip.length:
        parts.append(_bar(0, top + height / 2 - 0.5, end, 1, "gap"))
        parts += [_bar(scaled.x(a), top, scaled.x(b) - scaled.x(a), height, "kept") for a, b in strip.kept]
    parts += _tail(strip, scaled, top, height)
    for tick in strip.ticks:
        x = scaled.x(tick.at)
        rise = {"high": 6, "medium": 4}.get(tick.severity, 2)
        parts.append(
            Markup('<rect class="tick" x="{}" y="{}" width="2" height="{}"><title>{}</title></rect>').format(
                _n(max(0.0, x - 1)), _n(top - rise), _n(height + rise), plain(tick.title)
            )
        )
    return Markup("").join(parts)


def _tail(strip: Strip, scaled: Scale, top: float, height: float) -> list[Markup]:
    parts: list[Markup] = []
    wanted = [("loose", strip.reworded), ("own", strip.own)]
    total = sum(length for _, length in wanted)
    if not total or not scaled.tail_most:
        return parts
    unit = min(scaled.unit or scaled.tail_most, scaled.tail_most / total)
    x = scaled.tail_from
    for kind, length in wanted:
        if length:
            parts.append(_bar(x, top, length * unit, height, kind))
            x += length * unit
    if unit < (scaled.unit or unit) * 0.98:  # longer than drawn: two strokes, as for a broken axis
        for shift in (5, 9):
            parts.append(
                Markup('<path class="broken" d="M{} {}l4 {}"/>').format(
                    _n(x - shift - 4), _n(top + height + 2), _n(-height - 4)
                )
            )
    return parts


def _bar(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, _n(x), _n(y), _n(max(width, 0.7)), _n(height)
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def small_strip(strip: Strip, scaled: Scale, *, held: bool, root: bool) -> Markup:
    """A strip on its own, stretched to whatever width it is given (for narrow pages)."""
    total = scaled.tail_from + scaled.tail_most if scaled.tail_most else scaled.x(strip.length)
    return Markup(
        '<svg class="strip" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">{}</svg>'
    ).format(_n(max(total, 1.0)), STRIP_HEIGHT + 8, strip_markup(strip, scaled, 7, held=held, root=root))


def family_scale(tree: Tree, width: float = WIDTH - STRIP_FROM - 4) -> Scale:
    """The scale that all strips of a family share."""
    return scale(tuple(row.strip for row in tree.rows), width)


def drawing(
    tree: Tree,
    key: str,
    documents: Mapping[str, Document],
    sigla: Mapping[str, Siglum],
    remarks: Mapping[str, str],
    crossings: tuple[tuple[int, int, str], ...] = (),
) -> Markup:
    """One family. ``remarks`` is the second line of each account; ``crossings`` are further edges between rows, as
    (row of the child, row of the parent, kind), drawn dashed in the margin."""
    rows = tree.rows[:MOST_ROWS]
    scaled = family_scale(tree)
    margin = 16 if crossings else 0
    height = TOP * 2 + ROW * len(rows)
    parts: list[Markup] = []
    for index, row in enumerate(rows):
        if row.above is not None and row.above < index:
            parts.append(_edge(row, rows[row.above], index, margin))
    for child, parent, kind in crossings:
        if child < len(rows) and parent < len(rows):
            parts.append(_crossing(rows[child], child, rows[parent], parent, kind, margin))
    for index, row in enumerate(rows):
        parts.append(_node(row, index, margin, documents[row.document], sigla[row.document], remarks))
        strip = strip_markup(
            row.strip, scaled, index * ROW + TOP + 6, held=documents[row.document].held, root=row.above is None
        )
        parts.append(Markup('<g transform="translate({} 0)">{}</g>').format(STRIP_FROM, strip))
    return Markup(
        '<svg class="stemma" role="img" aria-labelledby="{0}-t {0}-d" viewBox="0 0 {1} {2}" width="{1}" height="{2}">'
        '<title id="{0}-t">{3}</title><desc id="{0}-d">{4}</desc>{5}</svg>'
    ).format(key, WIDTH, height, *_described(tree, documents, sigla), Markup("").join(parts))


def _left(row: Row, margin: int) -> float:
    return 1 + margin + min(row.depth, DEEPEST) * INDENT


def has_label(row: Row, parent: Row) -> bool:
    """Whether there is room beside the edge for what it is."""
    return parent.depth < row.depth <= DEEPEST


def _edge(row: Row, parent: Row, index: int, margin: int) -> Markup:
    assert row.above is not None
    x, y = _left(row, margin), index * ROW + TOP + 13
    trunk = _left(parent, margin) + BOX_WIDTH / 2
    if not has_label(row, parent):  # no room to the left: come down the parent's side
        trunk = x - 10
    start = row.above * ROW + TOP + 13 + BOX_HEIGHT / 2
    edge = row.edge
    known = edge is not None and edge.direction == "known"
    style = "edge" if edge is None or edge.settled else "edge unsettled"
    line = Markup('<path class="{}" d="M{} {}V{}H{}"{}/>').format(
        style, _n(trunk), _n(start), _n(y), _n(x - (6 if known else 1)), ""
    )
    head = Markup('<path class="head" d="M{} {}l-7 -3.5v7z"/>').format(_n(x - 0.5), _n(y)) if known else Markup("")
    kind = edge.kind if edge else ""
    if not kind or not has_label(row, parent):
        return line + head
    label = Markup('<text class="kind" x="{}" y="{}">{}</text>').format(_n(trunk + 6), _n(y - 4), kind)
    return line + head + label


def _crossing(row: Row, index: int, parent: Row, parent_index: int, kind: str, margin: int) -> Markup:
    y, to = index * ROW + TOP + 17, parent_index * ROW + TOP + 9
    return Markup('<path class="edge unsettled" d="M{} {}H5V{}H{}"><title>{}</title></path>').format(
        _n(_left(row, margin)), _n(y), _n(to), _n(_left(parent, margin)), kind
    )


def _node(row: Row, index: int, margin: int, document: Document, siglum: Siglum, remarks: Mapping[str, str]) -> Markup:
    x, y = _left(row, margin), index * ROW + TOP + 2
    text = x + BOX_WIDTH + 8
    name = _fitted(plain(wording.named(document, 120)), LABELS_END - text)
    told = remarks.get(row.document, "").split(REMARKS)
    while len(told) > 1 and len(REMARKS.join(told)) * SMALL > LABELS_END - text:
        told.pop()  # the table has it all
    remark = REMARKS.join(told)
    return Markup(
        '<rect class="node {}" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<text class="siglum" x="{}" y="{}">{}</text>'
        '<text class="name" x="{}" y="{}">{}</text><text class="remark" x="{}" y="{}">{}</text>'
    ).format(
        "held" if document.held else "lost",
        _n(x), _n(y), BOX_WIDTH, BOX_HEIGHT,
        _n(x + BOX_WIDTH / 2), _n(y + 15.5), siglum.label,
        _n(text), _n(y + 10), name,
        _n(text), _n(y + 25), remark,
    )  # fmt: skip


def _fitted(text: str, room: float) -> str:
    kinds = [unicodedata.east_asian_width(c) for c in text]
    wide = [next((times for names, times in WIDER if kind in names), 1.0) for kind in kinds]
    return wording.shortened(text, max(6, int(room / LETTER * len(wide) / max(sum(wide), 1.0))))


def _described(tree: Tree, documents: Mapping[str, Document], sigla: Mapping[str, Siglum]) -> tuple[Markup, Markup]:
    root = documents[tree.root]
    held = "" if root.held else ", which is not held"
    accounts = len(tree.rows) - len(tree.guests) - (not root.held)
    title = f"Lineage of {wording.counted(accounts, 'account')} from {sigla[tree.root].label}{held}"
    told = []
    for row in tree.rows[1:25]:
        edge = row.edge
        if edge is None:
            continue
        sure = "" if edge.settled else " (unsettled)"
        way = "" if edge.direction == "known" else ", direction undetermined"
        told.append(
            f"{sigla[row.document].label} is {wording.an(wording.DERIVES[edge.kind])} {sigla[edge.parent].label}{way}{sure}."
        )
    if len(tree.rows) > 25:
        told.append("The table below lists them all.")
    return escape(title), escape(" ".join(told) or "One account that stands alone.")
