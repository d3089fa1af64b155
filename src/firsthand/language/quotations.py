"""Quotation spans in any style of marks, nested, over several paragraphs; apostrophes and inch marks apart.

Marks are matched paragraph by paragraph with a stack, so a mark that is never closed spoils one paragraph at most.
"""

import re
from typing import Literal

import msgspec

Extent = Literal["full", "partial", "scare"]


class Quotation(msgspec.Struct, frozen=True):
    """``text[start:end]`` with its marks, ``text[inner_start:inner_end]`` without; ``level`` 0 is the outermost.

    ``closed`` is false where the paragraph ends first; ``continues`` when it goes on from the paragraph before.
    ``extent``: a whole sentence or more ("full"), a piece woven into the writer's sentence ("partial"), or a word or
    two held at arm's length ("scare").
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int
    extent: Extent
    closed: bool = True
    continues: bool = False


_MARK = re.compile(r"``|''|[“”„‟«»‹›‘’‚\"'「」『』＂]|\n")
_CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", "“"),
    "„": ("“", "”", "‟"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "‘": ("’", "‘"),
    "‚": ("‘", "’"),
    "「": ("」",),
    "『": ("』",),
    "”": ("”",),
    '"': ('"', "”"),
    "'": ("'",),
    "＂": ("＂",),
    "''": ("''",),
    "``": ("''",),
}
"""What may close each opening mark. A straight mark also closes a curly one where it stands as a closer."""
_OPENING = frozenset("“„‟«‘‚「『‹")
MAX_DEPTH = 6
"""Deeper nesting of quotation marks is damage, not speech."""


class _Open(msgspec.Struct):
    mark: str
    start: int
    inner: int
    level: int
    continues: bool


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of ``text``, outermost first where two begin together. Linear in the length of the text."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    reverse = _reversed_guillemets(text)
    carried = ""
    single = _single_quotes_used(text)
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            carried = _end_paragraph(found, stack, text, at, carried)
            continue
        if reverse and mark in "«»":
            mark = "«" if mark == "»" else "»"
        role = "" if mark == "’" and _possessive(text, at) else _role(mark, text, at, match.end(), stack, single)
        if role == "close":
            _close(found, stack, mark, text, at, match.end())
        elif role == "open":
            _open(found, stack, mark, text, at, match.end(), carried)
            if text[max(0, at - 80) : at].strip(" \t\u00a0") == "" or text[at - 1 : at] == "\n":
                carried = ""
    _end_paragraph(found, stack, text, len(text), "")
    return sorted(found, key=lambda q: (q.start, -q.end))


def _reversed_guillemets(text: str) -> bool:
    """German houses set »so«, French ones «so»: the mark that comes first tells."""
    left, right = text.find("«"), text.find("»")
    return right >= 0 and (left < 0 or right < left)


def _single_quotes_used(text: str) -> bool:
    """Whether straight single quotes may enclose speech: only where no double marks do so."""
    return '"' not in text and "“" not in text and "«" not in text and "„" not in text


def _role(mark: str, text: str, at: int, end: int, stack: list[_Open], single: bool) -> str:
    """Whether a mark opens, closes, or is no quotation mark here."""
    before, after = text[at - 1 : at] if at else "", text[end : end + 1]
    if mark in ("’", "'"):
        return _apostrophe_role(mark, before, after, stack, single)
    if mark == "''" and any(o.mark == "``" for o in stack):
        return "close"
    if mark in ('"', "＂", "''"):
        if before.isdigit() and not any(o.mark == mark for o in stack):
            return ""  # inches: 6'2"
        is_open = any(o.mark == mark for o in stack)
        if mark == '"' and stack and stack[-1].mark == "“" and before and not before.isspace() and not after.isalnum():
            return "close"
        if is_open and before and not before.isspace() and before not in "([—–":
            return "close"
        if (after and not after.isspace() and (not before or before.isspace() or before in "([—–-/“‘'>:,.\u200b")) or (
            not is_open and after.isalnum()
        ):
            return "open"
        return "close" if is_open else ""
    if mark == "”":
        return "close" if any("”" in _CLOSERS[o.mark] for o in stack) else ""
    if mark == "“" and any(o.mark == "„" for o in stack):
        return "close"
    if mark == "‘" and any(o.mark == "‚" for o in stack):
        return "close"
    if mark == "‘" and before and not before.isspace() and any(o.mark == "‘" for o in stack) and not after.isalnum():
        return "close"  # ‘so‘
    if mark == "‘":
        return "open" if after and not after.isspace() and not before.isalnum() and not after.isdigit() else ""
    if mark in _OPENING or mark == "``":
        return "open"
    return "close"


def _apostrophe_role(mark: str, before: str, after: str, stack: list[_Open], single: bool) -> str:
    opener = "‘" if mark == "’" else "'"
    if before.isalnum() and after.isalnum():
        return ""  # don't
    inside = any(o.mark in (opener, "‚") for o in stack)
    if mark == "'" and not inside:
        opens = bool(after) and (after.isalpha()) and (not before or before.isspace() or before in '“"([—–')
        return "open" if opens and (single or bool(stack)) else ""
    if not inside:
        return ""
    return "close" if before and not before.isspace() else ""


_LATER_CLOSE = re.compile(r"(?:[^’\n]|(?<=\w)’(?=\w)){0,300}[.,!?\w]’(?!\w)")


def _possessive(text: str, at: int) -> bool:
    """ "the officials’ plan": after s, before a small letter, with another mark to close the quotation later on."""
    if text[at - 1 : at] not in ("s", "S") or not re.match(r" [a-z]", text[at + 1 : at + 3]):
        return False
    later = _LATER_CLOSE.match(text, at + 1)
    return later is not None


def _open(found: list[Quotation], stack: list[_Open], mark: str, text: str, at: int, inner: int, carried: str) -> None:
    if len(stack) >= MAX_DEPTH:
        return
    if stack and stack[-1].mark == mark and mark not in ("'",):
        # the same mark again before a close: the first was never closed, or a paragraph break was lost
        _finish(found, stack.pop(), text, at, at, closed=False)
    at_head = (
        text[max(0, at - 1) : at] in ("", "\n") or text[:at].strip() == "" if at < 200 else text[at - 1] in "\n \t"
    )
    stack.append(_Open(mark, at, inner, len(stack), bool(carried) and carried == mark and at_head))


def _close(found: list[Quotation], stack: list[_Open], mark: str, text: str, at: int, end: int) -> None:
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[depth].mark] or (mark == '"' and stack[depth].mark == "“"):
            while len(stack) > depth + 1:
                stack.pop()  # an inner mark that never closed was an apostrophe
            _finish(found, stack.pop(), text, at, end, closed=True)
            return


_CURLY = re.compile("[“”]")
BREAK_REACH = 3000
"""Characters within which a quotation that no mark opens again after a paragraph's end is closed, or it ended there."""


