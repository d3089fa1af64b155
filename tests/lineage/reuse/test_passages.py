"""Passages that texts share: found whole, exact in the untouched texts, the same whichever way they are found."""

import ast
import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.lineage.reuse import find_passages, meeting
from firsthand.lineage.reuse import passages as engine
from firsthand.lineage.reuse.compiling import Kernels, _Places
from firsthand.lineage.reuse.postings import REPEATS, arranged, post, sorted_in_memory
from firsthand.lineage.reuse.tokens import Seeds, Tokeniser, seeds_of
from tests.lineage.reuse.made import edited, pile, prose, text

COLUMNS = ("a", "a_start", "a_end", "b", "b_start", "b_end", "words")
STORY = prose(300, "story")


def rows(found):
    return list(zip(*(getattr(found, name).tolist() for name in COLUMNS), strict=True))


def pairs(found):
    return set(zip(found.a.tolist(), found.b.tolist(), strict=True))


@pytest.fixture
def compiled(monkeypatch):
    monkeypatch.setattr(engine, "kernels_for", lambda _: Kernels(compiled=True))


@pytest.fixture
def uncompiled(monkeypatch):
    monkeypatch.setattr(engine, "kernels_for", lambda _: Kernels(compiled=False))


def test_a_reprint_is_one_passage_from_end_to_end():
    found = find_passages([text(STORY), "  " + text(STORY) + "."])
    assert rows(found) == [(0, 0, len(text(STORY)), 1, 2, 2 + len(text(STORY)), 300)]


@pytest.mark.parametrize("share", [0.05, 0.1, 0.15])
def test_an_edited_copy_comes_out_whole(share):
    copy = text(edited(STORY, share, 1))
    found = find_passages([text(STORY), copy])
    assert len(found) <= 2
    assert (found.b_end - found.b_start).sum() > 0.93 * len(copy)
    assert found.words.sum() > (1 - share) * 0.93 * len(STORY)


def test_an_excerpt_is_found_where_it_stands():
    before, after = prose(80, "before"), prose(90, "after")
    whole, excerpt = text(STORY), text(before, STORY[100:170], after)
    ((a, a_start, a_end, b, b_start, b_end, words),) = rows(find_passages([whole, excerpt]))
    assert (a, b, words) == (0, 1, 70)
    assert whole[a_start:a_end] == excerpt[b_start:b_end] == text(STORY[100:170])


def test_a_passage_below_the_least_words_is_none():
    texts = [text(STORY), text(prose(50, 1), STORY[:24], prose(50, 2))]
    assert not len(find_passages(texts, sample=1))
    assert len(find_passages(texts, sample=1, least_words=24)) == 1


def test_unrelated_texts_share_nothing():
    assert not len(find_passages([text(prose(500, k)) for k in range(20)], least_seeds=1, sample=1))


def test_offsets_are_those_of_the_untouched_text_whatever_it_is_given_as():
    plain = "Zoë’s ﬁrst café on the Straße wasn’t open when the 12 harbour men of Łódź came by to look for it again"
    spoiled = "\ufeff«Zoe\u0308's first cafe\u0301 on the STRASSE wasn't open when the 12 har-\nbour men of Łódź\u00ad came by to look for it again»"
    for one, other in [(plain, spoiled), (plain.encode(), spoiled.encode())]:
        found = find_passages([one, other], sample=1, least_seeds=1, least_words=8)
        ((_, a_start, a_end, _, b_start, b_end, words),) = rows(found)
        assert (a_start, a_end, words) == (0, len(plain), 22)
        assert (b_start, b_end) == (spoiled.index("Z"), spoiled.index("»"))


def test_bytes_that_are_no_utf8_are_read_as_a_reader_would_show_them():
    broken = b"\xff\xfe " + text(STORY).encode() + b" \xe2\x82"
    ((*_, b_start, b_end, words),) = rows(find_passages([text(STORY), broken]))
    shown = broken.decode("utf-8", "replace")
    assert (shown[b_start:b_end], words) == (text(STORY), 300)


@pytest.mark.parametrize(
    "hostile", ["", "\0" * 1000, "\ud800" * 1000, "a" * 100_000, "-\n" * 50_000, "\u0301" * 10_000]
)
def test_hostile_texts_are_only_texts(hostile):
    assert pairs(find_passages([hostile, text(STORY), hostile + text(STORY)])) >= {(1, 2)}


def test_a_repeating_page_costs_no_more_than_its_length_and_is_found_all_the_same():
    line = text(prose(30, "line")) + ". "
    found = find_passages([line * 2_000, line * 1_500, text(STORY)])
    assert rows(found) == [(0, 0, len(line) * 1_500 - 2, 1, 0, len(line) * 1_500 - 2, 45_000)]


