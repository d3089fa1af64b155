"""Listings that the text tells of: who was put on whose list, and when. What a listing suggests to somebody is no part of it."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from firsthand.language.folding import fold
from firsthand.language.weapons import is_latin, key
from firsthand.records import Anchor, Cell, DateExpression, Document, Reading, Roots, Sanction, Statement, anchor
from firsthand.registers.accounts import accounts
from firsthand.registers.counting import counts_of
from firsthand.registers.listing_forms import has_forms, listings
from firsthand.registers.tellings import lowered
from firsthand.registers.transfers import dated

TELLING = 4
"""Letters of a word that tells one name from another; legal forms and particles have fewer."""
ALIKE = 0.75
"""Least likeness of one name in two alphabets: "Карсаз Авионикс" and "Karsaz Avionics" reach 0.9."""
FOLLOWS = 3
"""Statements within which "F was designated the same day" goes on with the listing before."""
Found = dict[str, tuple[Any, Anchor]]


def sanctions_of(documents: Sequence[Document], readings: Mapping[str, Reading], roots: Roots) -> tuple[Sanction, ...]:
    """The listings of a case, each once however many accounts tell of it."""
    rows: list[tuple[list[Found], list[Statement]]] = []
    read = sorted(accounts(documents, readings), key=lambda one: not _is_root(one[0].id, roots))
    for document, reading, language in read:
        lower = lowered(document.text) if has_forms(language) else ""
        before: tuple[int, list[Found]] = (-FOLLOWS, [])
        for at, statement in enumerate(reading.statements if has_forms(language) else ()):
            told_here = list(_told(statement, document, lower, language, before[1] if at - before[0] < FOLLOWS else []))
            before = (at, told_here) if told_here else before
            for told in told_here:
                same = next((row for row in rows if any(_one_listing(other, told) for other in row[0])), None)
                if same is None:
                    same = ([], [])
                    rows.append(same)
                same[0].append(told)
                same[1].append(statement)
    return tuple(_row(found, statements, roots) for found, statements in rows)


def _told(
    statement: Statement, document: Document, lower: str, language: str, before: Sequence[Found]
) -> Iterator[Found]:
    """What one statement says of listings: a row for each who is listed and each list. Where it leaves that open, the list,
    and a day that it does not name itself, are those of the listings told ``before``.
    """
    offset = statement.start

    def place(start: int, end: int) -> Anchor:
        return anchor(document.id, document.text, offset + start, offset + end)

    for listing in listings(statement, document.text, lower, language):
        name = listing.entity
        found: Found = {"entity": (name.text, place(name.start, name.start + len(name.text)))}
        if listing.dates:
            values = tuple(dict.fromkeys(map(_day, listing.dates)))
            span = anchor(document.id, document.text, listing.dates[0].start, listing.dates[-1].end)
            found["listed"] = (values if len(values) > 1 else values[0], span)
        if listing.further:
            same = [{n: told[n] for n in ("list", "listed") if n in told} for told in before if "list" in told]
            yield from {str(one["list"][0]): one | found for one in same}.values()
            continue
        yield from [found | {"list": (code, place(*at))} for code, at in listing.lists] or [found]


def _day(date: DateExpression) -> str:
    """A date at its precision: "this year" is a year."""
    if date.value is None and date.resolved is not None and date.precision == "year":
        return date.resolved.earliest[:4]
    return dated(date)


def _one_listing(a: Found, b: Found) -> bool:
    """The same name on the same list: with or without what it is, in letters of another script, or, where letters cannot tell,
    on a day that is as good as the same.
    """
    if "list" in a and "list" in b and a["list"][0] != b["list"][0]:
        return False
    one, other = str(a["entity"][0]), str(b["entity"][0])
    if fold(one) == fold(other):
        return True
    alphabetic = [_is_alphabetic(name) for name in (one, other)]
    if all(alphabetic) and is_latin(one) != is_latin(other):
        return SequenceMatcher(None, key(one), key(other)).ratio() >= ALIKE
    if is_latin(one) == is_latin(other):
        mine, theirs = ({w for w in fold(name).split() if len(w) >= TELLING} for name in (one, other))
        return bool(mine and theirs) and one[:1].isupper() == other[:1].isupper() and (mine <= theirs or theirs <= mine)
    return "list" in a and "list" in b and _near(a, b)


def _near(a: Found, b: Found) -> bool:
    """Whether two listings are of one day, or of two that a "yesterday" counted from the wrong one parts."""
    try:
        days = [datetime.date.fromisoformat(str(found["listed"][0])) for found in (a, b)]
    except (KeyError, ValueError):
        return False
    return abs((days[0] - days[1]).days) <= 1


def _is_alphabetic(name: str) -> bool:
    """Whether a name is in letters that fold to Latin ones: Latin, Greek or Cyrillic."""
    return all(c < "\u0530" for c in name if c.isalpha())


def _row(told: Sequence[Found], statements: Sequence[Statement], roots: Roots) -> Sanction:
    accounts_, sources = counts_of(statements, roots)
    own = [f for f in told if _is_root(f["entity"][1].document, roots)] or told
    cells = {name: _cell(name, told, own) for name in dict.fromkeys(n for f in told for n in f)}
    digest = "\0".join(f"{name}={cell.value}" for name, cell in sorted(cells.items()))
    return Sanction(
        id=f"listing-{hashlib.sha256(digest.encode()).hexdigest()[:12]}",
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=accounts_,
        sources=sources,
        **cells,
    )


def _is_root(document: str, roots: Roots) -> bool:
    """Whether an account is nobody's copy, translation or retelling: what it counts "yesterday" from is its own day."""
    return roots.of(document, None, possible=False) == document


def _cell(name: str, told: Sequence[Found], own: Sequence[Found]) -> Cell:
    """What most accounts say that are at a root (``own``), of names one in Latin letters; another day stays beside."""
    said = [found[name] for found in told if name in found]
    counts = Counter([found[name][0] for found in own if name in found] or [value for value, _ in said])
    named = [value for value, _ in said if is_latin(str(value))] if name == "entity" else []
    best = max(named or counts, key=lambda value: counts[value])
    others = {value: None for value, _ in said if value != best and name == "listed" and isinstance(value, str)}
    return Cell(best, False, tuple(others), tuple(dict.fromkeys(at for _, at in said)))
