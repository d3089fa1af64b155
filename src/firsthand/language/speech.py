"""How a language says who said something: its table ``data/speech_<language>.json`` as one lexicon of tagged phrases.

A lexicon answers one question, in time that does not depend on its size: which tagged phrases begin at this word? Every
entry of a table is a list of phrases between commas. "…" parts a phrase in two ("teilte … mit"); a star stands for an
ending ("чиновник*") or, in front, for the first part of a compound ("*minister"). Scripts without spaces are cut into the
lexicon's own words, longest first, so that 说明 is never read as 说.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from firsthand.language.outlets import listings
from firsthand.language.paradigms import forms as conjugated
from firsthand.language.paradigms import unsaid
from firsthand.language.states import capitals, state_names
from firsthand.language.tables import for_language, table
from firsthand.records import Certainty, CueClass

ENDING = 4
"""Most letters that a star stands for: the longest case endings of Slavic nouns and adjectives ("-ами", "-ими")."""
LONGEST_END = 20
"""Letters of the second part of a compound ("staatsanwaltschaft" has 18)."""
UNSPACED = frozenset({"zh", "ja"})
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "‑": "-"})
_ALIF = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ـ": None, "ي": "ي", "ی": "ي", "ک": "ك", "\u200c": None}
)
_STANCE: dict[str, Certainty] = {"epistemic": "PR+", "negative": "CT-"}
"""What a class of cue says of the certainty of what it brings in, where the table says nothing else."""


@dataclass(frozen=True)
class Entry:
    """A phrase of the lexicon: ``words`` in order, ``tail`` its second part, ``tag`` its use and ``value`` its sort."""

    words: tuple[str, ...]
    tag: str
    value: str
    tail: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """One language's phrases by their first word, single words with an open end by their stem."""

    language: str
    phrases: dict[str, tuple[Entry, ...]]
    stems: dict[str, tuple[Entry, ...]]
    compounds: dict[str, tuple[Entry, ...]]
    stance: dict[str, Certainty]
    counts: dict[str, int]
    gap: int
    articles: bool
    verb_first: bool
    verb_final: bool
    subject_before: bool
    negation_after: bool
    nouns_have_capitals: bool
    adjectives_first: bool
    drops_pronouns: bool
    infinitives: tuple[str, ...]
    topics: tuple[str, ...]
    clitics: str
    asks: bool
    longest: int

    def stance_of(self, cue: str, cue_class: CueClass) -> Certainty:
        """How surely the source of a cue puts what it says ("fears", "denied")."""
        return self.stance.get(cue) or _STANCE.get(cue_class, "CT+")

    def single(self, word: str) -> tuple[Entry, ...]:
        """Entries with an open end that fit one word, the longest first."""
        found: list[Entry] = []
        for end in range(len(word), max(2, len(word) - ENDING) - 1, -1):
            found.extend(self.stems.get(word[:end], ()))
        if self.compounds:
            for start in range(max(1, len(word) - LONGEST_END), max(1, len(word) - 2)):
                found.extend(self.compounds.get(word[start:], ()))
        return tuple(found)


@cache
def languages() -> frozenset[str]:
    """Languages that have a table of speech."""
    files = resources.files("firsthand.language.data").iterdir()
    names = (re.fullmatch(r"speech_(\w+)\.json", file.name) for file in files)
    return frozenset(match[1] for match in names if match)


def key(word: str, language: str) -> str:
    """The form under which a word stands in the lexicon: lower case, one apostrophe, Arabic without vowel signs."""
    lowered = word.translate(_APOSTROPHES).lower()
    if language in ("ar", "fa"):
        lowered = "".join(c for c in lowered if not unicodedata.combining(c)).translate(_ALIF)
    return lowered


_ELIDED = r"[^\W\d_]{1,8}['’](?=[^\W\d_]|\Z)"
_PLAIN = r"[^\W_]+(?:[-’'ʼ‑\u200c][^\W_]+)*"


