"""Whose state a phrase speaks for: a state's name or adjective in it, a capital that stands for its government, a person
or body whom the account has given a state before ("China's leader, Wen Ardo" … "Mr. Ardo").
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from firsthand.claims.events_words import reading_words
from firsthand.claims.grammar import Sentence
from firsthand.claims.phrases import noun_phrase
from firsthand.claims.sources import noun_type
from firsthand.language.folding import fold
from firsthand.language.states import capitals, find_capitals, find_states
from firsthand.language.tables import table
from firsthand.language.verbs import lemma
from firsthand.records import DateExpression, Mention

_NAMES = frozenset({"Person", "Organization", "Company", "PublicBody", "Other"})
_LEFT = ("amod", "compound", "poss", "nmod", "det", "nummod")
_OWNING = frozenset({"of", "from", "in"})
_OFFICES = frozenset({"person", "office", "organisation"})
"""What an apposition must be to say whose somebody is ("China's leader, Wen Ardo")."""
_STANCES = frozenset({"pro", "anti", "non", "ex"})
"""A "pro-Ardunian" group speaks for nobody's state."""
_OF_STATE = re.compile(r"[^ ]+(?: [^ ]+)? of (?:the )?(.+)")
_ONE_OF = frozenset({"a", "an", "another", "one", "first", "only", "last", "young", "old"})
_FORMED = frozenset({"VBN", "VBD", "JJ"})


@lru_cache(maxsize=1)
def _governments() -> dict[str, str]:
    data = table("sources")
    return {**data["capitals"], **data["metonyms"]}


@lru_cache(maxsize=1)
def _town_words() -> frozenset[str]:
    """The first words of capitals: most sentences hold none, and are not looked through."""
    return frozenset(town.split()[0] for town in capitals("en"))


class Scene(NamedTuple):
    """One sentence with the mentions in it, the state that each token names by itself, and its dates with their tokens."""

    sentence: Sentence
    mentions: tuple[tuple[Mention, range], ...]
    states: dict[int, str]
    dates: tuple[tuple[DateExpression, range], ...]
    dated: frozenset[int]


def scene_of(sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[DateExpression]) -> Scene:
    """Mentions and dates, in order of the text, over the tokens of their sentence."""
    placed = [
        (m, tokens) for m, tokens in zip(mentions, _over(sentence, [m.text for m in mentions]), strict=True) if tokens
    ]
    states: dict[int, str] = {}
    for mention, tokens in placed:
        state = _named_state(mention)
        if state is not None and not _only_a_stance(sentence, tokens[0], tokens[-1] + 1):
            states.update((token, state) for token in tokens)
    named = {token: mention for mention, tokens in placed for token in tokens}
    towns = () if _town_words().isdisjoint(sentence.lower) else find_capitals(sentence.text, "en")
    for start, end, state in towns:
        town = [at for at in range(len(sentence)) if start <= sentence.parsed.starts[at] < end]
        if all(at not in named or named[at].text == sentence.text[start:end] for at in town):  # no part of another name
            for at in town:
                states.setdefault(at, state)
    for mention, tokens in placed:  # "Wen Ardo of Ardun": a name that runs on
        whole = _OF_STATE.fullmatch(mention.text) if mention.schema == "Other" else None
        inside = find_states(whole[1]) if whole is not None else []
        if whole is not None and inside and inside[0].country and inside[0].text == whole[1]:
            states[tokens[-1]] = inside[0].country
    spread = tuple(zip(dates, _over(sentence, [d.text for d in dates]), strict=True))
    return Scene(sentence, tuple(placed), states, spread, frozenset(t for _, tokens in spread for t in tokens))


def _over(sentence: Sentence, texts: Sequence[str]) -> list[range]:
    """The tokens over which each of the texts lies; they stand in the sentence in this order. Empty where one is not found."""
    found: list[range] = []
    cursor = at = 0
    starts, ends = sentence.parsed.starts, sentence.parsed.ends
    for text in texts:
        start = sentence.text.find(text, cursor)
        if start < 0:
            found.append(range(0))
            continue
        cursor = start + len(text)
        while at < len(sentence) and ends[at] <= start:
            at += 1
        last = at
        while last < len(sentence) and starts[last] < cursor:
            last += 1
        found.append(range(at, last))
    return found


def _named_state(mention: Mention) -> str | None:
    if mention.schema == "Designation":
        return None  # a Russian-made jet is not Russia
    if mention.schema == "Country":
        return mention.country
    return _governments().get(mention.canonical) or mention.country


def _only_a_stance(sentence: Sentence, first: int, last: int) -> bool:
    """ "pro-Ardunian", "Ardun-backed", "Ardunian-made": what such words describe belongs to somebody else."""
    words = sentence.lower
    before = words[first - 1] if first else ""
    if before in _STANCES or (before == "-" and first > 1 and words[first - 2] in _STANCES):
        return True
    return last + 1 < len(words) and words[last] == "-" and sentence.tags[last + 1] in _FORMED


