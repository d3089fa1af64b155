"""What marks a whole sentence as a denial or as a plan, for reworded sentences whose clauses cannot be set side by side.

A sign counts only where the other side has none at all, in whatever words: what one writer denies with "not" the next may
tell with "refused", "unknown" or "free of". So the signs that are looked for are few and plain, and what can answer them many.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.comparison.clauses import hedging
from firsthand.comparison.words import Word, matter, stem
from firsthand.language.paraphrase import english_paraphrase
from firsthand.language.verbs import lemma

REACH = 9
"""Words on either side of a sign that it may bear on, up to a comma or stop."""
_STOP = re.compile(r"[,;:.!?—–]")
_HARD_STOP = re.compile(r"[;:.!?—–]\s|—")
_JOINERS = frozenset("but and while which who whose though although yet so because as whereas however".split())
"""Words after a comma with which another assertion begins; "but" begins one without."""
_PLAIN = frozenset("not no never none nobody nothing neither nor without cannot".split())


@dataclass(frozen=True)
class Sign:
    """A word that marks its sentence, with the stems of matter after it and before it that it may bear on."""

    word: Word
    after: frozenset[str]
    before: frozenset[str]


def denial(word: Word) -> bool:
    """Whether a word plainly denies, or tells of what did not come about."""
    return word.form in _PLAIN or word.form.endswith("n't") or lemma(word.form) in english_paraphrase().undone


def may_deny(word: Word) -> bool:
    """Whether a word can answer a denial."""
    return denial(word) or lemma(word.form) in english_paraphrase().denying or undoing(word.form)


def undoing(form: str) -> bool:
    """Whether a word denies by how it begins: "unknown", and not "under"."""
    return len(form) > LEAST_UNDOING and form.startswith("un") and not form.startswith(_NOT_UNDOING)


LEAST_UNDOING = 5
_NOT_UNDOING = ("under", "unit", "unio", "univ", "unless", "until", "uniq", "unif")


def opening(word: Word) -> bool:
    """Whether a word plainly says that something has not happened yet."""
    return lemma(word.form) in english_paraphrase().open or word.form == "trying"


def may_open(word: Word) -> bool:
    """Whether a word can tell of something still to come, or of something less than certain."""
    answer = english_paraphrase().pending
    return lemma(word.form) in answer or word.form in hedging() or opening(word)


def signs(words: Sequence[Word], text: str, plain: Callable[[Word], bool]) -> list[Sign]:
    """The signs in some words, each with what it may bear on: what follows it, or what goes before where nothing does."""
    found = []
    for i, word in enumerate(words):
        if plain(word):
            after = _run(words[i : i + 1 + REACH], text)
            before = _run(list(reversed(words[max(0, i - REACH) : i + 1])), text)
            stems = (frozenset(stem(w.form) for w in run if matter([w])) for run in (after, before))
            found.append(Sign(word, *stems))
    return found


def _run(words: Sequence[Word], text: str) -> list[Word]:
    """Words up to a stop, the first left out."""
    found = []
    for near, far in pairwise(words):
        low, high = sorted((near, far), key=lambda w: w.start)
        if _STOP.search(text, low.end, high.start) or far.form in _JOINERS:
            break
        found.append(far)
    return found


def parts(words: Sequence[Word], text: str, sign: Sign, least: int) -> list[list[Word]]:
    """The assertions in some words that have ``least`` stems of what a sign bears on, the fullest first."""
    runs: list[list[Word]] = [[]]
    for i, word in enumerate(words):
        between = text[words[i - 1].end : word.start] if i else ""
        joined = word.form in _JOINERS and ("," in between or (word.form == "but" and _contrast(words, i)))
        if i and (joined or _HARD_STOP.search(between)):
            runs.append([])
        runs[-1].append(word)
    for stems in (sign.after, sign.after | sign.before):
        counted = [(_borne(run, stems), run) for run in runs]
        if found := [(many, run) for many, run in counted if many >= least]:
            return [run for _, run in sorted(found, key=lambda f: -f[0])]
    return []


def _contrast(words: Sequence[Word], at: int) -> bool:
    """Whether "but" without a comma sets something against what goes before: not "no choice but"."""
    return not any(denial(w) for w in words[max(0, at - 3) : at])


def _borne(words: Sequence[Word], stems: frozenset[str]) -> int:
    return len({stem(w.form) for w in words if matter([w])} & stems)
