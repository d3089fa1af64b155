"""Findings about numbers: changed, rounded, lost, unit changed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from firsthand.comparison import figures
from firsthand.comparison.dates import CONFLICT
from firsthand.comparison.designations import code_at
from firsthand.comparison.edge import Edge
from firsthand.comparison.otherwise import in_other_units
from firsthand.comparison.pairs import (
    Pair,
    context,
    excerpt,
    left_over,
    literal_losses,
    literal_pairs,
    reworded_pairs,
    scattered_pairs,
)
from firsthand.comparison.sides import Fact, Sentence, Side
from firsthand.comparison.tallies import OF_MEASURE, OF_TIME, alone, tallies
from firsthand.comparison.words import Word, stem
from firsthand.records import Finding, FindingClass, Quantity, Severity, Span

CHANGED = FindingClass(
    code="N101",
    name="number changed",
    severity="high",
    severity_note="High in a copy, where the words around the number agree; medium in a later version, which may correct, "
    "and in a reworded sentence that clearly goes back to one of the parent's; to be read where that sentence is only likely, unless the "
    "digits are exchanged or a power of ten apart; to be read for ranks, shares and times (“third”, “half”, “twice”) in other words.",
    rationale="A count that changes between a source and its copy is an error on one side. It is reported only when both "
    "numbers count the same kind of thing and the parent has the child's number nowhere for that thing.",
    example=("The yard at Port Selm will build 14 patrol boats.", "The yard at Port Selm will build 40 patrol boats."),
    misses="A number beside a noun that the two texts name with unrelated words; a number moved to another thing where "
    "both numbers stand in both sentences; numbers without a counted noun in reworded text.",
)
ROUNDED = FindingClass(
    code="N102",
    name="number rounded",
    severity="low",
    severity_note="Always low: the value is the same at the digits given.",
    rationale="A rounded number is no contradiction, but the exact one is evidence and should be quoted.",
    example=("The ministry counted 1,482 crates.", "The ministry counted 1,500 crates."),
    misses="A number rounded by more than a tenth is reported as changed.",
)
LOST = FindingClass(
    code="N103",
    name="number lost",
    severity="low",
    severity_note="Low in a copy; to be read in passages that a rewrite shares. A reworded sentence may leave things out.",
    rationale="What was counted is still named and the count is gone, so a reader cannot tell a few from many.",
    example=("It ordered dozens of coastal radar masts.", "It opted for coastal radar masts."),
    misses="A number whose counted thing is named in other words, or that the account gives elsewhere in other words.",
)
UNIT = FindingClass(
    code="N104",
    name="unit changed",
    severity="high",
    severity_note="High where the words around it agree; medium in a reworded sentence, to be read there for rates and spans "
    "(“twice a week”, “within weeks”).",
    rationale="The same figure in another unit is another fact.",
    example=("The cable runs 70 kilometres along the coast.", "The cable runs 70 miles along the coast."),
    misses="Converted values, which are reported as a changed number with both units named.",
)
CLASSES = (CHANGED, ROUNDED, LOST, UNIT)

SCATTERED_STEMS = 2
"""The counted noun and one more word of matter must stand near both numbers where no sentence is the counterpart."""


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about numbers on one edge."""
    done: set[int] = set()
    for pair in literal_pairs(edge, "quantity"):
        done.add(pair.child.start)
        if code_at(edge.child.text, (pair.child.start, pair.child.end)) is not None:
            continue  # a designation's number counts nothing
        yield _judged(edge, pair)
    for pair in reworded_pairs(edge, "quantity", _agree, _comparable, _borne_out):
        if pair.child.start not in done:
            done.add(pair.child.start)
            yield None if _otherwise(edge, pair) else _judged(edge, pair)
    for pair in left_over(edge, "quantity", same_value, _of_one_kind, done):
        yield None if _otherwise(edge, pair) else _judged(edge, pair)
    yield from _tallies(edge)
    yield from _units(edge, done)
    yield from _literal_units(edge, done)
    for pair in scattered_pairs(edge, "quantity", _agree, _comparable, SCATTERED_STEMS, done):
        if figures.slip(_quantity(pair.child), _quantity(pair.parent)):
            yield _judged(edge, pair)
    yield from _losses(edge)
    yield from _slips(edge, done)


