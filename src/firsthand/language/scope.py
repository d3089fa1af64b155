"""How far a credit reaches: over the whole account, over what one sentence claims, or back to an older story.

"(AP)" speaks for the page. "X reported that p" speaks for p. "In 2016 X had reported that q", told beside the day's news, speaks
for the background, and the account does not rest on it. What somebody *says* of an outlet ("I read it in X") credits nothing:
the account has the words from the speaker.
"""

import re
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from firsthand.language.crediting import HAN, KANA, any_of, fragments, is_latin, plain
from firsthand.language.newsverbs import WORD, between, every
from firsthand.language.quotations import find_quotations
from firsthand.language.tables import table
from firsthand.records import Credit, Span

Scope: TypeAlias = Literal["page", "claim", "background"]

REACH = 160
"""Characters on either side of a name that are read."""
SAYS_MORE = 40
"""Characters behind "earlier" and the name that make a story of its own; "Earlier X reported on it" is about this one."""
SPOKEN_WORDS, SPOKEN_SIGNS = 2, 4
"""Words without a capital, or Chinese and Japanese signs, beside the outlet's name in a quotation from which somebody speaks
there; "Fox and Friends" is a title."""

_SENTENCE_END = re.compile(r"[.!?…][»”\"’)]{0,2}\s|[。！？\n]")
_BESIDE = r"[\s,、，»”\"』」》’')）]{0,4}"
_UNSPACED = re.compile(f"[{HAN}{KANA}]")


def scope_of(text: str, credit: Credit, year: int | None = None) -> Scope:
    """The scope of a credit of the account ``text``. ``year``: when the account came out, for years are no background in theirs."""
    if credit.kind not in ("prose", "link"):
        return "page"
    left = _SENTENCE_END.split(plain(text[max(0, credit.start - REACH) : credit.start]))[-1].lstrip(" «»„“”\"'‘(*_")
    right = _SENTENCE_END.split(plain(text[credit.end : credit.end + REACH]))[0]
    then = _looking_back("long_ago", left, right, credit.cue)
    if then and not (year and re.search(rf"(?<!\d){year}(?!\d)", then)):
        return "background"
    earlier = _looking_back("earlier", left, right, credit.cue)
    says = len(right) * (2 if _UNSPACED.search(right) else 1)
    return "background" if earlier and says >= SAYS_MORE else "claim"


def _looking_back(kind: str, left: str, right: str, cue: str) -> str:
    """The words beside a name by which its report is an older one: they open its sentence ("In 2016, the weekly X …"), stand
    between cue and name ("informó en 2016 el diario X"), or between the name and what it says ("X wrote last year that")."""
    latin = is_latin(left + right)
    opens, inside, behind = _patterns(kind, latin)
    if match := opens.match(left):
        return match["then"]
    at = left.rfind(cue) if cue else -1
    for match in inside.finditer(left) if at >= 0 else ():
        if match.start() > at or (kind == "earlier" and match.end() + 1 == at):
            return match["then"]
    match = behind.match(right) if _says_that().match(right) is None else None
    if match is None or _today(right, match):
        return ""
    words = [word.lower() for word in WORD.findall(match["words"])]
    return match["then"] if all(word in cue.lower().split() or _reports(word) for word in words) else ""


@cache
def _says_that() -> re.Pattern[str]:
    """The word behind a name that opens what its outlet says: a time in there is no time of its saying it."""
    return re.compile(rf"{_BESIDE}{any_of(fragments('that'))}(?![^\W\d_])")


@cache
def _patterns(kind: str, latin: bool) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    then = rf"(?P<then>{any_of(fragments(kind, latin=latin))})(?!(?-i:[a-zß-öø-ÿа-яёіїєґ]))"
    return (
        re.compile(
            rf"(?:[\w\u200c]{{1,7}} )?{then}[,،、，]? ?(?:[^\s,،，]+ ){{0,5}}[^\s,،，]{{0,20}}\Z", re.IGNORECASE
        ),
        re.compile(rf"(?<![^\W_]){then}", re.IGNORECASE),
        re.compile(
            rf"{_BESIDE}(?P<words>(?:[^\s\d,.،，]{{1,20}} ){{0,3}}?[^\W\d_a-zа-я]{{0,2}} ?){then}", re.IGNORECASE
        ),
    )


def _reports(word: str) -> bool:
    """Whether a word between a name and a time is the verb of reporting or belongs to it."""
    return (
        any(word in every(kind) for kind in ("report", "done", "aux", "tell"))
        or word in between()
        or not word.isascii()
    )


def _today(right: str, match: re.Match[str]) -> bool:
    """Whether "earlier" is told of the same day: "X reported earlier on Monday"."""
    return any(word.lower() in _weekdays() for word in WORD.findall(right[match.end() : match.end() + 20])[:2])


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word.lower() for name in table("months")["weekdays"] for word in name.split())


def in_somebodys_words(piece: str, start: int, end: int) -> bool:
    """Whether ``piece[start:end]`` stands inside a quotation that says more than this name."""
    for first, last in _spoken(piece):
        if first <= start and end <= last:
            more = piece[max(first, start - REACH) : start] + " " + piece[end : min(last, end + REACH)]
            words = [word for word in WORD.findall(more) if not word[0].isupper()]
            return len(words) >= SPOKEN_WORDS or len(_UNSPACED.findall(more)) >= SPOKEN_SIGNS
    return False


@lru_cache(maxsize=4)
def _spoken(piece: str) -> tuple[Span, ...]:
    """The quotations of a text in which somebody may speak. A mark that nothing closes may be damage, unless the next paragraph
    goes on with it."""
    outer = [one for one in find_quotations(piece) if one.level == 0]
    return tuple(
        (one.inner_start, one.inner_end)
        for one, after in zip(outer, [*outer[1:], None], strict=False)
        if one.closed or one.continues or (after is not None and after.continues)
    )
