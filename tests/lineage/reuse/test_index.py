"""The stored index: what a text shares with all before it, and a folder that survives what happens to folders."""

import pytest

from firsthand.lineage.reuse import Index, find_passages
from firsthand.records import UsageProblem
from tests.lineage.reuse.made import pile, prose, text

COLUMNS = ("a", "a_start", "a_end", "b", "b_start", "b_end", "words")


def rows(found):
    return set(zip(*(getattr(found, name).tolist() for name in COLUMNS), strict=True))


def items(stories: int, seed: int):
    return [(f"d{k}", None, body) for k, body in enumerate(pile(stories, seed))]


def test_texts_one_by_one_share_what_they_share_all_at_once(tmp_path):
    given = items(12, 3)
    index, found = Index(tmp_path / "index"), set()
    for item in given:
        found |= rows(index.add([item]))
    assert found == rows(find_passages(given))
    assert index.segments < 8


def test_an_index_opened_again_goes_on_where_it_was(tmp_path):
    given = items(12, 4)
    found = rows(Index(tmp_path).add(given[:30]))
    found |= rows(Index(tmp_path).add(given[30:]))
    index = Index(tmp_path)
    assert found == rows(find_passages(given))
    assert len(index) == len(given)
    assert index.ids([0, 47]) == ["d0", "d47"]


def test_a_footer_in_very_many_texts_ties_a_new_one_to_none_of_them(tmp_path):
    footer, story = prose(40, "footer"), prose(200, "story")
    index = Index(tmp_path)
    index.add([(f"d{k}", None, text(prose(150, f"d{k}"), footer)) for k in range(100)])
    index.add([(f"s{k}", None, text(story, footer)) for k in range(70)])
    found = index.add([("new", None, text(story, footer))])
    assert {a for a, *_ in rows(found)} == set(range(100, 170))
    assert not len(index.add([("other", None, text(prose(150, "other"), footer))]))


def test_a_break_between_segment_and_table_leaves_the_index_as_it_was(tmp_path, monkeypatch):
    given = items(4, 5)
    Index(tmp_path).add(given[:8])
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space"):
        Index(tmp_path).add(given[8:])
    monkeypatch.undo()
    index = Index(tmp_path)
    assert len(index) == 8
    assert rows(index.add(given[8:])) == {row for row in rows(find_passages(given)) if row[3] >= 8}


def test_a_spoiled_folder_is_named(tmp_path):
    Index(tmp_path).add(items(1, 6))
    (segment,) = tmp_path.glob("segment-*")
    (segment / "words.npy").write_bytes(b"spoiled")
    with pytest.raises(UsageProblem, match="cannot be read"):
        Index(tmp_path)
    (tmp_path / "index.json").write_bytes(b"{")
    with pytest.raises(UsageProblem, match="cannot be read"):
        Index(tmp_path)
