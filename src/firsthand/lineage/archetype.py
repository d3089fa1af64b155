"""Archetypes: an original that is not in the pile, restored from the accounts that copy it.

The fullest witness gives the words; the others give back what it lost: paragraph breaks, passages dropped in the
middle, a beginning, an ending cut short. Another version of the text gives nothing: what the two were put together from
nobody wrote. Nothing is conjectured: every character comes from a witness, and the apparatus says where
the witnesses differ.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from firsthand.lineage.alignment import Run, Shared, shared_passages
from firsthand.lineage.relation import (
    COPIES,
    Relation,
    breaks_off_inside,
    frames,
    is_another_version,
    is_carried_on,
    relate,
)
from firsthand.lineage.words import Body, Vocabulary, body_from
from firsthand.records import Credit, Difference, Document, Sourced, Span, Witness

INSERT_WORDS = 8
"""Fewest words that a witness must have more than the base to be taken into the text. A shorter surplus is a variant
reading and goes to the apparatus alone."""


def credited(key: str, credits: Sequence[Credit], witnesses: Sequence[Document], followers: Sequence[str]) -> Document:
    """An archetype as far as it is known from what others say of it; its text is still empty.

    ``followers`` are the accounts that led to it: its id is made from them and ``key``. Outlet and address come from the credits, title and date from the witnesses, each with where it came from.
    """
    mine = [c for c in credits if c.key == key]
    named = {c.outlet for c in mine if "." not in c.outlet} or {c.outlet for c in mine}
    addresses = Counter(c.url for c in mine if c.url and _is_article(c.url))
    titles = Counter(d.title.value for d in witnesses if d.title)
    dates = Counter(d.published.value[:10] for d in witnesses if d.published)
    return Document(
        id="archetype-" + hashlib.sha256("\0".join([key, *sorted(followers)]).encode()).hexdigest()[:16],
        sha256=hashlib.sha256(b"").hexdigest(),
        path="",
        text="",
        media="archetype",
        url=_first(addresses),
        outlet=Sourced(max(named, key=lambda n: (len(n), n)), "credits") if named else None,
        outlet_key=key or None,
        title=Sourced(title, "witnesses") if (title := _first(titles)) else None,
        published=Sourced(day, "witnesses") if (day := _first(dates)) else None,
        language=next((d.language for d in witnesses if d.language), None),
        held=False,
    )


Between = Callable[[Body, Body], Relation]
"""The relation of two bodies, the first as ``a``."""


def restored(
    bare: Document,
    copies: Sequence[Body],
    vocabulary: Vocabulary,
    between: Between = relate,
    *,
    dispatch: bool = False,
) -> tuple[Document, Body]:
    """``bare`` with its text restored from ``copies`` (at least one), and that text's body.

    ``between`` gives the relation of two copies; by default it is worked out. Of a ``dispatch`` the clients print versions:
    what the fullest sets before the words of the others is a newer lead, not a frame.
    """
    base, others = _base(copies, between)
    text = _text(base, others, between, _whole(base) if dispatch else _usable(base, others, between))
    body = body_from(bare.id, text, [(0, len(text))] if text else [], vocabulary)
    witnesses = [w for copy in (base, *others) for w in _witnesses(body, copy)]
    apparatus = [d for copy in (base, *others) for d in _apparatus(body, copy)]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = replace(
        bare,
        text=text,
        sha256=digest,
        witnesses=tuple(witnesses),
        apparatus=tuple(sorted(apparatus, key=lambda d: (d.start, d.end, d.note))),
    )
    return document, body


def _first(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _is_article(url: str) -> bool:
    """Whether an address leads to one page of a site rather than to its front."""
    return len(url.split("://")[-1].rstrip("/").split("/")) > 1


def _base(copies: Sequence[Body], between: Between) -> tuple[Body, list[Body]]:
    """The fullest witness that does not frame the text, and the rest, fullest first."""
    ordered = sorted(copies, key=lambda body: (-len(body), body.document))
    plain = (b for b in ordered if not _sets_words_around([between(b, other) for other in ordered if other is not b]))
    base = next(plain, ordered[0])
    return base, [body for body in ordered if body is not base]


def _sets_words_around(relations: Sequence[Relation]) -> bool:
    """Whether a witness frames the text in words that no other has: an excerpt from the middle shows nothing of a whole copy."""
    copies = [r for r in relations if r.likeness in COPIES]
    framing = [r for r in copies if frames(r)]
    return bool(framing) and len(framing) == len(copies)


def _text(base: Body, others: Sequence[Body], between: Between, usable: Span) -> str:
    """The base's words with the other witnesses' paragraph breaks and longer surpluses set in."""
    edits: dict[Span, str] = {}
    head = ""
    for other in others:
        relation = between(base, other)
        passages = relation.passages
        for at in _breaks(base, other, passages):
            edits.setdefault((at, at), "\n\n")
        edits.update(_unfused(base, other, passages))
        if is_another_version(relation) and not (is_carried_on(relation) or is_carried_on(relation.flipped())):
            continue
        for span, words in (*_surpluses(base, other, passages), *_ending(base, other, relation)):
            if len(edits.get(span, "").strip()) < len(words):
                edits[span] = words
        if is_carried_on(relation.flipped()) and len(earlier := _beginning(other, relation)) > len(head):
            head, usable = earlier, (_marked_start(base, passages[0].a[0]), usable[1])
    start, end = usable
    pieces: list[str] = []
    for span_start, span_end in base.spans:
        lo, hi = max(span_start, start), min(span_end, end)
        if lo < hi:
            pieces.append(_edited(base.text, lo, hi, edits).strip())
    text = "\n\n".join(piece for piece in pieces if piece)
    return head + text if head else text


def _beginning(other: Body, relation: Relation) -> str:
    """What another witness has before the words that the two share, up to those."""
    first = relation.passages[0].b[0]
    words = _body_text(other, other.spans[0][0], _marked_start(other, first)).strip()
    return words + ("\n\n" if other.opens[first] else " ")


def _marked_start(body: Body, word: int) -> int:
    """Where a word begins, with the marks that open it."""
    start = int(body.starts[word])
    while start > 0 and not (body.text[start - 1].isspace() or body.text[start - 1].isalnum()):
        start -= 1
    return start


def _body_text(body: Body, start: int, end: int) -> str:
    """The text between two places, without the furniture in it."""
    return "\n\n".join(body.text[max(s, start) : min(e, end)] for s, e in body.spans if s < end and start < e)


def _edited(text: str, start: int, end: int, edits: Mapping[Span, str]) -> str:
    """``text[start:end]`` with the edits that fall inside it; blanks that a new paragraph break makes idle are dropped."""
    pieces: list[str] = []
    at = start
    for (first, last), words in sorted(edits.items()):
        if not (at <= first and last <= end and start < first):
            continue
        kept = text[at:first]
        pieces += [kept.rstrip() if words.startswith("\n") else kept, words]
        at = last
        while words.endswith("\n") and at < end and text[at].isspace():
            at += 1
    pieces.append(text[at:end])
    return "".join(pieces)


def _unfused(base: Body, other: Body, passages: Sequence[Shared]) -> Iterator[tuple[Span, str]]:
    """Words that the base has run together ("AlignmentsVietnam") and ``other`` keeps in two paragraphs.

    The base's own spelling is kept; the other witness only tells where to part it.
    """
    for before, after in pairwise([run for passage in passages for run in passage.runs]):
        first, there = before.a + before.length, before.b + before.length
        if first >= after.a or there >= after.b:
            continue
        start, end = base.span(first, after.a - 1)
        head, newline, tail = other.text[slice(*other.span(there, after.b - 1))].partition("\n")
        cut = end - len(tail.strip())
        same = (
            base.text[cut:end] == tail.strip() and base.text[cut - 1 : cut + 1].strip() == base.text[cut - 1 : cut + 1]
        )
        if newline and cut > start and same and abs(cut - start - len(head.strip())) <= 1:
            yield (cut, cut), "\n\n"


def _whole(base: Body) -> Span:
    return (base.spans[0][0], base.spans[-1][1]) if base.spans else (0, 0)


def _usable(base: Body, others: Sequence[Body], between: Between) -> Span:
    """The part of the base that can belong to the original: all of it, or where it frames others what any of them has."""
    if not len(base):
        return _whole(base)
    relations = [relation for other in others if (relation := between(base, other)).likeness in COPIES]
    if not any(map(frames, relations)):
        return _whole(base)
    covered = [relation.covered_a() for relation in relations]
    ended = [
        last
        for relation, (_, last) in zip(relations, covered, strict=True)
        if not breaks_off_inside(relation.flipped())
    ]
    first, last = min(first for first, _ in covered), max(ended, default=len(base) - 1)
    return _marked_start(base, first), int(base.ends[last]) + _closing(base, last)


def _breaks(base: Body, other: Body, passages: Sequence[Shared]) -> Iterator[int]:
    """Places in the base's text where ``other`` opens a paragraph between two words that agree and the base does not."""
    for run in (run for passage in passages for run in passage.runs):
        for k in range(1, run.length):
            if base.opens[run.a + k] or not other.opens[run.b + k]:
                continue
            gap = base.text[base.ends[run.a + k - 1] : base.starts[run.a + k]]
            parted = other.text[other.ends[run.b + k - 1] : other.starts[run.b + k]].split("\n")[0]
            marks = sum(not c.isspace() for c in parted)
            yield int(base.ends[run.a + k - 1]) + _after(gap, marks)


