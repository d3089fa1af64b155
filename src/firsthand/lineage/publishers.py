"""Publishers that are no newspapers: foundations, institutes, monitors, blogs, as accounts in other languages name them.

"Fundacja Brzegowa" is "la fundación polaca Brzegowa" abroad: the noun for its class is translated, the name beside it stays. A name
counts so only beside such a noun, and only where the page that is held came out in the same days and has something in common
with the account: nothing that is said of another of its texts makes one absent.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand.language.announcing import LETTER
from firsthand.language.credited import Named
from firsthand.language.crediting import HAN, KANA, any_of, fragments, is_latin
from firsthand.language.folding import fold
from firsthand.language.nationality import words_of
from firsthand.language.outlets import Outlet, folded, known_keys, listings
from firsthand.language.sameness import ARTICLES, bare_names, is_no_name, same_name, without_edition
from firsthand.language.states import find_states
from firsthand.language.tables import table
from firsthand.language.transliteration import one_name, script, skeleton, spelled
from firsthand.lineage.support import same_language
from firsthand.lineage.times import on_a_later_day, weeks_apart
from firsthand.records import Document, Span

SHORTEST, INITIALS = 4, 3
"""Letters of a name, and of one that is made of the first letters of its words."""
DECLINED = 6
"""Letters of a word whose last vowel a case may change ("Fundacji Brzegowej")."""
LETTERS = 5
"""First letters of a name by which it is looked up."""
REACH = 40
"""Characters beside a name in which the noun for its class stands."""
IN_COMMON, IN_ONE_LANGUAGE = 2, 4
"""Figures, states and names that a page and an account must share; in one language any two texts have some words."""
BORNE_OUT, IN_PASSAGE = 5, 2
"""The same of an account that names a publisher without a word of telling, and of the paragraph in which it does."""
MOST_WORDS = 3
"""Words of a name in another alphabet."""
BONES, LEAST_BONES = 5, 3
"""Consonants of a name that are compared, and fewest: endings are declined away."""
CLASS_STEM = 5
"""Letters of a noun for a class that its cases share."""
_SIDE = r"[^\W\d_]"
_LETTER = re.compile(LETTER)
_PARTED = re.compile(r" [–—|·-] |[,/(«»“”|]")
_UNSPACED = re.compile(f"[{HAN}{KANA}]")
_ENDING = re.compile(rf"['’]?{LETTER}{{0,3}}(?!{LETTER})|(?={LETTER}{{4}})")
"""The ending of a case; or a noun runs on: "Brandvoldinstitutet"."""
_FIGURE = re.compile(r"\d[\d.,\u00a0]*\d")
LONGER = re.compile(rf"[ -](?:{'|'.join(('of', 'for', 'de', 'für'))} )?[A-ZÀ-Þ][a-zà-ÿ]")
"""A name that goes on behind it is another one: "the Human Rights" of "Human Rights Watch"."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яёіїєґά-ώ][\w’'-]*"
_CAPITALS = re.compile(rf"{_CAPITAL}(?:[ ・=-](?:[^\W\d_]{{1,3}} )?{_CAPITAL}){{0,4}}")
_RUN = re.compile(r"[ \u200c]?(?:[^\W\d_]{1,12}[ ])??[«„“\"'‘「『《]?(?P<run>[^\W\d_]+(?:[ ・=-][^\W\d_]+){0,3})")
_RUN_BEFORE = re.compile(r"(?P<run>[^\W\d_]+(?:[ ・=-][^\W\d_]+){0,3})[»“”\"'’」』》]?[ ]?\Z")
_NAME = re.compile(r"[A-ZÀ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁĽŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩЀ-Я][\w’'-]{3,}")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published held ``pages``. ``bare``: the name without the noun for its class, in the forms that are looked for beside such a
    noun; none where that may be anybody's or another outlet's. ``whole``: the name and its parts, which need no noun."""

    outlet: Outlet
    pages: tuple[Document, ...]
    bare: tuple[str, ...]
    whole: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may be called."""
        return tuple(dict.fromkeys((self.outlet.name, *self.bare, *self.whole)))

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Letters of which some stand in every text that has the name: its first word without what a case may change."""
        return tuple(name.split()[0][:-1] for name in self.bare)

    def is_near(self, document: Document) -> bool:
        """Whether an account came out in the days after one of the pages and has something in common with it."""
        return any(is_near(document, page) for page in self.pages)

    def bears_out(self, document: Document, passage: str) -> bool:
        """Whether a passage that names it tells what one of its pages does, as the account beside it: it has that from there,
        whatever the words around the name."""
        return any(
            is_near(document, page)
            and in_common(document, page) >= BORNE_OUT
            and len(_telling_of(document, passage) & _telling_of(page)) >= IN_PASSAGE
            for page in self.pages
        )

    @property
    def is_distinct(self) -> bool:
        """Whether the name alone says who is meant: it has several words, none of which is anybody's."""
        words = self.bare[0].split() if self.bare else []
        return len(words) > 1 and not any(folded(word) in table("publishers")["generic"] for word in words)

    @property
    def is_firm(self) -> bool:
        """Whether the name ends with a legal form: what is before it is a name that needs no noun."""
        return _legal().fullmatch(self.outlet.name.split()[-1]) is not None


