"""Whether two names in two alphabets may be one: what is left of both when vowels, and what scripts confuse, are gone."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache

from firsthand.language.folding import fold
from firsthand.language.tables import table

SHORTEST = 5
"""Consonants of a name below which two may agree by chance."""
LETTERS = 3
"""Fewest letters of an abbreviation."""
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
_HEBREW = {
    **dict.fromkeys("בפף", "b"), **dict.fromkeys("תטד", "t"), **dict.fromkeys("גכךק", "k"), **dict.fromkeys("זסצץש", "s"),
    **dict.fromkeys("מם", "m"), **dict.fromkeys("נן", "n"), "ל": "l", "ר": "r",
}  # fmt: skip
_DEVANAGARI = {
    **dict.fromkeys("कखगघ", "k"), **dict.fromkeys("चछजझशषस", "s"), **dict.fromkeys("टठडढतथदध", "t"), **dict.fromkeys("पफबभव", "b"),
    **dict.fromkeys("नणङञ", "n"), "म": "m", "र": "r", "ल": "l",
}  # fmt: skip
_KANA = {
    **dict.fromkeys("カキクケコガギグゲゴ", "k"), **dict.fromkeys("サシスセソザジズゼゾチツヂヅ", "s"), **dict.fromkeys("タテトダデド", "t"),
    **dict.fromkeys("バビブベボパピプペポフヴ", "b"), **dict.fromkeys("ナニヌネノン", "n"), **dict.fromkeys("マミムメモ", "m"),
    **dict.fromkeys("ラリルレロ", "l"),
}  # fmt: skip
_HANGUL = {
    **dict.fromkeys("ᄀᄁᄏᆨᆩᆿ", "k"), **dict.fromkeys("ᄃᄄᄐᆮᇀ", "t"), **dict.fromkeys("ᄇᄈᄑᆸᇁ", "b"), **dict.fromkeys("ᄉᄊᄌᄍᄎᆺᆻᆽᆾ", "s"),
    **dict.fromkeys("ᄂᆫᆼ", "n"), **dict.fromkeys("ᄆᆷ", "m"), **dict.fromkeys("ᄅᆯ", "l"),
}  # fmt: skip
"""Initial and final letters of a syllable, taken apart."""
_OTHERS = _ARABIC | _HEBREW | _DEVANAGARI | _KANA
_ONE_LIQUID = re.compile("[\u30a0-\u30ff\uac00-\ud7a3]")
"""Scripts that have one letter for "l" and "r"."""
_CARONS = str.maketrans("čćçČĆÇ", "sssSSS")
"""Letters that lose with their mark what they sound like."""
_TOGETHER = (("tion", "son"), ("ij", "i"), ("shch", "s"), ("sch", "s"), ("tch", "s"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("sh", "s"), ("zh", "s"), ("ch", "s"), ("ts", "s"), ("tz", "s"))  # fmt: skip


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The consonants of a name in the letters of any script that is read here, those that are confused between scripts made one."""
    plain = "".join(c if c.isalpha() else " " for c in unicodedata.normalize("NFKC", name) if c.isalpha() or c in " ・")
    found = []
    for word in plain.split():
        if any(c in _KANA for c in word) or "가" <= word[0] <= "힣":
            jamo = unicodedata.normalize("NFD", word) if word[0] >= "가" else word
            found.append(_runs("".join(_HANGUL.get(c) or _KANA.get(c, "") for c in jamo)))
            continue
        folded = fold(word.translate(_CARONS))
        for letters, one in _TOGETHER:
            folded = folded.replace(letters, one)
        folded = folded.replace("ce", "se").replace("ci", "si")
        found.append(_runs("".join(_LATIN.get(c) or _OTHERS.get(c, "") for c in folded)))
    return "".join(found)


def _runs(consonants: str) -> str:
    """Each run of one consonant once."""
    return "".join(c for i, c in enumerate(consonants) if i == 0 or c != consonants[i - 1])


def spelled(name: str) -> str:
    """The Latin letters that a name in another script spells by what they are called: "Би-би-си" is "BBC"; "" for any other."""
    letters = [_called().get(one, "") for one in _letter().findall(name.lower())]
    return "".join(letters) if len(letters) >= LETTERS and _spelling().fullmatch(name.lower()) else ""


@cache
def _called() -> dict[str, str]:
    return {called: letter for letter, names in table("letters").items() for called in names}


@cache
def _letter() -> re.Pattern[str]:
    called = sorted(_called(), key=lambda called: (-len(called), called))
    return re.compile("|".join(f"{one}(?![\u0620-\u06cc])" if one in _ARABIC or one == "أ" else one for one in called))


@cache
def _spelling() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_letter().pattern})[-. \u200c]?)+")


def script(name: str) -> str:
    """The script of a name's first letter, as Unicode calls it: "LATIN", "CJK"."""
    return unicodedata.name(next((c for c in name if c.isalpha()), " ")).partition(" ")[0]


def one_name(a: str, b: str) -> bool:
    """Whether two names can be one, each as its own alphabet has it."""
    one, other = skeleton(a), skeleton(b)
    if _ONE_LIQUID.search(a + b):
        one, other = one.replace("r", "l"), other.replace("r", "l")
    # of fewer the vowels must agree as well, but for those that a case changes
    return _alike(one, other) or (one == other != "" and _alike(*(fold(name).rstrip("aeiouyj") for name in (a, b))))


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORTEST and SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY
