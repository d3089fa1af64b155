"""Pure text to things: repaired copies, sentences, quotations, quantities, dates, names, cues, hard facts.

Knows no documents and imports only records. Each module is its own door; importing this package loads nothing heavy.
"""
