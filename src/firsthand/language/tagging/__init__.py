"""A small trained network that marks who said what: sources, cues and contents, token by token.

Its first half looks at one sentence and leaves a short code for each token, which is kept with the sentence; its second
half looks at those codes along the whole account. It computes with numpy alone.
"""

from collections.abc import Sequence
from typing import Any

from firsthand.language.tagging.features import tokens_of
from firsthand.language.tagging.network import encode

VERSION = "3"
"""Raise it with every other model file: codes of one must not meet the weights of another."""

__all__ = ["VERSION", "codes_of"]


def codes_of(docs: Sequence[Any]) -> list[bytes]:
    """The codes of each parsed sentence (a spaCy document), in order."""
    full = [doc for doc in docs if len(doc)]
    if not full:
        return [b""] * len(docs)
    tokens = tokens_of(full)
    codes = encode(tokens)
    ends = iter(tokens.sizes.cumsum().tolist())
    return [codes[end - len(doc) : end].tobytes() if len(doc) and (end := next(ends)) else b"" for doc in docs]
