"""The noun phrase of arms: back from its noun over modifiers, and over what the arms are called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.language.states import find_states
from firsthand.records import Quantity, Span, Statement
from firsthand.registers.kinds import fits, kind_of_designation, kind_of_noun
from firsthand.registers.wording import Words

REACH = 4
"""Words between a number and what it counts: "40 new multi-role fighter jets"."""
WORD = re.compile(r"[^\W_]+(?:[-’'./][^\W_]+)*")
JOINING = re.compile(r"\s*(?:,|/|,?\s+(?:and|or|as well as))\s+(?:the\s+|its\s+)?")
_MADE = re.compile(r"-(?:built|made|designed|armed|produced|supplied)$")
_MEASURE = re.compile(r"\d[\d.,]*[-–](?!class)[a-z]+$")
CALIBRE = re.compile(
    r"\s?[-‑]?(?:mm|cm|km|мм|см|毫米|公里|ミリ|밀리|ملم|ملليمتر|میلی|milim|millim|miles|metre|meter|feet|square|calib|калибр|калібр)"
)
"""What may stand behind a number that is a measure of arms and no count of them."""
COMPOUND = 40
"""Characters between two nouns for arms that can still be one compound: "ammunition resupply vehicles"."""
OPENING = str.maketrans(dict.fromkeys('("“„«»”「『《', " "))
"""What may stand before what arms are called."""


@dataclass(frozen=True, slots=True)
class Name:
    """A designation as it stands; ``country`` builds it, where a list knows it."""

    start: int
    end: int
    canonical: str
    country: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of arms in a statement: where it stands, its designations, its noun phrase and number.

    ``noun`` is as the table has it, empty where a designation stands alone. ``back`` says that it means what was named
    before: "the howitzers", "of them". ``parts`` are components for it, not it.
    """

    start: int
    end: int
    designations: tuple[Name, ...] = ()
    noun: str = ""
    description: Span | None = None
    number: Quantity | None = None
    category: str = ""
    back: bool = False
    some: bool = False
    """Only some of what was named before: "the first two jets"."""
    parts: bool = False
    arrived: float | None = None
    """How many of ``number`` the phrase itself speaks of: "the first two of 12"."""


class Phrase:
    """The noun phrase that ends in ``noun``, as far back as it has been read: over modifiers, then over what the arms are called."""

    def __init__(
        self, noun: Span, statement: Statement, text: str, lower: str, words: Words, names: Sequence[Name]
    ) -> None:
        self.noun, self.statement, self.text, self.lower, self.words = noun, statement, text, lower, words
        self.names = names
        self.kind = words.noun(lower[slice(*noun)])
        self.begin = noun[0]
        self.called: list[Name] = []

    def item(self) -> Item:
        """The whole phrase, with the names behind its noun."""
        self._take_adjoining()
        typed = (
            n
            for n in self.names
            if n.end < self.begin and _is_type(n, self.begin, self.statement, self.lower, self.words)
        )
        if (name := next(typed, None)) is not None:
            self.called, self.begin = [name], name.start
        while self.words.spaced and (word := _word_before(self.text, self.begin, self.statement.start)) is not None:
            if not self._take(word):
                break
        self.called = [with_suffix(name, self.text) if name.end <= self.noun[0] else name for name in self.called]
        self._take_following()
        called = self.called
        before = max(self.statement.start, _before_state(self.begin, self.statement) - 7)
        return Item(
            min([self.begin, *(n.start for n in called)]),
            max([self.noun[1], *(n.end for n in called)]),
            tuple(called),
            self.kind,
            (
                _skip_space(self.text, max([self.begin, *(n.end for n in called if n.end <= self.noun[0])])),
                self.noun[1],
            ),
            None,
            self.words.category(self.lower[slice(*self.noun)]),
            back=not called and self.words.says("defining", self.lower, before, self.begin),
        )

    def _take_adjoining(self) -> None:
        """Names right before the noun where words stand without spaces: "“诺拉”B-52自行榴弹炮"."""
        if self.words.spaced:
            return
        while (name := next((n for n in self.names if 0 <= self.begin - n.end <= 1), None)) is not None:
            self.called.insert(0, name)
            self.begin = name.start
        self.called = _of_kind(self.called, self.kind)

    def _take_following(self) -> None:
        """Names behind the noun: "howitzers of the type X", "自走榴弾砲ノーラB-52"."""
        between = ((n, self.lower[self.noun[1] : n.start]) for n in self.names if n.start >= self.noun[1])
        name = next((n for n, words in between if _leads_to_name(words, self.words)), None)
        if name is None:
            return
        while name is not None:
            self.called.append(name)
            name = next((n for n in self.names if 0 <= n.start - self.called[-1].end <= 1), None)
        self.called = _of_kind(self.called, self.kind)

    def _take(self, word: Span) -> bool:
        """Takes the word before what has been read into the phrase, as a name or a modifier; False where the phrase ends."""
        name = next((n for n in self.names if n.start <= word[0] < n.end), None)
        if name is not None:
            self._take_name(name)
            return True
        token = self.text[slice(*word)]
        proper = _is_proper(token, word, self.statement, self.words)
        state = proper and _is_state(word, self.statement)
        first = self.called[0] if self.called else None
        open_name = first is not None and not first.known
        if proper and not state and open_name and token.isalpha() and first is not None and first.start - word[1] == 1:
            self._lengthen(word)
        elif _MEASURE.match(token) or _MADE.search(token) or self.lower[slice(*word)] in self.words.modifiers:
            pass
        elif token in self.words.joining and _modifies(self.text, word[0], self.statement, self.lower, self.words):
            pass  # "air and naval defence systems"
        elif proper and (not state or (first is not None and first.canonical.isdigit())):
            if open_name and first is not None and first.start - word[1] <= 1:
                self._lengthen(word)
            elif first is None:
                self.called = [Name(*word, token.removesuffix("-class"))]
        elif (
            token.isdigit()
            and first is None
            and not self.words.free_order
            and _is_series(self.text, word, self.statement)
        ):
            self.called = [Name(*word, token)]
        else:
            return False
        self.begin = word[0]
        return True

    def _take_name(self, name: Name) -> None:
        first = self.called[0] if self.called else None
        if first is not None and first.start - name.end <= 1 and not first.known:
            # "Gripen E", "Eurofighter Typhoon": what stands behind a known name says more of it
            name = replace(name, end=first.end, canonical=f"{name.canonical} {self.called.pop(0).canonical}")
        self.called.insert(0, name)
        between = ((n, self.text[n.end : name.start]) for n in self.names if n.end <= name.start)
        joined = next((n for n, words in between if JOINING.fullmatch(words)), None)
        if joined is not None:
            self.called.insert(0, joined)
        self.begin = self.called[0].start

    def _lengthen(self, word: Span) -> None:
        """The first name begins with ``word``."""
        end = self.called[0].end
        self.called[0] = Name(word[0], end, self.text[word[0] : end])