def _after(gap: str, marks: int) -> int:
    """Length of the shortest start of ``gap`` that holds ``marks`` characters which are not blank."""
    for length, char in enumerate(gap):
        if marks == 0:
            return length
        marks -= not char.isspace()
    return len(gap)


def _surpluses(base: Body, other: Body, passages: Sequence[Shared]) -> Iterator[tuple[Span, str]]:
    """Where ``other`` has more text between two neighbouring words of the base, and what it has there."""
    for before, after in pairwise([run for passage in passages for run in passage.runs]):
        gap_a = after.a - before.a - before.length
        gap_b = after.b - before.b - before.length
        if gap_a == 0 and gap_b >= INSERT_WORDS:
            at = int(base.ends[after.a - 1]) + _closing(base, after.a - 1)
            yield (at, at), _between(other, before, after)


def _ending(base: Body, other: Body, relation: Relation) -> Iterator[tuple[Span, str]]:
    """Where the base breaks off in mid-sentence, maybe in mid-word, how ``other`` goes on."""
    if breaks_off_inside(relation):
        last = relation.passages[-1].runs[-1]
        end = int(base.ends[last.a + last.length - 1])
        there = int(other.ends[last.b + last.length - 1])
        yield (end, base.spans[-1][1]), _body_text(other, there, other.spans[-1][1]).rstrip()


