"""Marks of outlets that the pile knows: "(Tidewire)", "— Tidewire", "By Tidewire", and an agency's initials.

Intake knows an agency by a table or by the shape of its name. The pile's pages tell who else is one, and what its initials are.
A mark under or over the whole account says where that is from; one behind each of several paragraphs speaks for its paragraph.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from msgspec.structs import replace

from firsthand.language.crediting import is_latin
from firsthand.language.outlets import folded, outlet_named
from firsthand.language.sameness import same_name
from firsthand.lineage.versions import is_dispatch
from firsthand.records import Credit, CreditKind, Document, Span

SHORTEST = 4
"""Letters of a name; a shorter one is a mark only where it is an agency's initials."""
PROSE_WORDS = 8
"""Words of a line that is prose and no heading."""
LINE_TAIL, LINE_HEAD = 90, 150
"""Characters at the end and at the beginning of a paragraph in which its mark stands."""
MOST_LINES, OPENING = 4_000, 4
CLIENTS, OWN_PAGES = 2, 3
"""Outlets that print another's texts under its name, and pages of its own, from which that one is an agency."""
NAME_WORDS, OTHER_WORDS = 5, 5
"""Most words of an outlet's name, and of what a line that only names agencies has beside them: "Compiled from … and … reports"."""
SIGNING = frozenset({"byline", "dateline", "credit"})
"""Furniture that says whose a text is."""

_DASH = r"(?:--|[-–—])"
_BEHIND = re.compile(
    rf"[.!?…”\"»’。)] ?(?:[(（\[](?P<who>[^()（）\[\]\n]{{2,60}})[)）\]]|(?:{_DASH}|=+) ?(?P<dashed>[^\n.()=]{{2,60}}))[.\s]*\Z"
)
_BEFORE = re.compile(
    rf"\A[^\n(]{{0,80}}(?:\([^()\n]{{2,30}}\)[^\n(–—-]{{0,40}})?\((?P<who>[^()\n]{{2,60}})\)\.?\s?(?:{_DASH}|:)"
)
"""A dateline's brackets, behind those with the state of its town."""
_DATELINE = re.compile(rf"\A[^\n]{{2,80}}?(?:{_DASH}|/\.|:)(?=\s)")
_PART = re.compile(r"[^\s,./():–—-](?:[^,./():–—\n]*[^\s,./():–—-])?")
"""What stands between the points of a dateline: the place, the day, the agency."""
_ALONE = re.compile(
    r"\A\W{0,3}(?:(?:By|Von|Par|Por|Di|Door|Av|Af|Od|Theo|From|Source|Bron|Quelle|Fuente|Fonte|Texto|Text):? )?(?:the )?(?P<who>[^\n]{2,60}?)\W{0,4}\Z"
)
_WORD = re.compile(r"[^\s,;/()&+]+")
_KIND = re.compile(r"(?: (?:News|Press|Wire|Newswire|Agency|Service|Network|International))+\Z")
"""What an agency leaves out where it signs: "Tide News Agency" is "Tide" in its datelines."""
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


@dataclass(frozen=True, slots=True)
class Marked:
    """``documents`` with the credits that marks give; of each account the ``items``, paragraphs that bear their own; and of each that
    says so in one line the agencies from which it is ``compiled``."""

    documents: list[Document]
    items: Mapping[str, tuple[Item, ...]]
    compiled: Mapping[str, frozenset[str]]


