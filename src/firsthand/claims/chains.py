"""Whose word each sentence rests on: the hops of the sentence itself and what is carried over from its neighbours.

A quotation of several sentences has one speaker; a sentence that is all quotation goes on from the one before it;
pronouns and surnames find their names; "Another 26 components …" still speaks from the records of the sentence before.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from firsthand.claims.certainty import THINKING, predicate
from firsthand.claims.facts import Found, within
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.interviews import is_role
from firsthand.claims.layout import Block, Placed
from firsthand.claims.lists import giver, headed, items_after, leading, opens_list, posted, signed
from firsthand.claims.memory import ACTS, LEADS, Memory
from firsthand.claims.nominal import POLLS
from firsthand.claims.people import People, placed_names
from firsthand.claims.people import Placed as PlacedName
from firsthand.claims.phrases import frame, noun_phrase
from firsthand.claims.silence import is_aside
from firsthand.claims.sources import Source, can_speak, is_plural, noun_type
from firsthand.language.cues import english_cues
from firsthand.language.names import find_names
from firsthand.records import Attribution, Span

QUOTED_SHARE = 0.6
"""A sentence is "all quotation" when so much of its words stands inside marks; the rest is then "she added" or less."""


@dataclass
class Chain:
    """What stands behind one sentence: its own hops with their records, and the speakers carried into it."""

    hops: list[Hop]
    records: list[Attribution]
    carried: list[Attribution] = field(default_factory=list)


def chains_of(
    sentences: list[Sentence], placed: list[Placed], blocks: list[Block], facts: Found, found: Sequence[list[Hop]]
) -> list[Chain]:
    """The chain of every sentence, in order; ``found`` are the hops that stand in each."""
    names = [
        placed_names(sentence, within(facts.mentions, *blocks[place.block].document_span(place.start, place.end)))
        for sentence, place in zip(sentences, placed, strict=True)
    ]
    clock = list(itertools.accumulate(not _all_quoted(sentence) for sentence in sentences))
    memory = Memory(People(sentences, names), clock)
    memory.learn_names(tuple(facts.mentions))
    chains: list[Chain] = []
    for number, (sentence, place, hops) in enumerate(zip(sentences, placed, found, strict=True)):
        block = blocks[place.block]
        _remember(sentence, hops, names[number], memory, number)
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
    for number in range(len(sentences) - 1):
        _introduce(sentences, placed, blocks, chains, memory, number)
    for number, (place, chain) in enumerate(zip(placed, chains, strict=True)):
        if place.speaker is not None:
            chain.carried = [_labelled(blocks[place.block], place.speaker, memory, number)]
    _head(sentences, placed, blocks, chains, memory)
    _sign(sentences, placed, blocks, chains, memory)
    _carry(sentences, placed, chains)
    return chains


def _introduce(
    sentences: list[Sentence],
    placed: list[Placed],
    blocks: list[Block],
    chains: list[Chain],
    memory: Memory,
    number: int,
) -> None:
    """Gives a bare quotation to who is about to speak in the sentence before it ("Brel praised the plan."), or to whom the
    sentence behind it names as its speaker: a "?" or "!" parts "“Never?” Brel went on." in two.
    """
    for one, quotation in ((number, number + 1), (number + 1, number)):
        near = placed[number + 1].paragraph - placed[number].paragraph
        if near > (quotation > one) or placed[number].block != placed[number + 1].block:
            continue
        filling = _mostly_quoted(sentences[quotation])
        bare = filling and not chains[quotation].hops and not chains[quotation].carried
        if (
            bare
            and sentences[quotation].quotations[filling - 1].start < sentences[quotation].offset - 2
            and one < quotation
        ):
            continue  # it began before whoever that sentence speaks of
        if not bare or (one > quotation and not sentences[quotation].text.rstrip("”\"’' ").endswith(("?", "!"))):
            continue
        brings = None if _speaks_on(sentences[one], chains[one]) else leading(sentences[one])
        if brings is not None and (one < quotation or not any(sentences[one].quoted)):
            chains[quotation].carried = [_record(sentences[one], brings, blocks[placed[one].block], memory, one)]


def _head(
    sentences: list[Sentence], placed: list[Placed], blocks: list[Block], chains: list[Chain], memory: Memory
) -> None:
    """Gives a heading "Brel: the pier is lost" its speaker, if he is one further down."""
    speak: set[str] | None = None
    for number in range(len(sentences)):
        place = placed[number]
        alone = number + 1 == len(sentences) or placed[number + 1].paragraph > place.paragraph
        heading = place.furniture in ("title", "standfirst") or (place.paragraph == placed[0].paragraph and alone)
        label = headed(sentences[number]) if heading and not chains[number].carried else None
        if label is None:
            continue
        if speak is None:
            speak = {word for chain in chains for r in chain.records for word in re.findall(r"\w{3,}", r.who)}
        name = sentences[number].text[slice(*label)]
        if name.split()[-1] in speak and not chains[number].hops:
            span = place.start + label[0], place.start + label[1]
            chains[number].carried = [_labelled(blocks[place.block], span, memory, number)]


def _sign(
    sentences: list[Sentence], placed: list[Placed], blocks: list[Block], chains: list[Chain], memory: Memory
) -> None:
    """Gives quotations without a speaker the name that is signed below them."""
    for number in range(len(sentences)):
        if (post := posted(sentences[number])) is not None:
            block, line = blocks[placed[number].block], placed[number]
            name = line.start + post[0], line.start + post[1]
            for at in range(number, -1, -1):
                if (placed[at].block, placed[at].paragraph) != (line.block, line.paragraph):
                    break
                if chains[at].hops or chains[at].carried:
                    break
                chains[at].carried = [_labelled(block, name, memory, number)]
            continue
        signature = signed(sentences[number])
        if signature is None or number == 0 or chains[number].hops:
            continue
        line, last = placed[number], placed[number - 1]
        name = line.start + signature[0], line.start + signature[1]
        for at in range(number - 1, -1, -1):
            if (placed[at].block, placed[at].paragraph) != (line.block, last.paragraph):
                break
            if not _mostly_quoted(sentences[at]) or chains[at].hops or chains[at].carried:
                break
            chains[at].carried = [_labelled(blocks[line.block], name, memory, number)]


def _labelled(block: Block, name: Span, memory: Memory, number: int) -> Attribution:
    """Who has the turn in a talk, by the name before the colon."""
    who = block.copy.text[name[0] : name[1]]
    source = Source(who, who.split()[-1], proper=True)
    role = is_role(who)
    start, end = block.document_span(*name)
    return Attribution(
        who=who,
        type="unknown" if role else source.type,
        named=not role,
        count=1,
        cue_class="neutral",
        source=(start, end),
        cue=None,
        resolved=None if role else memory.resolve(source, number, 0),
    )


def _record(sentence: Sentence, hop: Hop, block: Block, memory: Memory, number: int) -> Attribution:
    """The hop as a record with document offsets."""
    span = sentence.span_of(set(hop.source)) if hop.source else None
    cue = sentence.span_of(set(hop.cue)) or (sentence.span(min(hop.cue), max(hop.cue)) if hop.cue else None)
    who = sentence.text[span[0] : span[1]] if span else ""
    source = _source(sentence, hop.head, who)
    cue_class = hop.cue_class
    if source.type == "document" and cue_class == "neutral":
        cue_class = "documentary"  # "according to a 2023 document", "the report said"
    inside = hop.head is not None and bool(sentence.quoted[hop.head])
    said = frozenset(t for t in hop.content if sentence.deps[t] != "poss")  # "Brel’s boat sank, he said"
    resolved = memory.resolve(source, number, hop.head or 0, quoted=inside, said=said) if who else None
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
    if tag == "PRP" and who.lower() in (f"even {word.lower()}", f"{word.lower()} himself", f"{word.lower()} herself"):
        who = word
    proper = tag in ("NNP", "NNPS") or (tag.startswith("NN") and word[:1].isupper() and noun_type(word) is None)
    if head == 0 and tag != "NNP" and is_plural(word) and can_speak(word):
        proper = False  # "Dockers feared": any word has a capital at the head of a sentence
    return _described(who, word, proper)


@lru_cache(maxsize=4096)
def _described(who: str, head: str, proper: bool) -> Source:
    """The same few speakers stand in sentence after sentence."""
    return Source(who, head, proper=proper)


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
            # "he told a group, the Gazette said", "according to the excerpts, he said": no body and no thing is a he
            head = kept_hops[outer].head
            word = sentence.words[head] if head is not None else ""
            person = word[:1].isupper() or can_speak(word) or sentence.tags[head or 0] in ("PRP", "WP")
            echo = person and kept[outer].type in ("person", "unknown")
        if outer is not None and (echo or (hop.head is not None and hop.head == kept_hops[outer].head)):
            merged = kept_hops[outer]
            if hop.cue_class == "non_answer" or (hop.negated and hop.lemma not in THINKING):
                continue  # "said he refuses to name it", "said he had not heard of it": what the sentence says outright
            kept_hops[outer] = replace(merged, lemma=hop.lemma, negated=hop.negated)
            continue
        kept_hops.append(hop)
        kept.append(record)
    return kept_hops, kept


def _remember(sentence: Sentence, hops: list[Hop], names: list[PlacedName], memory: Memory, number: int) -> None:
    """Notes whom a sentence speaks of: its sources, its subjects, the people and names that stand elsewhere in it."""
    known: set[int] = set()
    heads = {hop.head: set(hop.source) for hop in hops if hop.head is not None}
    speaking = set(heads)
    for at, dep in enumerate(sentence.deps):
        if dep in ("nsubj", "nsubjpass") and at not in heads and not sentence.quoted[at]:
            main = sentence.deps[sentence.heads[at]] in ("ROOT", "conj", "advcl")
            if main and sentence.tags[at].startswith("NN"):
                heads[at] = sentence.subtree(at)
                human = any(sentence.deps[t] == "nsubj" and sentence.lower[t] == "who" for t in heads[at])
                if human or sentence.lower[sentence.heads[at]] in english_cues().verbs:
                    speaking.add(at)  # who rejects or praises something is no place
    for at, tokens in sorted(heads.items()):
        span = sentence.span_of(tokens)
        if span is None:
            continue
        who = sentence.text[span[0] : span[1]]
        source = _source(sentence, at, who)
        best = memory.resolve(source, number, at) if source.pronoun is None else None
        memory.note(best or who, source, number, at, speaks=at in speaking, rank=_rank(sentence, at))
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
    for one in names:
        beside = len(one.mention.canonical.split()) == 1 and sentence.deps[one.last] == "compound"
        if not beside and not known & set(range(one.first, one.last + 1)):  # "the Brel campaign" is not Brel
            rank = _rank(sentence, one.last)
            memory.mention(one.mention, number, one.last, quoted=bool(sentence.quoted[one.last]), rank=rank)
    for at, word in enumerate(sentence.lower):  # whom a sentence is about the next one may go on about
        if word in ("he", "she") and at not in speaking and _leads(sentence, at):
            source = _source(sentence, at, sentence.words[at])
            memory.went_on(memory.resolve(source, number, at), source, number, at)


def _rank(sentence: Sentence, at: int) -> int:
    """How far its sentence is about the one whom the word at ``at`` names."""
    if sentence.quoted[at]:
        return 0
    while sentence.deps[at] == "conj" and not sentence.is_verb(at):
        at = sentence.heads[at]
    prep = sentence.heads[at]
    if _leads(sentence, at) or sentence.lower[max(0, prep - 1) : prep + 1] == ["as", "for"]:
        return LEADS
    return ACTS if sentence.deps[at] in ("nsubj", "nsubjpass") else 0


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether a word is the subject of its sentence's main verb, or of one that "and" joins to it."""
    subject = sentence.deps[at] in ("nsubj", "nsubjpass") and not sentence.quoted[at]
    return subject and _is_main(sentence, sentence.heads[at])


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
        if place.speaker is not None:
            previous = []
            continue
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
                        and _all_quoted(sentence)
                        and _hands_over(sentences[at - 1], chains[at - 1])
                    )
                )
            )
            previous = own or chain.carried or (previous if near else [])
            if previous:
                chain.carried = previous
                speakers[(place.block, quotation.start)] = previous
            continue
        told = previous if place.block == placed[at - 1].block and _tells_of_speaker(sentence, chain) else []
        previous = told or _speaks_on(sentence, chain)
        if not chain.hops and at > 0 and place.paragraph == placed[at - 1].paragraph and _goes_on(sentence):
            document = next((r for r in chains[at - 1].records if r.cue_class == "documentary"), None)
            if document is not None:
                chain.carried = [document]
    _carry_figures(sentences, placed, chains)


