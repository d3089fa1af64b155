"""How the quantities benchmark counts."""

import json
from pathlib import Path

import pytest

from benchmarks.quantities import recognizers, sentences
from benchmarks.quantities.__main__ import SENTENCE_FLOORS, main
from benchmarks.quantities.choose import ITEMS, digest, not_news


def test_own_sentences_hold_their_floors_on_the_half_held_apart() -> None:
    scored = sentences.score(held=True)
    assert all(scored[name] >= floor for name, floor in SENTENCE_FLOORS.items()), scored


def test_about_half_of_the_sentences_is_held_apart() -> None:
    held = [line for line in sentences.lines() if sentences.held_apart(line["text"])]
    assert 0.4 < len(held) / len(sentences.lines()) < 0.6
    assert len(sentences.lines()) >= 150


def test_no_sentence_of_theirs_is_stored() -> None:
    items = json.loads(ITEMS.read_text(encoding="utf-8"))["items"]
    assert all(set(item) == {"kind", "file", "index", "input", "held"} for item in items)
    assert all(len(item["input"]) == 16 for item in items)


def _folder(path: Path, items: list[dict[str, object]]) -> Path:
    chosen = json.loads(ITEMS.read_text(encoding="utf-8"))["items"]
    for name in {item["file"] for item in chosen}:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(json.dumps(items), encoding="utf-8")
    return path


def test_other_items_are_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, [{"Input": "other", "Results": []}] * 1000)
    with pytest.raises(ValueError, match="is not the one that was chosen"):
        list(recognizers.outcomes(folder))


def test_without_the_items_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("kind", "text", "resolution", "right"),
    [
        ("money", "It cost $5 million in all.", {"value": "5000000", "unit": "Dollar"}, True),
        ("money", "It cost €5 million in all.", {"value": "5000000", "unit": "Dollar"}, False),
        ("measure", "It is 12 miles long.", {"value": "12", "unit": "Mile"}, True),
        ("measure", "It is 13 miles long.", {"value": "12", "unit": "Mile"}, False),
        ("percentage", "It rose 5 percent.", {"value": "5%"}, True),
    ],
)
def test_right_means_value_and_unit(kind: str, text: str, resolution: dict[str, str], right: bool) -> None:
    item = {"Input": text, "Results": [{"Text": text, "Start": 0, "End": len(text), "Resolution": resolution}]}
    assert [o.right for o in recognizers._item(kind, True, item)] == [right]


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ({"value": "2031-06-03"}, True),
        ({"value": "2031-06-04"}, False),
        ({"start": "2031-06-03", "end": "2031-06-04"}, True),
        ({"Mod": "before", "end": "2031-06-03"}, True),
    ],
)
def test_right_means_the_same_days(value: dict[str, str], right: bool) -> None:
    text = "They met on 3 June 2031."
    item = {
        "Input": text,
        "Context": {"ReferenceDateTime": "2031-10-27T00:00:00"},
        "Results": [{"Text": text, "Start": 0, "End": len(text), "Resolution": {"values": [value]}}],
    }
    assert [o.right for o in recognizers._item("date", True, item)] == [right]


def test_what_is_no_news_is_left_out() -> None:
    assert not_news("date", {"Input": "We will be back in two days, she said again", "Results": []})
    assert not not_news("money", {"Input": "The harbour firm paid a fine of $5 million in June", "Results": []})
    assert digest("a") != digest("b")
