"""The verdict on one quotation: what becomes of it in the texts it can be held against."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from firsthand.comparison.changes import QUOTED_SHARE, changes_of, telling, told, weight
from firsthand.comparison.crediting import credited, quotes_the_text
from firsthand.comparison.edge import COPIES, Edge
from firsthand.comparison.sides import Side
from firsthand.comparison.speakers import one_speaker, other_speaker, source_name, speaks
from firsthand.comparison.speech import Index, Match, Piece, Quotation
from firsthand.comparison.words import matter
from firsthand.records import Anchor, Severity, Span, Verdict

UNRELATED_SHARE = 0.8
"""Two reporters at one table write the same sentence down a little differently; below this it is another sentence."""
UNRELATED_MATTER, UNRELATED_MATTER_ALONE = 4, 8
"""So many different words of matter must agree before two strangers are said to quote one sentence: fewer are a turn of
phrase ("… capital of the world"). Eight where nobody shows that one person speaks in both."""
UNMARKED_WORDS = 6
"""Fewer words that stand in a stranger outside quotation marks may stand there by chance."""
LONGEST = 400
"""Words of a piece that is still looked for in other wording."""
SPLICE_WORDS = 15
"""Unquoted words between two quoted ones that a "she said in answer to questions" can take."""
LEAST_TEXT = 50
"""A parent must hold so many words before something can be said not to stand in it."""
_STOP = re.compile(r"[.!?]")


@dataclass(frozen=True)
class Judged:
    """A verdict with its reason. ``edge`` is set where the verdict is about what happened on the way from a parent."""

    verdict: Verdict
    reason: str
    against: Anchor | None = None
    edge: Edge | None = None
    place: Span | None = None
    marked_here: tuple[Span, ...] = ()
    marked_there: tuple[Span, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True)
class Standing:
    """What an account can have its words from: its edges, all it descends from, and what descends from it."""

    edges: tuple[Edge, ...] = ()
    ancestors: dict[str, Side] = field(default_factory=dict)
    descendants: frozenset[str] = frozenset()
    family: Mapping[str, str] = field(default_factory=dict)
    """Which accounts hang together through derivations: the same word for all of one family."""
    origins: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What every text of the case goes back to, through settled derivations."""

    def kin(self, account: str, name: str) -> bool:
        """Whether two accounts are of one family."""
        return account in self.family and self.family[account] == self.family.get(name)

    @cached_property
    def parents(self) -> frozenset[str]:
        return frozenset(e.parent.document.id for e in self.edges)

    def depth(self, name: str) -> int:
        """How many texts stand above one: none above a root."""
        return len(self.origins.get(name, ()))


def judge(quotation: Quotation, account: Side, standing: Standing, index: Index) -> Judged:
    """Hold one quotation against everything it can be held against, surest first."""
    besides = frozenset({account.document.id}) | standing.descendants
    return (
        _own_words(quotation, account, index, besides)
        or _word_for_word(quotation, account, standing, index, besides)
        or _reported(quotation, account, standing, index)
        or _spliced(quotation, account, standing, index)
        or _reworded(quotation, account, standing, index)
        or _unrelated(quotation, account, standing, index, besides)
        or _missing(quotation, account, standing, index, besides)
    )


def _own_words(quotation: Quotation, account: Side, index: Index, besides: frozenset[str]) -> Judged | None:
    """The words stand where their speaker speaks in nobody's quotation: in a transcript, on his or his office's own page."""
    names = [source_name(s.attribution[-1]) for s in quotation.statements if s.attribution]
    leading, *others = (index.exact(p, None, besides) for p in _weighty(quotation))
    for match in leading:
        side, at = match.target.side, _place(match)[0]
        if match.quoted_share >= QUOTED_SHARE or not any(speaks(side, at, name) for name in names if name):
            continue
        anchor = _elsewhere(match, account)
        if anchor is not None and all(any(m.target.id == match.target.id for m in found) for found in others):
            return Judged("verbatim", f"Stands word for word in {_named(side)}, in the speaker's own words.", anchor)
    return None


