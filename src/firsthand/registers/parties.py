"""Which states and firms a sentence names, and what stands before each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import structs

from firsthand.language.names import find_names
from firsthand.language.states import capitals, find_capitals, find_states
from firsthand.records import Mention, Statement
from firsthand.registers.wording import Words

ARTICLES = frozenset({"the", "its", "their", "a", "an", "neighbouring", "some", "of", "surplus", "stocks", "both"})
"""What may stand between a preposition and a state's name, in English."""
NAMED_AFTER = 40
"""Characters between an adjective and the firm it belongs to: "the Turkish company Katmerciler"."""
OPENING = 4
"""Characters in which a statement's first word can be the article of its subject: "A França", "L'Italia"."""
ACCOUNT = 2_000
"""Characters before a statement in which its account has named a state."""
SIDE = "方"
_SIDE = re.compile("(?<![军警官地双对各买卖东南西北校资])([一-鿿])方(?![面法式案位便针阵])")
"""A state by its first character: "the Uzbek side"."""
_DATELINE = re.compile(
    r"\s*(?:[,.]?\s*\(?\d{1,2}\.?\s?(?:de\s)?[^\W\d_]{0,12}\.?,?(?:\s\d{4})?\)?|,?\s?[^\W\d_]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?)?\s*"
    r"(?:\([^)\n]{2,24}\)|[.]?\s?[-–—]|[.]\s|=)"
)
_SITE = re.compile(
    r"\b(?:base|basis|stützpunkt|flughafen|hafen|port|puerto|porto|aéroport|aeropuerto|aeroporto|баз\w{0,3}|авиабаз\w{0,3}|"
    r"порт\w{0,2}|baz\w{0,2}|portu|üssü|limanı|căn cứ|sân bay|cảng)\s(?:[\w-]+\s){0,2}$"
)
"""What a town's name says the place of."""
_WIRED = re.compile("(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日电")
AGENCY = 8
"""Characters of an agency's name before the place of its dateline."""
PRESS = 24
"""Characters beside a state's adjective in which the newspaper that it belongs to is named."""
BEHIND = re.compile(r"[\s-]+([\w-]+)")
MONEY_SIGNS = frozenset("$€£¥₩₹")
_OF_STATE = re.compile(r"(?P<name>[^ ].*?) of (?:the )?(?P<state>.+)")
_APOSTROPHES = {ord("'"): " ", ord("’"): " "}
OWNERS = frozenset({"'s ", "’s "})
_OF = re.compile(r"\s+of\s+$")


