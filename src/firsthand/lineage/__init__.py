"""Lineage: who copied, cut, rewrote, updated, translated or credited whom, and how many origins remain.

One door, :func:`descend`. It is pure: documents in, one :class:`~firsthand.records.Descent` out.
"""

from collections.abc import Sequence

from firsthand.language.caching import Cache
from firsthand.lineage.method import METHOD
from firsthand.records import Descent, Document

__all__ = ["METHOD", "descend"]


def descend(documents: Sequence[Document], *, told: Cache | None = None, vectors: Cache | None = None) -> Descent:
    """Edges, archetypes and origins of a pile. The order of ``documents`` does not change the outcome's meaning.

    ``told`` keeps what each account tells and ``vectors`` the meaning of sentences, so that a pile that grows costs what
    is new; the outcome is the same without them.
    """
    from firsthand.lineage.descent import descend as work_out  # numpy waits until there is something to work out

    return work_out(documents, told, vectors)
