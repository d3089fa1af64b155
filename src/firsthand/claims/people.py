"""Which names of an account are people's, and which of them are men or women: read off all its sentences before any pronoun
is resolved, so that only a person may stand for "he" and no city stands in his way.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec

from firsthand.claims.grammar import Sentence
from firsthand.claims.sources import calls, noun_type
from firsthand.language.folding import fold
from firsthand.language.names import given_name
from firsthand.language.tables import table
from firsthand.records import Mention

_HIS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLAINLY = 2
"""A gender is learned from pronouns when so many times more of them speak for it than against it."""
_OFTEN = 4
"""Of a name that nothing else tells of so many make a person's; a pronoun in its sentence counts two."""
_WHERE = frozenset("in at near from outside around across throughout into".split())
_MODIFIES = frozenset({"compound", "nmod", "amod"})


class Placed(msgspec.Struct, frozen=True):
    """A name in a sentence: its tokens from ``first`` to ``last``."""

    mention: Mention
    first: int
    last: int


class People:
    """``status`` of a name ("person", "thing" or "" where nothing tells), ``gender`` of a surname."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Sequence[Placed]]) -> None:
        """``names`` are those of each sentence, as ``placed_names`` gives them."""
        self._status: dict[str, str] = {}
        self._surnames: dict[str, Counter[str]] = {}
        for sentence, here in zip(sentences, names, strict=True):
            for one in here:
                self._judge(sentence, one)
        self._called: set[str] = set()
        self._votes = self._vote(sentences, names)

    def status(self, canonical: str) -> str:
        """What a name is: by all that is said of it, then by its surname, then by its words."""
        words = canonical.split()
        if not words or is_common(words):
            return "thing" if words else ""
        known = self._status.get(canonical)
        if known:
            return known
        if len(words) == 1 and self._surnames.get(fold(words[0])):
            return "person"
        return _by_words(words) or ("person" if len(words) > 1 and fold(words[-1]) in self._called else "")

    def gender(self, canonical: str) -> str:
        """ "m", "f" or "": by the given name, then by the surname's."""
        words = canonical.split()
        if len(words) > 1 and (given := given_name(words[0])) in ("m", "f"):
            return given
        key = fold(words[-1]) if words else ""
        named = self._surnames.get(key, Counter())
        told = [g for g in ("m", "f") if named[g]]
        if len(told) == 1:
            return told[0]
        return "" if told else self._votes.get(key, "")

    def _judge(self, sentence: Sentence, one: Placed) -> None:
        mention, words = one.mention, one.mention.canonical.split()
        if mention.schema not in ("Person", "Other") or not words or is_common(words):
            return
        if self._status.get(mention.canonical) != "person":
            if mention.schema == "Person" or _introduced(sentence, one) or (len(words) > 1 and given_name(words[0])):
                self._status[mention.canonical] = "person"
            elif len(words) > 1 and _is_where(sentence, one):
                self._status[mention.canonical] = "thing"
        if self._status.get(mention.canonical) == "person":
            given = given_name(words[0]) if len(words) > 1 else ""
            self._surnames.setdefault(fold(words[-1]), Counter())[given or "?"] += 1

    def _vote(self, sentences: Sequence[Sentence], names: Sequence[Sequence[Placed]]) -> dict[str, str]:
        """Surname → the gender of the pronouns that follow it where nobody else is named."""
        votes: dict[str, Counter[str]] = {}
        before: set[str] = set()
        for sentence, here in zip(sentences, names, strict=True):
            people = [
                (one.last, fold(one.mention.canonical.split()[-1]))
                for one in here
                if one.mention.schema in ("Person", "Other")
                and not sentence.quoted[one.last]
                and self.status(one.mention.canonical) != "thing"
                and not (len(one.mention.canonical.split()) == 1 and sentence.deps[one.last] in _MODIFIES)
            ]
            at = next((t for t, w in enumerate(sentence.lower) if w in _HIS and not sentence.quoted[t]), None)
            if at is not None:
                own = {key for last, key in people if last < at}
                meant = own or before
                if len(meant) == 1:
                    votes.setdefault(next(iter(meant)), Counter())[_HIS[sentence.lower[at]]] += 2 if own else 1
            before = {key for _, key in people}
        found = {}
        for key, count in votes.items():
            (gender, most), *rest = count.most_common(2)
            if most > _PLAINLY * sum(number for _, number in rest):
                found[key] = gender
                if most >= _OFTEN:
                    self._called.add(key)
        return found


