"""The two parties of an event: from the grammar of its trigger, else from the sentence around it, else from the sentence
before; each says where it was found.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from firsthand.claims.events_actors import Known, Scene
from firsthand.claims.events_roles import between, sources, subjects, targets, with_conjuncts
from firsthand.claims.events_words import Meaning, reading_words
from firsthand.claims.grammar import Sentence
from firsthand.claims.layout import Placed
from firsthand.claims.sources import can_speak, noun_type
from firsthand.language.verbs import lemma
from firsthand.records import Mention
from firsthand.records.events import Filled

ONE_STATE = frozenset({"deal", "payment", "sanction", "trade measure", "leak"})
"""Kinds that one named state makes worth a line: the other party of a deal is often not told."""
MUTUAL = frozenset({"meeting", "agreement"})
"""Kinds whose two parties do the same, so that it does not matter who is named as the first."""
MOST_JOINED = 4
"""States that act together are paired with the other side one by one; more are a bloc."""
_PLACES = frozenset({"in", "at", "near", "outside"})
_ROUTES = frozenset({"through", "via"})
_THINGS = frozenset({"it", "they", "he", "she"})
_SAID = frozenset({"statement", "meeting", "agreement"})
"""Kinds of what only somebody who speaks for a state can do."""
_PUBLIC = frozenset({"OFFICIAL", "DIPLOMAT", "EMISSARY", "FORCE", "PEACEKEEPER", "VISIT", "PARTY"})
"""Classes of nouns for those who do."""
_PERSONS = frozenset({"he", "she", "him", "her"})
_OPEN = frozenset({"PRP", "WP", "WDT", "DT"})


class Party(NamedTuple):
    """A role before it becomes a record: the head token of its phrase in sentence ``scene``."""

    scene: int
    head: int
    state: str | None
    filled: Filled


class Parties:
    """Finds the parties of triggers in one account."""

    def __init__(self, sentences: Sequence[Sentence], placed: Sequence[Placed], scene: Callable[[int], Scene]) -> None:
        self._sentences, self._placed, self._scene = sentences, placed, scene
        self._last: tuple[int, str, Party | None, Party | None] = (-2, "", None, None)
        self._pair: tuple[Party, Party] | None = None

    def told(self, number: int, kind: str | None, source: Party | None, target: Party | None) -> None:
        """Remembers the parties of the event of a sentence: "Another 26 …" in the next one goes on from it."""
        self._last = (number, kind or "", source, target)
        both = source is not None and target is not None and bool(source.state and target.state)
        if source is not None and target is not None and both and (self._pair is None or kind in MUTUAL):
            self._pair = (source, target)  # "the two countries" are rather those who met than those who quarrel

    @cached_property
    def _known(self) -> Known:
        known = Known()
        for number in range(len(self._sentences)):
            known.learn(self._scene(number))
        return known

    def near(self, number: int) -> bool:
        """Whether a sentence, or the one before it, speaks of a state at all."""
        return any(self._scene(n).states or self._speaks_of_one(n) for n in (number, number - 1) if n >= 0)

    def _speaks_of_one(self, number: int) -> bool:
        scene = self._scene(number)
        return any(self._known.state_of(scene, tokens[-1]) for _, tokens in scene.mentions)

    def acts(self, party: Party) -> bool:
        """Whether a party is somebody: of a state, of a name, or a noun for people and bodies. Payments and talks are not."""
        sentence = self._sentences[party.scene]
        tag = sentence.tags[party.head]
        return (
            party.state is not None or tag[0] == "P" or tag.startswith("NNP") or can_speak(sentence.words[party.head])
        )

    def name_of(self, party: Party) -> str | None:
        """The name in a party's phrase."""
        return self._known.name_of(self._scene(party.scene), party.head)

    def joined(self, party: Party | None, other: Party | None) -> list[Party]:
        """A party and those whom "and" joins to it, each of a state of its own that ``other`` does not have ("Ardun and
        Velmark sent guns to Kessar").
        """
        if party is None or party.state is None:
            return [] if party is None else [party]
        scene = self._scene(party.scene)
        found = {party.state: party}
        for head in with_conjuncts(scene.sentence, party.head)[1:]:
            state = self._known.state_of(scene, head)
            if state is not None and (other is None or state != other.state):
                found.setdefault(state, Party(party.scene, head, state, party.filled))
        return list(found.values())[:MOST_JOINED]

    def of(self, number: int, at: int, made: Sequence[Meaning]) -> tuple[Party | None, Party | None]:
        """Source and target of a trigger; the target is of another state than the source wherever there is one."""
        sentence = self._sentences[number]
        kinds = {m.kind for m in made}
        source = self._first(number, sources(sentence, at))
        private = source is not None and self._is_private(source)
        if source is not None and private and kinds & _SAID:
            nobody = not sentence.is_verb(at) and not self._is_official(source)  # "a return visit"
            source = None if nobody else source._replace(state=None)
        onto = (head for head in targets(sentence, at) if not _is_route(sentence, head))
        target = self._first(number, onto, unlike=source)
        if kinds & MUTUAL:
            source, target = self._with_each_other(number, at, made, source, target)
        elif target is not None and not any(m.type == "COOPERATE" for m in made):
            target = None if _joined(sentence, source, target) else target
        done_to = sentence.child(at, "dobj")
        if target is not None and done_to is not None and kinds == {"statement"}:
            if all(m.type == "ACCUSE" for m in made):
                accused = sentence.subtree(done_to)  # "accused the president of selling out to Ardun": not Ardun
                target = target if target.head in accused or target.head == done_to else None
            if _stateful(source) and self._known.state_of(self._scene(number), done_to) == (source and source.state):
                target = None  # "opposed the government's talks with Ardun": their own government's
        spoken = "statement" in kinds or any(m.type == "PROTEST" or m.mode == "arrest" for m in made)
        if target is not None and spoken and _under_a_gerund(sentence, at, target.head):
            target = None  # "protested the sale for arming Ardun"
        if target is not None and kinds & {"statement", "legal act"}:
            where = any(sentence.lower[c] == "in" for c in sentence.children[target.head])
            if _is_ground(sentence, target.head) or (where and self._is_private(target)):
                target = None  # "accused in Ardun", "criticized security in Ardun"
        if "sanction" in kinds and not _stateful(source):
            source = self._first(number, targets(sentence, at), unlike=target, needs_state=True) or source  # whose list
        if not _stateful(source) and any(m.type == "PROTEST" or m.mode == "arrest" for m in made):
            source = self._ground(number, at, unlike=target) or source  # whose people or police they are
        if any(m.mode == "expel" for m in made) and source is None:
            left = (n for c in sentence.children[at] if sentence.lower[c] == "from" for n in sentence.children[c])
            source = self._first(number, left, unlike=target, needs_state=True)
        open_ = done_to is None or sentence.tags[done_to] == "PRP"
        if "statement" in kinds and open_ and _stateful(source) and not _stateful(target):
            target = self._told_of(number, source, target) or target
        if kinds & MUTUAL and not _stateful(source) and self._pair and _both(sentence, at):
            return self._pair[0]._replace(filled="neighbour"), self._pair[1]._replace(filled="neighbour")
        if "agreement" in kinds and not (_stateful(source) or _stateful(target) or private):
            source, target = self._both(number) or (source, target)
        if _stateful(source) != _stateful(target) and kinds & (ONE_STATE | MUTUAL):
            source, target = self._completed(number, at, source, target, made)
        before, kind, *parties = self._last
        if before == number - 1 and kind in ONE_STATE & kinds and not self._scene(number).states:
            source, target = (p._replace(filled="neighbour") if p is not None else None for p in parties)
        return source, target

    def _with_each_other(
        self, number: int, at: int, made: Sequence[Meaning], source: Party | None, target: Party | None
    ) -> tuple[Party | None, Party | None]:
        """The two sides of a meeting or an agreement: those who are its subject together, whoever is their host; else who
        comes to a place meets its state there.
        """
        sentence = self._sentences[number]
        far = target is None or _in_another_clause(sentence, at, target.head) or _is_ground(sentence, target.head)
        several = subjects(sentence, at) if far and _stateful(source) else []
        if len(several) > 1:
            together = self._first(number, several, unlike=source, needs_state=True)
            target = together if together is not None else None if _is_over(target, sentence) else target
        if not any(m.kind == "meeting" for m in made):
            return source, target
        apart = between(sentence, at) if sentence.is_verb(at) else None
        if apart is not None:
            one = self._first(number, apart[:1], needs_state=True)
            other = self._first(number, apart[1:], unlike=one, needs_state=True)
            source, target = (one, other) if one is not None and other is not None else (source, target)
        if len(several) < 2 and (target is None or not (_stateful(target) or self._is_somebody(target))):
            target = self._ground(number, at, unlike=source) or target
        if target is not None and target.state is None and sentence.tags[target.head] in ("NN", "NNS"):
            target = None  # a trip, the talks: what is held, not with whom
        return source, target

    def _ground(self, number: int, at: int, unlike: Party | None) -> Party | None:
        """The state where a trigger's deed was done."""
        return self._first(number, (tokens[-1] for _, tokens in self.places(number, at)), unlike, needs_state=True)

    def _is_private(self, party: Party) -> bool:
        """Whether a noun for people, goods or affairs speaks for no state, though it has its name ("a Chilean analyst")."""
        scene = self._scene(party.scene)
        if party.head in scene.states or scene.sentence.tags[party.head] not in ("NN", "NNS"):
            return False
        word = scene.sentence.words[party.head]
        return noun_type(word) != "office" and _PUBLIC.isdisjoint(reading_words().nouns.get(lemma(word.lower()), ()))

    def _told_of(self, number: int, source: Party | None, target: Party | None) -> Party | None:
        """The other state of the event told in the sentence before, where who speaks was one of its two: "Ardun demanded
        that they be freed".
        """
        before, _, *parties = self._last
        if before != number - 1 or source is None:
            return None
        if target is not None and self._sentences[number].tags[target.head] not in _OPEN:
            return None
        states = {p.state for p in parties if p is not None}
        others = [p for p in parties if p is not None and p.state is not None and p.state != source.state]
        return others[0]._replace(filled="neighbour") if source.state in states and len(others) == 1 else None

    def travels(self, party: Party | None, *, in_person: bool = False) -> bool:
        """Whether a party is somebody who may come and go: a person or (unless ``in_person``) a body, not a state or its
        goods.
        """
        if party is None:
            return False
        scene, sentence = self._scene(party.scene), self._sentences[party.scene]
        if party.head in scene.states:
            return False
        named = any(party.head in tokens and m.schema in ("Person", "Other") for m, tokens in scene.mentions)
        word = sentence.words[party.head]
        speaks = noun_type(word) == "person" or self._is_official(party) if in_person else can_speak(word)
        return named or word.lower() in ("he", "she", "one", "who") or speaks

    def enough(
        self,
        number: int,
        source: Party | None,
        target: Party | None,
        made: Sequence[Meaning],
        *,
        picture: bool = False,
    ) -> bool:
        """Whether this is something between states: two of them, or one and what makes the other side plain. A caption
        (``picture``) says as much as is to be seen.
        """
        states = {p.state for p in (source, target) if p is not None and p.state}
        if len(states) == 2:
            return True
        if any(m.kind == "leak" for m in made):
            return source is not None or target is not None
        if not states:
            return False
        if picture or any(not m.type for m in made):
            return True
        if any(m.kind == "meeting" and m.type == "REQUEST" for m in made):
            return target is None and source is not None  # a meeting with whom, everybody knows
        if any(m.kind in ONE_STATE and m.noun for m in made):
            if any(m.noun == "DEALING" for m in made):
                return source is not None and source.state is not None
            return source is not None and target is not None and not self._is_a_total(target)
        if source is None or target is None:
            return False
        return target.state is not None and self._is_somebody(source) and self._is_a_state(target)

    def _is_a_total(self, target: Party) -> bool:
        """Whether what was traded is all of a state's arms, without number or name: "exported arms worth a billion"."""
        sentence = self._sentences[target.scene]
        counted = any(c < target.head for c in sentence.children[target.head])
        return target.state is None and sentence.lower[target.head] in ("arms", "weapons", "weaponry") and not counted

    def enough_for_a_noun(
        self, number: int, at: int, source: Party | None, target: Party | None, made: Sequence[Meaning]
    ) -> bool:
        """Whether a noun in a full sentence names both states itself, or a deal or measure with one."""
        below = self._sentences[number].subtree(at)
        states = {p.state for p in (source, target) if p is not None and p.state}
        own = {p.state for p in (source, target) if p is not None and p.state and p.head in below}
        topic = self._sentences[number].deps[at] in (
            "nsubj",
            "nsubjpass",
            "ROOT",
        )  # "the visit on June 3 was devoted to …"
        if len(own) == 2 or (len(states) == 2 and own and topic and any(m.mode == "visit" for m in made)):
            return True
        if any(m.kind == "agreement" for m in made) and len(states) == 2 and own:
            sentence, verbs = self._sentences[number], reading_words().verbs
            return any(
                sentence.tags[c] == "VBN" and "SIGNING" in verbs.get(lemma(sentence.lower[c]), ())
                for c in sentence.children[at]
            )  # "a newly signed pact"
        if any(m.kind == "deal" and m.noun == "WEAPON" for m in made):
            return bool(states)
        return bool(own) and any(m.kind == "trade measure" for m in made)

    def seen(self, number: int, source: Party | None) -> Party | None:
        """The only state that a caption names besides ``source``'s, wherever it stands."""
        known = source.state if source is not None else None
        states = {state: at for at, state in self._scene(number).states.items() if state != known}
        return (
            next((Party(number, at, state, "sentence") for state, at in states.items()), None)
            if len(states) == 1
            else None
        )

    def people(self, number: int) -> list[Party]:
        """The people of a sentence whose states are known, the first of each state."""
        scene = self._scene(number)
        found: dict[str, Party] = {}
        for mention, tokens in scene.mentions:
            if mention.schema not in ("Person", "Other") or not scene.sentence.tags[tokens[-1]].startswith("NNP"):
                continue
            state = self._known.state_of(scene, tokens[-1])
            if state is not None and tokens[0] not in scene.states:
                found.setdefault(state, Party(number, tokens[-1], state, "sentence"))
        return list(found.values())

    def _is_somebody(self, party: Party) -> bool:
        """A person or a public body by name, whose state the text leaves to the reader."""
        scene = self._scene(party.scene)
        return any(
            party.head in tokens and (m.schema in ("Person", "PublicBody") or (m.schema == "Other" and len(tokens) > 1))
            for m, tokens in scene.mentions
        )

    def _is_a_state(self, party: Party) -> bool:
        scene = self._scene(party.scene)
        return scene.sentence.tags[party.head].startswith("NNP") and party.head in scene.states

    def _first(
        self, number: int, heads: Iterable[int], unlike: Party | None = None, *, needs_state: bool = False
    ) -> Party | None:
        """The first phrase that speaks for a state (another than ``unlike`` does), else the first that names anything."""
        scene = self._scene(number)
        plain: Party | None = None
        for head in heads:
            tag = scene.sentence.tags[head]
            if tag[0] not in "NPJC" or head in scene.dated or (unlike is not None and head == unlike.head):
                continue
            state = self._known.state_of(scene, head)
            if state is None and tag == "PRP" and scene.sentence.lower[head] in _THINGS:
                state = self._stood_for(number, head)
            if state is not None and (unlike is None or state != unlike.state):
                return Party(number, head, state, "sentence")
            if plain is None and not needs_state and tag[0] in "NPC" and state is None:
                plain = Party(number, head, None, "sentence")
        return plain

    def _subjects(self, number: int) -> Iterator[tuple[int, str]]:
        """Who does something in a sentence, with the states that they speak for."""
        scene = self._scene(number)
        heads = (t for t, dep in enumerate(scene.sentence.deps) if dep in ("nsubj", "nsubjpass"))
        return ((t, state) for t in heads if (state := self._known.state_of(scene, t)) is not None)

    def _stood_for(self, number: int, at: int) -> str | None:
        """The state for which "it" or "they" stands: the one that subjects before it in the sentence speak for."""
        states = {state for t, state in self._subjects(number) if t < at}
        return next(iter(states)) if len(states) == 1 else None

    def places(self, number: int, at: int) -> Iterator[tuple[Mention, range]]:
        """Names after "in" or "at" under a trigger, or under the verb that it hangs on."""
        scene = self._scene(number)
        sentence = scene.sentence
        verb = sentence.heads[at] if sentence.deps[at] in ("advcl", "xcomp", "conj") else at
        for child in sorted(sentence.subtree(verb)):
            if (
                sentence.deps[child] == "prep"
                and sentence.lower[child] in _PLACES
                and not _of_whom(sentence, verb, child)
            ):
                for noun in sentence.children[child]:
                    yield from (
                        (m, tokens)
                        for m, tokens in scene.mentions
                        if noun in tokens and (m.schema in ("Country", "Place") or noun in scene.states)
                    )

    def _acting(self, number: int) -> dict[int, str]:
        """The states of a sentence by token, without those that only say where something is."""
        scene = self._scene(number)
        sentence = scene.sentence
        borders = {
            at for at in range(len(sentence)) if "BORDER" in reading_words().nouns.get(lemma(sentence.lower[at]), ())
        }
        return {
            at: state
            for at, state in scene.states.items()
            if not (_is_ground(sentence, at) or _is_route(sentence, at))
            and borders.isdisjoint((sentence.heads[at], sentence.heads[sentence.heads[at]]))
        }

    def _both(self, number: int) -> tuple[Party, Party] | None:
        """The two states of a sentence that names exactly two."""
        firsts = {state: at for at, state in reversed(self._acting(number).items())}
        if len(firsts) != 2:
            return None
        one, other = sorted(firsts.items(), key=lambda item: item[1])
        return Party(number, one[1], one[0], "sentence"), Party(number, other[1], other[0], "sentence")

    def _completed(
        self, number: int, at: int, source: Party | None, target: Party | None, made: Sequence[Meaning]
    ) -> tuple[Party | None, Party | None]:
        """What the sentence leaves open, where exactly one other state stands in it, or in the sentence before it. Of a
        visit the other side is, where neither names one, the only other state that the account speaks of.
        """
        has = source if _stateful(source) else target
        assert has is not None
        open_ = target if has is source else source
        visit = any(m.mode == "visit" for m in made)
        coming = visit and open_ is not None and self._is_official(open_)
        if open_ is not None and not coming and self._sentences[number].tags[open_.head] not in _OPEN:
            return source, target  # "bought it from a broker" leaves nothing open
        scopes: list[Iterable[int]] = [(number,)]
        if open_ is not None or (has is source and any(m.kind == "meeting" for m in made)):
            scopes.append((number - 1,))  # "he visited in June": where to, the sentence before says
        if visit and (coming or (open_ is None and (has is target or self._is_official(has)))):
            scopes.append(range(len(self._sentences)))
        person = open_ is not None and self._sentences[number].lower[open_.head] in _PERSONS
        others = next((o for scope in scopes if (o := self._others(number, at, has, scope, person=person))), [])
        if len(others) != 1:
            return source, target
        other = others[0]
        if coming and open_ is not None:
            other = open_._replace(state=other.state, filled=other.filled)
        return (source, other) if has is source else (other, target)

    def _others(self, number: int, at: int, has: Party, scope: Iterable[int], *, person: bool) -> list[Party]:
        """The states besides that of ``has`` that some sentences of its part of the account speak of, each once, without
        those of a clause below the trigger; of "he", in another sentence, that of its subjects alone.
        """
        found: dict[str, Party] = {}
        for near in scope:
            if near < 0 or self._placed[near].block != self._placed[number].block:
                continue
            filled: Filled = "sentence" if near == number else "neighbour"
            acting = self._acting(near).items() if near == number or not person else self._subjects(near)
            for head, state in acting:
                below = near == number and at in self._sentences[near].ancestors(head)
                if not (below and _in_another_clause(self._sentences[near], at, head)):
                    found.setdefault(state, Party(near, head, state, filled))
        found.pop(has.state or "", None)
        return list(found.values())

    def _is_official(self, party: Party) -> bool:
        """Whether a party holds an office: "Defence Minister Ana Ruiz", "an army delegation"; not "the former president"."""
        sentence = self._sentences[party.scene]
        if any(sentence.lower[child] in _PAST_OFFICE for child in sentence.children[party.head]):
            return False
        near = (party.head, *(c for c in sentence.children[party.head] if sentence.deps[c] in ("compound", "appos")))
        nouns = reading_words().nouns
        return any("OFFICIAL" in nouns.get(lemma(sentence.lower[at]), ()) for at in near)


