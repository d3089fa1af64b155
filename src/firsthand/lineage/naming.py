"""Credits to the outlets of the pile itself: "as Tidewire reported" where Tidewire's own page is held.

Intake knows an outlet by a table or by the shape of its name. What the pile's pages call their outlets is known too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from firsthand.language.announcing import announces, first_sentence, sentence_around
from firsthand.language.credited import Named, credit_of, moved, not_after, not_before, told
from firsthand.language.crediting import HAN, KANA, is_latin, plain
from firsthand.language.outlets import known_keys, stemmed
from firsthand.language.scope import in_somebodys_words
from firsthand.language.tries import pieces, trie
from firsthand.lineage.marks import signs_in_short
from firsthand.lineage.offices import Office, acts_in, came_out_on, credits_in, days_in, offices_of
from firsthand.lineage.publishers import (
    LONGER,
    Gazetteer,
    Publisher,
    is_near,
    named_in,
    names_a_firm,
    publishers_of,
    spelled_in,
)
from firsthand.records import Credit, Document, body_spans

_UNSPACED = re.compile(f"[{HAN}{KANA}]")
_BEGINS, _ENDS = rf"(?<![^\W{HAN}{KANA}])(?<![@./-])", rf"(?![^\W{HAN}{KANA}]|[@-]|\.\w)"
"""Where a name in a script with spaces may begin and end: beside Chinese and Japanese characters it stands alone."""
_PASSAGE = re.compile(r"(?:[^\n]{0,80}(?<![.!?…”»\"])\n+)?[^\n]*")
"""A paragraph, and what stands above it as a dateline or a byline does."""
Find = Callable[[str], Iterable[tuple[Named, Publisher]]]
"""Where a text names outlets."""


def with_credits_in_pile(documents: Sequence[Document]) -> list[Document]:
    """The documents with what they credit other documents' outlets with, by the names that their pages give these."""
    publishers = publishers_of(documents)
    names: dict[str, Publisher] = {}
    forms = [(p, form) for p in publishers for form in (*p.whole, *filter(None, map(signs_in_short, p.pages)))]
    written = [form for p, form in forms if names.setdefault(stemmed(form), p).outlet.key == p.outlet.key]
    if not publishers:
        return list(documents)
    unspaced = [name for name in written if _UNSPACED.search(name)]
    spaced = [name for name in written if not _UNSPACED.search(name)]
    spaced += [name.upper() for name in spaced if " " in name and not name.isupper()]
    either = [
        rf"{_BEGINS}(?P<spaced>{trie(map(pieces, spaced))}){_ENDS}" if spaced else "",
        f"(?P<unspaced>{trie(list(name) for name in unspaced)})" if unspaced else "",
    ]
    pattern = re.compile("|".join(filter(None, either)) or "(?!)")
    wired = frozenset(c.key for d in documents for c in d.credits if c.kind == "wire")

    def find(piece: str) -> Iterator[tuple[Named, Publisher]]:
        """Where a text names outlets by all of their name, or by a part of that. A single word may be anybody's, but for an agency's."""
        for match in pattern.finditer(piece):
            if publisher := names.get(stemmed(match.group())):
                careful = " " not in match.group() and publisher.outlet.key not in wired
                yield Named(*match.span(), publisher.outlet, careful), publisher

    gazetteer, offices = Gazetteer(publishers), offices_of(documents)
    return [_with_publishers(document, find, gazetteer, offices) for document in documents]


def _with_publishers(document: Document, find: Find, publishers: Gazetteer, offices: Sequence[Office]) -> Document:
    """The document with what it credits outlets with by their whole names, and publishers that it names by their class: with their
    name, or as offices of a state; and outlets whose names it spells in another alphabet."""
    own = document.outlet_key
    named = [p for p in publishers.written_in(document.text) if p.outlet.key != own]
    written = [p for p in named if p.is_distinct or p.is_near(document)]
    abroad = publishers.in_another_alphabet(document.text)
    spelled = [p for p in abroad if p.outlet.key != own and p.is_near(document)]
    parties = {own, *(office.outlet.key for office in offices), *known_keys()}
    stated = [office for office in offices if office.outlet.key != document.outlet_key]
    near = [office for office in stated if is_near(document, office.document)]
    far = [office for office in stated if office not in near]
    language = document.language.value if document.language else "en"
    found: list[Credit] = []

    def take(credits: Iterable[Credit | None], by: int) -> None:
        for placed in (moved(credit, by) for credit in credits if credit):
            if all(c.end <= placed.start or placed.end <= c.start for c in (*document.credits, *found)):
                found.append(placed)

    pieces = [(start, plain(document.text[start:end])) for start, end in body_spans(document)]
    whole = [(start, piece, *name) for start, piece in pieces for name in find(piece) if name[1].outlet.key != own]
    for start, piece, name, _ in whole:
        take([credit_of(piece, name)], start)
    for start, piece in pieces:
        for publisher in written:
            take((_by_publisher(piece, name, publisher, language) for name in named_in(piece, publisher)), start)
        sounding = [(start, piece, *name) for name in spelled_in(piece, spelled)]
        take((credit_of(piece, name) for _, _, name, _ in sounding), start)
        whole += sounding
        take(credits_in(piece, language, near, far), start)
    credited = {credit.key for credit in (*document.credits, *found)}
    for start, piece, name, publisher in whole:
        if publisher.outlet.key not in credited | parties and not publisher.is_firm:
            take([_without_a_cue(document, piece, name, publisher)], start)
    if near and pieces:
        take(acts_in(first_sentence(pieces[0][1]), language, near), pieces[0][0])
    if not found:
        return document
    return replace(document, credits=tuple(sorted((*document.credits, *found), key=lambda c: (c.start, c.end))))


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


def _without_a_cue(document: Document, piece: str, named: Named, publisher: Publisher) -> Credit | None:
    """The credit of a paragraph that names an outlet in words that no table has, and tells what stands on its page."""
    start = piece.rfind("\n", 0, named.start) + 1
    passage = "".join(_PASSAGE.findall(piece, start)[:1])
    glossed = (
        piece[max(0, named.start - 2) : named.start][:1].isalnum() and piece[named.start - 1] in "(（"
    )  # "완반주간(湾畔周刊)"
    apart = is_latin(piece) == is_latin(publisher.outlet.name) and piece[named.end : named.end + 1] in "\n)"  # a mark
    spoiled = (
        (apart and not glossed)
        or not_before().search(piece[start : named.start])
        or not_after().match(piece, named.end)
        or LONGER.match(piece, named.end)
    )
    if spoiled or in_somebodys_words(piece, named.start, named.end) or not publisher.bears_out(document, passage):
        return None
    return told(piece, named, "")
