"""Words by which a body that is no newspaper tells something: a statement, a verb of announcing, a denial, "according to".

``data/publishers.json`` holds them for all languages at once. A body is a party to most of what is told of it: a verb of announcing
must stand beside it, a statement in its sentence or the next, and a denial or "according to" counts where it opens the account.
"""

import re
from functools import cache

from firsthand.language.crediting import HAN, KANA, any_of
from firsthand.language.tables import table

LETTER = rf"[^\W\d_{HAN}{KANA}]"
"""A letter of a script that parts words."""
LAST = 120
"""Characters behind a body in which the verb that closes its clause stands, in languages that set it last."""
FILLER = 4
"""Words between a body and its verb: a day, an adverb, "documents from the Slovak"."""
_CLAUSE_END = re.compile(r"[,;:،，]")
_APPOSITION = re.compile(r"\A ?(?:, [^,.;:]{2,60}(?=,)|\([^()]{2,30}\))")
"""What stands between a body and its verb: "X, a foundation in Prague, said", "the office (OFAC) said"."""
_SENTENCE_END = re.compile(r"[.!?…]\s|[。！？\n]")


def sentence_around(piece: str, start: int, end: int, reach: int = 200) -> tuple[str, str, str]:
    """The words of a sentence left and right of a place, and those of the next sentence; ``reach`` characters at most."""
    left = _SENTENCE_END.split(piece[max(0, start - reach) : start])[-1]
    right, *after = _SENTENCE_END.split(piece[end : end + 2 * reach])
    return left, right, next(filter(str.strip, after), "")


def first_sentence(piece: str) -> str:
    """The words up to the first stop."""
    return _SENTENCE_END.split(piece, maxsplit=1)[0]


def announces(left: str, right: str, after: str = "", *, leads: bool = False) -> str:
    """The cue by which a body between ``left`` and ``right`` tells something; ``after`` is the next sentence, where it can be the
    body's; ``leads``: the account opens with this sentence, or the body has no other part in a story than to tell it."""
    right = _APPOSITION.sub("", right)
    match = _words("statement").search(left) or _words("statement").search(right)
    match = match or _before("announced").search(left) or _after("announced").match(right)
    match = match or _words("last").search(right[:LAST])
    if match is None and leads:
        match = _after("said").match(right) or _after("leading").match(right) or _before("leading").search(left)
        match = match or _words("denied").search(_CLAUSE_END.split(right)[0]) or _before("denied").search(left)
    match = match or _words("statement").search(after)
    if match is None and _head().search(after):
        match = _words("announced").search(after) or _words("last").search(after) or _words("said").search(after)
    return match["cue"] if match else ""


def is_in_writing(*sentences: str) -> bool:
    """Whether one of these sentences tells of a statement that was given out."""
    return any(_words("statement").search(sentence) for sentence in sentences)


def denies(left: str, right: str) -> str:
    """The verb by which a state between ``left`` and ``right`` denies something."""
    match = _words("denied").search(_CLAUSE_END.split(right)[0]) or _close("denied").search(left)
    return match["cue"] if match else ""


def lists(left: str, right: str) -> str:
    """The words by which a state puts somebody on a list of those who are under sanctions."""
    match = _words("listed").search(right[:LAST]) or _words("listed").search(left)
    return match["cue"] if match else ""


@cache
def _close(kind: str) -> re.Pattern[str]:
    """The verb that stands right before its subject, as in Arabic."""
    return re.compile(rf"(?<!{LETTER})(?P<cue>{any_of(table('publishers')[kind])}) (?:ال)?\Z", re.IGNORECASE)


@cache
def _head() -> re.Pattern[str]:
    """The noun by which a second sentence takes up an office: "the ministry said"."""
    return re.compile(rf"(?<!{LETTER}){any_of(table('publishers')['office']['head'])}(?!{LETTER})", re.IGNORECASE)


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER})(?P<cue>{any_of(table('publishers')[kind])})(?!{LETTER})", re.IGNORECASE)


@cache
def _before(kind: str) -> re.Pattern[str]:
    """The words whose subject follows; an article and a nationality may part them."""
    words = any_of(table("publishers")[kind])
    return re.compile(
        rf"(?<!{LETTER})(?P<cue>{words})(?: [^\s,.;:]{{1,16}}){{0,{FILLER}}}[ -]?(?:[^\W\d_]{{1,4}}[’'])?\Z",
        re.IGNORECASE,
    )


@cache
def _after(kind: str) -> re.Pattern[str]:
    """The verb behind its subject; a day and an adverb may part them."""
    words = any_of(table("publishers")[kind])
    return re.compile(
        rf"[ \u200c,]{{0,2}}(?:[^\s.,;]{{1,12}} ){{0,{FILLER}}}[{HAN}{KANA}]{{0,14}}?(?P<cue>{words})(?!{LETTER})",
        re.IGNORECASE,
    )
