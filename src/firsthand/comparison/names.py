"""Findings about names of people, bodies, places and states: changed to another, or misspelt."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.comparison.crediting import calls_outlet
from firsthand.comparison.edge import Edge
from firsthand.comparison.evidence import SHARED, near
from firsthand.comparison.matches import Match, Variant
from firsthand.comparison.sides import Sentence, Side
from firsthand.comparison.tallies import FEASTS
from firsthand.comparison.words import Word, listed, matter, stem, words_of
from firsthand.language.cues import english_cues
from firsthand.language.folding import fold
from firsthand.language.names import find_names
from firsthand.language.states import capitals, find_states
from firsthand.language.tables import table
from firsthand.records import Finding, FindingClass, Mention, Severity

CHANGED = FindingClass(
    code="D211",
    name="name changed",
    severity="high",
    severity_note="High in a copy, where the words around it agree; medium in a reworded sentence that clearly goes back to one "
    "of the parent's; to be read where that sentence is only likely or the names are of different sorts.",
    rationale="Another person, firm or country makes another story. It is reported only when the parent has no part of the "
    "account's name anywhere, and the account no part of the parent's, or where two names share one part and no other.",
    example=("The yard belongs to Orla Venn.", "The yard belongs to Tam Rusk."),
    misses="A name exchanged for another that the parent uses elsewhere; names that open a sentence and are one word; a name "
    "put for a description; a first name put for another with the same letter.",
)
MISSPELT = FindingClass(
    code="D212",
    name="name misspelt",
    severity="low",
    severity_note="Always low; to be read in a reworded sentence.",
    rationale="A search for the one spelling misses the other, and an entry in a register needs both.",
    example=("Ilya Tarkhov signed the lease.", "Ilya Tarhkov signed the lease."),
    misses="Names of fewer than five letters; a slip that makes another known name.",
)
CLASSES = (CHANGED, MISSPELT)

SLIP_LENGTH, MOST_SLIPS = 5, 2
"""A name this long that differs from another by at most two letters, or in the order of two, is the same name misspelt."""
NEAR_CHARACTERS = 40
"""Characters on either side of a name whose words say which of several it stands for."""
CONTEXT_STEMS = 2
"""Words of matter near both that show two names to stand in one place, in whatever sentences."""
AGREES = 0.54
"""… or this likeness of the sentences without the names: of 46 names exchanged in rewrites by six hands none lies below both, of 37
that stand beside each other by chance 20 do."""
_TITLES = listed("names: titles")


@dataclass(frozen=True)
class Named:
    """A name in running text: its tokens without titles, folded; for a state its code."""

    start: int
    end: int
    tokens: tuple[str, ...]
    mention: Mention

    @property
    def state(self) -> str | None:
        return self.mention.canonical if self.mention.schema == "Country" else None


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about names on one edge, each differing name once."""
    said: set[tuple[str, ...]] = set()
    for match in edge.matches:
        pairs = _literal(edge, match) if match.literal else _reworded(edge, match)
        for here, there in (*_half_others(edge, match), *pairs):
            if here.tokens not in said and (match.literal or not _of_a_source(edge, match, here, there)):
                said.add(here.tokens)
                found = _judged(edge, match, here, there)
                if (
                    found is None
                    or match.literal
                    or _in_one_place(edge, here, there)
                    or near(edge, found, AGREES, SHARED)
                ):
                    yield found


_DAYS = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())
"""Days of the week as a wire shortens them."""


@lru_cache(maxsize=1 << 14)
def _mentions(text: str) -> tuple[Mention, ...]:
    return find_names(text)


