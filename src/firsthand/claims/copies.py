"""Copies read once: what an account says depends on its readable text, on what parts that, and on its language, on nothing
else of it. A copy under another masthead, whose masthead intake has marked as furniture, says the same at other places.
"""

import hashlib
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import replace

from firsthand.claims.layout import stretches
from firsthand.claims.statements import statement_id
from firsthand.records import Document, Reading, Span

Struct = TypeVar("Struct", bound=msgspec.Struct)


def reading_key(document: Document) -> str:
    """The same for all accounts that read alike: everything of an account that ``read_document`` looks at. How far into its
    text an account begins is left out.
    """
    language = document.language.value if document.language else None
    found = stretches(document)
    first = found[0][0] if found else 0
    parts = [(start - first, _bytes(document.text[start:end]), kind) for start, end, kind in found]
    return hashlib.sha256(msgspec.msgpack.encode((language and _bytes(language), parts))).hexdigest()


def unplaced(reading: Reading, document: Document) -> Reading:
    """The reading of ``document`` with its places counted from where its readable text begins, for ``of_copy``."""
    return _moved(reading, -_begins(document))


def of_copy(reading: Reading, document: Document) -> Reading:
    """The reading of an account whose key is that of the account that ``reading`` is the ``unplaced`` one of."""
    placed = _moved(reading, _begins(document))
    statements = tuple(
        replace(one, id=statement_id(document.id, one.start, one.end, one.kind), document=document.id)
        for one in placed.statements
    )
    return replace(placed, document=document.id, statements=statements)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _begins(document: Document) -> int:
    found = stretches(document)
    return found[0][0] if found else 0


def _moved(record: Struct, by: int) -> Struct:
    """A record with all its places moved: every ``start`` and ``end`` and every span, however deep."""
    if not by:
        return record
    changed = {name: _value(getattr(record, name), form, by) for name, form in _places(type(record))}
    return replace(record, **changed)


def _value(value: Any, form: Any, by: int) -> Any:
    if value is None:
        return None
    if form is int:
        return value + by
    if form == Span:
        return value[0] + by, value[1] + by
    if get_origin(form) is tuple:
        return tuple(_value(one, get_args(form)[0], by) for one in value)
    return _moved(value, by)


@lru_cache(maxsize=64)
def _places(kind: type[msgspec.Struct]) -> tuple[tuple[str, Any], ...]:
    """The fields of a record that hold places, or records that do, with their types."""
    found = []
    for name, form in get_type_hints(kind).items():
        bare = next((one for one in get_args(form) if one is not type(None)), form) if _optional(form) else form
        inner = get_args(bare)[0] if get_origin(bare) is tuple and bare != Span else bare
        holds = inner == Span or (isinstance(inner, type) and issubclass(inner, msgspec.Struct))
        if holds or (bare is int and name in ("start", "end")):
            found.append((name, bare))
    return tuple(found)


def _optional(form: Any) -> bool:
    return type(None) in get_args(form)
