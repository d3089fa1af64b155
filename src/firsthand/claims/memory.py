"""What an account has said so far about its speakers: for pronouns, surnames and "the paper"."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from firsthand.claims.people import People, is_common
from firsthand.claims.sources import Source, can_speak, noun_type
from firsthand.language.folding import fold
from firsthand.language.names import find_names
from firsthand.language.tables import table
from firsthand.records import Mention, SourceType

REACH_SENTENCES = 4
"""A pronoun's antecedent stands at most so many sentences back; further off a guess would be as often wrong."""

LEADS, ACTS = 2, 1
"""Ranks: the subject of a sentence's main verb goes before that of another clause, and this before whoever else is named
(Grosz, Joshi, Weinstein 1995, *Centering*).
"""


class Figure(msgspec.Struct):
    """Somebody who was spoken of: ``who`` as best named, ``key`` what tells him from others, where last (``at`` is the
    token). ``rival`` figures stand in the way of a pronoun and never answer for one; ``rank`` is how far his sentence is
    about him: ``LEADS``, ``ACTS`` or 0.
    """

    who: str
    key: str
    plural: bool
    gender: str
    sentence: int
    at: int
    kind: str
    rival: bool = False
    rank: int = 0
    quoted: bool = False


class Memory:
    """Grows sentence by sentence through one document."""

    def __init__(self, known: People | None = None, clock: Sequence[int] = ()) -> None:
        """``known`` are the people of the account, from a first look at all of it; ``clock`` has a count for every sentence
        that stands still in those which are all quotation, where whoever speaks stays the same.
        """
        self._known = known or People((), ())
        self._clock = clock
        self._figures: list[Figure] = []
        self._full_names: dict[str, str] = {}
        self._outlet: str | None = None
        self._people: set[str] = set()
        self._genders: dict[str, str] = {}

    def learn_names(self, mentions: tuple[Mention, ...]) -> None:
        """Full names, so that "Mr. Phuong" finds them later on."""
        for mention in mentions:
            words = mention.canonical.split()
            if len(words) > 1 and is_common(words):
                continue  # "The Sad Fall Of Tam Brel" in a heading
            if mention.schema == "Person" and words:
                self._people.add(fold(words[-1]))
            if len(words) >= 2 and mention.schema in ("Person", "Other"):
                key = fold(words[-1])
                known = self._full_names.setdefault(key, mention.canonical)
                if not known.endswith(mention.canonical) and not mention.canonical.endswith(known):
                    self._full_names[key] = ""  # two of one surname: neither is meant for certain

    def note(self, who: str, source: Source, sentence: int, at: int, *, speaks: bool, rank: int = 0) -> None:
        """Records a source or a sentence's subject. Pronouns add nothing new, nor does "no clerk"."""
        if source.pronoun is not None or source.designation or _is_nobody(source):
            return
        who = _CLAUSE.split(who, maxsplit=1)[0]
        if source.type == "outlet" and source.named and noun_type(who) is None:
            self._outlet = who
        if source.type == "unknown" and source.plural and not can_speak(source.head):
            return
        if source.type not in ("person", "group", "unknown", "organisation", "state", "office", "outlet"):
            return
        written = next((w for w in re.split(r"[\s,]+", source.who) if source.head in w), source.head)  # "Brel-Voss"
        name = next((m.canonical for m in source.names if source.head in m.text), written) if source.named else ""
        status = self._known.status(name) if name else "person"
        kind = source.type
        if name and status == "person" and kind in ("unknown", "office") and not source.plural:
            kind = "person"  # "New Ansel Gov. Tam Brel"
        unknown = (
            kind == "unknown" and status != "thing" and speaks and rank == LEADS and bool(name) and not source.plural
        )
        if unknown:  # "Ardun said so": who is not known stands in the way of others
            kind = "person"
        key, gender = _key(source, name, kind), self._gender_of(source, who, name)
        self._learn_gender(key, gender)
        if kind == "person" and status == "thing":
            kind = "unknown"
        # "Rain fell", "Sand Point shook": capital words that say nothing may be anything
        doubtful = (unknown or not speaks) and status != "person" and not self._named(key)
        self._figures.append(Figure(who, key, source.plural, gender, sentence, at, kind, rival=doubtful, rank=rank))

    def mention(self, mention: Mention, sentence: int, at: int, *, quoted: bool, rank: int = 0) -> None:
        """Records a name that stands anywhere in a sentence. One that may be a person's or not is a rival only, and so
        is one inside a quotation, where its speaker does not speak of himself by name.
        """
        words = mention.canonical.split()
        status = self._known.status(mention.canonical)
        if mention.schema not in ("Person", "Other") or not words or status == "thing":
            return
        key = fold(words[-1])
        sure = status == "person" or key in self._people
        if not sure and (len(words) < 2 or not all(w[:1].isupper() and w[-1].isalpha() for w in words)):
            return
        self._learn_gender(key, _gender(mention.text))
        who = self._full_names.get(key) or mention.text
        self._figures.append(
            Figure(
                who,
                key,
                False,
                _gender(mention.text) or self._known.gender(who),
                sentence,
                at,
                "person",
                rival=quoted or not sure,
                rank=rank if sure and not quoted else 0,
                quoted=quoted,
            )
        )

    def went_on(self, resolved: str | None, source: Source, sentence: int, at: int) -> None:
        """Records a pronoun that spoke: whoever it stands for is present once more; an open one keeps the next open."""
        if source.pronoun is None or source.who.lower() in ("i", "we", "you", "who"):
            return
        gender, plural = source.pronoun
        last = next((f for f in reversed(self._figures) if f.who == resolved), None)
        if last is not None:
            self._learn_gender(last.key, gender)
            self._figures.append(msgspec.structs.replace(last, sentence=sentence, at=at, rival=False, rank=LEADS))
        elif gender in ("m", "f"):
            self._figures.append(
                Figure("", f"?{sentence}", plural, gender, sentence, at, "person", rival=True, rank=LEADS)
            )

    def _named(self, key: str) -> bool:
        return key in self._people or key in self._full_names

    def _learn_gender(self, key: str, gender: str) -> None:
        if gender in ("m", "f"):
            self._genders.setdefault(key, gender)

    def resolve(
        self, source: Source, sentence: int, at: int, *, quoted: bool = False, said: frozenset[int] = frozenset()
    ) -> str | None:
        """The name a source phrase stands for, or None where it names itself or nothing fits. ``quoted`` says whether it
        stands between quotation marks itself, ``said`` are the tokens of what it says.
        """
        if source.pronoun is not None:
            return self._antecedent(source, sentence, at, quoted, said)
        core = re.split(r",", source.who)[0].strip()
        if re.fullmatch(r"(?i:the (?:news)?paper|the outlet|the newspaper)", core):
            return self._outlet
        names = [m for m in source.names if m.schema in ("Person", "Other") and source.head in m.text]
        if names and not source.plural and not _OTHERS.match(core) and len(names[0].canonical.split()) == 1:
            full = self._full_names.get(fold(names[0].canonical))
            return full if full and full != core else None
        return None

    def _antecedent(self, source: Source, sentence: int, at: int, quoted: bool, said: frozenset[int]) -> str | None:
        """Of the nearest sentence that speaks of anybody who fits, the one whom it is most about, if there is one such. Whom
        a quotation names does not speak it; whom "Brel is ill, he said" names does where nobody else leads before.
        """
        assert source.pronoun is not None
        gender, plural = source.pronoun
        if source.who.lower() in ("i", "we", "you", "who"):
            return None
        here = [f for f in self._recent(sentence) if f.sentence == sentence]
        quotes = set() if quoted else {f.key for f in here if f.quoted}
        fitting = [
            f
            for f in self._figures
            if (f.sentence < sentence or f.at < at)
            and f.quoted <= quoted
            and f.key not in quotes
            and self._fits(f, gender, plural)
        ]
        named = {f.key for f in here if f.at in said}
        near = [f for f in fitting if self._since(f, sentence) <= 1]
        others = [f for f in near if f.key not in named]
        if any(f.rank == LEADS for f in others):
            return self._meant(others, sentence, quoted)
        return self._meant(near or fitting, sentence, quoted)

    def _gender_of(self, source: Source, who: str, name: str) -> str:
        """By the title before a name ("Mrs."), then by what is known of the full name or of this one."""
        core = source.who.split(",", 1)[0]
        title = "" if _POSSESSIVE.search(core) or source.plural else _gender(core)
        full = next((m.canonical for m in find_names(who) if name and name in m.canonical), name)
        return title or self._known.gender(full)

    def _recent(self, sentence: int) -> list[Figure]:
        """Figures within reach; those further back are never asked for again."""
        self._figures = [f for f in self._figures if self._since(f, sentence) <= REACH_SENTENCES]
        return self._figures

    def _since(self, figure: Figure, sentence: int) -> int:
        """How many sentences that are not all quotation lie between a figure and a later sentence."""
        return self._clock[sentence] - self._clock[figure.sentence] if self._clock else sentence - figure.sentence

    def _meant(self, fitting: list[Figure], sentence: int, quoted: bool) -> str | None:
        """Whom a pronoun means of those who fit, or None."""
        if len({f.key for f in fitting}) > 1 and not quoted:
            last = min(self._since(f, sentence) for f in fitting)
            for back in (last, last + 1):
                here = [f for f in fitting if self._since(f, sentence) == back]
                rank = max((f.rank for f in here), default=0)
                if rank and (back == last or last == 0):
                    fitting = [f for f in here if f.rank == rank]
                    break
        if len({f.key for f in fitting}) != 1:
            return None
        sure = [f.who for f in fitting if not f.rival]
        return sure[-1] if sure else None

    def _fits(self, figure: Figure, gender: str, plural: bool) -> bool:
        if gender == "n":
            return figure.kind in ("organisation", "outlet", "office", "state")
        if gender in ("m", "f"):
            known = figure.gender or self._genders.get(figure.key, "")
            return figure.kind == "person" and not figure.plural and known in ("", gender)
        return figure.plural if plural else True


