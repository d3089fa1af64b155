"""Sources that no verb of saying has for a subject: "selon X", "X zufolge", "citing X", "cité par X", "援引X", "говорится в письме"."""

from dataclasses import replace

from firsthand.claims.tabled.cues import content_from, cue_at
from firsthand.claims.tabled.describing import Phrase, described
from firsthand.claims.tabled.extent import ENDS, extent
from firsthand.claims.tabled.hop import Hop, made
from firsthand.claims.tabled.phrases import before, beside, left_of, right_of
from firsthand.claims.tabled.row import SPLIT_REACH, Row
from firsthand.language.speech import UNSPACED, Entry
from firsthand.records import CueClass


def according(row: Row, at: int, found: list[Hop]) -> Hop | None:
    """The source that an "according to" or "citing" at word ``at`` names; a paper before whom it cites is put into
    ``found``.
    """
    entry = row.entry(
        at, "his_words", "according", "citing", "quoted_by", "after", "after_citing", "signed", "view", "sourced"
    )
    if entry is None or (entry.tag == "signed" and at and not row.closed(at)):
        return None
    if entry.tag == "citing" and entry.words[0] in ("que", "che") and not row.parted(at):
        entry = replace(entry, tag="quoted_by")  # "los correos que cita el periódico"
    joined = any(hop.phrase is not None and hop.phrase.end == at for hop in found)
    if entry.tag == "according" and at and (joined or not row.parted(at)):
        entry = row.entry(at, "citing") or entry  # "روزنامه … به نقل از … نوشت"
    end = at + len(entry.words)
    if entry.tag == "according" and len(entry.words) == 1 and row.has(at - 1, "determiners") and not row.parted(at):
        return None  # "o segundo contrato"
    if entry.tag == "his_words":
        return _pronominal(row, at, end, entry.value)
    if entry.tag == "sourced":  # "de source policière"
        more = end < len(row) and not row.parted(end) and not row.lexicon.nouns_have_capitals
        stop = end + more  # "nach Polizeiangaben"
        several = row.words[end - 1].key.endswith(("s", "en"))
        written = "document" in row.kinds(end - 1)  # "по документам"
        group = Phrase(
            end - 1, end if written else stop, "document" if written else "group", False, None if several else 1, True
        )
        return made(row, group, [(at, at + 1)], "documentary" if written else "neutral", at, outer=True, content=stop)
    if entry.tag in ("after", "after_citing"):
        phrase = _before_postposition(row, at)
        if phrase is None and entry.tag == "after_citing":
            first = next((i for i in range(at - 1, max(-1, at - CITED), -1) if row.parted(i)), at - 1)
            phrase = Phrase(first, at, "unknown", False, None, False) if 0 <= first < at else None
        if phrase is None:
            return None
        told: CueClass = "documentary" if phrase.type == "document" else "neutral"
        cites = entry.tag == "after_citing"
        paper = beside(row, phrase.first) if cites else None
        if paper is not None and paper.type == "outlet":  # "X gazetesinin iki yetkiliye dayandırdığı habere göre"
            found.append(made(row, paper, [(at, end)], told, paper.first, outer=True, content=end))
        return made(row, phrase, [(at, end)], told, at, outer=not cites, cites=cites, content=end)
    attached = row.lexicon.clitics and end < len(row) and row.words[end].key.startswith("ل") and not row.parted(end)
    shift = int(bool(attached) and entry.words[-1] in ("وفقا", "طبقا", "نسبه", "نقلا"))
    start = _past_verb(row, end) if entry.tag == "according" else end
    while entry.tag == "according" and start < len(row) and not row.parted(start):
        when = row.entry(start, "adverbs")  # "según publicó el martes el diario"
        if when is None and not row.dated[start]:
            break
        start += len(when.words) if when is not None else 1
    tail = row.found(entry.tail, end) if entry.tail else None
    if entry.tail and tail is None:
        return None
    phrase = right_of(row, start, shift=shift, addressed=False, limit=tail)
    if row.lexicon.language in UNSPACED and tail is None:
        phrase = _past_clause(row, start) or phrase
    if phrase is not None and phrase.type in ("document", "outlet") and not phrase.named and entry.tag == "according":
        # "segundo reportagem publicada pelo jornal X"
        by = next((i for i in range(phrase.end - 1, min(phrase.end + PUBLISHED, len(row))) if row.has(i, "by")), None)
        published = by is not None and any(row.words[i].key.startswith(PUBLISHING) for i in range(phrase.end - 1, by))
        paper = right_of(row, by + 1, addressed=False) if by is not None and published else None
        cited = by is not None and any(row.has(i, "quoted_by") for i in range(phrase.end - 1, by))
        phrase = paper if paper is not None and paper.type == "outlet" and not cited else phrase
    if entry.tag == "view" and (
        at or phrase is None or phrase.type not in ("person", "group") or not _viewed(row, phrase)
    ):
        return None
    quoted = entry.tag in ("citing", "quoted_by") or row.has(at, "spoken")
    if quoted and phrase is None:
        phrase = _whoever(row, start, tail)
    names = entry.tag == "according" and row.words[end - 1].key in _TOLD_BY and row.lexicon.nouns_have_capitals
    if names and not (phrase is not None and phrase.known) and (name := _whoever(row, start, tail)) is not None:
        capital = row.words[name.first].text[:1].isupper()
        phrase = (
            replace(name, named=True, known=True) if capital else phrase
        )  # "laut Kompass": nothing tells what that is
    if phrase is None or not (phrase.known or quoted) or phrase.pronoun == "x":
        return None
    parts = [(at, end)]
    content = phrase.end
    if tail is not None:  # "Z dokumentów … wynika, że"
        content = tail + len(entry.tail)
        parts.append((tail, content))
    closer = row.entry(phrase.end, "closers")
    if closer is not None and not row.parted(phrase.end):
        parts.append((phrase.end, phrase.end + len(closer.words)))
        content = parts[-1][1]
    documentary = phrase.type == "document" and entry.tag == "according"
    cue_class: CueClass = "documentary" if documentary else _class(entry)
    outer, cites = entry.tag in ("according", "view"), entry.tag == "citing"
    paper = before(row, at) if cites and not joined else None
    if paper is not None and paper.type == "outlet":  # "El diario X, citando a Y, había hablado de …"
        found.append(made(row, paper, [(at, end)], "neutral", paper.first, outer=True, content=end))
    hop = made(row, phrase, parts, cue_class, at, outer=outer, cites=cites, content=content)
    return replace(hop, wraps=entry.tag == "quoted_by")


