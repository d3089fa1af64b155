"""How far the words that name a source reach: to the first that cannot belong to them.

Prepositions of place, dates, conjunctions and second verbs end a noun phrase; the table's nouns and names carry it on; words
that no table knows may follow a head noun where a language declines them.
"""

import re

from firsthand.claims.tabled.row import Row
from firsthand.language.outlets import outlet_named
from firsthand.language.speech import Entry

LONGEST = 16
"""Words of a source phrase with its apposition; longer ones are clauses."""
LOOSE = 4
"""Words that no table knows and that may follow a head noun: its complements in languages that decline them."""
ENDS = ("stops", "that", "adverbs", "addressees", "negation", "as", "cue", "auxiliaries", "citing", "relaying",
         "conditions", "according", "closers", "quoted_by", "anonymous", "after_citing")  # fmt: skip
NOMINAL = re.compile(
    r".{2,}(?:[dt][ıiuü]ğ[ıiuü]n[ıiuü]|[ae]ca[ğk][ıiuü]n[ıiuü]|[ae]ce[ğk][ıiuü]n[ıiuü]|mas[ıi]n[ıi]|mes[ıi]n[ıi])\Z"
)
"""A Turkish clause made a noun in the accusative ("imzaladığını"): what was said, before the verb."""
_WITH = frozenset("z ze с со з із con com avec mit met till till tegenüber tegenover".split())


def skipped(row: Row, at: int) -> int:
    """Past adverbs, dates and addressees ("журналистам", "l'AFP")."""
    while at < len(row):
        told = row.name_ends.get(at, 0) if at in row.marks else 0
        if told and not row.parted(told) and row.has(told, "determiners", "nouns", "speaks_from"):
            at = told  # "сообщил «Вестям» его директор"
        passed = row.entry(at, "adverbs", "addressees")
        spoken_to = _spoken_to(row, at)
        if spoken_to:
            at = spoken_to
        elif row.dated[at]:
            at += 1
        elif passed is not None:
            at += len(passed.words)
            if passed.tag == "addressees" and at in row.name_ends:
                at = row.name_ends[at]
            elif passed.tag == "addressees" and (_open_ended(row, passed) or _paper_before(row, at)):
                while at < len(row) and not row.parted(at):  # "w rozmowie z PAP", "auprès du Quai Libre"
                    leads = row.has(at, "links", "determiners") and _name_follows(row, at)
                    if not (row.is_name(at) or leads):
                        break
                    at += 1
            elif passed.tag == "addressees":  # "агентству Reuters министр"
                while at < len(row) and row.is_name(at) and not row.lexicon.verb_first and not row.words[at].gap:
                    latin = row.words[at].text.isascii() and not row.words[at - 1].text.isascii()
                    if not (latin or outlet_named(row.words[at].text)):
                        break
                    at += 1
        else:
            break
    return at


def _open_ended(row: Row, entry: Entry) -> bool:
    """Whether a phrase like "au micro de" ends with a preposition, so that a name follows."""
    if entry.words[-1] in _WITH:
        return True
    last = row.lexicon.phrases.get(entry.words[-1], ()) if len(entry.words) > 1 else ()
    return any(e.tag in ("stops", "links", "to", "determiners") and len(e.words) == 1 for e in last)


def _spoken_to(row: Row, at: int) -> int:
    """Where "a este periódico", "au journal Le Phare" ends, or 0."""
    role = row.entry(at, "nouns") if not row.parted(at) and row.words[at].text.islower() else None
    told = role is not None and role.value != "document"
    if role is not None and told and row.words[at].key.endswith(_DATIVES.get(row.lexicon.language, ())):
        return at + len(role.words)  # "tłumaczy sądowi", "пояснив судові"
    dative = row.lexicon.nouns_have_capitals and _dative(row, at)
    if not row.has(at, "to") and not dative:
        return 0
    end = at + 1
    while end < len(row) and row.has(end, "determiners", "one") and not row.parted(end):
        end += 1
    noun = row.entry(end, "nouns") if not row.parted(end) else None
    name = end > at + 1 and end < len(row) and row.is_name(end) and not row.parted(end)  # "tegen de Veluwse Post"
    if not name and (noun is None or noun.value not in ("outlet", "person", "group")):
        return 0
    end += len(noun.words) if noun is not None else 1
    while end < len(row) and not row.parted(end):
        of_name = row.has(end, "links") and end + 1 < len(row) and row.is_name(end + 1)  # "ao Jornal do Sotavento"
        if not (row.is_name(end) or of_name):
            break
        end += 1
    return end if dative or (end < len(row) and not row.parted(end)) else 0


