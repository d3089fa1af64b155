"""Documents to statements: who says what, on whose word, how surely. ``read_document`` is the door."""

from firsthand.claims.reader import read_document

__all__ = ["read_document"]
