"""The words that name a source: how far they reach, and what they tell of it.

A phrase is grown from the side of the cue to the next word that cannot belong to it (a preposition of place, a date, a
conjunction, a second verb). It is a source only when something in it can speak: a noun of the table, a name, a pronoun, an
outlet, a state. Where the grammar leaves no doubt (a verb of saying before "that", after its clause) any noun will do.
"""

import re
from dataclasses import dataclass

from firsthand.claims.tabled.row import Row
from firsthand.language.numerals import find_numerals
from firsthand.language.outlets import outlet_named
from firsthand.language.speech import UNSPACED
from firsthand.language.states import state_names
from firsthand.language.tables import table
from firsthand.records import SourceType, Span

LONGEST = 16
"""Words of a source phrase with its apposition; longer ones are clauses."""
BRIDGE = 9
"""Words of time and place between a source and its verb."""
LEAD = 2
"""Adjectives before a head noun, more of them are verbs and objects."""
LOOSE = 4
"""Words that no table knows and that may follow a head noun: its complements in languages that decline them."""
_ENDS = ("stops", "that", "adverbs", "addressees", "negation", "as", "cue", "auxiliaries", "citing", "relaying",
         "conditions", "according", "closers")  # fmt: skip


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
        if row.text[start - 1 : start] == "《":
            start -= 1
        # a name that stands between marks keeps both or none of them
        if row.text[end : end + 1] in ("»", "”", "》", "」") and re.search("[«“《「„]", row.text[start:end]):
            end += 1
        if row.text[end - 1] == "»" and row.text[start - 1 : start] == "«":
            start -= 1
        return start + self.shift, end


def right_of(
    row: Row, at: int, *, sure: bool = False, shift: int = 0, limit: int | None = None, addressed: bool = True
) -> Phrase | None:
    """The source phrase that begins after a cue, at word ``at``; adverbs, dates and those spoken to are passed over."""
    inserted = row.entry(at, "adverbs")
    if inserted is not None and row.gap(at) == "," and row.gap(at + len(inserted.words)) == ",":
        at += len(inserted.words)  # "confie, sous couvert d'anonymat, un responsable"
    elif row.parted(at) and row.text[row.words[at - 1].end : row.words[min(at, len(row) - 1)].start].strip() not in (
        "《",
        "«",
    ):
        return None
    first = skipped(row, at) if addressed else at
    if first >= len(row) or (first > at and row.parted(first)):
        return None
    end = min(extent(row, first), limit or len(row))
    if end <= first:
        return None
    found = described(row, first, end, sure=sure, shift=shift)
    if found is None or found.pronoun:
        return found
    head = _head(row, first, end)
    if head is None and row.words[first].text[:1].islower() and not row.entries(first):
        name = next((i for i in range(first, end) if row.is_name(i)), None)  # "прокомментировал решение Лунин"
        return described(row, name, end, sure=sure, shift=shift) if name is not None else found
    if head is not None and head - first > LEAD and not row.lexicon.nouns_have_capitals:
        return None
    closing = _apposition(row, found)
    return found if closing == found.end else described(row, first, closing, sure=sure, shift=shift)


def left_of(row: Row, verb: int, *, sure: bool = False) -> Phrase | None:
    """The source phrase in front of a verb at word ``verb``, in its own clause or before an insertion between commas."""
    start = _clause(row, verb)
    if start < verb:
        return _in_clause(row, start, verb, sure=sure)
    inserted = _clause(row, verb - 1) if verb else 0
    if verb < 2 or inserted <= 0 or verb - inserted > LONGEST or row.words[verb].gap not in (",", "،", "，", "),", ")"):
        return None
    main = _clause(row, inserted - 1)
    first = _trimmed(row, main, inserted)
    if first >= inserted or row.quoted[inserted] or extent(row, first) != inserted:
        return None
    if (
        row.words[inserted].gap in (",", "،", "，")
        and not row.has(inserted, "pronouns", "adverbs")
        and extent(row, inserted) == verb
    ):
        return described(row, first, verb, sure=sure)
    return described(row, first, inserted, sure=False)


def from_office(row: Row, verb: int) -> Phrase | None:
    """ "В министерстве заявили": nobody is named, the body speaks."""
    first = _trimmed(row, _clause(row, verb), verb)
    if first + 1 >= verb or not row.has(first, "speaks_from"):
        return None
    noun = row.entry(first + 1, "nouns", "metonyms")
    if noun is None or (noun.tag == "nouns" and noun.value not in ("office", "organisation", "outlet")):
        return None
    end = min(extent(row, first + 1), verb)
    return described(row, first + 1, end, sure=False) if _bridged(row, end, verb) else None


