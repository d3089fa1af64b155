"""A quotation as a footnote: its words, whose they are, when and where they stood, and the hash of what is kept.

The Berkeley Protocol asks that what is cited can be traced to an unaltered original; the SHA-256 is that of the bytes in
the case's ``originals/`` (of its own line for an account that came in a file of many).
"""

from collections.abc import Iterable

from firsthand.records import Anchor, Document, Results
from firsthand.views.report.wording import shortened
from firsthand.views.visible import plain

LONGEST = 2_000
"""Characters of a title or an address: longer ones are made to do harm, and end in an ellipsis."""


def footnotes(anchors: Iterable[Anchor], results: Results) -> list[str]:
    """One footnote for each place, in their order. Words of a restored original are nobody's page and are left out."""
    held = {document.id: document for document in results.documents}
    notes = (_footnote(anchor, held[anchor.document]) for anchor in anchors if anchor.document in held)
    return list(dict.fromkeys(notes))


def cited(document: Document) -> str:
    """Outlet, title, day, address and SHA-256 of an account that is held; what is not known is said to be missing."""
    outlet = document.outlet.value if document.outlet else "outlet not known"
    title = f"“{document.title.value}”" if document.title else "untitled"
    day = document.published.value if document.published else "date not known"
    address = document.url or f"address not known (file {document.path})"
    parts = [shortened(_line(part), LONGEST) for part in (outlet, title, day, address)]
    return ", ".join([*parts, f"SHA-256 {document.sha256}"])


def _footnote(anchor: Anchor, document: Document) -> str:
    return f"“{_line(anchor.text)}” {cited(document)}, characters {anchor.start}–{anchor.end}."


def _line(text: str) -> str:
    return plain(" ".join(text.split()))
