"""Firsthand: how many independent sources a pile of accounts really has, and what each of them says."""

__version__ = "0.1.0"
