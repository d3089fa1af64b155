"""Listings in whatever order a language tells them: a word for putting on a list or for imposing sanctions, a firm by name,
and a state, union or office whose list it is. Read where none of the forms of the language's table fits.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache

from firsthand.language.tables import for_language
from firsthand.language.weapons import is_latin
from firsthand.records import Span, Statement
from firsthand.registers.listed_names import Name
from firsthand.registers.parties import Firm
from firsthand.registers.payers import named_firms
from firsthand.registers.paying import alternatives, paying
from firsthand.registers.wording import UNSPACED

REACH = 120
"""Characters between a word for putting and the list on which somebody is put."""
FAR = 70
"""Characters behind an act in which the first of those listed begins: farther off stands why."""
BESIDE = 30
"""Characters before a name in which an adjective says whose firm it is; behind it, half of that: "z Mauritiusa"."""
JOINED = re.compile(
    r"(?i)\s*[,、]\s*|[»”“\"]?(?:[^.;:]{0,24})?(?:\b(?:and|et|und|y|e|и|та|і|й|i|oraz|en|och|ve|và)\b|[و和及与])[^.;:,]{0,24}[«„“\"]?"
)
"""What stands between two firms that are listed together."""


@cache
def _acts(language: str) -> dict[str, re.Pattern[str]]:
    edges = ("", "") if language in UNSPACED else (r"(?<![\w-])", r"(?![\w-])")
    if language == "ar":
        edges = (r"(?<![\w-])[وف]?", edges[1])
    acts = for_language("listings", language)["acts"]
    return {
        name: re.compile(rf"{edges[0]}(?:{alternatives(words)}){edges[1]}", re.IGNORECASE)
        for name, words in acts.items()
    }


def act_in(text: str, language: str) -> Span | None:
    """Where ``text`` tells that somebody is listed: from the word for putting to the list, or a word for sanctioning."""
    acts = _acts(language)
    pairs = [("put", "list"), ("impose", "sanctions")]
    for verb, noun in pairs:
        for m in acts[noun].finditer(text):
            near = [v for v in acts[verb].finditer(text) if _away(v.span(), m.span()) <= REACH and v.span() != m.span()]
            if near:
                nearest = min(near, key=lambda v: _away(v.span(), m.span()))
                return min(nearest.start(), m.start()), max(nearest.end(), m.end())
    done = acts["done"].search(text)
    return done.span() if done is not None else None


def _away(a: Span, b: Span) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def listed_firms(statement: Statement, text: str, lower: str, act: Span, language: str) -> list[Name]:
    """The firms that an act of listing names, offsets from the statement: the nearest to it and those joined to that one."""
    lists = paying(language)
    if not lists:
        return []
    firms = [
        f for f in named_firms(statement, text, lower, lists, language) if not _lists_others(f, statement, language)
    ]
    at = (statement.start + act[0], statement.start + act[1])
    latin = [
        f.start for f in firms if is_latin(f.name)
    ]  # "海星公司（Sea Star）": its name in Latin letters is the name
    firms = [f for f in firms if is_latin(f.name) or not any(0 <= at - f.end <= 1 for at in latin)]
    firms = [f for f in firms if _away((f.start, f.end), at) <= (FAR if f.start >= at[1] else REACH)]
    sure = [f for f in firms if " " in f.name or _is_called(f, statement, lower, language)]
    if not sure:
        return []
    nearest = min(sure, key=lambda f: (_away((f.start, f.end), at), f.start))
    k = firms.index(nearest)
    found = [nearest]
    for firm in firms[k + 1 :]:
        if JOINED.fullmatch(text, found[-1].end, firm.start) is None:
            break
        found.append(firm)
    for firm in reversed(firms[:k]):
        if JOINED.fullmatch(text, firm.end, found[0].start) is None:
            break
        found.insert(0, firm)
    return [Name(f.name, f.start - statement.start, f.end - statement.start) for f in found]


def _is_called(firm: Firm, statement: Statement, lower: str, language: str) -> bool:
    """Whether a word for a firm or a ship stands right beside a name of one word."""
    lists = paying(language)
    before = lower[max(statement.start, firm.start - BESIDE) : firm.start].rstrip('«“"„‘( ') + " "
    return (
        bool(lists["firm_before"].search(before) or lists["firm_behind"].match(lower, firm.end)) or language in UNSPACED
    )


def _lists_others(firm: Firm, statement: Statement, language: str) -> bool:
    """Whether a name is that of who lists: "Office of Foreign Assets Control", "Minfin"."""
    unions = for_language("listings", language)["unions"]
    return any(firm.name.startswith(name) or name.startswith(firm.name) for name in unions) or any(
        m.schema == "PublicBody" and m.start <= firm.start < m.end for m in statement.mentions
    )


def listers(
    named: Sequence[tuple[str, Span]], unions: Collection[Span], firms: Sequence[Name], act: Span
) -> list[tuple[str, Span]]:
    """Of the states and unions named those that list: none that only says whose firm it is or where, unless it is a body or
    capital that lists (``unions``); what stands before the firm or the act first.
    """

    def of_firm(place: Span) -> bool:
        before = any(
            f.start - place[1] >= 0 and f.start - place[0] <= BESIDE and not place[1] <= act[0] < f.start for f in firms
        )
        return before or any(0 <= place[0] - f.end <= BESIDE // 2 for f in firms)

    left = [one for one in named if not of_firm(one[1])] or [one for one in named if one[1] in unions]
    joint = [one for one in left if len(one[0]) == 2]
    before = [one for one in left if one[1][1] <= max(act[0], min(f.start for f in firms))]
    return (joint or before or left)[:1]
