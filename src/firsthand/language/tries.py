"""One pattern for many names, declined or not."""

import re
from collections.abc import Iterable, Sequence

from firsthand.language.outlets import INFLECTED, stem


def pieces(name: str) -> list[str]:
    """A name as pieces of a pattern: its characters, and after the stem of a declined word any ending."""
    pieces: list[str] = []
    for index, word in enumerate(name.split(" ")):
        if index:
            pieces.append(" ")
        kept = stem(word)
        declined = len(word) >= INFLECTED and not word.isupper() and re.fullmatch(r"[а-яёіїєґ’'-]+", word, re.I)
        for character in kept if declined else word:
            pieces.append("['’]" if character in "'’" else re.escape(character))
        if declined:
            pieces.append("[а-яёіїєґ]{0,3}")
    return pieces


def trie(names: Iterable[Sequence[str]]) -> str:
    """One pattern for many names that share their beginnings; longer ones are tried first."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for name in names:
        node = root
        for piece in name:
            node = node.setdefault(piece, {})
        node[""] = {}
    return _written(root)


def _written(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    branches = [piece + _written(below) for piece, below in node.items() if piece]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")
