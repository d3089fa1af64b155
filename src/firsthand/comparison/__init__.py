"""Comparison: what was changed on the way from a parent to its child, what became of quotations, what is one claim.

One door, :func:`compare`. It is pure: accounts, descent and readings in, one :class:`Comparison` out.
"""

from firsthand.comparison.catalogue import CATALOGUE
from firsthand.comparison.comparing import METHOD, Comparison, compare

__all__ = ["CATALOGUE", "METHOD", "Comparison", "compare"]
