"""The words of a cue: a finite verb with its second part, or an auxiliary and a participle; where what is said begins."""

from firsthand.claims.tabled.row import Row
from firsthand.records import CueClass

NEAR = 6
"""Where a participle stands nearer than this to its auxiliary, only adverbs come between; else whole phrases do."""


def cue_at(row: Row, at: int) -> tuple[list[tuple[int, int]], CueClass, str] | None:
    """The words of a cue that begins at ``at``: a finite verb with its second part, or an auxiliary and a participle."""
    for entry in row.entries(at):
        if entry.tag != "cue":
            continue
        end = at + len(entry.words)
        if not entry.tail:
            return [(at, end)], entry.value, " ".join(entry.words)  # type: ignore[return-value]
        tail = row.found(entry.tail, end)
        if tail is not None and not any(row.has(i, "that") for i in range(end, tail - 1)):
            form = f"{' '.join(entry.words)} {' '.join(entry.tail)}"
            return [(at, end), (tail, tail + len(entry.tail))], entry.value, form  # type: ignore[return-value]
    helper = row.entry(at, "auxiliaries")
    if helper is None:
        return None
    end = at + len(helper.words)
    far = end
    while far < min(len(row), end + row.lexicon.gap + 1) and (far == end or not row.parted(far)):
        said = row.entry(far, "participle")
        if said is not None and not row.quoted[far]:
            stop = far + len(said.words)
            parts = [(at, stop)] if far - end <= 1 and row.lexicon.gap < NEAR else [(at, end), (far, stop)]
            return parts, said.value, " ".join(said.words)  # type: ignore[return-value]
        between = row.entry(far, "adverbs", "negation", "pronouns")
        if row.lexicon.gap < NEAR and between is None and not row.dated[far]:
            break
        far += len(between.words) if between is not None else 1
    return None


def content_from(row: Row, at: int) -> int:
    """Where what is said begins: past a "that" at word ``at``."""
    entry = row.entry(at, "that")
    return at + len(entry.words) if entry is not None else at
