"""Where the words that name a source stand: before a verb, behind it, beside a postposition, in a place ("в министерстве")."""

import re
from dataclasses import replace

from firsthand.claims.tabled.describing import LEAD, Phrase, described, head_of
from firsthand.claims.tabled.extent import ENDS, LONGEST, NOMINAL, extent, relative, skipped, topic_ends
from firsthand.claims.tabled.row import Row
from firsthand.language.speech import UNSPACED

BRIDGE = 9
"""Words of time and place between a source and its verb."""
NEAR_HEAD = 3
"""Words of an apposition in which its noun or name stands; else it is a participle's clause."""


def right_of(
    row: Row, at: int, *, sure: bool = False, shift: int = 0, limit: int | None = None, addressed: bool = True
) -> Phrase | None:
    """The source phrase that begins after a cue, at word ``at``; adverbs, dates and those spoken to are passed over."""
    if row.parted(at):
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
    head = head_of(row, first, end)
    if head is None and row.words[first].text[:1].islower() and not row.entries(first):
        name = next((i for i in range(first, end) if row.is_name(i)), None)  # "прокомментировал решение Лунин"
        return described(row, name, end, sure=sure, shift=shift) if name is not None else found
    names = head is not None and any(row.is_name(i) for i in range(first, head))
    of_them = row.has(first, "one") and row.has(first + 1, "links")  # "uno de los suboficiales"
    if head is not None and head - first > LEAD + of_them and not names and not row.lexicon.nouns_have_capitals:
        return None
    closing = _apposition(row, found)
    return found if closing == found.end else described(row, first, closing, sure=sure, shift=shift)


def left_of(row: Row, verb: int, *, sure: bool = False, bodies: bool = False) -> Phrase | None:
    """The source phrase in front of a verb at word ``verb``, in its own clause or before an insertion between commas.
    ``bodies``: a body right before the verb is its subject whatever opens the clause ("На вопросы компания не ответила").
    """
    start = _clause(row, verb)
    if row.lexicon.language in UNSPACED and _told_of(row, start, verb):
        return described(row, start, verb, sure=sure)
    if row.lexicon.language == "fa" and 0 < start < verb and row.words[verb - 1].key == "و":
        first = _trimmed(row, 0, start)  # "وکیل، که …، خواستار آزادی شد و گفت": the second verb of a subject
        return described(row, first, extent(row, first), sure=False)
    if start < verb:
        inside = _in_clause(row, start, verb, sure=sure, bodies=bodies)
        if inside is None and row.lexicon.language == "fa" and row.gap(start) == "،" and row.has(start, "stops"):
            return left_of(row, start)  # "رئیس پلیس، کاوه رستمی، با تأیید این خبر افزود"
        return inside
    inserted = _clause(row, verb - 1) if verb else 0
    if verb > 2 and inserted == 0 and row.words[verb].gap == ",":  # "Een ambtenaar die anoniem wil blijven, zegt"
        end = extent(row, _trimmed(row, 0, verb))
        return described(row, _trimmed(row, 0, verb), end, sure=False) if end < verb and relative(row, end) else None
    if verb < 2 or inserted <= 0 or verb - inserted > LONGEST or row.words[verb].gap not in (",", "،", "，", "),", ")"):
        return None
    main = _clause(row, inserted - 1)
    first = _trimmed(row, main, inserted)
    end = extent(row, first)
    about = row.has(inserted, "relatives") or (row.lexicon.nouns_have_capitals and row.has(inserted, "determiners"))
    place = about and row.has(end, "stops") and inserted - end < LEAD + NEAR_HEAD  # "Ein Diplomat in Lorn, der …,"
    if first >= inserted or row.quoted[inserted] or not (end == inserted or (place and end > first)):
        return None
    if (
        row.words[inserted].gap in (",", "،", "，")
        and (row.has(inserted, "nouns") or not row.has(inserted, "pronouns", "adverbs"))
        and extent(row, inserted) == verb
        and (
            any(row.has(i, "nouns") or row.is_name(i) for i in range(inserted, min(verb, inserted + NEAR_HEAD)))
            or (row.lexicon.language == "fa" and not any(row.entries(i) for i in range(inserted, verb)))
        )
    ):
        return described(row, first, verb, sure=sure)
    return described(row, first, end, sure=False)


