"""The door for a language with a table of speech: one statement a sentence, with whose word it rests on."""

from bisect import bisect_left, bisect_right

from firsthand.claims.facts import Found, find_all, within
from firsthand.claims.layout import Block, Placed, quotations_by_sentence
from firsthand.claims.statements import statement_id
from firsthand.claims.tabled.bylines import byline
from firsthand.claims.tabled.datelines import without_dateline
from firsthand.claims.tabled.frames import hops_of
from firsthand.claims.tabled.hop import Hop
from firsthand.claims.tabled.row import Row
from firsthand.claims.tabled.timing import with_tense
from firsthand.claims.tabled.voices import Memory, Sentence, carry, share, turns
from firsthand.claims.tabled.weighing import certainty
from firsthand.language import numerals
from firsthand.language.quotations import Quotation
from firsthand.language.runs import has_runs
from firsthand.language.speech import UNSPACED, lexicon
from firsthand.language.tables import table
from firsthand.records import Attribution, Document, Span, Statement, StatementKind, anchor

LETTERS, HAN_LETTERS = 8, 4
"""Fewest letters of a sentence that says something by itself."""


def read_by_tables(
    document: Document, language: str, blocks: list[Block], placed: list[Placed]
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """One statement a sentence, and what was not read; sentences without enough words to say anything give none."""
    facts = find_all(blocks, language)
    told = (without_dateline(place, blocks[place.block], language) for place in placed)
    sentences = _sentences(document, language, blocks, [place for place in told if place is not None], facts)
    carry(sentences)
    read = [(s, _statement(document, blocks[s.place.block], s, facts)) for s in sentences]
    unknown = sum(told is not None and _unknown_speaker(s) for s, told in read)
    return tuple(told for _, told in read if told is not None), _gaps(language, unknown)


def _unknown_speaker(sentence: Sentence) -> bool:
    """Whether somebody says something in a sentence, or is quoted, and no table knows who."""
    row = sentence.row
    return not sentence.chain and (
        share(sentence) >= 0.5 or any(row.cue(i) and not row.quoted[i] for i in range(len(row)))
    )


def _gaps(language: str, unknown: int) -> tuple[str, ...]:
    """What is not read in a language that is read by tables."""
    found = [
        f"Read by tables for “{language}”, without grammar: one statement a sentence; a speaker only where a cue of the "
        "table stands beside who can speak; of two who speak side by side the first."
    ]
    if unknown:
        found.append(
            f"Sentences in which somebody speaks or is quoted and no table says who: {unknown}; none is named for them."
        )
    if language not in numerals.languages():
        found.append(f"No table of numbers for “{language}”: figures are read, spelled numbers are not.")
    if not has_runs(language):
        found.append(
            f"Names in “{language}” have no capitals: people are found as speakers only, states and bodies by name."
        )
    return tuple(found)


def _sentences(
    document: Document, language: str, blocks: list[Block], placed: list[Placed], facts: Found
) -> list[Sentence]:
    words = lexicon(language)
    dashes = bool(table(f"speech_{language}").get("dialogue"))
    spoken = [turns(block, dashes) for block in blocks]
    memory = Memory()
    found: list[Sentence] = []
    for number, (place, near) in enumerate(zip(placed, quotations_by_sentence(blocks, placed), strict=True)):
        block = blocks[place.block]
        near = [*near, *_touching(spoken[place.block], place)]
        quoted = sorted((q.start - place.start, q.end - place.start) for q in near if q.level == 0)
        start, end = block.document_span(place.start, place.end)
        dated = _local(block, place, [(d.start, d.end) for d in within(facts.dates, start, end)])
        row = Row(place.text, words, quoted, dated)
        names = set(row.marks.values())
        near = [q for q in near if (q.start - place.start, q.end - place.start) not in names]
        hops = hops_of(row)
        own = [_attribution(block, place, hop, memory, number) for hop in hops]
        for hop, record in zip(hops, own, strict=True):
            if hop.phrase is not None:
                memory.note(record.resolved or record.who, hop.phrase, row, number)
        for mention in within(facts.mentions, start, end):
            in_source = any(a.source and a.source[0] <= mention.start < a.source[1] for a in own)
            if mention.schema == "Person" and not in_source:
                memory.mention(mention.text, number)
        found.append(Sentence(row, place, near, hops, own, told_only=_tells_only(row, hops)))
    return found


def _touching(turns_: list[Quotation], place: Placed) -> list[Quotation]:
    """The turns of dialogue that reach into a sentence; they stand in order and do not overlap."""
    first = bisect_right(turns_, place.start, key=lambda q: q.end)
    end = bisect_left(turns_, place.end, key=lambda q: q.start)
    return turns_[first:end]


def _local(block: Block, place: Placed, spans: list[Span]) -> list[Span]:
    """Document spans as offsets in the sentence: good to a letter where the copy differs, which is all that words need."""
    first = block.document_span(place.start, place.end)[0]
    return [(s - first, e - first) for s, e in spans]


def _tells_only(row: Row, hops: tuple[Hop, ...]) -> bool:
    """Whether nothing but source and cue stands in a sentence ("张三说。", "张三在接受《晨报》采访时说。")."""
    told = {i for hop in hops for i in hop.words}
    if not hops or hops[0].cue_class in ("non_answer", "negative"):
        return False
    if row.lexicon.language in UNSPACED and len(row) - 1 in told:
        return not any(set(row.gap(i)) & set("，：；") for i in range(1, len(row)))
    return all(i in told or row.dated[i] or row.has(i, "adverbs", "joins") for i in range(len(row)))


def _attribution(block: Block, place: Placed, hop: Hop, memory: Memory, number: int) -> Attribution:
    cue = block.document_span(place.start + hop.cue[0], place.start + hop.cue[1])
    if hop.phrase is None or hop.source is None:
        return Attribution("", "unknown", False, None, hop.cue_class, None, cue)
    source = block.document_span(place.start + hop.source[0], place.start + hop.source[1])
    who = place.text[slice(*hop.source)].strip()
    return Attribution(
        who=who,
        type=hop.phrase.type,
        named=hop.phrase.named,
        count=hop.phrase.count,
        cue_class=hop.cue_class,
        source=source,
        cue=cue,
        resolved=memory.resolve(hop.phrase, number),
    )


def _statement(document: Document, block: Block, sentence: Sentence, facts: Found) -> Statement | None:
    place, row = sentence.place, sentence.row
    if byline(row):
        return None
    least = HAN_LETTERS if row.lexicon.language in UNSPACED else LETTERS
    if sum(c.isalpha() for c in place.text) < least or sentence.told_back:
        return None
    start, end = block.document_span(place.start, place.end)
    touching = [q for q in sentence.near if q.level == 0]
    quoted = [(max(q.inner_start, place.start), min(q.inner_end, place.end)) for q in touching]
    dates = within(facts.dates, start, end)
    dates = with_tense(row, sentence.hops, dates, _local(block, place, [(d.start, d.end) for d in dates]))
    question = place.text.rstrip(' ”"’»」』)').endswith(("?", "？", "؟"))
    value, deciding = certainty(row, () if sentence.carried else sentence.hops, question=question)
    kind = _kind(sentence, question=question)
    proof = anchor(document.id, document.text, start, end)
    return Statement(
        id=statement_id(document.id, start, end, kind),
        document=document.id,
        start=start,
        end=end,
        text=proof.text,
        kind=kind,
        attribution=tuple(sentence.chain),
        certainty=value,
        certainty_words=tuple(_moved(block, place, row.span(i, i + 1)) for i in sorted(deciding)),
        quantities=within(facts.quantities, start, end),
        money=within(facts.money, start, end),
        dates=dates,
        mentions=within(facts.mentions, start, end),
        quoted=tuple(block.document_span(s, e) for s, e in quoted if e > s),
        furniture=place.furniture,
    )


def _moved(block: Block, place: Placed, span: Span) -> Span:
    return block.document_span(place.start + span[0], place.start + span[1])


def _kind(sentence: Sentence, *, question: bool) -> StatementKind:
    if sentence.hops and sentence.hops[-1].cue_class == "non_answer":
        return "non_answer"
    spoken: list[Quotation] = [q for q in sentence.near if q.level == 0 and q.extent != "scare"]
    if spoken and share(sentence) >= 0.5:
        return "quotation"
    if sentence.chain:
        return "mixed_quotation" if spoken else "indirect_speech"
    return "question" if question else "assertion"