def _paper_before(row: Row, at: int) -> bool:
    """Whether a German paper in the dative stands before word ``at``: what follows is its name ("dem Sender Radio X")."""
    return row.lexicon.nouns_have_capitals and "outlet" in row.kinds(at - 1)


_DATIVES = {"pl": ("owi", "om"), "uk": ("ові", "еві", "єві", "ам", "ям"), "ru": ("ам", "ям"), "cs": ("ovi", "ům")}
"""Endings that only a dative has: the noun behind a verb of saying is who was told."""
_FEMININE_PAPERS = ("zeitung", "agentur", "presse", "rundschau", "illustrierten")


def _dative(row: Row, at: int) -> bool:
    """Whether a German article before a paper can only be a dative ("dem Sender", "der Zeitung")."""
    noun = row.entry(at + 1, "nouns")
    if noun is None or noun.value != "outlet":
        return False
    return row.words[at].key == "dem" or (
        row.words[at].key == "der" and row.words[at + 1].key.endswith(_FEMININE_PAPERS)
    )


def extent(row: Row, first: int) -> int:
    """Where the noun phrase that begins at word ``first`` ends."""
    at, headed, named, loose = first, False, False, 0
    while at < len(row) and at - first < LONGEST:
        if (at > first and row.parted(at)) or row.dated[at] or row.quoted[at]:
            break
        if at > first and (topic_ends(row, at) or relative(row, at) or row.has(at, "objects") or _impersonal(row, at)):
            break
        counted = row.words[at].text[:1].isdigit() and at + 1 < len(row) and not row.parted(at + 1)
        if at > first and counted and not row.has(at + 1, *ENDS):
            break  # "Angaben des Ministeriums 24 Flugzeuge"
        noun = row.entry(at, "nouns", "metonyms")
        said = row.entry(at, "cue")
        if at > first and noun is not None and said is not None and len(said.words) > len(noun.words):
            break  # "منابع | گزارش داد": "reported", not "the report"
        if at > first and (row.has(at, "addressees") or (row.lexicon.clitics and row.words[at].key.startswith("لل"))):
            break
        if row.has(at, "surnames") and (at == first or row.has(at - 1, "nouns")):
            at, headed, named = _han_name(row, at), True, True
            continue
        owned = at == first and row.has(at, "determiners") and not row.parted(at + 1) and not row.has(at + 1, *ENDS)
        if row.has(at, "pronouns") and noun is None and not row.has(at, "that") and not owned:
            of_them = (
                at > first and row.has(at - 1, "links", "partitive") and row.has(first, "one", "determiners", "count")
            )
            return at + 1 if at == first or of_them else at
        part = row.entry(at, "partitive") if at > first and row.has(at - 1, "one", "count", "determiners") else None
        if part is not None:  # "один из чиновников"
            at += len(part.words)
            continue
        if row.has(at, "joins") and row.has(at, "negation") and _goes_on(row, at + 1):
            at, headed, named = at + 1, False, False  # "ni le ministère ni la banque"
            continue
        if noun is None and row.has(at, *ENDS) and not (at == first and row.has(at, "addressees")):
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
        elif at > first and row.words[at].text[:1].isupper() and row.is_name(at - 1) and _name_follows(row, at):
            named = headed = True  # "Yannig Le Dréau"
        elif row.has(at, "one", "count") and oblique(row, at - 1, "dan den tan ten"):
            named = headed = False  # "Liman Başkanlığı'ndan bir yetkili"
        elif row.has(at, "determiners", "one", "count"):
            small = row.words[at].text[:1].islower() and row.has(at, "determiners")  # not "Le Phare"
            new = named or (headed and small and not row.has(at, "links", "joins"))
            if new and not row.has(at - 1, "links", "partitive", "joins", "inner"):
                break  # "das Amt den Bericht", "в министерстве эту цифру"
            loose = 0
        elif (link := row.entry(at, "links")) is not None:
            at, loose = at + len(link.words) - 1, 0  # "cercanas al"
        elif row.is_name(at):
            adjective = at == 0 and at + 1 < len(row) and row.words[1].text[:1].islower() and not row.entries(1)
            named = headed = not adjective or row.lexicon.nouns_have_capitals  # "Wysoki rangą urzędnik"
            loose = 0
        elif not _loose_word(row, at, headed=headed, named=named, loose=loose):
            break
        else:
            loose += 1
        at += 1
    while at > first and row.has(at - 1, "links", "joins", "determiners"):
        at -= 1
    return at