def with_marks_in_pile(documents: Sequence[Document]) -> Marked:
    """The documents read again with the names of the pile's own outlets."""
    wired: set[str | None] = {c.key for d in documents for c in d.credits if c.kind == "wire"}
    full = _names(documents, frozenset())
    wired |= {d.outlet_key for d in documents if d.outlet_key not in wired and _signs_as_agency(d, full)}
    wired |= _printed_by_others(documents, full)
    names = _names(documents, wired)
    nameless = {sign: outlet for sign, outlet in _signing_together(documents).items() if sign not in names}
    wired |= {key for key, _ in nameless.values()}
    names = {**nameless, **names}
    found: list[Document] = []
    items: dict[str, tuple[Item, ...]] = {}
    compiled: dict[str, frozenset[str]] = {}
    for document in documents:
        paragraphs = list(_paragraphs(document))
        marks, whole = _marks(document, paragraphs, names)
        items[document.id] = tuple(
            Item(m.paragraph, m.key, m.span) for m in marks if m not in whole and m.place == "behind"
        )
        found.append(_signed(document, [m for m in whole if _says_whose(m, document, wired)], wired))
        if len(agencies := _named_together(document.text, paragraphs, names, wired) - {document.outlet_key}) > 1:
            compiled[document.id] = frozenset(agencies)
    houses = {d.outlet_key for d in found if is_dispatch(d)}
    found = [_as_dispatch(d) if d.outlet_key in houses else d for d in found]
    return Marked(found, {name: own for name, own in items.items() if own}, compiled)


def _marks(
    document: Document, paragraphs: Sequence[Span], names: Mapping[str, tuple[str, str]]
) -> tuple[list[_Mark], list[_Mark]]:
    """The marks at an account's paragraphs, and those of them that speak for all of it."""
    prose = [span for span in paragraphs if len(document.text[slice(*span)].split()) >= PROSE_WORDS]
    marks = [mark for span in paragraphs if (mark := _mark(document.text, span, names))]
    return marks, [mark for mark in marks if _is_of_the_whole(mark, marks, prose)]


def _printed_by_others(documents: Sequence[Document], names: Mapping[str, tuple[str, str]]) -> set[str]:
    """Outlets with several pages of their own whose name stands over or under those of several others: agencies, whatever the form."""
    pages = Counter(document.outlet_key for document in documents)
    printing: dict[str, set[str | None]] = defaultdict(set)
    for document in documents:
        for mark in _marks(document, list(_paragraphs(document)), names)[1]:
            printing[mark.key] |= {document.outlet_key} - {mark.key}
    return {key for key, others in printing.items() if len(others) >= CLIENTS and pages[key] >= OWN_PAGES}


def _signing_together(documents: Sequence[Document]) -> dict[str, tuple[str, str]]:
    """What several pages have in the brackets of their datelines: agencies that nothing else names, in a pile without outlets."""
    pages = Counter(sign for document in documents for sign in dateline_signs(document))
    signs = (who for who, count in pages.items() if count >= OWN_PAGES and not outlet_named(who))
    return {who if who.isupper() else folded(who): (folded(who), who) for who in signs}


def dateline_signs(document: Document) -> set[str]:
    """What an account has in the brackets of its datelines."""
    heads = (document.text[start : start + LINE_HEAD] for start, _ in islice(_paragraphs(document), OPENING))
    return {found["who"] for head in heads if (found := _BEFORE.match(head))}


def _as_dispatch(document: Document) -> Document:
    """The page under its agency's mark, which not every one of its pages bears where it can be read."""
    if is_dispatch(document) or not document.outlet or not document.outlet_key:
        return document
    own = Credit(document.outlet_key, document.outlet.value, "wire", 0, 0, where="outlet")
    return replace(document, credits=(own, *document.credits))


def _named_together(
    text: str, paragraphs: Sequence[Span], names: Mapping[str, tuple[str, str]], wired: Set[str | None]
) -> set[str]:
    """The agencies that one line above or below a text names, or one bracket of its dateline, and hardly anything else."""
    for start, end in (*paragraphs[:OPENING], *paragraphs[-OPENING:]):
        line = text[start:end]
        dateline = _BEFORE.match(line[:LINE_HEAD])
        words = _WORD.findall(dateline["who"] if dateline else line if len(line) <= LINE_TAIL else "")
        found: set[str] = set()
        at = others = 0
        while at < len(words):
            reach = range(min(len(words), at + NAME_WORDS), at, -1)
            named = ((n, o) for n in reach if (o := _outlet(" ".join(words[at:n]), names)) and o[0] in wired)
            last, outlet = next(named, (at + 1, None))
            found |= {outlet[0]} if outlet else set()
            others += outlet is None
            at = last
        if len(found) > 1 and others <= OTHER_WORDS:
            return found
    return set()


