"""JSON lines: one account a line, ``id`` and ``text`` and what else is known. A broken line is set aside by itself."""

import json
import re
from typing import Any

import msgspec

from firsthand.records import SetAside


class Row(msgspec.Struct, frozen=True):
    """One line that holds an account. ``data`` are the bytes of the line without its end."""

    number: int
    data: bytes
    identifier: str | None
    text: str
    fields: dict[str, str]


_FIELDS = ("title", "url", "outlet", "series", "published", "date", "language", "byline", "author")


def rows_of(data: bytes, path: str, line_characters: int) -> tuple[list[Row], list[SetAside]]:
    """The accounts of a JSON lines file and the lines that hold none, each with its number (from 1)."""
    rows: list[Row] = []
    aside: list[SetAside] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        line = line.strip()
        if not line:
            continue
        found = _row(line, number, path, line_characters)
        if isinstance(found, Row):
            rows.append(found)
        else:
            aside.append(found)
    return rows, aside


def _decoded(line: bytes) -> Any:
    """The value of a line. Python's own reader takes the lone surrogates that msgspec refuses."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return json.loads(line)


def _whole(text: str) -> str:
    """Lone surrogates stand for no character and cannot be written anywhere: U+FFFD in their place."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _row(line: bytes, number: int, path: str, line_characters: int) -> Row | SetAside:
    def refuse(reason: str, advice: str) -> SetAside:
        return SetAside(path=path, reason=f"Line {number}: {reason}", advice=advice)

    if len(line) > 4 * line_characters:
        return refuse(f"{len(line):,} bytes in one line.", "Split the account, or raise the limit for one line.")
    try:
        found = _decoded(line)
    except (ValueError, RecursionError) as problem:
        return refuse(f"not JSON ({str(problem)[:120]}).", "Write one JSON object on each line.")
    if not isinstance(found, dict):
        return refuse("a JSON value, but no object.", "Write one object with id and text on each line.")
    text = found.get("text")
    if not isinstance(text, str) or not text.strip():
        return refuse("no text.", "Give the account's text as the string “text”.")
    identifier = found.get("id")
    fields = {k: _whole(" ".join(v.split())) for k in _FIELDS if isinstance(v := found.get(k), str) and v.strip()}
    return Row(number, line, None if identifier is None else _whole(str(identifier)), _whole(text), fields)