@dataclass(frozen=True, slots=True)
class Party:
    """A state in a sentence. ``preposition`` is the word before it, articles apart; ``speaker`` where the name is part
    of a source of the statement; ``possessive`` for "Pakistan's"; ``firm`` is the firm's name where a firm stands for
    its state.
    """

    start: int
    end: int
    state: str
    preposition: str
    speaker: bool
    possessive: bool
    firm: str = ""


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm in a sentence; ``state`` where a list or the words beside it tell."""

    start: int
    end: int
    name: str
    state: str | None


def find_parties(statement: Statement, text: str, lower: str, words: Words) -> list[Party]:
    """The states of ``statement``, in order."""
    said = [hop.source for hop in statement.attribution if hop.source is not None]
    places: list[tuple[int, int, str, str]] = []
    for m in with_listed_firms(statement):
        if m.schema == "Designation":
            continue
        state = _state(m, statement.mentions, words.language) if words.language == "en" else m.country
        if words.language != "en" and m.schema == "Place" and _is_site(m, statement, lower, words):
            continue
        if state is not None and not (places and m.start < places[-1][1]):
            places.append((m.start, m.end, state, m.canonical if m.schema == "Company" else ""))
    if words.language == "zh":
        places = [place for place in places if text[place[1] - 1] != SIDE] + _sides(statement, text)
    if words.language != "en":  # names that only their language's list of states knows
        for start, end, country in _elsewhere(statement, text, lower, words):
            if not any(a < end and start < b for a, b, _, firm in places if not firm):
                places.append((start, end, country, ""))
    return [
        Party(
            start,
            end,
            state,
            _preposition(start, end, statement, lower, words),
            any(a <= start < b for a, b in said),
            _owns(start, end, text, lower, words),
            firm,
        )
        for start, end, state, firm in sorted(places)
        if not (
            _of_money(start, end, statement, text)
            or _of_press(start, end, statement, lower, words)
            or _in_dateline(start, end, text)
        )
    ]


def _is_site(place: Mention, statement: Statement, lower: str, words: Words) -> bool:
    """ "La base de Libreville", "в порту Котону": a capital as the place where something is."""
    before = lower[max(statement.start, place.start - NAMED_AFTER) : place.start]
    if _SITE.search(before):
        return True
    led = _preposition(place.start, place.end, statement, lower, words)
    town = place.text.lower() in capitals(words.language)
    return town and any(words.lists[n].fullmatch(led) for n in ("place", "at_place"))


def _in_dateline(start: int, end: int, text: str) -> bool:
    """ "PARIS, 12 nov (AFP) -", "新华社平壤4月9日电": where an agency writes from."""
    before = text[max(0, start - AGENCY - 1) : start].rpartition("\n")[2]
    if _WIRED.match(text, end):
        return len(before) <= AGENCY
    return not before.strip() and _DATELINE.match(text, end) is not None


def _of_money(start: int, end: int, statement: Statement, text: str) -> bool:
    """ "US$1.3 billion", "3,5 млрд долларов США": whose money it is."""
    if text[end : end + 1] in MONEY_SIGNS:
        return True
    return any(m.start <= start < m.end + 1 or m.start <= end < m.end for m in statement.money)


def _of_press(start: int, end: int, statement: Statement, lower: str, words: Words) -> bool:
    """ "The Danish paper Kystbladet", "la prensa belga": whose newspaper it is, not who buys."""
    behind = lower[end : min(statement.end, end + PRESS)]
    before = lower[max(statement.start, start - PRESS) : start]
    if not words.spaced:
        return words.lists["press"].match(behind.lstrip()) is not None
    after = BEHIND.match(behind)
    first = re.search(r"(\S+)\s+$", before)
    return bool(
        (after is not None and words.lists["press"].fullmatch(after[1]))
        or (first is not None and words.lists["press"].fullmatch(first[1].strip("«\"“'’,(")))
    )


def _sides(statement: Statement, text: str) -> list[tuple[int, int, str, str]]:
    """ "乌方", "哈方": the side of the state that the account has named last by a name beginning so."""
    sides = list(_SIDE.finditer(text, statement.start, statement.end))
    first = max(0, statement.start - ACCOUNT)
    named = [m for m in find_states(text[first : statement.end], "zh") if m.text[-1] != SIDE] if sides else []
    found: list[tuple[int, int, str, str]] = []
    for match in sides:
        begun = [m for m in named if m.text.startswith(match[1])]
        if begun:
            before = [m for m in begun if first + m.start < match.start()]
            nearest = before[-1] if before else begun[0]
            found.append((*match.span(), nearest.country or nearest.canonical, ""))
    return found


def _elsewhere(statement: Statement, text: str, lower: str, words: Words) -> Iterator[tuple[int, int, str]]:
    """States by name, and by their capitals where these are no place at which something happens."""
    plain = text[statement.start : statement.end].translate(_APOSTROPHES)  # "l'Égypte", "Türkiye'den"
    for s in find_states(plain, words.language):
        if s.country is not None and s.text[-1] != SIDE:
            yield statement.start + s.start, statement.start + s.end, s.country
    for start, end, country in find_capitals(plain, words.language):
        at = statement.start + start
        led = _preposition(at, statement.start + end, statement, lower, words)
        site = _SITE.search(lower[max(statement.start, at - NAMED_AFTER) : at])
        if site is None and not any(words.lists[name].fullmatch(led) for name in ("place", "into", "at_place")):
            yield at, statement.start + end, country


def _owns(start: int, end: int, text: str, lower: str, words: Words) -> bool:
    if words.postposed:
        return _particle(end, lower, words) in OWNING
    return text[end : end + 2] in ("'s", "’s") or text[end - 2 : end] in ("'s", "’s", "s’", "s'")


OWNING = frozenset({"の", "의", "का", "के", "की"})
"""Particles of who owns or made something."""
TITLE = 7
"""Characters between a state's name and its particle in which its office may stand: "米政府から", "폴란드 국방부가"."""


def _particle(end: int, lower: str, words: Words) -> str:
    """The first particle behind a name, a word for an office between them apart; empty where there is none."""
    match = words.lists["particles"].search(lower, end, end + TITLE)
    return match.group() if match is not None else ""


def _preposition(start: int, end: int, statement: Statement, lower: str, words: Words) -> str:
    """What says the part of a name: the word before it, articles apart; in Turkish its ending."""
    if words.postposed:
        return _particle(end, lower, words)
    if words.language == "tr":
        ending = re.match(r"['’](\w{1,4})", lower[end : end + 5]) or re.search(r"['’](\w{1,4})$", lower[start:end])
        return ending[1] if ending else ""
    if not words.spaced:
        before = lower[max(statement.start, start - 2) : start]
        return next((before[k:] for k in range(len(before)) if words.lists["leading"].fullmatch(before[k:])), "")
    firm = next((f for f in statement.mentions if f.country is None and f.end + 4 == start), None)
    if firm is not None and lower[firm.end : start].strip() == "of":  # "with Saab of Sweden"
        start = firm.start
    articles = words.articles or ARTICLES
    before = lower[max(statement.start, start - 60) : start]
    led = _without_forces(before, words)
    before_it = led.replace("’", "' ").replace("'", "' ").split()
    opens = words.free_order and start - statement.start - (len(before) - len(led)) <= OPENING
    article = ""
    while len(before_it) > (0 if opens else 1):
        word = before_it[-1].strip("'")
        if word in articles:
            article = before_it.pop()
        elif words.free_order and len(before_it) > 1 and _describes_firm(word, words):
            before_it.pop()  # "con el astillero alemán TKMS"
        else:
            break
    if words.language == "ar" and before_it and words.says("forces", before_it[-1].replace("لل", "ال", 1)):
        return before_it[-1][:2]  # "for" is written on to "the navy", behind which its state stands
    if len(before_it) > 2 and before_it[-1].strip("'") in OF_ITS and words.says("firm_words", before_it[-2]):
        led_firm = next((w for w in before_it[-3:-5:-1] if any(words.lists[n].fullmatch(w) for n in LEADING)), None)
        return led_firm or before_it[-1]  # "a una empresa de Lima": what leads to the firm leads to its state
    if before_it and words.lists["to"].fullmatch(way := f"{before_it[-1]} {article}"):
        return way  # "in die Türkei" is whither, "in der Türkei" where
    return before_it[-1].strip(",;:()“”\"'") if before_it else ""


