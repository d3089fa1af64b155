"""One outlet, one key: short names joined to full ones, and a page's own outlet to what others call it. And whose it is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from urllib.parse import urlsplit

from msgspec.structs import replace

from firsthand.language.outlets import by_domain, folded, owner_of
from firsthand.records import Credit, Document

SHORT_KEY = 4
"""Fewest characters of a short name; shorter ones ("sun") end too many others."""


def with_one_key(documents: Sequence[Document]) -> list[Document]:
    """The documents with every outlet under one key.

    "the Ledger" is made out to the one outlet of the pile whose name ends so, unless it ends two; in the account of an
    outlet whose name ends so it is that outlet itself. A page whose address is that of an outlet credited in the pile is
    that outlet's, whatever short name the pile's maker gave it.
    """
    keys = {c.key for d in documents for c in d.credits} | {d.outlet_key for d in documents if d.outlet_key}
    full = _full_keys(keys)
    return [_rekeyed(document, full, keys) for document in documents]


def _full_keys(keys: Set[str]) -> dict[str, str]:
    """Short keys and the one longer key whose name ends with them."""
    longer: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        label = key.split(".")[0]
        for at in range(len(label) - SHORT_KEY + 1):
            if label[at:] in keys and label[at:] != key:
                longer[label[at:]].add(key)
    return {short: found.pop() for short, found in longer.items() if len(found) == 1}


def _rekeyed(document: Document, full: Mapping[str, str], keys: Set[str]) -> Document:
    own = _own_key(document, keys)
    credits = tuple(
        replace(c, key=own if own and _is_own_short_name(document, c) else full.get(c.key, c.key))
        for c in document.credits
    )
    return replace(document, credits=credits, outlet_key=own)


def _is_own_short_name(document: Document, credit: Credit) -> bool:
    """Whether an account means its own outlet: "The Times" in the account of a paper whose name ends in "Times"."""
    words = document.text[credit.start : credit.end].split()
    if len(words) != 2 or words[0].lower() != "the" or document.outlet is None:
        return False
    short, own = folded(words[1]), folded(document.outlet.value)
    return len(short) >= SHORT_KEY and own != short and own.endswith(short)


def _own_key(document: Document, keys: Set[str]) -> str | None:
    try:
        host = (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    parts = host.split(".")
    domains = [".".join(parts[i:]) for i in range(len(parts) - 1)]
    known = [by_domain()[domain].key for domain in domains if domain in by_domain()]
    return next((name for name in (*known, *domains, *parts[-2:-1]) if name in keys), document.outlet_key)


def owner_notes(origins: Sequence[Document]) -> Iterator[str]:
    """What a reader should know of outlets that are counted as separate origins and have one owner.

    One house's papers share reporters and copy, so their agreement weighs less; that alone makes no account depend on
    another.
    """
    houses: dict[str, dict[str, str]] = defaultdict(dict)
    for origin in origins:
        owner = owner_of(origin.outlet_key)
        if owner and origin.outlet_key:
            houses[owner].setdefault(origin.outlet_key, origin.label)
    for owner, outlets in sorted(houses.items()):
        if len(outlets) > 1:
            yield f"{' and '.join(sorted(outlets.values()))} have one owner or owner family ({owner}); counted as separate"
