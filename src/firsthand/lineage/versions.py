"""Versions of one report: which of two texts of one outlet came first."""

import re

from firsthand.lineage.relation import EXCERPT_SHARE, REPRINT_GROWTH, Relation
from firsthand.lineage.times import is_later
from firsthand.records import Document

HEAD, TAIL = 240, 120
"""Characters at the beginning and at the end of a text in which an agency says which version it is."""
_NUMBERED = re.compile(
    r"\b(?:UPDATE|WRAPUP|REFILE|LEAD|Update|ACTUALIZA|ATUALIZA|AMPLIACI[ÓO]N|PUNTO|ОБНОВЛЕНИЕ|Zusammenfassung) ?-?(?P<behind>\d{1,2})\b"
    r"|\b(?P<before>\d{1,2})(?:st|nd|rd|th|e|\.|ª|º)? ?-?(?:L[Dd]|LEAD|[Ll]ead|[Ww]rite-?(?:[Tt]hrough|thru)|UPDATE|Zusammenfassung)\b"
)
"""As Reuters numbers its versions in six languages, AFP, dpa, EFE and Yonhap theirs."""
_ROUND_UP = re.compile(r"\A\W{0,4}WRAPUP\b")
_FIRST = re.compile(
    r"\A\W{0,4}(?:FLASH|URGENTE?|SNAP|BREAKING|NEWS ?ALERT|ALERTE?|BULLETIN|EILMELDUNG|EIL|AVANCE|МОЛНИЯ|СРОЧНО|快讯|快訊|速報)\b"
    r"|\b[Mm]ore (?:to (?:follow|come)|soon)\b|\b[Dd]eveloping story\b|\bMehr in Kürze\b|\b[Pp]lus d[’']informations à venir\b"
    r"|\b[Mm]ás información en breve\b"
)
_LATER = re.compile(
    r"\((?:Adds?|Updat(?:es|ing)|Recasts?|Releads?|Ampl[íi]a|Actualiza|Aktualisiert|Ajoute|Дополнен[аоы]?)\b|\bE[Dd][Ss]\.?: ?UPDATES?\b"
    r"|\A\W{0,4}(?:UPDATED?|WRAPUP|AMPL(?:IACI[ÓO]N)?)\b"
)

_RUNNING = re.compile(
    r"\A\W{0,4}(?:The Latest\b|LIVE\b|Live (?:updates?|blog|coverage|news)\b|(?:EN )?DIRECT\b|En direct\b|EN VIVO\b|En vivo\b|LIVE-?(?:BLOG|TICKER)\b"
    r"|Live-?[Tt]icker\b|In diretta\b|LA DIRETTA\b|AO VIVO\b|Ao vivo\b|NA ŻYWO\b|Na żywo\b|CANLI\b|ОНЛАЙН\b|Онлайн\b|Хроника\b|Наживо\b|مباشر|زنده|直播)"
)
"""How the page begins on which an outlet sets down, hour by hour, what it sends of one story."""


def is_running(document: Document) -> bool:
    """Whether a page says that it is the running one of a story ("The Latest")."""
    title = document.title.value if document.title else ""
    return any(_RUNNING.search(head) for head in (title, document.text[:HEAD]))


def is_dispatch(document: Document) -> bool:
    """Whether a page is an agency's own: it bears the agency's mark."""
    return any(c.kind == "wire" and c.key == document.outlet_key for c in document.credits)


def announces(document: Document) -> bool:
    """Whether a text says that it is a first notice and that more is to come."""
    return number(document) == 0


def is_mark(line: str) -> bool:
    """Whether a line has words that mark a first notice."""
    return bool(_FIRST.search(line))


def rounds_up(document: Document) -> bool:
    """Whether a text says that it draws its agency's texts of a story together: such are numbered on their own."""
    return bool(_ROUND_UP.search(document.title.value if document.title else document.text[:HEAD]))


def in_order(document: Document) -> tuple[str, str]:
    """Sorts earlier versions first, undated ones last."""
    return (document.published.value if document.published else "~", document.id)


UNSAID = 0.5
"""The version of a text that does not say which it is: after a first notice, before one that adds to another."""


def number(document: Document) -> float:
    """Which version a text says it is: 0 a first notice, the number that it bears, 1 where it only says that it adds to another or runs on."""
    title = document.title.value if document.title else ""
    heads = (title, document.text[:HEAD])
    for head in heads:
        if match := _NUMBERED.search(head):
            return int(match["behind"] or match["before"])
    if any(map(_LATER.search, heads)) or is_running(document):
        return 1
    return 0 if any(map(_FIRST.search, (*heads, document.text[-TAIL:]))) else UNSAID


HEADLINE_WORDS, HEADLINE_SHARE = 4, 0.75
"""Words of a headline that says which story it is over, and share of them in the next version's."""


def headline_share(a: Document, b: Document) -> float:
    """Share of the words of one headline that the other has, beside what says which version stands under it."""
    one, other = (_headline_words(d.title.value if d.title else "") for d in (a, b))
    return len(one & other) / len(one) if len(one) >= HEADLINE_WORDS else 0.0


def same_headline(a: Document, b: Document) -> bool:
    """Whether two texts stand under one headline."""
    return min(headline_share(a, b), headline_share(b, a)) >= HEADLINE_SHARE


def _headline_words(title: str) -> set[str]:
    for mark in (_NUMBERED, _FIRST, _LATER):
        title = mark.sub("", title)
    return set(re.findall(r"\w+", title.casefold()))


def precedes(a: Document, b: Document, relation: Relation | None = None) -> str:
    """What shows that ``a`` is an earlier version of one outlet's report than ``b``: nothing where that is not known.

    The times that the pages state, then the numbers that they bear. An agency's report grows: of two without either the one that
    stands in the other is the first. ``relation``, if known, has either of the two as its ``a``.
    """
    if a.outlet_key is None or a.outlet_key != b.outlet_key or is_later(a, b):
        return ""
    if is_later(b, a):
        return f"{_date(b)} after {_date(a)}"
    one, other = number(a), number(b)
    if one != other:
        return "by what it says of itself it is a later version" if one < other else ""
    if relation is None or not (is_dispatch(a) and is_dispatch(b)):
        return ""
    seen = relation if relation.a.document == a.id else relation.flipped()
    grown = len(seen.b) >= REPRINT_GROWTH * len(seen.a)
    return "it holds the other and more" if grown and seen.share_a >= EXCERPT_SHARE else ""


def _date(document: Document) -> str:
    """The day and, where it is stated, the minute, as a reader writes them."""
    return document.published.value[:16].replace("T", " ") if document.published else "undated"
