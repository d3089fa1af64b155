"""Findings about what an account leaves out or puts in: truncated, passage lost, text added, foreign furniture."""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.comparison.edge import Edge
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.words import Word, words_of
from firsthand.language.folding import fold
from firsthand.records import Document, Finding, FindingClass, FurnitureKind, Severity, Span

TRUNCATED = FindingClass(
    code="C501",
    name="truncated",
    severity="high",
    severity_note="High when a tenth of the parent's text or more is missing at the end; medium below; to be read where an agency's text "
    "was cut, or one that its outlet kept writing anew: such are sold to be cut. A later version of an outlet's own text is not cut short: "
    "what it drops is a passage lost. An item of a digest is none either.",
    rationale="A reader of a copy that breaks off does not know what the original goes on to show. The finding names the "
    "first lost words and how much is lost.",
    example=(
        "… The harbour was closed. Only later did the ledgers turn up. They list nine payments.",
        "… The harbour was closed.",
    ),
    misses="A copy cut short whose parent is held nowhere beyond the cut; a report or rewrite that leaves out the end.",
)
LOST = FindingClass(
    code="C502",
    name="passage lost",
    severity="medium",
    severity_note="Medium when what is lost carries a figure, a quotation or forty words; low below and in updates; to be read, the "
    "longest for all, where an agency's text was cut, "
    "where other words stand in its place, and where an outlet's later version drops a figure, a quotation or forty words of its own: "
    "less than that is rewriting, and none. A headline in the place of another is no loss.",
    rationale="A copy that drops a sentence in the middle may drop the very hedge or denial that the story hangs on.",
    example=("The mill denies this. It says it has never met him. The court sits in May.", "The court sits in May."),
    misses="Dropped words inside a sentence that stays; passages left out by reports and rewrites.",
)
ADDED = FindingClass(
    code="C503",
    name="text added",
    severity="low",
    severity_note="Medium in the middle of a copy, where it passes for part of the text; low before or after the copied text "
    "and in a report or rewrite, whose outlet may write what it likes; to be read for a standfirst, and where another account has the same "
    "words. None for what an outlet adds to a later version of its own text: that is its news; nor for what another version of either "
    "outlet's has.",
    rationale="What the parent does not have is not borne out by the parent's name. Where no other account has it either, it rests on this one alone.",
    example=("The ship sailed on Monday.", "The ship sailed on Monday. Observers called it a warning to the islands."),
    misses="Facts added inside a sentence that otherwise follows the parent; added text of fewer than eight words.",
)
FURNITURE = FindingClass(
    code="C504",
    name="foreign furniture",
    severity="read",
    severity_note="Always to be read: it is a warning about the page, not a difference between the texts.",
    rationale="Lists of other pieces carry claims of their own, and what a page sets around a copied text is easily read as "
    "part of the story. Nothing in it is read as a claim.",
    example=("The ship sailed on Monday.", "The ship sailed on Monday. Related posts: Islands arm again"),
    misses="Furniture that intake did not mark.",
)
CLASSES = (TRUNCATED, LOST, ADDED, FURNITURE)

TAIL_WORDS = 15
"""Fewer missing words at the end are a footer or a contributor line."""
LOST_WORDS = 12
REPLACED = 0.5
"""A passage is replaced rather than lost when the account has so many words of its own in its place, as a share."""
SENTENCE_WORDS = 5
"""A whole sentence of five words ("But then nothing happened here.") counts as a lost passage; loose words need twelve."""
ADDED_WORDS = 8
ORPHAN_WORDS = 16
"""… and so many where they stand among reworded sentences: of nine such of fewer words, in faithful rewrites by three hands,
seven said in other words what the source says."""
STUB_WORDS = 5
"""What a cut copy may still have on its last line: a link, "more here"."""
ALSO_SHARE = 0.8
"""Another account has the added words when it has this share of their runs of three."""
HIGH_SHARE = 0.10
MOST_PASSAGES = 6
"""Lost or added passages shown per account; more would be a list nobody reads. The last reason says how many more."""
LONGEST_SHOWN = 600
"""Characters of an added passage that are quoted; of a longer one the first sentence."""
MOST_FURNITURE = 3
HEAVY_WORDS = 40
_STOPS = ".!?…”’\"'»)。！？؟"
_LISTS: frozenset[FurnitureKind] = frozenset({"related"})
_LINES: frozenset[FurnitureKind] = frozenset({"promotion", "forum", "comments", "embed"})


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about content on one edge. A dependence that is only possible says nothing about what is left out, and
    of two texts without a known direction only copies of one another can be told to lack something. What a report in
    another language adds cannot be told by its words.
    """
    known = edge.derivation.direction == "known"
    if not edge.derivation.settled or not (known or edge.copies):
        return
    if edge.copies:
        yield from _missing(edge)
        yield from _put_in(edge)
    elif edge.leading and not edge.foreign:
        yield from _own(edge, edge.own)
        yield from _orphans(edge)
    if edge.leading:
        yield from _standfirst(edge)
        yield from _furniture(edge)


def _written_through(edge: Edge) -> bool:
    """Whether an outlet's own text is held against an earlier version of it."""
    child, parent = edge.child.document, edge.parent.document
    return edge.derivation.kind == "update" and child.outlet_key is not None and child.outlet_key == parent.outlet_key


