"""Lineage of an archive: what millions of accounts share word for word, on this machine or on a Spark cluster.

One door, :func:`trace`: JSON lines or Parquet in, Parquet out. From literal text alone; the lineage of a case
(:func:`firsthand.lineage.descend`) knows credits, rewrites and translations too. Method and sizes: docs/archive.md.
"""

from firsthand.lineage.archive.settings import Settings
from firsthand.lineage.archive.tracing import Summary, trace

__all__ = ["Settings", "Summary", "trace"]