def _carry_figures(sentences: list[Sentence], placed: list[Placed], chains: list[Chain]) -> None:
    """Gives the figures that follow what a poll found to that poll, as long as one sentence of them follows another."""
    poll: Attribution | None = None
    for number, (sentence, place, chain) in enumerate(zip(sentences, placed, chains, strict=True)):
        own = next((r for r in chain.records if not POLLS.isdisjoint(r.who.lower().split())), None)
        if own is not None:
            poll = own if own.cue_class == "documentary" else None
            continue
        if poll is None:
            continue
        told = _tells_figures(sentence) and place.block == placed[number - 1].block
        if told and not chain.carried and all(h.head is not None and _is_share(sentence, h.head) for h in chain.hops):
            chain.carried = [poll]
        elif not told and place.paragraph != placed[number - 1].paragraph:
            poll = None


def _tells_figures(sentence: Sentence) -> bool:
    """ "Women favor it, 53 percent to 40": who thinks what, in shares; "the margin of error is 3 points" is no such figure."""
    words = set(sentence.lower)
    shares = not words.isdisjoint(_SHARES) or (
        "CD" in sentence.tags and not words.isdisjoint({"percent", "%", "points"})
    )
    return shares and not words.isdisjoint(_POLLED) and words.isdisjoint(_POLLING) and not any(sentence.quoted)