def _told_of(row: Row, start: int, verb: int) -> bool:
    """ "一名接受采访的官员": one, a clause about him, and who he is right before the verb."""
    person = row.has(start, "one", "count") and row.has(verb - 1, "nouns")
    return person and verb - 2 > start and row.words[verb - 2].key == "的"


def before(row: Row, end: int) -> Phrase | None:
    """The source phrase that fills the clause before word ``end`` ("La ingeniera, | citada por el semanario,")."""
    start = _clause(row, end - 1) if end else 0
    first = _trimmed(row, start, end)
    return described(row, first, end, sure=True) if first < end and extent(row, first) == end else None


def named_before(row: Row, verb: int) -> Phrase | None:
    """The name right before a verb whose object opens the clause ("Обвинения Салтыков отверг")."""
    first = verb
    while first > 0 and row.is_name(first - 1) and not row.parted(first) and not row.has(first - 1, "charges"):
        first -= 1
    return described(row, first, verb, sure=True) if first < verb else None


def from_office(row: Row, verb: int) -> Phrase | None:
    """ "В министерстве заявили": nobody is named, the body speaks."""
    first = _trimmed(row, _clause(row, verb), verb)
    end = verb - row.has(verb - 1, "negation")
    nearest = next((i for i in range(end - 1, first, -1) if row.has(i, "speaks_from")), first)
    found = _body_inside(row, nearest, verb) if row.has(first, "stops") else None
    if found is not None and found.end == end:
        return found  # "О цене в компании не сообщили"
    found = _body_inside(row, first, verb)
    if found is None or not _bridged(row, found.end, verb):
        return None
    others = (row.entry(i, "nouns") for i in range(found.end, verb) if not row.has(i - 1, "requests"))
    return None if any(noun is not None and noun.value != "document" for noun in others) else found


def office_behind(row: Row, at: int) -> Phrase | None:
    """ "…, сообщили в министерстве": the body in which it was said, behind the verb."""
    first = skipped(row, at)
    return (
        _body_inside(row, first, len(row))
        if first < len(row) and (not row.parted(first) or row.closed(first))
        else None
    )


def _body_inside(row: Row, first: int, limit: int) -> Phrase | None:
    """The body behind a preposition of place at word ``first``."""
    if first + 1 >= limit or not row.has(first, "speaks_from"):
        return None
    head = first + 1
    while head < limit and row.has(head, "determiners") and not row.has(head, "nouns"):
        head += 1
    if head in row.marks and row.name_ends[head] <= limit:  # "В «Карасу» сообщили"
        named = described(row, head, row.name_ends[head], sure=True)
        return replace(named, type="organisation", count=None) if named is not None else None
    body = next((i for i in range(head, min(head + NEAR_HEAD, limit)) if row.has(i, "nouns", "metonyms")), None)
    if body is None or any(row.entries(i) or row.parted(i) for i in range(head + 1, body)):
        return None
    noun = row.entry(body, "nouns", "metonyms")
    bodies = ("office", "organisation", "outlet")
    if noun is None or (noun.tag == "nouns" and noun.value not in bodies and not row.has(body, "sides")):
        return None
    end = body + len(noun.words) if row.has(body, "sides") else min(extent(row, head), limit)
    papers = (
        i
        for i in range(body + 1, end)
        if row.has(i, "requests") or ((said := row.entry(i, "nouns")) is not None and said.value == "document")
    )
    return described(row, head, next(papers, end), sure=False)  # "В мэрии сообщение опровергли"


