"""What comparison sees: copies and rewrites with one known change each, or none."""