def opening(row: Row, verb: int) -> Phrase | None:
    """The subject at the head of a sentence whose verb ends it ("Bakan Yılmaz, anlaşmanın … söyledi")."""
    first = _trimmed(row, 0, verb)
    end = extent(row, first) if first < verb else first
    alone = row.parted(end) or row.dated[min(end, len(row) - 1)] or row.has(end, "adverbs") or told_before(row, verb)
    return described(row, first, end, sure=False) if first < end < verb and alone else None


_NOMINAL = re.compile(
    r".{2,}(?:[dt][ıiuü]ğ[ıiuü]n[ıiuü]|[ae]ca[ğk][ıiuü]n[ıiuü]|[ae]ce[ğk][ıiuü]n[ıiuü]|mas[ıi]n[ıi]|mes[ıi]n[ıi])\Z"
)
"""A Turkish clause made a noun in the accusative ("imzaladığını"): what was said, before the verb."""


def told_before(row: Row, verb: int) -> bool:
    """Whether what is said stands right before its verb, so that who says it stands at the head of the sentence."""
    return row.lexicon.verb_final and verb > 1 and _NOMINAL.match(row.words[verb - 1].key) is not None


def beside(row: Row, at: int) -> Phrase | None:
    """The noun phrase right before a postposition ("iki kaynağa göre"): a noun of the table with what counts or names it."""
    head = next((i for i in range(at - 1, max(-1, at - 4), -1) if row.has(i, "nouns")), None)
    if head is None or any(row.parted(i) for i in range(head + 1, at)):
        return None
    first = head
    while first > 0 and not row.parted(first) and head - first < LONGEST:
        if not (row.has(first - 1, "nouns", "count", "one", "determiners") or row.is_name(first - 1)):
            break
        first -= 1
    return described(row, first, at, sure=False)


def _in_clause(row: Row, start: int, verb: int, *, sure: bool) -> Phrase | None:
    first = _trimmed(row, start, verb)
    if first >= verb:
        return None
    if row.has(first, "nouns") or not row.has(first, *_ENDS):
        end = min(extent(row, first), verb)
        if first < end < verb <= end + 3 and not any(
            row.entries(i) or row.parted(i) or row.dated[i] for i in range(end, verb)
        ):
            end = verb  # adjectives behind a name
        if end == first or not _bridged(row, end, verb):
            return None
        return described(row, first, end, sure=sure and _only_adverbials(row, end, verb))
    nearest = next((i for i in range(verb - 1, first, -1) if row.has(i, "nouns", "pronouns")), None)
    if nearest is None:
        return None
    if row.has(nearest - 1, "determiners", "one", "count"):
        nearest -= 1
        alone = True
    else:  # "В Москве министр заявил": one word of place, then the subject
        noun = row.entry(nearest, "nouns")
        person = noun is None or noun.value in ("person", "group")
        alone = person and (row.has(nearest - 2, "stops") or row.has(nearest - 1, "adverbs") or row.dated[nearest - 1])
    if not alone or row.has(nearest - 1, "links", "stops"):
        return None
    end = min(extent(row, nearest), verb)
    between = all(row.dated[i] or row.has(i, "adverbs", "addressees", "negation", "pronouns") for i in range(end, verb))
    return described(row, nearest, end, sure=False) if between else None


def _bridged(row: Row, end: int, verb: int) -> bool:
    """Whether what stands between a source and its verb is short and opens no clause of its own."""
    if verb - end > BRIDGE:
        return False
    cues = (row.has(i, "cue") and not row.has(i, "nouns") for i in range(end, verb))
    return not any(cues) and not any(row.has(i, "that") or _relative(row, i) for i in range(end, verb))


def _relative(row: Row, at: int) -> bool:
    pronoun = row.entry(at, "pronouns")
    return pronoun is not None and pronoun.value == "x"


def may_follow(row: Row, verb: int) -> bool:
    """Whether a subject may stand behind a verb: nothing before it in its clause could be one ("Am Montag sagte X")."""
    start = _clause(row, verb)
    first = _trimmed(row, start, verb)
    if first < verb and _relative(row, first) and not row.has(first, "backwards"):
        return False
    return first >= verb or row.has(first, "stops", "backwards", "addressees", "negation", "pronouns")


def _only_adverbials(row: Row, at: int, verb: int) -> bool:
    return at >= verb or row.has(at, "stops", "adverbs", "addressees", "negation") or row.dated[at]


def _clause(row: Row, verb: int) -> int:
    """Where the clause of a verb begins: after punctuation, a "that", another cue."""
    romance = row.lexicon.articles and not row.lexicon.nouns_have_capitals
    start = verb
    while start > 0 and not row.parted(start):
        before = row.entry(start - 1, "that", "cue", "conditions", "according")
        if before is not None and before.tag == "that" and romance and row.parted(start - 1) and start > 1:
            before = None  # "el ministro, que habló en …, dijo" is a relative
        if before is not None and not row.has(start - 1, "nouns") and start - 1 + len(before.words) <= verb:
            break
        start -= 1
    return start


