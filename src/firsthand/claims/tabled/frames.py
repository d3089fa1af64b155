"""Who says it in one sentence: the orders in which a source, a cue and what is said can stand, tried in turn.

| frame | such as |
|---|---|
| verb | the minister said that …; "…", said the minister; as the minister said; a-t-il dit |
| according | selon X; по словам X; X zufolge; 据X报道 |
| citing | …, reports X citing Y; 援引; نقلت X عن Y |

A cue between quotation marks is somebody else's and is left alone. Two sources make a chain only where the order of the
words says so; where it does not, the first stands alone.
"""

import re
from dataclasses import replace
from itertools import zip_longest

from firsthand.claims.tabled.citing import PUBLISHING, according, relayed, stands_in
from firsthand.claims.tabled.cues import INFINITIVES, content_from, cue_at, to_infinitive
from firsthand.claims.tabled.describing import Phrase
from firsthand.claims.tabled.extent import extent
from firsthand.claims.tabled.hop import Hop, made
from firsthand.claims.tabled.phrases import (
    before,
    from_office,
    left_of,
    may_follow,
    named_before,
    office_behind,
    opening,
    right_of,
    told_before,
)
from firsthand.claims.tabled.row import SPLIT_REACH, Row
from firsthand.claims.tabled.silence import SILENCES, acted, declines, denied_thing, of_ignorance
from firsthand.language.tenses import tense_of
from firsthand.records import CueClass

_OBLIQUE = frozenset(
    "его ему него нему её ее ей ней неё нее их им них ними йому його нього ньому її їй неї ній їх їм них jego jemu go mu ją jej "
    "nią ich im nich".split()
)
"""Pronouns of Slavic languages in cases that are no subject's."""
HOPS = 3
"""Nobody writes a longer chain into one sentence; a longer one is a misreading."""
ADDRESSED = 6
"""Words that name those who are spoken to, between a cue and "that"."""
_INVERTED = re.compile(r"(?P<verb>.+?)-(?:t-)?(?P<who>il|elle|ils|elles|on)\Z")


def hops_of(row: Row) -> tuple[Hop, ...]:
    """The chain of a sentence, outermost first."""
    found: list[Hop] = []
    at = 0
    while at < len(row):
        blocked = row.entry(at, "blocked", "anonymous")
        said = row.entry(at, "cue", "unknowing")
        weighed = row.entry(at, "certainty")
        several = weighed is not None and len(weighed.words) > 1 and not weighed.tail
        if blocked is None and several and stands_in(row, at) is None:  # but "как утверждается в отчёте"
            blocked = weighed  # "no se descarta", "on ne sait pas": nobody's word
        if blocked is not None and said is not None and len(said.words) > len(blocked.words):
            blocked = None  # "se dit convaincu", not "se dit"
        if blocked is not None and blocked.tail and row.found(blocked.tail, at + len(blocked.words)) is None:
            blocked = None
        if row.quoted[at] or blocked is not None:
            at += len(blocked.words) if blocked is not None and not row.quoted[at] else 1
            continue
        hop = stands_in(row, at) or according(row, at, found) or relayed(row, at, found) or _spoken(row, at, found)
        hop = hop or _after_quotation(row, at, found) or _before_quotation(row, at, found)
        if hop is not None:
            found.append(hop)
            at += 1
            while at in hop.words:  # between the parts of a split verb somebody may be cited
                at += 1
        else:
            at += 1
    return _chained(row, found)


