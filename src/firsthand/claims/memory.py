"""What an account has said so far about its speakers: for pronouns, surnames and "the paper"."""

import re

import msgspec

from firsthand.claims.sources import Source
from firsthand.language.folding import fold
from firsthand.language.tables import table
from firsthand.records import Mention

REACH_SENTENCES = 4
"""A pronoun's antecedent stands at most so many sentences back; further off a guess would be as often wrong."""


class Figure(msgspec.Struct):
    """Somebody who was spoken of: ``who`` as best named, when last."""

    who: str
    plural: bool
    gender: str
    sentence: int
    source: bool
    kind: str


class Memory:
    """Grows sentence by sentence through one document."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._full_names: dict[str, str] = {}
        self._outlet: str | None = None

    def learn_names(self, mentions: tuple[Mention, ...]) -> None:
        """Full names, so that "Mr. Phuong" finds them later on."""
        for mention in mentions:
            words = mention.canonical.split()
            if len(words) >= 2 and mention.schema in ("Person", "Other"):
                self._full_names.setdefault(fold(words[-1]), mention.canonical)

    def note(self, who: str, source: Source, sentence: int, *, speaks: bool) -> None:
        """Records a source or a sentence's subject. Pronouns add nothing new."""
        if source.pronoun is not None or source.designation:
            return
        if source.type == "outlet" and source.named:
            self._outlet = who
        if source.type in ("person", "group", "unknown", "organisation", "state", "office", "outlet"):
            self._figures.append(Figure(who, source.plural, _gender(source.who), sentence, speaks, source.type))

    def resolve(self, source: Source, sentence: int) -> str | None:
        """The name a source phrase stands for, or None where it names itself or nothing fits."""
        if source.pronoun is not None:
            return self._antecedent(source, sentence)
        core = re.split(r",", source.who)[0].strip()
        if re.fullmatch(r"(?i:the (?:news)?paper|the outlet|the newspaper)", core):
            return self._outlet
        names = [m for m in source.names if m.schema in ("Person", "Other") and source.head in m.text]
        if names and len(names[0].canonical.split()) == 1:
            full = self._full_names.get(fold(names[0].canonical))
            return full if full and full != core else None
        return None

    def _antecedent(self, source: Source, sentence: int) -> str | None:
        assert source.pronoun is not None
        gender, plural = source.pronoun
        if source.who.lower() in ("i", "we", "you", "who"):
            return None
        fitting = [f for f in self._figures if sentence - f.sentence <= REACH_SENTENCES and _fits(f, gender, plural)]
        if not fitting:
            return None
        last = [f for f in fitting if f.sentence == fitting[-1].sentence]
        # in one sentence, who speaks comes before who is spoken of
        speakers = list(dict.fromkeys(f.who for f in last if f.source)) or list(dict.fromkeys(f.who for f in last))
        if len(speakers) > 1:
            return None
        earlier = [f for f in fitting if f.source and f.sentence < last[0].sentence]
        if (
            not any(f.source for f in last)
            and earlier
            and not _same(earlier[-1].who, speakers[0])
            and last[0].sentence == sentence
        ):
            return None  # a speaker before, another subject in this very sentence: either may be meant
        return speakers[0]


def _same(one: str, other: str) -> bool:
    """Whether two phrases end their names alike ("Mr. Obama", "Barack Obama")."""
    return fold(one.split(",")[0].split()[-1]) == fold(other.split(",")[0].split()[-1])


def _fits(figure: Figure, gender: str, plural: bool) -> bool:
    if gender == "n":
        return figure.kind in ("organisation", "outlet", "office", "state")
    if gender in ("m", "f"):
        return figure.kind == "person" and not figure.plural and figure.gender in ("", gender)
    return figure.plural if plural else True


def _gender(who: str) -> str:
    names = table("names")
    words = set(re.findall(r"[^\s,]+", who))
    if words & set(names["feminine"]):
        return "f"
    return "m" if words & set(names["masculine"]) else ""
