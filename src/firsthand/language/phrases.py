"""Many fixed names looked up at once: by their first word, longest first, so that time hardly grows with their number.

Names begin with a capital, a digit, a letter of another script, or a word for a type. Those in Han, kana and Hangul, which run on into
other words, are sought apart; a Cyrillic name of one word is also known by its stem, because it is declined.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from firsthand.language.outlets import stem

UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Kana, Han and Hangul: names in them run on into what follows."""
_NUMBERED = "type|typ|typu|tipo|tip|tipi|classe|clase|klasse|klasy|třídy"
"""Words in lower case that begin a name with a number of three digits: "type 209", "typu 209"."""
_FIRST = re.compile(
    rf"(?<![^\W_{UNSPACED}])(?:[^\W_a-zà-öø-ÿ{UNSPACED}][^\W_{UNSPACED}]*|(?:{_NUMBERED})(?=[ \u00a0]\d{{3}}))"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ]")


class Found(NamedTuple):
    """``text[start:end]`` is ``name`` as listed, maybe with an ending."""

    start: int
    end: int
    name: str


class Phrases:
    """An index of fixed names."""

    def __init__(self, names: Mapping[str, object]) -> None:
        self._first: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, str] = {}
        unspaced = sorted((name for name in names if _UNSPACED.match(name)), key=len, reverse=True)
        self._unspaced = re.compile("|".join(map(re.escape, unspaced)) or r"(?!)")
        spaced: dict[str, list[str]] = {}
        for name in names:
            first = _FIRST.match(name)
            if first is not None and not _UNSPACED.match(name):
                spaced.setdefault(first.group(), []).append(name)
                if first.group() == name and _CYRILLIC.match(name):
                    self._stems.setdefault(stem(name), name)
        self._first = {word: tuple(sorted(many, key=len, reverse=True)) for word, many in spaced.items()}

    def find(self, text: str) -> Iterator[Found]:
        """Where a listed name stands as whole words, left to right, none inside another."""
        reached = 0
        first_words, stems = self._first, self._stems
        for start, word in _heads(text) if len(text) <= REMEMBERED else _words(text):
            names = first_words.get(word)
            if names is None and word[-1] == "s":
                names = first_words.get(word[:-1])
            if names is None and word[0] < "Ѐ":
                continue
            if start < reached:
                continue
            found = _longest(text, start, names) if names else None
            if found is None and stems and word[0] > "Ѐ" and (name := stems.get(stem(word))):
                found = Found(start, start + len(word), name)
            if found is not None:
                yield found
                reached = found.end
        if not text.isascii():
            for match in self._unspaced.finditer(text):
                yield Found(*match.span(), match.group())


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Words with which a name may begin, and where."""
    return ((match.start(), match.group()) for match in _FIRST.finditer(text))


REMEMBERED = 200_000
"""Characters of a text whose words are kept for the next index that is asked about it."""


@lru_cache(maxsize=1)
def _heads(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(_words(text))


def _longest(text: str, start: int, names: tuple[str, ...]) -> Found | None:
    """The longest of ``names`` that stands at ``start`` and ends with a word, or with the ending of a plural."""
    for name in names:
        end = start + len(name)
        if _same(text[start:end], name):
            after = text[end : end + 1]
            if not _runs_on(after):
                return Found(start, end, name)
            if after == "s" and not _runs_on(text[end + 1 : end + 2]):
                return Found(start, end + 1, name)
    return None


def _runs_on(after: str) -> bool:
    return (after.isalnum() or after == "_") and not _UNSPACED.match(after)


def _same(written: str, name: str) -> bool:
    """Equal but for the kinds of space, hyphen and apostrophe."""
    return written == name or (not written.isascii() and written.translate(_PLAIN) == name)


_PLAIN = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "’": "'"})