def _spoken(row: Row, at: int, found: list[Hop]) -> Hop | None:
    """The verb frame, for a cue at word ``at``."""
    inverted = _inverted(row, at)
    if inverted is not None:
        return inverted
    cue = cue_at(row, at)
    if cue is None:
        return None
    parts, cue_class, form = cue
    first = parts[0][0]
    whole_end = max(e for _, e in parts)
    act = {"negative": "acts", "confirming": "judgements"}.get(cue_class)
    if act is not None and not row.closed(first) and acted(row, first, parts[0][1], act):
        return None  # "rejected the bill", "upheld the sentence"
    negated = _negated(row, parts)
    named_as = _named_as(row, first)
    past = _past_aside(row, whole_end)
    closing = _asserted(row, past) or _asserted_later(row, past) or to_infinitive(row, whole_end)
    charged = cue_class == "negative" and denied_thing(row, first, parts[0][1])
    closing = closing or charged
    led = _after_said(row, first) or _fronted(row, first)
    nested, taken = bool(found), {i for hop in found for i in hop.words}
    phrase = _source(row, parts, led=led, sure=closing or led, found=found, silent=cue_class == "non_answer" or negated)
    if phrase is not None and not taken.isdisjoint(range(phrase.first, phrase.end)):
        phrase = _behind(row, parts)  # "Laut dem Sender haben Diplomaten bestätigt"
    if phrase is not None and not taken.isdisjoint(range(phrase.first, phrase.end)):
        return None
    if phrase is not None and _second_verb(row, first, phrase, found):
        return None
    if charged and (phrase is None or row.has(phrase.first, "charges")):
        phrase = named_before(row, first)  # "Обвинения в подкупе Салтыков отверг"
    if phrase is not None and phrase.pronoun and row.words[phrase.first].key in _OBLIQUE:
        phrase = None  # "її поінформували": she was told
    names = row.entry(first, "needs_quote")
    names = names if names is not None and len(names.words) >= parts[0][1] - first else None  # not "habla de"
    naming = names is not None and _quotes(row, first, whole_end)
    if phrase is None and naming:
        phrase = opening(row, first)
    if phrase is None:
        return _subjectless(row, parts, "non_answer" if negated else cue_class, form, closing)
    after = max(whole_end, phrase.end) if phrase.first >= first else whole_end
    sure = closing or led or named_as or _asserted(row, after) or row.closed(phrase.first)
    sure = sure or (cue_class == "documentary" and phrase.type == "document")
    unsure = not sure or cue_class == "documentary"
    if not phrase.known and unsure and (cue_class != "non_answer" or form == "unknown"):
        return None
    if of_ignorance(row, first, whole_end) or (not led and declines(row, content_from(row, after))):
        cue_class, negated = "non_answer", False
    cites = any(hop.cites and 0 < first - max(hop.words) <= CITED_GAP + 1 for hop in found)
    sure = sure or naming or cites or told_before(row, first)
    if not sure and names is not None:
        return None
    if row.lexicon.negation_after and phrase.first >= first and not row.parted(phrase.end):
        negated = negated or row.has(phrase.end, "negation")  # "sagte er nicht"
    negated = negated or row.has(phrase.first, "negation") or (phrase.first == 1 and row.has(0, "negation"))
    published = form.startswith(PUBLISHING)  # "non pubblica dati"
    if not sure and cue_class != "non_answer" and (published or not negated) and _needs_that(row, parts):
        return None
    stance = row.lexicon.stance_of(form, cue_class)
    if negated:
        if cue_class == "epistemic":
            stance = "CT-"
        else:
            cue_class, stance = "non_answer", "CT+"
    if phrase.pronoun == "s":  # German "sie": one woman or several, the verb tells
        verb = row.words[parts[0][0]].key if form in SILENCES else form.split(" ")[0]
        several = verb.endswith("n")
        phrase = replace(
            phrase, pronoun="p" if several else "f", type="group" if several else "person", count=None if several else 1
        )
    outer = led and phrase.type in ("outlet", "document", "office") and nested
    outer = outer or named_as or (led and nested)
    return made(row, phrase, parts, cue_class, at, outer=outer, stance=stance, content=content_from(row, after))


def _second_verb(row: Row, first: int, phrase: Phrase, found: list[Hop]) -> bool:
    """Whether a cue is what a speaker who is known does besides ("said that the deal was signed and added that"): then what stands
    before it in what he said is not who added it."""
    at = first - 1
    while at > phrase.end and row.has(at, "adverbs", "pronouns"):
        at -= 1
    joined = phrase.end <= at < first and row.has(at, "joins") and not row.has(at, "negation")
    return joined and any(hop.phrase is not None and max(hop.words) < phrase.first for hop in found)


