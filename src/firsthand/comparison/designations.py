"""Findings about weapon designations: changed to another known one, or to one that no list knows."""

import re
from collections.abc import Iterator

from firsthand.comparison.edge import Edge, finding_id
from firsthand.comparison.matches import Match
from firsthand.comparison.pairs import Pair, context, excerpt, left_over, literal_pairs, reworded_pairs
from firsthand.comparison.sides import Fact, Side
from firsthand.records import Finding, FindingClass, Mention, Severity, Span

CHANGED = FindingClass(
    code="D201",
    name="designation changed",
    severity="high",
    severity_note="High in a copy and where both are of one family; medium in a reworded sentence with designations of "
    "two families; to be read where that sentence is only likely.",
    rationale="One digit makes another weapon. It is reported only when the parent has the child's designation nowhere.",
    example=("two squadrons of MiG-29 fighters", "two squadrons of MiG-31 fighters"),
    misses="A designation exchanged for another that the parent uses elsewhere in a reworded text; reporting names beside "
    "designations.",
)
UNKNOWN = FindingClass(
    code="D202",
    name="designation unknown",
    severity="high",
    severity_note="High where the parent reads a known one in its place; medium where that place is not certain or the parent "
    "has none; to "
    "be read in an account that derives from nothing, since lists are never complete.",
    rationale="A well-formed designation that no list knows is more often a slip than a new weapon. The nearest known ones "
    "are named.",
    example=("a battery of S-300 launchers", "a battery of S-310 launchers"),
    misses="A slip that happens to be another known designation (that is D201); designations of families without a list.",
)
CLASSES = (CHANGED, UNKNOWN)


def find(edge: Edge) -> Iterator[Finding | None]:
    """All findings about designations on one edge, each differing designation once."""
    mine: set[str] = set()
    agree = _one_system if edge.foreign else _agree
    theirs = [f for f in edge.parent.facts if f.kind == "designation"]
    there = {
        _mention(f).canonical for d in edge.dependent for f in d.of("designation") if any(agree(f, t) for t in theirs)
    }
    pairs = [p for p in literal_pairs(edge, "designation") if not agree(p.child, p.parent)]
    pairs += reworded_pairs(edge, "designation", agree, _comparable, agree)
    if not edge.foreign:
        pairs += left_over(edge, "designation", agree, lambda a, b: True, {p.child.start for p in pairs})
    for pair in pairs:
        name = _mention(pair.child).canonical
        if name in mine or (pair.ground != "literal" and name in there):
            continue
        mine.add(name)
        yield _judged(edge, pair)
    yield from _codes(edge)
    for fact in (f for s in edge.dependent for f in s.of("designation")):
        name = _mention(fact).canonical
        if name in mine or name in there:
            continue
        if _mention(fact).known is not False:
            continue
        mine.add(name)
        yield edge.finding(
            UNKNOWN,
            f"No list knows “{fact.text}”{_nearest(_mention(fact))}. {edge.parent_label} does not have it.",
            b=excerpt(edge.child, fact),
            severity="medium",
            marked_b=[(fact.start, fact.end)],
        )


def _codes(edge: Edge) -> Iterator[Finding | None]:
    """Codes that no family has ("KV-22", "Petrel-3"): letters, a hyphen and a number in the place of another, in other words of
    the same letters.
    """
    for match in edge.matches:
        places = [(code_at(edge.child.text, v.place), code_at(edge.parent.text, v.origin)) for v in match.variants]
        for here, there in places if match.literal else _numbered(edge, match):
            if here is None or there is None or _plain(edge.child, here) == _plain(edge.parent, there):
                continue
            if any(f.kind == "designation" and f.start < here[1] and here[0] < f.end for f in edge.child.facts):
                continue
            yield edge.finding(
                CHANGED,
                f"{edge.parent_label} reads “{edge.parent.text[slice(*there)]}”, this account “{edge.child.text[slice(*here)]}”.",
                a=edge.shown(match.parents),
                b=edge.shown([match.child]),
                severity=match.graded("high", "medium"),
                marked_a=[there],
                marked_b=[here],
            )


