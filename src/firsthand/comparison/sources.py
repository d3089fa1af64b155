"""Who a sentence has it from, read off its grammar, for sentences in other words: "says the mayor", "by the mayor's count",
"in the mayor's words", "according to the mayor", "doubted by the mayor".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.comparison.clauses import Parse
from firsthand.comparison.crediting import MEDIA
from firsthand.comparison.sides import Sentence
from firsthand.comparison.words import Word, listed, listed_lemmas, matter, stem, words_of
from firsthand.language.cues import english_cues
from firsthand.language.lexicon import is_person, one_kind
from firsthand.language.states import capitals, find_states, state_names
from firsthand.language.verbs import lemma
from firsthand.records import Span

_MANNERS = listed("sources: manners")
"""Nouns that with a possessor tell who says it: "by the count of the union"."""
VOICES = _MANNERS | set(
    "accusation charge criticism complaint denial demand promise warning advice rumour rumor thanks".split()
)
"""… and those that tell by themselves that somebody says it."""
_HOLDING = listed_lemmas("sources: holding")
"""Verbs whose subject holds or says what hangs on them."""


@lru_cache(maxsize=1)
def holding() -> frozenset[str]:
    """Verbs of saying, believing and judging, as lemmas."""
    return _HOLDING | frozenset(map(lemma, english_cues().verbs))


_NOBODY = frozenset("it this that which who everybody everyone nobody he she they we you one there i".split())


@dataclass(frozen=True)
class Source:
    """``heads`` are the nouns that the source is called by, ``names`` stems of all its words, ``content`` stems of what it says."""

    heads: frozenset[str]
    names: frozenset[str]
    at: Span
    content: frozenset[str]
    named: bool
    proper: frozenset[str] = frozenset()
    """Stems of the names in it."""
    states: frozenset[str] = frozenset()
    """The states it is of, in their names or adjectives: "its minister" is of the state that the sentence is about."""

    @property
    def called(self) -> frozenset[str]:
        """Stems of its heads."""
        return frozenset(stem(w.form) for head in self.heads for w in words_of(head))


def sources(sentence: Sentence, parse: Parse | None) -> list[Source]:
    """The sources of a sentence with spans on its side; none without grammar."""
    if parse is None:
        return []
    found: dict[int, Source] = {}
    for at, content in _places(parse):
        content = _beside(parse, at, content)
        if at not in found and parse.lower[at] not in _NOBODY and not parse.tags[at].startswith(("PRP", "W", "DT")):
            found[at] = _source(sentence, parse, at, content)
    return list(found.values())


def _places(parse: Parse) -> Iterator[tuple[int, list[int]]]:
    """Heads of noun phrases that are sources, with the words of what they say."""
    for at, word in enumerate(parse.lower):
        subject = parse.child(at, "nsubj")
        if _speaking(parse, at):
            clauses = [c for c in parse.children[at] if parse.deps[c] in ("ccomp", "parataxis")]
            said = _beside(parse, at, clauses)
            agent = parse.child(at, "agent")
            own = parse.child(at, "dobj", "prep", "oprd", "xcomp")
            if (
                subject is not None
                and own is not None
                and (lemma(word) in _HOLDING or word not in english_cues().verbs)
            ):
                yield subject, _under(parse, at) if not said or said[0] < at else _under(parse, said[0])
            elif subject is not None and (said or parse.deps[at] in ("parataxis", "ccomp", "conj", "ROOT")):
                beyond = _without(parse, at) if parse.deps[at] != "ROOT" else _under(parse, at)
                yield subject, _under(parse, said[0]) if said else beyond
            elif agent is not None and (by := parse.child(agent, "pobj")) is not None:
                yield by, _under(parse, at)
        elif word == "according" and at + 1 < len(parse.lower) and parse.lower[at + 1] == "to":
            to = next((c for c in parse.children[at] if parse.lower[c] == "to"), at + 1)
            if (party := parse.child(to, "pobj")) is not None:
                yield from _whose(parse, party, _clause(parse, at))
        elif word in _MANNERS and parse.tags[at].startswith("NN") and parse.deps[at] in ("pobj", "nsubj", "attr"):
            yield from _whose(parse, at, _clause(parse, at), only=True)


def _whose(parse: Parse, at: int, said: list[int], *, only: bool = False) -> Iterator[tuple[int, list[int]]]:
    """Of "the count of the union" the union; a source that is nobody's as it is, unless ``only`` owners are asked for."""
    owner = parse.child(at, "poss")
    if parse.lower[at] in _MANNERS:
        for c in parse.children[at]:
            made = parse.child(c, "agent") if parse.deps[c] == "acl" else c
            if (
                made is not None
                and owner is None
                and parse.deps[made] in ("prep", "agent")
                and parse.lower[made] in _OWNING
            ):
                owner = parse.child(made, "pobj")
    if parse.lower[at] in _MANNERS and owner is not None:
        yield owner, said
    elif not only:
        yield at, said


_OWNING = frozenset({"of", "by", "from"})


