"""Names in languages with a table of speech: runs of capitals, and in Chinese what follows an office or bears a surname.

The table says which words are no part of a name (articles, prepositions, verbs), which are bodies and which are roles: a
run after a role is a person. German writes every noun with a capital, so a single word is a name there only in capitals.
Arabic and Persian have no capitals; names are left to the source phrases there.
"""

import re
from functools import lru_cache
from typing import Literal

from firsthand.language.datepatterns import calendar_names
from firsthand.language.speech import UNSPACED, Lexicon, key, languages, lexicon
from firsthand.language.tables import for_language
from firsthand.records import Mention

_CAPITAL = "".join(c for c in map(chr, (*range(0x41, 0x590), *range(0x1E00, 0x2000))) if c.isupper() or c.istitle())
_WORD = rf"[{re.escape(_CAPITAL)}](?:[^\W_]|[’'ʼ‑-](?=[^\W_]))*"
_PARTICLE = r"de la|de|del|della|di|da|von der|von|van der|van den|van|bin|al|el|ibn|du|dos|ten"
_RUN = re.compile(rf"(?<![\w’'@.-]){_WORD}(?:\.?[ \u00a0](?:(?:{_PARTICLE})[ \u00a0]){{0,2}}{_WORD}){{0,6}}")
_PIECE = re.compile(r"[^ \u00a0]+")
_BEFORE = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)[ \u00a0]\Z")
_GOES_ON = re.compile(r" [^\W\d_A-Z]")
_HEAD = re.compile(r"(?:^|[.!?…:;\n]|[\"“«„(\[—–])[\"”’»)\s\u00a0]*\Z")
_NO_NAME = frozenset({
    "determiners", "one", "count", "stops", "adverbs", "as", "joins", "pronouns", "that", "according", "negation", "cue",
    "conditions", "certainty", "backwards", "auxiliaries", "citing", "blocked",
})  # fmt: skip
_UNCASED = frozenset({"ar", "fa"})
Schema = Literal["Person", "Organization", "PublicBody", "Other"]
_SCHEMAS: dict[str, Schema] = {"office": "PublicBody", "organisation": "Organization", "outlet": "Organization"}


def has_runs(language: str) -> bool:
    """Whether names of a language are found here."""
    return language in languages() and language not in _UNCASED


def find_runs(text: str, language: str) -> list[Mention]:
    """Names in ``text``, in order, not overlapping; states and designations are somebody else's."""
    words = lexicon(language)
    return _han(text, words) if language in UNSPACED else _capitals(text, words)


def _capitals(text: str, words: Lexicon) -> list[Mention]:
    found = []
    for match in _RUN.finditer(text):
        pieces = [(match.start() + p.start(), match.start() + p.end()) for p in _PIECE.finditer(match.group())]
        while pieces and _no_name(words, text[slice(*pieces[0])]):
            pieces.pop(0)
        role = _role_before(text, pieces[0][0], words) if pieces else False
        roles = [n for n, piece in enumerate(pieces) if "person" in _tags(words, text[slice(*piece)])]
        if roles:  # "Minister Hoffner", "Ông Tịnh"
            pieces, role = pieces[roles[-1] + 1 :], True
        if not pieces:
            continue
        start, end = pieces[0][0], pieces[-1][1]
        written = text[start:end].rstrip(".")
        alone = len(pieces) == 1 and not written.isupper()
        if alone and words.language == "vi" and _GOES_ON.match(text, end):
            continue  # "Bộ Quốc phòng": the first syllable of a common word
        if len(written) < 2 or (alone and (words.nouns_have_capitals and not role)):
            continue
        if alone and not role and _HEAD.search(text, max(0, start - 4), start) is not None:
            continue
        schema = _schema(words, [text[s:e] for s, e in pieces], person=role)
        found.append(Mention(start, start + len(written), written, schema, " ".join(written.split())))
    return found


def _no_name(words: Lexicon, word: str) -> bool:
    return bool(_tags(words, word) & _NO_NAME) or word.lower() in _counting(words.language)


@lru_cache(maxsize=32)
def _counting(language: str) -> frozenset[str]:
    """Words of numbers and of the calendar, with which no name begins ("Milliarden Euro", "Ende September")."""
    dates = for_language("dates", language)
    if not dates:
        return frozenset()
    places = {w for name in ("early", "mid", "late") for w in dates.get(name, ()) if " " not in w}
    months, weekdays = calendar_names(language)
    return frozenset(
        {*for_language("numbers", language).get("scales", ()), *places, *weekdays, *(m for m in months if len(m) > 3)}
    )


def _schema(words: Lexicon, pieces: list[str], *, person: bool) -> Schema:
    for piece in pieces:
        for tag in _tags(words, piece):
            if tag in _SCHEMAS:
                return _SCHEMAS[tag]
    return "Person" if person and len(pieces) <= 4 else "Other"


def _role_before(text: str, start: int, words: Lexicon) -> bool:
    """Whether a role stands right before a name ("директор Сомов")."""
    match = _BEFORE.search(text, max(0, start - 40), start)
    return match is not None and "person" in _tags(words, match[1])


def _tags(words: Lexicon, word: str) -> frozenset[str]:
    return _cached_tags(words.language, key(word, words.language).rstrip("."))


@lru_cache(maxsize=65536)
def _cached_tags(language: str, word: str) -> frozenset[str]:
    words = lexicon(language)
    entries = tuple(e for e in words.phrases.get(word, ()) if len(e.words) == 1) + words.single(word)
    noun = next(
        (e.value for e in entries if e.tag == "nouns"), None
    )  # the longest stem: "министерств*" before "министр*"
    tags = {e.tag for e in entries if e.tag != "nouns"}
    return frozenset(tags | {noun} if noun else tags)


def _han(text: str, words: Lexicon) -> list[Mention]:
    """A surname and up to two characters after a role ("发言人林远山")."""
    found = []
    at = 0
    while at < len(text):
        entry = next(
            (
                e
                for n in range(min(words.longest, len(text) - at), 0, -1)
                for e in words.phrases.get(text[at : at + n], ())
            ),
            None,
        )
        if entry is None:
            at += 1
            continue
        at += len(entry.words[0])
        surname = entry.tag == "nouns" and entry.value == "person" and _begins(text, at, words, "surnames")
        if surname:
            end = at + surname
            while (
                end < len(text)
                and end - at < 3
                and "\u4e00" <= text[end] <= "\u9fff"
                and not _begins(text, end, words, *_NO_NAME)
            ):
                end += 1
            if end - at >= 2:
                found.append(Mention(at, end, text[at:end], "Person", text[at:end]))
                at = end
    return found


def _begins(text: str, at: int, words: Lexicon, *tags: str) -> int:
    """Characters of the longest phrase with one of ``tags`` that begins at ``at``, or 0."""
    for length in range(min(words.longest, len(text) - at), 0, -1):
        if any(e.tag in tags for e in words.phrases.get(text[at : at + length], ())):
            return length
    return 0