def _runs(count: int, taken: dict[int, int]) -> list[range]:
    """Maximal runs of word indices that are not in ``taken``."""
    runs: list[range] = []
    start = None
    for i in range(count + 1):
        free = i < count and i not in taken
        if free and start is None:
            start = i
        elif not free and start is not None:
            runs.append(range(start, i))
            start = None
    return runs


def _missing(edge: Edge) -> Iterator[Finding | None]:
    literal = edge.literal
    if not literal.child_to_parent or _item(edge):
        return
    runs = _runs(len(literal.parent), literal.parent_to_child)
    lost = []
    for run in runs:
        run = _below_headlines(edge.parent, literal.parent, run)
        if not run or _on_page(literal.parent[run.start : run.stop], edge.child):
            continue  # a pull quote or a caption: the words stand here, only not there
        if run.stop == len(literal.parent) and not _written_through(edge):
            if len(run) >= TAIL_WORDS:
                yield _truncated(edge, run)
        elif len(run) >= LOST_WORDS or _whole_sentence(edge.parent, literal.parent, run):
            lost.append(run)
    most = 1 if edge.served else MOST_PASSAGES
    shown = sorted(sorted(lost, key=len, reverse=True)[:most], key=lambda r: r.start)
    for run in shown:
        yield _lost(edge, run, len(lost) - len(shown) if run is shown[-1] else 0)


def _item(edge: Edge) -> bool:
    """Whether a few of the parent's words stand among others, as in a digest: nobody takes them for the whole."""
    literal = edge.literal
    shared = len(literal.child_to_parent)
    return 2 * shared < len(literal.child) and 2 * shared < len(literal.parent)


def _below_headlines(side: Side, words: Sequence[Word], run: range) -> range:
    """Lost words without the headlines and points that they begin with at the head of a text: every house writes its own."""
    start = run.start
    sentence = side.sentence_at(words[start].start) if start == 0 else None
    while sentence is not None and _pointed(side, sentence):
        while start < run.stop and words[start].start < sentence.end:
            start += 1
        sentence = side.sentence_at(words[start].start) if start < run.stop else None
    return range(start, run.stop)


def _pointed(side: Side, sentence: Sentence) -> bool:
    """Whether a sentence is a line without a stop or begins with a point's mark."""
    marked = (
        sentence.text.lstrip()[:1] in _POINTS
        or side.text[max(0, sentence.start - 2) : sentence.start].strip() in _POINTS
    )
    return marked or sentence.text.rstrip()[-1:] not in _STOPS


_POINTS = frozenset("*•·-–—▪‣")


def _truncated(edge: Edge, run: range) -> Finding | None:
    literal = edge.literal
    words = literal.parent[run.start : run.stop]
    first = _first_sentence(edge.parent, words)
    share = sum(w.end - w.start for w in words) / max(1, sum(w.end - w.start for w in literal.parent))
    last = max(literal.child_to_parent)
    kept = _closed(edge.child.text, literal.child[last].end)
    stub = _stub(edge.child, kept)
    reason = (
        f"Ends before “{_quote(edge.parent.text[slice(*first)])}”: from there on {len(words)} words, {share:.0%} of "
        f"{edge.parent_label}, are missing"
    )
    if stub > kept:
        reason += f"; after the last words it has only “{' '.join(edge.child.text[kept:stub].split())}”"
    elif len(literal.child) - 1 - last > STUB_WORDS:
        reason += "; what follows here is not the parent's"
    here = (literal.child[max(0, last - 9)].start, stub)
    reason += f".{_gone(edge.parent, words[0].start, words[-1].end)}"
    severity: Severity = "high" if share >= HIGH_SHARE else "medium"
    if edge.derivation.direction == "undetermined" or edge.served:
        severity = "read"
    return edge.finding(TRUNCATED, reason, a=first, b=here, severity=severity)