def _weighty(quotation: Quotation) -> Sequence[Piece]:
    return [p for p in quotation.pieces if len(p.words) >= 3] or quotation.pieces


def _elsewhere(match: Match, account: Side) -> Anchor | None:
    """The place on a held account other than the one that is judged."""
    words = match.target.words
    first, last = match.window
    found = match.target.side.anchor(words[first].start, words[last].end, account.document.id)
    return found if found is not None and found.document != account.document.id else None


def _edge_to(name: str, standing: Standing) -> Edge | None:
    return next((e for e in standing.edges if e.parent.document.id == name), None)


def _word_for_word(
    quotation: Quotation, account: Side, standing: Standing, index: Index, besides: frozenset[str]
) -> Judged | None:
    leading, *others = (
        [m for m in index.exact(p, None, besides) if m.quoted_share >= QUOTED_SHARE] for p in _weighty(quotation)
    )
    leading.sort(key=lambda m: _nearness(account, m, standing))
    match, anchor = next(((m, a) for m in leading if (a := _elsewhere(m, account))), (None, None))
    if match is None or anchor is None or not all(any(_elsewhere(m, account) for m in found) for found in others):
        return None
    name = match.target.id
    side = match.target.side
    ancestor = name in standing.ancestors
    label = side.document.label
    if ancestor:
        edge = _edge_to(name, standing)
        other = other_speaker(account, quotation.span, side, _place(match))
        if edge is not None and other is not None:
            return Judged(
                "re-attributed",
                f"{label} has these words from {other.theirs}, this account from {other.mine}.",
                anchor,
                edge,
                _place(match),
                marked_here=(other.here,) if other.here else (),
                marked_there=(other.there,) if other.there else (),
            )
        return Judged("verbatim", f"Stands word for word in {_named(side)}.", anchor)
    return Judged("verbatim", f"{label} has the same words; {_bound(account, name, standing)}.", anchor)


def _nearness(account: Side, match: Match, standing: Standing) -> tuple[int, int, str]:
    """Of texts that stand equally near, the one nearest the root: a copy has its words from there."""
    name = match.target.id
    rank = (
        0
        if name in standing.parents
        else 1
        if name in standing.ancestors
        else 3
        if standing.kin(account.document.id, name)
        else 2
    )
    return (rank, standing.depth(name), name)


def _named(side: Side) -> str:
    label = side.document.label
    return label if side.document.held else f"the restored text of {label}"


def _place(match: Match) -> Span:
    words = match.target.words
    first, last = match.window
    return (words[first].start, words[last].end)


def _reported(quotation: Quotation, account: Side, standing: Standing, index: Index) -> Judged | None:
    """The very words stand in a parent, outside quotation marks."""
    for edge in standing.edges:
        if edge.derivation.kind == "translation":
            continue
        name = edge.parent.document.id
        pieces = _weighty(quotation)
        found = [[m for m in index.exact(p, frozenset({name})) if m.quoted_share < QUOTED_SHARE] for p in pieces]
        if not all(found):
            continue
        anchor = _elsewhere(found[0][0], account)
        if anchor is None:
            continue
        if edge.copies:
            return Judged(
                "verbatim", f"Stands word for word in {_named(edge.parent)}, whose quotation marks are lost.", anchor
            )
        if quotes_the_text(account, edge.parent.document, quotation) or _is_nobodys(quotation, edge, found):
            return Judged("verbatim", f"Quotes {_named(edge.parent)} itself, word for word.", anchor)
        return _turned(edge, found[0][0], anchor, account, ())
    return None


def _is_nobodys(quotation: Quotation, edge: Edge, found: Sequence[Sequence[Match]]) -> bool:
    """Whether neither side has the words from anybody: they are the text's own, as a declaration's articles are."""
    places = (m.target.words[m.place[0]].start for matches in found for m in matches[:1])
    sentences = [s for s in map(edge.parent.sentence_at, places) if s is not None]
    return not any(s.attribution for s in quotation.statements) and not edge.sources(sentences)


