"""The event benchmark's own parts: marks are read, scores counted, and what can be learnt is learnt."""

import numpy as np

from benchmarks.events.material import MADE, unmarked
from benchmarks.events.training import Products, Setting, f1_by_label, fitted, folds
from firsthand.claims.events_model import TYPES


def test_marks_are_taken_out_and_their_places_kept() -> None:
    text, spans = unmarked("On Monday <s>Ardun</s> met <t>Velmark</t> and <t>Velmark</t>.")
    assert text == "On Monday Ardun met Velmark and Velmark."
    assert [text[slice(*span)] for role in "st" for span in spans[role]] == ["Ardun", "Velmark"]


def test_f1_counts_each_label_by_itself() -> None:
    assert f1_by_label(["a", "a", "b"], ["a", "b", "b"], ["a", "b", "c"]) == [2 / 3, 2 / 3, 0.0]


def test_what_is_plain_is_learnt() -> None:
    held = np.repeat(np.eye(3, dtype=np.float32), 4, axis=0)
    types = np.repeat(np.array([2, 7, 11]), 4)
    kernel = held @ held.T
    assert (np.argmax(kernel @ fitted(kernel, types, 100), axis=1) == types).all()


def test_folds_spread_every_type() -> None:
    types = np.repeat(np.array([0, 1]), 10)
    parts = folds(types, 5, seed=0)
    assert all(sorted(parts[types == type_].tolist()) == sorted([*range(5)] * 2) for type_ in (0, 1))


def test_our_own_sentences_cover_every_type() -> None:
    rows = [line.split("\t") for line in MADE.read_text(encoding="utf-8").splitlines()]
    assert {type_ for type_, _ in rows} == set(TYPES)
    assert all(line.count("<s>") == line.count("<t>") == 1 for _, line in rows)


def test_views_are_centred_on_the_rows_that_train() -> None:
    seen = np.array([[[1, 0], [0, 1], [9, 9]]], dtype=np.float32)
    made = Products({"word": np.eye(3, dtype=np.float32)}, seen)
    kernel, _ = made.kernel(Setting(1, {}, 1.0), np.array([0, 1]))
    assert np.allclose(kernel[:2, :2], [[2, -1], [-1, 2]])
    assert np.allclose(made.kernel(Setting(1, {}), np.array([0, 1]))[0], np.eye(3))