_PAST_OFFICE = frozenset({"former", "ex", "late", "retired", "onetime"})


def _in_another_clause(sentence: Sentence, at: int, head: int) -> bool:
    """Whether a word stands in a clause below a verb: "signed a pact, days after Velmark had bought jets"."""
    below = head
    while below != at and sentence.heads[below] != below:
        if sentence.deps[below] in ("advcl", "relcl", "acl", "ccomp") and sentence.is_verb(below):
            return True
        below = sentence.heads[below]
    return False


def _of_whom(sentence: Sentence, verb: int, at: int) -> bool:
    """Whether a word stands in a clause about somebody in a verb's sentence, not in what the verb tells."""
    while at != verb and sentence.heads[at] != at:
        if (
            sentence.deps[at] in ("relcl", "acl")
            and at > sentence.heads[at]
            and sentence.deps[sentence.heads[at]] != "dobj"
        ):
            return True
        at = sentence.heads[at]
    return False


def _under_a_gerund(sentence: Sentence, at: int, head: int) -> bool:
    while head != at and sentence.heads[head] != head:
        if sentence.deps[head] == "pcomp" and sentence.tags[head] == "VBG":
            return True
        head = sentence.heads[head]
    return False


def _is_ground(sentence: Sentence, at: int) -> bool:
    """Whether a name says where something is: "met in Ardun"."""
    return sentence.deps[at] == "pobj" and sentence.lower[sentence.heads[at]] in _PLACES


