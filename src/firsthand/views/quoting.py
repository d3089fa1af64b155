"""The verdict on one quotation: does it stand anywhere in the case, word for word, or what stands there
instead?

Quotation marks, white space, ellipses and the way a letter with an accent is composed differ from house to
house and are evened out on both sides. Nothing else is: what differs in a comma is not called verbatim, and a
near match never is.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

import msgspec

from firsthand.records import Anchor, Document, Results, Span, Statement, UsageProblem
from firsthand.views.sources import on_the_word_of

QuoteVerdict: TypeAlias = Literal[
    "verbatim", "verbatim around an aside", "verbatim with words left out", "same words", "spliced", "near", "not found"
]
ASIDE = 120
"""Characters between two quoted stretches of one speaker that are still an aside (`," she said, "`)."""
LEFT_OUT = 1_500
"""Characters that one ellipsis may stand for. A longer leap is no omission but two quotations made one: a
long paragraph
of a newspaper is about half of it."""
MARKS = (
    dict.fromkeys(map(ord, "“”„‟«»″＂〝〞「」『』"), '"')
    | dict.fromkeys(map(ord, "‘’‚‛‹›′＇`´"), "'")
    | dict.fromkeys(map(ord, "‐‑"), "-")
    | {ord("…"): "..."}
)
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
ELLIPSIS = re.compile(r"\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|\.\s?\.\s?\.\.?|…")
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_BREAK = "\ufdd0"
EDGES = "\"' .,;:!?-–—"
LONGEST = 5_000
"""Characters of a quotation that is asked about: more is an account, to be added to the case."""


class Place(msgspec.Struct, frozen=True):
    """Where it stands: anchors (one a part, where words are left out), whether in quotation marks, and
    whose words.
    """

    document: str
    anchors: tuple[Anchor, ...]
    in_quotation_marks: bool
    said_by: str | None
    origin: str
    judged: str | None = None


class Change(msgspec.Struct, frozen=True):
    """Words of the quotation and the account's words in their place; either may be empty."""

    quoted: str
    reads: str


class Near(msgspec.Struct, frozen=True):
    """A different wording: where, the share of the quotation's words that it has in order, and the words that
    differ.
    """

    place: Place
    likeness: float
    changes: tuple[Change, ...]


class QuoteAnswer(msgspec.Struct, frozen=True):
    """The verdict, where it rests and on how many origins; ``nearest`` are different wordings in the other accounts."""

    quotation: str
    verdict: QuoteVerdict
    reason: str
    places: tuple[Place, ...] = ()
    origins: int = 0
    nearest: tuple[Near, ...] = ()


class _Evened(dict[str, str]):
    """What each character is compared as, worked out when it is first met: nothing, a space, or one or more others."""

    def __missing__(self, character: str) -> str:
        if character.isspace():
            made = " "
        elif UNSEEN.match(character):
            made = ""
        else:
            made = unicodedata.normalize("NFD", character).translate(MARKS)
        self[character] = made
        return made


_EVENED = _Evened()


class _Even:
    """A text evened out for comparison, each of its characters with the place that it came from."""

    def __init__(self, text: str) -> None:
        characters: list[str] = []
        self.at: list[int] = []
        last = " "
        for place, character in enumerate(text):
            made = _EVENED[character]
            if made == " " == last:
                continue
            if len(made) == 1:
                characters.append(made)
                self.at.append(place)
            else:
                characters.extend(made)
                self.at.extend([place] * len(made))
            last = made or last
        self.text = "".join(characters)

    def part(self, span: Span) -> Span:
        """Where a span of the original text lies in ``text``, without the spaces and quotation marks around it."""
        start, end = bisect_left(self.at, span[0]), bisect_left(self.at, span[1])
        while start < end and self.text[start] in "\"' ":
            start += 1
        while start < end and self.text[end - 1] in "\"' ":
            end -= 1
        return start, end

    def span(self, start: int, end: int) -> Span:
        """The span of the original text under ``text[start:end]``."""
        return (self.at[start], self.at[end - 1] + 1)


