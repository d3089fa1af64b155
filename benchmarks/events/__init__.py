"""How often the type of an event is found, in sentences whose source and target are marked."""
