"""Literal copies of articles with one change each. Every change is a function from a text and chance to a :class:`Pair`, or
None where the text gives no occasion. Nothing here asks the method what it sees in a text.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

from benchmarks.mutation import lists
from benchmarks.mutation.pairs import Pair

Change = Callable[[str, Random], Pair | None]

_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])[ \n]+(?=[A-Z“\"])|(?<=[.!?][”\"])\s+(?=[A-Z“\"])|\n+")
_NUMBER = re.compile(
    r"(?<![\w$€£.,:/-])(?:[1-9]\d?(?:,\d{3})*|\d{3})(?=(?: percent)? [a-z]{3,})(?! (?:million|billion|trillion|thousand|a\.m|p\.m))"
)
_SPELLED = re.compile(rf"(?<![\w-])(?:{'|'.join(lists.NUMBERS)})(?= [a-z]{{3,}}s\b)")
_SUM = re.compile(r"(?<=[$€£])\d+(?:\.\d+)?(?= (?:million|billion))")
_SCALE = re.compile(r"(?<=\d )(?:million|billion)\b")
_UNIT = re.compile(
    r"(?<=\d )(?:miles|years|hours|days|weeks|months|minutes|feet|acres|percent|tons|barrels|pounds|kilometers)\b"
)
_YEAR = re.compile(r"(?<=[Ii]n )(?:19|20)\d\d\b(?!-)")
_MONTH = re.compile(rf"\b(?:{'|'.join(lists.MONTHS)})(?= \d)")
_DAY = re.compile(rf"(?<=on )(?:{'|'.join(lists.DAYS)})\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ (?:[A-Z]\. )?(?P<last>[A-Z][a-z]{2,})\b(?! [A-Z])")
_STATES = re.compile(
    r"(?<=(?:in|of|to|by) )(?:Afghanistan|Iraq|Iran|Israel|Russia|China|Mexico|Syria|Libya|Egypt|Pakistan|Cuba|France|Germany|Canada|Britain|Vietnam|Ukraine|Japan|India)\b(?![-’'])"
)
_QUOTED = re.compile(r"[“\"](?P<inner>[A-Z][^“”\"\n]{40,300}?[,.])[”\"]")
_SAID = re.compile(r"(?P<mark>[”\"]) (?P<cue>said|says) (?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?=[,.])")
_TOLD = re.compile(r"(?<![”\"]), (?:the |a )?(?P<who>[A-Z]?[\w’.]+(?: [A-Z]?[\w’.]+){0,3}) (?:said|says)(?=\.\s)")
_AUXILIARY = re.compile(rf"(?<=[a-z] )(?:{'|'.join(lists.AUXILIARIES)}) (?=[a-z]{{4,}}(?:ed|en|ing|e)\b)")
_NOT = re.compile(rf"(?<=\b)(?P<aux>{'|'.join(lists.AUXILIARIES)}) not (?=[a-z]{{4,}}(?:ed|en|ing)\b)")
_VERB = re.compile(r"(?<=[a-z] )(?:was|were|has|have|had|is|are) (?=[a-z]{4,}(?:ed|en)\b)")
_MATTER = re.compile(r"(?<=[a-z] )[a-z]{5,}(?= [a-z])")


def _outside_quotations(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count("“") == line.count("”") and line.count('"') % 2 == 0


def _one(pattern: re.Pattern[str], text: str, chance: Random, *, quoted: bool = True) -> re.Match[str] | None:
    found = [m for m in pattern.finditer(text) if quoted or _outside_quotations(text, m.start())]
    return chance.choice(found) if found else None


def _put(text: str, start: int, end: int, words: str, kind: str) -> Pair:
    """The copy that reads ``words`` there."""
    child = text[:start] + words + text[end:]
    return Pair(kind, text, child, "copy", kind, (start, start + len(words)), (start, end))


def _back(pair: Pair | None, kind: str) -> Pair | None:
    """The same change the other way round: the copy lacks what its original has."""
    return pair and Pair(kind, pair.child, pair.parent, "copy", kind, pair.there, pair.here)


def _other(words: tuple[str, ...], but: str, chance: Random) -> str:
    return chance.choice([w for w in words if w != but])


def number(text: str, chance: Random) -> Pair | None:
    """A digit is another, a spelled number too."""
    found = _one(chance.choice((_NUMBER, _NUMBER, _SPELLED, _SUM)), text, chance)
    if found is None:
        return None
    was = found.group()
    if was in lists.NUMBERS:
        return _put(text, *found.span(), _other(lists.NUMBERS, was, chance), "number")
    digit = chance.choice([c for c in "123456789" if c != was[0]])
    return _put(text, *found.span(), digit + was[1:], "number")


def unit(text: str, chance: Random) -> Pair | None:
    """A figure counts another thing."""
    found = _one(_UNIT, text, chance)
    return found and _put(text, *found.span(), chance.choice(lists.UNITS), "unit")


def scale(text: str, chance: Random) -> Pair | None:
    """A million is a billion, or the other way round."""
    found = _one(_SCALE, text, chance)
    return found and _put(text, *found.span(), _other(lists.SCALES, found.group(), chance), "scale")


def date(text: str, chance: Random) -> Pair | None:
    """Another year, month or day of the week."""
    sort = chance.choice((_YEAR, _MONTH, _DAY))
    found = _one(sort, text, chance)
    if found is None:
        return None
    was = found.group()
    now = str(int(was) + chance.choice((-4, -1, 2))) if sort is _YEAR else ""
    if not now:
        months = lists.MONTHS if sort is _MONTH else lists.DAYS
        now = months[(months.index(was) + 3) % len(months)]
    return _put(text, *found.span(), now, "date")


def person(text: str, chance: Random) -> Pair | None:
    """A person who is named in full and later by the last name is somebody else the first time."""
    found = [m for m in _NAME.finditer(text) if text.count(f" {m['last']} said") + text.count(f"Mr. {m['last']}")]
    if not found:
        return None
    one = chance.choice(found)
    return _put(text, *one.span(), chance.choice(lists.PEOPLE), "person")


def country(text: str, chance: Random) -> Pair | None:
    """Another state."""
    found = _one(_STATES, text, chance)
    return found and _put(text, *found.span(), _other(lists.STATES, found.group(), chance), "country")


def _inserted(text: str, sentence: str, chance: Random) -> tuple[str, int] | None:
    """A sentence put between two others of one text, and where."""
    places = [m for m in _SENTENCE.finditer(text) if _outside_quotations(text, m.start())]
    inner = places[1:-1]
    if not inner:
        return None
    at = chance.choice(inner).end()
    return text[:at] + sentence + " " + text[at:], at


def _told_otherwise(text: str, was: str, now: str, chance: Random, kind: str) -> Pair | None:
    """Original and copy hold one made sentence, each in its way."""
    placed = _inserted(text, was, chance)
    if placed is None:
        return None
    parent, at = placed
    return _put(parent, at, at + len(was), now, kind)


def designation(text: str, chance: Random) -> Pair | None:
    """A code that differs by a digit or two."""
    was, now = chance.choice(lists.DESIGNATIONS)
    sentence = "Two crates marked for the {} stood in the yard all winter."
    return _told_otherwise(text, sentence.format(was), sentence.format(now), chance, "designation")


def role(text: str, chance: Random) -> Pair | None:
    """Who did it and to whom have changed places."""
    was, now = chance.choice(lists.PLOTS)
    a, b = chance.sample(lists.PEOPLE, 2)
    return _told_otherwise(text, was.format(a=a, b=b), now.format(a=a, b=b), chance, "role")


def status(text: str, chance: Random) -> Pair | None:
    """What was only wanted is done."""
    was, now = chance.choice(lists.STATUS)
    firm = chance.choice(lists.FIRMS)
    return _told_otherwise(text, was.format(firm=firm), now.format(firm=firm), chance, "status")


def negation(text: str, chance: Random) -> Pair | None:
    """ "not" put in, or taken out."""
    there = _one(_NOT, text, chance, quoted=False)
    if there is not None and chance.random() < 0.5:
        return _put(text, *there.span(), f"{there['aux']} ", "negation")
    found = _one(_AUXILIARY, text, chance, quoted=False)
    return found and _put(text, *found.span(), f"{found.group()}not ", "negation")


def hedge_added(text: str, chance: Random) -> Pair | None:
    """A hedge that no list knows is put in."""
    found = _one(_VERB, text, chance, quoted=False)
    return found and _put(text, *found.span(), f"{found.group().strip()}, {chance.choice(lists.HEDGES)}, ", "hedge+")


def hedge_dropped(text: str, chance: Random) -> Pair | None:
    """… or taken out."""
    return _back(hedge_added(text, chance), "hedge-")


def quotation(text: str, chance: Random) -> Pair | None:
    """A word between the marks is another."""
    found = _one(_QUOTED, text, chance)
    if found is None:
        return None
    words = list(_MATTER.finditer(text, found.start("inner"), found.end("inner")))
    return _put(text, *chance.choice(words).span(), chance.choice(lists.WORDS), "quotation") if words else None


def spliced(text: str, chance: Random) -> Pair | None:
    """Two quotations of one article in one pair of marks; the second has left its place."""
    found = [m for m in _QUOTED.finditer(text) if len(m["inner"].split()) > 7]
    if len(found) < 3:
        return None
    first = chance.randrange(len(found) - 2)
    one, other = found[first], found[first + 2]
    marks = text[one.start()], text[one.end() - 1]
    joined = f"{marks[0]}{one['inner'][:-1]}. {other['inner'][:-1]},{marks[1]}"
    pair = _put(text, *one.span(), joined, "spliced")
    shift = len(pair.child) - len(text)
    child = pair.child[: other.start() + shift] + "They agreed." + pair.child[other.end() + shift :]
    return Pair("spliced", text, child, "copy", "spliced", pair.here, pair.there)


def reattributed(text: str, chance: Random) -> Pair | None:
    """Words between marks in another mouth."""
    found = _one(_SAID, text, chance)
    return found and _put(text, *found.span("who"), chance.choice(lists.PEOPLE), "re-attributed")


def invented(text: str, chance: Random) -> Pair | None:
    """A quotation that the original has not."""
    said = f"“{chance.choice(lists.SAYINGS)},” said {chance.choice(lists.PEOPLE)}."
    placed = _inserted(text, said, chance)
    if placed is None:
        return None
    child, at = placed
    return Pair("invented", text, child, "copy", "invented", (at, at + len(said) + 1), (at, at))


def attribution_moved(text: str, chance: Random) -> Pair | None:
    """What somebody said without marks is said by another."""
    found = _one(_TOLD, text, chance, quoted=False)
    return found and _put(text, *found.span("who"), chance.choice(lists.PEOPLE), "attribution")


def attribution_dropped(text: str, chance: Random) -> Pair | None:
    """What somebody said is said by nobody."""
    found = _one(_TOLD, text, chance, quoted=False)
    return found and _put(text, *found.span(), "", "attribution-")


def added(text: str, chance: Random) -> Pair | None:
    """A sentence is put in."""
    remark = chance.choice(lists.REMARKS)
    placed = _inserted(text, remark, chance)
    if placed is None:
        return None
    child, at = placed
    return Pair("added", text, child, "copy", "added", (at, at + len(remark) + 1), (at, at))


def cut(text: str, chance: Random) -> Pair | None:
    """A whole sentence of eight words or more is left out."""
    places = [m for m in _SENTENCE.finditer(text) if _outside_quotations(text, m.start())]
    spans = [(a.end(), b.end()) for a, b in pairwise(places[1:])]
    spans = [s for s in spans if len(text[s[0] : s[1]].split()) >= 8]
    return _put(text, *chance.choice(spans), "", "cut") if spans else None


CHANGES: dict[str, Change] = {
    "number": number, "unit": unit, "scale": scale, "date": date, "person": person, "country": country,
    "designation": designation, "role": role, "negation": negation, "hedge-": hedge_dropped, "hedge+": hedge_added,
    "quotation": quotation, "spliced": spliced, "re-attributed": reattributed, "invented": invented,
    "attribution": attribution_moved, "attribution-": attribution_dropped, "status": status, "added": added, "cut": cut,
}  # fmt: skip
"""Every change by its name."""


def house_style(text: str, chance: Random) -> str:
    """The same text as another house prints it: quotation marks, dashes, spelling, spaces, a shorter end."""
    way = chance.randrange(5)
    if way == 0:
        text = re.sub("[“”]", '"', text).replace("’", "'").replace("‘", "'")
    elif way == 1:
        text = re.sub(r'"([^"\n]*)"', r"“\1”", text).replace("'", "’")
    elif way == 2:
        text = text.replace("—", " - ").replace("–", "-").replace("percent", "per cent").replace("U.S.", "US")
    elif way == 3:
        text = text.replace("\n", "\n\n").replace("defense", "defence").replace("organiz", "organis")
    else:
        paragraphs = text.split("\n")
        text = "\n".join(paragraphs[: max(3, len(paragraphs) * 4 // 5)])
    return text