def _is_nobody(source: Source) -> bool:
    """ "no clerk", "each candidate", and "chief clerk" without an article, which only says what somebody is."""
    first = source.who.split(" ", 1)[0].lower()
    if first in ("no", "not", "none", "nobody", "any", "each", "every", "either", "neither", "whoever", "whichever"):
        return True
    bare = first not in _DETERMINED and not first.endswith(("'s", "’s")) and first[:1] == source.who[:1]
    return bare and source.type == "person" and not source.named and not source.plural


_DETERMINED = frozenset("the a an this that his her its their my our your one another".split())


_CLAUSE = re.compile(r",? (?:who|which|whose)\b| \(")
"""Where what is told of somebody begins, or his party in brackets: he stands for a later "he" without it."""
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\s")
_OTHERS = re.compile(r"(?i)(?:other|another|more|some|many|several|most|few)\b")
""""Other Democrats" are not those who were named before."""


def _key(source: Source, name: str, kind: SourceType) -> str:
    """What tells a source from others: its surname, or its words without the article."""
    if kind == "person" and source.named and not source.plural:
        return fold((source.apposition.canonical if source.apposition else name).split()[-1])
    core = re.split(r",", source.who)[0].strip()
    return "~" + fold(re.sub(r"^(?i:the|an?) ", "", core))


def _gender(who: str) -> str:
    words = re.findall(r"[^\s,]+", who)
    if not _titles("feminine").isdisjoint(words):
        return "f"
    return "" if _titles("masculine").isdisjoint(words) else "m"


@cache
def _titles(gender: str) -> frozenset[str]:
    return frozenset(table("names")[gender])
