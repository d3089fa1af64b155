"""Numbers that are no counts: "third", "half", "twice", "all", "number 14". What stands in one text's place of another's."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from firsthand.comparison.words import Word

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SHARES = {
    "half": "1/2",
    "halves": "1/2",
    "quarter": "1/4",
    "quarters": "1/4",
    "thirds": "1/3",
    "all": "all",
    "every": "all",
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_WRITTEN = re.compile(r"^(\d+)(st|nd|rd|th)$")


class Tally(NamedTuple):
    """One such number: its sort (``rank``, ``share`` or ``times``), its value, and its words."""

    sort: str
    value: str
    words: tuple[Word, ...]


def tallies(words: Sequence[Word]) -> list[Tally]:
    """The ranks, shares and times among some words, in order. "At first", "second to none" and a day of the month
    are not told from ranks: only what differs in one place of two texts says anything.
    """
    found = []
    for i, word in enumerate(words):
        form = word.form
        written = _WRITTEN.match(form)
        if form in _ORDINALS:
            found.append(Tally("rank", str(_ORDINALS.index(form) + 1), (word,)))
        elif written:
            found.append(Tally("rank", written[1], (word,)))
        elif form in _SHARES:
            found.append(Tally("share", _SHARES[form], (word,)))
        elif form in _TIMES:
            found.append(Tally("times", str(_TIMES[form]), (word,)))
        elif form == "times" and i and (words[i - 1].form in _NUMBERS or words[i - 1].form.isdigit()):
            number = words[i - 1].form
            found.append(Tally("times", str(_NUMBERS.get(number, number)), (words[i - 1], word)))
    return found


def alone(mine: Iterable[Tally], theirs: Iterable[Tally]) -> list[tuple[Tally, Tally]]:
    """The tallies of one sort that each side has and the other has not, where there is one of each."""
    here, there = list(mine), list(theirs)
    values = {(t.sort, t.value) for t in here}, {(t.sort, t.value) for t in there}
    pairs = []
    for sort in ("rank", "share", "times"):
        own = [t for t in here if t.sort == sort and (sort, t.value) not in values[1]]
        gone = [t for t in there if t.sort == sort and (sort, t.value) not in values[0]]
        if len(own) == 1 and len(gone) == 1:
            pairs.append((own[0], gone[0]))
    return pairs
