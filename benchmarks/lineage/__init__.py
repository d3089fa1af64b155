"""Lineage measured: rewrites told from coverage, and family trees of simulated copies."""