def judge(results: Results, quotation: str, near_percent: int = 60) -> QuoteAnswer:
    """The verdict on a quotation against every held account and every restored original.

    Time grows with the length of the accounts: an evened text is searched for the quotation, then the words of the
    accounts that do not hold it are compared in windows as long as the quotation.
    """
    if len(quotation) > LONGEST:
        raise UsageProblem(
            f"A quotation of {len(quotation):,} characters is more than quote looks up ({LONGEST:,}).",
            "Quote one passage, or add the whole text as an account: firsthand add CASE PATH.",
        )
    parts = [part for piece in ELLIPSIS.split(quotation) if (part := _Even(piece).text.strip(EDGES))]
    if not parts or not any(c.isalnum() for part in parts for c in part):
        raise UsageProblem("There are no words in that quotation.", 'Write it as: firsthand quote CASE "the words"')
    documents = (*results.documents, *results.descent.archetypes)
    even = {document.id: _Even(document.text) for document in documents}
    # An ellipsis at either end leaves nothing out that could be missed; one in the middle may stand in the account too.
    whole = parts[0] if len(parts) == 1 else _Even(quotation).text.strip(EDGES)
    verdict, found = _found(even, whole, parts, _speeches(results))
    texts = {document.id: document for document in documents}
    places = tuple(_place(results, texts[name], spans) for name, spans in found)
    others = {name: text for name, text in even.items() if name not in dict(found)}
    nearest = tuple(_nearest(results, texts, others, quotation, near_percent))
    if not places and nearest:
        verdict = "near"
    origins = len({place.origin for place in places or [near.place for near in nearest]})
    return QuoteAnswer(quotation, verdict, REASONS[verdict], places, origins, nearest)


_Found = list[tuple[str, list[Span]]]


def _found(
    even: dict[str, "_Even"], whole: str, parts: Sequence[str], speeches: Mapping[str, Sequence[Sequence[Span]]]
) -> tuple[QuoteVerdict, _Found]:
    """The first of the verdicts that holds, best first, with every place that it rests on."""
    found: _Found = [(name, [span]) for name, text in even.items() for span in _literal(text, whole)]
    broken: _Found = [
        (name, spans) for name, text in even.items() for spans in _around_asides(text, whole, speeches.get(name, ()))
    ]
    if found or broken:
        return "verbatim" if found else "verbatim around an aside", found + broken
    if len(parts) > 1:
        if found := [(name, spans) for name, text in even.items() for spans in _in_order(text, parts)]:
            return "verbatim with words left out", found
        spread = [[(n, [span]) for n, text in even.items() for span in _literal(text, part)] for part in parts]
        if all(spread):
            return "spliced", [place for one in spread for place in one]
    words = [word for part in parts for word in _words(part)]
    found = [(name, [span]) for name, text in even.items() for span in _same_words(text, words)]
    return ("same words", found) if found else ("not found", [])


def _literal(text: _Even, wanted: str) -> Iterator[Span]:
    at = text.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        before, after = text.text[at - 1 : at], text.text[end : end + 1]
        if not (before.isalnum() and wanted[0].isalnum()) and not (after.isalnum() and wanted[-1].isalnum()):
            yield text.span(at, end)
        at = text.text.find(wanted, at + 1)


def _in_order(text: _Even, parts: Sequence[str]) -> Iterator[list[Span]]:
    """The parts one after another, each within ``LEFT_OUT`` of the one before; from every place where the
    first stands.
    """
    for first in _literal(text, parts[0]):
        spans = [first]
        for part in parts[1:]:
            near = (s for s in _literal(text, part) if 0 <= s[0] - spans[-1][1] <= LEFT_OUT)
            if (following := next(near, None)) is None:
                break
            spans.append(following)
        else:
            yield spans