def named(sentence: Sentence, side: Side) -> list[Named]:
    """The names of a sentence. One word that opens it and that nothing speaks for is no name."""
    found: list[Named] = []
    first = sentence.words[0].start if sentence.words else sentence.start
    for mention in _mentions(sentence.text):
        start, end = sentence.start + mention.start, sentence.start + mention.end
        tokens = tokens_of(side.text, start, end)
        if mention.schema == "Designation" or not tokens or tokens in FEASTS or set(tokens) <= _DAYS:
            continue
        if start <= first and len(tokens) < 2 and mention.schema == "Other":
            continue
        if mention.schema == "Other" and any(f.kind == "money" and f.start <= start < f.end for f in sentence.facts):
            continue  # "TZS2m"
        if mention.schema == "Other" and len(tokens) > 1:
            found += _states_in(
                side, start, end
            )  # "Petrel of Norway", at the head of a sentence "In Selm Norwegian divers"
        found.append(Named(start, end, tokens, mention))
    return found


def _states_in(side: Side, start: int, end: int) -> Iterator[Named]:
    """The states that a longer name holds."""
    for state in find_states(side.text[start:end]):
        place = (start + state.start, start + state.end)
        yield Named(*place, tokens_of(side.text, *place), state)


def tokens_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """The capitalised words of a name, folded, without titles and initials."""
    words = [w for w in words_of(text, start, end) if text[w.start].isupper() or text[w.start].isdigit()]
    return tuple(fold(w.form) for w in words if not {w.form, w.form.removesuffix("s")} & _TITLES and len(w.form) > 1)


def known(name: Named, side: Side) -> bool:
    """Whether a side has the name, a part of it, its initials, or another word for the state that it names by itself or by
    its capital."""
    if len(name.tokens) == 1 and _places().get(name.tokens[0], frozenset()) & side.forms:
        return True  # "Naples", "Neapolitan"
    states = _states(side)
    if name.state in states or capitals("en").get(" ".join(name.tokens)) in states:
        return True
    if name.state is not None:
        return False
    forms = side.capitals if len(name.tokens) > 1 else side.forms  # "Archivist Orla Venn" is not "the archivist"
    if any(token in forms for token in name.tokens):
        return True
    initials = "".join(token[0] for token in name.tokens)
    if len(name.tokens) > 1:
        return initials in side.forms
    full = (words_of(m.text) for s in side.sentences for m in _mentions(s.text))
    return name.tokens[0] in {"".join(w.form[0] for w in words) for words in full if len(words) > 1}


def _states(side: Side) -> frozenset[str]:
    """The states that a side names, those inside longer names too."""
    return frozenset(m.canonical for s in side.sentences for m in _states_of(s.text))


@lru_cache(maxsize=1 << 14)
def _states_of(text: str) -> tuple[Mention, ...]:
    return tuple(find_states(text))


def _literal(edge: Edge, match: Match) -> Iterator[tuple[Named, Named]]:
    """A name in the place of a name. Where the exchange only goes from one name of the text to another of it, roles or
    attributions say so.
    """
    for variant in match.variants:
        here, there = _proper(edge.child, match.child, variant.here), _proper_there(edge, match, variant)
        if not here or not there or set(here.tokens) & set(there.tokens) or _same(here, there):
            continue
        if _led_up(edge.child, variant.here, edge.parent) == _led_up(edge.parent, variant.there, edge.child):
            yield here, there


def _led_up(side: Side, words: Sequence[Word], other: Side) -> bool:
    """Whether something that the other side lacks leads up to a name: "the signing in Selm" is no name."""
    before = list(itertools.takewhile(lambda w: side.text[w.start].islower(), words))
    return not matter(before[-1:]) and any(w.form not in other.forms for w in before if matter([w]))


def _proper(side: Side, sentence: Sentence, words: Sequence[Word]) -> Named | None:
    if not words:
        return None
    span = (words[0].start, words[-1].end)
    over = [n for n in named(sentence, side) if n.start < span[1] and span[0] < n.end]
    figures = [f for f in sentence.facts if f.kind in ("money", "quantity", "date")]  # "US$", "GMT"
    over = [n for n in over if not any(f.start < n.end and n.start < f.end for f in figures)]
    tokens = tokens_of(side.text, *span)
    told = any(w.form in english_cues().verbs for w in words)  # "Orla Venn said in Selm" is no name
    return Named(*span, tokens, over[0].mention) if over and tokens and not told else None


