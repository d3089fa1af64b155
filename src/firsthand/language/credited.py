"""What the words around an outlet's name credit it with, in all languages of ``credits.json``.

A credit needs a cue beside the name: a name alone is a topic. Only what says where the account itself comes from is
"republished" or "translated"; said of anything else ("the video, first published by X") the same words credit in passing.
"""

import re
from functools import cache

import msgspec

from firsthand.language.copylines import copy_line
from firsthand.language.crediting import after, any_of, around, before, close, fragments, is_latin
from firsthand.language.nationality import words_of
from firsthand.language.outlets import Outlet
from firsthand.language.reporting import reports_after, reports_as, reports_before, told_before, told_someone
from firsthand.language.sameness import is_no_name
from firsthand.language.scope import in_somebodys_words
from firsthand.records import Credit, CreditKind

PROSE_SENTENCE = 160
"""How far left of a name a cue is looked for, in characters; cues stand within a clause."""
PROSE_RIGHT = 90
"""The same to the right."""
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


class Named(msgspec.Struct, frozen=True):
    """An outlet's name at ``text[start:end]``. ``careful``: it may be somebody else's, who "said" something: a common word,
    or the address of a firm."""

    start: int
    end: int
    outlet: Outlet
    careful: bool


def moved(credit: Credit, by: int) -> Credit:
    """The credit, its place ``by`` characters further on."""
    return msgspec.structs.replace(credit, start=credit.start + by, end=credit.end + by)


def credit_of(piece: str, named: Named) -> Credit | None:
    """What the words around a name credit its outlet with; None where they make it a topic, a party or a pollster."""
    if copy := copy_line(piece, named.start, named.end):
        return credited(piece, named, *copy)
    if in_somebodys_words(piece, named.start, named.end):
        return None
    left = sentence_before(piece, named.start)
    right = piece[named.end : named.end + PROSE_RIGHT].split("\n")[0]
    left, right = _without_country_left(_ARTICLE.sub("", left)), _without_country_right(right)
    if whole := of_the_whole(left):
        return credited(piece, named, *whole)
    if cue := _helped(left, right):
        return told(piece, named, cue)
    latin = is_latin(left)
    if not_before().search(left) or not_after().match(right) or _spans(around("not_around", latin), left, right):
        return None
    cue = _spans(around("told_around", latin), left, right)
    cue = (
        cue
        or _nearest(_spoken_to(piece, named, left, latin), _reported(left, latin))
        or _left(close(latin=latin), left)
    )
    cue = cue or _right("told_after", right) or _right("after", right) or _spans(around("around", latin), left, right)
    cue = cue or reports_after(right) or reports_as(left, right) or _verb_last(piece, named, left)
    if cue or named.careful or _PARTY.match(right) or _EMPLOYER.search(left):
        return told(piece, named, cue) if cue else None
    cue = _left(before("before_speech", latin=latin), left) or _right("after_speech", right) or _right("says", right)
    cue = cue or _left(close("says", latin), left) or _states(right)
    return told(piece, named, cue) if cue else None


_SPOKE = re.compile(r"[^\W\d_]+(?:ал|ил|ел|ів|ив|ав|ла|ли)[аи]?(?:\s|\Z)", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёіїєґ]+", re.IGNORECASE)
_TO_WHOM = re.compile(r"[а-яёіїєґ]*(?:у|ю|ам|ям|ой|ей|е|и|і|ії)\Z", re.IGNORECASE)


def _nearest(*cues: tuple[int, str]) -> str:
    """Of cues left of a name the one that begins last: "said to reporters, quoted by X"."""
    return max(cues)[1]


def _spoken_to(piece: str, named: Named, left: str, latin: bool) -> tuple[int, str]:
    """The cue that says somebody spoke *to* the outlet, and where it begins. Where a bare verb says it in Cyrillic, the name's
    case tells who spoke."""
    if verb := told_before(left):
        return verb.start, verb.cue
    match = before("told_before", latin=latin).search(left)
    if match is None and not latin and (whom := _CYRILLIC.findall(piece[named.start : named.end])):
        verb = told_someone(left) if _TO_WHOM.fullmatch(whom[-1]) and not whom[-1].isupper() else None
        return (verb.start, verb.cue) if verb else (-1, "")
    words = _CYRILLIC.findall(piece[named.start : named.end]) or _CYRILLIC.findall(left)
    if match is None or (
        words and _SPOKE.match(match["cue"]) and not (words[-1].isupper() or _TO_WHOM.fullmatch(words[-1]))
    ):
        return -1, ""
    return match.start("cue"), match["cue"]


