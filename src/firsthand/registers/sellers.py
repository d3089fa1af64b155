"""The firm that an account calls the exporter, maker or supplier, wherever it says so: it sells what the account tells of."""

import re
from collections.abc import Iterator

from firsthand.records import Reading, Statement
from firsthand.registers.listing_forms import SANCTIONS
from firsthand.registers.payers import capital_runs
from firsthand.registers.roles import Given
from firsthand.registers.wording import Words

APART = 6
"""Characters between a name and what it is called: ", the ", " «"."""
BRACKETED = 16
"""Characters behind what it is called in which the same name in Latin letters may stand in brackets."""
_WORD = re.compile(r"([\w’'-]+)\W*\Z")
_ENDING = re.compile("['’]\\w{1,5}$")


def sellers_in(reading: Reading, text: str, lower: str, words: Words) -> Iterator[tuple[Statement, Given]]:
    """Every naming of a seller in an account, with its statement."""
    for statement in reading.statements:
        if SANCTIONS.search(text, statement.start, statement.end):
            continue  # the trade of those who are listed
        runs = capital_runs(text, (statement.start, statement.end))
        for start, end in words.find("selling", lower, statement.start, statement.end):
            if _of_something_else(start, statement, text, lower, words):
                continue
            name = _beside(runs, start, end, statement, text, lower, words)
            if name is not None:
                yield statement, Given(_ENDING.sub("", text[slice(*name)]).strip(" .,"), name)


def _of_something_else(start: int, statement: Statement, text: str, lower: str, words: Words) -> bool:
    """ "A flower exporter", "a supplier": one of many, or of other goods. What stands right before must be an article that
    defines, a small word, a name or a word for arms.
    """
    before = _WORD.search(lower, max(statement.start, start - 24), start)
    if before is None or text[before.start()].isupper() or not words.spaced:
        return False
    word = before[1]
    if word in INDEFINITE or text[before.end() - len(before.group()) + len(word) : start].strip():
        return word in INDEFINITE
    small = any(
        words.lists[n].fullmatch(word) for n in ("from", "to", "by", "together", "place", "into", "taking_from")
    )
    return not (small or word in DEFINITE or word in words.articles or words.nouns.search(word) or word in words.vague)


INDEFINITE = frozenset("a an un une ein eine einem einen einer eines una uno um uma een bir một".split())
DEFINITE = frozenset(
    "the its their his der die das dem den des el la los las il lo gli le les o os as de het del della al".split()
)


def _beside(
    runs: list[list[tuple[int, int]]], start: int, end: int, statement: Statement, text: str, lower: str, words: Words
) -> tuple[int, int] | None:
    """Where the name stands: right behind what the firm is called, else right before it, set off by a comma."""
    reach = BRACKETED if not words.spaced else APART
    for run in runs:
        while run and run[0][0] < end and run[0][1] > start:
            run = run[1:]  # "Exporteurs Karsaz": German writes it with a capital
        if run and 0 <= run[0][0] - end <= reach and _leads(text[end : run[0][0]], words) and _is_firm(run, statement):
            return run[0][0], run[-1][1]
    for run in runs:
        between = text[run[-1][1] : start]
        if 0 < len(between) <= APART and between.startswith(",") and _is_firm(run, statement):
            return run[0][0], run[-1][1]
    return None


def _leads(between: str, words: Words) -> bool:
    """Whether nothing but an article stands between what a firm is called and its name: not "the exporter told"."""
    told = re.findall(r"[^\W\d_]+", between.lower()) if words.spaced else []
    return "." not in between and all(word in DEFINITE or word in words.articles for word in told)


def _is_firm(run: list[tuple[int, int]], statement: Statement) -> bool:
    """Whether a run of words with capitals may be a firm: no state, person, place or type."""
    over = [m for m in statement.mentions if m.start < run[-1][1] and run[0][0] < m.end]
    refused = ("Person", "Designation", "Country", "Place", "Date")
    whole = any(m.schema in refused and m.start <= run[0][0] and run[-1][1] <= m.end for m in over)
    return not whole and not any(m.schema == "Designation" for m in over)
