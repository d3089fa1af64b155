"""States by their names and adjectives in several languages: "Russian", "Russie", "俄罗斯" → RUS (ISO 3166 alpha-3)."""

import re
from functools import cache, lru_cache

from firsthand.language.tables import table
from firsthand.records import Mention, Span

CORE_LANGUAGES = ("en", "fr", "de", "es", "it", "ru", "uk", "zh", "vi", "ar")


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    import pycountry

    return {c.alpha_2: c.alpha_3 for c in pycountry.countries}


@cache
def state_names(language: str) -> dict[str, str]:
    """Lower-case names and adjectives → alpha-3, in ``language``, with our own table of adjectives and short forms."""
    from babel import Locale, UnknownLocaleError

    alpha3 = _alpha3()
    names: dict[str, str] = {}
    try:
        territories = dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        territories = {}
    for code, name in territories.items():
        if code in alpha3:
            names[name.lower()] = alpha3[code]
    own: dict[str, dict[str, str]] = table("states")
    for code, words in own.get(language, {}).items():
        for word in words:
            names[word.lower()] = code
    return {n: c for n, c in names.items() if n not in AMBIGUOUS}


AMBIGUOUS = frozenset({"jersey", "georgia", "chad", "jordan", "turkey's", "niger", "man", "reunion"})
"""Names of states that are more often somebody's or something else's in the news read here; adjectives stay."""


_WORD = re.compile(r"(?<![^\W_])(?<![^\W_]-)[^\W\d_](?:[^\W_]|[.’'-](?=[^\W_]))*\.?")


@cache
def _by_first_word(language: str) -> dict[str, tuple[str, ...]]:
    """First word of a state's name → the names that begin with it, longest first."""
    found: dict[str, list[str]] = {}
    for name in state_names(language):
        match = _WORD.match(name)
        if match is not None and len(name) > 1:
            found.setdefault(match.group().rstrip("."), []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _unspaced(language: str) -> re.Pattern[str]:
    body = "|".join(re.escape(n) for n in sorted(state_names(language), key=len, reverse=True))
    return re.compile(body)


def find_states(text: str, language: str = "en") -> list[Mention]:
    """States named in ``text`` with their offsets; ``canonical`` and ``country`` are the alpha-3 code."""
    names = state_names(language)
    found: list[Mention] = []
    if language in ("zh", "ja", "th"):
        spans = [m.span() for m in _unspaced(language).finditer(text)]
    else:
        spans = _spaced(text, language)
    for start, end in spans:
        word = text[start:end]
        if _is_name(word, language):
            code = names[word.lower().replace("\u00a0", " ")]
            found.append(Mention(start, end, word, "Country", code, True, country=code))
    return found


def _spaced(text: str, language: str) -> list[Span]:
    """Places where a state's name stands as whole words."""
    first_words = _by_first_word(language)
    found: list[Span] = []
    reached = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < reached:
            continue
        word = match.group().lower().rstrip(".")
        for key in (word, re.split(r"[’'-]", word, maxsplit=1)[0]) if word not in first_words else (word,):
            end = _longest(text, start, first_words.get(key, ()))
            if end:
                found.append((start, end))
                reached = end
                break
    return found


def _longest(text: str, start: int, names: tuple[str, ...]) -> int:
    """Where the longest of ``names`` that stands at ``start`` ends, or 0."""
    for name in names:
        end = start + len(name)
        if text[start:end].lower().replace("\u00a0", " ") == name and not text[end : end + 1].isalnum():
            return end
    return 0


def _is_name(word: str, language: str) -> bool:
    """ "us" is no state; Romance and Slavic adjectives of states are written small, but "china" is a girl's name."""
    if word[0].isupper() or not word[0].isalpha() or (not word.isascii() and language in ("zh", "ar")):
        return word != "US" or language != "vi"
    return language in ("fr", "de", "es", "it", "ru", "uk") and word not in ("us", "china", "man", "mali")
