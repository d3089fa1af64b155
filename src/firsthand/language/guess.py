"""Which language's tables to use where the caller does not say: by script, then by function words.

This picks number and date tables, nothing more; a document's language is settled at intake.
"""

import re

_MARKS: dict[str, frozenset[str]] = {
    "en": frozenset("the of and to in that said was with by from are were has".split()),
    "fr": frozenset("le la les des du et une dans que qui pour est par sur avec aux".split()),
    "de": frozenset("der die das und den von mit des im auf ist nicht dem ein eine nach".split()),
    "es": frozenset("el los las del que una por con para su como más fue según al y".split()),
    "it": frozenset("il gli della di che una per con del dei nel sono anche alla è".split()),
    "vi": frozenset("của và các là được trong cho với những người không một đã có".split()),
}
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE_CHARACTERS = 4000
"""Enough function words to tell six languages apart; a longer look changes nothing and costs time."""


def guess_language(text: str) -> str:
    """ISO 639-1 code of the tables that fit ``text`` best; "en" when nothing speaks for another."""
    sample = text[:SAMPLE_CHARACTERS]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in sample)
    han = sum("\u4e00" <= c <= "\u9fff" for c in sample)
    arabic = sum("\u0600" <= c <= "\u06ff" for c in sample)
    if max(cyrillic, han * 3, arabic) * 3 > sum(c.isalpha() for c in sample):
        if cyrillic >= max(han * 3, arabic):
            return "uk" if sum(c in "іїєґІЇЄҐ" for c in sample) > sum(c in "ыэъёЫЭЪЁ" for c in sample) else "ru"
        return "zh" if han * 3 >= arabic else "ar"
    words = [w.lower() for w in _WORD.findall(sample)]
    scores = {code: sum(w in marks for w in words) for code, marks in _MARKS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > scores["en"] else "en"
