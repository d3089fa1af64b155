"""What the words that name a source tell of it: person, group or body, named or not, one or several.

They are a source only when something in them can speak: a noun of the table, a name, a pronoun, an outlet, a state. Where
the grammar leaves no doubt (a verb of saying before "that", after its clause) any noun will do.
"""

import re
from dataclasses import dataclass

from firsthand.claims.tabled.extent import ENDS, LOOSE, oblique
from firsthand.claims.tabled.row import NAME_DOTS, Row
from firsthand.language.numerals import find_numerals
from firsthand.language.outlets import outlet_named
from firsthand.language.speech import UNSPACED
from firsthand.language.states import state_names
from firsthand.language.tables import table
from firsthand.records import SourceType, Span

_CASE = re.compile(r"['’](?:n?[ıiuü]n|y?[ae])\Z")
LEAD = 2
"""Adjectives before a head noun, more of them are verbs and objects."""


@dataclass(frozen=True)
class Phrase:
    """Words [first, end) that name a source; ``shift``: letters of the first word that belong to the cue ("لصحيفة")."""

    first: int
    end: int
    type: SourceType
    named: bool
    count: int | None
    known: bool
    pronoun: str = ""
    shift: int = 0

    def span(self, row: Row) -> Span:
        start, end = row.span(self.first, self.end)
        start = min(start, row.marks.get(self.first, (start, end))[0])  # a name between marks keeps both
        end = max(end, row.marks.get(self.end - 1, (start, end))[1])
        if row.lexicon.language == "tr" and row.is_name(self.end - 1):
            end = start + len(_CASE.sub("", row.text[start:end]))  # "Velmar'a göre"
        if row.lexicon.language == "ko":
            last = row.words[self.end - 1].text
            end -= next((len(t) for t in (*row.lexicon.topics, "에") if last.endswith(t) and len(last) > len(t)), 0)
        return start + self.shift, end


def described(row: Row, first: int, end: int, *, sure: bool, shift: int = 0) -> Phrase | None:
    """What words [first, end) tell of a source, or None when nothing in them can speak."""
    while first < end and row.has(first, "joins", "adverbs") and not row.has(first, "nouns"):
        first += 1
    if first >= end or oblique(row, end - 1):
        return None
    pronoun = row.entry(first, "pronouns")
    if pronoun is not None and len(pronoun.words) == end - first and not row.has(first, "nouns"):
        if pronoun.value == "x":
            return None
        kind: SourceType = "group" if pronoun.value == "p" else "person"
        return Phrase(first, end, kind, False, None if pronoun.value == "p" else 1, True, pronoun.value, shift)
    at = head_of(row, first, end)
    lead = 4 * LEAD if row.lexicon.language in UNSPACED else LEAD
    if at is not None and at - first > lead and not any(row.entries(i) or row.is_name(i) for i in range(first, at)):
        first = at
    while first < end and row.has(first, "links") and not row.has(first, "determiners"):
        first += 1
    entry = row.entry(at, "nouns") if at is not None else None
    names = _names(row, first, end)
    whole = row.text[slice(*row.span(first, end))][shift:]
    if entry is not None:
        type_: SourceType = entry.value  # type: ignore[assignment]
        count = _count(row, first, at or first, type_, whole)
        if type_ == "group" and row.has(first, "one"):
            type_, count = "person", 1
        if type_ == "person" and count is not None and count > 1:
            type_ = "group"
        named = bool(names) and type_ != "group"
        if type_ == "person" and not named and _several(row, first, at or first):
            type_, count = "group", count if count and count > 1 else None
        if type_ in ("group", "person") and row.lexicon.language not in ("ar", "fa"):
            named = named and any(not _complement(row, i, first) for i in names)
        return Phrase(first, end, type_, named, count, True, shift=shift)
    if row.has(first, "one") and not names and (end - first <= 2 or row.has(end - 1, "pronouns")):
        return Phrase(first, end, "person", False, 1, True, shift=shift)  # "один из них"
    kind_ = _proper_type(row, first, end, whole, names)
    if kind_ is not None:
        return Phrase(first, end, kind_, True, 1 if kind_ == "person" else None, True, shift=shift)
    alone = names == [first] and not row.entries(first)  # a word at the head of a sentence that no table knows
    if (
        names
        and (len(names) > 1 or first or sure or alone)
        and not (row.lexicon.nouns_have_capitals and len(names) < 2 and not sure)
    ):
        return _proper(row, first, end, names, shift)
    capital = any(w.text[:1].isupper() for w in row.words[first:end])
    if sure and row.lexicon.nouns_have_capitals and not capital:
        return None
    if (
        sure
        and capital
        and end == first + 1
        and row.words[first].text[:1].isupper()
        and not row.has(first, "determiners")
    ):
        return _proper(row, first, end, [first], shift)  # a German noun without an article is a name
    if row.lexicon.articles and not row.has(first, "determiners", "one", "count"):
        return None
    if row.lexicon.language in UNSPACED and any(row.entries(i) for i in range(first, end)):
        return None
    if sure and end - first <= LOOSE + 1 and not row.has(first, *ENDS):
        return Phrase(first, end, "unknown", False, None, False, shift=shift)
    return None


