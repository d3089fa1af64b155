"""Lineage: who copied, cut, rewrote, updated, translated or credited whom, and how many origins remain.

One door, :func:`descend`. It is pure: documents in, one :class:`~firsthand.records.Descent` out.
"""

from firsthand.lineage.descent import METHOD, descend

__all__ = ["METHOD", "descend"]
