"""The trained tagger's parts: tree, codes, labels, spans."""

import itertools
from importlib import resources

import numpy as np
import pytest

from firsthand.language.caching import MemoryCache
from firsthand.language.parser import Parser
from firsthand.language.tagging.decoding import FOLLOWS, best_labels, pieces
from firsthand.language.tagging.features import DEEPEST, tree_of
from firsthand.language.tagging.network import CODE, LABELS, judge, weights

PARSER = Parser()
N = {label: number for number, label in enumerate(LABELS)}


def test_each_token_knows_the_clauses_that_begin_and_end_at_it() -> None:
    # "she said [that [barges] sank]": that→sank, barges→sank, sank→said
    tree = tree_of(np.array([1, 1, 4, 4, 1]))
    assert tree.left.tolist() == [1, 1, 4, 3, 4]  # "she" opens the sentence, "that" the clause of "sank"
    assert tree.right.tolist() == [0, 1, 2, 3, 1]
    assert tree.opener.tolist()[2] == 1  # the clause hangs on "said"
    assert tree.closer.tolist()[4] == 1


def test_two_sentences_in_a_row_do_not_touch() -> None:
    one, two = np.array([1, 1, 1]), np.array([0, 0])
    both = tree_of(np.concatenate([one, two + 3]))
    assert both.left.tolist() == [*tree_of(one).left, *(tree_of(two).left + 3)]


def test_a_tree_deeper_than_any_sentence_ends() -> None:
    tokens = 50 * DEEPEST
    assert len(tree_of(np.maximum(np.arange(tokens) - 1, 0)).head) == tokens


def test_the_best_labels_are_those_of_all_sequences() -> None:
    random = np.random.default_rng(3)
    for _ in range(20):
        scores = random.normal(scale=3, size=(4, len(LABELS))).astype(np.float32)
        allowed = (
            way
            for way in itertools.product(range(len(LABELS)), repeat=4)
            if all(FOLLOWS[a, b] for a, b in itertools.pairwise((0, *way)))
        )
        best = max(allowed, key=lambda way: sum(scores[at, label] for at, label in enumerate(way)))
        assert best_labels(scores) == list(best)


def test_a_word_that_is_surely_nothing_parts_what_is_searched() -> None:
    scores = np.zeros((5, len(LABELS)), dtype=np.float32)
    scores[2, N["O"]] = 50
    scores[[0, 3], N["B-cue"]] = 2
    scores[[1, 4], N["I-source"]] = 3  # may not follow a cue
    scores[[1, 4], N["I-cue"]] = 2
    assert [LABELS[x] for x in best_labels(scores)] == ["B-cue", "I-cue", "O", "B-cue", "I-cue"]


def test_no_words_have_no_labels() -> None:
    assert best_labels(np.zeros((0, len(LABELS)), dtype=np.float32)) == []


def test_a_content_that_goes_on_behind_its_speaker_is_one() -> None:
    labels = ["B-content", "I-content", "B-source", "B-cue", "K-content", "I-content", "O", "B-content"]
    assert pieces([N[x] for x in labels]) == [
        ("content", [0, 1, 4, 5]),
        ("source", [2]),
        ("cue", [3]),
        ("content", [7]),
    ]


def test_a_code_depends_on_its_sentence_alone() -> None:
    texts = ["Orlo Venn said on Tuesday that the barge had sunk.", "", "Nobody asked why.", "“It leaked,” she added."]
    together = [one.codes for one in PARSER.parse(texts)]
    for code, text in zip(together, texts, strict=True):
        alone = np.frombuffer(PARSER.parse([text])[0].codes, dtype=np.int8).astype(int)
        assert np.abs(np.frombuffer(code, dtype=np.int8) - alone).max(initial=0) <= 1  # sums may be rounded otherwise
    assert [len(code) for code in together] == [len(one.tags) * CODE for one in PARSER.parse(texts)]
    assert together[1] == b""


@pytest.mark.parametrize("text", ["\x00 \x01", "((((((((", "said " * 400, "é" * 2900])
def test_whatever_comes_in_has_codes(text: str) -> None:
    (parsed,) = PARSER.parse([text])
    assert len(parsed.codes) == CODE * len(parsed.tags)


def test_the_model_file_holds_numbers_only_and_is_small() -> None:
    file = resources.files("firsthand.language").joinpath("data/tagger.npz")
    assert len(file.read_bytes()) < 10_000_000
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        assert {arrays[name].dtype.name for name in arrays.files} <= {"int8", "float16", "uint32"}
        assert np.all(np.diff(arrays["keys"].astype(np.int64)) > 0)


def test_scores_of_an_account_see_the_sentence_before() -> None:
    random = np.random.default_rng(5)
    codes = random.integers(-127, 127, (12, CODE)).astype(np.int8)
    marks = np.zeros((12, weights()["join.weight"].shape[0] - CODE), dtype=np.float32)
    sizes, tree = np.array([4, 8]), tree_of(np.arange(12))
    other = codes.copy()
    other[0] = -other[0]
    assert not np.array_equal(judge(codes, marks, sizes, tree)[11], judge(other, marks, sizes, tree)[11])


def test_codes_are_made_only_where_they_are_wanted() -> None:
    cache, text = MemoryCache(), "Orlo Venn said that the barge had sunk."
    assert Parser(coded=False).parse_cached([text], cache)[text].codes == b""
    assert PARSER.parse_cached([text], cache)[text].codes == PARSER.parse([text])[0].codes
    assert Parser(coded=False).parse_cached([text], cache)[text].codes  # what is there is kept