class Gazetteer:
    """The publishers of a pile, so that a text is not searched for every one of them."""

    def __init__(self, publishers: Sequence[Publisher]) -> None:
        self._publishers = publishers
        self._by_letters: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for at, publisher in enumerate(publishers):
            for beginning in publisher.beginnings:
                self._by_letters[beginning[:LETTERS]].append((beginning, at))
        self._lengths = {len(letters) for letters in self._by_letters}

    def written_in(self, text: str) -> list[Publisher]:
        """Those of whose names some letters stand in a text."""
        letters = {text[at : at + n] for n in self._lengths for at in range(len(text) - n + 1)}
        near = letters & self._by_letters.keys()
        found = {at for one in near for beginning, at in self._by_letters[one] if beginning in text}
        return [self._publishers[at] for at in sorted(found)]

    def in_another_alphabet(self, text: str) -> list[Publisher]:
        """Those whose names are not in the alphabet of a text."""
        alphabet = _alphabet(text)
        return [p for p in self._publishers if _alphabet(p.outlet.name) != alphabet]


def _alphabet(text: str) -> str:
    """The script of a text; of one that is not Latin that of its first other letter."""
    return "LATIN" if is_latin(text) else script("".join(c for c in text if not c.isascii()))


def publishers_of(documents: Sequence[Document]) -> list[Publisher]:
    """The publishers of the pages."""
    pages: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        name = " ".join(document.outlet.value.split()) if document.outlet else ""
        if name and document.outlet_key:
            pages[document.outlet_key, name].append(document)
    return [
        Publisher(Outlet(key, name, known=False), tuple(held), () if key in known_keys() else _bare(name), _whole(name))
        for (key, name), held in pages.items()
    ]


def _whole(name: str) -> tuple[str, ...]:
    """A name without an article or an edition, and its parts: "Prosecution Service, Fraud Office"; nothing that may be a common word."""
    parts = [part for part in _PARTED.split(name) if folded(part) not in _anybodys()]
    forms = (" ".join(_without_article(part.strip(" «»“”„\"'()"))) for part in (name, without_edition(name), *parts))
    return tuple(
        dict.fromkeys(
            f for f in forms if len(f) >= (3 if _UNSPACED.search(f) else SHORTEST) and not ("a" <= f[0] <= "z")
        )
    )


def _without_article(name: str) -> list[str]:
    words = name.split()
    return words[1:] if len(words) > 1 and words[0].lower() in ARTICLES else words


def _bare(name: str) -> tuple[str, ...]:
    """A name without the noun for its class, the first word that is left, the initials; nothing that may be anybody's or is another
    outlet's."""
    words = [word for word in name.split() if not _legal().fullmatch(word)]
    left = [word for word in words if not (_noun().fullmatch(word) or is_no_name(word))]
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(left) == len(words) and any(word[:1].islower() for word in words[1:2]):
        left = []  # "Court of Auditors": words for an office, and no name
    forms = (
        " ".join(left),
        left[0] if left and len(left) < len(words) else "",
        initials if len(initials) >= INITIALS else "",
    )
    return tuple(
        dict.fromkeys(
            f
            for f in forms
            if f and (len(f) >= SHORTEST or f == initials) and not f[0].islower() and folded(f) not in _anybodys()
        )
    )


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(any_of(table("publishers")["legal"]), re.IGNORECASE)


