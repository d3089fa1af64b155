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
        best: Figure | None = None
        for figure in reversed(self._figures):
            if sentence - figure.sentence > REACH_SENTENCES:
                break
            if gender == "n" and figure.kind not in ("organisation", "outlet", "office", "state"):
                continue
            if gender in ("m", "f") and (figure.kind != "person" or figure.plural or figure.gender not in ("", gender)):
                continue
            if gender == "" and plural and not figure.plural:
                continue
            if best is None:
                best = figure
            elif figure.sentence == best.sentence and figure.source and not best.source:
                best = figure  # in one sentence, who speaks comes before who is spoken of
            elif figure.sentence < best.sentence:
                break
        return best.who if best is not None else None


def _gender(who: str) -> str:
    names = table("names")
    words = set(re.findall(r"[^\s,]+", who))
    if words & set(names["feminine"]):
        return "f"
    return "m" if words & set(names["masculine"]) else ""