def splitter(language: str) -> re.Pattern[str]:
    """What is one word of a spaced language: French and Italian elisions stand alone ("l’", "dell'")."""
    return re.compile(rf"{_ELIDED}|[^\W_]+(?:[-‑][^\W_]+)*" if language in ("fr", "it") else _PLAIN)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language that has a table."""
    data = table(f"speech_{language}")
    build = _Builder(language)
    for cue_class, forms in data["verbs"].items():
        build.add(forms, "cue", cue_class)
    for cue_class, forms in data.get("participles", {}).items():
        build.add(forms, "participle", cue_class)
    for cue_class, forms in data.get("according", {}).items():
        build.add(forms, "according", cue_class)
    for tag in _PLAIN_TAGS:
        build.add(data.get(tag, ""), tag, tag)
    for tag in ("nouns", "pronouns", "certainty", "metonyms", "his_words"):
        for value, forms in data.get(tag, {}).items():
            build.add(forms, tag, value)
    for town, state in capitals(language).items():
        build.add(town, "metonyms", state)
    stance: dict[str, Certainty] = {}
    for value, forms in data.get("stance", {}).items():
        stance.update((" ".join(build.words(form)), value) for form in listed(forms))
    counts = {key(word, language): number for word, number in data.get("counts", {}).items()}
    for word in counts:
        build.add(word, "count", "count")
    if language in UNSPACED:  # what is no word of the lexicon is cut into characters
        build.add(",".join(state_names(language)), "states", "states")
        names = (name for listing in listings() for name in listing.names if name[:1] > "\u2e80")
        build.add(",".join(names), "nouns", "outlet")
    _conjugated(build, stance)
    _silences(build)
    return build.finish(stance, counts, data)


_OUTRIGHT = ("confirming", "negative")
"""Classes of verbs that say something of what stands behind them: "denied the sale". Others need a clause or quotation."""


def _conjugated(build: "_Builder", stance: dict[str, Certainty]) -> None:
    """The forms of the verbs in ``data/saying.json`` that are nothing else in the language's table already."""
    for name, verbs in for_language("saying", build.language).items():
        cue_class, _, sure = name.partition(" ")
        for verb in listed(verbs):
            if cue_class in ("neutral", "confirming"):
                for form in unsaid(build.language, verb):
                    if not build.known(form):
                        build.add(form, "cue", "non_answer")
                        build.add(form, "negation", "negation")
            made = conjugated(build.language, verb)
            for form, tag in [*((f, "cue") for f in made.finite), *((f, "participle") for f in made.participles)]:
                spelled = " ".join(build.words(form.replace("…", " ")))
                if sure:
                    stance.setdefault(spelled, sure)  # type: ignore[arg-type]
                if build.known(form):
                    continue
                build.add(form, tag, cue_class)
                if build.language == "tr" and form.endswith(("an", "en")):
                    build.add(form, "participial", "participial")
                plain = cue_class == "epistemic" and build.language in UNSPACED
                if cue_class not in _OUTRIGHT and not plain and "…" not in form and not build.ends_in_that(form):
                    build.add(form, "needs_that", "needs_that")


_PLAIN_TAGS = (
    "auxiliaries", "after", "citing", "relaying", "as", "that", "backwards", "negation", "needs_that", "determiners", "one",
    "stops", "links", "adverbs", "addressees", "conditions", "reported_mood", "blocked", "feminine", "masculine", "closers",
    "surnames", "anonymous", "joins", "inner", "before_imperfect", "only_after", "several", "speaks_from", "to", "takes_object",
    "quoted_by", "signed", "partitive", "after_citing", "objects", "before_infinitive",
    "relatives", "needs_quote", "located", "what", "by", "view", "sides", "stands_in", "within", "sourced", "spoken",
    "contrast",
)  # fmt: skip


def listed(forms: str) -> list[str]:
    """The phrases of one entry of a table."""
    return [form.strip() for form in forms.split(",") if form.strip()]