def _speaking(parse: Parse, at: int) -> bool:
    """Whether a verb tells that somebody says or holds something; who plans or wants something to do says nothing."""
    word = parse.lower[at]
    if not parse.is_verb(at):
        return False
    if any(parse.deps[c] == "prep" and (lemma(word), parse.lower[c]) in _SPEAKING for c in parse.children[at]):
        return True
    if parse.child(at, "dobj") is not None and any(
        parse.deps[c] == "aux" and parse.lower[c] in _OBLIGING for c in parse.children[at]
    ):
        return False  # "the parties shall conclude an agreement" binds them, and is nothing they said
    _, kind = english_cues().verbs.get(word, ("", ""))
    if kind == "confirming" and parse.child(at, "xcomp") is not None:
        return False  # "agreed to sell"
    if kind in ("prospective", "documentary"):
        subject = parse.child(at, "nsubj")
        found = kind == "documentary" and subject is not None and is_person(parse.lower[subject])
        return found or parse.child(at, "ccomp") is not None or parse.deps[at] == "parataxis"
    return bool(kind) or lemma(word) in _HOLDING


_OBLIGING = frozenset("shall must should".split())

_SPEAKING = frozenset((lemma(v), p) for v, p in (("speak", "of"), ("talk", "of"), ("put", "at"), ("tell", "of")))
"""Verbs of saying by their prepositions: "puts the loss at a tenth"."""


def _beside(parse: Parse, at: int, content: Sequence[int]) -> list[int]:
    """Content without what stands beyond a semicolon, or in a clause with "whereas" that the source does not stand in."""
    low = max((i + 1 for i in range(at) if parse.lower[i] == ";"), default=0)
    high = next((i for i in range(at, len(parse.lower)) if parse.lower[i] == ";"), len(parse.lower))
    apart: set[int] = set()
    for i, word in enumerate(parse.lower):
        if word in ("whereas", "while") and parse.deps[i] == "mark":
            clause = set(_under(parse, parse.heads[i]))
            apart |= set(range(len(parse.lower))) - clause if at in clause else clause
    return [i for i in content if low <= i < high and i not in apart]


def _under(parse: Parse, at: int) -> list[int]:
    """A word and all that hangs on it."""
    found, waiting = [], [at]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += parse.children[node]
    return found


def _without(parse: Parse, at: int) -> list[int]:
    own = set(_under(parse, at))
    return [i for i in range(len(parse.lower)) if i not in own]


def _clause(parse: Parse, at: int) -> list[int]:
    """The words of the clause that a word stands in, up to where the next one that has its own subject begins."""
    node, seen = at, {at}
    while parse.heads[node] not in seen and not (
        parse.is_verb(node) and parse.child(node, "nsubj", "nsubjpass") is not None
    ):
        node = parse.heads[node]
        seen.add(node)
    apart = {
        i
        for c in parse.children[node]
        if parse.deps[c] in ("conj", "advcl", "parataxis")
        or (parse.deps[c] == "ccomp" and lemma(parse.lower[node]) != "be")
        for i in _under(parse, c)
    }
    return [i for i in _under(parse, node) if i not in apart or i == at]


def _source(sentence: Sentence, parse: Parse, at: int, content: Sequence[int]) -> Source:
    own = [at, *(c for c in _under(parse, at) if c != at and abs(c - at) <= _REACH and not parse.is_verb(c))]
    heads = {at, *(c for c in parse.children[at] if parse.deps[c] in ("appos", "conj", "nmod"))}
    spans = [parse.span(i) for i in sorted(own)]
    names = frozenset(matter(w for a, b in spans for w in words_of(parse.text, a, b)))
    said = frozenset(matter(w for i in content for w in words_of(parse.text, *parse.span(i)))) - names
    return Source(
        frozenset(parse.lower[i] for i in heads if parse.tags[i].startswith("NN")),
        names,
        (spans[0][0] + sentence.start, spans[-1][1] + sentence.start),
        said,
        parse.tags[at].startswith("NNP"),
        frozenset(
            matter(w for i in own if parse.tags[i].startswith("NNP") for w in words_of(parse.text, *parse.span(i)))
        ),
        _of_states(parse, own),
    )


def _of_states(parse: Parse, own: Sequence[int]) -> frozenset[str]:
    """The states that the words of a source name; of "its" and "their" those of the subjects."""
    if any(parse.lower[i] in ("its", "their") for i in own):
        own = [*own, *(i for i, dep in enumerate(parse.deps) if dep in ("nsubj", "nsubjpass"))]
    return frozenset(s.canonical for i in own for s in find_states(parse.text[slice(*parse.span(i))]))


_REACH = 8
"""Words from its head that belong to a source."""


BODIES = listed("sources: bodies")
"""What a name said before is called by the second time: "the company"."""


