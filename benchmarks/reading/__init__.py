"""How fast accounts are read, beside the parser that the reading stands on."""