def _otherwise(edge: Edge, pair: Pair) -> bool:
    """Whether both are one share or one length of time in two measures ("a third", "33 per cent", "one in three"), or one tells how many
    and the other how many more."""
    if _is_a_margin(edge.child, pair.child) != _is_a_margin(edge.parent, pair.parent):
        return True
    here, there = edge.child.sentence_at(pair.child.start), edge.parent.sentence_at(pair.parent.start)
    if here is None or there is None:
        return False
    parents = edge.beside([there])
    mine, theirs = _shares(edge.child, [here]), _shares(edge.parent, parents)
    return bool(mine & theirs) or in_other_units(_quantity(pair.child), parents)


_MARGIN = re.compile(
    r"(?:[ \u00a0][a-z]+){0,2}[ \u00a0](?:more|fewer|less|higher|lower|older|younger|longer|shorter)[ \u00a0]than\b"
)


def _is_a_margin(side: Side, fact: Fact) -> bool:
    """Whether a figure is that by which one number differs from another: "eight fewer than", "two years older than"."""
    return _MARGIN.match(side.text, fact.end) is not None


def _shares(side: Side, sentences: Sequence[Sentence]) -> set[str]:
    told = {t.value for s in sentences for t in tallies(s.words, side.text) if t.sort == "share"}
    return told - {"all"}


def _slips(edge: Edge, done: set[int]) -> Iterator[Finding | None]:
    """Numbers in digits that the other side has nowhere and whose digits are exchanged or a power of ten apart, whatever they
    count, and the same figure with another word of scale: to be read.
    """
    for match in edge.matches:
        if match.literal:
            continue
        around = edge.around(match)
        theirs = [w for s in around for w in s.words]
        for one, other in _slipped(edge, match.child.words, theirs):
            dated = any(f.kind == "date" and f.start <= other[0] < f.end for s in around for f in s.facts)
            if not any(
                f.start <= one[0] < f.end and (f.start in done or (f.kind == "date" and dated))
                for f in match.child.facts
            ):
                yield edge.finding(
                    CHANGED,
                    f"{edge.parent_label} has “{edge.parent.text[slice(*other)]}”, this account “{edge.child.text[slice(*one)]}”.",
                    a=edge.shown([s for s in around if s.start <= other[0] < s.end]),
                    b=edge.shown([match.child]),
                    severity="read",
                    marked_a=[other],
                    marked_b=[one],
                )


def _slipped(edge: Edge, mine: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[Span, Span]]:
    for one, after in pairwise([*mine, *mine[-1:]]):
        if not one.form.isdigit():
            continue
        for other, next_to in pairwise([*theirs, *theirs[-1:]]):
            if one.form == other.form and {after.form, next_to.form} <= _SCALES and after.form != next_to.form:
                yield (one.start, after.end), (other.start, next_to.end)
            elif (
                other.form.isdigit()
                and one.form not in edge.parent.forms
                and other.form not in edge.child.forms
                and figures.exchanged(one.form, other.form)
            ):
                yield (one.start, one.end), (other.start, other.end)


_SCALES = frozenset("hundred thousand million billion trillion".split())


def _quantity(fact: Fact) -> Quantity:
    assert isinstance(fact.item, Quantity)
    return fact.item


def _agree(a: Fact, b: Fact) -> bool:
    return figures.agree(_quantity(a), _quantity(b))


def _comparable(a: Fact, b: Fact) -> bool:
    return figures.same_noun(_quantity(a), _quantity(b))


def _borne_out(a: Fact, b: Fact) -> bool:
    return _agree(a, b) and (_comparable(a, b) or not figures.nouns(_quantity(a)) or not figures.nouns(_quantity(b)))


def same_value(a: Fact, b: Fact) -> bool:
    """Whether one number is the other, or rounded from it, whatever is counted."""
    x, y = _quantity(a), _quantity(b)
    return figures.agree(x, y) or figures.rounded(x, y) or figures.vague(x, y)


def _of_one_kind(a: Fact, b: Fact) -> bool:
    """Nothing speaks against two numbers counting one thing: not a measure against a count, nor against another measure."""
    x, y = _quantity(a).unit, _quantity(b).unit
    if _named(a) or _named(b):
        return False
    if {x, y} == {"percent", "share"}:
        return True
    return (x in figures.MEASURES, y in figures.MEASURES) in ((False, False), (True, True)) and (
        x == y or x not in figures.MEASURES
    )


def _named(fact: Fact) -> bool:
    """Whether a spelled number is part of a name ("Delmar Nine"): written like one, and not at a sentence's head."""
    return fact.inner and fact.text[:1].isupper() and _quantity(fact).noun is None and fact.text.isalpha()


