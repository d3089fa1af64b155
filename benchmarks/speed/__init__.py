"""How long the main job takes, and how that grows with the case."""