def cue_class(cue: str, language: str) -> CueClass | None:
    """The class of the longest cue of a language's table that stands in ``cue``, or None."""
    if language not in languages():
        return None
    words = lexicon(language)
    whole = key(cue, language)
    found: tuple[int, CueClass] | None = None
    pieces = (
        [whole[i:] for i in range(len(whole))]
        if language in UNSPACED
        else [m.group() for m in splitter(language).finditer(whole)]
    )
    for at, piece in enumerate(pieces):
        entries = words.phrases.get(piece, ()) + words.single(piece)
        if language in UNSPACED:
            entries = tuple(e for n in range(1, len(piece) + 1) for e in words.phrases.get(piece[:n], ()))
        for entry in entries:
            fits = (
                language in UNSPACED
                or tuple(pieces[at : at + len(entry.words)]) == entry.words
                or len(entry.words) == 1
            )
            if (
                fits
                and entry.tag in ("cue", "participle", "according")
                and (found is None or len(" ".join(entry.words)) > found[0])
            ):
                found = len(" ".join(entry.words)), entry.value  # type: ignore[assignment]
    return found[1] if found else None


def _silences(build: "_Builder") -> None:
    """The parts of non-answers in ``data/silence.json``, after all else: they end no noun phrase."""
    part = for_language("silence", build.language)
    build.add(part.get("silent", ""), "cue", "non_answer")
    parts = "withholding intending answering unknowing asked ignorance charges acts judgements requests naming"
    for tag in parts.split():
        build.add(part.get(tag, ""), tag, tag)
    for verb in listed(part.get("refusing", "")):
        made = conjugated(build.language, verb)
        build.add(", ".join((*made.finite, *made.participles)), "refusing", "refusing")


class _Builder:
    """Collects entries of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._split = splitter(language)
        self._phrases: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._compounds: dict[str, list[Entry]] = {}

    def words(self, phrase: str) -> tuple[str, ...]:
        plain = key(phrase, self.language)
        if self.language in UNSPACED:
            return (plain.strip(),)
        return tuple(m.group() for m in self._split.finditer(plain))

    def add(self, forms: str, tag: str, value: str) -> None:
        for form in listed(forms):
            head, _, tail = form.partition("…")
            bare = key(form.strip("*"), self.language)
            if form.endswith("*"):
                self._stems.setdefault(bare, []).append(Entry((bare,), tag, value))
            elif form.startswith("*"):
                self._compounds.setdefault(bare, []).append(Entry((bare,), tag, value))
                self._stems.setdefault(bare, []).append(Entry((bare,), tag, value))
            else:
                words = self.words(head)
                rest = self.words(tail) if tail else ()
                self._phrases.setdefault(words[0], []).append(Entry(words, tag, value, rest))
                if rest and self.language in UNSPACED:
                    self._phrases.setdefault(rest[0], [])  # so that it is cut as a word

    def known(self, form: str) -> bool:
        """Whether a form is an entry already, as a phrase of its own or by its stem."""
        words = self.words(form.partition("…")[0])
        same = any(entry.words == words for entry in self._phrases.get(words[0], ()))
        if same and "…" in form:
            tail = self.words(form.partition("…")[2])
            return any(entry.words == words and entry.tail == tail for entry in self._phrases[words[0]])
        starred = len(words) == 1 and any(
            words[0][:end] in self._stems for end in range(max(3, len(words[0]) - ENDING), len(words[0]) + 1)
        )
        return same or starred

    def ends_in_that(self, form: str) -> bool:
        """Whether a verb brings its "that" with it ("khai rằng")."""
        return any(entry.tag == "that" for entry in self._phrases.get(self.words(form)[-1], ()))

    def finish(self, stance: dict[str, Certainty], counts: dict[str, int], data: dict[str, Any]) -> Lexicon:
        ordered = {
            first: tuple(sorted(entries, key=lambda e: (-len(e.words), not e.tail)))
            for first, entries in self._phrases.items()
        }
        return Lexicon(
            self.language,
            ordered,
            {stem: tuple(entries) for stem, entries in self._stems.items()},
            {end: tuple(entries) for end, entries in self._compounds.items()},
            stance,
            counts,
            data.get("gap", 0),
            data.get("articles", False),
            data.get("verb_first", False),
            data.get("verb_final", False),
            data.get("subject_before", False),
            data.get("negation_after", False),
            data.get("nouns_have_capitals", False),
            data.get("adjectives_first", False),
            data.get("drops_pronouns", False),
            tuple(data.get("infinitives", ())),
            tuple(data.get("topics", ())),
            data.get("clitics", ""),
            any(entry.tag == "asked" for entries in ordered.values() for entry in entries),
            max(map(len, ordered), default=0),
        )
