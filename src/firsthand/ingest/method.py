"""One version for all of intake. A stored document is read again when this changes; nothing else decides it."""

METHOD = "ingest 15"
"""Raise it with any change that could give the same bytes another text, mark, credit or field."""
