"""The repaired parsing copy: sentences and headings that a mirror fused are parted, wrapped lines folded.

The copy is for reading by machine only; every span of it leads back to the untouched text. A new line in the copy is
a boundary that always ends a sentence; a wrapped line inside a sentence becomes a space.
"""

import re
from collections import Counter
from functools import lru_cache

from firsthand.language.offsets import CopyWriter, ParsingCopy
from firsthand.language.tables import table

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85"
_CASES = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)|(?P<space>[{_SPACES}])|(?P<control>[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff])"
    r"|(?P<line>\r\n?|\n|\u2028|\u2029)"
    # "Moscow.At", "rubles.“The", "2024.By", "it.”He": closed sentence, next one stuck to it
    r"|(?<=[a-zà-öø-ÿа-яіїєґ\d%)\]”’\"])(?P<stop>[.!?…]{1,3}[”’\"»)\]]{0,2})(?=[“‘\"«(\[]?[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ])"
    # "U.S.The": a dotted acronym with a sentence stuck to it
    r"|(?<=[A-Z]\.[A-Z])(?P<acronym>\.)(?=[A-Z][a-z])"
    # "decades;Vietnam", "(2024)The"
    r"|(?<=[a-zà-öø-ÿа-яіїєґ])(?P<comma>[;,:)]+)(?=[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ])"
    r"|(?<=[a-zà-öø-ÿ]{2})(?P<camel>)(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])"
)
_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"[^\s\u00a0]*")
_ADDRESS = re.compile(
    r"://|^www\.|@|\.(?:com|org|net|gov|edu|io|info|co|ru|ua|cn|vn|de|fr|uk)(?:[/:?#]|$)", re.IGNORECASE
)
TOKEN_REACH = 80
"""How far a token is looked at on each side of a doubtful dot; addresses longer than that show their mark earlier."""


def repair(text: str) -> ParsingCopy:
    """The parsing copy of ``text``. Linear in its length."""
    writer = CopyWriter(text)
    words = Counter(w.lower() for w in _WORD.findall(text)) if _may_have_camel(text) else Counter()
    wrapped = _hard_wrapped(text)
    for match in _CASES.finditer(text):
        kind = match.lastgroup or ""
        if kind in ("invisible", "space", "control"):
            writer.keep_until(match.start())
            if kind == "invisible":
                writer.leave_out(match.end() - match.start())
            else:
                writer.exchange(" " if kind == "space" or match.group() < "\ud800" else "\ufffd")
        elif kind == "line":
            writer.keep_until(match.start())
            writer.exchange("\n" if _ends_paragraph(text, match, wrapped) else " ")
            if match.end() - match.start() > 1:
                writer.leave_out()
        elif kind == "camel":
            mark = _camel_mark(text, match.start(), words)
            if mark:
                writer.keep_until(match.start())
                writer.insert(mark)
        elif not _in_address(text, match.start(), match.end()):
            writer.keep_until(match.end())
            writer.insert(" ")
    return writer.finish()


_LINE = re.compile(r"[^\r\n]+")
_CLOSED = re.compile(r"[.!?…:;\"”’»)。！？]\s*\Z")


def _hard_wrapped(text: str) -> bool:
    """Whether lines break at a fixed width: most are 45–100 characters long and do not end a sentence."""
    lines = [m.group() for _, m in zip(range(400), _LINE.finditer(text), strict=False)]
    if len(lines) < 8:
        return False
    middle = sorted(len(line) for line in lines)[len(lines) // 2]
    open_ends = sum(not _CLOSED.search(line[-4:]) for line in lines)
    return 45 <= middle <= 100 and max(map(len, lines)) <= 140 and open_ends * 2 > len(lines)


def _ends_paragraph(text: str, match: re.Match[str], wrapped: bool) -> bool:
    """A line break is folded only inside a sentence: no empty line, no closed sentence before a capital letter."""
    after = text[match.end() : match.end() + 40].lstrip(" \t\u00a0")
    before = text[max(0, match.start() - 4) : match.start()].rstrip(" \t\u00a0")
    if not after or after[0] in "\r\n" or not before or before[-1] in "\r\n":
        return True
    if after[0].islower() and not _CLOSED.search(before):
        return False
    return not wrapped or (bool(_CLOSED.search(before)) and not after[0].islower())


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the dot belongs to a web or mail address, or to a dotted abbreviation."""
    left = max(
        text.rfind(" ", max(0, start - TOKEN_REACH), start), text.rfind("\n", max(0, start - TOKEN_REACH), start)
    )
    left = left + 1 if left >= 0 else max(0, start - TOKEN_REACH)
    right = _GLUED.match(text, end, min(len(text), end + TOKEN_REACH))
    before, after = text[left:start], right.group() if right else ""
    if len(before) <= 2 and after[1:2] == ".":
        return True  # "Ph.D.", "Op.Cit."
    if re.search(r"://|^www\.|@", before):
        return True
    return ("@" in after[:30] and " " not in after) or bool(_ADDRESS.search(before + "." + after) and "/" in after[:1])


def _may_have_camel(text: str) -> bool:
    return re.search(r"[a-zà-öø-ÿ]{2}[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]", text) is not None


@lru_cache(maxsize=1)
def _spelling() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table("spelling")
    return frozenset(data["camel_prefixes"]), frozenset(data["camel_names"]), frozenset(data["sentence_openers"])


def _camel_mark(text: str, at: int, words: Counter[str]) -> str:
    """What to put between "Alignments" and "Vietnam": a break after a heading, a space inside a sentence, or nothing.

    Nothing where the token is a name of its own ("YouTube", "McFaul"): known as such, or met more than once, or one
    whose second half stands nowhere else in the text.
    """
    prefixes, names, openers = _spelling()
    left = re.search(r"[^\W\d_]+\Z", text[max(0, at - 40) : at])
    right = re.match(r"[^\W\d_]+", text[at : at + 40])
    if left is None or right is None:
        return ""
    if text[at - len(left.group()) - 1 : at - len(left.group())] in ("@", "#"):
        return ""  # a handle or a tag
    first, second = left.group(), right.group()
    second = re.split(r"(?<=[a-zà-öø-ÿ]{2})(?=[A-ZÀ-ÖØ-Þ])", second)[0]
    token = first + second
    if first in prefixes or any(token.startswith(n) or first + right.group() == n for n in names):
        return ""
    if any(token.startswith(p) and len(first) <= len(p) + 1 for p in ("Mc", "Mac")):
        return ""
    if words[(first + right.group()).lower()] > 1 or len(first) < 3:
        return ""
    alone = second.lower() in words and words[second.lower()] > 0
    head = re.split(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])", first)[-1].lower()
    if second not in openers and not (alone and (words[head] > 0 or len(second) >= 5)):
        return ""
    return "\n" if second in openers or _is_heading(text, at) else " "


_SENTENCE_END = re.compile(r"[.!?…\n\r][”’\"»)]{0,2}")
HEADING_WORDS = 12
"""Headings in running news text have seldom more words."""


def _is_heading(text: str, at: int) -> bool:
    """Whether what stands between the last sentence end and ``at`` is in title case: a heading fused to its text."""
    window = text[max(0, at - 120) : at]
    ends = list(_SENTENCE_END.finditer(window))
    start = ends[-1].end() if ends else 0
    found = _WORD.findall(window[start:])
    content = [w for w in found if len(w) > 3]
    return 0 < len(found) <= HEADING_WORDS and all(w[0].isupper() for w in content or found)
