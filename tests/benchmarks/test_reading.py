"""What the reading benchmark measures is measured rightly."""

import json
from pathlib import Path

import pytest

from benchmarks.reading import measures, texts
from benchmarks.reading.__main__ import main
from firsthand.language.parser import Parser


def test_made_up_texts_are_the_same_for_a_seed_and_no_two_alike() -> None:
    pile = texts.made(20)
    assert pile == texts.made(20)
    assert len(set(pile)) == 20
    sentences = [line for text in pile for part in text.split("\n\n") for line in part.split(". ")]
    assert len(set(sentences)) > 0.9 * len(sentences)


def test_copies_are_read_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(measures, "read", lambda _parser, accounts: seen.append(len({one.id for one in accounts})))
    ratio, said = measures.copies(["One.", "Two."], 1)
    assert seen[-2:] == [2, 2 + 2 * measures.COPIES]
    assert ratio > 0
    assert said == "20 copies beside 2 accounts"


def test_a_crash_is_no_quick_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.claims.read_document", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        measures.read(Parser(), measures.documents(["One."]))


def test_without_the_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none.jsonl")]) == 0
    assert "skipped" in capsys.readouterr().out


def test_a_figure_below_its_floor_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pile.jsonl").write_text(json.dumps({"text": "Nine barges sank."}) + "\n")
    for name, value in (("copies", 1.2), ("short", 0.6)):
        monkeypatch.setattr(measures, name, lambda *_, value=value: (value, "made up"))
    monkeypatch.setattr(measures, "speed", lambda *_: [(0.7, "made up"), (0.4, "made up")])
    monkeypatch.setattr(measures, "mirrors", lambda *_, told: (1.1 if told else 4.0, "made up"))
    asked = ["--data", str(tmp_path / "pile.jsonl"), "--no-memory"]
    assert main(asked) == 0
    assert "BELOW" not in capsys.readouterr().out
    monkeypatch.setattr(measures, "speed", lambda *_: [(0.6, "made up"), (0.9, "made up")])
    assert main(asked) == 1
    assert "BELOW THE FLOOR" in capsys.readouterr().out
