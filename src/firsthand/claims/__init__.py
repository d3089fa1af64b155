"""Documents to statements: who says what, on whose word, how surely. ``read_document`` is the door."""

from firsthand.claims.reader import read_document

METHOD = "claims/5"
"""Raise it whenever a statement, a source or a value can come out otherwise."""

__all__ = ["METHOD", "read_document"]
