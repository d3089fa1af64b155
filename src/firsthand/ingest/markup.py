"""A page's source before it is parsed: how deep it nests, how many tags it has, and both cut to what parsers bear.

One forward scan over the tags, quotation marks of attributes heeded, scripts and comments skipped; never a tree.
"""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr img picture button".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements whose content is no markup up to their own closing tag."""
_OF_HEAD = frozenset("html head title meta link style script base template".split())
_CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "tr": frozenset({"tr", "tbody"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "a": frozenset({"a"}),
}
"""Which tags end an element whose own closing tag is left out; a ``<p>`` is ended by any box."""

_WEIGHT = {"div": 150, "td": 160, "th": 160, "tr": 170, "thead": 180, "tbody": 180, "tfoot": 180, "table": 190}
"""libxml2's order of elements (100 for all others): a closing tag does not end a heavier one."""
_LOOKED_BACK = 300
MANY_ATTRIBUTES = 200
"""A tag with more is read without its attributes: parsers compare each with all others. The most that a tag of 84
captured news pages has are 64."""
MOST_TAGS = 400_000
"""A page with more is set aside: reading it is linear, and still takes seconds and hundreds of megabytes."""

_TAG = re.compile(
    r"<(?:!--|(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)"
    r"(?P<rest>(?>[^\"'>=]++|=\s*+(?>\"[^\"]*+\"|'[^']*+')|[=\"'])*+)>)"
)
"""A whole tag. Possessive throughout, so that each attempt passes over its characters once."""
_PARTED = re.compile(r"[\s/=]++")
_BEGINS = re.compile(r"<(?:!--|/?[a-zA-Z])")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")


class Tag(msgspec.Struct, frozen=True):
    """``page[start:end]`` is a tag. ``content_end`` is where the raw text after it ends; ``end`` for other elements."""

    start: int
    end: int
    content_end: int
    name: str
    closing: bool
    attributes: int


class Survey(msgspec.Struct, frozen=True):
    """``depth`` is an upper bound of nesting for markup that is closed in order."""

    depth: int
    tags: int
    attributes: int


def tags_of(page: str) -> Iterator[Tag]:
    """The tags of a page in order, those in comments and raw text left out; a tag that never ends ends the page."""
    at = 0
    while (begins := _BEGINS.search(page, at)) is not None:
        found = _TAG.match(page, begins.start())
        if found is None:
            return
        at = found.end()
        if found["name"] is None:
            close = page.find("-->", at)
            if close < 0:
                return
            at = close + 3
            continue
        name, rest = found["name"].lower(), found["rest"]
        if name in _RAW and not found["closing"]:
            close_tag = re.compile(f"</{name}", re.I).search(page, at)
            at = len(page) if close_tag is None else close_tag.start()
        attributes = len(_PARTED.findall(_QUOTED.sub("", rest))) if len(rest) > MANY_ATTRIBUTES else 0
        yield Tag(found.start(), found.end(), at, name, bool(found["closing"]), attributes)


class _Open:
    """The elements that are open at a place of the scan."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.counts: Counter[str] = Counter()

    def enter(self, name: str) -> None:
        top = self.names[-1] if self.names else ""
        if name in _CLOSED_BY.get(top, ()) or (top == "p" and name not in INLINE):
            self._pop()
        self.names.append(name)
        self.counts[name] += 1

    def leave(self, name: str) -> None:
        """A closing tag ends what is open within its element, unless something heavier is: then libxml2 ignores it."""
        if not self.counts[name]:
            return
        weight = _WEIGHT.get(name, 100)
        for within in self.names[-1:-_LOOKED_BACK:-1]:
            if within == name:
                break
            if _WEIGHT.get(within, 100) > weight:
                return
        else:
            return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name = self.names.pop()
        self.counts[name] -= 1
        return name


def with_body(page: str) -> str:
    """The page with a ``<body>`` where it leaves that tag out, as HTML allows and shrunk pages do: libxml2 knows none of
    the newer elements (``article``, ``main``, ``section``) and would leave them, and so all the text, in the head.
    """
    unscripted = False
    for tag in tags_of(page):
        if tag.name == "noscript":
            unscripted = not tag.closing
        elif tag.name == "body":
            return page
        elif not (unscripted or tag.closing or tag.name in _OF_HEAD):
            return f"{page[: tag.start]}<body>{page[tag.start :]}"
    return page


def survey(page: str) -> Survey:
    """Depth, number of tags and the largest number of attributes of one tag; no further than past ``MOST_TAGS``."""
    open_ = _Open()
    depth = tags = attributes = 0
    for tag in tags_of(page):
        tags += 1
        if tags > MOST_TAGS:
            break
        attributes = max(attributes, tag.attributes)
        if tag.closing:
            open_.leave(tag.name)
        elif tag.name not in _VOID:
            if tag.name in _RAW:
                continue
            open_.enter(tag.name)
            depth = max(depth, len(open_.names))
    return Survey(depth, tags, attributes)


def cut_to(page: str, depth: int) -> str:
    """The page with no element nested deeper than ``depth``: what lies deeper follows there as a row of paragraphs,
    with its links, scripts and pictures. Tags of very many attributes lose them."""
    out: list[str] = []
    open_ = _Open()
    at = 0
    for tag in tags_of(page):
        out.append(page[at : tag.start])
        at = tag.content_end
        source = page[tag.start : tag.content_end]
        if tag.attributes > MANY_ATTRIBUTES:
            source = f"<{tag.name}>{page[tag.end : tag.content_end]}"
        if tag.name in _VOID or tag.name in _RAW:
            out.append(source)
            continue
        if not tag.closing:
            open_.enter(tag.name)
            deep = len(open_.names) > depth
        else:
            deep = len(open_.names) > depth
            open_.leave(tag.name)
        if not deep or tag.name == "a":
            out.append(source)
        elif tag.name not in INLINE:
            out.append("<p>")
    out.append(page[at:])
    return "".join(out)
