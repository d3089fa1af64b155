"""Documents to statements: who says what, on whose word, how surely. ``read_document`` is the door."""

from firsthand.claims.copies import of_copy, reading_key, unplaced
from firsthand.claims.reader import read_document, sentences_to_parse

METHOD = "claims/18"
"""Raise it whenever a statement, a source or a value can come out otherwise."""

__all__ = ["METHOD", "of_copy", "read_document", "reading_key", "sentences_to_parse", "unplaced"]
