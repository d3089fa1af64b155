"""The door: one account in, its statements out. Sentences are parsed once however many accounts hold them."""

from collections.abc import Mapping

from firsthand.claims.chains import chains_of
from firsthand.claims.completed import completed
from firsthand.claims.events_tabled import with_events
from firsthand.claims.facts import find_all
from firsthand.claims.hops import find_hops
from firsthand.claims.layout import Block, Placed, lay_out
from firsthand.claims.relations import sentences_of
from firsthand.claims.statements import statements_of
from firsthand.claims.tabled import read_by_tables
from firsthand.claims.tagging import tagged
from firsthand.language.caching import Cache, MemoryCache
from firsthand.language.parser import ParsedSentence, Parser
from firsthand.language.speech import languages
from firsthand.records import Document, Reading, Span


def read_document(
    document: Document,
    parser: Parser,
    cache: Cache | None = None,
    parsed: Mapping[str, ParsedSentence] | None = None,
    *,
    reader: str = "rules",
) -> Reading:
    """All that is read in ``document``. ``parsed`` may hold sentences parsed beforehand for many documents at once
    (``sentences_to_parse`` names them); the rest is taken from ``cache`` or parsed here. ``reader``
    "trained" lets the trained tagger add what the rules miss.
    """
    language = document_language(document)
    blocks, placed = lay_out(document)
    spans = tuple(blocks[p.block].document_span(p.start, p.end) for p in placed)
    if language != "en":
        return _read_other(document, language, blocks, placed, spans)
    known = dict(parsed or {})
    missing = [p.text for p in placed if p.text not in known]
    if missing:
        known.update(parser.parse_cached(missing, cache if cache is not None else MemoryCache()))
    sentences = sentences_of(blocks, placed, known)
    hops = [find_hops(sentence) for sentence in sentences]
    if reader != "rules":
        hops = completed(sentences, hops, tagged(sentences, placed, hops))
    facts = find_all(blocks, "en")
    chains = chains_of(sentences, placed, blocks, facts, hops)
    statements = statements_of(document, sentences, placed, blocks, chains, facts)
    return Reading(document.id, spans, statements)


def sentences_to_parse(document: Document) -> list[str]:
    """The sentences that the parser will be asked for, so that many documents can be parsed in one batch."""
    if document_language(document) != "en":
        return []
    return [p.text for p in lay_out(document)[1]]


def document_language(document: Document) -> str:
    """ISO 639-1, English where intake did not settle it."""
    value = document.language.value if document.language else "en"
    return value.split("-")[0].split("_")[0].lower() or "en"


def _read_other(
    document: Document, language: str, blocks: list[Block], placed: list[Placed], spans: tuple[Span, ...]
) -> Reading:
    if language not in languages():
        return Reading(
            document.id,
            spans,
            (),
            (f"No tables for the language “{language}”: sentences are given, statements are not read.",),
        )
    statements, gaps = read_by_tables(document, language, blocks, placed)
    return Reading(document.id, spans, with_events(statements, language), gaps)
