"""How news credits an outlet: the cues around its name, by what they say of it.

``data/credits.json`` holds them per language, as fragments of patterns. A text is read with the cues of all languages
at once: it quotes others, and its own language is not known until it has been read.
"""

import re
from collections.abc import Iterable
from functools import cache

from firsthand.language.tables import table

_NOT_IN_A_WORD = r"(?:(?<![^\W\d_])|(?<=[一-鿿]))"
"""No letter before, but in Chinese, which parts no words."""
_FILLER = 5
"""Words between a cue and a name: "according to a sweeping, year-long … study"."""
_LOWER = r"(?-i:(?!(?:about|against|at|over|than|that|to|with|without|under|after|before|because|but|if|than|when|where|while|whose|against|como|mit|sur|pour|sobre|contra|über|gegen)\b)[a-zà-ÿ’-]{3,18})"
"""Any small word in Latin letters but those that part a cue from a name."""
_OPENS = r"[\"“”«»《「『„’‘'*_(]{0,2}"
_CLOSES = r"[\"“”«»》」』’'*_)]{0,2}"
_ELIDED = r"(?:\b(?:l|d|all|dell|dall|nell|sull|un|qu)[’'])?"
_BLANK = "[ \u00a0\u200c]"


def fragments(*kinds: str) -> list[str]:
    """The fragments of these kinds in all languages, longest first."""
    found = {fragment for part in table("credits").values() for kind in kinds for fragment in part.get(kind, ())}
    return sorted(found, key=lambda f: (-len(f), f))


def any_of(found: Iterable[str]) -> str:
    """One group of alternatives; a blank stands for any blank."""
    return "(?:" + "|".join(f.replace(" ", _BLANK) for f in found) + ")"


def _of(*kinds: str) -> str:
    return any_of(fragments(*kinds))


@cache
def before(*kinds: str) -> re.Pattern[str]:
    """A cue at the end of the words left of a name; articles and a few small words may stand between."""
    gap = rf"(?:[ ,\xa0\u200c]*(?:{_of('gap', 'media_before')}(?:(?![^\W\d_])|(?<=[一-鿿]))|{_LOWER})){{0,{_FILLER}}}"
    return re.compile(
        rf"{_NOT_IN_A_WORD}(?P<cue>{_of(*kinds)})(?:(?![^\W\d_])|(?<=[一-鿿])|(?<=[لبـ])){gap}[ ,:：،\xa0\u200c]*{_ELIDED}{_OPENS}\Z",
        re.IGNORECASE,
    )


@cache
def after(*kinds: str) -> re.Pattern[str]:
    """A cue at the beginning of the words right of a name; auxiliaries, days and a few adverbs may stand between."""
    fill = rf"(?:[,，]?{_BLANK}?(?:{_of('between')})(?![a-zа-яё])){{0,4}}"
    return re.compile(rf"{_CLOSES}(?:[’']s\b)?{fill}[,，]?{_BLANK}?(?P<cue>{_of(*kinds)})(?![a-zà-ÿа-яёіїєґ])")


@cache
def close() -> re.Pattern[str]:
    """Cues that are common words ("per", "segundo"): only an article or an outlet's noun may part them from the name."""
    return re.compile(
        rf"{_NOT_IN_A_WORD}(?P<cue>{_of('close')})(?![^\W\d_])(?:{_BLANK}*{_of('gap', 'media_before')}(?![^\W\d_])){{0,3}}[ :\xa0]*{_ELIDED}{_OPENS}\Z",
        re.IGNORECASE,
    )


@cache
def around(kind: str) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Cues in two halves, one on each side of a name: the left ones, and by the group that matched the right ones.

    ``kind`` is "told_around", or "not_around" where a credit only seems one.
    """
    pairs = [pair for part in table("credits").values() for pair in part.get(kind, ())]
    gap = rf"(?:{_BLANK}*{_of('gap', 'media_before')}){{0,3}}[ \xa0]*{_OPENS}\Z"
    lefts = "|".join(rf"(?P<half{i}>{left.replace(' ', _BLANK)})" for i, (left, _) in enumerate(pairs))
    return (
        re.compile(rf"{_NOT_IN_A_WORD}(?:{lefts}){gap}", re.IGNORECASE),
        {
            f"half{i}": re.compile(rf"{_CLOSES}{_BLANK}?{right.replace(' ', _BLANK)}")
            for i, (_, right) in enumerate(pairs)
        },
    )


@cache
def _listening() -> re.Pattern[str]:
    halves = [pair[0] for part in table("credits").values() for pair in part.get("told_around", ())]
    return re.compile(any_of([*fragments("told_before", "told_after"), *halves]), re.IGNORECASE)


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(_of("helped_before", "helped_after"), re.IGNORECASE)


def lends_a_hand(cue: str) -> bool:
    """Whether a cue says that an outlet contributed to the account: a partial credit."""
    return _helping().fullmatch(cue) is not None


def is_beside(cue: str) -> bool:
    """Whether a cue says that somebody spoke *to* the outlet, or that it lent a hand: it credits no report of its own.

    Such credits count beside one for the outlet's reporting, never without it.
    """
    return lends_a_hand(cue) or _listening().fullmatch(cue) is not None
