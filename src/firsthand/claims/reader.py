"""The door: one account in, its statements out. Sentences are parsed once however many accounts hold them."""

from collections.abc import Mapping

from firsthand.claims.bytables import read_by_tables
from firsthand.claims.chains import chains_of
from firsthand.claims.facts import find_all
from firsthand.claims.grammar import Sentence
from firsthand.claims.layout import Block, Placed, lay_out, quotations_by_sentence
from firsthand.claims.statements import statements_of
from firsthand.language.caching import Cache, MemoryCache
from firsthand.language.numerals import languages
from firsthand.language.parser import ParsedSentence, Parser
from firsthand.records import Document, Reading, Span


def read_document(
    document: Document,
    parser: Parser,
    cache: Cache | None = None,
    parsed: Mapping[str, ParsedSentence] | None = None,
) -> Reading:
    """All that is read in ``document``. ``parsed`` may hold sentences parsed beforehand for many documents at once
    (``sentences_to_parse`` names them); the rest is taken from ``cache`` or parsed here.
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
    touching = quotations_by_sentence(blocks, placed)
    sentences = [Sentence(p.text, p.start, known[p.text], near) for p, near in zip(placed, touching, strict=True)]
    facts = find_all(blocks, "en")
    chains = chains_of(sentences, placed, blocks, facts)
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
    statements = read_by_tables(document, language, blocks, placed)
    gap = f"Read by tables for “{language}”, without grammar: speakers only where a cue stands beside a quotation or name."
    return Reading(document.id, spans, statements, (gap,))
