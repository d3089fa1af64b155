"""Content hashes: one way to write a value down, so that two runs and two machines agree on its name."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def sha256(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: Json) -> bytes:
    """JSON with sorted keys, no white space, ASCII only: the bytes that are hashed.

    ASCII, because a file name that is no valid UTF-8 reaches us with lone surrogates and must still have a
    hash.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def name_of(*parts: Json) -> str:
    """The name under which a step's result is kept: 32 hexadecimal digits (128 bits) of the hash of its
    inputs.
    """
    return sha256(canonical(list(parts)))[:32]


def place_of(path: str | os.PathLike[str]) -> str:
    """A name for where a file lies, without telling it: the log may be shared, a home folder's name should
    not be.

    Symbolic links are followed, so that one file given by two paths is recognised.
    """
    return sha256(os.fsencode(os.path.realpath(Path(path))))[:16]