def _is_route(sentence: Sentence, at: int) -> bool:
    """Whether a name says what something goes through: "by way of an Ardunian bank"."""
    noun = sentence.heads[at] if sentence.deps[at] in ("amod", "compound", "poss") else at
    link = sentence.heads[noun]
    if sentence.lower[at] == "way":
        return True
    if sentence.lower[link] == "of" and sentence.lower[sentence.heads[link]] == "way":
        return True
    return sentence.deps[noun] == "pobj" and sentence.lower[link] in _ROUTES


def _both(sentence: Sentence, at: int) -> bool:
    """Whether "the two leaders", "both sides" do it: the two of whom the account told last."""
    subject = next(
        (s for node in (at, *sentence.ancestors(at)) if (s := sentence.child(node, "nsubj", "nsubjpass")) is not None),
        None,
    )
    if subject is None or sentence.tags[subject] not in ("NNS", "DT", "CD"):
        return False
    return any(sentence.lower[c] in ("two", "both") for c in (subject, *sentence.children[subject]))


def _is_over(target: Party | None, sentence: Sentence) -> bool:
    """Whether a target is only where several met."""
    return target is not None and _is_ground(sentence, target.head)


def _joined(sentence: Sentence, source: Party | None, target: Party) -> bool:
    """Whether "and" joins the target to the source: who acts together does not act on each other."""
    at = target.head
    while sentence.deps[at] == "conj":
        at = sentence.heads[at]
    return source is not None and at == source.head and at != target.head


def _stateful(party: Party | None) -> bool:
    return party is not None and party.state is not None
