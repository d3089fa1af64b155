"""One outlet, one key: short names joined to full ones, and a page's own outlet to what others call it."""

from collections.abc import Sequence, Set
from urllib.parse import urlsplit

from msgspec.structs import replace

from firsthand.records import Document

SHORT_KEY = 4
"""Fewest characters of a short name; shorter ones ("sun") end too many others."""


def with_one_key(documents: Sequence[Document]) -> list[Document]:
    """The documents with every outlet under one key.

    "the Ledger" is made out to the one outlet of the pile whose name ends so, unless it ends two. A page whose address
    is that of an outlet credited in the pile is that outlet's, whatever short name the pile's maker gave it.
    """
    keys = {c.key for d in documents for c in d.credits} | {d.outlet_key for d in documents if d.outlet_key}
    full: dict[str, str] = {}
    for key in keys:
        longer = {other for other in keys if other != key and other.split(".")[0].endswith(key)}
        if len(key) >= SHORT_KEY and "." not in key and len(longer) == 1:
            full[key] = longer.pop()
    return [_rekeyed(document, full, keys) for document in documents]


def _rekeyed(document: Document, full: dict[str, str], keys: Set[str]) -> Document:
    credits = tuple(replace(c, key=full.get(c.key, c.key)) for c in document.credits)
    return replace(document, credits=credits, outlet_key=_own_key(document, keys))


def _own_key(document: Document, keys: Set[str]) -> str | None:
    try:
        host = (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    parts = host.split(".")
    named = [".".join(parts[i:]) for i in range(len(parts) - 1)] + parts[-2:-1]
    return next((name for name in named if name and name in keys), document.outlet_key)