def _proper_there(edge: Edge, match: Match, variant: Variant) -> Named | None:
    for sentence in match.parents:
        if variant.there and sentence.start <= variant.there[0].start < sentence.end:
            return _proper(edge.parent, sentence, variant.there)
    return None


def _same(a: Named, b: Named) -> bool:
    if a.state is not None and a.state == b.state:
        return True
    for short, long in ((a, b), (b, a)):
        if len(short.tokens) == 1 and short.tokens[0] == "".join(t[0] for t in long.tokens):
            return True
    return False


def _both(edge: Edge, match: Match) -> tuple[list[Named], list[Named]]:
    """The names of a match's sentences, the child's and the parent's."""
    return named(match.child, edge.child), [n for s in edge.around(match) for n in named(s, edge.parent)]


def _half_others(edge: Edge, match: Match) -> list[tuple[Named, Named]]:
    mine, theirs = _both(edge, match)
    return [(a, b) for a in mine for b in theirs if half_other(a, edge.child, b, edge.parent)]


def _of_a_source(edge: Edge, match: Match, here: Named, there: Named) -> bool:
    """Whether one of two names, each a word of no known sort, is who says it on its side, and the other is told of."""
    if any(n.mention.schema != "Other" or len(n.tokens) > 1 for n in (here, there)):
        return False
    spoken = (edge.sources([match.child]), here), (edge.sources(edge.around(match)), there)
    first, second = (any(s.at[0] < n.end and n.start < s.at[1] for s in found) for found, n in spoken)
    return first != second


def _in_one_place(edge: Edge, here: Named, there: Named) -> bool:
    """Whether two words of matter stand near both names."""
    mine, theirs = ({*matter(_beside(*place))} for place in ((edge.child, here), (edge.parent, there)))
    return len(mine & theirs) >= CONTEXT_STEMS


def _reworded(edge: Edge, match: Match) -> Iterator[tuple[Named, Named]]:
    mine, theirs = _both(edge, match)
    new = [n for n in mine if not known(n, edge.parent) and not calls_outlet(n.tokens, edge.parent.document)]
    gone = [n for n in theirs if not known(n, edge.child)]
    for name in new:
        fits = [other for other in gone if comparable(name, other)]
        if slips := [o for o in fits if misspelt(name.tokens, o.tokens)]:
            yield name, slips[0]
        elif fits and (one := _nearest(edge, name, fits)) is not None:
            yield name, one


def half_other(name: Named, here: Side, other: Named, there: Side) -> bool:
    """Whether two names of persons share a part and each has another that the other text has nowhere: "Ivo Lind" for "Sava Lind".
    Two first names of one letter may be one ("Bob", "Bobby").
    """
    a, b = name.tokens, other.tokens
    if (
        len(a) != len(b)
        or not set(a) & set(b)
        or not {name.mention.schema, other.mention.schema} <= {"Person", "Other"}
    ):
        return False
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    apart = all(x not in there.forms and y not in here.forms for x, y in pairs)
    return bool(pairs) and apart and not (a[0] != b[0] and a[0][0] == b[0][0])


def _nearest(edge: Edge, name: Named, fits: Sequence[Named]) -> Named | None:
    """The one name that it can stand for: the only one, or that with most of the same words around it."""
    if len({o.tokens for o in fits}) == 1:
        return fits[0]
    mine = _around(edge.child, name)
    scored = sorted(
        ((len(mine & _around(edge.parent, o)), -o.start, o) for o in fits), key=lambda s: s[:2], reverse=True
    )
    return scored[0][2] if scored[0][0] > scored[1][0] else None