def test_a_hundred_pages_of_one_word_are_bounded():
    assert len(find_passages(["buy " * 300] * 100, sample=1, least_seeds=1)) == 100 * 99 / 2


def test_compiled_and_uncompiled_kernels_give_the_same_rows(monkeypatch):
    texts = [
        *pile(12, 5),
        "Zoë’s сafé " * 60,
        "他说港口委员会周二投票决定将北码头出租给一家公司租期二十五年" * 2,
        "他说港口委员会周二投票决定将北码头出租给一家公司租期二十五年。",
    ]
    both = []
    for compiled in (False, True):
        monkeypatch.setattr(engine, "kernels_for", lambda _, compiled=compiled: Kernels(compiled=compiled))
        both.append(rows(find_passages(texts)))
    assert both[0] == both[1]
    assert len(both[0]) > 70


def test_what_memory_does_not_hold_is_spilled_with_the_same_rows(tmp_path):
    texts = pile(25, 7)
    spilled = find_passages(texts, memory=10_000, folder=tmp_path)
    assert rows(spilled) == rows(find_passages(texts))
    assert list(tmp_path.iterdir()) == []


def test_another_order_gives_the_same_passages_under_other_numbers():
    texts = pile(10, 9)
    order = list(range(len(texts)))
    random.Random(1).shuffle(order)
    before = find_passages(texts)
    after = find_passages([texts[k] for k in order])
    renamed = {frozenset((order[a], order[b])) for a, b in pairs(after)}
    assert renamed == {frozenset(pair) for pair in pairs(before)}
    assert sorted(after.words.tolist()) == pytest.approx(sorted(before.words.tolist()), abs=3)


def test_a_story_of_many_copies_loses_none_of_its_pairs():
    copies = [text(edited(STORY, 0.05, k)) for k in range(100)]
    excerpts = [text(prose(60, f"x{k}"), STORY[k : k + 120]) for k in range(60)]
    others = [text(prose(200, f"other {k}")) for k in range(100)]
    found = pairs(find_passages([*copies, *others, *excerpts]))
    story = [*range(100), *range(200, 260)]
    assert found == {(a, b) for a in story for b in story if a < b}


def test_an_outlets_footer_is_no_story_and_a_story_with_a_footer_is():
    footer = prose(40, "footer")
    items = [(f"d{k}", "Ledger", text(prose(200, f"d{k}"), footer)) for k in range(100)]
    items += [(f"c{k}", f"Outlet {k}", text(STORY, footer)) for k in range(2)]
    assert pairs(find_passages(items)) == {(100, 101)}
    assert len(pairs(find_passages(items[:20], furniture=True))) == 20 * 19 / 2
    assert pairs(find_passages(items[:20])) == set()


def test_a_wire_story_set_at_the_end_of_many_pages_is_a_story():
    items = [(f"d{k}", f"Outlet {k}", text(prose(100, f"d{k}"), STORY[:150])) for k in range(90)]
    assert len(pairs(find_passages(items))) == 90 * 89 / 2


def test_ids_are_handed_back_and_an_iterator_is_read_once():
    items = (item for item in [("x", None, text(STORY)), ("y", "Post", text(STORY))])
    found = find_passages(items)
    assert (found.ids, found.texts, len(found)) == (("x", "y"), 2, 1)


def test_nothing_in_gives_nothing_out():
    assert len(find_passages([])) == len(find_passages([""])) == len(find_passages(["", ""])) == 0


tokens = st.lists(st.sampled_from("alpha beta gamma delta epsilon zeta eta theta iota kappa".split()), max_size=60)


@settings(deadline=None)
@given(tokens, tokens)
def test_spans_hold_the_words_that_agree(left, right):
    found = find_passages([" ".join(left), " ".join(right)], sample=1, least_seeds=1, least_words=5)
    for _, a_start, a_end, _, b_start, b_end, words in rows(found):
        one, other = " ".join(left)[a_start:a_end].split(), " ".join(right)[b_start:b_end].split()
        assert words <= min(len(one), len(other))
        assert (one[:1], one[-1:]) == (other[:1], other[-1:])
    runs = lambda ws: {tuple(ws[i : i + 5]) for i in range(len(ws) - 4)}  # noqa: E731
    assert bool(len(found)) == bool(runs(left) & runs(right))


