"""Whom an account credits in its words: "according to X", "X reported", "first published by", a wire's dateline.

A credit needs a cue beside the outlet's name: a name alone is a topic. The cues stand in ``language/data/credits.json``.
Only what says where the account itself comes from is "republished" or "translated"; said of anything else ("the video,
first published by X") the same words credit in passing.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec

from firsthand.ingest.naming import Named, names_in
from firsthand.ingest.wires import datelines
from firsthand.language.crediting import after, any_of, around, before, close, fragments, is_latin, plain
from firsthand.records import Credit, CreditKind, Furniture

PROSE_SENTENCE = 160
"""How far left of a name a cue is looked for, in characters; cues stand within a clause."""
PROSE_RIGHT = 90
"""The same to the right."""
MOST_NAMES = 2_000
"""Names looked at in one account; a text with more is a list of outlets. Each costs a tenth of a millisecond or more."""
HEADLINE_CHARACTERS = 300
SENTENCE_CHARACTERS = 400

_SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
_DAY = re.compile(
    r"(?:\b(?:am|vom|on|le|el|em|il|op|den)\s)?\b\d{1,2}(?:\.|er)?\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4},?\s"
    r"|\bon\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4},?\s"
)
"""A full date, which may stand between "first published" and the outlet, and whose stop ends no sentence."""
_PARTY = re.compile(
    r".{0,30}?\b(?:said|says|added|noted|claimed)\b (?:(?:on \w+day )?in an? (?:\w+ )?(?:statement|memo|e-?mail|letter|tweet|filing|motion|brief)\b|its\b|it (?!had (?:obtained|reviewed|seen|spoken|interviewed|viewed|learned)))"
)
"""An outlet that speaks for itself is a party of the story, not its source."""


_EMPLOYER = re.compile(
    r"\b(?:writer|editor|reporter|journalist|columnist|correspondent|anchor|host|photographer|contributor)s? (?:for|at|of|with) (?:the )?[“\"]?\Z",
    re.IGNORECASE,
)
"""What a staff member says ("Ada Quill, a writer for The Ledger, said") is no report of the outlet."""


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
    found = [credit_of(piece, named) for named in names]
    joins = [_joining().fullmatch(piece, one.end, other.start) for one, other in pairwise(names)]

    def inherit(at: int, other: int, join: re.Match[str] | None) -> None:
        beside = found[other]
        if found[at] is None and beside is not None and join is not None and not _spoiled(piece, names[at]):
            found[at] = _credit(piece, names[at], beside.kind, beside.cue)

    for at in range(len(names) - 2, -1, -1):
        inherit(at, at + 1, joins[at])
    for at in range(1, len(names)):
        join = joins[at - 1]
        if join and join["and"]:  # a comma alone may end the clause of the cue
            inherit(at, at - 1, join)
    return [credit for credit in found if credit]


def _spoiled(piece: str, named: Named) -> bool:
    """Whether the words around a name say that it is no credit."""
    return bool(_not_before().search(sentence_before(piece, named.start)) or _not_after().match(piece, named.end))


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
        return _prose(title, named, colon[1])
    if not after_it.strip(' »”"') and (dash := re.search(r"\S\s([–—-]|//)\s[«“\"]?\Z", before_it)):
        return _prose(title, named, dash[1])
    return None


def moved(credit: Credit, by: int) -> Credit:
    """The credit, its place ``by`` characters further on."""
    return msgspec.structs.replace(credit, start=credit.start + by, end=credit.end + by)


def credit_of(piece: str, named: Named) -> Credit | None:
    """What the words around a name credit its outlet with; None where they make it a topic, a party or a pollster."""
    left = sentence_before(piece, named.start)
    right = piece[named.end : named.end + PROSE_RIGHT].split("\n")[0]
    if whole := of_the_whole(left):
        return _credit(piece, named, *whole)
    if cue := _helped(left, right):
        return _prose(piece, named, cue)
    latin = is_latin(left)
    if _not_before().search(left) or _not_after().match(right) or _spans(around("not_around", latin), left, right):
        return None
    cue = _spans(around("told_around", latin), left, right) or _left(before("told_before", latin=latin), left)
    cue = cue or _left(before("before", latin=latin), left) or _left(close(latin), left)
    cue = cue or _right("told_after", right) or _right("after", right)
    cue = cue or _verb_last(piece, named, left)
    if cue or named.careful or _PARTY.match(right) or _EMPLOYER.search(left):
        return _prose(piece, named, cue) if cue else None
    cue = _left(before("before_speech", latin=latin), left) or _right("after_speech", right)
    return _prose(piece, named, cue) if cue else None


def _verb_last(piece: str, named: Named, left: str) -> str:
    """The reporting verb that closes a sentence which the name opens, in languages that set the verb last."""
    if left.strip(' "“«'):
        return ""
    sentence = _SENTENCE_END.split(piece[named.end : named.end + SENTENCE_CHARACTERS])[0]
    match = _far().search(sentence)
    return match["cue"] if match else ""


@cache
def _far() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_] (?P<cue>{any_of(fragments('after_far'))})[.!]?\Z")


def sentence_before(piece: str, at: int) -> str:
    """The words of the sentence left of a place."""
    left = _DAY.sub("", piece[max(0, at - PROSE_SENTENCE) : at])
    return _SENTENCE_END.split(left)[-1]


def _left(pattern: re.Pattern[str], left: str) -> str:
    match = pattern.search(left)
    return match["cue"] if match else ""


def _right(kind: str, right: str) -> str:
    match = after(kind, latin=is_latin(right)).match(right)
    return match["cue"] if match else ""


def _spans(halves: tuple[re.Pattern[str], dict[str, re.Pattern[str]]], left: str, right: str) -> str:
    lefts, rights = halves
    match = lefts.search(left)
    half = match.lastgroup if match else None
    return match[half] if match and half and rights[half].match(right) else ""


def _helped(left: str, right: str) -> str:
    """The cue that says the outlet lent a hand; with several outlets it stands behind the last."""
    sentence = _SENTENCE_END.split(right)[0]
    match = _helped_after().search(sentence) or _helped_before().search(left)
    return match["cue"] if match else ""


@cache
def _helped_after() -> re.Pattern[str]:
    return re.compile(rf"(?P<cue>{any_of(fragments('helped_after'))})")


@cache
def _helped_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W\d_])(?P<cue>{any_of(fragments('helped_before'))})(?: (?:the|der|die|la|el|l[’']))?[ ’'«„“\"]{{0,2}}\Z",
        re.IGNORECASE,
    )


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W\d_]){any_of(fragments('not_before'))}[ ]?(?:the|le|la|el|les|die|der|das)?[ «„“\"]{{0,2}}\Z",
        re.IGNORECASE,
    )


@cache
def _not_after() -> re.Pattern[str]:
    between = r"(?:[’']s)?(?:[-–/][\w ]{2,25}?|,? and [\w ]{2,25}?)?(?: (?:national|new|recent|latest|exit|tracking|opinion|\w+day))?"
    return re.compile(rf"[»”\"]?{between}[ -]?{any_of(fragments('not_after'))}", re.IGNORECASE)


def of_the_whole(left: str) -> tuple[CreditKind, str] | None:
    """Kind and cue where the sentence left of a name says that this account was published there, or comes from there."""
    tail = left.rstrip('"“„«»《「‘( _*') + " "
    if not opens_with_origin(tail):
        return None
    for kind, pattern in _wholes(is_latin(tail)):
        if match := pattern.match(tail):
            return kind, match["cue"].strip()
    return None


def opens_with_origin(line: str) -> bool:
    """Whether a line begins by saying where the account was published before, or what it is translated from."""
    return _opening(is_latin(line)).match(line) is not None


@cache
def _opening(latin: bool) -> re.Pattern[str]:
    origin = any_of(fragments("republished", "translated", latin=latin))
    return re.compile(rf"{_subject(latin)}{origin}", re.IGNORECASE)


def _subject(latin: bool) -> str:
    return rf"[\W_]{{0,4}}(?:{any_of(fragments('subject', latin=latin))} ?)?"


@cache
def _wholes(latin: bool) -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    subject = _subject(latin)
    article = r"\s?[:：]?\s{0,2}(?:the |der |die |le |la |l[’']|el |il |газет[ея] |сайте |tạp chí |báo )?\Z"
    came = r"(?: (?:by|von|par|por|da) [^\n,.;:]{2,60}?)?(?: (?:of|from|aus|von|du|de|d[’']|del|do|dal|из|с|от|с сайта|z|з|із|статьи|an?|the|der|dem|den|article|report|story|artikel|original|in|by|published|text|le|la|les|l[’']))*"
    republished, translated = (any_of(fragments(kind, latin=latin)) for kind in ("republished", "translated"))
    return (
        ("republished", re.compile(rf"{subject}(?P<cue>{republished}){article}", re.IGNORECASE)),
        ("translated", re.compile(rf"{subject}(?P<cue>{translated}){came}{article}", re.IGNORECASE)),
    )


def _prose(piece: str, named: Named, cue: str) -> Credit:
    return _credit(piece, named, "prose", cue)


def _credit(piece: str, named: Named, kind: CreditKind, cue: str) -> Credit:
    written = piece[named.start : named.end]
    address = written if written.startswith("http") else None
    return Credit(named.outlet.key, named.outlet.name, kind, named.start, named.end, url=address, cue=cue)
