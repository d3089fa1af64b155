"""How the attribution benchmark counts."""

from pathlib import Path

from benchmarks.attribution import articles, count, letters, marked, met, readings
from firsthand.language.parser import Parser

TEXT = "“It sank,” said Orlo Venn, “at noon.”"


def write(folder: Path, who: str, lines: str) -> None:
    (folder / "text").mkdir(exist_ok=True)
    (folder / "attributions").mkdir(exist_ok=True)
    (folder / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "attributions" / f"one_{who}.ann").write_text(lines, encoding="utf-8")


def test_a_span_is_all_its_pieces_without_marks(tmp_path: Path) -> None:
    write(tmp_path, "a", "T1\tContent 0 10;27 37\twhatever\nT2\tSource 16 25\tOrlo Venn\nT9\tDiscuss 0 3\tx\n")
    found = marked(tmp_path / "attributions" / "one_a.ann", TEXT)
    assert found["content"] == {letters(TEXT, [(1, 8), (28, 35)])}
    assert found["cue"] == set()


def test_several_files_are_a_mean(tmp_path: Path) -> None:
    write(tmp_path, "a", "T2\tSource 16 25\tOrlo Venn\n")
    write(tmp_path, "b", "T2\tSource 16 20\tOrlo\nT3\tSource 1 3\tIt\n")
    ((text, files),) = articles(tmp_path)
    ours = {"source": {letters(TEXT, [(16, 25)])}, "cue": set(), "content": set()}
    exact, shared, mine, theirs = count(text, files, ours)["source"]
    assert (exact, shared, mine, theirs) == (0.5, 1.0, 1.0, 1.5)


def test_annotators_are_scored_against_the_others_only(tmp_path: Path) -> None:
    write(tmp_path, "a", "T2\tSource 16 25\tOrlo Venn\n")
    ((text, alone),) = articles(tmp_path)
    assert not list(readings(text, alone, Parser(), "annotators"))
    write(tmp_path, "b", "T2\tSource 16 20\tOrlo\n")
    ((text, files),) = articles(tmp_path)
    found = list(readings(text, files, Parser(), "annotators"))
    assert [others for _, others in found] == [[files[1]], [files[0]]]
    assert found[1][0]["source"] == {letters(TEXT, [(16, 20)])}


def test_half_of_the_words_must_be_shared_on_both_sides() -> None:
    text = "aa bb cc dd ee"
    long, half, less = letters(text, [(0, 14)]), letters(text, [(0, 8)]), letters(text, [(0, 5)])
    assert met({long}, {half}, text) == 1  # three of five
    assert met({long}, {less}, text) == 0


def test_pairs_are_one_to_one_and_as_many_as_there_can_be() -> None:
    text = "aa bb cc dd"
    three, two, first = letters(text, [(0, 8)]), letters(text, [(0, 5)]), letters(text, [(0, 2)])
    assert met({three, two}, {three, first}, text) == 2  # a greedy pairing of the two with the three would leave one
    assert met({two, three}, {two}, text) == 1