def _without_forces(before: str, words: Words) -> str:
    """ "For the navy of Chile", "для ВМС Чили": what leads to a state's forces leads to the state."""
    spans = words.find("forces", before)
    if not spans or not {*before[spans[-1][1] :].replace("'", " ").split()} <= {*OF_ITS, *words.articles}:
        return before
    led = before[: spans[-1][0]]
    word = led.replace("’", " ").replace("'", " ").split()[-1:]
    known = (
        any(word[0] in (words.articles or ARTICLES) or words.lists[n].fullmatch(word[0]) for n in LEADING)
        if word
        else True
    )
    return led if known else before


OF_ITS = frozenset("of de d du des del della dell dei do da van von der της του των".split())
"""What may stand between forces and their state."""
LEADING = ("to", "from", "by", "together")


def _describes_firm(word: str, words: Words) -> bool:
    """Whether a word only says what a firm is, or whose."""
    if words.lists["firm_words"].fullmatch(word):
        return True
    return bool(find_states(word, words.language))


def _state(mention: Mention, others: Sequence[Mention], language: str) -> str | None:
    """The state that a mention stands for: its own, that of a body's name ("Government of Bulgaria"), or a capital's."""
    if mention.country is not None:
        return mention.country
    if mention.schema in ("Person", "Date") or any(
        m.country and mention.start <= m.start < mention.end for m in others if m is not mention
    ):
        return None
    inside = next((s.country for s in find_states(mention.text, language) if s.country is not None), None)
    town = mention.text.lower().removesuffix("'s").removesuffix("’s")
    return inside if inside is not None else capitals(language).get(town)


def with_listed_firms(statement: Statement) -> list[Mention]:
    """The mentions of a statement; where a longer name holds a listed firm ("Rüstungskonzern Yugoimport"), that firm."""
    found: list[Mention] = []
    for m in statement.mentions:
        if m.schema in ("Other", "Organization") and m.country is None and " " in m.text:
            inside = [n for n in find_names(m.text) if n.schema == "Company" and n.end == len(m.text)]
            m = structs.replace(inside[0], start=m.start + inside[0].start, end=m.end) if inside else m
        found.append(m)
    return found


def find_firms(statement: Statement, text: str, lower: str, words: Words) -> list[Firm]:
    """Firms by the list or by the words beside a name: "the Turkish company Katmerciler", "Dearsan of Turkey"."""
    found: list[Firm] = []
    states = [m for m in statement.mentions if m.country and m.schema in ("Country", "Place")]
    for m in with_listed_firms(statement):
        if m.schema == "Company":
            found.append(Firm(m.start, m.end, m.canonical, m.country or _beside(m, states, text)))
        elif m.schema in ("Other", "Organization") and (whole := _OF_STATE.fullmatch(m.text)) is not None:
            if inside := find_states(whole["state"], words.language):
                found.append(Firm(m.start, m.start + whole.end("name"), whole["name"], inside[0].country))
        elif m.schema in ("Other", "Organization", "PublicBody") and m.country is None:
            before = lower[max(statement.start, m.start - NAMED_AFTER) : m.start].split()
            named = bool(before) and words.says("firm_words", before[-1])
            state = _beside(m, states, text) if m.schema != "PublicBody" else None  # "Ostholm Marine" beside "navy of"
            if named or state is not None:
                near = [s for s in states if 0 <= m.start - s.end <= NAMED_AFTER] if named else []
                found.append(Firm(m.start, m.end, m.text, state or (near[-1].country if near else None)))
    return found


def _beside(mention: Mention, states: Sequence[Mention], text: str) -> str | None:
    """ "Dearsan of Turkey", "South Korea's Hanbit Aerospace": the state behind the name, or whose it is said to be."""
    owner = next(
        (
            s.country
            for s in states
            if text[s.end - 2 : mention.start] in OWNERS or text[s.end : mention.start] in OWNERS
        ),
        None,
    )
    return owner or next((s.country for s in states if _OF.fullmatch(text[mention.end : s.start][:6])), None)
