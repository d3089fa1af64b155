"""One outlet, one key: short names joined to full ones, and a page's own outlet to what others call it. And whose it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from urllib.parse import urlsplit

from msgspec.structs import replace

from firsthand.language.crediting import is_latin
from firsthand.language.outlets import by_domain, folded, known_keys, outlet_named, owner_of
from firsthand.language.sameness import ACROSS, SHORT, marks, same_name
from firsthand.language.states import find_states
from firsthand.lineage.marks import OWN_PAGES, dateline_signs
from firsthand.records import Credit, Document

SHORT_KEY = 4
"""Fewest characters of a short name; shorter ones ("sun") end too many others."""

SHORTEST_SIGN = 3
"""Letters of a part of a name by which an agency signs."""

SHORT_MARK, MOST_KIND_WORDS = 2, 2
"""Fewest letters of an agency's mark that stands for its longer name, and most words that this has beside it: "News Service"."""


def with_one_key(documents: Sequence[Document]) -> list[Document]:
    """The documents with every outlet under one key.

    One outlet is what differs by what no name holds ("báo Đức X", "the French newspaper X"), by a case ending or by its
    alphabet. "the Ledger" is made out to the one outlet of the pile whose name ends so, unless it ends two; in the account
    of an outlet whose name ends so it is that outlet itself. A page whose address is that of an outlet credited in the pile
    is that outlet's, whatever short name the pile's maker gave it.
    """
    documents = _under_their_marks([_without_itself(document) for document in documents])
    one = one_keys(documents)
    documents = [
        replace(d, credits=tuple(replace(c, key=one.get(c.key, c.key)) for c in d.credits)) if d.credits else d
        for d in documents
    ]
    full = _full_keys(documents)
    keys = {c.key for d in documents for c in d.credits} | {d.outlet_key for d in documents if d.outlet_key}
    return [_rekeyed(document, full, keys) for document in documents]


def _without_itself(document: Document) -> Document:
    """The document without what only says that its page stands at its own address: that credits nobody."""
    host = _host(document.url)
    kept = tuple(c for c in document.credits if c.kind != "canonical" or not host or _host(c.url) != host)
    return document if len(kept) == len(document.credits) else replace(document, credits=kept)


def _under_their_marks(documents: Sequence[Document]) -> list[Document]:
    """The documents with the pages of "Tidewire News Service" under the key of the mark "(Tidewire)" that they bear."""
    signed = {d.outlet_key: c.key for d in documents for c in d.credits if c.kind == "wire" and _is_first_name(d, c)}
    signed |= _under_their_signs(documents)
    return [replace(d, outlet_key=signed.get(d.outlet_key, d.outlet_key)) if signed else d for d in documents]


def _under_their_signs(documents: Sequence[Document]) -> dict[str | None, str]:
    """The outlets that sign their datelines by a part of their name, and its key: "(TDW)" and "(tdw)" for "tdw international service",
    "(SEL)" for "Agence Selmouth".

    On three of their pages, since a paper prints an agency's mark as well, and where no other outlet of the pile is called so.
    """
    named = {d.outlet_key: d.outlet.value for d in documents if d.outlet and d.outlet_key}
    pages = Counter((sign, d.outlet_key) for d in documents if d.outlet_key in named for sign in dateline_signs(d))
    signing: dict[str, set[str | None]] = defaultdict(set)
    for (sign, outlet), count in pages.items():
        if count >= OWN_PAGES and _stands_for(sign, named[outlet]):
            signing[sign].add(outlet)
    found = {sign: next(iter(outlets)) for sign, outlets in signing.items() if len(outlets) == 1}
    return {outlet: folded(sign) for sign, outlet in found.items() if not (outlet_named(sign) or find_states(sign))}


def _stands_for(sign: str, name: str) -> bool:
    """Whether a sign of one case is a word of a name, or in capitals the beginning of one."""
    words = name.casefold().split()
    if len(sign) < SHORTEST_SIGN or not (sign.isupper() or sign.islower()):
        return False
    return sign.casefold() in words or (sign.isupper() and any(word.startswith(sign.casefold()) for word in words))


def _is_first_name(document: Document, credit: Credit) -> bool:
    """Whether a mark is the beginning of the name of the page's own outlet, or its initials."""
    if document.outlet and credit.outlet.isupper() and len(credit.outlet) >= SHORT_MARK:
        initials = "".join(word[0] for word in document.outlet.value.split() if word[:1].isupper())
        if credit.outlet == initials and document.outlet_key != credit.key and credit.key not in known_keys():
            return True
    own = document.outlet.value if document.outlet and document.outlet_key != credit.key else ""
    rest = own.removeprefix(credit.outlet) if len(credit.outlet) >= SHORT_MARK else own
    return rest != own and rest[:1] in (" ", "-") and len(rest.split()) <= MOST_KIND_WORDS


def one_keys(documents: Sequence[Document]) -> dict[str, str]:
    """Keys of credits that are another name of an outlet of the pile, and that outlet's key.

    A key of a page that is held stays as it is, and so does one that the table of outlets gives.
    """
    users, own = _users(documents), {d.outlet_key for d in documents if d.outlet_key}
    names: dict[str, str] = {c.key: c.outlet for d in documents for c in d.credits}
    names |= {d.outlet_key: d.outlet.value for d in documents if d.outlet_key and d.outlet}
    # whose name it is rather: that of a page that is held, else of the outlet more accounts credit, else the shorter one
    ranked = sorted(names, key=lambda key: (key not in own, -len(users.get(key, ())), len(key), key))
    place = {key: at for at, key in enumerate(ranked)}
    found: dict[str, str] = {}
    met: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for key in ranked:
        shared, latin = marks(names[key]), is_latin(names[key])
        if key not in own and key not in known_keys():
            # two names in one alphabet meet by their words alone
            seen = (met[mark, latin ^ mark.startswith(ACROSS) or mark.startswith(SHORT)] for mark in shared)
            near = sorted({other for others in seen for other in others}, key=place.__getitem__)
            if other := next((other for other in near if same_name(names[key], names[other])), None):
                found[key] = found.get(other, other)
        for mark in shared:
            met[mark, latin or mark.startswith(SHORT)].append(key)
    return found


def _users(documents: Sequence[Document]) -> dict[str, set[str]]:
    """The accounts that credit each key."""
    users: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for credit in document.credits:
            users[credit.key].add(document.id)
    return users


def _full_keys(documents: Sequence[Document]) -> dict[str, str]:
    """Short keys and the one longer key whose name ends with them.

    What a page that is held is called is no short name, nor is what several accounts say where one alone says more.
    """
    users, own = _users(documents), {d.outlet_key for d in documents if d.outlet_key}
    keys = {*users, *own}
    longer: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        label = key.split(".")[0]
        for at in range(len(label) - SHORT_KEY + 1):
            if label[at:] in keys and label[at:] != key:
                longer[label[at:]].add(key)
    full = {short: next(iter(found)) for short, found in longer.items() if len(found) == 1 and short not in own}
    return {short: key for short, key in full.items() if key in own or len(users[key]) > 1 or len(users[short]) == 1}


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
    parts = _host(document.url).split(".")
    domains = [".".join(parts[i:]) for i in range(len(parts) - 1)]
    known = [by_domain()[domain].key for domain in domains if domain in by_domain()]
    return next((name for name in (*known, *domains, *parts[-2:-1]) if name in keys), document.outlet_key)


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


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
