"""Literal re-use: the passages that texts share word for word, from a pair of pages to an archive.

Two doors: :func:`find_passages` for a pile, :class:`Index` for one that grows. Method and measures: docs/reuse.md.
"""

from firsthand.lineage.reuse.index import Index
from firsthand.lineage.reuse.passages import Passages, find_passages

__all__ = ["Index", "Passages", "find_passages"]
