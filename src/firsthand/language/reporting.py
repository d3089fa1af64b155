"""Verbs beside an outlet's name: what it reports, and what somebody told it."""

import re
from functools import cache

import msgspec

from firsthand.language.crediting import any_of, fragments
from firsthand.language.newsverbs import WORD, as_words, between, every, languages
from firsthand.language.sameness import is_no_name

FILLER = 6
"""Words between a verb and a name: "noticiou na segunda-feira a agência X"."""
CLAUSE = 80
"""Characters of such a clause."""
_CLAUSE_END = re.compile(r"[,.;:!?\n]")
BETWEEN = 5
"""Words between "told" and the word that says whom: "dijeron tres personas conocedoras del asunto a X"."""
_PARTED = re.compile(r"[.;:!?()«»„“”\"\[\]\n]")
_OPENS_RIGHT = re.compile(r"[»”\"』」*_)]{0,2},? ")


class Verb(msgspec.Struct, frozen=True):
    """A verb form found: the cue and where it begins."""

    cue: str
    start: int


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(any_of(fragments("gap")), re.IGNORECASE)


def _passed_over(word: str) -> bool:
    """Whether a word may stand between a verb and the name: an article, a noun of the outlet's kind, its country, a day."""
    return word.lower() in between() or is_no_name(word) or _gap().fullmatch(word) is not None


def _clause(left: str) -> list[re.Match[str]]:
    """The words left of a name, the last first, back to a mark that parts clauses. An opening mark of the name itself parts none."""
    left = left.rstrip("«»„“”\"'‘*_( ")
    begins = max((match.end() for match in _PARTED.finditer(left)), default=0)
    return list(WORD.finditer(left, begins))[::-1]


def reports_before(left: str) -> Verb | None:
    """The verb of reporting whose subject follows: "informó ayer el diario X"."""
    words = _clause(left)
    for at, match in enumerate(words[: FILLER + 1]):
        word = match.group()
        if at == len(words) - 1:  # a verb that opens the clause may have a capital
            word = word.lower()
        if word in every("report"):
            return Verb(word, match.start())
        if word in every("done") and (helper := _auxiliary(words[at + 1 :], word)):
            return Verb(left[helper.start() : match.end()], helper.start())
        if not _passed_over(word):
            return None
    return None


def reports_after(right: str) -> str:
    """The verb of reporting right of its subject: "El Faro informaba ayer", "Le Phare avait révélé"."""
    opening = _OPENS_RIGHT.match(right)
    if opening is None:
        return ""
    at, helpers = opening.end(), list[re.Match[str]]()
    for _ in range(FILLER):
        match = WORD.match(right, at)
        if match is None:
            return ""
        word = match.group()
        if word in every("report"):
            return word
        if word in every("done") and (helper := _auxiliary(helpers, word)):
            return right[helper.start() : match.end()]
        if not (word.lower() in between() or word in every("aux")) or right[match.end() : match.end() + 1] != " ":
            return ""
        helpers.insert(0, match)
        at = match.end() + 1
    return ""


def reports_as(left: str, right: str) -> str:
    """The verb that closes the clause of "as X in its Monday's issue reports, …"."""
    before = _clause(left)
    opener = next((match for match in before if not _passed_over(match.group())), before[-1] if before else None)
    if opener is None or opener.group().lower() not in as_words():
        return ""
    clause = _CLAUSE_END.split(right[:CLAUSE])[0]
    verbs = [
        match.group()
        for match in WORD.finditer(clause)
        if match.group() in every("report") or match.group() in every("done")
    ]
    return verbs[-1] if verbs else ""


def _auxiliary(words: list[re.Match[str]], done: str) -> re.Match[str] | None:
    """The auxiliary of a participle among the words before it, the nearest first; days and adverbs may stand between."""
    for match in words[:3]:
        if any(done in forms.done and match.group() in forms.aux for forms in languages()):
            return match
        if match.group().lower() not in between():
            return None
    return None


def told_before(left: str) -> Verb | None:
    """The verb of saying with the word that says to whom: "dijeron a", "a-t-il confié au", "przekazały agencji"."""
    words = _clause(left)
    for at, match in enumerate(words[: FILLER + 1]):
        word = match.group().lower()
        if word in every("to") or word in every("dative"):
            verb = _teller(words[at + 1 : at + 2 + BETWEEN], word)
            if verb and "," not in left[verb.end() : match.start()]:
                return Verb(left[verb.start() : match.end()], verb.start())
        if not _passed_over(word):
            return None
    return None


def told_someone(left: str) -> Verb | None:
    """The verb of saying before a name whose case says that it was told: "признался он «Вестнику»"."""
    for match in _clause(left)[:BETWEEN]:
        word = match.group().lower()
        if word in _STOPS:
            return None
        if any(word in forms.tell for forms in languages() if forms.dative):
            return Verb(match.group(), match.start())
    return None


_STOPS = frozenset(
    "that que che dass daß dat że že că ότι πως att at bahwa что що would will he she they it who ki".split()
)
"""Behind these another clause begins: "dice que demandará a X" tells X nothing."""


def _teller(words: list[re.Match[str]], to: str) -> re.Match[str] | None:
    for match in words:
        word = match.group().lower()
        if word in _STOPS:
            return None
        for forms in languages():
            if word in forms.tell and (to in forms.to or to in forms.dative):
                return match
            # "a-t-il confié": the verb's pronoun hangs on it
            if "-" in word and word.split("-")[0] in forms.tell and to in forms.to:
                return match
    return None
