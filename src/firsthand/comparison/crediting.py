"""Whether a quotation is credited to a parent: the parent is named near it, or spoken of as "the paper"."""

import re

from firsthand.comparison.words import words_of
from firsthand.records import Document, Span

BEFORE, AFTER = 320, 220
"""Characters around a quotation in which its credit stands: the sentence that brings it, and the one before."""
_SPOKEN_OF = re.compile(
    r"\b(?:the|this) (?:news)?(?:paper|outlet|magazine|report|article|investigation|agency|broadcaster|site|website|daily"
    r"|study|story|publication)(?:’s|'s)?\b",
    re.IGNORECASE,
)
_COMMON = frozenset("the a an news new times post daily press journal of and com www org net".split())


def credits_near(child: Document, parent: Document, span: Span) -> bool:
    """Whether ``child`` credits ``parent`` near ``span``."""
    low, high = max(0, span[0] - BEFORE), min(len(child.text), span[1] + AFTER)
    if any(c.key == parent.outlet_key and low <= c.start < high and c.end > c.start for c in child.credits):
        return True
    around = child.text[low : span[0]] + "\n" + child.text[span[1] : high]
    if _SPOKEN_OF.search(around):
        return True
    forms = {w.form for w in words_of(around)}
    name = parent.outlet.value if parent.outlet else ""
    words = [w.form for w in words_of(name) if w.form not in _COMMON]
    letters = "".join(w.form[0] for w in words_of(name) if w.form != "the")
    return (
        any(w in forms for w in words)
        or (len(letters) >= 3 and letters in forms)
        or bool(parent.outlet_key and parent.outlet_key in forms)
    )
