"""Names against lists, in time and in what is found: ``python -m benchmarks.screening``."""