def _stub(child: Side, kept: int) -> int:
    """Where the line ends on which the text breaks off, when it has only a word or two more ("MORE HERE")."""
    line = child.text.find("\n", kept)
    end = len(child.text) if line < 0 else line
    words = words_of(child.text, kept, min(end, kept + 200))
    rest = bool(words_of(child.text, kept + 200, end)) if end > kept + 200 else False
    return _closed(child.text, words[-1].end) if 0 < len(words) <= STUB_WORDS and not rest else kept


def _gone(side: Side, start: int, end: int) -> str:
    """What the lost stretch holds: statements on documents, quotations, sums."""
    inside = [s for low, high, s in side.statements if start <= low and high <= end + 2]
    documents = sum(1 for s in inside if s.attribution and s.attribution[-1].type == "document")
    quotations = sum(1 for s in inside if s.kind in ("quotation", "mixed_quotation"))
    sums = len({f.start for f in side.facts if f.kind == "money" and start <= f.start < end})
    parts = [
        f"{n} {one if n == 1 else many}"
        for n, one, many in (
            (documents, "statement that rests on documents", "statements that rest on documents"),
            (quotations, "quotation", "quotations"),
            (sums, "sum of money", "sums of money"),
        )
        if n
    ]
    return f" Gone with it: {', '.join(parts)}." if parts else ""


def _lost(edge: Edge, run: range, more: int) -> Finding | None:
    literal = edge.literal
    words = literal.parent[run.start : run.stop]
    first = _first_sentence(edge.parent, words)
    before = literal.parent_to_child.get(run.start - 1)
    after = literal.parent_to_child.get(run.stop)
    near = before if before is not None else after
    if near is None:
        return None
    here = (literal.child[max(0, near - 5)].start, literal.child[min(len(literal.child) - 1, near + 5)].end)
    instead = (len(literal.child) if after is None else after) - (0 if before is None else before + 1)
    replaced = instead >= REPLACED * len(words)
    if replaced and _heading(edge.parent, words):
        return None  # every house writes its own headlines
    heavy = len(words) >= HEAVY_WORDS or any(
        words[0].start <= f.start < words[-1].end and f.kind in ("money", "quantity") for f in edge.parent.facts
    )
    if _written_through(edge) and not heavy:
        return None
    severity: Severity = "medium" if heavy and edge.derivation.kind != "update" else "low"
    if edge.derivation.direction == "undetermined" or replaced or edge.served or _written_through(edge):
        severity = "read"
    where = "Begins after" if run.start == 0 else "Passes over"
    reason = f"{where} “{_quote(edge.parent.text[slice(*first)])}”: {len(words)} words of {edge.parent_label} are not here.{_gone(edge.parent, words[0].start, words[-1].end)}"
    if replaced:
        reason += f" {instead} others stand in their place."
    if more:
        reason += " Another passage is missing." if more == 1 else f" {more} more passages are missing."
    return edge.finding(LOST, reason, a=first, b=here, severity=severity)


def _put_in(edge: Edge) -> Iterator[Finding | None]:
    """Words in the body of a copy that neither this parent nor another one has."""
    literal = edge.literal
    runs = []
    for run in _runs(len(literal.child), literal.child_to_parent):
        words = [w for w in literal.child[run.start : run.stop] if not _in(w, edge.elsewhere)]
        if len(words) >= ADDED_WORDS and not _on_page(words, edge.parent):
            runs.append((words[0].start, words[-1].end))
    if not edge.leading or not literal.child_to_parent or _written_through(edge):
        return
    first = literal.child[min(literal.child_to_parent)].start
    last = literal.child[max(literal.child_to_parent)].end
    middle = [r for r in runs if first < r[0] < last]
    undetermined = edge.derivation.direction == "undetermined"
    passed_off: Severity = "low" if edge.derivation.kind == "update" else "medium"
    yield from _added(edge, middle, "read" if undetermined else passed_off)
    yield from _added(edge, [r for r in runs if r not in middle], "read" if undetermined else "low")


