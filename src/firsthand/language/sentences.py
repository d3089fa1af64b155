"""Sentence spans over the untouched text: abbreviations, quotations that close after the full stop, many scripts."""

import re
from functools import lru_cache

from firsthand.language.offsets import ParsingCopy
from firsthand.language.repair import repair
from firsthand.language.tables import table
from firsthand.records import Span

_END = re.compile(
    r"(?P<stop>[.!?…]+(?:[\"”’»«“')\]]|[ \u00a0\u202f]»(?=\s|$))*)(?=\s|$)|(?P<full>[。！？｡][”’」』）\"]*|[؟۔।](?=\s|$))|\n"
)
_TOKEN = re.compile(r"[^\s\"“”‘«»(\[—–]+\Z")
_NEXT = re.compile(r"\s+[\"“‘«(\[„'¿¡—–-]*\s?([^\s]*)")
_SPEAKING = re.compile(
    r"\s+(?:[A-Z][^\s.,;!?]*\.?\s+){1,5}(?:said|says|asked|asks|wrote|writes|added|adds|told|replied|tweeted|shouted|"
    r"declared|wondered|continued|demanded|cried|exclaimed)\b"
)
_ONLY_SPEAKING = re.compile(
    r"[ \u00a0]{1,2}(?:[A-Z][^\s.,;!?]*\.?\s){1,5}(?:said|says|wrote|added|told (?:reporters|the [A-Z]\w+)|tweeted)"
    r"(?: (?:on )?[A-Z]\w+day| (?:in|at|on|to|during|after)(?: (?!that\b|she\b|they\b|it\b|he\b)[\w’'-]+){1,10})?\.(?=\s|$)"
)
"""A sentence that does no more than name who spoke the quotation before it: “It sank.” Ms. Bell wrote in a letter."""
LONGEST = 3000
"""Characters after which a sentence without any end is cut at a space: longer ones are lists or broken pages."""


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of ``text``, trimmed, in order, not overlapping; every word stands in one."""
    return sentences_of(repair(text))


def sentences_of(copy: ParsingCopy) -> list[Span]:
    """The same for a copy already made; spans are over the original."""
    return [copy.span(start, end) for start, end in copy_sentences(copy.text)]


def copy_sentences(text: str) -> list[Span]:
    """Sentence spans over a parsing copy itself, where a new line always ends a sentence."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match["stop"] is not None and not _ends(text, match):
            continue
        _push(spans, text, start, match.end())
        start = match.end()
    _push(spans, text, start, len(text))
    return spans


def _push(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        spans.append((start, cut))
        start = cut + (text[cut] == " ")
    if end > start:
        spans.append((start, end))


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    data = table("abbreviations")
    openers = frozenset(table("spelling")["sentence_openers"])
    return frozenset(data["titles"]), frozenset(data["months"]), frozenset(data["may_end"]), openers


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop (or ?, !, …) ends its sentence."""
    stop = match["stop"]
    following = _NEXT.match(text, match.end(), min(len(text), match.end() + 60))
    if following is None or text[match.end() : match.end() + 1] == "\n":
        return True
    word = following[1]
    quoted = stop[-1] in "\"”’»«“'"
    if quoted and _ONLY_SPEAKING.match(text, match.end(), min(len(text), match.end() + 120)):
        return False
    if word[:1].islower():
        return False
    if quoted and stop[0] in "!?" and _SPEAKING.match(text, match.end(), min(len(text), match.end() + 80)):
        return False
    if stop[0] != "." or stop.startswith(".."):
        return True
    if _german_ordinal(text, match.start(), word):
        return False
    token = _TOKEN.search(text, max(0, match.start() - 24), match.start())
    if token is None or quoted:
        return True
    if (
        token.group().islower()
        and token.group() in _lists()[1]
        and not _AFTER_DAY.search(text[max(0, token.start() - 6) : token.start()])
    ):
        return True  # "a year ago.": a month in other languages, where a day stands before it
    return _after_abbreviation(token.group(), word)


_AFTER_DAY = re.compile(r"\d[ \u00a0](?:de[ \u00a0])?\Z")


_AFTER_HOUR = frozenset(
    "Eastern Pacific Central Mountain EST EDT ET PT PST PDT GMT UTC CET BST Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday Greenwich Moscow Beijing".split()
)


_ORDINAL_LEAD = re.compile(r"(?:^|\s)(?:am|vom|zum|den|dem|der|bis|seit|ab|und)\s\d{1,2}\Z", re.IGNORECASE)
_DAY = re.compile(r"(?:^|[\s,(])(?:[12]?\d|3[01])\Z")
_GERMAN_MONTHS = frozenset("Januar Jänner Februar März Mai Juni Juli Oktober Dezember".split())
_SHARED_MONTHS = frozenset("April August September November".split())


def _german_ordinal(text: str, dot: int, word: str) -> bool:
    """ "ARDUN, 5. Mai": a day with its dot and a month; where English has the same name, after a word that leads to a date."""
    month = word.rstrip(",.;:")
    if month in _GERMAN_MONTHS:
        return _DAY.search(text, max(0, dot - 4), dot) is not None
    return month in _SHARED_MONTHS and _ORDINAL_LEAD.search(text, max(0, dot - 8), dot) is not None


def _after_abbreviation(token: str, word: str) -> bool:
    """Whether the dot after ``token``, before ``word``, ends a sentence although ``token`` may be an abbreviation."""
    titles, months, may_end, openers = _lists()
    bare = token.lower().lstrip("(")
    opens = word.rstrip(",.’'s") in openers or word.split("’")[0].split("'")[0] in openers
    if len(word) == 2 and word[0].isupper() and word[1] == ".":
        opens = False  # "J. A. Brel"
    if bare in titles and not (bare == "no" and not word[:1].isdigit()):
        return False
    if bare in months:
        return not word[:1].isdigit() and opens
    if bare in ("a.m", "p.m"):
        return word[:1].isupper() and word.rstrip(",.") not in _AFTER_HOUR
    if bare in may_end or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", token) or bare == "ph.d":
        return opens
    if len(token) == 1 and token.isupper() and token.isalpha():
        return opens and token != "A"
    return True