def _is_share(sentence: Sentence, head: int) -> bool:
    return sentence.lower[head] in _SHARES | {"percent", "%"} or sentence.tags[head] == "CD"


_SHARES = frozenset(
    "half third thirds quarter quarters majority plurality majorities one-third two-thirds one-quarter three-quarters "
    "one-half tied".split()
)
_POLLED = frozenset(
    "voters respondents democrats republicans independents americans men women adults supporters people likely registered "
    "undecided lead leads led trails trailed trailing ahead behind favor favors favored favour support supports supported "
    "back backs backed approve disapprove approval prefer preferred said say tied tie contests matchup matchups match-up "
    "head-to-head hypothetical oppose opposes opposed agree disagree favorable unfavorable believe think want whites blacks "
    "hispanics latinos evangelicals millennials conservatives moderates liberals households residents".split()
)
_POLLING = frozenset("margin error conducted surveyed interviewed interviews telephone sampling".split())


def _tells_of_speaker(sentence: Sentence, chain: Chain) -> bool:
    """ "She grew up in Ardun and leads the guild.": between two quotations of one speaker a sentence about him."""
    subject = next((t for t in range(len(sentence)) if _leads(sentence, t)), None)
    named = any(
        tag == "NNP" and dep in ("nsubj", "dobj") for tag, dep in zip(sentence.tags, sentence.deps, strict=True)
    )
    about = subject is not None and sentence.lower[subject] in ("he", "she") and not named
    return about and not chain.hops and not any(sentence.quoted)


