"""Who did it and to whom, in whatever form it is told: a verb in active or passive, a noun with "of" and "by", giving and
taking, or a verb whose parties stand the other way round ("lose to" for "beat").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.comparison.clauses import Clause, Parse
from firsthand.comparison.referents import PRONOUNS
from firsthand.comparison.sides import Sentence
from firsthand.comparison.words import listed_lemmas, stem, words_of
from firsthand.language.lexicon import Term, synonyms, tells, term
from firsthand.language.paraphrase import one_act
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Span

GIVING = Term("give_take", "v")
"""What acts of giving and of taking are told as: the first party gives, the second takes."""
TAKING = Term("acquir", "v")
"""What taking from nobody named is told as: the first party takes, the second is what is taken."""
_AGAINST = ("against", "on", "upon", "over", "to", "toward", "towards")
"""Before the second party of an act told by a noun: "an attack on", "a victory over"."""
_CARRYING = listed_lemmas("acts: carrying")
"""Verbs with which a noun tells the act: "an invitation went from Peru to Chile"."""
_NOBODY = frozenset({"people", "person", "man", "someon", "woman"})


@dataclass(frozen=True)
class Act:
    """``first`` acts, gives, wins or owns, ``second`` is acted on. Both are stems of heads and names. ``thing`` is what else it
    is about, of giving and taking what is given.
    """

    told: Term
    first: frozenset[str]
    second: frozenset[str]
    thing: frozenset[str]
    at: Span
    guessed: frozenset[str] = frozenset()
    """Parties that only a pronoun names."""


def acts(sentence: Sentence, parse: Parse | None) -> Iterator[Act]:
    """The acts of a sentence that have a party, with spans on its side; none without grammar."""
    if parse is None:
        return
    for at, tag in enumerate(parse.tags):
        found = _of_verb(parse, at) if parse.is_verb(at) else _of_noun(parse, at) if tag in ("NN", "NNS") else None
        if found is not None and (found.first or found.second):
            low, high = found.at
            place = (low + sentence.start, high + sentence.start)
            both = (found.first & found.second) | _NOBODY  # "the Selm club", "the Ostrava club"
            named = (found.first | found.second) - both
            yield Act(
                found.told, found.first - both, found.second - both, found.thing, place, _guessed(parse, at) & named
            )


def _guessed(parse: Parse, at: int) -> frozenset[str]:
    """Whom the pronouns mean that stand beside a word."""
    beside = [c for c in parse.children[at] if parse.deps[c] != "poss"]
    beside += [n for c in beside for n in parse.children[c] if parse.deps[n] == "pobj"]
    return frozenset().union(*(parse.meant.get(n, frozenset()) for n in beside))


def _of_verb(parse: Parse, at: int) -> Act | None:
    clause = next((c for c in parse.clauses if c.at == parse.span(at)), None)
    if clause is None:
        return None
    given = _given(parse, at, clause)
    away = clause.giver or frozenset().union(
        *(parse.after(c, "from") for c in parse.children[at] if parse.deps[c] in ("advmod", "prt"))
    )
    if away and clause.taker:
        return Act(GIVING, away, clause.taker, given, clause.at)
    known = english_verbs().converse
    for words, second in _forms(parse, at):
        if words in known and (second or " " not in words) and not (clause.giver or clause.taker):
            verb, turned = known[words]
            first, other = clause.agent, second or clause.patient
            if second and not first:
                first = clause.patient  # a bare participle is taken for a passive
            if turned:
                first, other = other, first
            if Term(verb, "v") == TAKING and (source := parse.after(at, "from")):
                return Act(GIVING, source, first, other, clause.at)
            return Act(Term(verb, "v"), first, other, clause.about, clause.at)
    if parse.deps[at] == "acl" and parse.tags[at] == "VBN" and parse.child(at, "agent") is None:
        return None  # "the hospital paid for beds" is easily taken for a participle
    if clause.taker and clause.patient:
        return Act(TAKING, clause.taker, clause.patient, given, clause.at)
    if clause.giver or clause.taker:
        return Act(GIVING, clause.giver, clause.taker, given, clause.at)
    to = parse.after(at, "to")
    if clause.patient and to and lemma(parse.lower[at]) in _BACK:
        return Act(GIVING, clause.agent, to, given, clause.at)
    told = term(parse.lower[at], "v")
    first = clause.agent or (frozenset() if clause.passive else _pronoun(parse, at, "nsubj"))
    other = clause.patient or _pronoun(parse, at, "nsubjpass" if clause.passive else "dobj")
    other |= parse.party(parse.child(at, "dative"))
    return Act(told, first, other or _beyond(parse, at, _TOUCHING), clause.about, clause.at)


def _given(parse: Parse, at: int, clause: Clause) -> frozenset[str]:
    """Stems of all that belongs to what is given or taken."""
    thing = parse.child(at, "dobj", "obj") or parse.child(at, "nsubjpass")
    if thing is not None and parse.tags[thing].startswith("W") and parse.deps[at] == "relcl":
        thing = parse.heads[at]  # "jets, which Peru buys"
    below = [n for n in parse.below(thing) if parse.tags[n][:2] in ("NN", "CD", "JJ")] if thing is not None else []
    stems = {stem(w.form) for n in below for w in words_of(parse.text, *parse.span(n))}
    return (frozenset(stems) or clause.about) | clause.patient


def _beyond(parse: Parse, at: int, prepositions: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*(parse.after(at, word) for word in prepositions))


_TOUCHING = ("to", "against", "about")
"""Before whom an act without an object concerns: "apologised to", "testified against"."""
_BACK = frozenset(lemma(w) for w in "return restore leave bring carry".split())
SOMEBODY = frozenset({"?"})
"""A party that only a pronoun names."""


def _pronoun(parse: Parse, at: int, dep: str) -> frozenset[str]:
    return SOMEBODY if parse.child(at, dep) is not None else frozenset()


def _forms(parse: Parse, at: int) -> Iterator[tuple[str, frozenset[str]]]:
    """A verb with each of its prepositions, with what follows it, with its object between, and alone."""
    verb = lemma(parse.lower[at])
    thing = parse.child(at, "dobj", "obj")
    for c in parse.children[at]:
        if parse.deps[c] == "prt":
            yield f"{verb} {parse.lower[c]}", parse.party(thing) or parse.party(parse.child(at, "nsubjpass"))
        elif parse.deps[c] in ("prep", "agent") and parse.lower[c] != "by":
            noun = parse.child(c, "pobj")
            party = parse.party(noun) if not parse.amount(noun) else frozenset()
            yield f"{verb} {parse.lower[c]}", party
            if thing is not None:
                yield f"{verb} {parse.lower[thing]}_{parse.lower[c]}", party
            if noun is not None:  # "took the firm to court", "passed into the hands of"
                whose = parse.after(noun, "of") or parse.party(thing) or parse.party(parse.child(at, "nsubjpass"))
                yield f"{verb} {parse.lower[c]}_{parse.lower[noun]}", whose
    for c in parse.children[thing] if thing is not None else ():
        if parse.deps[c] == "prep":
            party = parse.party(parse.child(c, "pobj"))
            yield f"{verb} {parse.lower[thing or 0]}_{parse.lower[c]}", party
            yield f"{verb} {parse.lower[c]}", party
    yield verb, frozenset()


def _of_noun(parse: Parse, at: int) -> Act | None:
    """An act told by a noun that names two parties, or one beside a verb that says who does or undergoes it."""
    word = parse.lower[at]
    told = term(word, "n")
    verbs = english_verbs()
    singular = word if word in verbs.giving | verbs.taking else word.removesuffix("s")
    transfer = singular in verbs.giving or singular in verbs.taking
    if not transfer and not tells(told):
        return None
    by, of = parse.after(at, "by"), parse.after(at, "of")
    owner = parse.child(at, "poss")
    whose = parse.party(owner) if owner is None or parse.lower[owner] not in PRONOUNS else SOMEBODY
    away, to = parse.after(at, "from"), parse.after(at, "to")
    toward = _beyond(parse, at, _AGAINST)
    verb = parse.heads[at]
    parts = ("nsubj", "nsubjpass", "dobj")
    if parse.is_verb(verb) and lemma(parse.lower[verb]) in _CARRYING and parse.deps[at] in parts:
        away, to = away | parse.after(verb, "from"), to | parse.after(verb, "to")
    if transfer:
        giver, taker = away | (by or whose), to
        if singular in verbs.taking:
            giver, taker = away, to | (by or whose)
            if not away and (by or whose) and (of or whose):
                return Act(TAKING, by or whose, of or whose, frozenset(), parse.span(at))
        return Act(GIVING, giver, taker, of | parse.after(at, "for"), parse.span(at)) if giver and taker else None
    first, second = (
        (by, of or whose or toward)
        if by
        else (whose or (of if toward else frozenset()), toward or (of if whose else by))
    )
    return Act(told, first, second, frozenset(), parse.span(at)) if first and second else None


def alike(one: Act, other: Act) -> bool:
    """Whether two acts can be one, whoever does it."""
    a, b = one.told, other.told
    return one_act(a.key, b.key) if a.sort == b.sort == "v" else synonyms(a, b)


def straight(one: Act, other: Act) -> bool:
    """Whether a party stands in one part in both."""
    return bool((one.first & other.first or one.second & other.second) - SOMEBODY)


def crossed(one: Act, other: Act) -> bool:
    """Whether both parties of one act have changed places, or one of them has, by the same word, and nothing else shows who the
    other is.
    """
    if not alike(one, other) or straight(one, other) or one.told.bare in _MUTUAL:
        return False
    there, back = bool((one.first & other.second) - SOMEBODY), bool((one.second & other.first) - SOMEBODY)
    if there and back:
        return True
    if one.told == GIVING:
        own = one.first | one.second | other.first | other.second
        return (there or back) and bool((one.thing & other.thing) - own)
    doer, done = (one, other) if there else (other, one)
    if not (there or back) or not doer.second or one.told.bare != other.told.bare:
        return False  # "the beds arrived", "the beds were delivered"
    return not (doer.second - SOMEBODY - doer.guessed) or not (done.first - SOMEBODY - done.guessed)


def exchanged(one: Act, other: Act) -> bool:
    """Whether each party does in one act what the other does in another, whose parties were not turned round to be compared."""
    turned = {GIVING.key, *(verb for verb, _ in english_verbs().converse.values())}
    if _mutual(one) or _mutual(other) or (not alike(one, other) and turned & {one.told.key, other.told.key}):
        return False
    return bool((one.first & other.second) - SOMEBODY and (one.second & other.first) - SOMEBODY)


def by_another(one: Act, other: Act, here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether one act is done to the same by another, where each side (its stems) names both who do it."""
    if not alike(one, other) or _mutual(one) or one.told.sort == "n" or not (one.second & other.second) - SOMEBODY:
        return False
    doers = one.first - SOMEBODY, other.first - SOMEBODY
    return all(doers) and not doers[0] & doers[1] and doers[0] <= there and doers[1] <= here


def bears_out(third: Act, one: Act, other: Act) -> bool:
    """Whether a third act has the parties that one and another act have crosswise in the parts that the one has them in, or says
    that they do it together.
    """
    if _mutual(third):
        return bool((third.first | third.second) & one.first and (third.first | third.second) & other.first)
    return bool(third.first & one.first and third.second & (one.second | other.first))


def one_deal(one: Act, other: Act) -> bool:
    """Whether two acts can be one by what they tell and, of giving and taking, by what is given."""
    return alike(one, other) and (
        one.told != GIVING or not one.thing or not other.thing or bool(one.thing & other.thing)
    )


_SLIGHT = frozenset(lemma(w) for w in "be have do get make say tell accord see find give take come go put".split())


def _mutual(act: Act) -> bool:
    return act.told.bare in _MUTUAL or act.told.bare in _SLIGHT - {"take"}


_MUTUAL = listed_lemmas("acts: mutual")
"""Verbs that say the same with their parties in either order, or that tell no act."""
