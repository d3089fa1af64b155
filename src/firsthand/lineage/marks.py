"""Marks of outlets that the pile knows: "(Tidewire)", "— Tidewire", "By Tidewire", and an agency's initials.

Intake knows an agency by a table or by the shape of its name. The pile's pages tell who else is one, and what its initials are.
A mark under or over the whole account says where that is from; one behind each of several paragraphs speaks for its paragraph.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from msgspec.structs import replace

from firsthand.language.crediting import is_latin
from firsthand.language.outlets import folded, outlet_named
from firsthand.language.sameness import same_name
from firsthand.records import Credit, CreditKind, Document, Span

SHORTEST = 4
"""Letters of a name; a shorter one is a mark only where it is an agency's initials."""
PROSE_WORDS = 8
"""Words of a line that is prose and no heading."""
LINE_TAIL, LINE_HEAD = 90, 150
"""Characters at the end and at the beginning of a paragraph in which its mark stands."""
MOST_LINES, OPENING = 4_000, 4
SIGNING = frozenset({"byline", "dateline", "credit"})
"""Furniture that says whose a text is."""

_DASH = r"(?:--|[-–—])"
_BEHIND = re.compile(
    rf"[.!?…”\"»’。)] ?(?:[(（\[](?P<who>[^()（）\[\]\n]{{2,60}})[)）\]]|{_DASH} ?(?P<dashed>[^\n.()]{{2,60}}))[.\s]*\Z"
)
_BEFORE = re.compile(rf"\A[^\n(]{{0,80}}\((?P<who>[^()\n]{{2,60}})\)\s?(?:{_DASH}|:)")
_ALONE = re.compile(
    r"\A\W{0,3}(?:(?:By|Von|Par|Por|Di|Door|Av|Af|Od|Theo|From|Source|Bron|Quelle|Fuente|Fonte|Texto|Text):? )?(?:the )?(?P<who>[^\n]{2,60}?)\W{0,4}\Z"
)
_BYLINE = re.compile(r"\A(?:By|BY|Von|Par|Por|Di|Da|Door|Av|Af|Od) ")
_MORE = re.compile(
    r"(?:[Rr]ead (?:more|on)|[Mm]ore|[Ff]ull story|[Ll]ees (?:meer|verder)|[Ww]eiterlesen|[Mm]ehr|[Ll]ire la suite|[Ll]eer más|[Ss]eguir leyendo|[Ll]eggi tutto|"
    r"[Ll]eia mais|[Чч]итать (?:далее|полностью)|[Đđ]ọc tiếp) (?:at|on|in|from|op|bei|auf|sur|dans|en|su|em|на|в|tại|trên) (?P<who>[^\n]{2,60}?)[.\s]*\Z"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of an account that bears a mark of its own, and where the mark's name stands."""

    paragraph: Span
    key: str
    mark: Span


Place = Literal["alone", "before", "behind"]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark at a paragraph: "before" or "behind" its words, or "alone" on the line."""

    paragraph: Span
    key: str
    name: str
    span: Span
    place: Place


def with_marks_in_pile(documents: Sequence[Document]) -> tuple[list[Document], dict[str, tuple[Item, ...]]]:
    """The documents with the credits that such marks give, and of each account the paragraphs that bear their own."""
    wired: set[str | None] = {c.key for d in documents for c in d.credits if c.kind == "wire"}
    full = _names(documents, frozenset())
    wired |= {d.outlet_key for d in documents if d.outlet_key not in wired and _signs_as_agency(d, full)}
    names = _names(documents, wired)
    found: list[Document] = []
    items: dict[str, tuple[Item, ...]] = {}
    for document in documents:
        paragraphs = list(_paragraphs(document))
        prose = [span for span in paragraphs if len(document.text[slice(*span)].split()) >= PROSE_WORDS]
        marks = [mark for span in paragraphs if (mark := _mark(document.text, span, names))]
        whole = [mark for mark in marks if _is_of_the_whole(mark, marks, prose)]
        items[document.id] = tuple(
            Item(m.paragraph, m.key, m.span) for m in marks if m not in whole and m.place == "behind"
        )
        found.append(_signed(document, [m for m in whole if _says_whose(m, document, wired)], wired))
    return found, {name: own for name, own in items.items() if own}


def _signed(document: Document, marks: Sequence[_Mark], wired: Set[str | None]) -> Document:
    """The document with the credits that these marks give, in the place of longer names that end with theirs."""
    credits = list(document.credits)
    for mark in marks:
        start, end = mark.span
        beside = [c for c in credits if c.start < end and start < c.end]
        # a byline or initials, taken for a name: "ADA QUILL Tidewire", "(LPA)"
        if all(c.end == end and (c.start < start or _is_initials(c)) and c.key != mark.key for c in beside):
            kind: CreditKind = "wire" if mark.key in wired else "source_line"
            credits = [c for c in credits if c not in beside] + [Credit(mark.key, mark.name, kind, start, end)]
    if len(credits) == len(document.credits) and set(credits) == set(document.credits):
        return document
    return replace(document, credits=tuple(sorted(credits, key=lambda c: c.start)))


def _is_initials(credit: Credit) -> bool:
    return credit.outlet.isupper() and outlet_named(credit.outlet) is None


def _signs_as_agency(document: Document, names: Mapping[str, tuple[str, str]]) -> bool:
    """Whether an outlet's own page opens with its name or its initials in brackets behind a place, as only agencies' do."""
    if document.outlet is None:
        return False
    heads = (document.text[start : start + LINE_HEAD] for start, _ in islice(_paragraphs(document), OPENING))
    own = _initials(document.outlet.value)
    for match in filter(None, map(_BEFORE.match, heads)):
        outlet = _outlet(match["who"], names)
        if (outlet and outlet[0] == document.outlet_key) or (len(own) > 1 and match["who"].strip() == own):
            return True
    return False


def _initials(name: str) -> str:
    """ "Lorhaven Press Agency": LPA."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _says_whose(mark: _Mark, document: Document, wired: Set[str | None]) -> bool:
    """Whether a mark says that the account is an agency's, or another paper's. A line that names a paper alone may be its head."""
    return mark.key in wired or (mark.place == "behind" and mark.key != document.outlet_key)


def _names(documents: Sequence[Document], wired: Set[str | None]) -> Mapping[str, tuple[str, str]]:
    """Folded names and the initials of agencies (``wired``), with the key and the full name."""
    written: dict[str, set[tuple[str, str]]] = defaultdict(set)
    held = {d.outlet_key: folded(d.outlet.value) for d in documents if d.outlet and d.outlet_key}
    bylines = {
        c.key
        for d in documents
        for c in d.credits
        if c.kind == "wire"
        and c.cue
        and c.key not in held
        and c.key.endswith(tuple(n for n in held.values() if len(n) >= SHORTEST))
    }
    for document in documents:
        credits = (c for c in document.credits if c.key in held or (c.kind == "wire" and c.key not in bylines))
        outlets = [(c.key, c.outlet) for c in credits]
        if document.outlet_key and document.outlet:
            outlets.append((document.outlet_key, document.outlet.value))
        for key, name in outlets:
            short = _initials(name)
            if len(folded(name)) >= SHORTEST:
                written[folded(name)].add((key, name))
            if key in wired and len(short) > 1 and outlet_named(short) is None:
                written[short].add((key, name))
    return {name: min(found) for name, found in written.items() if len({key for key, _ in found}) == 1}


def _paragraphs(document: Document) -> Iterator[Span]:
    """The lines of a text that are its own or say whose it is, without the blanks around them."""
    others = [(f.start, f.end) for f in document.furniture if f.kind not in SIGNING]
    for number, match in enumerate(re.finditer(r"[^\n]+", document.text)):
        line = match.group()
        if number >= MOST_LINES:
            return
        if (stripped := line.strip()) and not any(s <= match.start() < e for s, e in others):
            start = match.start() + line.index(stripped[0])
            yield start, start + len(stripped)


def _mark(text: str, paragraph: Span, names: Mapping[str, tuple[str, str]]) -> _Mark | None:
    """The mark that a paragraph bears."""
    start, end = paragraph
    head, tail = text[start : min(end, start + LINE_HEAD)], max(start, end - LINE_TAIL)
    tries: tuple[tuple[Place, int, re.Match[str] | None], ...] = (
        ("alone", start, _ALONE.match(head) if end - start <= LINE_TAIL else None),
        ("before", start, _BEFORE.match(head)),
        ("behind", tail, _BEHIND.search(text[tail:end])),
        ("behind", tail, _MORE.search(text[tail:end])),
    )
    if _BYLINE.match(head) and end - start <= LINE_TAIL:
        for word in re.finditer(r"(?<=[\s,/])[^\W\d_]", head):
            if outlet := _outlet(head[word.start() :].strip(), names):
                return _Mark(paragraph, *outlet, (start + word.start(), end), "alone")
    for place, at, match in tries:
        groups = match.groupdict() if match else {}
        for group, who in groups.items():
            outlet = _outlet(who.strip(), names, across=place != "alone") if match and who else None
            if match and who and outlet:
                first = at + match.start(group)
                return _Mark(paragraph, *outlet, (first, first + len(who.rstrip())), place)
    return None


def _outlet(who: str, names: Mapping[str, tuple[str, str]], *, across: bool = False) -> tuple[str, str] | None:
    """Key and name of the outlet that a mark names; ``across``: in another alphabet too."""
    if who.isupper() and who in names:
        return names[who]
    if found := names.get(folded(who)) if len(folded(who)) >= SHORTEST else None:
        return found
    if known := outlet_named(who):
        return (known.key, known.name) if known.kind == "agency" else None
    if not across or is_latin(who):
        return None
    return next((outlet for outlet in names.values() if is_latin(outlet[1]) and same_name(who, outlet[1])), None)


def _is_of_the_whole(mark: _Mark, marks: Sequence[_Mark], prose: Sequence[Span]) -> bool:
    """Whether a mark stands over or under all the prose of an account, and no other paragraph has one of its own."""
    if not prose:
        return False
    over, under = mark.span[0] <= prose[0][1], mark.span[1] >= prose[-1][0]
    if mark.place == "alone":
        return over or under
    if any(m.place == mark.place and m.paragraph != mark.paragraph for m in marks):
        return False
    return under if mark.place == "behind" else over
