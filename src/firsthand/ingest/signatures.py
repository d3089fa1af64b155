"""Lines by which agencies, desks and reporters sign a text: "dpa/lno", "Jan Kos (PAP)", "EFE - Puerto Ardún", "oprac. JK, PAP"."""

import re
from collections.abc import Iterator
from typing import Literal

from firsthand.ingest.agencies import agency_named, names
from firsthand.ingest.wires import wire
from firsthand.language.copylines import about_a_picture, tells_nothing
from firsthand.records import Credit, Span

LONGEST_SIGNATURE = 100
MOST_PARTS, MOST_PEOPLE, MOST_NAMES = 8, 2, 3
"""Parts of a signature, people and places among them, and words of the name of one."""
_PART = re.compile(r"(?:(?!\s(?:[–—-]{1,2}|and|und|et|y|e|i|a|en|og|och|ve|и|та|і|و)\s)[^/,;、،+&|()（）\[\]【】\n])+")
"""What stands between marks and words for "and"."""
_AND = re.compile(r"\s(?:and|und|et|y|e|en|og|och|ve|и|та|і)\s")
_SIGN = re.compile(r"[^\W\d_]{2,3}|[a-z]{4}|[Rr]ed\.?")
"""The sign of an editor or a desk: "lno", "FIM", "jk"."""
_NUMBERED = re.compile(r":[\d-]+\Z")
_SPEAKS = re.compile(r"[!?…”»\"。]|:\s*\Z")
"""Marks of prose, and of what opens a quotation."""
_ENDING = re.compile(
    r"[.!?…”»\"。] ?(?:[(（/](?P<who>[^()（）/\n]{2,50})[)）/]|[—–-]{1,2} ?(?P<dashed>[^()\n—–-][^()\n—–]{1,40}?))\.?\s*\Z"
)


_What = Literal["agency", "person", "other"]


def signing_agencies(line: str, *, people: bool) -> list[Credit]:
    """The agencies of a line that holds nothing else but desks, days and signs, and, with ``people``, who wrote and where. One
    wrote the account; of several, or with a reporter of the page's own, it was put together."""
    if len(line) > LONGEST_SIGNATURE or _SPEAKS.search(line) or about_a_picture(line):
        return []
    found, persons = [], 0
    for count, (start, end) in enumerate(_parts(line)):
        kind, first, last = _what(line, start, end)
        if kind is None or count >= MOST_PARTS:
            return []
        persons += kind == "person"
        if kind == "agency" and (outlet := agency_named(_name(line[first:last]))):
            found.append((outlet, first, last))
    stopped = line.rstrip().endswith(".")
    if not found or persons > (MOST_PEOPLE if people and not stopped else 0):
        return []
    if len({outlet.key for outlet, _, _ in found}) == 1 and not (persons and _AND.search(line)):
        return [wire(*found[0])]
    return [Credit(outlet.key, outlet.name, "byline", start, end) for outlet, start, end in found]


def _parts(line: str) -> Iterator[Span]:
    """The parts of a line, without the blanks and dashes around them."""
    for match in _PART.finditer(line):
        words = match.group().strip(" \t—–-*.:")
        if words:
            start = match.start() + match.group().index(words)
            yield start, start + len(words)


def _what(line: str, start: int, end: int) -> tuple[_What | None, int, int]:
    """What a part of a signature is, and where its name stands. Words about texts around a name are none of it."""
    if _is_agency(line[start:end]):
        return "agency", start, end
    words = list(re.finditer(r"[^\s:：]+", line[start:end]))
    while words and tells_nothing(words[0].group().strip(".")):
        words.pop(0)
    while words and (tells_nothing(words[-1].group().strip(".")) or words[-1].group().isdigit()):
        words.pop()
    if not words:
        return "other", start, end
    first, last = start + words[0].start(), start + words[-1].end()
    if _is_agency(line[first:last]):
        return "agency", first, last
    if all(map(_is_agency, line[first:last].split("-"))):  # "TT-AFP"
        return "agency", first, first + line[first:last].index("-")
    if len(words) == 1 and (words[0].group().isdigit() or _SIGN.fullmatch(words[0].group())):
        return "other", first, last
    if len(words) <= MOST_NAMES and all(word.group()[0].isupper() for word in words):
        return "person", first, last
    return None, first, last


def _name(written: str) -> str:
    """An agency's name as lists have it: "belga" is "BELGA", "dpa:310305-99-1/3" is "dpa"."""
    bare = _NUMBERED.sub("", written)
    return bare if bare in names() or len(bare) < 3 or bare.upper() not in names() else bare.upper()


def _is_agency(written: str) -> bool:
    return agency_named(_name(written)) is not None


def ending_agency(line: str) -> Credit | None:
    """The agency that signs a text behind its last sentence: "… he said. (PAP)"."""
    tail = max(0, len(line) - 60)
    for match in _ENDING.finditer(line, tail):
        who = match.lastgroup
        if who and match.end() == len(line) and (outlet := agency_named(match[who])):
            return wire(outlet, *match.span(who))
    return None
