"""Page furniture in a text, marked and never removed: lines by rule, captions by their credit, labels inside a line.

Works on plain text and, line by line, on the visible text of pages. Everything marked names its rule.
"""

import re
from collections.abc import Sequence

import msgspec

from firsthand.ingest.languages import says_something
from firsthand.ingest.rules import (
    CAPTION_OPENING,
    CLOSING_RULES,
    HEADER_RULES,
    LONGEST_LABEL,
    PHOTO_CREDIT,
    Rule,
    line_rule,
)
from firsthand.records import Furniture

PROSE_CHARACTERS = 200
"""A line this long that is no list item is taken for a paragraph: labels and link titles are shorter."""
ANSWER_CHARACTERS = 160
"""The line under a question that asks for tips or subscribers: one sentence. A longer one is a paragraph."""
CAPTION_CHARACTERS = 600
ALT_TEXT_CHARACTERS = 200
LATE = 0.35
"""A heading that reaches to the end does so only past this share of the text, or where no prose follows: a page may
print "Comments" or "Related" as a link above its article."""

_BULLET = re.compile(r"\s*(?:[-–—*•·▪◦»›>]|\d{1,2}[.)])\s")
_TEASER_END = re.compile(r"(?:\.{3,}|…|\[…\]|»|→)\s*\Z")


class Line(msgspec.Struct, frozen=True):
    """One line of a text without the white space around it."""

    start: int
    end: int
    text: str
    after_gap: bool
    """An empty line, or the beginning, stands before it."""


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank, with their places."""
    lines: list[Line] = []
    at, gap = 0, True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = at + (len(raw) - len(raw.lstrip()))
            lines.append(Line(start, start + len(stripped), stripped, gap))
            gap = False
        else:
            gap = True
        at += len(raw)
    return lines


def bare(line: str) -> str:
    """A line without the signs that mark up headings and emphasis in Markdown."""
    return line.strip("#*_ \t") if line[:1] in "#*_" else line


def is_prose(line: str) -> bool:
    """A line as long as a paragraph that is no list item and no teaser."""
    return len(line) >= PROSE_CHARACTERS and not _BULLET.match(line) and not _TEASER_END.search(line)


def furniture_of(text: str, known: Sequence[Furniture] = ()) -> list[Furniture]:
    """Furniture found by the words alone, ``known`` marks included, in order, not overlapping.

    A line that touches a known mark is left to it, except that a heading reaching to the end still covers it.
    """
    lines = _untouched(lines_of(text), known)
    kept = _line_furniture(text, lines)
    taken = {index for index, _ in kept}
    marks = [mark for _, mark in kept]
    marks += _captions(lines, taken)
    free = [line for index, line in enumerate(lines) if index not in taken]
    if free:
        marks += _inline(text, free)
    return merged([*known, *marks])


def _untouched(lines: list[Line], known: Sequence[Furniture]) -> list[Line]:
    """The lines that no known mark touches; one sweep over both."""
    marks = sorted((mark.start, mark.end) for mark in known)
    kept, at, reached = [], 0, 0
    for line in lines:
        while at < len(marks) and marks[at][0] < line.end:
            reached = max(reached, marks[at][1])
            at += 1
        if reached <= line.start:
            kept.append(line)
    return kept


def _line_furniture(text: str, lines: list[Line]) -> list[tuple[int, Furniture]]:
    found: list[tuple[int, Furniture]] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        rule = line_rule(bare(line.text))
        if rule is None or (index == 0 and rule.reach == "rest"):
            index += 1
            continue
        end = _reach(text, lines, index, rule)
        for covered in range(index, end):
            own = line_rule(bare(lines[covered].text)) if covered > index else rule
            chosen = own if own is not None and own.reach == "line" else rule
            found.append((covered, _mark(lines[covered], chosen)))
        index = end
    return found


def _mark(line: Line, rule: Rule) -> Furniture:
    return Furniture(line.start, line.end, rule.kind, rule.name)


def _reach(text: str, lines: list[Line], index: int, rule: Rule) -> int:
    """The first line after ``index`` that the rule does not cover."""
    after = index + 1
    if rule.reach == "line":
        return after
    if rule.reach == "player" and (end := _player_end(lines, after)):
        return end
    if rule.reach in ("titles", "player"):
        return _past_titles(lines, after)
    if rule.reach == "next":
        return after + 1 if after < len(lines) and len(lines[after].text) <= ANSWER_CHARACTERS else after
    late = lines[index].start >= LATE * len(text)
    if rule.reach == "rest" and (late or not any(is_prose(line.text) for line in lines[after:])):
        return len(lines)
    while after < len(lines) and (_BULLET.match(lines[after].text) or _TEASER_END.search(lines[after].text)):
        after += 1
    return after


PLAYER_LINES = 5
"""How far a player's last label is looked for below its first: title, teaser, length, and a label or two."""
TITLE_CHARACTERS = 160
TITLES = 8
_STOP = re.compile(r"[.!?…][\"”’»)\]]*(?=\s|\Z)|[。！？]")
_SENTENCE_END = re.compile(r"[.。;；:：,，][\"”’»)\]]*\Z|[\"“”«»]")