def _closing(base: Body, word: int) -> int:
    """Closing marks that follow a word before the next blank or word."""
    end = int(base.starts[word + 1]) if word + 1 < len(base) else base.spans[-1][1]
    rest = base.text[int(base.ends[word]) : end]
    return next((i for i, c in enumerate(rest) if c.isspace() or c in '“‘«(["'), len(rest))


def _between(other: Body, before: Run, after: Run) -> str:
    start = int(other.ends[before.b + before.length - 1]) + _closing(other, before.b + before.length - 1)
    return other.text[start : int(other.ends[after.b - 1]) + _closing(other, after.b - 1)]


def _witnesses(body: Body, copy: Body) -> Iterator[Witness]:
    """Stretches of the archetype that stand in ``copy`` character for character."""
    for run in (run for passage in shared_passages(body, copy) for run in passage.runs):
        start, there = int(body.starts[run.a]), int(copy.starts[run.b])
        end = start
        for k in range(run.length):
            word_end, copy_end = int(body.ends[run.a + k]), int(copy.ends[run.b + k])
            if body.text[end:word_end] != copy.text[there + end - start : copy_end]:
                if end > start:
                    yield Witness(start, end, copy.document, there)
                start, there = int(body.starts[run.a + k]), int(copy.starts[run.b + k])
                end = start
                if body.text[start:word_end] != copy.text[there:copy_end]:
                    start = end = word_end
                    there = copy_end
                    continue
            end = word_end
        while (
            end < len(body.text)
            and there + end - start < len(copy.text)
            and body.text[end] == copy.text[there + end - start]
            and not body.text[end].isalnum()
            and not body.text[end].isspace()
        ):
            end += 1
        if end > start:
            yield Witness(start, end, copy.document, there)


def _apparatus(body: Body, copy: Body) -> Iterator[Difference]:
    """Places where ``copy`` reads otherwise, has more, or has nothing."""
    passages = shared_passages(body, copy)
    if not passages:
        return
    runs = [run for passage in passages for run in passage.runs]
    if runs[0].a > 0:
        yield _lacking(body, copy, 0, runs[0].a, "begins later")
    for before, after in pairwise(runs):
        first, last = before.a + before.length, after.a
        there, to = before.b + before.length, after.b
        if to > there and last >= first:
            here = body.span(first, last - 1) if last > first else (int(body.ends[first - 1]),) * 2
            reading = copy.text[slice(*copy.span(there, to - 1))]
            note = "reads otherwise" if last > first else "has more"
            yield Difference(*here, {copy.document: reading}, note)
        elif last > first:
            yield _lacking(body, copy, first, last, "omits")
    end = runs[-1].a + runs[-1].length
    if end < len(body):
        yield _lacking(body, copy, end, len(body), "ends earlier")


def _lacking(body: Body, copy: Body, first: int, last: int, note: str) -> Difference:
    return Difference(*body.span(first, last - 1), {copy.document: ""}, note)


def inherited_credits(archetype: Document, witnesses: Sequence[Document]) -> Document:
    """The archetype with the prose credits of its witnesses that stand inside its restored text."""
    found: dict[int, Credit] = {}
    for document in witnesses:
        held = [w for w in archetype.witnesses if w.document == document.id]
        for credit in document.credits:
            if credit.kind != "prose" or credit.key == archetype.outlet_key:
                continue
            for w in held:
                start = w.start + credit.start - w.document_start
                if w.start <= start and start + credit.end - credit.start <= w.end:
                    found.setdefault(start, replace(credit, start=start, end=start + credit.end - credit.start))
    return replace(archetype, credits=tuple(found[at] for at in sorted(found)))
