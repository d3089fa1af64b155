"""One version for all of lineage. A stored descent is worked out again when this changes; nothing else decides it."""

METHOD = "lineage 20"
"""Raise it with any change that could give the same documents another edge, span, archetype or count."""