def _turned(edge: Edge, match: Match, anchor: Anchor, account: Side, marked: tuple[Span, ...]) -> Judged:
    """Shown with the whole sentences of the parent: whose words they were stands around them."""
    words = match.target.words
    first = edge.parent.sentence_at(words[match.place[0]].start)
    last = edge.parent.sentence_at(words[match.place[1]].start)
    if first is not None and last is not None:
        anchor = edge.parent.anchor(first.start, last.end, account.document.id) or anchor
    return Judged(
        "reported speech turned into a quotation",
        f"In {_named(edge.parent)} these words stand outside quotation marks: reported speech, or the outlet's own.",
        anchor,
        edge,
        _place(match),
        marked_here=marked,
        marked_there=(_place(match),),
    )


def _reworded(quotation: Quotation, account: Side, standing: Standing, index: Index) -> Judged | None:
    """The words stand nearly so in a parent."""
    pieces = [p for p in _weighty(quotation) if len(p.words) <= LONGEST]
    for edge in standing.edges:
        name = edge.parent.document.id
        if not pieces or edge.derivation.kind == "translation":
            continue
        matches = []
        for piece in pieces:
            exact = index.exact(piece, frozenset({name}))
            found = exact or index.near(piece, frozenset({name})) or _in_place(piece, edge, index)
            if not found:
                break
            matches.append((piece, found[0]))
        sure = edge.derivation.settled or all(m.share >= UNRELATED_SHARE for _, m in matches)
        if len(matches) < len(pieces) or not sure:
            continue
        differing = [(p, m) for p, m in matches if not m.exact]
        piece, match = differing[0] if differing else matches[0]
        anchor = _elsewhere(match, account)
        if anchor is None:
            continue
        if match.quoted_share < QUOTED_SHARE:
            if edge.copies:
                continue
            if quotes_the_text(account, edge.parent.document, quotation):
                return Judged("altered", f"Quotes {_named(edge.parent)} itself, in other words.", anchor)
            return _turned(edge, match, anchor, account, _unmatched(piece, match))
        changes = [c for p, m in differing for c in changes_of(account, p, m)]
        if not edge.derivation.settled:
            changes = telling(changes)
        if not changes:
            return Judged("verbatim", f"Stands in {_named(edge.parent)}, house style aside.", anchor)
        return Judged(
            "altered",
            f"{edge.parent_label} has {told(changes)}.",
            anchor,
            edge,
            _place(match),
            marked_here=tuple((c.here[0].start, c.here[-1].end) for c in changes if c.here),
            marked_there=tuple((c.there[0].start, c.there[-1].end) for c in changes if c.there),
            severity=weight(changes),
        )
    return None


def _in_place(piece: Piece, edge: Edge, index: Index) -> list[Match]:
    """In a copy a short quotation has its place by the words around it, however few of its own agree; in other words by the
    sentence that it stands in.
    """
    if not edge.copies:
        start, end = piece.words[0].start, piece.words[-1].end
        around = [s for m in edge.matches if m.child.start < end and start < m.child.end for s in edge.around(m)]
        spans = [(s.start, s.end) for s in around]
        found = index.target(edge.parent.document.id).quoted_in(piece, spans)
        return [found] if found is not None else []
    literal = edge.literal
    at = literal.child_words(piece.words[0].start, piece.words[-1].end)
    pairs = tuple((k, literal.child_to_parent[i]) for k, i in enumerate(at) if i in literal.child_to_parent)
    rising = all(a[1] < b[1] for a, b in pairwise(pairs))
    if len(at) != len(piece.words) or 2 * len(pairs) < len(at) or not rising:
        return []
    return [Match(index.target(edge.parent.document.id), pairs, len(piece.words))]