@cache
def _anybodys() -> frozenset[str]:
    """Names that may be anybody's, or are another outlet's."""
    return frozenset(
        (*table("publishers")["generic"], *(folded(name) for listing in listings() for name in listing.names))
    )


def named_in(piece: str, publisher: Publisher) -> Iterator[Named]:
    """Where a text names a publisher beside the noun for its class, the noun with it; initials and firms need none."""
    for start, end in (place for name in publisher.bare for place in _places(piece, name)):
        before = _noun_before().search(piece[max(0, start - REACH) : start])
        if before and before["word"] and not _may_part(before["word"]):
            before = None
        after = _noun_after().match(piece, end, end + REACH)
        alone = (publisher.is_firm or piece[start:end].isupper()) and _LETTER.match(piece, end) is None
        if after or ((before or alone) and not LONGER.match(piece, end)):
            begin = start - len(before.group()) if before else start
            yield Named(begin, after.end() if after else end, publisher.outlet, careful=False)


def _places(piece: str, name: str) -> Iterator[Span]:
    """Where a name is written, its words declined or not, all but the first with a small letter too."""
    words = [word[:-1] if len(word) >= DECLINED and word[-1] in "aoeyıi" else word for word in name.split()]
    at = piece.find(words[0])
    while at >= 0:
        end = at if at == 0 or not piece[at - 1].isalpha() or _UNSPACED.match(piece[at - 1]) else -1
        for stem in words if end >= 0 else ():
            end += piece[end : end + 1] == " " and end > at
            tail = (
                _ENDING.match(piece, end + len(stem)) if piece[end : end + len(stem)].lower() == stem.lower() else None
            )
            end = tail.end() if tail else -1
            if end < 0:
                break
        if end >= 0:
            yield at, end
        at = piece.find(words[0], at + 1)


def _may_part(word: str) -> bool:
    """Whether a word may stand between a noun for a class and a name: a nationality, "called", what a body sees to."""
    return word.islower() or word.lower() in words_of() or word.lower() in table("publishers")["adjoining"]


def spelled_in(piece: str, publishers: Sequence[Publisher]) -> Iterator[tuple[Named, Publisher]]:
    """Where a text names publishers, whose pages write them in another alphabet: beside a noun for what they are, or by capitals."""
    begins = [(publisher, {_bones(name)[:1] for name in publisher.names}) for publisher in publishers]
    for start, end in dict.fromkeys((*_beside_nouns(piece), *_runs(piece))) if publishers else ():
        written = piece[start:end]
        if written.islower():
            continue  # no name, in a script that has capitals
        first, letters = _bones(written)[:1], spelled(written)
        for publisher, firsts in begins:
            if (letters or (first and first in firsts)) and any(
                _sounds_like(written, name) for name in publisher.names
            ):
                yield Named(start, end, publisher.outlet, careful=False), publisher
                break


def _runs(piece: str) -> Iterator[Span]:
    """What may be a name by its capitals or between marks: one to four words."""
    for match in _CAPITALS.finditer(piece):
        words = list(_WORD.finditer(match.group()))
        yield from (
            (match.start() + a.start(), match.start() + b.end())
            for i, a in enumerate(words)
            for b in reversed(words[i : i + MOST_WORDS + 1])
        )


def _sounds_like(written: str, name: str) -> bool:
    bones = _bones(written)
    if len(bones) >= SHORTEST and bones in map(_bones, bare_names(name)):
        return True
    return one_name(written, name) or same_name(written, name)


def _bones(name: str) -> str:
    """The consonants of a name, in scripts that have one letter for both liquids too."""
    return skeleton(name).replace("r", "l")


def _beside_nouns(piece: str) -> Iterator[Span]:
    """What may be a name beside the noun for a class: one to three words behind it or before it, or what stands between marks."""
    for match in _noun_alone().finditer(piece):
        right = _RUN.match(piece, match.end())
        ends = [word.end() for word in _WORD.finditer(right["run"])] if right else []
        yield from ((right.start("run"), right.start("run") + end) for end in reversed(ends[:MOST_WORDS]) if right)
        left = _RUN_BEFORE.search(piece[max(0, match.start() - REACH) : match.start()])
        begins = [word.start() for word in _WORD.finditer(left["run"])] if left else []
        if left:
            at = max(0, match.start() - REACH) + left.start("run")
            yield from ((at + begin, at + len(left["run"])) for begin in begins[-MOST_WORDS:])


