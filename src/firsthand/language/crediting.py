"""How news credits an outlet: the cues around its name, by what they say of it.

``data/credits.json`` holds them per language, as fragments of patterns. A text is read with the cues of all languages
at once: it quotes others, and its own language is not known until it has been read. Words in Latin letters alone are
read with the cues in Latin letters alone: compiling the others is half of the time that a first account costs.
"""

import re
from collections.abc import Iterable
from functools import cache

from firsthand.language.copylines import helping
from firsthand.language.newsverbs import is_told
from firsthand.language.tables import table

_NOT_IN_A_WORD = r"(?:(?<![^\W\d_])|(?<=[一-鿿]))"
"""No letter before, but in Chinese, which parts no words."""
_FILLER = 5
"""Words between a cue and a name: "according to a sweeping, year-long … study"."""
_LOWER = r"(?-i:(?!(?:about|against|at|over|than|that|to|with|without|under|after|before|because|but|if|than|when|where|while|whose|against|como|mit|sur|pour|sobre|contra|über|gegen)\b)[a-zß-öø-ÿąćčďęěğıłńňőřśšşťůźżž’-]{3,20})"
"""Any small word in Latin letters but those that part a cue from a name."""
_NOUNS = ("gap", "media_before", "agency_before", "agency_bare")
"""What stands between a cue and a name: articles, and nouns of an outlet's kind."""
_OPENS = r"(?:« |[\"“”«»《「『„’‘'*_(]{0,2})"
_CLOSES = r"(?: »|[\"“”«»》」』’'*_)]{0,2})"
_ELIDED = r"(?:\b(?:l|d|all|dell|dall|nell|sull|un|qu)[’'])?"
ARABIC = r"\u0620-\u064a\u066e-\u06d3"
HEBREW = r"\u05d0-\u05ea"
HAN = r"\u4e00-\u9fff"
KANA = r"\u3040-\u30ff\uac00-\ud7a3"
_OTHER_SCRIPT = re.compile(rf"[\u0370-\u03ff\u0400-\u04ff{HEBREW}\u0900-\u097f{ARABIC}{HAN}{KANA}]")
_ARABIC_LETTER = re.compile(f"[{ARABIC}]")
_BEGINS_PLAIN = re.compile(r"[^\W\d_](?![?*+{])")


def is_latin(text: str) -> bool:
    """Whether no letter of a text is Greek, Cyrillic, Hebrew, Arabic, Indic, Chinese, Japanese or Korean."""
    return _OTHER_SCRIPT.search(text) is None


def plain(text: str) -> str:
    """The text, as long as it was, with plain blanks for those that keep a line from breaking. A class of blanks in
    every fragment would make the patterns four times as slow to compile."""
    return text.replace("\u00a0", " ")


def fragments(*kinds: str, latin: bool = False) -> list[str]:
    """The fragments of these kinds in all languages, or in those with Latin letters, longest first."""
    found = {fragment for part in table("credits").values() for kind in kinds for fragment in part.get(kind, ())}
    return sorted((f for f in found if not latin or is_latin(f)), key=lambda f: (-len(f), f))


def any_of(found: Iterable[str]) -> str:
    """One group of alternatives, for a text with ``plain`` blanks. In Arabic script a blank may be a mere non-joiner.

    Those that begin with one letter are tried behind it alone: a text is read five times as fast.
    """
    groups: dict[str, list[str]] = {}
    for fragment in found:
        written = fragment.replace(" ", "[ \u200c]") if _ARABIC_LETTER.search(fragment) else fragment
        first = written[0] if _BEGINS_PLAIN.match(written) and not _parts(written) else ""
        groups.setdefault(first, []).append(written[len(first) :])
    kept = (
        first + "|".join(rest) if len(rest) == 1 or not first else f"{first}(?:{'|'.join(rest)})"
        for first, rest in groups.items()
    )
    return "(?:" + "|".join(kept) + ")"


def _parts(fragment: str) -> bool:
    """Whether a fragment is two alternatives by itself."""
    depth = 0
    for char in re.sub(r"\\.", "", fragment):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            return True
    return False


def _of(*kinds: str, latin: bool = False) -> str:
    return any_of(fragments(*kinds, latin=latin))


