"""The tense of the clause in which a date without its year stands: "arrivé en octobre" and "arrivera en octobre"."""

from collections.abc import Sequence

from msgspec.structs import replace

from firsthand.claims.tabled.hop import Hop
from firsthand.claims.tabled.row import Row
from firsthand.language.speech import UNSPACED
from firsthand.language.tenses import Tense, tense_of
from firsthand.records import DateExpression, Span

_PARTING = frozenset(",;:—–،؛，；：")


def with_tense(
    row: Row, hops: Sequence[Hop], dates: Sequence[DateExpression], local: Sequence[Span]
) -> tuple[DateExpression, ...]:
    """``dates``, those without a year with the tense of their clause; ``local`` are their spans in the sentence. The verbs
    of saying are left out: what they tell was said today.
    """
    said = {i for hop in hops for i in hop.words}
    return tuple(
        replace(date, tense=_tense(row, said, span))
        if (date.value or "").startswith("--")
        else replace(date, tense=_tense(row, said, span, clause_only=True))
        if date.offset_unit == "weekday"
        else date
        for date, span in zip(dates, local, strict=True)
    )


def _tense(row: Row, said: set[int], span: Span, *, clause_only: bool = False) -> Tense | None:
    inside = [i for i, word in enumerate(row.words) if span[0] <= word.start < span[1]]
    if not inside:
        return None
    first, end = inside[0], inside[-1] + 1
    while first > 0 and not set(row.gap(first)) & _PARTING and first - 1 not in said:
        first -= 1
    while end < len(row) and not set(row.gap(end)) & _PARTING and end not in said:
        end += 1
    if clause_only:  # "On Friday the minister said that it will": the day of the saying
        beside = any(at not in (0, len(row)) and not set(row.gap(at)) & _PARTING for at in (first, end))
        return None if beside else _of(row, said, inside, range(first, end))
    return _of(row, said, inside, range(first, end)) or _of(row, said, inside, range(len(row)))


def _of(row: Row, said: set[int], dated: Sequence[int], words: range) -> Tense | None:
    joint = "" if row.lexicon.language in UNSPACED else " "
    clause = joint.join(row.words[i].text.lower() for i in words if i not in said and i not in dated)
    return tense_of(clause, row.lexicon.language)
