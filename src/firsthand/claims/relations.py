"""Relations of attribution in an account: who, by which words, is given out as the source of what."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.claims.chains import Chain, chains_of
from firsthand.claims.facts import find_all
from firsthand.claims.grammar import Sentence
from firsthand.claims.hops import find_hops
from firsthand.claims.layout import Block, Placed, lay_out, quotations_by_sentence
from firsthand.claims.tagging import Tagged, tagged
from firsthand.language.caching import Cache, MemoryCache
from firsthand.language.parser import ParsedSentence, Parser
from firsthand.records import Document, Span

READERS = ("trained", "rules")
"""The trained reader marks what the rules see and more, and takes longer."""


class Relation(msgspec.Struct, frozen=True):
    """Document spans of each role, in order; a role that the text leaves out has none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def relations_in(
    document: Document, parser: Parser, cache: Cache | None = None, *, reader: str = READERS[0]
) -> list[Relation]:
    """All relations of an English account."""
    blocks, placed = lay_out(document)
    parsed = parser.parse_cached([p.text for p in placed], cache if cache is not None else MemoryCache())
    sentences = sentences_of(blocks, placed, parsed)
    hops = [find_hops(sentence) for sentence in sentences]
    if reader == "rules":
        chains = chains_of(sentences, placed, blocks, find_all(blocks, "en"), hops)
        return _by_rules(sentences, placed, blocks, chains)
    return [_placed(one, sentences, placed, blocks) for one in tagged(sentences, placed, hops)]


def sentences_of(blocks: list[Block], placed: list[Placed], parsed: Mapping[str, ParsedSentence]) -> list[Sentence]:
    """The sentences of an account with their grammar and the quotations that touch them."""
    touching = quotations_by_sentence(blocks, placed)
    return [Sentence(p.text, p.start, parsed[p.text], near) for p, near in zip(placed, touching, strict=True)]


def _placed(one: Tagged, sentences: list[Sentence], placed: list[Placed], blocks: list[Block]) -> Relation:
    def spans(tokens: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        return _joined(_token_span(sentences[s], blocks[placed[s].block], t) for s, t in tokens)

    return Relation(spans(one.source), spans(one.cue), spans(one.content))


def _by_rules(
    sentences: list[Sentence], placed: list[Placed], blocks: list[Block], chains: list[Chain]
) -> list[Relation]:
    found: list[tuple[list[Span], list[Span], list[Span]]] = []
    for sentence, place, chain in zip(sentences, placed, chains, strict=True):
        block = blocks[place.block]
        if chain.carried and found:
            found[-1][2].append(block.document_span(place.start, place.end))
        for hop in chain.hops:
            source, cue, content = (
                [_token_span(sentence, block, t) for t in sorted(tokens) if sentence.words[t].strip()]
                for tokens in (hop.source, hop.cue, hop.content)
            )
            found.append((source, cue, content))
    return [Relation(*(_joined(spans) for spans in one)) for one in found]


def _token_span(sentence: Sentence, block: Block, token: int) -> Span:
    start, end = sentence.parsed.starts[token], sentence.parsed.ends[token]
    return block.document_span(sentence.offset + start, sentence.offset + end)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those with at most a space or a mark between them as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
