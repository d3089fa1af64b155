"""Publishers that are no newspapers: foundations, institutes, monitors, blogs, as accounts in other languages name them.

"Fundacja Brzegowa" is "la fundación polaca Brzegowa" abroad: the noun for its class is translated, the name beside it stays. A name
counts so only beside such a noun, and only where the page that is held came out in the same days and has something in common
with the account: nothing that is said of another of its texts makes one absent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand.language.credited import Named
from firsthand.language.crediting import HAN, KANA, any_of
from firsthand.language.nationality import words_of
from firsthand.language.outlets import Outlet, folded, known_keys, listings
from firsthand.language.sameness import is_no_name
from firsthand.language.tables import table
from firsthand.lineage.times import days_apart
from firsthand.records import Document

SHORTEST = 4
"""Letters of a name."""
DECLINED = 6
"""Letters of a word whose last vowel a case may change ("Fundacji Brzegowej")."""
REACH = 40
"""Characters beside a name in which the noun for its class stands."""
IN_COMMON = 2
"""Figures and names that a page and an account must share."""
_SIDE = r"[^\W\d_]"
_UNSPACED = f"[{HAN}{KANA}]"
_TELLING = re.compile(rf"\d[\d.,]*\d|[A-ZÀ-Þ][\w’'-]{{4,}}|[{HAN}]{{2}}")


@dataclass(frozen=True, slots=True)
class Publisher:
    """A held page's publisher. ``bare``: its name without the noun for its class, in the forms that are looked for."""

    document: Document
    outlet: Outlet
    bare: tuple[str, ...]


def publishers_of(documents: Sequence[Document]) -> list[Publisher]:
    """Those of the pages whose publisher a text may name by class and name."""
    found = []
    for document in documents:
        name = " ".join(document.outlet.value.split()) if document.outlet else ""
        key = document.outlet_key
        if key and key not in known_keys() and (bare := _bare(name)):
            found.append(Publisher(document, Outlet(key, name, known=False), bare))
    return found


def _bare(name: str) -> tuple[str, ...]:
    """A name without the noun for its class, and the first word that is left; nothing that may be anybody's or is another outlet's."""
    words = name.split()
    left = [word for word in words if not (_noun().fullmatch(word) or is_no_name(word))]
    if len(left) == len(words) and any(word[:1].islower() for word in words):
        return ()
    forms = (" ".join(left), left[0] if left and len(left) < len(words) else "")
    others = {*table("publishers")["generic"], *_known_names()}
    return tuple(
        dict.fromkeys(f for f in forms if len(f) >= SHORTEST and not f[0].islower() and folded(f) not in others)
    )


@cache
def _known_names() -> frozenset[str]:
    return frozenset(folded(name) for listing in listings() for name in listing.names)


def named_in(piece: str, publisher: Publisher) -> Iterator[Named]:
    """Where a text names a publisher beside the noun for its class, the noun with it."""
    for match in _written(publisher.bare).finditer(piece):
        before = _noun_before().search(piece[max(0, match.start() - REACH) : match.start()])
        after = _noun_after().match(piece[match.end() : match.end() + REACH])
        if before or after:
            start = match.start() - len(before.group()) if before else match.start()
            end = match.end() + (after.end() if after else 0)
            yield Named(start, end, publisher.outlet, careful=False)


def is_named(text: str, publisher: Publisher) -> bool:
    """Whether the letters of a publisher's name stand in a text at all."""
    return any(name.split()[0][:-1] in text for name in publisher.bare)


def is_near(document: Document, page: Document, least: int = IN_COMMON) -> bool:
    """Whether an account came out in the days of another publisher's page and shares so many figures and names with it."""
    if document.outlet_key == page.outlet_key or days_apart(document, page):
        return False
    own = {folded(word) for word in page.outlet.value.split()} if page.outlet else set()
    return len((_telling(document.text) & _telling(page.text)) - own) >= least


@lru_cache(maxsize=1024)
def _telling(text: str) -> frozenset[str]:
    return frozenset(map(folded, _TELLING.findall(text)))


@cache
def _written(bare: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(" ".join(map(_form, name.split())) for name in bare)
    return re.compile(rf"(?<!{_SIDE})(?:{either})(?![^\W\d_{HAN}{KANA}])|(?<={_UNSPACED})(?:{either})(?={_UNSPACED})")


def _form(word: str) -> str:
    if len(word) >= DECLINED and word.isalpha() and word[-1] in "aoeyıi":
        return rf"{re.escape(word[:-1])}[^\W\d_{HAN}{KANA}]{{0,3}}"
    return rf"{re.escape(word)}(?:['’]?[^\W\d_{HAN}{KANA}]{{1,3}})?" if word.isalpha() else re.escape(word)


@cache
def _nouns() -> str:
    return any_of(sorted({noun for nouns in table("publishers")["house"].values() for noun in nouns}, key=len)[::-1])


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(_nouns(), re.IGNORECASE)


@cache
def _noun_before() -> re.Pattern[str]:
    """The noun for a class at the end of the words left of a name, with a nationality between them."""
    called = any_of(word for words in table("publishers")["adjoining"].values() for word in words)
    state = any_of(sorted(map(re.escape, words_of()), key=len)[::-1])
    return re.compile(
        rf"(?:(?<!{_SIDE})|(?<={_UNSPACED})){_nouns()}(?:,? (?:{called}|{state}))?,?[ \u200c]?[«„“\"'‘「《]?[ ]?\Z",
        re.IGNORECASE,
    )


@cache
def _noun_after() -> re.Pattern[str]:
    called = any_of(word for words in table("publishers")["adjoining"].values() for word in words)
    return re.compile(rf"(?:[»“”\"'’」》]?[ -]?(?:{called} )?{_nouns()}(?!{_SIDE})){{1,2}}", re.IGNORECASE)
