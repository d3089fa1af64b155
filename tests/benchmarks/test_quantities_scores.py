"""How the quantities benchmark counts."""

import json
from pathlib import Path

import pytest

from benchmarks.quantities import news, recognizers, sentences
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


def test_figures_are_matched_one_to_one_by_value() -> None:
    wanted = [news.Figure(5, 5, "percent", "up"), news.Figure(5, 5, "car", "="), news.Figure(1, 3, None, "=")]
    found = [
        news.Figure(5, 5, "electric car", "="),
        news.Figure(5.001, 5.001, "percent", "up"),
        news.Figure(1, 2, None, "="),
    ]
    assert [(w.unit, f.unit) for w, f in news.matched(wanted, found)] == [
        ("percent", "percent"),
        ("car", "electric car"),
    ]
    tally = news.Tally()
    assert not tally.add(wanted, found)
    assert (tally.f1("value"), tally.f1("unit"), tally.f1("change")) == (2 / 3, 2 / 3, 2 / 3)


def test_figures_come_from_the_export() -> None:
    texts = [
        "The price of tin fell 1.5% to $31,200 a tonne.",
        "Nearly 300 dockers of the port walked out two years ago.",
    ]
    assert list(news.exported(texts)) == [
        [news.Figure(1.5, 1.5, "percent", "down"), news.Figure(31200, 31200, "USD/tonne", "down")],
        [news.Figure(300, 300, "docker", "~"), news.Figure(2, 2, "year", "=")],
    ]


def test_news_sentences_are_ours_and_about_half_are_held_apart() -> None:
    lines = [json.loads(line) for line in news.FILE.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 100
    assert 0.4 < sum(bool(line.get("held")) for line in lines) / len(lines) < 0.6
    assert all(sign in "=~><updown" for line in lines for _, _, sign in line["found"])
