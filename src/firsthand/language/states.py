"""States by their names and adjectives in several languages: "Russian", "Russie", "俄罗斯" → RUS (ISO 3166 alpha-3)."""

import re
from functools import cache, lru_cache

from firsthand.language.tables import table
from firsthand.records import Mention

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


@cache
def state_pattern(language: str) -> re.Pattern[str]:
    """Finds the names of ``state_names`` with their capital letters; Chinese without word edges."""
    names = state_names(language)
    cjk = language in ("zh", "ja", "th")
    wanted = [n for n in names if len(n) > 1 or cjk]
    body = "|".join(re.escape(n).replace(r"\ ", r"[ \u00a0]") for n in sorted(wanted, key=len, reverse=True))
    return re.compile(body if cjk else rf"(?<![\w-])(?:{body})(?![^\W_])", re.IGNORECASE)


def find_states(text: str, language: str = "en") -> list[Mention]:
    """States named in ``text`` with their offsets; ``canonical`` and ``country`` are the alpha-3 code."""
    names = state_names(language)
    found = []
    for match in state_pattern(language).finditer(text):
        word = match.group()
        if not _is_name(word, language):
            continue
        code = names[word.lower().replace("\u00a0", " ")]
        found.append(Mention(match.start(), match.end(), word, "Country", code, True, country=code))
    return found


def _is_name(word: str, language: str) -> bool:
    """ "us" is no state; Romance and Slavic adjectives of states are written small, but "china" is a girl's name."""
    if word[0].isupper() or not word[0].isalpha() or (not word.isascii() and language in ("zh", "ar")):
        return word != "US" or language != "vi"
    return language in ("fr", "de", "es", "it", "ru", "uk") and word not in ("us", "china", "man", "mali")
