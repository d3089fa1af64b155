"""Listings that the text tells of: who was put on whose list, and when. What a listing suggests to somebody is no part of it."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from firsthand.language.folding import fold
from firsthand.language.states import find_states
from firsthand.language.tables import for_language
from firsthand.records import Anchor, Cell, DateExpression, Document, Reading, Roots, Sanction, Span, Statement, anchor
from firsthand.registers.counting import counts_of
from firsthand.registers.transfers import dated

Found = dict[str, tuple[Any, Anchor]]


@cache
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in for_language("listings", language).get("forms", ()))


def sanctions_of(documents: Sequence[Document], readings: Mapping[str, Reading], roots: Roots) -> tuple[Sanction, ...]:
    """The listings of a case, each once however many accounts tell of it."""
    rows: list[tuple[Found, list[Statement]]] = []
    for document in documents:
        reading = readings.get(document.id)
        language = (document.language.value if document.language else "en").split("-")[0].lower()
        if reading is None or not _forms(language):
            continue
        for statement in reading.statements:
            for told in _listings(statement, document, for_language("listings", language), _forms(language)):
                same = next((row for row in rows if _one_listing(row[0], told)), None)
                if same is None:
                    rows.append((told, [statement]))
                else:
                    same[1].append(statement)
                    for name, cell in told.items():
                        same[0].setdefault(name, cell)
    return tuple(_row(found, statements, roots) for found, statements in rows)


def _listings(
    statement: Statement, document: Document, words: Mapping[str, Any], forms: Sequence[re.Pattern[str]]
) -> list[Found]:
    """What one statement says of listings: a row for each list."""
    text = document.text[statement.start : statement.end]
    if statement.kind in ("question", "non_answer") or statement.certainty[-1] == "-":
        return []
    for form in forms:
        match = form.search(text)
        if match is None or _said(words["lifted"], text[: match.end()]):
            continue
        entity = _entity(match, words, statement.start, statement.dates)
        if entity is None:
            continue
        name, place = entity
        listing = match.groupdict().get("list")
        if not _is_of_sanctions(listing, words) or not _is_somebody(name, words):
            continue
        segment = (statement.start + match.start("list"), statement.start + match.end("list")) if listing else None
        named_at = (statement.start + match.start("entity"), statement.start + match.end("entity"))
        lists = _lists(statement, document.text, words, segment, named_at)
        if not lists:  # "wurde von der EU auf die Liste gesetzt": who lists stands behind
            behind = (named_at[1], statement.start + match.end())
            lists = _lists(statement, document.text, words, behind, named_at)
        found: Found = {"entity": (name, anchor(document.id, document.text, *place))}
        dates = [d for d in statement.dates if d.value or d.resolved]
        if dates:
            values = tuple(dict.fromkeys(dated(d) for d in dates))
            span = (dates[0].start, dates[-1].end)
            found["listed"] = (values if len(values) > 1 else values[0], anchor(document.id, document.text, *span))
        rows = []
        for code, at in lists:
            rows.append(found | {"list": (code, anchor(document.id, document.text, *at))})
        return rows or [found]
    return []


def _without_dates(start: int, raw: str, dates: Sequence[Span]) -> tuple[int, str]:
    """Who is listed, without a date before ("Since May 2022 a shipyard") or behind ("a director in March")."""
    for a, b in dates:
        if start <= a and b <= start + len(raw):
            before = raw[: a - start].split()
            if len(before) <= 1:
                rest = raw[b - start :]
                skipped = len(rest) - len(rest.lstrip(" ,"))
                start, raw = b + skipped, rest[skipped:]
            elif not raw[b - start :].strip() and before[-1].lower() in ("in", "on", "since", "from"):
                raw = raw[: a - start].rstrip()[: -len(before[-1])].rstrip()
    return start, raw


def _entity(
    match: re.Match[str], words: Mapping[str, Any], offset: int, dates: Sequence[DateExpression]
) -> tuple[str, Span] | None:
    """Who is listed, without what is said of him behind a comma."""
    start, end = match.span("entity")
    raw = match["entity"]
    cut = re.search(r", (?:an?|the|which|who)\b", raw)
    if cut is not None and len(raw[: cut.start()].split()) <= 8:
        end = start + cut.start()
        raw = raw[: cut.start()]
    start, raw = _without_dates(start, raw, [(d.start - offset, d.end - offset) for d in dates])
    if (kind := re.match(r"(?:the )?(?:[A-Z]\w+ )?(?:firm|company|shipyard|bank|trader) (?=[A-Z])", raw)) is not None:
        start, raw = start + kind.end(), raw[kind.end() :]
    end = start + len(raw)
    name = " ".join(raw.split()).strip(' ,“”"')
    if not name or fold(name) in words["not_entities"] or len(name.split()) > 14:
        return None
    return name, (offset + start, offset + end)


def _lists(
    statement: Statement, text: str, words: Mapping[str, Any], segment: Span | None, entity: Span
) -> list[tuple[str, Span]]:
    """Whose lists: those named in the list's own words, else who does the listing."""
    low, high = segment or (statement.start, entity[0])
    found: list[tuple[str, Span]] = []
    for name, code in words["lists"].items():
        at = text.find(name, low, high + 1)
        if at >= 0 and code not in ("export-control lists",):
            return [(code, (at, at + len(name)))]
    for name, code in words["unions"].items():
        match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[low:high])
        if match is not None and code not in {c for c, _ in found}:
            found.append((code, (low + match.start(), low + match.end())))
    for m in statement.mentions:
        if m.country and m.schema != "Designation" and low <= m.start < high and m.country not in {c for c, _ in found}:
            found.append((m.country, (m.start, m.end)))
    if not found and segment is not None:
        return _lists(statement, text, words, None, entity)
    return found


def _is_of_sanctions(listing: str | None, words: Mapping[str, Any]) -> bool:
    """Whether a list, if one is named, may be one of sanctions: no shopping list and no list of guests."""
    return listing is None or not _said(words["other_lists"], listing.lower())


def _is_somebody(name: str, words: Mapping[str, Any]) -> bool:
    """ "Sanctioned discrimination", "designated unsafe": only who has a name or is a firm, a ship or people is listed."""
    if any(m.start == 0 and m.end == len(name) for m in find_states(name)):
        return False  # sanctions against a state list nobody
    named = re.search(r"(?<![^\W_])[^\W\d_a-z]\w", name)
    return named is not None or _said(words["kinds"], name.lower())


def _said(words: Sequence[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _one_listing(a: Found, b: Found) -> bool:
    if fold(a["entity"][0]) != fold(b["entity"][0]):
        return False
    return "list" not in a or "list" not in b or a["list"][0] == b["list"][0]


def _row(found: Found, statements: Sequence[Statement], roots: Roots) -> Sanction:
    accounts, sources = counts_of(statements, roots)
    cells = {name: Cell(value, anchors=(place,)) for name, (value, place) in found.items()}
    key = "\0".join(f"{name}={cell.value}" for name, cell in sorted(cells.items()))
    return Sanction(
        id=f"listing-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        statements=tuple(dict.fromkeys(s.id for s in statements)),
        accounts=accounts,
        sources=sources,
        **cells,
    )
