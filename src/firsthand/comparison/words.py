"""Words as they are compared: folded so that house style never looks like a difference.

"U.S.", "US." and "US" are one word, "189,739,535" is one word, hyphens part words ("air-defense" meets "air defense"),
case, width, British or American spelling and the shape of apostrophes do not count.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from firsthand.language.tables import table
from firsthand.language.verbs import lemma
from firsthand.records import Span

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Marks inside a word that no reader sees: where a line may break, and where it may not."""
_WORD = re.compile(
    rf"(?:[A-Z]\.){{2,8}}"  # U.S., H.I.V.
    rf"|[{_UNSPACED}]"  # scripts without spaces: character by character
    r"|\d+(?:[.,]\d+)*[^\W\d_]*"  # 189,739,535 and 80th, 35s
    rf"|(?:(?![{_UNSPACED}])[^\W\d_][{_INVISIBLE}]*)+(?:['’](?![{_UNSPACED}])[^\W\d_]+)*[0-9]*"
)
_HIDDEN = re.compile(f"[{_INVISIBLE}]")


def listed(name: str) -> frozenset[str]:
    """A list of English words from the table ``wording_en``, as written."""
    return frozenset(table("wording_en")[name].split())


def listed_lemmas(name: str) -> frozenset[str]:
    """Such a list of verbs and nouns, as lemmas."""
    return frozenset(map(lemma, listed(name)))


_GRAMMAR = listed("words: grammar")
"""English words that carry grammar, not matter. In other languages the weight of rare words does the same work."""


class Word(NamedTuple):
    """One word: folded form and place in the text it was read from."""

    form: str
    start: int
    end: int


_HOUSE = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?<=...)our(?=(?:s|ed|ing|er|ers|able|ful|ite|hood)?$)", "or"),  # harbour
        (r"(?<=..)is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", "iz"),  # organise
        (r"(?<=..)ys(?=(?:e|es|ed|er|ing)$)", "yz"),  # analyse
        (r"(?<=..)tre(?=s?$)", "ter"),  # centre
        (r"(?<=..)ence(?=[sd]?$)", "ense"),  # defence
        (r"(?<=..)ll(?=(?:ed|ing|er|ers)$)", "l"),  # travelled
        (r"(?<=...)ogue(?=s?$)", "og"),  # catalogue
        (r"(?<=...)mme(?=s?$)", "m"),  # programme
    )
)
"""English house spelling, brought to one form. Some forms that come out are no words; they only have to meet."""


_MONTHS = {
    "jan": "january", "feb": "february", "aug": "august", "sept": "september", "oct": "october", "nov": "november",
    "dec": "december",
}  # fmt: skip


def _house(form: str) -> str:
    if len(form) > 5 and form.isascii():
        for pattern, put in _HOUSE:
            form = pattern.sub(put, form)
    return form


@lru_cache(maxsize=1 << 16)
def _fold(raw: str) -> str:
    if not raw.isascii():
        raw = unicodedata.normalize("NFKC", _HIDDEN.sub("", raw))
    raw = raw.casefold().replace("’", "'")
    if raw[0].isdigit():
        return raw.replace(",", "").rstrip(".")
    raw = raw.replace(".", "").removesuffix("'s")
    return _MONTHS.get(raw) or _house(raw)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` with their places in ``text``."""
    return [
        Word(_fold(m.group()), m.start(), m.end())
        for m in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


def words_in(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of several spans, one after the other."""
    return [word for start, end in spans for word in words_of(text, start, end)]


_AFTER_DOUBLED, _DOUBLED = ("ing", "ers", "er", "ed"), "bdgmnprtv"
"""Endings before which a consonant is doubled ("planned"), and which are."""


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """A form without its commonest English endings, so that "order", "ordered", "hacker" and "hacking" meet. No linguistics."""
    if len(form) <= 4 or form[0].isdigit():
        return form[:-1] if len(form) == 4 and form.endswith("s") and not form.endswith("ss") else form
    for ending, put in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("ers", ""),
        ("er", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if form.endswith(ending) and len(form) - len(ending) >= 3 and not form.endswith("ss"):
            form = form[: len(form) - len(ending)] + put
            if ending in _AFTER_DOUBLED and len(form) > 3 and form[-1] == form[-2] and form[-1] in _DOUBLED:
                form = form[:-1]
            break
    return form[:-1] if form.endswith("e") else form


def matter(words: Iterable[Word]) -> list[str]:
    """Stems of the words that carry matter."""
    return [stem(w.form) for w in words if w.form not in _GRAMMAR]
