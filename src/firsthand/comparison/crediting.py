"""Whose words an account says that it quotes: the parent's own, or those of a source the parent is credited with."""

import re

from firsthand.comparison.sides import Side
from firsthand.comparison.speech import Quotation
from firsthand.comparison.words import words_of
from firsthand.records import Document, Span

BACK = 320
"""Characters before a quotation that stands alone in its sentences: it goes on from the one that was credited there."""
LEAST_WORDS = 3
_SPOKEN_OF = re.compile(
    r"\b(?:the|this) (?:news)?(?:paper|outlet|magazine|report|article|investigation|agency|broadcaster|site|website|daily"
    r"|study|story|publication)\b",
    re.IGNORECASE,
)
_COMMON = frozenset("the a an news new times post daily press journal of and com www org net".split())


def credited(account: Side, parent: Document, quotation: Quotation) -> bool:
    """Whether the words around a quotation credit ``parent``: "told the Gazette", "speaking to the paper"."""
    start, end = quotation.span
    first, last = account.sentence_at(start), account.sentence_at(max(start, end - 1))
    spans: list[Span] = []
    if first is not None and last is not None:
        spans = [(first.start, start), (end, last.end)]
    if sum(len(words_of(account.text, *span)) for span in spans) < LEAST_WORDS:
        spans = [(max(0, start - BACK), start)]
    return any(_names(account.document, parent, span) for span in spans)


def quotes_the_text(account: Side, parent: Document, quotation: Quotation) -> bool:
    """Whether the account quotes the parent's own text: it names the parent, or nobody, as the one who speaks."""
    chains = [s.attribution for s in quotation.statements if s.attribution]
    if not chains:
        return credited(account, parent, quotation)
    for chain in chains:
        hop = chain[-1]
        if hop.type in ("person", "group", "office", "state"):
            return False
        if hop.type in ("outlet", "document"):
            return True
        if hop.source is not None and _names(account.document, parent, hop.source):
            return True
    return False


def _names(child: Document, parent: Document, span: Span) -> bool:
    """Whether ``child.text`` names the parent in ``span``, by name, by initials, or as "the paper"."""
    start, end = span
    if start >= end:
        return False
    if any(c.key == parent.outlet_key and start <= c.start < end for c in child.credits if c.end > c.start):
        return True
    text = child.text[start:end]
    if _SPOKEN_OF.search(text):
        return True
    forms = {w.form for w in words_of(text)}
    name = words_of(parent.outlet.value) if parent.outlet else []
    initials = "".join(w.form[0] for w in name if w.form != "the")
    keys = {w.form for w in name if w.form not in _COMMON} | ({initials} if len(initials) >= 3 else set())
    return bool(forms & (keys | ({parent.outlet_key} if parent.outlet_key else set())))
