"""Which English words can name one act or quality, and which name contrary ones: WordNet's meanings, and matters that a
report can tell in two ways that exclude each other.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from firsthand.language.paraphrase import english_paraphrase, one_act
from firsthand.language.tables import table
from firsthand.language.verbs import english_verbs, lemma

Sort: TypeAlias = str
"""``v`` for a verb, ``n`` for a noun, ``a`` for an adjective or adverb."""


class Term(NamedTuple):
    """A word as it is looked up: its lemma, with a verb's particle after an underscore, and its sort."""

    key: str
    sort: Sort

    @property
    def bare(self) -> str:
        return self.key.partition("_")[0]


def term(form: str, sort: Sort, particle: str = "", *, adverb: bool = False) -> Term:
    """The term of a word as written; where verb and particle together tell no matter of its own, of the verb alone. With an
    ``adverb`` WordNet tells whether they do ("come back"); a preposition may only begin what comes next.
    """
    key = _plain(form.lower()) if sort == "a" else lemma(form)
    whole = f"{key}_{lemma(particle)}"
    return Term(
        whole if particle and (_known(whole) or (adverb and whole in english_lexicon().meanings[sort])) else key, sort
    )


def _plain(form: str) -> str:
    """A quality without the endings by which it is compared: "slower", "biggest"."""
    known = english_lexicon().meanings["a"]
    if form.endswith(("er", "est")) and lemma(form) not in known:
        bare = form.removesuffix("er").removesuffix("est")
        for base in (bare, bare + "e", bare[:-1], bare[:-1] + "y"):
            if lemma(base) in known:
                return lemma(base)
    return lemma(form)


class Lexicon(NamedTuple):
    """Meanings by lemma and sort, contrary meanings, and each lemma's ways (matter, which of the two); for nouns of persons and
    groups their meanings and those of the wider kinds that they belong to."""

    meanings: dict[Sort, dict[str, frozenset[int]]]
    contrary: dict[int, frozenset[int]]
    ways: dict[str, frozenset[tuple[int, int]]]
    people: dict[str, frozenset[int]]
    wider: dict[str, frozenset[int]]


def _key(word: str) -> str:
    first, *rest = word.split("_")
    return "_".join([lemma(first), *map(lemma, rest)])


@lru_cache(maxsize=1)
def english_lexicon() -> Lexicon:
    """The English tables."""
    data = table("lexicon_en")
    meanings = {
        sort: {word: frozenset(numbers) for word, numbers in data[name].items()}
        for sort, name in (("v", "verbs"), ("n", "nouns"), ("a", "adjectives"))
    }
    contrary: dict[int, set[int]] = {}
    for one, other in data["contrary"]:
        contrary.setdefault(one, set()).add(other)
        contrary.setdefault(other, set()).add(one)
    ways: dict[str, set[tuple[int, int]]] = {}
    for number, matter in enumerate(table("contraries_en")["matters"]):
        for way, words in enumerate(matter):
            for word in words:
                ways.setdefault(_key(word), set()).add((number, way))
    people, wider = ({w: frozenset(ms) for w, ms in data[name].items()} for name in ("people", "wider"))
    return Lexicon(meanings, _frozen(contrary), _frozen(ways), people, wider)


def _frozen(found: dict[str, set[tuple[int, int]]] | dict[int, set[int]]) -> dict:  # type: ignore[type-arg]
    return {key: frozenset(values) for key, values in found.items()}


def _known(key: str) -> bool:
    return key in english_lexicon().ways or key in _ladder()


@lru_cache(maxsize=1)
def _ladder() -> dict[str, int]:
    """Each word's rung on the way from talk to deed; none for words that stand on two."""
    rungs = table("ladder_en")["rungs"]
    words = [(_key(word), number) for number, listed in enumerate(rungs) for word in listed]
    several = {w for w, n in words if any(v == w and m != n for v, m in words)}
    return {word: number for word, number in words if word not in several}


def rung(one: Term) -> int | None:
    """How far a matter has come by a word for it, from talked of (0) over wanted, promised, settled and begun to done (5)."""
    return _ladder().get(one.key)


def _meanings(one: Term) -> frozenset[int]:
    """What a word can mean; nothing for those that can mean anything."""
    if one.key in _ANYTHING:
        return frozenset()
    return english_lexicon().meanings[one.sort].get(one.key, frozenset())


_ANYTHING = frozenset(
    lemma(w)
    for w in "be have do get make take give go come put set call hold keep run turn bring let see say tell find leave stand"
    " work show use want need seem treat deal act play handle draw cut drop raise".split()
)
"""Verbs that WordNet gives a dozen meanings and more: these meet anything by chance."""


