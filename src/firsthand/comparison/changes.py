"""In which words a quotation differs from the place it is held against, and how much that weighs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from firsthand.comparison.names import misspelt
from firsthand.comparison.sides import Side
from firsthand.comparison.speech import Match, Piece
from firsthand.comparison.words import Word, listed, matter
from firsthand.records import Severity

QUOTED_SHARE = 0.7
"""From this share of agreeing words between quotation marks a place counts as quoted."""
_ALIKE = {
    **{w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())},
    **dict(
        w.split("=") for w in "sen=senator rep=representative gov=governor gen=general dr=doctor pct=percent".split()
    ),
}
"""Forms that house style exchanges inside quotations."""
_MARKED_GAP = re.compile(r"…|\.\s?\.\s?\.|\[")
_PUT_IN = re.compile(r"\[[^\]\n]{0,80}\]")
"""What an editor put in is no word of the speaker's."""
_TURNING = listed("changes: turning")


@dataclass(frozen=True, slots=True)
class Change:
    """One place where the words differ. Where one side has none there, its text is empty."""

    here: tuple[Word, ...]
    there: tuple[Word, ...]
    here_text: str
    there_text: str
    edge: bool
    """Whether the quotation only begins earlier or ends later than the parent's."""


def changes_of(account: Side, piece: Piece, match: Match) -> list[Change]:
    """Where the words differ, house style and spelled-out numbers aside."""
    low, high = match.window
    inside = match.quoted_share >= QUOTED_SHARE  # then a "she said" between two halves is no part of the quotation
    target, text = match.target, match.target.side.text
    put_in = [m.span() for m in _PUT_IN.finditer(text, target.words[low].start, target.words[high].end)]
    window = [target.words[i] for i in range(low, high + 1) if not inside or target.quoted(i)]
    theirs = [word for word in window if not any(a < word.start < b for a, b in put_in)]
    found = []
    matcher = SequenceMatcher(None, piece.forms, [w.form for w in theirs], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        here, there = piece.words[i1:i2], tuple(theirs[j1:j2])
        if _plain(here) == _plain(there):
            continue
        if tag == "delete" and 0 < j1 < len(theirs) and _MARKED_GAP.search(text, theirs[j1 - 1].end, theirs[j1].start):
            continue  # the parent marks that it leaves something out here
        edge = i1 == 0 or i2 == len(piece.words)
        if tag == "insert" and edge:
            continue  # the quotation only begins or ends elsewhere
        found.append(Change(here, there, _written(account.text, here), _written(text, there), edge and not there))
    return found


def telling(changes: Sequence[Change]) -> list[Change]:
    """The changes that are no transcript's own way: neither a speaker's "well" nor a name in another spelling."""
    return [c for c in changes if not _heard(c)]


def _heard(change: Change) -> bool:
    here, there = (tuple(w.form for w in words if w.form not in _FILLERS) for words in (change.here, change.there))
    one_name = change.here_text[:1].isupper() and change.there_text[:1].isupper() and misspelt(here, there)
    return (
        here == there
        or one_name
        or not (matter(change.here) or matter(change.there) or _TURNING.intersection(here + there))
    )


_FILLERS = listed("changes: fillers")
"""What one hears in a speech and another leaves out."""


def _written(text: str, words: Sequence[Word]) -> str:
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""


def _plain(words: Sequence[Word]) -> str:
    return "".join(_ALIKE.get(w.form, w.form) for w in words)


def told(changes: Sequence[Change]) -> str:
    """The first four changes, for a reason: what stands there for what stands here."""
    return "; ".join(_told(change) for change in changes[:4])


def _told(change: Change) -> str:
    if change.there_text and change.here_text:
        return f"“{change.there_text}” for “{change.here_text}”"
    return f"“{change.there_text}” besides" if change.there_text else f"nothing for “{change.here_text}”"


def weight(changes: Sequence[Change]) -> Severity:
    """A negation or a figure weighs most, words that carry only grammar least; to quote more than the parent does may be
    another's transcript of the same speech and is only something to read.
    """
    if all(c.edge for c in changes):
        return "read"
    words = [w for c in changes for w in (*c.here, *c.there)]
    if any(w.form in _TURNING or w.form[0].isdigit() for w in words):
        return "high"
    return "medium" if matter(words) else "low"