def _needs_that(row: Row, parts: list[tuple[int, int]]) -> bool:
    """Whether the verb of a cue is one of saying only before a clause or beside a quotation."""
    return any(
        entry.tag == "needs_that" and i + len(entry.words) == end
        for start, end in parts
        for i in range(start, end)
        for entry in row.entries(i)
    )


def _inverted(row: Row, at: int) -> Hop | None:
    """ "a-t-il précisé", "explique-t-elle": verb and pronoun in one word."""
    match = _INVERTED.match(row.words[at].key)
    if match is None:
        return None
    verb = match["verb"]
    entries = row.lexicon.phrases.get(verb, ())
    end, cue_class, form = at + 1, None, verb
    finite = next((e for e in entries if e.tag == "cue" and len(e.words) == 1 and not e.tail), None)
    if finite is not None:
        cue_class = finite.value
    elif any(e.tag == "auxiliaries" for e in entries):
        said = row.entry(end, "participle")
        if said is not None and not row.parted(end):
            end, cue_class, form = end + len(said.words), said.value, " ".join(said.words)
    if cue_class is None:
        return None
    if match["who"] == "on":  # "assure-t-on au ministère"
        body = right_of(row, end + 1) if row.has(end, "to") and not row.parted(end) else None
        if body is None or not _speaks(row, body):
            return None
        stance = row.lexicon.stance_of(form, cue_class)  # type: ignore[arg-type]
        return made(row, body, [(at, end)], cue_class, at, stance=stance, content=end)  # type: ignore[arg-type]
    gender = {"il": "m", "elle": "f"}.get(match["who"], "p")
    phrase = Phrase(
        at, at + 1, "group" if gender == "p" else "person", False, None if gender == "p" else 1, True, gender
    )
    word = row.words[at]
    hop = made(row, phrase, [(at, end)], cue_class, at, stance=row.lexicon.stance_of(form, cue_class), content=end)  # type: ignore[arg-type]
    return replace(hop, source=(word.start + match.start("who"), word.end))


def _source(
    row: Row, parts: list[tuple[int, int]], *, led: bool, sure: bool, found: list[Hop], silent: bool
) -> Phrase | None:
    """The subject of a cue: after it where its clause or the language puts it there, else before it, and before whom it
    cites ("X unter Berufung auf Y berichtet").
    """
    first = parts[0][0]
    cited = next(
        (hop for hop in found if (hop.cites or hop.wraps) and 0 <= first - max(hop.words) - 1 <= CITED_GAP), None
    )
    if cited is not None and (cited.wraps or not led):
        found_before = before(row, cited.at) if cited.wraps else left_of(row, cited.at, sure=sure)
        if found_before is not None:
            return found_before
    subject = _subject(row, parts, led=led, sure=sure)
    if silent and subject is not None and any(row.has(i, "requests") for i in (subject.first - 1, subject.first - 2)):
        subject = from_office(
            row, first
        )  # "На заводі запитання журналістів залишили без відповіді": theirs are the questions
    if not silent or (subject is not None and _speaks(row, subject)):
        return subject
    inside = (
        right_of(row, parts[0][1], limit=parts[1][0]) if len(parts) > 1 else None
    )  # "Die Frage ließ X unbeantwortet"
    asked = inside is not None and any(row.has(i, "requests") for i in range(inside.first, inside.end))
    if inside is not None and _speaks(row, inside) and not asked:
        return inside
    subject = subject or left_of(row, first, sure=True, bodies=True)
    return subject if subject is None or not row.has(subject.first - 1, "requests") else None


def _speaks(row: Row, phrase: Phrase) -> bool:
    """Whether a word of the table in a phrase names somebody who speaks."""
    return any(row.has(i, "nouns", "metonyms", "pronouns") for i in range(phrase.first, phrase.end))


