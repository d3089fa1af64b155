"""The words of transfers, by language: what is done with arms, how far it has gone, and what it is done with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.language.tables import for_language, table
from firsthand.records import Quantity, Span, Statement

NEAR = 24
"""Characters beside a number in which "first", "remaining" or "of them" stands: "die übrigen zwölf", "los doce restantes"."""
NEGATED = 18
"""Characters beside a word of denying in which a negation turns it: "did not deny", "hat das nicht bestritten"."""
PAUSE = re.compile(r"[,.;:，。；、،]")
UNSPACED = frozenset({"zh", "ja", "ko", "hi"})
"""Languages whose words cannot be told by their edges: no spaces, particles written on, or vowel signs that are no letters."""

LIKENED_BEHIND = frozenset({"tr", "ja", "ko"})
"""Languages in which "the size of" stands behind what it measures by."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word for a transfer: ``frame`` says who stands where (buy, receive, sell, give, make, agree), ``done`` whether
    the form tells of something that has happened, ``gives`` whether its object is who gives ("awarded Dearsan a contract").
    """

    start: int
    end: int
    frame: str
    done: bool
    gives: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One language's table, compiled. Patterns match whole words in lower-case text."""

    triggers: re.Pattern[str]
    frames: dict[str, tuple[str, bool]]
    nouns: re.Pattern[str]
    categories: dict[str, str]
    modifiers: frozenset[str]
    generic: frozenset[str]
    components: frozenset[str]
    vague: frozenset[str]
    joining: frozenset[str]
    awarding: frozenset[str]
    articles: frozenset[str]
    fillers: frozenset[str]
    ordinals: dict[str, int]
    families: dict[str, frozenset[str]]
    language: str
    spaced: bool
    free_order: bool
    verb_first: bool
    postposed: bool
    counted_by: bool
    likened_behind: bool
    lists: dict[str, re.Pattern[str]]

    def find(self, name: str, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """Where words of the list ``name`` stand in ``text[start:end]`` (lower case); a denial that is itself negated is none."""
        found = [m.span() for m in self.lists[name].finditer(text, start, len(text) if end is None else end)]
        return [at for at in found if not self._not_denied(text, *at)] if name == "denied" else found

    def says(self, name: str, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a word of the list ``name`` stands in ``text[start:end]`` (lower case)."""
        if name == "denied":
            return bool(self.find(name, text, start, end))
        return self.lists[name].search(text, start, len(text) if end is None else end) is not None

    def _not_denied(self, text: str, start: int, end: int) -> bool:
        """ "Did not deny", "neither confirmed nor denied", "dementierte nicht": a word of denying beside a negation."""
        before = PAUSE.split(text[max(0, start - NEGATED) : start])[-1]
        behind = PAUSE.split(text[end : end + NEGATED])[0] if self.free_order else ""
        return self.says("negation", before) or self.says("negation", behind)

    def denied_by(self, statement: Statement, text: str) -> Span | None:
        """The cue by which a statement's source denies it; "did not deny" is none."""
        cues = (hop.cue for hop in statement.attribution if hop.cue_class == "negative" and hop.cue is not None)
        return next(
            (cue for cue in cues if not self.lists["denied"].search(text, *cue) or self.says("denied", text, *cue)),
            None,
        )

    def noun(self, form: str) -> str:
        """A noun for arms as the table has it: "самолётов" is "самолёт*", without the mark."""
        return _key(form, self.categories).rstrip("*")

    def category(self, form: str) -> str:
        """The register's category of a noun for arms; empty where it has none."""
        return self.categories.get(_key(form, self.categories), "")

    def triggers_in(self, text: str) -> list[Trigger]:
        """Every trigger in lower-case ``text``."""
        return [
            Trigger(*m.span(), *_entry(m.group(), self.frames), m.group() in self.awarding)
            for m in self.triggers.finditer(text)
        ]


@cache
def words_of(language: str) -> Words | None:
    """The table of ``language`` (ISO 639-1), or None where there is none."""
    part: dict[str, Any] = for_language("transfers", language)
    if not part:
        return None
    spaced = language not in UNSPACED
    part = {name: [] for name, words in table("transfers")["en"].items() if isinstance(words, list)} | part
    frames = {
        form: (frame, form in forms["done"])
        for frame, forms in part["triggers"].items()
        for form in (*forms["bare"], *forms["done"])
    }
    categories = {noun: category for category, nouns in part["nouns"].items() for noun in nouns}
    sets = {
        name: frozenset(part.get(name, ()))
        for name in ("modifiers", "generic", "components", "vague", "joining", "awarding", "articles", "fillers")
    }
    lists = {name: _any(words, spaced) for name, words in part.items() if isinstance(words, list) and name not in sets}
    for group in ("flags", "terms"):
        every = {name: part[group].get(name, []) for name in table("transfers")["en"][group]}
        lists |= {name: _any(words, spaced) for name, words in every.items()}
    return Words(
        triggers=_any(frames, spaced),
        frames=frames,
        nouns=_any(categories, spaced),
        categories=categories,
        **sets,
        ordinals=part.get("ordinals", {}),
        families={name: frozenset(heads) for name, heads in part.get("families", {}).items()},
        language=language,
        spaced=spaced,
        free_order=bool(part.get("free_order")),
        verb_first=bool(part.get("verb_first")),
        postposed=bool(part.get("postposed")),
        counted_by=not spaced and bool(part.get("counters")),
        likened_behind=language in LIKENED_BEHIND,
        lists=lists,
    )


def flags() -> tuple[str, ...]:
    """The flags that stand beside a rung, whatever the language."""
    return tuple(table("transfers")["en"]["flags"])


def terms() -> tuple[str, ...]:
    """What a transfer is, if it is no plain sale, whatever the language."""
    return tuple(table("transfers")["en"]["terms"])


def _key(form: str, entries: Mapping[str, Any]) -> str:
    """The entry that a form found in the text stands for: itself, or the longest stem that it begins with."""
    if form in entries:
        return form
    for end in range(len(form), 1, -1):
        if f"{form[:end]}*" in entries:
            return f"{form[:end]}*"
    return next((key for key in entries if " " in key and re.fullmatch(_body(key), form)), form)


def _entry(form: str, frames: Mapping[str, tuple[str, bool]]) -> tuple[str, bool]:
    return frames[_key(form, frames)]


def _body(word: str) -> str:
    """A word of a table as a pattern: "*" stands for any ending."""
    return r"\w*".join(re.escape(part) for part in word.split("*"))


def _any(words: Any, spaced: bool) -> re.Pattern[str]:
    """Any of ``words``, the longest first, as whole words where the script has any."""
    body = "|".join(_body(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])" if spaced else rf"(?:{body})")


def marked(q: Quantity, name: str, statement: Statement, lower: str, words: Words) -> bool:
    """Whether a word of the list ``name`` stands right beside a number."""
    before = lower[max(statement.start, q.start - NEAR) : q.start].replace("،", ",").rpartition(",")[2]
    behind = lower[q.end : min(statement.end, q.end + NEAR)].replace("،", ",").partition(",")[0]
    return words.says(name, before) or words.says(name, behind)
