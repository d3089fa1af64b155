"""Who speaks: whether two accounts give the same words to two different named people."""

import re
from itertools import pairwise
from typing import NamedTuple

from firsthand.comparison.sides import Side
from firsthand.comparison.words import Word, listed, matter, words_of
from firsthand.language.lexicon import is_person
from firsthand.records import Attribution, Span

NEAR_CHARACTERS = 400
"""A speaker who is named this close to the quotation may be its speaker, however the attribution was read."""
TITLES = listed("speakers: titles")
_PEOPLE = ("person", "unknown")
_PRONOUNS = frozenset("he she they it we i you who his her their".split())
_AFTER_NAMES = frozenset("himself herself whose jr sr told speaking writing".split())
"""Words that can follow a person's name and are nothing that it describes."""


class Speakers(NamedTuple):
    """Two speakers of the same words: what each text calls its own, and where."""

    theirs: str
    mine: str
    there: Span | None
    here: Span | None


def other_speaker(account: Side, here: Span, parent: Side, there: Span, *, sure: bool = True) -> Speakers | None:
    """The parent's speaker and this account's where both are named persons, differ, and (``sure``) neither is near by
    in the other text. A doubt about who speaks is no finding.
    """
    mine, theirs = _speaker(account, here), _speaker(parent, there)
    if mine is None or theirs is None:
        return None
    (one, here_at), (other, there_at) = mine, theirs
    a, b = source_name(other), source_name(one)
    if not a or not b or same_source(a, b, other):
        return None
    if sure and (b[-1] in _near(parent, there) or a[-1] in _near(account, here)):
        return None
    return Speakers(other.resolved or other.who, one.resolved or one.who, there_at, here_at)


def one_speaker(account: Side, here: Span, other: Side, there: Span) -> bool:
    """Whether both places give their words to one named person: by the last name of the speaker in one of them, which stands
    near the place in the other too.
    """
    mine, theirs = _speaker(account, here), _speaker(other, there)
    a, b = source_name(mine[0]) if mine else (), source_name(theirs[0]) if theirs else ()
    if mine and a and b:
        return same_source(a, b, mine[0])
    return bool((a and a[-1] in _near(other, there)) or (b and b[-1] in _near(account, here)))


def speaks(side: Side, at: int, name: tuple[str, ...]) -> bool:
    """Whether somebody speaks for himself at a place: in his turn of a transcript ("PRESIDENT VENN: …"), or on a page of his
    own, by its outlet.
    """
    outlet = side.document.outlet
    if outlet is not None and set(name) <= {w.form for w in words_of(outlet.value)}:
        return True
    turns = list(_TURN.finditer(side.text, max(0, at - MOST_TURN), at))
    return bool(turns) and name[-1] in {w.form for w in words_of(turns[-1][1])}


_TURN = re.compile(r"^([^\W\d_a-z][^\n:.?!]{1,60}): ", re.MULTILINE)
MOST_TURN = 4000
"""Characters of one turn."""


def _speaker(side: Side, span: Span) -> tuple[Attribution, Span | None] | None:
    """The named person who speaks there, and where the name stands on its side."""
    for start, end, statement in side.statements:
        if start < span[1] and span[0] < end and statement.quoted and statement.attribution:
            innermost = statement.attribution[-1]
            if (innermost.named and innermost.type == "person") or _called_with_name(innermost):
                at, shift = innermost.source, start - statement.start
                return innermost, (at[0] + shift, at[1] + shift) if at else None
    return None


def _called_with_name(hop: Attribution) -> bool:
    """Whether a source of no certain kind is a person by calling and by name: "the baker Ibrahim Sol in the town of Selm"."""
    words = words_of(hop.resolved or hop.who)
    return len(own_name(hop)) > 1 and any(is_person(w.form) for w in words)


def source_name(hop: Attribution) -> tuple[str, ...]:
    """A source's name, folded: a person's own where the words have one, else all words."""
    words = words_of(hop.resolved or hop.who)
    return own_name(hop) or tuple(w.form for w in words if w.form not in TITLES)


def own_name(hop: Attribution) -> tuple[str, ...]:
    """By what name a person is called, folded and without titles: of "Orla Venn, a clerk at the Selm Yard" the first two.
    Empty for who is only described ("a Selm Yard clerk", "Mr Rusk's lawyer") and for sources that are no persons. Of an
    office it is the name of who holds it: "Council Leader Orla Venn".
    """
    if hop.type not in (*_PEOPLE, "office"):
        return ()
    text = hop.resolved or hop.who
    text = _RELATIVE.split(text)[0] or text  # "Tam Rusk, who beat Ida Holm"
    if hop.type == "office":
        text = _holder(text)
    words = [w for w in words_of(text) if w.form not in _PRONOUNS]
    runs: list[list[Word]] = [[]]
    end = 0
    for word in words:
        if text[end : word.start].strip(" .\u00a0") or not text[word.start].isupper():
            runs.append([])
        if text[word.start].isupper() and word.form not in TITLES and len(word.form) > 1:
            runs[-1].append(word)
        end = word.end
    after = {a.end: b for a, b in pairwise(words)}
    named = [r for r in runs if r and not _describes(text, r[-1], after.get(r[-1].end))]
    named = [r for r in named if len(r) > 1] or named
    return tuple(w.form for w in named[0]) if named else ()


def _holder(office: str) -> str:
    """What stands from the name on that follows a title or a calling."""
    for title, name in pairwise(w for w in words_of(office) if w.form != "the"):
        if _calling(title) and not _calling(name) and office[title.end : name.start].isspace():
            return office[name.start :] if office[title.start].isupper() and office[name.start].isupper() else ""
    return ""


def _calling(word: Word) -> bool:
    return word.form in TITLES or is_person(word.form)


_RELATIVE = re.compile(r",? \bwho(?:se|m)?\b")


def _describes(text: str, last: Word, following: Word | None) -> bool:
    """Whether a capitalised run only describes the noun after it, or owns it: "a Selm Yard clerk", "Mr Rusk's lawyer"."""
    if text[last.start : last.end].endswith(("'s", "’s", "s'", "s’")):
        return True
    if following is None or text[last.end : following.start].strip(" ") or not text[following.start].islower():
        return False
    return bool(matter([following])) and following.form not in _AFTER_NAMES


def same_source(a: tuple[str, ...], b: tuple[str, ...], hop: Attribution) -> bool:
    """A person is met again by the last name or a part of the name ("Mrs Venn", "Orla Venn"), another source by all
    words of the shorter name.
    """
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return (hop.type in _PEOPLE or bool(own_name(hop))) and a[-1] == b[-1]


def _near(side: Side, span: Span) -> set[str]:
    low, high = max(0, span[0] - NEAR_CHARACTERS), min(len(side.text), span[1] + NEAR_CHARACTERS)
    return {w.form for w in words_of(side.text, low, high)}