CITED_GAP = 2
"""Words of a citing phrase that its hop does not cover ("的话", "haberinde")."""


def _across(row: Row, first: int) -> Phrase | None:
    """ "Dwóch pracowników, którzy zastrzegli anonimowość, opowiedziało": the subject before a clause about it."""
    if first < 2 or row.gap(first)[:1] not in (",", "،") or row.quoted[first - 1]:
        return None
    inserted = first - 1
    while inserted > 0 and not row.parted(inserted):
        inserted -= 1
    opening_words = range(inserted, min(inserted + 3, first))
    if inserted == 0 or not any(row.has(i, "pronouns", "relatives", "anonymous", "that") for i in opening_words):
        return None
    found = before(row, inserted)
    return found if found is not None and found.known else None


def _subject(row: Row, parts: list[tuple[int, int]], *, led: bool, sure: bool) -> Phrase | None:
    first, end, whole_end = parts[0][0], parts[0][1], max(e for _, e in parts)
    tail = parts[1][0] if len(parts) > 1 else None

    def right(strict: bool) -> Phrase | None:
        found = right_of(row, end, sure=strict, limit=tail)
        return found or (right_of(row, whole_end, sure=strict) if whole_end > end else None)

    if row.has(first, "only_after"):  # „…“, so X.
        found = right(True) if led else None
        return found if found is not None and (row.parted(found.end) or row.has(found.end, "adverbs")) else None
    if row.lexicon.subject_before:
        clause = next((i for i in range(first, 0, -1) if row.parted(i)), 0)
        return left_of(row, first, sure=sure or row.closed(clause))
    if row.lexicon.verb_final:
        if not row.parted(whole_end) and not led and not (told_before(row, first) and row.has(whole_end, "joins")):
            return None
        found = (right(True) if led else None) or opening(row, first)
        return found or (None if told_before(row, first) else left_of(row, first))
    if row.lexicon.verb_first:
        follows = right_of(row, end, sure=True, limit=tail) if not row.has(end, "that") else None
        if follows is not None and (follows.known or _asserted(row, follows.end) or _asserted_later(row, follows.end)):
            return follows
        before = left_of(row, first, sure=False)
        return before if before is not None and row.has(before.first, "nouns", "metonyms", "pronouns") else None
    if any(row.has(i, "takes_object") for part in parts for i in range(*part)) and not _after_speech(row, first):
        return left_of(row, first, sure=sure)  # what follows "accused" is accused
    across = _across(row, first)
    if across is not None:
        return across
    if led or _right_after_as(row, first):
        said = _after_speech(row, first) or row.lexicon.nouns_have_capitals
        behind = right(said and not row.has(end, "that")) or (office_behind(row, end) if _plural(row, parts) else None)
        behind = behind or (_past_place(row, whole_end) if _after_speech(row, first) else None)
        return behind or left_of(row, first, sure=False)
    if row.parted(first) or all(row.has(i, "adverbs", "joins") for i in range(max(0, first - 1), first)):
        found = right(False)
        if found is None and row.parted(first):
            found = (office_behind(row, end) if _plural(row, parts) else None) or left_of(row, first, sure=sure)
        if found is not None or row.parted(first):
            return found
    found = (from_office(row, first) if _plural(row, parts) else None) or left_of(row, first, sure=sure)
    if found is not None or row.has(end, "that") or not may_follow(row, first):
        return found
    return right(False)


def _past_place(row: Row, at: int) -> Phrase | None:
    """ "«…», ha scritto su X la ministra": behind a quotation the subject may follow a phrase of place."""
    if not row.has(at, "stops"):
        return None
    for first in range(at + 2, min(at + PLACE + 2, len(row))):
        if row.parted(first):
            return None
        name = row.is_name(first) and not row.is_name(first - 1) and first + 1 < len(row) and row.is_name(first + 1)
        if row.has(first - 1, "stops", "links", "determiners", "one") or not (
            name or row.has(first, "determiners", "one", "count", "nouns")
        ):
            continue
        phrase = right_of(row, first)
        if phrase is None or not phrase.known or phrase.type not in ("person", "group"):
            continue
        if _speaks(row, phrase) or (name and phrase.named):  # "scrive nella perizia Alvise Contarin"
            return phrase
    return None


