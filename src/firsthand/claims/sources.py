"""What a source phrase tells of its source: what kind it is, whether it is named, how many stand behind it."""

import re
from functools import lru_cache

from firsthand.language.names import find_names, given_name
from firsthand.language.numerals import find_numerals
from firsthand.language.states import find_states, state_names
from firsthand.language.tables import table
from firsthand.records import Mention, SourceType

PRONOUNS: dict[str, tuple[str, bool]] = {
    "he": ("m", False), "she": ("f", False), "they": ("", True), "it": ("n", False), "him": ("m", False),
    "her": ("f", False), "them": ("", True), "we": ("", True), "i": ("", False), "who": ("", False), "you": ("", False),
}  # fmt: skip
"""Pronoun → (gender, whether plural)."""
_VAGUE_COUNTS = frozenset(
    {"some", "several", "many", "most", "few", "various", "numerous", "multiple", "other", "both"}
)


@lru_cache(maxsize=1)
def _nouns() -> dict[str, SourceType]:
    data = table("sources")
    found: dict[str, SourceType] = {}
    for kind in ("organisation", "document", "office", "outlet", "person"):
        found.update(dict.fromkeys((word.lower() for word in data[kind]), kind))
    return found


@lru_cache(maxsize=1)
def _metonyms() -> dict[str, str]:
    data = table("sources")
    return {**data["capitals"], **data["metonyms"]}


_IRREGULAR = {
    "men": "man", "women": "woman", "spokesmen": "spokesman", "congressmen": "congressman", "children": "child",
    "analyses": "analysis", "crises": "crisis",
}  # fmt: skip


def singular(noun: str) -> str:
    """A noun's singular, near enough to look it up: "ministries" → "ministry", "officials" → "official"."""
    if noun in ("people", "police", "data", "media", "press", "news", "congress", "series", "others", "minutes"):
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def noun_type(noun: str) -> SourceType | None:
    """The type a head noun speaks for ("analysts" → person), or None."""
    return _nouns().get(singular(noun.lower()))


_MANY = frozenset("people others police many some men women both few several most those".split())


def is_plural(noun: str) -> bool:
    """Whether a noun by its form stands for several."""
    lowered = noun.lower()
    return lowered in _MANY or (singular(lowered) != lowered)


@lru_cache(maxsize=1)
def _speakers() -> frozenset[str]:
    return frozenset(w.lower() for w in table("sources")["speakers"])


_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "eer", "crat", "ee", "ster")
"""Endings of words for people ("docker", "pianist", "evacuee")."""


def can_speak(noun: str) -> bool:
    """Whether a common noun may be the one who says something: people, bodies and documents, not things and events."""
    lowered = noun.lower()
    one = singular(lowered)
    if one in _speakers() or lowered in _speakers() or noun_type(lowered) is not None:
        return True
    return one.endswith(_AGENTS) and one not in _NO_AGENTS


def calls(noun: str) -> bool:
    """Whether a common noun says what a person is: "official", "developer"."""
    return noun_type(noun) == "person" or (can_speak(noun) and noun_type(noun) is None and noun.endswith(_AGENTS))


_NO_AGENTS = frozenset(
    "number matter water weather winter summer letter chapter order paper power river tower computer centre other "
    "error factor motor floor door color colour harbor mirror sector humor terror horror labor flavor danger disaster "
    "corner border shoulder finger dinner layer tree fee degree coffee committee trigger murder disorder register "
    "headquarter quarter answer manner offer gender cancer fever ladder timber weather encounter barrier counter".split()
)
"""Things whose names end like those of people."""


_PARTS = frozenset(
    "one some many most much all part several none few two three four five six seven eight nine ten dozens both number group pair handful majority panel team".split()
)


_COUNTS = frozenset("one some many several others few most both two three four another those".split())
_OF_ANOTHER = re.compile(r"(?i)\b(?:of|to|for|with|by|from|in|at|on|against|near)[ \u00a0](?:the[ \u00a0])?\Z")