def _past_clause(row: Row, first: int) -> Phrase | None:
    """ "根据该报看到的一封信，…": what a clause before it tells of stands behind its last 的."""
    end = next((i for i in range(first + 1, len(row)) if row.parted(i)), len(row))
    of = next((i for i in range(end - 1, first, -1) if row.words[i].key == "的"), None)
    if of is None or not row.has(of + 1, "one", "count") or not row.has(end - 1, "nouns"):
        return None
    return described(row, of + 1, end, sure=False)


def _viewed(row: Row, phrase: Phrase) -> bool:
    """Whether what is said begins behind a view: after a comma, or behind a name with another subject."""
    if row.gap(phrase.end)[:1] == ",":
        return True
    return phrase.named and phrase.end < len(row) and row.has(phrase.end, "determiners") and phrase.type == "person"


def _whoever(row: Row, first: int, limit: int | None) -> Phrase | None:
    """Who is cited is a source whatever the noun: "citant des cheminots", "по словам горняков"."""
    if first >= len(row) or row.parted(first) or row.has(first, *ENDS):
        return None
    end = min(extent(row, first), limit or len(row))
    return Phrase(first, end, "unknown", False, None, False) if 0 < end - first <= CITED else None


_TOLD_BY = frozenset("laut zufolge angaben informationen recherchen von der des".split())
"""How a German phrase ends after which whatever follows told it, if it has a capital: "laut", "nach Informationen des"."""
PUBLISHING = ("publi", "pubbli", "veröffentl", "difund", "divulg", "diffus", "опублик", "оприлюдн")
"""How words of publishing begin."""
PUBLISHED = 8
"""Words between a document and the paper that published it."""
CITED = 4
"""Words of a cited source that no table knows."""


def stands_in(row: Row, at: int) -> Hop | None:
    """ "In einem Schreiben, das vorliegt, heißt es", "говорится в письме": the document in which something stands."""
    entry = row.entry(at, "stands_in")
    if entry is None:
        return None
    end = at + len(entry.words)
    located = next((i for i in range(at - 1, max(-1, at - SPLIT_REACH), -1) if row.has(i, "located")), None)
    if located is not None:  # "Denetim raporunda … belirtiliyor"
        first = located
        while first > 0 and not row.parted(first) and (row.has(first - 1, "nouns") or row.is_name(first - 1)):
            first -= 1
        document = Phrase(first, located + 1, "document", False, 1, True)
        return made(row, document, [(at, end)], "documentary", at, content=located + 1)
    behind = row.begins(end, "within")
    for place in [end] if behind else [i for i in range(max(0, at - SPLIT_REACH), at) if row.has(i, "within")]:
        phrase = _inside(row, place, at if place < at else len(row))
        if phrase is not None and (phrase.type == "document" or not row.lexicon.verb_first):
            content = content_from(row, phrase.end if behind else end)
            told: CueClass = "documentary" if phrase.type == "document" else "neutral"
            aside = at > 0 and row.parted(at) and row.parted(phrase.end) and behind  # ", si legge nell'ordinanza,"
            return made(row, phrase, [(at, end)], told, at, outer=aside and phrase.end < len(row), content=content)
    return None


def _inside(row: Row, place: int, limit: int) -> Phrase | None:
    """The document or body behind "in" at word ``place``."""
    known = row.entry(place, "adverbs")
    if known is not None and row.begins(place, "within"):  # "in a statement", which the table knows as one phrase
        stop = place + len(known.words)
        stop = extent(row, stop + 1) if row.has(stop, "links") else stop
        return Phrase(place + 1, min(stop, limit), "document", False, 1, True)
    within = row.entry(place, "within")
    first = place + len(within.words) if within is not None else place
    if first >= limit or row.parted(first):
        return None
    phrase = described(row, first, min(extent(row, first), limit), sure=False)
    return phrase if phrase is not None and phrase.type in ("document", "office", "organisation", "group") else None