def _trimmed(row: Row, start: int, end: int) -> int:
    """The first word of [start, end) that may open a noun phrase."""
    at = start
    while at < end:
        lead = row.entry(at, "adverbs", "as", "joins", "that")
        if lead is not None and not row.has(at, "nouns", "pronouns"):
            at += len(lead.words)
        elif row.dated[at]:
            at += 1
        else:
            break
    return at


def skipped(row: Row, at: int) -> int:
    """Past adverbs, dates and addressees ("журналистам", "l'AFP")."""
    while at < len(row):
        passed = row.entry(at, "adverbs", "addressees")
        spoken_to = _spoken_to(row, at) if passed is None else 0
        if spoken_to:
            at = spoken_to
        elif row.dated[at]:
            at += 1
        elif passed is not None:
            at += len(passed.words)
            if passed.tag == "addressees":  # "агентству Reuters министр"
                while at < len(row) and row.is_name(at) and not row.lexicon.verb_first and not row.words[at].gap:
                    latin = row.words[at].text.isascii() and not row.words[at - 1].text.isascii()
                    if not (latin or outlet_named(row.words[at].text)):
                        break
                    at += 1
        else:
            break
    return at


def _spoken_to(row: Row, at: int) -> int:
    """Where "a este periódico", "au journal Le Phare" ends, or 0."""
    if not row.has(at, "to"):
        return 0
    end = at + 1
    while end < len(row) and row.has(end, "determiners", "one") and not row.parted(end):
        end += 1
    noun = row.entry(end, "nouns") if not row.parted(end) else None
    if noun is None or noun.value not in ("outlet", "person", "group"):
        return 0
    end += len(noun.words)
    while end < len(row) and row.is_name(end) and not row.parted(end):
        end += 1
    return end if end < len(row) and not row.parted(end) else 0


def extent(row: Row, first: int) -> int:
    """Where the noun phrase that begins at word ``first`` ends."""
    at, headed, named, loose = first, False, False, 0
    while at < len(row) and at - first < LONGEST:
        if (at > first and row.parted(at)) or row.dated[at] or row.quoted[at]:
            break
        noun = row.entry(at, "nouns", "metonyms")
        if at > first and (row.has(at, "addressees") or (row.lexicon.clitics and row.words[at].key.startswith("لل"))):
            break
        if row.has(at, "surnames") and (at == first or row.has(at - 1, "nouns")):
            at, headed, named = _han_name(row, at), True, True
            continue
        owned = at == first and row.has(at, "determiners") and not row.parted(at + 1) and not row.has(at + 1, *_ENDS)
        if row.has(at, "pronouns") and noun is None and not row.has(at, "that") and not owned:
            return at + 1 if at == first else at
        if noun is None and row.has(at, *_ENDS) and not (at == first and row.has(at, "addressees")):
            if at > first and _belongs(row, at, first):
                at += len(row.entry(at, "inner").words)  # type: ignore[union-attr]
                continue
            break
        if noun is not None:
            at, headed, named, loose = at + len(noun.words), True, False, 0
            continue
        if row.has(at, "joins"):
            if not _goes_on(row, at + 1):
                break
            headed = named = False
        elif row.has(at, "determiners", "one", "count"):
            if named and not row.has(at - 1, "links"):
                break
            loose = 0
        elif row.has(at, "links"):
            loose = 0
        elif row.is_name(at):
            named, headed, loose = True, True, 0
        elif not _loose_word(row, at, headed=headed, named=named, loose=loose):
            break
        else:
            loose += 1
        at += 1
    while at > first and row.has(at - 1, "links", "joins", "determiners"):
        at -= 1
    return at


def _han_name(row: Row, at: int) -> int:
    """A Chinese name: a surname and up to two characters that begin no cue, the second of them no other phrase either."""
    end = at + 1
    while (
        end < len(row)
        and end - at <= 2
        and not row.parted(end)
        and len(row.words[end].text) == 1
        and not row.dated[end]
    ):
        if row.has(end, "cue") or (end > at + 1 and row.has(end, "stops")):
            break
        end += 1
    return end


def _belongs(row: Row, at: int, first: int) -> bool:
    """Whether a preposition binds a body to the unnamed person before it ("источник в министерстве")."""
    inner = row.entry(at, "inner")
    if inner is None or not any(row.has(i, "nouns") for i in (at - 1, at - 2) if i >= first):
        return False
    body = at + len(inner.words)
    while body < len(row) and row.has(body, "determiners", "one") and not row.parted(body):
        body += 1
    noun = row.entry(body, "nouns") if not row.parted(body) else None
    return noun is not None and noun.value in ("office", "organisation", "outlet")


def _goes_on(row: Row, at: int) -> bool:
    if at >= len(row) or row.parted(at):
        return False
    return row.has(at, "nouns", "determiners", "count") or row.is_name(at)