def _around(side: Side, name: Named) -> frozenset[str]:
    """Stems of the words near a name, those of grammar too: "in Peru", "of Peru"."""
    return frozenset(stem(w.form) for w in _beside(side, name))


def _beside(side: Side, name: Named) -> list[Word]:
    low, high = max(0, name.start - NEAR_CHARACTERS), name.end + NEAR_CHARACTERS
    return [w for w in words_of(side.text, low, high) if not name.start <= w.start < name.end]


_LOOSE = frozenset({"Other", "Person", "Organization", "Company", "PublicBody", "Place"})


def comparable(a: Named, b: Named) -> bool:
    """Of one sort, and of one width. What nothing speaks for may be any sort but a state. One word in two forms is one name ("Croat",
    "Croatian").
    """
    if _one_word(a, b) or any(n.state is None and n.tokens[-1] in _wide() for n in (a, b)):
        return False  # what lies in the Sahara lies in Africa
    x, y = a.mention.schema, b.mention.schema
    if {x, y} == {"Country", "Other"}:
        return len(a.tokens) == len(b.tokens) == 1  # "Jordan" is a state, a river or a man
    return (
        x == y
        or (x in _LOOSE and y in _LOOSE and "Other" in (x, y))
        or {x, y} <= {"Organization", "Company", "PublicBody"}
    )


def _one_word(a: Named, b: Named) -> bool:
    """Whether two names, not of two states, are one word but for the endings that make a people of a place."""
    if a.tokens == b.tokens:
        return True
    if len(a.tokens) != 1 or len(b.tokens) != 1 or (a.state and b.state and a.state != b.state):
        return False
    x, y = a.tokens[0], b.tokens[0]
    return any(x[:n] == y[:n] and {x[n:], y[n:]} <= _ENDINGS for n in range(LEAST_STEM, min(len(x), len(y)) + 1))


LEAST_STEM = 4
"""Letters that two forms of one name begin with."""
_ENDINGS = frozenset(["", *"a e i o y s n an ia ian ans ians ish ese es ic".split()])


@lru_cache(maxsize=1)
def _places() -> dict[str, frozenset[str]]:
    """The other words for a place of each word for it: "neapolitan" of "naples"."""
    groups = [frozenset(words) for words in table("places_en")["words"]]
    return {word: frozenset().union(*(g for g in groups if word in g)) - {word} for g in groups for word in g}


@lru_cache(maxsize=1)
def _wide() -> frozenset[str]:
    """Words for what holds many states and places: continents, seas, ranges, blocs."""
    return frozenset(table("places_en")["wide"])


def misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are one, but for a slip in one of their words."""
    if len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and all(
        min(len(x), len(y)) >= SLIP_LENGTH and _slips(x, y) <= MOST_SLIPS for x, y in differing
    )


def _slips(a: str, b: str) -> int:
    """Letters put in, left out or exchanged; two neighbours in the wrong order count as one."""
    if abs(len(a) - len(b)) > MOST_SLIPS:
        return MOST_SLIPS + 1
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _judged(edge: Edge, match: Match, here: Named, there: Named) -> Finding | None:
    a, b = edge.parent.text[there.start : there.end].strip(), edge.child.text[here.start : here.end].strip()
    slip = misspelt(here.tokens, there.tokens)
    severity: Severity = match.graded("high", "medium")
    if slip:
        severity = "low" if match.literal else "read"
    elif not match.literal and "Other" in (here.mention.schema, there.mention.schema) and match.ground != "strong":
        severity = "read"
    return edge.finding(
        MISSPELT if slip else CHANGED,
        f"{edge.parent_label} has “{a}”, this account “{b}”" + (": one name in two spellings." if slip else "."),
        a=edge.shown([s for s in edge.around(match) if s.start <= there.start < s.end] or match.parents),
        b=edge.shown([match.child]),
        severity=severity,
        marked_a=[(there.start, there.end)],
        marked_b=[(here.start, here.end)],
    )
