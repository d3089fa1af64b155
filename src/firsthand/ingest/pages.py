"""A web page as a document: visible text, body found, everything else marked by kind, what the page says of itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from firsthand.ingest.footers import footers_of
from firsthand.ingest.furniture import Line, furniture_of, lines_of, merged
from firsthand.ingest.languages import spread
from firsthand.ingest.markup import MANY_ATTRIBUTES, Survey, cut_to, with_body
from firsthand.ingest.naming import named_outlets
from firsthand.ingest.openings import header_line
from firsthand.ingest.outlets import folded, outlet_of_address
from firsthand.ingest.pagebody import body_of, extract
from firsthand.ingest.pagemeta import Meta, read_meta
from firsthand.ingest.pagetext import Block, Page, read_page
from firsthand.ingest.regions import Region
from firsthand.ingest.stateddates import month_first
from firsthand.ingest.texts import TextReading, all_credits, between, unique
from firsthand.records import Credit, Furniture, FurnitureKind, Sourced

_KIND: dict[Region, FurnitureKind] = {
    "navigation": "navigation",
    "related": "related",
    "comments": "comments",
    "caption": "caption",
    "byline": "byline",
    "dateline": "dateline",
    "promotion": "promotion",
    "embed": "embed",
    "standfirst": "standfirst",
    "footer": "navigation",
}
ARTICLE_CHARACTERS = 140
"""Less body, links not counted, than a one-paragraph news brief: no article (cookie wall, index, error). A Chinese or
Thai sign counts twice."""
PAGE_CHARACTERS = 2_000_000
"""A page that shows more is no account: a whole newspaper has half a million."""
EXTRACTED_TAGS = 60_000
EXTRACTED_CHARACTERS = 6_000_000
"""What is larger is not given to trafilatura, which takes some 80 µs a tag and 2 s a megabyte of prose: a list or a
dump. The largest of 84 captured news pages have 3,100 tags, and 1.5 million characters."""
EXTRACTED_DEPTH = 200
"""trafilatura's parser stops at 256 levels and drops the rest."""
NOTED = 4_000
"""Characters at the head of a page in which Chromium and Firefox note where they saved it from."""
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,9}\)(\S{1,2000})\s{0,9}-->", re.I)
_HEADLINE_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "title"})


def read_html(
    html: str, size: Survey, page_depth: int, saved_from: str | None = None
) -> tuple[Page, Meta, TextReading, int, tuple[str, ...]]:
    """The page, its metadata, the marks on its text, how many characters of body it has, and what was cut to read it.

    ``saved_from`` is the address that whoever saved the page wrote beside it; without, browsers' own note is looked for.
    """
    if saved_from is None and (note := _SAVED_FROM.search(html[:NOTED])):
        saved_from = note[1]
    html, notes = _prepared(html.replace("\x00", ""), size, page_depth)
    page = read_page(html)
    if len(page.text) > PAGE_CHARACTERS:
        return page, read_meta(page), TextReading((), (), None, None, None, None, None), 0, notes
    meta = read_meta(page, saved_from)
    body = body_of(page, _extracted(html, size))
    titles = {folded(headline) for headline in meta.headlines} - {""}
    marks = _marks(page, body, titles)
    around = _around(page, body, marks)
    ends = max((block.end for block, taken in zip(page.blocks, body, strict=True) if taken), default=len(page.text))
    footers = footers_of(page.text, around, set(), below=sum(line.start >= ends for line in around))
    header = _header(around, footers.furniture, month_first(meta.language))
    furniture = furniture_of(page.text, merged_over(marks, [*footers.furniture, *header[1]]))
    free = between(len(page.text), furniture)
    linked = sum(block.linked for block, taken in zip(page.blocks, body, strict=True) if taken)
    length = sum(spread(page.text[s:e].strip()) for s, e in free) - linked
    title = _placed(meta.title, page, titles)
    byline = meta.byline or (Sourced(footers.byline[0], "byline", footers.byline[1:]) if footers.byline else None)
    published = meta.published
    if published is None and footers.published:
        published = Sourced(footers.published[0], "text", footers.published[1:])
    published = published or header[0]
    outlet, key = meta.outlet, meta.outlet_key
    if outlet is None and footers.outlet:
        outlet, key = Sourced(footers.outlet[0].name, "byline", footers.outlet[1:]), footers.outlet[0].key
    credits = [*_wires(page, around, meta, key), *all_credits(page.text, furniture, footers, key, outlet)]
    credits += _links(page, free, meta)
    if meta.canonical and (there := outlet_of_address(meta.canonical)) and key not in (None, there.key):
        credits.append(Credit(there.key, there.name, "canonical", 0, 0, url=meta.canonical, where="canonical"))
    reading = TextReading(tuple(furniture), unique(credits), title, byline, outlet, key, published)
    return page, meta, reading, length, notes


