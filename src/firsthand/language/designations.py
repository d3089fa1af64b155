"""Designations of weapon systems: "Su-35", "F-16s", "Су-30МК2", "Bayraktar TB2"; never numbers, never years.

A family gives a prefix and how many digits follow. A well-formed designation that no list has is kept with
``known=False`` and its nearest known relatives ("Su-40": Su-30, Su-34). Letters that also mean other things (a "C-3"
seat, an "F-150" truck) count as unknown designations only with a weapon word near by; precision before recall.
"""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from firsthand.language.tables import table
from firsthand.records import Mention

HYPHENS = "-\u2010\u2011\u2012\u2013"
CONTEXT_CHARACTERS = 90
"""How far a weapon word may stand from an ambiguous designation: about one clause of news prose."""


class _Gazetteer(NamedTuple):
    pattern: re.Pattern[str]
    families: dict[str, dict[str, Any]]
    named: dict[str, dict[str, Any]]
    weapon: re.Pattern[str]


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    data = table("designations")
    families: dict[str, dict[str, Any]] = {}
    for family in data["families"]:
        for spelling in (family["prefix"], *family.get("spellings", ())):
            families[spelling] = family
    prefixes = "|".join(re.escape(p) for p in sorted(families, key=len, reverse=True))
    names = "|".join(re.escape(n) for n in sorted(data["named"], key=len, reverse=True))
    numbered = (
        rf"(?<![^\W\u4e00-\u9fff])(?<![\w/]{{1}}[{HYPHENS}])(?P<prefix>{prefixes})(?P<join>[{HYPHENS}]|\u00a0| )?"
        r"(?P<digits>\d{1,4})(?P<variant>(?:[A-Z]{1,3}\d?|[a-rt-z](?=[^\w]|$)|[МКСУЕ]{1,3}\d?)?)(?P<plural>['’]?s)?"
        r"(?![A-Za-z\d])(?![.,]\d)"
    )
    named = rf"(?<!\w)(?P<name>{names})(?P<suffix>[{HYPHENS}](?:[A-Z]{{1,3}}\d{{0,2}}|\d{{1,2}}))?(?P<many>s)?(?!\w)"
    words = "|".join(re.escape(w) for w in sorted(data["weapon_words"], key=len, reverse=True))
    cjk = "|".join(w for w in data["weapon_words"] if "\u4e00" <= w[0] <= "\u9fff")
    weapon = re.compile(rf"(?<!\w)(?:{words})(?!\w)|{cjk}", re.IGNORECASE)
    return _Gazetteer(re.compile(f"{numbered}|{named}"), families, data["named"], weapon)


def find_designations(text: str) -> tuple[Mention, ...]:
    """Every designation in ``text``, in order, with offsets into it."""
    gazetteer = _gazetteer()
    found = []
    for match in gazetteer.pattern.finditer(text):
        mention = _numbered(match, text, gazetteer) if match["prefix"] else _named(match, text, gazetteer)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _numbered(match: re.Match[str], text: str, gazetteer: _Gazetteer) -> Mention | None:
    family = gazetteer.families[match["prefix"]]
    join, digits = match["join"], match["digits"]
    spaced, tight = bool(family.get("space")), bool(family.get("tight"))
    cjk = "\u4e00" <= match["prefix"][0] <= "\u9fff"
    if join in (" ", "\u00a0") and not (spaced or (family.get("loose") and len(match["prefix"]) >= 3)):
        return None
    if not join and not (tight or family.get("loose") or cjk):
        return None
    separator = "" if tight else " " if spaced else "-"
    canonical = f"{family['prefix']}{separator}{digits}"
    known = canonical in family["members"]
    if not known and (len(digits) not in family["digits"] or digits.startswith("0")):
        return None
    # "F16" without its hyphen, and unknown numbers after an ambiguous letter, need a weapon word beside them.
    # So do the short tight ones ("M4", "K9"), which are also motorways and dogs.
    doubtful = (not known and (family.get("context") or cjk)) or (not join and (tight or family.get("context")))
    if (doubtful or len(canonical) <= 3) and not _near_weapon(match, text, gazetteer):
        return None
    end = match.end() - len(match["plural"] or "")
    variant = match["variant"].upper().translate(_CYRILLIC) if match["variant"] else ""
    return (
        Mention(
            start=match.start(),
            end=match.end(),
            text=text[match.start() : match.end()],
            schema="Designation",
            canonical=canonical + variant,
            known=known,
            family=family["prefix"],
            nearest=() if known else nearest(canonical, family["members"]),
            country=family["country"],
        )
        if end > match.start()
        else None
    )


_CYRILLIC = str.maketrans("МКСУЕ", "MKSUE")


def _named(match: re.Match[str], text: str, gazetteer: _Gazetteer) -> Mention | None:
    entry = gazetteer.named[match["name"]]
    if entry.get("context") and not match["suffix"] and not _near_weapon(match, text, gazetteer, 25):
        return None
    if entry.get("context") and _part_of_a_name(match, text):
        return None
    return Mention(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        schema="Designation",
        canonical=match["name"] + (match["suffix"] or ""),
        known=True,
        family=match["name"],
        country=entry["country"],
    )


def _near_weapon(match: re.Match[str], text: str, gazetteer: _Gazetteer, reach: int = CONTEXT_CHARACTERS) -> bool:
    around = text[max(0, match.start() - reach) : match.start()] + " ¦ " + text[match.end() : match.end() + reach]
    return gazetteer.weapon.search(around) is not None


def _part_of_a_name(match: re.Match[str], text: str) -> bool:
    """ "Stacey Abrams", "Bradley Cooper": a capitalised neighbour makes it somebody's name."""
    before = re.search(r"\b([A-Z][a-z]+) $", text[max(0, match.start() - 20) : match.start()])
    after = re.match(r" [A-Z][a-z]+", text[match.end() : match.end() + 20])
    return bool(after or (before and before[1] not in {"The", "A", "An", "More", "American", "German", "New"}))


def nearest(canonical: str, members: list[str], keep: int = 2) -> tuple[str, ...]:
    """Known designations closest to an unknown one: fewest edits, then shared digits (a slip of the pen keeps
    digits), then the smaller numeric distance.
    """
    number = _digits(canonical)

    def distance(member: str) -> tuple[float, int, str]:
        other = _digits(member)
        shared = sum(min(number.count(d), other.count(d)) for d in set(number))
        return (_edits(number, other) - shared / 2, abs(int(number or 0) - int(other or 0)), member)

    return tuple(sorted((m for m in members if _digits(m)), key=distance)[:keep])


def _digits(canonical: str) -> str:
    match = re.search(r"\d+", canonical)
    return match.group() if match else ""


def _edits(a: str, b: str) -> int:
    """Levenshtein distance of two short digit strings."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
