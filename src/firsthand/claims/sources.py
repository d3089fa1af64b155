"""What a source phrase tells of its source: what kind it is, whether it is named, how many stand behind it."""

import re
from functools import lru_cache

from firsthand.language.numerals import find_numerals
from firsthand.language.names import find_names
from firsthand.language.states import state_names
from firsthand.language.tables import table
from firsthand.records import SourceType

PRONOUNS: dict[str, tuple[str, bool]] = {
    "he": ("m", False), "she": ("f", False), "they": ("", True), "it": ("n", False), "him": ("m", False),
    "her": ("f", False), "them": ("", True), "we": ("", True), "i": ("", False), "who": ("", False), "you": ("", False),
}  # fmt: skip
"""Pronoun → (gender, whether plural)."""
_VAGUE_COUNTS = frozenset({"some", "several", "many", "most", "few", "various", "numerous", "multiple", "other", "both"})


@lru_cache(maxsize=1)
def _nouns() -> dict[str, SourceType]:
    data = table("sources")
    found: dict[str, SourceType] = {}
    for name, kind in (("organisation", "organisation"), ("document", "document"), ("office", "office"), ("outlet", "outlet"), ("person", "person")):
        for word in data[name]:
            found[word.lower()] = kind  # type: ignore[assignment]
    return found


@lru_cache(maxsize=1)
def _metonyms() -> dict[str, str]:
    data = table("sources")
    return {**data["capitals"], **data["metonyms"]}


def singular(noun: str) -> str:
    """A noun's singular, near enough to look it up: "ministries" → "ministry", "officials" → "official"."""
    if noun in ("people", "police", "data", "media", "press", "news", "congress", "series", "others", "minutes"):
        return noun
    irregular = {"men": "man", "women": "woman", "spokesmen": "spokesman", "congressmen": "congressman", "children": "child"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def noun_type(noun: str) -> SourceType | None:
    """The type a head noun speaks for ("analysts" → person), or None."""
    return _nouns().get(singular(noun.lower()))


def is_plural(noun: str) -> bool:
    lowered = noun.lower()
    return lowered in ("people", "others", "police", "many", "some", "men", "women", "both", "few", "several", "most") or (
        singular(lowered) != lowered
    )


class Source:
    """A source phrase ``who`` with its grammatical ``head`` word, described.

    ``type`` "group" stands for several unnamed persons; ``count`` is None where the text gives none.
    """

    def __init__(self, who: str, head: str) -> None:
        self.who = who
        self.head = head
        self.pronoun = PRONOUNS.get(who.lower())
        core = _core(who)
        self.names = [m for m in find_names(core) if m.schema not in ("Designation",)]
        noun = noun_type(head) if head[:1].islower() else None
        capitals = [m for m in self.names if m.start <= core.rfind(head) < m.end] if head[:1].isupper() else []
        self.named = bool(capitals) or head[:1].isupper() or any(m.schema == "Person" for m in self.names)
        self.plural = self.pronoun[1] if self.pronoun else (is_plural(head) and head[:1].islower()) or " and " in f" {core} "
        self.count = _count(core, head, self.plural)
        self.type = self._type(noun, capitals, core)

    def _type(self, noun: SourceType | None, capitals: list[object], core: str) -> SourceType:
        if self.pronoun:
            return "group" if self.pronoun[1] else "person" if self.pronoun[0] in ("m", "f") else "unknown"
        if core in _metonyms() or self.head in _metonyms():
            return "state"
        if core.lower().removeprefix("the ") in state_names("en"):
            return "state"
        if noun == "person":
            return "group" if self.plural and not self.named else "person"
        if noun is not None:
            return noun
        words = [singular(w.lower()) for w in re.findall(r"[^\W\d_]+", core)]
        schemas = {getattr(m, "schema", "Other") for m in capitals}
        if "PublicBody" in schemas:
            return "office"
        for word in reversed(words):
            kind = _nouns().get(word)
            if kind in ("outlet", "office", "organisation", "document") and self.head[:1].isupper():
                return kind
        if schemas & {"Organization", "Company"}:
            return "organisation"
        if self.head.lower() in ("one", "some", "many", "several", "others", "few", "most", "both", "two", "three", "four", "another"):
            return "person" if self.head.lower() in ("one", "another") else "group"
        return "person" if self.named else "unknown"


def _core(who: str) -> str:
    """The phrase without appositions and relative clauses: up to the first comma, "who" or "whose"."""
    return re.split(r",|\s(?:who|whose|which|that)\s|\s[—–]\s", who, maxsplit=1)[0].strip()


def _count(core: str, head: str, plural: bool) -> int | None:
    """How many: "three officials" 3, "one of several officials" 1, "a spokesman" 1, "officials" None."""
    lowered = core.lower()
    if re.match(r"(?:one|another|an?|the|this|that|his|her|its|their)\b", lowered) and not plural:
        return 1
    if re.match(r"(?:one|another) of\b", lowered) or lowered in ("one", "another"):
        return 1
    numerals = find_numerals(core, "en")
    if numerals and plural and not numerals[0].vague and numerals[0].start <= 12 and numerals[0].value < 1000:
        return int(numerals[0].value)
    if lowered.split(" ")[0] in _VAGUE_COUNTS or plural:
        return None
    return 1
