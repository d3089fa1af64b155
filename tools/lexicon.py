"""Make ``language/data/lexicon_en.json`` from the database files of WordNet 3.1: which words can name one act or quality,
and which name contrary ones.

    python -m tools.lexicon FOLDER    with data.verb, index.verb and their like in it

Only numbers of meanings are kept, no gloss and no example. WordNet's licence stands beside the table.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.language.verbs import lemma

OUT = Path(__file__).parents[1] / "src" / "firsthand" / "language" / "data" / "lexicon_en.json"
VERB_SENSES, ADJECTIVE_SENSES, NOUN_SENSES = 3, 3, 2
"""WordNet lists a word's meanings by how often they were met; rarer ones bring more chance meetings than true ones."""
PEOPLE = frozenset({"14", "18"})
"""WordNet's files of nouns for groups and persons."""
HIGHER = 2
"""Steps up from a kind of person to a wider one: glaciologist, geologist, scientist."""
ACTS = frozenset({"04", "07", "09", "10", "11", "12", "21", "22", "26"})
"""WordNet's files of nouns for acts, qualities, thoughts, words, events, feelings, belongings, processes and states: neither a
buyer nor a delegation is an act."""


class Meaning(NamedTuple):
    """One synset: its file number, sort (``a`` and ``s`` for adjectives), words, and pointers (sign, offset, part of speech)."""

    file: str
    sort: str
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str], ...]


def meanings(path: Path) -> Iterator[tuple[str, Meaning]]:
    """Offset and meaning of every line of a data file."""
    for line in path.read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split("|")[0].split()
        many = int(fields[3], 16)
        words = tuple(fields[4 + 2 * i].split("(")[0].lower() for i in range(many))
        at = 5 + 2 * many
        pointers = (fields[at + 4 * i : at + 4 * i + 3] for i in range(int(fields[at - 1])))
        yield fields[0], Meaning(fields[1], fields[2], words, tuple((a, b, c) for a, b, c in pointers))


def senses(path: Path, most: int) -> dict[str, list[str]]:
    """The commonest meanings of every word of an index file."""
    found = {}
    for line in path.read_text("latin-1").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            found[fields[0]] = fields[6 + int(fields[3]) :][:most]
    return found


def key(word: str) -> str:
    """A word as the comparison looks it up: of a verb with its particle only the verb is brought to one form."""
    first, *rest = word.split("_")
    return "_".join([lemma(first), *rest])


def lexicon(folder: Path) -> dict[str, Any]:
    """The table: meanings by verb, adjective and deverbal noun, and pairs of contrary ones."""
    data = {pos: dict(meanings(folder / f"data.{pos}")) for pos in ("verb", "adj", "adv", "noun")}
    heads = {
        offset: next((o for sign, o, _ in m.pointers if sign == "&"), offset) if m.sort == "s" else offset
        for offset, m in data["adj"].items()
    }
    contrary = set()
    for pos, short in (("verb", "v"), ("adj", "a"), ("noun", "n")):
        for offset, meaning in data[pos].items():
            for sign, other, _ in meaning.pointers:
                if sign == "!" and other in data[pos]:
                    pair = (heads[offset], heads[other]) if pos == "adj" else (offset, other)
                    contrary.add(tuple(sorted(f"{short}{o}" for o in pair)))
    known: dict[str, dict[str, list[str]]] = {"verbs": {}, "adjectives": {}, "nouns": {}}
    paired = {m for pair in contrary for m in pair}
    for word, offsets in senses(folder / "index.verb", VERB_SENSES).items():
        _put(known["verbs"], word, [f"v{o}" for o in offsets])
    for word, offsets in senses(folder / "index.adj", ADJECTIVE_SENSES).items():
        _put(known["adjectives"], word, [a for o in offsets if (a := f"a{heads[o]}") in paired])
    for word, offsets in senses(folder / "index.noun", NOUN_SENSES).items():
        told = [data["noun"][o] for o in offsets if data["noun"][o].file in ACTS]
        acts = [f"v{o}" for m in told for sign, o, pos in m.pointers if sign == "+" and pos == "v"]
        whats = [
            f"a{heads[o]}" for m in told for sign, o, pos in m.pointers if sign == "+" and pos == "a" and o in heads
        ]
        pairs = [n for o in offsets if (n := f"n{o}") in paired]
        _put(known["nouns"], word, [*acts, *(a for a in whats if a in paired), *pairs])
    for word, offsets in senses(folder / "index.adv", ADJECTIVE_SENSES).items():
        how = [o for at in offsets for sign, o, pos in data["adv"][at].pointers if sign == "\\" and pos == "a"]
        _put(known["adjectives"], word, [a for o in how if (a := f"a{heads.get(o, o)}") in paired])
    people: dict[str, dict[str, list[str]]] = {"people": {}, "wider": {}}
    for word, offsets in senses(folder / "index.noun", NOUN_SENSES).items():
        if "_" in word:
            continue
        own = [o for o in offsets if data["noun"][o].file in PEOPLE]
        _put(people["people"], word, [f"n{o}" for o in own])
        _put(people["wider"], word, [f"n{h}" for o in own for h in _higher(data["noun"], o)])
    known |= people
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    table = {name: {w: sorted({numbers[m] for m in ms}) for w, ms in sorted(k.items())} for name, k in known.items()}
    return {
        "about": "From WordNet 3.1 (lexicon_en.LICENSE), by tools/lexicon.py: numbers of meanings by word, and contrary ones.",
        **table,
        "contrary": sorted([numbers[a], numbers[b]] for a, b in contrary if a in numbers and b in numbers),
    }


def _higher(nouns: Mapping[str, Meaning], offset: str) -> list[str]:
    """The wider kinds of persons or groups that a meaning belongs to, but for "person" and "group" themselves."""
    found: list[str] = []
    level = [offset]
    for _ in range(HIGHER):
        level = [o for at in level for sign, o, pos in nouns[at].pointers if sign == "@" and pos == "n"]
        found += [
            o for o in level if nouns[o].file in PEOPLE and not set(nouns[o].words) & {"person", "group", "people"}
        ]
    return found


def _put(known: dict[str, list[str]], word: str, found: Sequence[str]) -> None:
    if found and word.count("_") < 2:
        known.setdefault(key(word), []).extend(found)


def main() -> None:
    """Write the table."""
    options = argparse.ArgumentParser(prog="python -m tools.lexicon", description=__doc__)
    options.add_argument("folder", type=Path)
    table = lexicon(options.parse_args().folder)
    OUT.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