class Known:
    """Who an account has said belongs to which state. Two of one surname in two states are nobody's."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}

    def learn(self, scene: Scene) -> None:
        """Takes in the names of a sentence that names a state as well."""
        for mention, tokens in scene.mentions if scene.states else ():
            if mention.schema not in _NAMES or tokens[-1] in scene.states:
                continue
            state = self._given(scene, tokens, titled=mention.schema != "Other")
            if state is not None:
                for key in _keys(mention):
                    self._states[key] = state if self._states.get(key, state) == state else ""

    def _given(self, scene: Scene, name: range, *, titled: bool) -> str | None:
        """The state of the phrase that a name ends, or of the one beside it that says who that is."""
        sentence = scene.sentence
        head = name[-1]
        if sentence.deps[head] in ("compound", "nmod") and sentence.heads[head] > head:
            return None  # "the Air Defense commander": part of what somebody else is
        beside = [c for c in sentence.children[head] if sentence.deps[c] == "appos"]
        if sentence.deps[head] == "appos":
            beside.append(sentence.heads[head])
        if name[0] > 1 and sentence.words[name[0] - 1] == ",":
            beside.append(name[0] - 2)  # "Ardun's leader, To Ven,": the parser takes "To" for a preposition
        offices = [c for c in beside if _is_office(sentence.words[c])]
        places = (head, *offices) if offices or titled else ()
        before = next((state for place in places if (state := _leading(scene, place)) is not None), None)
        return before or next(
            (state for place in (head, *offices) if (state := _owning(scene, place)) is not None), None
        )

    def state_of(self, scene: Scene, head: int) -> str | None:
        """The state that the phrase of ``head`` speaks for, or None."""
        own = _inside(scene, head)
        if own is not None:
            return own
        for child in scene.sentence.children[head]:  # "Ven, the Ardunian leader,"
            office = scene.sentence.deps[child] == "appos" and _is_office(scene.sentence.words[child])
            if office and (led := _inside(scene, child)) is not None:
                return led
        near = [head]  # "Mr. Ardo's aide", "one of Mr. Ardo's aides", "Mr. Ardo, the host"
        for child in scene.sentence.children[head]:
            if scene.sentence.deps[child] in ("poss", "appos"):
                near.append(child)
            elif scene.sentence.deps[child] == "prep" and scene.sentence.lower[child] == "of":
                near += [g for c in scene.sentence.children[child] for g in (c, *scene.sentence.children[c])]
        return next((state for at in near if (state := self._named(scene, at)) is not None), None)

    def _named(self, scene: Scene, at: int) -> str | None:
        mention = next((m for m, tokens in scene.mentions if at in tokens and m.schema in _NAMES), None)
        if mention is not None:
            return next((s for key in _keys(mention)[::-1] if (s := self._states.get(key))), None)
        if not scene.sentence.tags[at].startswith("NNP"):
            return None
        return self._states.get(fold(scene.sentence.words[at])) or None  # a family name alone at a sentence's head

    def name_of(self, scene: Scene, head: int) -> str | None:
        """The name in the phrase of ``head``, as the account gives it best."""
        return next((m.canonical for m, tokens in scene.mentions if head in tokens and m.schema in _NAMES), None)


def _is_office(noun: str) -> bool:
    """Whether a noun says what somebody is: "his Ardunian counterpart, Wen Ardo"."""
    return noun_type(noun) in _OFFICES or noun.lower() in ("counterpart", "counterparts")


def _keys(mention: Mention) -> tuple[str, ...]:
    """What a name is found by again. A family name may stand first or last."""
    words = mention.canonical.split()
    if mention.schema in ("Person", "Other") and words:
        return (fold(words[0]), fold(words[-1]))
    return (fold(mention.canonical),)


def _leading(scene: Scene, head: int) -> str | None:
    """The state before a noun: "Ardun's prime minister"."""
    return next((scene.states[t] for t in _before(scene.sentence, head) if t in scene.states), None)


def _owning(scene: Scene, head: int) -> str | None:
    """The state that somebody is "of": "President Wen Ardo of Ardun"."""
    sentence = scene.sentence
    links = (c for c in sentence.children[head] if sentence.deps[c] == "prep" and sentence.lower[c] == "of")
    return next((scene.states[t] for link in links for t in sentence.children[link] if t in scene.states), None)


def _inside(scene: Scene, head: int) -> str | None:
    """The state that a phrase names: at its head, else before it, else what it is "of"."""
    sentence = scene.sentence
    if head in scene.states:
        return None if _is_one_of_them(sentence, head) else scene.states[head]
    if "BORDER" in reading_words().nouns.get(lemma(sentence.lower[head]), ()):
        return None  # a border is nobody's
    for token in _before(sentence, head):
        if token in scene.states:
            return scene.states[token]
    for child in sentence.children[head]:
        if sentence.deps[child] == "prep" and sentence.lower[child] in _OWNING:
            if sentence.lower[child] == "in" and "TALKS" in reading_words().nouns.get(lemma(sentence.lower[head]), ()):
                continue  # "their summit in Ardun": where, not whose
            for noun in sentence.children[child]:
                if noun in scene.states:
                    return scene.states[noun]
                near = next((t for t in _before(sentence, noun) if t in scene.states), None)
                if near is not None:
                    return scene.states[near]
    return None


def _is_one_of_them(sentence: Sentence, head: int) -> bool:
    """Whether a name is that of a person of a state, not the state's: "an Ardunian", "the first Ardunian to do so"."""
    return any(
        sentence.lower[c] in _ONE_OF for c in sentence.children[head] if sentence.deps[c] in ("det", "amod", "nummod")
    )


def _before(sentence: Sentence, head: int) -> Iterator[int]:
    """What stands before a noun and says whose or which it is, the nearest first."""
    waiting = [head]
    while waiting:
        at = waiting.pop()
        if at != head:
            yield at
        waiting.extend(c for c in sentence.children[at] if c < at and sentence.deps[c] in _LEFT)


_CLAUSES = ("relcl", "acl", "appos", "conj", "cc", "punct")


def phrase(sentence: Sentence, head: int) -> set[int]:
    """The tokens of a role: the noun phrase without clauses, appositions and what is joined to it by "and"."""
    away = {c for c in sentence.children[head] if c > head and sentence.deps[c] in _CLAUSES}
    away |= {
        c for c in sentence.children[head] if sentence.deps[c] == "prep" and c > head and sentence.lower[c] != "of"
    }
    return noun_phrase(sentence, head, away)
