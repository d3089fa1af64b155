"""Copies and rewrites with one known change: the changes are what they say, their words are their own, and a miss counts."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks.mutation import lists
from benchmarks.mutation.operations import CHANGES, house_style
from benchmarks.mutation.pairs import APART, TUNED, Pair, rewrites
from benchmarks.mutation.scores import CODES, Bench, is_right, score
from firsthand.comparison import CATALOGUE
from firsthand.comparison.clauses import hedging
from firsthand.records import Anchor, Finding

SOURCE = Path(__file__).parents[2] / "src" / "firsthand"
ARTICLE = (
    "The harbour council of Port Selm met behind closed doors on Tuesday. Nobody who left the hall would speak.\n\n"
    "The council was told that 14 boats had been ordered in 2019 for $3 million, said Orla Venn. “The quarry has never "
    "paid for anything in all the years that I have kept its books,” she said. The gates were closed at noon and the watch in Canada was doubled. The ships are 40 miles off the coast of "
    "Norway, Tam Rusk said. Rusk said that they would come back in May 12 days later.\n\n"
    "“I have nothing to add to what the council has written to the governor,” said Tam Rusk. The governor was asked for "
    "an answer in writing. “There is no answer to a letter that nobody ever wrote to this house,” said Ida Holm."
)


def entries(value: object) -> Iterator[str]:
    """Every string of a table, words of phrases too."""
    if isinstance(value, str):
        yield from (value.casefold(), *re.findall(r"[\w'-]+", value.casefold()))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from entries(key)
            yield from entries(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from entries(inner)


def test_no_table_of_the_method_holds_what_the_changes_put_in() -> None:
    ours = {w.casefold() for words in (lists.PEOPLE, lists.FIRMS, lists.WORDS, lists.HEDGES) for w in words}
    ours |= {name.casefold() for pair in lists.DESIGNATIONS for name in pair}
    ours |= {word.casefold() for name in lists.PEOPLE for word in name.split()}
    grammar = set(
        "the a an is are to with before still has have by in on of for from up two would by after late".split()
    )
    for was, now in (*lists.STATUS, *lists.PLOTS):
        ours |= {w.casefold() for w in re.findall(r"[a-z]+", f"{was} {now}".replace("{", " {")) if len(w) > 3} - grammar
    ours -= lists.CLOSED | {
        "firm",
        "last",
        "love",
        "sold",
        "bridge",
        "port",
        "spring",
        "winter",
        "flood",
        "course",
        "bend",
        "barge",
        "been",
        "that",
    }
    for table in sorted((SOURCE / "language" / "data").glob("*_en.json")):
        if table.name == "lexicon_en.json":
            continue  # a dictionary: it holds every word, and says nothing of a change
        common = ours & set(entries(json.loads(table.read_text("utf-8"))))
        assert not common, (table.name, common)
    assert not {h.casefold() for h in lists.HEDGES} & set(hedging())


def test_both_files_of_rewrites_are_large_and_share_nothing() -> None:
    tuned, apart = list(rewrites(TUNED)), list(rewrites(APART))
    for pairs in (tuned, apart):
        assert sum(not p.kind for p in pairs) >= 75
        assert len({p.kind for p in pairs}) >= 15
        assert {p.kind for p in pairs if p.kind} <= set(CODES)
    assert not {p.parent for p in tuned} & {p.parent for p in apart}
    runs = [
        {tuple(w[i : i + 6]) for p in pairs for w in [p.parent.split()] for i in range(len(w) - 5)}
        for pairs in (tuned, apart)
    ]
    assert not runs[0] & runs[1]


@pytest.mark.parametrize("path", [TUNED, APART])
def test_a_changed_rewrite_differs_from_the_faithful_one_where_it_says(path: Path) -> None:
    faithful = {p.name: p.child for p in rewrites(path) if not p.kind}
    for pair in rewrites(path):
        if not pair.kind:
            continue
        assert pair.here is not None
        start, end = pair.here
        true = faithful[" ".join(pair.name.split()[:2])]
        assert pair.child[:start].casefold() == true[:start].casefold(), pair.name
        assert true.endswith(pair.child[end:]), pair.name
        assert pair.child != true, pair.name


@pytest.mark.parametrize("kind", sorted(set(CHANGES) - {"spliced", "person"}))
def test_a_change_touches_nothing_else(kind: str) -> None:
    made = [p for n in range(12) if (p := CHANGES[kind](ARTICLE, Random(n))) is not None]
    assert made
    for pair in made:
        assert pair.kind == kind
        assert pair.here is not None
        assert pair.there is not None
        (a, b), (c, d) = pair.there, pair.here
        assert pair.parent[:a] == pair.child[:c]
        assert pair.parent[b:] == pair.child[d:]
        assert pair.parent != pair.child


def test_every_kind_has_classes_of_the_catalogue() -> None:
    for kind in CODES:
        assert set(CODES[kind]) & set(CATALOGUE), kind
    assert set(CHANGES) <= set(CODES)


def test_a_finding_is_right_only_with_its_kind_and_its_place() -> None:
    pair = Pair("made", "nine crates stood there", "six crates stood there", "copy", "number", (0, 3), (0, 4))

    def finding(code: str, *marks: tuple[int, int]) -> Finding:
        place = Anchor("child", 0, len(pair.child), pair.child)
        return Finding(id="f", code=code, name="", severity="high", a=None, b=place, reason="", marked_b=tuple(marks))

    assert is_right(pair, finding("N101", (0, 3)))
    assert not is_right(pair, finding("N101", (11, 16)))
    assert not is_right(pair, finding("D211", (0, 3)))


def test_what_is_found_and_missed_is_counted() -> None:
    pairs = [p for p in rewrites(TUNED) if p.name.split()[1] == "12"]
    scores = score(pairs, Bench())
    assert scores.unchanged == 1
    assert scores.kinds["number"].found == 2
    assert sum(k.made for k in scores.kinds.values()) == len(pairs) - 1
    assert not scores.borne_out
    hopeless = [Pair("made", ARTICLE, ARTICLE, "copy", "number", (0, 3), (0, 3))]
    missed = score(hopeless, Bench())
    assert (missed.kinds["number"].recall, missed.recall) == (0.0, 0.0)
    assert Counter(p.name for p in missed.kinds["number"].missed) == {"made": 1}


def test_house_style_changes_no_word() -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"[a-z]{3,}", text.casefold().replace("defence", "defense"))

    for n in range(8):
        styled = house_style(ARTICLE, Random(n))
        assert words(ARTICLE)[: len(words(styled))] == words(styled)
