"""Datelines: place, day and agency before an account's first word are said by nobody.

"ЛОРН, 14 мая — Север.", "ARVEN, 14. Mai (lpa) - …", "洛恩5月14日电 …", "لورن (وكالة الشمال) - …".
"""

import re

from msgspec.structs import replace

from firsthand.claims.layout import Block, Placed
from firsthand.language.dates import find_dates

LONGEST_HEAD = 70
"""Characters of a dateline."""
WORDS = 6
"""Words of place and agency in it."""
_PARTED = re.compile(r"\s*\.?\s?(?:[–—―]|--|-(?=\s)|\.-)\s*")
_AGENCY = re.compile(r"\([^()\n]{2,40}\)|/[^/\n]{2,30}/\.?")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SMALL = frozenset("de del da do di la le el am an der den van von sur".split())
_QUOTES = re.compile('[«»“”„"「『:;?!]')
_FIXED = {
    "zh": re.compile(
        r"(?:[（(【][^（）()【】\n]{2,24}[）)】]|[^，。、\n]{1,24}?\d{1,2}日[电電讯訊])\s*(?:[（(]?记者[^）)，。\n]{1,20}[）)])?\s*"
    ),
    "ja": re.compile(r"【[^】\n]{2,30}】\s*"),
    "ko": re.compile(r"\([^()=\n]{1,20}=[^()\n]{2,20}\)\s?(?:[^=\n]{2,20}=\s?)?"),
}
_UNCASED = frozenset({"ar", "fa"})


def without_dateline(place: Placed, block: Block, language: str) -> Placed | None:
    """``place`` without the dateline that opens its paragraph; None where it holds nothing else."""
    if place.start and block.copy.text[place.start - 1] != "\n":
        return place
    fixed = _FIXED.get(language)
    if fixed is not None:
        match = fixed.match(place.text)
        return _cut(place, match.end()) if match is not None else place
    if language not in _UNCASED and _is_head(place.text.rstrip(" ."), language):
        return None
    match = _PARTED.search(place.text, 0, LONGEST_HEAD)
    if match is None or not _is_head(place.text[: match.start()], language):
        return place
    rest = place.text[match.end() :]
    if language not in _UNCASED and not (rest[:1].isupper() or _QUOTES.match(rest)):
        return place
    if len(_WORD.findall(rest)) <= 2 and rest.endswith("."):
        return None  # "ЛОРН, 14 мая — Север."
    return _cut(place, match.end())


def _cut(place: Placed, at: int) -> Placed | None:
    return replace(place, text=place.text[at:], start=place.start + at) if place.text[at:].strip() else None


def _is_head(text: str, language: str) -> bool:
    """Whether nothing but a place with a day or an agency, or a place in capitals, stands in ``text``."""
    if not 2 <= len(text) <= LONGEST_HEAD or _QUOTES.search(text):
        return False
    bare = _AGENCY.sub(" ", text)
    told = bare != text
    dates = find_dates(bare, language)
    for date in reversed(dates):
        bare = f"{bare[: date.start]} {bare[date.end :]}"
    words = _WORD.findall(bare)
    if not 1 <= len(words) <= WORDS or any(c.isdigit() for c in bare):
        return False
    if language in _UNCASED:
        return told and len(words) <= 3
    if not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    shouted = words[0].isupper() and len(words[0]) > 1
    return shouted or ((told or bool(dates)) and "," in text) or (told and len(words) <= 3)
