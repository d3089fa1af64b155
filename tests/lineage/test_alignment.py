"""Shared passages: exact on both sides, wherever they stand, and nothing else."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lineage.alignment import GRAM, aligned, candidate_pairs, shared_passages
from firsthand.lineage.words import Vocabulary, body_from
from tests.lineage.made import OTHER, PARAGRAPHS, STORY

words = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"]),
    max_size=80,
)


def bodies(*texts: str):
    vocabulary = Vocabulary()
    return [body_from(str(i), text, [(0, len(text))], vocabulary) for i, text in enumerate(texts)]


def test_offsets_survive_case_width_and_apostrophes():
    (body,) = bodies("Hanoi’s ＡＢＣ—said: “İstanbul” 他说")
    read = [body.text[s:e] for s, e in zip(body.starts, body.ends, strict=True)]
    assert read == ["Hanoi’s", "ＡＢＣ", "said", "İstanbul", "他", "说"]


def test_the_same_text_is_one_passage_from_end_to_end():
    a, b = bodies(STORY, STORY.replace("\n\n", " "))
    (passage,) = shared_passages(a, b)
    assert passage.words == len(a) == len(b)


def test_a_clause_cut_out_leaves_one_passage():
    a, b = bodies(STORY, STORY.replace(" with an office above a bakery and no other known customers", ""))
    (passage,) = shared_passages(a, b)
    assert passage.words == len(b)


def test_paragraphs_in_another_order_are_found_all_the_same():
    a, b = bodies(STORY, "\n\n".join(reversed(PARAGRAPHS)))
    assert sum(p.words for p in shared_passages(a, b)) > 0.95 * len(a)


def test_unrelated_texts_share_nothing():
    a, b = bodies(STORY, OTHER)
    assert shared_passages(a, b) == ()
    assert list(candidate_pairs([a, b])) == []


def test_a_page_that_repeats_one_word_a_hundred_thousand_times_costs_no_more_than_its_length():
    a, b = bodies("buy " * 100_000 + STORY, "buy " * 100_000)
    assert [p.words for p in shared_passages(a, b)] == [100_000]


def test_all_bodies_at_once_share_what_two_of_them_share():
    pile = bodies(STORY, OTHER, "\n\n".join(reversed(PARAGRAPHS)), PARAGRAPHS[0] + OTHER, "")
    found = {(i, j): passages for i, j, passages in aligned(pile)}
    assert found.keys() == set(candidate_pairs(pile)) == {(0, 2), (0, 3), (1, 3), (2, 3)}
    assert all(passages == shared_passages(pile[i], pile[j]) for (i, j), passages in found.items())


def test_a_phrase_that_many_accounts_print_ties_no_two_of_them_by_itself():
    phrase = "no further details were available at the time of writing on Tuesday evening"
    own = [f"{' '.join(f'tale{k}x{n}' for n in range(20))} {phrase}" for k in range(70)]
    told = " ".join(f"word{k}" for k in range(30))
    pairs = {(a, b) for a, b, _ in aligned(bodies(*own, f"{told} {phrase}", f"{phrase} {told}"))}
    assert pairs == {(70, 71)}
    assert len(list(aligned(bodies(*own[:20])))) == 20 * 19 // 2


def test_six_hundred_accounts_of_one_affair_are_laid_beside_each_other():
    texts = [
        f"Own words of account {k} stand here and {k} more. {PARAGRAPHS[k % 7]} Then {k} ended {k} times"
        for k in range(600)
    ]
    assert len(list(aligned(bodies(*texts)))) == sum(i % 7 == j % 7 for j in range(600) for i in range(j))


@given(words, words)
def test_every_run_agrees_word_for_word_and_covers_each_side_once(left, right):
    a, b = bodies(" ".join(left), " ".join(right))
    seen_a, seen_b = np.zeros(len(a), int), np.zeros(len(b), int)
    for passage in shared_passages(a, b):
        for run in passage.runs:
            assert (a.ids[run.a : run.a + run.length] == b.ids[run.b : run.b + run.length]).all()
            seen_a[run.a : run.a + run.length] += 1
            seen_b[run.b : run.b + run.length] += 1
    assert (seen_a <= 1).all()
    assert (seen_b <= 1).all()


@given(words, words)
def test_bodies_that_share_a_run_are_laid_beside_each_other(left, right):
    a, b = bodies(" ".join(left), " ".join(right))
    runs = lambda ws: {tuple(ws[i : i + GRAM]) for i in range(len(ws) - GRAM + 1)}  # noqa: E731
    assert bool(list(aligned([a, b], GRAM))) == bool(runs(left) & runs(right))
