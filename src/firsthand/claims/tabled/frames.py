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
from dataclasses import dataclass, replace

from firsthand.claims.tabled.phrases import (
    Phrase,
    beside,
    from_office,
    left_of,
    may_follow,
    opening,
    right_of,
    told_before,
)
from firsthand.claims.tabled.row import SPLIT_REACH, Row
from firsthand.language.speech import Entry
from firsthand.records import Certainty, CueClass, Span

_OBLIQUE = frozenset(
    "его ему него нему её ее ей ней неё нее их им них ними йому його нього ньому її їй неї ній їх їм них jego jemu go mu ją jej "
    "nią ich im nich".split()
)
"""Pronouns of Slavic languages in cases that are no subject's."""
HOPS = 3
"""Nobody writes a longer chain into one sentence; a longer one is a misreading."""
NEAR = 6
"""Where a participle stands nearer than this to its auxiliary, only adverbs come between; else whole phrases do."""
ADDRESSED = 6
"""Words that name those who are spoken to, between a cue and "that"."""
_INVERTED = re.compile(r"(?P<verb>.+?)-(?:t-)?(?P<who>il|elle|ils|elles|on)\Z")


@dataclass(frozen=True)
class Hop:
    """One source with its cue. ``said`` are words that belong to neither; ``outer``: it answers for all of the sentence."""

    source: Span | None
    phrase: Phrase | None
    cue: Span
    cue_class: CueClass
    stance: Certainty
    at: int
    words: frozenset[int]
    outer: bool = False
    cites: bool = False
    carried: bool = False
    content: int = 0

    @property
    def pronoun(self) -> str:
        return self.phrase.pronoun if self.phrase else ""


def hops_of(row: Row) -> tuple[Hop, ...]:
    """The chain of a sentence, outermost first."""
    found: list[Hop] = []
    at = 0
    while at < len(row):
        if row.quoted[at] or row.has(at, "blocked"):
            blocked = row.entry(at, "blocked")
            at += len(blocked.words) if blocked is not None and not row.quoted[at] else 1
            continue
        hop = _according(row, at) or _relayed(row, at, found) or _spoken(row, at, found)
        if hop is not None:
            found.append(hop)
            at = max(at + 1, max(hop.words) + 1 if hop.at == at and max(hop.words) - at < SPLIT_REACH else at + 1)
        else:
            at += 1
    return _chained(row, found)


def _according(row: Row, at: int) -> Hop | None:
    entry = row.entry(at, "his_words", "according", "citing", "after")
    if entry is None:
        return None
    end = at + len(entry.words)
    if entry.tag == "his_words":
        return _pronominal(row, at, end, entry.value)
    if entry.tag == "after":
        phrase = _before_postposition(row, at)
        return _hop(row, phrase, [(at, end)], "neutral", at, outer=True, content=end) if phrase else None
    attached = row.lexicon.clitics and end < len(row) and row.words[end].key.startswith("ل") and not row.parted(end)
    shift = int(bool(attached) and entry.words[-1] in ("وفقا", "طبقا", "نسبه", "نقلا"))
    phrase = right_of(row, end, shift=shift, addressed=False)
    if phrase is None or not phrase.known or phrase.pronoun == "x":
        return None
    parts = [(at, end)]
    content = phrase.end
    closer = row.entry(phrase.end, "closers")
    if closer is not None and not row.parted(phrase.end):
        parts.append((phrase.end, phrase.end + len(closer.words)))
        content = parts[-1][1]
    cue_class: CueClass = "documentary" if phrase.type == "document" and entry.tag != "citing" else _class(entry)
    return _hop(
        row, phrase, parts, cue_class, at, outer=entry.tag == "according", cites=entry.tag == "citing", content=content
    )


def _pronominal(row: Row, at: int, end: int, gender: str) -> Hop:
    """ "по его словам": the pronoun is inside the phrase."""
    small = ("pronouns", "determiners")
    known = row.lexicon.phrases
    inside = next((i for i in range(at, end) if any(e.tag in small for e in known.get(row.words[i].key, ()))), end - 1)
    several = gender == "p"
    phrase = Phrase(inside, inside + 1, "group" if several else "person", False, None if several else 1, True, gender)
    return _hop(row, phrase, [(at, end)], "neutral", at, outer=True, content=end)