def opening(row: Row, verb: int) -> Phrase | None:
    """The subject at the head of a sentence whose verb ends it ("Bakan Yılmaz, anlaşmanın … söyledi")."""
    told = (i for i in range(verb - 1, 0, -1) if row.has(i, "participial") or _WHEN.match(row.words[i].key))
    behind = next(told, None)  # "… savunan Salık, … ekledi", "Fiyat sorulduğunda bakan …"
    first = _trimmed(row, behind + 1 if behind is not None and behind + 1 < verb else 0, verb)
    if row.lexicon.topics and (topic := _topic(row, verb)) is not None:
        return described(row, *topic, sure=told_before(row, verb))
    end = extent(row, first) if first < verb else first
    alone = row.parted(end) or row.dated[min(end, len(row) - 1)] or row.has(end, "adverbs") or told_before(row, verb)
    alone = alone or topic_ends(row, end) or row.has(end, "objects")
    closed = row.parted(end) or row.dated[min(end, len(row) - 1)] or row.has(end, "adverbs")
    if (
        not closed
        and row.lexicon.verb_final
        and not row.lexicon.topics
        and (row.has(first, "nouns") or row.is_name(first))
    ):
        # "Belediye iddiaları yalanladı", "Sendika avansın geldiğini doğruladı"
        last = max(i for i in range(first, end) if row.has(i, "nouns") or row.is_name(i))
        noun = row.entry(last, "nouns")
        end = last + (len(noun.words) if noun is not None else 1)
        alone = True
    return described(row, first, end, sure=False) if first < end < verb and alone else None


def _topic(row: Row, verb: int) -> tuple[int, int] | None:
    """The words of a Japanese or Korean topic before a verb: the first with the particle of a topic, else the last subject
    that can speak; right before the verb where what was said stands before it ("출항했다고 신문은 전했다").
    """
    ends = [i for i in range(1, verb + 1) if topic_ends(row, i) and not row.quoted[i - 1]]
    spaced = row.lexicon.language == "ko"
    marked = [i for i in ends if (row.words[i - 1].key[-1] in "은는" if spaced else row.words[i].key == "は")]
    if verb in ends and spaced:
        marked = [verb]
    speaking = [i for i in ends if _topic_head(row, i) is not None]
    for end in [*(i for i in marked if i in speaking), *reversed(speaking)]:
        first = end - 1
        while first > 0 and not row.parted(first) and end - first < LONGEST:
            if topic_ends(row, first) or row.dated[first - 1] or row.has(first - 1, *ENDS) or row.quoted[first - 1]:
                break
            if spaced and _PARTICLE.search(row.words[first - 1].key):
                break
            first -= 1
        return first, end
    return None


_PARTICLE = re.compile(r"(?:.[은는이가을를에와과로고며데도만]|에서|에게|까지|부터|지만|면|가운데|그러나|한편)\Z")
"""Korean endings of words that belong to no noun phrase with the next one."""


def _topic_head(row: Row, end: int) -> int | None:
    """The noun or name that a topic ends with, or None."""
    return next(
        (i for i in (end - 1, end - 2, end - 3) if i >= 0 and row.has(i, "nouns", "metonyms", "pronouns")), None
    )


_WHEN = re.compile(r".{2,}(?:[dt][ıiuü]ğ[ıiuü]nd[ae]|[ıiuü]nc[ae])\Z")
"""A Turkish clause of time."""


def told_before(row: Row, verb: int) -> bool:
    """Whether what is said stands right before its verb, so that who says it stands at the head of the sentence."""
    return row.lexicon.verb_final and verb > 1 and NOMINAL.match(row.words[verb - 1].key) is not None


def beside(row: Row, at: int) -> Phrase | None:
    """The noun phrase right before a postposition ("iki kaynağa göre"): a noun of the table with what counts or names it."""
    head = next((i for i in range(at - 1, max(-1, at - 4), -1) if row.has(i, "nouns")), None)
    if head is None or any(row.parted(i) for i in range(head + 1, at)):
        return None
    first, noun = head, row.entry(head, "nouns")
    kind = noun.value if noun is not None else ""
    while first > 0 and not row.parted(first) and head - first < LONGEST:
        uncased = bool(row.lexicon.topics) and not row.entries(first - 1) and head - first < LEAD
        other = row.entry(first - 1, "nouns")
        if other is not None and other.value == "outlet" and kind != "outlet":
            break  # "gazetesinin iki yetkiliye dayandırdığı"
        if not (row.has(first - 1, "nouns", "count", "one", "determiners") or row.is_name(first - 1) or uncased):
            break
        first -= 1
    return described(row, first, at, sure=False)