def _speeches(results: Results) -> dict[str, list[list[Span]]]:
    """What was said in one go, by account: the quoted stretches of a quotation, and of those that follow it from the
    same speaker, with no more than an aside between two of them. Only what is broken off is listed.
    """
    texts = {document.id: document.text for document in results.documents}
    broken: dict[str, list[list[Span]]] = {}
    for reading in results.readings:
        speeches: list[list[Span]] = []
        before: Statement | None = None
        for one in reading.statements:
            if one.kind == "quotation":
                for span in one.quoted:
                    goes_on = before is not None and on_the_word_of(before) == on_the_word_of(one)
                    if goes_on and _only_an_aside(texts[one.document], speeches[-1][-1], span):
                        speeches[-1].append(span)
                    else:
                        speeches.append([span])
                    before = one
        broken[reading.document] = [speech for speech in speeches if len(speech) > 1]
    return broken


def _only_an_aside(text: str, one: Span, other: Span) -> bool:
    """Whether what stands between two quoted stretches only says who speaks: no more than the rest of a sentence."""
    between = text[one[1] : other[0]]
    if not 0 < len(between) <= ASIDE:
        return False
    first, *more = re.split(r"[.!?…:]\s", between)
    rests = any(c.isalnum() for part in more for c in part)
    begins_anew = text[one[1] - 1] == "." and any(c.isalnum() for c in first)
    return not rests and not begins_anew


def _around_asides(text: _Even, wanted: str, speeches: Sequence[Sequence[Span]]) -> Iterator[list[Span]]:
    """Where the words stand in one speech that the account breaks off, once or more, to say who speaks.

    At a break the account's comma or full stop is its own, so the quotation may have it or another or none.
    """
    words = wanted.split(" ")
    # Between two words either a space, or a break, which stands here as a character that no text holds.
    cores = [(word.rstrip(EDGES), word) for word in words]
    pattern = re.compile(
        "".join(
            f"{re.escape(core)}(?:{re.escape(word[len(core) :])} |[{EDGES}]{{0,3}}{_BREAK})"
            for core, word in cores[:-1]
        )
        + re.escape(cores[-1][0])
        + r"(?!\w)"
    )
    for speech in speeches:
        pieces = [text.part(span) for span in speech]
        joined = _BREAK.join(text.text[start:end].rstrip(" ") for start, end in pieces)
        for found in pattern.finditer(joined):
            if _BREAK in found.group() and not (found.start() and joined[found.start() - 1].isalnum()):
                yield list(_unjoined(text, pieces, joined, found.span()))


def _unjoined(text: _Even, pieces: Sequence[Span], joined: str, found: Span) -> Iterator[Span]:
    at = 0
    for piece, words in zip(pieces, joined.split(_BREAK), strict=True):
        start, end = max(found[0], at), min(found[1], at + len(words))
        if start < end:
            yield text.span(piece[0] + start - at, piece[0] + end - at)
        at += len(words) + 1


def _words(text: str) -> list[str]:
    return [found.group() for found in WORD.finditer(text)]


def _same_words(text: _Even, words: Sequence[str]) -> Iterator[Span]:
    """The same words with other capitals or punctuation."""
    pattern = r"(?<!\w)" + r"\W{1,6}".join(map(re.escape, words)) + r"(?!\w)"
    for found in re.finditer(pattern, text.text, re.IGNORECASE):
        yield text.span(*found.span())


def _nearest(
    results: Results, texts: dict[str, Document], even: dict[str, _Even], quotation: str, near_percent: int
) -> Iterator[Near]:
    """The nearest wording of every account that has one near enough, the nearest first."""
    words = [word.casefold() for word in _words(_Even(quotation).text)]
    near: list[tuple[float, int, str, Span]] = []
    for name, text in even.items():
        stretches = (
            (_agreeing(words, [w.casefold() for w in _words(text.text[start:end])]), start, end)
            for start, end in _windows(text, words)
        )
        # Of equally near stretches the shortest: it has the fewest words that were never meant.
        share, start, end = max(stretches, key=lambda s: (s[0], s[1] - s[2]), default=(0.0, 0, 0))
        if share * 100 >= near_percent:
            near.append((share, len(near), name, text.span(start, end)))
    for share, _, name, (start, end) in sorted(near, key=lambda one: (-one[0], one[1])):
        changes = tuple(_changes(quotation, texts[name].text[start:end]))
        yield Near(_place(results, texts[name], [(start, end)]), round(share, 2), changes)


