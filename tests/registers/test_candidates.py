"""Which entries a name is compared with."""

import numpy as np
import pytest

from firsthand.registers.candidates import CANDIDATES, Index, Word, groups


def words(name: str, *meanings: str) -> list[Word]:
    return [Word(groups(word), frozenset(meanings)) for word in name.split()]


NAMES = ("vostelin trading fze", "orlo markus venn", "quell harbour works", *(f"quell{n} harbour" for n in range(30)))


@pytest.mark.parametrize(
    ("name", "entry"),
    [("vostelin trade", 0), ("wostelin trading", 0), ("vosteilntrading", 0), ("venn orlo", 1), ("orlo m venn", 1)],
)
def test_spelling_joining_and_order_do_not_hide_an_entry(name: str, entry: int) -> None:
    assert Index(map(words, NAMES)).candidates(words(name))[0] == entry


def test_a_name_of_nobody_has_none() -> None:
    index = Index(map(words, NAMES))
    assert index.candidates(words("nobody atall")) == []
    assert index.candidates([]) == []
    assert Index([]).candidates(words("venn")) == []


def test_a_shared_meaning_is_the_word_whatever_its_letters() -> None:
    index = Index([words("venn", "Q1"), words("other", "Q2")])
    assert index.candidates(words("\u0432\u0435\u043d\u043d", "Q1")) == [0]


def test_only_kinds_that_are_allowed() -> None:
    index = Index([words("venn"), words("venn")])
    assert index.candidates(words("venn"), np.array([False, True])) == [1]


def test_a_legal_form_alone_is_no_reason() -> None:
    form = Word(groups("fze"), weight=0.3)
    index = Index([[*words("vostelin"), form]])
    assert index.candidates([*words("quell"), form]) == []


def test_no_more_than_so_many() -> None:
    assert len(Index(map(words, NAMES)).candidates(words("quell harbour"))) == CANDIDATES