def _hands_over(sentence: Sentence, chain: Chain) -> bool:
    """Whether a paragraph that is all quotation goes on with who spoke in this sentence, which ends the one before: one that
    quotes, or whose main verb says what somebody said.
    """
    return any(sentence.quoted) or any(_is_main(sentence, hop.verb) for hop in chain.hops)


def _is_main(sentence: Sentence, at: int) -> bool:
    """Whether a verb is the sentence's main one, or joined to it by "and"."""
    while sentence.deps[at] == "conj":
        at = sentence.heads[at]
    return sentence.heads[at] == at


def _down_to(chain: Chain, number: int) -> list[Attribution]:
    """The records of a hop and of those that it is nested in, outermost first."""
    verb = chain.hops[number].verb
    return [
        r for at, (h, r) in enumerate(zip(chain.hops, chain.records, strict=True)) if at == number or verb in h.content
    ]


def _all_quoted(sentence: Sentence) -> bool:
    return all(q or not w[:1].isalnum() for q, w in zip(sentence.quoted, sentence.words, strict=True))


def _mostly_quoted(sentence: Sentence) -> int:
    """The number of the quotation that fills the sentence, or 0."""
    if not sentence.quotations:
        return 0
    words = [q for q, w in zip(sentence.quoted, sentence.words, strict=True) if w[:1].isalnum()]
    inside = [q for q in words if q]
    if not words or len(inside) < QUOTED_SHARE * len(words):
        return 0
    return inside[-1]


def _speaks_on(sentence: Sentence, chain: Chain) -> list[Attribution]:
    """Who would be speaking if the next sentence were a bare quotation: the last speaker of this one, and whose word it is
    that he does.
    """
    pairs = list(enumerate(zip(chain.hops, chain.records, strict=True)))
    told = [(at, h, r) for at, (h, r) in pairs if not sentence.quoted[h.verb] and r.cue_class != "non_answer"]
    quoting = [
        at for at, hop, _ in told if any(sentence.quoted[t] for t in hop.content) or _is_main(sentence, hop.verb)
    ]
    speaking = [
        at
        for at, hop, record in told
        if any(sentence.quoted[t] for t in hop.content) or (record.type != "document" and _utters(sentence, hop))
    ]
    best = [at for at in speaking if at in quoting] or speaking
    return _down_to(chain, best[-1]) if best else []


