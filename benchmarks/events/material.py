"""Sentences with a marked source and target, and their PLOVER type: a TSV as published, and our own made-up ones."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from firsthand.claims.events_model import TYPES
from firsthand.claims.grammar import Sentence
from firsthand.language.parser import Parser
from firsthand.records import Span
from firsthand.records.events import QUADS, EventType, Quad

MADE = Path(__file__).parent / "made.tsv"
PUBLISHED = Path(__file__).parents[3] / "shared/eval/plover/plv_train.tsv"
_CLASSES: tuple[Quad, ...] = tuple(dict.fromkeys(QUADS.values()))


class Example(NamedTuple):
    """One sentence. ``source`` and ``target`` are token sets, empty where the file marks none."""

    sentence: Sentence
    source: set[int]
    target: set[int]
    type: EventType
    quad: Quad


def published(path: Path, parser: Parser) -> list[Example]:
    """The rows of a file with the columns ``marked_sentence``, ``gold_root`` and ``gold_penta`` (1 to 4)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return _examples(((r["marked_sentence"], r["gold_root"], _CLASSES[int(r["gold_penta"]) - 1]) for r in rows), parser)


def made(parser: Parser, path: Path = MADE) -> list[Example]:
    """Our own sentences: type, tab, sentence."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return _examples(((marked, type_, QUADS[_type(type_)]) for type_, marked in rows), parser)


def _examples(rows: Iterable[tuple[str, str, Quad]], parser: Parser) -> list[Example]:
    read = [(*unmarked(marked), _type(type_), quad) for marked, type_, quad in rows]
    parses = parser.parse([text for text, *_ in read])
    found = []
    for (text, spans, type_, quad), parsed in zip(read, parses, strict=True):
        sentence = Sentence(text, 0, parsed, [])
        found.append(Example(sentence, _tokens(sentence, spans["s"]), _tokens(sentence, spans["t"]), type_, quad))
    return found


def unmarked(marked: str) -> tuple[str, dict[str, Sequence[Span]]]:
    """The sentence without its marks, and where they stood. A role that is marked more than once counts once."""
    text, spans, opened = "", {"s": [], "t": []}, {"s": 0, "t": 0}  # type: str, dict[str, list[Span]], dict[str, int]
    for piece in re.split(r"(</?[st]>)", marked):
        if piece in ("<s>", "<t>"):
            opened[piece[1]] = len(text)
        elif piece in ("</s>", "</t>"):
            spans[piece[2]].append((opened[piece[2]], len(text)))
        else:
            text += piece
    return text, {role: found[:1] for role, found in spans.items()}


def _tokens(sentence: Sentence, spans: Sequence[Span]) -> set[int]:
    starts, ends = sentence.parsed.starts, sentence.parsed.ends
    return {t for t in range(len(sentence)) for start, end in spans if starts[t] < end and ends[t] > start}


def _type(name: str) -> EventType:
    found = next((type_ for type_ in TYPES if type_ == name), None)
    if found is None:
        raise ValueError(f"{name} is no root type")
    return found
