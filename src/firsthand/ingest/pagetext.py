"""A page's visible text in document order, as blocks, with markup, scripts and styles left behind.

One walk over the parsed tree, never recursive. A block is what a browser would set as a box of its own: its white
space is folded, a ``<br>`` is a line end, two are a new block, table cells are parted by tabs. Between blocks stands
an empty line, between items of one list or rows of one table a line end.
"""

import re
from html import unescape

import msgspec
from lxml import etree
from lxml import html as lxml_html

from firsthand.ingest.markup import INLINE
from firsthand.ingest.regions import Region, region_of

UNSEEN = frozenset(
    "script style template noscript head title svg math canvas iframe frame frameset noframes object embed applet "
    "audio video map select option datalist textarea input meter progress dialog param source track link meta base "
    "xmp plaintext listing".split()
)
"""Elements without text a reader sees (or, for raw-text elements, whose text is markup)."""

PHRASING_PARENTS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 td th dt dd blockquote figcaption caption pre a em strong b i".split()
)
_SHOWS_CODE = frozenset("pre code kbd samp".split())
TIGHT = frozenset("li tr dt dd".split())
"""Blocks that follow one another without an empty line between."""

_DROPPED = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060\u2061-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f]|[\ud800-\udfff]")
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader-?(?:text|only)?|assistive-text|a11y-hidden|off-?screen|hide-text"
    r"|rollover(?:-[\w-]{1,30})?-block|rollover-block|tooltip(?:-?(?:content|text|inner))?|popover(?:-content)?|hovercard)(?:\s|$)",
    re.I,
)
"""Class names of text that style sheets keep from the eye: the accessibility conventions, and boxes shown on hover."""
_LITERAL_TAGS = re.compile(r"\s*(?:</?[a-zA-Z][^<>]{0,2000}>\s*)+|\s*<!--.{0,2000}-->\s*", re.S)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class Block(msgspec.Struct, frozen=True):
    """``text[start:end]`` is one block, the text of element number ``box`` (in document order).

    ``linked`` counts the characters inside links.
    """

    start: int
    end: int
    tag: str
    region: Region | None
    box: int
    linked: int


class Link(msgspec.Struct, frozen=True):
    """``text[start:end]`` leads to ``address``, as written."""

    start: int
    end: int
    address: str


class Page(msgspec.Struct, frozen=True):
    """What a reader of the page sees, and the tree it was read from (metadata is read there)."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    tree: etree._Element | None
    parents: dict[int, int]
    """From each box to the box around it; the outermost is 0."""
    signatures: dict[int, str]
    """Tag and class of each box that has a class: boxes of one template look alike."""


class _Writer:
    """Builds the text; the only state of the walk."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.block_start = -1
        self.block_tag = "div"
        self.block_region: Region | None = None
        self.block_box = 0
        self.block_linked = 0
        self.space = False
        self.breaks = 0
        self.cell = False
        self.link_start = -1
        self.in_link = 0
        self.last_word = 0

    def _put(self, piece: str) -> None:
        self.parts.append(piece)
        self.length += len(piece)

    def close(self) -> None:
        """End the current block, if it has begun."""
        if self.block_start >= 0:
            self.blocks.append(
                Block(
                    self.block_start, self.length, self.block_tag, self.block_region, self.block_box, self.block_linked
                )
            )
        self.block_start = -1
        self.space = self.cell = False
        self.breaks = 0
        self.block_linked = 0
        self.last_word = 0

    def line_break(self) -> None:
        self.breaks += 1

    def write(self, text: str, tag: str, region: Region | None, box: int) -> None:
        text = _DROPPED.sub("", text)
        if "<" in text and tag not in _SHOWS_CODE and _LITERAL_TAGS.fullmatch(text[:20_000]):
            return  # a tag that was escaped on its way to us: markup, not a word of the page
        words = text.split()
        if not words:
            self.space = self.space or bool(text)
            return
        if self.breaks >= 2:
            self.close()
        if self.block_start < 0:
            if self.length:
                tight = tag in TIGHT and self.blocks and self.blocks[-1].tag == tag
                self._put("\n" if tight else "\n\n")
            self.block_start, self.block_tag, self.block_region, self.block_box = self.length, tag, region, box
        elif self.breaks:
            self._put("\n")
        elif self.cell:
            self._put("\t")
        elif self.space or text[0].isspace():
            self._put(" ")
        piece = " ".join(words)
        if self.in_link and self.link_start < 0:
            self.link_start = self.length
        self._put(piece)
        if self.in_link:
            self.block_linked += len(piece)
        self.last_word = len(words[-1]) if piece[-1].isalnum() else 0
        self.space = text[-1].isspace()
        self.breaks = 0
        self.cell = False


