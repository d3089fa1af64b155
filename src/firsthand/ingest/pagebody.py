"""Which blocks of a page are the article: trafilatura's reading aligned to our text, then mended by rules.

trafilatura tells *what* the article says; it keeps no positions. Its words are looked up in our blocks, so that every
decision is about a stretch of our own text. Three rules follow, each for a kind of error seen on captured news pages:
paragraphs it lost between two it found are taken back, runs it took from furniture are left out, and where it found
nothing the longest run of prose stands in.
"""

import re
from collections import Counter

from firsthand.ingest.pagetext import Block, Page
from firsthand.ingest.regions import CERTAIN

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")
_SHINGLE = 3
SHARE = 0.6
"""A block is trafilatura's when this share of its word triples stands in trafilatura's text; its own edits (dropped
link lists, folded tables) stay below a third of a block."""
PROSE_WORDS = 8
"""A paragraph lost in the middle is taken back from this length on; shorter ones are labels as often as text."""
SUMMARY_WORDS = 90
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = frozenset({"p", "blockquote", "div"})
LINKED = 0.5
"""A block half of whose characters are links is a list of links (the boundary boilerplate removal has used since
Kohlschütter et al. 2010 found link density the strongest single feature)."""


def extract(page: str) -> str:
    """trafilatura's reading of the article, comments left out; empty where it finds none or fails."""
    from trafilatura import extract as trafilatura_extract

    try:
        return trafilatura_extract(page, include_comments=False) or ""
    except Exception:  # whatever fails inside it means "found nothing"; the longest run of prose stands in
        return ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def body_of(page: Page, extracted: str) -> list[bool]:
    """For each block of ``page``: does it belong to the article?"""
    words = [_words(page.text[block.start : block.end]) for block in page.blocks]
    chosen = _aligned(page, words, extracted)
    if not any(chosen):
        chosen = _longest_run(page, words)
    if any(chosen):
        homes = _homes(page, words, chosen)
        _take_back(page, words, chosen, homes)
        _leave_out(page, words, chosen)
        _drop_repeats(page, words, chosen, homes)
        _drop_link_lines(page, words, chosen)
    return chosen


def _aligned(page: Page, words: list[list[str]], extracted: str) -> list[bool]:
    """Blocks whose words stand in the extracted text; a short one only next to a long one."""
    lines = [_words(line) for line in extracted.splitlines()]
    triples: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        triples.update(_shingles(line))
    short = Counter(tuple(line) for line in lines if line)
    chosen = [False] * len(words)
    exact = {index for index, block in enumerate(words) if len(block) >= PROSE_WORDS and short[tuple(block)] > 0}
    for index in exact:
        chosen[index] = True
        triples.subtract(_shingles(words[index]))
    for index, block in enumerate(words):
        if index not in exact and len(block) >= _SHINGLE + 2:
            shingles = _shingles(block)
            if sum((shingles & triples).values()) >= SHARE * sum(shingles.values()):
                chosen[index] = True
                triples.subtract(shingles)
    core = [i for i, taken in enumerate(chosen) if taken]
    if not core:
        return [bool(block) and short[tuple(block)] > 0 for block in words]
    for index in range(max(0, core[0] - 3), min(len(words), core[-1] + 4)):
        key = tuple(words[index])
        if not chosen[index] and key and short[key] > 0:
            chosen[index] = True
            short[key] -= 1
    return chosen


def _longest_run(page: Page, words: list[list[str]]) -> list[bool]:
    """Without an extraction: the paragraphs of the box that holds most prose."""
    prose: Counter[int] = Counter()
    for block, found in zip(page.blocks, words, strict=True):
        if _is_prose(page, block, found):
            prose[page.parents.get(block.box, 0)] += len(found)
    if not prose:
        return [False] * len(words)
    home, count = prose.most_common(1)[0]
    if count < 40:  # less than a short news item: an index page, a cookie wall
        return [False] * len(words)
    return [
        page.parents.get(block.box, 0) == home and _is_prose(page, block, found)
        for block, found in zip(page.blocks, words, strict=True)
    ]


def _is_prose(page: Page, block: Block, words: list[str]) -> bool:
    text = page.text[block.start : block.end]
    return (
        len(words) >= PROSE_WORDS
        and block.region not in CERTAIN
        and block.linked < LINKED * len(text)
        and _SENTENCE_END.search(text) is not None
    )


