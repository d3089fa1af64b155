"""Stored results made visible: the report, exports and terminal tables. Reads records, imports no step."""
