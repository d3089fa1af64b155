"""What a sentence says was done, by whom to whom, whether it is denied, and whether it is settled: read off its grammar."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

from firsthand.comparison.negation import denials
from firsthand.comparison.referents import PRONOUNS, referents
from firsthand.comparison.trees import HELPERS, SUBJECTS, Tree
from firsthand.comparison.words import listed, stem, words_of
from firsthand.language.cues import english_cues
from firsthand.language.lexicon import is_person
from firsthand.language.parser import ParsedSentence
from firsthand.language.tables import table
from firsthand.language.verbs import english_verbs, lemma
from firsthand.records import Span

Grammar: TypeAlias = Callable[[Sequence[str]], Mapping[str, ParsedSentence]]
"""The grammar of sentences, by sentence."""

_OPEN_BEFORE = frozenset({"about", "on", "over", "with", "towards", "toward"})
"""Before a gerund these leave it open ("talks about buying"); others may tell of what was done ("accused of stealing")."""
_PROSPECTS = frozenset("proposed planned intended prospective possible potential envisaged mooted future".split())
"""Said of an act, these leave it open."""
_EMPTY = frozenset({"be", "hav", "do", "become"})


@dataclass(frozen=True)
class Clause:
    """One verb with its parts. Parties are stems of heads and names; ``at`` is the verb's place in the sentence's text.

    ``hedges`` are the places of words that make it less than certain; ``open`` says that the text does not report it as
    done; ``denied`` counts negations (even: none).
    """

    verb: str
    at: Span
    agent: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()
    giver: frozenset[str] = frozenset()
    taker: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    denied: bool = False
    open: bool = False
    openings: tuple[Span, ...] = ()
    hedges: tuple[Span, ...] = ()
    passive: bool = False
    governor: Span | None = None
    """The verb that the clause hangs on; of one joined to another by "and" the other's."""

    @property
    def matter(self) -> frozenset[str]:
        """All that the clause is about, the verb included."""
        own = frozenset({self.verb}) - _EMPTY
        return self.agent | self.patient | self.giver | self.taker | self.about | own


@lru_cache(maxsize=1)
def hedging() -> dict[str, str]:
    """Words that make a clause less than certain, with what they are: ``adverb``, ``modal``, ``raising`` or ``noun``."""
    data = table("certainty_en")
    words = {word: "adverb" for word, value in data["adverbs"].items() if not value.startswith("CT")}
    words |= dict.fromkeys(data["modals"], "modal")
    words |= {
        word: "raising"
        for word, value in data["raising"].items()
        if value in ("PR+", "PS+", "PR-") and word not in _PLANS
    }
    return words | dict.fromkeys(_DOUBTFUL, "adverb")


_DOUBTFUL = listed("clauses: doubtful")
"""Adjectives that make less than certain what they stand before."""
_PLANS = listed("clauses: plans")
"""These put an act before us, not in doubt: they bear on the status. "Said" and "reported" hedge only as passives."""
PASSIVE_HEDGES = listed("clauses: passive hedges")


_RELATIVES = frozenset({"who", "that", "which", "whom"})


