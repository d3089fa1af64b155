"""The finding about layout: paragraph breaks lost, sentences and headings fused. One an account, with an example place."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.comparison.edge import Edge
from firsthand.comparison.literal import WINDOW, Block
from firsthand.records import Finding, FindingClass, Severity

GARBLED = FindingClass(
    code="C505",
    name="garbled layout",
    severity="medium",
    severity_note="Medium when words, sentences or headings are fused; low when only the paragraph breaks are gone.",
    rationale="A heading run into the next sentence reads as a claim, and fused sentences hide where one speaker ends.",
    example=("New Harbours\n\nThe islands insist", "New HarboursThe islands insist"),
    misses="Damage that every held witness shares; words garbled beyond the joints of paragraphs.",
)
CLASSES = (GARBLED,)

LOST_BREAKS, LOST_SHARE = 5, 0.8
"""A copy has lost its paragraphs when at least five breaks and four in five of those it should have are gone."""


@dataclass(frozen=True, slots=True)
class _Joint:
    """Where the parent breaks and the child does not: word spans on both sides, and how bad it is (2: words fused)."""

    child: tuple[int, int]
    parent: tuple[int, int]
    rank: int


def find(edge: Edge) -> Iterator[Finding | None]:
    """At most one finding."""
    if not edge.copies or not edge.derivation.settled:
        return
    joints, kept = _joints(edge)
    fused = [j for j in joints if j.rank]
    gone = len(joints) >= LOST_BREAKS and len(joints) >= LOST_SHARE * (len(joints) + kept)
    if not fused and not gone:
        return
    total = len(joints)
    if fused:
        reason = f"{len(fused)} {'place' if len(fused) == 1 else 'places'} run together where {edge.parent_label} has a new paragraph"
    else:
        reason = f"{total} of {total + kept} paragraph breaks of {edge.parent_label} are gone"
    for joint in sorted(joints, key=lambda j: (-j.rank, j.child)):
        literal = edge.literal
        a = (literal.parent[joint.parent[0]].start, literal.parent[joint.parent[1]].end)
        there = edge.parent.anchor(*a, avoid=edge.child.document.id, fit=lambda words: "\n" in words)
        b = (literal.child[joint.child[0]].start, literal.child[joint.child[1]].end)
        if there is None or there.document == edge.child.document.id:
            continue
        severity: Severity = "medium" if fused else "low"
        yield edge.finding(GARBLED, f"{reason}, here for example.", a=there, b=b, severity=severity)
        return


def _joints(edge: Edge) -> tuple[list[_Joint], int]:
    """Joints, and the number of the parent's breaks that the child keeps."""
    literal, kept = edge.literal, 0
    joints: list[_Joint] = []
    for block in literal.blocks:
        if not block.same:
            joints += _fused_words(edge, block)
            continue
        for k in range(block.c1 - block.c0 - 1):
            c, p = block.c0 + k, block.p0 + k
            if "\n" not in edge.parent.text[literal.parent[p].end : literal.parent[p + 1].start]:
                continue
            gap = edge.child.text[literal.child[c].end : literal.child[c + 1].start]
            if "\n" in gap:
                kept += 1
                continue
            joints.append(
                _Joint(
                    (max(0, c - 1), min(len(literal.child) - 1, c + 2)),
                    (max(0, p - 1), min(len(literal.parent) - 1, p + 2)),
                    0 if any(x.isspace() for x in gap) else 1,
                )
            )
    return joints, kept


def _fused_words(edge: Edge, block: Block) -> Iterator[_Joint]:
    """One word of the child that is two of the parent's with a break between them."""
    literal = edge.literal
    if max(block.c1 - block.c0, block.p1 - block.p0) > 4 * WINDOW:
        return
    for c in range(block.c0, block.c1):
        for p in range(block.p0, block.p1 - 1):
            first, second = literal.parent[p], literal.parent[p + 1]
            if literal.child[c].form == first.form + second.form and "\n" in edge.parent.text[first.end : second.start]:
                yield _Joint(
                    (max(0, c - 1), min(len(literal.child) - 1, c + 1)),
                    (max(0, p - 1), min(len(literal.parent) - 1, p + 2)),
                    2,
                )
