"""Which currency a number is in: the symbol, code or name that stands beside it, as ISO 4217.

Names come from CLDR (babel) in the text's language and in English, and from ``data/currencies.json``: what newspapers call
a currency for short ("yuan", "roubles"), symbols, and the words that are money only in large numbers or beside a price.
"""

import re
from functools import cache
from typing import NamedTuple

from firsthand.language.numerals import Numeral
from firsthand.language.tables import table


class Currency(NamedTuple):
    """``code`` is ISO 4217, None where the word leaves it open ("pesos"); ``at`` is the mark's outer end; ``scale`` is a
    million for the agencies' "120 MEUR".
    """

    code: str | None
    at: int
    symbol: bool
    scale: float = 1.0


class _Table(NamedTuple):
    symbols: dict[str, str]
    glued: dict[str, str | None]
    last: frozenset[str]
    names: dict[str, str | None]
    longest: int
    doubtful: frozenset[str]
    words_too: frozenset[str]
    price: re.Pattern[str]


SHOUTED = frozenset({"ALL", "TOP", "CUP", "BAD", "BAN", "SIT", "SOS"})
"""Codes that are nothing but words in a headline's capitals."""


@cache
def _table(language: str) -> _Table:
    data = table("currencies")
    names: dict[str, str | None] = {**_cldr("en"), **_cldr(language)}
    own = data["words_of"].get(language, {})
    names.update({w.lower(): c or None for w, c in {**data["words"], **own}.items()})
    codes = {code: code for code in _codes() if code not in data["words_too"]}
    symbols: dict[str, str] = {**codes, **data["symbols"]}
    glued: dict[str, str | None] = {mark: code or None for mark, code in data["glued"].items()}
    return _Table(
        symbols,
        glued,
        frozenset(s[-1] for s in (*symbols, *glued, *data["words_too"])),
        names,
        max(len(n.split()) for n in names),
        frozenset(data["doubtful"]),
        frozenset(data["words_too"]) - SHOUTED,
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, data['price']))})", re.IGNORECASE),
    )


@cache
def _codes() -> frozenset[str]:
    from babel import Locale  # lazily, as in ``dates``

    codes = (str(code) for code in Locale.parse("en").currencies)
    return frozenset(code for code in codes if not code.startswith("X") or code in ("XAF", "XOF", "XCD"))


