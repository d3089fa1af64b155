"""Quantities, sums and dates against other people's items and our own sentences."""
