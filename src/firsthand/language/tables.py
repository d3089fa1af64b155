"""The doors to the language tables in ``data/``: read once, kept as plain dictionaries."""

from functools import cache
from importlib import resources
from typing import Any

import msgspec


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``data/<name>.json``. Callers treat it as read-only."""
    data = resources.files("firsthand.language.data").joinpath(f"{name}.json").read_bytes()
    loaded: dict[str, Any] = msgspec.json.decode(data)
    return loaded


def for_language(name: str, language: str | None) -> dict[str, Any]:
    """The part of a table that belongs to ``language`` (ISO 639-1), or an empty one."""
    code = (language or "").split("-")[0].lower()
    part: dict[str, Any] = table(name).get(NORWEGIAN.get(code, code), {})
    return part


NORWEGIAN = {"no": "nb", "nn": "nb"}
"""Codes of one written language as far as tables go."""