def _loose_word(row: Row, at: int, *, headed: bool, named: bool, loose: int) -> bool:
    """Whether a word that no table knows may stand inside a source phrase."""
    if row.lexicon.nouns_have_capitals:
        following = at + 1 < len(row) and not row.parted(at + 1) and row.words[at + 1].text[:1].isupper()
        return not named and (following or (not headed and loose < 2))
    noun = row.entry(at - 1, "nouns") if at else None
    if row.lexicon.verb_first and noun is not None and not row.words[at].key.startswith("ال"):
        body = noun.value in ("office", "organisation") and not row.has(at - 2, "nouns")
        definite = body and row.words[at - 1].key.startswith("ال")
        if definite or noun.value == "group":
            return False  # no name follows "officials", so an object does
    if named and not row.lexicon.verb_first and row.words[at].text[:1].islower():
        return False
    if row.lexicon.verb_final and _NOMINAL.match(row.words[at].key):
        return False
    return loose < (LONGEST if not row.words[at].text[:1].islower() else LOOSE)


def _apposition(row: Row, phrase: Phrase) -> int:
    """Where an apposition between commas ends ("X, директор верфи,"), or where the phrase ends without one."""
    end = phrase.end
    if end >= len(row) or row.words[end].gap not in (",", "،", "，") or row.quoted[end]:
        return end
    at = end + 1 if row.has(end, "determiners", "one") else end
    noun = row.entry(at, "nouns")
    role = noun is not None and noun.value == "person" and phrase.type in ("person", "unknown") and phrase.named
    if not role and not (row.is_name(end) and phrase.type == "person" and not phrase.named):
        return end
    closing = extent(row, end)
    return closing if row.parted(closing) and closing - phrase.first <= LONGEST else end


def described(row: Row, first: int, end: int, *, sure: bool, shift: int = 0) -> Phrase | None:
    """What words [first, end) tell of a source, or None when nothing in them can speak."""
    while first < end and row.has(first, "joins", "adverbs") and not row.has(first, "nouns"):
        first += 1
    if first >= end:
        return None
    pronoun = row.entry(first, "pronouns")
    if pronoun is not None and len(pronoun.words) == end - first and not row.has(first, "nouns"):
        if pronoun.value == "x":
            return None
        kind: SourceType = "group" if pronoun.value == "p" else "person"
        return Phrase(first, end, kind, False, None if pronoun.value == "p" else 1, True, pronoun.value, shift)
    at = _head(row, first, end)
    if at is not None and at - first > LEAD and not any(row.entries(i) or row.is_name(i) for i in range(first, at)):
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
    if row.has(first, "one") and end - first <= 2 and not names:
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
    if sure and end - first <= LOOSE + 1 and not row.has(first, *_ENDS):
        return Phrase(first, end, "unknown", False, None, False, shift=shift)
    return None


def _proper(row: Row, first: int, end: int, names: list[int], shift: int) -> Phrase:
    """A name that no table knows: a person, or with an article or in capitals a body."""
    acronym = row.words[names[0]].text.isupper() and len(row.words[names[0]].text) > 1
    if row.words[end - 1].key in table("sources")["outlet"] and row.words[end - 1].text.isascii():
        return Phrase(first, end, "outlet", True, None, True, shift=shift)  # "Quad-City Times" in any language
    if acronym or row.has(first, "determiners"):
        return Phrase(first, end, "organisation", True, None, True, shift=shift)
    type_: SourceType = "unknown" if row.words[first].text[:1].islower() else "person"
    return Phrase(first, end, type_, True, 1, True, shift=shift)


def _head(row: Row, first: int, end: int) -> int | None:
    """The first noun of the table that is nobody's complement."""
    nouns = [i for i in range(first, end) if row.has(i, "nouns") and not row.quoted[i]]
    if row.lexicon.language in UNSPACED or row.lexicon.verb_final:
        return nouns[-1] if nouns else None  # "外交部发言人", "Dışişleri Bakanı": the head comes last
    return next((i for i in nouns if not _complement(row, i, first)), nouns[0] if nouns else None)


def _complement(row: Row, at: int, first: int) -> bool:
    """Whether a word hangs on the one before by a link ("of the ministry")."""
    while at - 1 >= first and row.has(at - 1, "determiners", "one"):
        at -= 1
    return at - 1 >= first and row.has(at - 1, "links")


def _names(row: Row, first: int, end: int) -> list[int]:
    if row.lexicon.language in UNSPACED:
        return [i for i in range(first, end) if row.has(i, "surnames") and i + 1 < end]
    if row.lexicon.language in ("ar", "fa"):
        return [i for i in range(first + 1, end) if not row.entries(i)]
    names = [i for i in range(first, end) if row.is_name(i)]
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
