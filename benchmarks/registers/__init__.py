"""Rows of the registers against passages with known rows: ``python -m benchmarks.registers``."""
