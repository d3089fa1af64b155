"""States that no list has: a name with an adjective of its own and an army, a treasury or a ministry is taken for one.

They are parties under their name as it stands, marked as uncertain; which state it is, nobody can look up.
"""

import re
from bisect import bisect_left
from functools import lru_cache

from msgspec.structs import replace

from firsthand.language.states import find_states
from firsthand.records import Mention, Statement

_NAME = r"[A-Z][a-zà-ÿ]{2,24}(?: [A-Z][a-zà-ÿ]{2,24})?"
_TITLED = re.compile(rf"\b(?:Republic|Kingdom|Emirate|Sultanate|Federation) of ({_NAME})")
_BODY = (
    r"(?:army|navy|air force|armed forces|military|treasury|coast guard|[Mm]inistry|defen[cs]e ministry|"
    r"(?:defen[cs]e|foreign|finance) (?:ministry|minister))"
)
_ACTING = re.compile(rf"\b([A-Z][a-zà-ÿ]{{2,24}})(?:['’]s)? (?:[A-Z]?[a-z]+ )?{_BODY}\b")
_WORD = re.compile(r"\b[A-Z][a-zà-ÿ]{2,24}\b")
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish")
"""What makes an adjective of a state's name."""


def is_listed(state: object) -> bool:
    """Whether a party is a state by its code, not by a name that no list has."""
    return isinstance(state, str) and len(state) == 3 and state.isupper()


@lru_cache(maxsize=8)
def unlisted(text: str) -> dict[str, str]:
    """Names and adjectives of states that no list has, with the name: "Velkarian" → "Velkaria". English alone."""
    words = set(_WORD.findall(text))
    titled = {m[1] for m in _TITLED.finditer(text)}
    acting = {m[1] for m in _ACTING.finditer(text)}
    pairs = {word + ending: word for word in words for ending in _ENDINGS if word + ending in words}
    found = {adjective: name for adjective, name in pairs.items() if not (_is_known(name) or _is_known(adjective))}
    if not any(name in acting or adjective in acting for adjective, name in found.items()):
        found = {}
    forms = found | {name: name for name in found.values()} | {name: name for name in titled if not _is_known(name)}
    return forms


def _is_known(word: str) -> bool:
    return bool(find_states(word, "en"))


def with_unlisted(statement: Statement, text: str) -> Statement:
    """The statement with a mention of a state wherever a state that no list has is named."""
    names = unlisted(text)
    if not names:
        return statement
    new = [
        Mention(m.start(), m.end(), m.group(), "Country", names[m.group()], False, country=names[m.group()])
        for m in _WORD.finditer(text, statement.start, statement.end)
        if m.group() in names
    ]
    if not new:
        return statement
    starts = [m.start for m in new]

    def covered(mention: Mention) -> bool:
        at = bisect_left(starts, mention.start)
        return at < len(new) and new[at].start < mention.end and mention.country is None

    kept = [m for m in statement.mentions if not covered(m)]
    return replace(statement, mentions=tuple(sorted((*kept, *new), key=lambda m: m.start)))
