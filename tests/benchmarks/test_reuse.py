"""The pile of the re-use benchmark is what its truth says it is, and its scores can fall."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.reuse.__main__ import OURS, Floor, Row, floors, growth, main
from benchmarks.reuse.language import VOCABULARY, Language, borrowed_language, made_language, word
from benchmarks.reuse.pile import (
    EDIT,
    EDITED,
    EXCERPT,
    EXCERPTED,
    KINDS,
    LARGEST_STORY,
    ORIGINAL,
    PASSAGE_WORDS,
    REPRINT,
    Pile,
    Truth,
    story_sizes,
)
from benchmarks.reuse.processes import Cost, Failed, cost_of
from benchmarks.reuse.scores import Reported, Scores, expected_pairs, score

SEED = 7
DOCUMENTS = 400


@pytest.fixture(scope="module")
def language() -> Language:
    return made_language(SEED)


@pytest.fixture(scope="module")
def written(language: Language, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Truth]:
    path = tmp_path_factory.mktemp("pile") / "pile.jsonl"
    truth = Pile(language, DOCUMENTS, SEED).write(path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == [f"d{n:07}" for n in range(DOCUMENTS)]
    return [line["text"] for line in lines], truth


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}


def of_kind(truth: Truth, kind: int) -> list[int]:
    found: list[int] = np.flatnonzero(truth["kind"] == kind).tolist()
    assert found, f"no {KINDS[kind]}"
    return found


def planted(texts: list[str], truth: Truth, copy: int) -> tuple[str, str]:
    """The copied text as it stands in the copy and in its original."""
    row = truth[copy]
    return texts[copy][slice(*row["at"])], texts[row["original"]][slice(*row["original_at"])]


def test_no_two_words_are_spelt_alike() -> None:
    assert len({word(rank) for rank in range(VOCABULARY)}) == VOCABULARY


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(language: Language, tmp_path: Path) -> None:
    for name, made, seed in (
        ("one", language, SEED),
        ("two", made_language(SEED), SEED),
        ("three", language, SEED + 1),
    ):
        Pile(made, 40, seed).write(tmp_path / name)
    one, two, three = ((tmp_path / name).read_bytes() for name in ("one", "two", "three"))
    assert one == two
    assert one != three


def test_a_reprint_holds_its_original_word_for_word(written: tuple[list[str], Truth]) -> None:
    texts, truth = written
    for copy in of_kind(truth, REPRINT):
        here, there = planted(texts, truth, copy)
        assert words(here) == words(there)
        assert truth["original_at"][copy][0] == 0


def test_an_excerpt_holds_its_share_word_for_word(written: tuple[list[str], Truth]) -> None:
    texts, truth = written
    for copy in of_kind(truth, EXCERPT):
        here, there = planted(texts, truth, copy)
        assert words(here) == words(there)
        whole = truth["words"][truth["original"][copy]][1]
        assert EXCERPTED[0] - 0.01 <= len(words(here)) / whole <= EXCERPTED[1] + 0.01


def test_some_excerpts_have_text_of_their_own_around_them(written: tuple[list[str], Truth]) -> None:
    _, truth = written
    framed = [truth["at"][copy][0] > 0 for copy in of_kind(truth, EXCERPT)]
    assert 0.2 < np.mean(framed) < 0.8


def test_an_edit_changes_its_share_of_the_words(written: tuple[list[str], Truth]) -> None:
    texts, truth = written
    for copy in of_kind(truth, EDIT):
        here, there = (runs(text, 5) for text in planted(texts, truth, copy))
        # An edited word breaks at most five runs; edits that stand close together break fewer.
        assert (1 - EDITED[1]) ** 5 - 0.1 < len(here & there) / len(there) < (1 - EDITED[0]) ** 5 + 0.1


def test_what_shares_a_passage_was_planted(written: tuple[list[str], Truth]) -> None:
    texts, truth = written
    holders: dict[tuple[str, ...], set[int]] = {}
    for number, text in enumerate(texts):
        for run in runs(text, PASSAGE_WORDS):
            holders.setdefault(run, set()).add(number)
    pairs = {(a, b) for held in holders.values() for a in held for b in held if a < b}
    assert len(pairs) > DOCUMENTS / 2
    a, b = np.array(sorted(pairs)).T
    found = score(truth, Reported(a, b), SEED)
    assert found.false == 0
    assert (found.reprint, found.excerpt) == (1, 1)


def test_articles_share_stock_phrases_that_nobody_copied(written: tuple[list[str], Truth]) -> None:
    texts, truth = written
    singles = [n for n in of_kind(truth, ORIGINAL) if truth["footer"][n] < 0][:60]
    shared = [bool(runs(texts[a], 5) & runs(texts[b], 5)) for a in singles for b in singles if a < b]
    assert 0.005 < np.mean(shared) < 0.1


@pytest.mark.parametrize(("documents", "largest"), [(2_000, 0), (10_000, 1), (50_000, 1), (300_000, 6)])
def test_stories_have_from_none_to_a_thousand_copies(documents: int, largest: int) -> None:
    sizes = story_sizes(documents, None, np.random.default_rng(SEED))
    assert sizes.sum() == documents
    assert (sizes == LARGEST_STORY + 1).sum() == largest
    assert 0.3 < (sizes == 1).sum() / documents < 0.6


def test_real_texts_are_the_stories_as_long_as_they_last(language: Language, tmp_path: Path) -> None:
    texts = [" ".join(f"story{n}word{k}" for k in range(150)) + ".\n\nIt ended – “well”." for n in range(12)]
    texts.append(texts[0].replace("word100 ", "another "))
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    borrowed = borrowed_language(language, path)
    assert borrowed.related == {(0, 12)}
    pile = Pile(borrowed, 5_000, SEED)
    truth = pile.write(tmp_path / "pile.jsonl")
    assert len(np.unique(truth["story"])) == len(texts)
    lines = [json.loads(line)["text"] for line in (tmp_path / "pile.jsonl").read_text(encoding="utf-8").splitlines()]
    assert all(words(texts[truth["story"][n]])[:50] == words(lines[n])[:50] for n in of_kind(truth, ORIGINAL))


def test_the_score_falls_with_what_is_missed_and_what_is_false(written: tuple[list[str], Truth]) -> None:
    _, truth = written
    a, b, kinds = expected_pairs(truth, SEED)
    every = score(truth, Reported(b, a), SEED)
    assert (every.reprint, every.edit, every.excerpt, every.precision) == (1, 1, 1, 1)
    fewer = score(truth, Reported(a[kinds != EDIT], b[kinds != EDIT]), SEED)
    assert (fewer.reprint, fewer.edit, fewer.excerpt) == (1, 0, 1)
    alone = [n for n in of_kind(truth, ORIGINAL) if truth["footer"][n] < 0 and truth["background"][n] < 0]
    false = score(truth, Reported(np.append(a, alone[:-1]), np.append(b, alone[1:])), SEED)
    assert false.false == len(alone) - 1
    assert false.precision == len(a) / (len(a) + len(alone) - 1)


def test_two_excerpts_from_different_ends_share_nothing(written: tuple[list[str], Truth]) -> None:
    _, truth = written
    pairs = [
        (a, b)
        for a in of_kind(truth, EXCERPT)
        for b in of_kind(truth, EXCERPT)
        if truth["story"][a] == truth["story"][b] and truth["words"][a][1] < truth["words"][b][0]
    ]
    assert pairs
    apart = [(a, b) for a, b in pairs if truth["background"][a] < 0 and truth["footer"][a] < 0]
    a, b = np.array(apart).T
    assert score(truth, Reported(a, b), SEED).precision == 0


def test_extent_is_what_the_passages_cover(written: tuple[list[str], Truth]) -> None:
    _, truth = written
    copies = np.array(of_kind(truth, REPRINT))
    originals = truth["original"][copies].astype(np.int64)
    here, there = truth["at"][copies].astype(np.int64), truth["original_at"][copies].astype(np.int64)
    whole = score(truth, Reported(copies, originals, here, there), SEED)
    assert whole.extent == 1
    halves = np.stack([here[:, 0], here.sum(axis=1) // 2], axis=1)
    half = score(truth, Reported(originals, copies, there, halves), SEED)
    assert half.extent == pytest.approx(0.5, abs=0.01)


def row(engine: str, documents: int, seconds: float, **found: float) -> Row:
    shares = {"reprint": 1.0, "edit": 1.0, "excerpt": 1.0, "large": 1.0, "others": 1.0, "precision": 1.0, **found}
    scores = Scores(**shares, extent=None, pairs=1, false=0)
    return Row(engine, documents, 1.0, Cost(0.1, 0.1, 0), Cost(seconds, seconds, 10_000 * documents), scores)


def below(*rows: Row) -> list[str]:
    return [floor.what.partition(",")[0] for floor in floors(rows) if not floor.holds]


def test_floors_hold_and_fail() -> None:
    peers = (row("duckdb", 100_000, 30), row("daft", 100_000, 14))
    assert below(row(OURS, 100_000, 10), *peers) == []
    assert below(row(OURS, 100_000, 10.5), *peers) == ["times as fast as duckdb"]
    assert below(row(OURS, 100_000, 10, excerpt=0.994, precision=0.99), *peers) == ["excerpt", "precision"]
    assert below(row(OURS, 100_000, 10, large=0.99), *peers) == ["fall in stories of 1"]
    assert below(row(OURS, 10_000, 1000, reprint=0.9999)) == ["reprint"]
    assert Floor("nothing to measure", None, 1).holds


def test_growth_is_the_exponent() -> None:
    assert growth([row(OURS, n, 3e-5 * n**1.1) for n in (50_000, 100_000, 300_000)]) == pytest.approx(1.1)


def test_a_process_is_measured_with_its_children(tmp_path: Path) -> None:
    import sys

    hold = "b = bytearray(80_000_000); import time; time.sleep(0.5)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}]); {hold}"
    much = bytearray(300_000_000)  # held by the one who measures: not theirs
    cost = cost_of([sys.executable, "-c", child], tmp_path)
    del much
    assert cost.seconds > 1
    assert 80_000_000 < cost.peak_bytes < 300_000_000
    with pytest.raises(Failed, match="no such thing"):
        cost_of([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


@pytest.mark.usefixtures("untraced")
def test_ours_on_a_small_pile(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--small"]) == 0, capsys.readouterr().out
