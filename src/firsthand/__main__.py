"""``python -m firsthand``: the command line where no script is installed."""

from firsthand.cli import main

main()
