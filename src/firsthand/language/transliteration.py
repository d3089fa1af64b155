"""Whether two names in two alphabets may be one: what is left of both when vowels, and what scripts confuse, are gone."""

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from firsthand.language.folding import fold

SHORTEST = 5
"""Consonants of a name below which two may agree by chance."""
NEARLY = 0.85
"""Likeness of two skeletons from which they are one name: one consonant in seven may be lost between the scripts."""

_ARABIC = {
    "ب": "b", "پ": "b", "ف": "b", "ڤ": "b", "ت": "t", "ث": "t", "د": "t", "ذ": "t", "ط": "t", "ض": "t", "ج": "s", "چ": "s",
    "ز": "s", "ژ": "s", "س": "s", "ش": "s", "ص": "s", "ظ": "s", "ك": "k", "ک": "k", "ق": "k", "گ": "k", "غ": "k", "خ": "k",
    "ل": "l", "ر": "r", "م": "m", "ن": "n",
}  # fmt: skip
_LATIN = {
    **dict.fromkeys("bpfv", "b"), **dict.fromkeys("dt", "t"), **dict.fromkeys("kgqc", "k"), **dict.fromkeys("szj", "s"),
    "x": "ks", "l": "l", "r": "r", "m": "m", "n": "n",
}  # fmt: skip
_TOGETHER = (("shch", "s"), ("sch", "s"), ("tch", "s"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("sh", "s"), ("zh", "s"), ("ch", "s"), ("ts", "s"), ("tz", "s"))  # fmt: skip


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The consonants of a name in Latin, Cyrillic or Arabic letters, those that are confused between scripts made one."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", name) if c.isalpha() or c == " ")
    found = []
    for word in plain.split():
        folded = fold(word)
        for letters, one in _TOGETHER:
            folded = folded.replace(letters, one)
        folded = folded.replace("ce", "se").replace("ci", "si")
        consonants = "".join(_LATIN.get(c) or _ARABIC.get(c, "") for c in folded)
        found.append("".join(c for i, c in enumerate(consonants) if i == 0 or c != consonants[i - 1]))
    return "".join(found)


def one_name(a: str, b: str) -> bool:
    """Whether two names can be one, each as its own alphabet has it."""
    one, other = skeleton(a), skeleton(b)
    if min(len(one), len(other)) < SHORTEST:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY
