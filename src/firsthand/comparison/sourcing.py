"""Findings about attribution: dropped, merged, raised, moved to another source, anonymised."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from firsthand.comparison.clauses import hedging
from firsthand.comparison.crediting import calls_outlet
from firsthand.comparison.edge import Edge
from firsthand.comparison.matches import Match
from firsthand.comparison.saying import Told, partner, told
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.sources import BODIES, VOICES, Source, figures_exchanged, moved
from firsthand.comparison.speakers import same_source, source_name
from firsthand.comparison.words import matter, stem, words_of
from firsthand.language.folding import fold
from firsthand.language.lexicon import is_person
from firsthand.language.tables import table
from firsthand.records import Attribution, Finding, FindingClass, Severity

DROPPED = FindingClass(
    code="A701",
    name="attribution dropped",
    severity="medium",
    severity_note="Medium in a copy; to be read in a reworded sentence. A denial's or an accusation's source that is dropped weighs "
    "no more than another's: the finding does not judge what was said.",
    rationale="What somebody said becomes what the account knows.",
    example=("The mill is bankrupt, its former owner said.", "The mill is bankrupt."),
    misses="A source that is named sentences before; a credit to the outlet as a whole, which stands for its sources.",
)
MERGED = FindingClass(
    code="A702",
    name="attribution merged",
    severity="read",
    severity_note="Always to be read.",
    rationale="One source said one thing and another something else; said to come from both, each seems to bear out the other.",
    example=(
        "Ledgers show two payments. One clerk said that there were nine.",
        "Ledgers and clerks show nine payments.",
    ),
    misses="Sources that are merged over several sentences.",
)
RAISED = FindingClass(
    code="A703",
    name="attribution raised",
    severity="medium",
    severity_note="Medium in a copy; to be read in a reworded sentence.",
    rationale="One unnamed person becomes several, a person becomes a document, a claim is said to be shown.",
    example=("One official said that the cranes were sold.", "Records show that the cranes were sold."),
    misses="Words of esteem (“a senior official” for “an official”).",
)
MOVED = FindingClass(
    code="A704",
    name="attribution moved",
    severity="high",
    severity_note="High in a copy; medium in a reworded sentence where both sources are named persons; to be read elsewhere.",
    rationale="The same words from another mouth carry another weight.",
    example=("The bridge is safe, the engineer said.", "The bridge is safe, the mayor said."),
    misses="Sources that stand as pronouns; the words of a quotation, for which see quotation re-attributed.",
)
ANONYMISED = FindingClass(
    code="A705",
    name="source anonymised",
    severity="low",
    severity_note="Low in a copy; to be read in a reworded sentence.",
    rationale="A reader can no longer ask who it was, nor see that two accounts have one source.",
    example=("“It will not float,” said Orla Venn.", "“It will not float,” said an engineer."),
    misses="A source who is named elsewhere in the account by another description.",
)
CLASSES = (DROPPED, MERGED, RAISED, MOVED, ANONYMISED)

BESIDE = 40
"""Characters from a description to the name that it belongs to."""
_PEOPLE = ("person", "group", "unknown", "office")


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about attribution on one edge, one a sentence at most."""
    for match in edge.matches:
        mine = told(edge.child, [match.child])
        theirs = told(edge.parent, match.parents)
        yield from _unnamed(edge, match)
        for said in mine:
            other = partner(said, theirs)
            finding = _compared(edge, match, said, other) if other is not None else None
            if finding is not None:
                yield finding
                break
        else:
            if not match.literal:
                yield _by_grammar(edge, match)


