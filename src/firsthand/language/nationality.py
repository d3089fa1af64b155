"""Words that say which country an outlet is of: "French", "немецкую", "Đức". They are no part of its name.

They are those of the table of states, in all of its languages at once: a text names outlets of other countries, and its own
language is not known until it has been read.
"""

from functools import cache

from firsthand.language.declension import adjective_forms
from firsthand.language.tables import table


@cache
def words_of(*languages: str) -> frozenset[str]:
    """Lower-case adjectives and short names of states, in these languages or in all."""
    found: set[str] = set()
    for language, states in table("states").items():
        if languages and language not in languages:
            continue
        for word in (word for words in states.values() for word in words):
            found.update(adjective_forms(word[:-1], language) if word.endswith("*") else (word.lower(),))
            if language == "fa":  # an "i" behind the name makes the adjective
                found.add(f"{word}ی")
    for language, part in table("credits").items():  # languages that the table of states does not have
        if not languages or language in languages:
            adjectives = " ".join(part.get("country", ())).split()
            forms = {stem + ending for stem in adjectives for ending in _ENDINGS[language]}
            found |= forms | {f"ה{form}" for form in forms if language == "he"}  # with the article
    return frozenset(found)


_ENDINGS = {"ro": ("", "ă", "e", "i", "ul", "ului"), "he": ("", "ת", "ים", "ות")}
"""What gender and number add to an adjective."""


@cache
def capitalised(language: str) -> frozenset[str]:
    """Those that a language writes with a capital and English does not share: what stands before a name reads like its
    first word ("báo Đức …", "Alman … gazetesi"), while "Iran" may be that word."""
    plain = words_of("en")
    return frozenset(
        word.lower()
        for words in table("states").get(language, {}).values()
        for word in words
        if word[0].isupper() and word.lower() not in plain
    )