def _numbered(edge: Edge, match: Match) -> Iterator[tuple[Span, Span]]:
    """Codes of a reworded sentence with those of the parent's that have their letters, where neither stands in the other text."""
    around = edge.around(match)
    theirs = [m.span() for s in around for m in _CODE.finditer(edge.parent.text, s.start, s.end)]
    for found in _CODE.finditer(edge.child.text, match.child.start, match.child.end):
        mine = _plain(edge.child, found.span())
        for there in theirs:
            known = _plain(edge.parent, there)
            same = mine.partition("-")[0] == known.partition("-")[0]
            if same and mine not in edge.parent.text and known not in edge.child.text:
                yield found.span(), there


def code_at(text: str, span: Span) -> Span | None:
    """The code that a stretch is part of: capitals, a hyphen, a number."""
    for found in _CODE.finditer(text, max(0, span[0] - LONGEST_CODE), min(len(text), span[1] + LONGEST_CODE)):
        if found.start() < span[1] and span[0] < found.end():
            return found.span()
    return None


LONGEST_CODE = 20
_CODE = re.compile(r"(?<![\w-])[A-Z](?:[A-Z]{0,3}|[a-z]{2,11})[-–]\d{1,4}[A-Z]{0,3}(?![\w-])")


def _plain(side: Side, span: Span) -> str:
    return side.text[slice(*span)].replace("–", "-")


def _mention(fact: Fact) -> Mention:
    assert isinstance(fact.item, Mention)
    return fact.item


def _agree(a: Fact, b: Fact) -> bool:
    return _mention(a).canonical == _mention(b).canonical


def _one_system(a: Fact, b: Fact) -> bool:
    """Across languages a variant may be left out, or set apart by the script: "铠甲-S1" is read as "Pantsir"."""
    short, long = sorted((_mention(a).canonical, _mention(b).canonical), key=len)
    return long.startswith(short) and not long[len(short) : len(short) + 1].isdigit()


def _comparable(a: Fact, b: Fact) -> bool:
    """Of one family, or near one another in writing: "F-16" does not stand for "Su-35"."""
    child, parent = _mention(a), _mention(b)
    return (child.family is not None and _line(child) == _line(parent)) or parent.canonical in child.nearest


def _line(mention: Mention) -> str | None:
    """The maker's line that a family is of: "Mi-17" is of "Mi"."""
    return mention.family.split("-")[0] if mention.family else None


def _nearest(mention: Mention) -> str:
    return f"; the nearest known are {' and '.join(mention.nearest)}" if mention.nearest else ""


def _judged(edge: Edge, pair: Pair) -> Finding | None:
    child, parent = _mention(pair.child), _mention(pair.parent)
    known = child.known is not False
    severity: Severity = "high"
    if pair.ground == "weak" and context(edge, pair.child, pair.parent)[1] < 2:
        severity = "read" if known else "medium"
    if known and pair.ground != "literal" and severity == "high" and child.family != parent.family:
        severity = "medium"
    if known:
        reason = f"{edge.parent_label} reads “{pair.parent.text}”, this account “{pair.child.text}”, which is another known designation."
    else:
        reason = (
            f"{edge.parent_label} reads “{pair.parent.text}”, this account “{pair.child.text}”, "
            f"which no list knows{_nearest(child)}."
        )
    return edge.finding(
        CHANGED if known else UNKNOWN,
        reason,
        a=excerpt(edge.parent, pair.parent),
        b=excerpt(edge.child, pair.child),
        severity=severity,
        marked_a=[(pair.parent.start, pair.parent.end)],
        marked_b=[(pair.child.start, pair.child.end)],
    )


def unconfirmed(side: Side) -> Iterator[Finding]:
    """Unknown designations of an account that derives from nothing, each once: something to read, no more."""
    said: set[str] = set()
    for fact in side.facts:
        if fact.kind != "designation" or _mention(fact).known is not False or _mention(fact).canonical in said:
            continue
        said.add(_mention(fact).canonical)
        place = side.anchor(*excerpt(side, fact))
        if place is None:
            continue
        yield Finding(
            id=finding_id(UNKNOWN.code, None, place),
            code=UNKNOWN.code,
            name=UNKNOWN.name,
            severity="read",
            a=None,
            b=place,
            reason=f"No list knows “{fact.text}”{_nearest(_mention(fact))}.",
            marked_b=((fact.start, fact.end),),
        )
