"""Agencies' marks: "CITY (AP) —", "МОСКВА, 5 мар — РИА Новости", 新华社北京3月5日电, a line or an ending that only names one."""

import re
from functools import cache

from firsthand.ingest.naming import trie
from firsthand.ingest.outlets import Outlet, outlet_of_name
from firsthand.language.outlets import listings
from firsthand.records import Credit

MOST_DATELINES = 3
"""A page that holds more is a digest; the first ones are its own."""
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
_CITY = "A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ"
_DASH = r"\)\s?(?:--|\.?[-–—:])"
_HAN, _ARABIC, _SLAVIC = r"\u4e00-\u9fff", r"\u0620-\u06d3", "А-яA-Z"
SHAPED = r"(?:[A-Z][\w’&-]{1,25} ){0,3}(?:News Agency|Newswire|Wire|Wire Service|Press Agency)"
"""What reads like an agency's name and stands in no table."""


@cache
def agencies(script: str = "") -> str:
    """A pattern of every known agency's names, or of those written with any of the characters of ``script``."""
    names = {n for listing in listings() if listing.outlet.kind == "agency" for n in listing.names}
    names |= {name.upper() for name in names}
    return trie([re.escape(c) for c in n] for n in sorted(names) if re.search(f"[{script}]" if script else "", n))


@cache
def _outlets() -> str:
    return trie([re.escape(c) for c in n] for listing in listings() for n in listing.names if n.isascii())


@cache
def _dateline() -> re.Pattern[str]:
    """An agency's mark at the head of a paragraph. Where the agency is not a known one, the city must stand in
    capitals or be followed by a day: "Rep. Name (R-State) —" is no dateline."""
    day = r"\d{1,2}[ .]{1,2}[^\W\d_]{3,9}\.?(?: \d{4})?"
    return re.compile(
        r"(?:\A|\n)\s{0,4}(?:"
        rf"(?:[^\n(]{{0,80}}?)?\((?P<agency>{agencies()})(?:/[\w-]{{2,8}})?{_DASH}"
        rf"|\((?P<bare>{_outlets()}){_DASH}"
        rf"|(?=[^\n(]{{0,80}}\()(?:[{_CITY}][{_CITY}.’' /-]{{2,40}}|[{_CITY}][^\n(]{{2,50}}, {_MONTH}[a-z.]{{0,7}} \d{{1,2}})(?:, [^\n(]{{2,50}})? ?"
        r"\((?P<who>[A-Z][\w’&]{2,25}(?: [A-Z][\w’&]{1,25}){0,3})\)\s?(?:--|[-–—])"
        rf"|[{_CITY}][^\n,./]{{1,30}}[,.] {day}\.?,?[ /—–-]{{1,4}}(?P<dashed>{agencies(_SLAVIC)})(?=[/. ,—–-])"
        rf"|[^\n/]{{3,60}}/(?:(?:Корр|Кор)\. )?(?P<slashed>{agencies(_SLAVIC)})/"
        rf"|[（(【]?(?P<han>{agencies(_HAN)})[^\n，。,(（]{{0,25}}?(?:\d日|[\u4e00-\u9fff])(?:专)?[电電讯訊](?![\u4e00-\u9fff])"
        rf"|[\u0620-\u06d3][^\n-]{{1,40}}? [-–—] (?P<arabic>{agencies(_ARABIC)})(?= ?[-–—:،.])"
        r")"
    )


def datelines(piece: str) -> list[Credit]:
    """The agencies' marks at the heads of paragraphs."""
    credits: list[Credit] = []
    for match in _dateline().finditer(piece):
        group = match.lastgroup or ""
        outlet = outlet_of_name(match[group])
        if outlet is not None:
            credits.append(wire(outlet, match.start(group), match.end(group)))
        if len(credits) == MOST_DATELINES:
            break
    return credits


def wire(outlet: Outlet, start: int, end: int, cue: str = "") -> Credit:
    """The credit of an agency's mark."""
    return Credit(outlet.key, outlet.name, "wire", start, end, cue=cue)


@cache
def _closing() -> re.Pattern[str]:
    one = f"(?:{agencies()}|{SHAPED})"
    return re.compile(
        rf"[\s(（【/—–-]{{0,4}}(?P<all>{one}(?:(?: ?[/,;、] ?| [au]nd | et | y | e | и ){one}){{0,4}})[)）】/\s.]{{0,4}}"
    )


@cache
def _one() -> re.Pattern[str]:
    return re.compile(f"{agencies()}|{SHAPED}")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"[.!?…”»\"。] ?[(（/](?P<who>{agencies()})[)）/]\.?\s*")


def closing_agencies(line: str) -> list[Credit]:
    """The agencies of a line that holds nothing else. One wrote the account; of several it was put together."""
    match = _closing().fullmatch(line)
    if match is None:
        return []
    places = [(m.start() + match.start("all"), m.end() + match.start("all")) for m in _one().finditer(match["all"])]
    found = [(outlet, start, end) for start, end in places if (outlet := outlet_of_name(line[start:end]))]
    if len(found) == 1:
        return [wire(*found[0])]
    return [Credit(outlet.key, outlet.name, "byline", start, end) for outlet, start, end in found]


def ending_agency(line: str) -> Credit | None:
    """The agency that signs a text behind its last sentence: "… he said. (PAP)"."""
    tail = max(0, len(line) - 60)
    for match in _ending().finditer(line, tail):
        if match.end() == len(line) and (outlet := outlet_of_name(match["who"])):
            return wire(outlet, match.start("who"), match.end("who"))
    return None