def _class(entry: Entry) -> CueClass:
    return "neutral" if entry.tag in ("citing", "after") else entry.value  # type: ignore[return-value]


def _before_postposition(row: Row, at: int) -> Phrase | None:
    return (beside(row, at) if row.lexicon.verb_final else None) or left_of(row, at)


def _relayed(row: Row, at: int, found: list[Hop]) -> Hop | None:
    """ "X quotes Y as saying", "نقلت X عن Y": the outer hop is put into ``found``, the inner one returned."""
    entry = row.entry(at, "relaying")
    if entry is None:
        return None
    end = at + len(entry.words)
    parts = [(at, end)]
    after = end
    if entry.tail:
        tail = row.found(entry.tail, end)
        if tail is None:
            return None
        after = tail + len(entry.tail)
        parts.append((tail, after))
    outer = (right_of(row, end) if row.lexicon.verb_first else None) or left_of(row, at)
    inner = right_of(row, after)
    if inner is None or not inner.known:
        return None
    if outer is not None and outer.known:
        found.append(_hop(row, outer, parts, "neutral", at, outer=True, content=inner.first))
    closer = row.entry(inner.end, "closers", "cue")
    content = inner.end + len(closer.words) if closer is not None and not row.parted(inner.end) else inner.end
    hop = _hop(row, inner, [*parts], "neutral", at, cites=True, content=content)
    return replace(hop, words=hop.words | frozenset(range(inner.end, content)))


def _spoken(row: Row, at: int, found: list[Hop]) -> Hop | None:
    """The verb frame, for a cue at word ``at``."""
    inverted = _inverted(row, at)
    if inverted is not None:
        return inverted
    cue = _cue(row, at)
    if cue is None:
        return None
    parts, cue_class, form = cue
    first = parts[0][0]
    whole_end = max(e for _, e in parts)
    negated = _negated(row, parts)
    named_as = _named_as(row, first)
    closing = _asserted(row, whole_end) or _asserted_later(row, whole_end)
    led = _after_said(row, first)
    nested, taken = bool(found), {i for hop in found for i in hop.words}
    phrase = _source(row, parts, led=led, sure=closing or led)
    if phrase is not None and not taken.isdisjoint(range(phrase.first, phrase.end)):
        phrase = _behind(row, parts)  # "Laut dem Sender haben Diplomaten bestätigt"
    if phrase is not None and not taken.isdisjoint(range(phrase.first, phrase.end)):
        return None
    if phrase is not None and phrase.pronoun and row.words[phrase.first].key in _OBLIQUE:
        phrase = None  # "її поінформували": she was told
    if phrase is None:
        return _subjectless(row, parts, cue_class, form, closing)
    after = max(whole_end, phrase.end) if phrase.first >= first else whole_end
    sure = closing or led or named_as or _asserted(row, after) or row.closed(phrase.first)
    if not phrase.known and (not sure or cue_class == "documentary"):
        return None
    if not sure and any(row.has(i, "needs_that") for part in parts for i in range(*part)):
        return None
    stance = row.lexicon.stance_of(form, cue_class)
    if negated:
        if cue_class == "epistemic":
            stance = "CT-"
        else:
            cue_class, stance = "non_answer", "CT+"
    if phrase.pronoun == "s":  # German "sie": one woman or several, the verb tells
        several = form.split(" ")[0].endswith("n")
        phrase = replace(
            phrase, pronoun="p" if several else "f", type="group" if several else "person", count=None if several else 1
        )
    outer = led and phrase.type in ("outlet", "document", "office") and nested
    outer = outer or named_as or (led and nested)
    return _hop(row, phrase, parts, cue_class, at, outer=outer, stance=stance, content=_content(row, after))


def _content(row: Row, at: int) -> int:
    entry = row.entry(at, "that")
    return at + len(entry.words) if entry is not None else at