def placed_names(sentence: Sentence, mentions: Sequence[Mention]) -> list[Placed]:
    """Where in a sentence its names stand; ``mentions`` are in the order of the text."""
    found: list[Placed] = []
    cursor = 0
    for mention in mentions:
        start = sentence.text.find(mention.text, cursor)
        if start < 0:
            continue
        cursor = start + len(mention.text)
        last = next((t for t in range(len(sentence) - 1, -1, -1) if sentence.parsed.starts[t] < cursor), 0)
        first = last
        while first > 0 and last - first < LONGEST_NAME and sentence.parsed.starts[first - 1] >= start:
            first -= 1
        if sentence.parsed.starts[first] >= start:
            found.append(Placed(mention, first, last))
    return found


LONGEST_NAME = 12
"""Tokens of a name with its title."""


def _introduced(sentence: Sentence, one: Placed) -> bool:
    """ "Tam Brel, a clerk", "the clerk Tam Brel", "Brel, 47,", "Tam Brel, who …": what is told of a person only."""
    before = one.first - 1
    if before >= 0 and sentence.tags[before] == "NN" and calls(sentence.words[before]):
        return True
    if sentence.deps[one.last] == "appos" and noun_type(sentence.words[sentence.heads[one.last]]) == "person":
        return True
    after = sentence.words[one.last + 1 : one.last + 4]
    if len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) == 2 and after[2] in (",", "."):
        return True
    for child in sentence.children[one.last]:
        if sentence.deps[child] == "appos" and sentence.tags[child] == "NN":
            return noun_type(sentence.words[child]) == "person"
        if sentence.deps[child] == "relcl" and any(sentence.lower[t] == "who" for t in sentence.children[child]):
            return True
    return False


def _is_where(sentence: Sentence, one: Placed) -> bool:
    """ "in Sand Point", "the Port Act": a place, or what has an article."""
    if one.first > 0 and sentence.lower[one.first - 1] == "the":
        return sentence.heads[one.first - 1] == one.last
    return sentence.deps[one.last] == "pobj" and sentence.lower[sentence.heads[one.last]] in _WHERE


def is_common(words: list[str]) -> bool:
    """ "Secretary", "Everybody": capital words that are nobody's name; "The Fall Of Tam Brel" is a heading."""
    if len(words) == 1:
        return words[0] in table("names")["roles"] or words[0].lower() in _ANYBODY
    return any(w in ("Of", "On", "For", "To", "The", "And") for w in words[1:])


_ANYBODY = frozenset(
    "everybody everyone nobody somebody someone anybody anyone one others another republican republicans democrat "
    "democrats conservative conservatives liberal liberals independent independents".split()
)


def _by_words(words: list[str]) -> str:
    if len(words) > 1 and all(w.isupper() and len(w) > 2 for w in words):
        return "thing"  # a heading in capitals
    return "thing" if not _THINGS.isdisjoint(words) or not _listed().isdisjoint(words) else ""


@cache
def _listed() -> frozenset[str]:
    names = table("names")
    return frozenset(
        w for kind in ("organisation_words", "public_words", "company_words", "place_words") for w in names[kind]
    ) - {"Guard", "West", "Church", "Parks"}


_THINGS = frozenset(
    "Act Amendment Awards Bill Book Bowl Caucus Championship Conference Convention Council Cup Day Daily Deal Dream Fair "
    "Festival Forum Games Gazette Global Herald Index International Journal Journalism Law Magazine Media National New "
    "News North Northern Olympics Online Post Press Primary Prize Program Project Radio Review Rights Roundtable Security "
    "Series Show South Southern State States Statement Street Studies Summit Super Team Television Times Today Tower "
    "Technologies Tribune TV United War Watch Week World".split()
)
"""Words of titles, papers, laws, meetings and places, none of a person's name."""
