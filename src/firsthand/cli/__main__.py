"""``python -m firsthand.cli``: the same program, for those who call the room by its name."""

from firsthand.cli import main

main()
