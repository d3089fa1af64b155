"""Whose word each sentence rests on: the hops of the sentence itself and what is carried over from its neighbours.

A quotation of several sentences has one speaker; a sentence that is all quotation goes on from the one before it;
pronouns and surnames find their names; "Another 26 components …" still speaks from the records of the sentence before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.claims.certainty import predicate
from firsthand.claims.facts import Found, within
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.layout import Block, Placed
from firsthand.claims.lists import giver, items_after, opens_list
from firsthand.claims.memory import Memory
from firsthand.claims.phrases import noun_phrase
from firsthand.claims.sources import Source, can_speak, is_plural, noun_type
from firsthand.language.names import find_names
from firsthand.records import Attribution, Mention, Span

QUOTED_SHARE = 0.6
"""A sentence is "all quotation" when so much of its words stands inside marks; the rest is then "she added" or less."""


@dataclass
class Chain:
    """What stands behind one sentence: its own hops with their records, and the speakers carried into it."""

    hops: list[Hop]
    records: list[Attribution]
    carried: list[Attribution] = field(default_factory=list)


def chains_of(
    sentences: list[Sentence],
    placed: list[Placed],
    blocks: list[Block],
    facts: Found,
    found: Sequence[list[Hop]],
) -> list[Chain]:
    """The chain of every sentence, in order; ``found`` are the hops that stand in each."""
    memory = Memory()
    memory.learn_names(tuple(facts.mentions))
    chains: list[Chain] = []
    for number, (sentence, place, hops) in enumerate(zip(sentences, placed, found, strict=True)):
        block = blocks[place.block]
        start, end = block.document_span(place.start, place.end)
        _remember(sentence, hops, within(facts.mentions, start, end), memory, number)
        records = [_record(sentence, hop, block, memory, number) for hop in hops]
        told = [(h, r) for h, r in zip(hops, records, strict=True) if r.cue is not None and (r.who or h.passive)]
        hops, records = _without_echo(sentence, [h for h, _ in told], [r for _, r in told])
        chains.append(Chain(hops, records))
        for hop, record in zip(hops, records, strict=True):
            if hop.head is not None:
                memory.went_on(record.resolved, _source(sentence, hop.head, record.who), number, hop.head)
    listed = -1  # an item opens no list of its own, so that every item is looked at once
    for number, sentence in enumerate(sentences):
        if number > listed and opens_list(sentence) and (items := items_after(sentences, placed, number)):
            listed = items[-1]
            given = giver(sentence)
            speakers = (
                [_record(sentence, given, blocks[placed[number].block], memory, number)]
                if given is not None
                else _speaks_on(sentence, chains[number])
            )
            for item in items:
                if speakers and speakers[-1].who and not chains[item].carried:
                    chains[item].carried = speakers
    _carry(sentences, placed, chains)
    return chains


def _record(sentence: Sentence, hop: Hop, block: Block, memory: Memory, number: int) -> Attribution:
    """The hop as a record with document offsets."""
    span = sentence.span_of(set(hop.source)) if hop.source else None
    cue = sentence.span_of(set(hop.cue))
    who = sentence.text[span[0] : span[1]] if span else ""
    source = _source(sentence, hop.head, who)
    cue_class = hop.cue_class
    if source.type == "document" and cue_class == "neutral":
        cue_class = "documentary"  # "according to a 2023 document", "the report said"
    resolved = memory.resolve(source, number, hop.head or 0) if who else None
    return Attribution(
        who=who,
        type=source.type if who else "unknown",
        named=bool(who) and (source.named or _names_somebody(resolved)),
        count=source.count if who else None,
        cue_class=cue_class,
        source=_placed(sentence, block, span),
        cue=_placed(sentence, block, cue),
        resolved=resolved,
    )


def _names_somebody(resolved: str | None) -> bool:
    """Whether what "he" stands for is a name rather than "one of the officials"."""
    return resolved is not None and any(
        m.schema in ("Person", "Organization", "Company") or (m.schema == "Other" and " " in m.canonical)
        for m in find_names(resolved)
    )


def _source(sentence: Sentence, head: int | None, who: str) -> Source:
    if head is None:
        return Source(who, "")
    word, tag = sentence.words[head], sentence.tags[head]
    proper = tag in ("NNP", "NNPS") or (tag.startswith("NN") and word[:1].isupper() and noun_type(word) is None)
    if head == 0 and is_plural(word) and can_speak(word):
        proper = False  # "Dockers feared": any word has a capital at the head of a sentence
    return Source(who, word, proper=proper)


def _placed(sentence: Sentence, block: Block, span: Span | None) -> Span | None:
    if span is None:
        return None
    return block.document_span(sentence.offset + span[0], sentence.offset + span[1])


def _without_echo(
    sentence: Sentence, hops: list[Hop], records: list[Attribution]
) -> tuple[list[Hop], list[Attribution]]:
    """ "Officials said they hoped …": a pronoun for the speaker himself is no second hop. Its cue still decides certainty,
    so the hop's stance moves to the outer one.
    """
    kept_hops: list[Hop] = []
    kept: list[Attribution] = []
    for hop, record in zip(hops, records, strict=True):
        outer = next((k for k, h in enumerate(kept_hops) if hop.verb in h.content), None)
        echo = hop.head is not None and sentence.lower[hop.head] in ("they", "he", "she", "it")
        if echo and outer is not None and hop.head is not None and sentence.lower[hop.head] in ("he", "she"):
            # "he told a group, the Gazette said": a body is no he
            echo = kept[outer].type not in ("outlet", "organisation", "office", "state", "document", "group")
        if outer is not None and (echo or (hop.head is not None and hop.head == kept_hops[outer].head)):
            merged = kept_hops[outer]
            kept_hops[outer] = Hop(
                merged.source,
                merged.head,
                merged.cue,
                merged.verb,
                hop.lemma,
                merged.cue_class,
                merged.content,
                hop.negated,
                merged.passive,
            )
            continue
        kept_hops.append(hop)
        kept.append(record)
    return kept_hops, kept


def _remember(sentence: Sentence, hops: list[Hop], mentions: tuple[Mention, ...], memory: Memory, number: int) -> None:
    """Notes whom a sentence speaks of: its sources, its subjects, the people and names that stand elsewhere in it."""
    known: set[int] = set()
    heads = {hop.head: set(hop.source) for hop in hops if hop.head is not None}
    speaking = set(heads)
    for at, dep in enumerate(sentence.deps):
        if dep in ("nsubj", "nsubjpass") and at not in heads and not sentence.quoted[at]:
            main = sentence.deps[sentence.heads[at]] in ("ROOT", "conj", "advcl")
            if main and sentence.tags[at].startswith("NN"):
                heads[at] = sentence.subtree(at)
    for at, tokens in sorted(heads.items()):
        span = sentence.span_of(tokens)
        if span is None:
            continue
        who = sentence.text[span[0] : span[1]]
        source = _source(sentence, at, who)
        best = memory.resolve(source, number, at) if source.pronoun is None else None
        memory.note(best or who, source, number, at, speaks=at in speaking)
        if source.type == "person" and not source.plural:
            known |= {t for t in tokens if t == at or (sentence.deps[t] == "appos" and sentence.heads[t] == at)}
    inside = set().union(*heads.values()) if heads else set()
    for at, dep in enumerate(sentence.deps):
        if dep not in _PEOPLE_STAND or at in inside or sentence.quoted[at] or sentence.tags[at] != "NN":
            continue
        if noun_type(sentence.words[at]) == "person" and sentence.lower[sentence.heads[at]] not in ("as", "like"):
            span = sentence.span_of(noun_phrase(sentence, at))
            if span is not None:
                who = sentence.text[span[0] : span[1]]
                memory.note(who, _source(sentence, at, who), number, at, speaks=False)
                known |= {t for t in sentence.children[at] if sentence.deps[t] == "appos"} | {at}
    cursor = 0
    for mention in mentions:
        start = sentence.text.find(mention.text, cursor)
        if start < 0:
            continue
        cursor = start + len(mention.text)
        last = next((t for t in range(len(sentence) - 1, -1, -1) if sentence.parsed.starts[t] < cursor), 0)
        covered = [t for t in range(max(0, last - 12), last + 1) if sentence.parsed.starts[t] >= start]
        if covered and not known & set(covered):
            memory.mention(mention, number, last, quoted=bool(sentence.quoted[last]))


_PEOPLE_STAND = frozenset({"dobj", "dative", "pobj", "conj", "nsubj", "nsubjpass"})
"""Where in a sentence a common noun for a person may be whom the next "he" means."""


def _carry(sentences: list[Sentence], placed: list[Placed], chains: list[Chain]) -> None:
    """Gives speakers to quoted sentences that name none."""
    speakers: dict[tuple[int, int], list[Attribution]] = {}
    for sentence, place, chain in zip(sentences, placed, chains, strict=True):
        spoken: dict[int, int] = {}
        for at, hop in enumerate(chain.hops):
            if not sentence.quoted[hop.verb]:
                spoken.update(dict.fromkeys((sentence.quoted[token] for token in hop.content), at))
        for number, at in spoken.items():
            if number:
                speakers.setdefault((place.block, sentence.quotations[number - 1].start), _down_to(chain, at))
    previous: list[Attribution] = []
    for at, (sentence, place, chain) in enumerate(zip(sentences, placed, chains, strict=True)):
        mostly = _mostly_quoted(sentence)
        outside = any(not sentence.quoted[h.verb] for h in chain.hops)
        quotation = sentence.quotations[mostly - 1] if mostly else None
        own = speakers.get((place.block, quotation.start), []) if quotation else []
        if quotation is not None and not outside:
            near = (
                at > 0
                and placed[at - 1].block == place.block
                and (
                    placed[at - 1].paragraph == place.paragraph
                    or quotation.continues
                    or (
                        placed[at - 1].paragraph == place.paragraph - 1
                        and _hands_over(sentences[at - 1], chains[at - 1])
                    )
                )
            )
            previous = own or chain.carried or (previous if near else [])
            if previous:
                chain.carried = previous
                speakers[(place.block, quotation.start)] = previous
            continue
        previous = _speaks_on(sentence, chain)
        if not chain.hops and at > 0 and place.paragraph == placed[at - 1].paragraph and _goes_on(sentence):
            document = next((r for r in chains[at - 1].records if r.cue_class == "documentary"), None)
            if document is not None:
                chain.carried = [document]


def _hands_over(sentence: Sentence, chain: Chain) -> bool:
    """Whether a paragraph that is all quotation goes on with who spoke in this sentence, which ends the one before: one that
    quotes, or whose main verb says what somebody said.
    """
    return any(sentence.quoted) or any(sentence.heads[hop.verb] == hop.verb for hop in chain.hops)


def _down_to(chain: Chain, number: int) -> list[Attribution]:
    """The records of a hop and of those that it is nested in, outermost first."""
    verb = chain.hops[number].verb
    return [
        r for at, (h, r) in enumerate(zip(chain.hops, chain.records, strict=True)) if at == number or verb in h.content
    ]


def _mostly_quoted(sentence: Sentence) -> int:
    """The number of the quotation that fills the sentence, or 0."""
    words = [q for q, w in zip(sentence.quoted, sentence.words, strict=True) if w[:1].isalnum()]
    inside = [q for q in words if q]
    if not words or len(inside) < QUOTED_SHARE * len(words):
        return 0
    return inside[-1]


def _speaks_on(sentence: Sentence, chain: Chain) -> list[Attribution]:
    """Who would be speaking if the next sentence were a bare quotation: the last speaker of this one, and whose word it is
    that he does.
    """
    for at, (hop, record) in reversed(list(enumerate(zip(chain.hops, chain.records, strict=True)))):
        quoting = any(sentence.quoted[t] for t in hop.content)
        if (
            not sentence.quoted[hop.verb]
            and record.cue_class != "non_answer"
            and (quoting or record.type != "document")
        ):
            return _down_to(chain, at)
    return []


def _goes_on(sentence: Sentence) -> bool:
    """ "Another 26 components …": the count leans on the sentence before and so on its source."""
    return len(sentence) > 2 and sentence.lower[0] == "another" and sentence.tags[1] == "CD"


LEAST_SHARE = 0.3
"""Of a piece's words a hop must answer for at least so many; the predicate decides, this guards against stray parses."""