def tells(one: Term) -> bool:
    """Whether a noun names an act or a way in which a matter can go."""
    return bool(_ways(one)) or any(m in _acts() for m in _meanings(one))


@lru_cache(maxsize=1)
def _acts() -> frozenset[int]:
    return frozenset().union(*english_lexicon().meanings["v"].values())


@lru_cache(maxsize=1 << 15)
def synonyms(one: Term, other: Term) -> bool:
    """Whether two words can name one act or quality: the word itself, a noun for it, or a word that shares a meaning."""
    if one.key == other.key:
        return True
    if one.sort == other.sort == "v" and one_act(one.key, other.key):
        return True
    return bool(_meanings(one) & _meanings(other))


@lru_cache(maxsize=1 << 15)
def same_way(one: Term, other: Term) -> bool:
    """Whether two words tell one matter in one way, or are synonyms."""
    return synonyms(one, other) or _alike(one, other) > 0


@lru_cache(maxsize=1 << 15)
def contrary(one: Term, other: Term) -> bool:
    """Whether two words exclude each other. Words that also can tell a matter in one way exclude nothing."""
    verbs = english_verbs()
    converse = (one.key in verbs.give and other.key in verbs.take) or (
        one.key in verbs.take and other.key in verbs.give
    )
    if converse or same_way(one, other):
        return False  # what one sells another buys
    if other.key in verbs.opposites.get(one.key, frozenset()) or _alike(one, other) < 0:
        return True
    if _undone(one, other) or _undone(other, one):
        return True
    opposite = english_lexicon().contrary
    theirs = _meanings(other)
    pair = one.sort == other.sort != "n" or {one.sort, other.sort} == {"a", "n"}
    return pair and any(opposite.get(m, frozenset()) & theirs for m in _meanings(one))


def _undone(one: Term, other: Term) -> bool:
    """Whether the one is the other with a beginning or an end that turns it round: "uninsured", "disagree", "harmless"."""
    if one.sort != other.sort:
        return False
    if one.sort == "a":
        bare, ending = one.key.removesuffix("less"), other.key.removesuffix("ful")
        turned = bare == ending and one.key != bare and other.key != ending
        return turned or any(one.key == before + other.key for before in _UN)
    return one.key.startswith(("dis", "un")) and one.key.removeprefix("dis").removeprefix("un") == other.key in _TURNED


_UN = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
_TURNED = frozenset(
    lemma(w)
    for w in """agree approve obey like trust connect allow appear own qualify arm believe prove regard respect satisfy honour
    honor continue engage locate assemble lock load pack seal block tie veil ban seat""".split()
)
"""Verbs that "dis" and "un" turn round: not "close", "solve" or "play"."""


def _alike(one: Term, other: Term) -> int:
    """In how many matters two words go one way, less those in which they go two."""
    mine, theirs = _ways(one), _ways(other)
    return len(mine & theirs) - len(_turned(mine) & theirs)


def _ways(one: Term) -> frozenset[tuple[int, int]]:
    """The ways that a word tells. Of nouns that are written like a verb ("fire", "strike") those that mean its act alone."""
    lexicon = english_lexicon()
    if one.sort == "n" and one.key in lexicon.meanings["v"] and one.key not in _ACTS:
        return frozenset()
    return lexicon.ways.get(one.key, frozenset())


_ACTS = frozenset(
    lemma(w)
    for w in """increase decrease rise fall decline drop cut growth win loss defeat triumph ban veto delay arrest release support
    praise blame attack damage harm escape survival hope doubt trust lie profit deficit surplus withdrawal return war peace
    failure success danger threat risk agreement accord deal""".split()
)


def _turned(ways: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    return frozenset((matter, 1 - way) for matter, way in ways)


def one_kind(a: str, b: str) -> bool:
    """Whether two nouns can be said of one person or group: "doctor" and "physician", "glaciologist" and "scientist"."""
    x, y = lemma(a), lemma(b)
    people, wider = english_lexicon().people, english_lexicon().wider
    one, other = people.get(x, frozenset()), people.get(y, frozenset())
    up, there = wider.get(x, frozenset()), wider.get(y, frozenset())
    called = english_paraphrase().sources
    return x == y or bool(
        one & (other | there) or other & up or called.get(x, frozenset()) & called.get(y, frozenset())
    )


def is_person(word: str) -> bool:
    """Whether a noun is said of a person or a group."""
    return lemma(word) in english_lexicon().people
