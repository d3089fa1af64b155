"""The words of events in languages that are read without a parser: ``language/data/events.json``, compiled.

A verb of a class, with the nouns that its rule asks for in its clause, is what the codebook's table makes of it; the rules
are the same in every language, only the words differ.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.claims.events_words import Meaning
from firsthand.language.tables import for_language, table

UNSPACED = frozenset({"zh", "ja", "ko"})
"""Languages whose words cannot be told by their edges."""
GAP = 60
"""Characters between the two parts of a verb ("nahm vier Männer … fest"): a clause of news prose."""
BEGINNING = 2
"""Letters by which a verb is looked up; the shortest verbs have no more."""
_WORD_START = re.compile(r"(?<![\w-])\w")
_NONE = re.compile(r"(?!)")


class Rule(NamedTuple):
    """A verb class with the noun classes that must stand in its clause, and what that is."""

    verb: str
    nouns: tuple[str, ...]
    meaning: Meaning


class Lexicon(NamedTuple):
    """One language's words as patterns over folded text (:func:`folded`). ``verbs`` are kept by how they begin, with their
    class; ``rules`` stand with the plainest first; ``outlet`` are words for media, ``that`` what opens a reported clause.
    """

    language: str
    verbs: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]
    nouns: dict[str, re.Pattern[str]]
    rules: dict[str, tuple[tuple[int, Rule], ...]]
    planned: re.Pattern[str]
    ahead: re.Pattern[str]
    agent: re.Pattern[str]
    passive: re.Pattern[str]
    towards: re.Pattern[str]
    place: re.Pattern[str]
    both: re.Pattern[str]
    outlet: re.Pattern[str]
    that: re.Pattern[str]

    def verbs_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where verbs of the lexicon stand in folded ``text``, with their class; some overlap."""
        size = 1 if self.language in UNSPACED else BEGINNING
        for at in range(len(text)) if self.language in UNSPACED else _word_starts(text, self.language):
            for name, pattern in self.verbs.get(text[at : at + size], ()):
                match = pattern.match(text, at)
                if match is not None:
                    yield *match.span(), name


def _word_starts(text: str, language: str) -> Iterator[int]:
    for match in _WORD_START.finditer(text):
        at = match.start()
        yield at
        if language == "ar":  # "and", "then", "will" are written on to the verb
            for led in ("وف", "س"):
                if text[at] in led:
                    at += 1
                    yield at


_FOLDS = str.maketrans({"'": " ", "’": " ", "أ": "ا", "إ": "ا", "آ": "ا", "İ": "i"})


def folded(text: str) -> str:
    """Lower case of the same length: elisions and endings behind an apostrophe stand alone, Arabic's alifs are one."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_FOLDS))


@cache
def event_lexicon(language: str) -> Lexicon | None:
    """The lexicon of ``language`` (ISO 639-1), or None where there is none."""
    data = for_language("events", language)
    if not data:
        return None
    speech = table(f"speech_{language}")
    rules: dict[str, list[tuple[int, Rule]]] = {}
    for number, (verb, classes, type_, mode, kind) in enumerate(table("events")["rules"]):
        rule = Rule(verb, tuple(classes.split()), Meaning(type_, mode, kind, classes))
        rules.setdefault(verb, []).append((number, rule))
    listing = for_language("listings", language).get("acts", {})
    acts = {"list": ", ".join(listing["put"])} if listing else {}
    named = {**data["nouns"], **({"blacklist": ", ".join(listing["list"])} if listing else {})}
    nouns = {name: _pattern(words, language) for name, words in named.items()}
    arms = for_language("transfers", language).get("nouns", {})
    nouns["arms"] = _pattern(", ".join(word for words in arms.values() for word in words), language)
    lists = {
        name: _pattern(data.get(name, ""), language)
        for name in ("planned", "ahead", "agent", "passive", "towards", "place", "both")
    }
    return Lexicon(
        language=language,
        verbs=_by_beginning({**data["verbs"], **acts}, language),
        nouns=nouns,
        rules={verb: tuple(own) for verb, own in rules.items()},
        outlet=_pattern(speech["nouns"].get("outlet", ""), language),
        that=_pattern(speech.get("that", ""), language),
        **lists,
    )


def _by_beginning(verbs: dict[str, str], language: str) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    size = 1 if language in UNSPACED else BEGINNING
    end = "" if language in UNSPACED else r"(?![\w-])"
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, words in verbs.items():
        groups: dict[str, list[str]] = {}
        for form in _forms(words):
            groups.setdefault(form[:size], []).append(form)
        for start, forms in groups.items():
            found.setdefault(start, []).append((name, re.compile(rf"(?:{'|'.join(map(_body, forms))}){end}")))
    return {start: tuple(patterns) for start, patterns in found.items()}


def _forms(words: str) -> list[str]:
    """The phrases of a list, folded, the longest first."""
    return sorted({folded(word.strip()) for word in words.split(",") if word.strip()}, key=len, reverse=True)


def _pattern(words: str, language: str) -> re.Pattern[str]:
    """Any of the phrases of a list as whole words where the script has any."""
    forms = _forms(words)
    if not forms:
        return _NONE
    body = "|".join(map(_body, forms))
    if language in UNSPACED:
        return re.compile(rf"(?:{body})")
    led = r"(?:[وف]?[بلك]?(?:ال)?|لل)" if language == "ar" else ""  # "and", "by", "for", "the" are written on to a noun
    return re.compile(rf"(?<![\w-]){led}(?:{body})(?![\w-])")


def _body(form: str) -> str:
    parts = (r"\w*".join(map(re.escape, part.strip().split("*"))) for part in form.split("…"))
    return rf"(?:[^.;:!?]|(?<=\d)\.){{1,{GAP}}}?(?<!\w)".join(parts)  # "vom 3. bis 5. Juni"