def _signed(document: Document, marks: Sequence[_Mark], wired: Set[str | None]) -> Document:
    """The document with the credits that these marks give, in the place of longer names that end with theirs."""
    credits = list(document.credits)
    for mark in marks:
        start, end = mark.span
        beside = [c for c in credits if c.start < end and start < c.end]
        # a byline or initials, taken for a name: "ADA QUILL Tidewire", "(LPA)"
        if all(c.end == end and (c.start < start or c.outlet.isupper()) and c.key != mark.key for c in beside):
            kind: CreditKind = "wire" if mark.key in wired else "source_line"
            credits = [c for c in credits if c not in beside] + [Credit(mark.key, mark.name, kind, start, end)]
    if len(credits) == len(document.credits) and set(credits) == set(document.credits):
        return document
    return replace(document, credits=tuple(sorted(credits, key=lambda c: c.start)))


def _signs_as_agency(document: Document, names: Mapping[str, tuple[str, str]]) -> bool:
    """Whether an outlet's own page has its name or its initials in its dateline, as only agencies' do."""
    if document.outlet is None:
        return False
    heads = (document.text[start : start + LINE_HEAD] for start, _ in islice(_paragraphs(document), OPENING))
    own = _initials(document.outlet.value)
    for _, who in (part for head in heads for part in _dateline(head)):
        outlet = _outlet(who, names)
        short = folded(who) == folded(_called(document.outlet.value)) and len(folded(who)) >= SHORTEST
        if short or (outlet and outlet[0] == document.outlet_key) or (len(own) > 1 and who == own):
            return True
    return False


def _dateline(head: str) -> Iterator[tuple[int, str]]:
    """What stands behind the place in the dateline with which a paragraph begins, part by part: "SELMOUTH, 6 March, Tidewire - "."""
    if match := _DATELINE.match(head):
        yield from ((part.start(), part.group()) for part in islice(_PART.finditer(match.group()), 1, None))


def _called(name: str) -> str:
    return _KIND.sub("", name)


def signs_in_short(document: Document) -> str:
    """What the outlet of a page calls itself in its datelines without the noun for what it is: "(Tide)" on Tide News Agency's."""
    name = document.outlet.value if document.outlet else ""
    short = _called(name)
    return short if short != name and len(short) >= SHORTEST and short in dateline_signs(document) else ""


def _initials(name: str) -> str:
    """ "Lorhaven Press Agency": LPA."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _says_whose(mark: _Mark, document: Document, wired: Set[str | None]) -> bool:
    """Whether a mark says that the account is an agency's, or another paper's. A line that names a paper alone may be its head."""
    return mark.key in wired or (mark.place == "behind" and mark.key != document.outlet_key)


def _names(documents: Sequence[Document], wired: Set[str | None]) -> Mapping[str, tuple[str, str]]:
    """Folded names, and of agencies (``wired``) what they are called in short and their initials, with the key and the full name."""
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
            for form in {name, _called(name)} if key in wired else {name}:
                if len(folded(form)) >= SHORTEST:
                    written[folded(form)].add((key, name))
            if key in wired and len(short) > 1 and not _is_of_another(short, held):
                written[short].add((key, name))
    return {name: min(found) for name, found in written.items() if len({key for key, _ in found}) == 1}


def _is_of_another(short: str, held: Collection[str]) -> bool:
    """Whether initials are those of an agency that the table of outlets knows and the pile holds a page of."""
    known = outlet_named(short)
    return known is not None and known.key in held


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
    for at, who in _dateline(head):
        if outlet := _outlet(who, names):
            return _Mark(paragraph, *outlet, (start + at, start + at + len(who)), "before")
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
    if who in names:  # as it signs: initials, or a short sign in small letters
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