def _told_of(sentence: Sentence, hops: list[Hop], hop: Hop) -> set[int]:
    """The words that tell of the saying and not of what was said: sources, cues, "speaking on condition of anonymity", "in
    a speech on Monday".
    """
    found = set(hop.source | hop.cue)
    for other in hops:
        if other.verb not in hop.content:
            found |= other.source | other.cue
    for child in sentence.children[hop.verb]:
        if sentence.deps[child] in _CIRCUMSTANCES and hop.content.isdisjoint(below := sentence.subtree(child)):
            found |= below
    above = _frame(sentence, hop)
    if above is not None:
        found |= {at for at in sentence.subtree(above) if at not in hop.content}
    return found


def _frame(sentence: Sentence, hop: Hop) -> int | None:
    """The verb that only brings the speaker in: "there are some who argue that …", "she responded by saying that …"."""
    above = sentence.heads[hop.verb]
    if sentence.deps[hop.verb] == "relcl" and hop.head is not None:
        above = sentence.heads[hop.head]
        return above if sentence.child(above, "expl") is not None else None
    if sentence.deps[hop.verb] == "pcomp" and sentence.lower[above] == "by":
        above = sentence.heads[above]
        return above if sentence.lower[above] in _RESPONDING else None
    return None


_RESPONDING = frozenset(
    "responded responds replied answered answers reacted countered began begins opened started ended ends closed concluded "
    "finished followed continued came comes went".split()
)
"""Verbs that tell of an answer or of a turn in a talk, and leave what was said to "by saying that"."""


