"""Names in running text: states and their adjectives, capitalised runs with a guess at what they are.

The small grammar models miss names such as two short words in a row, so a run of capitals comes first, and what
stands beside it (a title, "University", "Ministry") says what it is. What nothing speaks for stays "Other".
"""

import re
from functools import lru_cache
from typing import Literal

from firsthand.language.designations import find_designations
from firsthand.language.folding import fold
from firsthand.language.states import find_states
from firsthand.language.tables import table
from firsthand.records import Mention, Span

Schema = Literal["Person", "Organization", "PublicBody", "Company", "Country", "Place", "Designation", "Other"]

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ]"
_ABBREVIATED = r"(?:Mrs?|Ms|Dr|Prof|Gen|Maj|Lt|Col|Capt|Adm|Sgt|Cmdr|Brig|Sens?|Reps?|Govs?|Rev|Hon|St|Mt|Ft|M|Sr|Sra)\.(?=[ \u00a0])"
_WORD = rf"(?:{_ABBREVIATED}|{_CAPITAL}\.(?:{_CAPITAL}\.)*|{_CAPITAL}(?:[^\W_]|[’'-](?=[^\W\d_]{{2}}))*)"
_LINK = r"(?:of the|of|for|de la|de|del|da|von|van der|van|bin|al|the)"
_RUN = re.compile(
    rf"(?<![^\W_])(?<![^\W_][-’'.@]){_WORD}(?:(?:[ \u00a0]|[–-](?={_CAPITAL})){_WORD}|[ \u00a0]{_LINK}[ \u00a0]{_WORD}){{0,7}}"
)
_OF = re.compile(r"[ \u00a0](?:of the|of|for)[ \u00a0]")
_HEAD = re.compile(r"(?:^|[.!?…:;\n]|[\"“«„(\[—–])[\"”’»)\s\u00a0]*\Z")


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("names").items()}


def find_names(text: str, language: str = "en") -> tuple[Mention, ...]:
    """Designations, states and names in ``text``, in order, not overlapping; designations first, then states that are
    not part of a longer name ("Bank of Spain").
    """
    designations = find_designations(text)
    claimed = bytearray(len(text))
    found: list[Mention] = list(designations)
    for mention in designations:
        claimed[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    states = find_states(text, language)
    if language not in ("zh", "ar"):
        by_start = {s.start: s for s in states}
        for match in _RUN.finditer(text):
            for start, end in _parts(match):
                name = _name(start, end, text, by_start)
                if name is not None and not any(claimed[name.start : name.end]):
                    claimed[name.start : name.end] = b"\x01" * (name.end - name.start)
                    found.append(name)
    found.extend(s for s in states if not any(claimed[s.start : s.end]))
    return tuple(sorted(found, key=lambda m: m.start))


def _parts(match: re.Match[str]) -> list[Span]:
    """A run as one name or two: "Ada Bell of the University of Ardun" is a person and a body."""
    written = match.group()
    bodies = _lists()["organisation_words"] | _lists()["public_words"]
    for link in _OF.finditer(written):
        before, after = written[: link.start()].split(" "), written[link.end() :].split(" ")
        if len(before) > 1 and not set(before) & bodies and after[0] in bodies:
            return [(match.start(), match.start() + link.start()), (match.start() + link.end(), match.end())]
    return [match.span()]


def _name(start: int, end: int, text: str, states: dict[int, Mention]) -> Mention | None:
    lists = _lists()
    while True:  # a sentence's first word is no part of the name ("But Hanoi", "On Sept.")
        head = re.match(r"[^\s\u00a0]+", text[start:end])
        if head is None:
            return None
        word = head.group().rstrip(".,")
        if word not in lists["never"] or (word in ("The", "May") and head.end() == end - start):
            break
        rest = re.match(r"[\s\u00a0]*(?:of the|of|for|the)?[\s\u00a0]*", text[start + head.end() : end])
        start += head.end() + (rest.end() if rest else 0)
        if start >= end:
            return None
    written = re.sub(r"[’']s?\Z", "", text[start:end])
    end = start + len(written)
    if len(written) < 2 or written in lists["never"]:
        return None
    state = states.get(start)
    if state is not None and state.end >= end:
        return None
    words = re.split(r"[ \u00a0]", written)
    lonely = len(words) == 1 and (start == 0 or _HEAD.search(text, max(0, start - 4), start) is not None)
    if lonely and not written.isupper():
        return None
    if state is not None and len(words) > 1:
        # "Russian President Vladimir Putin": the adjective is the state, the rest the name
        tail = text[state.end : end].lstrip(" \u00a0")
        if tail and ((fold(tail.split(" ")[0]) and _title_length(tail, lists)) or len(tail.split(" ")) >= 2):
            start, written = end - len(tail), tail
            words = re.split(r"[ \u00a0]", written)
    schema = _schema(words, lists)
    if schema == "Person":  # "Mr. Phuong of the University": the person ends before the link
        written = re.split(r"[ \u00a0](?:of the|of|for|the)[ \u00a0]", written)[0]
        end = start + len(written)
    titled = _title_length(written, lists)
    canonical = written[titled:].strip() or written
    return Mention(start, end, text[start:end], schema, " ".join(canonical.split()))


def _title_length(written: str, lists: dict[str, frozenset[str]]) -> int:
    """Characters of the titles that open a name ("Maj. Gen. ")."""
    length = 0
    while True:
        rest = written[length:]
        taken = next(
            (t for t in lists["titles"] if rest.startswith(t) and rest[len(t) : len(t) + 1] in (" ", "\u00a0")), None
        )
        if taken is None:
            return length
        length += len(taken) + 1


def _schema(words: list[str], lists: dict[str, frozenset[str]]) -> Schema:
    bare = [w.rstrip(".,") for w in words]
    if _title_length(" ".join(words), lists) and not any(w in lists["public_words"] for w in bare[1:]):
        return "Person"
    if any(w in lists["public_words"] for w in bare):
        return "PublicBody"
    if any(w in lists["company_words"] for w in (*words, *bare)) and len(words) > 1:
        return "Company"
    if any(w in lists["organisation_words"] for w in bare):
        return "Organization"
    if len(words) > 1 and bare[-1] in lists["place_words"]:
        return "Place"
    return "Other"
