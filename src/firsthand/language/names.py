"""Names in running text: states and their adjectives, capitalised runs with a guess at what they are.

The small grammar models miss names such as two short words in a row, so a run of capitals comes first, and what
stands beside it (a title, "University", "Ministry") says what it is. What nothing speaks for stays "Other".
"""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from firsthand.language.bodies import Body, find_bodies
from firsthand.language.designations import find_designations
from firsthand.language.folding import fold
from firsthand.language.phrases import Found
from firsthand.language.runs import find_runs, has_runs
from firsthand.language.states import find_states
from firsthand.language.tables import table
from firsthand.records import Mention, Span

Schema = Literal["Person", "Organization", "PublicBody", "Company", "Country", "Place", "Designation", "Other"]

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ]"
_ABBREVIATED = r"(?:Mrs?|Ms|Dr|Prof|Gen|Maj|Lt|Col|Capt|Adm|Sgt|Cmdr|Brig|Sens?|Reps?|Govs?|Rev|Hon|St|Mt|Ft|M|Sr|Sra)\.(?=[ \u00a0])"
_WORD = rf"(?:{_ABBREVIATED}|{_CAPITAL}\.(?:{_CAPITAL}\.)*|{_CAPITAL}(?:[^\W_]|[’'-](?=[^\W\d_]{{2}}))*)"
_LINK = r"(?:of the|of|for|de la|de|del|da|von|van der|van|bin|al|the)"
_RUN = re.compile(
    rf"(?<![^\W_])(?<![^\W_][-’'.@])(?<![$£€]){_WORD}(?:(?:[ \u00a0]|[–-](?={_CAPITAL})){_WORD}|[ \u00a0]{_LINK}[ \u00a0]{_WORD}){{0,7}}"
)
_SPACE = re.compile(r"[ \u00a0]")
_OF = re.compile(r"[ \u00a0](?:of the|of|for)[ \u00a0]")
_HEAD = re.compile(r"(?:^|[.!?…:;\n]|[\"“«„(\[—–])[\"”’»)\s\u00a0]*\Z")


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("names").items()}


@lru_cache(maxsize=1)
def _titles() -> dict[str, list[str]]:
    """First word of a title → the titles that begin with it, longest first."""
    found: dict[str, list[str]] = {}
    for title in sorted(_lists()["titles"], key=len, reverse=True):
        found.setdefault(title.split(" ")[0], []).append(title)
    return found


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    names = table("given_names")
    genders = (("either", "?"), ("masculine", "m"), ("feminine", "f"))
    return {name: gender for kind, gender in genders for name in names[kind]}


def given_name(word: str) -> str:
    """The gender of a given name: "m", "f", "?" for either; "" where the word is none."""
    return _given().get(word, "")


_MONEY = ("$", "£", "€")
"""Behind a name these make a currency of it: "US$5"."""
SHORT = 200
"""Characters of a phrase. Those who speak are asked about again and again, in every sentence that they stand in."""


def find_names(text: str, language: str = "en") -> tuple[Mention, ...]:
    """Designations, states and names in ``text``, in order, not overlapping; designations first, then states that are
    not part of a longer name ("Bank of Spain").
    """
    return _known(text, language) if len(text) <= SHORT else _found(text, language)


@lru_cache(maxsize=4096)
def _known(phrase: str, language: str) -> tuple[Mention, ...]:
    return _found(phrase, language)


