"""Attribution against the marks of PolNeAR: who said it, the word that says so, and what was said.

``python -m benchmarks.attribution [FOLDER]``; the folder holds ``text/*.txt`` and ``attributions/*.ann`` (brat standoff),
the development part beside the project by default. A span is its set of letters and digits; it is *exact* when the
sets are equal and *met* when each shares half of the other. Exits with 1 below a floor.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from firsthand.claims.chains import chains_of
from firsthand.claims.facts import find_all
from firsthand.claims.grammar import Sentence
from firsthand.claims.layout import Block, lay_out
from firsthand.language.caching import MemoryCache
from firsthand.language.parser import Parser
from firsthand.records import Document, Sourced

ROLES = ("Source", "Cue", "Content")
FLOORS = {"Source": 0.62, "Cue": 0.55, "Content": 0.44}
"""Lowest exact F1 in each role; measured on the development part: .64, .57, .45."""
Letters = frozenset[int]


def marked(path: Path, text: str) -> dict[str, set[Letters]]:
    """The annotator's spans by role. Discontinuous ones are one set."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found: dict[str, set[Letters]] = {role: set() for role in ROLES}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[name] = [(int(s), int(e)) for s, e in (part.split() for part in places.split(";"))]
        elif name.startswith("E"):
            for role, target in (part.split(":") for part in rest.split()):
                role = re.sub(r"\d+$", "", role)
                if role in found and target in spans:
                    found[role].add(letters(text, (i for s, e in spans[target] for i in range(s, e))))
    return found


def letters(text: str, places: Iterator[int]) -> Letters:
    """The places that hold a letter or a digit."""
    return frozenset(i for i in places if text[i].isalnum())


def read(text: str, parser: Parser) -> dict[str, set[Letters]]:
    """Our spans by role."""
    document = Document(id="x", sha256="x", path="x", text=text, media="text", language=Sourced("en", "given"))
    blocks, placed = lay_out(document)
    parsed = parser.parse_cached([p.text for p in placed], MemoryCache())
    sentences = [
        Sentence(
            p.text,
            p.start,
            parsed[p.text],
            [q for q in blocks[p.block].quotations if q.start < p.end and q.end > p.start],
        )
        for p in placed
    ]
    relations: list[tuple[set[int], set[int], set[int]]] = []
    for sentence, place, chain in zip(
        sentences, placed, chains_of(sentences, placed, blocks, find_all(blocks, "en")), strict=True
    ):
        block = blocks[place.block]
        if chain.carried and relations:
            relations[-1][2].update(range(*block.document_span(place.start, place.end)))
        for hop in chain.hops:
            relations.append(
                (
                    _places(sentence, block, hop.source),
                    _places(sentence, block, hop.cue),
                    _places(sentence, block, hop.content),
                )
            )
    return {
        role: {found for relation in relations if (found := letters(text, iter(relation[k])))}
        for k, role in enumerate(ROLES)
    }


def _places(sentence: Sentence, block: Block, tokens: object) -> set[int]:
    if not isinstance(tokens, (set, frozenset, list, tuple)):
        return set()
    start, ends = sentence.parsed.starts, sentence.parsed.ends
    spans = (
        block.document_span(sentence.offset + start[t], sentence.offset + ends[t])
        for t in tokens
        if sentence.words[t].strip()
    )
    return {i for span in spans for i in range(*span)}


def met(ours: set[Letters], theirs: set[Letters]) -> int:
    """How many of ours share half of a span of theirs, and it half of ours; each span of theirs serves once."""
    left = set(theirs)
    for mine in ours:
        partner = next((t for t in left if len(mine & t) * 2 >= max(len(mine), len(t))), None)
        left.discard(partner)  # type: ignore[arg-type]
    return len(theirs) - len(left)


def main(arguments: list[str]) -> int:
    """Print one table; 0 when every floor holds."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent.parent.parent / "shared/eval/polnear/dev"
    if not (folder / "text").is_dir():
        print("attribution: skipped, the annotated articles are not beside the project")
        return 0
    parser = Parser()
    counts = {role: [0, 0, 0, 0] for role in ROLES}
    articles = 0
    for path in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated:
            continue
        articles += 1
        text = path.read_bytes().decode("utf-8")
        theirs, ours = marked(annotated[0], text), read(text, parser)
        for role, count in counts.items():
            added = (len(ours[role] & theirs[role]), met(ours[role], theirs[role]), len(ours[role]), len(theirs[role]))
            count[:] = [a + b for a, b in zip(count, added, strict=True)]
    print(f"{articles} articles{'precision':>17}{'recall':>9}{'F1':>7}{'F1 met':>9}{'floor':>8}")
    held = True
    for role, (exact, shared, ours_all, theirs_all) in counts.items():
        precision, recall = exact / max(1, ours_all), exact / max(1, theirs_all)
        f1, f1_met = 2 * exact / max(1, ours_all + theirs_all), 2 * shared / max(1, ours_all + theirs_all)
        held = held and f1 >= FLOORS[role]
        print(f"{role:<20}{precision:>8.3f}{recall:>9.3f}{f1:>7.3f}{f1_met:>9.3f}{FLOORS[role]:>8.2f}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