def test_a_small_pile_never_imports_numba():
    code = (
        "import sys; from firsthand.lineage.reuse import find_passages; "
        "find_passages(['one two three four five six ' * 40] * 5); sys.exit('numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_kernels_compile_where_no_cache_can_be_written(monkeypatch):
    numba = pytest.importorskip("numba")
    real = numba.njit

    def refusing(*given, **options):
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return real(*given, **options)

    monkeypatch.setattr(numba, "njit", refusing)
    from firsthand.lineage.reuse import compiling

    compiling._compiled.cache_clear()
    table = np.zeros(16, dtype=np.uint8)
    Kernels(compiled=True)("count_twice", np.array([3, 3, 3, 5], np.uint64), np.array([15], np.uint64), table)
    compiling._compiled.cache_clear()
    assert (table[3], table[5]) == (2, 1)


def test_seeds_are_sorted_whole_where_their_high_bits_agree():
    """What is sorted by is the high bits of a hash: seeds that agree in them alone are still told apart."""
    rng = np.random.default_rng(4)
    hashes = (rng.integers(0, 16, 3_000).astype(np.uint64) << np.uint64(60)) | rng.integers(0, 60, 3_000).astype(
        np.uint64
    )
    zeros = np.zeros(len(hashes), dtype=np.uint32)
    given = Seeds(hashes, zeros, zeros)
    naive = np.lexsort((np.arange(len(hashes)), hashes))
    twice = {int(h) for h, n in zip(*np.unique(hashes, return_counts=True), strict=True) if n > 1}
    order = sorted_in_memory(given, Kernels(compiled=False))
    assert (hashes[order][1:] >= hashes[order][:-1]).all()
    assert [k for k in order if int(hashes[k]) in twice] == [k for k in naive if int(hashes[k]) in twice]


def test_lists_of_one_story_stand_together():
    """Lists in order of the first text that holds them: what is met together is read together."""
    texts = [" ".join(f"w{story}x{k}" for k in range(60)) for story in (0, 1, 2, 0, 1, 2)]
    kernels = Kernels(compiled=False)
    words = Tokeniser().words([text.encode() for text in texts], kernels)
    postings = post(seeds_of(words, 1, kernels), kernels)
    begins = np.flatnonzero(np.append(True, postings.lists[1:] != postings.lists[:-1]))
    assert len(begins) == 3 * 56
    assert postings.texts[begins].tolist() == sorted(postings.texts[begins].tolist())


def test_compiled_kernels_count_from_no_end():
    """Every index of every kernel is made unsigned before it is compiled, whatever it is made of."""
    tree = _Places().visit(ast.parse("runs[n - 1, 3] = words[a[i] + step]"))
    assert ast.unparse(tree) == "runs[_place(n - 1), _place(3)] = words[_place(a[_place(i)] + step)]"


@pytest.mark.parametrize("compiled", [False, True])
@given(places=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=60), fresh=st.integers(0, 6))
@settings(deadline=None, max_examples=40)
def test_lists_are_what_stands_in_several_texts(compiled, places, fresh):
    """Against lists made the plain way: their places, who holds them, whom each meets, and each text's own places."""
    places = sorted((text, at, seed) for at, (text, seed) in enumerate(places))
    seeds = Seeds(
        np.array([seed for *_, seed in places], np.uint64),
        np.array([text for text, *_ in places], np.uint32),
        np.array([at for _, at, _ in places], np.uint32),
    )
    kernels = Kernels(compiled=compiled)
    found = post(seeds, kernels)
    postings = arranged(found, 6, kernels, fresh)

    plain = []
    for seed in sorted({s for *_, s in places}, key=lambda seed: next(k for k, p in enumerate(places) if p[2] == seed)):
        here = [(t, a) for t, a, s in places if s == seed]
        often = {t for t, _ in here if sum(t == other for other, _ in here) > REPEATS}
        first = {t: min(a for other, a in here if other == t) for t, _ in here}
        if len(first) > 1:
            plain.append(([(t, a) for t, a in here if t not in often or a == first[t]], len(first)))
    rows = [(k, t, a, n) for k, (here, n) in enumerate(plain) for t, a in here]
    assert (
        list(zip(*(c.tolist() for c in (found.lists, found.texts, found.places, found.holders)), strict=True)) == rows
    )
    for p, (k, t, _, _) in enumerate(rows):
        met = [q for q, (other, u, _, _) in enumerate(rows) if other == k and u > t and u >= fresh]
        assert list(range(postings.onward[p], postings.until[p])) == met
    for t in range(6):
        own = sorted((a, p) for p, (_, u, a, _) in enumerate(rows) if u == t)
        assert postings.slots[postings.slot_bounds[t] : postings.slot_bounds[t + 1]].tolist() == [p for _, p in own]


def test_passages_that_there_is_no_room_for_are_laid_again(monkeypatch, uncompiled):
    texts = pile(6, 3)
    roomy = rows(find_passages(texts))
    monkeypatch.setattr(meeting, "ROOM", 1)
    assert rows(find_passages(texts)) == roomy
    assert len(roomy) > 6