@cache
def before(*kinds: str, latin: bool = False) -> re.Pattern[str]:
    """A cue at the end of the words left of a name; articles and a few small words may stand between."""
    if not fragments(*kinds, latin=latin):
        return re.compile(r"(?!)")
    gap = rf"(?:[ ,\u200c]*(?:{_of(*_NOUNS, latin=latin)}(?:(?![^\W\d_])|(?<=[一-鿿]))|{_LOWER})){{0,{_FILLER}}}"
    return re.compile(
        rf"{_NOT_IN_A_WORD}(?P<cue>{_of(*kinds, latin=latin)})(?:(?![^\W\d_])|(?<=[一-鿿])|(?<=[لبـ])){gap}[ ,:：،\u200c]*{_ELIDED}{_OPENS}\Z",
        re.IGNORECASE,
    )


@cache
def after(*kinds: str, latin: bool = False) -> re.Pattern[str]:
    """A cue at the beginning of the words right of a name; auxiliaries, days and a few adverbs may stand between."""
    fill = rf"(?:[,，]?[ \u200c]?{_of('between', 'agency_bare', latin=latin)}(?![a-zа-яё])){{0,4}}"
    return re.compile(
        rf"{_CLOSES}(?:[’']s\b)?{fill}[,，]?[ \u200c]?(?P<cue>{_of(*kinds, latin=latin)})(?![a-zà-ÿа-яёіїєґ])"
    )


@cache
def close(kind: str = "close", latin: bool = False) -> re.Pattern[str]:
    """Cues that are common words ("per", "segundo"), and verbs of saying whose subject follows ("detalla El Faro"): only an article
    or an outlet's noun may part them from the name."""
    return re.compile(
        rf"{_NOT_IN_A_WORD}(?P<cue>{_of(kind, latin=latin)})(?![^\W\d_])(?:[ \u200c]*{_of(*_NOUNS, latin=latin)}(?![^\W\d_])){{0,3}}[ :]*{_ELIDED}{_OPENS}\Z",
        re.IGNORECASE,
    )


@cache
def around(kind: str, latin: bool = False) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Cues in two halves, one on each side of a name: the left ones, and by the group that matched the right ones.

    ``kind`` is "told_around", or "not_around" where a credit only seems one.
    """
    pairs = [pair for part in table("credits").values() for pair in part.get(kind, ())]
    pairs = [(left, right) for left, right in pairs if not latin or is_latin(left)]
    gap = rf"(?:[ \u200c]*{_of(*_NOUNS, latin=latin)}){{0,3}} *{_OPENS}\Z"
    lefts = "|".join(rf"(?P<half{i}>{any_of([left])})" for i, (left, _) in enumerate(pairs))
    return (
        re.compile(rf"{_NOT_IN_A_WORD}(?:{lefts or '(?!)'}){gap}", re.IGNORECASE),
        {f"half{i}": re.compile(rf"{_CLOSES}[ \u200c]?{any_of([right])}") for i, (_, right) in enumerate(pairs)},
    )


@cache
def _listening() -> re.Pattern[str]:
    halves = [pair[0] for part in table("credits").values() for pair in part.get("told_around", ())]
    return re.compile(any_of([*fragments("told_before", "told_after"), *halves]), re.IGNORECASE)


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(_of("helped_before", "helped_after"), re.IGNORECASE)


@cache
def _citing() -> re.Pattern[str]:
    return re.compile(_of("citing"), re.IGNORECASE)


def is_citing(cue: str) -> bool:
    """Whether a cue says that what stands before it has its matter from the outlet: "Tidewire reported, citing X"."""
    return _citing().fullmatch(cue) is not None


@cache
def _texts() -> re.Pattern[str]:
    return re.compile(_of("texts"), re.IGNORECASE)


def names_a_text(cue: str) -> bool:
    """Whether a cue says no more than that the outlet has a text ("the X report"): it may be what the account is about."""
    return _texts().fullmatch(cue) is not None


def lends_a_hand(cue: str) -> bool:
    """Whether a cue says that an outlet contributed to the account: a partial credit."""
    return cue.lower() in helping() or _helping().fullmatch(cue) is not None


def is_beside(cue: str) -> bool:
    """Whether a cue says that somebody spoke *to* the outlet, or that it lent a hand: it credits no report of its own.

    Such credits count beside one for the outlet's reporting, never without it.
    """
    return lends_a_hand(cue) or _listening().fullmatch(cue) is not None or is_told(cue)