def _end_paragraph(found: list[Quotation], stack: list[_Open], text: str, at: int, carried: str) -> str:
    """Closes what is open at a paragraph's end. Returns the mark whose quotation the next paragraph may go on with."""
    if not stack:
        return carried if not text[max(0, at - 1) : at].strip() and carried else ""
    outer = stack[0]
    if outer.mark == "“" and (near := _CURLY.search(text, at, at + BREAK_REACH)) is not None and near.group() == "”":
        del stack[1:]  # the next mark closes: the paragraph breaks inside the quotation
        return carried
    following = text[at : at + 40].lstrip()
    goes_on = following.startswith(outer.mark)
    if goes_on or outer.mark in _OPENING or outer.continues:
        _finish(found, outer, text, at, at, closed=False)
    stack.clear()
    return outer.mark if goes_on else ""


def _finish(found: list[Quotation], opened: _Open, text: str, inner_end: int, end: int, *, closed: bool) -> None:
    start, inner = opened.start, opened.inner
    while inner < inner_end and text[inner].isspace():
        inner += 1
    while inner_end > inner and text[inner_end - 1].isspace():
        inner_end -= 1
    if inner_end <= inner:
        return
    end = end if closed else inner_end
    extent = _extent(text, start, inner, inner_end, end)
    found.append(Quotation(start, end, inner, inner_end, opened.level, extent, closed, opened.continues))


_WORDS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
FULL_WORDS = 12
"""A quoted stretch of so many words says something by itself even when it starts in mid-sentence."""
SCARE_WORDS = 3
LONG_CHARACTERS = 400
"""No need to count words in a longer stretch."""


def _extent(text: str, start: int, inner: int, inner_end: int, end: int) -> Extent:
    """Told by how the quoted words begin, end and how many they are."""
    if inner_end - inner > LONG_CHARACTERS:
        return "full"
    words = _WORDS.findall(text, inner, inner_end)
    han = sum("\u3040" <= c <= "\u9fff" for c in text[inner:inner_end])
    count = max(len(words), han // 2)
    first = text[inner : inner + 1]
    stopped = text[inner_end - 1] in ".,!?…;。！？，" or text[end : end + 1] in (",", ".", "!", "?", "。", "，")
    # A title or a name ("The Long Road") has capitals throughout; a sentence does not.
    capitals = sum(w[0].isupper() for w in words) if words else 0
    sentence = (first.isupper() or bool(han)) and (count <= 2 or capitals < len(words) or bool(han))
    if (
        count >= FULL_WORDS
        or (sentence and stopped and count >= 2)
        or (sentence and count >= 5 and capitals * 2 < count)
    ):
        return "full"
    if sentence and stopped and (_SPOKEN.match(text, end, end + 60) or text[max(0, start - 2) : start] == ": "):
        return "full"  # “Safety,” said Brel; he posted one word: “Enough.”
    return "scare" if count <= SCARE_WORDS else "partial"


_SPOKEN = re.compile(
    r"\s(?:(?:he|she|they|it)\s|(?:[A-Z][\w.’'-]*\s){0,4})(?:said|says|added|asked|replied|answered|wrote|tweeted|shouted)\b"
)