def _cue(row: Row, at: int) -> tuple[list[tuple[int, int]], CueClass, str] | None:
    """The words of a cue that begins at ``at``: a finite verb with its second part, or an auxiliary and a participle."""
    for entry in row.entries(at):
        if entry.tag != "cue":
            continue
        end = at + len(entry.words)
        if not entry.tail:
            return [(at, end)], entry.value, " ".join(entry.words)  # type: ignore[return-value]
        tail = row.found(entry.tail, end)
        if tail is not None and not any(row.has(i, "that") for i in range(end, tail)):
            form = f"{' '.join(entry.words)} {' '.join(entry.tail)}"
            return [(at, end), (tail, tail + len(entry.tail))], entry.value, form  # type: ignore[return-value]
    helper = row.entry(at, "auxiliaries")
    if helper is None:
        return None
    end = at + len(helper.words)
    far = end
    while far < min(len(row), end + row.lexicon.gap + 1) and (far == end or not row.parted(far)):
        said = row.entry(far, "participle")
        if said is not None and not row.quoted[far]:
            stop = far + len(said.words)
            parts = [(at, stop)] if far - end <= 1 and row.lexicon.gap < NEAR else [(at, end), (far, stop)]
            return parts, said.value, " ".join(said.words)  # type: ignore[return-value]
        between = row.entry(far, "adverbs", "negation", "pronouns")
        if row.lexicon.gap < NEAR and between is None and not row.dated[far]:
            break
        far += len(between.words) if between is not None else 1
    return None


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
        while end < len(row) and row.has(end, "adverbs") and not row.parted(end):
            end += 1
        said = row.entry(end, "participle")
        if said is not None and not row.parted(end):
            end, cue_class, form = end + len(said.words), said.value, " ".join(said.words)
    if cue_class is None or match["who"] == "on":
        return None
    gender = {"il": "m", "elle": "f"}.get(match["who"], "p")
    phrase = Phrase(
        at, at + 1, "group" if gender == "p" else "person", False, None if gender == "p" else 1, True, gender
    )
    word = row.words[at]
    hop = _hop(row, phrase, [(at, end)], cue_class, at, stance=row.lexicon.stance_of(form, cue_class), content=end)  # type: ignore[arg-type]
    return replace(hop, source=(word.start + match.start("who"), word.end))


def _source(row: Row, parts: list[tuple[int, int]], *, led: bool, sure: bool) -> Phrase | None:
    """The subject of a cue: after it where its clause or the language puts it there, else before it."""
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
        if not row.parted(whole_end) and not led:
            return None
        found = (right(True) if led else None) or opening(row, first)
        return found or (None if told_before(row, first) else left_of(row, first))
    if row.lexicon.verb_first:
        follows = right_of(row, end, sure=True, limit=tail)
        if follows is not None and (follows.known or _asserted(row, follows.end) or _asserted_later(row, follows.end)):
            return follows
        before = left_of(row, first, sure=False)
        return before if before is not None and row.has(before.first, "nouns", "metonyms", "pronouns") else None
    if any(row.has(i, "takes_object") for part in parts for i in range(*part)) and not _after_speech(row, first):
        return left_of(row, first, sure=sure)  # what follows "accused" is accused
    if led or _right_after_as(row, first):
        said = _after_speech(row, first) or row.lexicon.nouns_have_capitals
        return right(said and not row.has(end, "that")) or left_of(row, first, sure=False)
    if row.parted(first) or all(row.has(i, "adverbs", "joins") for i in range(max(0, first - 1), first)):
        found = right(False)
        if found is None and row.parted(first):
            found = left_of(row, first, sure=sure)
        if found is not None or row.parted(first):
            return found
    found = left_of(row, first, sure=sure) or (from_office(row, first) if _plural(row, first) else None)
    if found is not None or row.has(end, "that") or not may_follow(row, first):
        return found
    return right(False)


_PLURALS = ("ли", "лись", "лися", "ют", "ят", "ут", "ють", "ять", "уть", "li", "ły", "ją")


