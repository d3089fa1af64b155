"""What each statement says that somebody did: a word of the codebook's table with a state among its roles, or nothing.

Triggers are looked for first, and only where a state is named near by; most sentences cost one look at their words.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal, NamedTuple, cast

from firsthand.claims.events_actors import Scene, phrase, scene_of
from firsthand.claims.events_dates import Dates
from firsthand.claims.events_grammar import lemmas, wrapped
from firsthand.claims.events_model import type_of
from firsthand.claims.events_parties import ONE_STATE, Parties, Party
from firsthand.claims.events_triggers import (
    Trigger,
    agreed,
    ahead,
    finished,
    guessed,
    may_tell_of_a_stay,
    stay,
    trigger,
    verbs_above,
)
from firsthand.claims.events_words import Meaning, quad_of, reading_words
from firsthand.claims.facts import Found, within
from firsthand.claims.grammar import Sentence
from firsthand.claims.layout import Block, Placed
from firsthand.language.verbs import lemma
from firsthand.records import Certainty, DateExpression, Span
from firsthand.records.events import QUADS, Event, EventKind, EventType, Role

SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types that are words alone: statements, whatever else their words may mean."""
LEAST = 0.008
"""A type that the model gives less than this is a word in another sense ("to call it a war"). In five folds of the training
data 1.7 % of all events have a true type with less; under .04, the least before, it would be 4.6 %, and of the rows between the
two in 1,140 news reports none was wrong that the rules of grammar let through."""
SURE = 0.2
"""From this on the model without the encoder is far enough above ``LEAST`` to say so alone."""
MOST_PICTURED = 3
"""People of so many states in a caption are paired; more are a crowd."""
_COMMANDS = frozenset(lemma(word) for word in ("order", "require", "need"))
_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_WRAPPED: dict[str, EventType] = {
    "INTENDING": "AGREE", "THREATENING": "THREATEN", "REFUSING": "REJECT", "DEMANDING": "REQUEST"
}  # fmt: skip


class Candidate(NamedTuple):
    """A trigger with its roles."""

    trigger: Trigger
    source: Party | None
    target: Party | None