def _is_type(name: Name, noun: int, statement: Statement, lower: str, words: Words) -> bool:
    """ "FA-50 tipi iki savaş uçağı": a type before its noun, with a word that says so and perhaps the number between."""
    if noun - name.end > COMPOUND or not words.spaced:
        return False
    numbers = [(q.start, q.end) for q in statement.quantities]
    between = [m.span() for m in WORD.finditer(lower, name.end, noun)]
    left = [lower[a:b] for a, b in between if not any(s <= a < e for s, e in numbers)]
    return bool(left) and all(w in words.fillers or w in words.modifiers for w in left) and left[0] in words.fillers


def _of_kind(called: list[Name], noun: str) -> list[Name]:
    """Of several names those that mean such arms: a "Nora B-52" howitzer is no B-52."""
    kind = kind_of_noun(noun)
    meant = [name for name in called if fits(kind, kind_of_designation(name.canonical))]
    return meant or called


def _before_state(at: int, statement: Statement) -> int:
    """Where an adjective of a state begins that stands right before ``at``: "the Swedish jets"."""
    return next((m.start for m in statement.mentions if m.country and m.end + 1 == at), at)


def _leads_to_name(between: str, words: Words) -> bool:
    """Whether what stands between a noun and a designation only describes the arms: "vom Typ", "ذاتي الحركة من طراز"."""
    if _only_fills(between, words):
        return True
    plain = between.translate(OPENING).split()
    told = {*words.joining} & {*plain} or words.triggers_in(between) or re.search(r"[\d,.;:،、，]", between)
    return words.free_order and 0 < len(plain) <= REACH and len(between) < COMPOUND and not told


def _only_fills(between: str, words: Words) -> bool:
    """Whether nothing but "vom Typ" or "de combat" stands between a noun and what the arms are called."""
    return len(between) < COMPOUND and all(w in words.fillers for w in between.translate(OPENING).split())


def _word_before(text: str, at: int, low: int) -> Span | None:
    """The word that ends just before ``at``, or None where a comma or the statement's start comes first."""
    stripped = text[max(low, at - 60) : at].rstrip(' \u00a0“"«')
    end = max(low, at - 60) + len(stripped)
    last = None
    for match in WORD.finditer(text, max(low, end - 40), end):
        last = match
    return last.span() if last is not None and last.end() == end else None


def _modifies(text: str, at: int, statement: Statement, lower: str, words: Words) -> bool:
    before = _word_before(text, at, statement.start)
    return before is not None and lower[slice(*before)] in words.modifiers


def _is_proper(token: str, word: Span, statement: Statement, words: Words) -> bool:
    """Whether a word may be what arms are called: a capital inside a sentence, or letters with digits."""
    if words.free_order:
        return False  # elsewhere a capital says less
    if token.endswith(("’s", "'s")) or find_states(token, words.language):
        return False
    if any(c.isdigit() for c in token):
        return any(c.isalpha() for c in token) and not CALIBRE.search(token)
    opens = not statement.text[: word[0] - statement.start].strip(OPENING_MARKS)
    return token[:1].isupper() and not opens and token.lower() not in DETERMINERS


OPENING_MARKS = " \"'“„«‘([—–-"
DETERMINERS = frozenset(
    "our my your their his her its the a an these those this that some all both no such any more".split()
)
"""Words that a quotation may begin with, and no arms are called."""


def _is_state(word: Span, statement: Statement) -> bool:
    return any(
        m.start <= word[0] < m.end and (m.country or m.schema in ("Person", "Organization"))
        for m in statement.mentions
        if m.schema != "Designation"
    )


def _is_series(text: str, word: Span, statement: Statement) -> bool:
    """ "Barak 8", "ATR 42": a number right after a capitalised word inside the sentence."""
    before = _word_before(text, word[0], statement.start)
    return (
        before is not None
        and before[0] > statement.start
        and text[before[0]].isupper()
        and before[1] == word[0] - 1
        and not any(m.start <= before[0] < m.end for m in statement.mentions if m.schema in ("Country", "Place"))
    )


def with_suffix(name: Name, text: str) -> Name:
    """ "Gripen E", "Rafale F3R": a variant that stands apart."""
    match = re.match(r" ([A-Z](?:\d[A-Z]?|[A-Z])?)(?![\w-])", text[name.end : name.end + 6])
    return replace(name, end=name.end + match.end(), canonical=f"{name.canonical} {match[1]}") if match else name


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
