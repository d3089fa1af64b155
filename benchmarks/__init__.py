"""Quality floors and speed; each takes the data that it scores as an argument."""