def _found(text: str, language: str) -> tuple[Mention, ...]:
    designations = find_designations(text)
    claimed = bytearray(len(text))
    found: list[Mention] = list(designations)
    for mention in designations:
        claimed[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    states = [s for s in find_states(text, language) if text[s.end : s.end + 1] not in _MONEY]
    listed: list[Span] = []
    for place, body in find_bodies(text, designations):
        if not any(claimed[place.start : place.end]) and _stands_alone(place, body, text, states):
            claimed[place.start : place.end] = b"\x01" * (place.end - place.start)
            listed.append((place.start, place.end))
            found.append(_listed(place, body, text))
    listed.sort()
    if has_runs(language):
        covered = [(s.start, s.end) for s in states]
        for run in find_runs(text, language):
            if not any(claimed[run.start : run.end]) and (run.start, run.end) not in covered:
                claimed[run.start : run.end] = b"\x01" * (run.end - run.start)
                found.append(run)
    elif language not in ("zh", "ar", "fa"):
        by_start = {s.start: s for s in states}
        for match in _RUN.finditer(text):
            for start, end in _parts(match, listed):
                name = _name(start, end, text, by_start)
                if name is not None and not any(claimed[name.start : name.end]):
                    claimed[name.start : name.end] = b"\x01" * (name.end - name.start)
                    found.append(name)
    found.extend(s for s in states if not any(claimed[s.start : s.end]))
    return tuple(sorted(found, key=lambda m: m.start))


def _parts(match: re.Match[str], listed: list[Span]) -> list[Span]:
    """A run as one name or two: "Ada Bell of the University of Ardun" is a person and a body, and so is what stands
    before or after a listed body.
    """
    first, last = (bisect_left(listed, (at, 0)) for at in match.span())
    inside = [span for span in listed[first:last] if span[1] <= match.end()]
    if inside:
        at, pieces = match.start(), []
        for start, end in [*inside, (match.end(), match.end())]:
            pieces.append((at, start))
            at = end
        shorn = [(s + len(m.group()), e) for s, e in pieces if (m := _BETWEEN.match(match.string[s:e]))]
        return [
            (s, s + len(match.string[s:e].rstrip(" \u00a0-–"))) for s, e in shorn if match.string[s:e][:1].isupper()
        ]
    written = match.group()
    bodies = _lists()["organisation_words"] | _lists()["public_words"]
    for link in _OF.finditer(written):
        before, after = written[: link.start()].split(" "), written[link.end() :].split(" ")
        body = after[0] in bodies or (given_name(before[0]) and not bodies.isdisjoint(after))
        if len(before) > 1 and not set(before) & bodies and body:
            return [(match.start(), match.start() + link.start()), (match.start() + link.end(), match.end())]
    for gap in (
        () if _title_length(written) else _SPACE.finditer(written)
    ):  # of "Port Committee Chairman Ada Bell" the person
        rest, body = written[gap.end() :], not bodies.isdisjoint(written[: gap.start()].split(" "))
        titled = _title_length(rest)
        words = rest[titled:].split(" ")
        told = body or given_name(words[0]) or not _lists()["roles"].isdisjoint(rest[:titled].split(" "))
        if titled and told and len(words) > 1 and bodies.isdisjoint(words):
            return [(match.start() + gap.end(), match.end())]
    return [match.span()]


_BETWEEN = re.compile(r"[ \u00a0–-]*(?:(?:of the|of|for|the)[ \u00a0])?")


def _listed(place: Found, body: Body, text: str) -> Mention:
    return Mention(
        place.start, place.end, text[place.start : place.end], body.schema, body.name, True, country=body.state
    )


_BEFORE = re.compile(rf"({_WORD})[ \u00a0](?:(?:of the|of|for)[ \u00a0])?\Z")
_AFTER = re.compile(rf"[ \u00a0]({_WORD})")


def _stands_alone(place: Found, body: Body, text: str, states: list[Mention]) -> bool:
    """Whether the listed name is a name of its own here, and not part of a longer one ("Washington Post", "Jack London").
    An adjective of a state may stand before it, an office after it.
    """
    roles = _lists()["roles"]
    after = _AFTER.match(text, place.end)
    if after is not None and (body.schema == "Place" or after[1] not in roles):
        return False
    from_here = max(0, place.start - 40)
    before = _BEFORE.search(text[from_here : place.start])
    if before is None or before[1] in _lists()["never"]:
        return True
    if before[0].rstrip().endswith(("of", "of the", "for")):
        return body.schema != "Place" or before[1] in roles
    return any(s.end == from_here + before.end(1) for s in states) or (body.schema != "Place" and before[1] in roles)


_GERUND = re.compile(r"(?P<gerund>[A-Z][a-z]{3,}ing)[ \u00a0](?P<next>[A-Z][a-z]+)(?=[ \u00a0][A-Z])")
_SYLLABLES = frozenset({"To", "An", "So", "My", "No"})
"""Family names that are also English words: with a capital in the middle of a sentence they are names ("To Lam")."""
_RUNS_ON = re.compile(r"[a-zà-ÿ’'][,]?[ \u00a0]\Z")


def _name(start: int, end: int, text: str, states: dict[int, Mention]) -> Mention | None:
    lists = _lists()
    while True:  # a sentence's first word is no part of the name ("But Hanoi", "On Sept.")
        head = re.match(r"[^\s\u00a0]+", text[start:end])
        if head is None:
            return None
        word = head.group().rstrip(".,")
        if word not in lists["never"] or (word in ("The", "May") and head.end() == end - start):
            break
        if (
            word in _SYLLABLES
            and _RUNS_ON.search(text, max(0, start - 16), start)
            and text[start + head.end() :][:1] == " "
        ):
            break
        rest = re.match(r"[\s\u00a0]*(?:of the|of|for|the)?[\s\u00a0]*", text[start + head.end() : end])
        start += head.end() + (rest.end() if rest else 0)
        if start >= end:
            return None
    opening = _GERUND.match(text, start, end) if _HEAD.search(text, max(0, start - 4), start) else None
    if opening and given_name(opening["next"]) and not given_name(opening["gerund"]):
        start = opening.start("next")  # "Attacking Ada Bell, he left"
    written = re.sub(r"[’']s?\Z", "", text[start:end])
    end = start + len(written)
    if len(written) < 2 or written in lists["never"] or text[end : end + 1] in _MONEY:
        return None
    state = states.get(start)
    if state is not None and state.end >= end:
        return None
    words = _SPACE.split(written)
    lonely = len(words) == 1 and (start == 0 or _HEAD.search(text, max(0, start - 4), start) is not None)
    if lonely and not written.isupper():
        return None
    if state is not None and len(words) > 1:
        # "Russian President Vladimir Putin": the adjective is the state, the rest the name
        tail = text[state.end : end].lstrip(" \u00a0")
        if tail and ((fold(tail.split(" ")[0]) and _title_length(tail)) or len(tail.split(" ")) >= 2):
            start, written = end - len(tail), tail
            words = _SPACE.split(written)
    schema = _schema(words, lists)
    if schema == "Person":  # "Mr. Phuong of the University": the person ends before the link
        written = re.split(r"[ \u00a0](?:of the|of|for|the)[ \u00a0]", written)[0]
        end = start + len(written)
    titled = _title_length(written)
    canonical = written[titled:].strip() or written
    return Mention(start, end, text[start:end], schema, " ".join(canonical.split()))


def _title_length(written: str) -> int:
    """Characters of the titles that open a name ("Maj. Gen. ")."""
    titles, length = _titles(), 0
    while True:
        rest = written[length:]
        first = _SPACE.split(rest, maxsplit=1)[0]
        taken = next(
            (t for t in titles.get(first, ()) if rest.startswith(t) and rest[len(t) : len(t) + 1] in (" ", "\u00a0")),
            None,
        )
        if taken is None:
            return length
        length += len(taken) + 1


def _schema(words: list[str], lists: dict[str, frozenset[str]]) -> Schema:
    bare = [w.rstrip(".,") for w in words]
    if _title_length(" ".join(words)) and not any(w in lists["public_words"] for w in bare[1:]):
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
