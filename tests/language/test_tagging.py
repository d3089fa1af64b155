"""The trained tagger's parts: tree, codes, labels, spans."""

import itertools
from importlib import resources

import numpy as np
import pytest

from firsthand.language.caching import MemoryCache
from firsthand.language.parser import Parser
from firsthand.language.tagging.decoding import ENOUGH, FOLLOWS, contents_of, paths_of, pieces_of, spans
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


def ways(scores: np.ndarray) -> list[tuple[tuple[int, ...], float]]:
    """Every sequence of labels that may be, with its share."""
    every = [
        way
        for way in itertools.product(range(len(LABELS)), repeat=len(scores))
        if all(FOLLOWS[a, b] for a, b in itertools.pairwise((0, *way)))
    ]
    weights = [float(np.exp(sum(scores[at, label] for at, label in enumerate(way)))) for way in every]
    return [(way, weight / sum(weights)) for way, weight in zip(every, weights, strict=True)]


def random_scores(words: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(scale=1.5, size=(words, len(LABELS))).astype(np.float32)


def test_shares_are_those_of_all_sequences() -> None:
    for words in (1, 2, 5):
        scores = random_scores(words, words)
        expected = np.zeros(scores.shape)
        for way, share in ways(scores):
            expected[range(words), way] += share
        assert np.allclose(paths_of(scores).share, expected)


def test_the_chance_of_a_piece_is_that_of_all_sequences_with_it() -> None:
    scores = random_scores(4, 3)
    found = pieces_of(paths_of(scores), "B-source")
    assert found
    for chance, (begin, end) in found:
        labels = [N["B-source"], *[N["I-source"]] * (end - begin - 1)]
        whole = [s for w, s in ways(scores) if list(w[begin:end]) == labels and (*w, 0)[end] != N["I-source"]]
        assert chance == pytest.approx(sum(whole))


def test_the_chance_of_a_content_counts_its_second_piece() -> None:
    scores = random_scores(5, 8)
    scores[[0, 3, 4], [N["B-content"], N["K-content"], N["I-content"]]] += 4
    found = contents_of(paths_of(scores))
    assert {len(places) for _, places in found} == {1, 2}
    for chance, places in found:
        words = {at for begin, end in places for at in range(begin, end)}
        whole = [s for w, s in ways(scores) if _pieces_at(w, places[0][0]) == words]
        assert chance == pytest.approx(sum(whole), abs=0.01)  # what is rarer than LEAST is left out


def _pieces_at(way: tuple[int, ...], begin: int) -> set[int] | None:
    """The words of the content that begins there, its later pieces as well."""
    if way[begin] != N["B-content"]:
        return None
    behind = [at for at in range(begin + 1, len(way)) if way[at] == N["B-content"]]
    last = behind[0] if behind else len(way)
    return {at for at in range(begin, last) if LABELS[way[at]].endswith("content")}


def test_a_likely_span_is_taken_though_the_best_sequence_lacks_it() -> None:
    scores = np.full((3, len(LABELS)), -20, dtype=np.float32)
    scores[:, N["O"]] = [0, 1.0, 0]
    scores[1, [N["B-source"], N["B-content"]]] = [0.85, -0.3]  # nothing 1 : source 0.86 : content 0.27
    assert spans(scores) == [("source", [1])]


def test_a_content_whose_end_is_in_doubt_is_taken() -> None:
    scores = np.full((9, len(LABELS)), -20, dtype=np.float32)
    scores[:, N["O"]] = 0
    scores[0, N["B-content"]] = 9
    scores[1:4, N["I-content"]] = 9
    scores[4:, N["I-content"]] = 0  # each of the six ends is as likely
    chances = [chance for chance, _ in contents_of(paths_of(scores))]
    assert max(chances) < ENOUGH["content"]
    assert [role for role, _ in spans(scores)] == ["content"]


def test_a_content_of_certain_ends_is_taken_by_its_own_chance() -> None:
    scores = np.full((3, len(LABELS)), -20, dtype=np.float32)
    scores[:, N["O"]] = 0
    for more, expected in ((-0.05, []), (0.05, [("content", [1])])):
        scores[1, N["B-content"]] = np.log(ENOUGH["content"] / (1 - ENOUGH["content"])) + more
        assert spans(scores) == expected


def test_spans_do_not_touch_one_another_and_come_in_order() -> None:
    for seed in range(30):
        found = spans(random_scores(60, seed))
        words = [at for _, span in found for at in span]
        assert len(words) == len(set(words))
        assert [span[0] for _, span in found] == sorted(span[0] for _, span in found)


def test_no_words_have_no_spans() -> None:
    assert spans(np.zeros((0, len(LABELS)), dtype=np.float32)) == []


def test_a_content_that_goes_on_behind_its_speaker_is_one() -> None:
    labels = ["B-content", "I-content", "B-source", "B-cue", "K-content", "I-content", "O", "B-content"]
    scores = np.zeros((len(labels), len(LABELS)), dtype=np.float32)
    scores[range(len(labels)), [N[x] for x in labels]] = 9
    found = [("content", [0, 1, 4, 5]), ("source", [2]), ("cue", [3]), ("content", [7])]
    assert spans(scores) == found
    assert spans(scores * 1000) == found  # nothing runs over


def test_a_long_account_is_gone_through_in_stretches_without_a_seam() -> None:
    scores = np.tile(random_scores(7, 2), (300, 1))
    share = paths_of(scores).share
    assert np.allclose(share[700:707], share[1050:1057])
    assert np.allclose(share.sum(axis=1), 1)


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
