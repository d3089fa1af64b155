"""Word tokens with offsets: letters and digits of any script, an inner apostrophe, hyphen, dot or comma kept inside.

Scripts without spaces (Han, kana, Thai) give one token a character.
"""

import re

import msgspec

from firsthand.language.folding import fold


class Token(msgspec.Struct, frozen=True):
    """``text[start:end]`` of the tokenised text, and its folded form."""

    start: int
    end: int
    folded: str


_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+(?:[’'\-\u2010\u2011][^\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+)*"
)


def words(text: str) -> list[Token]:
    """The tokens of ``text`` in order."""
    return [Token(m.start(), m.end(), fold(m.group())) for m in _TOKEN.finditer(text)]
