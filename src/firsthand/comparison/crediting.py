"""Whose words an account says that it quotes: the parent's own, or those of a source the parent is credited with."""

from collections.abc import Collection, Iterator

from firsthand.comparison.sides import Side
from firsthand.comparison.speech import Quotation
from firsthand.comparison.words import Word, listed, words_of
from firsthand.language.folding import fold
from firsthand.records import Document, Span

BACK = 320
"""Characters before a quotation that stands alone in its sentences: it goes on from the one that was credited there."""
LEAST_WORDS = 3
"""Fewer words than this, and none of them a name ("he said"), say nothing about where a quotation is from."""
MEDIA = listed("crediting: media")
"""An account may so call the one that it follows."""
_BROUGHT_BEFORE = frozenset("told to with by in according from via for citing cited quoting quoted".split())
_BROUGHT_AFTER = listed("crediting: brought after")


def calls_outlet(words: Collection[str], document: Document) -> bool:
    """Whether folded words are the name of an account's outlet, in full, in part or by its initials (or it is called by
    theirs): a credit to it.
    """
    label = [fold(w.form) for w in words_of(document.label) if w.form != "the"]
    initials, theirs = ("".join(word[0] for word in name) for name in (label, words))
    return bool(words) and (set(words) <= {*label, initials, "t" + initials} or label == [theirs])


def credited(account: Side, parent: Document, quotation: Quotation) -> bool:
    """Whether the words around a quotation credit ``parent``: "told the Gazette", "speaking to the paper"."""
    start, end = quotation.span
    first, last = account.sentence_at(start), account.sentence_at(max(start, end - 1))
    spans: list[Span] = []
    if first is not None and last is not None:
        spans = [(first.start, start), (end, last.end)]
    words = [w for span in spans for w in words_of(account.text, *span)]
    if len(words) < LEAST_WORDS and not any(account.text[w.start].isupper() and len(w.form) > 3 for w in words):
        paragraph = account.text.rfind("\n", 0, start) + 1
        own = words_of(
            account.text, paragraph, start
        )  # that says who speaks on: "… said one delegate. “The secret is …”"
        spans = [(max(paragraph if own else 0, start - BACK), start)]
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
        if hop.type in ("outlet", "document") or hop.who.lower() == "it":
            return True  # "it reads": no person is an it
        if hop.source is not None and _names(account.document, parent, hop.source):
            return True
    return False


def _names(child: Document, parent: Document, span: Span) -> bool:
    """Whether ``child.text[start:end]`` says that the parent brought something: by name or as "the paper", with a word of
    bringing on one side. "He called the Gazette piece a lie" only speaks about it.
    """
    start, end = span
    words = words_of(child.text, max(0, start), max(start, end))
    forms = [w.form for w in words]
    for low, high in _mentions(child, parent, words):
        before, after = forms[max(0, low - 2) : low], forms[high : high + 2]
        if before and before[-1] in ("the", "this"):
            before = forms[max(0, low - 3) : low - 1]
        if set(before) & _BROUGHT_BEFORE or set(after[:1]) & _BROUGHT_AFTER or len(words) == high - low:
            return True
    return False


def _mentions(child: Document, parent: Document, words: list[Word]) -> Iterator[tuple[int, int]]:
    """Ranges of words that name the parent."""
    forms = [w.form for w in words]
    names = {c.outlet for c in child.credits if c.key == parent.outlet_key}
    names |= {parent.outlet.value} if parent.outlet else set()
    names |= {parent.outlet_key} if parent.outlet_key else set()
    for name in sorted(names):
        parts = [w.form for w in words_of(name) if w.form != "the"]
        if not parts:
            continue
        initials = "".join(part[0] for part in parts)
        for i, form in enumerate(forms):
            if forms[i : i + len(parts)] == parts:
                yield (i, i + len(parts))
            elif (len(initials) >= 3 and form == initials) or (form == parts[-1] and i and forms[i - 1] == "the"):
                yield (i, i + 1)
    for i in range(1, len(forms)):
        if forms[i] in MEDIA and forms[i - 1] in ("the", "this"):
            yield (i, i + 1)