def _hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style, classes = element.get("style"), element.get("class")
    return bool(style and _HIDDEN_STYLE.search(style)) or bool(classes and _HIDDEN_CLASS.search(classes[:300]))


def _inline(tag: str, parent_tag: str) -> bool:
    """Unknown elements: inside a sentence they are inline; elsewhere fusing two boxes' words would be worse."""
    return tag in INLINE or ("-" in tag and parent_tag in PHRASING_PARENTS)


class _Frame(msgspec.Struct):
    tag: str
    block: str
    region: Region | None
    number: int
    inline: bool


def parse(page: str) -> etree._Element | None:
    """The page's tree, or None where nothing can be made of it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def read_page(page: str) -> Page:
    """The visible text of a decoded page. Any string gives a page; one without text has an empty ``text``.

    The parser follows 2,048 levels; what nests deeper is to be cut before (``markup.cut_to``).
    """
    tree = parse(page)
    if tree is None:
        return Page("", (), (), None, {}, {})
    writer = _Writer()
    frames = [_Frame("html", "div", None, 0, False)]
    parents: dict[int, int] = {}
    signatures: dict[int, str] = {}
    number = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        frame = frames[-1]
        if event == "end":
            if tag in UNSEEN or element.get("firsthand-unseen") is not None:
                pass
            else:
                _leave(writer, frames, element)
            frame = frames[-1]
            if element.tail and len(frames) > 1:
                writer.write(element.tail, frame.block, frame.region, frame.number)
            continue
        number += 1
        if tag in UNSEEN or _hidden(element):
            if tag not in UNSEEN:
                element.set("firsthand-unseen", "")
            walk.skip_subtree()
            continue
        parents[number] = frame.number
        if classes := element.get("class"):
            signatures[number] = f"{tag}.{classes[:200]}"
        _enter(writer, frames, element, number)
        if element.text:
            frame = frames[-1]
            writer.write(element.text, frame.block, frame.region, frame.number)
    writer.close()
    text = "".join(writer.parts)
    return Page(text, tuple(writer.blocks), tuple(writer.links), tree, parents, signatures)


def _enter(writer: _Writer, frames: list[_Frame], element: etree._Element, number: int) -> None:
    outer, tag = frames[-1], element.tag
    assert isinstance(tag, str)
    region = (
        region_of(tag, element.get("class"), element.get("id"), element.get("role"), element.get("itemprop"))
        or outer.region
    )
    inline = _inline(tag, outer.block)
    if tag == "br":
        writer.line_break()
    elif tag in ("td", "th"):
        # Cells of one row share a line; a cell that holds boxes of its own breaks the line through them.
        writer.cell = writer.block_start >= 0
        inline = True
    elif not inline:
        writer.close()
    elif outer.block not in PHRASING_PARENTS and not writer.space and writer.last_word > 1:
        # Two labels side by side ("Name" "5 min read") are set apart by the style sheet, not by white space. One
        # letter before the join is a decorated initial.
        previous = element.getprevious()
        if previous is not None and not previous.tail and element.text and element.text[0].isalnum():
            writer.space = True
    if tag == "a" and element.get("href"):
        writer.in_link += 1
    if inline or tag == "br":
        frames.append(_Frame(tag, outer.block, region, outer.number, True))
    else:
        frames.append(_Frame(tag, tag, region, number, False))


def _leave(writer: _Writer, frames: list[_Frame], element: etree._Element) -> None:
    frame = frames.pop()
    if frame.tag == "a" and element.get("href") and writer.in_link:
        writer.in_link -= 1
        if not writer.in_link and writer.link_start >= 0:
            address = element.get("href") or ""
            writer.links.append(Link(writer.link_start, writer.length, address[:2_000].strip()))
            writer.link_start = -1
    if not frame.inline:
        writer.close()


def fold(text: str) -> str:
    """One line, entities of an attribute resolved, white space folded, invisible characters dropped."""
    return " ".join(_DROPPED.sub("", unescape(text)).split())