def _by_grammar(edge: Edge, match: Match) -> Finding | None:
    """In other words: a source that says here what another one says there."""
    around = edge.around(match)
    mine, theirs = _all_sources(edge, edge.child, [match.child]), _all_sources(edge, edge.parent, around)
    their_words = [w for s in match.parents for w in s.words]
    if (counts := figures_exchanged(match.child.words, their_words, [*mine, *theirs])) is not None:
        spans = [(w.start, w.end) for w in counts]
        reason = f"In {edge.parent_label} “{edge.parent.text[slice(*spans[1])]}” is another source's figure."
        return edge.between(match, MOVED, reason, spans[:1], spans[1:], "read")
    here, there = frozenset(matter(match.child.words)), frozenset(matter(edge.parent.words))
    for source, best in moved(mine, theirs, here, there):
        if _parent(edge, edge.child.text[slice(*source.at)]):
            continue
        if _side_by_side(edge, (source.proper, source.called), (best.proper, best.called)):
            continue
        both = source.named and best.named
        reason = (
            f"{edge.parent_label} has this from “{edge.parent.text[slice(*best.at)]}”, this account from "
            f"“{edge.child.text[slice(*source.at)]}”."
        )
        return edge.between(match, MOVED, reason, [source.at], [best.at], "medium" if both else "read")
    return None


