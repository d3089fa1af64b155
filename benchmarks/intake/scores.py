"""How a page's reading is scored: shingle overlap of texts, and labels compared by folded names and hashes."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

SHINGLE = 4
"""Words in a shingle, as in the article extraction benchmark that the pages come from."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The word shingles of a text with their counts; a text of fewer words is one."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def precision_recall(expected: str, found: str) -> tuple[float, float]:
    """Of the shingles of one page: how many found ones are expected, and how many expected ones are found."""
    want, have = shingles(expected), shingles(found)
    common = sum((want & have).values())
    return common / max(1, sum(have.values())), common / max(1, sum(want.values()))


def f1(pairs: Sequence[tuple[float, float]]) -> float:
    """F1 of the mean precision and the mean recall over pages, each page counting the same."""
    if not pairs:
        return 0.0
    precision = sum(p for p, _ in pairs) / len(pairs)
    recall = sum(r for _, r in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def normal(text: str) -> str:
    """Letters and digits of any script, NFKC, case folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def title_matches(found: str | None, hashes: Sequence[str]) -> bool:
    """One of the accepted titles, by its hash."""
    return found is not None and hashlib.sha256(normal(found).encode()).hexdigest() in hashes


def outlet_matches(found: str | None, names: Sequence[str]) -> bool:
    """The same name, a leading "The" aside."""
    accepted = {normal(name).removeprefix("the") for name in names}
    return found is not None and normal(found).removeprefix("the") in accepted


LEAKS = (
    ("tag", re.compile(r"</?(?:div|p|span|a|script|style|img|iframe|br|ul|li|table|td|h[1-6]|noscript|svg|meta|link|section|article)(?:\s[^<>\n]{0,300})?/?>", re.I)),
    ("comment", re.compile(r"<!--|-->|<!\[CDATA\[|<!doctype", re.I)),
    ("style", re.compile(r"[.#]?[\w-]{1,40}\s?\{\s?[\w-]{2,30}\s?:\s?[^{}\n]{1,200};?\s?\}|@media\s|!important|@font-face")),
    ("script", re.compile(r"\bfunction\s?\w{0,30}\s?\([^()\n]{0,80}\)\s?\{|\b(?:var|let|const)\s+[\w$]{1,40}\s?=\s|\bwindow\.\w|\bdocument\.(?:get|write|query|create|cookie)|\.addEventListener\(|\bgoogletag\b|\bdataLayer\b|=>\s?\{")),
    ("entity", re.compile(r"&(?:nbsp|amp|quot|lt|gt|#\d{2,5}|[lr][sd]quo);")),
)  # fmt: skip


def leaks(text: str) -> list[str]:
    """Kinds of markup, script or style that show in a text."""
    return [name for name, pattern in LEAKS if pattern.search(text)]