def _player_end(lines: list[Line], after: int) -> int | None:
    """Past the length or the last label of a player whose first label stands right above, or None where none is near.

    Below its title a player tells one sentence of what it plays; a second one, or one right under the label, is prose.
    """
    end, told = None, False
    for index in range(after, min(len(lines), after + PLAYER_LINES)):
        line = lines[index]
        if len(line.text) > LONGEST_LABEL:
            break
        rule = line_rule(bare(line.text))
        if rule is not None and rule.kind == "embed":
            end = index if rule.reach == "titles" else index + 1
        elif sentences := len(_STOP.findall(line.text)):
            if told or sentences > 1 or index == after:
                break
            told = True
    return end


def _past_titles(lines: list[Line], after: int) -> int:
    """Past list items, teasers, and lines that read like titles: short, no sentence, no piece of a broken sentence."""
    for index in range(after, min(len(lines), after + TITLES)):
        line = lines[index].text
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        if _BULLET.match(line) or _TEASER_END.search(line):
            continue
        broken = line[0].islower() or below[:1].islower()
        if len(line) > TITLE_CHARACTERS or broken or _SENTENCE_END.search(line) or not says_something(line):
            return index
        if index > after and is_prose(below):
            return index  # it may be the heading of the article's next section
    return min(len(lines), after + TITLES)


def photo_credit(line: str) -> re.Match[str] | None:
    """The words that open, or the credit that closes, a caption; None for any other line."""
    if len(line) > CAPTION_CHARACTERS:
        return None
    return CAPTION_OPENING.match(line) or PHOTO_CREDIT.search(line)


def _captions(lines: list[Line], taken: set[int]) -> list[Furniture]:
    """Captions that close with a credit, and the picture's alternative text on the line right above.

    The line above counts only where the text parts its paragraphs by empty lines: elsewhere it is a paragraph.
    """
    gapped = sum(1 for a in lines[1:] if a.after_gap) * 2 > len(lines)
    marks: list[Furniture] = []
    for index, line in enumerate(lines):
        if index in taken or not photo_credit(line.text):
            continue
        taken.add(index)
        marks.append(Furniture(line.start, line.end, "caption", "photo-credit"))
        above = index - 1
        if (
            gapped
            and not line.after_gap
            and above >= 0
            and above not in taken
            and len(lines[above].text) <= ALT_TEXT_CHARACTERS
            and not re.search('[“”"«»]', lines[above].text)
        ):
            taken.add(above)
            marks.append(Furniture(lines[above].start, lines[above].end, "caption", "alternative-text"))
    return marks


INLINE_WINDOW = 700
"""How much of a line's beginning or end an inline rule looks at, in characters: headers and closing labels are short."""


def forum_header(text: str, line: Line) -> Furniture | None:
    """The header of forum software at the beginning of the first line, or None."""
    for rule in HEADER_RULES:
        match = rule.pattern.match(text[line.start : min(line.end, line.start + INLINE_WINDOW)])
        if match is not None and (end := len(match["it"].rstrip())):
            return Furniture(line.start, line.start + end, rule.kind, rule.name)
    return None


def _inline(text: str, free: list[Line]) -> list[Furniture]:
    """A header opens the first line; closing labels end one of the last three."""
    header = forum_header(text, free[0])
    marks = [header] if header else []
    for rule in CLOSING_RULES:
        for line in free[-3:]:
            window = max(line.start, line.end - INLINE_WINDOW)
            match = rule.pattern.search(text[window : line.end])
            if match is not None:
                start = window + match.start("it")
                end = start + len(match["it"].rstrip())
                marks.append(Furniture(start, end, rule.kind, rule.name))
    return marks


def merged(marks: list[Furniture]) -> list[Furniture]:
    """In order and apart: where two overlap, the one that begins first (then the longer) keeps the common stretch."""
    kept: list[Furniture] = []
    reached = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        start = max(mark.start, reached)
        if start < mark.end:
            kept.append(Furniture(start, mark.end, mark.kind, mark.rule))
            reached = mark.end
    return kept
