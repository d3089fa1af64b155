"""By what ways money went: the account, bank or firm behind "through", in the languages of the tables."""

import re
from collections.abc import Sequence

from firsthand.records import Span, Statement
from firsthand.registers.paying import NAME, PARTS, Lists

_PHRASE = re.compile(
    r"\s+(?!\d)(?!its\b|their\b|the end\b)((?:(?!(?:is|are|was|were)\s)[\w’'&-]+\s+){0,6}?[\w’'&-]+)(?=\s*(?:[,.;:)]|$|\s(?:that|which|who|in \d|on|for|by|and then|to)\b))"
)
HOP = 7
"""Words of the longest way: "an account of a law firm in Dubai"."""
_WORD = re.compile(r"[^\s,.;:!?()«»“”\"،；，。（）]+")
_PUNCTUATED = re.compile(r"[,.;:!?()،；，。（）]")
NAMED_IN = re.compile(rf"^\s\w{{1,3}}\s{NAME}")
""" "… in Dubai": where an account is."""


def ways_in(statement: Statement, text: str, lower: str, lists: Lists, language: str) -> list[Span]:
    """By what ways money went: what stands behind "through" (in Turkish, Japanese and Korean before it), where that is an
    account, a bank or a firm; in English, whatever it is; and whose account it went to.
    """
    span = (statement.start, statement.end)
    found: list[Span] = []
    if language in ("tr", "ja", "ko"):
        for m in lists["through_behind"].finditer(lower, *span):
            found += _hop(text, _back(text, m.start(), span[0], language), m.start(), lower, lists, statement)
        return found
    for m in lists["through"].finditer(lower, *span):
        if language == "en":
            if (hop := _PHRASE.match(text[m.end() : statement.end])) is not None:
                found.append((m.end() + hop.start(1), m.end() + hop.end(1)))
            continue
        found += _hop(text, m.end(), _forth(text, lower, m.end(), statement, lists, language), lower, lists, statement)
    for m in lists["account"].finditer(lower, *span):  # "par un compte à Dubaï", "auf ein Konto in Dubai"
        if any(start <= m.start() < end for start, end in found) or language in ("zh", "ja", "ko"):
            continue
        before = lower[span[0] : m.start()]
        named = NAMED_IN.search(text[m.end() : statement.end]) is not None
        if any(lists[f"led_{part}"].search(before) for part in (PARTS if named else ("by", "through"))):
            found += _hop(
                text, m.start(), _forth(text, lower, m.start(), statement, lists, language), lower, lists, statement
            )
    return sorted(found)


def _hop(text: str, start: int, end: int, lower: str, lists: Lists, statement: Statement) -> list[Span]:
    """A way without its article; none where it holds no account, bank or firm."""
    while (m := _WORD.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()))) is not None and (
        lists["article"].fullmatch(m.group().lower())
    ):
        start = m.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    held = any(lists[name].search(lower, start, end) for name in ("account", "firm"))
    return [(start, end)] if end > start and held else []


def _forth(text: str, lower: str, start: int, statement: Statement, lists: Lists, language: str) -> int:
    """Where a way ends that begins at ``start``: before a comma, a date, a sum, a verb or what leads on."""
    ends = [d.start for d in statement.dates] + [m.start for m in statement.money]
    stop: int = min([statement.end, *(at for at in ends if at > start)])
    if (m := _PUNCTUATED.search(text, start, stop)) is not None:
        stop = m.start()
    for name in ("pays", "moves", "receives", "moved", "to", "be", "in_currency"):
        for m in lists[name].finditer(lower, start + 1, stop):
            if not (name == "to" and lists["where"].fullmatch(m.group())):
                stop = min(stop, m.start())
    if language in ("zh", "ja", "ko"):
        return stop
    end = start
    for count, m in enumerate(_WORD.finditer(text, start, stop)):
        if count == HOP:
            break
        end = m.end()
    while (last := _WORD.search(text, text.rfind(" ", start, end) + 1, end)) is not None and any(
        lists[name].fullmatch(last.group().lower()) for name in ("small", "aside", "from", "to", "by", "through")
    ):
        end = text.rfind(" ", start, end)  # "a través de una cuenta en | junio"
        if end <= start:
            return start
    return end


def _back(text: str, end: int, low: int, language: str) -> int:
    """Where a way begins that ends at ``end``."""
    before = text[low:end]
    cut = max((m.end() for m in _PUNCTUATED.finditer(before)), default=0)
    if language == "ja":
        cut = max(cut, *(before.rfind(c) + 1 for c in "はがを、に"))
        return low + cut
    words = list(_WORD.finditer(before, cut))[-HOP // 2 :]
    named = [m for m in words if m.group()[0].isupper()] or words  # "Dubai'deki bir hesap"
    return low + (named[-1 if named is not words else 0].start() if named else cut)


def moves_goods(transit: Span, goods: Sequence[Span], money: Sequence[Span]) -> bool:
    """Whether what is on its way is goods: of "weapons" and "payments" the nearer word before "routed through" tells."""

    def before(spans: Sequence[Span]) -> int:
        return max((end for _, end in spans if end <= transit[0]), default=-1)

    return bool(goods) and before(goods) >= before(money)