def _windows(text: _Even, words: Sequence[str]) -> Iterator[Span]:
    """Stretches with most of the quotation's words: windows as long as the quotation and half again, cut back to the
    words that agree."""
    found = [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text.text)]
    size = min(len(found), len(words) + max(3, len(words) // 2))
    if not size:
        return
    wanted = Counter(words)
    window: Counter[str] = Counter()
    agree, best = 0, 1
    starts: list[int] = []
    for at, (word, _, _) in enumerate(found):
        if window[word] < wanted[word]:
            agree += 1
        window[word] += 1
        if at >= size:
            gone = found[at - size][0]
            window[gone] -= 1
            if window[gone] < wanted[gone]:
                agree -= 1
        if at >= size - 1 and agree >= best:
            if agree > best:
                starts, best = [], agree
            starts.append(at - size + 1)
    # A stock phrase may tie in hundreds of places; a score of them, evenly taken, are compared word by word.
    for start in starts[:: -(-len(starts) // 20) or 1]:
        matcher = SequenceMatcher(None, words, [word for word, _, _ in found[start : start + size]], autojunk=False)
        if solid := [block for block in matcher.get_matching_blocks() if block.size]:
            # Where the quotation goes on beyond the words that agree, the account is shown with up to three more.
            first = max(0, start + solid[0].b - min(solid[0].a, 3))
            rest = len(words) - solid[-1].a - solid[-1].size
            last = min(len(found) - 1, start + solid[-1].b + solid[-1].size - 1 + min(rest, 3))
            yield (found[first][1], found[last][2])


def _agreeing(words: Sequence[str], there: Sequence[str]) -> float:
    """Share of the quotation's words that the other has in the same order."""
    blocks = SequenceMatcher(None, words, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


def _changes(quotation: str, reads: str) -> Iterator[Change]:
    ours, theirs = _words(quotation), _words(reads)
    quoted, reading = ([_Even(word).text.casefold() for word in words] for words in (ours, theirs))
    for kind, i, j, k, m in SequenceMatcher(None, quoted, reading, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(" ".join(ours[i:j]), " ".join(theirs[k:m]))


REASONS: dict[QuoteVerdict, str] = {
    "verbatim around an aside": "The words stand there exactly; the account breaks them off to say who speaks.",
    "verbatim": "The words stand there exactly, quotation marks, white space and ellipses aside.",
    "verbatim with words left out": "Every part stands there exactly and in order, with words left out between.",
    "same words": "The same words stand there in the same order, but capitals or punctuation differ.",
    "spliced": "Every part stands somewhere, but not together in this order: different passages are made one.",
    "near": "These words do not stand in the case. The nearest wordings are different: see which words differ.",
    "not found": "No account of the case holds these words, nor most of them together and in order.",
}


def _place(results: Results, document: Document, spans: Sequence[Span]) -> Place:
    anchors = tuple(Anchor(document.id, start, end, document.text[start:end]) for start, end in spans)
    first = spans[0]
    around = [
        one
        for reading in results.readings
        if reading.document == document.id
        for one in reading.statements
        if one.start < spans[-1][1] and first[0] < one.end
    ]
    # The statement that holds most of it tells whose words they are.
    around.sort(key=lambda one: min(one.end, first[1]) - max(one.start, first[0]), reverse=True)
    quoted = [span for one in around for span in one.quoted]
    inside = all(any(start <= s and e <= end for start, end in quoted) for s, e in spans)
    said_by = " ← ".join(on_the_word_of(around[0])) if around else ""
    judged = next(
        (f"{q.verdict}: {q.reason}" for q in results.quotations if around and q.statement == around[0].id), None
    )
    return Place(document.id, anchors, inside, said_by or None, _origin(results, document.id, first), judged)


def _origin(results: Results, document: str, span: Span) -> str:
    """The root that the place goes back to: a child's own words are its own origin, however it came by
    the rest.
    """
    if any(start <= span[0] and span[1] <= end for start, end in results.descent.own.get(document, ())):
        return document
    return next((f.root for f in results.descent.origins.families if document in (f.root, *f.members)), document)