PLACE = 5
"""Words of such a phrase of place."""
_PLURALS = tuple("ли лись лися ют ят ут ють ять уть li ły ją ron an en no am".split())


def _plural(row: Row, parts: list[tuple[int, int]]) -> bool:
    """Whether a Slavic or Romance verb has an ending of the plural."""
    return any(
        row.words[i].key.endswith(_PLURALS) for start, end in parts for i in range(start, min(end + 1, len(row)))
    )


def _right_after_as(row: Row, first: int) -> bool:
    """Whether "as" stands right before a cue ("comme l'a écrit X")."""
    for at in (first - 1, first - 2):
        entry = row.entry(at, "as") if at >= 0 else None
        if entry is not None and at + len(entry.words) == first:
            return True
    return False


def _behind(row: Row, parts: list[tuple[int, int]]) -> Phrase | None:
    """The subject right behind a verb."""
    return right_of(row, parts[0][1], limit=parts[1][0] if len(parts) > 1 else None)


def _after_said(row: Row, first: int) -> bool:
    """Whether something said stands right before the cue: a quotation that closes, or a clause and a comma."""
    at = first
    while at > 0 and not row.parted(at) and row.has(at - 1, "adverbs", "pronouns") and not row.has(at - 1, "nouns"):
        at -= 1
    if at == 0:
        return False
    if row.closed(at):
        return True
    return at >= 2 and row.parted(at) and any(c in row.words[at].gap for c in ',—–-،，»”"')


def _fronted(row: Row, first: int) -> bool:
    """Whether what is said stands before the cue as one word ("Das meldet X", "Lo scrive X", "Об этом сообщает X")."""
    at = first
    while at > 0 and not row.parted(at):
        at -= 1
    led = row.entry(at, "backwards")
    return led is not None and all(row.dated[i] or row.has(i, "adverbs") for i in range(at + len(led.words), first))


def _after_speech(row: Row, first: int) -> bool:
    """Whether a quotation or a dash stands before the cue: after a comma alone a word may be its object as well."""
    at = first
    while at > 0 and not row.parted(at) and row.has(at - 1, "adverbs"):
        at -= 1
    return row.closed(at) or (at > 0 and any(c in "—–»”" for c in row.words[at].gap))


def _after_quotation(row: Row, at: int, found: list[Hop]) -> Hop | None:
    """ "«…», glisse un proche du président": between a quotation and one who can speak any verb is one of saying."""
    first = at
    while first > 0 and row.has(first - 1, "auxiliaries", "pronouns") and not row.parted(first):
        first -= 1
    unknown = row.words[at].text[:1].islower() and not row.entries(at) and not row.dated[at]
    if found or not unknown or row.lexicon.verb_final or row.lexicon.verb_first or row.lexicon.subject_before:
        return None
    if not row.closed(first) or sum(row.quoted[:first]) < LEAST_QUOTED:
        return None
    phrase = right_of(row, at + 1)
    if (
        phrase is None
        or not phrase.known
        or phrase.pronoun
        or phrase.type not in ("person", "group", "office", "organisation")
    ):
        return None
    if not _speaks(row, phrase):
        return None
    return made(row, phrase, [(first, at + 1)], "neutral", at, content=phrase.end)


LEAST_QUOTED = 3
"""Words of a quotation that says something by itself; fewer are a name or a term."""


def _quotes(row: Row, first: int, after: int) -> bool:
    """Whether a verb of naming has words of the speaker beside it ("nannte das Geschäft ein „Fass ohne Boden“")."""
    end = next((i for i in range(after, len(row)) if i > after and "," in row.words[i].gap), len(row))
    return any(row.quoted[i] for i in range(after, end)) or row.closed(first)


