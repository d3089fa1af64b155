"""Agencies' marks at the head: "CITY (AP) —", "МОСКВА, 5 мар — РИА Новости", 新华社北京3月5日电."""

import re
from functools import cache

from firsthand.ingest.agencies import CAPITALS, agency_leading, agency_named, names
from firsthand.ingest.naming import HAN_PAPER as _HAN_PAPER
from firsthand.ingest.outlets import Outlet, outlet_of_name
from firsthand.language.crediting import KANA, is_latin
from firsthand.language.outlets import outlet_named
from firsthand.language.tries import trie
from firsthand.records import Credit

MOST_DATELINES = 3
"""A page that holds more is a digest; the first ones are its own."""
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
_CITY = "A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ"
_HEAD = r"(?:\A|\n)\s{0,4}"
_COUNTRY = r"\([^()\n]{2,30}\)"
"""The state of a town, which some agencies put in brackets: "Selmouth (Lorhaven), March 6 (TDW) -"."""
_BRACKETED = re.compile(
    rf"{_HEAD}(?P<city>[^\n(]{{0,80}}(?:{_COUNTRY}[^\n(–—-]{{0,40}})?)\((?P<who>[^()/\n]{{2,60}})(?:/[\w-]{{2,8}})?\)\s?(?P<dash>--|\.?[-–—:]|)"
)
_SHOUTED = re.compile(
    rf"(?:[{_CITY}][{_CITY}.’' /-]{{2,40}}|[{_CITY}][^\n(]{{2,50}}(?:{_COUNTRY})?, {_MONTH}[a-z.]{{0,7}} \d{{1,2}})(?:, [^\n(]{{2,50}})? ?"
)
"""A place in capitals or followed by a day: "Rep. Name (R-State) —" is no dateline."""
_NAME = re.compile(r"[A-Z][\w’&-]{2,25}(?: [A-Z][\w’&-]{1,25}){0,3}")
_DAY = r"\d{1,2}[ .]{1,2}[^\W\d_]{3,9}\.?(?: \d{4})?"
_DASHED = re.compile(
    rf"{_HEAD}[{_CITY}][^\n,./]{{1,30}}[,.] {_DAY}\.?,?[ /—–-]{{1,4}}(?P<who>[{CAPITALS}][^\n]{{1,40}})"
)
_SLASHED = re.compile(rf"{_HEAD}[^\n/]{{3,60}}/(?:(?:Корр|Кор)\. )?(?P<who>[^/\n]{{2,40}})/")


@cache
def _unspaced() -> tuple[re.Pattern[str], ...]:
    """The marks in Chinese and in Arabic script, where nothing but the table tells where a name ends."""
    han, arabic = "\u4e00-\u9fff", "\u0620-\u06d3"

    def agencies(script: str, *, short: bool = False) -> str:
        found = {name for name in names() if re.search(f"[{script}]", name)}
        if short:  # a mark drops the agency's noun: 【ロンドン共同】
            found |= {name.removesuffix("社").removesuffix("通信") for name in found if re.search("通信社?\\Z", name)}
        return trie([re.escape(c) for c in name] for name in sorted(found) if name)

    return (
        re.compile(
            rf"{_HEAD}[（(【]?(?P<who>{agencies(han)})[^\n，。,(（]{{0,25}}?(?:\d日|[{han}])(?:专)?[电電讯訊](?![{han}])"
        ),
        re.compile(
            rf"{_HEAD}(?P<who>[{han}]{{2,10}}(?:{_HAN_PAPER}))(?:网)?(?:[^\n，。,(（]{{0,12}}\d日)?[讯訊电電](?![{han}])"
        ),
        re.compile(
            rf"{_HEAD}(?P<who>{agencies(han)}|[{han}]{{2,8}}(?:{_HAN_PAPER}))(?:驻[{han}]{{1,6}})?(?:特派|首席)?(?:记者|記者)[:： ]?[{han}·、 ]{{2,20}}(?=\n|\Z)"
        ),
        re.compile(rf"{_HEAD}[\[(（【［][^\n\])）】］]{{0,20}}?(?P<who>{agencies(han + KANA, short=True)})[\])）】］]"),
        re.compile(rf"{_HEAD}[{arabic}][^\n-]{{1,40}}? [-–—] (?P<who>{agencies(arabic)})(?= ?[-–—:،.])"),
    )


def datelines(piece: str) -> list[Credit]:
    """The agencies' marks at the heads of paragraphs."""
    found = [
        wire(outlet, match.start("who"), match.end("who"))
        for match in _BRACKETED.finditer(piece)
        if (outlet := _in_brackets(match))
    ]
    for pattern in (_DASHED, _SLASHED):
        for match in pattern.finditer(piece):
            name = agency_leading(match["who"]) if pattern is _DASHED else match["who"]
            outlet = agency_named(name) if name in names() else None
            if name and outlet:
                found.append(wire(outlet, match.start("who"), match.start("who") + len(name)))
    for pattern in () if is_latin(piece) else _unspaced():
        for match in pattern.finditer(piece):
            who = match["who"]
            if outlet := outlet_named(who) or outlet_named(f"{who}通信") or outlet_of_name(who):
                found.append(wire(outlet, *match.span("who")))
    return sorted(found, key=lambda credit: credit.start)[:MOST_DATELINES]


def _in_brackets(match: re.Match[str]) -> Outlet | None:
    """An agency in brackets; any outlet of the table where nothing stands before it; any name behind a shouted place."""
    city, who = match["city"], match["who"]
    if agency := agency_named(who):
        return agency if match["dash"] or _SHOUTED.fullmatch(city) else None
    if not match["dash"]:
        return None
    if not city.strip():
        return outlet_named(who) if who.isascii() and who[0].isupper() else None
    if match["dash"][-1:] not in ("", ":") and _SHOUTED.fullmatch(city) and _NAME.fullmatch(who):
        return outlet_of_name(who)
    return None


def wire(outlet: Outlet, start: int, end: int, cue: str = "") -> Credit:
    """The credit of an agency's mark."""
    return Credit(outlet.key, outlet.name, "wire", start, end, cue=cue)