def _side_by_side(edge: Edge, *both: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether of two sources (stems of the names, of the nouns) one is a name and the other a noun, and they stand beside each
    other in either text: "the president, Orla Venn".
    """
    names = [proper for proper, _ in both if proper]
    nouns = [called for proper, called in both if not proper]
    for side in (edge.child, edge.parent) if names and nouns else ():
        first, second = ([w.start for w in side.words if stem(w.form) in stems] for stems in (names[0], nouns[0]))
        if any(abs(a - b) < BESIDE for a in first for b in second):
            return True
    return False


def _name(hop: Attribution) -> str:
    """Whom a source is, where its pronoun tells."""
    return hop.who if matter(words_of(hop.who)) else hop.resolved or hop.who


def _again(one: Attribution, other: Attribution) -> bool:
    """Whether a body that has been named is called by what it is: "the company"."""
    name, noun = (one, other) if _has_a_name(one) else (other, one)
    return name.type != "person" and _heads(noun) <= BODIES


def _own(hop: Attribution) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of a source's names and of the noun that it is called by."""
    who = _name(hop)
    capitals = [w for w in words_of(who) if _has_a_name(hop) and who[w.start].isupper()]
    return frozenset(matter(capitals)), frozenset(map(stem, _called(who)))


def _has_a_name(hop: Attribution) -> bool:
    """Whether a source is called by a name; "the Minister" is a noun all the same."""
    capitals = [w for w in words_of(hop.who) if hop.who[w.start].isupper() and w.form not in ("the", "a", "an")]
    return hop.named and not (capitals and all(w.form in _offices() for w in capitals))


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return frozenset(table("sources")["person"])


def _order(one: Attribution, other: Attribution, sentences: Sequence[Sentence]) -> bool:
    """Whether one of two sources is named before the other."""
    first, second = _heads(one) - _heads(other), _heads(other) - _heads(one)
    named = [stem(w.form) in first for s in sentences for w in s.words if stem(w.form) in first | second]
    return bool(named) and named[0]


def _all_sources(edge: Edge, side: Side, sentences: Sequence[Sentence]) -> list[Source]:
    """Who some sentences have it from, by their grammar and as they were read."""
    found = edge.sources(sentences)
    for said in told(side, sentences):
        hop = said.source
        if hop is not None and not _pronoun(hop) and (side is edge.parent or matter(words_of(hop.who))):
            who = hop.resolved or hop.who
            words = words_of(who)
            capitals = [w for w in words[0 if hop.named else 1 :] if who[w.start].isupper()]
            read = [s for s in found if s.at[0] < said.mark[1] and said.mark[0] < s.at[1]]
            found.append(
                Source(
                    _called(who),
                    frozenset(matter(words_of(f"{hop.resolved or ''} {hop.who}"))),
                    said.mark,
                    frozenset(said.content),
                    hop.named and hop.type != "document",
                    frozenset(matter(capitals)),
                    frozenset().union(*(s.states for s in read)),
                )
            )
    return found


def _called(who: str) -> frozenset[str]:
    """The noun that a source is called by: of "an adviser to the mayor" the first, of "a count by pupils" and "two of the clerks"
    the last.
    """
    whole, first = (words_of(text)[-1:] for text in (who, _BEYOND.split(who)[0]))
    if first and first[0].form in _SOME and not any(is_person(w.form) for w in whole):
        return frozenset({"people"})
    own = first and (is_person(first[0].form) or who[first[0].start].isupper())
    return frozenset(w.form for w in (first if own else whole))


_SOME = frozenset("one two three four five six seven eight nine ten several some many most few both all none".split())
_BEYOND = re.compile(r",| (?:of|to|in|for|at|from|with|on|by|who|which|that|whose|close|familiar|briefed|speaking)\b")
"""Where a source's own noun has been said."""


def _unnamed(edge: Edge, match: Match) -> Iterator[Finding | None]:
    """A name beside a description in the parent ("a student group, Ardun4") of which only the description is left."""
    if match.literal:
        return
    for sentence, parse in zip(match.parents, edge.grammars.of([s.text for s in match.parents]), strict=True):
        for low, high, beside in parse.appositions if parse is not None else ():
            place = (sentence.start + low, sentence.start + high)
            name = [w.form for w in words_of(edge.parent.text, *place)]
            stems = set(matter(match.child.words))
            if len(beside & stems) < 2 or set(name) & {w.form for w in edge.child.words}:
                continue
            here = [(w.start, w.end) for w in match.child.words if stem(w.form) in beside]
            named = edge.parent.text[slice(*place)]
            reason = f"{edge.parent_label} names “{named}”; here only the description is left."
            yield edge.between(match, ANONYMISED, reason, here, [place], "read")
            return


def _compared(edge: Edge, match: Match, one: Told, other: Told) -> Finding | None:
    mine, theirs = one.source, other.source
    if theirs is None and (mine is None or match.literal):
        return None
    if theirs is None:
        assert mine is not None
        if mine.type != "document" or any(_names(mine, s.text) for s in match.parents):
            return None
        return _say(edge, match, RAISED, one, other, f"{edge.parent_label} says this itself; here it is “{mine.who}”.")
    if match.literal and not (match.touched(one.mark) or match.touched(other.mark, parent=True)):
        return None
    if mine is None:
        near = edge.child.sentences[max(0, match.child.index - 1) : match.child.index + 2]
        if _names(theirs, edge.child.text[near[0].start : near[-1].end]) or theirs.type == "outlet":
            return None
        if not match.literal and (
            _pronoun(theirs) or _inherited(match, other) or _hedged(match) or _voiced(edge, match)
        ):
            return None
        reason = f"{edge.parent_label} has this from “{theirs.who}”; here nobody is named for it."
        return _say(edge, match, DROPPED, one, other, reason)
    if _nameless(mine, theirs, edge.child) and not _pronoun(mine):
        reason = f"{edge.parent_label} has this from “{theirs.who}”, whom this account calls “{mine.who}”."
        return _say(edge, match, ANONYMISED, one, other, reason)
    if _merged(mine, theirs):
        reason = f"{edge.parent_label} has this from “{theirs.who}” alone; here it rests on “{mine.who}” together."
        return _say(edge, match, MERGED, one, other, reason)
    if mine.type == "outlet" or _credits(edge, mine) or _alike(mine, theirs) or mine.type == theirs.type == "document":
        return None
    return _differing(edge, match, one, other, mine, theirs)


def _credits(edge: Edge, hop: Attribution) -> bool:
    """Whether a source is the account's own parent, who stands for those behind it."""
    return _parent(edge, hop.resolved or hop.who)


def _parent(edge: Edge, who: str) -> bool:
    return calls_outlet([fold(w.form) for w in words_of(who) if w.form not in ("the", "a")], edge.parent.document)


def _differing(
    edge: Edge, match: Match, one: Told, other: Told, mine: Attribution, theirs: Attribution
) -> Finding | None:
    chains = one.statement.attribution, other.statement.attribution
    if any(_alike(a, b) for a in chains[0] for b in chains[1]):
        return None
    if _has_a_name(mine) != _has_a_name(theirs) and (
        _again(mine, theirs) or _side_by_side(edge, _own(mine), _own(theirs))
    ):
        return None
    reason = f"{edge.parent_label} has this from “{_name(theirs)}”, this account from “{_name(mine)}”."
    here, there = _sources(edge.child, [match.child]), _sources(edge.parent, edge.around(match))
    if _pronoun(mine):
        return None
    if _pronoun(theirs) and (edge.derivation.kind == "update" or not match.literal or not mine.named):
        return None  # a later version may name whom the first calls "it"
    if _pronoun(theirs) and _names(mine, edge.parent.text):
        return None
    if _heads(mine) & there and _heads(theirs) & here:
        # both texts have both: who says which is only told where the words are the same
        moved_past = match.literal and _order(mine, theirs, [match.child]) != _order(mine, theirs, match.parents)
        return _say(edge, match, MOVED, one, other, reason) if moved_past else None
    if _heads(mine) & there:
        return None
    if theirs.type in _PEOPLE and not theirs.named and mine.type == "document":
        return _say(edge, match, RAISED, one, other, reason)
    if theirs.count == 1 and not theirs.named and not mine.named and (mine.count or 2) > 1:
        return _say(edge, match, RAISED, one, other, reason)
    return _say(edge, match, MOVED, one, other, reason) if match.literal else None


def _sources(side: Side, sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words of matter of all the sources that speak in some sentences."""
    hops = [hop for t in told(side, sentences) for hop in t.statement.attribution]
    return frozenset().union(*map(_heads, hops))


def _nameless(mine: Attribution, theirs: Attribution, child: Side) -> bool:
    """Whether a named person's words are said by somebody whom the account names nowhere."""
    if mine.named or not theirs.named or theirs.type != "person":
        return False
    name = source_name(theirs)
    return bool(name) and name[-1] not in {w.form for w in child.words}


def _merged(mine: Attribution, theirs: Attribution) -> bool:
    """Whether several sources of different kinds stand where the other side has one of them."""
    joined = "and" in {w.form for w in words_of(mine.who)}
    return joined and mine.type != theirs.type and bool(_heads(mine) & _heads(theirs))


def _alike(a: Attribution, b: Attribution) -> bool:
    """One source: a name or the noun for it is in both."""
    x, y = source_name(a), source_name(b)
    if x and y and same_source(x, y, a):
        return True
    if a.named and b.named and a.type == b.type == "person":
        return False
    return bool(_heads(a) & _heads(b))


def _heads(hop: Attribution) -> frozenset[str]:
    return frozenset(matter(words_of(f"{hop.resolved or ''} {hop.who}")))


def _names(hop: Attribution, text: str) -> bool:
    """Whether a text has any word of matter of a source."""
    return bool(_heads(hop) & frozenset(matter(words_of(text))))


def _pronoun(hop: Attribution) -> bool:
    return not _heads(hop)


def _hedged(match: Match) -> bool:
    """Whether a hedge stands for the source: "is thought to have", "presumably"."""
    words = hedging()
    return any(w.form in words or w.form in _HELD for w in match.child.words)


_HELD = frozenset("thought said believed suspected feared understood reported considered presumably".split())


def _voiced(edge: Edge, match: Match) -> bool:
    """Whether somebody says it in whatever grammar: "a court was told by both", "so the accusation went", "earned it criticism"."""
    return bool(edge.sources([match.child])) or any(w.form in VOICES for w in match.child.words)


def _inherited(match: Match, told: Told) -> bool:
    """Whether the source stands outside the sentences that are compared: then the child's may too."""
    low, high = match.extent
    start, end = told.mark
    return not low <= start <= end <= high


def _say(edge: Edge, match: Match, kind: FindingClass, one: Told, other: Told, reason: str) -> Finding | None:
    severity: Severity = kind.severity if match.literal else "read"
    hops = one.source, other.source
    if kind is MOVED and not match.literal and all(h is not None and h.named and h.type == "person" for h in hops):
        severity = "medium"
    return edge.between(match, kind, reason, [one.mark], [other.mark], severity)
