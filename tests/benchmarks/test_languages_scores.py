"""The scoring of marked sentences."""

from benchmarks.languages.__main__ import Counts, met, score
from benchmarks.languages.marked import load
from firsthand.records import Attribution, Statement


def test_marks_are_taken_out_and_kept() -> None:
    items = load("held")
    item = next(i for i in items if i.language == "it" and len(i.cues) == 1 and i.sources)
    assert not set("[]{}|") & set(item.text)
    assert all(item.text[s:e].strip() for s, e in (*item.sources, *item.cues))


def test_the_two_halves_share_no_sentence() -> None:
    assert not {i.text for i in load("held")} & {i.text for i in load("dev")}


def test_half_of_each_must_be_shared() -> None:
    assert met("Ada Bell said", (0, 8), (0, 8))
    assert not met("Ada Bell said", (0, 13), (0, 3))
    assert not met("Ada Bell said", None, (0, 8))


def test_a_wrong_speaker_costs_precision() -> None:
    item = next(i for i in load("held") if len(i.sources) == 1)
    hop = Attribution("x", "person", True, 1, "neutral", item.sources[0], item.cues[0])
    wrong = Attribution("y", "person", True, 1, "neutral", (len(item.text) - 3, len(item.text)), None)
    text = item.text
    statement = Statement(
        id="a", document="x", start=0, end=len(text), text=text, kind="assertion", attribution=(hop, wrong)
    )
    counts = Counts()
    assert any("named 'y'" in problem for problem in score(item, (statement,), counts))
    assert counts.row()["source precision"] == 0.5
    assert counts.row()["source recall"] == 1.0
