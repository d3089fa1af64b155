"""A sentence as a row of words, each with the tags that its language's lexicon gives to what begins there."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from firsthand.claims.tabled.proper import OPENERS, TITLE, Word, foreign_names, marked_names, titles
from firsthand.language.speech import UNSPACED, Entry, Lexicon, key, splitter
from firsthand.language.tables import table
from firsthand.records import Span

CLOSING = ',;:—–()[]«»“”„"‹›《》〈〉「」『』，。、；：（）？！?!….؟،؛|·-\n'
"""What parts two phrases when it stands between two words."""
NAME_DOTS = ("·", "・", "‧", "•")
"""What stands between the parts of a foreign name in Chinese and Japanese."""
_DAY = re.compile(r"\d{1,2}日")
"""The day of the saying, as agencies of East Asia give it: without its month."""
_NO_NAME = tuple("nouns stops determiners one count adverbs as joins pronouns according negation".split())
_WHOLE = tuple("nouns anonymous cue adverbs blocked according certainty his_words citing relaying metonyms".split())
"""Tags whose phrases are one thing: a word inside them is not looked at by itself."""
_SMALL = tuple("stops links joins determiners pronouns adverbs that as negation to within inner".split())
"""Words that are written small: "OM" in a Dutch sentence is a body, not a preposition."""
INSERTED = 24
"""Words of a speaker put into the middle of a quotation."""
SPLIT_REACH = 30
"""Words between the two parts of a split cue: German clauses of news prose are seldom longer."""


class Row:
    """The words of one sentence. ``quoted[i]``: word i stands between quotation marks; ``dated[i]``: inside a date."""

    def __init__(self, text: str, lexicon: Lexicon, quoted: Sequence[Span] = (), dated: Sequence[Span] = ()) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = tuple(_words(text, lexicon))
        self._spans = quoted
        self._shouted = text.isupper()
        self.quoted = _inside(self.words, quoted)
        days = [m.span() for m in _DAY.finditer(text)] if lexicon.language in UNSPACED else []
        self.dated = _inside(self.words, sorted((*dated, *days)))
        self._tags: dict[int, tuple[Entry, ...]] = {}
        self._covered: frozenset[int] = frozenset()
        self._named: frozenset[int] = frozenset()
        self._joined: frozenset[int] = frozenset()
        self.marks: dict[int, Span] = {}
        self.name_ends: dict[int, int] = {}
        self._find_names()
        self._covered |= self._long_phrases()
        self._let_speakers_out()

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def tail(self) -> str:
        """What follows the last word."""
        return self.text[self.words[-1].end :].strip() if self.words else self.text

    def gap(self, at: int) -> str:
        """What stands before word ``at``; after the last word, what ends the sentence."""
        return self.words[at].gap if at < len(self.words) else self.tail

    def parted(self, at: int) -> bool:
        """Whether punctuation stands before word ``at``, or the row begins or ends there."""
        if at <= 0 or at >= len(self.words):
            return True
        gap = self.words[at].gap
        if gap in NAME_DOTS:
            return False  # "乔治·布什"
        if len(gap) == 1 and self.words[at - 1].text[-1].isdigit() and self.words[at].text[0].isdigit():
            return self.words[at].start - self.words[at - 1].end > 1  # "14,5"
        if gap == "." and (len(self.words[at - 1].text) == 1 or self.words[at - 1].key in _abbreviations()):
            return False  # "M. Venn", "J. Venn"
        return at not in self._joined and any(c in CLOSING for c in gap)

    def closed(self, at: int) -> bool:
        """Whether a quotation ends between word ``at`` and the word before it."""
        return 0 < at <= len(self.words) and self.quoted[at - 1] and (at == len(self.words) or not self.quoted[at])

    def opened(self, at: int) -> bool:
        """Whether a quotation begins between word ``at`` and the word before it."""
        return at < len(self.words) and self.quoted[at] and not (at and self.quoted[at - 1])

    def entries(self, at: int) -> tuple[Entry, ...]:
        """Entries of the lexicon that begin at word ``at``, longest first."""
        if at in self._covered:
            return ()
        found = self._tags.get(at)
        if found is None:
            found = tuple(self._matching(at))
            self._tags[at] = found
        return found

    def entry(self, at: int, *tags: str) -> Entry | None:
        """The longest entry with one of ``tags`` at word ``at``."""
        if not 0 <= at < len(self.words):
            return None
        return next((e for e in self.entries(at) if e.tag in tags), None)

    def has(self, at: int, *tags: str) -> bool:
        """Whether word ``at`` begins a phrase with one of ``tags``."""
        return self.entry(at, *tags) is not None

    def kinds(self, at: int) -> set[str]:
        """What the nouns that word ``at`` may be are, also inside a longer phrase."""
        return {entry.value for entry in self._matching(at) if entry.tag == "nouns"}

    def begins(self, at: int, tag: str) -> bool:
        """Whether a phrase with ``tag`` begins at word ``at``, also inside a longer one ("en" of "en un comunicado")."""
        return at < len(self.words) and any(entry.tag == tag for entry in self._matching(at))

    def cue(self, at: int) -> bool:
        """Whether a cue begins at word ``at`` that is one here: its second part and the "that" that it needs follow."""
        for entry in self.entries(at):
            if entry.tag == "cue":
                tail = self.found(entry.tail, at + len(entry.words)) if entry.tail else at
                if tail is not None and (
                    not self.has(at, "needs_that", "needs_quote") or self.has(at + len(entry.words), "that")
                ):
                    return True
        return False

    def is_name(self, at: int) -> bool:
        """A capital letter where capitals tell something, and no word of the lexicon."""
        if at in self._named:
            return True
        text = self.words[at].text
        return text[:1].isupper() and not self.has(at, *_NO_NAME)

    def span(self, first: int, end: int) -> Span:
        """Offsets of words [first, end) in the sentence."""
        return self.words[first].start, self.words[end - 1].end

    def found(self, words: tuple[str, ...], after: int) -> int | None:
        """Where ``words`` stand again after word ``after`` in the same clause chain, or None."""
        for at in range(after, min(len(self.words), after + SPLIT_REACH)):
            if any(c in ";." for c in self.words[at].gap):
                return None
            if self.words[at].key == words[0] and self._keys(at, len(words)) == words and not self.quoted[at]:
                return at
        return None

    def _long_phrases(self) -> frozenset[int]:
        """Words inside a longer phrase of the lexicon ("nguồn *tin*"): they are nothing by themselves."""
        covered: set[int] = set()
        at = 0
        while at < len(self.words):
            length = max((len(e.words) for e in self.entries(at) if e.tag in _WHOLE), default=1)
            covered.update(range(at + 1, at + length))
            at += length
        return frozenset(covered)

    def _find_names(self) -> None:
        """Words of a name of several words are nothing by themselves, and the marks around it quote nobody and part
        nothing ("агентство «Рейтер» сообщило").
        """
        joined: set[int] = set()
        named: set[int] = set()
        papers: list[tuple[int, int]] = []
        works = titles(self.text, self.lexicon)
        for first, end, marks in marked_names(self.words, [*self._spans, *works], self.lexicon, self.entries):
            named.update(range(first, end))
            joined.update(range(first if self.words[first].gap in OPENERS else first + 1, end))
            if end < len(self.words) and not set(self.words[end].gap) & set(",;:—–-.،，。"):
                joined.add(end)
            self.quoted[first:end] = [False] * (end - first)
            self.marks[first] = self.marks[end - 1] = marks
            self.name_ends[first] = end
            if self.words[first].gap.endswith(TITLE):
                papers.append((first, end))
        for first, end in foreign_names(self.words, self.lexicon, self.entries):
            named.update(range(first, end))
            joined.update(range(first + 1, end))
            self.name_ends[first] = end
        self._tags.clear()
        self._named, self._joined, self._covered = frozenset(named), frozenset(joined), frozenset(named)
        for first, end in papers:  # whoever speaks under a title is a paper
            self._covered -= {first}
            self._tags[first] = (Entry(self._keys(first, end - first), "nouns", "outlet"),)

    def _let_speakers_out(self) -> None:
        """Words of a speaker who is put into the middle of a quotation ("«…, — сказал X. — …»") stand outside it."""
        at = 1
        while at < len(self.words):
            gap = self.words[at].gap
            spoken = self.quoted[at] and self.quoted[at - 1] and any(c in gap for c in ",—–")
            verb = self.has(at, "cue") or (self.has(at, "auxiliaries") and self.has(at + 1, "participle", "adverbs"))
            dashed = any(c in gap for c in "—–") and not self.entries(at) and self.words[at].text.islower()
            if spoken and (verb or (dashed and self.has(at + 1, "nouns"))):  # "— умолял сотрудник порта"
                end = at + 1
                while end < len(self.words) and end - at <= INSERTED and not self.parted(end):
                    end += 1
                while dashed and end < len(self.words) and not set(self.words[end].gap) & set("—–.!?"):
                    end += 1
                if end == len(self.words):  # "«…, — сказал X." with the rest of the quotation in the next sentence
                    closes = any(c in gap for c in "—–") or any(
                        s < self.words[at].start and e > len(self.text) for s, e in self._spans
                    )
                else:
                    closes = self.quoted[end] and any(c in self.words[end].gap for c in ",.—–")
                names = any(self.has(i, "nouns", "pronouns") or self.is_name(i) for i in range(at + 1, end))
                if closes and names:
                    self.quoted[at:end] = [False] * (end - at)
                    at = end
                    continue
            at += 1

    def _opens(self, entry: Entry, at: int) -> bool:
        """Whether a clause begins with a phrase of two parts ("Aus … geht hervor"): its first part is a common word."""
        free = entry.tag == "quoted_by" and not self.lexicon.nouns_have_capitals  # "người phát ngôn được AFP dẫn lời"
        free = free or (at > 0 and self.parted(at - 1) and self.has(at - 1, "backwards"))  # "Das geht aus … hervor"
        return (free or self.parted(at)) and self.found(entry.tail, at + len(entry.words)) is not None

    def _keys(self, at: int, count: int) -> tuple[str, ...]:
        return tuple(w.key for w in self.words[at : at + count])

    def _matching(self, at: int) -> Iterator[Entry]:
        word = self.words[at]
        small = self.lexicon.nouns_have_capitals and word.text[:1].islower()
        letters = not self._shouted and len(word.text) > 1 and word.text.isupper()
        for form in _forms(word.key, self.lexicon.clitics):
            for entry in self.lexicon.phrases.get(form, ()):
                if (small and entry.tag == "nouns") or (letters and entry.tag in _SMALL):
                    continue
                if entry.tag in ("according", "quoted_by") and entry.tail and not self._opens(entry, at):
                    continue
                rest = entry.words[1:]
                if not rest or (
                    self._keys(at + 1, len(rest)) == rest
                    and not any(self.words[i].gap.strip("-") for i in range(at + 1, at + 1 + len(rest)))
                ):
                    yield entry
            yield from (e for e in self.lexicon.single(form) if not small or e.tag != "nouns")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("abbreviations")["titles"])


def _forms(word: str, clitics: str) -> list[str]:
    """A word as it stands, and without the Arabic particles and article that are written together with it ("وقال")."""
    if not clitics:
        return [word]
    forms = [word]
    if len(word) > 2 and word[0] in clitics:
        forms.append(word[1:])
        if word.startswith("لل"):
            forms.append(word[2:])
    forms.extend(form[2:] for form in tuple(forms) if form.startswith("ال") and len(form) > 4)
    return forms


def _words(text: str, lexicon: Lexicon) -> Iterator[Word]:
    last = 0
    spans = (
        _unspaced(text, lexicon)
        if lexicon.language in UNSPACED
        else (m.span() for m in splitter(lexicon.language).finditer(text))
    )
    for start, end in spans:
        yield Word(start, end, text[start:end], key(text[start:end], lexicon.language), text[last:start].strip())
        last = end


def _unspaced(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Words of the lexicon, longest first; other characters one by one; Latin letters and digits in runs."""
    at = 0
    while at < len(text):
        if not text[at].isalnum():
            at += 1
            continue
        end = at + 1
        if text[at] < "\u2e80":
            while end < len(text) and text[end].isalnum() and text[end] < "\u2e80":
                end += 1
        else:
            for stop in range(min(len(text), at + lexicon.longest), at + 1, -1):
                if text[at:stop] in lexicon.phrases:
                    end = stop
                    break
        yield at, end
        at = end


def _inside(words: Sequence[Word], spans: Sequence[Span]) -> list[bool]:
    """For each word whether one of the spans, sorted by start, holds its first letter."""
    found = []
    following, reach = 0, -1
    for word in words:
        while following < len(spans) and spans[following][0] <= word.start:
            reach = max(reach, spans[following][1])
            following += 1
        found.append(word.start < reach)
    return found