_CIRCUMSTANCES = frozenset({"prep", "advcl", "npadvmod", "advmod", "dative"})


def shares(sentence: Sentence, chain: Chain, tokens: set[int]) -> tuple[list[int], set[int]]:
    """Which of the chain's hops cover ``tokens``, outermost first, and the content that is left under the innermost.

    A hop covers a piece when it answers for the piece's predicate.
    """
    base = {t for t in tokens if sentence.words[t][:1].isalnum() or sentence.words[t] == "$"}
    covering: list[int] = []
    for number, hop in enumerate(chain.hops):
        rest = base - _told_of(sentence, chain.hops, hop)
        covered = rest & hop.content
        if hop.cue_class == "non_answer" and hop.verb in tokens:
            covering.append(number)
            base = covered or rest or base
            continue
        if not rest:
            continue
        spoken = not sentence.quoted[hop.verb] and any(sentence.quoted[t] for t in covered)
        if spoken and not covering and predicate(sentence, rest) not in hop.content:
            covering.append(number)  # words in quotation marks have their speaker even in somebody else's sentence
            continue
        if len(covered) >= LEAST_SHARE * len(rest) and (
            predicate(sentence, rest) in hop.content or len(covered) >= 0.8 * len(rest)
        ):
            covering.append(number)
            base = covered
    return covering, base
