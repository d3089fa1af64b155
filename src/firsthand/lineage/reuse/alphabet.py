"""What each character is to the tokeniser: letter, mark, break …, and the letters it is compared by.

Texts are never normalised: the tokeniser reads the untouched bytes and looks every character up here, so that an offset
is always one into the untouched text. The table grows by pages of 256 characters, as they occur.

A character stands for the letters and marks of its case-folded compatibility decomposition (NFKD), whichever way its
text was composed. Marks count in any order.
"""

import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.language.lookalikes import CYRILLIC, LATIN, is_foreign, is_latin

BREAK, LETTER, MARK, IGNORED, SINGLE, APOSTROPHE, HYPHEN, SOFT_HYPHEN, BLANK, NEWLINE = range(10)
"""Kinds of character. A ``SINGLE`` is a word by itself; ``IGNORED`` ones are not there at all."""
UNKNOWN = 255
"""Of a page that has not been looked up yet."""

CASELESS, LOWER, UPPER, DIGIT = range(4)
"""Cases of letters: a hyphen at a line's end joins two of one case, and never digits."""
LATIN_SCRIPT, LATIN_ALONE, FOREIGN_SCRIPT, FOREIGN_ALONE = 1, 2, 4, 8
"""Script of a letter, and whether it has no look-alike in the other one."""

PAGE = 256
PAGES = 0x110000 // PAGE

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),  # half-width kana
    (0x20000, 0x323AF),
)
"""Scripts written without spaces, which are compared character by character."""
APOSTROPHES = "'’‘‛ʼʹ′＇`´"
"""They belong to the word ("Hanoi’s"); all count as one."""
HYPHENS = "-\u2010\u2011"
"""They part a word, so that "air-defense" meets "air defense", except at a line's end."""
_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180F), (0x034F, 0x034F))


@dataclass(slots=True)
class Tables:
    """The pages known so far. ``page[c >> 8] * 256 + (c & 255)`` is the row of character ``c``.

    A row holds its kind, case, script and value; ``look`` is the value of its look-alike in the other script. Where a
    character stands for several letters, ``count`` of them stand in ``values`` from ``first`` on, each with a flag that
    says whether it is a mark. ``common`` holds the values of the ASCII letters and digits by their byte, 0 for any other.
    """

    page: NDArray[np.int64]
    kind: NDArray[np.uint8]
    case: NDArray[np.uint8]
    script: NDArray[np.uint8]
    value: NDArray[np.uint64]
    look: NDArray[np.uint64]
    first: NDArray[np.int64]
    count: NDArray[np.uint8]
    values: NDArray[np.uint64]
    marks: NDArray[np.uint8]
    common: NDArray[np.uint64]


class Alphabet:
    """The characters met so far."""

    def __init__(self) -> None:
        unknown = np.full(PAGE, UNKNOWN, dtype=np.uint8)
        zero, wide = np.zeros(PAGE, dtype=np.uint8), np.zeros(PAGE, dtype=np.uint64)
        place = np.zeros(PAGE, dtype=np.int64)
        # Row block 0 is the page of every unknown character; page 0 follows it at once.
        self.tables = Tables(
            np.zeros(PAGES, dtype=np.int64),
            unknown,
            zero.copy(),
            zero.copy(),
            wide.copy(),
            wide.copy(),
            place,
            zero.copy(),
            np.zeros(1, dtype=np.uint64),
            np.zeros(1, dtype=np.uint8),
            np.zeros(PAGE, dtype=np.uint64),
        )
        self.learn([0])
        t = self.tables
        t.common[:128] = np.where(t.kind[PAGE : PAGE + 128] == LETTER, t.value[PAGE : PAGE + 128], 0)

    def learn(self, pages: list[int]) -> None:
        """Look up the characters of ``pages`` (code point divided by 256)."""
        t = self.tables
        size = PAGE * len(pages)
        kind, case, script = (np.zeros(size, dtype=np.uint8) for _ in range(3))
        value, look = np.zeros(size, dtype=np.uint64), np.zeros(size, dtype=np.uint64)
        first, count = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.uint8)
        values, marks = t.values.tolist(), t.marks.tolist()
        for block, page in enumerate(pages):
            t.page[page] = (len(t.kind) + block * PAGE) // PAGE
            for low in range(PAGE):
                row, c = block * PAGE + low, chr(page * PAGE + low)
                kind[row] = _kind(c)
                if kind[row] not in (LETTER, MARK, SINGLE):
                    continue
                parts = spelled(c)
                case[row], script[row] = _case(c), _script(c)
                value[row] = ord(parts[0])
                twin = LATIN.get(c) or CYRILLIC.get(c)
                look[row] = ord(twin.lower()) if twin else value[row]
                first[row], count[row] = len(values), len(parts)
                values += [ord(part) for part in parts]
                marks += [_is_mark(part) for part in parts]
        self.tables = Tables(
            t.page,
            np.concatenate((t.kind, kind)),
            np.concatenate((t.case, case)),
            np.concatenate((t.script, script)),
            np.concatenate((t.value, value)),
            np.concatenate((t.look, look)),
            np.concatenate((t.first, first)),
            np.concatenate((t.count, count)),
            np.array(values, dtype=np.uint64),
            np.array(marks, dtype=np.uint8),
            t.common,
        )


def spelled(c: str) -> str:
    """The letters and marks that a character is compared by: "ﬁ" is "fi", "É" is "e" and an acute, "ß" is "ss"."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", c).casefold())
    return "".join(p for p in folded if p.isalnum() or _is_mark(p)) or c


def is_ignored(c: str) -> bool:
    """Whether a character is not there for a reader: soft hyphens, joiners, marks of direction, variant selectors."""
    return unicodedata.category(c) == "Cf" or _within(c, _SELECTORS)


def _is_mark(c: str) -> bool:
    return unicodedata.category(c)[0] == "M"


def _within(c: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= ord(c) <= high for low, high in ranges)


def _kind(c: str) -> int:
    if c in APOSTROPHES:
        return APOSTROPHE
    if c in HYPHENS:
        return HYPHEN
    if c == "\u00ad":
        return SOFT_HYPHEN
    if c in "\n\x0b\x0c\x85\u2028\u2029":
        return NEWLINE
    if c.isspace():
        return BLANK
    if is_ignored(c):
        return IGNORED
    if _is_mark(c):
        return MARK
    if not c.isalnum():
        return BREAK
    return SINGLE if _within(c, _UNSPACED) else LETTER


def _case(c: str) -> int:
    if c.isnumeric():
        return DIGIT
    return LOWER if c.islower() else UPPER if c.isupper() else CASELESS


def _script(c: str) -> int:
    if is_latin(c):
        return LATIN_SCRIPT | (0 if c in CYRILLIC else LATIN_ALONE)
    if is_foreign(c):
        return FOREIGN_SCRIPT | (0 if c in LATIN else FOREIGN_ALONE)
    return 0