def _utters(sentence: Sentence, hop: Hop) -> bool:
    """Whether a hop tells that somebody spoke: a verb, and not one of thinking ("the judge’s concern", "she knew")."""
    return sentence.is_verb(hop.verb) and hop.cue_class != "epistemic"


def _goes_on(sentence: Sentence) -> bool:
    """ "Another 26 components …": the count leans on the sentence before and so on its source."""
    return len(sentence) > 2 and sentence.lower[0] == "another" and sentence.tags[1] == "CD"


LEAST_SHARE = 0.3
"""Of a piece's words a hop must answer for at least so many; the predicate decides, this guards against stray parses."""


def told_of(sentence: Sentence, hops: list[Hop], hop: Hop) -> set[int]:
    """The words that tell of the saying and not of what was said: sources, cues, "speaking on condition of anonymity", "in
    a speech on Monday".
    """
    found = set(hop.source | hop.cue)
    for other in hops:
        if other.verb not in hop.content:
            found |= other.source | other.cue
    for child in sentence.children[hop.verb]:
        if sentence.deps[child] in _CIRCUMSTANCES and child not in hop.content:
            found |= sentence.subtree(child) - hop.content
    if (
        hop.head is not None and hop.head < hop.verb == sentence.heads[hop.head]
    ):  # "Brel, facing a strike at home, said"
        found |= {t for t in sentence.subtree(hop.head) if t < hop.verb} - hop.content
    found |= _held_by(sentence, hop)
    above = frame(sentence, hop.verb, hop.head)
    if above is not None:
        found |= {at for at in sentence.subtree(above) if at not in hop.content}
    return found


def _held_by(sentence: Sentence, hop: Hop) -> set[int]:
    """ "rejected the old notion that …", "voiced concern about …": what stands between a cue and what it is about."""
    words = [at for at in hop.content if sentence.words[at][:1].isalnum()]
    if not words:
        return set()
    between: set[int] = set()
    for above in sentence.ancestors(min(words, key=lambda at: (sentence.depths[at], at))):
        if above == hop.verb:
            return between - hop.content
        if sentence.is_verb(above):
            break
        between |= {above, *(c for c in sentence.children[above] if c < above and sentence.deps[c] in ("det", "amod"))}
    return set()


_CIRCUMSTANCES = frozenset({"prep", "advcl", "npadvmod", "advmod", "dative"})


def _said_beside(chain: Chain, covering: list[int], hop: Hop) -> bool:
    """ "She said “it sank” and added “it was old”": one speaker with two verbs is no chain of two."""
    return any(chain.hops[n].head == hop.head and hop.verb not in chain.hops[n].content for n in covering)


def shares(sentence: Sentence, chain: Chain, tokens: set[int]) -> tuple[list[int], set[int]]:
    """Which of the chain's hops cover ``tokens``, outermost first, and the content that is left under the innermost.

    A hop covers a piece when it answers for the piece's predicate.
    """
    base = {t for t in tokens if sentence.words[t][:1].isalnum() or sentence.words[t] == "$" or sentence.is_verb(t)}
    covering: list[int] = []
    for number, hop in enumerate(chain.hops):
        rest = base - told_of(sentence, chain.hops, hop)
        covered = rest & hop.content
        if hop.cue_class == "non_answer" and hop.verb in tokens:
            if is_aside(sentence, hop) and predicate(sentence, base) not in sentence.subtree(hop.verb):
                continue  # the piece tells something else
            covering.append(number)
            base = covered or rest or base
            continue
        if not rest or _said_beside(chain, covering, hop):
            continue
        spoken = not sentence.quoted[hop.verb] and any(sentence.quoted[t] for t in covered) and not covering
        answers = predicate(sentence, rest) in hop.content
        if (answers and (spoken or len(covered) >= LEAST_SHARE * len(rest))) or len(covered) >= 0.8 * len(rest):
            covering.append(number)
            base = covered
        elif spoken:
            covering.append(number)  # words in quotation marks have their speaker even in somebody else's sentence
    return covering, base
