"""Statements of offices that are held, as accounts in other languages name who made them: "le ministère kényan de la Défense".

An office has no name of its own. What it sees to and whose it is decide: a page of "Kenya Ministry of Defence" is meant by words for a
ministry, for defence and for Kenya, in a sentence that says by a statement, where page and account came out in the same days and
share figures and names. Who merely says something in a story is a party to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.language.credited import Named, told
from firsthand.language.crediting import HAN, KANA, any_of
from firsthand.language.outlets import Outlet
from firsthand.language.scope import in_somebodys_words
from firsthand.language.states import find_states
from firsthand.language.tables import table
from firsthand.records import Credit, Document

REACH = 25
"""Characters beside the words for an office in which its state stands."""
IN_COMMON = 4
"""Figures and names that the page of an office and an account must share: an office is a party to much that is told."""
OPENING = 600
"""Characters of a page that tell whose office made it where its name does not."""
SENTENCE = 200
"""Characters on either side that are read."""
_SMALL = re.compile(r"[ \u200c]{0,2}(?:[^\W\d_]{1,3}[’' ])?(?:[^\W\d_]{1,3}[’' ])?")
"""What stands between the words for an office and its state: "of the", "de l'"."""
_SENTENCE_END = re.compile(r"[.!?…]\s|[。！？\n]")
_CLAUSE_END = re.compile(r"[,;:.!?،，。»”\"\n]")


@dataclass(frozen=True, slots=True)
class Office:
    """The office that made a held page: what it sees to, and the states it may be of."""

    document: Document
    outlet: Outlet
    matter: str
    states: frozenset[str]


def offices_of(documents: Sequence[Document]) -> list[Office]:
    """The offices that publish pages of a pile, with the states that their names or, where these say none, their pages open with."""
    found = []
    for document in documents:
        name = " ".join(document.outlet.value.split()) if document.outlet else ""
        match = _office().search(name)
        if match is None or not document.outlet_key:
            continue
        language = document.language.value if document.language else "en"
        states = _states(name, "en") | _states(name, language) or _states(document.text[:OPENING], language)
        outlet = Outlet(document.outlet_key, name, known=False)
        found.append(Office(document, outlet, _matter(match), states))
    return found


def credits_in(piece: str, language: str, offices: Sequence[Office]) -> Iterator[Credit]:
    """What a text credits offices with whose statements it tells."""
    for match in _office().finditer(piece):
        left = _SENTENCE_END.split(piece[max(0, match.start() - SENTENCE) : match.start()])[-1]
        right = _SENTENCE_END.split(piece[match.end() : match.end() + SENTENCE])[0]
        near = _CLAUSE_END.split(right[:REACH])[0]
        whose = _states(f"{_CLAUSE_END.split(left[-REACH:])[-1]} {match.group()} {near}", language)
        meant = [o for o in offices if o.matter == _matter(match) and (not whose or whose & o.states)]
        if len({office.outlet.key for office in meant}) != 1 or in_somebodys_words(piece, *match.span()):
            continue
        behind = min((m.end for m in find_states(near, language) if _SMALL.fullmatch(near[: m.start])), default=0)
        said = _statement().search(left) or _statement().search(right)
        said = said or _announced_before().search(left) or _announced_after().match(right[behind:])
        if said:
            yield told(piece, Named(*match.span(), meant[0].outlet, careful=True), said["cue"])


def by_class(document: Document, credits: Sequence[Credit]) -> bool:
    """Whether an account credits somebody by nothing else than the words for an office."""
    return all(c.kind == "prose" and _office().search(document.text[c.start : c.end]) for c in credits)


def _states(text: str, language: str) -> frozenset[str]:
    return frozenset(mention.canonical for mention in find_states(text, language))


def _matter(match: re.Match[str]) -> str:
    return (match.lastgroup or "").rstrip("_")


@cache
def _office() -> re.Pattern[str]:
    """The words for an office: the noun before what it sees to, with a nationality and articles between, or behind it."""
    rows = table("publishers")["office"]
    head = any_of(rows["head"])
    begins, ends = rf"(?:(?<![^\W\d_])|(?<=[{HAN}{KANA}]))", rf"(?![^\W\d_{HAN}{KANA}])"
    gap = r"(?:[ \u200c]+[^\W\d_]+(?:-[^\W\d_]+)?){0,3}?[ \u200c]+(?:[^\W\d_]{1,4}[’'])?"
    either = []
    for matter, nouns in rows.items():
        if matter != "head":
            group, noun = matter.replace(" ", "_"), any_of(nouns)
            either.append(rf"(?P<{group}>{head}{gap}{noun}{ends})")
            either.append(rf"(?P<{group}_>{noun}[ \u200c-]?{head}{ends})")
    either += [rf"(?P<{matter}>{any_of(names)}{ends})" for matter, names in table("publishers")["whole"].items()]
    return re.compile(rf"{begins}(?:{'|'.join(either)})", re.IGNORECASE)


@cache
def _statement() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_{HAN}{KANA}])(?P<cue>{any_of(table('publishers')['statement'])})", re.IGNORECASE)


@cache
def _announced_before() -> re.Pattern[str]:
    """The verb of announcing whose subject follows; an article and a nationality may part them."""
    verbs = any_of(table("publishers")["announced"])
    return re.compile(rf"(?<![^\W\d_])(?P<cue>{verbs})(?: [^\W\d_]{{1,12}}){{0,2}}[ -]?\Z", re.IGNORECASE)


@cache
def _announced_after() -> re.Pattern[str]:
    """The verb of announcing behind its subject; a day may part them."""
    verbs = any_of(table("publishers")["announced"])
    return re.compile(rf"[ \u200c]?(?:[^\s.,;]{{1,12}} ){{0,2}}(?P<cue>{verbs})", re.IGNORECASE)
