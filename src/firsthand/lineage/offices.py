"""Statements of offices that are held, as accounts in other languages name who made them: "le ministère kényan de la Défense".

An office has no name of its own. What it is, what it sees to and whose it is decide: a page of "Kenya Ministry of Defence" is meant by
words for a ministry, for defence and for Kenya, where a statement, an announcement or the page's day is told beside them, and page and
account came out in the same days and have something in common. Who is merely spoken of in a story is a party to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from firsthand.language.announcing import (
    LETTER,
    announces,
    denies,
    first_sentence,
    is_in_writing,
    lists,
    sentence_around,
)
from firsthand.language.bodies import body_named
from firsthand.language.credited import Named, told
from firsthand.language.crediting import HAN, KANA, any_of, is_latin
from firsthand.language.dates import find_dates
from firsthand.language.outlets import Outlet
from firsthand.language.scope import in_somebodys_words
from firsthand.language.states import find_capitals, find_states, state_coded
from firsthand.language.tables import table
from firsthand.lineage.statement import is_release
from firsthand.records import Credit, Document

REACH = 25
"""Characters beside the words for an office in which its state stands."""
OPENING, LINE = 600, 60
"""Characters of a page that tell whose office made it where its name does not, and of a line with its place and day."""
ONE_STATE = {
    pair[:2]: pair[3:] for pair in "cs:cz da:dk el:gr et:ee he:il ja:jp ko:kr nb:no sl:si sv:se uk:ua vi:vn".split()
}
ONE_STATE |= {code: code for code in "bg fi hu id lt lv pl sk th tr".split()}
"""Languages in which the offices of one state write, with its code."""
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?P<code>(?!io|tv|me|ai|co|cc|fm|ly|to|eu)[a-z]{2})(?=[/:]|\Z)")
LISTING = frozenset({"council", "economy", "finance", "foreign_affairs", "government", "interior", "justice", "trade"})
"""Offices that put others on lists."""
_SMALL = re.compile(r"[ \u200c]{0,2}(?:[^\W\d_]{1,3}[’' ])?(?:[^\W\d_]{1,3}[’' ])?")
"""What stands between the words for an office and its state: "of the", "de l'"."""
_OWNER = re.compile(r"(?:[’']s?)?[ \u200c-]?(?:[^\W\d_]{1,12}[ \u200c])?")
"""What stands between a state and the words for its office: "Kenya's", "US-", "the Kenyan federal"."""
_CLAUSE_END = re.compile(r"[,;:.!?،，。»”\"\n]")


@dataclass(frozen=True, slots=True)
class Office:
    """The office that made a held page: what it is, and the states it may be of."""

    document: Document
    outlet: Outlet
    kind: str
    states: frozenset[str]


def offices_of(documents: Sequence[Document]) -> list[Office]:
    """The offices that publish pages of a pile, as their names say or, where these do not, a statement's first words."""
    found = []
    for document in documents:
        name = " ".join(document.outlet.value.split()) if document.outlet else ""
        made_by = next(_offices_in(name, _kinds()), None)
        if made_by is None and is_release(document):
            made_by = next(_offices_in(document.text[:OPENING], _kinds()), None)
        if made_by and document.outlet_key:
            outlet = Outlet(document.outlet_key, name, known=False)
            found.append(Office(document, outlet, made_by[1], _of(document, name)))
    return found


def _of(document: Document, name: str) -> frozenset[str]:
    """The states that an office may be of: by its name, its address, the place it dates from, the language it writes in."""
    language = document.language.value if document.language else "en"
    body = body_named(name)
    host = _HOST.match(document.url or "")
    lines = " ¦ ".join(line for line in document.text.splitlines() if len(line) <= LINE)
    return (
        frozenset({body.state} if body and body.state else ()) | _states(name, "en") | _states(name, language)
        or (state_coded(host["code"].replace("uk", "gb")) if host else frozenset())
        or frozenset(state for _, _, state in find_capitals(lines, language))
        or state_coded(ONE_STATE.get(language, ""))
    )


def credits_in(piece: str, language: str, near: Sequence[Office], far: Sequence[Office]) -> Iterator[Credit]:
    """What a text credits offices with whose statements it tells: with a page ``near`` its day by any word of telling, with
    one ``far`` from it by that page's day. At a hearing officials speak, and give nothing out: behind a lead on a court a statement must
    be told of."""
    kinds = sorted({office.kind for office in (*near, *far)})
    lead = first_sentence(piece) if kinds else ""
    heard = len(lead) if any(_offices_in(lead, ("court",))) else len(piece)
    for match, kind in _offices_in(piece, kinds):
        left, right, after = sentence_around(piece, *match.span())
        whose, behind = _whose(left, match.group(), right, language)
        after = "" if any(_offices_in(after, kinds)) else after
        said = announces(left, right[behind:], after, leads=len(left) == match.start())
        if match.start() >= heard and not is_in_writing(left, right, after):
            continue
        days = days_in(f"{left}{match.group()}{right}", language)
        meant = {
            office.outlet.key: office.outlet
            for office in (*near, *far)
            if office.kind == kind
            and (not whose or not office.states or whose & office.states)
            and (came_out_on(office.document, days) or (said and office in near))
        }
        if len(meant) == 1 and not in_somebodys_words(piece, *match.span()):
            yield told(piece, Named(*match.span(), next(iter(meant.values())), careful=True), said)