def _proper(row: Row, first: int, end: int, names: list[int], shift: int) -> Phrase:
    """A name that no table knows: a person, or with an article or in capitals a body."""
    acronym = row.words[names[0]].text.isupper() and len(row.words[names[0]].text) > 1
    last = row.words[end - 1].key.split("'")[0]
    if last in table("sources")["outlet"] and last.isascii():
        return Phrase(first, end, "outlet", True, None, True, shift=shift)  # "Quad-City Times" in any language
    if first in row.marks:
        return Phrase(first, end, "outlet", True, None, True, shift=shift)
    if acronym or row.has(first, "determiners"):
        return Phrase(first, end, "organisation", True, None, True, shift=shift)
    type_: SourceType = "unknown" if row.words[first].text[:1].islower() else "person"
    return Phrase(first, end, type_, True, 1, True, shift=shift)


def head_of(row: Row, first: int, end: int) -> int | None:
    """The first noun of the table that is nobody's complement."""
    nouns = [i for i in range(first, end) if row.has(i, "nouns") and not row.quoted[i]]
    if row.lexicon.language in UNSPACED or row.lexicon.verb_final:
        return nouns[-1] if nouns else None  # "外交部发言人", "Dışişleri Bakanı": the head comes last
    free = next((i for i in nouns if not _complement(row, i, first)), None)
    if free is None and nouns and any(row.is_name(i) for i in range(first, nouns[0])):
        return None  # "Il Corriere del Porto"
    return nouns[0] if free is None and nouns else free


def _complement(row: Row, at: int, first: int) -> bool:
    """Whether a word hangs on the one before by a link ("of the ministry")."""
    while at - 1 >= first and row.has(at - 1, "determiners", "one"):
        at -= 1
    return at - 1 >= first and row.has(at - 1, "links")


def _names(row: Row, first: int, end: int) -> list[int]:
    if row.lexicon.language in UNSPACED:
        dotted = [i for i in range(first + 1, end) if row.words[i].gap in NAME_DOTS]  # "乔治·布什"
        return [i for i in range(first, end) if row.has(i, "surnames") and i + 1 < end] or dotted
    if row.lexicon.language in ("ar", "fa"):
        return [i for i in range(first + 1, end) if not row.entries(i)]
    last = next((i for i in range(end - 1, first - 1, -1) if oblique(row, i)), first - 1)
    names = [i for i in range(last + 1, end) if row.is_name(i)]
    if names and names[0] == 0 and end > 1 and row.words[1].text[:1].islower() and not row.has(1, "links"):
        names = names[1:]  # an adjective has a capital at the head of a sentence
    if row.lexicon.nouns_have_capitals:  # a capital noun alone is hardly a name
        return [i for i in names if i - 1 in names or i + 1 in names or (i > first and row.has(i - 1, "nouns"))]
    return names


def _proper_type(row: Row, first: int, end: int, whole: str, names: list[int]) -> SourceType | None:
    bare = first + 1 if row.has(first, "determiners") and end - first > 1 else first
    text = row.text[slice(*row.span(bare, end))]
    if row.has(first, "metonyms") or row.has(bare, "metonyms"):
        return "state"
    if outlet_named(text) is not None or outlet_named(whole) is not None:
        return "outlet"
    if text.lower() in state_names(row.lexicon.language):
        return "state"
    if row.lexicon.language in UNSPACED and names and names[0] == first and end - first <= 5:
        return "person"
    return None


def _several(row: Row, first: int, head: int) -> bool:
    """Whether a German noun that is the same in the plural stands for several: "die Vertreter", "Ermittler"."""
    if not row.lexicon.nouns_have_capitals or not row.words[head].key.endswith("er"):
        return False
    return row.has(first, "several") or first == head


def _count(row: Row, first: int, head: int, type_: SourceType, whole: str) -> int | None:
    for at in range(first, head + 1):
        entry = row.entry(at, "count")
        if entry is not None:
            return row.lexicon.counts[entry.words[0]]
    numerals = find_numerals(whole, row.lexicon.language)
    if (
        numerals
        and numerals[0].start == 0
        and not numerals[0].vague
        and 0 < numerals[0].value < 1000
        and type_ in ("group", "person")
    ):
        return int(numerals[0].value)
    return 1 if type_ == "person" else None
