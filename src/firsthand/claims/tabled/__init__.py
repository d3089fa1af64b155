"""Accounts in other languages, by tables of their words: who says what, how surely, with its numbers, dates and names."""

from firsthand.claims.tabled.reading import read_by_tables

__all__ = ["read_by_tables"]
