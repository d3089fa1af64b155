"""The growing pile is what it says it is, and growth is measured so that it can fail."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.speed.growth import STAGES, Cost, exponent, report
from benchmarks.speed.pile import ACCOUNTS, KINDS, Account, accounts, one_more, write

PILE = list(accounts(2 * ACCOUNTS, 3))


def test_a_pile_is_the_same_for_a_seed_and_begins_like_a_larger_one() -> None:
    assert list(accounts(2 * ACCOUNTS, 3)) == PILE
    assert list(accounts(ACCOUNTS + 5, 3)) == PILE[: ACCOUNTS + 5]
    assert list(accounts(ACCOUNTS, 4)) != PILE[:ACCOUNTS]


def test_a_story_has_every_kind_of_account_and_no_name_twice() -> None:
    story = PILE[:ACCOUNTS]
    for kind, times in KINDS:
        assert sum(account.kind == kind for account in story) == times
    assert len({account.name for account in PILE}) == len(PILE)
    assert len({account.outlet for account in story}) == ACCOUNTS


def runs(account: Account) -> set[tuple[str, ...]]:
    words = account.text.split()
    return {tuple(words[k : k + 8]) for k in range(len(words) - 7)}


def test_copies_share_their_words_others_tell_the_same_in_their_own() -> None:
    first = PILE[0]
    shares = {a.kind: len(runs(a) & runs(first)) / len(runs(a)) for a in reversed(PILE[1:ACCOUNTS])}
    assert shares["reprint"] > 0.9
    assert shares["excerpt"] > 0.9
    assert 0.3 < shares["edited"] < 0.9
    assert shares["rewritten"] < 0.5 < 1
    assert shares["independent"] < 0.5


def test_two_stories_are_told_in_other_words() -> None:
    firsts = [account for account in accounts(8 * ACCOUNTS, 3) if account.kind == "first"]
    alike = [bool(runs(a) & runs(b)) for a, b in combinations(firsts, 2)]
    assert sum(alike) <= 0.1 * len(alike)


def test_one_more_account_is_of_the_first_story_and_new() -> None:
    more = one_more(3)
    assert more.story == 0
    assert more.text not in {account.text for account in PILE}
    assert more.name not in {account.name for account in PILE}


def test_a_pile_is_written_as_lines(tmp_path: Path) -> None:
    write(tmp_path / "pile.jsonl", PILE[:3])
    lines = [json.loads(line) for line in (tmp_path / "pile.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == [account.name for account in PILE[:3]]


def test_the_exponent_is_that_of_the_law() -> None:
    assert exponent([10, 20, 40], [3 * n**1.5 for n in (10, 20, 40)]) == pytest.approx(1.5)


def cost(size: int, law: Callable[[int], float]) -> Cost:
    return Cost(size, size, size, size, {stage: law(size) for stage in STAGES}, 1.0, 1.0, 1.0)


def test_a_case_that_grows_too_fast_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([(cost(n, lambda n: n / 50), cost(1, float)) for n in (1_000, 4_000)])
    assert not report([(cost(n, lambda n: n**1.3 / 50), cost(1, float)) for n in (1_000, 4_000)])
    assert "growth exponent 1.30" in capsys.readouterr().out