def _plural(row: Row, verb: int) -> bool:
    """Whether a Slavic verb has an ending of the plural."""
    return row.words[verb].key.endswith(_PLURALS) or (
        row.has(verb, "negation") and verb + 1 < len(row) and row.words[verb + 1].key.endswith(_PLURALS)
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
    return at >= 3 and row.parted(at) and any(c in row.words[at].gap for c in ',—–-،，»”"')


def _after_speech(row: Row, first: int) -> bool:
    """Whether a quotation or a dash stands before the cue: after a comma alone a word may be its object as well."""
    at = first
    while at > 0 and not row.parted(at) and row.has(at - 1, "adverbs"):
        at -= 1
    return row.closed(at) or (at > 0 and any(c in "—–»”" for c in row.words[at].gap))


def _asserted(row: Row, at: int) -> bool:
    """Whether what is said begins at word ``at``: after "that", a colon, an opening mark."""
    gap = row.gap(at)
    if row.has(at, "that") or ":" in gap or "：" in gap or row.opened(at):
        return True
    return row.lexicon.language == "zh" and "，" in gap


def _asserted_later(row: Row, at: int) -> bool:
    """Whether a "that" or a colon follows those who are spoken to ("told Reuters that")."""
    reach = SPLIT_REACH // 2 if row.lexicon.verb_first else ADDRESSED
    for later in range(at, min(len(row), at + reach)):
        if row.has(later, "that") or (later > at and ":" in row.words[later].gap):
            return True
        if row.parted(later) or row.has(later, "cue"):
            return False
    return False


def _negated(row: Row, parts: list[tuple[int, int]]) -> bool:
    """Whether a negation stands before a cue, between its parts, or in German right after it ("sagte nicht, wo")."""
    first, own = parts[0][0], {i for s, e in parts for i in range(s, e)}
    for at in (first - 1, first - 2):
        if at < 0 or row.parted(at + 1):
            break
        if row.has(at, "negation"):
            return True
    end = max(own) + 1 + row.lexicon.negation_after
    return any(row.has(i, "negation") and not row.parted(i) for i in range(first, min(end, len(row))) if i not in own)


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
    if not closing or not lead or row.lexicon.nouns_have_capitals or len(row) < first + 4:
        return None
    hop = _hop(
        row,
        None,
        parts,
        cue_class,
        first,
        stance=row.lexicon.stance_of(form, cue_class),
        content=_content(row, parts[-1][1]),
    )
    return replace(hop, carried=True)


def _hop(
    row: Row,
    phrase: Phrase | None,
    parts: list[tuple[int, int]],
    cue_class: CueClass,
    at: int,
    *,
    outer: bool = False,
    cites: bool = False,
    stance: Certainty | None = None,
    content: int = 0,
) -> Hop:
    words = {i for s, e in parts for i in range(s, e)}
    if phrase is not None:
        words.update(range(phrase.first, phrase.end))
    start, end = row.words[parts[0][0]].start, row.words[parts[0][1] - 1].end
    if len(parts) > 1 and not (phrase and parts[0][1] <= phrase.first < parts[1][0]):
        end = row.words[parts[1][1] - 1].end  # "a … déclaré" is one span where the source does not stand between
        if parts[1][0] - parts[0][1] > 2:
            end = row.words[parts[0][1] - 1].end
    value = stance if stance is not None else row.lexicon.stance_of("", cue_class)
    source = phrase.span(row) if phrase else None
    return Hop(source, phrase, (start, end), cue_class, value, at, frozenset(words), outer, cites, content=content)


def _chained(row: Row, found: list[Hop]) -> tuple[Hop, ...]:
    """Hops in order, outermost first, without those whose place in the chain the words leave open."""
    outers = [h for h in found if h.outer]
    rest = sorted((h for h in found if not h.outer), key=lambda h: h.cites)
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
    unique: list[Hop] = []
    for hop in chain:
        same = any(h.source is not None and h.source == hop.source for h in unique)
        if not same:
            unique.append(hop)
    return tuple(unique[:HOPS])