def one(a: Source, b: Source) -> bool:
    """Whether two sources can be one: what the one is called by stands in the other, or nouns for one kind of person; not where
    each has a name and they share none ("scientists in Kyoto", "scientists in Boston").
    """
    if _states(a) & _states(b):
        return True
    if a.proper and b.proper and not a.proper & b.proper:
        return False
    if of_two_states(a, b):
        return False
    if any(x.named and y.heads & BODIES and y.names <= y.called for x, y in ((a, b), (b, a))):
        return True
    if a.called & b.called:
        return True
    if a.called & b.names or b.called & a.names:
        return not (a.heads | b.heads) & _ANOTHERS  # the union, a member of the union
    return any(one_kind(x, y) for x in a.heads for y in b.heads)


def of_two_states(a: Source, b: Source) -> bool:
    """Whether each is of a state and they share none: two ministers of transport."""
    return bool(a.states and b.states) and not a.states & b.states


def _states(source: Source) -> frozenset[str]:
    """The states that a source is called by, in their names or their capitals."""
    names, towns = state_names("en"), _seats()
    return frozenset(code for head in source.heads if (code := names.get(head) or towns.get(head)))


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    """Last words of capitals with their states: "Delhi" for "New Delhi"."""
    return {town.split()[-1]: code for town, code in capitals("en").items()}


_ANOTHERS = listed("sources: anothers")
"""Who is called by somebody else, and is another: "an adviser to the minister"."""


def nearest(source: Source, others: Sequence[Source]) -> Source | None:
    """The source that says most of what another says, where one clearly does."""
    ranked = sorted(others, key=lambda o: -agreeing(source, o))
    best = agreeing(source, ranked[0]) if ranked else 0
    if best < min(LEAST_SAID, len(source.content), len(ranked[0].content) if ranked else 0) or not best:
        return None
    rivals = [o for o in ranked[1:] if not one(o, ranked[0])]
    return ranked[0] if not rivals or best > agreeing(source, rivals[0]) else None


LEAST_SAID = 2
"""Stems that two sources must both say."""


def agreeing(a: Source, b: Source) -> int:
    """How much of what two sources say is the same."""
    return len(a.content & b.content)


def moved(
    mine: Sequence[Source], theirs: Sequence[Source], here: frozenset[str], there: frozenset[str]
) -> Iterator[tuple[Source, Source]]:
    """Sources with those that they stand for: one whom the other side does not know, where none of its own is left; or one who
    says what another says there. ``here`` and ``there`` are the stems of the child's sentence and of the parent's whole text.
    """
    for source in mine:
        if source.heads & MEDIA or _again(source):
            continue
        theirs = [t for t in theirs if not _again(t)]
        if any(one(source, other) and (agreeing(source, other) or not other.content) for other in theirs):
            continue
        speakers = [t for t in theirs if not t.heads <= _MANNERS]
        if _stranger(source, theirs, there) and speakers and not any(t.called & here for t in speakers):
            known = nearest(source, speakers) or speakers[0]
            if _speaks(source) or _speaks(known):
                yield source, known
            continue
        alone = bool(theirs) and all(one(t, theirs[0]) for t in theirs) and _speaks(theirs[0])
        best = nearest(source, theirs) or (theirs[0] if alone else None)
        if best is None or one(source, best):
            continue
        alike = _speaks(source) == _speaks(best)  # a paper may be of him who says the same there
        said = agreeing(source, best) >= (1 if alone else LEAST_SAID)
        if alike and said and (of_two_states(source, best) or not best.called & here):
            yield source, best


_AGAIN = listed("sources: again")
"""What somebody named before may be called, or only a count of them: such a source shows nobody else."""


def figures_exchanged(
    here: Sequence[Word], there: Sequence[Word], speakers: Sequence[Source]
) -> tuple[Word, Word] | None:
    """The first of two figures that two sources have given each other's of, on either side: "police said 7,000, the union
    25,000". Each figure is of who stands before it; where any of them has kept its figure nothing is exchanged.
    """
    figures = {w.form for w in here if w.form[0].isdigit()} & {w.form for w in there}
    both = [[w for w in words if w.form in figures] for words in (here, there)]
    if any(len(found) != 2 or found[0].form == found[1].form for found in both):
        return None
    mine, theirs = (
        dict.fromkeys(matter(w for w in words if w.start < low.start), low.form)
        | dict.fromkeys(matter(w for w in words if low.end <= w.start < high.start), high.form)
        for words, (low, high) in zip((here, there), both, strict=True)
    )
    told = frozenset().union(*(s.called for s in speakers)) & mine.keys() & theirs.keys()
    exchanged = len({mine[w] for w in told}) > 1 and all(mine[w] != theirs[w] for w in told)
    return (both[0][0], both[1][0]) if exchanged else None


def _again(source: Source) -> bool:
    own = {name for name in source.names - source.called if not name[0].isdigit()}
    return source.heads <= _AGAIN and not own  # not "the ruling party"


def _speaks(source: Source) -> bool:
    """Whether a source is a person, a group or a name, and no document."""
    return source.named or any(map(is_person, source.heads))


def _stranger(source: Source, theirs: Sequence[Source], there: frozenset[str]) -> bool:
    """Whether the other side has nobody who could be called so."""
    own = source.called
    return bool(own) and not own & there and not any(one(source, t) for t in theirs)
