"""What an account has said so far about its speakers: for pronouns, surnames and "the paper"."""

import re
from functools import cache

import msgspec

from firsthand.claims.people import People, is_common
from firsthand.claims.sources import PRONOUNS, Source, can_speak, noun_type
from firsthand.language.folding import fold
from firsthand.language.names import find_names
from firsthand.language.tables import table
from firsthand.records import Mention

REACH_SENTENCES = 4
"""A pronoun's antecedent stands at most so many sentences back; further off a guess would be as often wrong."""


class Figure(msgspec.Struct):
    """Somebody who was spoken of: ``who`` as best named, ``key`` what tells him from others, where last (``at`` is the
    token). ``rival`` figures stand in the way of a pronoun and never answer for one; who ``leads`` is what his sentence is
    about.
    """

    who: str
    key: str
    plural: bool
    gender: str
    sentence: int
    at: int
    kind: str
    rival: bool = False
    leads: bool = False
    quoted: bool = False


class Memory:
    """Grows sentence by sentence through one document."""

    def __init__(self, known: People | None = None) -> None:
        """``known`` are the people of the account, from a first look at all of it."""
        self._known = known or People((), ())
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

    def note(self, who: str, source: Source, sentence: int, at: int, *, speaks: bool, leads: bool = False) -> None:
        """Records a source or a sentence's subject. Pronouns add nothing new, nor does "no clerk"."""
        if source.pronoun is not None or source.designation or _is_nobody(source):
            return
        who = _CLAUSE.split(who, maxsplit=1)[0]
        if source.type == "outlet" and source.named and noun_type(who) is None:
            self._outlet = who
        if source.type == "unknown" and source.plural and not can_speak(source.head):
            return
        if source.type in ("person", "group", "unknown", "organisation", "state", "office", "outlet"):
            key = _key(source)
            self._learn_gender(key, source.who)
            named = next((m.canonical for m in source.names if source.head in m.text), "")
            status = self._known.status(named or source.head) if source.named else "person"
            kind = "unknown" if source.type == "person" and status == "thing" else source.type
            # "Rain fell", "Sand Point shook": capital words that say nothing may be anything
            doubtful = not speaks and status != "person" and not self._named(key)
            self._figures.append(
                Figure(who, key, source.plural, self._gender(who), sentence, at, kind, rival=doubtful, leads=leads)
            )

    def mention(self, mention: Mention, sentence: int, at: int, *, quoted: bool) -> None:
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
        self._learn_gender(key, mention.text)
        who = self._full_names.get(key) or mention.text
        self._figures.append(
            Figure(
                who,
                key,
                False,
                _gender(mention.text) or self._gender(who),
                sentence,
                at,
                "person",
                rival=quoted or not sure,
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
            self._learn_gender(last.key, source.who)
            self._figures.append(msgspec.structs.replace(last, sentence=sentence, at=at, rival=False, leads=True))
        elif gender in ("m", "f"):
            self._figures.append(
                Figure("", f"?{sentence}", plural, gender, sentence, at, "person", rival=True, leads=True)
            )

    def _named(self, key: str) -> bool:
        return key in self._people or key in self._full_names

    def _learn_gender(self, key: str, who: str) -> None:
        gender = PRONOUNS[who.lower()][0] if who.lower() in PRONOUNS else _gender(who)
        if gender in ("m", "f"):
            self._genders.setdefault(key, gender)

    def resolve(self, source: Source, sentence: int, at: int, *, quoted: bool = False) -> str | None:
        """The name a source phrase stands for, or None where it names itself or nothing fits. ``quoted`` says whether it
        stands between quotation marks itself.
        """
        if source.pronoun is not None:
            return self._antecedent(source, sentence, at, quoted)
        core = re.split(r",", source.who)[0].strip()
        if re.fullmatch(r"(?i:the (?:news)?paper|the outlet|the newspaper)", core):
            return self._outlet
        names = [m for m in source.names if m.schema in ("Person", "Other") and source.head in m.text]
        if names and not source.plural and not _OTHERS.match(core) and len(names[0].canonical.split()) == 1:
            full = self._full_names.get(fold(names[0].canonical))
            return full if full and full != core else None
        return None

    def _antecedent(self, source: Source, sentence: int, at: int, quoted: bool) -> str | None:
        """The only one who fits in this sentence and the one before; where nobody does, the only one in reach. Nobody speaks
        of himself by name in what he says: whom a quotation names is not its speaker.
        """
        assert source.pronoun is not None
        gender, plural = source.pronoun
        if source.who.lower() in ("i", "we", "you", "who"):
            return None
        before = [
            f
            for f in self._recent(sentence)
            if (f.sentence < sentence or (f.at < at and f.quoted <= quoted)) and self._fits(f, gender, plural)
        ]
        named = set() if quoted else {f.key for f in self._figures if f.quoted and f.sentence == sentence}
        before = [f for f in before if f.key not in named]
        fitting = [f for f in before if sentence - f.sentence <= 1] or before
        here = [f for f in fitting if f.sentence == sentence]
        if here and all(f.sentence == sentence or not f.who for f in fitting):
            fitting = here  # one named here goes before a "she" of the sentence before whom nobody knows
        if len({f.key for f in fitting}) > 1 and not quoted:
            fitting = _leading(fitting, sentence)
        if len({f.key for f in fitting}) != 1:
            return None
        sure = [f.who for f in fitting if not f.rival]
        return sure[-1] if sure else None

    def _gender(self, who: str) -> str:
        """By what stands beside a name ("Mrs."), then by what is known of it."""
        named = [m.canonical for m in find_names(who) if m.schema in ("Person", "Other")]
        return _gender(who) or (self._known.gender(named[0]) if named else "")

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


def _leading(fitting: list[Figure], sentence: int) -> list[Figure]:
    """Of several whom a pronoun may mean, the one whom its sentence is about, or the one before if this names nobody."""
    here = [f for f in fitting if f.sentence == sentence] or fitting
    return [f for f in here if f.leads] or fitting


def _is_nobody(source: Source) -> bool:
    """ "no clerk", "each candidate", and "chief clerk" without an article, which only says what somebody is."""
    first = source.who.split(" ", 1)[0].lower()
    if first in ("no", "not", "none", "nobody", "any", "each", "every", "either", "neither", "whoever", "whichever"):
        return True
    bare = first not in _DETERMINED and not first.endswith(("'s", "’s")) and first[:1] == source.who[:1]
    return bare and source.type == "person" and not source.named and not source.plural


_DETERMINED = frozenset("the a an this that his her its their my our your one another".split())


_CLAUSE = re.compile(r",? (?:who|which|whose)\b")
"""Where what is told of somebody begins, who stands for a later "he" without it."""
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
