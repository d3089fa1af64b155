"""Credits to the outlets of the pile itself: "as Tidewire reported" where Tidewire's own page is held.

Intake knows an outlet by a table or by the shape of its name. What the pile's pages call their outlets is known too.
"""

import re
from collections.abc import Sequence, Set

from msgspec.structs import replace

from firsthand.language.credited import Named, credit_of, moved
from firsthand.language.crediting import HAN, KANA, plain
from firsthand.language.outlets import Outlet, stemmed
from firsthand.language.tries import pieces, trie
from firsthand.records import Credit, Document, body_spans

SHORTEST = 4
"""Letters of a name in a script with spaces; shorter ones are anybody's ("fox", "Zeit" is known by the table)."""
SHORTEST_UNSPACED = 3
_UNSPACED = re.compile(f"[{HAN}{KANA}]")
_BEGINS, _ENDS = rf"(?<![^\W{HAN}{KANA}])(?<![@./-])", rf"(?![^\W{HAN}{KANA}]|[@-]|\.\w)"
"""Where a name in a script with spaces may begin and end: beside Chinese and Japanese characters it stands alone."""


def with_credits_in_pile(documents: Sequence[Document]) -> list[Document]:
    """The documents with what they credit other documents' outlets with, by the names that their pages give these."""
    outlets: dict[str, Outlet] = {}
    names: list[str] = []
    for document in documents:
        name = _name(document.outlet.value) if document.outlet and document.outlet_key else ""
        if name and document.outlet_key and stemmed(name) not in outlets:
            outlets[stemmed(name)] = Outlet(document.outlet_key, name, known=False)
            names.append(name)
    if not names:
        return list(documents)
    unspaced = [name for name in names if _UNSPACED.search(name)]
    spaced = [name for name in names if not _UNSPACED.search(name)]
    spaced += [name.upper() for name in spaced if " " in name and not name.isupper()]
    either = [
        rf"{_BEGINS}(?P<spaced>{trie(map(pieces, spaced))}){_ENDS}" if spaced else "",
        f"(?P<unspaced>{trie(list(name) for name in unspaced)})" if unspaced else "",
    ]
    pattern = re.compile("|".join(filter(None, either)))
    wired = frozenset(c.key for d in documents for c in d.credits if c.kind == "wire")
    return [_with_credits(document, pattern, outlets, wired) for document in documents]


def _name(label: str) -> str:
    """What an outlet is called, without an article; nothing where that may be a common word."""
    name = " ".join(label.split()).removeprefix("The ")
    if _UNSPACED.search(name):
        return name if len(name) >= SHORTEST_UNSPACED else ""
    capital = not name.isascii() or name[:1].isupper() or name[:1].isdigit()
    return name if capital and len(name) >= SHORTEST else ""


def _with_credits(
    document: Document, pattern: re.Pattern[str], outlets: dict[str, Outlet], wired: Set[str]
) -> Document:
    """The document with what it credits these outlets with; what an agency (``wired``) says is its report."""
    taken = [(c.start, c.end) for c in document.credits]
    found: list[Credit] = []
    for start, end in body_spans(document):
        piece = plain(document.text[start:end])
        for match in pattern.finditer(piece):
            if any(s < start + match.end() and start + match.start() < e for s, e in taken):
                continue
            outlet = outlets.get(stemmed(match.group()))
            if outlet is None or outlet.key == document.outlet_key:
                continue
            careful = " " not in match.group() and outlet.key not in wired
            if credit := credit_of(piece, Named(match.start(), match.end(), outlet, careful)):
                found.append(moved(credit, start))
    if not found:
        return document
    return replace(document, credits=tuple(sorted((*document.credits, *found), key=lambda c: (c.start, c.end))))
