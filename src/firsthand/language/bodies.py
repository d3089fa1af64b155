"""The lists of firms, offices and capitals: what each is called, in which state it is, and what it is part of.

``data/firms.tsv`` and ``data/offices.tsv`` are hand-written general knowledge; ``docs/gazetteers.md`` has their columns.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from firsthand.language.phrases import Found, Phrases
from firsthand.records import Mention

BodySchema = Literal["Company", "PublicBody", "Organization", "Place"]

_COLUMNS = {"firms": 6, "offices": 5}
_OFFICES: dict[str, BodySchema] = {"office": "PublicBody", "institute": "Organization", "capital": "Place"}
_REACH = 40
"""How far from an ambiguous name a word may stand that makes it a firm's: about half a clause of news prose."""
_FIRM_WORDS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|makers?|manufacturers?|suppliers?|contracts?|contractors?|shares|shipyards?|shipbuilders?"
    r"|jets?|helicopters?|missiles?|drones?|radars?|tanks?|defen[cs]e|arms|weapons?|aerospace|exporters?|subsidiar(?:y|ies)"
    r"|constructeur|industriel|entreprise|Hersteller|Konzern|Rüstungs\w*|fabricante|empresa|azienda|компани\w+|концерн\w*"
    r"|корпораци\w+|производител\w+)\b|公司|集团",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:in|to|from|at|near|à|en|nach|aus|в|из|у|a|da|di|w|z)[ \u00a0]\Z|,[ \u00a0]\Z", re.IGNORECASE
)
_GIVEN_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]+[ \u00a0]\Z")
_SURNAME = re.compile(r"[ \u00a0](?:[A-Z][a-zà-ÿ]|(?:da|de|di|del|von|van|bin)[ \u00a0])")


class Body(msgspec.Struct, frozen=True):
    """A firm, an office of a state or of several, a research institute, a capital.

    ``names`` begin with the one that it goes by here; ``careful`` are those that are also common words or a person's.
    ``state`` is ISO 3166 alpha-3, or None where it is of no single state; ``parent`` is the name of another body.
    """

    name: str
    names: tuple[str, ...]
    careful: frozenset[str]
    schema: BodySchema
    state: str | None
    parent: str | None
    what: str


@cache
def bodies() -> tuple[Body, ...]:
    """Both lists, line by line."""
    return tuple(
        _body(table, line) for table in _COLUMNS for line in _lines(table) if line and not line.startswith("#")
    )


def _lines(table: str) -> list[str]:
    data = resources.files("firsthand.language.data").joinpath(f"{table}.tsv")
    return data.read_text(encoding="utf-8").splitlines()


def _body(table: str, line: str) -> Body:
    columns = [None if column == "-" else column for column in line.split("\t")]
    if len(columns) != _COLUMNS[table]:
        raise ValueError(f"A line of {table}.tsv has {len(columns)} columns, not {_COLUMNS[table]}: {line!r}.")
    if table == "offices":
        name, others, state, kind, what = columns
        schema, parent = _OFFICES[kind or ""], None
    else:
        name, others, parent, state, kind, what = columns
        schema = msgspec.convert(kind, BodySchema)
    written = [name or "", *(others.split("|") if others else ())]
    return Body(
        name=written[0].removeprefix("~"),
        names=tuple(one.removeprefix("~") for one in written),
        careful=frozenset(one[1:] for one in written if one.startswith("~")),
        schema=schema,
        state=state,
        parent=parent,
        what=what or "",
    )


@cache
def _by_name() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for body in bodies():
        for name in body.names:
            found.setdefault(name, body)
    return found


@cache
def _phrases() -> Phrases:
    return Phrases(_by_name())


def body_named(name: str) -> Body | None:
    """The listed body of exactly that name."""
    return _by_name().get(name)


def find_bodies(text: str, weapons: Sequence[Mention] = ()) -> list[tuple[Found, Body]]:
    """Listed bodies in ``text``, left to right; of those whose names mean other things too only where it is clear. One of
    the ``weapons`` of the text near by makes it clear.
    """
    known = _by_name()
    found = [(place, known[place.name]) for place in _phrases().find(text)]
    return [
        (place, body) for place, body in found if place.name not in body.careful or _clear(place, body, text, weapons)
    ]


def _clear(place: Found, body: Body, text: str, weapons: Sequence[Mention]) -> bool:
    """Whether the context says that it is the body and not a person or a word."""
    before, after = text[max(0, place.start - _REACH) : place.start], text[place.end : place.end + _REACH]
    if body.schema == "Place":
        return _TOWARDS.search(before) is not None and not _SURNAME.match(after)
    if _SURNAME.match(after) or (_GIVEN_NAME.search(before) and not place.name.isupper()):
        return False
    at = bisect_left(weapons, place.start, key=lambda weapon: weapon.start)
    armed = any(
        weapon.start - place.end < _REACH and place.start - weapon.end < _REACH
        for weapon in weapons[max(0, at - 1) : at + 1]
    )
    return armed or _FIRM_WORDS.search(f"{before}¦{after}") is not None