def _unmatched(piece: Piece, match: Match) -> tuple[Span, ...]:
    kept = {i for i, _ in match.pairs}
    return tuple((w.start, w.end) for i, w in enumerate(piece.words) if i not in kept)


def _spliced(quotation: Quotation, account: Side, standing: Standing, index: Index) -> Judged | None:
    """One quotation here, pieces of several there, and no mark of it."""
    for edge in standing.edges:
        name = edge.parent.document.id
        for piece in quotation.pieces:
            if len(piece.sentences) < 2 or len(piece.words) > LONGEST:
                continue
            parts = [Piece(piece.words[a:b], ((0, b - a),)) for a, b in piece.sentences if b - a >= 3]
            found = [(index.exact(p, frozenset({name})) or index.near(p, frozenset({name})))[:1] for p in parts]
            if len(parts) < 2 or not all(found):
                continue
            matches = [f[0] for f in found]
            if any(m.quoted_share < QUOTED_SHARE for m in matches):
                continue
            apart = _apart(matches)
            anchor = _elsewhere(matches[0], account)
            if apart and anchor is not None:
                return Judged(
                    "spliced",
                    f"{edge.parent_label} has these sentences in different places; here they are one quotation without a mark.",
                    anchor,
                    edge,
                    _place(matches[0]),
                )
    return None


def _apart(matches: Sequence[Match]) -> bool:
    """Whether two following parts stand out of order, or with more between them than a "she said"."""
    for a, b in pairwise(matches):
        target = a.target
        between = [target.words[i] for i in range(a.place[1] + 1, b.place[0]) if not target.quoted(i)]
        if b.place[0] <= a.place[1] or b.place[0] - a.place[1] - 1 > SPLICE_WORDS:
            return True
        text = target.side.text
        if any(_STOP.search(text, x.end, y.start) for x, y in pairwise(between)):
            return True  # another sentence of the reporter's stands between
    return False


def _unrelated(
    quotation: Quotation, account: Side, standing: Standing, index: Index, besides: frozenset[str]
) -> Judged | None:
    """Nearly the same words between quotation marks in a text that is no parent of the account's."""
    pieces = [p for p in _weighty(quotation) if 5 <= len(p.words) <= LONGEST]
    if len(pieces) != 1:
        return None
    for found in index.near(pieces[0], None, besides):
        sure = found.share >= UNRELATED_SHARE or found.target.id in standing.ancestors
        if not sure or found.quoted_share < QUOTED_SHARE or _elsewhere(found, account) is None:
            continue
        match = _first_holder(pieces[0], found, account, standing, index, besides)
        anchor = _elsewhere(match, account)
        label = match.target.side.document.label
        changes = telling(changes_of(account, pieces[0], match))
        if not changes:
            return Judged("verbatim", f"{label} has the same words, a transcript's own way aside.", anchor)
        if all(c.edge for c in changes):
            return Judged("verbatim", f"{label} has the same words, but begins later or ends earlier.", anchor)
        if not _one_saying(pieces[0], match, account, standing):
            continue
        return Judged(
            "altered", f"{label} has {told(changes)}. {_relation(account, match.target.id, standing)}", anchor
        )
    return None


def _one_saying(piece: Piece, match: Match, account: Side, standing: Standing) -> bool:
    """Whether words that differ are still one saying: shown by a derivation, else by how much agrees and by who speaks. What
    two people say in much the same words is two sayings.
    """
    name = match.target.id
    here, there = (piece.words[0].start, piece.words[-1].end), _place(match)
    if match.share < UNRELATED_SHARE and other_speaker(account, here, match.target.side, there, sure=False):
        return False
    if name in standing.ancestors or standing.kin(account.document.id, name):
        return True
    agreeing = len(set(matter(piece.words[i] for i, _ in match.pairs)))
    one = agreeing >= UNRELATED_MATTER and one_speaker(account, here, match.target.side, there)
    return one or agreeing >= UNRELATED_MATTER_ALONE