def _asserted(row: Row, at: int) -> bool:
    """Whether what is said begins at word ``at``: after "that", a colon, an opening mark."""
    gap = row.gap(at)
    if row.has(at, "that") or ":" in gap or "：" in gap or row.opened(at):
        return True
    return row.lexicon.language == "zh" and "，" in gap


def _asserted_later(row: Row, at: int) -> bool:
    """Whether a "that" or a colon follows those who are spoken to ("told Reuters that")."""
    reach = SPLIT_REACH // 2 if row.lexicon.verb_first else ADDRESSED
    end = min(len(row), at + reach)
    later = at - 1
    while (later := later + 1) < end:
        unnamed = row.entry(later, "anonymous")
        if unnamed is not None:
            later, end = later + len(unnamed.words) - 1, min(len(row), end + len(unnamed.words))
            continue
        if row.has(later, "that") or (later > at and ":" in row.words[later].gap):
            return True
        if row.parted(later) or row.has(later, "cue"):
            break
    return _leads_to_quotation(row, at)


def _leads_to_quotation(row: Row, at: int) -> bool:
    """Whether a colon and a quotation follow word ``at`` with no other verb of saying between."""
    for later in range(at, min(len(row), at + SPLIT_REACH)):
        if row.opened(later):
            return ":" in row.gap(later) or "：" in row.gap(later)
        if row.has(later, "cue") or ";" in row.gap(later):
            return False
    return False


def _before_quotation(row: Row, at: int, found: list[Hop]) -> Hop | None:
    """ "El ministro leyó la misma frase: «…»": between one who can speak and a quotation any verb is one of saying."""
    helper = row.has(at, "auxiliaries")
    unknown = row.words[at].text[:1].islower() and (helper or not row.entries(at)) and not row.dated[at]
    unknown = unknown or row.lexicon.language == "zh"
    if found or not unknown or row.lexicon.verb_final or row.lexicon.verb_first or row.parted(at):
        return None
    if not _leads_to_quotation(row, at):
        return None
    opens = next(i for i in range(at, len(row)) if row.opened(i))
    phrase = left_of(row, at)
    language = row.lexicon.language
    ends = extent(row, phrase.first) == at if phrase is not None else False
    ends = ends or (language in INFINITIVES and tense_of(row.words[at].key, language) == "past")
    if phrase is None or not phrase.known or phrase.end != at or not ends:
        return None
    if sum(row.quoted[opens:]) < LEAST_QUOTED or phrase.type not in ("person", "group", "office", "organisation"):
        return None
    return made(row, phrase, [(at, min(at + 1 + helper, opens))], "neutral", at, content=opens)


def _negated(row: Row, parts: list[tuple[int, int]]) -> bool:
    """Whether a negation stands before a cue, between its parts, or in German right after it ("sagte nicht, wo")."""
    first, own = parts[0][0], {i for s, e in parts for i in range(s, e)}
    for at in (first - 1, first - 2):
        if at < 0 or row.parted(at + 1) or row.lexicon.verb_final:
            break  # "parayı almadığını söyledi": what is said is negated, its verb would be by its own ending
        if row.has(at, "negation"):
            return True
    end = max(own) + 1 + row.lexicon.negation_after
    return any(row.has(i, "negation") and not row.parted(i) for i in range(first, min(end, len(row))) if i not in own)


def _past_aside(row: Row, at: int) -> int:
    """Past "contudo" between commas in "Afirmou, contudo, que"."""
    aside = row.entry(at, "adverbs", "joins")
    if aside is None or row.gap(at) not in (",", "،", "，"):
        return at
    end = at + len(aside.words)
    return end if row.gap(end) in (",", "،", "，") else at


def _named_as(row: Row, first: int) -> bool:
    """Whether the clause of a cue begins with "as" ("wie der Sender berichtete", "как сообщил …")."""
    at = first
    while at > 0 and first - at < SPLIT_REACH and not row.parted(at):
        at -= 1
    return row.has(at, "as") and at < first


