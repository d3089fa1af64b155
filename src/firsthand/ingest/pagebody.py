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

PAGE_BODY = "page-body 1 (trafilatura 2.3)"

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")
_SHINGLE = 3
SHARE = 0.6
"""A block is trafilatura's when this share of its word triples stands in trafilatura's text; its own edits (dropped
link lists, folded tables) stay below a third of a block."""
PROSE_WORDS = 8
"""A paragraph lost in the middle is taken back from this length on; shorter ones are labels as often as text."""
LINKED = 0.5
"""A block half of whose characters are links is a list of links (the boundary boilerplate removal has used since
Kohlschütter et al. 2010 found link density the strongest single feature)."""


def extract(page: str) -> str:
    """trafilatura's reading of the article, comments left out; empty where it finds none or fails."""
    from trafilatura import extract as trafilatura_extract

    try:
        return trafilatura_extract(page, include_comments=False) or ""
    except Exception:  # noqa: BLE001 - any failure inside is "found nothing"; the fallback below takes over
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
        _take_back(page, words, chosen)
        _leave_out(page, words, chosen)
    return chosen


def _aligned(page: Page, words: list[list[str]], extracted: str) -> list[bool]:
    """Blocks whose words stand in the extracted text; a short one only next to a long one."""
    lines = [_words(line) for line in extracted.splitlines()]
    triples: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        triples.update(_shingles(line))
    short = Counter(tuple(line) for line in lines if line)
    chosen = [False] * len(words)
    for index, block in enumerate(words):
        if len(block) >= _SHINGLE + 2:
            shingles = _shingles(block)
            if sum((shingles & triples).values()) >= SHARE * sum(shingles.values()):
                chosen[index] = True
                triples -= shingles
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


def _ancestors(page: Page, box: int) -> list[int]:
    chain = []
    while box:
        box = page.parents.get(box, 0)
        chain.append(box)
    return chain


def _take_back(page: Page, words: list[list[str]], chosen: list[bool]) -> None:
    """Paragraphs that stand beside chosen ones in the same box."""
    homes: Counter[int] = Counter()
    for block, found, taken in zip(page.blocks, words, chosen, strict=True):
        if taken:
            homes[page.parents.get(block.box, 0)] += len(found)
    if not homes:
        return
    main = {home for home, count in homes.items() if count >= 60}
    grand = {page.parents.get(home, 0) for home in main}
    for index, (block, found) in enumerate(zip(page.blocks, words, strict=True)):
        if chosen[index] or block.tag not in ("p", "blockquote", "div") or not _is_prose(page, block, found):
            continue
        home = page.parents.get(block.box, 0)
        if block.region is None and (home in main or (block.tag == "p" and page.parents.get(home, 0) in grand)):
            chosen[index] = True


def _leave_out(page: Page, words: list[list[str]], chosen: list[bool]) -> None:
    """Blocks in a region that is certainly not the article, unless most of the article stands in such a region."""
    inside = sum(len(w) for w, b, c in zip(words, page.blocks, chosen, strict=True) if c and b.region in CERTAIN)
    total = sum(len(w) for w, c in zip(words, chosen, strict=True) if c)
    if inside * 2 > total:
        return
    for index, block in enumerate(page.blocks):
        if chosen[index] and block.region in CERTAIN:
            chosen[index] = False