def _own(edge: Edge, spans: Sequence[Span]) -> Iterator[Finding | None]:
    yield from _added(edge, [s for s in spans if len(words_of(edge.child.text, *s)) >= ADDED_WORDS], "low")


def _orphans(edge: Edge) -> Iterator[Finding | None]:
    """Sentences in the midst of reworded ones to which the parent has nothing near: to be read."""
    if edge.derivation.kind == "translation":
        return
    runs: list[list[Sentence]] = []
    for sentence in edge.orphans:
        if runs and runs[-1][-1].index + 1 == sentence.index:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    spans = [(r[0].words[0].start, r[-1].words[-1].end) for r in runs if r[0].words and r[-1].words]
    spans = [s for s in spans if not any(a < s[1] and s[0] < b for a, b in edge.own)]
    yield from _added(edge, [s for s in spans if _new_matter(edge, words_of(edge.child.text, *s))], "read")


def _new_matter(edge: Edge, words: Sequence[Word]) -> bool:
    """Whether words are many and bring a name or a figure that the parent has nowhere: else they may retell in other words."""
    telling = (w for w in words[1:] if not edge.child.text[w.start].islower() or w.form[0].isdigit())
    return len(words) >= ORPHAN_WORDS and any(fold(w.form) not in edge.parent.forms for w in telling)


def _added(edge: Edge, spans: list[Span], severity: Severity) -> Iterator[Finding | None]:
    texts = [(span, _also_in(edge, words_of(edge.child.text, *span))) for span in spans]
    outlets = {edge.child.document.outlet_key, edge.parent.document.outlet_key} - {None}
    own = {span: also for span, also in texts if also is None or also.outlet_key not in outlets}
    spans = list(own)  # what another version of either outlet has was added by nobody here
    by_size = sorted(spans, key=lambda s: s[0] - s[1])
    shown = sorted(by_size[:MOST_PASSAGES])
    for span in shown:
        count = len(words_of(edge.child.text, *span))
        sentence = edge.child.sentence_at(span[0])
        anchored = span
        if sentence is not None and sentence.end < span[1] and span[1] - span[0] > LONGEST_SHOWN:
            anchored = (span[0], _closed(edge.child.text, sentence.words[-1].end))
        also = own[span]
        graded: Severity = "read" if also else severity
        reason = f"{count} words from here are not in {edge.parent_label}{_borne_by(edge, count, also)}"
        if span is shown[-1] and len(spans) > len(shown):
            reason += f" {len(spans) - len(shown)} more places are this account's own."
        yield edge.finding(ADDED, reason, b=(anchored[0], _closed(edge.child.text, anchored[1])), severity=graded)


def _also_in(edge: Edge, words: Sequence[Word]) -> Document | None:
    """Another held account that has added words, anywhere on its page."""
    forms = [w.form for w in words]
    mine = list(zip(forms, forms[1:], forms[2:], strict=False))
    having = edge.others(mine, ALSO_SHARE * len(mine))
    return having.document if having is not None else None


def _borne_by(edge: Edge, count: int, also: Document | None) -> str:
    """On whom ``count`` words rest that the parent lacks. What a standfirst or a caption of an original that is not held
    said, nobody knows: its copies may have lost it.
    """
    absent = not edge.parent.document.held
    if also is not None:
        return f", but also in {also.label}{': the original may have had this' if absent else ''}."
    if absent and edge.copies and count < HEAVY_WORDS:
        return ", nor in another account: added here, or lost by the other copies."
    return ", nor in another account."


def _standfirst(edge: Edge) -> Iterator[Finding | None]:
    for piece in edge.child.document.furniture:
        if piece.kind != "standfirst" or not edge.copies:
            continue
        words = words_of(edge.child.text, piece.start, piece.end)
        if len(words) >= ADDED_WORDS and not _stands_in(words, edge.parent):
            yield edge.finding(
                ADDED,
                f"This standfirst is not in {edge.parent_label}{_borne_by(edge, len(words), _also_in(edge, words))}",
                b=_trim(edge.child.text, piece.start, piece.end),
                severity="read",
            )