def _tallies(edge: Edge) -> Iterator[Finding | None]:
    """Ranks, shares, times and hours ("third", "half", "twice", "6:20 a.m.") that stand in one another's place. A copy's words
    say so; of a reworded sentence only to be read, and of "first" only before the same word.
    """
    for match in edge.matches:
        around = edge.around(match)
        here = tallies(match.child.words, edge.child.text)
        there = [t for s in around for t in tallies(s.words, edge.parent.text)] if here else []
        for own, gone in alone(here, there):
            one, other = (own.words[0].start, own.words[-1].end), (gone.words[0].start, gone.words[-1].end)
            if match.literal and not (match.touched(one) and match.touched(other, parent=True)):
                continue
            if not match.literal and "1" in (own.value, gone.value) and own.sort == "rank":
                continue
            yield edge.finding(
                CONFLICT if own.sort in OF_TIME else UNIT if own.sort in OF_MEASURE else CHANGED,
                f"{edge.parent_label} gives “{edge.parent.text[slice(*other)]}”, this account “{edge.child.text[slice(*one)]}”.",
                a=edge.shown([s for s in around if s.start <= other[0] < s.end]),
                b=edge.shown([match.child]),
                severity="high" if match.literal else "read",
                marked_a=[other],
                marked_b=[one],
            )


def _units(edge: Edge, done: set[int]) -> Iterator[Finding | None]:
    """The same figure in another unit, in reworded sentences: neither text has the other's unit with that figure. A measure in
    the place of what is counted ("bags", "tonnes") is one too.
    """
    mine, theirs = edge.child.facts_of("quantity"), edge.parent.facts_of("quantity")
    for counterpart in edge.counterparts:
        for fact in counterpart.child.of("quantity"):
            unit = _unit(fact)
            if unit is None or fact.start in done or any(_unit(f) == unit and _agree(fact, f) for f in theirs):
                continue
            others = [f for f in counterpart.facts() if f.kind == "quantity" and _agree(fact, f) and _unit(f)]
            if any(_rate_of(a, b) for f in others for a, b in ((unit, _unit(f)), (_unit(f), unit))):
                continue  # "for eleven days a patient" is no rate
            if len(others) != 1 or any(_unit(f) == _unit(others[0]) and _agree(f, others[0]) for f in mine):
                continue
            measured = _measured(unit), _measured(_unit(others[0]))
            if all(measured) or (any(measured) and _quantity(fact).low == _quantity(others[0]).low >= LEAST_COUNTED):
                done.add(fact.start)
                yield _exchanged(edge, Pair(fact, others[0], counterpart.trust))


LEAST_COUNTED = 100
"""A figure that stands by a measure on one side and by a counted thing on the other is one only from here on: small ones recur."""


def _literal_units(edge: Edge, done: set[int]) -> Iterator[Finding | None]:
    """A number that agrees, and after it another unit."""
    for match in edge.matches:
        for variant in match.variants:
            if not variant.here or not variant.there:
                continue
            mine = [f for f in match.child.of("quantity") if _before(f, variant.place)]
            theirs = [f for s in match.parents for f in s.of("quantity") if _before(f, variant.origin)]
            if len(mine) != 1 or len(theirs) != 1 or mine[0].start in done or not _agree(mine[0], theirs[0]):
                continue
            if _unit(mine[0]) is not None and _unit(mine[0]) == _unit(theirs[0]):
                continue  # "22 km" and "22 kilometres"
            a, b = stem(variant.there[0].form), stem(variant.here[0].form)
            if a != b and (a in _UNITS or b in _UNITS):
                done.add(mine[0].start)
                yield edge.finding(
                    UNIT,
                    f"The same figure counts “{variant.there[0].form}” in {edge.parent_label} and “{variant.here[0].form}” here.",
                    a=edge.shown(match.parents),
                    b=edge.shown([match.child]),
                    marked_a=[variant.origin],
                    marked_b=[variant.place],
                )


_UNITS = frozenset(stem(unit) for unit in figures.MEASURES)


def _before(fact: Fact, place: tuple[int, int]) -> bool:
    """Whether a number ends at the place, or runs into it as its unit."""
    return fact.start < place[0] <= fact.end + 2 or (fact.start < place[0] < fact.end)


def _unit(fact: Fact) -> str | None:
    """What a number measures or counts: a length, a time, a weight, or barrels a day; the noun where it is no measure. An age is years."""
    return (_quantity(fact).unit or "").lower().removesuffix(" old") or None