def _subjectless(row: Row, parts: list[tuple[int, int]], cue_class: CueClass, form: str, closing: bool) -> Hop | None:
    """ "Añadió que …": the speaker of the sentence before goes on, where a language may leave the pronoun out."""
    first = parts[0][0]
    lead = all(row.has(i, "adverbs", "joins") or row.dated[i] for i in range(first))
    silent = (
        cue_class == "non_answer" and row.lexicon.drops_pronouns and _opens(row, first)
    )  # "Sul prezzo non ha detto"
    drops, end = row.lexicon.drops_pronouns, max(stop for _, stop in parts)
    quoted = drops and _after_speech(row, first) and not _names_one(row, end)  # "«…», añadió."
    led = first and (row.parted(first) or row.has(first - 1, "as"))
    quoted = quoted or bool(drops and led and row.parted(end))  # "…, ha precisato.", "Jak dodał, …"
    if (
        not silent
        and not quoted
        and (not closing or not lead or row.lexicon.nouns_have_capitals or len(row) < first + 4)
    ):
        return None
    hop = made(
        row,
        None,
        parts,
        cue_class,
        first,
        stance="CT+" if cue_class == "non_answer" else row.lexicon.stance_of(form, cue_class),
        content=content_from(row, parts[-1][1]),
    )
    return replace(hop, carried=True)


def _names_one(row: Row, at: int) -> bool:
    """Whether somebody is named in the clause behind a verb, whom the table does not let speak."""
    while at < len(row) and not row.parted(at):
        told = row.entry(at, "addressees")
        if told is not None:
            at += len(told.words)
            continue
        noun = row.entry(at, "nouns")
        if row.is_name(at) or (noun is not None and noun.value in ("person", "group")):
            return True
        at += 1
    return False


def _opens(row: Row, first: int) -> bool:
    """Whether nobody who could speak stands before a verb."""
    return not (first and row.has(0, "determiners", "one", "count")) and not any(
        row.has(i, "nouns", "metonyms", "pronouns") or row.is_name(i) for i in range(1, first)
    )


def _chained(row: Row, found: list[Hop]) -> tuple[Hop, ...]:
    """Hops in order, outermost first, without those whose place in the chain the words leave open."""
    outers = [h for h in found if h.outer]
    rest = sorted((h for h in found if not h.outer and not h.wraps), key=lambda h: h.cites)
    chain: list[Hop] = []
    for hop in outers[:1] if not any(h.outer and h.at > o.at for o in outers for h in outers) else outers[-1:]:
        chain.append(hop)
    for hop in rest:
        said = [h for h in chain if not h.outer]
        first = hop.phrase.first if hop.phrase else hop.at
        if not said or hop.cites or (first <= said[-1].content + 1 and said[-1].at < hop.at and not said[-1].cites):
            chain.append(hop)
        elif any(hop.words & h.words for h in said):
            continue
    for hop in (h for h in found if h.wraps):
        quoted = next((i for i, h in enumerate(chain) if h.phrase is not None and h.phrase.end == hop.at), None)
        if quoted is not None:
            chain.insert(quoted, hop)
    unique: list[Hop] = []
    for hop in chain:
        same = any(h.source is not None and h.source == hop.source for h in unique)
        if not same:
            unique.append(hop)
    return tuple(_as_newsroom(row, hop, after) for hop, after in zip_longest(unique[:HOPS], unique[1:HOPS]))


_AGENCY = ("agen", "агент", "агенц", "ajans")
"""How "agency" begins in many languages: of news, or an office."""


def _as_newsroom(row: Row, hop: Hop, behind: Hop | None) -> Hop:
    """An agency that cites somebody sends news: "die Agentur X berichtet unter Berufung auf Y"."""
    phrase = hop.phrase
    if phrase is None or phrase.type != "office" or behind is None or not behind.cites or not phrase.named:
        return hop
    agency = any(row.words[i].key.startswith(_AGENCY) for i in range(phrase.first, phrase.end))
    return replace(hop, phrase=replace(phrase, type="outlet")) if agency else hop