def _furniture(edge: Edge) -> Iterator[Finding | None]:
    """What the page sets around the text: lists of other pieces, if there are any, else its longest blocks."""
    text = edge.child.text
    pieces = [f for f in edge.child.document.furniture if f.kind in _LISTS | _LINES]
    pieces = [f for f in pieces if not _stands_in(words_of(text, f.start, f.end), edge.parent)]
    lists = [_trim(text, f.start, f.end) for f in pieces if f.kind in _LISTS]
    spans = _blocks(text, lists or [_trim(text, f.start, f.end) for f in pieces])
    for span in sorted(sorted(spans, key=lambda s: s[0] - s[1])[:MOST_FURNITURE]):
        count = len(words_of(text, *span))
        what = f"A list of other pieces ({count} words) stands" if lists else f"{count} words of page furniture stand"
        yield edge.finding(
            FURNITURE, f"{what} with the text. Nothing of it was read as a claim.", b=_opening(text, span)
        )


def _blocks(text: str, spans: Iterable[Span]) -> list[Span]:
    """Pieces with nothing but white space between them as one."""
    found: list[Span] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _opening(text: str, span: Span) -> Span:
    """The first line of a piece of furniture, at most two hundred characters."""
    line = text.find("\n", span[0], min(span[1], span[0] + 200))
    return _trim(text, span[0], line if line > span[0] else min(span[1], span[0] + 200))


def _heading(side: Side, words: Sequence[Word]) -> bool:
    """Whether a stretch lies in lines that end without a stop."""
    inside = side.sentences_over(words[0].start, words[-1].end)
    return bool(inside) and all(s.text.rstrip()[-1:] not in _STOPS for s in inside)


def _whole_sentence(side: Side, words: Sequence[Word], run: range) -> bool:
    low, high = words[run.start].start, words[run.stop - 1].end
    sentence = side.sentence_at(low)
    while sentence is not None and sentence.start < high:
        inside = [w for w in sentence.words if low <= w.start < high]
        heading = sentence.text.rstrip()[-1:] not in _STOPS
        if not heading and len(inside) >= SENTENCE_WORDS and len(inside) == len(sentence.words):
            return True
        at = sentence.index + 1
        sentence = side.sentences[at] if at < len(side.sentences) else None
    return False


TELLING_WORDS = 5
"""Words from which on what was lost says something by itself."""


def _first_sentence(side: Side, words: Sequence[Word]) -> Span:
    """The first lost sentence, or what is lost of it; a dateline or a heading has the one behind it with it."""
    start, sentence = words[0].start, side.sentence_at(words[0].start)
    behind = [w for w in words if sentence is not None and sentence.words and w.start >= sentence.words[-1].end]
    if behind and len(words) - len(behind) < TELLING_WORDS:
        sentence = side.sentence_at(behind[0].start)
    whole = words[-1].end
    if sentence is None:
        whole = words[min(len(words) - 1, 24)].end
    elif sentence.words:
        whole = min(whole, sentence.words[-1].end)
    return (start, _closed(side.text, max(whole, start + 1)))


def _closed(text: str, end: int) -> int:
    """``end`` moved past the marks that close a sentence."""
    while end < len(text) and text[end] in ".!?…”’»\"')":
        end += 1
    return end


def _quote(text: str, most: int = 90) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= most else folded[:most].rsplit(" ", 1)[0] + " …"


def _trim(text: str, start: int, end: int) -> Span:
    raw = text[start:end]
    return (start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip()))


def _in(word: Word, spans: Iterable[Span]) -> bool:
    return any(s <= word.start < e for s, e in spans)


def _on_page(words: Sequence[Word], side: Side) -> bool:
    """Whether nearly all of ``words`` stand in runs of three anywhere on a side's page, furniture included."""
    forms = [w.form for w in words]
    mine = list(zip(forms, forms[1:], forms[2:], strict=False))
    return bool(mine) and sum(three in side.all_threes for three in mine) >= ALSO_SHARE * len(mine)


def _stands_in(words: Sequence[Word], side: Side) -> bool:
    """Whether most of ``words`` stand in the body of ``side`` in runs of three."""
    forms = [w.form for w in words]
    mine = list(zip(forms, forms[1:], forms[2:], strict=False))
    return bool(mine) and sum(three in side.threes for three in mine) > len(mine) / 2