def _in_clause(row: Row, start: int, verb: int, *, sure: bool, bodies: bool) -> Phrase | None:
    first = _trimmed(row, start, verb)
    if first >= verb:
        return None
    if row.has(first, "nouns") or not row.has(first, *ENDS):
        end = min(extent(row, first), verb)
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
        beside_verb = nearest + 1 + row.has(verb - 1, "negation") == verb
        alone = (bodies and beside_verb) or (
            person and (row.has(nearest - 2, "stops") or row.has(nearest - 1, "adverbs") or row.dated[nearest - 1])
        )
    if not alone or row.has(nearest - 1, "links", "stops"):
        return None
    end = min(extent(row, nearest), verb)
    between = all(row.dated[i] or row.has(i, "adverbs", "addressees", "negation", "pronouns") for i in range(end, verb))
    return described(row, nearest, end, sure=False) if between else None


def _bridged(row: Row, end: int, verb: int) -> bool:
    """Whether what stands between a source and its verb is short and opens no clause of its own."""
    if relative(row, end) and verb - end <= LONGEST:
        return not any(row.cue(i) and not row.has(i, "nouns") for i in range(end, verb))
    if verb - end > BRIDGE:
        return False
    cues = (row.has(i, "cue") and not row.has(i, "nouns") for i in range(end, verb))
    return not any(cues) and not any(row.has(i, "that") or _relative(row, i) for i in range(end, verb))


_THIS = frozenset(
    "это этого этому це цього цьому to tego temu tę lo la le les los las isso isto o ciò questo questa quello das dies es dat dit "
    "het bunu onu این اين ان آن هذا ذلك cela ça".split()
)
"""What is denied or confirmed, as a pronoun between the subject and its verb ("Мінфін це спростовує", "وکیل آن را انکار کرد")."""


def _relative(row: Row, at: int) -> bool:
    if row.lexicon.language == "fa":
        return row.has(at, "that")
    pronoun = row.entry(at, "pronouns")
    return pronoun is not None and pronoun.value == "x" and row.words[at].key not in _THIS


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
        elif before is not None and before.tag == "that" and relative(row, start - 1):
            before = None  # "un funcionario que pidió el anonimato dijo"
        idle = before is not None and before.tag == "cue" and not row.cue(start - 1)
        if (
            before is not None
            and not idle
            and not row.has(start - 1, "nouns")
            and start - 1 + len(before.words) <= verb
        ):
            break
        start -= 1
    return start


def _trimmed(row: Row, start: int, end: int) -> int:
    """The first word of [start, end) that may open a noun phrase."""
    at = start
    while at < end:
        lead = row.entry(at, "adverbs", "as", "joins", "that", "anonymous")
        if lead is not None and lead.tag == "joins" and at > start and row.has(at, "negation"):
            break
        if lead is not None and not row.has(at, "nouns", "pronouns"):
            at += len(lead.words)
        elif row.dated[at]:
            at += 1
        else:
            break
    return at


def _apposition(row: Row, phrase: Phrase) -> int:
    """Where an apposition between commas ends ("X, директор верфи,"), or where the phrase ends without one."""
    end = phrase.end
    if end >= len(row) or row.words[end].gap not in (",", "،", "，") or row.quoted[end]:
        return end
    at = end + 1 if row.has(end, "determiners", "one") else end
    noun = row.entry(at, "nouns")
    role = noun is not None and noun.value == "person" and phrase.type in ("person", "unknown") and phrase.named
    rank = (
        noun is not None and noun.value == "person" and row.is_name(at + len(noun.words))
        if at < len(row) - 1
        else False
    )
    if (
        not role
        and not (rank and phrase.type == "person")
        and not (row.is_name(end) and phrase.type == "person" and not phrase.named)
    ):
        return end
    closing = extent(row, end)
    return closing if row.parted(closing) and closing - phrase.first <= LONGEST else end
