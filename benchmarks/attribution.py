"""Attribution against the marks of PolNeAR: who said it, the word that says so, and what was said.

``python -m benchmarks.attribution [--data FOLDER] [--reader trained|rules|annotators]``; the folder holds ``text/*.txt`` and
``attributions/*.ann`` (brat standoff), the development part beside the project by default. ``annotators`` scores each
annotation file of an article as if a reader had made it, against the others of the same article: what people reach.

How it counts: a span is its set of characters, all parts of it, of which letters and digits are compared; so neither
quotation marks nor full stops at an edge decide, on either side. It is *exact* when the sets are equal. It is *met* when
it shares at least half of its words with a marked span of its role and that one half of its own with it, one to one, as
many pairs as there can be. Every marked span counts, nested ones too; the same span twice in a role is one. An article
with several annotation files is scored against each, and its counts are their mean. Exits with 1 below a floor.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from firsthand.claims.relations import READERS, Relation, relations_in
from firsthand.language.parser import Parser
from firsthand.records import Document, Sourced, Span

ROLES = ("source", "cue", "content")
FLOORS = {
    "rules": {"source": 0.62, "cue": 0.55, "content": 0.44},
    "trained": {"source": 0.75, "cue": 0.70, "content": 0.57},
    "annotators": dict.fromkeys(ROLES, 0.0),
}
"""Lowest exact F1 in each role, on the development part."""
DEFAULT = Path(__file__).parent.parent.parent / "shared/eval/polnear/dev"
Marked = frozenset[int]
"""The places of a span's letters and digits."""
Counts = dict[str, tuple[float, float, float, float]]
"""By role: exact, met, ours, theirs."""

_LINE = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t")
_WORD = re.compile(r"[^\W_]+")


def marked(path: Path, text: str) -> dict[str, set[Marked]]:
    """The annotator's spans by role. Discontinuous ones are one set."""
    found: dict[str, set[Marked]] = {role: set() for role in ROLES}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := _LINE.match(line):
            places = [(int(start), int(end)) for start, end in (part.split() for part in match[3].split(";"))]
            if span := letters(text, places):
                found[match[2].lower()].add(span)
    return found


def letters(text: str, spans: Iterable[Span]) -> Marked:
    """The places in ``spans`` that hold a letter or a digit."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def read(text: str, parser: Parser, reader: str) -> dict[str, set[Marked]]:
    """Our spans by role."""
    document = Document(id="x", sha256="x", path="x", text=text, media="text", language=Sourced("en", "given"))
    relations: list[Relation] = relations_in(document, parser, reader=reader)
    return {role: {found for one in relations if (found := letters(text, getattr(one, role)))} for role in ROLES}


def met(ours: set[Marked], theirs: set[Marked], text: str) -> int:
    """Pairs of one of ours and one of theirs that share half of the words of each: the most that can be made."""
    words = [match.span() for match in _WORD.finditer(text)]
    number = {at: k for k, (start, end) in enumerate(words) for at in range(start, end)}
    left = [{number[at] for at in span if at in number} for span in ours]
    right = [{number[at] for at in span if at in number} for span in theirs]
    fits = [[k for k, t in enumerate(right) if t and len(o & t) * 2 >= max(len(o), len(t))] for o in left]
    partner: dict[int, int] = {}

    def paired(mine: int, tried: set[int]) -> bool:
        for k in fits[mine]:
            if k not in tried:
                tried.add(k)
                if k not in partner or paired(partner[k], tried):
                    partner[k] = mine
                    return True
        return False

    return sum(paired(mine, set()) for mine in range(len(left)))


def articles(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """The text of each article with its annotation files."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotated:
            yield path.read_bytes().decode("utf-8"), annotated


def readings(
    text: str, annotated: list[Path], parser: Parser, reader: str
) -> Iterator[tuple[dict[str, set[Marked]], list[Path]]]:
    """Spans of an article with the files that they are scored against."""
    if reader in READERS:
        yield read(text, parser, reader), annotated
        return
    for path in annotated if len(annotated) > 1 else ():
        yield marked(path, text), [other for other in annotated if other != path]


def count(text: str, annotated: list[Path], ours: dict[str, set[Marked]]) -> Counts:
    """Counts of one article, the mean over its annotation files."""
    found: Counts = {}
    files = [marked(path, text) for path in annotated]
    for role in ROLES:
        exact = sum(len(ours[role] & file[role]) for file in files) / len(files)
        shared = sum(met(ours[role], file[role], text) for file in files) / len(files)
        found[role] = exact, shared, float(len(ours[role])), sum(len(file[role]) for file in files) / len(files)
    return found


def main(arguments: list[str]) -> int:
    """Print one table; 0 when every floor holds."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.attribution")
    options.add_argument("--data", type=Path, default=DEFAULT, help="folder with text/ and attributions/")
    options.add_argument("--reader", choices=FLOORS, default=READERS[0])
    given = options.parse_args(arguments)
    if not (given.data / "text").is_dir():
        print("attribution: skipped, the annotated articles are not beside the project")
        return 0
    parser, total, number = Parser(), dict.fromkeys(ROLES, (0.0, 0.0, 0.0, 0.0)), 0
    for text, annotated in articles(given.data):
        for ours, theirs in readings(text, annotated, parser, given.reader):
            number += 1
            for role, counts in count(text, theirs, ours).items():
                total[role] = tuple(a + b for a, b in zip(total[role], counts, strict=True))  # type: ignore[assignment]
    print(f"{given.reader}, {number} readings of articles")
    print(f"{'':<10}{'precision':>10}{'recall':>8}{'F1':>7}{'floor':>7}{'precision':>12}{'recall':>8}{'F1 met':>8}")
    held = True
    for role, (exact, shared, mine, marks) in total.items():
        f1, floor = 2 * exact / max(1, mine + marks), FLOORS[given.reader][role]
        held = held and f1 >= floor
        print(
            f"{role:<10}{exact / max(1, mine):>10.3f}{exact / max(1, marks):>8.3f}{f1:>7.3f}{floor:>7.2f}"
            f"{shared / max(1, mine):>12.3f}{shared / max(1, marks):>8.3f}{2 * shared / max(1, mine + marks):>8.3f}"
        )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