def _homes(page: Page, words: list[list[str]], chosen: list[bool]) -> set[int]:
    """The boxes that hold the article: those with sixty of its words or more, or else the fullest one."""
    counts: Counter[int] = Counter()
    for block, found, taken in zip(page.blocks, words, chosen, strict=True):
        if taken:
            counts[page.parents.get(block.box, 0)] += len(found)
    homes = {box for box, count in counts.items() if count >= 60}
    return homes or {box for box, _ in counts.most_common(1)}


def _take_back(page: Page, words: list[list[str]], chosen: list[bool], homes: set[int]) -> None:
    """Paragraphs lost between chosen ones of the same box, and boxes of the same template that follow.

    A page cut into chunks repeats one class for each; an extractor may stop at the advertisement between two.
    """
    core = [i for i, taken in enumerate(chosen) if taken]
    alike = {page.signatures[home] for home in homes if len(page.signatures.get(home, "")) >= 8}
    for index in range(core[0] + 1, len(words)):
        block = page.blocks[index]
        if chosen[index] or block.region not in (None, "standfirst"):
            continue
        home = page.parents.get(block.box, 0)
        inside = home in homes and index < core[-1]
        chunk = block.tag == "p" and home not in homes and page.signatures.get(home, "") in alike
        paragraph = (inside or chunk) and block.tag in _PARAGRAPHS and _is_prose(page, block, words[index])
        heading = inside and block.tag in _HEADINGS and words[index] and block.linked * 2 < block.end - block.start
        if paragraph or heading:
            chosen[index] = True


def _leave_out(page: Page, words: list[list[str]], chosen: list[bool]) -> None:
    """Blocks in a region that is certainly not the article, unless most of the article stands in such a region."""
    inside = sum(len(w) for w, b, c in zip(words, page.blocks, chosen, strict=True) if c and b.region in CERTAIN)
    total = sum(len(w) for w, c in zip(words, chosen, strict=True) if c)
    if inside * 2 > total:
        return
    above = [i for i, b in enumerate(page.blocks) if chosen[i] and b.region == "standfirst"]
    # A template may name the article's own box so; a summary has one or two sentences before the body.
    is_summary = len(above) <= 2 and sum(len(words[i]) for i in above) <= min(SUMMARY_WORDS, 0.25 * total)
    start = next(index for index, taken in enumerate(chosen) if taken)
    for index, block in enumerate(page.blocks):
        if chosen[index] and (block.region in CERTAIN or (is_summary and index in above and index <= start + 2)):
            chosen[index] = False
    last = max((i for i, b in enumerate(page.blocks) if chosen[i] and b.tag not in _HEADINGS), default=len(words))
    for index in range(last + 1, len(words)):
        chosen[index] = False  # headings that no paragraph follows belong to what comes after the article


def _drop_repeats(page: Page, words: list[list[str]], chosen: list[bool], homes: set[int]) -> None:
    """A paragraph that stands twice (teaser, pull quote, second column) is the article's once: in its own box."""
    first: dict[tuple[str, ...], int] = {}
    for index, taken in enumerate(chosen):
        if not taken or len(words[index]) < PROSE_WORDS:
            continue
        other = first.setdefault(tuple(words[index]), index)
        if other != index:
            keeps_first = page.parents.get(page.blocks[other].box, 0) in homes
            chosen[index if keeps_first else other] = False
    at_home: list[bool] = [page.parents.get(block.box, 0) in homes for block in page.blocks]
    held: Counter[tuple[str, ...]] = Counter()
    for index, taken in enumerate(chosen):
        if taken and at_home[index]:
            held.update(_shingles(words[index]))
    for index, taken in enumerate(chosen):
        # A teaser that runs headline and first paragraph together, outside the article's box.
        if taken and not at_home[index] and len(words[index]) >= 2 * PROSE_WORDS:
            shingles = _shingles(words[index])
            if sum((shingles & held).values()) >= 0.7 * sum(shingles.values()):
                chosen[index] = False


def _drop_link_lines(page: Page, words: list[list[str]], chosen: list[bool]) -> None:
    """Lines that are nothing but a link, between paragraphs: "more on this". Kept where the page is a list of links."""
    lines = [
        index
        for index, taken in enumerate(chosen)
        if taken and page.blocks[index].tag in ("p", "div", "h2", "h3", "h4") and len(words[index]) <= 80
        and page.blocks[index].linked >= 0.9 * (page.blocks[index].end - page.blocks[index].start)
    ]  # fmt: skip
    total = sum(len(found) for found, taken in zip(words, chosen, strict=True) if taken)
    if sum(len(words[index]) for index in lines) <= 0.2 * total:
        for index in lines:
            chosen[index] = False
