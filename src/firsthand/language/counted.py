"""What a number counts: the unit or the noun phrase that follows it ("40 new fighter jets", "9,000 barrels a day").

Word order only, no parser: this runs on every text, in every language with a table. What is measured stands in
``data/units.json``; the words that cannot belong to a counted noun stand in ``data/counted.json``.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from firsthand.language.tables import for_language, table
from firsthand.language.tenses import tense_of
from firsthand.records import Span

LONGEST_NOUN = 6
"""Words in the phrase after a number ("nine ground-based electronic warfare systems")."""
_SPACE = "[ \u00a0\u202f]"


class Unit(NamedTuple):
    """A unit right after a number; ``end`` is where its words end. ``symbol`` when written as one ("%", "km")."""

    name: str
    end: int
    symbol: bool = False


class Noun(NamedTuple):
    """A counted noun phrase: the words in lower case, its head in the singular, and where it stands."""

    words: str
    head: str
    span: Span


def _alternation(words: Iterable[str]) -> str:
    listed = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", "[ \u00a0-]") for w in listed)


@cache
def _units(language: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str]]:
    """Patterns of symbols (case matters) and of names, with their meanings."""
    data = table("units")
    symbols: dict[str, str] = data["symbols"]
    names = {w.lower(): u for w, u in data.get(language, {}).items()}
    for word in for_language("numbers", language).get("percent", []):
        point = any(p in word for p in ("point", "punkt", "punt", "пункт", "百分点"))
        names[word.lower()] = "percentage point" if point else "percent"
    edge = "" if language in _COUNTERS else r"(?![^\W_])"
    symbol = re.compile(rf"{_SPACE}?([%％‰٪]|(?:{_alternation(symbols)})(?![^\W_]))")
    body = _alternation(names)
    of = rf"(?:{_SPACE}(?:de|di)|{_SPACE}d[’'](?=\w))?" if language in ("fr", "es", "it") else ""
    name = re.compile(rf"{of}{_SPACE}?[-\u2010\u2011]?({body or '(?!)'}){edge}", re.IGNORECASE)
    return symbol, name, symbols, names


def unit_names(language: str) -> dict[str, str]:
    """The units that a language has words for, by word."""
    return _units(language)[3]


_PERCENT = {"%": "percent", "％": "percent", "٪": "percent", "‰": "per mille"}
_LETTERS = frozenset("mglLVWpx×")
"""Symbols of one letter that are units only where they touch a figure or are parted from it by one space."""


_COMPOUND = re.compile(r"-(?!(?:long|wide|deep|high|tall|thick|old|per|range|square|hour|an?)\b)[a-z]{2}")
"""What makes another word of a unit ("31 second-hand barges", "five foot-bridges")."""


def find_unit(text: str, end: int, language: str, *, spelled: bool) -> Unit | None:
    """The unit that follows a number ending at ``end``, with what it is measured by ("miles per hour": "mile/h")."""
    symbol, name, symbols, names = _units(language)
    longest: Unit | None = None
    match = name.match(text, end)
    if match is not None and not (text[end : end + 1].isspace() and _COMPOUND.match(text, match.end())):
        written = match[1].lower().replace("\u00a0", " ")
        longest = Unit(names.get(written) or names[written.replace("-", " ")], match.end())
    match = symbol.match(text, end)
    if match is not None and not (spelled and match[1] not in _PERCENT and len(match[1]) < 3):
        found = _PERCENT.get(match[1]) or symbols[match[1].replace("\u00a0", " ").replace("-", " ")]
        if longest is None or match.end() > longest.end:
            longest = Unit(found, match.end(), True)
    if longest is None:
        return None
    if longest.name in ("percent", "percentage point") or longest.name.endswith(" old"):
        return longest
    per = find_per(text, longest.end, language)
    if per is None and (matter := _OF_MATTER.match(text, longest.end)) is not None:
        per = find_per(text, matter.end(), language)  # "billion cubic metres of gas a year"
    return Unit(f"{longest.name}/{per.name}", per.end, longest.symbol) if per else longest


_PERCENT_BEFORE = {
    "": re.compile(r"(?<![\d\w])[%％٪]\Z"),
    "tr": re.compile(r"(?<![\d\w])(?:%|yüzde[ \u00a0])\Z", re.IGNORECASE),
    "zh": re.compile(r"百分之\Z"),
}


def percent_before(text: str, start: int, language: str) -> int | None:
    """Where a sign or word for percent begins that stands before its number: "%12", "yüzde 12", "百分之十二"."""
    found = _PERCENT_BEFORE.get(language, _PERCENT_BEFORE[""]).search(text, max(0, start - 8), start)
    return found.start() if found else None


@cache
def _per(language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    words: dict[str, str] = table("units")["per"].get(language, {})
    if not words:
        return None
    words = dict(words)
    leads = words.pop("lead", ["per", "a", "an", "each", "every"])
    spaced = "|".join(rf"{re.escape(w)}(?:[ \u00a0-]|(?<=[’']))" for w in leads)
    lead = rf"(?:{_SPACE}?/{_SPACE}?|[ \u00a0-](?:{spaced}))" if leads else _SPACE
    return re.compile(
        rf"{lead}({_alternation(words)})(?![\w-]|[ \u00a0](?:ago|earlier|later|before|after)\b)", re.I
    ), words


_OF_MATTER = re.compile(r"[ \u00a0]of(?:[ \u00a0][a-z]+){1,2}?(?=[ \u00a0](?:an?|per)[ \u00a0])")
_PER_ANY = re.compile(r"[ \u00a0]per[ \u00a0](?!cent\b|se\b|the\b|his\b|its\b)([A-Za-z]{3,})(?![\w-])")


def find_per(text: str, end: int, language: str) -> Unit | None:
    """What a rate is for each of: "a day", "per share", "/hour"."""
    patterned = _per(language)
    match = patterned[0].match(text, end) if patterned else None
    if match is None or patterned is None:
        other = _PER_ANY.match(text, end) if language == "en" else None
        return Unit(singular(other[1].lower()), other.end()) if other else None
    written = match[1].replace("\u00a0", " ")
    words = patterned[1]
    return Unit(words.get(written) or words.get(written.lower().replace("-", " "), written.lower()), match.end())


class _Words(NamedTuple):
    stops: frozenset[str]
    verbs: frozenset[str]
    plurals: frozenset[str]
    before: frozenset[str]
    after: tuple[str, ...]
    of: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    part = for_language("counted", language)
    # a whole word, unless it is written on to the next: "of", "d’"
    of = "|".join(_alternation([w]) + (r"(?!\w)" if w[-1].isalpha() else "") for w in part.get("of", ()))
    return _Words(
        frozenset(part.get("stops", "").split()),
        frozenset(part.get("verbs", "").split()),
        frozenset(part.get("plurals", "").split()),
        frozenset(part.get("before", "").split()),
        tuple(part.get("adjectives", "").split()),
        re.compile(rf"[ \u00a0](?:{of})" if of else r"(?!)", re.IGNORECASE),
    )


_WORD = re.compile(r"[ \u00a0]{1,2}([^\W\d_]+(?:[’'-][^\W_]+)*(?!\d)|[A-Z][A-Za-z]*-?\d+[A-Za-z]*)")
_GLUED = re.compile(r"[-\u2010\u2011]([^\W\d_]{3,})(?![\w-])")
_SO_MANY = re.compile(
    r"(?:[ \u00a0](?:previous|last|first|next|past|other|remaining|top))?[ \u00a0]"
    r"(?:[\d,]{1,9}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=[ \u00a0])",
    re.IGNORECASE,
)
_FILLERS = frozenset({"strong", "plus", "odd", "some", "something", "ish"})
""""an 80,000-strong crowd": the noun comes after."""
_COUNTERS = {
    "zh": re.compile(
        r"人|(?:架|艘|辆|枚|名|台|套|件|个|位|家|项|门|座|条|只|次)(?:新的|新)?((?:(?![将將已会會在被于於由从從的了和与與及是为為用援报報说說表称稱])[\u4e00-\u9fff]){1,4})?"
    ),
    "ja": re.compile(r"[人名]|[機隻両台基門発丁個件](?:の)?"),
    "ko": re.compile(r" ?(?:[명대척기문발정개건]|세트|포대)"),
}
"""The words that count, right behind a figure; in Chinese with the noun."""


def find_noun(text: str, end: int, language: str, *, one: bool, linked: bool = False) -> Noun | None:
    """The counted noun phrase right after a number that ends at ``end``; ``one`` when the number is one, ``linked`` where
    an "of" must stand between ("3 millones de personas").
    """
    if language in _COUNTERS:
        match = _COUNTERS[language].match(text, end)
        return Noun(match.group(), match.group(), match.span()) if match else None
    glued = _GLUED.match(text, end)
    if glued and glued[1].lower() not in _FILLERS:  # "a two-term mayor", "a 22-point loss"
        return Noun(glued[1].lower(), glued[1].lower(), glued.span(1))
    rules = _words(language)
    at = glued.end() if glued else end
    link = rules.of.match(text, at)
    if linked and link is None:
        return None
    at = link.end() if link else at
    if language == "en":
        many = _SO_MANY.match(text, at) if link else None  # "10 of the 50 states"
        return _english(text, many.end() if many else at, rules, one=one or bool(glued), owned=link is not None)
    return _other(text, at, language, rules)


def _english(text: str, at: int, rules: _Words, *, one: bool, owned: bool = False) -> Noun | None:
    """Words up to a plural, and on as long as plurals follow ("weapons systems"): after a plural a word in -s is no verb.
    One thing is named by the words up to the first that cannot belong to it. ``owned`` after "of": "two of Brel's ships".
    """
    words: list[re.Match[str]] = []
    plural = 0
    while len(words) < LONGEST_NOUN and (match := _WORD.match(text, at)) is not None:
        word = match[1].lower()
        if word in rules.stops and not (
            words and not plural and word in ("and", "or") and _joins(text, match, words[-1])
        ):
            break
        if word in rules.verbs:
            break
        is_plural = _plural(match[1], rules)
        if (plural and not is_plural and not one) or (one and _says_more(text, match, words)):
            break
        words.append(match)
        at = match.end()
        if is_plural:
            plural = len(words)
        if word.endswith(("’s", "'s", "s’", "s'")):
            if not owned:
                break
            many = _SO_MANY.match(text, at)  # "two of the firm's five directors"
            at = many.end() if many else at
    if not one:
        words = words[:plural]
    while words and (words[-1][1].lower() in ("and", "or", *rules.before) or (one and _plural(words[-1][1], rules))):
        words.pop()  # "one horse wins", "how one writes"
    if not words or (one and words[-1][1].lower().endswith(("ly", "’s", "'s"))):
        return None
    span = (words[0].start(1), words[-1].end(1))
    return Noun(" ".join(text[slice(*span)].lower().split()), singular(words[-1][1].lower()), span)


_DESIGNATION_END = re.compile(r"-\d+[A-Z]*\Z")
_DETERMINER = re.compile(
    r"[ \u00a0](?:the|an?|his|her|its|their|this|that|these|those|any|to|by|at|in|as|for|on|with)\b"
)


def _joins(text: str, link: re.Match[str], before: re.Match[str]) -> bool:
    """Whether "and" joins two that stand before one noun: "five past and present senators", "18 northern and central
    counties", "two Su-30 and MiG-29 jets".
    """
    if _DESIGNATION_END.search(before[1]):
        return True
    after = _WORD.match(text, link.end())
    return after is not None and after[1][0].isupper() <= before[1][0].isupper() and not after[1].lower().endswith("ed")


def _says_more(text: str, match: re.Match[str], words: list[re.Match[str]]) -> bool:
    """Whether a word after "one" says what the thing does or suffers: "one candidate splitting the vote", "one sent to"."""
    word = match[1].lower()
    if word.endswith("ed") and len(word) > 4:
        return bool(words) or _DETERMINER.match(text, match.end()) is not None or _WORD.match(text, match.end()) is None
    return bool(words) and word.endswith("ing") and _DETERMINER.match(text, match.end()) is not None


def _plural(word: str, rules: _Words) -> bool:
    lower = word.lower()
    if lower in rules.plurals or (lower.endswith("men") and len(lower) > 5 and lower not in _NO_MEN):
        return True
    return len(word) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "’s", "'s", "ous"))


def singular(noun: str) -> str:
    """An English plural without its ending."""
    listed: dict[str, str] = for_language("counted", "en")["singular"]
    if noun in listed:
        return listed[noun]
    if noun.endswith("men") and len(noun) > 5 and noun not in _NO_MEN:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes", "oes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "’s", "'s")) else noun


_NO_MEN = frozenset({"regimen", "specimen", "abdomen", "acumen", "stamen", "bitumen"})


def _other(text: str, at: int, language: str, rules: _Words) -> Noun | None:
    """The first word that is no adjective; in German the first with a capital."""
    words: list[re.Match[str]] = []
    while len(words) < 3 and (match := _WORD.match(text, at)) is not None:
        word = match[1].lower()
        if word in rules.stops:
            break
        words.append(match)
        at = match.end()
        goes_on = word in rules.before or (rules.after and word.endswith(rules.after))
        if language == "de":
            goes_on = match[1][0].islower()
        if not goes_on:
            break
    pair = language == "vi" and len(words) == 1 and words[0][1] not in ("chiếc", "người", "lần", "nước")
    if pair and (match := _WORD.match(text, at)) is not None and match[1].lower() not in rules.stops:
        words.append(match)  # a noun of two syllables, as most are
    if not words or words[-1][1].lower() in rules.before or (language == "de" and words[-1][1][0].islower()):
        return None
    if tense_of(words[-1][1].lower(), language) == "future":
        return None  # "los seis llegarán"
    span = (words[0].start(1), words[-1].end(1))
    head = text[slice(*span)].lower() if language == "vi" else words[-1][1].lower()
    return Noun(text[slice(*span)].lower(), singular(head) if language in ("fr", "es") else head, span)
