"""The sample that the package ships: a made-up affair as fifteen accounts, and how they should be read."""

from importlib.resources import files
from pathlib import Path


def sample() -> tuple[Path, Path]:
    """The folder of accounts and the file with their expected reading, wherever the package is installed."""
    here = Path(str(files(__name__)))
    return here / "pile", here / "expected.json"
