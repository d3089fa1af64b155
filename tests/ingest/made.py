"""Made-up accounts for the intake tests: an invented dispute about a ferry company in an invented strait."""

from firsthand.ingest import read_bytes
from firsthand.records import Captured, Document, FurnitureKind, SetAside, body_spans

LEAD = (
    "The strait authority has bought 14 ferries from a yard that never built one, according to contracts kept in the "
    "harbour office. The first of them was to sail in April; the slipway on which it should lie is still a cabbage field."
)
SECOND = (
    "Two harbour officials said that the payment of 31,400,200 crowns left the authority in three parts. “We signed what "
    "was put before us,” one of them said, and asked that his desk not be described."
)
THIRD = (
    "The authority’s chairman called the contracts a matter of routine. He did not say where the ferries were, and the "
    "yard’s telephone was answered by a bakery that knew nothing of ships."
)
STORY = "\n\n".join((LEAD, SECOND, THIRD))


def read(text: str | bytes, path: str = "account.txt") -> Document:
    """The one document in ``text``."""
    found = read_bytes(text.encode() if isinstance(text, str) else text, path)
    assert isinstance(found, Captured), found
    assert len(found.documents) == 1
    return found.documents[0]


def refused(data: bytes, path: str = "account.txt") -> SetAside:
    found = read_bytes(data, path)
    assert isinstance(found, SetAside)
    assert found.reason
    assert found.advice
    return found


def body(document: Document) -> str:
    return "\n".join(document.text[start:end] for start, end in body_spans(document))


def marked(document: Document, kind: FurnitureKind | None = None) -> list[str]:
    """What is marked as furniture (of one kind), in order."""
    return [document.text[f.start : f.end] for f in document.furniture if kind in (None, f.kind)]


def credited(document: Document) -> set[tuple[str, str]]:
    return {(credit.kind, credit.key) for credit in document.credits}


def page(content: str, head: str = "", title: str = "Ferries that nobody built") -> bytes:
    """A page of a made-up outlet around ``content``."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} | The Sound Gazette</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a> <a href='/tides'>Tides</a></nav><main><article><h1>{title}</h1>{content}</article>"
        "</main><footer>© 2031 The Sound Gazette. All rights reserved.</footer></body></html>"
    ).encode()


ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in (LEAD, SECOND, THIRD))