class Events:
    """The events of one account, asked for statement by statement, in order."""

    def __init__(
        self, sentences: Sequence[Sentence], placed: Sequence[Placed], blocks: Sequence[Block], facts: Found
    ) -> None:
        self._sentences, self._placed, self._blocks, self._facts = sentences, placed, blocks, facts
        self._parties = Parties(sentences, placed, self._scene)
        self._dates = Dates(sentences, placed, self._scene)
        self._scenes: dict[int, Scene] = {}
        self._pictured = -1

    def events(
        self,
        number: int,
        first: int,
        end: int,
        certainty: Certainty,
        deciding: set[int],
        beside: DateExpression | None = None,
    ) -> tuple[Event, ...]:
        """What tokens ``first`` to ``end`` of sentence ``number`` tell of, the plainest first. ``beside`` is the date that
        the statement has from elsewhere.
        """
        sentence = self._sentences[number]
        picture = self._placed[number].furniture == "caption" and not sentence.is_verb(_root(sentence))
        stays = may_tell_of_a_stay(sentence.lower[first:end])
        if not (picture or stays) and reading_words().triggers.isdisjoint(map(lemma, sentence.lower[first:end])):
            return ()
        words = lemmas(sentence)
        leaks = any("LEAKING" in reading_words().verbs.get(words[at], ()) for at in range(first, end))
        if not leaks and not self._parties.near(number):
            return ()
        found = [c for at in range(first, end) if (c := self._candidate(number, words, at, picture)) is not None]
        if certainty.startswith("PS") and not any(sentence.lower[t] in _HEARSAY for t in deciding):
            found = [c for c in found if guessed(sentence, words, c.trigger.at)]
        if certainty == "Uu":  # what was asked for is open; that it was asked for is not
            found = [c for c in found if "DEMANDING" in reading_words().verbs.get(words[c.trigger.at], ())]
        found.sort(key=lambda c: _rank(sentence, c), reverse=True)
        told: list[Event] = []
        kept: list[Candidate] = []
        for candidate in found:
            if not any(_same(candidate, other) for other in kept):
                events = self._told(number, words, candidate, range(first, end), certainty, beside)
                events = [event for event in events if not any(_says_the_same(event, one) for one in told)]
                if events and not kept:
                    self._parties.told(number, events[0].kind, candidate.source, candidate.target)
                    self._dates.told(number, events[0])
                kept += [candidate] if events else []
                told += events
        if picture and not told:
            told += self._together(number, beside)
        return tuple(e for e in told if not any(_is_asked_in(e, one) or _is_barred_in(e, one) for one in told))

    def _scene(self, number: int) -> Scene:
        if number not in self._scenes:
            place = self._placed[number]
            span = self._blocks[place.block].document_span(place.start, place.end)
            mentions, dates = within(self._facts.mentions, *span), within(self._facts.dates, *span)
            self._scenes[number] = scene_of(self._sentences[number], mentions, dates)
        return self._scenes[number]

    def _candidate(self, number: int, words: list[str], at: int, picture: bool) -> Candidate | None:
        found, stayed = trigger(self._sentences[number], words, at), False
        if found is None:
            found, stayed = stay(self._sentences[number], at), True
        if found is None:
            return None
        source, target = self._parties.of(number, at, found.meanings)
        if stayed and not self._stayed(number, at, source, target):
            return None
        if picture:
            target = target if target is not None else self._parties.seen(number, source)
        if "ARRIVING" in reading_words().verbs.get(words[at], ()) and not self._parties.travels(source):
            return None
        if not self._sentences[number].is_verb(at):
            source, target = (p if p is not None and p.state else None for p in (source, target))
        if found.nominal:
            enough = self._parties.enough_for_a_noun(number, at, source, target, found.meanings)
        else:
            enough = self._parties.enough(number, source, target, found.meanings, picture=picture)
        if source is not None and target is not None and source.filled == target.filled == "neighbour":
            going_on = tuple(m for m in found.meanings if m.kind in ONE_STATE)  # "another six were to be delivered"
            found = found._replace(meanings=going_on or found.meanings)
        return Candidate(found, source, target) if enough else None

    def _stayed(self, number: int, at: int, source: Party | None, target: Party | None) -> bool:
        """Whether somebody of one state was in another at a time that is told."""
        of_two = source is not None and target is not None and bool(source.state and target.state)
        sentence = self._sentences[number]
        if target is None or sentence.heads[sentence.heads[target.head]] != at or sentence.deps[target.head] != "pobj":
            return False  # "was in office"
        below = sentence.subtree(at)
        dated = any(not below.isdisjoint(tokens) for _, tokens in self._scene(number).dates)
        return of_two and dated and self._parties.travels(source, in_person=True)

    def _told(
        self,
        number: int,
        words: list[str],
        found: Candidate,
        piece: range,
        certainty: Certainty,
        beside: DateExpression | None,
    ) -> list[Event]:
        """The event of a trigger, once for each of its dates and for each two of those who act and are acted on."""
        sentence, at = self._sentences[number], found.trigger.at
        meanings, nominal = found.trigger.meanings, found.trigger.nominal
        wrapper = wrapped(sentence, words, [at, *verbs_above(sentence, at)])
        if any(m.noun or m.kind == "agreement" for m in meanings) and wrapper in reading_words().verbs.get(
            words[at], ()
        ):
            wrapper = wrapped(sentence, words, verbs_above(sentence, at))  # "ordered jets" is no order to do something
        type_, probability = self._type(number, found, wrapper)
        if probability < LEAST and not any(m.noun or m.mode == "visit" for m in meanings):
            return []
        meaning = next((m for m in meanings if m.type == type_), None)
        kind, by = _kind(meanings, type_)
        if kind == "statement" and type_ is not None and not all(p and p.state for p in (found.source, found.target)):
            return []
        uncertain = certainty in ("PR+", "PR-") and not finished(sentence, at)
        promised = (type_ == "AGREE" and kind != "agreement") or wrapper == "INTENDING"
        planned = (promised and not (kind == "deal" and agreed(sentence, at))) or uncertain or ahead(sentence, at)
        dates = self._dates.of(number, at, piece, beside, planned=planned)
        if nominal and not dates:
            return []  # "the sanctions on Ardun": an affair as it is
        return [
            Event(
                type=type_,
                type_probability=round(probability, 3),
                mode=(meaning.mode or None) if meaning is not None else None,
                quad=quad_of(type_, meaning.mode if meaning is not None else None) if type_ is not None else None,
                kind=kind,
                kind_by=by,
                source=self._role(source),
                target=self._role(target),
                trigger=self._span(number, {at}) or (0, 0),
                date=when.span if when is not None else None,
                date_filled=when.filled if when is not None else None,
                place=self._place(number, at),
                planned=planned,
                negated=certainty.endswith("-") and type_ != "REJECT",  # "will not meet" is the refusal itself
                bearing=when.bearing if when is not None else None,
                assessed=guessed(sentence, words, at),
            )
            for when in dates or (None,)
            for source in self._parties.joined(found.source, found.target) or (None,)
            for target in self._parties.joined(found.target, found.source) or (None,)
        ]

    def _together(self, number: int, beside: DateExpression | None) -> list[Event]:
        """Who a caption shows together: people of two states, at a place or on a date. Once for a sentence."""
        sentence = self._sentences[number]
        root = _root(sentence)
        people = self._parties.people(number)
        dates = self._dates.of(number, root, range(len(sentence)), beside)[:1]
        if number == self._pictured or len(people) < 2 or not dates:
            return []
        self._pictured = number
        first, second = (phrase(sentence, one.head) for one in people[:2])
        odds = type_of(sentence, first, second, quick=True).probabilities
        return [
            Event(
                type="CONSULT",
                type_probability=round(odds["CONSULT"], 3),
                mode=None,
                quad=QUADS["CONSULT"],
                kind="meeting",
                kind_by="type",
                source=self._role(one),
                target=self._role(other),
                trigger=self._span(number, {other.head}) or (0, 0),
                date=dates[0].span,
                date_filled=dates[0].filled,
                place=self._place(number, root),
                bearing=dates[0].bearing,
            )
            for one, other in combinations(people[:MOST_PICTURED], 2)
        ]

    def _type(self, number: int, found: Candidate, wrapper: str) -> tuple[EventType | None, float]:
        """The likeliest of the types that the trigger allows, with the model's probability for it."""
        sentence = self._sentences[number]
        source, target = (
            phrase(sentence, p.head) if p is not None and p.scene == number else set()
            for p in (found.source, found.target)
        )
        named = {m.type for m in found.trigger.meanings}
        if wrapper != "INTENDING" or not named & {"CONSULT", "SUPPORT"}:  # "will meet" is a meeting to come
            named |= {_WRAPPED.get(wrapper, "")}
        if (
            wrapper == "DEMANDING"
            and found.trigger.meanings[0].type != "REQUEST"
            and _only_asked(sentence, found.trigger.at)
        ):
            named = {"REQUEST"}  # "called for lifting the sanctions"
        alone = len(named & QUADS.keys()) < 2  # nothing to choose: the encoder is asked only where it is in doubt
        odds = type_of(sentence, source, target, quick=alone).probabilities
        if alone and max((odds[t] for t in odds if t in named), default=1.0) < SURE:
            odds = type_of(sentence, source, target).probabilities
        best = max((t for t in odds if t in named), key=lambda t: odds[t], default=None)
        return (best, odds[best]) if best is not None else (None, 1.0)

    def _role(self, party: Party | None) -> Role | None:
        if party is None or not self._parties.acts(party):
            return None
        sentence = self._sentences[party.scene]
        tokens = phrase(sentence, party.head)
        local, span = sentence.span_of(tokens), self._span(party.scene, tokens)
        if local is None or span is None:
            return None
        words = " ".join(sentence.text[slice(*local)].split())
        return Role(*span, words, self._parties.name_of(party) or words, party.state, party.filled)

    def _span(self, number: int, tokens: set[int]) -> Span | None:
        local = self._sentences[number].span_of(tokens)
        place = self._placed[number]
        if local is None:
            return None
        return self._blocks[place.block].document_span(place.start + local[0], place.start + local[1])

    def _place(self, number: int, at: int) -> Span | None:
        """The name after "in" or "at" under the trigger."""
        tokens = next((tokens for _, tokens in self._parties.places(number, at)), None)
        return None if tokens is None else self._span(number, set(tokens))