def acts_in(lead: str, language: str, near: Sequence[Office]) -> Iterator[Credit]:
    """Where the first sentence of a text tells that a state denied something or listed somebody, and one office of it has a page."""
    for start, end, state in _named(lead, language):
        denied, listed = denies(lead[:start], lead[end:]), lists(lead[:start], lead[end:])
        told_of = [o for o in near if state in o.states and (denied or (listed and o.kind in LISTING))]
        if len({office.outlet.key for office in told_of}) == 1 and not in_somebodys_words(lead, start, end):
            yield told(lead, Named(start, end, told_of[0].outlet, careful=True), denied or listed)


def by_class(document: Document, credits: Sequence[Credit]) -> bool:
    """Whether an account credits somebody by nothing else than the words for an office or its state."""
    language = document.language.value if document.language else "en"
    for credit in credits:
        text = document.text[credit.start : credit.end]
        places = {match.span() for match, _ in _offices_in(text, _kinds())}
        places |= {(start, end) for start, end, _ in _named(text, language)}
        if credit.kind != "prose" or (0, len(text)) not in places:
            return False
    return True


def _whose(left: str, words: str, right: str, language: str) -> tuple[frozenset[str], int]:
    """The states that stand beside or among the words for an office, and how far those behind them reach."""
    behind = [
        (end, state)
        for start, end, state in _named(_CLAUSE_END.split(right[:REACH])[0], language)
        if _SMALL.fullmatch(right[:start])
    ]
    before = _CLAUSE_END.split(left[-REACH:])[-1]
    found = {state for _, end, state in _named(before, language) if _OWNER.fullmatch(before[end:])}
    found |= {state for _, state in behind} | _states(words, language)
    return frozenset(found), min((end for end, _ in behind), default=0)


def days_in(sentence: str, language: str) -> frozenset[str]:
    """The days that a sentence names, as "-MM-DD"."""
    keys = (date.value or "" for date in find_dates(sentence, language))
    return frozenset(key[-6:] for key in keys if re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", key))


def came_out_on(page: Document, days: Set[str]) -> bool:
    """Whether a page bears one of the days that a sentence names."""
    return page.published is not None and page.published.value[4:10] in days


def _named(text: str, language: str) -> list[tuple[int, int, str]]:
    """States in a text by their names or capitals, with their places."""
    states = [(mention.start, mention.end, mention.canonical or "") for mention in find_states(text, language)]
    return [*states, *find_capitals(text, language)]


def _states(text: str, language: str) -> frozenset[str]:
    return frozenset(mention.canonical or "" for mention in find_states(text, language))


def _offices_in(text: str, kinds: Iterable[str]) -> Iterator[tuple[re.Match[str], str]]:
    """The words for offices of these kinds, in order, each with its kind; of two at one place the longer."""
    latin = is_latin(text)
    found = [(match, kind) for kind in kinds for match in _office(kind, latin).finditer(text)]
    end = 0
    for match, kind in sorted(found, key=lambda one: (one[0].start(), -one[0].end(), one[1])):
        if match.start() >= end:
            end = match.end()
            yield match, kind


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(sorted((table("publishers")["office"].keys() | table("publishers")["whole"].keys()) - {"head"}))


@cache
def _office(kind: str, latin: bool) -> re.Pattern[str]:
    """The words for an office of a kind: the noun before what it sees to, with a nationality and articles between, or behind it; or
    one noun that says both. ``latin``: those in that script alone, which are compiled in half the time."""

    def written(nouns: Iterable[str]) -> str:
        return any_of([noun for noun in nouns if not latin or is_latin(noun)] or ["(?!)"])

    rows = table("publishers")["office"]
    head, sees_to = written(rows["head"]), written(rows.get(kind, ()))
    whole = written(table("publishers")["whole"].get(kind, ()))
    begins, ends = rf"(?:(?<![^\W\d_])[وف]?[بلك]?|(?<=[{HAN}{KANA}]))", rf"(?!{LETTER})"
    gap = r"(?:[ \u200c]+[^\W\d_]+(?:-[^\W\d_]+)?){0,3}?[ \u200c]+(?:[^\W\d_]{1,4}[’'])?"
    shapes = rf"{head}{gap}{sees_to}|{sees_to}[ \u200c-]?{head}|{whole}"
    return re.compile(rf"{begins}(?:{shapes}){ends}", re.IGNORECASE)