def _prepared(html: str, size: Survey, page_depth: int) -> tuple[str, tuple[str, ...]]:
    """The source cut to what parsers bear, and what a reader should know of how it is read."""
    notes = []
    html = with_body(html)
    if size.depth > page_depth or size.attributes > MANY_ATTRIBUTES:
        html = cut_to(html, page_depth)
    if size.depth > page_depth:
        notes.append(f"elements nested deeper than {page_depth:,} were read as a row of paragraphs")
    if _too_large(html, size):
        notes.append(
            f"a page of {size.tags:,} tags and {len(html):,} characters: its article is the box with most prose"
        )
    return html, tuple(notes)


def _too_large(html: str, size: Survey) -> bool:
    return size.tags > EXTRACTED_TAGS or len(html) > EXTRACTED_CHARACTERS


def _extracted(html: str, size: Survey) -> str:
    """trafilatura's reading, or nothing of a page that is too large for it."""
    if _too_large(html, size):
        return ""
    return extract(cut_to(html, EXTRACTED_DEPTH) if size.depth > EXTRACTED_DEPTH else html)


def _around(page: Page, body: Sequence[bool], marks: list[Furniture]) -> list[Line]:
    """The lines of the article and those close above and below it: where bylines and source lines stand."""
    covered = {m.start for m in marks if m.kind in ("related", "promotion", "navigation", "comments", "title")}
    lines = [line for line in lines_of(page.text) if line.start not in covered]
    inside = [block for block, taken in zip(page.blocks, body, strict=True) if taken]
    if not inside:
        return lines[:20]
    first = next((i for i, line in enumerate(lines) if line.end > inside[0].start), 0)
    last = next((i for i, line in enumerate(lines) if line.start >= inside[-1].end), len(lines))
    return lines[max(0, first - 8) : last + 12]


def _header(
    around: list[Line], known: Sequence[Furniture], first: bool | None
) -> tuple[Sourced | None, list[Furniture]]:
    """The line of date and writer above the body, where no class name told: its day and its mark."""
    taken = {mark.start for mark in known}
    for line in around[:12]:
        if line.start not in taken and (found := header_line(line, first)) is not None:
            return found[0], [Furniture(line.start, line.end, "dateline", "header-line")]
    return None, []


def _placed(title: Sourced | None, page: Page, titles: set[str]) -> Sourced | None:
    """The headline with its place in the text, where a block is that headline."""
    if title is None:
        return None
    wanted = folded(title.value)
    for block in page.blocks:
        if (
            block.end - block.start <= 2 * len(title.value) + 20
            and folded(page.text[block.start : block.end]) == wanted
        ):
            return Sourced(title.value, title.where, (block.start, block.end))
    return title


