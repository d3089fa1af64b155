"""Reports that an account only recalls: statements whose source is the outlet of another account of the case.

"The Lantern, which broke the story last week, says …" in a dispatch about the denial is the Lantern's word, and no second one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from firsthand.language.crediting import any_of
from firsthand.language.folding import fold
from firsthand.language.sameness import is_no_name
from firsthand.language.tables import table
from firsthand.records import Document, Statement

LEAST = 4
"""Letters of an outlet's name, its kind and country aside, from which it says which outlet is meant."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def recalled(documents: Iterable[Document], statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Statements by id that rest on another account's outlet, each with the accounts of that outlet."""
    outlets: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for document in documents:
        if document.outlet and (name := _bare(document.outlet.value)):
            outlets[name].add(document.id)
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in outlets:
        by_first[name[0]].append(name)
    known: dict[str, frozenset[str]] = {}
    found = {}
    for statement in statements:
        accounts: set[str] = set()
        for hop in statement.attribution:
            who = "" if hop.type == "state" else hop.resolved or hop.who
            if hop.type == "person" and _bare(who) not in outlets:  # a name alone, taken for somebody's
                continue
            if who not in known:
                known[who] = frozenset(account for name in _named(who, by_first) for account in outlets[name])
            accounts |= known[who]
        if accounts and statement.document not in accounts:
            found[statement.id] = frozenset(accounts)
    return found


def _bare(name: str) -> tuple[str, ...]:
    """The words of an outlet's name, folded, without its kind, country and article; none where too little is left."""
    words = tuple(fold(w) for w in _WORD.findall(name) if not (is_no_name(w) or _house().fullmatch(w)))
    return words if sum(map(len, words)) >= LEAST else ()


@cache
def _house() -> re.Pattern[str]:
    """Nouns for publishers that are no newspapers, which other languages put into their own words: "la fundación X"."""
    return re.compile(any_of(noun for nouns in table("publishers")["house"].values() for noun in nouns), re.IGNORECASE)


def _named(who: str, by_first: Mapping[str, Iterable[tuple[str, ...]]]) -> Iterable[tuple[str, ...]]:
    """The names that stand in ``who`` word for word, with a capital where the script has them."""
    said = _WORD.findall(who)
    words = [fold(word) for word in said]
    for at, word in enumerate(words):
        if not said[at][0].islower():
            yield from (name for name in by_first.get(word, ()) if tuple(words[at : at + len(name)]) == name)