def _past_verb(row: Row, at: int) -> int:
    """Past "quanto riporta", "lo que publica" and "quanto riferito da" between "according to" and the source."""
    if row.has(at, "nouns"):
        return at
    what = row.entry(at, "what")
    end = at + len(what.words) if what is not None else at
    cue = cue_at(row, end) if end < len(row) and not row.parted(end) else None
    participle = row.entry(end, "participle") if end < len(row) and cue is None and what is not None else None
    if cue is not None:
        end = max(stop for _, stop in cue[0])
    elif participle is not None:
        end += len(participle.words)
    else:
        return at
    by = row.entry(end, "by")
    return end + len(by.words) if by is not None else end


def _pronominal(row: Row, at: int, end: int, gender: str) -> Hop:
    """ "по его словам": the pronoun is inside the phrase; "demnach", "den Angaben zufolge": who spoke last."""
    if gender == "r":
        return replace(made(row, None, [(at, end)], "neutral", at, outer=True, content=end), carried=True)
    small = ("pronouns", "determiners")
    known = row.lexicon.phrases
    inside = next((i for i in range(at, end) if any(e.tag in small for e in known.get(row.words[i].key, ()))), end - 1)
    several = gender == "p"
    phrase = Phrase(inside, inside + 1, "group" if several else "person", False, None if several else 1, True, gender)
    return made(row, phrase, [(at, end)], "neutral", at, outer=True, content=end)


def _class(entry: Entry) -> CueClass:
    return entry.value if entry.tag == "according" else "neutral"  # type: ignore[return-value]


def _before_postposition(row: Row, at: int) -> Phrase | None:
    dative = next((i for i in range(at - 2, max(-1, at - CITED), -1) if row.words[i].key in ("dem", "einem")), None)
    found = (beside(row, at) if row.lexicon.verb_final else None) or left_of(row, at)
    return found or (
        described(row, dative, at, sure=False) if dative is not None else None
    )  # "ging dem Vermerk zufolge an"


def relayed(row: Row, at: int, found: list[Hop]) -> Hop | None:
    """ "X quotes Y as saying", "نقلت X عن Y": the outer hop is put into ``found``, the inner one returned."""
    for entry in row.entries(at):
        end = after = at + len(entry.words)
        tail = row.found(entry.tail, end) if entry.tail else end
        if entry.tag == "relaying" and tail is not None:
            break
    else:
        return None
    parts = [(at, end)]
    if entry.tail:
        after = tail + len(entry.tail)
        parts.append((tail, after))
    outer, inner = _two_behind(row, at, end, after)
    outer = outer or (right_of(row, end) if row.lexicon.verb_first else None) or left_of(row, at)
    inner = inner or right_of(row, after) or _whoever(row, after, None)
    if inner is None:
        return None
    if outer is not None and outer.known:
        found.append(made(row, outer, parts, "neutral", at, outer=True, content=inner.first))
    closer = row.entry(inner.end, "closers", "cue")
    content = inner.end + len(closer.words) if closer is not None and not row.parted(inner.end) else inner.end
    hop = made(row, inner, [*parts], "neutral", at, cites=True, content=content)
    return replace(hop, words=hop.words | frozenset(range(inner.end, content)))


def _two_behind(row: Row, at: int, end: int, after: int) -> tuple[Phrase | None, Phrase | None]:
    """ "…, zitiert das Blatt einen Beamten", "приводит газета слова министра": who quotes and who is quoted, both behind
    the verb that opens its clause.
    """
    if row.lexicon.verb_first or not (row.parted(at) or at == 0):
        return None, None
    if after > end:
        return right_of(row, end, limit=after - 1), None
    both = right_of(row, end)
    if both is None:
        return None, None
    if both.type not in ("outlet", "organisation", "office"):  # "cytuje przewodniczącą dziennik „Latarnia”"
        papers = (i for i in range(both.first + 1, both.end) if row.has(i, "nouns"))
        paper = next((i for i in papers if row.entry(i, "nouns").value == "outlet"), None)  # type: ignore[union-attr]
        return (right_of(row, paper), right_of(row, end, limit=paper)) if paper is not None else (None, None)
    head = next(i for i in range(both.first, both.end) if row.has(i, "nouns", "metonyms") or i == both.end - 1)
    for at_noun in range(head + 1, len(row)):
        if row.parted(at_noun) and not row.is_name(at_noun):
            break
        noun = row.entry(at_noun, "nouns")
        if noun is None or noun.value not in ("person", "group", "document"):
            continue
        first = at_noun
        while first > head + 1 and not row.is_name(first - 1) and not row.parted(first):
            first -= 1
        outer = right_of(row, end, limit=first)
        inner = right_of(row, first)
        return (outer, inner) if inner is not None and inner.known else (None, None)
    return None, None
