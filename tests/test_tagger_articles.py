"""What the tagger is trained on: labels from an annotator's spans, articles without marks."""

import json
import re
from pathlib import Path

import numpy as np

from benchmarks.attribution import letters
from firsthand.language.tagging.network import LABELS
from tools.tagger_articles import labels_of, unmarked


def labelled(text: str, **marked: list[str]) -> list[str]:
    """The labels of the words, from the marked stretches of each role; a bar parts the pieces of one."""
    tokens = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    spoken = np.array([text[start].isalnum() for start, _ in tokens])

    def span(stretches: str) -> frozenset[int]:
        places = [(text.index(part), text.index(part) + len(part)) for part in stretches.split("|")]
        return letters(text, places)

    file = {role: {span(one) for one in marked.get(role, [])} for role in ("source", "cue", "content")}
    return [LABELS[number] for number in labels_of(text, tokens, spoken, file)]


def test_a_piece_behind_the_speaker_is_a_later_one_of_the_same_content() -> None:
    found = labelled("“It sank,” Venn said, “and fast.”", source=["Venn"], cue=["said"], content=["It sank|and fast"])
    assert [label for label in found if label != "O"] == [
        "B-content", "I-content", "B-source", "B-cue", "K-content", "I-content",
    ]  # fmt: skip


def test_a_mark_between_two_words_parts_nothing() -> None:
    found = labelled("Venn said yes, no.", content=["yes, no"])
    assert found == ["O", "O", "B-content", "O", "I-content", "O"]


def test_the_inner_one_of_two_spans_has_the_words() -> None:
    found = labelled("Venn said Bell wept.", content=["Bell wept"], source=["Venn", "Bell"], cue=["said"])
    assert found == ["B-source", "B-cue", "B-source", "B-content", "O"]


def test_articles_without_marks_are_parsed_once(tmp_path: Path) -> None:
    file = tmp_path / "more.jsonl"
    file.write_text(json.dumps({"text": "It sank, Orlo Venn said."}) + "\n", encoding="utf-8")
    (article,) = unmarked(file, tmp_path)
    assert (article.labels, article.files, len(article.marks)) == ([], [], len(article.spans))
    file.unlink()
    assert unmarked(file, tmp_path)[0].text == article.text
