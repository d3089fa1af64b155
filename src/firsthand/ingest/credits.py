"""Whom an account credits in its words: "according to X", "X reported", "first published by", a wire's dateline.

The outlets that a text names are found here; what the words around a name credit it with is ``language.credited``.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from firsthand.ingest.naming import names_in
from firsthand.ingest.wires import datelines
from firsthand.language.credited import (
    Named,
    credit_of,
    credited,
    moved,
    not_after,
    not_before,
    opens_with_origin,
    sentence_before,
    told,
)
from firsthand.language.crediting import any_of, fragments, is_latin, plain
from firsthand.language.outlets import by_name, folded
from firsthand.records import Credit, Furniture

__all__ = ["credit_of", "credits_in", "headline_credits", "moved", "opens_with_origin", "prose_credits"]

MOST_NAMES = 2_000
"""Names looked at in one account; a text with more is a list of outlets. Each costs a tenth of a millisecond or more."""
HEADLINE_CHARACTERS = 300
SENTENCE = 300
"""Characters behind a name within which its sentence ends."""
_ONE_WORD = re.compile(r"(?:Die |Der |Das )?[^\W\d_]+")
_PAUSE = re.compile(r"[,;:.]")


def prose_credits(text: str, spans: list[tuple[int, int]]) -> list[Credit]:
    """Credits inside the given stretches of body text."""
    found: list[Credit] = []
    left = MOST_NAMES
    for start, end in spans:
        piece = plain(text[start:end])
        names = names_in(piece)[:left]
        left -= len(names)
        found += [moved(credit, start) for credit in datelines(piece)]
        found += [moved(credit, start) for credit in credits_in(piece, names)]
    return found


def credits_in(piece: str, names: Sequence[Named]) -> list[Credit]:
    """The credits of a stretch of text, in order. Of names joined by "and" each has the cue that stands beside one."""
    proven = {named.outlet.key for named in names if not _is_a_word(piece, named)}
    found = [
        credit if credit and (named.outlet.key in proven or _says_it(piece, named, credit)) else None
        for named in names
        for credit in (credit_of(piece, named),)
    ]
    joins = [_joining().fullmatch(piece, one.end, other.start) for one, other in pairwise(names)]

    def inherit(at: int, other: int, join: re.Match[str] | None) -> None:
        beside = found[other]
        if found[at] is None and beside is not None and join is not None and not _spoiled(piece, names[at]):
            found[at] = credited(piece, names[at], beside.kind, beside.cue)

    for at in range(len(names) - 2, -1, -1):
        inherit(at, at + 1, joins[at])
    for at in range(1, len(names)):
        join = joins[at - 1]
        if join and join["and"]:  # a comma alone may end the clause of the cue
            inherit(at, at - 1, join)
    return [credit for credit in found if credit]


def _is_a_word(piece: str, named: Named) -> bool:
    """Whether a common word stands first in its sentence, where its capital shows nothing, without a mark of a name behind it."""
    written, right = piece[named.start : named.end], piece[named.end : named.end + SENTENCE]
    alone = (
        _ONE_WORD.fullmatch(written) and not right.startswith(("'", "’", "-")) and is_latin(written) == is_latin(right)
    )
    initials = named.outlet.kind == "agency" and is_latin(written)  # or a person, and no word
    return bool(named.careful and alone and not initials and not sentence_before(piece, named.start).strip())


def _says_it(piece: str, named: Named, credit: Credit) -> bool:
    """Whether such a word is undeclined, the cue follows at once, and what an outlet says follows that: "Time reported that" is the
    magazine, "Известия сообщили о" the paper, "Дождь, сообщили синоптики" the rain. Where the verb comes last what it says stands before it,
    behind a comma or none."""
    right = piece[named.end : named.end + SENTENCE].split("\n")[0]
    gap, _, matter = right.partition(credit.cue)
    if credit.kind != "prose" or folded(piece[named.start : named.end]) not in by_name():
        return credit.kind != "prose"
    if not matter.strip(" .!"):
        return gap.startswith(",") or not _PAUSE.search(gap)
    return bool(not _PAUSE.search(gap) and _matter().match(matter))


@cache
def _matter() -> re.Pattern[str]:
    that = any_of(fragments("that"))
    apart = any_of(fragment for fragment in fragments("that") if len(fragment) > len("at"))
    return re.compile(
        rf"\s?[,:]| (?:об?|про|über) | {that}(?:(?<= )|(?![^\W\d_]))|(?: [^\s,.]+){{1,3}} {apart}(?:(?<= )|(?![^\W\d_]))"
    )


def _spoiled(piece: str, named: Named) -> bool:
    """Whether the words around a name say that it is no credit."""
    return bool(not_before().search(sentence_before(piece, named.start)) or not_after().match(piece, named.end))


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(
        rf"[»”\"》]?(?:,? ?(?P<and>{any_of(fragments('and'))}) ?|, )(?:the |die |der |das |la |le |el |il |o |a )?[«„“\"《]?"
    )


def headline_credits(text: str, marks: list[Furniture]) -> list[Credit]:
    """Credits in the headline: those of prose, "X: it rains", and "It rains – X"."""
    found = []
    for mark in marks:
        title = plain(text[mark.start : mark.end])
        if mark.kind != "title" or len(title) > HEADLINE_CHARACTERS:
            continue
        for named in names_in(title):
            credit = credit_of(title, named) or _labelled(title, named)
            if credit is not None:
                found.append(moved(credit, mark.start))
    return found


def _labelled(title: str, named: Named) -> Credit | None:
    before_it, after_it = title[: named.start], title[named.end :]
    if not before_it.strip(' «“"#') and (colon := re.match(r"[»”\"]?\s?([:：])\s?\S", after_it)):
        return told(title, named, colon[1])
    if not after_it.strip(' »”"') and (dash := re.search(r"\S\s([–—-]|//)\s[«“\"]?\Z", before_it)):
        return told(title, named, dash[1])
    return None