def _outside_marks(
    quotation: Quotation, account: Side, standing: Standing, index: Index, besides: frozenset[str]
) -> Judged | None:
    """The very words in a text that is no parent, there outside quotation marks."""
    pieces = _weighty(quotation)
    holding = [{m.target.id: m for m in reversed(index.exact(p, None, besides))} for p in pieces]
    for match in sorted(holding[0].values(), key=lambda m: _nearness(account, m, standing)):
        if not all(match.target.id in held for held in holding) or (there := _elsewhere(match, account)) is None:
            continue
        label = match.target.side.document.label
        if sum(len(p.words) for p in pieces) < UNMARKED_WORDS:
            return Judged(
                "only here",
                f"No other held account quotes these few words; {label} has them outside quotation marks.",
                there,
            )
        return Judged(
            "verbatim",
            f"Stands in {label} without quotation marks; {_bound(account, match.target.id, standing)}.",
            there,
        )
    return None


def _first_holder(
    piece: Piece, match: Match, account: Side, standing: Standing, index: Index, besides: frozenset[str]
) -> Match:
    """The match in the text nearest the root among those that the matched one has its words from: what a copy made of a
    quotation says nothing about the speaker's words.
    """
    above = standing.origins.get(match.target.id, frozenset()) - besides
    held = [
        m
        for m in (index.near(piece, above) if above else ())
        if m.quoted_share >= QUOTED_SHARE and _elsewhere(m, account) is not None
    ]
    return min(held, key=lambda m: (standing.depth(m.target.id), -m.share, m.target.id), default=match)


def _relation(account: Side, name: str, standing: Standing) -> str:
    if name in standing.ancestors:
        return "This account goes back to it through another."
    bound = _bound(account, name, standing)
    return f"{bound[0].upper()}{bound[1:]}."


def _bound(account: Side, name: str, standing: Standing) -> str:
    return "the two are of one family" if standing.kin(account.document.id, name) else "neither derives from the other"


def _missing(quotation: Quotation, account: Side, standing: Standing, index: Index, besides: frozenset[str]) -> Judged:
    start, end = quotation.span
    for edge in standing.edges:
        inside = any(s <= start and end <= e for s, e in edge.derivation.spans)
        if (
            not inside
            or not credited(account, edge.parent.document, quotation)
            or edge.derivation.kind not in ("report", "rewrite")
            or not edge.derivation.settled
        ):
            continue
        label = edge.parent.document.label
        if len(edge.parent.words) < LEAST_TEXT:
            return Judged("only here", f"This account follows {label}, whose text is not held.")
        if edge.foreign:
            return Judged("only here", f"This account follows {label} in another language; words cannot be compared.")
        held = "the text" if edge.parent.document.held else "the restored text"
        return Judged(
            "not found",
            f"Credited to {label} or a source of its; these words are not in {held} of {label}.",
            None,
            edge,
        )
    unmarked = _outside_marks(quotation, account, standing, index, besides)
    if unmarked is not None:
        return unmarked
    if any(e.derivation.kind == "translation" for e in standing.edges):
        return Judged("only here", "This account is a translation; words cannot be compared.")
    if standing.descendants and all(index.exact(p, standing.descendants) for p in _weighty(quotation)):
        return Judged("only here", "Only accounts that derive from this one repeat it.")
    followed = next((e for e in standing.edges if e.derivation.settled and len(e.parent.words) >= LEAST_TEXT), None)
    copied = next((e for e in standing.edges if e.derivation.kind in COPIES), None)
    if copied is not None:
        alone = any(index.exact(p, frozenset({copied.parent.document.id})) for p in _weighty(quotation))
        if alone:
            return Judged(
                "only here", f"Of the copies of {copied.parent.document.label} only this one has these words."
            )
        return Judged("only here", f"Neither {copied.parent.document.label} nor another held account has these words.")
    if followed is not None:
        return Judged(
            "only here", f"Not in {followed.parent.document.label}, which this account follows, nor elsewhere."
        )
    return Judged("only here", "No other held account has these words.")
