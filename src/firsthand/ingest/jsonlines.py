"""JSON records: one account an object, ``id`` and ``text`` and what else is known, a line each or in one array.

A broken record is set aside by itself.
"""

import json
import re
from typing import Any

import msgspec

from firsthand.records import SetAside


class Row(msgspec.Struct, frozen=True):
    """One record that holds an account. ``data`` are the bytes of its object, ``number`` its line or place from 1."""

    number: int
    data: bytes
    identifier: str | None
    text: str
    fields: dict[str, str]


TOO_DEEP = (
    "JSON that is nested more deeply than any account is.",
    "Give each account as one object with id and text.",
)
_FIELDS = ("title", "url", "outlet", "series", "source", "published", "date", "language", "byline", "author")


def rows_of(data: bytes, path: str, line_characters: int) -> tuple[list[Row], list[SetAside]]:
    """The accounts of a JSON lines file and the lines that hold none, each with its number (from 1)."""
    return _rows(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), "Line", path, line_characters)


def row_of(line: bytes, number: int, path: str, line_characters: int) -> Row | SetAside:
    """The account in one line, which is not blank."""
    return _row(line.strip(), f"Line {number}", number, path, line_characters)


def rows_of_array(records: list[bytes], path: str, line_characters: int) -> tuple[list[Row], list[SetAside]]:
    """The same of the objects of one JSON array."""
    return _rows(records, "Record", path, line_characters)


def json_records(data: bytes) -> list[bytes] | None:
    """The bytes of each element of an array that holds objects, or of a single object with a text; None for any other
    JSON and for what is no JSON. RecursionError where it is nested more deeply than any reader goes.
    """
    try:
        records = [bytes(record) for record in msgspec.json.decode(data, type=list[msgspec.Raw])]
    except msgspec.DecodeError:
        try:
            found = _decoded(data)
        except ValueError:
            return None
        if isinstance(found, dict):
            return [data.strip()] if isinstance(found.get("text"), str) else None
        # What only Python's reader takes (a NaN, half a character) must not cost the records beside it.
        records = [json.dumps(one).encode() for one in found] if isinstance(found, list) else []
    return records if any(record.lstrip()[:1] == b"{" for record in records) else None


def is_json(data: bytes) -> bool:
    """One JSON array or object and nothing else: prose that begins with a bracket is none."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"[", b"{"):
        return False
    try:
        _decoded(data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        return False
    except RecursionError:  # no prose opens a thousand brackets
        return True
    return True


def _rows(lines: list[bytes], what: str, path: str, line_characters: int) -> tuple[list[Row], list[SetAside]]:
    rows: list[Row] = []
    aside: list[SetAside] = []
    for number, line in enumerate(lines, start=1):
        line = line.strip()
        if not line:
            continue
        found = _row(line, f"{what} {number}", number, path, line_characters)
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


def _name(source: Any) -> Any:
    """Of a feed's ``source``, which may be an object with the outlet's name and address, the name."""
    return source.get("name") or source.get("title") if isinstance(source, dict) else source


def _row(line: bytes, place: str, number: int, path: str, line_characters: int) -> Row | SetAside:
    def refuse(reason: str, advice: str) -> SetAside:
        return SetAside(path=path, reason=f"{place}: {reason}", advice=advice)

    if len(line) > 4 * line_characters:
        return refuse(f"{len(line):,} bytes in one record.", "Split the account, or raise the limit for one line.")
    try:
        found = _decoded(line)
    except RecursionError:
        return refuse(*TOO_DEEP)
    except ValueError as problem:
        return refuse(f"not JSON ({str(problem)[:120]}).", "Write one JSON object on each line.")
    if not isinstance(found, dict):
        return refuse("a JSON value, but no object.", "Write one object with id and text on each line.")
    text = found.get("text")
    if not isinstance(text, str) or not text.strip():
        return refuse("no text.", "Give the account's text as the string “text”.")
    identifier = found.get("id")
    named = {k: _name(found.get(k)) if k == "source" else found.get(k) for k in _FIELDS}
    fields = {k: _whole(" ".join(v.split())) for k, v in named.items() if isinstance(v, str) and v.strip()}
    return Row(number, line, None if identifier is None else _whole(str(identifier)), _whole(text), fields)
