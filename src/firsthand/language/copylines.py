"""Lines that only say whose the text is: "(Tomado de El Faro)", "Mit Material von dpa", "原载《海港晚报》".

Such a line is known by what it does not say: beside outlets, days and names it holds nothing but words about texts and where
they come from, all of one language. ``data/copylines.json`` has these words in five classes.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.language.nationality import words_of
from firsthand.language.tables import table
from firsthand.records import CreditKind

LONGEST = 200
"""Characters of a line that says whose the text is."""
MOST_NAMES = 4
"""Words with a capital beside the outlets: who wrote, who translated."""
_WORD = re.compile(r"[^\W\d_]+(?:[-‌][^\W\d_]+)*")
_SUFFIX = re.compile(r"[’'][a-zçğıöşü]{1,6}(?!\w)")
"""A case ending behind a name, as Turkish writes it."""
_NAME = " \ufffc "
"""What stands for an outlet while the words around it are read."""
_BY = re.compile(r"[:：]|(?<!\w)(?:by|von|par|por|di|da|door|przez|av|af|de|od|с|від)(?!\w)", re.IGNORECASE)
_BEHIND = frozenset("contributed katkılarıyla katkısıyla साभार".split())
"""Words of help that stand behind the name."""
_TEXT = re.compile(r"(?<!\w)te(?:xt|ks|st)\w{0,2}(?!\w)|(?<!\w)текст", re.IGNORECASE)
_UNSPACED = re.compile(r"[぀-ヿ一-鿿가-힣]")
_BRACKET = re.compile(r"[(（\[](?P<in>[^()（）\[\]\n]{2,160})[)）\]][\s.。]{0,3}\Z")
_SENTENCE = re.compile(r"[.!?…。！？][»”\"’)]{0,2}(?:\s+|(?<=[。！？]))(?=\S)")
_KINDS: tuple[tuple[str, CreditKind], ...] = (
    ("translated", "translated"),
    ("origin", "republished"),
    ("helped", "prose"),
    ("source", "source_line"),
)
"""The classes that tell something, the one that says most first; ``plain`` words tell nothing."""


def copy_line(piece: str, start: int, end: int) -> tuple[CreditKind, str] | None:
    """Kind and cue, where the line around a name at ``piece[start:end]``, or a bracket or sentence that closes that line, only says
    whose the text is. "prose" is a hand that was lent."""
    closes = piece.find("\n", end, end + LONGEST)
    if closes < 0 and len(piece) - end > LONGEST:
        return None
    closes = closes if closes >= 0 else len(piece)
    opens = piece.rfind("\n", max(0, start - LONGEST), start) + 1
    line = piece[max(opens, start - LONGEST) : closes]
    start, end = start - (closes - len(line)), end - (closes - len(line))
    whole = opens > 0 or start < LONGEST
    if whole and len(line) <= LONGEST and (found := of_words(line, [(start, end)])):
        return found
    bracket = _BRACKET.search(line)
    if bracket and bracket.start() < start and end <= bracket.end("in"):
        at = bracket.start("in")
        return of_words(bracket["in"], [(start - at, end - at)])
    begins = max((match.end() for match in _SENTENCE.finditer(line, 0, start)), default=0)
    return of_words(line[begins:], [(start - begins, end - begins)]) if begins else None


def of_words(line: str, names: Sequence[tuple[int, int]]) -> tuple[CreditKind, str] | None:
    """The same of a line whose outlets stand at ``names``."""
    for start, end in reversed(names):
        suffix = _SUFFIX.match(line, end)
        line = line[:start] + _NAME + line[suffix.end() if suffix else end :]
    if _UNSPACED.search(line):
        return _of_signs(line)
    words = [match.group() for match in _WORD.finditer(line)]
    if not words or len(words) > LONGEST // 4 or line.rstrip().endswith(":"):  # what a colon opens stands below
        return None
    plain = [word.lower() for word in words]
    if about_a_picture(line):
        return None
    for language in _languages_of(plain):
        classes = _classes()[language]
        unknown = [
            word
            for word, low in zip(words, plain, strict=True)
            if low not in classes and low not in _days() and low not in words_of()
        ]
        told = _told(line, classes)
        kind = next((kind for name, kind in _KINDS if name in told), None)
        if kind and (not unknown or (kind in ("translated", "prose") and _are_people(unknown, line))):
            return kind, next(told[name] for name, of_kind in _KINDS if of_kind == kind and name in told)
    return None


def may_be_one(line: str) -> bool:
    """Whether the small words of a line are all such words: what is cheap to ask before a line's names are looked for."""
    small = (match.group() for match in _WORD.finditer(line) if match.group().islower())
    return all(tells_nothing(word) or word in words_of() for word in small)


