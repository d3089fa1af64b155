"""Accounts in other languages, by tables: sentences, quotations with the speaker beside them, numbers, sums, dates, names.

No grammar is at hand, so a speaker is named only where a cue word stands next to a quotation and a name or a known
source noun next to the cue. What the tables cannot tell is left out rather than guessed.
"""

import re
from functools import cache

from firsthand.claims.facts import Found, find_all, within
from firsthand.claims.layout import Block, Placed, quotations_by_sentence
from firsthand.claims.statements import statement_id
from firsthand.language.quotations import Quotation
from firsthand.language.tables import for_language, table
from firsthand.records import Attribution, CueClass, Document, Span, Statement, StatementKind, anchor
from firsthand.records.reading import SourceType


def read_by_tables(
    document: Document, language: str, blocks: list[Block], placed: list[Placed]
) -> tuple[Statement, ...]:
    """One statement a sentence."""
    facts = find_all(blocks, language)
    touching = quotations_by_sentence(blocks, placed)
    found = (
        _statement(document, language, blocks[p.block], p, near, facts)
        for p, near in zip(placed, touching, strict=True)
    )
    return tuple(s for s in found if s is not None)


def _statement(
    document: Document, language: str, block: Block, place: Placed, near: list[Quotation], facts: Found
) -> Statement | None:
    text = place.text
    if sum(c.isalpha() for c in text) < 8:
        return None
    start, end = block.document_span(place.start, place.end)
    touching = [q for q in near if q.level == 0]
    spoken = [q for q in touching if q.extent != "scare"]
    quoted = [(max(q.inner_start, place.start), min(q.inner_end, place.end)) for q in touching]
    inside = sum(e - s for s, e in quoted if e > s)
    attribution = _speaker(text, place, block, near, language)
    kind: StatementKind = "assertion"
    if spoken and inside >= 0.5 * len(text):
        kind = "quotation"
    elif attribution:
        kind = "mixed_quotation" if spoken else "indirect_speech"
    elif text.rstrip(' ”"»」').endswith(("?", "？", "؟")):
        kind = "question"
    proof = anchor(document.id, document.text, start, end)
    return Statement(
        id=statement_id(document.id, start, end, kind),
        document=document.id,
        start=start,
        end=end,
        text=proof.text,
        kind=kind,
        attribution=attribution,
        certainty="Uu" if kind == "question" else "CT+",
        quantities=within(facts.quantities, start, end),
        money=within(facts.money, start, end),
        dates=within(facts.dates, start, end),
        mentions=within(facts.mentions, start, end),
        quoted=tuple(block.document_span(s, e) for s, e in quoted if e > s),
        furniture=place.furniture,
    )


_NAME = r"[^\W\d_a-zа-яіїєґß][^\s,;:.“”«»„\"()]*(?:[ \u00a0][^\W\d_a-zа-яіїєґß][^\s,;:.“”«»„\"()]*){0,4}"


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], CueClass]]:
    part = for_language("cues_other", language)
    found: list[tuple[re.Pattern[str], CueClass]] = []
    cjk = language == "zh"
    edge = ("", "") if cjk else (r"(?<!\w)", r"(?!\w)")
    nouns = "|".join(re.escape(w) for w in sorted(part.get("sources", ()), key=len, reverse=True))
    many = rf"(?:{_NAME}|(?:[^\W\d_]+[ \u00a0]){{0,2}}(?:{nouns})(?:[ \u00a0][^\W\d_]+){{0,2}}?)" if nouns else _NAME
    if cjk:
        many = rf"[\u4e00-\u9fff·]{{0,8}}(?:{nouns})|[\u4e00-\u9fff·]{{2,8}}?" if nouns else r"[\u4e00-\u9fff·]{2,8}?"
    for cue_class, words in part.get("verbs", {}).items():
        body = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        gap = "" if cjk else r"[ \u00a0]"
        found.append((re.compile(rf"{edge[0]}(?P<source>{many}){gap}(?P<cue>{body}){edge[1]}"), cue_class))
        if not cjk:
            found.append((re.compile(rf"[,»”“\"–—-][ \u00a0]?(?P<cue>{body}){gap}(?P<source>{many})"), cue_class))
    for words in (part.get("prepositions", ()),):
        body = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        if body:
            gap = "" if cjk else r"[ \u00a0]"
            found.append((re.compile(rf"{edge[0]}(?P<cue>(?i:{body})){gap}(?P<source>{many})"), "neutral"))
    return found


def _speaker(text: str, place: Placed, block: Block, near: list[Quotation], language: str) -> tuple[Attribution, ...]:
    """The first cue with a source beside it, outside quotation marks."""
    inside: list[Span] = [(q.start - place.start, q.end - place.start) for q in near]
    for pattern, cue_class in _patterns(language):
        for match in pattern.finditer(text):
            if any(s <= match.start("cue") < e for s, e in inside):
                continue
            source, cue = match.span("source"), match.span("cue")
            who = match["source"].strip()
            return (
                Attribution(
                    who=who,
                    type=_type(who, language),
                    named=who[:1].isupper()
                    and who.lower() not in for_language("cues_other", language).get("sources", ()),
                    count=None,
                    cue_class=cue_class,
                    source=block.document_span(place.start + source[0], place.start + source[1]),
                    cue=block.document_span(place.start + cue[0], place.start + cue[1]),
                ),
            )
    return ()


def _type(who: str, language: str) -> SourceType:
    kinds: dict[str, SourceType] = for_language("cues_other", language).get("types", {})
    lowered = who.lower()
    for word, kind in kinds.items():
        if word in lowered:
            return kind
    return "person" if who[:1].isupper() else "unknown"


def has_cues(language: str) -> bool:
    """Whether a cue table stands for a language."""
    return language in table("cues_other")
