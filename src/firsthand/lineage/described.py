"""Sources that an account describes and does not name: "a Sofia newspaper", "the country's state news agency", "local media".

Who so credits somebody says that the matter is another's. Where one held page alone is of that place and kind, tells the story and is not
later, it may be meant; where none is, two accounts with the same description may have one text behind them. Either is only possible.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.language.credited import Named, credit_of
from firsthand.language.crediting import any_of, fragments, is_beside, is_latin
from firsthand.language.outlets import Outlet
from firsthand.language.states import capitals, find_states
from firsthand.lineage.crediting import one_story
from firsthand.lineage.offices import states_of
from firsthand.lineage.pile import Pile, undirected
from firsthand.lineage.publishers import is_near
from firsthand.records import Document, Evidence, Span

BEFORE, BEHIND = 6, 4
"""Words that may say which one it is, before the noun for it and behind it: "one of the two dailies of Tbilisi"."""
REACH = 40
"""Characters of one of them at most."""
BESIDE = 3
"""Characters between such a noun and an outlet's name that it stands beside."""
CAPITAL = 5
"""Letters of a capital from which words made of its name are known by their beginning ("Sofioter", "London-based")."""
_NOBODY = Outlet("-", "-", known=False)
_LEFT = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)* ?\Z")
_RIGHT = re.compile(r" [^\W\d_]+(?:[-’'][^\W\d_]+)*")
_AROUND_LEFT = re.compile(r"(?:[^\W\d_]+(?:[-’'][^\W\d_]+)* ){1,2}\Z")
_AROUND_RIGHT = re.compile(r"(?: [^\W\d_]+(?:[-’'][^\W\d_]+)*){1,2}")
_ITSELF = re.compile(
    r"(?<![^\W\d_])(?:this|our|est[ea]|nuestr[oa]|ce|cette|notre|nossa?o?|quest[oa]|nostr[oa]|diese[rmns]?|unsere[rmns]?|dit|deze|onze"
    r"|denna|vår|tej|temu|naszej|эт\w{1,3}|наш\w{0,3}|ці\w{1,2}|цьому|tohoto|našemu) \Z",
    re.IGNORECASE,
)
"""Words by which a page speaks of itself: "told this newspaper"."""
_NAME_BEHIND = re.compile(r" ?[«„“\"《‘]")


class Described(NamedTuple):
    """A source that is described: where, whether as an agency, and of which state; an empty one where none is told."""

    span: Span
    agency: bool
    state: str


def join_described(pile: Pile) -> None:
    """Possible edges from accounts to the one page that fits their description, and between accounts that share one."""
    found = {
        name: list(described_in(pile.documents[name]))
        for name in pile.held
        if not pile.edges.get(name) and pile.told[name].sentences
    }
    for name, sources in found.items():
        for source in sources:
            fits = {pile.root(other) for other in pile.held if source.state and _fits(pile, name, other, source)}
            alike = [
                other
                for other, theirs in found.items()
                if other < name and any(one[1:] == source[1:] for one in theirs) and _near(pile, name, other, source)
            ]
            parent = fits.pop() if len(fits) == 1 else min(alike, key=pile.order) if alike and not fits else ""
            if parent and pile.root(parent) != pile.root(name) and not pile.edges.get(name):
                words = pile.documents[name].text[slice(*source.span)]
                evidence = (Evidence("source described", f"it credits “{words}” and no outlet"),)
                pile.add(
                    undirected(pile.told[name], pile.told[parent], "report", evidence, (source.span,), settled=False)
                )


def described_in(document: Document) -> Iterator[Described]:
    """The sources that a text credits by what they are and whose, without a name. Beside an outlet that it names "the paper" is that one."""
    text, language = document.text, document.language.value[:2] if document.language else "en"
    named = [credit for credit in document.credits if credit.kind == "prose" and credit.end > credit.start]
    for match in _noun(is_latin(text)).finditer(text):
        beside = any(c.start - BESIDE < match.end() and match.start() < c.end + BESIDE for c in named)
        if beside or _NAME_BEHIND.match(text, match.end()) or _ITSELF.search(text, 0, match.start()):
            continue
        agency = match.lastgroup == "agency"
        span = _credited(text, *match.span())
        around = _AROUND_LEFT.search(text, 0, match.start()), _AROUND_RIGHT.match(text, match.end())
        states = _states("".join(part.group() for part in around if part), language)
        follows = around[1].group().split() if around[1] else []
        called = any(word[0].isupper() and not _states(word, language) for word in follows)
        if span and not called and (states or not named):
            start = min(span[0], match.start() - len(around[0].group()) if around[0] and states else span[0])
            yield Described((start, span[1]), agency, min(states, default=""))


def _credited(text: str, start: int, end: int) -> Span | None:
    """The noun with the words around it, from where a cue stands beside it."""
    ends = [end]
    while len(ends) <= BEHIND and (word := _RIGHT.match(text, ends[-1])):
        ends.append(word.end())
    for _ in range(BEFORE):
        for behind in ends:
            credit = credit_of(text, Named(start, behind, _NOBODY, careful=False))
            if credit and not is_beside(credit.cue):
                return start, behind
        word = _LEFT.search(text, max(0, start - REACH), start)
        if word is None:
            break
        start = word.start()
    return None


def _states(words: str, language: str) -> set[str]:
    """The states that are named in some words, by their capitals too and what is made of these."""
    made = {
        state
        for town, state in capitals(language).items()
        if len(town) >= CAPITAL and re.search(rf"(?<![^\W\d_]){re.escape(town[:-1])}", words, re.IGNORECASE)
    }
    return made | {mention.canonical for mention in find_states(words, language) if mention.canonical}


def _fits(pile: Pile, name: str, other: str, source: Described) -> bool:
    """Whether a held page is of the state and kind that an account describes, and tells its story."""
    page = pile.documents[other]
    if (
        other == name
        or pile.leads(other, name)
        or not page.outlet
        or source.state not in states_of(page, page.outlet.value)
    ):
        return False
    if source.agency and page.outlet_key not in pile.agencies:
        return False
    return is_near(pile.documents[name], page)


def _near(pile: Pile, name: str, other: str, source: Described) -> bool:
    """Whether two accounts with one description tell one story; where it says neither whose nor that it is an agency, beyond doubt."""
    one, two = pile.documents[name], pile.documents[other]
    if one_story(pile.told[name], pile.told[other], pile.weights):
        return True
    return bool(source.state or source.agency) and (is_near(one, two) or is_near(two, one))


@cache
def _noun(latin: bool) -> re.Pattern[str]:
    agencies = any_of(fragments("agency_before", "agency_bare", "described_agency", latin=latin))
    media = any_of(fragments("media_before", "media_after", "described", latin=latin))
    return re.compile(rf"(?<![^\W\d_])(?:(?P<agency>{agencies})|{media})(?![^\W\d_])", re.IGNORECASE)
