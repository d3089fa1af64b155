"""Credits to the outlets of the pile itself: "as Tidewire reported" where Tidewire's own page is held.

Intake knows an outlet by a table or by the shape of its name. What the pile's pages call their outlets is known too.
"""

import re
from collections.abc import Iterable, Sequence, Set

from msgspec.structs import replace

from firsthand.language.announcing import announces, first_sentence, sentence_around
from firsthand.language.credited import Named, credit_of, moved, told
from firsthand.language.crediting import HAN, KANA, is_latin, plain
from firsthand.language.outlets import Outlet, stemmed
from firsthand.language.sameness import without_edition
from firsthand.language.scope import in_somebodys_words
from firsthand.language.tries import pieces, trie
from firsthand.lineage.offices import Office, acts_in, came_out_on, credits_in, days_in, offices_of
from firsthand.lineage.publishers import (
    Gazetteer,
    Publisher,
    is_near,
    named_in,
    names_a_firm,
    publishers_of,
    spelled_in,
)
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
    names: dict[str, None] = {}
    for document in documents:
        key = document.outlet_key
        name = _name(document.outlet.value) if document.outlet else ""
        for written in {name: None, without_edition(name): None} if len(name) >= SHORTEST_UNSPACED else ():
            if key and outlets.setdefault(stemmed(written), Outlet(key, name, known=False)).key == key:
                names[written] = None
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
    publishers, offices = Gazetteer(publishers_of(documents)), offices_of(documents)
    credited = [_with_credits(document, pattern, outlets, wired) for document in documents]
    return [_with_publishers(document, publishers, offices) for document in credited]


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
    return _with(document, found)


def _with_publishers(document: Document, publishers: Gazetteer, offices: Sequence[Office]) -> Document:
    """The document with what it credits publishers with that it names by their class: with their name, or as offices of a state;
    and what it credits outlets with whose names it spells in another alphabet."""
    own = document.outlet_key
    named = [p for p in publishers.written_in(document.text) if p.outlet.key != own]
    written = [p for p in named if p.is_distinct or p.is_near(document)]
    abroad = publishers.in_another_alphabet(is_latin(document.text))
    spelled = [p for p in abroad if p.outlet.key != own and p.is_near(document)]
    stated = [office for office in offices if office.outlet.key != document.outlet_key]
    near = [office for office in stated if is_near(document, office.document)]
    far = [office for office in stated if office not in near]
    language = document.language.value if document.language else "en"
    found: list[Credit] = []

    def take(credits: Iterable[Credit | None], by: int) -> None:
        for placed in (moved(credit, by) for credit in credits if credit):
            if all(c.end <= placed.start or placed.end <= c.start for c in (*document.credits, *found)):
                found.append(placed)

    for start, end in body_spans(document) if written or spelled or stated else ():
        piece = plain(document.text[start:end])
        for publisher in written:
            take((_by_publisher(piece, name, publisher, language) for name in named_in(piece, publisher)), start)
        take((credit_of(piece, name) for name in spelled_in(piece, spelled)), start)
        take(credits_in(piece, language, near, far), start)
    if near and (spans := body_spans(document)):
        lead = first_sentence(plain(document.text[slice(*spans[0])]))
        take(acts_in(lead, language, near), spans[0][0])
    return _with(document, found)


def _by_publisher(piece: str, named: Named, publisher: Publisher, language: str) -> Credit | None:
    """What the words around a publisher's class and name credit it with: as an outlet, as whoever announces, or by its page's day."""
    if credit := credit_of(piece, named):
        return credit
    left, right, after = sentence_around(piece, named.start, named.end)
    firm = publisher.is_firm or names_a_firm(piece[named.start : named.end])
    cue = announces(left, right, after, leads=not firm)
    days = days_in(f"{left} {right}", language)
    dated = any(came_out_on(page, days) for page in publisher.pages)
    spoken = in_somebodys_words(piece, named.start, named.end)
    return told(piece, named, cue) if (cue or (dated and not firm)) and not spoken else None


def _with(document: Document, found: Sequence[Credit]) -> Document:
    if not found:
        return document
    return replace(document, credits=tuple(sorted((*document.credits, *found), key=lambda c: (c.start, c.end))))