def oblique(row: Row, at: int, endings: str = "da de ta te dan den tan ten") -> bool:
    """Whether a Turkish name at word ``at`` stands in a place or comes from one, and so is no subject."""
    stem, mark, ending = row.words[at].key.partition("'") if at >= 0 else ("", "", "")
    return bool(mark and stem) and row.lexicon.language == "tr" and ending.removeprefix("n") in endings.split()


_IMPERSONAL = {"pl": re.compile(r".{3,}(?:[aąo]no|[eę]to|[iy]to)"), "uk": re.compile(r".{3,}(?:[аеєі]но|[иуя]то)")}
"""A form in which nobody acts, and which has no subject: "zatrzymano", "підписано"."""


def _impersonal(row: Row, at: int) -> bool:
    form = _IMPERSONAL.get(row.lexicon.language)
    word = row.words[at]
    return form is not None and word.text[:1].islower() and not row.entries(at) and bool(form.fullmatch(word.key))


def _name_follows(row: Row, at: int) -> bool:
    return at + 1 < len(row) and not row.parted(at + 1) and row.is_name(at + 1)


def relative(row: Row, at: int) -> bool:
    """Whether "que", "die", "که" at word ``at`` follows the one whom it tells of, and so opens a clause about him."""
    if not row.has(at, "relatives"):
        return False
    people = (row.entry(i, "nouns") for i in (at - 1, at - 2) if i >= 0 and not row.parted(i + 1))
    return any(noun is not None and noun.value in ("person", "group", "document") for noun in people)


def topic_ends(row: Row, at: int) -> bool:
    """Whether a Japanese or Korean subject ends before word ``at``: its particle stands alone or ends the word."""
    topics = row.lexicon.topics
    if not topics or at >= len(row):
        return False
    before = row.words[at - 1].key
    return row.words[at].key in topics or (len(before) > 1 and before.endswith(topics))


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
        begun = row.has(at - 1, "determiners", "links", "one", "inner") or not row.words[at - 1].text[:1].isupper()
        if headed and not begun:  # "Vertreter deutscher Firmen", not "laut Vertrag zahlt Katar"
            return not named and following and row.words[at].key.endswith("er")
        return not named and (following or loose < 2)
    noun = row.entry(at - 1, "nouns") if at else None
    if row.lexicon.adjectives_first and headed and row.words[at].text[:1].islower():
        return False
    if row.lexicon.verb_first and noun is not None and not row.words[at].key.startswith("ال"):
        body = noun.value in ("office", "organisation") and not row.has(at - 2, "nouns")
        definite = body and row.words[at - 1].key.startswith("ال")
        if definite or noun.value == "group":
            return False  # no name follows "officials", so an object does
    if named and not row.lexicon.verb_first and row.words[at].text[:1].islower():
        return False
    if row.lexicon.verb_final and NOMINAL.match(row.words[at].key):
        return False
    return loose < (LONGEST if not row.words[at].text[:1].islower() else LOOSE)
