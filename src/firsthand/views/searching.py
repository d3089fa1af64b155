"""Full-text search over the accounts: what was asked, and every place that answers, with the words around
it.
"""

import re
from collections.abc import Sequence

import msgspec

from firsthand.records import Anchor, Results, UsageProblem
from firsthand.store.protocol import Store

AROUND = 70
"""Characters of context on either side: with the hit about two lines of a terminal."""
PLACES = 5
"""Places listed an account; the rest is counted."""
_PIECE = re.compile(r'["“”„«]([^"“”«»]*)["“”»]|(\S+)')


class Hit(msgspec.Struct, frozen=True):
    """One place with its context."""

    anchor: Anchor
    before: str
    after: str


class FoundIn(msgspec.Struct, frozen=True):
    """One account that answers; ``places`` counts all of them, ``hits`` lists the first."""

    document: str
    places: int
    hits: tuple[Hit, ...]


def phrases(asked: str) -> list[str]:
    """What to look for: words between quotation marks as one phrase, every other word by itself,
    ``word*`` a beginning.
    """
    pieces = [(quoted or word).strip() for quoted, word in _PIECE.findall(asked)]
    wanted = [piece for piece in pieces if any(c.isalnum() for c in piece)]
    if not wanted:
        raise UsageProblem(
            "There is nothing to look for.", "Give words, or a phrase in quotation marks: '\"leaked files\"'."
        )
    return wanted


def search(results: Results, store: Store, asked: str, limit: int) -> list[FoundIn]:
    """Accounts that hold all words and phrases, best first, each hit anchored in the account's untouched
    text.
    """
    texts = {document.id: document.text for document in results.documents}
    found: list[FoundIn] = []
    for hit in store.search(phrases(asked), limit):
        text = texts.get(hit.document)
        if text is not None and hit.spans:
            # Longest first: a phrase says more than the single words that were asked for beside it.
            listed = sorted(sorted(hit.spans, key=lambda s: (s[0] - s[1], s))[:PLACES])
            hits = tuple(_hit(hit.document, text, *span) for span in listed)
            found.append(FoundIn(hit.document, len(hit.spans), hits))
    return found


def _hit(document: str, text: str, start: int, end: int) -> Hit:
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    return Hit(Anchor(document, start, end, text[start:end]), _one_line(before, -1), _one_line(after, 1))


def _one_line(words: str, side: int) -> str:
    """Context without the word that the cut went through."""
    parts: Sequence[str] = words.split(" ")
    if len(words) == AROUND and len(parts) > 2:
        words = " ".join(parts[1:] if side < 0 else parts[:-1])
    return words
