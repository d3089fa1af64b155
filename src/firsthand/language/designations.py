"""Designations of weapon systems: "Su-35", "F-16s", "Су-30МК2", "Bayraktar TB2"; never numbers, never years.

A family gives a prefix and how many digits follow. A well-formed designation that no list has is kept with
``known=False`` and its nearest known relatives ("Su-40": Su-30, Su-34). Letters that also mean other things (a "C-3"
seat, an "F-150" truck) count as unknown designations only with a weapon word near by; precision before recall.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from firsthand.language.folding import fold
from firsthand.language.phrases import UNSPACED, Found, Phrases
from firsthand.language.tables import table
from firsthand.language.weapons import System, key, systems
from firsthand.records import Mention, Span

HYPHENS = "-\u2010\u2011\u2012\u2013"
CONTEXT_CHARACTERS = 90
"""How far a weapon word may stand from an ambiguous designation: about one clause of news prose."""


class _Gazetteer(NamedTuple):
    """``numbered``: systems by family and number, and by family, number and variant; ``named``: by any other name."""

    pattern: re.Pattern[str]
    families: dict[str, dict[str, Any]]
    members: dict[str, list[str]]
    numbered: dict[str, System]
    named: dict[str, System]
    phrases: Phrases
    weapon: re.Pattern[str]
    beside: re.Pattern[str]


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    data = table("designations")
    families: dict[str, dict[str, Any]] = {}
    for family in data["families"]:
        for spelling in (family["prefix"], *family.get("spellings", ())):
            families[spelling] = family
    prefixes = "|".join(re.escape(p) for p in sorted(families, key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![^\W{UNSPACED}])(?<![\w/]{{1}}[{HYPHENS}])(?P<prefix>{prefixes})(?P<join>[{HYPHENS}]|\u00a0| )?"
        r"(?P<digits>\d{1,4})(?P<variant>(?:[A-Z]{1,3}\d?[A-Z]{0,2}|[a-rt-z](?=[^\w]|$)|[А-ЯҐІЇЄ]{1,3}\d?)?)(?P<plural>['’]?s)?"
        r"(?![A-Za-z\d])(?![.,]\d)"
    )
    words = "|".join(re.escape(w) for w in sorted(data["weapon_words"], key=len, reverse=True))
    cjk = "|".join(w for w in data["weapon_words"] if re.match(f"[{UNSPACED}]", w))
    weapon = re.compile(rf"(?<!\w)(?:{words})(?!\w)|{cjk}", re.IGNORECASE)
    # "Patriot air-defence batteries", "chars Leclerc": the noun stands right after, or right before.
    beside = re.compile(
        rf"[ \u00a0{HYPHENS}](?:[^\W\d_][\w-]{{0,15}} ){{0,2}}(?:{words})(?!\w)|.*(?<!\w)(?:{words})[ \u00a0][\"“«„]?¦",
        re.IGNORECASE | re.DOTALL,
    )
    members: dict[str, list[str]] = {family["prefix"]: [] for family in data["families"]}
    numbered: dict[str, System] = {}
    named: dict[str, System] = {}
    for system in systems():
        for name in system.names:
            match = pattern.fullmatch(name)
            if match is None or not _joins(match, families):
                named.setdefault(name, system)
                continue
            base, prefix = _base(match, families), families[match["prefix"]]["prefix"]
            numbered.setdefault(base + _variant(match), system)
            if base not in members[prefix]:
                members[prefix].append(base)
    for system in systems():
        for form in system.forms():
            named.setdefault(form, system)
    return _Gazetteer(pattern, families, members, numbered, named, Phrases(named), weapon, beside)


def _joins(match: re.Match[str], families: dict[str, dict[str, Any]]) -> bool:
    """Family and number are joined as the family allows: "F16" for "F-16", never "T129"."""
    family, join = families[match["prefix"]], match["join"]
    if join in (" ", "\u00a0"):
        return bool(family.get("space")) or (bool(family.get("loose")) and len(match["prefix"]) >= 3)
    return bool(join or family.get("tight") or family.get("loose")) or _unspaced(match)


def _unspaced(match: re.Match[str]) -> bool:
    return re.match(f"[{UNSPACED}]", match["prefix"]) is not None


def _as_listed(base: str, system: System | None) -> str:
    """Family and number as the list writes them: "M-346" although most of that family have no hyphen."""
    return system.designation if system is not None and key(system.designation) == key(base) else base


def _base(match: re.Match[str], families: dict[str, dict[str, Any]]) -> str:
    """Family and number as canonically written."""
    family = families[match["prefix"]]
    separator = "" if family.get("tight") else " " if family.get("space") else "-"
    return f"{family['prefix']}{separator}{_latin(match['digits'])}"


def _latin(digits: str) -> str:
    """Figures of any script as European ones."""
    return digits if digits.isascii() else "".join(str(int(digit)) for digit in digits)


def _variant(match: re.Match[str]) -> str:
    return fold(match["variant"]).upper() if match["variant"] else ""


def system_of(canonical: str) -> System | None:
    """The listed system that a mention's ``canonical`` is, or is a variant of; None where the list has none."""
    gazetteer = _gazetteer()
    if canonical in gazetteer.named:
        return gazetteer.named[canonical]
    match = gazetteer.pattern.fullmatch(canonical)
    if match is not None:
        base = _base(match, gazetteer.families)
        return gazetteer.numbered.get(base + _variant(match)) or gazetteer.numbered.get(base)
    suffix = _SUFFIX.search(canonical)
    return gazetteer.named.get(canonical[: suffix.start()]) if suffix else None