class Source:
    """A source phrase ``who`` with its grammatical ``head`` word, described.

    ``type`` "group" stands for several unnamed persons; ``count`` is None where the text gives none.
    """

    def __init__(self, who: str, head: str, *, proper: bool | None = None) -> None:
        """``proper`` says whether the head is a proper noun; without it, capitals say so."""
        self.who = who
        self.head = head
        self.pronoun = PRONOUNS.get(who.lower())
        member = _is_a_member(who, head)
        capital = (head[:1].isupper() if proper is None else proper) and not member
        core = _core(who, head if capital else "")
        found = find_names(core)
        self.designation = any(m.schema == "Designation" and head in m.text for m in found)
        self.names = [m for m in found if m.schema != "Designation"]
        noun = "person" if member else noun_type(head)
        if capital and (noun != "person" or not head.isupper()):
            noun = None  # "the Chairman" may be a name, "the CEO" is none
        capitals = [m for m in self.names if m.start <= core.rfind(head) < m.end] if capital else []
        apposed = next(
            (
                m
                for m in find_names(who)
                if m.start > len(core) and m.schema in ("Person", "Other") and " " in m.canonical
            ),
            None,
        )
        # "the commander, General Smith," is named; "an official, who works for Smith" is not
        self.apposed = (
            noun in ("person", None)
            and (noun is not None or not capital)
            and apposed is not None
            and who[len(core) : apposed.start].strip(" ,") == ""
        )
        self.apposition = apposed if self.apposed else None
        called = any(m.schema == "Person" and not _is_anothers(core, m) for m in self.names)
        self.named = not self.designation and (capital or called or self.apposed)
        self.plural = self.pronoun[1] if self.pronoun else (is_plural(head) and not capital) or " and " in f" {core} "
        self.count = _count(core, head, self.plural)
        self.type = self._type(noun, capitals, core)

    def _type(self, noun: SourceType | None, capitals: list[Mention], core: str) -> SourceType:
        if self.pronoun:
            return "group" if self.pronoun[1] else "person" if self.pronoun[0] in ("m", "f") else "unknown"
        if self.designation:
            return "unknown"
        quantified = re.match(
            r"(?i:one|some|many|most|much|all|part|several|none|few|two|three|four|five|six|seven|eight|nine|ten|dozens|both|(?:an? )?(?:number|group|pair|handful|majority|panel|team)|members?) of (?:the |these |those |his |her |its |their )?(.+)",
            core,
        )
        if quantified and self.head.lower() in _PARTS:
            words = re.findall(r"[^\W\d_]+", quantified[1])
            kinds = (noun_type(w) or ("person" if calls(singular(w)) else None) for w in words if w[:1].islower())
            inner = next((kind for kind in kinds if kind), None)
            if inner is None and _WHO.match(self.who[len(core) :]):
                inner = "person"  # "one of them, who works on the quay"
            if inner == "person":
                return "person" if self.head.lower() == "one" else "group"
            return inner or "unknown"
        if core.lower() in ("the paper", "this paper"):
            return "outlet"
        if core in _metonyms() or self.head in _metonyms():
            return "state"
        if core.lower().removeprefix("the ") in state_names("en"):
            return "state"
        if noun == "person":
            return "group" if self.plural and not self.named else "person"
        if noun is not None:
            return noun
        if self.named and self.names and any(calls(w) for w in re.findall(r"[^\W\d_]+", core) if w[0].islower()):
            return "person"
        words = [w.lower() for w in re.findall(r"[^\W\d_]+", core)]
        schemas = {m.schema for m in capitals}
        if schemas == {"Person"}:
            return "person"  # "Port Committee Chairman Tam Brel"
        if "PublicBody" in schemas:
            return "office"
        for word in reversed(words):
            kind = _nouns().get(word) or _nouns().get(singular(word))
            if kind in ("outlet", "office", "organisation", "document") and self.head[:1].isupper():
                return kind
        if schemas & {"Organization", "Company"}:
            return "organisation"
        if self.head.lower() in _COUNTS:
            return "person" if self.head.lower() in ("one", "another") else "group"
        if self.named and (_looks_like_a_person(core, self.head) or self.apposed):
            return "person"
        return "unknown"


_WHO = re.compile(r"(?i),? who(?:se)?\b")
_ONE_OR_MORE = re.compile(
    r"(?i)(?:an?|one|another|any|some|several|many|most|few|two|three|four|five|six|\d+)[ \u00a0]"
)


def _is_a_member(who: str, head: str) -> bool:
    """Whether a capitalised head says of which people or party somebody is, and names nobody: "a Republican close to the talks",
    "two Israelis", "Democrats"."""
    one = singular(head) if head[:1].isupper() else ""
    if one not in _members() and not any(m.end == len(one) for m in find_states(one)):
        return False
    return _ONE_OR_MORE.match(who) is not None or (one != head and who.startswith(head))


@lru_cache(maxsize=1)
def _members() -> frozenset[str]:
    return frozenset(table("sources")["members"])


def _is_anothers(phrase: str, name: Mention) -> bool:
    """Whether a name says whose or of whom somebody is: "Gen. Venn's lawyer", "the widow of Gen. Venn"."""
    return phrase[name.end : name.end + 2] in ("'s", "’s") or _OF_ANOTHER.search(phrase[: name.start]) is not None


def _looks_like_a_person(core: str, head: str) -> bool:
    """Two or three capitalised words, or one after a title; "The Deal" and "Customer 512" are nobody."""
    words = re.findall(r"[^\s,]+", core)
    if not words or (len(words) == 1 and "-" in core):
        return False  # "Brel-Voss" may be a firm as well
    if any(c.isdigit() for c in core) or words[0].lower() in ("the", "this", "that", "its"):
        return False
    return (
        all(w[:1].isupper() or w in ("de", "von", "van", "bin", "al", "del", "der") for w in words) and len(words) <= 6
    )


def _core(who: str, name: str) -> str:
    """The phrase without appositions and relative clauses: up to the first comma, "who" or "whose"; of "Tam Brel of the Port
    Bank", whose ``name`` is Brel, no more than who it is.
    """
    core = re.split(r",|\s\(|\s(?:who|whose|which|that)\s|\s[—–]\s", who, maxsplit=1)[0].strip()
    before = core.split(" of ", 1)[0]
    return before if before.endswith(f" {name}") and given_name(before.split(" ")[0]) else core


def _count(core: str, head: str, plural: bool) -> int | None:
    """How many: "three officials" 3, "one of several officials" 1, "a spokesman" 1, "officials" None."""
    lowered = core.lower()
    if re.match(r"(?:one|another|an?|the|this|that|his|her|its|their)\b", lowered) and not plural:
        return 1
    if re.match(r"(?:one|another) of\b", lowered) or lowered in ("one", "another"):
        return 1
    numerals = find_numerals(core, "en")
    of_many = bool(numerals) and numerals[0].start == 0 and core[numerals[0].end :].startswith(" of ")
    if (
        numerals
        and (plural or of_many)
        and not numerals[0].vague
        and numerals[0].start <= 12
        and numerals[0].value < 1000
    ):
        return int(numerals[0].value)
    if lowered.split(" ")[0] in _VAGUE_COUNTS or plural or of_many:
        return None
    return 1