def _root(sentence: Sentence) -> int:
    return next((at for at, head in enumerate(sentence.heads) if head == at), 0)


def _rank(sentence: Sentence, candidate: Candidate) -> tuple[int, int, int, int, int]:
    """A verb before a noun, more states named, then an object that fits, then what hangs highest, then the first."""
    states = {p.state for p in (candidate.source, candidate.target) if p is not None and p.state}
    at, made, nominal = candidate.trigger
    return -int(nominal), len(states), int(any(m.noun for m in made)), -sentence.depths[at], -at


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two triggers of a statement tell of one thing: the same kind of act between the same states ("invited and
    hosted"), or words about it."""
    kinds = [{m.kind or m.type for m in c.trigger.meanings} for c in (one, other)]
    pairs = [{p.state for p in (c.source, c.target) if p is not None and p.state} for c in (one, other)]
    return one.trigger.at == other.trigger.at or (
        pairs[0] <= pairs[1]
        and (bool(kinds[0] & kinds[1]) or "statement" in kinds[0])
        and not ("deal" in kinds[0] & kinds[1] and _is_stopped(one) != _is_stopped(other))
    )


def _is_stopped(candidate: Candidate) -> bool:
    """Whether a trigger says that something ends: "suspended purchases" is not what "resumed talks on contracts" is."""
    return all(m.type == "SANCTION" for m in candidate.trigger.meanings)


def _says_the_same(event: Event, told: Event) -> bool:
    """ "Asked them to mediate": what is asked for is no second request."""
    states = [{role.state for role in (e.source, e.target) if role is not None} for e in (event, told)]
    return event.type == told.type and event.type in SPOKEN and states[0] <= states[1]


def _only_asked(sentence: Sentence, at: int) -> bool:
    """Whether the verb over a trigger asks for it: who orders something has it done, more often than not."""
    above = next(verbs_above(sentence, at), None)
    return above is not None and lemma(sentence.lower[above]) not in _COMMANDS


def _is_asked_in(event: Event, told: Event) -> bool:
    """ "Called on Ardun to cancel its talks with Velmark": the talks are no request to Velmark."""
    if not (event.type == told.type == "REQUEST" and told.kind == "statement" != event.kind):
        return False
    return event.source is not None and told.source is not None and event.source.state == told.source.state


def _is_barred_in(event: Event, told: Event) -> bool:
    """ "Has banned the sale of arms to Ardun": there is no sale."""
    barred = told.mode == "ban" or (told.mode or "").startswith("discontinue")
    onto = [one.target.state for one in (event, told) if one.target is not None]
    return barred and event.type == "COOPERATE" and len(onto) == 2 and onto[0] == onto[1]


def _kind(
    found: Sequence[Meaning], type_: EventType | None
) -> tuple[EventKind | None, Literal["words", "type"] | None]:
    """The register that a verb and its object name, else the one that the type suggests."""
    by_words = next((m.kind for m in found if m.noun and m.kind), None)
    by_type = next((m.kind for m in found if m.kind and m.type == type_), None)
    kind = by_words or by_type or ("statement" if type_ in SPOKEN else None)
    return cast(EventKind | None, kind), None if kind is None else "words" if by_words else "type"