def find_designations(text: str) -> tuple[Mention, ...]:
    """Every designation in ``text``, in order, with offsets into it, none overlapping. What is written twice over
    ("UH-60M Black Hawk") is one.
    """
    gazetteer = _gazetteer()
    numbered = [m for match in gazetteer.pattern.finditer(text) if (m := _numbered(match, text, gazetteer))]
    found_names = list(gazetteer.phrases.find(text))
    sure = sorted(
        (*numbered, *(m for one in found_names if (m := _named(one, text, gazetteer, ())))), key=lambda m: m.start
    )
    named = [m for one in found_names if (m := _named(one, text, gazetteer, sure))]
    if not named:
        return tuple(numbered)
    kept: list[Mention] = []
    for mention in sorted((*numbered, *named), key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            continue
        if kept and (joined := _joined(kept[-1], mention, text)):
            kept[-1] = joined
        else:
            kept.append(mention)
    return tuple(kept)


def _joined(first: Mention, second: Mention, text: str) -> Mention | None:
    """One mention of two that stand side by side and are of one system; the more exact designation is kept."""
    closing = _OPENED.get(text[first.end : second.start])
    if closing is None or not text.startswith(closing, second.end):
        return None
    system = system_of(first.canonical)
    if system is None or system_of(second.canonical) is not system:
        return None
    exact = max(first, second, key=lambda m: (any(c.isdigit() for c in m.canonical), m is first))
    end = second.end + len(closing)
    return replace(exact, start=first.start, end=end, text=text[first.start : end])


_OPENED = {" ": "", "\u00a0": "", " (": ")", ' "': '"', " “": "”", " «": "»", " „": "“", " '": "'", " ‘": "’"}
"""What may part two names of one system, and what then closes the second."""


def _numbered(match: re.Match[str], text: str, gazetteer: _Gazetteer) -> Mention | None:
    if not _joins(match, gazetteer.families):
        return None
    family, digits = gazetteer.families[match["prefix"]], match["digits"]
    base, variant, members = _base(match, gazetteer.families), _variant(match), gazetteer.members[family["prefix"]]
    known = base in members
    if not known and (len(digits) not in family["digits"] or digits.startswith("0")):
        return None
    # "F16" without its hyphen, and unknown numbers after an ambiguous letter, need a weapon word beside them.
    # So do the short tight ones ("M4", "K9"), which are also motorways and dogs.
    doubtful = (not known and (family.get("context") or _unspaced(match))) or (
        not match["join"] and (family.get("tight") or family.get("context"))
    )
    if (doubtful or len(base) <= 3) and not _near_weapon(match.span(), text, gazetteer):
        return None
    system = gazetteer.numbered.get(base + variant) or gazetteer.numbered.get(base)
    plain = system is not None and (not variant or base + variant == system.designation)
    return Mention(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        schema="Designation",
        canonical=system.designation if system and plain else _as_listed(base, system) + variant,
        known=known,
        family=family["prefix"],
        nearest=() if known else nearest(base, members),
        country=system.states[0] if system else family["country"],
    )


_SUFFIX = re.compile(
    rf"(?:[{HYPHENS}](?:[A-Z]{{1,3}}\d{{0,2}}|\d{{1,2}})|[ \u00a0](?:NG|[A-Z]\d{{1,2}}|[B-HJ-Z](?:/[B-HJ-Z])?))s?(?!\w)"
)
"""Variants as their makers write them after a name: "Iskander-M", "Gripen E", "Rafale F4"."""


def _named(found: Found, text: str, gazetteer: _Gazetteer, sure: Sequence[Mention]) -> Mention | None:
    """A listed name as a mention. One that is a common word too needs a weapon beside it: a word for one, or one of the
    ``sure`` ones, next to it or in a list with it.
    """
    system = gazetteer.named[found.name]
    suffix = _SUFFIX.match(text, found.end) if found.name[-1].islower() else None
    if found.name in system.careful and suffix is None:
        before, after = text[max(0, found.start - 25) : found.start], text[found.end : found.end + 40]
        if not (gazetteer.beside.match(after) or gazetteer.beside.match(f"{before}¦")):
            # An acronym ("FDI") means other things in any sentence that has a weapon word somewhere.
            near = not found.name.isupper() and _near_weapon((found.start, found.end), text, gazetteer, 25)
            if not (near and not _part_of_a_name(found, text)) and not _listed_with(found, text, sure):
                return None
    end = suffix.end() if suffix else found.end
    canonical = system.canonical(found.name) if found.name in system.names else system.designation
    return Mention(
        start=found.start,
        end=end,
        text=text[found.start : end],
        schema="Designation",
        canonical=canonical + text[found.end : end].translate(_HYPHEN).rstrip("s"),
        known=True,
        family=system.designation if any(c.isdigit() for c in found.name) else canonical,
        country=system.states[0],
    )


_AND = re.compile(
    r"[ \u00a0,/]|,? (?:and|or|&|et|ou|und|oder|y|e|o|и|или|та|і|i|oraz|ve|và|dan) (?:\d{1,4} )?|, (?:\d{1,4} )?|[、和与及]"
)
"""What stands between the members of a list."""


def _listed_with(found: Found, text: str, sure: Sequence[Mention]) -> bool:
    """Whether a sure designation stands right before or after, or next in a list."""
    after = bisect_left(sure, found.end, key=lambda m: m.start)
    beside = [text[found.end : m.start] for m in sure[after : after + 1]]
    beside += [text[m.end : found.start] for m in sure[max(0, after - 2) : after] if m.end <= found.start]
    return any(_AND.fullmatch(between) for between in beside)


_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))


def _near_weapon(span: Span, text: str, gazetteer: _Gazetteer, reach: int = CONTEXT_CHARACTERS) -> bool:
    start, end = span
    around = text[max(0, start - reach) : start] + " ¦ " + text[end : end + reach]
    return gazetteer.weapon.search(around) is not None


def _part_of_a_name(found: Found, text: str) -> bool:
    """ "Stacey Abrams", "Bradley Cooper": a capitalised neighbour makes it somebody's name."""
    before = re.search(r"\b([A-Z][a-z]+) $", text[max(0, found.start - 20) : found.start])
    after = re.match(r" [A-Z][a-z]+", text[found.end : found.end + 20])
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