class Parse(Tree):
    """One sentence's words with its grammar, and the clauses in it. ``before`` is the sentence before, where pronouns of this
    one may have their nouns.
    """

    def __init__(self, text: str, parsed: ParsedSentence, before: "Parse | None" = None) -> None:
        super().__init__(text, parsed)
        self.before = before

    def after_sentence(self, before: "Parse | None") -> "Parse":
        """The same sentence, read as what follows another."""
        if before is None or not PRONOUNS.intersection(self.lower):
            return self
        return Parse(self.text, self.parsed, before)

    @cached_property
    def meant(self) -> dict[int, frozenset[str]]:
        """Whom each pronoun means, as stems of heads and names."""
        found = {}
        for at, (tree, noun) in referents(self, self.before).items():
            assert isinstance(tree, Parse)
            found[at] = frozenset(tree._named(noun))
        return found

    @cached_property
    def appositions(self) -> tuple[tuple[int, int, frozenset[str]], ...]:
        """Names that stand beside a description: where, and the stems of the description."""
        found = []
        for at, dep in enumerate(self.deps):
            word = self.text[slice(*self.span(at))]
            name = word[:1].isupper() or (any(c.isdigit() for c in word) and any(c.isalpha() for c in word))
            if dep != "appos" or not name or at < 2 or self.lower[at - 1] != ",":
                continue
            stems: set[str] = set()
            for before in range(at - 2, -1, -1):  # by place, since the parser often hangs the name on something else
                if self.tags[before][:2] not in ("NN", "JJ", "HY"):
                    break
                stems |= {stem(w.form) for w in words_of(self.text, *self.span(before))}
            if not self.tags[at - 2].startswith("NNP"):
                found.append((*self.span(at), frozenset(stems)))
        return tuple(found)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """One a verb, in order."""
        found = []
        for at, tag in enumerate(self.tags):
            if self.is_verb(at):
                found.append(self._clause(at))
            elif tag in ("NN", "NNS") and self.lower[at] in english_verbs().step_nouns:
                found.append(self._noun(at))
        return tuple(found)

    def _noun(self, at: int) -> Clause:
        """An act told by a noun: "a purchase of jets", "talks about jets". Open where what is done to it leaves it open."""
        thing = frozenset().union(*(self._objects(at, word) for word in ("of", "for", "about", "on", "over")))
        openings = [self.span(c) for c in self.children[at] if self.deps[c] == "amod" and self.lower[c] in _PROSPECTS]
        governor = self.heads[at]
        if self.deps[at] in ("dobj", "nsubjpass", "pobj") and governor != at:
            verb = self.heads[governor] if self.deps[at] == "pobj" else governor
            if self.is_verb(verb) and (lemma(self.lower[verb]) in english_verbs().opening or self._openings(verb)):
                openings.append(self.span(verb))
        return Clause(
            lemma(self.lower[at]),
            self.span(at),
            patient=thing,
            about=self._about(at),
            open=bool(openings),
            openings=tuple(openings),
        )

    def _clause(self, at: int) -> Clause:
        passive = self.passive(at)
        subject = self._subject(at)
        by = self._objects(at, "by") if passive else frozenset()
        own = self.child(at, "dobj", "obj")
        verb, verbs = lemma(self.lower[at]), english_verbs()
        relative = own is not None and self.lower[own] in _RELATIVES and self.deps[at] == "relcl"
        relative = relative and verb not in verbs.give | verbs.take
        thing = self.party(self.heads[at] if relative else own)  # "the mayor whom they questioned"
        given = self.party(self.child(at, "dative")) | self._objects(at, "to")
        agent, patient = (by, subject) if passive else (subject, thing)
        giver: frozenset[str] = frozenset()
        taker: frozenset[str] = frozenset()
        if verb in verbs.give:
            whom = self._objects(at, "with")
            if whom and thing and not given:  # "supplied the operator with turbines"
                given, patient = (subject, whom) if passive else (thing, whom)
            giver, taker = agent, given
            agent = frozenset()
            if not thing and not passive and (source := self._objects(at, "from")):
                giver, patient = source, subject  # "the patent passed from Peru to Chile"
        elif verb in verbs.take:
            giver, taker = self._objects(at, "from") | (by if passive and verb == "sell" else frozenset()), agent
            agent = frozenset()
        denied = denials(self, at)
        openings = self._openings(at)
        return Clause(
            verb,
            self.span(at),
            agent,
            patient,
            giver,
            taker,
            self._about(at),
            len(denied) % 2 == 1,
            bool(openings),
            tuple(openings),
            tuple(self._hedges(at)),
            passive,
            self._governor(at),
        )

    def _governor(self, at: int) -> Span | None:
        seen = {at}
        while self.deps[at] == "conj" and self.heads[at] not in seen:
            at = self.heads[at]
            seen.add(at)
        while self.heads[at] not in seen:
            at = self.heads[at]
            seen.add(at)
            if self.is_verb(at):
                return self.span(at)
        return None

    def amount(self, at: int | None) -> bool:
        """Whether a noun after "by" says how much or until when, and is nobody: "raised by four metres", "by the end of May"."""
        if at is None:
            return False
        counted = any(self.deps[c] == "nummod" for c in self.children[at]) and not is_person(self.lower[at])
        return counted or self.tags[at] == "CD" or self.lower[at] in ("end", "start", "beginning", "middle")

    def passive(self, at: int) -> bool:
        if self.tags[at] != "VBN":
            return False
        if self.child(at, "auxpass", "nsubjpass") is not None or self.child(at, "agent") is not None:
            return True
        return self.deps[at] == "acl"

    def _subject(self, at: int) -> frozenset[str]:
        """Whose verb it is: its own subject, or through what it hangs on."""
        seen = set()
        while at not in seen:
            seen.add(at)
            own = self.child(at, *SUBJECTS)
            if own is not None and self.lower[own] in _RELATIVES and self.deps[at] == "relcl":
                return self.party(self.heads[at])
            if own is not None:
                return self.party(own)
            if self.deps[at] in ("relcl", "acl"):
                return self.party(self.heads[at])
            if (whom := self.controller(at)) is not None:
                return self.party(whom)
            if self.deps[at] in ("xcomp", "conj", "advcl", "pcomp", "prep", "acomp") or self.deps[at] in HELPERS:
                at = self.heads[at]
                continue
            break
        return frozenset()

    def _objects(self, at: int, preposition: str) -> frozenset[str]:
        """What follows a preposition of the verb, or of its object ("an order from Peru")."""
        found: frozenset[str] = frozenset()
        places = [at, *(c for c in self.children[at] if self.deps[c] in ("dobj", "obj", "nsubjpass"))]
        for place in places:
            for c in self.children[place]:
                by_agent = preposition in ("by", "agent") and self.deps[c] == "agent"
                if (self.deps[c] in ("prep", "dative") and self.lower[c] == preposition) or by_agent:
                    noun = self.child(c, "pobj")
                    found |= self.party(noun) if preposition != "by" or not self.amount(noun) else frozenset()
        if not found and preposition == "from":  # "a third of the road from the builder"
            inner = [n for place in places[1:] for n in self.below(place)]
            found = frozenset().union(*(self.after(n, preposition) for n in inner))
        return found

    def after(self, at: int, preposition: str) -> frozenset[str]:
        """The party after a preposition that hangs on a word."""
        marks = [
            c for c in self.children[at] if self.deps[c] in ("prep", "agent", "dative") and self.lower[c] == preposition
        ]
        return frozenset().union(*(self.party(self.child(c, "pobj")) for c in marks))

    def party(self, at: int | None) -> frozenset[str]:
        """Stems of a noun phrase's head and names, and of those joined to it; of a pronoun those of the noun that it means."""
        if at is not None and self.lower[at] in PRONOUNS:
            return self.meant.get(at, frozenset())
        return frozenset(self._named(at))

    def _named(self, at: int | None) -> set[str]:
        if at is None or self.tags[at].startswith(("PRP", "W", "EX", "DT", "IN", "TO")):
            return set()
        found = {stem(w.form) for w in words_of(self.text, *self.span(at))}
        for c in self.children[at]:
            name = self.deps[c] == "amod" and self.tags[c].startswith("NNP")
            if name or self.deps[c] in ("compound", "appos", "nmod", "flat", "conj"):
                found |= self._named(c)
        return found

    def _about(self, at: int) -> frozenset[str]:
        """Stems of matter below the verb, down to the next clause."""
        found: set[str] = set()
        waiting = [c for c in self.children[at] if not self.is_verb(c)]
        while waiting:
            node = waiting.pop()
            if self.tags[node][:2] in ("NN", "JJ", "CD", "RB"):
                found |= {stem(w.form) for w in words_of(self.text, *self.span(node))}
            waiting += [c for c in self.children[node] if not (self.is_verb(c) and self.deps[c] != "amod")]
        return frozenset(found)

    def _chain(self, at: int) -> list[int]:
        """The verb, and the verbs and adjectives that govern it as their infinitive, innermost first."""
        found = [at]
        while self.deps[at] == "xcomp" and self.heads[at] not in found:
            at = self.heads[at]
            found.append(at)
        return found

    def _openings(self, at: int) -> list[Span]:
        """Words by which an act is not yet one: modals, governors of its infinitive, plans and offers of it."""
        found: list[Span] = []
        chain = self._chain(at)
        for node in chain:
            for c in self.children[node]:
                if self.deps[c] == "aux" and self.tags[c] == "MD":
                    found.append(self.span(c))
        for inner, outer in itertools.pairwise(chain):
            governor = lemma(self.lower[outer])
            settled = governor in english_verbs().settling or governor in english_verbs().denying
            pending = self._infinitive(inner) or self.tags[inner] == "VBG"
            if pending and not settled and not self._perfect(inner) and not _appearing(self.lower[outer]):
                found.append(self.span(outer))
        top = chain[-1]
        if self.deps[top] == "conj" and self.heads[top] < top and self.shares(self.heads[top], top):
            found += self._openings(self.heads[top])
        if self.deps[top] == "advcl" and self._infinitive(top):
            found.append(self.span(self.heads[top]))
        if self.deps[top] == "acl" and self.tags[top] == "VB":
            found.append(self.span(self.heads[top]))
        absolute = self.child(top, "nsubj") is not None  # "with winds reaching the coast"
        before = self.lower[self.heads[top]] in _OPEN_BEFORE and not absolute
        if self.deps[top] == "pcomp" and not self._perfect(top) and before:
            found.append(self.span(self.heads[self.heads[top]]))
        to_be = self.lower[at] in ("is", "are") and any(self.deps[c] == "xcomp" for c in self.children[at])
        if to_be or lemma(self.lower[at]) in english_verbs().opening:
            found.append(self.span(at))
        return sorted(set(found))

    def _infinitive(self, at: int) -> bool:
        return any(self.lower[c] == "to" and self.deps[c] == "aux" for c in self.children[at])

    def _perfect(self, at: int) -> bool:
        return any(self.lower[c] in ("have", "having") and self.deps[c] == "aux" for c in self.children[at])

    def _hedges(self, at: int) -> list[Span]:
        words = hedging()
        found = []
        for node in self._chain(at):
            if node != at and (_appearing(self.lower[node]) or words.get(self.lower[node]) == "raising"):
                found.append(self.span(node))
            for c in self.children[node]:
                sort = words.get(self.lower[c])
                if (sort == "modal" and self.deps[c] == "aux") or (sort == "adverb" and self.deps[c] in _LOOSE):
                    found.append(self.span(c))
                elif self.deps[c] in ("dobj", "attr", "nsubj", "pobj", "prep", "npadvmod", "acomp"):
                    found += [self.span(d) for d in self.below(c) if words.get(self.lower[d]) == "adverb"]
        top = self._chain(at)[-1]
        governor = self.heads[top]
        if self.deps[top] in ("ccomp", "parataxis") and governor != top:
            cue, sort = english_cues().verbs.get(self.lower[governor], ("", ""))
            stance = english_cues().stance.get(cue, "CT+")
            if sort in ("epistemic", "distancing") and stance in ("PR+", "PS+", "PR-", "PS-"):
                found.append(self.span(governor))
        for c in self.children[top]:
            if self.deps[c] in ("parataxis", "ccomp") and self.lower[c] in ("seems", "appears", "seemed", "appeared"):
                found.append(self.span(c))
        return sorted(set(found))


_LOOSE = frozenset({"advmod", "amod", "acomp", "npadvmod", "dep", "oprd"})


def _appearing(word: str) -> bool:
    return word in PASSIVE_HEDGES or word.startswith(("appear", "seem"))


@dataclass
class Grammars:
    """Parses of sentences, each distinct one asked for once. Without a grammar no sentence has clauses."""

    grammar: Grammar | None
    _known: dict[str, Parse] = field(default_factory=dict)

    def of(self, texts: Sequence[str]) -> list[Parse | None]:
        """A parse each, or None where there is no grammar. White space counts as one space each; offsets stay."""
        if self.grammar is None:
            return [None] * len(texts)
        new = [t for t in dict.fromkeys(texts) if t not in self._known]
        if new:
            flat = {t: _flat(t) for t in new}
            parsed = self.grammar(list(dict.fromkeys(flat.values())))
            for text in new:
                self._known[text] = Parse(text, parsed[flat[text]])
        return [self._known[t] for t in texts]


def _flat(text: str) -> str:
    """Every white space a plain one, so that a line's end does not end what is parsed; as long as before."""
    return "".join(" " if c.isspace() else c for c in text)
