"""Files, pages and JSON lines to documents with stable offsets, furniture marked and credits anchored.

``files_under`` walks folders, ``read_file`` reads a file, ``read_sources`` does both; ``read_bytes`` is the pure half, which a case is rebuilt with. Importing this
loads no parser: what reads pages and texts is loaded with the first file.
"""

from firsthand.ingest.limits import DEFAULT, Limits
from firsthand.ingest.method import METHOD
from firsthand.ingest.sources import files_under, read_file, read_sources
from firsthand.records import Captured, Document, SetAside

__all__ = ["DEFAULT", "METHOD", "Limits", "files_under", "read_bytes", "read_file", "read_line", "read_sources"]


def read_bytes(data: bytes, path: str, limits: Limits = DEFAULT) -> Captured | SetAside:
    """The accounts in ``data``, or why there are none and what to do; deterministic, no input or output."""
    from firsthand.ingest.capture import read_bytes as read

    return read(data, path, limits)


def read_line(line: bytes, number: int, path: str, limits: Limits = DEFAULT) -> Document | SetAside:
    """The account in line ``number`` (from 1) of JSON lines, or why there is none, for piles that are never held whole."""
    from firsthand.ingest.capture import read_line as read

    return read(line, number, path, limits)
