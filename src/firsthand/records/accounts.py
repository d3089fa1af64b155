"""Accounts as captured: their bytes, their text, what on the page is furniture, and whom they credit."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.anchors import Span

FurnitureKind: TypeAlias = Literal[
    "title",  # the headline and its repetitions
    "byline",  # who wrote or contributed, on a line of its own
    "dateline",  # date and time footers or headers
    "standfirst",  # summary between headline and body: read for statements, never compared
    "caption",  # picture captions, alternative texts, photo credits: read for statements, never compared
    "credit",  # a footer that only says where the text comes from
    "promotion",  # newsletter, subscription, tip and donation lines
    "related",  # links to other pieces, in any language
    "forum",  # post headers, signatures, reactions
    "navigation",  # menus, breadcrumbs, share buttons, cookie notes, page footers
    "comments",  # readers' comments and their headings
    "embed",  # embedded posts and players
    "other",
]
READ_FURNITURE: frozenset[str] = frozenset({"caption", "standfirst", "title"})
"""Furniture that is still read for statements (DOMAIN.md: captions and standfirsts are; widgets never)."""

CreditKind: TypeAlias = Literal[
    "source_line",  # "Source: …", "来源: …": the whole text comes from there
    "wire",  # "(AP)", "By Someone, Reuters": an agency's dispatch
    "byline",  # "By Someone – othersite.com"
    "republished",  # "first published by", "originally appeared in"
    "translated",  # "translated from"
    "canonical",  # the page's own canonical address points to another outlet
    "prose",  # "according to a … New York Times study", "X reported"
    "link",  # a link to another outlet's article from within the body
]


class Sourced(msgspec.Struct, frozen=True):
    """A piece of metadata and where on the page it came from (``json-ld``, ``og:title``, ``h1``, ``footer`` …)."""

    value: str
    where: str
    span: Span | None = None


class Furniture(msgspec.Struct, frozen=True):
    """A marked stretch of page furniture. It stays in the text; bodies are compared without it."""

    start: int
    end: int
    kind: FurnitureKind
    rule: str


class Credit(msgspec.Struct, frozen=True):
    """One place where an account says whose it is or whom it follows.

    ``key`` is one normalised name for the outlet, so that "NYT", "The New York Times" and "www.nytimes.com" meet;
    ``cue`` is the credited words' cue ("according to", "来源") or empty for a bare footer.
    ``start``/``end`` quote the credit in the text; both 0 when it stands in page metadata only (``where`` says so).
    """

    key: str
    outlet: str
    kind: CreditKind
    start: int
    end: int
    url: str | None = None
    cue: str = ""
    where: str = "text"


class Witness(msgspec.Struct, frozen=True):
    """``text[start:end]`` of an archetype stands in ``document`` at ``document_start``, word for word.

    White space may differ: a mirror that fuses paragraphs still witnesses them.
    """

    start: int
    end: int
    document: str
    document_start: int


class Difference(msgspec.Struct, frozen=True):
    """One entry of a critical apparatus: at this place of the archetype the witnesses differ; who reads what."""

    start: int
    end: int
    readings: dict[str, str]
    note: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One account as captured, or (``held=False``) an archetype restored from its witnesses.

    ``text`` of a plain-text file is the decoded file unchanged, byte-order mark dropped; of a page, its visible text.
    All offsets are code points into it. ``id`` hashes bytes, address or path, and record number.
    """

    id: str
    sha256: str
    path: str
    text: str
    media: Literal["text", "html", "markdown", "jsonl", "archetype"]
    record: int = 0
    source_id: str | None = None
    url: str | None = None
    title: Sourced | None = None
    outlet: Sourced | None = None
    outlet_key: str | None = None
    byline: Sourced | None = None
    published: Sourced | None = None
    language: Sourced | None = None
    encoding: str | None = None
    furniture: tuple[Furniture, ...] = ()
    credits: tuple[Credit, ...] = ()
    notes: tuple[str, ...] = ()
    held: bool = True
    witnesses: tuple[Witness, ...] = ()
    apparatus: tuple[Difference, ...] = ()

    @property
    def label(self) -> str:
        """What a reader calls it: outlet, else file name."""
        return self.outlet.value if self.outlet else (self.source_id or self.path.rsplit("/", 1)[-1])


class SetAside(msgspec.Struct, frozen=True):
    """A source that was not read, or that one step could not work with: why, and what to do about it."""

    path: str
    reason: str
    advice: str = ""
    sha256: str | None = None


class Captured(msgspec.Struct, frozen=True):
    """What intake hands over: the untouched bytes of the file and the documents read from them."""

    path: str
    data: bytes
    sha256: str
    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...] = ()


def body_spans(document: Document, *, reading: bool = False) -> tuple[Span, ...]:
    """Stretches of ``document.text`` outside furniture, in order, none empty.

    With ``reading`` captions, standfirsts and titles count as text: they are read for statements, never compared.
    """
    spans: list[Span] = []
    at = 0
    for piece in sorted(document.furniture, key=lambda f: (f.start, f.end)):
        if reading and piece.kind in READ_FURNITURE:
            continue
        if piece.start > at:
            spans.append((at, piece.start))
        at = max(at, piece.end)
    if at < len(document.text):
        spans.append((at, len(document.text)))
    return tuple((s, e) for s, e in spans if document.text[s:e].strip())
