"""Made accounts, readings and edges, so that comparison is tested without the other steps."""

import re
from collections.abc import Sequence

from firsthand.comparison import Comparison, compare
from firsthand.comparison.words import words_of
from firsthand.language.dates import find_dates
from firsthand.language.designations import find_designations
from firsthand.language.money import find_money
from firsthand.language.quantities import find_quantities
from firsthand.language.quotations import find_quotations
from firsthand.language.sentences import sentences
from firsthand.records import (
    Attribution,
    Derivation,
    DerivationKind,
    Descent,
    Document,
    Family,
    Furniture,
    Origins,
    Passage,
    Reading,
    Sourced,
    Statement,
    body_spans,
)

_SPEAKER = re.compile(
    r"[,”]\s(?:said|says|told us)\s(?P<after>[A-Z]\w+(?:\s[A-Z]\w+)*)|(?P<before>[A-Z]\w+(?:\s[A-Z]\w+)*) said"
)


def account(name: str, text: str, *, day: str | None = None, furniture: Sequence[Furniture] = ()) -> Document:
    """A held account called ``name``."""
    return Document(
        id=name,
        sha256="0" * 64,
        path=f"{name}.txt",
        text=text,
        media="text",
        outlet=Sourced(name.title(), "made"),
        published=Sourced(day, "made") if day else None,
        language=Sourced("en", "made"),
        furniture=tuple(furniture),
    )


def read(document: Document) -> Reading:
    """One statement a sentence, with the facts and quotations that language finds in it."""
    text = document.text
    quotes = [q for q in find_quotations(text) if q.level == 0]
    spans = [s for s in sentences(text) if any(a <= s[0] and s[1] <= b for a, b in body_spans(document))]
    statements = []
    for start, end in _whole(spans, [(q.start, q.end) for q in quotes]):
        words = text[start:end]
        quoted = tuple((q.inner_start, q.inner_end) for q in quotes if start <= q.start and q.end <= end)
        said = _SPEAKER.search(words)
        who = said and (said["after"] or said["before"])
        chain = (Attribution(who, "person", True, 1, "neutral", None, None),) if who else ()
        statements.append(
            Statement(
                id=f"{document.id}:{start}",
                document=document.id,
                start=start,
                end=end,
                text=words,
                kind="quotation" if quoted else "assertion",
                attribution=chain,
                quantities=_moved(find_quantities(words), start),
                money=_moved(find_money(words), start),
                dates=_moved(find_dates(words), start),
                mentions=_moved(find_designations(words), start),
                quoted=quoted,
            )
        )
    return Reading(document.id, tuple(spans), tuple(statements))


def _whole(spans, quotes):
    """Sentences joined where a quotation runs over several."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and any(a < joined[-1][1] and start < b for a, b in quotes):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _moved(items, by):
    import msgspec

    return tuple(msgspec.structs.replace(item, start=item.start + by, end=item.end + by) for item in items)


def passages(child: Document, parent: Document) -> tuple[Passage, ...]:
    """What the two share, in runs of eight words or more, joined over small gaps: lineage's passages in small."""
    from difflib import SequenceMatcher

    a = [w for s, e in body_spans(child) for w in words_of(child.text, s, e)]
    b = [w for s, e in body_spans(parent) for w in words_of(parent.text, s, e)]
    matcher = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False)
    runs = [m for m in matcher.get_matching_blocks() if m.size >= 3]
    joined: list[list] = []
    for run in runs:
        last = joined[-1][-1] if joined else None
        if last and run.a - last.a - last.size <= 12 and run.b - last.b - last.size <= 12:
            joined[-1].append(run)
        else:
            joined.append([run])
    return tuple(
        Passage(
            child.id,
            a[group[0].a].start,
            a[group[-1].a + group[-1].size - 1].end,
            parent.id,
            b[group[0].b].start,
            b[group[-1].b + group[-1].size - 1].end,
            sum(r.size for r in group),
        )
        for group in joined
        if sum(r.size for r in group) >= 8
    )


def edge(
    child: Document, parent: Document, kind: DerivationKind, *, spans=None, settled: bool = True, direction="known"
) -> Derivation:
    """``child`` derives from ``parent`` with its whole body, or with ``spans``."""
    return Derivation(
        child=child.id,
        parent=parent.id,
        kind=kind,
        direction=direction,
        spans=tuple(spans) if spans is not None else body_spans(child),
        confidence=0.9,
        evidence=(),
        settled=settled,
    )


def descent(documents: Sequence[Document], edges: Sequence[Derivation], archetypes: Sequence[Document] = (), own=None):
    """The outcome of lineage for these accounts and edges."""
    texts = {d.id: d for d in (*documents, *archetypes)}
    shared = tuple(p for e in edges for p in passages(texts[e.child], texts[e.parent]))
    families = tuple(Family(d.id, (d.id,)) for d in documents)
    return Descent(shared, tuple(edges), tuple(archetypes), Origins(1, len(documents), families), own or {})


def compared(documents: Sequence[Document], edges: Sequence[Derivation], archetypes: Sequence[Document] = (), own=None):
    """The comparison of made accounts along made edges."""
    return compare(documents, descent(documents, edges, archetypes, own), {d.id: read(d) for d in documents})


def pair(parent: str, child: str, kind: DerivationKind = "reprint", **days: str) -> Comparison:
    """The comparison of two texts, the second derived from the first."""
    a = account("parent", parent, day=days.get("parent_day"))
    b = account("child", child, day=days.get("child_day"))
    return compared([a, b], [edge(b, a, kind)])


def codes(comparison: Comparison, prefix: str = "") -> list[str]:
    """The codes that were found, in order."""
    return [f.code for f in comparison.findings if f.code.startswith(prefix)]
