"""Records to bytes and back: msgpack, typed on the way in, so that a damaged value is refused, not
believed.
"""

from typing import Any, TypeVar

import msgspec

from firsthand.records import CaseBroken

Record = TypeVar("Record")
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def encode(record: Any) -> bytes:
    """The bytes under which a record is kept; equal records give equal bytes."""
    return _ENCODER.encode(record)


def decode(data: bytes, kind: type[Record]) -> Record:
    """The record of that kind; CaseBroken when the bytes are no such record."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise CaseBroken(
            f"A stored {getattr(kind, '__name__', 'result')} cannot be read.",
            "Delete case.sqlite and analyse the case again: it is rebuilt from originals and log.",
        ) from None
