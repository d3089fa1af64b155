"""Outlets and agencies that are known by name: one key for every way to write one, and who owns it.

``data/outlets.tsv`` is hand-written general knowledge. It only helps: an outlet that it does not hold has a name and
an address too.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

_COLUMNS = 6
_CYRILLIC_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ів|ов|ев|ой|ей|ою|ею|ом|ем|ам|ям|ах|ях|ым|им|ых|их|ую|юю|ая|яя|ое|ее|ые|ие|ої|ій|[аяуюеєиіїыоьъй])\Z"
)
INFLECTED = 4
"""Fewest letters of a Cyrillic word that is declined; shorter ones are mostly abbreviations."""


class Outlet(msgspec.Struct, frozen=True):
    """A publisher. ``key`` is what credits and accounts are joined by; ``known``: it stands in the table."""

    key: str
    name: str
    language: str | None = None
    owner: str | None = None
    kind: str | None = None
    known: bool = True


class Listing(msgspec.Struct, frozen=True):
    """One line of the table. ``careful`` are those of its names that are common words too ("Time", "Focus")."""

    outlet: Outlet
    names: tuple[str, ...]
    careful: frozenset[str]
    domains: tuple[str, ...]


@cache
def agencies() -> frozenset[str]:
    """Keys of the agencies in the table."""
    return frozenset(listing.outlet.key for listing in listings() if listing.outlet.kind == "agency")


@cache
def known_keys() -> frozenset[str]:
    """Keys of all outlets in the table."""
    return frozenset(listing.outlet.key for listing in listings())


def folded(name: str) -> str:
    """Letters and digits of a name, lower case, accents and a leading article gone."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"^\s*(?:the)\s+", "", plain)
    return "".join(c for c in plain if c.isalnum())


def stem(word: str) -> str:
    """A Cyrillic word without its case ending ("газете" and "газета" meet); any other word as it is."""
    if len(word) < INFLECTED or word.isupper() or not re.fullmatch(r"[а-яёіїєґ’'-]+", word, re.IGNORECASE):
        return word
    return _CYRILLIC_ENDING.sub("", word)


def stemmed(name: str) -> str:
    """``folded`` of a name whose Cyrillic words have lost their endings."""
    return folded(" ".join(stem(word) for word in name.split()))


@cache
def listings() -> tuple[Listing, ...]:
    """The table, line by line."""
    text = resources.files("firsthand.language.data").joinpath("outlets.tsv").read_text(encoding="utf-8")
    return tuple(_listing(line) for line in text.splitlines() if line and not line.startswith("#"))


def _listing(line: str) -> Listing:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise ValueError(f"A line of outlets.tsv has {len(columns)} columns, not {_COLUMNS}: {line!r}.")
    key, names, domains, owner, language, kind = (None if column == "-" else column for column in columns)
    written = (names or "").split("|")
    plain = tuple(name.removeprefix("~") for name in written)
    outlet = Outlet(key or "", plain[0], language, owner, kind)
    careful = frozenset(name[1:] for name in written if name.startswith("~"))
    return Listing(outlet, plain, careful, tuple((domains or "").split()))


@cache
def by_name() -> Mapping[str, Outlet]:
    """Outlets by folded name, and by the folded stems of a name that is declined."""
    exact = {folded(name): listing.outlet for listing in listings() for name in listing.names}
    stems = {stemmed(name): listing.outlet for listing in listings() for name in listing.names}
    return stems | exact


@cache
def by_domain() -> Mapping[str, Outlet]:
    """Outlets by domain."""
    return {domain: listing.outlet for listing in listings() for domain in listing.domains}


@cache
def careful_names() -> frozenset[str]:
    """Folded names that are also a person's or a common word: "Bloomberg said" is the man as often as the agency."""
    return frozenset(form(name) for listing in listings() for name in listing.careful for form in (folded, stemmed))


def outlet_named(name: str) -> Outlet | None:
    """The known outlet of that name, declined or not; None where the table has none."""
    return by_name().get(folded(name)) or by_name().get(stemmed(name))


@cache
def _owners() -> Mapping[str, str]:
    return {listing.outlet.key: listing.outlet.owner for listing in listings() if listing.outlet.owner}


def owner_of(key: str | None) -> str | None:
    """The owner, or the family of papers and stations, of the outlet with that key; None where nobody is known."""
    return _owners().get(key or "")
