"""Letters of other scripts that look like Latin ones, for the words in which the two are mixed.

A word all in Cyrillic is Russian, and stays so; a word with letters of both scripts was put together to look like
another. Compiled by hand from the shapes that newspapers' typefaces share; Unicode's table of confusables (UTS 39) holds
these and a thousand that nobody mistakes in running text.
"""

_CYRILLIC = (
    "аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx һh ԁd ԛq ԝw ӏl АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ҺH ԚQ ԜW"
)
_GREEK = "αa εe ιi κk νv οo ρp τt υu χx γy ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"

LATIN: dict[str, str] = {pair[0]: pair[1] for pair in (_CYRILLIC + " " + _GREEK).split()}
"""The Latin letter that a Cyrillic or Greek one looks like."""
CYRILLIC: dict[str, str] = {pair[1]: pair[0] for pair in _CYRILLIC.split()}
"""The Cyrillic letter that a Latin one looks like."""


def is_latin(letter: str) -> bool:
    """Whether a letter is one of Latin script."""
    return (letter.isascii() and letter.isalpha()) or "\u00c0" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff"


def is_foreign(letter: str) -> bool:
    """Whether a letter is of a script in which look-alikes are found: Greek or Cyrillic."""
    return "\u0370" <= letter <= "\u052f"


def unmixed(word: str) -> str:
    """``word`` in one script: the look-alikes of a word that mixes two are exchanged for the letters they look like.

    Left alone where letters of both scripts have no look-alike in the other.
    """
    if word.isascii():
        return word
    latin, foreign = [c for c in word if is_latin(c)], [c for c in word if is_foreign(c)]
    if not latin or not foreign:
        return word
    if all(c in LATIN for c in foreign):
        return "".join(LATIN.get(c, c) for c in word)
    if all(c in CYRILLIC for c in latin):
        return "".join(CYRILLIC.get(c, c) for c in word)
    return word
