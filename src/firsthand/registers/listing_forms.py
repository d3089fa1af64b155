"""Listings that one statement tells of: forms of the language's table, who is listed, on whose list, when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from firsthand.language.folding import fold
from firsthand.language.states import find_capitals, find_states
from firsthand.language.tables import for_language
from firsthand.records import DateExpression, Span, Statement
from firsthand.registers.listed_names import OPENERS, UNCASED, Name, names
from firsthand.registers.listing_acts import act_in, listed_firms, listers
from firsthand.registers.payers import capital_runs

LONGEST = 2_000
"""Characters of a statement; longer ones are tables or no text."""
OBJECT = 24
"""Characters between a state and a firm in which the state only says whose firm it is."""
MEASURED = 4
"""Words in which a measure opens what is taken for a name: "including a freeze on"."""
JOINED = 2
"""Words between two dates of one listing ("in 2024 and in 2025")."""
VERB_LAST = frozenset({"tr", "ja", "ko"})
_APOSTROPHES = str.maketrans("'’", "  ")
_CLAUSE = re.compile(r",\s+(?:which|who|following|after|while|qui|que|который|которая|który|która|die|der|das)\b", re.I)
_RELATIVE = re.compile(r",\s+(?:which|who|qui|que)\s*$", re.I)
_ANDS = re.compile(r"(?i)\b(?:and|et|und|y|e|и|та|i|en|och|ve|và)\b|[和及]")
_OF_SANCTIONS = re.compile(
    r"(?i)san[cçz]|sankt|sankc|санкц|yaptırım|制裁|제재|عقوبات|trừng phạt|black|noire|negra|nera|schwarz|czarn|zwarte|svart"
    r"|ч[её]рн|чорн|kara liste|黑名|đen|السوداء|entit|export|embargo|asset|designat|magnitsk|SDN"
)
"""Words of which a list of sanctions, or what stands beside it, has one: lists of suppliers and candidates have none."""
SANCTIONS = re.compile(
    r"(?i)sanction|blacklist|sanci[oó]n|sanção|sanções|sanzion|sankt|sankc|санкц|yaptırım|制裁|제재|عقوبات|تحریم|trừng phạt"
)
"""Words that only sanctions have."""
_COUNT = re.compile(r"(?i)(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|other)?")
"""What a count of firms leaves when whose they are is taken from it."""
_JOINT = re.compile(r"\s(?:and|et|und|y|e|i|и|та|en|och|ve)\s")
ANNOUNCED = 160
"""Characters between a count of those who are listed and the colon before their names."""
_LAW = re.compile(r"\s*\)\s*(?:Regulations?|Order|Act|Decree)\b")
""" "The Sanctions (Diversion of Goods) Regulations": a title, and nobody who is listed."""
_NAMED_SO = re.compile(r"(?i)designat")
_SANCTION = re.compile(r"(?i)sanction|embargo|blacklist")


class Listing(NamedTuple):
    """One listing, with spans in the statement: who is listed, each list with where it is named, the dates. ``further`` says
    that the statement names no list: it is that of the listing before ("F was designated the same day").
    """

    entity: Name
    lists: tuple[tuple[str, Span], ...]
    dates: tuple[DateExpression, ...]
    further: bool = False


@cache
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in for_language("listings", language).get("forms", ()))


@cache
def _mark(language: str) -> re.Pattern[str]:
    """What every form of a language holds: most statements are done with after one look."""
    return re.compile(for_language("listings", language)["mark"], re.IGNORECASE)


def has_forms(language: str) -> bool:
    """Whether listings are read in ``language``."""
    return bool(for_language("listings", language))


def listings(statement: Statement, document: str, lower: str, language: str) -> Iterator[Listing]:
    """What a statement of the text ``document`` says of listings. What it denies, asks or guesses is none."""
    text = document[statement.start : statement.end]
    if len(text) > LONGEST or not _mark(language).search(text):
        return
    if statement.kind in ("question", "non_answer") or statement.certainty not in ("CT+", "PR+"):
        return
    words = for_language("listings", language)
    told = [one for one in _formed(statement, text, words, language) if _is_sure(one, words, language)]
    told = [more for one in told for more in _counted_out(one, text)]
    by_acts = list(_acted(statement, document, lower, words, language))
    spoken = [(h.source[0] - statement.start, h.source[1] - statement.start) for h in statement.attribution if h.source]
    told, by_acts = (
        [
            one
            for one in some
            if not _LAW.match(text, one.entity.end)
            and not any(start <= one.entity.start < end for start, end in spoken)  # "…, said the Foreign Office"
        ]
        for some in (told, by_acts)
    )
    acted = [one for one in by_acts if one.lists]
    same = all(any(one.entity.text in a.entity.text for a in acted) for one in told)
    more = len(acted) > len(told) or not any(one.lists for one in told)
    yield from acted if acted and same and more else told or (one for one in by_acts if one.further)


def _counted_out(one: Listing, text: str) -> list[Listing]:
    """ "Two entities: Lagos Grain (Nigeria) and Delta Bank": the names behind a count, where a colon announces them."""
    colon = text.find(":", one.entity.end, one.entity.end + ANNOUNCED)
    if colon < 0 or one.entity.text != one.entity.text.lower():
        return [one]
    runs = [(run[0][0], run[-1][1]) for run in capital_runs(text, (colon, len(text)))]
    runs = [(a, b) for a, b in runs if text[a - 1 : a] != "(" and not find_states(text[a:b])]
    named = [(a + at, a + at + len(name)) for a, b in runs for at, name in _split(text[a:b].rstrip(" ."))]
    return [one._replace(entity=Name(text[a:b], a, b)) for a, b in named] or [one]


def _split(run: str) -> Iterator[tuple[int, str]]:
    """The names of a run that "and" joins, with where they begin."""
    at = 0
    for joint in _JOINT.finditer(run):
        yield at, run[at : joint.start()]
        at = joint.end()
    yield at, run[at:]


def _is_sure(one: Listing, words: Mapping[str, Any], language: str) -> bool:
    """Whose list, or when, and a name: none of a measure ("a freeze on the assets of"), of a town or union, nor a count of
    firms of some state ("Two Peruvian").
    """
    name = one.entity.text
    whole = (0, len(name))
    if name in words["unions"] or any((a, b) == whole for a, b, _ in find_capitals(name, language)):
        return False
    left = name
    for state in reversed(find_states(name, language)):
        left = left[: state.start] + left[state.end :]
    if left != name and len(left.split()) <= 1 and not any(map(str.isdigit, left)) and _COUNT.fullmatch(left.strip()):
        return False
    called = name.split()
    head = [word.lower() for word in called[:MEASURED]]
    return bool(one.lists or one.dates) and not any(word in words.get("measures", ()) for word in head)


def _acted(
    statement: Statement, document: str, lower: str, words: Mapping[str, Any], language: str
) -> Iterator[Listing]:
    """What the words of a listing tell in any order: who is put on whose list."""
    text = document[statement.start : statement.end]
    act = act_in(text, language)
    if act is None or _says(words["lifted"], text.lower()) or not _OF_SANCTIONS.search(text):
        return
    firms = listed_firms(statement, document, lower, act, language)
    if not firms:
        return
    named = _named(text, 0, len(text), words, language)
    if any(act[1] <= at[0] and at[1] + OBJECT < firms[0].start for _, at in named):
        return  # "on Peru for sending rifles to …": the state is listed, or why
    lists = listers(named, [at for _, at in named if text[slice(*at)] in words["unions"]], firms, act)
    dates = tuple(_dates(statement, text, firms, max(act[1], firms[-1].end)))
    if lists or not named:
        yield from (Listing(name, tuple(lists), dates, not lists) for name in firms)


def _formed(statement: Statement, text: str, words: Mapping[str, Any], language: str) -> Iterator[Listing]:
    """What the forms of the language's table find."""
    reached = 0
    last: list[Name] = []
    matches = (match for form in _forms(language) for match in form.finditer(text))
    for match in sorted(matches, key=lambda m: (m.start("entity"), m.start())):
        if match.start("entity") < reached or _says(words["lifted"], text[: match.end()].lower()):
            continue
        if _says(words["other_lists"], (match.groupdict().get("list") or "").lower()):
            continue
        listed = _listed(match, statement, words, language, last)
        first = match.end("entity") if match.start("entity") == match.start() else match.start("entity")
        if not _OF_SANCTIONS.search(text) and not _nameda_lister(match, text, words, language):
            continue
        lists = _lists(match, text, words, language, first)
        if not lists and _NAMED_SO.search(match.group()) and not _SANCTION.search(text):
            continue  # "designated Hall Seven": nobody lists, and there is no list
        if listed:
            reached = listed[-1].end
            last = listed
            dates = tuple(_dates(statement, text, listed, match.end()))
            yield from (Listing(name, tuple(lists), dates) for name in listed)


def _listed(
    match: re.Match[str], statement: Statement, words: Mapping[str, Any], language: str, last: Sequence[Name]
) -> list[Name]:
    """Who is listed; "it" is who was listed before in the statement."""
    start = match.start("entity")
    raw = match["entity"]
    pronoun = raw.split()[0].lower().strip(",.") if raw.split() else ""
    if pronoun in words["not_entities"]:
        return [name._replace(end=start + len(pronoun)) for name in last] if pronoun in ("it", "them") else []
    offset = statement.start + start
    dates = [(d.start - offset, d.end - offset) for d in statement.dates]
    before = start == match.start() or language in VERB_LAST
    found = names(raw, dates, words, language, before=before)
    return [name._replace(start=start + name.start, end=start + name.end) for name in found]


def _nameda_lister(match: re.Match[str], text: str, words: Mapping[str, Any], language: str) -> bool:
    """Whether the words for the list say whose it is: "the EU and British lists"."""
    return bool(match.groupdict().get("list")) and bool(_named(text, *match.span("list"), words, language))


def _lists(
    match: re.Match[str], text: str, words: Mapping[str, Any], language: str, first: int
) -> list[tuple[str, Span]]:
    """Whose list it is: said in the list's own words, else by who stands before the listed, else behind them."""
    own = match.span("list") if match.groupdict().get("list") else None
    relative = _RELATIVE.search(text, 0, match.start())
    if relative is not None:  # "…, following Ardun, which listed it": who stands right before
        return _named(text, 0, relative.start(), words, language)[-1:]
    if own is not None and (found := _named(text, *own, words, language)):
        return found
    if match.start("entity") > match.start():
        told = [m.end() for m in OPENERS.finditer(text, 0, match.start())]
        if found := _named(text, told[-1] if told else 0, first, words, language):
            return _acting_together(text, found)
    cut = _CLAUSE.search(text, match.end("entity"))
    behind = _named(text, match.end("entity"), cut.start() if cut is not None else match.end(), words, language)
    return behind or _named(text, 0, first, words, language)[-1:]


def _acting_together(text: str, found: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The first who lists and those whom "and" joins: "Ardun followed Velmark and froze" is about Ardun."""
    kept = [found[0]]
    for code, place in found[1:]:
        between = text[kept[-1][1][1] : place[0]]
        if len(between.split()) > JOINED or not (_ANDS.search(between) or "," in between):
            break
        kept.append((code, place))
    return kept


def _named(text: str, low: int, high: int, words: Mapping[str, Any], language: str) -> list[tuple[str, Span]]:
    """The lists and who lists, as far as ``text[low:high]`` names them, in order."""
    for name, code in words["lists"].items():
        at = text.find(name, low, high)
        if at >= 0 and code != "export-control lists":
            return [(code, (at, at + len(name)))]
    places = [(m.start, m.end, m.country) for m in find_states(text[low:high].translate(_APOSTROPHES), language)]
    places += find_capitals(text[low:high].translate(_APOSTROPHES), language)
    for name, code in words["unions"].items():
        edged = re.escape(name) if language in UNCASED else rf"(?<![\w-]){re.escape(name)}(?![\w-])"
        places += [(*match.span(), code) for match in re.finditer(edged, text[low:high])]
    found: dict[str, Span] = {}
    for start, end, code in sorted(places, key=lambda place: place[:2]):
        if code is not None:
            found.setdefault(code, (low + start, low + end))
    return list(found.items())


def _dates(statement: Statement, text: str, listed: Sequence[Name], end: int) -> Iterator[DateExpression]:
    """The first date behind the listed in their clause, with those that "and" joins to it; else the last one before them."""
    offset = statement.start
    dates = sorted((d for d in statement.dates if d.value or d.resolved), key=lambda d: d.start)
    cut = _CLAUSE.search(text, end if listed[-1].end < end else listed[-1].end)
    last = cut.start() if cut is not None else len(text)
    behind = [d for d in dates if listed[-1].end <= d.start - offset < last]
    for number, date in enumerate(behind):
        if number:
            between = text[behind[number - 1].end - offset : date.start - offset]
            if len(between.split()) > JOINED or not _ANDS.search(between):
                return
        yield date
    if not behind:
        yield from [d for d in dates if d.end - offset <= listed[0].start][-1:]


def _says(words: Sequence[str], text: str) -> bool:
    return any(fold(word) in fold(text) and re.search(rf"\b{re.escape(word)}\b", text) for word in words)
