"""What an account has said so far about its speakers: for pronouns, surnames and "the paper"."""

import re
from functools import cache

import msgspec

from firsthand.claims.sources import PRONOUNS, Source, can_speak
from firsthand.language.folding import fold
from firsthand.language.tables import table
from firsthand.records import Mention

REACH_SENTENCES = 4
"""A pronoun's antecedent stands at most so many sentences back; further off a guess would be as often wrong."""


class Figure(msgspec.Struct):
    """Somebody who was spoken of: ``who`` as best named, ``key`` what tells him from others, where last (``at`` is the
    token). ``rival`` figures stand in the way of a pronoun and never answer for one.
    """

    who: str
    key: str
    plural: bool
    gender: str
    sentence: int
    at: int
    kind: str
    rival: bool = False


class Memory:
    """Grows sentence by sentence through one document."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._full_names: dict[str, str] = {}
        self._outlet: str | None = None
        self._people: set[str] = set()
        self._genders: dict[str, str] = {}

    def learn_names(self, mentions: tuple[Mention, ...]) -> None:
        """Full names, so that "Mr. Phuong" finds them later on."""
        for mention in mentions:
            words = mention.canonical.split()
            if mention.schema == "Person" and words:
                self._people.add(fold(words[-1]))
            if len(words) >= 2 and mention.schema in ("Person", "Other"):
                key = fold(words[-1])
                known = self._full_names.setdefault(key, mention.canonical)
                if not known.endswith(mention.canonical) and not mention.canonical.endswith(known):
                    self._full_names[key] = ""  # two of one surname: neither is meant for certain

    def note(self, who: str, source: Source, sentence: int, at: int, *, speaks: bool) -> None:
        """Records a source or a sentence's subject. Pronouns add nothing new."""
        if source.pronoun is not None or source.designation:
            return
        if source.type == "outlet" and source.named:
            self._outlet = who
        if source.type == "unknown" and source.plural and not can_speak(source.head):
            return
        if source.type in ("person", "group", "unknown", "organisation", "state", "office", "outlet"):
            key = _key(source)
            self._learn_gender(key, source.who)
            # "Rain fell": one capital word that opens a sentence and says nothing may be anything
            doubtful = not speaks and at == 0 and " " not in who and not self._named(key)
            self._figures.append(
                Figure(who, key, source.plural, _gender(source.who), sentence, at, source.type, rival=doubtful)
            )

    def mention(self, mention: Mention, sentence: int, at: int, *, quoted: bool) -> None:
        """Records a name that stands anywhere in a sentence. One that may be a person's or not is a rival only, and so
        is one inside a quotation, where its speaker does not speak of himself by name.
        """
        words = mention.canonical.split()
        if mention.schema not in ("Person", "Other") or not words:
            return
        key = fold(words[-1])
        sure = mention.schema == "Person" or key in self._people
        if not sure and (len(words) < 2 or not all(w[:1].isupper() and w[-1].isalpha() for w in words)):
            return
        self._learn_gender(key, mention.text)
        who = self._full_names.get(key) or mention.text
        self._figures.append(
            Figure(who, key, False, _gender(mention.text), sentence, at, "person", rival=quoted or not sure)
        )

    def went_on(self, resolved: str | None, source: Source, sentence: int, at: int) -> None:
        """Records a pronoun that spoke: whoever it stands for is present once more; an open one keeps the next open."""
        if source.pronoun is None or source.who.lower() in ("i", "we", "you", "who"):
            return
        gender, plural = source.pronoun
        last = next((f for f in reversed(self._figures) if f.who == resolved), None)
        if last is not None:
            self._learn_gender(last.key, source.who)
            self._figures.append(msgspec.structs.replace(last, sentence=sentence, at=at, rival=False))
        elif gender in ("m", "f"):
            self._figures.append(Figure("", f"?{sentence}", plural, gender, sentence, at, "person", rival=True))

    def _named(self, key: str) -> bool:
        return key in self._people or key in self._full_names

    def _learn_gender(self, key: str, who: str) -> None:
        gender = PRONOUNS[who.lower()][0] if who.lower() in PRONOUNS else _gender(who)
        if gender in ("m", "f"):
            self._genders.setdefault(key, gender)

    def resolve(self, source: Source, sentence: int, at: int) -> str | None:
        """The name a source phrase stands for, or None where it names itself or nothing fits."""
        if source.pronoun is not None:
            return self._antecedent(source, sentence, at)
        core = re.split(r",", source.who)[0].strip()
        if re.fullmatch(r"(?i:the (?:news)?paper|the outlet|the newspaper)", core):
            return self._outlet
        names = [m for m in source.names if m.schema in ("Person", "Other") and source.head in m.text]
        if names and not _OTHERS.match(core) and len(names[0].canonical.split()) == 1:
            full = self._full_names.get(fold(names[0].canonical))
            return full if full and full != core else None
        return None

    def _antecedent(self, source: Source, sentence: int, at: int) -> str | None:
        """The only one who fits in this sentence and the one before; where nobody does, the only one in reach."""
        assert source.pronoun is not None
        gender, plural = source.pronoun
        if source.who.lower() in ("i", "we", "you", "who"):
            return None
        before = [
            f for f in self._recent(sentence) if (f.sentence < sentence or f.at < at) and self._fits(f, gender, plural)
        ]
        fitting = [f for f in before if sentence - f.sentence <= 1] or before
        if len({f.key for f in fitting}) != 1:
            return None
        sure = [f.who for f in fitting if not f.rival]
        return sure[-1] if sure else None

    def _recent(self, sentence: int) -> list[Figure]:
        """Figures within reach; those further back are never asked for again."""
        self._figures = [f for f in self._figures if sentence - f.sentence <= REACH_SENTENCES]
        return self._figures

    def _fits(self, figure: Figure, gender: str, plural: bool) -> bool:
        if gender == "n":
            return figure.kind in ("organisation", "outlet", "office", "state")
        if gender in ("m", "f"):
            known = figure.gender or self._genders.get(figure.key, "")
            return figure.kind == "person" and not figure.plural and known in ("", gender)
        return figure.plural if plural else True


_OTHERS = re.compile(r"(?i)(?:other|another|more|some|many|several|most|few)\b")
""""Other Democrats" are not those who were named before."""


def _key(source: Source) -> str:
    """What tells a source from others: its surname, or its words without the article."""
    if source.type == "person" and source.named and not source.plural:
        named = next((m for m in source.names if source.head in m.text), None) or source.apposition
        words = named.canonical.split() if named is not None else [source.head]
        return fold(words[-1])
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
