"""The words of a cue: a finite verb with its second part, or an auxiliary and a participle; where what is said begins."""

import re

from firsthand.claims.tabled.row import Row
from firsthand.claims.tabled.silence import LIGHT, kept_silent
from firsthand.records import CueClass

NEAR = 6
"""Where a participle stands nearer than this to its auxiliary, only adverbs come between; else whole phrases do."""


def cue_at(row: Row, at: int) -> tuple[list[tuple[int, int]], CueClass, str] | None:
    """The words of a cue that begins at ``at``: a finite verb with its second part, or an auxiliary and a participle."""
    cue = _finite(row, at)
    if cue is not None and cue[1] == "non_answer":
        return cue
    silent = kept_silent(row, at)
    if silent is not None:
        return silent[0], "non_answer", silent[1]
    if cue is not None:
        return cue
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
        if row.lexicon.gap < NEAR and between is None and not row.dated[far] and row.words[far].key not in LIGHT:
            break
        far += len(between.words) if between is not None else 1
    return None


def _finite(row: Row, at: int) -> tuple[list[tuple[int, int]], CueClass, str] | None:
    """A finite verb of the table, with its second part."""
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
    return None


def content_from(row: Row, at: int) -> int:
    """Where what is said begins: past a "that" at word ``at``."""
    entry = row.entry(at, "that")
    return at + len(entry.words) if entry is not None else at


INFINITIVES = {
    "fr": ("er", "ir", "re", "oir"), "es": ("ar", "er", "ir", "rse", "rlo", "rla", "rlos", "rle"),
    "pt": ("ar", "er", "ir", "or", "ê-lo", "á-lo"), "it": ("are", "ere", "ire", "rsi", "rlo", "rla", "aver", "esser"),
    "ru": ("ть", "ти", "ться", "чь"), "uk": ("ти", "тися", "тись"), "pl": ("ać", "ić", "yć", "eć", "ąć", "jść", "nieść", "ować"),
}  # fmt: skip
"""Endings of infinitives by which "affirme avoir vu", "nega di aver pagato", "обещал достроить" are told."""
_INFINITIVE_LEAD = frozenset(
    "de d' di que no não non ne n' pas jamais nunca mai a à lo la le les l' li y en se s' si nie не jego go ich це это его".split()
)
_ZU_INSIDE = re.compile(r"[a-zäöü]{2,}zu[a-zäöüß]{3,}n")
_TO = {"de": "zu", "nl": "te"}
TO_REACH, LEAD_REACH = 14, 4


def to_infinitive(row: Row, at: int) -> bool:
    """Whether what is said stands behind a cue as an infinitive: "affirme l'avoir vu", "behauptet, nichts zu wissen"."""
    language = row.lexicon.language
    particle = _TO.get(language)
    if particle is not None:
        if language == "de" and row.gap(at) != ",":
            return False
        for i in range(at, min(len(row) - 1, at + TO_REACH)):
            if (i > at and row.parted(i)) or row.has(i, "that"):
                return False
            if row.words[i].key == particle and row.words[i + 1].key.endswith("n"):
                return True
            if language == "de" and (_ZU_INSIDE.fullmatch(row.words[i].key) or row.has(i, "reported_mood")):
                return True  # "fertigzustellen"; "bemängeln, das Verfahren sei intransparent"
        return False
    endings = INFINITIVES.get(language)
    if endings is None:
        return False
    for i in range(at, min(len(row), at + LEAD_REACH)):
        if row.parted(i):
            return False
        word = row.words[i]
        if word.key.endswith(endings) and len(word.key) > 3 and word.text[:1].islower() and not row.dated[i]:
            return not row.has(i, "nouns", "adverbs", "stops", "pronouns", "determiners", "links")
        if word.key not in _INFINITIVE_LEAD:
            return False
    return False
