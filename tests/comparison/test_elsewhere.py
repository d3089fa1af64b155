"""Which account has added words too is told as if every account were looked at."""

from random import Random

from firsthand.comparison.elsewhere import Runs, nowhere
from firsthand.comparison.sides import Side
from tests.comparison.made import account


def side(name: str, text: str) -> Side:
    return Side(account(name, text), (), ())


def test_the_first_account_with_enough_of_the_runs_is_found() -> None:
    rng = Random(5)
    texts = [" ".join(rng.choice("abcd") for _ in range(rng.randint(2, 30))) for _ in range(40)]
    sides = [side(f"d{k}", text) for k, text in enumerate(texts)]
    pile = Runs(sides)
    for _ in range(60):
        words = [rng.choice("abcd") for _ in range(rng.randint(1, 9))]
        asked = list(zip(words, words[1:], words[2:], strict=False))
        least, besides = rng.uniform(0, 1) * len(asked), {f"d{rng.randint(0, 39)}", "d0"}
        looked = (s for s in sides if s.document.id not in besides and sum(t in s.all_threes for t in asked) >= least)
        assert pile.first(asked, least, besides) is next(looked, None)


def test_nobody_has_them_where_there_is_nobody() -> None:
    assert Runs([]).first([("a", "b", "c")], 1.0, ()) is None
    assert nowhere([("a", "b", "c")], 1.0) is None