def _told(line: str, classes: dict[str, str]) -> dict[str, str]:
    """By class the first word of a line that tells it. What a source or a helper is called by stands before its name."""
    last = line.rfind(_NAME)
    told: dict[str, str] = {}
    for match in _WORD.finditer(line):
        name = classes.get(match.group().lower())
        if name and (match.start() < last or name not in ("source", "helped") or match.group() in _BEHIND):
            told.setdefault(name, match.group())
    return told


def _are_people(unknown: Sequence[str], line: str) -> bool:
    """Whether the words that no table has may be who wrote or translated: a few with capitals, behind a word for "by"."""
    return len(unknown) <= MOST_NAMES and all(word[0].isupper() for word in unknown) and _BY.search(line) is not None


def _of_signs(line: str) -> tuple[CreditKind, str] | None:
    """The same where no spaces part the words: the line is nothing but such words, figures and marks."""
    if _others_unspaced().search(line):
        return None
    for pattern in _unspaced():
        if pattern.fullmatch(line):
            for name, kind in _KINDS:
                if found := _told_unspaced(name).search(line):
                    return kind, found.group()
    return None


@cache
def _classes() -> dict[str, dict[str, str]]:
    """By language its words with their class; of one word the class that tells most."""
    return {
        language: {
            word.lower(): name
            for name in ("plain", "source", "helped", "origin", "translated")
            for word in classes.get(name, "").split()
        }
        for language, classes in table("copylines")["languages"].items()
    }


@cache
def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language, classes in _classes().items():
        for word in classes:
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def _languages_of(words: Sequence[str]) -> list[str]:
    """The languages that have all of the words, names and days left out; at most one word in two may be such."""
    known = [_by_word()[word] for word in words if word in _by_word()]
    return sorted(frozenset.intersection(*known)) if known else []


def tells_nothing(word: str) -> bool:
    """Whether a word only speaks of texts, or is a day's or a month's name, in some language."""
    return word.lower() in _by_word() or word.lower() in _days()


def tells(word: str) -> bool:
    """Whether a word says in some language where a text comes from."""
    return any(_classes()[language][word.lower()] != "plain" for language in _by_word().get(word.lower(), ()))


@cache
def telling(language: str) -> frozenset[str]:
    """The words of one language that say where a text comes from."""
    return frozenset(word for word, name in _classes()[language].items() if name != "plain")


@cache
def _other_things() -> frozenset[str]:
    """Words by which a line is about a picture, or an invitation."""
    return frozenset(table("copylines")["not"].lower().split())


def about_a_picture(line: str) -> bool:
    """Whether a word of a line says that it is about a picture and no text, or an invitation."""
    return not _TEXT.search(line) and any(match.group().lower() in _other_things() for match in _WORD.finditer(line))


@cache
def _others_unspaced() -> re.Pattern[str]:
    return re.compile("|".join(sorted(word for word in _other_things() if _UNSPACED.search(word))))


@cache
def _days() -> frozenset[str]:
    """Months and days of the week in all languages."""
    months = (word for words in table("months")["months"].values() for word in words)
    return frozenset((*months, *(word for name in table("months")["weekdays"] for word in name.split())))


@cache
def _unspaced() -> tuple[re.Pattern[str], ...]:
    found = []
    for language in ("zh", "ja", "ko"):
        words = sorted((re.escape(word) for word in _classes()[language]), key=len, reverse=True)
        found.append(re.compile(rf"(?:{'|'.join(words)}|[\W\d]|[年月日])+"))
    return tuple(found)


@cache
def _told_unspaced(name: str) -> re.Pattern[str]:
    words = {w for language in ("zh", "ja", "ko") for w, kind in _classes()[language].items() if kind == name}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def helping() -> frozenset[str]:
    """Words of a hand that was lent, in all languages."""
    return frozenset(word for classes in _classes().values() for word, name in classes.items() if name == "helped")
