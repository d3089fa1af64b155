"""Paths as they are typed: what cannot be one is refused before anything is opened or made."""

import re
from pathlib import Path
from typing import Any

import click

from firsthand.records import NotBuilt

ADDRESS = re.compile(r"(?:https?|ftp|file|feed)://", re.IGNORECASE)


class TypedPath(click.Path):
    """A path that was typed: not an empty word, which would mean the folder we are in, and not an address."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; a usage error or ``NotBuilt`` with what to do."""
        if value == "":
            self.fail("an empty word is no path; the folder you are in is called .", param, ctx)
        if ADDRESS.match(str(value)):
            raise NotBuilt(
                f"Fetching addresses is not built yet ({value}).",
                "Save the page from your browser (as a web page, complete or HTML only) and give the saved file.",
            )
        return super().convert(value, param, ctx)