def _reported(left: str, latin: bool) -> tuple[int, str]:
    """The cue left of a name that says the outlet reported, and where it begins."""
    if match := before("before", "citing", latin=latin).search(left):
        return match.start("cue"), match["cue"]
    verb = reports_before(left)
    return (verb.start, verb.cue) if verb else (-1, "")


_ARTICLE = re.compile(r"(?<![^\W\d_])(?:La|El|Le|Il|O|A|De|Het|Η|Ο|Το|Τα|L[’'])[ ]?\Z")
"""An article with a capital is part of the name that follows ("in der Zeitung «El Correo …»"), known or not."""
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEXT_WORD = re.compile(
    r"(?P<mark>[»“”\"』」》]?)(?P<gap>[ \u200c]?[(（]?(?:(?:of|aus|de|del|della|du|da|do|của|із|из|з|z|w|в) )?)"
    r"(?P<words>[^\W\d_]+(?:[- ][^\W\d_]+)?)(?P<close>[)）]?)"
)
MOST_BETWEEN = 5
"""Words between a cue and a name among which those that say a country are looked for."""


def _without_country_left(left: str) -> str:
    """The words left of a name without those that say which country it is of ("the French", "немецкую")."""
    words = list(_WORDS.finditer(left))[-MOST_BETWEEN:]
    for match in reversed(words):
        if not (is_no_name(match.group()) or _gap().fullmatch(match.group())):
            return left
        if match.group().lower() in words_of():
            left = left[: match.start()] + left[match.end() :].lstrip(" ")
    return left


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(any_of(fragments("gap")), re.IGNORECASE)


def _without_country_right(right: str) -> str:
    """The same of the words right of it: "X (Đức)", «X» الفرنسية."""
    match = _NEXT_WORD.match(right)
    if match is None:
        return right
    for words in (match["words"], re.split("[- ]", match["words"])[0]):
        if words.lower() in words_of():
            return match["mark"] + right[match.start("words") + len(words) :].lstrip(")）")
    return right


def _verb_last(piece: str, named: Named, left: str) -> str:
    """The reporting verb that closes a sentence which the name opens, in languages that set the verb last."""
    left = _then().sub("", left)
    if not all(is_no_name(word.group()) for word in _WORDS.finditer(left)):
        return ""
    sentence = _SENTENCE_END.split(piece[named.end : named.end + SENTENCE_CHARACTERS])[0]
    match = _far().search(sentence)
    return match["cue"] if match else ""


@cache
def _then() -> re.Pattern[str]:
    """The times that may open a sentence before the name: "in the year 1395", "earlier"."""
    return re.compile(rf"(?<![^\W\d_]){any_of(fragments('long_ago', 'earlier'))}(?![^\W\d_])")


def _states(right: str) -> str:
    """The verb between a name and what it says: "X ergänzt, dass …", whatever the verb is."""
    match = _that().match(right)
    return match["cue"].rstrip(" ,") if match else ""


@cache
def _that() -> re.Pattern[str]:
    return re.compile(
        rf"[»”\"』」》]? (?P<cue>(?:(?![A-ZÄÖÜ])[^\W\d_]{{2,20}} ){{0,2}}(?![A-ZÄÖÜ])[^\W\d_]{{3,20}},? ){any_of(fragments('that'))}(?![^\W\d_])"
    )


@cache
def _far() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_] (?P<cue>{any_of(fragments('after_far'))})(?:[.!]?\Z| که )")


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
def not_before() -> re.Pattern[str]:
    """Words left of a name by which it is no credit."""
    return re.compile(
        rf"(?<![^\W\d_]){any_of(fragments('not_before'))}[ ]?(?:the|le|la|el|les|die|der|das)?[ «„“\"]{{0,2}}\Z",
        re.IGNORECASE,
    )


@cache
def not_after() -> re.Pattern[str]:
    """The same right of it."""
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


def told(piece: str, named: Named, cue: str) -> Credit:
    """A credit in prose."""
    return credited(piece, named, "prose", cue)


def credited(piece: str, named: Named, kind: CreditKind, cue: str) -> Credit:
    """A credit at a name, with the address where that is how it is written."""
    written = piece[named.start : named.end]
    address = written if written.startswith("http") else None
    return Credit(named.outlet.key, named.outlet.name, kind, named.start, named.end, url=address, cue=cue)