def _rate_of(unit: str | None, other: str | None) -> bool:
    return bool(unit and other) and f"{unit}".startswith(f"{other}/")


def _measured(unit: str | None) -> bool:
    return unit is not None and unit.partition("/")[0] in figures.MEASURES


def _exchanged(edge: Edge, pair: Pair) -> Finding | None:
    words = pair.parent.text.strip(), pair.child.text.strip()
    grades: dict[str, Severity] = {"literal": "high", "strong": "medium", "fair": "medium"}
    return edge.finding(
        UNIT,
        f"{edge.parent_label} gives “{words[0]}”, this account “{words[1]}”: the same figure in another unit.",
        a=excerpt(edge.parent, pair.parent),
        b=excerpt(edge.child, pair.child),
        severity=grades.get(pair.ground, "read"),
        marked_a=[(pair.parent.start, _noun_end(pair.parent))],
        marked_b=[(pair.child.start, _noun_end(pair.child))],
    )


def _noun_end(fact: Fact) -> int:
    """The end of what a number counts: the unit is part of what differs."""
    head = _quantity(fact).head
    return fact.end + max(0, head[1] - _quantity(fact).end) if head else fact.end


def _judged(edge: Edge, pair: Pair) -> Finding | None:
    child, parent = _quantity(pair.child), _quantity(pair.parent)
    a, b = pair.parent.text.strip(), pair.child.text.strip()
    kind, severity, reason = CHANGED, _grade(edge, pair), f"{edge.parent_label} gives “{a}”, this account “{b}”."
    if figures.agree(child, parent):
        units = (parent.unit or "").lower(), (child.unit or "").lower()
        exchanged = all(units) and not figures.same_noun(child, parent) and bool(set(units) & figures.MEASURES)
        if pair.ground != "literal" or not exchanged or child.low != parent.low:
            return None
        kind, severity = UNIT, UNIT.severity
        reason = f"The same figure is in {units[0]} in {edge.parent_label} and in {units[1]} here."
    elif (
        pair.ground == "literal"
        and figures.nouns(child)
        and figures.nouns(parent)
        and not _comparable(pair.child, pair.parent)
    ) or (figures.loose(child) and not figures.loose(parent) and not figures.vague(child, parent)):
        return None
    elif figures.rounded(child, parent) or figures.vague(child, parent):
        kind, severity = ROUNDED, ROUNDED.severity
        reason = f"“{a}” in {edge.parent_label} is “{b}” here: the same, less exactly."
    elif _one_of(edge.child, pair.child) or _one_of(edge.parent, pair.parent):
        return None
    elif pair.ground == "weak" and not figures.slip(child, parent) and context(edge, pair.child, pair.parent)[1] < 2:
        return None  # nothing beside them shows that they count one thing
    return edge.finding(
        kind,
        reason,
        a=excerpt(edge.parent, pair.parent),
        b=excerpt(edge.child, pair.child),
        severity=severity,
        marked_a=[(pair.parent.start, pair.parent.end)],
        marked_b=[(pair.child.start, pair.child.end)],
    )


def _one_of(side: Side, fact: Fact) -> bool:
    """Whether "one" is set beside "the other", and counts nothing."""
    sentence = side.sentence_at(fact.start)
    return (
        fact.text[:4].strip().lower() == "one" and sentence is not None and "other" in {w.form for w in sentence.words}
    )


def _grade(edge: Edge, pair: Pair) -> Severity:
    if pair.ground == "literal" and edge.derivation.kind == "update":
        return "medium"
    if pair.ground in ("weak", "scattered") and figures.slip(_quantity(pair.child), _quantity(pair.parent)):
        return "medium"
    grades: dict[str, Severity] = {"literal": "high", "strong": "medium", "fair": "medium"}
    return grades.get(pair.ground, "read")


def _losses(edge: Edge) -> Iterator[Finding | None]:
    for loss in literal_losses(edge, "quantity"):
        yield edge.finding(
            LOST,
            f"{edge.parent_label} gives “{loss.parent.text}”; the words around it stand here without it.",
            a=excerpt(edge.parent, loss.parent),
            b=_words(edge, loss.place),
            severity=None if edge.copies else "read",
            marked_a=[(loss.parent.start, loss.parent.end)],
        )


def _words(edge: Edge, place: tuple[int, int]) -> tuple[int, int]:
    """The sentence of the child around ``place``, or the place itself."""
    sentence = edge.child.sentence_at(place[0])
    return (sentence.start, sentence.end) if sentence else place
