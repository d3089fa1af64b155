"""The words of paying, by language: who pays, what moves, by what way (``language/data/payments.json``)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from firsthand.language.tables import for_language
from firsthand.registers.wording import UNSPACED

Lists = Mapping[str, re.Pattern[str]]
NAME = r"[^\W\d_a-z][\w’-]*"
ARTICLES = {
    "en": ("the", "a", "an"),
    "de": ("die", "der", "das", "den", "dem", "eine", "ein", "einer", "einem"),
    "es": ("la", "el", "una", "un"),
    "pt": ("a", "o", "uma", "um"),
    "it": ("la", "il", "una", "un", "l"),
}
"""What may open a sentence before a firm's name."""
NOTHING = r"(?!)"
PARTS = ("to", "from", "by", "through", "aside")
"""Parts that a word before a name gives it."""
OF_FIRMS = ("through_behind", "to_behind", "from_behind", "firm_names")
"""Entries of the table that are patterns themselves; no language has all."""


def patterns(language: str = "en") -> tuple[str, ...]:
    """The names of the patterns that are looked for."""
    return tuple(for_language("payments", language).get("patterns", {}))


@cache
def paying(language: str) -> Lists:
    """The compiled lists of ``language`` (ISO 639-1); empty where payments are not read in it."""
    part = for_language("payments", language)
    if not part:
        return {}
    told = for_language("transfers", language)
    edges = ("", "") if language in UNSPACED else (r"(?<![\w-])", r"(?![\w-])")
    if language == "ar":
        edges = (r"(?<![\w-])[وف]?", edges[1])  # "and" and "so" are written on to the verb

    def words(entries: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"{edges[0]}(?:{alternatives(entries)}){edges[1]}")

    lists = {name: entries for name, entries in part.items() if isinstance(entries, list)} | part["patterns"]
    compiled = {name: words(entries) for name, entries in lists.items()}
    articles = rf"(?:(?:{alternatives(part['articles'])})\s*)?" if part["articles"] else ""
    for name in PARTS:  # what says the part of a name stands right before it
        whose = r"(?:[^，。；、]{0,8}的)?(?:一家|一间|某)?" if language == "zh" else ""  # "由阿雷基帕的…公司"
        compiled[f"led_{name}"] = re.compile(rf"{edges[0]}(?:{alternatives(part[name])})\s*{articles}{whose}\Z")
    compiled["led_of"] = re.compile(rf"{edges[0]}(?:{alternatives(part['of'])})\s*{articles}\Z")
    firms = alternatives([*part["kinds"], *told["firm_words"]])
    compiled["firm"] = re.compile(firms)
    compiled["article"] = re.compile(alternatives([*part["articles"], *ARTICLES.get(language, ())]))
    lead = alternatives([*part["where"], *part["by"], *part["to"], *part["from"], *part["through"]])
    compiled["firm_before"] = re.compile(
        rf"{edges[0]}(?:{firms})(?:\s(?:de|di|do|da|du|en)\s[a-zà-ÿ]+)?(?:(?:\s(?!(?:{lead})\s)[\w’'-]+)?\s*|(?:\s[\w’'-]+){{0,2}},\s(?:(?!(?:{lead})\s)\w{{1,3}}\s)?)\Z"
    )
    kind = r"(?:[\w'’-]+\s)?" if "through_behind" in part else ""  # "Orlovo şeker fabrikası"
    compiled["firm_behind"] = re.compile(
        rf"(?:(?:\s?,|\sadlı|\sisimli)\s(?:[\w'’-]+\s){{0,3}}?(?:[\w'’-]+-)?|\s{kind})(?:{firms}){edges[1]}"
    )
    press, telling = alternatives(told["press"]), alternatives(told.get("telling", ()))
    compiled["press_before"] = re.compile(rf"{edges[0]}(?:(?:{press})(?:\s[\w’'-]+)?|(?:{telling}))\s*[«“\"„]?\Z")
    compiled["press_behind"] = re.compile(rf"\s?,?\s?(?:[\w’'-]+\s){{0,2}}(?:{press})")
    compiled["press"] = re.compile(press)
    compiled |= {name: re.compile(part.get(name, NOTHING)) for name in OF_FIRMS}
    datives = [w for w in part["to"] if w in told["firm_words"]] + part.get("to_firm", [])
    compiled["to_firm"] = re.compile(rf"(?:{alternatives(datives)}){edges[1]}")
    compiled["by_firm"] = re.compile(rf"(?:{alternatives(part.get('by_firm', ()))}){edges[1]}")
    compiled["by_behind"] = re.compile(rf"\s(?:{alternatives(part.get('by_behind', ()))}){edges[1]}")
    compiled["lending"] = words(told["loan"])
    compiled["part_payment"] = words(told["part_payment"])
    compiled["small"] = words([*part["where"], *part["of"], *told.get("joining", ()), *part["stops"]])
    compiled["code"] = re.compile(
        rf"{edges[0]}(?:{alternatives(part['code'])})(?:\s(?:code|no\.?|nr\.?|n[°º.]|№|number))?\s?"
        r"[“”\"«„'‘「『]?\s?(?-i:[A-Z]{1,3}[- ]?)?\d{1,4}(?!\d|[.,]\d|\s?%)",
        re.IGNORECASE,
    )
    return compiled | _bodies(part, edges)


def _bodies(part: Mapping[str, Any], edges: tuple[str, str]) -> dict[str, re.Pattern[str]]:
    """Patterns for bodies known by what they are ("a shell company in Cyprus"), and for one that hands money on."""
    kinds = rf"(?i:{alternatives(part['kinds'])}){edges[1]}"
    where = rf"(?: (?:{alternatives(part['where'])}) {NAME})?" if part["where"] else ""
    lead = ""
    if part["stops"]:  # articles and adjectives stand before
        lead = rf"(?i:{alternatives(part['articles'])})\s(?:(?!(?:{alternatives(part['stops'])}) )[\w’'-]+ ){{0,4}}?"
    body = rf"{edges[0]}{lead}{kinds}{where}"
    handed = "|".join(part["handed_on"])
    return {
        "body": re.compile(rf"(?P<who>{body})"),
        "of_place": re.compile(rf"\s?(?:,|,?\s?(?:{alternatives(part['where'])}))\s(?:the )?"),
        "handed_on": re.compile(rf"(?P<via>{body})[^.;]{{0,25}}?,? (?:{handed}) (?P<who>{body})")
        if handed
        else re.compile(NOTHING),
        "commodity": re.compile(
            rf"{edges[0]}(?:{alternatives(part['paid_in'])})\s(?P<what>{alternatives(part['commodities'])}){edges[1]}"
        ),
    }


def alternatives(words: Sequence[str]) -> str:
    """Any of ``words``, the longest first; "*" stands for any letters; never anything where there is none."""
    body = "|".join(
        r"\w*".join(map(re.escape, word.split("*"))) for word in sorted(words, key=len, reverse=True) if word
    )
    return body or NOTHING
