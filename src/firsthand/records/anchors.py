"""Anchors: a place in a document together with the words that stand there."""

from typing import TypeAlias

import msgspec

from firsthand.records.errors import AnchorRefused

Span: TypeAlias = tuple[int, int]
"""Half-open [start, end) in code points of ``Document.text``."""


class Anchor(msgspec.Struct, frozen=True, order=True):
    """A text position and its quoted text (W3C Web Annotation selectors) in a document of known id."""

    document: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return (self.start, self.end)


def anchor(document: str, text: str, start: int, end: int, quoted: str | None = None) -> Anchor:
    """Anchor ``text[start:end]``; refuse an empty or outlying span, or one whose words are not ``quoted``.

    A near match is not evidence: a sentence and its negation differ by one word.
    """
    if not 0 <= start < end <= len(text):
        raise AnchorRefused(f"Span {start}-{end} does not lie in document {document} of {len(text)} characters.")
    found = text[start:end]
    if quoted is not None and quoted != found:
        raise AnchorRefused(f"Document {document} does not read {quoted[:60]!r} at {start}, but {found[:60]!r}.")
    return Anchor(document, start, end, found)