def _marks(page: Page, body: Sequence[bool], titles: set[str]) -> list[Furniture]:
    """Everything outside the body, by kind; a headline is furniture wherever it stands."""
    core = [i for i, taken in enumerate(body) if taken]
    first, last = (core[0], core[-1]) if core else (len(body), -1)
    marks = []
    for index, (block, taken) in enumerate(zip(page.blocks, body, strict=True)):
        text = page.text[block.start : block.end]
        if len(text) <= 400 and folded(text) in titles:
            marks.append(Furniture(block.start, block.end, "title", "headline"))
        elif not taken:
            kind, rule = _kind(block, text, index, first, last)
            marks.append(Furniture(block.start, block.end, kind, rule))
    return marks


def _kind(block: Block, text: str, index: int, first: int, last: int) -> tuple[FurnitureKind, str]:
    if block.region is not None:
        return _KIND[block.region], f"region-{block.region}"
    if block.linked * 2 >= len(text):
        return ("navigation", "links-above") if index < first else ("related", "links-below")
    if index < first and first - index <= 4 and block.tag in ("p", "h2", "h3", "div") and 40 <= len(text) <= 400:
        return "standfirst", "above-body"
    if index > last:
        return "other", "below-body"
    return "other", "outside-body"


def merged_over(base: list[Furniture], finer: list[Furniture]) -> list[Furniture]:
    """``finer`` marks stand as they are; ``base`` fills what they leave. One sweep over both."""
    finer = merged(finer)
    kept = list(finer)
    first = 0
    for mark in sorted(base, key=lambda m: m.start):
        while first < len(finer) and finer[first].end <= mark.start:
            first += 1
        at, other = mark.start, first
        while other < len(finer) and finer[other].start < mark.end:
            if finer[other].start > at:
                kept.append(Furniture(at, finer[other].start, mark.kind, mark.rule))
            at = max(at, finer[other].end)
            other += 1
        if at < mark.end:
            kept.append(Furniture(at, mark.end, mark.kind, mark.rule))
    return merged(kept)


def _wires(page: Page, around: list[Line], meta: Meta, own: str | None) -> list[Credit]:
    """An agency in a byline of the page, anchored; else one that only the page's metadata names."""
    credits: list[Credit] = []
    reach = (around[0].start, around[-1].end) if around else (0, 0)
    for block in page.blocks:
        if block.region == "byline" and reach[0] <= block.start and block.end <= min(reach[1], block.start + 300):
            for start, end, outlet in named_outlets(page.text[block.start : block.end]):
                if outlet.kind == "agency" and outlet.key != own:
                    credits.append(Credit(outlet.key, outlet.name, "wire", block.start + start, block.start + end))
    if credits:
        return credits
    for where, words in (("byline", meta.byline.value if meta.byline else ""), ("json-ld publisher", meta.publisher)):
        for _, _, outlet in named_outlets(words[:300]):
            if outlet.kind == "agency" and outlet.key != own:
                return [Credit(outlet.key, outlet.name, "wire", 0, 0, where=where)]
    return []


_ARTICLE_ADDRESS = re.compile(r"https?://[^/]+/(?:[^?#]*/)?[^/?#]*(?:\d{4,}|-[^/?#-]+-[^/?#-]+)[^/?#]*", re.I)


def _links(page: Page, free: list[tuple[int, int]], meta: Meta) -> list[Credit]:
    """Links from the body to another known outlet's article; the first of each address, twenty at most."""
    credits: list[Credit] = []
    seen: set[str] = set()
    starts = [start for start, _ in free]
    for link in page.links:
        place = bisect_right(starts, link.start) - 1
        if place < 0 or link.end > free[place][1] or link.address in seen:
            continue
        if not _ARTICLE_ADDRESS.match(link.address) or link.end <= link.start:
            continue
        outlet = outlet_of_address(link.address)
        if outlet is None or not outlet.known or outlet.key == meta.outlet_key:
            continue
        seen.add(link.address)
        credits.append(Credit(outlet.key, outlet.name, "link", link.start, link.end, url=link.address))
    return credits[:20]