def names_a_firm(text: str) -> bool:
    """Whether a publisher is named as a firm: it sells and delivers, and tells nothing by that."""
    return _firm().search(text) is not None or _legal().fullmatch(text.split()[-1]) is not None


@cache
def _firm() -> re.Pattern[str]:
    return re.compile(any_of(noun for nouns in table("publishers")["firm"].values() for noun in nouns), re.IGNORECASE)


def class_nouns(text: str) -> frozenset[str]:
    """The nouns for a publisher's class in a text, without their endings."""
    return frozenset(fold(match.group())[:CLASS_STEM] for match in _class_alone().finditer(text))


def is_near(document: Document, page: Document) -> bool:
    """Whether an account came out in the week after another publisher's page and has something in common with it."""
    if document.outlet_key == page.outlet_key or on_a_later_day(page, document) or weeks_apart(document, page):
        return False
    return in_common(document, page) >= (IN_ONE_LANGUAGE if same_language(document, page) else IN_COMMON)


def in_common(document: Document, page: Document) -> int:
    """Figures, states and names, these by their consonants, that an account shares with a page, whose publisher's own aside."""
    return len(_telling_of(document) & _telling_of(page))


def _telling_of(document: Document, passage: str = "") -> frozenset[str]:
    """What an account, or a passage of it, tells, its publisher's name aside."""
    own = _telling(document.outlet.value, "en") if document.outlet and not passage else frozenset()
    return _telling(passage or document.text, document.language.value if document.language else "en") - own


@lru_cache(maxsize=1024)
def _telling(text: str, language: str) -> frozenset[str]:
    figures = {re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text)}
    spelled = ((fold(name), skeleton(name)) for name in _NAME.findall(text))
    names = {bones[:BONES] if len(bones) >= LEAST_BONES else name[:BONES] for name, bones in spelled}
    return frozenset(figures | names | {mention.canonical for mention in find_states(text, language)})


_COMPOUNDS = ("de", "nl", "sv")
"""Languages that write the noun in one with what it sees to, or with the name: "Forschungsinstitut", "Brandvoldinstitutet"."""


@cache
def _nouns(*languages: str) -> str:
    rows = [table("publishers")[kind] for kind in ("house", "firm")]
    found = {noun for row in rows for language in languages or row for noun in row[language]}
    return any_of(sorted(found, key=lambda noun: (-len(noun), noun)))


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(_nouns(), re.IGNORECASE)


def _word_for_class() -> str:
    return rf"(?:(?:(?<!{_SIDE})|(?<={_UNSPACED.pattern})){_nouns()}|(?<=[a-zß-öø-ÿ]){_nouns(*_COMPOUNDS)})"


@cache
def _class_alone() -> re.Pattern[str]:
    return re.compile(rf"{_word_for_class()}(?!{LETTER})", re.IGNORECASE)


@cache
def _noun_alone() -> re.Pattern[str]:
    outlets = any_of(fragments("media_before", "agency_before", "agency_bare"))
    return re.compile(rf"(?:{_word_for_class()}|(?<!{_SIDE}){outlets})(?!{LETTER})", re.IGNORECASE)


@cache
def _noun_before() -> re.Pattern[str]:
    """The noun for a class at the end of the words left of a name, with one word between them."""
    between = r"(?:,? (?:d[’']|(?:de|di|voor|für) )?(?P<word>[^\W\d_]{4,20}))?"
    return re.compile(rf"{_word_for_class()}{between},?[ \u200c]?[«„“\"'‘「《]?[ ]?\Z", re.IGNORECASE)


@cache
def _noun_after() -> re.Pattern[str]:
    called = any_of(table("publishers")["adjoining"])
    return re.compile(rf"(?:[»“”\"'’」》]?[ -]?(?:{called} )?{_nouns()}(?!{_SIDE})){{1,2}}", re.IGNORECASE)