@cache
def _cldr(language: str) -> dict[str, str]:
    """Every currency name of CLDR in one language, in all its plural forms, lower case."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    codes = _codes()
    forms = locale._data["currency_names_plural"]  # babel has no public door to all plural forms at once
    found: dict[str, str] = {}
    for code, name in locale.currencies.items():
        for written in (name, *dict(forms.get(code, {})).values()):
            if code in codes and "(" not in written and not any(c.isdigit() for c in written):
                found.setdefault(written.lower(), code)
    return found


_SUM = re.compile(
    r"\d{1,3}(?:[.,\u00a0 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?[ \u00a0]?(?:mil|bil|mrd|mld|mln|[mb]n?\b)", re.IGNORECASE
)
"""A figure large enough for a code that is a word or an abbreviation too ("RON 5 million")."""
_SPACED = re.compile(r"(?<!\w)(us|c|hk|nz|nt)[ ]\Z", re.IGNORECASE)
"""Agencies' old wires part a dollar's country from its sign ("c $ 1.34")."""
LONGEST_SYMBOL = 5


def currency_before(text: str, start: int) -> Currency | None:
    """The symbol or code that ends right before ``start``: "US$", "€ ", "Rs "."""
    rules = _table("en")
    end = start - 1 if start and text[start - 1] in " \u00a0\u202f" else start
    if not end or text[end - 1] not in rules.last:
        return None
    for length in range(min(LONGEST_SYMBOL, end), 0, -1):
        first = end - length
        if end == start and text[first:end] in rules.glued and not text[max(0, first - 1) : first].isalnum():
            return Currency(rules.glued[text[first:end]], first, True)  # "N500,000"
        code = rules.symbols.get(text[first:end])
        if code is None and length == 3 and text[first:end] in rules.words_too and _SUM.match(text, start):
            code = text[first:end]
        if code is None and length == 3 and end < start:
            code = (
                rules.symbols.get(text[first:end].upper()) if text[first:end] in ("usd", "eur", "gbp", "rmb") else None
            )
        millions = (
            length == 3 and first and text[first - 1] == "M" and not text[max(0, first - 2) : first - 1].isalpha()
        )
        if code is not None and millions and text[first:end].isupper():
            return Currency(code, first - 1, True, 1e6)
        if code is None or (text[first].isalpha() and first and text[first - 1].isalpha()):
            continue
        if text[first:end] == "$" and (spaced := _SPACED.search(text, max(0, first - 4), first)):
            return Currency(rules.symbols[f"{spaced[1].upper()}$"], spaced.start(), True)
        return Currency(code, first, True)
    return None


_MILLIONS = frozenset({"fr", "es", "pt"})
"""Languages whose papers write M for millions before the name of the currency."""
_OF = re.compile(r"[ \u00a0\u202f](?:de[ \u00a0]|d[’'])?")
_FILLER = re.compile(r"[ \u00a0\u202f-]?(?:(?:de|of|di)[ \u00a0]|d[’'])?", re.IGNORECASE)
_NAME = re.compile(r"(?:U\.S\. |US-)?[^\W\d_]+(?:-[^\W\d_]+)?(?:[ \u00a0][^\W\d_]+(?:-[^\W\d_]+)?){0,3}")
_DESIGNATION = re.compile(r"[A-Z]{1,3}-\d")
_POSSESSIVE = re.compile(r"['’]s?\Z")
LARGE = 100
"""From here on a word like "won" or "marks" after a number is money."""
PRICE_REACH = 40
"""Characters around "200 pounds" in which a price word must stand for money rather than weight."""


def currency_after(text: str, numeral: Numeral, language: str) -> Currency | None:
    """The symbol, code or name right after a numeral: " €", "USD", "million pesos", "млрд долларов"."""
    rules = _table(language)
    filler = _FILLER.match(text, numeral.end)
    at = filler.end() if filler else numeral.end
    head = text[at : at + 1]
    if not head:
        return None
    if head.isalpha():
        if _DESIGNATION.match(text, at):
            return None  # "60 R-23 missiles"
        if language == "zh" or head >= "\u3040":
            return _han(text, at, rules)
        if named := _named(text, at, rules):
            name, end = named
            if name in rules.doubtful and not _priced(text, numeral, end, rules):
                return None
            return Currency(rules.names[name], end, False)
        words = _words(text, at)
        first = words[0] if words else ""
        if first in rules.symbols or first.upper() in ("USD", "EUR", "GBP", "RMB"):
            return Currency(rules.symbols.get(first) or rules.symbols[first.upper()], at + len(first), True)
        if first in rules.words_too and numeral.value >= 1000 and not any(w.isupper() for w in words[1:2]):
            return Currency(first, at + len(first), True)
        if first == "M" and text[at + 1 : at + 2] in ("€", "$", "£"):  # "12 M€"
            return Currency(rules.symbols.get(text[at + 1], "USD"), at + 2, True, 1e6)
        of = _OF.match(text, at + 1) if first == "M" and language in _MILLIONS else None
        if of and (named := _named(text, of.end(), rules)):  # "2,5 M d’euros"
            return Currency(rules.names[named[0]], named[1], False, 1e6)
        if len(first) == 4 and first[0] == "M" and first[1:] in rules.symbols and first.isupper():
            return Currency(rules.symbols[first[1:]], at + 4, True, 1e6)
    if numeral.vague and at == numeral.end:
        return None
    for length in range(LONGEST_SYMBOL, 0, -1):
        written = text[at : at + length]
        if len(written) < length:
            continue
        if (
            written in rules.symbols
            and written[0] != "$"
            and not (written[-1].isalpha() and text[at + length : at + length + 1].isalpha())
        ):
            return Currency(rules.symbols[written], at + length, True)
    if (
        head == "$"
        and at <= numeral.end + 1
        and not text[at + 1 : at + 2].isdigit()
        and not text[at + 1 : at + 3].strip().isdigit()
    ):
        return Currency("USD", at + 1, True)
    return None


def _words(text: str, at: int) -> list[str]:
    """The words from here on that a currency's name may be made of."""
    match = _NAME.match(text, at)
    return match[0].replace("\u00a0", " ").split(" ") if match else []


def _named(text: str, at: int, rules: _Table) -> tuple[str, int] | None:
    """The longest name of a currency that stands here, in lower case, and where it ends."""
    words = _words(text, at)
    for count in range(min(rules.longest, len(words)), 0, -1):
        written = " ".join(words[:count])
        if written.lower() in rules.names:
            return written.lower(), at + len(written)
    return None


def _han(text: str, at: int, rules: _Table) -> Currency | None:
    for length in range(6, 0, -1):
        if text[at : at + length] in rules.names and len(text[at : at + length]) == length:
            return Currency(rules.names[text[at : at + length]], at + length, False)
    return None


def _priced(text: str, numeral: Numeral, end: int, rules: _Table) -> bool:
    """Whether a word that is mostly no money is money here: in large numbers, or by a price word near by."""
    weight = text[numeral.end : end].strip(" -\u00a0").lower() in ("pounds", "pound")
    if (numeral.value >= LARGE and not weight) or numeral.value >= 1e6:
        return True
    if weight and text[end : end + 4] == " of ":
        return False
    around = text[max(0, numeral.start - PRICE_REACH) : numeral.start] + " ¦ " + text[end : end + PRICE_REACH // 2]
    return rules.price.search(around) is not None
