"""One outlet, one key: the short name that a story uses for an outlet is joined to the full one used elsewhere."""

from collections.abc import Sequence

from msgspec.structs import replace

from firsthand.records import Document

SHORT_KEY = 4
"""Fewest characters of a short name; shorter ones ("sun") end too many others."""


def with_full_names(documents: Sequence[Document]) -> list[Document]:
    """The documents with every credit to "the Ledger" made out to the one outlet of the pile whose name ends so.

    A short name that ends two outlets' names, or that is an outlet's full address, is left alone.
    """
    keys = {c.key for d in documents for c in d.credits} | {d.outlet_key for d in documents if d.outlet_key}
    full: dict[str, str] = {}
    for key in keys:
        longer = {other for other in keys if other != key and other.split(".")[0].endswith(key)}
        if len(key) >= SHORT_KEY and "." not in key and len(longer) == 1:
            full[key] = longer.pop()
    return [_renamed(document, full) for document in documents]


def _renamed(document: Document, full: dict[str, str]) -> Document:
    if not any(c.key in full for c in document.credits):
        return document
    return replace(document, credits=tuple(replace(c, key=full.get(c.key, c.key)) for c in document.credits))
