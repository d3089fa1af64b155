"""Whether a clause tells what was or what will be, by the words and endings of a language's table: which October is meant.

No grammar stands behind it. Romance, Slavic, Turkish and Greek verbs tell their tense by their endings, Germanic ones mostly
by helpers. Arabic, Chinese, Vietnamese and Indonesian mark what is to come and leave what was unmarked: there a clause
without such a mark is in the past. A clause with marks of both tells nothing.
"""

import re
from functools import cache
from typing import Literal

from firsthand.language.tables import for_language

Tense = Literal["past", "future"]
STEM = 2
"""Fewest letters before an ending."""


def tense_of(clause: str, language: str) -> Tense | None:
    """The tense of ``clause``, in lower case, or None where nothing tells it."""
    part = for_language("tenses", language)
    if not part:
        return None
    perfect = _pattern(language, "past_patterns")
    if perfect is not None and perfect.search(clause):
        return "past"
    past, future = _marked(clause, language, "past"), _marked(clause, language, "future")
    if past == future:
        return part.get("default") if not past else None
    return "past" if past else "future"


def _marked(clause: str, language: str, tense: Tense) -> bool:
    patterns = _pattern(language, f"{tense}_patterns") if tense == "future" else None
    if patterns is not None and patterns.search(clause):
        return True
    words = _words(language, tense)
    if words is None:
        return False
    exceptions = _exceptions(language, tense)
    return any(match.group() not in exceptions for match in words.finditer(clause))


@cache
def _words(language: str, tense: Tense) -> re.Pattern[str] | None:
    part = for_language("tenses", language)
    forms = [re.escape(word) for word in part.get(tense, ())]
    endings = "|".join(re.escape(end) for end in part.get(f"{tense}_ends", ()))
    if endings:
        forms.append(rf"\w{{{STEM},}}(?:{endings})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else None


@cache
def _pattern(language: str, name: str) -> re.Pattern[str] | None:
    patterns = for_language("tenses", language).get(name)
    return re.compile("|".join(patterns)) if patterns else None


@cache
def _exceptions(language: str, tense: Tense) -> frozenset[str]:
    return frozenset(for_language("tenses", language).get(f"not_{tense}", ()))
