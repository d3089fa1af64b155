"""Every place where somebody or something is named, once, with what the reading knows of it there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from msgspec.structs import replace

from firsthand.language.tables import table
from firsthand.records import Document, Mention, Reading, SourceType, Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention in an account. ``speaks`` is the kind of source that it is part of, where it is part of one."""

    document: str
    mention: Mention
    speaks: SourceType | None = None

    @property
    def span(self) -> Span:
        return (self.mention.start, self.mention.end)


@dataclass(frozen=True, slots=True)
class Account:
    """An account's text with all that is named in it, by position, and where its statements stand."""

    document: Document
    sightings: tuple[Sighting, ...]
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    statements: tuple[str, ...] = field(repr=False)

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def text(self) -> str:
        return self.document.text

    def within(self, start: int, end: int) -> tuple[Sighting, ...]:
        """The sightings that begin in a stretch."""
        first = bisect_left(self.sightings, start, key=lambda s: s.mention.start)
        return self.sightings[first : bisect_left(self.sightings, end, key=lambda s: s.mention.start)]

    def around(self, start: int, end: int) -> tuple[str, ...]:
        """Statements that hold a stretch. They follow one another; a few earlier ones may reach as far."""
        last = bisect_right(self.starts, start)
        found = [n for n in range(max(0, last - NESTED), last) if self.ends[n] >= end]
        return tuple(self.statements[n] for n in found)


NESTED = 12
"""Statements that may begin before a stretch and reach over it: clauses, quotations and their sentence."""


def account_of(document: Document, reading: Reading | None) -> Account:
    """All sightings of one account. What several statements hold is one sighting; of overlapping ones the longest counts."""
    statements = sorted(reading.statements if reading else (), key=lambda s: (s.start, -s.end))
    spoken: dict[Span, SourceType] = {}
    for statement in statements:
        for hop in statement.attribution:
            if hop.source is not None:
                spoken.setdefault(hop.source, hop.type)
    found = {(m.start, m.end): m for s in statements for m in map(_person_in, s.mentions)}
    kept: list[Sighting] = []
    reached = 0
    sources = sorted(spoken)
    for (start, end), mention in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= reached and document.text[start:end]:
            kept.append(Sighting(document.id, mention, _speaker(start, end, sources, spoken)))
            reached = end
    return Account(
        document,
        tuple(kept),
        tuple(s.start for s in statements),
        tuple(s.end for s in statements),
        tuple(s.id for s in statements),
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(table("names")["roles"]) | {"Leader", "Whip"}


_WORD = re.compile(r"[^ \u00a0]+")


def _person_in(mention: Mention) -> Mention:
    """The person of a run that begins with a body and an office: "House Speaker Orlo Venn"."""
    if mention.known or mention.schema not in ("PublicBody", "Organization", "Other"):
        return mention
    words = list(_WORD.finditer(mention.text))
    offices = [n for n, word in enumerate(words[:-2]) if word.group() in _roles()]
    if not offices or len(words) - offices[-1] > LONGEST_NAME_WORDS:
        return mention
    start = words[offices[-1] + 1].start()
    name = " ".join(word.group() for word in words[offices[-1] + 1 :])
    if not (name[0].isupper() and name.replace(" ", "").replace(".", "").replace("-", "").isalpha()):
        return mention
    return replace(mention, start=mention.start + start, text=mention.text[start:], schema="Person", canonical=name)


LONGEST_NAME_WORDS = 5


def _speaker(start: int, end: int, sources: Sequence[Span], spoken: dict[Span, SourceType]) -> SourceType | None:
    """The kind of the source that a mention is the head or all of: in "an aide to Ada Bell" it is not Bell who speaks,
    in "Ada Bell of the Harbour Office" it is.
    """
    at = bisect_right(sources, (start, 1 << 60))
    for source in reversed(sources[max(0, at - 3) : at]):
        if source[0] <= start and end <= source[1] + 2 and start - source[0] <= LEADING:
            return spoken[source]
    return None


LEADING = 20
"""Characters that may stand before a speaker's name inside the source: a title, an adjective, an article."""
